//! Whose deed is condemned, where the sentence calls it only *the attack*.
//!
//! > Freedonian troops shelled a village. Sylvania condemned **the attack**: it accuses Freedonia.
//!
//! Whoever did the last deed of violence before. Leaves alone: *an attack*, *the attack by rebels*,
//! *attacks in general*, and who condemns its own side's victim's deed.

use chancery_lexicon::events::Events;
use chancery_record::EventType;
use chancery_text::{Annotated, Dep, TokenId};

use super::Candidate;
use crate::actors::Cast;
use crate::grammar;

/// How many sentences back the deed may be told.
const SENTENCES: u32 = 4;

/// Nouns for a deed, beside those of attacks.
const DEEDS: &[&str] = &[
    "act",
    "atrocity",
    "crime",
    "execution",
    "incident",
    "kidnapping",
    "killing",
    "massacre",
    "murder",
    "violence",
];

/// Gives accusations over a deed told before the one who did it as their target.
pub(in crate::events) fn recall(
    events: &Events,
    annotated: &Annotated,
    cast: &Cast,
    all: &mut [Candidate],
) {
    for at in 0..all.len() {
        let kind = |candidate: &Candidate| events.entries[candidate.predicate.entry as usize].kind;
        let here = &all[at];
        let open = kind(here) == Some(EventType::Accuse)
            && here.target.is_empty()
            && !here.source.is_empty();
        if !open || !names_deed(events, annotated, here) {
            continue;
        }
        let sentence = annotated.token(here.predicate.head).sentence;
        let doer = all[..at].iter().rev().find(|other| {
            let head = other.predicate.head;
            matches!(kind(other), Some(EventType::Assault | EventType::Coerce))
                && !other.source.is_empty()
                && head < here.predicate.head
                && annotated.token(head).sentence + SENTENCES > sentence
        });
        let Some(doer) = doer.map(|doer| doer.source.clone()) else {
            continue;
        };
        if !cast.is_own(&here.source, &doer) && !doer.iter().any(|id| here.source.contains(id)) {
            all[at].target = doer;
            all[at].target_depth = 2;
        }
    }
}

/// Whether what is condemned is a deed that the text has told: *the attack*, *these killings*.
fn names_deed(events: &Events, annotated: &Annotated, blame: &Candidate) -> bool {
    let object = grammar::object(annotated, blame.predicate.head);
    let is_deed = |noun: TokenId| {
        let lemma = annotated.lemma(noun);
        let known = annotated.children_by(noun, Dep::det).any(|word| {
            matches!(
                annotated.lower(word),
                "the" | "this" | "that" | "these" | "those"
            )
        });
        let bare = !annotated.children(noun).iter().any(|&child| {
            matches!(
                annotated.token(child).dep,
                Dep::prep | Dep::acl | Dep::relcl | Dep::poss
            )
        });
        known && bare && (DEEDS.contains(&lemma) || events.in_class("attack", lemma))
    };
    object.or(blame.predicate.noun).is_some_and(is_deed)
}
