//! Who speaks, named with his office after what he says, read as what the last word of it is.
//!
//! > Gunmen attacked a church in Kaya, **the governor, Ali Traore**, said.

use chancery_text::{Annotated, Change, Dep, EntityLabel, TokenId};

use super::{hang, has_subject};

const VERBS: &[&str] = &[
    "say", "add", "tell", "announce", "report", "note", "claim", "warn", "explain", "declare",
];

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    if !VERBS.contains(&annotated.lemma(at)) || has_subject(annotated, at) {
        return;
    }
    let Some(clause) = annotated
        .child(at, Dep::ccomp)
        .filter(|&clause| clause < at)
    else {
        return;
    };
    let Some(last) = at.checked_sub(2).filter(|_| annotated.lower(at - 1) == ",") else {
        return;
    };
    // The outermost noun that ends there and follows a comma.
    let mut speaker = None;
    let mut word = last;
    while word != clause && annotated.governs(clause, word) {
        let token = annotated.token(word);
        let comma = token.left_edge.checked_sub(1);
        let after_comma = comma.is_some_and(|comma| annotated.lower(comma) == ",");
        let ends_here = token.right_edge == last || token.right_edge + 1 == at;
        if token.dep == Dep::appos && after_comma && ends_here {
            speaker = Some(word);
        }
        word = token.head;
    }
    let is_other = |speaker: &TokenId| {
        let (own, before) = (
            annotated.token(*speaker),
            annotated.token(annotated.token(*speaker).head),
        );
        // "Met Ode, the Herald Agency said": no agency is a man.
        let named = own.entity != EntityLabel::None && before.entity != EntityLabel::None;
        let kinds = own.entity != before.entity;
        annotated.child(*speaker, Dep::det).is_some() || named && kinds
    };
    if let Some(speaker) = speaker.filter(is_other) {
        changes.push(hang(speaker, at, Dep::nsubj));
    }
}
