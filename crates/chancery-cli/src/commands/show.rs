//! `chancery show`: what each stage made of an article.

use std::io::Write;

use chancery_text::{Article, Document, conllu};
use chancery_view::notes::{Notes, notes};
use clap::{Args, ValueEnum};

use super::Global;
use crate::failure::Failure;
use crate::inputs::{Inputs, Known};
use crate::tools;

/// Show what a stage made of an article, with the rule or entry that fired; or a record of a
/// dataset with the words that it was read from.
///
/// Examples: chancery show statements examples/leaders-meeting.txt;
/// chancery show parse examples/leaders-meeting.txt > leaders-meeting.conllu
#[derive(Args)]
pub struct Show {
    /// The stage: article, parse, trees (the parse with what is put right), mentions, statements,
    /// events, positions; or with --in the key of a record, or the key, id or address of an article.
    #[arg(value_name = "STAGE")]
    what: String,

    /// Files or folders; `-` is standard input.
    #[arg(value_name = "FILE")]
    files: Vec<std::path::PathBuf>,

    /// Show a record of this dataset.
    #[arg(long = "in", value_name = "DATASET", conflicts_with = "files")]
    dataset: Option<std::path::PathBuf>,

    #[command(flatten)]
    known: Known,
}

/// The stages of the road.
#[derive(Clone, Copy, ValueEnum)]
enum Stage {
    Article,
    Parse,
    Trees,
    Mentions,
    Statements,
    Events,
    Positions,
}

/// Does it.
pub fn run(show: &Show, global: &Global) -> Result<(), Failure> {
    if let Some(dataset) = &show.dataset {
        return record(dataset, &show.what);
    }
    let stage = Stage::from_str(&show.what, false).map_err(|_| {
        let hint = "hint: article, parse, trees, mentions, statements, events or positions";
        Failure::usage(format!("unknown stage `{}`\n{hint}", show.what))
    })?;
    if show.files.is_empty() {
        return Err(Failure::usage(
            "no file\nhint: chancery show statements FILE",
        ));
    }
    let inputs = Inputs {
        files: show.files.clone(),
        known: show.known.clone(),
    };
    let tools = match stage {
        Stage::Article => None,
        _ => Some(tools::open(global)?),
    };
    let mut out = std::io::stdout().lock();
    let mut n_failed = 0;
    let mut n_shown = 0;
    let mut articles = inputs.articles(global.quiet).peekable();
    let mut several = false;
    while let Some(article) = articles.next() {
        several |= articles.peek().is_some();
        let article = match article {
            Ok(article) => article,
            Err(error) => {
                anstream::eprintln!("error: {error}");
                n_failed += 1;
                continue;
            }
        };
        let shown = match (&tools, stage) {
            (None, _) | (_, Stage::Article) => article_stage(&article),
            (Some(tools), Stage::Parse) => {
                conllu::write(&article.text, &chancery::parse(tools, &article))
            }
            (Some(tools), Stage::Trees) => {
                conllu::write(&article.text, &chancery::annotate(tools, &article))
            }
            (Some(tools), stage) => {
                let records = chancery::read(tools, &article);
                let only = Notes {
                    mentions: matches!(stage, Stage::Mentions),
                    statements: matches!(stage, Stage::Statements),
                    events: matches!(stage, Stage::Events),
                    positions: matches!(stage, Stage::Positions),
                    reasons: true,
                };
                notes(&article, &records, only)
            }
        };
        // Stages of several articles: a blank line between, and whose they are.
        match stage {
            Stage::Parse | Stage::Trees => writeln!(out, "# newdoc id = {}", article.id)?,
            Stage::Article if n_shown > 0 => writeln!(out)?,
            Stage::Article => {}
            _ if several => {
                let blank = if n_shown > 0 { "\n" } else { "" };
                writeln!(
                    out,
                    "{blank}{:<12} {}  {}",
                    "article", article.id, article.title
                )?;
            }
            _ => {}
        }
        out.write_all(shown.as_bytes())?;
        n_shown += 1;
    }
    if n_failed > 0 {
        let articles = if n_failed == 1 { "article" } else { "articles" };
        return Err(Failure::failed(format!(
            "{n_failed} {articles} could not be read, {n_shown} could"
        )));
    }
    Ok(())
}

/// A record of a dataset, or an article, with the words that it was read from.
fn record(folder: &std::path::Path, id: &str) -> Result<(), Failure> {
    let dataset = chancery_store::Dataset::open(folder).map_err(Failure::failed)?;
    let found = chancery::code::find::find(&dataset, id).map_err(Failure::failed)?;
    let found = found.ok_or_else(|| {
        let folder = folder.display();
        Failure::failed(format!("{folder}: no record or article `{id}`"))
    })?;
    std::io::stdout()
        .lock()
        .write_all(found.text().as_bytes())?;
    Ok(())
}

/// The article's fields, and its blocks as the parser will see them.
fn article_stage(article: &Article) -> String {
    let mut lines: Vec<(&str, String)> = vec![
        ("id", article.id.clone()),
        ("outlet", article.outlet.clone()),
        ("agency", article.agency.clone()),
        ("url", article.url.clone()),
        ("title", article.title.clone()),
        ("byline", article.byline.clone()),
    ];
    let from = article.published_from.map_or("", |from| from.as_str());
    let published = article.published.map(|date| format!("{date} ({from})"));
    lines.push(("published", published.unwrap_or_default()));
    lines.push(("language", article.language.clone()));
    if let Some(dateline) = &article.dateline {
        let date = dateline
            .date
            .map(|date| date.to_string())
            .unwrap_or_default();
        lines.push((
            "dateline",
            [&*dateline.place, &*date, &*dateline.agency].join(" | "),
        ));
    }
    for caption in &article.captions {
        lines.push(("caption", format!("{} | {}", caption.text, caption.credit)));
    }
    for doubt in &article.doubts {
        lines.push(("doubt", format!("{}, {}", doubt.kind, doubt.message)));
    }
    let mut shown = String::new();
    for (name, value) in lines
        .into_iter()
        .filter(|(_, value)| !value.trim().is_empty())
    {
        shown.push_str(&format!("{name:<12} {value}\n"));
    }
    let lexicon = chancery_lexicon::Lexicon::english();
    for block in Document::of(article, &lexicon.case).blocks {
        let kind = match block.kind {
            chancery_text::BlockKind::Headline => "headline",
            chancery_text::BlockKind::Paragraph => "paragraph",
        };
        shown.push_str(&format!("{kind:<12} {}\n", block.view(&article.text)));
    }
    shown
}
