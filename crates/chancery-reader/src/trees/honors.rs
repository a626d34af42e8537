//! A form of address, read as somebody of whom the name only tells.
//!
//! > Lu met **His Royal Highness, Crown Prince Ode of Ud**: she met the prince.
//!
//! Leaves alone: *His Highness left*, where no name follows.

use chancery_lexicon::words;
use chancery_text::{Annotated, Change, Dep, Pos, TokenId};

use super::hang;

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let honor = annotated.token(at);
    if honor.pos != Pos::PROPN || !words::trees::HONORS.has(annotated.lower(at)) {
        return;
    }
    let name = annotated
        .child(at, Dep::appos)
        .filter(|&name| name > at && annotated.token(name).pos == Pos::PROPN);
    if let Some(name) = name {
        let above = if honor.head == at { name } else { honor.head };
        changes.push(hang(name, above, honor.dep));
        changes.push(hang(at, name, Dep::compound));
    }
}
