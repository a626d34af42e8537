//! What somebody begins or goes on doing, read as what his objects are like.
//!
//! > Oz continued **massing troops** on the border. Ib began **expelling envoys**.
//!
//! Leaves alone: "Oz continued its *ongoing talks*", "began *growing ties*".

use chancery_text::{Annotated, Change, Dep, Tag, TokenId};

use super::{hang, is_verb};

const VERBS: &[&str] = &["begin", "commence", "continue", "keep", "resume", "start"];

/// What things are by themselves.
const STATES: &[&str] = &[
    "declining",
    "emerging",
    "existing",
    "falling",
    "growing",
    "increasing",
    "lasting",
    "leading",
    "missing",
    "ongoing",
    "outstanding",
    "pending",
    "remaining",
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
    if !is_misread
        || !VERBS.contains(&annotated.lemma(verb))
        || STATES.contains(&annotated.lower(at))
    {
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
