//! Conditions, and what hangs on them.
//!
//! > **If** Peru attacks, Chile will answer; **should** Peru attack …: both are hypothetical. Chile
//! > stays **until** Peru leaves, **unless** Peru leaves: the leaving is demanded.
//!
//! > **Will** Peru attack Chile**?** Who asks so does not know: hypothetical.
//!
//! Leaves alone: ***even if** Peru attacks, Chile will answer*: the answer hangs on nothing.

use chancery_record::Status;
use chancery_text::{Annotated, Dep, Tag, TokenId};

use crate::grammar;

/// What a clause that is itself a condition tells: ***if** Chile attacks*, ***should** Chile attack*.
/// What is threatened or demanded *if Chile does **not** withdraw* is wanted.
pub fn conditional(annotated: &Annotated, verb: TokenId) -> Option<Status> {
    // *Will stay **until** Chile withdraws*, ***as soon as** it withdraws*
    let is_present = matches!(annotated.token(verb).tag, Tag::VBZ | Tag::VBP);
    let awaits = annotated.children(verb).iter().any(|&word| {
        matches!(annotated.token(word).dep, Dep::mark | Dep::advmod)
            && match annotated.lower(word) {
                "until" => true,
                "soon" => annotated.token(verb).dep == Dep::advcl,
                _ => false,
            }
    });
    if is_present && awaits && !grammar::is_negated(annotated, verb) {
        return Some(Status::Demanded);
    }
    let mark = annotated
        .children_by(verb, Dep::mark)
        .find(|&mark| matches!(annotated.lower(mark), "if" | "unless" | "whether" | "lest"));
    let Some(mark) = mark else {
        let is_open = is_inverted(annotated, verb) || grammar::is_open_question(annotated, verb);
        return is_open.then_some(Status::Hypothetical);
    };
    let is_negated = grammar::is_negated(annotated, verb);
    if annotated.lower(mark) == "unless" && !is_negated {
        return Some(Status::Demanded);
    }
    let is_wanted = annotated.lower(mark) == "if"
        && is_negated
        && annotated.ancestors(verb).take(6).any(|above| {
            matches!(
                annotated.lemma(above),
                "threaten" | "demand" | "warn" | "threat" | "ultimatum" | "vow"
            )
        });
    Some(if is_wanted {
        Status::Demanded
    } else {
        Status::Hypothetical
    })
}

/// ***Should** Chile attack, Peru will answer*; ***were** Chile to attack*; but not a question.
pub fn is_inverted(annotated: &Annotated, verb: TokenId) -> bool {
    let token = annotated.token(verb);
    let subject = annotated
        .child(verb, Dep::nsubj)
        .or_else(|| annotated.child(verb, Dep::nsubjpass));
    let Some(subject) = subject else {
        return false;
    };
    let first = annotated.edges(verb).start;
    let is_auxiliary = |aux: TokenId| {
        aux == first
            && aux < subject
            && matches!(annotated.lower(aux), "should" | "were" | "had")
            && (aux == verb || matches!(annotated.token(aux).dep, Dep::aux | Dep::auxpass))
    };
    let is_before = subject < verb || annotated.lower(verb) == "were";
    let inverts = is_before
        && (is_auxiliary(verb)
            || annotated
                .children(verb)
                .iter()
                .any(|&aux| is_auxiliary(aux)));
    inverts && token.dep != Dep::ROOT && !grammar::is_asked(annotated, verb)
}

/// Whether a verb hangs on a condition: ***if** Chile attacks*, ***unless** it stops*.
pub fn has_condition(annotated: &Annotated, verb: TokenId) -> bool {
    annotated.children_by(verb, Dep::advcl).any(|clause| {
        let mut marks = annotated.children_by(clause, Dep::mark);
        let is_even = annotated
            .children_by(clause, Dep::advmod)
            .any(|word| annotated.lower(word) == "even");
        !is_even && marks.any(|mark| matches!(annotated.lower(mark), "if" | "unless"))
            || is_inverted(annotated, clause)
    })
}
