//! Positions of the state for which somebody speaks.
//!
//! > The Peruvian foreign minister **welcomed the accord**.
//!
//! What a minister stands for is often what his state stands for. [`keep`](super::keep) weighs it.

use chancery_record::{ActorId, ActorKind, Sector};

use super::{Shown, Stage, hits, known::Known};

/// What was shown of people in office, of their states.
pub(super) fn positions(stage: &Stage<'_>, before: &[Shown]) -> Vec<Shown> {
    let known = Known::of(before);
    let mut shown: Vec<Shown> = Vec::new();
    for one in before {
        let Some(state) = state(stage, one.actor) else {
            continue;
        };
        let mut why = one.why.clone();
        why.note = format!("{} principal", why.note).trim().to_string();
        let of_state = Shown {
            actor: state,
            why,
            confidence: one.confidence * 0.5,
            ..one.clone()
        };
        if !known.has(&of_state) {
            shown.push(of_state);
        }
    }
    shown
}

/// The state that an official holds office in, if the article names it.
fn state(stage: &Stage<'_>, actor: ActorId) -> Option<ActorId> {
    let official = stage.cast.actors.get(actor.index())?;
    let serves = official
        .sectors
        .iter()
        .any(|sector| matches!(sector, Sector::Gov | Sector::Mil));
    if official.kind == ActorKind::State || !serves || !hits::is_state(&official.country) {
        return None;
    }
    let state =
        stage.cast.actors.iter().position(|state| {
            state.kind == ActorKind::State && state.country == official.country
        })?;
    Some(ActorId(state as u32))
}
