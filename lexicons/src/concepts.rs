//! What one can be for or against.

use crate::{Example, Files, LexiconError};

/// What one can be for or against.
#[derive(Debug, Default)]
pub struct Concepts {}

impl Concepts {
    /// The tables of the files under `concepts/`.
    pub fn of(_files: &Files, _examples: &mut Vec<Example>) -> Result<Concepts, LexiconError> {
        Ok(Concepts::default())
    }
}
