//! What somebody begins or goes on doing, read as what his objects are like.
//!
//! > Oz continued **massing troops** on the border. Ib began **expelling envoys**.
//!
//! Leaves alone: "Oz continued its *ongoing talks*", "began *growing ties*".

use chancery_text::{Annotated, Change, Dep, Tag, TokenId};

use super::lasting::{GROWING, LASTING};
use super::{hang, is_verb};

const VERBS: &[&str] = &["begin", "commence", "continue", "keep", "resume", "start"];

/// What things are by themselves, besides those that last and grow.
const STATES: &[&str] = &[
    "declining",
    "falling",
    "leading",
    "missing",
    "pending",
    "rising",
    "standing",
    "working",
];

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let deed = annotated.token(at);
    let Some(verb) = at.checked_sub(1).filter(|&verb| is_verb(annotated, verb)) else {
        return;
    };
    let object = deed.head;
    let noun = annotated.token(object);
    let is_misread = deed.dep == Dep::amod
        && deed.tag == Tag::VBG
        && noun.dep == Dep::dobj
        && noun.head == verb
        && noun.left_edge == at;
    let word = annotated.lower(at);
    let is_state = [STATES, LASTING, GROWING]
        .iter()
        .any(|list| list.contains(&word));
    if !is_misread || is_state || !VERBS.contains(&annotated.lemma(verb)) {
        return;
    }
    changes.push(hang(at, verb, Dep::xcomp));
    changes.push(hang(object, at, Dep::dobj));
    for &child in annotated.children(verb) {
        if child > object && annotated.token(child).dep == Dep::prep {
            changes.push(hang(child, at, Dep::prep));
        }
    }
}
