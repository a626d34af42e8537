//! What somebody wishes for.
//!
//! > Peru **would like** Chile to leave, **wants to see** it leave, **hoped** that it **would** leave:
//! > demanded.
//!
//! Leaves alone: *I **want to thank** you*, which thanks.

use chancery_lexicon::events::Events;
use chancery_record::Status;
use chancery_text::{Annotated, Dep, TokenId};

use crate::grammar;

/// *Would like Chile to **leave***, *wants to see it **leave***: somebody else's deed that is wished
/// for; *would like to **visit***.
pub fn wished(
    events: &Events,
    annotated: &Annotated,
    verb: TokenId,
    governor: TokenId,
) -> Option<Status> {
    let wishes = |word: TokenId| {
        let would = annotated
            .children_by(word, Dep::aux)
            .any(|aux| matches!(annotated.lower(aux), "would" | "'d"));
        let is_wish = match annotated.lemma(word) {
            "like" | "love" | "prefer" => would,
            "want" | "wish" | "hope" => true,
            _ => false,
        };
        is_wish && !grammar::is_negated(annotated, word)
    };
    let sees = annotated.lemma(governor) == "see" && annotated.token(verb).dep == Dep::ccomp;
    let is_wished = match annotated.head(governor) {
        Some(above) if sees => annotated.token(governor).dep == Dep::xcomp && wishes(above),
        _ => annotated.lemma(governor) != "hope" && wishes(governor),
    };
    let thanks = events.in_class("performing", annotated.lemma(verb));
    (is_wished && !thanks).then_some(Status::Demanded)
}

/// *Hoped that they **would stop***
pub fn is_hoped(annotated: &Annotated, verb: TokenId) -> bool {
    annotated.token(verb).dep == Dep::ccomp
        && annotated.head(verb).is_some_and(|above| {
            matches!(annotated.lemma(above), "hope" | "hop" | "wish")
                && !grammar::is_negated(annotated, above)
        })
}

/// Whether the words themselves do the act: *I want **to thank** you*, *let me **congratulate** you*.
pub fn performs(events: &Events, annotated: &Annotated, verb: TokenId, governor: TokenId) -> bool {
    let is_first = |token: TokenId| matches!(annotated.lower(token), "i" | "we" | "me" | "us");
    matches!(annotated.lemma(governor), "want" | "like" | "wish" | "let")
        && events.in_class("performing", annotated.lemma(verb))
        && [verb, governor].iter().any(|&at| {
            let mut subjects = annotated.children_by(at, Dep::nsubj);
            subjects.any(is_first)
        })
}
