//! `chancery evaluate attribution`: who is said to say what, against PolNeAR.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::PathBuf;

use chancery_evaluate::attribution::{Attribution as Scored, Gold, Predicted, print, score};
use chancery_text::{Article, CodePoints, Span};
use clap::Args;
use rayon::prelude::*;

use super::Global;
use crate::failure::Failure;
use crate::tools;

/// Score attributions (source, cue, content) against gold, outermost statements only.
///
/// Example: chancery evaluate attribution gold.jsonl.gz --only-cues speech_cues.txt
#[derive(Args)]
pub struct Attribution {
    /// JSON lines with `id`, `text` and `attributions`, as they are or gzipped.
    #[arg(value_name = "GOLD")]
    gold: PathBuf,

    /// Count only attributions whose cue has one of these word forms, one a line.
    #[arg(long, value_name = "FILE")]
    only_cues: Option<PathBuf>,

    /// Keep what was predicted, as JSON lines.
    #[arg(long, value_name = "OUT")]
    predictions: Option<PathBuf>,
}

/// Does it.
pub fn run(options: &Attribution, global: &Global) -> Result<(), Failure> {
    let mut gold: Vec<Gold> = Vec::new();
    for (at, line) in super::text(&options.gold)?.lines().enumerate() {
        if !line.trim().is_empty() {
            let place = format!("{}:{}", options.gold.display(), at + 1);
            let fail = |error| Failure::failed(format!("{place}: {error}"));
            gold.push(serde_json::from_str(line).map_err(fail)?);
        }
    }
    let only: Option<BTreeSet<String>> = match &options.only_cues {
        Some(path) => Some(
            super::text(path)?
                .split_whitespace()
                .map(str::to_lowercase)
                .collect(),
        ),
        None => None,
    };
    let tools = tools::open(global)?;
    let predicted: Vec<Predicted> = gold
        .par_iter()
        .map(|document| predict(&tools, document))
        .collect();
    if let Some(path) = &options.predictions {
        let mut out = std::io::BufWriter::new(std::fs::File::create(path)?);
        for document in &predicted {
            serde_json::to_writer(&mut out, document).map_err(Failure::failed)?;
            out.write_all(b"\n")?;
        }
        out.flush()?;
    }
    let rows = score(&gold, &predicted, only.as_ref()).map_err(Failure::failed)?;
    std::io::stdout()
        .lock()
        .write_all(print(gold.len(), &rows).as_bytes())?;
    Ok(())
}

/// What the reader finds in a document's text as it is.
fn predict(tools: &chancery::Tools, gold: &Gold) -> Predicted {
    let article = Article {
        id: gold.id.clone(),
        text: gold.text.clone(),
        language: "en".into(),
        ..Article::default()
    };
    let annotated = chancery::annotate(tools, &article);
    let found = chancery_reader::attribution::outermost(&tools.lexicon, &article.text, &annotated);
    let points = CodePoints::of(&article.text);
    let ranges = |spans: &[Span]| -> Vec<[usize; 2]> {
        spans
            .iter()
            .map(|&span| points.span(span).map(|point| point as usize))
            .collect()
    };
    let attributions = found
        .iter()
        .map(|(source, cue, content)| Scored {
            source: ranges(source),
            cue: ranges(cue),
            content: ranges(content),
        })
        .collect();
    Predicted {
        id: gold.id.clone(),
        attributions,
    }
}
