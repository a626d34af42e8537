//! `chancery agreements`: what states agreed, and how far it has come.

use std::io::Write as _;
use std::path::PathBuf;

use clap::Args;

use super::Global;
use crate::failure::Failure;

/// List agreements between states with the evidence of each stage, as CSV.
///
/// Where nothing is said of a stage it says "no sign", which is not the same as broken.
///
/// Example: chancery agreements dataset
#[derive(Args)]
pub struct Agreements {
    /// The dataset, made by `code`.
    #[arg(value_name = "DATASET")]
    dataset: PathBuf,
}

/// Does it.
pub fn run(command: &Agreements, _global: &Global) -> Result<(), Failure> {
    let dataset = chancery::stands::open(&command.dataset).map_err(Failure::failed)?;
    let agreements = chancery::relations::agreements(&dataset).map_err(Failure::failed)?;
    std::io::stdout().write_all(chancery::relations::agreements_csv(&agreements).as_bytes())?;
    Ok(())
}
