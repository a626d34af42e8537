//! The first of several subjects, read apart from the others.
//!
//! > **Oz, Ib** sign pact (a headline). Leaders of **Oz**, Ib and Ur met.
//!
//! Leaves alone: "Ode, *president of Oz*, left", "In Oz, *Ib's envoy* left".

use chancery_text::{Annotated, Change, Dep, EntityLabel, Pos, TokenId};

use super::{hang, is_verb};

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let second = annotated.token(at);
    let verb = second.head;
    let is_subject = second.dep == Dep::nsubj
        && second.pos == Pos::PROPN
        && at < verb
        && is_verb(annotated, verb);
    let Some(comma) = second.left_edge.checked_sub(1).filter(|_| is_subject) else {
        return;
    };
    if annotated.lower(comma) != "," {
        return;
    }
    let sentence = &annotated.sentences[second.sentence as usize];
    if let Some(leaders) = among(annotated, sentence.start..comma, verb, Dep::nsubj) {
        listed(annotated, leaders, comma, at, changes);
        return;
    }
    let Some(first) = among(annotated, sentence.start..comma, verb, Dep::npadvmod) else {
        return;
    };
    let token = annotated.token(first);
    let is_whole = token.left_edge == sentence.start && token.right_edge + 1 == comma;
    if annotated.in_title(second.sentence as usize) && is_whole && is_named(annotated, first) {
        changes.push(hang(first, verb, Dep::nsubj));
        changes.push(hang(at, first, Dep::conj));
        changes.push(hang(comma, first, Dep::punct));
    }
}

/// The word of a relation to a verb among some tokens.
fn among(
    annotated: &Annotated,
    tokens: std::ops::Range<TokenId>,
    verb: TokenId,
    dep: Dep,
) -> Option<TokenId> {
    annotated
        .children_by(verb, dep)
        .find(|&child| tokens.contains(&child))
}

fn is_named(annotated: &Annotated, noun: TokenId) -> bool {
    let token = annotated.token(noun);
    token.pos == Pos::PROPN
        && matches!(
            token.entity,
            EntityLabel::GPE | EntityLabel::PERSON | EntityLabel::ORG | EntityLabel::NORP
        )
}

/// *Leaders of **Oz**, Ib and Ur*: those after the comma belong to the list.
fn listed(
    annotated: &Annotated,
    leaders: TokenId,
    comma: TokenId,
    at: TokenId,
    changes: &mut Vec<Change>,
) {
    let first = annotated
        .children_by(leaders, Dep::prep)
        .filter(|&of| matches!(annotated.lower(of), "of" | "from"))
        .find_map(|of| annotated.child(of, Dep::pobj))
        .filter(|&noun| annotated.token(noun).right_edge + 1 == comma);
    let goes_on = annotated.child(at, Dep::cc).is_some();
    if let Some(first) = first.filter(|&noun| goes_on && is_named(annotated, noun)) {
        changes.push(hang(at, first, Dep::conj));
        changes.push(hang(comma, first, Dep::punct));
    }
}
