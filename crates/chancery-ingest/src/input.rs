//! Files, folders and standard input to a stream of articles.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufRead, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chancery_text::Article;

use crate::csv::Rows;
use crate::error::{IngestError, Place, Problem};
use crate::expand::expanded;
use crate::options::{Format, Options};
use crate::order::{self, Order};
use crate::raw::{Making, Raw};
use crate::records::{Array, Counting, Lines, Record, io_problem};
use crate::skipped::Skipped;
use crate::{charset, exports};

/// Where articles come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A file, or a folder with all that lies in it.
    Path(PathBuf),
    /// Standard input.
    Stdin,
    /// Bytes at hand, under a name.
    Bytes {
        /// What errors call them.
        name: String,
        /// The bytes of a file.
        bytes: Vec<u8>,
    },
}

impl Input {
    /// The input that a word of the command line names: `-` is standard input.
    pub fn named(name: impl AsRef<Path>) -> Input {
        match name.as_ref() {
            name if name.as_os_str() == "-" => Input::Stdin,
            name => Input::Path(name.to_path_buf()),
        }
    }
}

impl From<&Path> for Input {
    fn from(path: &Path) -> Input {
        Input::named(path)
    }
}

/// No text or page that is one article is read beyond this many bytes.
const MOST_OF_ONE: u64 = 24 << 20;

/// All articles of an input, in its order; of a folder, in the order of its files' names.
///
/// An article that cannot be read is an error with its place, and the next one follows.
pub fn articles(input: Input, options: &Options) -> Articles {
    let mut articles = Articles {
        options: options.clone(),
        queue: VecDeque::new(),
        current: Current::None,
        place: Place::default(),
        order: None,
        skipped: Skipped::default(),
    };
    match input {
        Input::Path(path) => articles.queue.push_back(Next::Named(path)),
        Input::Stdin => articles.queue.push_back(Next::Stdin),
        Input::Bytes { name, bytes } => articles.queue.push_back(Next::Bytes(name, bytes)),
    }
    articles
}

/// All articles of a file that is open already, under its name.
pub fn articles_from(name: &str, file: Box<dyn Read + Send>, options: &Options) -> Articles {
    let mut articles = articles(Input::Stdin, options);
    articles.queue = VecDeque::from([Next::Open(name.to_string(), file)]);
    articles
}

/// The articles of an input; made by [`articles`].
pub struct Articles {
    options: Options,
    queue: VecDeque<Next>,
    current: Current,
    place: Place,
    /// The order of day and month in the dates at the head of the file.
    order: Option<Order>,
    skipped: Skipped,
}

enum Next {
    /// A file or folder that the user named.
    Named(PathBuf),
    /// A file or folder found in a folder.
    Found(PathBuf),
    Stdin,
    Bytes(String, Vec<u8>),
    Open(String, Box<dyn Read + Send>),
}

enum Current {
    None,
    Lines(Lines),
    Array(Array),
    Rows(Rows, Arc<(Vec<String>, u8)>),
    /// The documents of an export, in order, and whether the last is cut.
    Documents(VecDeque<Record>, bool),
}

impl Articles {
    /// The bytes of the next article, not yet read: [`Raw::read`] does that, on any thread.
    pub fn next_raw(&mut self) -> Option<Result<Raw, IngestError>> {
        loop {
            let record = match &mut self.current {
                Current::None => None,
                Current::Lines(lines) => lines.next(),
                Current::Array(array) => array.next(),
                Current::Rows(rows, _) => rows.next(),
                Current::Documents(documents, _) => documents.pop_front().map(Ok),
            };
            match record {
                Some(Ok(record)) => return Some(Ok(self.of_record(record))),
                Some(Err((line, number, problem))) => {
                    self.place.line = line;
                    self.place.record = number;
                    return self.error(problem);
                }
                None => {
                    self.current = Current::None;
                    let next = self.queue.pop_front()?;
                    if let Some(article) = self.open(next) {
                        return Some(article);
                    }
                }
            }
        }
    }

    /// The place of the article that was given last.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// What of the folders was left out so far.
    pub fn skipped(&self) -> &Skipped {
        &self.skipped
    }

    fn error(&self, problem: Problem) -> Option<Result<Raw, IngestError>> {
        Some(Err(problem.at(self.place.clone())))
    }

    /// Opens the next file or folder; gives an article or error if that is all there is in it.
    fn open(&mut self, next: Next) -> Option<Result<Raw, IngestError>> {
        let named = matches!(next, Next::Named(_));
        let (name, reader): (String, Box<dyn Read + Send>) = match next {
            Next::Stdin => ("-".to_string(), Box::new(io::stdin())),
            Next::Bytes(name, bytes) => (name, Box::new(Cursor::new(bytes))),
            Next::Open(name, file) => (name, file),
            Next::Named(path) | Next::Found(path) => {
                let name = path.to_string_lossy().into_owned();
                self.place = Place {
                    file: name.clone(),
                    line: 0,
                    record: 0,
                };
                if path.is_dir() {
                    return self.open_folder(&path, named);
                }
                // A pipe that nobody writes to would hold up the whole folder.
                if !named && path.metadata().is_ok_and(|facts| !facts.is_file()) {
                    return self.error(
                        Problem::new("no file, but a pipe, socket or device")
                            .hint("name it on the command line to read it"),
                    );
                }
                match File::open(&path) {
                    Ok(file) => (name, Box::new(file)),
                    Err(error) => return self.error(not_opened(&error)),
                }
            }
        };
        self.place = Place {
            file: name.clone(),
            line: 0,
            record: 0,
        };
        match self.start(&name, reader) {
            Ok(article) => article.map(Ok),
            Err(problem) => self.error(problem),
        }
    }

    /// Puts what lies in a folder first in the queue, in the order of names.
    fn open_folder(&mut self, path: &Path, named: bool) -> Option<Result<Raw, IngestError>> {
        let entries = match std::fs::read_dir(path) {
            Ok(entries) => entries,
            Err(error) => return self.error(not_opened(&error)),
        };
        let (mut paths, others): (Vec<_>, Vec<_>) = entries.flatten().partition(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            // A link to a folder might lead in a circle.
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            !name.starts_with('.')
                && !name.to_ascii_uppercase().starts_with("README")
                && (is_folder || Format::of_name(&name).is_some() && !entry.path().is_dir())
        });
        for entry in others {
            self.skipped.add(&entry.path());
        }
        if paths.is_empty() && named {
            return self.error(
                Problem::new("no file in the folder can be read")
                    .hint("txt, md, html, json, jsonl and csv are read, also as .gz or .zst"),
            );
        }
        paths.sort_by_key(std::fs::DirEntry::path);
        for entry in paths.into_iter().rev() {
            self.queue.push_front(Next::Found(entry.path()));
        }
        None
    }

    /// Starts to read a file: by records, or at once if it is one article.
    fn start(&mut self, name: &str, reader: Box<dyn Read + Send>) -> Result<Option<Raw>, Problem> {
        let mut reader = expanded(reader).map_err(|error| io_problem(&error))?;
        // A first look: at least a line, if the input gives it.
        let mut head = Vec::new();
        let most = 1 << 16;
        reader
            .by_ref()
            .take(most)
            .read_to_end(&mut head)
            .map_err(|error| io_problem(&error))?;
        if head.is_empty() {
            return Err(Problem::new("the file is empty"));
        }
        if let Some(problem) = charset::foreign(&head) {
            return Err(problem);
        }
        let wide = head.starts_with(b"\xff\xfe")
            || head.starts_with(b"\xfe\xff")
            || charset::wide(&head).is_some();
        let format = match self.options.format {
            Some(format) => format,
            None if wide => Format::of_name(name)
                .filter(|format| *format != Format::Html)
                .unwrap_or(Format::Text),
            None => sniff(name, &head),
        };
        self.order = order::of_dates(&String::from_utf8_lossy(&head));
        let whole = matches!(format, Format::Text | Format::Html);
        let mut reader: Box<dyn BufRead + Send> = Box::new(Cursor::new(head).chain(reader));
        if whole {
            return self.one(format, reader);
        }
        let mut at = 0;
        if wide {
            let mut bytes = Vec::new();
            reader
                .take(crate::records::MOST_BYTES as u64)
                .read_to_end(&mut bytes)
                .map_err(|error| io_problem(&error))?;
            let text = charset::decode(&bytes, 0, None, &mut Vec::new())?;
            reader = Box::new(Cursor::new(text.text.into_bytes()));
        } else if reader
            .fill_buf()
            .is_ok_and(|head| head.starts_with(b"\xef\xbb\xbf"))
        {
            reader.consume(3);
            at = 3;
        }
        let counting = Counting::of(reader, at);
        self.current = match format {
            Format::Jsonl => Current::Lines(Lines::of(counting)),
            Format::Csv => {
                let rows = Rows::of(counting)?;
                let header = Arc::new((rows.header.clone(), rows.delimiter));
                Current::Rows(rows, header)
            }
            _ => Current::Array(Array::of(counting)),
        };
        Ok(None)
    }

    /// A file that is one article, or an export of several.
    fn one(
        &mut self,
        format: Format,
        reader: Box<dyn BufRead + Send>,
    ) -> Result<Option<Raw>, Problem> {
        let mut bytes = Vec::new();
        let read = reader.take(MOST_OF_ONE + 1).read_to_end(&mut bytes);
        if let Err(error) = read {
            return Err(io_problem(&error));
        }
        let is_cut = bytes.len() as u64 > MOST_OF_ONE;
        bytes.truncate(MOST_OF_ONE as usize);
        if format == Format::Text
            && !self.options.raw
            && let Some(documents) = exports::documents(&bytes)
            && documents.len() > 1
        {
            self.current = Current::Documents(records(&bytes, documents), is_cut);
            return Ok(None);
        }
        let record = Record {
            bytes,
            source: 0,
            line: 0,
            number: 0,
        };
        let making = Making::One { format, is_cut };
        Ok(Some(Raw::of(self.place.clone(), record, making)))
    }

    fn of_record(&mut self, record: Record) -> Raw {
        self.place.line = record.line;
        self.place.record = record.number;
        let making = match &self.current {
            Current::Rows(_, header) => Making::Csv {
                header: Arc::clone(header),
            },
            Current::Documents(left, is_cut) => Making::One {
                format: Format::Text,
                is_cut: *is_cut && left.is_empty(),
            },
            _ => Making::Json,
        };
        Raw::of(self.place.clone(), record, making).ordered(self.order)
    }
}

impl Iterator for Articles {
    type Item = Result<Article, IngestError>;

    fn next(&mut self) -> Option<Result<Article, IngestError>> {
        let raw = self.next_raw()?;
        Some(raw.and_then(|raw| raw.read(&self.options)))
    }
}

/// The documents of an export as records.
fn records(bytes: &[u8], documents: Vec<std::ops::Range<usize>>) -> VecDeque<Record> {
    let mut line = 1;
    let mut at = 0;
    let mut records = VecDeque::new();
    for (place, range) in documents.into_iter().enumerate() {
        let skipped = bytes.get(at..range.start).unwrap_or_default();
        line += memchr::memchr_iter(b'\n', skipped).count() as u64;
        at = range.start;
        records.push_back(Record {
            bytes: bytes.get(range.clone()).unwrap_or_default().to_vec(),
            source: range.start as u64,
            line,
            number: place as u64 + 1,
        });
    }
    records
}

fn not_opened(error: &io::Error) -> Problem {
    let problem = match error.kind() {
        io::ErrorKind::NotFound => Problem::new("no such file or folder"),
        io::ErrorKind::PermissionDenied => Problem::new("may not be read (permission denied)")
            .hint("chmod u+r gives its owner the right to read it"),
        _ => Problem::new(error.to_string()),
    };
    problem.dead()
}

/// The format of a file by its name and its first bytes.
fn sniff(name: &str, head: &[u8]) -> Format {
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let by_name = Format::of_name(name);
    let first_line = text.lines().next().unwrap_or("").trim();
    match by_name {
        Some(Format::Csv) => return Format::Csv,
        Some(Format::Html) => return Format::Html,
        _ => {}
    }
    if text.starts_with('[')
        && (by_name.is_some_and(|format| format != Format::Text)
            || text
                .trim_start_matches(['[', ' ', '\n', '\r', '\t'])
                .starts_with("{\""))
    {
        return Format::Json;
    }
    if text.starts_with('{') && by_name != Some(Format::Text) || first_line.starts_with("{\"") {
        let whole = serde_json::from_str::<serde::de::IgnoredAny>(first_line).is_ok();
        let cut = first_line.len() + 8 >= text.len() && first_line.len() > 1 << 15;
        return match by_name {
            Some(Format::Jsonl) => Format::Jsonl,
            _ if whole || cut && by_name.is_none() => Format::Jsonl,
            _ => Format::Json,
        };
    }
    if let Some(format) = by_name
        && format != Format::Text
    {
        return format;
    }
    let start: String = text
        .chars()
        .take(600)
        .collect::<String>()
        .to_ascii_lowercase();
    if start.starts_with("<!doctype html") || start.starts_with('<') && start.contains("<html") {
        return Format::Html;
    }
    if by_name.is_none() && is_header(first_line) {
        return Format::Csv;
    }
    Format::Text
}

/// Whether a line names columns that articles have.
fn is_header(line: &str) -> bool {
    let names: Vec<String> = line
        .split([',', ';', '\t'])
        .map(|name| name.trim().trim_matches('"').to_ascii_lowercase())
        .collect();
    let has = |wanted: &[&str]| names.iter().any(|name| wanted.contains(&name.as_str()));
    names.len() > 1
        && has(&[
            "text",
            "maintext",
            "body",
            "content",
            "story_text",
            "article_text",
        ])
        && has(&[
            "title",
            "headline",
            "url",
            "date",
            "publish_date",
            "date_publish",
            "id",
        ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_seen() {
        for (name, head, format) in [
            ("a.txt", "The ministers met.", Format::Text),
            ("-", "{\"text\":\"a\"}\n{\"text\":\"b\"}\n", Format::Jsonl),
            ("-", "{\n\"text\":\"a\"}", Format::Json),
            (
                "a.json",
                "{\"text\":\"a\"}\n{\"text\":\"b\"}",
                Format::Jsonl,
            ),
            ("a.jsonl", "[{\"text\":\"a\"}]", Format::Json),
            ("-", " [ {\"text\":\"a\"}]", Format::Json),
            ("-", "[TEXT] THE MINISTERS MET.", Format::Text),
            ("-", "<!DOCTYPE html><html>", Format::Html),
            ("a.txt", "<html><body>", Format::Html),
            ("-", "title,text,date\n", Format::Csv),
            ("a.tsv", "x\ty\n", Format::Csv),
            ("-", "Title, text and date are given below.\n", Format::Text),
        ] {
            assert_eq!(sniff(name, head.as_bytes()), format, "{name} {head}");
        }
    }
}
