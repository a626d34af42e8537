//! Headline and lead: a bare noun in them is named or told of more fully in what follows.
//!
//! > **Ministry** denies report. — **A senior official** said … *Ana Lu, head of the Grain Office,
//! > told …*

use chancery_record::{ActorId, ActorKind};

use crate::actors::names::told::told;
use crate::actors::phrase::{Determiner, Phrase};
use crate::actors::resolve::Reader;
use crate::actors::resolve::focus::Place;

/// How many sentences of the body are searched for the fuller words of a headline's noun.
const LEAD: usize = 6;

impl Reader<'_, '_> {
    /// The words with which the body tells whose a headline's bare noun is: ***Ministry** denies
    /// report. **Freedonia's grain ministry** denied …*
    pub(super) fn as_in_body(&self, phrase: &Phrase) -> Option<Phrase> {
        let doc = self.stage.doc;
        let bare = phrase.owner.is_none() && phrase.modifier.is_none();
        if !bare || !doc.in_title(doc.token(phrase.head).sentence as usize) {
            return None;
        }
        let body = (0..doc.sentences.len()).find(|&sentence| !doc.in_title(sentence))?;
        let (role, plural) = phrase.role?;
        let name = &self.stage.role(role).name;
        self.stage
            .phrases
            .iter()
            .filter(|other| {
                (body..body + LEAD).contains(&(doc.token(other.head).sentence as usize))
            })
            .find(|other| {
                let told = other.owner.is_some()
                    || other.modifier.is_some()
                    || self.stage.apposed.contains_key(&other.head);
                let same = other.role.is_some_and(|(other, also)| {
                    let other = self.stage.role(other);
                    also == plural && (other.name == *name || other.broader.contains(name))
                });
                let whole = other.determiner != Determiner::Indefinite;
                same && told && whole && other.name.is_none()
            })
            .cloned()
    }

    /// The one person whom the report names after its lead spoke of ***a Freedonian spokesman***.
    pub(super) fn named_later(&self, phrase: &Phrase) -> Option<ActorId> {
        let doc = self.stage.doc;
        let (role, plural) = phrase.role?;
        let sentence = doc.token(phrase.head).sentence as usize;
        let body = (0..doc.sentences.len()).find(|&sentence| !doc.in_title(sentence))?;
        let lead = sentence < body + 2;
        let indefinite = phrase.determiner == Determiner::Indefinite;
        if !lead || !indefinite || plural || !self.stage.is_personal(role) {
            return None;
        }
        let country = told(self.stage, phrase, 0).0;
        let name = &self.stage.role(role).name;
        let mut holders = (0..self.stage.phrases.len()).filter_map(|at| {
            let other = &self.stage.phrases[at];
            let later = doc.token(other.head).sentence as usize;
            let speaks = |head| self.place(head) == Place::Speaker;
            let next = later == sentence + 1 && speaks(other.head) && speaks(phrase.head);
            let actor = self.stage.named[at].filter(|_| other.name.is_some())?;
            let person = self.stage.actor(actor);
            let same = self.stage.facts[actor.index()].roles.iter().any(|&role| {
                let role = self.stage.role(role);
                role.name == *name || role.broader.contains(name)
            });
            let known = !country.is_empty() && person.country == country;
            let local = person.country == self.stage.home;
            let open = person.country.is_empty() || country.is_empty() && local;
            // "A senior official said … Ana Lu, head of the Grain Office, told …"
            let leads = matches!(
                person.office.as_str(),
                "president" | "prime minister" | "king" | "queen" | "chancellor"
            );
            let speaks_for_others = name.starts_with("spokes") || name == "representative";
            let told = next
                && !person.office.is_empty()
                && !leads
                && !speaks_for_others
                && (known || open);
            let fits = person.kind == ActorKind::Person
                && (sentence + 1..sentence + LEAD).contains(&later);
            let fits = fits && !self.is_beside(phrase.head, actor);
            (fits && (same && known || told)).then_some(actor)
        });
        let first = holders.next()?;
        holders.all(|other| other == first).then_some(first)
    }
}
