//! *If elected president he …*, read as if a president of that kind were a second subject.
//!
//! > **If elected president** he could work with the council, she said.
//!
//! Leaves alone: "the elected president could work".

use chancery_text::{Annotated, Change, Dep, TokenId};

use super::hang;

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let token = annotated.token(at);
    let becomes = matches!(
        annotated.lemma(at),
        "elect" | "reelect" | "re-elect" | "name" | "appoint" | "choose" | "nominate"
    );
    let office = annotated.token(token.head);
    if !becomes
        || token.dep != Dep::amod
        || token.head != at + 1
        || !matches!(office.dep, Dep::nsubj | Dep::dobj)
    {
        return;
    }
    let is_condition = annotated
        .children_by(at, Dep::mark)
        .chain(annotated.children_by(at, Dep::advmod))
        .any(|mark| matches!(annotated.lower(mark), "if" | "when" | "once" | "unless"));
    let verb = office.head;
    let mut subjects = annotated.children_by(verb, Dep::nsubj);
    if is_condition && subjects.any(|subject| subject > token.head) {
        changes.push(hang(at, verb, Dep::advcl));
        changes.push(hang(token.head, at, Dep::oprd));
    }
}
