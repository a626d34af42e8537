//! Who acts in a clause without *that*, read as who is told.
//!
//! > Ana Lu revealed **the police have been** unable to act.
//!
//! Leaves alone: *told **the police** they were late*, where somebody is told; *found the **police
//! to be** late*.

use chancery_lexicon::words;
use chancery_text::{Annotated, Change, Dep, Pos, Tag, TokenId};

use super::{hang, has_subject, is_verb, subject_of};

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let token = annotated.token(at);
    let verb = token.head;
    let tells = is_verb(annotated, verb) && words::trees::TELLING.has(annotated.lemma(verb));
    if !tells || token.dep != Dep::ccomp || !is_verb(annotated, at) || has_subject(annotated, at) {
        return;
    }
    let Some(whom) = annotated.child(verb, Dep::dobj) else {
        return;
    };
    let clause = annotated.edges(at).start;
    let is_finite = |word: TokenId| {
        matches!(
            annotated.token(word).tag,
            Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD
        )
    };
    let begins = is_finite(clause) && (clause == at || annotated.token(clause).head == at);
    let is_noun = matches!(
        annotated.token(whom).pos,
        Pos::NOUN | Pos::PROPN | Pos::PRON
    );
    if begins && is_noun && verb < whom && annotated.edges(whom).end == clause {
        changes.push(hang(whom, at, subject_of(annotated, at)));
    }
}
