//! Deeds told in the present that go on.
//!
//! > Peruvian gunboats **shell** the harbour. Many deputies **oppose** the treaty.
//!
//! Leaves alone: headlines, which use the present for what is done; *we **support** the ban*, which
//! does it by saying so; talks and gifts, unless they are what somebody *is on*.

use chancery_lexicon::words;
use chancery_record::EventType;
use chancery_text::{Annotated, Dep, Tag, TokenId};

use crate::events::predicates::{Form, Predicate};

/// Whether a deed is told in the present: *Peru **holds** maneuvers at the border*. Headlines use the
/// present for what is done.
pub fn is_habitual(annotated: &Annotated, predicate: &Predicate, kind: Option<EventType>) -> bool {
    let head = predicate.head;
    let token = annotated.token(head);
    let is_present = matches!(token.tag, Tag::VBZ | Tag::VBP)
        || is_held(annotated, head)
        // *Troops **guarding** the bridge*
        || token.tag == Tag::VBG && token.dep == Dep::acl;
    is_present
        && predicate.form == Form::Verb
        && kind.is_some_and(|kind| {
            // *Is on a visit to Chile*, *as the leaders **meet***
            let is_there = kind == EventType::Consult
                && (annotated.lemma(head) == "be" || is_meanwhile(annotated, head));
            is_there || matches!(kind.quad(), 2 | 4) || is_stance(annotated, head, kind)
        })
        && !annotated.in_title(token.sentence as usize)
}

/// *The town **is occupied** by Peru*, *they **are armed** by Chile*
fn is_held(annotated: &Annotated, verb: TokenId) -> bool {
    let token = annotated.token(verb);
    let mut passive = annotated.children_by(verb, Dep::auxpass);
    token.tag == Tag::VBN
        && annotated.child(verb, Dep::aux).is_none()
        && annotated.child(verb, Dep::agent).is_some()
        && passive.any(|aux| matches!(annotated.lower(aux), "is" | "are"))
        && words::events::LASTING_DEEDS.has(annotated.lemma(verb))
}

/// ***As** the leaders meet*, ***while** they meet*
fn is_meanwhile(annotated: &Annotated, verb: TokenId) -> bool {
    annotated.token(verb).dep == Dep::advcl
        && annotated
            .children_by(verb, Dep::mark)
            .any(|mark| matches!(annotated.lower(mark), "as" | "while"))
}

/// What others hold, told in the present: *many deputies **support** the ban*; saying *we support it*
/// does it.
fn is_stance(annotated: &Annotated, verb: TokenId, kind: EventType) -> bool {
    use EventType::*;
    let is_many = annotated.token(verb).tag == Tag::VBP;
    let holds = match annotated.lemma(verb) {
        "support" | "back" | "defend" | "oppose" | "resist" => is_many,
        "require" => true,
        _ => false,
    };
    let is_first = annotated
        .children_by(verb, Dep::nsubj)
        .any(|subject| matches!(annotated.lower(subject), "i" | "we"));
    holds && !is_first && matches!(kind, Support | Accuse | Request | Reject)
}
