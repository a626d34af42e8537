//! What an act becomes: a dated record, one for all its mentions, or none.
//!
//! It gets its day ([`days`]); what two do to each other becomes two ([`mutual`]); a noun that points
//! back tells nothing anew ([`again`]); several mentions become one ([`merge`]); what a careful reader
//! would not write down is left out in the end ([`unlikely`]).

pub(super) mod again;
mod days;
pub(super) mod merge;
pub(super) mod mutual;
pub(super) mod unlikely;

use chancery_record::Event;
use chancery_text::TokenId;

use days::Telling;

/// An event while repeated mentions are being looked for.
#[derive(Clone, Debug)]
pub(super) struct Told {
    /// The event.
    pub event: Event,
    /// The lemma of its trigger.
    pub lemma: String,
    /// Whether a noun carries it.
    pub is_noun: bool,
    /// The word that carries it.
    pub head: TokenId,
    /// How its verb stands to its telling.
    pub telling: Telling,
}
