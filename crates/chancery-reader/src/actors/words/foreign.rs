//! Words that mark groups of no one country: ***foreign** banks*, *other **countries***.
//!
//! They are in `abroad.tsv` of the lexicon.

use chancery_lexicon::actors::Abroad;
use chancery_text::TokenId;

use crate::actors::stage::Stage;

/// Whether a word stands before the name of a country and tells how it is to others: ***neighbouring** Oz*.
pub(in crate::actors) fn tells_whose(stage: &Stage<'_>, lower: &str) -> bool {
    class(stage, lower) == Some(Abroad::With)
}

/// The class of a word.
pub(in crate::actors) fn of_word(stage: &Stage<'_>, token: TokenId) -> Option<Abroad> {
    class(stage, stage.doc.lower(token))
}

pub(in crate::actors) fn class(stage: &Stage<'_>, lower: &str) -> Option<Abroad> {
    let phrases = &stage.lexicon.phrases;
    phrases.facts(phrases.word(lower)?).abroad
}

/// Whether a noun is one for several states.
pub(in crate::actors) fn names_several(stage: &Stage<'_>, noun: TokenId) -> bool {
    of_word(stage, noun) == Some(Abroad::States)
}
