//! A title that several people share, read as the one they are named after.
//!
//! > **Presidents Ode** of Oz and Lu of Ib met.
//!
//! Leaves alone: "the *two presidents*, Ode and Lu".

use chancery_text::{Annotated, Change, Dep, Pos, Tag, TokenId};

use super::hang;

const TITLES: &[&str] = &[
    "ambassadors",
    "chancellors",
    "generals",
    "governors",
    "kings",
    "ministers",
    "premiers",
    "presidents",
    "secretaries",
    "senators",
];

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let title = annotated.token(at);
    let is_title = matches!(title.tag, Tag::NNS | Tag::NNPS)
        && TITLES.contains(&annotated.lower(at))
        && !matches!(title.dep, Dep::compound | Dep::appos | Dep::conj);
    if !is_title {
        return;
    }
    let person = annotated.children_by(at, Dep::appos).find(|&name| {
        let token = annotated.token(name);
        token.pos == Pos::PROPN && token.left_edge == at + 1
    });
    let Some(person) = person.filter(|&name| annotated.child(name, Dep::conj).is_some()) else {
        return;
    };
    let head = if title.head == at { person } else { title.head };
    changes.push(hang(person, head, title.dep));
    changes.push(hang(at, person, Dep::compound));
}
