//! Conditions, and what hangs on them.
//!
//! > **If** Peru attacks, Chile will answer; **should** Peru attack …: both are hypothetical. Chile
//! > stays **until** Peru leaves, **unless** Peru leaves: the leaving is demanded.
//!
//! > **Will** Peru attack Chile**?** Who asks so does not know: hypothetical.
//!
//! Leaves alone: ***even if** Peru attacks, Chile will answer*: the answer hangs on nothing.

use chancery_record::Status;
use chancery_text::{Annotated, Dep, Pos, Tag, TokenId};

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
        let is_open = is_inverted(annotated, verb) || is_asked(annotated, verb);
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
    inverts && token.dep != Dep::ROOT && !asks(annotated, verb)
}

/// ***Will** Chile attack Peru?*, ***has** it attacked?*, but not *why will it attack?*, where it is known.
fn is_asked(annotated: &Annotated, verb: TokenId) -> bool {
    let token = annotated.token(verb);
    if token.dep != Dep::ROOT {
        return false;
    }
    let mut words = annotated.edges(verb);
    let Some(first) = words.find(|&word| annotated.token(word).pos != Pos::PUNCT) else {
        return false;
    };
    let opens = annotated.token(first);
    let turns = opens.head == verb
        && matches!(opens.dep, Dep::aux | Dep::auxpass)
        && annotated.children(verb).iter().any(|&child| {
            matches!(annotated.token(child).dep, Dep::nsubj | Dep::nsubjpass) && child > first
        });
    turns && asks(annotated, verb)
}

/// Whether the sentence of a verb ends with a question mark.
fn asks(annotated: &Annotated, verb: TokenId) -> bool {
    let sentence = annotated.sentence_tokens(annotated.token(verb).sentence as usize);
    let mut last = sentence.rev().take(3);
    last.any(|word| annotated.lower(word) == "?")
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
