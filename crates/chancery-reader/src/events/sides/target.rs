//! Who undergoes what a predicate tells, or whom it is said to.
//!
//! > Peru bombed **Chile**. The bombing **of Chile**. Peru expelled the **Chilean** ambassador. Peru freed
//! > **the hostages**. Peru vetoed **Chile's** draft. Peru pledged to help **Chile**. Peru seized a
//! > **Chilean** tanker. Raids **on Chile** killed nine.
//!
//! Leaves alone: adopted a law that bans **Peru's** goods, voiced **our** concern, condemned the attack
//! on **Chile**.

use chancery_lexicon::events::Slot;
use chancery_record::{ActorId, ActorKind, EventType};
use chancery_text::{Dep, Pos};

use super::source::Source;
use super::{Found, Roles, about};
use crate::events::predicates::Form;
use crate::grammar;

impl Roles<'_> {
    /// On whom somebody acts, by the first way that names somebody.
    pub(in crate::events) fn target(&self, source: &Source) -> Found {
        let by = &source.found.ids[..];
        let mut found = (self.sent(by))
            .unwrap_or_else(|| self.look.fill(self.target_slots(), by).into())
            .or(|| self.faced(by))
            .or(|| self.met_by_light_verb())
            .or(|| self.undergoing(by))
            .or(|| self.owners_of_object(by))
            .or(|| self.sharing(by))
            .or(|| self.beside(by));
        if source.inherited && found.ids.iter().all(|&id| self.look.is_own(by, id)) {
            found.ids.clear();
        }
        found
            .or(|| self.asked(by))
            .or(|| self.below(by))
            .or(|| self.conditioned())
            .or(|| self.imposed_on())
    }

    /// Whom else a deed of violence hits, and who has no part in it: what is looked at last.
    pub(in crate::events) fn settle_target(&self, by: &[ActorId], found: Found) -> Found {
        let (annotated, cast) = (self.look.annotated, self.look.cast);
        let mut found = found.or(|| self.defended());
        found.ids.retain(|id| !by.contains(id));
        if let Some(kind) = self.entry.kind {
            let parts = about::parts(annotated, self.predicate, kind);
            about::leave(annotated, cast, &parts, self.predicate.head, &mut found.ids);
        }
        if let Some(hit) = self.hit_by_raid(&found.ids) {
            found.ids = hit;
        }
        found.or(|| self.owners_of_seized(by))
    }

    fn is_verb_of(&self, kinds: &[EventType]) -> bool {
        self.predicate.form == Form::Verb
            && self.entry.kind.is_some_and(|kind| kinds.contains(&kind))
    }

    /// *Expelled the **French** ambassador to the country*: not the country.
    fn sent(&self, by: &[ActorId]) -> Option<Found> {
        let cast = self.look.cast;
        let envoy = (self.predicate.noun)
            .filter(|_| self.is_verb_of(&[EventType::Sanction, EventType::Accuse]))?;
        let is_sent = cast.at(envoy).iter().any(|&id| {
            let actor = cast.actor(id);
            actor.kind == ActorKind::Person
                && !actor.country.is_empty()
                && !self.look.is_own(by, id)
        });
        let mut whose = if is_sent {
            self.look.owners(envoy, 1)
        } else {
            Vec::new()
        };
        whose.retain(|&id| !by.contains(&id) && !self.look.is_own(by, id));
        Found::some(whose, 0)
    }

    /// Who stands under the preposition that the pattern names: *is critical **of Chile***.
    fn faced(&self, by: &[ActorId]) -> Option<Found> {
        let annotated = self.look.annotated;
        let preposition = self.predicate.toward.filter(|&preposition| {
            self.predicate.form == Form::Adjective
                || !grammar::is_passive(annotated, self.predicate.head)
                || annotated.lower(preposition) != "by"
        })?;
        let (mut ids, depth) = self.look.actors(annotated.child(preposition, Dep::pobj)?);
        ids.retain(|id| !by.contains(id));
        Some(Found { ids, depth })
    }

    /// *Gave a warning **to Chile***, ***Chile** drew criticism from Peru*.
    fn met_by_light_verb(&self) -> Option<Found> {
        let verb = self.light_verb()?;
        let found = if self.is_reversed(verb) {
            self.look.fill_at(verb, &[Slot::Subject])
        } else {
            self.look.fill_at(verb, self.target_slots())
        };
        Some(found.into())
    }

    /// *Freed the **hostages***, *fought **smugglers***, *banned **the opposition party***: the pattern's
    /// noun is who undergoes it.
    fn undergoing(&self, by: &[ActorId]) -> Option<Found> {
        let (annotated, cast) = (self.look.annotated, self.look.cast);
        // Whom a state frees, bans or jails may be its own.
        let at_home = self.entry.mode == "release"
            || matches!(
                self.entry.kind,
                Some(EventType::Coerce | EventType::Assault)
            );
        let joins = self.entry.kind == Some(EventType::Cooperate)
            && annotated.lemma(self.predicate.head) == "join";
        let is_verb = self.predicate.form == Form::Verb;
        let noun = (self.predicate.noun)
            .filter(|&noun| is_verb && (at_home || joins) && annotated.lemma(noun) != "force")?;
        let is_other = |id| at_home && cast.actor(id).kind != ActorKind::State;
        let mut ids = cast.at(noun).to_vec();
        ids.retain(|&id| !by.contains(&id) && (is_other(id) || !self.look.is_own(by, id)));
        Found::some(ids, 0)
    }

    /// *Called **Peru's charges** nonsense*, *sees it as **Peru's failure***, *vetoed **France's** draft*;
    /// not *voiced **our** concern*, *conveyed **Peru's** anger*.
    fn owners_of_object(&self, by: &[ActorId]) -> Option<Found> {
        use EventType::{Accuse, Reject, Sanction, Support};
        let annotated = self.look.annotated;
        let head = self.predicate.head;
        let kind = self.entry.kind;
        let noun = (self.predicate.noun)
            .or_else(|| {
                let mut words = self.predicate.words.iter().copied();
                words.find(|&word| word != head && annotated.token(word).pos == Pos::NOUN)
            })
            .filter(|_| self.is_verb_of(&[Reject, Sanction, Accuse, Support]))?;
        let noun = match grammar::object(annotated, head) {
            Some(object) if kind == Some(Accuse) && object < noun => object,
            _ => noun,
        };
        let is_felt = self.events.in_class("felt", annotated.lemma(noun));
        let mut whose = if kind == Some(Reject) || !is_felt {
            self.look.owners(noun, 1)
        } else {
            Vec::new()
        };
        if whose.is_empty() {
            whose = self.look.before(noun);
        }
        let by_pronoun = annotated
            .children_by(noun, Dep::poss)
            .any(|owner| annotated.token(owner).pos == Pos::PRON);
        whose.retain(|&id| !(by.contains(&id) || by_pronoun && self.look.is_own(by, id)));
        Some((whose, 1).into())
    }

    /// *Peru threatened and bombed **Chile***: the object of the verb joined to it.
    fn sharing(&self, by: &[ActorId]) -> Option<Found> {
        use EventType::{Accuse, Reject, Threaten};
        if !self.is_verb_of(&[Threaten, Accuse, Reject]) {
            return None;
        }
        Found::some(self.look.shared(by), 0)
    }

    fn beside(&self, by: &[ActorId]) -> Option<Found> {
        let (kind, slots) = (self.entry.kind, self.target_slots());
        (self.predicate.form == Form::Noun).then(|| self.look.beside(kind, slots, by).into())
    }

    fn asked(&self, by: &[ActorId]) -> Option<Found> {
        if self.entry.kind != Some(EventType::Request) {
            return None;
        }
        Found::some(self.look.asked(by), 0)
    }

    /// *Pledged to help **Chile***; not *adopted a **law** banning Peru's goods*, where the law is adopted,
    /// nor *demanded steps to protect **its citizens***, who are not asked.
    fn below(&self, by: &[ActorId]) -> Option<Found> {
        let kind = self.entry.kind;
        let is_law = kind == Some(EventType::Support)
            && (self.predicate.noun)
                .is_some_and(|noun| grammar::is_written(self.look.annotated, noun));
        if kind == Some(EventType::Consult) || is_law {
            return None;
        }
        let (mut ids, depth) = self.look.below(by);
        if matches!(kind, Some(EventType::Request | EventType::Agree)) {
            ids.retain(|&id| !self.look.is_own(by, id));
        }
        Some(Found { ids, depth })
    }

    fn conditioned(&self) -> Option<Found> {
        if self.entry.kind != Some(EventType::Threaten) {
            return None;
        }
        Found::some(self.look.conditioned(), 0)
    }

    fn imposed_on(&self) -> Option<Found> {
        Found::some(self.look.imposed_on(self.predicate.noun?), 0)
    }

    fn defended(&self) -> Option<Found> {
        let is_violence = self.entry.kind == Some(EventType::Assault);
        if self.predicate.form != Form::Noun || !is_violence {
            return None;
        }
        Found::some(self.look.defended(), 1)
    }

    /// *Raids **on Chile** killed nine people*: on Chile.
    fn hit_by_raid(&self, found: &[ActorId]) -> Option<Vec<ActorId>> {
        if !self.is_verb_of(&[EventType::Assault]) || self.has_country(found) {
            return None;
        }
        let raid = grammar::subject(self.look.annotated, self.predicate.head)
            .filter(|raid| self.predicate.words.contains(raid))?;
        let on =
            ["on", "against"].map(|word| self.look.plain_tokens(raid, &Slot::Prep(word.into())));
        let mut hit = on.concat().into_iter().map(|noun| self.look.actors(noun).0);
        hit.find(|hit| self.has_country(hit))
    }

    /// *Seized a **Greek** tanker*, *bombed **Peru's** port*.
    fn owners_of_seized(&self, by: &[ActorId]) -> Option<Found> {
        let annotated = self.look.annotated;
        let head = self.predicate.head;
        let noun = (self.predicate.noun)
            .filter(|&noun| {
                annotated.token(noun).dep == Dep::dobj && annotated.head(noun) == Some(head)
            })
            .filter(|_| self.is_verb_of(&[EventType::Coerce, EventType::Assault]))?;
        let mut whose = self.look.before(noun);
        if whose.is_empty() {
            whose = self.look.owners(noun, 1);
        }
        whose.retain(|&id| !by.contains(&id) && !self.look.is_own(by, id));
        Found::some(whose, 1)
    }
}
