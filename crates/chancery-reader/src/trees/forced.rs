//! What somebody is made to do, read as where he is sent.
//!
//! > Oz forced an airplane **to land**.
//!
//! Leaves alone: "Oz forced them *to the land*".

use chancery_lexicon::words;
use chancery_text::{Annotated, Change, Dep, Pos, TokenId};

use super::hang;

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let token = annotated.token(at);
    if token.dep != Dep::pobj || !words::trees::FORCED.has(annotated.lower(at)) {
        return;
    }
    let to = token.head;
    let verb = annotated.token(to).head;
    let bare = token.left_edge == at && to + 1 == at && token.pos != Pos::PROPN;
    let made = annotated.child(verb, Dep::dobj).is_some()
        || annotated.child(verb, Dep::nsubjpass).is_some();
    if bare
        && made
        && annotated.lower(to) == "to"
        && words::trees::FORCING.has(annotated.lemma(verb))
    {
        changes.push(hang(at, verb, Dep::xcomp));
        changes.push(hang(to, at, Dep::aux));
    }
}
