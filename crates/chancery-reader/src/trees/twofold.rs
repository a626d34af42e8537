//! One person with two offices, read as two people.
//!
//! > **Party leader and Prime Minister Ana Lu** said so. **Health minister and acting premier Bo Chen** left.
//!
//! Leaves alone: "*the* president and Prime Minister Ana Lu said", "Party leader and Prime Minister Ana Lu
//! *were* there", "King Ode and Prime Minister Ana Lu".

use chancery_lexicon::Lexicon;
use chancery_text::{Annotated, Change, Dep, EntityLabel, Pos, Tag, TokenId};

use super::hang;
use super::names::is_office;

pub(super) fn find(
    lexicon: &Lexicon,
    annotated: &Annotated,
    at: TokenId,
    changes: &mut Vec<Change>,
) {
    let name = *annotated.token(at);
    let is_second = name.dep == Dep::conj
        && name.pos == Pos::PROPN
        && name.entity == EntityLabel::PERSON
        && name.head < at;
    if !is_second {
        return;
    }
    let office = name.head;
    let first = *annotated.token(office);
    let Some(and) = annotated.child(office, Dep::cc) else {
        return;
    };
    let is_person = |word: TokenId| annotated.token(word).entity == EntityLabel::PERSON;
    let begins = (and + 1..=at).find(|&word| is_person(word)).unwrap_or(at);
    let is_bare = |noun: TokenId| {
        let mut before = annotated
            .children(noun)
            .iter()
            .filter(|&&child| child < noun);
        before.all(|&child| matches!(annotated.token(child).dep, Dep::compound | Dep::amod))
            && !annotated.children_by(noun, Dep::compound).any(is_person)
    };
    let is_one = first.pos == Pos::NOUN
        && first.tag == Tag::NN
        && office + 1 == and
        && annotated.lower(and) == "and"
        && begins > and + 1
        && is_office(lexicon, annotated, office)
        && is_office(lexicon, annotated, begins - 1)
        && is_bare(office)
        && !is_plural(annotated, first.head);
    if is_one {
        changes.push(hang(at, first.head, first.dep));
        changes.push(hang(office, at, Dep::compound));
        changes.push(hang(and, at, Dep::cc));
    }
}

/// Whether a verb tells that several do it: *were*, *have*.
fn is_plural(annotated: &Annotated, verb: TokenId) -> bool {
    let helpers = annotated
        .children_by(verb, Dep::aux)
        .chain(annotated.children_by(verb, Dep::auxpass));
    helpers
        .chain([verb])
        .any(|word| annotated.token(word).tag == Tag::VBP || annotated.lower(word) == "were")
}
