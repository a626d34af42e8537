//! What is said not to be, and what stays open all the same.
//!
//! > Peru has **no intention** of attacking, **refrained from** attacking, did **not think** that
//! > Chile would attack: denied. It did **not rule out** a raid: it may come.
//!
//! Leaves alone: *did **not prevent** the raid*, where the negation says nothing of the raid.

use chancery_lexicon::events::Events;
use chancery_record::Status;
use chancery_text::{Annotated, Dep, Pos, TokenId};

use super::verbs;
use crate::events::predicates::{Form, Predicate};
use crate::grammar;

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
    // *Has **not given up** its plans*: it has them.
    let is_dropped = |verb: TokenId| {
        let particle = annotated.child(verb, Dep::prt);
        match particle.map(|particle| annotated.lower(particle)) {
            Some("up") => annotated.lemma(verb) == "give",
            _ => DROP.contains(&annotated.lemma(verb)),
        }
    };
    matches!(token.dep, Dep::dobj | Dep::attr | Dep::nsubjpass)
        && annotated
            .head(noun)
            .is_some_and(|verb| grammar::is_negated(annotated, verb) != is_dropped(verb))
}

/// Verbs for what one does with plans and wants no more.
const DROP: &[&str] = &[
    "abandon", "cancel", "deny", "disavow", "drop", "renounce", "scrap", "shelve",
];

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

/// *Left **without** attacking*, *decided **against** attacking*, ***instead of** attacking*, *has
/// **yet to** attack*
pub fn is_left_undone(annotated: &Annotated, verb: TokenId) -> bool {
    let link = annotated.token(verb).head;
    let above = |lemmas: &[&str]| {
        annotated
            .head(link)
            .is_some_and(|above| lemmas.contains(&annotated.lemma(above)))
    };
    match annotated.token(verb).dep {
        Dep::pcomp => match annotated.lower(link) {
            "without" => true,
            "against" => above(&["decide", "vote", "opt", "choose", "argue"]),
            "of" => {
                let mut words = annotated.children_by(link, Dep::advmod);
                words.any(|word| annotated.lower(word) == "instead") || above(&["instead"])
            }
            _ => false,
        },
        Dep::xcomp => {
            annotated.lemma(link) == "have"
                && annotated
                    .children_by(link, Dep::advmod)
                    .any(|word| annotated.lower(word) == "yet" && word < verb)
        }
        _ => false,
    }
}

/// *Rejected **claims that** it attacked*, *denied the **accusation of** attacking*, *the **claim that**
/// it attacked is **false***
pub fn is_of_denied_claim(events: &Events, annotated: &Annotated, verb: TokenId) -> bool {
    let token = annotated.token(verb);
    let claim = match token.dep {
        Dep::acl | Dep::ccomp => annotated.head(verb),
        Dep::pcomp if annotated.lower(token.head) == "of" => annotated.head(token.head),
        _ => None,
    };
    let Some(claim) = claim.filter(|&noun| events.in_class("claims", annotated.lemma(noun))) else {
        return false;
    };
    let Some(above) = annotated.head(claim) else {
        return false;
    };
    let is_refuted = match annotated.token(claim).dep {
        Dep::dobj => events.in_class("refuting", annotated.lemma(above)),
        Dep::nsubj => annotated
            .children_by(above, Dep::acomp)
            .any(|word| events.in_class("untrue", annotated.lower(word))),
        _ => false,
    };
    is_refuted && !grammar::is_negated(annotated, above)
}

/// *Does **no longer** arm them*: it did.
pub fn is_no_longer(annotated: &Annotated, verb: TokenId) -> bool {
    let mut adverbs = annotated.children_by(verb, Dep::advmod);
    adverbs.any(|word| {
        annotated.lower(word) == "longer" && word > 0 && annotated.lower(word - 1) == "no"
    })
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
