//! A verb with a tense of its own, read as if it went on an infinitive.
//!
//! > The minister said that Oz would sign the treaty and **promised** to open an embassy. He has arranged
//! > for troops to be ready and **has asked** for more.
//!
//! Leaves alone: "said that it would sign and *open* an embassy"; "said that it signed and *promised*
//! help" and "said that it did not sign and *attacked*", which may go on either verb; "a plan to raise
//! and *set* rates", where *set* has no tense.

use chancery_text::{Annotated, Change, Dep, Tag, TokenId};

use super::{hang, has_subject};
use crate::grammar;

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let token = annotated.token(at);
    let is_perfect = grammar::is_perfect(annotated, at);
    let has_tense = is_perfect
        || matches!(token.tag, Tag::VBD | Tag::VBZ)
            && annotated.lower(at) != annotated.lemma(at)
            && annotated.child(at, Dep::aux).is_none();
    if token.dep != Dep::conj || !has_tense || has_subject(annotated, at) {
        return;
    }
    let first = token.head;
    let joins = annotated
        .children_by(first, Dep::cc)
        .any(|word| word < at && annotated.token(first).right_edge >= at);
    if !joins || !matches!(annotated.token(first).tag, Tag::VB | Tag::VBG) {
        return;
    }
    let is_finite = |verb: TokenId| {
        let is_like = match is_perfect {
            true => grammar::is_perfect(annotated, verb),
            false => annotated.token(verb).tag == token.tag,
        };
        is_like && has_subject(annotated, verb)
    };
    let mut below = std::iter::once(first).chain(annotated.ancestors(first));
    // What *did* or *had* makes finite is told of by the clause as well.
    let has_past = |verb: TokenId| {
        let mut auxiliaries = annotated.children_by(verb, Dep::aux);
        auxiliaries.any(|aux| matches!(annotated.lemma(aux), "do" | "have"))
    };
    let above = below.find(|&verb| is_finite(verb) || has_past(verb));
    if let Some(finite) = above.filter(|&verb| is_finite(verb)) {
        changes.push(hang(at, finite, Dep::conj));
    }
}
