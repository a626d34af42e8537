//! What the rules make of a candidate: its type, its sides, how sure that is.
//!
//! > Peru **will not meet** Chile: a REJECT of Peru's against Chile, and it is done. Peru held **talks**,
//! > nobody knows with whom: no event.

use chancery_record::{Actor, ActorId, ActorKind, EventType, Status};

use super::{Candidate, confidence, duties};
use crate::events::page::Page;
use crate::events::predicates::Form;

/// What the rules make of a candidate.
pub(in crate::events) struct Sided {
    pub(in crate::events) kind: EventType,
    pub(in crate::events) status: Status,
    pub(in crate::events) source: Vec<ActorId>,
    pub(in crate::events) target: Vec<ActorId>,
    pub(in crate::events) confidence: f32,
}

impl Page<'_> {
    /// What the rules make of a candidate; none if they see no event.
    pub(in crate::events) fn ruled(&self, candidate: &Candidate) -> Option<Sided> {
        let events = &self.lexicon.events;
        let entry = &events.entries[candidate.predicate.entry as usize];
        if entry.name == duties::ENTRY {
            return self.asked(candidate);
        }
        let mut status = candidate.status;
        let kind = self.refused(candidate, entry.kind?, &mut status)?;
        let (source, target) = self.sides(candidate, entry, kind)?;
        let kind = self.to_ally(candidate, kind, &source, &target);
        let features = confidence::Features {
            kind,
            status,
            both: !target.is_empty() || source.len() > 1,
            is_deep: candidate.source_depth > 0
                || candidate.target_depth > 0
                || candidate.predicate.form == Form::Noun,
            n_words: candidate.predicate.words.len(),
            is_own: !target.is_empty() && self.cast.is_own(&source, &target),
            is_vague: is_vague(self.cast.actor(source[0])),
            depth: candidate.source_depth.min(2)
                + candidate.target_depth.min(2)
                + u8::from(candidate.predicate.form == Form::Noun)
                + u8::from(entry.weak),
        };
        (!features.is_too_faint()).then(|| Sided {
            kind,
            status,
            source,
            target,
            confidence: confidence::of(&features),
        })
    }
}

/// Whether an actor is some people or other; *the authorities* of a state are its government.
fn is_vague(actor: &Actor) -> bool {
    let is_crowd = matches!(actor.kind, ActorKind::Group | ActorKind::People);
    let rules = !actor.country.is_empty() && actor.name.to_lowercase().contains("authorities");
    is_crowd && !rules
}
