//! `chancery agreements`: what states agreed, and how far it has come.

use std::io::Write as _;
use std::path::PathBuf;

use chancery::{relations, trust};
use clap::Args;

use super::Global;
use crate::failure::Failure;

/// List agreements between states with the evidence of each stage, as CSV.
///
/// Where nothing is said of a stage it says "no sign", which is not the same as broken. Only clauses
/// count of whose kind nine in ten were right where they were judged; how many others there are is
/// said.
///
/// Example: chancery agreements dataset
#[derive(Args)]
pub struct Agreements {
    /// The dataset, made by `code`.
    #[arg(value_name = "DATASET")]
    dataset: PathBuf,

    /// Count clauses of at least this confidence.
    #[arg(long, value_name = "SHARE", default_value_t = trust::AGREEMENTS.least, conflicts_with = "all")]
    least: f64,

    /// Show doubtful clauses too, marked as such.
    #[arg(long)]
    all: bool,
}

/// Does it.
pub fn run(command: &Agreements, global: &Global) -> Result<(), Failure> {
    let dataset = chancery::stands::open(&command.dataset).map_err(Failure::failed)?;
    let least = if command.all { 0.0 } else { command.least };
    let found = relations::agreements(&dataset, least).map_err(Failure::failed)?;
    if found.doubtful > 0 && !global.quiet {
        anstream::eprintln!(
            "{} agreements shown; {} clauses left out as doubtful, of confidence below {least:.2}, and \
             with them {} agreements (--all shows them)",
            found.shown.len(),
            found.doubtful,
            found.hidden
        );
    }
    std::io::stdout().write_all(relations::agreements_csv(&found.shown).as_bytes())?;
    Ok(())
}
