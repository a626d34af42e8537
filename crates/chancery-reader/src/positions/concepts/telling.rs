//! Whether the words of a concept say enough to be for or against.
//!
//! > They welcomed **the agreement**. · They welcomed **the agreement on fisheries**.
//!
//! The second tells what it is; the first only points at something told elsewhere.

use chancery_lexicon::words;
use chancery_text::{Annotated, Pos, TokenId};

/// Whether a concept says enough to be for or against: two words, or one that is no mere pointer.
pub fn is_telling(annotated: &Annotated, head: TokenId, concept: &str) -> bool {
    let lemma = annotated.lemma(head);
    let noun = matches!(annotated.token(head).pos, Pos::NOUN | Pos::PROPN);
    let words = concept.split('-').count();
    if words::concepts::IDIOMS.has(lemma) {
        return false;
    }
    match words {
        // A bare noun says enough only if it names a doing: *negotiations*, *annexation*.
        1 => noun && !words::concepts::POINTING.has(lemma) && names_a_doing(&lemma.to_lowercase()),
        2 => noun && !words::concepts::POINTING.has(lemma),
        _ => true,
    }
}

/// Whether one is for or against what the noun names without hearing more of it.
pub(in crate::positions) fn names_a_doing(noun: &str) -> bool {
    const ENDINGS: &[&str] = &["tion", "sion", "ism", "tariff", "sanction", "embargo"];
    (ENDINGS.iter().any(|end| noun.ends_with(end)) && !words::concepts::EMPTY.has(noun))
        || words::concepts::DOINGS.has(noun)
}
