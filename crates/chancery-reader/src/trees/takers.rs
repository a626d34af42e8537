//! A verb read as if it told what its object is like.
//!
//! > Oz's army **seized power** on Monday. The two **voiced concern**.
//!
//! Leaves alone: "the army's *seized goods*", where nobody stands before the participle as a subject.

use chancery_text::{Annotated, Change, Dep, Pos, Tag, TokenId};

use super::hang;

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let verb = annotated.token(at);
    let is_past = matches!(verb.tag, Tag::VBD | Tag::VBN) && verb.pos == Pos::VERB;
    if verb.dep != Dep::amod || !is_past || verb.head < at {
        return;
    }
    let noun = annotated.token(verb.head);
    let subject = [Dep::nsubj, Dep::nsubjpass]
        .iter()
        .find_map(|&dep| annotated.child(at, dep))
        .filter(|&subject| subject < at)
        .or_else(|| the_two(annotated, at, verb.head));
    let Some(subject) = subject.filter(|_| noun.dep == Dep::ROOT) else {
        return;
    };
    changes.push(hang(at, at, Dep::ROOT));
    if annotated.token(subject).head != at {
        changes.push(hang(subject, at, Dep::nsubj));
        changes.push(hang(subject - 1, subject, Dep::det));
    }
    changes.push(hang(verb.head, at, Dep::dobj));
    for &child in annotated.children(verb.head) {
        let token = annotated.token(child);
        if child == subject || child + 1 == subject && token.dep == Dep::det {
            continue;
        }
        if child < subject && token.dep == Dep::poss {
            changes.push(hang(child, subject, Dep::poss));
        } else if child != at && (child < at || matches!(token.dep, Dep::punct | Dep::prep)) {
            changes.push(hang(child, at, token.dep));
        }
    }
}

/// ***The two** voiced concern*: they stand just before the verb.
fn the_two(annotated: &Annotated, verb: TokenId, noun: TokenId) -> Option<TokenId> {
    let two = verb.checked_sub(1)?;
    let article = two.checked_sub(1)?;
    let token = annotated.token(two);
    let counts = token.dep == Dep::nummod && token.head == noun;
    (counts && annotated.lower(two) == "two" && annotated.lower(article) == "the").then_some(two)
}
