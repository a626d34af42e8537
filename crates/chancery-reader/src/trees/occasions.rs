//! What somebody is received for, read as what he is minister for.
//!
//! > Oz hosted Ib's foreign minister **for talks**.
//!
//! Leaves alone: *the minister **for trade***, *set a date **for talks***.

use chancery_lexicon::words;
use chancery_text::{Annotated, Change, Dep, TokenId};

use super::hang;

/// Verbs with a guest for their object.
const RECEIVING: &[&str] = &[
    "call", "fly", "host", "invite", "join", "meet", "receive", "see", "summon", "visit", "welcome",
];

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let guest = annotated.token(at).head;
    let is_link =
        annotated.token(at).dep == Dep::prep && matches!(annotated.lower(at), "for" | "at");
    if !is_link || guest > at || annotated.token(guest).dep != Dep::dobj {
        return;
    }
    let verb = annotated.token(guest).head;
    let is_occasion = annotated
        .child(at, Dep::pobj)
        .is_some_and(|noun| words::trees::COME_FOR.has(annotated.lemma(noun)));
    if is_occasion && RECEIVING.contains(&annotated.lemma(verb)) {
        changes.push(hang(at, verb, Dep::prep));
    }
}
