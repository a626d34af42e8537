//! What an effort is for, read as what it is praised for.
//!
//! > Oz welcomed the steps by Ib **to help** Ode.
//!
//! Leaves alone: "Oz welcomed the envoy *to discuss* trade".

use chancery_lexicon::words;
use chancery_text::{Annotated, Change, Dep, EntityLabel, Tag, TokenId};

use super::hang;

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let token = annotated.token(at);
    if token.tag != Tag::VB || !matches!(token.dep, Dep::advcl | Dep::xcomp) {
        return;
    }
    let verb = token.head;
    if verb >= at || !words::trees::PRAISING_EFFORTS.has(annotated.lemma(verb)) {
        return;
    }
    let to = annotated
        .child(at, Dep::aux)
        .filter(|&to| annotated.lower(to) == "to" && to == token.left_edge);
    let object = annotated.child(verb, Dep::dobj);
    let (Some(to), Some(object)) = (to, object) else {
        return;
    };
    // The noun that *to* follows, who makes the effort and when named between.
    let is_day = |&word: &TokenId| annotated.token(word).entity == EntityLabel::DATE;
    let Some(mut word) = (object..to).rev().find(|word| !is_day(word)) else {
        return;
    };
    while word != verb && annotated.token(word).head != word {
        let head = annotated.token(word).head;
        let by = annotated.lower(word) == "by" && head == verb && object < word;
        let noun = if by { object } else { word };
        if words::trees::EFFORTS.has(annotated.lemma(noun)) && annotated.governs(object, noun) {
            changes.push(hang(at, noun, Dep::acl));
            if by {
                changes.push(hang(word, noun, Dep::prep));
            }
            return;
        }
        word = head;
    }
}
