//! Two people joined by *and*, read as one name.
//!
//! > The ministers, **Ana Lu and Bo Chen**, met.
//!
//! Leaves alone: *Marks and Spencer*, which is no two people.

use chancery_text::{Annotated, Change, Dep, EntityLabel, Pos, Tag, TokenId};

use super::hang;

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let (first, second) = (annotated.token(at), annotated.token(at).head);
    let are_joined = matches!(first.dep, Dep::nmod | Dep::compound)
        && second > at + 2
        && annotated.child(at, Dep::cc).is_some();
    if !are_joined {
        return;
    }
    let other = annotated.token(second);
    let are_people = [first, other]
        .iter()
        .all(|one| one.pos == Pos::PROPN && one.entity == EntityLabel::PERSON);
    let are_two = annotated.entity(at) != annotated.entity(second);
    // Of two words each: *Ana Lu and Bo Chen*.
    let is_full = |name: TokenId| annotated.entity(name).is_some_and(|name| name.len() > 1);
    if are_people && are_two && is_full(at) && is_full(second) {
        // *The ministers**,** Ana Lu and Bo Chen*: who they are.
        let before = annotated.edges(at).start;
        let are_named = other.dep == Dep::conj
            && before > 0
            && annotated.lower(before - 1) == ","
            && annotated.token(other.head).tag == Tag::NNS;
        let dep = if are_named { Dep::appos } else { other.dep };
        changes.push(hang(at, other.head, dep));
        changes.push(hang(second, at, Dep::conj));
    }
}
