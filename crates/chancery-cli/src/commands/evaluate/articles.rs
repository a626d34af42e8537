//! `chancery evaluate articles`: whole articles against careful readers.

use std::io::Write;
use std::path::PathBuf;

use chancery_evaluate::articles::{Coded, parse, print, score};
use chancery_ingest::{Input, Options, articles};
use chancery_text::Article;
use chancery_view::json;
use clap::Args;
use rayon::prelude::*;

use super::Global;
use crate::failure::Failure;
use crate::tools;

/// Score statements, events and positions of whole articles against gold.
///
/// Example: chancery evaluate articles articles.json gold.json --predictions out.jsonl
#[derive(Args)]
pub struct Articles {
    /// The articles, in any form that `read` takes.
    #[arg(value_name = "ARTICLES")]
    articles: PathBuf,

    /// What careful readers wrote: a JSON array in the format of the guidelines.
    #[arg(value_name = "GOLD")]
    gold: PathBuf,

    /// Keep what was predicted: the JSON lines of `read`.
    #[arg(long, value_name = "OUT")]
    predictions: Option<PathBuf>,
}

/// Does it.
pub fn run(options: &Articles, global: &Global) -> Result<(), Failure> {
    let fail =
        |path: &PathBuf, message: String| Failure::failed(format!("{}: {message}", path.display()));
    let values =
        parse(&super::text(&options.gold)?).map_err(|message| fail(&options.gold, message))?;
    let gold: Result<Vec<Coded>, String> = values.iter().map(Coded::of).collect();
    let gold = gold.map_err(|message| fail(&options.gold, message))?;
    let tools = tools::open(global)?;
    let inputs: Result<Vec<Article>, _> =
        articles(Input::named(&options.articles), &Options::default()).collect();
    let inputs = inputs.map_err(Failure::failed)?;
    let lines: Vec<String> = inputs
        .par_iter()
        .map(|article| json::line(article, &chancery::read(&tools, article)))
        .collect();
    if let Some(path) = &options.predictions {
        let mut out = std::io::BufWriter::new(std::fs::File::create(path)?);
        for line in &lines {
            writeln!(out, "{line}")?;
        }
        out.flush()?;
    }
    let mut written = Vec::new();
    for line in &lines {
        let values = parse(line).map_err(Failure::failed)?;
        for value in &values {
            written.push(Coded::of(value).map_err(Failure::failed)?);
        }
    }
    let ids: Vec<String> = inputs.iter().map(|article| article.id.clone()).collect();
    let scores = score(&ids, &gold, &written);
    if scores.absent > 0 && !global.quiet {
        anstream::eprintln!("{} gold articles were not read", scores.absent);
    }
    std::io::stdout()
        .lock()
        .write_all(print(&scores).as_bytes())?;
    Ok(())
}
