//! What follows from what is said, read as what is said.
//!
//! > Ana Lu said the river was closed, **which prompted** Bo Chen to leave.
//!
//! Leaves alone: *said **which** of them had left*.

use chancery_text::{Annotated, Change, Dep, Tag, TokenId};

use super::{hang, is_verb};

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let token = annotated.token(at);
    let says = token.head;
    let start = annotated.edges(at).start;
    let is_clause = token.dep == Dep::ccomp
        && is_verb(annotated, at)
        && annotated.token(start).tag == Tag::WDT
        && annotated.child(at, Dep::nsubj) == Some(start)
        && start > says
        && annotated.lower(start - 1) == ",";
    let said = annotated
        .children_by(says, Dep::ccomp)
        .find(|&clause| clause < start && is_verb(annotated, clause));
    if let Some(said) = said.filter(|_| is_clause) {
        changes.push(hang(at, said, Dep::relcl));
    }
}
