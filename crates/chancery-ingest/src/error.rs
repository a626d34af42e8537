//! What went wrong with an input, where, and what to do.

use std::fmt;

/// Why an article, or a whole file, could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {message}{}", if .hint.is_empty() { String::new() } else { format!("\nhint: {}", .hint) })]
pub struct IngestError {
    /// Where it stands.
    pub place: Place,
    /// What is wrong, in lower case and without a full stop.
    pub message: String,
    /// What to do; empty if that is plain.
    pub hint: String,
    /// Whether the rest of the file is lost too: it cannot be opened, or breaks off.
    pub dead: bool,
}

/// The place of an article in the input: `news.jsonl.gz:17`, or `news.json: record 3`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file as the user named it; `-` for standard input.
    pub file: String,
    /// The line it begins on, counted from 1; 0 where lines do not matter.
    pub line: u64,
    /// The number of the record in the file, counted from 1; 0 if the file is one article.
    pub record: u64,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        match (self.line, self.record) {
            (0, 0) => Ok(()),
            (0, record) => write!(f, ": record {record}"),
            (line, _) => write!(f, ":{line}"),
        }
    }
}

/// What is wrong with a text, before it is known where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    pub message: String,
    pub hint: String,
    pub dead: bool,
}

impl Problem {
    pub fn new(message: impl Into<String>) -> Problem {
        Problem {
            message: message.into(),
            hint: String::new(),
            dead: false,
        }
    }

    /// The rest of the file is lost too.
    pub fn dead(mut self) -> Problem {
        self.dead = true;
        self
    }

    pub fn hint(mut self, hint: impl Into<String>) -> Problem {
        self.hint = hint.into();
        self
    }

    pub fn at(self, place: Place) -> IngestError {
        IngestError {
            place,
            message: self.message,
            hint: self.hint,
            dead: self.dead,
        }
    }
}
