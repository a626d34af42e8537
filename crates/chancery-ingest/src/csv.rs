//! Tables: a header line, then one article a row.

use std::io;

use chancery_text::Doubt;

use crate::charset;
use crate::error::Problem;
use crate::fields::{Fields, Value};
use crate::records::{Counting, MOST_BYTES, Next, Record, io_problem, too_long};
use crate::traced::Traced;

/// The rows of a table as bytes; a line's end inside quotes does not end a row.
pub(crate) struct Rows {
    bytes: Counting,
    pub delimiter: u8,
    pub header: Vec<String>,
    number: u64,
    failed: bool,
}

impl Rows {
    /// Opens a table: reads its header and guesses what stands between the cells.
    pub fn of(bytes: Counting) -> Result<Rows, Problem> {
        let mut rows = Rows {
            bytes,
            delimiter: b',',
            header: Vec::new(),
            number: 0,
            failed: false,
        };
        let header = rows.row().map_err(|error| io_problem(&error))??;
        let Some(header) = header else {
            return Err(Problem::new("the table is empty"));
        };
        rows.delimiter = delimiter(&header.bytes);
        let text = charset::decode(&header.bytes, 0, None, &mut Vec::new())?;
        rows.header = cells(&text, rows.delimiter)
            .iter()
            .map(|cell| cell.text.trim().to_string())
            .collect();
        Ok(rows)
    }

    /// The next row; none at the end.
    fn row(&mut self) -> io::Result<Result<Option<Record>, Problem>> {
        let (source, line) = (self.bytes.at, self.bytes.line);
        let mut bytes = Vec::new();
        let mut in_quotes = false;
        let mut at_start = true;
        let mut from = 0;
        loop {
            if !self.bytes.read_line(&mut bytes)? {
                if in_quotes {
                    let message = format!(
                        "a quote that opens on line {line} is never closed: the rest of the table \
                         was not read"
                    );
                    return Ok(Err(Problem::new(message)
                        .hint("double the quotes inside a cell, or give the table as JSONL")
                        .dead()));
                }
                break;
            }
            if bytes.len() > MOST_BYTES {
                return Ok(Err(too_long("the row")));
            }
            for &byte in bytes.get(from..).unwrap_or_default() {
                match byte {
                    b'"' if at_start => in_quotes = true,
                    // A doubled quote closes and opens again.
                    b'"' if in_quotes => in_quotes = false,
                    b'"' => in_quotes = self.reopens(&bytes, from),
                    _ => {}
                }
                at_start = !in_quotes && self.is_between(byte);
                from += 1;
            }
            if !in_quotes {
                break;
            }
        }
        if bytes.is_empty() {
            return Ok(Ok(None));
        }
        self.number += 1;
        Ok(Ok(Some(Record {
            bytes,
            source,
            line,
            number: self.number,
        })))
    }

    /// Whether the quote at `at` is the second of a doubled one.
    fn reopens(&self, bytes: &[u8], at: usize) -> bool {
        let quotes = bytes.get(..at).unwrap_or_default();
        let n = quotes
            .iter()
            .rev()
            .take_while(|byte| **byte == b'"')
            .count();
        let before = quotes
            .len()
            .checked_sub(n + 1)
            .and_then(|at| quotes.get(at));
        // Quotes run back to an opening one at the start of a cell, or stand inside quotes.
        n > 0 && (n % 2 == 1 || before.is_none_or(|byte| self.is_between(*byte)))
    }

    fn is_between(&self, byte: u8) -> bool {
        byte == self.delimiter || byte == b'\n' || byte == b'\r'
    }
}

impl Iterator for Rows {
    type Item = Next;

    fn next(&mut self) -> Option<Next> {
        while !self.failed {
            let (line, number) = (self.bytes.line, self.number);
            let problem = match self.row() {
                Ok(Ok(Some(row))) if row.bytes.trim_ascii().is_empty() => continue,
                // The header was the first.
                Ok(Ok(Some(row))) => {
                    return Some(Ok(Record {
                        number: row.number - 1,
                        ..row
                    }));
                }
                Ok(Ok(None)) => return None,
                Ok(Err(problem)) => problem,
                Err(error) => io_problem(&error),
            };
            self.failed = true;
            return Some(Err((line, number, problem)));
        }
        None
    }
}

/// The fields of a row.
pub(crate) fn fields(
    row: &Record,
    header: &[String],
    delimiter: u8,
    doubts: &mut Vec<Doubt>,
) -> Result<Fields, Problem> {
    let text = charset::decode(&row.bytes, row.source, None, doubts)?;
    let mut fields = Fields::default();
    let cells = cells(&text, delimiter);
    if cells.len() > header.len() {
        doubts.push(Doubt::whole(
            "row-too-long",
            format!(
                "the row has {} cells under {} columns",
                cells.len(),
                header.len()
            ),
        ));
    }
    for (name, cell) in header.iter().zip(cells) {
        fields.insert(name.clone(), Value::Text(cell));
    }
    Ok(fields)
}

/// What stands between the cells of a header: comma, semicolon or tab, whichever is most.
fn delimiter(header: &[u8]) -> u8 {
    let count = |mark: u8| header.iter().filter(|byte| **byte == mark).count();
    let mut best = b',';
    for mark in [b'\t', b';', b'|'] {
        if count(mark) > count(best) {
            best = mark;
        }
    }
    best
}

/// The cells of a row, quotes undone.
fn cells(row: &Traced, delimiter: u8) -> Vec<Traced> {
    let text = row.text.trim_end_matches(['\n', '\r']);
    let bytes = text.as_bytes();
    let mut cells = Vec::new();
    let mut at = 0;
    loop {
        let mut cell = Traced::default();
        if bytes.get(at) == Some(&b'"') {
            at += 1;
            loop {
                let rest = bytes.get(at..).unwrap_or_default();
                let Some(quote) = memchr::memchr(b'"', rest) else {
                    cell.push_from(row, at..text.len());
                    at = text.len();
                    break;
                };
                let quote = at + quote;
                cell.push_from(row, at..quote);
                at = quote + 1;
                if bytes.get(at) == Some(&b'"') {
                    cell.push_from(row, at..at + 1);
                    at += 1;
                } else {
                    break;
                }
            }
        }
        let rest = bytes.get(at..).unwrap_or_default();
        let end = memchr::memchr(delimiter, rest).map(|end| at + end);
        cell.push_from(row, at..end.unwrap_or(text.len()));
        cells.push(cell);
        match end {
            Some(end) => at = end + 1,
            None => return cells,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Vec<Vec<String>> {
        let counting = Counting::of(Box::new(io::Cursor::new(text.as_bytes().to_vec())), 0);
        let rows = Rows::of(counting).unwrap();
        let delimiter = rows.delimiter;
        let mut table = vec![rows.header.clone()];
        for row in rows {
            table.push(match row {
                Ok(row) => {
                    let text = charset::decode(&row.bytes, 0, None, &mut Vec::new()).unwrap();
                    cells(&text, delimiter)
                        .into_iter()
                        .map(|cell| cell.text)
                        .collect()
                }
                Err((line, _, problem)) => vec![format!("{line}: {}", problem.message)],
            });
        }
        table
    }

    #[test]
    fn quotes_hold_delimiters_and_line_ends() {
        assert_eq!(
            table("title,text\nA,\"One, \"\"two\"\"\n\nthree\"\r\n\"\",5\" pipe\n"),
            [
                vec!["title", "text"],
                vec!["A", "One, \"two\"\n\nthree"],
                vec!["", "5\" pipe"]
            ]
        );
    }

    #[test]
    fn semicolons_and_tabs() {
        assert_eq!(table("a;b\n1,5;2"), [["a", "b"], ["1,5", "2"]]);
        assert_eq!(table("a\tb\n1\t2"), [["a", "b"], ["1", "2"]]);
    }

    #[test]
    fn a_quote_that_stays_open_is_an_error() {
        let found = table("a,b\n1,2\n3,\"4\n5,6\n");
        assert_eq!(found[1], ["1", "2"]);
        assert_eq!(
            found[2],
            ["3: a quote that opens on line 3 is never closed: the rest of the table was not read"]
        );
    }

    #[test]
    fn doubled_quotes_at_the_edges() {
        assert_eq!(
            table("a,b\n\"\"\"x\"\"\",\"\"\n\"y\"\"\",\"\"\"\nz\"\n"),
            [vec!["a", "b"], vec!["\"x\"", ""], vec!["y\"", "\"\nz"]]
        );
    }
}
