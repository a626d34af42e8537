//! The subject of a sentence that begins with a place, read as what the place is.
//!
//! > In Oodville, **the interior minister**, Ana Lu, criticised Oz.

use chancery_text::{Annotated, Change, Dep, EntityLabel, TokenId};

use super::{hang, has_subject, is_verb, subject_of};

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let token = annotated.token(at);
    if token.dep != Dep::appos || annotated.child(at, Dep::det).is_none() {
        return;
    }
    let place = token.head;
    let link = annotated.token(place).head;
    let verb = annotated.token(link).head;
    let opens = annotated.sentences[token.sentence as usize].start == link
        && annotated.lower(link) == "in"
        && annotated.token(place).entity == EntityLabel::GPE
        && token
            .left_edge
            .checked_sub(1)
            .map(|comma| annotated.lower(comma))
            == Some(",");
    if !opens || verb <= at || !is_verb(annotated, verb) || has_subject(annotated, verb) {
        return;
    }
    changes.push(hang(at, verb, subject_of(annotated, verb)));
    for name in annotated.children_by(at, Dep::conj) {
        let joined = annotated.children_by(at, Dep::cc).next().is_some();
        if !joined {
            changes.push(hang(name, at, Dep::appos));
        }
    }
}
