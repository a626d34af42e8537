//! The country of a town, read as who is to do what somebody goes there for.
//!
//! > She will travel to Oodville, **Oz** to meet refugees.

use chancery_text::{Annotated, Change, Dep, EntityLabel, Pos, TokenId};

use super::{hang, is_verb};

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let token = annotated.token(at);
    if token.dep != Dep::nsubj || token.entity != EntityLabel::GPE {
        return;
    }
    let deed = token.head;
    let to_follows = annotated
        .child(deed, Dep::aux)
        .is_some_and(|to| to == token.right_edge + 1 && annotated.lower(to) == "to");
    let town = token
        .left_edge
        .checked_sub(2)
        .filter(|&town| annotated.lower(town + 1) == ",");
    let Some(town) = town.filter(|_| to_follows) else {
        return;
    };
    let is_town = annotated.token(town).pos == Pos::PROPN
        && matches!(annotated.token(town).dep, Dep::pobj | Dep::conj);
    let verb = annotated
        .ancestors(town)
        .find(|&word| is_verb(annotated, word));
    let verb = verb.or_else(|| annotated.ancestors(town).last());
    if let Some(verb) = verb.filter(|&verb| is_town && !annotated.governs(deed, verb)) {
        changes.push(hang(at, town, Dep::appos));
        changes.push(hang(deed, verb, Dep::advcl));
    }
}
