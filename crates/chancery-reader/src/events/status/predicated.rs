//! What only tells of a noun how it is or what comes of it, and not whether it happens.
//!
//! > The talks **will bring** results, and **are under way**: they go on. The talks **are likely**, or
//! > **under study**: hypothetical. **Such a** raid **would** harm trade: hypothetical.

use chancery_lexicon::events::Events;
use chancery_record::Status;
use chancery_text::{Annotated, Dep, TokenId};

use super::verbs;
use crate::grammar;

/// The status of the subject of such a verb.
pub fn of(events: &Events, annotated: &Annotated, noun: TokenId, verb: TokenId) -> Option<Status> {
    if is_any(annotated, noun) && is_thought(annotated, verb) {
        return Some(Status::Hypothetical);
    }
    if annotated.lemma(verb) == "be" {
        return said_to_be(events, annotated, noun, verb);
    }
    let yields = events.in_class("yielding", annotated.lemma(verb));
    (yields && is_many(annotated, noun)).then(|| match verbs::of(events, annotated, verb, 0) {
        Status::Planned | Status::Hypothetical => Status::Ongoing,
        _ => Status::Done,
    })
}

/// ***A** raid*, ***such** a raid*
fn is_any(annotated: &Annotated, noun: TokenId) -> bool {
    annotated.children_by(noun, Dep::det).any(|word| {
        matches!(
            annotated.lower(word),
            "a" | "an" | "another" | "such" | "any"
        )
    }) || annotated
        .children_by(noun, Dep::predet)
        .any(|word| annotated.lower(word) == "such")
}

/// *A raid **would** harm them*
fn is_thought(annotated: &Annotated, verb: TokenId) -> bool {
    annotated
        .children_by(verb, Dep::aux)
        .any(|aux| matches!(annotated.lower(aux), "would" | "could" | "might"))
}

/// Meetings that one word names together.
fn is_many(annotated: &Annotated, noun: TokenId) -> bool {
    matches!(annotated.lemma(noun), "talk" | "negotiation" | "discussion")
}

/// *The talks are **underway***, ***under way***, ***on***
fn goes_on(annotated: &Annotated, verb: TokenId) -> bool {
    annotated.children(verb).iter().any(|&child| {
        matches!(annotated.lower(child), "underway" | "ongoing")
            || annotated.lower(child) == "under"
                && annotated
                    .child(child, Dep::pobj)
                    .is_some_and(|way| annotated.lower(way) == "way")
            || annotated.lower(child) == "on" && annotated.token(child).dep != Dep::prep
    })
}

/// *The raid is **under discussion***
fn is_studied(annotated: &Annotated, verb: TokenId) -> bool {
    annotated.children_by(verb, Dep::prep).any(|under| {
        annotated.lower(under) == "under"
            && annotated.child(under, Dep::pobj).is_some_and(|study| {
                matches!(
                    annotated.lower(study),
                    "consideration" | "discussion" | "study" | "review"
                )
            })
    })
}

/// What *is* tells of its subject: *the talks **are likely***, *the raid **will be** short*.
fn said_to_be(
    events: &Events,
    annotated: &Annotated,
    noun: TokenId,
    verb: TokenId,
) -> Option<Status> {
    if is_studied(annotated, verb) {
        return Some(Status::Hypothetical);
    }
    if goes_on(annotated, verb) && verbs::of(events, annotated, verb, 0) == Status::Done {
        return Some(Status::Ongoing);
    }
    let quality = annotated
        .child(verb, Dep::acomp)
        .or_else(|| annotated.child(verb, Dep::attr))?;
    let word = annotated.lower(quality);
    match events.modifiers.get(word) {
        None | Some(Status::Past) => {}
        Some(_) if grammar::is_negated(annotated, verb) => return Some(Status::Hypothetical),
        Some(&status) => return Some(status),
    }
    let tells = matches!(
        word,
        "unlikely" | "under" | "over" | "due" | "necessary" | "needed" | "essential"
    );
    (!tells).then(|| match verbs::of(events, annotated, verb, 0) {
        Status::Planned if !is_many(annotated, noun) => Status::Planned,
        _ => Status::Done,
    })
}
