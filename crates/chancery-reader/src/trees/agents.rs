//! By whom something was done, read as if it belonged to the word before.
//!
//! > The envoy was declared an **enemy by Oz**.

use chancery_text::{Annotated, Change, Dep, TokenId};

use super::hang;

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    if annotated.lower(at) != "by" || annotated.token(at).dep != Dep::prep {
        return;
    }
    let mut word = annotated.token(at).head;
    for _ in 0..2 {
        let token = annotated.token(word);
        let verb = token.head;
        let passive = annotated.child(verb, Dep::auxpass).is_some()
            && annotated.child(verb, Dep::agent).is_none();
        match token.dep {
            Dep::oprd if passive => {
                changes.push(hang(at, verb, Dep::agent));
                return;
            }
            Dep::dobj | Dep::attr => word = verb,
            _ => return,
        }
    }
}
