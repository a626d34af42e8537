//! *Set free*, read as if those who are set free were free before.
//!
//! > Oz **set free** two envoys.

use chancery_text::{Annotated, Change, Dep, TokenId};

use super::hang;

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let token = annotated.token(at);
    let Some(verb) = at.checked_sub(1).filter(|_| annotated.lower(at) == "free") else {
        return;
    };
    let noun = annotated.token(token.head);
    let is_freed = token.dep == Dep::amod && noun.head == verb && noun.dep == Dep::dobj;
    if is_freed && annotated.lemma(verb) == "set" {
        changes.push(hang(at, verb, Dep::oprd));
    }
}
