//! When and where something was said, that the parser hung on what was said.
//!
//! > Oz said **on Monday** it would send troops. Ib said **in Berlin on Monday** Ur would pay.
//!
//! Leaves alone: "said that *on Monday* it would send troops", "believes *in 2025* Ib will join".

use chancery_text::{Annotated, Change, Dep, EntityLabel, TokenId};

use super::{hang, is_verb};

const SAY: &[&str] = &[
    "add", "announce", "claim", "confirm", "declare", "report", "say", "state", "tell", "warn",
];

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let token = annotated.token(at);
    let tells = match token.dep {
        Dep::prep => matches!(annotated.lower(at), "at" | "in" | "on"),
        Dep::npadvmod => matches!(token.entity, EntityLabel::DATE | EntityLabel::TIME),
        _ => false,
    };
    let clause = token.head;
    let said = annotated.token(clause);
    let is_said = is_verb(annotated, said.head) && SAY.contains(&annotated.lemma(said.head));
    if !tells || said.dep != Dep::ccomp || said.head >= at || !is_said {
        return;
    }
    let subject = annotated.children(clause).iter().copied().find(|&child| {
        matches!(
            annotated.token(child).dep,
            Dep::nsubj | Dep::nsubjpass | Dep::expl
        )
    });
    let is_before = subject.is_some_and(|subject| at < annotated.token(subject).left_edge);
    // Nothing opens what is said before it: no *that*, no comma, no quotation mark.
    let opens = |word: TokenId| {
        matches!(
            annotated.token(word).dep,
            Dep::mark | Dep::punct | Dep::advmod
        )
    };
    if is_before && !(said.head + 1..token.left_edge).any(opens) {
        changes.push(hang(at, said.head, token.dep));
    }
}
