//! `chancery info`: what a dataset holds.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

use chancery::code::sample::{self, Of};
use chancery_store::Dataset;
use chancery_store::tables::ArticleRow;
use clap::{Args, ValueEnum};

use super::Global;
use crate::failure::Failure;

/// Tell what a dataset holds, or draw records from it for a person to judge.
///
/// A drawn sheet says what each record claims and on which words, and not how sure the program is.
/// Fill in the column `correct` (y, n or ?) and give it to `chancery evaluate sample`.
///
/// Examples: chancery info dataset; chancery info dataset --sample 200 > sheet.tsv
#[derive(Args)]
pub struct Info {
    /// The dataset.
    dataset: PathBuf,

    /// Print the manifest as JSON.
    #[arg(long, conflicts_with = "sample")]
    json: bool,

    /// Draw so many records for a person to judge.
    #[arg(long, value_name = "N")]
    sample: Option<usize>,

    /// Which records to draw.
    #[arg(long, value_enum, default_value_t = Kind::Events, requires = "sample")]
    of: Kind,

    /// Another seed draws other records.
    #[arg(long, default_value_t = 1, requires = "sample")]
    seed: u64,

    /// Draw only records with at least this confidence.
    #[arg(long, default_value_t = 0.0, requires = "sample")]
    confidence: f64,
}

#[derive(Clone, Copy, ValueEnum)]
enum Kind {
    Statements,
    Events,
    Positions,
}

/// Does it.
pub fn run(command: &Info, _global: &Global) -> Result<(), Failure> {
    let dataset = Dataset::open(&command.dataset).map_err(Failure::failed)?;
    let mut out = std::io::stdout().lock();
    if let Some(n) = command.sample {
        let of = match command.of {
            Kind::Statements => Of::Statements,
            Kind::Events => Of::Events,
            Kind::Positions => Of::Positions,
        };
        let drawn = sample::draw(&dataset, of, n, command.seed, command.confidence)
            .map_err(Failure::failed)?;
        out.write_all(sample::sheet(&drawn).as_bytes())?;
        return Ok(());
    }
    if command.json {
        let text = serde_json::to_string_pretty(&dataset.manifest).map_err(Failure::failed)?;
        writeln!(out, "{text}")?;
        return Ok(());
    }
    out.write_all(about(&dataset)?.as_bytes())?;
    Ok(())
}

fn about(dataset: &Dataset) -> Result<String, Failure> {
    let manifest = &dataset.manifest;
    let mut outlets: BTreeMap<String, u64> = BTreeMap::new();
    let (mut first, mut last, mut undated) = (String::new(), String::new(), 0u64);
    for rows in dataset.rows::<ArticleRow>() {
        for row in rows.map_err(Failure::failed)? {
            *outlets.entry(row.outlet).or_default() += 1;
            if row.published.is_empty() {
                undated += 1;
                continue;
            }
            if first.is_empty() || row.published < first {
                first.clone_from(&row.published);
            }
            if row.published > last {
                last = row.published;
            }
        }
    }
    let mut page = String::new();
    let plan = &manifest.plan;
    page.push_str(&format!(
        "program      {} (tables {})\n",
        plan.program, plan.schema
    ));
    page.push_str(&format!(
        "model        {}\nlexicon      {}\n",
        plan.model, plan.lexicon
    ));
    if let Some(shard) = &manifest.shard {
        page.push_str(&format!("shard        {shard}\n"));
    }
    for (name, value) in &plan.options {
        page.push_str(&format!("{name:<12} {value}\n"));
    }
    page.push_str(&format!("inputs       {}\n", plan.inputs.len()));
    page.push_str(&format!(
        "published    {first} to {last}, {undated} undated\n"
    ));
    page.push_str(&format!("words        {}\n", manifest.words));
    for table in chancery_store::TABLES {
        let rows = manifest.rows.get(table.name).copied().unwrap_or(0);
        page.push_str(&format!("{:<12} {rows}\n", table.name));
    }
    page.push_str(&format!("stories with copies {}\n", manifest.clusters));
    for (count, what) in [
        (manifest.repeated, "articles came twice and were read once"),
        (manifest.purged, "articles were removed"),
        (manifest.failed, "articles could not be read"),
    ] {
        if count > 0 {
            page.push_str(&format!("{count} {what}\n"));
        }
    }
    for failed in manifest.failures.iter().take(20) {
        page.push_str(&format!(
            "  {}: {}\n",
            failed.position,
            failed.message.replace('\n', "; ")
        ));
    }
    let mut by_size: Vec<(&String, &u64)> = outlets.iter().collect();
    by_size.sort_by_key(|&(name, &count)| (std::cmp::Reverse(count), name));
    page.push_str(&format!("outlets      {}\n", outlets.len()));
    for (name, count) in by_size.into_iter().take(10) {
        let name = if name.is_empty() { "(not known)" } else { name };
        page.push_str(&format!("  {count:>8} {name}\n"));
    }
    Ok(page)
}
