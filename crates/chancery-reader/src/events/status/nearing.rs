//! Talks and deals that somebody only comes near to.
//!
//! > Peru and Chile are **moving towards** talks: planned. They came **near** a trade agreement:
//! > hypothetical.
//!
//! Leaves alone: *troops moved **towards** the border*, for other deeds are done on the way.

use chancery_record::EventType;
use chancery_text::{Annotated, Dep};

use crate::events::predicates::{Form, Predicate};

/// *Is **moving towards** talks*, ***edged toward** a deal*: not there yet.
pub fn moves(annotated: &Annotated, predicate: &Predicate, kind: Option<EventType>) -> bool {
    predicate.form == Form::Verb
        && matches!(kind, Some(EventType::Consult | EventType::Agree))
        && matches!(
            annotated.lemma(predicate.head),
            "move" | "head" | "edge" | "inch" | "drift" | "slide"
        )
        && predicate
            .words
            .iter()
            .any(|&word| matches!(annotated.lower(word), "towards" | "toward"))
}

/// *Near a deal*, *progress **toward** a pact*
pub fn is_near(annotated: &Annotated, predicate: &Predicate, kind: Option<EventType>) -> bool {
    let head = predicate.head;
    let is_near = annotated.head(head).is_some_and(|link| {
        annotated.token(head).dep == Dep::pobj
            && matches!(annotated.lower(link), "near" | "toward" | "towards")
    });
    is_near && kind == Some(EventType::Agree) && predicate.light.is_none()
}
