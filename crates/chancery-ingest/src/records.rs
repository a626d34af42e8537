//! Files of many records: lines of JSON, an array of JSON.

use std::collections::VecDeque;
use std::io::{self, BufRead};

use crate::error::Problem;

/// No record may be longer than this.
pub(crate) const MOST_BYTES: usize = 128 << 20;

/// The bytes of a record and where they stand.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Record {
    pub bytes: Vec<u8>,
    /// Its first byte in the input.
    pub source: u64,
    /// Its first line, counted from 1.
    pub line: u64,
    /// Its number, counted from 1.
    pub number: u64,
}

/// What comes next: a record, or what is wrong at a line.
pub(crate) type Next = Result<Record, (u64, u64, Problem)>;

/// Reads bytes and keeps count of them and of their lines.
pub(crate) struct Counting {
    reader: Box<dyn BufRead + Send>,
    pub at: u64,
    pub line: u64,
}

impl Counting {
    pub fn of(reader: Box<dyn BufRead + Send>, at: u64) -> Counting {
        Counting {
            reader,
            at,
            line: 1,
        }
    }

    pub fn peek(&mut self) -> io::Result<Option<u8>> {
        Ok(self.reader.fill_buf()?.first().copied())
    }

    pub fn take(&mut self) -> io::Result<Option<u8>> {
        let byte = self.peek()?;
        if let Some(byte) = byte {
            self.reader.consume(1);
            self.at += 1;
            self.line += u64::from(byte == b'\n');
        }
        Ok(byte)
    }

    /// Reads up to the end of the line into `bytes`; false at the end of the file. What goes
    /// beyond the bound is read and forgotten.
    pub fn read_line(&mut self, bytes: &mut Vec<u8>) -> io::Result<bool> {
        let mut any = false;
        loop {
            let buffer = self.reader.fill_buf()?;
            if buffer.is_empty() {
                return Ok(any);
            }
            any = true;
            let end = memchr::memchr(b'\n', buffer);
            let n = end.map_or(buffer.len(), |end| end + 1);
            if bytes.len() <= MOST_BYTES {
                bytes.extend_from_slice(buffer.get(..n).unwrap_or(buffer));
            }
            self.reader.consume(n);
            self.at += n as u64;
            if end.is_some() {
                self.line += 1;
                return Ok(true);
            }
        }
    }
}

pub(crate) fn too_long(what: &str) -> Problem {
    Problem::new(format!("{what} is longer than 128 MiB"))
        .hint("cut the text into articles, one record each")
}

pub(crate) fn io_problem(error: &io::Error) -> Problem {
    let problem = Problem::new(error.to_string());
    let problem = match error.kind() {
        io::ErrorKind::UnexpectedEof => {
            Problem::new("the compressed file ends too early").hint("fetch or copy it again")
        }
        _ if error.to_string() == crate::expand::BOMB => {
            problem.hint("unpack it yourself if you trust it")
        }
        _ => problem,
    };
    problem.dead()
}

/// One JSON object a line.
pub(crate) struct Lines {
    bytes: Counting,
    number: u64,
    failed: bool,
    pending: VecDeque<Record>,
}

impl Lines {
    pub fn of(bytes: Counting) -> Lines {
        Lines {
            bytes,
            number: 0,
            failed: false,
            pending: VecDeque::new(),
        }
    }
}

impl Iterator for Lines {
    type Item = Next;

    fn next(&mut self) -> Option<Next> {
        if let Some(record) = self.pending.pop_front() {
            return Some(Ok(record));
        }
        while !self.failed {
            let (source, line) = (self.bytes.at, self.bytes.line);
            let mut bytes = Vec::new();
            match self.bytes.read_line(&mut bytes) {
                Ok(true) => {}
                Ok(false) => return None,
                Err(error) => {
                    self.failed = true;
                    return Some(Err((line, self.number + 1, io_problem(&error))));
                }
            }
            // An array with one object a line is common enough.
            let words = bytes.trim_ascii();
            if words.is_empty() || matches!(words, b"[" | b"]" | b",") {
                continue;
            }
            self.number += 1;
            if bytes.len() > MOST_BYTES {
                return Some(Err((line, self.number, too_long("the line"))));
            }
            let lead = bytes.len() - bytes.trim_ascii_start().len();
            let words = words.strip_suffix(b",").unwrap_or(words);
            let source = source + lead as u64;
            // A single line may be an answer of a database: the list in it holds the articles.
            if self.number == 1
                && let Some(inner) = listed(words)
            {
                self.number = inner.len() as u64;
                for (place, (at, bytes)) in inner.into_iter().enumerate() {
                    self.pending.push_back(Record {
                        bytes,
                        source: source + at as u64,
                        line,
                        number: place as u64 + 1,
                    });
                }
                return self.pending.pop_front().map(Ok);
            }
            return Some(Ok(Record {
                bytes: words.to_vec(),
                source,
                line,
                number: self.number,
            }));
        }
        None
    }
}

/// The objects of a JSON array, or of several; one object is itself.
pub(crate) struct Array {
    bytes: Counting,
    number: u64,
    depth: u32,
    failed: bool,
    pending: VecDeque<Record>,
}

impl Array {
    pub fn of(bytes: Counting) -> Array {
        Array {
            bytes,
            number: 0,
            depth: 0,
            failed: false,
            pending: VecDeque::new(),
        }
    }

    fn fail(&mut self, problem: Problem) -> Option<Next> {
        self.failed = true;
        Some(Err((self.bytes.line, self.number + 1, problem)))
    }

    /// The bytes of a value whose first byte was `first`: up to the bracket that closes it.
    fn value(&mut self, first: u8) -> io::Result<Result<Vec<u8>, Problem>> {
        let mut bytes = vec![first];
        let mut open = 1u64;
        let mut in_string = false;
        while open > 0 {
            let Some(byte) = self.bytes.take()? else {
                return Ok(Err(Problem::new("the file ends inside an object")
                    .hint("it may have been cut: fetch or copy it again")
                    .dead()));
            };
            if bytes.len() > MOST_BYTES {
                return Ok(Err(too_long("the object")));
            }
            bytes.push(byte);
            match byte {
                b'\\' if in_string => {
                    if let Some(byte) = self.bytes.take()? {
                        bytes.push(byte);
                    }
                }
                b'"' => in_string = !in_string,
                b'{' | b'[' if !in_string => open += 1,
                b'}' | b']' if !in_string => open -= 1,
                _ => {}
            }
        }
        Ok(Ok(bytes))
    }
}

impl Iterator for Array {
    type Item = Next;

    fn next(&mut self) -> Option<Next> {
        if let Some(record) = self.pending.pop_front() {
            return Some(Ok(record));
        }
        while !self.failed {
            let (source, line) = (self.bytes.at, self.bytes.line);
            let byte = match self.bytes.take() {
                Ok(Some(byte)) => byte,
                Ok(None) if self.depth > 0 => {
                    return self.fail(
                        Problem::new("the file ends inside an array")
                            .hint("it may have been cut: fetch or copy it again")
                            .dead(),
                    );
                }
                Ok(None) => return None,
                Err(error) => return self.fail(io_problem(&error)),
            };
            match byte {
                b' ' | b'\n' | b'\r' | b'\t' | b',' => {}
                b'[' if self.depth < 8 => self.depth += 1,
                b']' if self.depth > 0 => self.depth -= 1,
                b'{' => {
                    let bytes = match self.value(byte) {
                        Ok(Ok(bytes)) => bytes,
                        Ok(Err(problem)) => return self.fail(problem),
                        Err(error) => return self.fail(io_problem(&error)),
                    };
                    if let Some(inner) = listed(&bytes) {
                        for (range_start, bytes) in inner {
                            self.number += 1;
                            let source = source + range_start as u64;
                            self.pending.push_back(Record {
                                bytes,
                                source,
                                line,
                                number: self.number,
                            });
                        }
                        return self.next();
                    }
                    self.number += 1;
                    return Some(Ok(Record {
                        bytes,
                        source,
                        line,
                        number: self.number,
                    }));
                }
                _ => {
                    return self.fail(
                        Problem::new("expected an object of JSON")
                            .hint("an array of objects, or one object, is read"),
                    );
                }
            }
        }
        None
    }
}

/// The objects in the list of an object that is no article itself: `{"articles": [ … ]}`.
fn listed(bytes: &[u8]) -> Option<Vec<(usize, Vec<u8>)>> {
    let json = std::str::from_utf8(bytes).ok()?;
    within(json, 0)
}

/// The objects of the list in an object that begins at byte `start`.
fn within(json: &str, start: usize) -> Option<Vec<(usize, Vec<u8>)>> {
    use serde_json::value::RawValue;
    let object: std::collections::BTreeMap<String, &RawValue> = serde_json::from_str(json).ok()?;
    const ENVELOPES: [&str; 4] = ["response", "hits", "data", "result"];
    const LISTS: [&str; 10] = [
        "hits",
        "articles",
        "docs",
        "documents",
        "items",
        "data",
        "results",
        "records",
        "news",
        "stories",
    ];
    let offset =
        |part: &RawValue| (part.get().as_ptr() as usize).saturating_sub(json.as_ptr() as usize);
    let list = LISTS
        .iter()
        .find_map(|name| object.get(*name).filter(|raw| raw.get().starts_with('[')));
    let Some(list) = list else {
        let envelope = ENVELOPES
            .iter()
            .find_map(|name| object.get(*name).filter(|raw| raw.get().starts_with('{')))?;
        return within(envelope.get(), start + offset(envelope));
    };
    let parts: Vec<&RawValue> = serde_json::from_str(list.get()).ok()?;
    if parts.is_empty() || !parts.iter().all(|part| part.get().starts_with('{')) {
        return None;
    }
    Some(
        parts
            .iter()
            .map(|part| (start + offset(part), part.get().as_bytes().to_vec()))
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counting(text: &str) -> Counting {
        Counting::of(Box::new(io::Cursor::new(text.as_bytes().to_vec())), 0)
    }

    fn show(records: impl Iterator<Item = Next>) -> Vec<String> {
        records
            .map(|next| match next {
                Ok(record) => {
                    let text = String::from_utf8_lossy(&record.bytes).into_owned();
                    format!("{}@{}:{} {text}", record.number, record.source, record.line)
                }
                Err((line, number, problem)) => format!("{number}:{line} {}", problem.message),
            })
            .collect()
    }

    #[test]
    fn lines() {
        let found = show(Lines::of(counting("{\"a\":1}\n\n  {\"b\":2}\r\n{\"c\":3}")));
        assert_eq!(
            found,
            ["1@0:1 {\"a\":1}", "2@11:3 {\"b\":2}", "3@20:4 {\"c\":3}"]
        );
    }

    #[test]
    fn arrays_and_objects() {
        let found = show(Array::of(counting("[{\"a\":\"}\\\"\"},\n {\"b\":[{}]}]")));
        assert_eq!(found, ["1@1:1 {\"a\":\"}\\\"\"}", "2@15:2 {\"b\":[{}]}"]);
        assert_eq!(show(Array::of(counting(" {\"a\":1}"))), ["1@1:1 {\"a\":1}"]);
        let found = show(Array::of(counting(
            "{\"n\":2,\"articles\":[{\"a\":1},{\"a\":2}]}",
        )));
        assert_eq!(found, ["1@19:1 {\"a\":1}", "2@27:1 {\"a\":2}"]);
        let answer = "{\"response\":{\"results\":[{\"a\":1}]}}\n";
        assert_eq!(show(Array::of(counting(answer))), ["1@24:1 {\"a\":1}"]);
        assert_eq!(show(Lines::of(counting(answer))), ["1@24:1 {\"a\":1}"]);
    }

    #[test]
    fn a_cut_array_gives_what_it_has() {
        let found = show(Array::of(counting("[{\"a\":1},\n{\"b\":")));
        assert_eq!(
            found,
            ["1@1:1 {\"a\":1}", "2:2 the file ends inside an object"]
        );
        assert_eq!(
            show(Array::of(counting("[1]"))),
            ["1:1 expected an object of JSON"]
        );
    }
}
