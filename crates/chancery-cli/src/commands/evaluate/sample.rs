//! `chancery evaluate sample`: the precision of records that a person has judged.

use std::io::Write;
use std::path::PathBuf;

use chancery_evaluate::sample;
use clap::Args;

use crate::commands::Global;
use crate::failure::Failure;

/// The precision of a sheet of records that a person has judged, with its interval.
///
/// Example: chancery info dataset --sample 200 > sheet.tsv, judge, then
/// chancery evaluate sample sheet.tsv
#[derive(Args)]
pub struct Sample {
    /// The sheet, with y, n or ? in the column `correct`.
    sheet: PathBuf,
}

/// Does it.
pub fn run(command: &Sample, _global: &Global) -> Result<(), Failure> {
    let path = command.sheet.display();
    let sheet = super::text(&command.sheet)?;
    let judged =
        sample::read(&sheet).map_err(|message| Failure::failed(format!("{path}: {message}")))?;
    let (shares, unsure) = sample::precision(&judged);
    let mut out = std::io::stdout().lock();
    for (kind, share) in shares {
        writeln!(out, "{kind:<12} {share}")?;
    }
    if unsure > 0 {
        writeln!(out, "{unsure} records the judge was unsure of are left out")?;
    }
    if judged.is_empty() {
        return Err(Failure::failed(format!(
            "{path}: no record is judged\nhint: fill in the column `correct` with y, n or ?"
        )));
    }
    Ok(())
}
