//! With whom somebody acts, named beside him, read as a circumstance of what they do.
//!
//! > Oz, **along with** Ib and Ode, imposed duties.
//!
//! Leaves alone: "Oz imposed duties *along with Ib*".

use chancery_text::{Annotated, Change, Dep, Pos, TokenId};

use super::{hang, is_verb};

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let token = annotated.token(at);
    let link = match (annotated.lower(at), token.dep) {
        ("along", Dep::prep) => annotated.child(at, Dep::prep),
        ("along" | "together", Dep::advmod) => Some(token.head),
        ("alongside", Dep::prep) => Some(at),
        _ => return,
    };
    let Some(link) = link.filter(|&link| link == at || annotated.lower(link) == "with") else {
        return;
    };
    let Some(others) = annotated.child(link, Dep::pobj) else {
        return;
    };
    let outer = if token.dep == Dep::prep { at } else { link };
    let above = annotated.token(outer).head;
    let subject = if is_verb(annotated, above) && above > others {
        annotated.children(above).iter().copied().find(|&child| {
            let child = annotated.token(child);
            matches!(child.dep, Dep::nsubj | Dep::nsubjpass)
        })
    } else {
        Some(above)
    };
    let start = annotated.token(outer).left_edge;
    let together = subject.filter(|&subject| {
        let first = annotated.token(subject);
        let acts = matches!(first.dep, Dep::nsubj | Dep::nsubjpass) && first.head > others;
        let name = matches!(first.pos, Pos::PROPN | Pos::NOUN);
        // Nothing but a comma or dash between.
        let near = (subject + 1..start).all(|word| {
            annotated.token(word).pos == Pos::PUNCT || annotated.governs(subject, word)
        });
        acts && name && subject < start && near
    });
    if let Some(subject) = together {
        changes.push(hang(others, subject, Dep::conj));
        changes.push(hang(link, subject, Dep::cc));
        if link != at {
            changes.push(hang(at, link, Dep::advmod));
        }
    }
}
