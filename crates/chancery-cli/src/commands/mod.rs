//! The commands, one file for each.

mod agreements;
mod coalitions;
mod code;
mod dyads;
mod evaluate;
mod export;
mod info;
mod lexicon;
mod merge;
mod model;
mod purge;
mod read;
mod relate;
mod show;
mod unmatched;

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
pub enum Command {
    Read(read::Read),
    Relate(relate::Relate),
    Show(show::Show),
    Code(code::Code),
    Coalitions(coalitions::Coalitions),
    Agreements(agreements::Agreements),
    Dyads(dyads::Dyads),
    Merge(merge::Merge),
    Model(model::Model),
    Info(info::Info),
    Export(export::Export),
    Purge(purge::Purge),
    /// Score the program against gold data.
    #[command(subcommand)]
    Evaluate(evaluate::Evaluate),
    /// Check, find, add and list words and rules.
    #[command(subcommand)]
    Lexicon(lexicon::Lexicons),
}

/// Does it.
pub fn run(command: Command, global: &Global) -> Result<(), Failure> {
    match command {
        Command::Relate(relate) => relate::run(&relate, global),
        Command::Read(read) => read::run(&read, global),
        Command::Show(show) => show::run(&show, global),
        Command::Code(code) => code::run(&code, global),
        Command::Coalitions(command) => coalitions::run(&command, global),
        Command::Agreements(command) => agreements::run(&command, global),
        Command::Dyads(command) => dyads::run(&command, global),
        Command::Merge(merge) => merge::run(&merge, global),
        Command::Model(model) => model::run(model, global),
        Command::Info(info) => info::run(&info, global),
        Command::Export(export) => export::run(&export, global),
        Command::Purge(purge) => purge::run(&purge, global),
        Command::Evaluate(evaluate) => evaluate::run(&evaluate, global),
        Command::Lexicon(command) => lexicon::run(command, global),
    }
}
