//! Who acts in a second clause, read as one more of those named before it.
//!
//! > Oz imposed duties on Ib **and Ode recalled** its envoy. Oz protested after **Ib, Ud and Ode refused**.
//!
//! Leaves alone: *met Ib and Ode **and left***, where the list has ended; verbs with a subject of their own.

use chancery_lexicon::Lexicon;
use chancery_text::{Annotated, Change, Dep, Pos, Tag, TokenId};

use super::{hang, has_subject, is_verb, subject_of};

pub(super) fn find(
    lexicon: &Lexicon,
    annotated: &Annotated,
    at: TokenId,
    changes: &mut Vec<Change>,
) {
    let token = annotated.token(at);
    let above = token.head;
    if above >= at || !is_finite(annotated, at) || !is_verb(annotated, above) {
        return;
    }
    let Some(last) = before(annotated, at) else {
        return;
    };
    let Some(and) = annotated.edges(last).start.checked_sub(1) else {
        return;
    };
    let other = annotated.token(last);
    let is_list = other.dep == Dep::conj
        && matches!(other.pos, Pos::PROPN | Pos::NOUN)
        && matches!(annotated.lower(and), "and" | "but");
    if !is_list || annotated.token(and).head >= last {
        return;
    }
    let first = first_of(annotated, last);
    let link = annotated.token(first).head;
    let opens = annotated.token(first).dep == Dep::pobj
        && annotated.token(link).head == above
        && matches!(
            annotated.lower(link),
            "after" | "before" | "since" | "until" | "as"
        );
    match token.dep {
        // *Protested after **Ib, Ud and Ode refused***
        Dep::conj | Dep::advcl if opens && !has_subject(annotated, at) => {
            changes.push(hang(first, at, subject_of(annotated, at)));
            changes.push(hang(link, at, Dep::mark));
            changes.push(hang(at, above, Dep::advcl));
        }
        Dep::conj if !has_subject(annotated, at) && first > above && other.pos == Pos::PROPN => {
            changes.push(hang(last, at, subject_of(annotated, at)));
            changes.push(hang(and, above, Dep::cc));
        }
        // *Praised Ib and **Ode blamed** Ud*, read as what is praised
        Dep::ccomp
            if annotated.token(first).head == at
                && annotated.token(first).dep == Dep::nsubj
                && annotated.token(last).head == first
                && first == above + 1
                && is_transitive(lexicon, annotated, above) =>
        {
            changes.push(hang(first, above, Dep::dobj));
            changes.push(hang(last, at, Dep::nsubj));
            changes.push(hang(and, above, Dep::cc));
            changes.push(hang(at, above, Dep::conj));
        }
        _ => {}
    }
}

/// *Recalled*, *has recalled*
fn is_finite(annotated: &Annotated, verb: TokenId) -> bool {
    let is_told = |word: TokenId| {
        matches!(
            annotated.token(word).tag,
            Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD
        )
    };
    is_verb(annotated, verb)
        && (is_told(verb) || annotated.children_by(verb, Dep::aux).any(is_told))
}

/// The noun right before a verb and its auxiliaries.
fn before(annotated: &Annotated, verb: TokenId) -> Option<TokenId> {
    let own = |word: TokenId| {
        let token = annotated.token(word);
        token.head == verb && matches!(token.dep, Dep::aux | Dep::auxpass | Dep::neg | Dep::advmod)
    };
    let mut start = verb;
    while start > 0 && own(start - 1) {
        start -= 1;
    }
    start.checked_sub(1)
}

/// The first of a list.
fn first_of(annotated: &Annotated, last: TokenId) -> TokenId {
    std::iter::once(last)
        .chain(annotated.ancestors(last))
        .find(|&word| annotated.token(word).dep != Dep::conj)
        .unwrap_or(last)
}

/// Whether a verb acts on somebody and never opens a clause.
fn is_transitive(lexicon: &Lexicon, annotated: &Annotated, verb: TokenId) -> bool {
    lexicon.events.in_class("transitive", annotated.lemma(verb))
}
