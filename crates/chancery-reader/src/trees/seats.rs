//! Where a government sits, read as where something is done to it.
//!
//! > She thanked **the government in Oodville** for the vaccines.
//!
//! Leaves alone: "met the minister *in Oodville*".

use chancery_text::{Annotated, Change, Dep, EntityLabel, TokenId};

use super::{hang, is_verb};

/// Whether who is meant rules at a place, so that the place tells whose it is; an embassy only stands there.
pub(crate) fn is_seated(lemma: &str) -> bool {
    matches!(
        lemma,
        "administration" | "authority" | "government" | "leadership" | "regime" | "ruler"
    )
}

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let token = annotated.token(at);
    let Some(body) = at.checked_sub(1) else {
        return;
    };
    let place = annotated.child(at, Dep::pobj);
    let is_place = place.is_some_and(|place| annotated.token(place).entity == EntityLabel::GPE);
    if token.dep == Dep::prep
        && annotated.lower(at) == "in"
        && is_seated(annotated.lemma(body))
        && is_place
        && annotated.token(body).head == token.head
        && is_verb(annotated, token.head)
    {
        changes.push(hang(at, body, Dep::prep));
    }
}
