//! What somebody makes clear, read as two things that he makes.
//!
//! > Oz made **clear that** Ib must leave. Ode made **plain that** he agreed.
//!
//! Leaves alone: "made *the road clear*".

use chancery_text::{Annotated, Change, Dep, Pos, TokenId};

use super::hang;

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let clear = annotated.token(at);
    let verb = clear.head;
    let is_clear = clear.pos == Pos::ADJ
        && matches!(annotated.lower(at), "clear" | "plain")
        && annotated.lemma(verb) == "make"
        && verb < at;
    if !is_clear || !matches!(clear.dep, Dep::ccomp | Dep::acomp | Dep::oprd | Dep::dobj) {
        return;
    }
    let clause = annotated.children_by(verb, Dep::ccomp).find(|&clause| {
        clause > at
            && annotated
                .children_by(clause, Dep::mark)
                .any(|mark| annotated.lower(mark) == "that" && mark > at)
    });
    if let Some(clause) = clause {
        changes.push(hang(at, verb, Dep::acomp));
        changes.push(hang(clause, at, Dep::ccomp));
    }
}
