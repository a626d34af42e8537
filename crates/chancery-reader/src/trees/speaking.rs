//! Who speaks, where the sentence begins with whom he speaks to.
//!
//! > Speaking to the Herald, **the head of the union, Ana Lu,** said: the parser takes her for what the
//! > Herald is. **Ana Lu** speaking to the council called it wrong: the speaking is read as what calls.

use chancery_text::{Annotated, Change, Dep, Pos, Tag, TokenId};

use super::{hang, is_verb};

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let token = annotated.token(at);
    let verb = token.head;
    let is_speaking = matches!(token.dep, Dep::csubj | Dep::advcl)
        && token.tag == Tag::VBG
        && is_verb(annotated, verb)
        && at < verb
        && !has_doer(annotated, verb);
    if !is_speaking {
        return;
    }
    if let Some(who) = annotated.child(at, Dep::nsubj) {
        // *Ana Lu **speaking** to the council called*
        let is_somebody = annotated.token(who).pos == Pos::PROPN;
        if who + 1 == at && is_somebody {
            changes.push(hang(who, verb, Dep::nsubj));
            changes.push(hang(at, who, Dep::acl));
        }
        return;
    }
    let to = annotated.children_by(at, Dep::prep);
    let heard = to.filter_map(|to| annotated.child(to, Dep::pobj)).last();
    let Some(heard) = heard else {
        return;
    };
    let beside = annotated
        .child(heard, Dep::appos)
        .or_else(|| annotated.child(heard, Dep::conj));
    let Some(who) = beside.filter(|&who| who > heard && who < verb) else {
        return;
    };
    let before = annotated.token(who).left_edge.checked_sub(1);
    let is_apart = before.is_some_and(|before| annotated.lower(before) == ",");
    let goes_on = annotated.token(who).right_edge + 3 > verb
        && (annotated.token(who).right_edge + 1..verb)
            .all(|word| annotated.token(word).pos == Pos::PUNCT);
    if is_apart && goes_on && annotated.child(heard, Dep::cc).is_none() {
        changes.push(hang(at, verb, Dep::advcl));
        changes.push(hang(who, verb, Dep::nsubj));
    }
}

/// Whether somebody stands as the subject of a verb.
fn has_doer(annotated: &Annotated, verb: TokenId) -> bool {
    let mut subjects = annotated
        .children_by(verb, Dep::nsubj)
        .chain(annotated.children_by(verb, Dep::nsubjpass));
    subjects.next().is_some()
}
