//! States, organizations, groups, offices, titles and people.

use crate::{Example, Files, LexiconError};

/// States, organizations, groups, offices, titles and people.
#[derive(Debug, Default)]
pub struct Actors {}

impl Actors {
    /// The tables of the files under `actors/`.
    pub fn of(_files: &Files, _examples: &mut Vec<Example>) -> Result<Actors, LexiconError> {
        Ok(Actors::default())
    }
}
