//! Who is accused in a headline, read as if he accused.
//!
//! > **Oz** accused of a raid as envoy leaves
//!
//! Leaves alone: "Oz accused *Ib* of a raid"; "The minister accused the king".

use chancery_text::{Annotated, Change, Dep, TokenId};

use super::hang;
use crate::grammar::charges;

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let token = annotated.token(at);
    let verb = token.head;
    if token.dep != Dep::nsubj || at > verb {
        return;
    }
    if !charges(annotated.lemma(verb)) {
        return;
    }
    let follows = annotated
        .children_by(verb, Dep::prep)
        .any(|link| link == verb + 1 && matches!(annotated.lower(link), "of" | "with"));
    let has_more = annotated.children(verb).iter().any(|&child| {
        matches!(
            annotated.token(child).dep,
            Dep::dobj | Dep::dative | Dep::aux
        )
    });
    if follows && !has_more {
        changes.push(hang(at, verb, Dep::nsubjpass));
    }
}
