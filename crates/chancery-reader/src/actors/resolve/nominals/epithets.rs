//! What else somebody is called who has just been named.
//!
//! > Ana Lu came late. **The tycoon** declined to say why.
//!
//! Leaves alone: "Ana Lu of Oz met Bo Chen. *The tycoon* left", where it may be either, "*a* tycoon", "the
//! *Ibian* tycoon".

use chancery_lexicon::actors::Gender;
use chancery_record::{ActorId, ActorKind, MentionForm};
use chancery_text::Dep;

use crate::actors::phrase::{Determiner, Phrase};
use crate::actors::resolve::{Found, Reader};

/// How many sentences back somebody is still in mind.
const SENTENCES: u32 = 3;

impl Reader<'_, '_> {
    /// The one person named in the nearest sentence that names any, whom a noun takes up that only
    /// tells more of him.
    pub(super) fn by_epithet(&self, phrase: &Phrase, role: u32, country: &str) -> Option<Found> {
        let data = self.stage.role(role);
        let word = data.name.rsplit(' ').next()?;
        let doc = self.stage.doc;
        let token = doc.token(phrase.head);
        let may = phrase.determiner == Determiner::Definite
            && !phrase.plural
            && phrase.owner.is_none()
            && matches!(token.dep, Dep::nsubj | Dep::nsubjpass)
            && self.stage.lexicon.epithets.contains(word);
        if !may {
            return None;
        }
        let mut nearest: Option<(u32, ActorId)> = None;
        for candidate in self.focus.latest().filter(|candidate| !candidate.quoted) {
            let is_near = candidate.sentence + SENTENCES >= token.sentence;
            let mut people = candidate.actors.iter().copied().filter(|&actor| {
                self.stage.actor(actor).kind == ActorKind::Person
                    && self.stage.by_name.contains(&actor)
                    && self.is_same_gender(actor, data.gender)
            });
            let Some(actor) = people.next().filter(|_| is_near) else {
                continue;
            };
            // *Ana Lu met Bo Chen*: it may be either.
            let is_beside = nearest
                .is_some_and(|(sentence, other)| sentence == candidate.sentence && other != actor);
            if candidate.sentence == token.sentence || is_beside || people.next().is_some() {
                return None;
            }
            nearest = nearest.or(Some((candidate.sentence, actor)));
        }
        let (_, actor) = nearest?;
        let of = self.stage.actor(actor).country.as_str();
        let fits = country.is_empty() || of.is_empty() || of == country;
        let note = "the one person named before";
        fits.then(|| Found::one(actor, MentionForm::Nominal, note, 0.7))
    }

    fn is_same_gender(&self, actor: ActorId, gender: Option<Gender>) -> bool {
        let known = self.stage.facts[actor.index()].gender;
        gender.is_none() || known.is_none() || gender == known
    }
}
