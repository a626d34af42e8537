//! Where a visit goes, read as where the visitor is an official of.
//!
//! > The **visit** by Oz's president **to Ib** ended.
//!
//! Leaves alone: "the visit by the *envoy to Ib*", a post.

use chancery_lexicon::words;
use chancery_text::{Annotated, Change, Dep, TokenId};

use super::hang;

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let to = annotated.token(at);
    if annotated.lower(at) != "to" || to.dep != Dep::prep {
        return;
    }
    let visitor = to.head;
    let by = annotated.token(visitor).head;
    let visit = annotated.token(by).head;
    let is_by = annotated.lower(by) == "by" && annotated.token(visitor).dep == Dep::pobj;
    let is_visit = matches!(
        annotated.lemma(visit),
        "visit" | "trip" | "journey" | "tour"
    ) && annotated
        .children_by(visit, Dep::prep)
        .all(|link| annotated.lower(link) != "to");
    let is_post = words::trees::ENVOYS.has(annotated.lemma(visitor));
    if is_by && is_visit && !is_post {
        changes.push(hang(at, visit, Dep::prep));
    }
}
