//! Whose border it is, read as with whom something is done there.
//!
//! > Oz sent troops to the **border with Ib** after the vote.
//!
//! Leaves alone: "Oz discussed *the border* with Ib", "met at the border *with guards*".

use chancery_text::{Annotated, Change, Dep, EntityLabel, TokenId};

use super::{hang, is_verb};

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let with = annotated.token(at);
    let Some(border) = at.checked_sub(1) else {
        return;
    };
    let is_with =
        with.dep == Dep::prep && annotated.lower(at) == "with" && is_verb(annotated, with.head);
    let is_border = matches!(annotated.lemma(border), "border" | "frontier")
        && annotated.token(border).dep == Dep::pobj;
    let named = annotated.child(at, Dep::pobj);
    let is_country = named.is_some_and(|name| annotated.token(name).entity == EntityLabel::GPE);
    if is_with && is_border && is_country {
        changes.push(hang(at, border, Dep::prep));
    }
}
