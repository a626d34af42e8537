//! People whose names the parser hangs under the body or office before them.
//!
//! > **House of Representatives Speaker Ana Lu** said so. **Secretary of State Bo Chen** left. **Union of
//! > Growers leader Ode** spoke. **First Minister of Oz Ana Lu** agreed.
//!
//! Leaves alone: "the Bank of Oz", "he met the king of *Ana Lu's* country".

use chancery_lexicon::Lexicon;
use chancery_text::{Annotated, Change, Dep, EntityLabel, Pos, TokenId};

use super::hang;
use super::names::is_office;

pub(super) fn find(
    lexicon: &Lexicon,
    annotated: &Annotated,
    at: TokenId,
    changes: &mut Vec<Change>,
) {
    let name = *annotated.token(at);
    let of = name.head;
    let is_named = name.dep == Dep::pobj
        && name.pos == Pos::PROPN
        && name.entity == EntityLabel::PERSON
        && annotated.lower(of) == "of";
    let Some(first) = annotated
        .head(of)
        .filter(|&first| is_named && first + 1 == of)
    else {
        return;
    };
    let is_noun = matches!(annotated.token(first).pos, Pos::PROPN | Pos::NOUN);
    let Some(last) = last_of(lexicon, annotated, first, at).filter(|_| is_noun) else {
        return;
    };
    let beside = |word: TokenId| {
        let token = annotated.token(word);
        token.dep == Dep::compound && (token.head == at || annotated.governs(at, token.head))
    };
    if !(last..at).all(|word| beside(word) || annotated.token(word).pos == Pos::PUNCT) {
        return;
    }
    let token = annotated.token(first);
    changes.push(hang(at, token.head, token.dep));
    changes.push(hang(first, at, Dep::compound));
    changes.push(hang(last, of, Dep::pobj));
    // *Chancellor of the Exchequer Ana Lu **and Bo Chen***: with her.
    let behind = annotated.children(first).iter().filter(|&&word| word > at);
    for &word in behind {
        changes.push(hang(word, at, annotated.token(word).dep));
    }
    for word in of + 1..last {
        if annotated.token(word).head == at {
            changes.push(hang(word, last, annotated.token(word).dep));
        }
    }
}

/// The last word of a body or office of the lexicon that goes on over *of*, before a name; or of a body
/// that the recognizer takes for one, before the office of its head.
fn last_of(
    lexicon: &Lexicon,
    annotated: &Annotated,
    first: TokenId,
    name: TokenId,
) -> Option<TokenId> {
    let phrases = &lexicon.actors.phrases;
    let end_from = |start: TokenId| {
        let mut node = phrases.first(phrases.word(annotated.lower(start))?)?;
        let mut end = None;
        for at in start + 1..name {
            node = match phrases.word(annotated.lower(at)) {
                Some(word) => match phrases.next(node, word) {
                    Some(next) => next,
                    None => break,
                },
                None => break,
            };
            if at > first + 1 && !phrases.meanings(node).is_empty() {
                end = Some(at);
            }
        }
        end
    };
    let start = annotated.token(first).left_edge;
    let known = (start..=first).find_map(end_from);
    known
        .or_else(|| place_of_office(lexicon, annotated, first, name))
        .or_else(|| {
            let body = annotated.entity(first)?;
            let last = body.end.checked_sub(1)?;
            let is_body = annotated.token(first).entity == EntityLabel::ORG;
            let is_headed = last > first + 1 && last + 1 < name;
            (is_body && is_headed && is_office(lexicon, annotated, last + 1)).then_some(last)
        })
}

/// The last word of the place whose office somebody holds: *First Minister of **Oz** Ana Lu*.
fn place_of_office(
    lexicon: &Lexicon,
    annotated: &Annotated,
    first: TokenId,
    name: TokenId,
) -> Option<TokenId> {
    let is_capital = annotated.token(first).pos == Pos::PROPN;
    if !is_capital || !is_office(lexicon, annotated, first) {
        return None;
    }
    let is_place = |word: TokenId| annotated.token(word).entity == EntityLabel::GPE;
    let is_person = |word: TokenId| annotated.token(word).entity == EntityLabel::PERSON;
    let last = (first + 2..name)
        .take_while(|&word| is_place(word))
        .last()?;
    is_person(last + 1).then_some(last)
}
