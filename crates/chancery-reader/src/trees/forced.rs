//! What somebody is made to do, read as where he is sent.
//!
//! > Oz forced an airplane **to land**.
//!
//! Leaves alone: "Oz forced them *to the land*".

use chancery_text::{Annotated, Change, Dep, Pos, TokenId};

use super::hang;

const VERBS: &[&str] = &[
    "allow", "ask", "cause", "compel", "enable", "force", "help", "instruct", "invite", "oblige",
    "order", "permit", "tell", "urge", "warn",
];

const DEEDS: &[&str] = &[
    "dock",
    "halt",
    "land",
    "leave",
    "retreat",
    "return",
    "stop",
    "strike",
    "surrender",
    "vote",
    "withdraw",
    "work",
];

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let token = annotated.token(at);
    if token.dep != Dep::pobj || !DEEDS.contains(&annotated.lower(at)) {
        return;
    }
    let to = token.head;
    let verb = annotated.token(to).head;
    let bare = token.left_edge == at && to + 1 == at && token.pos != Pos::PROPN;
    let made = annotated.child(verb, Dep::dobj).is_some()
        || annotated.child(verb, Dep::nsubjpass).is_some();
    if bare && made && annotated.lower(to) == "to" && VERBS.contains(&annotated.lemma(verb)) {
        changes.push(hang(at, verb, Dep::xcomp));
        changes.push(hang(to, at, Dep::aux));
    }
}
