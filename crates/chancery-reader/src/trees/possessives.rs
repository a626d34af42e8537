//! The apostrophe after a plural name, read as the end of a quotation.
//!
//! > She affirmed **the United States’** support for Oz.
//!
//! Leaves alone: "the ‘United States’ of Oz", which a quotation mark opens.

use chancery_text::{Annotated, Change, Dep, Pos, TokenId};

use super::hang;

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let token = annotated.token(at);
    let is_mark = token.pos == Pos::PUNCT && matches!(annotated.lower(at), "’" | "'");
    let sentence = &annotated.sentences[token.sentence as usize];
    if !is_mark || at <= sentence.start || at + 1 >= sentence.end {
        return;
    }
    let owner = at - 1;
    let name = annotated.token(owner);
    let is_plural = name.pos == Pos::PROPN && annotated.lower(owner).ends_with('s');
    let is_beside =
        name.span.end == token.span.start && annotated.token(at + 1).span.start > token.span.end;
    let is_opened = (sentence.start..owner).any(|word| matches!(annotated.lower(word), "‘" | "'"));
    if !is_plural || !is_beside || is_opened {
        return;
    }
    let Some(owned) = noun_after(annotated, at + 1, sentence.end) else {
        return;
    };
    if annotated.governs(owner, owned) || annotated.token(owner).dep == Dep::poss {
        return;
    }
    changes.push(hang(owner, owned, Dep::poss));
    changes.push(hang(at, owner, Dep::case));
}

/// The noun of the phrase that begins with a word.
fn noun_after(annotated: &Annotated, from: TokenId, end: TokenId) -> Option<TokenId> {
    for word in (from..end).take(6) {
        let token = annotated.token(word);
        let is_inner = matches!(token.dep, Dep::compound | Dep::amod);
        if matches!(token.pos, Pos::NOUN | Pos::PROPN) && !is_inner {
            return Some(word);
        }
        if !is_inner && !matches!(token.dep, Dep::nummod | Dep::advmod | Dep::nmod) {
            return None;
        }
    }
    None
}
