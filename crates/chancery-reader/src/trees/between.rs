//! Between whom something breaks out or goes on, read as where.
//!
//! > **Fighting** broke out **between Oz and Ib**.
//!
//! Leaves alone: "Fighting went on *between March and May*", "a wall stands *between Oz and Ib*".

use chancery_lexicon::words;
use chancery_text::{Annotated, Change, Dep, Pos, TokenId};

use super::{hang, is_verb};

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let token = annotated.token(at);
    if token.dep != Dep::prep || annotated.lower(at) != "between" {
        return;
    }
    let verb = token.head;
    if !is_verb(annotated, verb) || verb > at {
        return;
    }
    let subject = annotated.children(verb).iter().copied().find(|&child| {
        let relation = annotated.token(child).dep;
        child < verb && matches!(relation, Dep::nsubj | Dep::nsubjpass)
    });
    let Some(noun) = subject.filter(|&noun| words::trees::BETWEEN.has(annotated.lemma(noun)))
    else {
        return;
    };
    let Some(first) = annotated.child(at, Dep::pobj) else {
        return;
    };
    let second = annotated.child(first, Dep::conj);
    let is_somebody = |noun: TokenId| {
        matches!(annotated.token(noun).pos, Pos::PROPN | Pos::NOUN)
            && !matches!(
                annotated.token(noun).entity.as_str(),
                "DATE" | "TIME" | "CARDINAL"
            )
    };
    if is_somebody(first) && second.is_none_or(is_somebody) {
        changes.push(hang(at, noun, Dep::prep));
    }
}
