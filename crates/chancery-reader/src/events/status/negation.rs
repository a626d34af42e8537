//! What is said not to be, and what stays open all the same.
//!
//! > Peru has **no intention** of attacking, **refrained from** attacking, did **not think** that
//! > Chile would attack: denied. It did **not rule out** a raid: it may come.
//!
//! Leaves alone: *did **not prevent** the raid*, where the negation says nothing of the raid.

use chancery_lexicon::events::Events;
use chancery_record::Status;
use chancery_text::{Annotated, Dep, Pos, TokenId};

use super::super::grammar;
use super::super::predicate::{Form, Predicate};
use super::verbs;

/// Whether the word beside a predicate is negated that carries it: *conducts **no** trade*, *is
/// **not** ready to help*.
pub fn is_beside(annotated: &Annotated, predicate: &Predicate) -> bool {
    let head = predicate.head;
    match predicate.form {
        Form::Verb => predicate.noun.is_some_and(|noun| {
            // *Saw **no need*** is a pattern of its own.
            let mut children = annotated.children(noun).iter();
            let is_own = children.any(|child| predicate.words.contains(child));
            grammar::is_negated(annotated, noun) && !is_own
        }),
        Form::Adjective => {
            matches!(annotated.token(head).dep, Dep::acomp | Dep::attr)
                && annotated
                    .head(head)
                    .is_some_and(|verb| grammar::is_negated(annotated, verb))
        }
        Form::Noun => false,
    }
}

/// *Denied **any** raid*, but not *has not denied it*
pub fn is_under_denial(annotated: &Annotated, noun: TokenId) -> bool {
    annotated
        .ancestors(noun)
        .take(3)
        .any(|above| annotated.lemma(above) == "deny" && !grammar::is_negated(annotated, above))
}

/// Whether there is no such thing: ***no** intention*, ***has not** announced plans*, ***dropped**
/// plans*.
pub fn is_absent(annotated: &Annotated, noun: TokenId) -> bool {
    if grammar::is_negated(annotated, noun) {
        return true;
    }
    let token = annotated.token(noun);
    matches!(token.dep, Dep::dobj | Dep::attr | Dep::nsubjpass)
        && annotated.head(noun).is_some_and(|verb| {
            grammar::is_negated(annotated, verb)
                || matches!(
                    annotated.lemma(verb),
                    "deny"
                        | "abandon"
                        | "drop"
                        | "cancel"
                        | "scrap"
                        | "shelve"
                        | "renounce"
                        | "disavow"
                )
        })
}

/// Whether somebody does not believe it: *did **not think** that there would be a war*.
pub fn is_doubted(annotated: &Annotated, verb: TokenId) -> bool {
    annotated.token(verb).dep == Dep::ccomp
        && annotated.head(verb).is_some_and(|above| {
            grammar::is_negated(annotated, above)
                && matches!(
                    annotated.lemma(above),
                    "think" | "believe" | "expect" | "foresee"
                )
        })
}

/// *Refrained **from** attacking*
pub fn is_kept_from(annotated: &Annotated, link: TokenId) -> bool {
    annotated.lower(link) == "from"
        && annotated
            .head(link)
            .is_some_and(|above| ["refrain", "abstain", "desist"].contains(&annotated.lemma(above)))
}

/// Verbs for keeping others from a deed.
const KEEP: &[&str] = &[
    "ban",
    "bar",
    "block",
    "deter",
    "discourage",
    "dissuade",
    "hinder",
    "keep",
    "prevent",
    "prohibit",
    "stop",
];

/// *Stopped them **from attacking***, unless nobody stopped them.
pub fn is_prevented(annotated: &Annotated, verb: TokenId) -> bool {
    let link = annotated.token(verb).head;
    // *Failed to **stop** them*, *nobody **stopped** them*
    let fails = |above: TokenId| {
        let subject = annotated.child(above, Dep::nsubj);
        let is_nobody = subject
            .is_some_and(|noun| matches!(annotated.lower(noun), "nobody" | "nothing" | "none"));
        let governor = annotated
            .head(above)
            .filter(|_| annotated.token(above).dep == Dep::xcomp);
        is_nobody
            || governor.is_some_and(|verb| {
                matches!(
                    annotated.lemma(verb),
                    "fail" | "refuse" | "decline" | "unable" | "powerless"
                )
            })
    };
    annotated.token(verb).dep == Dep::pcomp
        && annotated.lower(link) == "from"
        && annotated.head(link).is_some_and(|above| {
            KEEP.contains(&annotated.lemma(above))
                && !grammar::is_negated(annotated, above)
                && !fails(above)
        })
}

/// *Warned them **against attacking***: it may come.
pub fn is_warned_of(annotated: &Annotated, verb: TokenId) -> bool {
    let link = annotated.token(verb).head;
    annotated.token(verb).dep == Dep::pcomp
        && annotated.lower(link) == "against"
        && annotated.head(link).is_some_and(|above| {
            matches!(
                annotated.lemma(above),
                "warn" | "caution" | "advise" | "counsel"
            )
        })
}

/// *Left **without** attacking*, *decided **against** attacking*
pub fn is_left_undone(annotated: &Annotated, verb: TokenId) -> bool {
    let link = annotated.token(verb).head;
    let decides = || {
        annotated
            .head(link)
            .is_some_and(|above| annotated.lemma(above) == "decide")
    };
    annotated.token(verb).dep == Dep::pcomp
        && match annotated.lower(link) {
            "without" => true,
            "against" => decides(),
            _ => false,
        }
}

/// *Did not rule out a raid*, *refused to rule it out*: it may come.
pub fn is_left_open(events: &Events, annotated: &Annotated, verb: TokenId) -> bool {
    annotated.lemma(verb) == "rule" && verbs::of(events, annotated, verb, 0) == Status::Denied
}

/// Whether the negation of a word says nothing of what it governs: *did **not prevent** the raid*, *is
/// **not likely** to attack*.
pub fn stays_open(events: &Events, lemma: &str) -> bool {
    events.in_class("staying_open", lemma)
}

/// The verb that an adjective stands with: ***is not** ready*.
pub fn quality_of(annotated: &Annotated, governor: TokenId) -> TokenId {
    let token = annotated.token(governor);
    let is_quality = token.pos == Pos::ADJ && matches!(token.dep, Dep::acomp | Dep::attr);
    annotated
        .head(governor)
        .filter(|&verb| is_quality && grammar::is_negated(annotated, verb))
        .unwrap_or(governor)
}
