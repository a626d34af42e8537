//! What the words above a noun make of the deed that it names.
//!
//! > A **plan** for raids: planned. A **call for** a round of talks: demanded. **No plans** for talks:
//! > denied.
//!
//! Leaves alone: *a call for **an end** to the raids*, which does not call for raids.

use chancery_lexicon::events::Events;
use chancery_record::{EventType, Status};
use chancery_text::{Annotated, Dep, Pos, TokenId};

use super::governors::{bears_on, of_lemma};
use super::{negation, under, verbs};
use crate::events::predicates::Predicate;

/// How many words up it is looked for.
const REACH: usize = 5;

/// What the words above a noun make of it.
pub fn of(
    events: &Events,
    annotated: &Annotated,
    predicate: &Predicate,
    kind: Option<EventType>,
) -> Status {
    let mut at = predicate.head;
    for _ in 0..REACH {
        let Some(above) = annotated.head(at) else {
            break;
        };
        let token = annotated.token(above);
        let lemma = annotated.lemma(above);
        let dep = annotated.token(at).dep;
        match token.pos {
            Pos::VERB | Pos::AUX if Some(above) == predicate.light => {
                return under_light(events, annotated, above, dep, kind);
            }
            Pos::VERB | Pos::AUX => return under::of(events, annotated, at, above, kind),
            Pos::NOUN if dep == Dep::prep => {
                let status = of_lemma(events, lemma, kind);
                let status =
                    status.filter(|&status| status != Status::Done && bears_on(annotated, at));
                if let Some(status) = status.or_else(|| wanted(annotated, above, at)) {
                    return under_noun(annotated, above, status);
                }
                // *A call for **an end** to the attacks* does not call for attacks.
                if !events.in_class("measures", lemma) {
                    break;
                }
            }
            // *Proposed sanctions **over** the raid*: the raid is no proposal.
            Pos::ADP | Pos::SCONJ if is_reason(annotated.lower(above)) => break,
            Pos::NOUN | Pos::ADP | Pos::SCONJ => {}
            Pos::ADJ if dep == Dep::prep => return under_quality(events, annotated, above, kind),
            _ => break,
        }
        at = above;
    }
    Status::Done
}

/// Words before what has come about already.
fn is_reason(word: &str) -> bool {
    matches!(word, "after" | "amid" | "despite" | "following" | "over")
}

/// What a verb makes of the noun that it forms one deed with: ***held** talks*.
fn under_light(
    events: &Events,
    annotated: &Annotated,
    verb: TokenId,
    dep: Dep,
    kind: Option<EventType>,
) -> Status {
    let lemma = annotated.lemma(verb);
    let own = verbs::of(events, annotated, verb, 0);
    // *Announced tariffs*, *proposed talks*: they are still to come.
    let to_come = dep == Dep::dobj
        && ["announce", "approve", "plan", "offer", "propose", "seek"].contains(&lemma);
    match of_lemma(events, lemma, kind) {
        Some(status) if to_come && matches!(own, Status::Done | Status::Ongoing) => status,
        _ => own,
    }
}

/// *Keen **interest in** a pact*
fn wanted(annotated: &Annotated, noun: TokenId, link: TokenId) -> Option<Status> {
    (annotated.lemma(noun) == "interest" && annotated.lower(link) == "in")
        .then_some(Status::Demanded)
}

/// *Is **ready for** talks*, *is **not ready for** them*
fn under_quality(
    events: &Events,
    annotated: &Annotated,
    quality: TokenId,
    kind: Option<EventType>,
) -> Status {
    let lemma = annotated.lemma(quality);
    let is_negated = negation::quality_of(annotated, quality) != quality;
    match of_lemma(events, lemma, kind) {
        Some(_) if is_negated && !negation::stays_open(events, lemma) => Status::Denied,
        // *Is **open to** talks*
        None if events.in_class("inclined", lemma) => Status::Hypothetical,
        status => status.unwrap_or(Status::Done),
    }
}

/// What a noun makes of what it governs, where there is none of it: ***no** plans for talks*.
fn under_noun(annotated: &Annotated, noun: TokenId, status: Status) -> Status {
    let is_open = matches!(status, Status::Planned | Status::Demanded);
    if is_open && negation::is_absent(annotated, noun) {
        Status::Denied
    } else {
        status
    }
}
