//! Who is named beside an act and has no part in it gets no likelihood.
//!
//! > A car bomb in **Peru** killed thirteen soldiers: Peru is not the source. Oz and Ud signed a pact
//! > brokered by **Ib**: Ib is no side.
//!
//! Leaves alone those of whom the sentence tells elsewhere too: ***Peru** said that its army had killed two
//! men in Peru*; among those who suffer also whom the rules name as the source, in relative clauses whom
//! they name at all.

use chancery_record::{ActorId, EventType, MentionForm};
use chancery_text::TokenId;

use super::rows::{Act, Ground, PAIR};
use crate::events::candidates::Candidate;
use crate::events::sides::asides::{acts_aside, backs, is_outside, is_whose};
use crate::events::sides::sufferers::Sufferers;

/// Makes those who suffer a deed, or only stand where it happened, no sources of it; those who only act
/// beside an act, and others of their country, no sides of it.
pub(in crate::events) fn clear(
    ground: &Ground<'_>,
    candidate: &Candidate,
    act: &Act<'_>,
    rows: &[(ActorId, [f32; PAIR])],
    likely: &mut [(f32, f32)],
) {
    let annotated = ground.annotated;
    let head = candidate.predicate.head;
    let here = ground.named_in(annotated.token(head).sentence);
    let sufferers = is_violent(act.kind).then(|| Sufferers::of(annotated, &candidate.predicate));
    let (source, target) = act.ruled.unwrap_or_default();
    for (&(id, _), likely) in rows.iter().zip(likely) {
        let suffers = |place: TokenId| {
            let sufferers = sufferers.as_ref();
            sufferers.is_some_and(|sufferers| sufferers.is_one(annotated, place))
        };
        if !source.contains(&id) && is_each(here, |other| other == id, suffers) {
            likely.0 = 0.0;
        }
        let country = ground.cast.actor(id).country.as_str();
        let is_same = |other: ActorId| {
            other == id || !country.is_empty() && ground.cast.actor(other).country == country
        };
        let is_ruled = source.contains(&id) || target.contains(&id);
        let is_aside = |place: TokenId| {
            is_outside(annotated, act.kind, head, place)
                || backs(annotated, head, place)
                || is_whose(annotated, head, place)
                || !is_ruled && acts_aside(annotated, head, place)
        };
        if is_each(here, is_same, is_aside) {
            *likely = (0.0, 0.0);
        }
    }
}

/// Deeds whose victims and places are no sources.
fn is_violent(kind: EventType) -> bool {
    matches!(kind, EventType::Assault | EventType::Coerce)
}

/// Whether somebody is named, and stands so each time.
fn is_each(
    here: &[(TokenId, ActorId, MentionForm)],
    is_it: impl Fn(ActorId) -> bool,
    stands_so: impl Fn(TokenId) -> bool,
) -> bool {
    let mut places = here.iter().filter(|(_, actor, _)| is_it(*actor)).peekable();
    places.peek().is_some() && places.all(|&(place, ..)| stands_so(place))
}
