//! Texts that news databases hand out: many articles in one file, each under a printed header.
//!
//! > 1 of 2 DOCUMENTS
//! >
//! > The Lima Herald
//! >
//! > May 1, 2024 Wednesday
//! >
//! > Talks go on, minister says
//! >
//! > LENGTH: 41 words
//!
//! One such file is cut into its documents ([`documents`]), and each header becomes fields
//! ([`draft`]). What looks like none of the known layouts is a plain text, read as such.

mod factiva;
mod nexis;

use std::ops::Range;

use crate::dates;
use crate::draft::{Draft, Evidence};
use crate::fields::one_line;
use crate::traced::Traced;

/// Where the documents of an export stand in its bytes; none if it is no export.
///
/// A line *1 of 20 DOCUMENTS* begins one; a line *End of Document* or *Document LIMA00002024…* ends
/// one.
pub(crate) fn documents(bytes: &[u8]) -> Option<Vec<Range<usize>>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut last = None;
    let mut at = 0;
    while at < bytes.len() {
        let end = memchr::memchr(b'\n', bytes.get(at..)?).map_or(bytes.len(), |n| at + n + 1);
        let line = bytes.get(at..end)?.trim_ascii();
        if line.len() <= 60 {
            match edge(line) {
                Some(Edge::Begins) => {
                    last = Some(Edge::Begins);
                    push(bytes, &mut found, start..at);
                    start = at;
                }
                Some(Edge::Ends) => {
                    last = Some(Edge::Ends);
                    push(bytes, &mut found, start..end);
                    start = end;
                }
                None => {}
            }
        }
        at = end;
    }
    // What follows the end of the last document is a summary of the search.
    let tail = start..bytes.len();
    let is_document = matches!(last?, Edge::Begins)
        || std::str::from_utf8(bytes.get(tail.clone())?)
            .is_ok_and(|text| draft(&Traced::of(text, 0)).is_some());
    if is_document || found.is_empty() {
        push(bytes, &mut found, tail);
    }
    Some(found)
}

/// A document, unless it is white space.
fn push(bytes: &[u8], found: &mut Vec<Range<usize>>, range: Range<usize>) {
    let words = bytes.get(range.clone()).unwrap_or_default();
    if !words.trim_ascii().is_empty() {
        found.push(range);
    }
}

enum Edge {
    Begins,
    Ends,
}

/// Whether a document begins or ends at a line.
fn edge(line: &[u8]) -> Option<Edge> {
    let line = std::str::from_utf8(line).ok()?;
    let words: Vec<&str> = line.split_ascii_whitespace().collect();
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    match words.as_slice() {
        [n, "of", all, "DOCUMENT" | "DOCUMENTS"] if is_number(n) && is_number(all) => {
            Some(Edge::Begins)
        }
        ["End", "of", "Document"] => Some(Edge::Ends),
        ["Document", code] | ["AN", "Document", code] if is_accession(code) => Some(Edge::Ends),
        _ => None,
    }
}

/// Whether a word is the number of a document: `LIMAH00020240501ek51000bp`.
fn is_accession(word: &str) -> bool {
    (18..=32).contains(&word.len())
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && word.starts_with(|letter: char| letter.is_ascii_uppercase())
        && word.bytes().filter(u8::is_ascii_digit).count() >= 8
}

/// The fields of a document's header; none if it has none of the known ones.
pub(crate) fn draft(text: &Traced) -> Option<Draft> {
    nexis::draft(text)
        .or_else(|| factiva::coded(text))
        .or_else(|| factiva::plain(text))
}

/// A line without the white space around it.
struct Line<'a> {
    words: &'a str,
    range: Range<usize>,
}

/// All lines of a text, the empty ones too.
fn lines(text: &str) -> Vec<Line<'_>> {
    let mut at = 0;
    text.split('\n')
        .map(|line| {
            let words = line.trim();
            let start = at + (line.len() - line.trim_start().len());
            at += line.len() + 1;
            Line {
                words,
                range: start..start + words.len(),
            }
        })
        .collect()
}

/// Lines as they stand, from the first to the last.
fn stretch(text: &Traced, lines: &[Line]) -> Traced {
    match (lines.first(), lines.last()) {
        (Some(first), Some(last)) => text.slice(first.range.start..last.range.end),
        _ => Traced::default(),
    }
}

/// The lines between empty ones.
fn groups<'a, 'b>(lines: &'b [Line<'a>]) -> Vec<&'b [Line<'a>]> {
    lines
        .split(|line| line.words.is_empty())
        .filter(|group| !group.is_empty())
        .collect()
}

fn joined(group: &[Line]) -> String {
    let words: Vec<&str> = group.iter().map(|line| line.words).collect();
    one_line(&words.join(" "))
}

/// The date of a short line that holds little else: *May 1, 2024 Wednesday*.
fn day(words: &str) -> Option<Evidence> {
    if words.len() > 60 {
        return None;
    }
    let (range, date) = dates::in_text(words).into_iter().next()?;
    let is_first = words
        .get(..range.start)?
        .trim_matches(|letter: char| !letter.is_alphanumeric())
        .split_ascii_whitespace()
        .all(|word| word.to_ascii_lowercase().ends_with("day"));
    is_first.then_some(Evidence {
        date,
        from: chancery_text::PublishedFrom::Given,
    })
}

/// An author without *By*.
fn author(words: &str) -> String {
    let words = one_line(words);
    let name = ["By ", "BY ", "by "]
        .iter()
        .find_map(|by| words.strip_prefix(by))
        .unwrap_or(&words);
    name.trim_end_matches([',', ';']).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn show(text: &str) -> String {
        let Some(draft) = draft(&Traced::of(text, 0)) else {
            return "no export".to_string();
        };
        let title = draft.title.map(|title| one_line(&title.text));
        format!(
            "{} | {} | {} | {} | {} | {} | {}",
            title.unwrap_or_default(),
            draft.outlet,
            draft
                .dates
                .first()
                .map_or(String::new(), |found| found.date.to_string()),
            draft.byline,
            draft.dateline,
            draft.language,
            one_line(&draft.body.text)
        )
    }

    #[test]
    fn documents_are_parted() {
        let parts = |text: &str| -> Vec<String> {
            documents(text.as_bytes())
                .unwrap_or_default()
                .into_iter()
                .map(|range| one_line(&text[range]))
                .collect()
        };
        assert_eq!(
            parts("  1 of 2 DOCUMENTS\n\nA.\n   2 of 2 DOCUMENTS\n\nB.\n"),
            ["1 of 2 DOCUMENTS A.", "2 of 2 DOCUMENTS B."]
        );
        assert_eq!(
            parts("A.\nEnd of Document\n\n\nB.\nEnd of Document\n"),
            ["A. End of Document", "B. End of Document"]
        );
        assert_eq!(
            parts("A.\nDocument LIMAH00020240501ek51000bp\n\nSearch Summary\nText talks\n"),
            ["A. Document LIMAH00020240501ek51000bp"]
        );
        assert_eq!(documents(b"The ministers met.\nDocument signed\n"), None);
    }

    #[test]
    fn a_plain_text_is_no_export() {
        assert_eq!(
            show(
                "Ministers meet\n\nThe two ministers met on May 1, 2024.\n\nThey spoke of 41 words."
            ),
            "no export"
        );
    }
}
