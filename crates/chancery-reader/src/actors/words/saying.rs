//! Verbs of saying.
//!
//! > Ana Lu **said** that the road was open. She **denied** the report.

use chancery_lexicon::words;

/// Whether a verb is one of saying.
pub(in crate::actors) fn is_speech(lemma: &str) -> bool {
    words::actors::SAYING.has(lemma)
}
