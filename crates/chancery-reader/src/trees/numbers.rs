//! How many act, read as how many things they act on.
//!
//! > **The two** discussed trade policy, and voiced concern.
//!
//! Leaves alone: "the two *divided states*", "the two *wounded*".

use chancery_lexicon::words;
use chancery_text::{Annotated, Change, Dep, Tag, TokenId};

use super::{hang, has_subject, is_verb};

const NUMBERS: &[&str] = &["two", "three", "four", "five", "six", "seven", "eight"];

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let verb = annotated.token(at);
    let Some(number) = at.checked_sub(1) else {
        return;
    };
    let noun = verb.head;
    let counted = annotated.token(number);
    // *The two discussed **trade policy***: one thing, which two do not count.
    let is_one = matches!(annotated.token(noun).tag, Tag::NN | Tag::NNP);
    let is_counted = counted.dep == Dep::nummod && counted.head == noun && noun > at;
    let is_misread =
        verb.dep == Dep::amod && matches!(verb.tag, Tag::VBN | Tag::VBD) && is_verb(annotated, at);
    let is_talk = words::trees::TALKING_OVER.has(annotated.lemma(at));
    if !is_one
        || !is_counted
        || !is_misread
        || !is_talk
        || !NUMBERS.contains(&annotated.lower(number))
    {
        return;
    }
    let token = annotated.token(noun);
    let main = token.head;
    if token.dep != Dep::nsubj || !is_verb(annotated, main) || !has_subject(annotated, main) {
        return;
    }
    let above = annotated.token(main);
    changes.push(hang(
        at,
        if above.head == main { at } else { above.head },
        above.dep,
    ));
    changes.push(hang(main, at, Dep::conj));
    changes.push(hang(number, at, Dep::nsubj));
    changes.push(hang(noun, at, Dep::dobj));
    for &child in annotated.children(noun) {
        if child < number {
            changes.push(hang(child, number, annotated.token(child).dep));
        } else if child > noun && matches!(annotated.token(child).dep, Dep::cc | Dep::punct) {
            changes.push(hang(child, at, annotated.token(child).dep));
        }
    }
}
