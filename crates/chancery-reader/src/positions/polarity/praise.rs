//! Verbs and nouns of praise, blame, demand and agreement, and how they lead to what they are about.
//!
//! > **welcomed** the truce · **voiced concern about** the levy · **thanked** Norway **for** its help

use chancery_lexicon::words;
use chancery_record::Stance;

/// What a noun says that one thinks of what hangs on it: *support*, *concern*.
pub(in crate::positions) fn attitude(noun: &str) -> Option<Stance> {
    if words::polarity::ATTITUDES_FOR.has(noun) {
        Some(Stance::Support)
    } else if words::polarity::ATTITUDES_AGAINST.has(noun) {
        Some(Stance::Oppose)
    } else {
        None
    }
}

/// Whether one is for the object of a verb.
pub(in crate::positions) fn is_for(lemma: &str) -> bool {
    words::polarity::FOR.has(lemma)
}

/// Whether one is against it.
pub(in crate::positions) fn is_against(lemma: &str) -> bool {
    words::polarity::AGAINST.has(lemma)
}
