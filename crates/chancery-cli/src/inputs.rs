//! The options that say what to read, shared by all commands that take articles.

use std::path::PathBuf;

use chancery_ingest::{Articles, FieldNames, Format, IngestError, Options};
use chancery_text::{Article, PartialDate};
use clap::Args;

/// What to read, and what is known about it.
#[derive(Args, Clone)]
pub struct Inputs {
    /// Files or folders; `-` is standard input.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,

    #[command(flatten)]
    pub known: Known,
}

/// What is known about the articles; it wins over what they say themselves.
#[derive(Args, Clone, Default)]
pub struct Known {
    /// Who published the articles.
    #[arg(long)]
    outlet: Option<String>,

    /// When they were published: YYYY-MM-DD, YYYY-MM or YYYY.
    #[arg(long, value_parser = date)]
    date: Option<PartialDate>,

    /// Where they stand on the web.
    #[arg(long)]
    url: Option<String>,

    /// Take the text as it is: no cleaning, the title not put before it.
    #[arg(long)]
    raw: bool,

    /// The input's format, if it should not be guessed.
    #[arg(long, value_name = "FORMAT", value_parser = format)]
    input_format: Option<Format>,

    /// The name of a field of JSON or CSV: text=body, title=head, date=…, url=…, outlet=…,
    /// byline=…, language=…, id=….
    #[arg(long, value_name = "NAME=FIELD", value_parser = field)]
    field: Vec<(String, String)>,
}

fn date(text: &str) -> Result<PartialDate, String> {
    text.parse()
        .map_err(|()| format!("`{text}` is no date\nhint: write YYYY-MM-DD, YYYY-MM or YYYY"))
}

fn format(text: &str) -> Result<Format, String> {
    text.parse()
}

fn field(text: &str) -> Result<(String, String), String> {
    let names = [
        "text", "title", "date", "url", "outlet", "byline", "language", "id",
    ];
    match text.split_once('=') {
        Some((name, field)) if names.contains(&name) => Ok((name.to_string(), field.to_string())),
        _ => Err(format!(
            "`{text}` is not NAME=FIELD\nhint: NAME is one of {}",
            names.join(", ")
        )),
    }
}

impl Known {
    /// The options of the reader of files.
    pub fn options(&self) -> Options {
        let mut fields = FieldNames::default();
        for (name, field) in &self.field {
            let slot = match name.as_str() {
                "text" => &mut fields.text,
                "title" => &mut fields.title,
                "date" => &mut fields.date,
                "url" => &mut fields.url,
                "outlet" => &mut fields.outlet,
                "byline" => &mut fields.byline,
                "language" => &mut fields.language,
                _ => &mut fields.id,
            };
            *slot = Some(field.clone());
        }
        Options {
            outlet: self.outlet.clone(),
            date: self.date,
            url: self.url.clone(),
            raw: self.raw,
            fields,
            format: self.input_format,
        }
    }
}

impl Inputs {
    /// The articles, in input order; an article that cannot be read is an error in its place. What of
    /// the folders is left out is said at the end of each, unless the user wants it quiet.
    pub fn articles(&self, is_quiet: bool) -> Stream {
        Stream {
            is_quiet,
            ..articles(self.files.clone(), self.known.options())
        }
    }
}

/// The articles of files, one file after another.
pub fn articles(files: Vec<PathBuf>, options: Options) -> Stream {
    Stream {
        files: files.into_iter(),
        options,
        current: None,
        is_quiet: true,
    }
}

/// The articles of several files and folders; made by [`articles`].
pub struct Stream {
    files: std::vec::IntoIter<PathBuf>,
    options: Options,
    current: Option<Articles>,
    is_quiet: bool,
}

impl Iterator for Stream {
    type Item = Result<Article, IngestError>;

    fn next(&mut self) -> Option<Result<Article, IngestError>> {
        loop {
            if let Some(articles) = &mut self.current {
                if let Some(article) = articles.next() {
                    return Some(article);
                }
                let lines = articles.skipped().to_string();
                if !self.is_quiet && !lines.is_empty() {
                    anstream::eprintln!("{lines}");
                }
                self.current = None;
            }
            let file = self.files.next()?;
            let input = chancery_ingest::Input::named(file);
            self.current = Some(chancery_ingest::articles(input, &self.options));
        }
    }
}
