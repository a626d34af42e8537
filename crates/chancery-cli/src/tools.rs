//! Opens what most commands need.

use chancery::Tools;
use chancery::tools::Choice;

use crate::commands::Global;
use crate::failure::Failure;

/// The lexicon and the pipeline that the options ask for.
pub fn open(global: &Global) -> Result<Tools, Failure> {
    Tools::open(&choice(global)).map_err(Failure::failed)
}

/// Where they come from.
pub fn choice(global: &Global) -> Choice {
    Choice {
        model: global.model.clone(),
        lexicons: global.lexicons.clone(),
        actors: global.actors.clone(),
    }
}
