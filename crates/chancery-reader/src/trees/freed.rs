//! *Set free*, *shot dead*, read as if those who are set free or shot had been so before.
//!
//! > Oz **set free** two envoys. Soldiers **shot dead** two students.

use chancery_text::{Annotated, Change, Dep, TokenId};

use super::hang;

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let token = annotated.token(at);
    let Some(verb) = at.checked_sub(1) else {
        return;
    };
    let becomes = match annotated.lower(at) {
        "free" => annotated.lemma(verb) == "set",
        "dead" => annotated.lemma(verb) == "shoot",
        _ => false,
    };
    let noun = annotated.token(token.head);
    let is_freed = token.dep == Dep::amod && noun.head == verb && noun.dep == Dep::dobj;
    if becomes && is_freed {
        changes.push(hang(at, verb, Dep::oprd));
    }
}
