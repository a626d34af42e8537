//! A name after where its bearer sits, read as a place.
//!
//! > **Oodish Senator from Norvale Ana Lu** ended her bid: the parser takes *Norvale Ana Lu* for one
//! > name, from which the senator is.

use chancery_lexicon::Lexicon;
use chancery_lexicon::actors::Usage;
use chancery_text::{Annotated, Change, Dep, EntityLabel, Pos, TokenId};

use super::names::is_office;
use super::{hang, states};

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
    // The place, of two words or of one, and the name after it.
    let usages = [Usage::Name, Usage::City];
    let is_place =
        |end: &TokenId| states::entry(lexicon, annotated, link + 1, *end, &usages).is_some();
    let Some(place) = [link + 2, link + 1].into_iter().find(is_place) else {
        return;
    };
    let phrases = &lexicon.actors.phrases;
    let first = phrases.word(annotated.lower(place + 1));
    let is_given = first.is_some_and(|word| phrases.facts(word).given);
    let is_person = |word: TokenId| annotated.token(word).entity == EntityLabel::PERSON;
    let is_name = is_given || (place + 1..=at).all(is_person);
    if place + 2 > at || !is_name {
        return;
    }
    changes.push(hang(place, link, Dep::pobj));
    changes.push(hang(at, office, Dep::appos));
    // *Oodish*, read as one more subject, or as whom the senator is another name of
    if let Some(before) = office.checked_sub(1) {
        let (own, beside) = (annotated.token(office), annotated.token(before));
        let is_twin = (beside.head, beside.dep) == (own.head, own.dep);
        let is_above = own.head == before && own.dep == Dep::appos;
        if beside.entity == EntityLabel::GPE && (is_twin || is_above) {
            changes.push(hang(before, office, Dep::compound));
        }
        if is_above {
            changes.push(hang(office, beside.head, beside.dep));
        }
    }
}
