//! The command line of Chancery: one file for each command.
#![forbid(unsafe_code)]

mod commands;
mod failure;
mod inputs;
mod relations;
mod tools;

use clap::Parser;

/// Reads the world's news and writes down, verifiably, who did what to whom, who said what and
/// who stands with whom.
#[derive(Parser)]
#[command(name = "chancery", version, propagate_version = true)]
struct Cli {
    #[command(subcommand)]
    command: commands::Command,

    /// Say nothing on stderr but errors.
    #[arg(long, global = true)]
    quiet: bool,

    /// Use the pipeline in this folder or wheel instead of the fetched one.
    #[arg(long, global = true, value_name = "PATH")]
    model: Option<std::path::PathBuf>,

    /// Lay the lexicon files of this folder over the program's own.
    #[arg(long, global = true, value_name = "DIR")]
    lexicons: Vec<std::path::PathBuf>,

    /// Read actors and agents from these PETRARCH dictionaries as well.
    #[arg(long, global = true, value_name = "FILE")]
    actors: Vec<std::path::PathBuf>,
}

fn main() -> std::process::ExitCode {
    let cli = Cli::parse();
    let global = commands::Global {
        quiet: cli.quiet,
        model: cli.model,
        lexicons: cli.lexicons,
        actors: cli.actors,
    };
    match commands::run(cli.command, &global) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(failure) => {
            failure.print();
            std::process::ExitCode::from(failure.code())
        }
    }
}
