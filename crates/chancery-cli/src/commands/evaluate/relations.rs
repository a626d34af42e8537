//! `chancery evaluate relations`: PLOVER types of marked relations against gold.

use std::io::Write;
use std::path::PathBuf;

use chancery_evaluate::relations::{normal, print, score};
use clap::Args;
use rayon::prelude::*;

use super::Global;
use crate::failure::Failure;
use crate::{relations, tools};

/// Score the types that `relate` gives against a gold table.
///
/// Example: chancery evaluate relations gold.tsv --per-class
#[derive(Args)]
pub struct Relations {
    /// A table with `marked_sentence` and `gold_root` (or only `gold_binary`).
    #[arg(value_name = "GOLD.tsv")]
    gold: PathBuf,

    /// Keep what was predicted: `uid` and `event`.
    #[arg(long, value_name = "OUT")]
    predictions: Option<PathBuf>,

    /// Print each label too.
    #[arg(long)]
    per_class: bool,
}

/// Does it.
pub fn run(options: &Relations, global: &Global) -> Result<(), Failure> {
    let fail = |message: String| Failure::failed(format!("{}: {message}", options.gold.display()));
    let rows = relations::table(&super::text(&options.gold)?).map_err(fail)?;
    let Some(first) = rows.first() else {
        return Err(fail("the table has no rows".into()));
    };
    let has_types = first.has("gold_root");
    if !has_types && !first.has("gold_binary") {
        return Err(fail("no column `gold_root` nor `gold_binary`".into()));
    }
    let gold: Result<Vec<String>, String> = rows
        .iter()
        .map(|row| match (has_types, row.get("gold_binary")) {
            (true, _) => normal(row.get("gold_root")),
            (false, "1") => Ok("CONFLICT".to_string()),
            (false, _) => Ok("COOPERATION".to_string()),
        })
        .collect();
    let gold = gold.map_err(fail)?;
    let tools = tools::open(global)?;
    let kinds: Vec<_> = rows
        .par_iter()
        .map(|row| relations::of(&tools, row).kind)
        .collect();
    if let Some(path) = &options.predictions {
        let mut out = std::io::BufWriter::new(std::fs::File::create(path)?);
        writeln!(out, "uid\tevent")?;
        for (row, kind) in rows.iter().zip(&kinds) {
            writeln!(out, "{}\t{kind}", row.uid)?;
        }
        out.flush()?;
    }
    let said: Result<Vec<String>, String> =
        kinds.iter().map(|kind| normal(kind.as_str())).collect();
    let levels = score(&gold, &said.map_err(fail)?, has_types);
    std::io::stdout()
        .lock()
        .write_all(print(&levels, options.per_class).as_bytes())?;
    Ok(())
}
