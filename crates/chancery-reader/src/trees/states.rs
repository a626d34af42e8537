//! States and organizations named one after another, the second read as what the first is.
//!
//! > We act with the **EU, UK**, Norway, and Peru. A pact between the **Government of Oz, the Government**
//! > of Ib, and Ode.
//!
//! Leaves alone: *Lima, Peru, and Chile*, where one is a town; two names of one body.

use chancery_lexicon::Lexicon;
use chancery_lexicon::actors::{Meaning, Usage};
use chancery_text::{Annotated, Change, Dep, EntityLabel, Pos, TokenId};

use super::hang;

pub(super) fn find(
    lexicon: &Lexicon,
    annotated: &Annotated,
    at: TokenId,
    changes: &mut Vec<Change>,
) {
    let token = annotated.token(at);
    if token.dep != Dep::appos || !is_body(annotated, at) {
        return;
    }
    let first = token.head;
    let start = name_start(annotated, at);
    let comma = token.left_edge.checked_sub(1);
    let Some(last) = comma.and_then(|comma| comma.checked_sub(1)) else {
        return;
    };
    if annotated.lower(last + 1) != "," || !annotated.governs(first, last) {
        return;
    }
    let goes_on = annotated.child(at, Dep::conj).is_some()
        || annotated.children_by(first, Dep::cc).any(|and| and > at);
    if !goes_on || first >= at {
        return;
    }
    // The same word before the comma.
    let like = annotated
        .ancestors(last)
        .take_while(|&word| word != first)
        .find(|&word| annotated.token(word).lower == token.lower);
    if let Some(like) = like {
        changes.push(hang(at, like, Dep::conj));
        return;
    }
    if !is_body(annotated, first) {
        return;
    }
    let own = entry(lexicon, annotated, start, at, &[Usage::Name]);
    let others = entry(
        lexicon,
        annotated,
        name_start(annotated, first),
        first,
        &[Usage::Name],
    );
    if own.is_some() && own == others {
        return;
    }
    let the = |word: TokenId| annotated.child(word, Dep::det).is_some();
    if own.is_some() && others.is_some() || the(at) && the(first) {
        changes.push(hang(at, first, Dep::conj));
    }
}

fn is_body(annotated: &Annotated, at: TokenId) -> bool {
    let token = annotated.token(at);
    token.pos == Pos::PROPN && matches!(token.entity, EntityLabel::GPE | EntityLabel::ORG)
}

/// Where a name begins, without its article.
fn name_start(annotated: &Annotated, name: TokenId) -> TokenId {
    (annotated.token(name).left_edge..=name)
        .find(|&word| annotated.token(word).pos == Pos::PROPN)
        .unwrap_or(name)
}

/// Whom these words name, if the lexicon knows.
pub(super) fn entry(
    lexicon: &Lexicon,
    annotated: &Annotated,
    start: TokenId,
    end: TokenId,
    usages: &[Usage],
) -> Option<u32> {
    let phrases = &lexicon.actors.phrases;
    let mut node = None;
    for word in start..=end {
        let word = phrases.word(annotated.lower(word))?;
        node = Some(match node {
            Some(node) => phrases.next(node, word)?,
            None => phrases.first(word)?,
        });
    }
    let mut meanings = phrases.meanings(node?).iter();
    meanings.find_map(|meaning| match meaning {
        Meaning::Actor { entry, usage } if usages.contains(usage) => Some(*entry),
        _ => None,
    })
}
