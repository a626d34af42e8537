//! Who did it, told by *it was he that did*, read as a clause that tells what *it* was.
//!
//! > **It was Oz that** shelled the town.
//!
//! Leaves alone: "it was *clear that* Oz shelled it", "it was *good news that* Oz left".

use chancery_text::{Annotated, Change, Dep, Pos, Tag, TokenId};

use super::{hang, is_verb};

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let clause = annotated.token(at);
    let be = clause.head;
    if clause.dep != Dep::ccomp || !is_verb(annotated, at) || annotated.lemma(be) != "be" {
        return;
    }
    let is_it = annotated
        .child(be, Dep::nsubj)
        .is_some_and(|subject| annotated.lower(subject) == "it");
    let Some(named) = annotated
        .child(be, Dep::attr)
        .filter(|&named| named < at && is_it)
    else {
        return;
    };
    let does = [Dep::nsubj, Dep::nsubjpass]
        .iter()
        .find_map(|&dep| annotated.child(at, dep))
        .is_some_and(|subject| matches!(annotated.token(subject).tag, Tag::WDT | Tag::WP));
    let is_name = matches!(annotated.token(named).pos, Pos::PROPN | Pos::NOUN);
    // *It was Oz that said Ib left*: what is said is a clause of its own.
    if does && is_name && annotated.child(at, Dep::ccomp).is_none() {
        changes.push(hang(at, named, Dep::relcl));
    }
}
