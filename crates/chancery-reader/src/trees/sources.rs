//! The source of a report, read as who acts in what it reports.
//!
//! > According to **the agency Oz Press, the mayor, Ana Lu,** said so: the parser makes the agency speak, and
//! > the mayor what it is.

use chancery_text::{Annotated, Change, Dep, Pos, TokenId};

use super::hang;

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let is_open = annotated.lower(at) == "to"
        && at > 0
        && annotated.lower(at - 1) == "according"
        && annotated.token(at).head == at - 1
        && annotated.child(at, Dep::pobj).is_none();
    if !is_open {
        return;
    }
    let end = annotated.sentences[annotated.token(at).sentence as usize].end;
    let source = (at + 1..end).find(|&word| {
        let token = annotated.token(word);
        token.dep == Dep::nsubj && token.left_edge == at + 1
    });
    let Some(source) = source else {
        return;
    };
    let verb = annotated.token(source).head;
    let doer = annotated.children_by(source, Dep::appos).find(|&doer| {
        let start = annotated.token(doer).left_edge;
        let is_noun = matches!(annotated.token(doer).pos, Pos::NOUN | Pos::PROPN);
        is_noun && annotated.lower(start.saturating_sub(1)) == "," && doer < verb
    });
    if let Some(doer) = doer {
        changes.push(hang(source, at, Dep::pobj));
        changes.push(hang(doer, verb, Dep::nsubj));
    }
}
