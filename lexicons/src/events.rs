//! Predicates of events.

use crate::{Example, Files, LexiconError};

/// Predicates of events.
#[derive(Debug, Default)]
pub struct Events {}

impl Events {
    /// The tables of the files under `events/`.
    pub fn of(_files: &Files, _examples: &mut Vec<Example>) -> Result<Events, LexiconError> {
        Ok(Events::default())
    }
}
