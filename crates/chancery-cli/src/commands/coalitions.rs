//! `chancery coalitions`: who stands with whom.

use std::path::PathBuf;

use chancery::stands::{Options, report};
use chancery_text::PartialDate;
use clap::{Args, ValueEnum};

use super::Global;
use crate::failure::Failure;
use crate::tools;

/// Find who stands with whom in a dataset, and write a report that opens offline.
///
/// The folder gets index.html, network.graphml and tables as CSV and Parquet: agreement, positions,
/// evidence, coalitions, memberships, periods, outlets.
///
/// Positions are compared on issues that mean the same in every article: those that the lexicon names,
/// under whatever words an article calls them by, and others on which at least three actors take sides
/// in two articles. An actor is compared who shows three clauses or more in a period, two are who
/// take sides on three issues or more.
///
/// Only positions are counted of whose kind five in six were right where they were judged; how many
/// others there are is said. Conflict between two, which takes from their agreement in the network, is
/// summed over events of confidence .50 or more, each by its confidence.
///
/// Example: chancery coalitions dataset -o report
#[derive(Args)]
pub struct Coalitions {
    /// The dataset, made by `code`.
    #[arg(value_name = "DATASET")]
    dataset: PathBuf,

    /// The folder of the report.
    #[arg(short, long, value_name = "FOLDER")]
    output: PathBuf,

    /// How long a period is; without it years, or quarters if the dataset spans less than three.
    #[arg(long, value_enum)]
    period: Option<Period>,

    /// What a year's distance leaves of a stance shown earlier; 0: each period stands alone.
    #[arg(long, default_value_t = 0.7, value_name = "SHARE")]
    memory: f64,

    /// How often documents are drawn anew for the confidence of memberships.
    #[arg(long, default_value_t = 100, value_name = "N")]
    draws: usize,

    /// What fixes every choice.
    #[arg(long, default_value_t = 1)]
    seed: u64,

    /// Only articles of this date (YYYY, YYYY-MM or YYYY-MM-DD) or later.
    #[arg(long, value_name = "DATE", value_parser = super::code::date)]
    since: Option<PartialDate>,

    /// Only articles of this date or earlier.
    #[arg(long, value_name = "DATE", value_parser = super::code::date)]
    until: Option<PartialDate>,

    /// Count doubtful positions too.
    #[arg(long)]
    all: bool,

    /// Count positions of at least this confidence.
    #[arg(long, default_value_t = chancery::trust::POSITIONS.least, value_name = "SHARE", conflicts_with = "all")]
    least: f64,
}

#[derive(Clone, Copy, ValueEnum)]
enum Period {
    Month,
    Quarter,
    Year,
    All,
}

/// Does it.
pub fn run(command: &Coalitions, global: &Global) -> Result<(), Failure> {
    use chancery::stands::Length;
    let dataset = chancery::stands::open(&command.dataset).map_err(Failure::failed)?;
    let options = Options {
        length: command.period.map(|period| match period {
            Period::Month => Length::Month,
            Period::Quarter => Length::Quarter,
            Period::Year => Length::Year,
            Period::All => Length::All,
        }),
        memory: command.memory.clamp(0.0, 1.0),
        least_confidence: if command.all { 0.0 } else { command.least },
        draws: command.draws,
        seed: command.seed,
        since: command.since,
        until: command.until,
    };
    let name = command
        .dataset
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .to_string();
    let lexicon = chancery::tools::lexicon(&tools::choice(global)).map_err(Failure::failed)?;
    let told =
        report(&dataset, &lexicon, &name, &command.output, &options).map_err(Failure::failed)?;
    if !global.quiet {
        let page = command.output.join("index.html");
        anstream::eprintln!(
            "{} positions counted; {} on issues that hardly anybody else takes sides on; {}",
            told.positions,
            told.lone,
            chancery::trust::POSITIONS.left_out(told.doubtful, options.least_confidence)
        );
        anstream::eprintln!(
            "{} actors compared, {} coalitions: {}",
            told.actors,
            told.coalitions,
            page.display()
        );
    }
    Ok(())
}
