//! States and organizations named one after another, the second read as what the first is.
//!
//! > We act with the **EU, UK**, Norway, and Peru. A pact between the **Government of Oz, the Government**
//! > of Ib, and Ode.
//!
//! Leaves alone: *Lima, Peru, and Chile*, where one is a town.

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
    let named = |start: TokenId, at: TokenId| is_named(lexicon, annotated, start, at);
    let both_named = named(start, at) && named(name_start(annotated, first), first);
    let the = |word: TokenId| annotated.child(word, Dep::det).is_some();
    if both_named || the(at) && the(first) {
        changes.push(hang(at, first, Dep::conj));
    }
}

fn is_body(annotated: &Annotated, at: TokenId) -> bool {
    let token = annotated.token(at);
    token.pos == Pos::PROPN && matches!(token.entity, EntityLabel::GPE | EntityLabel::ORG)
}

/// Where a name begins, without its article.
fn name_start(annotated: &Annotated, name: TokenId) -> TokenId {
    annotated
        .children_by(name, Dep::compound)
        .next()
        .map_or(name, |word| word.min(name))
}

/// Whether the lexicon names a state or an organization so.
fn is_named(lexicon: &Lexicon, annotated: &Annotated, start: TokenId, end: TokenId) -> bool {
    let phrases = &lexicon.actors.phrases;
    let mut node = None;
    for word in start..=end {
        let next = phrases
            .word(annotated.lower(word))
            .and_then(|word| match node {
                Some(node) => phrases.next(node, word),
                None => phrases.first(word),
            });
        if next.is_none() {
            return false;
        }
        node = next;
    }
    node.is_some_and(|node| {
        phrases.meanings(node).iter().any(|meaning| {
            matches!(
                meaning,
                Meaning::Actor {
                    usage: Usage::Name,
                    ..
                }
            )
        })
    })
}
