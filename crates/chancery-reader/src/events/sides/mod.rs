//! Who acts and on whom, as the parse shows it; who is named and has no part.
//!
//! A predicate has two roles, [`source`] and [`target`]. Who has them stands in the slots of its pattern
//! ([`slots`]), or is whose the noun there is ([`owners`]); the two may stand the other way round
//! ([`turned`]), or further away ([`elsewhere`]). No part have those of whom an act only tells
//! ([`about`]), those who suffer it ([`sufferers`]), those who stand beside it ([`asides`]), and
//! [`buildings`].

pub(super) mod about;
pub(super) mod asides;
pub(super) mod buildings;
mod elsewhere;
mod owners;
mod slots;
pub(super) mod source;
pub(super) mod sufferers;
mod target;
mod turned;

use chancery_lexicon::events::{Entry, Events, Slot};
use chancery_record::{ActorId, ActorKind, EventType, Sector};
use chancery_text::{Annotated, TokenId};

use super::predicates::{self, Form, Predicate};
use crate::actors::Cast;

/// A predicate in its text, with whoever is named there.
pub(super) struct Look<'a> {
    /// The text.
    pub annotated: &'a Annotated,
    /// Who is named where.
    pub cast: &'a Cast,
    /// The words that carry the event.
    pub predicate: &'a Predicate,
}

impl Look<'_> {
    /// Whether an actor belongs to the country of one of the others.
    pub(super) fn is_own(&self, others: &[ActorId], id: ActorId) -> bool {
        self.cast.is_own(others, &[id])
    }

    /// Whether an actor is the state that another acts for.
    pub(super) fn is_own_state(&self, others: &[ActorId], id: ActorId) -> bool {
        let actor = self.cast.actor(id);
        let acts = |other: &ActorId| {
            let other = self.cast.actor(*other);
            !actor.country.is_empty()
                && other.country == actor.country
                && (other.kind == ActorKind::State || other.sectors.contains(&Sector::Gov))
        };
        actor.kind == ActorKind::State && others.iter().any(acts)
    }
}

/// Actors found for a role.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    /// Who.
    pub ids: Vec<ActorId>,
    /// How far below the slot: 0 is the slot itself.
    pub depth: u8,
}

impl Found {
    /// Some actors at a depth; none if nobody is there.
    pub(super) fn some(ids: Vec<ActorId>, depth: u8) -> Option<Found> {
        (!ids.is_empty()).then_some(Found { ids, depth })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Itself, or what another way finds where it names nobody. A way that does not apply, or that has
    /// nothing to tell, is none; one that looked further away in vain tells so by its depth.
    pub(super) fn or(self, other: impl FnOnce() -> Option<Found>) -> Found {
        if self.is_empty() {
            other().unwrap_or(self)
        } else {
            self
        }
    }
}

impl From<(Vec<ActorId>, u8)> for Found {
    fn from((ids, depth): (Vec<ActorId>, u8)) -> Found {
        Found { ids, depth }
    }
}

/// A predicate with its entry, where its roles are looked for.
pub(super) struct Roles<'a> {
    pub events: &'a Events,
    pub entry: &'a Entry,
    pub predicate: &'a Predicate,
    pub look: Look<'a>,
}

impl<'a> Roles<'a> {
    pub(super) fn of(
        events: &'a Events,
        annotated: &'a Annotated,
        cast: &'a Cast,
        predicate: &'a Predicate,
    ) -> Roles<'a> {
        Roles {
            events,
            entry: &events.entries[predicate.entry as usize],
            predicate,
            look: Look {
                annotated,
                cast,
                predicate,
            },
        }
    }

    pub(super) fn source_slots(&self) -> &'a [Slot] {
        match self.predicate.form {
            Form::Noun => &self.entry.noun_source,
            _ => &self.entry.source,
        }
    }

    pub(super) fn target_slots(&self) -> &'a [Slot] {
        match self.predicate.form {
            Form::Noun => &self.entry.noun_target,
            _ => &self.entry.target,
        }
    }

    /// The verb that carries a noun: ***carried out** a bombing*.
    pub(super) fn light_verb(&self) -> Option<TokenId> {
        self.predicate
            .light
            .filter(|_| self.predicate.form == Form::Noun)
    }

    /// Whether the subject of a light verb undergoes the noun: *Chile **drew** criticism*.
    pub(super) fn is_reversed(&self, light: TokenId) -> bool {
        predicates::is_reversed(self.look.annotated, light)
    }

    /// The two of a deed that stand the other way round, or apart: *his expulsion **by Chile***. Of
    /// violence only where they name a state, or nobody else does: *ten died in its war **against Chile***.
    pub(super) fn turned(&self, source: Found, target: Found) -> (Found, Found) {
        if self.predicate.form == Form::Adjective {
            return (source, target);
        }
        match self.look.given(self.events, self.entry.kind) {
            Some((by, whom))
                if self.entry.kind != Some(EventType::Assault)
                    || self.has_country(&whom)
                    || !self.has_country(&target.ids) =>
            {
                (Found::from((by, 0)), Found::from((whom, 0)))
            }
            _ => (source, target),
        }
    }

    pub(super) fn has_country(&self, ids: &[ActorId]) -> bool {
        let country = |&id: &ActorId| &self.look.cast.actor(id).country;
        ids.iter().any(|id| !country(id).is_empty())
    }
}
