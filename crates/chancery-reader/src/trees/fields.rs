//! What is done in two fields, read as a field and a doing.
//!
//! > They support **bilateral security and economic cooperation**: cooperation in both.
//!
//! Leaves alone: *security and **closer** ties*, *security and economic **recovery***.

use chancery_lexicon::words;
use chancery_text::{Annotated, Change, Dep, Pos, TokenId};

use super::hang;

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let (field, and) = (*annotated.token(at), at + 1);
    let is_field = field.pos == Pos::NOUN && words::trees::FIELDS.has(annotated.lemma(at));
    if !is_field || and + 2 >= annotated.tokens.len() as TokenId {
        return;
    }
    let Some(doing) = annotated.child(at, Dep::conj) else {
        return;
    };
    let is_shared = annotated.lower(and) == "and"
        && doing == and + 2
        && annotated.token(and + 1).head == doing
        && words::trees::FIELDS.has(annotated.lemma(and + 1))
        && matches!(annotated.token(and + 1).dep, Dep::amod | Dep::compound)
        && words::trees::SHARED_FIELDS.has(annotated.lemma(doing));
    if !is_shared {
        return;
    }
    let above = if field.head == at { doing } else { field.head };
    changes.push(hang(doing, above, field.dep));
    changes.push(hang(at, doing, Dep::compound));
    changes.push(hang(and, doing, Dep::cc));
    for &word in annotated.children(at) {
        if word < at || word > doing {
            changes.push(hang(word, doing, annotated.token(word).dep));
        }
    }
}
