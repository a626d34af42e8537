//! A verb read as if it told what its object is like.
//!
//! > Oz's army **seized power** on Monday.
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
        .filter(|&subject| subject < at);
    let Some(subject) = subject.filter(|_| noun.dep == Dep::ROOT) else {
        return;
    };
    changes.push(hang(at, at, Dep::ROOT));
    changes.push(hang(verb.head, at, Dep::dobj));
    for &child in annotated.children(verb.head) {
        let token = annotated.token(child);
        if child < subject && token.dep == Dep::poss {
            changes.push(hang(child, subject, Dep::poss));
        } else if child != at && (child < at || matches!(token.dep, Dep::punct | Dep::prep)) {
            changes.push(hang(child, at, token.dep));
        }
    }
}
