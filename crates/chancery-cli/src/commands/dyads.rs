//! `chancery dyads`: who does what to whom, period by period.

use std::io::Write as _;
use std::path::PathBuf;

use chancery::relations;
use chancery::stands::Length;
use chancery::trust;
use clap::Args;

use super::Global;
use crate::failure::Failure;

/// Count events between actors by period, as CSV.
///
/// Events that the outlets tell and events that a speaker claims are counted apart; copies of a
/// story count once. What two do together (they meet, agree, cooperate) counts for either of them
/// towards the other. Those in arms against their own state are counted apart from it. `events`
/// are the outlets' own, `events_of_source` all of those of the same source in the period,
/// `not_done` those of either kind that are only planned, demanded, possible or denied. Only events
/// count of whose kind eight in ten were right where they were measured; how many others there are
/// is said.
///
/// Example: chancery dyads dataset --period quarter
#[derive(Args)]
pub struct Dyads {
    /// The dataset, made by `code`.
    #[arg(value_name = "DATASET")]
    dataset: PathBuf,

    /// How long a period is: month, quarter, year or all.
    #[arg(long, default_value = "month")]
    period: String,

    /// Count events of at least this confidence: on coded articles whose errors nobody read
    /// .84 were right from the default on, .88 from .80, .76 from .60, .68 from .50.
    #[arg(long, value_name = "SHARE", default_value_t = trust::EVENTS.least, conflicts_with = "all")]
    least: f64,

    /// Count doubtful events too; the column `doubtful` says how many of a row they are.
    #[arg(long)]
    all: bool,

    /// Give dyads that ever occur a row in every period.
    #[arg(long)]
    fill: bool,

    /// Count cooperation by field instead: wished, agreed, done.
    #[arg(long)]
    fields: bool,

    /// Print the complementarity of trade from a CSV of `country,good,exports,imports` in per
    /// cent.
    #[arg(long, value_name = "FILE")]
    trade: Option<PathBuf>,
}

/// Does it.
pub fn run(command: &Dyads, global: &Global) -> Result<(), Failure> {
    let Some(length) = Length::named(&command.period) else {
        return Err(Failure::usage(format!(
            "unknown period `{}`\nhint: month, quarter, year or all",
            command.period
        )));
    };
    let length = if command.fields || command.trade.is_some() {
        Length::All
    } else {
        length
    };
    let dataset = chancery::stands::open(&command.dataset).map_err(Failure::failed)?;
    let least = if command.all { 0.0 } else { command.least };
    let found = relations::deeds(&dataset, length, least).map_err(Failure::failed)?;
    let deeds = found.all;
    let mut out = String::new();
    if command.fields {
        out.push_str(&relations::fields_csv(&deeds));
    }
    if let Some(path) = &command.trade {
        let text = std::fs::read_to_string(path)
            .map_err(|error| Failure::failed(format!("{}: {error}", path.display())))?;
        let trade = relations::trade(&text)
            .map_err(|error| Failure::failed(format!("{}:{error}", path.display())))?;
        out.push_str(&relations::complementarity_csv(&deeds, &trade));
    }
    if !command.fields && command.trade.is_none() {
        out.push_str(&relations::panel_csv(&deeds, command.fill));
    }
    if found.doubtful > 0 && !global.quiet {
        let told = trust::EVENTS.left_out(found.doubtful, least);
        anstream::eprintln!("{told}");
    }
    if found.undated > 0 && !global.quiet {
        let undated = found.undated;
        anstream::eprintln!("{undated} events have no date fine enough for the period");
    }
    std::io::stdout().write_all(out.as_bytes())?;
    Ok(())
}
