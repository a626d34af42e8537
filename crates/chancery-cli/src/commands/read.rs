//! `chancery read`: articles to records.

use std::io::{IsTerminal, Write};

use chancery::Tools;
use chancery_ingest::IngestError;
use chancery_record::Records;
use chancery_text::Article;
use chancery_view::{json, text};
use clap::{Args, ValueEnum};
use rayon::prelude::*;

use super::Global;
use crate::failure::Failure;
use crate::inputs::Inputs;
use crate::tools;

/// Articles that are read at once; output keeps the order of the input.
const BATCH: usize = 32;

/// Read articles and print who said what, who did what to whom, and who stands where.
///
/// Example: chancery read examples/leaders-meeting.txt
#[derive(Args)]
pub struct Read {
    #[command(flatten)]
    inputs: Inputs,

    /// How to print the records.
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,

    /// Show doubtful records too (text only; JSON always has all, with their confidence).
    #[arg(long)]
    all: bool,

    /// How many threads read; 0 is one for each core.
    #[arg(long, default_value_t = 0)]
    threads: usize,
}

/// How records are printed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people, with the sentences.
    Text,
    /// One object, or an array if there are several articles.
    Json,
    /// One object a line, in input order.
    Jsonl,
}

/// Below this confidence a record is doubtful, and the text shows it only with `--all`.
pub const DOUBTFUL: f32 = 0.33;

/// Does it.
pub fn run(read: &Read, global: &Global) -> Result<(), Failure> {
    let tools = tools::open(global)?;
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(read.threads)
        .build()
        .map_err(Failure::failed)?;
    let mut printer = Printer::new(read);
    let mut articles = read.inputs.articles(global.quiet);
    let mut n_failed = 0usize;
    loop {
        let batch: Vec<Result<Article, IngestError>> = articles.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            break;
        }
        let printed: Vec<Result<String, IngestError>> = pool.install(|| {
            batch
                .into_par_iter()
                .map(|article| article.map(|article| printer.print(&tools, &article)))
                .collect()
        });
        for record in printed {
            match record {
                Ok(record) => printer.write(&record)?,
                Err(error) => {
                    n_failed += 1;
                    anstream::eprintln!("error: {error}");
                }
            }
        }
    }
    let n_read = printer.finish()?;
    if n_failed > 0 {
        let articles = if n_failed == 1 { "article" } else { "articles" };
        return Err(Failure::failed(format!(
            "{n_failed} {articles} could not be read, {n_read} could"
        )));
    }
    if n_read == 0 && !global.quiet {
        anstream::eprintln!("no article in the input");
    }
    Ok(())
}

/// Prints records one after another in a form.
struct Printer {
    form: Form,
    layout: text::Layout,
    n_written: usize,
    /// The first record of a JSON output, kept until it is known whether there is a second.
    first: Option<String>,
}

impl Printer {
    fn new(read: &Read) -> Printer {
        let terminal = std::io::stdout().is_terminal();
        let choice = anstream::AutoStream::choice(&std::io::stdout());
        let columns = std::env::var("COLUMNS")
            .ok()
            .and_then(|columns| columns.parse().ok());
        let width = columns
            .or_else(|| terminal.then(terminal_width).flatten())
            .unwrap_or(100);
        let layout = text::Layout {
            width: width.clamp(40, 120),
            // A terminal, unless NO_COLOR is set; or CLICOLOR_FORCE, for `less -R`.
            colour: choice != anstream::ColorChoice::Never,
            confidence: if read.all { 0.0 } else { DOUBTFUL },
        };
        Printer {
            form: read.format,
            layout,
            n_written: 0,
            first: None,
        }
    }

    fn print(&self, tools: &Tools, article: &Article) -> String {
        let records: Records = chancery::read(tools, article);
        match self.form {
            Form::Text => text::text(article, &records, self.layout),
            Form::Json => json::pretty(article, &records),
            Form::Jsonl => json::line(article, &records),
        }
    }

    fn write(&mut self, record: &str) -> Result<(), Failure> {
        let mut out = std::io::stdout().lock();
        match (self.form, self.n_written) {
            (Form::Text, 0) | (Form::Jsonl, _) => {}
            (Form::Text, _) => {
                let width = self.layout.width;
                writeln!(out, "\n{}\n", "─".repeat(width))?;
            }
            (Form::Json, 0) => {
                self.first = Some(record.to_string());
                self.n_written = 1;
                return Ok(());
            }
            (Form::Json, _) => {
                if let Some(first) = self.first.take() {
                    write!(out, "[\n{first}")?;
                }
                write!(out, ",\n{record}")?;
                self.n_written += 1;
                return Ok(());
            }
        }
        out.write_all(record.as_bytes())?;
        if self.form == Form::Jsonl {
            out.write_all(b"\n")?;
        }
        self.n_written += 1;
        Ok(())
    }

    fn finish(mut self) -> Result<usize, Failure> {
        let mut out = std::io::stdout().lock();
        if self.form == Form::Json {
            match self.first.take() {
                Some(first) => writeln!(out, "{first}")?,
                None if self.n_written > 1 => writeln!(out, "\n]")?,
                None => writeln!(out, "[]")?,
            }
        }
        out.flush()?;
        Ok(self.n_written)
    }
}

fn terminal_width() -> Option<usize> {
    terminal_size::terminal_size().map(|(width, _)| usize::from(width.0))
}
