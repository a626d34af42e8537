//! What the preposition before a meeting says of when it is.
//!
//! > Peru's envoy will fly to Lima **for talks**, and spoke **ahead of talks**: planned. He is here
//! > **for talks**: they go on.
//!
//! Leaves alone: *met **for** talks*, *thanked them **for** the talks*, which were held; all but
//! meetings.

use chancery_lexicon::events::Events;
use chancery_record::{EventType, Status};
use chancery_text::{Annotated, Dep, Pos, TokenId};

use super::{is_open, verbs};
use crate::events::predicates::Predicate;

/// The status of a meeting under a preposition.
pub fn of(
    events: &Events,
    annotated: &Annotated,
    predicate: &Predicate,
    kind: Option<EventType>,
) -> Status {
    let head = predicate.head;
    let above = annotated
        .head(head)
        .filter(|_| annotated.token(head).dep == Dep::pobj);
    let (Some(link), Some(EventType::Consult), None) = (above, kind, predicate.light) else {
        return Status::Done;
    };
    if is_ahead(annotated, link) {
        return Status::Planned;
    }
    let Some(governor) = annotated.head(link) else {
        return Status::Done;
    };
    let verb = std::iter::once(governor)
        .chain(annotated.ancestors(governor))
        .take(4)
        .find(|&token| matches!(annotated.token(token).pos, Pos::VERB | Pos::AUX));
    let own = verb.map_or(Status::Done, |verb| verbs::of(events, annotated, verb, 0));
    let word = annotated.lower(link);
    if word != "for" {
        // *Will announce aid **during** the visit*
        let is_then = matches!(word, "during" | "at") && own == Status::Planned;
        return if is_then { own } else { Status::Done };
    }
    if is_place(annotated, governor) {
        return match own {
            Status::Planned | Status::Hypothetical | Status::Denied => own,
            _ => Status::Ongoing,
        };
    }
    // *Went to Lima **for talks***, but *met for talks*, *thanked them for the talks*
    let goes = verb == Some(governor) && events.in_class("setting_out", annotated.lemma(governor));
    match own {
        Status::Denied => own,
        _ if is_open(own) => own,
        _ if goes => Status::Planned,
        _ => Status::Done,
    }
}

/// ***Before** talks*, ***ahead of** them*, *in **advance of**, on the **eve of**, in **preparation
/// for** them*
fn is_ahead(annotated: &Annotated, link: TokenId) -> bool {
    match annotated.lower(link) {
        "before" | "pending" => true,
        "of" | "for" => annotated.head(link).is_some_and(|noun| {
            matches!(
                annotated.lower(noun),
                "ahead" | "advance" | "eve" | "preparation" | "preparations" | "groundwork"
            )
        }),
        _ => false,
    }
}

/// Whether somebody is at a place for the meeting: *is **here** for talks*, *in **Lima** for talks*.
fn is_place(annotated: &Annotated, governor: TokenId) -> bool {
    match annotated.token(governor).pos {
        Pos::ADV | Pos::ADP => true,
        Pos::PROPN => annotated
            .head(governor)
            .is_some_and(|link| annotated.lower(link) == "in"),
        Pos::VERB | Pos::AUX => matches!(annotated.lemma(governor), "be" | "gather" | "stay"),
        _ => false,
    }
}
