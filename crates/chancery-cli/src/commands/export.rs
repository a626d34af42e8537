//! `chancery export`: a dataset in other formats.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

use chancery::code::export;
use chancery_store::Dataset;
use chancery_view::csv::For;
use clap::{Args, ValueEnum};

use super::Global;
use crate::failure::Failure;

/// Write a dataset as CSV, as JSON lines, as PLOVER's JSON or as a network.
///
/// Plain CSV is exact. With --spreadsheet a text that a spreadsheet would run as a formula gets an
/// apostrophe before it; numbers stay as they are.
///
/// Examples: chancery export dataset --format csv -o tables;
/// chancery export dataset --format plover > events.jsonl
#[derive(Args)]
pub struct Export {
    /// The dataset.
    dataset: PathBuf,

    /// The format.
    #[arg(long, value_enum)]
    format: Form,

    /// Where to: a folder for CSV, a file for the others; without it standard output.
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,

    /// Which table to write to standard output as CSV.
    #[arg(long, value_name = "TABLE")]
    table: Option<String>,

    /// Make CSV safe for spreadsheets.
    #[arg(long)]
    spreadsheet: bool,

    /// Tell each event once: one for each source, target, type and day over all outlets (PLOVER,
    /// GraphML and --table events).
    #[arg(long)]
    one_a_day: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// One CSV file for each table, and the codebook.
    Csv,
    /// One article with its records a line, as `read` prints it.
    Jsonl,
    /// One event a line, in PLOVER's fields.
    Plover,
    /// Who does what to whom as a network: an edge for each source, target and type of event, each
    /// story once.
    Graphml,
}

/// Does it.
pub fn run(command: &Export, _global: &Global) -> Result<(), Failure> {
    let dataset = Dataset::open(&command.dataset).map_err(Failure::failed)?;
    let reader = if command.spreadsheet {
        For::Spreadsheets
    } else {
        For::Programs
    };
    if command.format == Form::Csv {
        return csv(command, &dataset, reader);
    }
    if command.table.is_some() || command.spreadsheet {
        return Err(Failure::usage(
            "--table and --spreadsheet are for --format csv",
        ));
    }
    let mut out: Box<dyn Write> = match &command.output {
        Some(path) => Box::new(BufWriter::new(File::create(path)?)),
        None => Box::new(BufWriter::new(std::io::stdout().lock())),
    };
    let written = match command.format {
        Form::Jsonl => export::jsonl(&dataset, &mut out)?,
        _ => {
            let keys = command
                .one_a_day
                .then(|| export::one_a_day(&dataset))
                .transpose();
            let keys = keys.map_err(Failure::failed)?;
            match command.format {
                Form::Graphml => export::graphml(&dataset, keys.as_ref(), &mut out)?,
                _ => export::plover(&dataset, keys.as_ref(), &mut out)?,
            }
        }
    };
    written.map_err(Failure::failed)?;
    out.flush()?;
    Ok(())
}

fn csv(command: &Export, dataset: &Dataset, reader: For) -> Result<(), Failure> {
    match (&command.output, &command.table) {
        (None, Some(table)) if table == "events" && command.one_a_day => {
            let keys = export::one_a_day(dataset).map_err(Failure::failed)?;
            let mut out = BufWriter::new(std::io::stdout().lock());
            let written = export::csv_events(dataset, &keys, &mut out, reader)?;
            written.map_err(Failure::failed)?;
            out.flush()?;
            Ok(())
        }
        _ if command.one_a_day => Err(Failure::usage(
            "--one-a-day is for --format plover, --format graphml and --table events",
        )),
        (Some(folder), None) => {
            export::csv_folder(dataset, folder, reader).map_err(Failure::failed)
        }
        (None, Some(table)) => {
            let mut out = BufWriter::new(std::io::stdout().lock());
            let written = export::csv_table(dataset, table, &mut out, reader).ok_or_else(|| {
                let names: Vec<&str> = chancery_store::TABLES
                    .iter()
                    .map(|table| table.name)
                    .collect();
                Failure::usage(format!(
                    "no table `{table}`\nhint: one of {}",
                    names.join(", ")
                ))
            })?;
            written?.map_err(Failure::failed)?;
            out.flush()?;
            Ok(())
        }
        _ => Err(Failure::usage(
            "where to?\nhint: -o FOLDER for all tables, or --table events for one",
        )),
    }
}
