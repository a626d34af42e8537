//! The name by which somebody is identified, read as who acts.
//!
//! > A man identified as **Ana Lu** shot two officers.

use chancery_text::{Annotated, Change, Dep, Pos, Tag, TokenId};

use super::hang;

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let token = annotated.token(at);
    let Some(link) = token.left_edge.checked_sub(1) else {
        return;
    };
    let told = annotated.token(link).head;
    let is_told = token.pos == Pos::PROPN
        && matches!(token.dep, Dep::nsubj | Dep::nsubjpass)
        && annotated.lower(link) == "as"
        && annotated.child(link, Dep::pobj).is_none()
        && annotated.token(told).tag == Tag::VBN
        && annotated.token(told).dep == Dep::acl
        && matches!(annotated.lemma(told), "identify" | "know");
    let who = annotated.token(told).head;
    if is_told && annotated.token(who).head == token.head {
        changes.push(hang(at, link, Dep::pobj));
    }
}
