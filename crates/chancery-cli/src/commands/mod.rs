//! The commands, one file for each.

use std::path::PathBuf;

use clap::Subcommand;

use crate::failure::Failure;

/// Options of every command.
pub struct Global {
    /// Say nothing on stderr but errors.
    pub quiet: bool,
    /// A pipeline other than the fetched one.
    pub model: Option<PathBuf>,
    /// Lexicon folders to lay over the program's own.
    pub lexicons: Vec<PathBuf>,
    /// PETRARCH dictionaries to read as well.
    pub actors: Vec<PathBuf>,
}

/// What can be done.
#[derive(Subcommand)]
pub enum Command {}

/// Does it.
pub fn run(command: Command, _global: &Global) -> Result<(), Failure> {
    match command {}
}
