//! Those who act together, read as two subjects.
//!
//! > Oz, the Republic of Ib (ROI), **and Ode** imposed duties.

use chancery_text::{Annotated, Change, Dep, Pos, TokenId};

use super::hang;

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let token = annotated.token(at);
    if !matches!(token.dep, Dep::nsubj | Dep::nsubjpass) || token.pos != Pos::PROPN {
        return;
    }
    let verb = token.head;
    let Some(and) = token.left_edge.checked_sub(1) else {
        return;
    };
    if verb <= at || annotated.lower(and) != "and" {
        return;
    }
    let first = annotated.children(verb).iter().copied().find(|&first| {
        let before = annotated.token(first);
        let adjoins = (first + 1..and)
            .all(|word| annotated.token(word).pos == Pos::PUNCT || annotated.governs(first, word));
        first < and && before.dep == token.dep && adjoins
    });
    let Some(first) = first else {
        return;
    };
    let joined = match annotated.token(first).pos {
        Pos::PROPN => Some(first),
        Pos::NOUN => named_inside(annotated, at, first, and),
        _ => None,
    };
    if let Some(joined) = joined {
        changes.push(hang(at, joined, Dep::conj));
        changes.push(hang(and, joined, Dep::cc));
    }
}

/// *Talks between **Oz, Ib, and Ode** began*; *the leader, **Ana Lu**, and Bo Chen signed*, who is the leader.
fn named_inside(
    annotated: &Annotated,
    at: TokenId,
    first: TokenId,
    and: TokenId,
) -> Option<TokenId> {
    let mut word = and - 1;
    if annotated.lower(word) == "," {
        word -= 1;
    }
    let mut joined = None;
    while word != first && annotated.governs(first, word) {
        let token = annotated.token(word);
        let like = token.pos == Pos::PROPN && token.entity == annotated.token(at).entity;
        match token.dep {
            Dep::pobj | Dep::conj if like => joined = Some(word),
            Dep::appos if like && token.head == first => return Some(first),
            _ => {}
        }
        word = token.head;
    }
    joined
}
