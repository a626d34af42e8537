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
        first < and && before.dep == token.dep && before.pos == Pos::PROPN && adjoins
    });
    if let Some(first) = first {
        changes.push(hang(at, first, Dep::conj));
        changes.push(hang(and, first, Dep::cc));
    }
}
