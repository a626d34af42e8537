//! Nouns that take up somebody named or described before: *the minister*, *the source*, *the paper*.
//!
//! > A guard spokesman said … **The source** added … **The Harbour Times** said … **The paper** …

use chancery_record::{ActorId, ActorKind, MentionForm, Sector};
use chancery_text::{Dep, TokenId};

use crate::actors::phrase::crowds::is_count;
use crate::actors::phrase::{Determiner, Phrase};
use crate::actors::resolve::focus::{Candidate, Place};
use crate::actors::resolve::{Found, Reader};
use chancery_lexicon::actors::RoleKind;

impl Reader<'_, '_> {
    /// Whether a noun can take up an actor again.
    pub(in crate::actors::resolve) fn takes_up(
        &self,
        actor: ActorId,
        noun: u32,
        exact: bool,
    ) -> bool {
        let facts = &self.stage.facts[actor.index()];
        let name = self.stage.role(noun).name.as_str();
        if self.is_rebels_force(actor, noun) {
            return false;
        }
        facts.roles.iter().any(|&role| {
            role == noun || {
                let role = self.stage.role(role);
                // "leader of the revolution" is exactly a leader, "military source" a source.
                let starts = role.name.strip_prefix(name);
                let ends = role.name.strip_suffix(name);
                let same = starts.is_some_and(|rest| rest.starts_with(" of "))
                    || ends.is_some_and(|rest| rest.ends_with(' '))
                        && matches!(name, "source" | "official");
                same || !exact && role.broader.iter().any(|broader| broader == name)
            }
        })
    }

    /// *The army* is not the rebels', whatever they call themselves: *the Army of Liberation*.
    pub(super) fn is_rebels_force(&self, actor: ActorId, noun: u32) -> bool {
        let is_any =
            |sectors: &[Sector], of: [Sector; 2]| of.iter().any(|one| sectors.contains(one));
        is_any(&self.stage.role(noun).sectors, [Sector::Mil, Sector::Cop])
            && is_any(&self.stage.actor(actor).sectors, [Sector::Reb, Sector::Uaf])
    }

    /// Whether the text has called somebody by that title.
    fn is_called(&self, actor: ActorId, role: u32) -> bool {
        self.mentions.iter().any(|mention| {
            let phrase = self.stage.phrase(mention.head);
            mention.actors[..] == [actor]
                && phrase.is_some_and(|phrase| phrase.role.is_some_and(|(own, _)| own == role))
        })
    }

    /// *the president*, *the guerrillas*: somebody named or described before.
    pub(super) fn again(
        &mut self,
        phrase: &Phrase,
        role: u32,
        plural: bool,
        country: &str,
        sectors: &[Sector],
    ) -> Option<Found> {
        if phrase.determiner == Determiner::Indefinite
            || (phrase.determiner == Determiner::Bare
                && !plural
                && !self.stage.is_capital(phrase.head))
        {
            return None;
        }
        // *Dozens* are not the *thousands* of before.
        if is_count(self.stage.doc.lemma(phrase.head)) {
            return None;
        }
        let data = self.stage.role(role);
        let kind = data.kind.actor(plural);
        let stage = &*self.stage;
        let told = if plural && phrase.determiner == Determiner::Bare {
            self.marks(phrase)
        } else {
            Vec::new()
        };
        // "the Front's leader": no minister, though of the same country.
        let of_body = |entry: u32| stage.entry(entry).kind != ActorKind::State;
        let of_body = phrase.modifier.is_some_and(|(entry, _)| of_body(entry));
        let fits = |actor: ActorId, exact: bool| {
            let other = stage.actor(actor);
            let disjoint = !sectors.iter().any(|sector| other.sectors.contains(sector));
            if of_body && disjoint && !sectors.is_empty() && !other.sectors.is_empty() {
                return false;
            }
            // "Two African officials" after "six Indian diplomats": others.
            let name = other.name.to_lowercase();
            if !told.is_empty() && !told.iter().any(|&word| name.contains(word)) {
                return false;
            }
            if self.is_beside(phrase.head, actor) {
                return false;
            }
            let facts = &stage.facts[actor.index()];
            let person = other.kind == ActorKind::Person;
            person == (kind == ActorKind::Person)
                && facts.plural
                    == (data.collective
                        || data.kind == RoleKind::People
                        || plural && kind != ActorKind::Organization)
                && (country.is_empty() || other.country.is_empty() || other.country == country)
                && (data.gender.is_none() || facts.gender.is_none() || data.gender == facts.gender)
                && self.takes_up(actor, role, exact)
        };
        let latest = |fits: &dyn Fn(ActorId) -> bool| {
            self.focus
                .latest()
                .find_map(|candidate| match candidate.actors[..] {
                    [actor] if fits(actor) => Some(actor),
                    _ => None,
                })
        };
        // *President Ode* before *Bo Chen*, who is one as well but is not called so.
        let is_office = data.kind == RoleKind::Office;
        let is_called = |actor: ActorId| fits(actor, true) && self.is_called(actor, role);
        let called = latest(&|actor| is_office && is_called(actor));
        for exact in [true, false] {
            let found = called.or_else(|| latest(&|actor| fits(actor, exact)));
            let found = found.or_else(|| {
                let held = self.holders.get(data.name.as_str())?;
                held.iter().copied().find(|&actor| fits(actor, exact))
            });
            if let Some(actor) = found {
                let note = if exact {
                    "same office or noun"
                } else {
                    "wider noun"
                };
                let confidence = if exact { 0.85 } else { 0.7 };
                return Some(Found::one(actor, MentionForm::Nominal, note, confidence));
            }
        }
        self.same_trade(phrase, role, plural, country)
    }

    /// Adjectives and numbers before a noun that tell whom it names from others of that noun: *two
    /// **African** officials*.
    fn marks(&self, phrase: &Phrase) -> Vec<&str> {
        let doc = self.stage.doc;
        let noun = self
            .stage
            .hit(phrase.head)
            .map_or(phrase.head, |hit| hit.start);
        let tells = |&at: &TokenId| {
            let token = doc.token(at);
            token.head == phrase.head
                && matches!(token.dep, Dep::amod | Dep::nummod | Dep::compound)
        };
        (phrase.start..noun.min(phrase.head))
            .filter(tells)
            .map(|at| doc.lower(at))
            .collect()
    }

    /// *the source*, after *a guard spokesman said*; *the bankers*, after *banking sources said*:
    /// who spoke last, if of that trade.
    pub(super) fn same_trade(
        &self,
        phrase: &Phrase,
        role: u32,
        plural: bool,
        country: &str,
    ) -> Option<Found> {
        let data = self.stage.role(role);
        if phrase.determiner != Determiner::Definite || !self.stage.is_personal(role) {
            return None;
        }
        let source = data.name == "source" || data.broader.iter().any(|name| name == "source");
        let here = self.stage.doc.token(phrase.head).sentence;
        let fits = |candidate: &&Candidate| {
            let &[actor] = &candidate.actors[..] else {
                return false;
            };
            let other = self.stage.actor(actor);
            let person = other.kind == ActorKind::Person;
            let unnamed = !self.stage.by_name.contains(&actor);
            let spoke = candidate.place == Place::Speaker && candidate.sentence + 4 > here;
            let many = self.stage.facts[actor.index()].plural;
            let trade = data
                .sectors
                .iter()
                .any(|sector| other.sectors.contains(sector));
            let several = plural && many && (trade || source);
            let one = !plural && person && source;
            spoke
                && unnamed
                && (one || several && !matches!(other.kind, ActorKind::People))
                && (country.is_empty() || other.country == country)
        };
        let actor = self.focus.latest().find(fits)?.actors[0];
        let note = "who spoke last";
        Some(Found::one(actor, MentionForm::Nominal, note, 0.65))
    }

    /// *the paper*, after *the Harbour Times*: the outlet that was named last.
    pub(super) fn named_outlet(&self, phrase: &Phrase, role: u32, plural: bool) -> Option<ActorId> {
        let is_outlet = self.stage.role(role).kind == RoleKind::Outlet;
        if !is_outlet || plural || phrase.determiner != Determiner::Definite {
            return None;
        }
        // *The website*: what has the name of one, *Oodnews.com*.
        let is_on_web = |name: &str| {
            let end = name.rsplit_once('.').map_or("", |(_, end)| end);
            (2..=4).contains(&end.len()) && end.chars().all(char::is_lowercase)
        };
        if matches!(self.stage.role(role).name.as_str(), "website" | "site") {
            let mut before = self
                .focus
                .latest()
                .flat_map(|one| one.actors.iter().copied());
            let named = before.find(|&actor| is_on_web(&self.stage.actor(actor).name));
            if named.is_some() {
                return named;
            }
        }
        self.focus
            .latest()
            .find_map(|candidate| match candidate.actors[..] {
                [actor]
                    if self.stage.actor(actor).kind == ActorKind::Outlet
                        && self.stage.by_name.contains(&actor) =>
                {
                    Some(actor)
                }
                _ => None,
            })
    }
}
