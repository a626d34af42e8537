//! The last deeds of a clause of three, read as if whoever tells of them did them.
//!
//! > The minister **announced** that rebels kidnapped an envoy, **killed** a soldier, and **wounded** a man.
//!
//! Leaves alone: *said that rebels fled **and** thanked the army*, *said that rebels fled, **and** left*.

use chancery_lexicon::words;
use chancery_text::{Annotated, Change, Dep, Tag, TokenId};

use super::{hang, has_subject};

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let token = annotated.token(at);
    let is_next = token.dep == Dep::conj
        && token.tag == Tag::VBD
        && at > 0
        && annotated.lower(at - 1) == ","
        && !has_subject(annotated, at);
    let goes_on = || {
        annotated.child(at, Dep::cc).is_some()
            && annotated
                .children_by(at, Dep::conj)
                .any(|last| annotated.token(last).tag == Tag::VBD && !has_subject(annotated, last))
    };
    if !is_next || !goes_on() || !words::trees::TELLING.has(annotated.lemma(token.head)) {
        return;
    }
    let told = annotated.children_by(token.head, Dep::ccomp).find(|&verb| {
        verb < at
            && verb > token.head
            && annotated.token(verb).tag == Tag::VBD
            && has_subject(annotated, verb)
            && annotated.child(verb, Dep::mark).is_some()
            && annotated.child(verb, Dep::cc).is_none()
    });
    if let Some(told) = told {
        changes.push(hang(at, told, Dep::conj));
    }
}
