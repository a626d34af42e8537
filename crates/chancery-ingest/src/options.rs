//! What the user says about an input.

use std::fmt;
use std::str::FromStr;

use chancery_text::PartialDate;

/// What the user says about an input: it wins over what the input says about itself.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Who published it.
    pub outlet: Option<String>,
    /// When it was published.
    pub date: Option<PartialDate>,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// The text exactly as it is given: no cleaning, and the headline is not put before it.
    pub raw: bool,
    /// The names of the fields of JSON and CSV, where they should not be guessed.
    pub fields: FieldNames,
    /// The format, where it should not be guessed.
    pub format: Option<Format>,
}

/// The names of the fields of JSON and CSV records; guessed where none is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldNames {
    /// The body.
    pub text: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The date of publication.
    pub date: Option<String>,
    /// The address.
    pub url: Option<String>,
    /// The outlet.
    pub outlet: Option<String>,
    /// The author.
    pub byline: Option<String>,
    /// The language.
    pub language: Option<String>,
    /// The id.
    pub id: Option<String>,
}

/// How a file is laid out; compression is seen by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// One article as text: exported, pasted, or printed from a page.
    Text,
    /// One web page.
    Html,
    /// One JSON object a line.
    Jsonl,
    /// A JSON array of objects, or one object.
    Json,
    /// A table with a header line; commas, semicolons or tabs between.
    Csv,
}

impl Format {
    /// All formats.
    pub const ALL: [Format; 5] = [
        Format::Text,
        Format::Html,
        Format::Jsonl,
        Format::Json,
        Format::Csv,
    ];

    /// Its name on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Html => "html",
            Format::Jsonl => "jsonl",
            Format::Json => "json",
            Format::Csv => "csv",
        }
    }

    /// The format that the end of a file name speaks of, compression aside.
    pub fn of_name(name: &str) -> Option<Format> {
        let name = name.to_ascii_lowercase();
        let name = [".gz", ".zst", ".gzip", ".zstd"]
            .iter()
            .find_map(|end| name.strip_suffix(end))
            .unwrap_or(&name);
        let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let (_, extension) = file.rsplit_once('.')?;
        match extension {
            "txt" | "text" | "md" => Some(Format::Text),
            "html" | "htm" | "xhtml" => Some(Format::Html),
            "jsonl" | "ndjson" | "jsonlines" => Some(Format::Jsonl),
            "json" => Some(Format::Json),
            "csv" | "tsv" => Some(Format::Csv),
            _ => None,
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> Result<Format, String> {
        Format::ALL
            .into_iter()
            .find(|format| format.as_str() == name)
            .ok_or_else(|| {
                let names: Vec<_> = Format::ALL.iter().map(|format| format.as_str()).collect();
                format!("unknown format `{name}`\nhint: one of {}", names.join(", "))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_speak_of_formats() {
        assert_eq!(Format::of_name("a/b.c/news.jsonl.gz"), Some(Format::Jsonl));
        assert_eq!(Format::of_name("PAGE.HTM"), Some(Format::Html));
        assert_eq!(Format::of_name("table.tsv.zst"), Some(Format::Csv));
        assert_eq!(Format::of_name("a.json/README"), None);
        assert_eq!("jsonl".parse(), Ok(Format::Jsonl));
        assert!(
            "xml"
                .parse::<Format>()
                .unwrap_err()
                .contains("hint: one of text")
        );
    }
}
