//! Words that attribute.

use crate::{Example, Files, LexiconError};

/// Words that attribute.
#[derive(Debug, Default)]
pub struct Cues {}

impl Cues {
    /// The tables of the files under `cues/`.
    pub fn of(_files: &Files, _examples: &mut Vec<Example>) -> Result<Cues, LexiconError> {
        Ok(Cues::default())
    }
}
