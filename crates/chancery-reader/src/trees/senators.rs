//! A name after where its bearer sits, read as a place.
//!
//! > **Oodish Senator from Norvale Ana Lu** ended her bid: the parser takes *Norvale Ana Lu* for one
//! > name, from which the senator is.

use chancery_lexicon::Lexicon;
use chancery_lexicon::actors::Meaning;
use chancery_record::ActorKind;
use chancery_text::{Annotated, Change, Dep, EntityLabel, Pos, TokenId};

use super::hang;
use super::names::is_office;

pub(super) fn find(
    lexicon: &Lexicon,
    annotated: &Annotated,
    at: TokenId,
    changes: &mut Vec<Change>,
) {
    let token = annotated.token(at);
    let link = token.head;
    let office = annotated.token(link).head;
    let is_after = token.dep == Dep::pobj
        && matches!(annotated.lower(link), "from" | "for")
        && annotated.token(office).pos == Pos::PROPN
        && office + 1 == link
        && is_office(lexicon, annotated, office);
    if !is_after {
        return;
    }
    let label = |word: TokenId| annotated.token(word).entity;
    // The place, of two words or of one, and the name after it.
    let known = |end: &TokenId| is_place(lexicon, annotated, link + 1, *end);
    let Some(place) = [link + 2, link + 1].into_iter().find(known) else {
        return;
    };
    let is_name = |word: TokenId| label(word) == EntityLabel::PERSON;
    if place + 2 > at || !(place + 1..=at).all(is_name) {
        return;
    }
    let above = annotated.token(office);
    changes.push(hang(place, link, Dep::pobj));
    changes.push(hang(at, office, Dep::appos));
    // *Oodish*, read as one more subject
    if let Some(before) = office.checked_sub(1) {
        let beside = annotated.token(before);
        if beside.head == above.head && beside.dep == above.dep && label(before) == EntityLabel::GPE
        {
            changes.push(hang(before, office, Dep::compound));
        }
    }
}

/// Whether these words are a country or a state of one in the lexicon.
fn is_place(lexicon: &Lexicon, annotated: &Annotated, first: TokenId, last: TokenId) -> bool {
    let phrases = &lexicon.actors.phrases;
    let mut node = None;
    for word in first..=last {
        let known = phrases.word(annotated.lower(word));
        let next = known.and_then(|known| match node {
            None => phrases.first(known),
            Some(node) => phrases.next(node, known),
        });
        let Some(next) = next else {
            return false;
        };
        node = Some(next);
    }
    let mut meanings = node.into_iter().flat_map(|node| phrases.meanings(node));
    meanings.any(|meaning| match *meaning {
        Meaning::Actor { entry, .. } => {
            lexicon.actors.entries[entry as usize].kind != ActorKind::Person
        }
        Meaning::Role { .. } => false,
    })
}
