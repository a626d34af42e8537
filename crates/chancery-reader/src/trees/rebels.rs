//! A state and a group of another's people, read as one group of both.
//!
//! > **Oz and Ibian rebels** signed a deal.
//!
//! Leaves alone: "*Ozian and Ibian* rebels", "*U.S. and Ibian* officials".

use chancery_lexicon::Lexicon;
use chancery_lexicon::actors::Usage;
use chancery_text::{Annotated, Change, Dep, EntityLabel, Pos, Tag, TokenId};

use super::hang;
use super::states::entry;

pub(super) fn find(
    lexicon: &Lexicon,
    annotated: &Annotated,
    at: TokenId,
    changes: &mut Vec<Change>,
) {
    let state = annotated.token(at);
    let group = state.head;
    let noun = annotated.token(group);
    let is_state = state.dep == Dep::nmod
        && state.pos == Pos::PROPN
        && state.entity == EntityLabel::GPE
        && at < group;
    const ADJECTIVES: &[&str] = &["u.s.", "us", "u.n.", "un", "e.u.", "eu", "u.k.", "uk"];
    let is_adjective = ADJECTIVES.contains(&annotated.lower(at));
    // *The US and Israeli troops*: of two states.
    let the = at.checked_sub(1).map(|word| annotated.lower(word)) == Some("the");
    if !is_state || is_adjective || the || noun.tag != Tag::NNS || noun.pos != Pos::NOUN {
        return;
    }
    let Some(people) = annotated.child(at, Dep::conj) else {
        return;
    };
    let and = annotated.child(at, Dep::cc);
    let is_next = people + 1 == group && and.is_some_and(|and| and + 1 == people);
    // *Oz and Ib troops*: of two states.
    if !is_next || entry(lexicon, annotated, people, people, &[Usage::Name]).is_some() {
        return;
    }
    let head = if noun.head == group { at } else { noun.head };
    changes.push(hang(at, head, noun.dep));
    changes.push(hang(group, at, Dep::conj));
    changes.push(hang(people, group, Dep::amod));
}
