//! What a verb makes of a deed that a noun under it names, where the verb is no part of the deed.
//!
//! > Peru **plans** raids: planned. The talks **will begin**: planned. Peru **will deepen**
//! > cooperation: planned.
//!
//! Leaves alone: *the raid **may harm** trade*: it happened, whatever comes of it.

use chancery_lexicon::events::Events;
use chancery_record::{EventType, Status};
use chancery_text::{Annotated, Dep, TokenId};

use super::governors::{bears_on, governed, of_lemma};
use super::{is_open, negation, predicated, verbs};

/// What a verb makes of a noun under it that it does not carry itself.
pub fn of(
    events: &Events,
    annotated: &Annotated,
    at: TokenId,
    verb: TokenId,
    kind: Option<EventType>,
) -> Status {
    let dep = annotated.token(at).dep;
    let lemma = annotated.lemma(verb);
    let is_governed = match dep {
        // *Told **a meeting***
        Dep::dobj => lemma != "tell",
        Dep::prep => bears_on(annotated, at),
        Dep::nsubjpass | Dep::xcomp => true,
        _ => false,
    };
    // *Ambushes were **set***, but *a meeting was **set** for May*
    let is_laid = dep == Dep::nsubjpass && lemma == "set" && kind != Some(EventType::Consult);
    if is_governed
        && !is_laid
        && let Some(status) = governed(events, annotated, verb)
        && status != Status::Ongoing
    {
        return match status {
            Status::Done => verbs::of(events, annotated, verb, 0),
            _ if lemma == "propose" && dep == Dep::dobj => {
                of_lemma(events, lemma, kind).unwrap_or(status)
            }
            _ if negation::is_left_open(events, annotated, verb) => Status::Hypothetical,
            _ => status,
        };
    }
    if dep == Dep::prep && negation::is_kept_from(annotated, at) {
        return match verbs::of(events, annotated, verb, 0) {
            Status::Done => Status::Denied,
            _ => Status::Hypothetical,
        };
    }
    let is_subject = matches!(dep, Dep::nsubj | Dep::nsubjpass);
    if is_subject && let Some(status) = predicated::of(events, annotated, at, verb) {
        return status;
    }
    // *Talks will begin*: the verb tells; *the attack killed five*: it happened.
    if is_subject && events.in_class("telling", lemma) {
        return verbs::of(events, annotated, verb, 0);
    }
    if brings_about(events, annotated, at, verb, kind) {
        let own = verbs::of(events, annotated, verb, 0);
        if is_open(own) {
            return own;
        }
    }
    Status::Done
}

/// Whether a deed is in the making as long as the verb above it is: *will **step up** its attacks*,
/// *will **stay** in contact*, *the visit **will strengthen** ties*.
fn brings_about(
    events: &Events,
    annotated: &Annotated,
    at: TokenId,
    verb: TokenId,
    kind: Option<EventType>,
) -> bool {
    use EventType::*;
    let lemma = annotated.lemma(verb);
    let is_made = matches!(
        kind,
        Some(Consult | Cooperate | Aid | Agree | Retreat | Mobilize)
    );
    match annotated.token(at).dep {
        Dep::dobj => events.in_class("making", lemma),
        Dep::nsubj | Dep::nsubjpass => kind == Some(Consult),
        Dep::prep => {
            is_made && ["stay", "remain", "continue", "engage", "proceed"].contains(&lemma)
        }
        _ => false,
    }
}
