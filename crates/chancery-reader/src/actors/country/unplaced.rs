//! Texts about places that no lexicon has: a state that was founded since, one long gone, an island.
//!
//! > The government of **Karsova** said that **its army** held the bridge. The **Highland Assembly** denied it.

use chancery_record::{ActorId, ActorKind, Sector};

use crate::actors::Cast;

/// How often those must be named at least: one unknown body makes no unknown place.
const LEAST: u32 = 6;

/// Whether most who act for some country act for none that is known.
pub(in crate::actors) fn is_unplaced(cast: &Cast) -> bool {
    let (mut known, mut unknown) = (0, 0);
    for &id in cast.mentions.iter().flat_map(|mention| &mention.actors) {
        known += u32::from(cast.actor(id).country.len() == 3);
        unknown += u32::from(cast.may_act_for_one(id));
    }
    unknown >= LEAST && unknown > known
}

impl Cast {
    /// Whether somebody of no known country is such as act for one: a state, those in office, in arms
    /// or in a party, a body of which no more is known than its name.
    pub(crate) fn may_act_for_one(&self, id: ActorId) -> bool {
        let actor = self.actor(id);
        let is_of_state = || {
            actor.sectors.iter().any(|sector| {
                matches!(
                    sector,
                    Sector::Gov
                        | Sector::Mil
                        | Sector::Reb
                        | Sector::Opp
                        | Sector::Pty
                        | Sector::Leg
                        | Sector::Spy
                        | Sector::Uaf
                        | Sector::Prm
                )
            })
        };
        actor.country.is_empty()
            && match actor.kind {
                ActorKind::State => !self.is_abroad(id),
                ActorKind::Person => !actor.office.is_empty() && is_of_state(),
                ActorKind::Organization => actor.sectors.is_empty() || is_of_state(),
                _ => false,
            }
    }
}
