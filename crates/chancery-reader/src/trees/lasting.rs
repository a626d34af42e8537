//! What lasts, read as if somebody made it last.
//!
//! > She stressed **enduring** Ibian support for Oz.
//!
//! Leaves alone: "they discussed *increasing* support", "stopped *growing* wheat".

use chancery_lexicon::words;
use chancery_text::{Annotated, Change, Dep, TokenId};

use super::hang;

/// What nobody does with things.
pub(super) const LASTING: &[&str] = &["enduring", "existing", "lasting", "ongoing", "outstanding"];

/// What somebody may do with them, after verbs that take no deed.
pub(super) const GROWING: &[&str] = &[
    "continuing",
    "emerging",
    "growing",
    "increasing",
    "remaining",
];

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let token = annotated.token(at);
    if token.dep != Dep::xcomp {
        return;
    }
    let verb = token.head;
    let lasts = LASTING.contains(&annotated.lower(at))
        || GROWING.contains(&annotated.lower(at))
            && words::trees::GROWING_FOR.has(annotated.lemma(verb));
    if !lasts {
        return;
    }
    let Some(noun) = annotated.child(at, Dep::dobj) else {
        return;
    };
    let adjoins = token.left_edge == verb + 1 && annotated.token(noun).left_edge == at + 1;
    if !adjoins || annotated.child(verb, Dep::dobj).is_some() {
        return;
    }
    changes.push(hang(noun, verb, Dep::dobj));
    changes.push(hang(at, noun, Dep::amod));
    for &child in annotated.children(at) {
        if child > noun {
            changes.push(hang(child, verb, annotated.token(child).dep));
        }
    }
}
