//! What a paper is, read as who speaks.
//!
//! > **News source Norvale Times' editor**, Ana Lu, spoke: the parser takes the editor for another
//! > name of the source.

use chancery_text::{Annotated, Change, Dep, Pos, TokenId};

use super::hang;

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let token = annotated.token(at);
    let kind = token.head;
    let Some(owner) = annotated.child(at, Dep::poss) else {
        return;
    };
    let is_inside = token.dep == Dep::appos
        && annotated.token(kind).pos == Pos::NOUN
        && annotated.token(owner).pos == Pos::PROPN
        && annotated.edges(owner).start == kind + 1;
    if !is_inside {
        return;
    }
    let above = annotated.token(kind);
    changes.push(hang(at, above.head, above.dep));
    changes.push(hang(kind, owner, Dep::compound));
    for &child in annotated.children(kind) {
        if child > at {
            changes.push(hang(child, at, annotated.token(child).dep));
        }
    }
}
