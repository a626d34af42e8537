//! `chancery code`: a corpus to a dataset.

use std::io::IsTerminal;
use std::path::PathBuf;

use chancery::code::{self, Options, Progress, Road, Show};
use chancery_text::PartialDate;
use clap::{Args, ValueEnum};

use super::Global;
use crate::failure::Failure;
use crate::inputs::Known;
use crate::tools;

/// Read a corpus into a dataset of Parquet tables.
///
/// A run that was stopped is continued by the same command; the dataset is then the same, byte for
/// byte, as if it had not been stopped. It does not depend on the number of threads either.
///
/// Example: chancery code examples -o dataset
#[derive(Args)]
pub struct Code {
    /// Files, folders or patterns such as "news/*.parquet"; `-` is standard input.
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<String>,

    /// The folder of the dataset.
    #[arg(short, long, value_name = "DATASET")]
    output: PathBuf,

    #[command(flatten)]
    known: Known,

    /// Do only part I of N of the work; `chancery merge` joins the parts.
    #[arg(long, value_name = "I/N", value_parser = shard)]
    shard: Option<(u32, u32)>,

    /// Read only the first so many articles.
    #[arg(long, value_name = "N")]
    limit: Option<u64>,

    /// Leave out articles published before this date: YYYY-MM-DD, YYYY-MM or YYYY. Undated ones
    /// are kept.
    #[arg(long, value_name = "DATE", value_parser = date)]
    since: Option<PartialDate>,

    /// How many threads read; 0 is one for each core.
    #[arg(long, default_value_t = 0)]
    threads: usize,

    /// Look for copies of a story so many days apart.
    #[arg(long, value_name = "DAYS", default_value_t = code::copies::DAYS)]
    copy_days: u32,

    /// If a file cannot be opened or breaks off, go on with the next one.
    #[arg(long)]
    keep_going: bool,

    /// How to show progress; by itself a line on a terminal, else a line now and then.
    #[arg(long, value_enum)]
    progress: Option<ProgressForm>,

    /// Print the seconds of computing by stage at the end, as JSON.
    #[arg(long)]
    timings: bool,

    /// At most so many articles make a part; smaller parts lose less when a run is stopped.
    #[arg(long, value_name = "N", default_value_t = 1000, hide = true)]
    part_articles: u64,
}

#[derive(Clone, Copy, ValueEnum)]
enum ProgressForm {
    /// One line that changes.
    Terminal,
    /// A line every half minute.
    Lines,
    /// One JSON object a line.
    Json,
    /// Nothing.
    None,
}

fn shard(text: &str) -> Result<(u32, u32), String> {
    let pair = text
        .split_once('/')
        .and_then(|(i, n)| Some((i.parse().ok()?, n.parse().ok()?)));
    match pair {
        Some((i, n)) if 1 <= i && i <= n => Ok((i, n)),
        _ => Err(format!(
            "`{text}` is no part\nhint: write 1/8 for the first of eight"
        )),
    }
}

pub(crate) fn date(text: &str) -> Result<PartialDate, String> {
    text.parse()
        .map_err(|()| format!("`{text}` is no date\nhint: write YYYY-MM-DD, YYYY-MM or YYYY"))
}

/// Does it.
pub fn run(command: &Code, global: &Global) -> Result<(), Failure> {
    let tools = tools::open(global)?;
    let choice = tools::choice(global);
    let files = chancery::tools::files(&choice).map_err(Failure::failed)?;
    let model = match choice.model {
        Some(path) => path,
        None => chancery::models::find("en").map_err(Failure::failed)?,
    };
    let (model, lexicon) = code::describe(&tools, &model, &files)?;
    let show = match command.progress {
        _ if global.quiet => Show::Nothing,
        Some(ProgressForm::Json) => Show::Json,
        Some(ProgressForm::Terminal) => Show::Terminal,
        Some(ProgressForm::Lines) => Show::Lines,
        Some(ProgressForm::None) => Show::Nothing,
        None if std::io::stderr().is_terminal() => Show::Terminal,
        None => Show::Lines,
    };
    let progress = Progress::new(show);
    let options = Options {
        ingest: command.known.options(),
        shard: command.shard,
        limit: command.limit,
        since: command.since,
        threads: Some(command.threads).filter(|&threads| threads > 0),
        copy_days: command.copy_days,
        keep_going: command.keep_going,
        part_articles: command.part_articles.max(1),
    };
    let read = |article: &chancery_text::Article| code::read(&tools, &progress, article);
    let numbers = code::numbers(&tools.lexicon);
    let road = Road {
        read: &read,
        numbers: &numbers,
        model,
        lexicon,
    };
    let manifest = progress
        .during(|| code::code(&road, &command.inputs, &command.output, &options, &progress))
        .map_err(Failure::failed)?;
    if command.timings {
        let seconds: serde_json::Map<String, serde_json::Value> = progress
            .seconds()
            .into_iter()
            .map(|(stage, seconds)| (stage.to_string(), seconds.into()))
            .collect();
        let report = serde_json::json!({ "words": progress.words(), "cpu_seconds": seconds });
        println!("{report}");
    }
    if manifest.failed > 0 && !global.quiet {
        anstream::eprintln!(
            "{} articles could not be read; `chancery info {}` says which",
            manifest.failed,
            command.output.display()
        );
    }
    Ok(())
}
