//! Who suffers a deed in a headline, read as who does it.
//!
//! > **Two soldiers killed** in Oz. **Envoy shot** dead.
//!
//! Leaves alone: "Two soldiers *killed rebels*", "*were* killed", texts below the headline.

use chancery_lexicon::words;
use chancery_text::{Annotated, Change, Dep, Pos, Tag, TokenId};

use super::hang;

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let verb = annotated.token(at);
    let is_deed = verb.pos == Pos::VERB
        && matches!(verb.tag, Tag::VBD | Tag::VBN)
        && annotated.in_title(verb.sentence as usize)
        && words::trees::DONE_TO.has(annotated.lemma(at));
    if !is_deed {
        return;
    }
    let has = |dep: Dep| annotated.child(at, dep).is_some();
    let active = [
        Dep::dobj,
        Dep::aux,
        Dep::auxpass,
        Dep::ccomp,
        Dep::xcomp,
        Dep::dative,
    ];
    // *Four shot **at a party***: where, unlike *police shot at the crowd*
    let is_event = |link: TokenId| {
        let place = annotated.child(link, Dep::pobj);
        place.is_some_and(|place| words::trees::OCCASIONS.has(annotated.lemma(place)))
    };
    let aims = annotated
        .children_by(at, Dep::prep)
        .any(|link| matches!(annotated.lower(link), "at" | "against" | "into") && !is_event(link));
    // *Army ambushed, **killed rebels***
    let goes_on = annotated
        .children_by(at, Dep::conj)
        .any(|verb| annotated.child(verb, Dep::dobj).is_some());
    if aims || goes_on || active.into_iter().any(has) {
        return;
    }
    if let Some(subject) = annotated.child(at, Dep::nsubj)
        && subject < at
    {
        changes.push(hang(subject, at, Dep::nsubjpass));
    }
}
