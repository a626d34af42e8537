//! The inputs as one stream of articles, cut into parts and handed out a few at a time.

use std::collections::{BTreeMap, VecDeque};
use std::fs::File;
use std::sync::Arc;
use std::sync::Mutex;

use chancery_ingest::{Articles, IngestError, Raw, articles, articles_from};
use chancery_store::ids::hex;
use chancery_store::manifest::PartInfo;
use sha2::{Digest, Sha256};

use super::inputs::{Counted, Source};
use super::parquet_input::Rows;
use super::{CodeError, Options, Progress};

/// A part ends when it holds so many bytes of input.
const PART_BYTES: u64 = 6 << 20;
/// A worker takes about so many bytes of input at a time, or so many articles.
const BATCH_BYTES: u64 = 64 << 10;
const BATCH_ARTICLES: usize = 16;

/// An article of the input, or why it could not be had.
pub(super) struct Item {
    pub position: u64,
    pub input: Arc<str>,
    pub raw: Result<Raw, IngestError>,
}

/// A few articles that follow each other, all of one part.
pub(super) struct Batch<T> {
    pub part: Arc<OpenPart<T>>,
    /// Place of the first in the part.
    pub first: usize,
    pub items: Vec<Item>,
}

/// A part that is being filled: `T` is what became of an article.
pub(super) struct OpenPart<T> {
    pub state: Mutex<PartState<T>>,
}

pub(super) struct PartState<T> {
    /// What became of each article handed out.
    pub slots: Vec<Option<T>>,
    /// How many of them are filled.
    pub filled: usize,
    /// Set when no more articles join: what is known of the part from its input.
    pub closed: Option<PartInfo>,
}

/// What the feed gives.
pub(super) enum Given<T> {
    /// Work.
    Batch(Batch<T>),
    /// A part to which nothing more comes, with all its articles done.
    Full(Arc<OpenPart<T>>),
    /// A new part may not be opened yet.
    Wait,
    /// Nothing more.
    End,
}

enum Current {
    None,
    Articles(Box<Articles>),
    Rows(Box<Rows>),
}

pub(super) struct Feed<T> {
    sources: VecDeque<Source>,
    current: Current,
    input: Arc<str>,
    options: Options,
    progress: Arc<Progress>,
    position: u64,
    /// The part that takes the next article; none if it is left out.
    part: Option<Arc<OpenPart<T>>>,
    /// About that part.
    info: PartInfo,
    bytes: u64,
    hasher: Sha256,
    written: BTreeMap<u32, PartInfo>,
    /// Whether the inputs are read to their end.
    ended: bool,
    /// Whether the current part has been begun.
    begun: bool,
    /// How many parts are being filled or written; the worker that wrote one takes it off.
    pub open: usize,
}

impl<T> Feed<T> {
    pub fn new(
        sources: Vec<Source>,
        options: &Options,
        written: BTreeMap<u32, PartInfo>,
        progress: &Arc<Progress>,
    ) -> Feed<T> {
        Feed {
            sources: sources.into(),
            current: Current::None,
            input: "".into(),
            options: options.clone(),
            progress: Arc::clone(progress),
            position: 0,
            part: None,
            info: PartInfo::default(),
            bytes: 0,
            hasher: Sha256::new(),
            written,
            ended: false,
            begun: false,
            open: 0,
        }
    }

    /// Whether this run does the part.
    fn is_wanted(&self, number: u32) -> bool {
        let in_shard = self
            .options
            .shard
            .is_none_or(|(shard, of)| number % of == shard - 1);
        in_shard && !self.written.contains_key(&number)
    }

    /// The next few articles. `may_open`: whether a new part may be begun.
    pub fn next(&mut self, may_open: bool) -> Result<Given<T>, CodeError> {
        loop {
            if self.ended {
                return Ok(Given::End);
            }
            if !self.begun {
                let wanted = self.is_wanted(self.info.number);
                if wanted && !may_open {
                    return Ok(Given::Wait);
                }
                self.begun = true;
                self.info.first = self.position;
                self.open += usize::from(wanted);
                self.part = wanted.then(|| {
                    let state = PartState {
                        slots: Vec::new(),
                        filled: 0,
                        closed: None,
                    };
                    Arc::new(OpenPart {
                        state: Mutex::new(state),
                    })
                });
            }
            let (items, closes) = self.some()?;
            let n = items.len();
            let part = self.part.clone();
            let given = match part {
                Some(part) if n > 0 => {
                    let mut state = lock(&part.state);
                    let first = state.slots.len();
                    state.slots.extend((0..n).map(|_| None));
                    if closes {
                        state.closed = Some(self.close()?);
                    }
                    drop(state);
                    Some(Given::Batch(Batch { part, first, items }))
                }
                Some(part) => {
                    // The input ended: the part is closed without a further article.
                    let mut state = lock(&part.state);
                    let is_full = state.filled == state.slots.len() && !state.slots.is_empty();
                    state.closed = Some(self.close()?);
                    drop(state);
                    is_full.then_some(Given::Full(part))
                }
                None => {
                    if closes {
                        self.close()?;
                    }
                    None
                }
            };
            if let Some(given) = given {
                return Ok(given);
            }
        }
    }

    /// The next few articles of the current part, and whether it ends with them.
    fn some(&mut self) -> Result<(Vec<Item>, bool), CodeError> {
        let mut items = Vec::new();
        let mut batch_bytes = 0;
        while items.len() < BATCH_ARTICLES && batch_bytes < BATCH_BYTES {
            let at_limit = self
                .options
                .limit
                .is_some_and(|limit| self.position >= limit);
            let raw = if at_limit { None } else { self.raw() };
            let Some(raw) = raw else {
                self.ended = true;
                return Ok((items, true));
            };
            if let Err(error) = &raw
                && error.dead
                && !self.options.keep_going
            {
                return Err(CodeError::Dead(error.clone()));
            }
            let bytes = raw.as_ref().map_or(b"?".as_slice(), Raw::bytes);
            self.hasher.update((bytes.len() as u64).to_le_bytes());
            self.hasher.update(bytes);
            self.bytes += bytes.len() as u64;
            batch_bytes += bytes.len() as u64;
            self.info.positions += 1;
            items.push(Item {
                position: self.position,
                input: Arc::clone(&self.input),
                raw,
            });
            self.position += 1;
            if self.info.positions >= self.options.part_articles || self.bytes >= PART_BYTES {
                return Ok((items, true));
            }
        }
        Ok((items, false))
    }

    /// Ends the current part and makes ready for the next. A part written before must have been
    /// made from the same bytes.
    fn close(&mut self) -> Result<PartInfo, CodeError> {
        let mut info = std::mem::take(&mut self.info);
        let hasher = std::mem::take(&mut self.hasher);
        info.input = hex(&hasher.finalize()[..16]);
        if let Some(before) = self.written.get(&info.number) {
            if before.input != info.input || before.positions != info.positions {
                return Err(CodeError::Plan(format!(
                    "part {} was made from other bytes than the inputs now hold\n\
                     hint: give another folder with -o, or remove this one first",
                    info.number
                )));
            }
            self.progress.skipped(before.positions);
        }
        self.info.number = info.number + 1;
        self.bytes = 0;
        self.begun = false;
        self.part = None;
        Ok(info)
    }

    /// The next article of the inputs.
    fn raw(&mut self) -> Option<Result<Raw, IngestError>> {
        loop {
            let raw = match &mut self.current {
                Current::None => None,
                Current::Articles(articles) => articles.next_raw(),
                Current::Rows(rows) => rows.next(),
            };
            if raw.is_some() {
                return raw;
            }
            let source = self.sources.pop_front()?;
            self.input = source.name.as_str().into();
            self.progress.open(&source.name);
            self.current = Current::None;
            match &source.path {
                None => {
                    let input = articles(chancery_ingest::Input::Stdin, &self.options.ingest);
                    self.current = Current::Articles(Box::new(input));
                }
                Some(path) if source.is_parquet() => match Rows::open(&source.name, path) {
                    Ok(rows) => self.current = Current::Rows(Box::new(rows)),
                    Err(error) => return Some(Err(error)),
                },
                Some(path) => {
                    let input = match File::open(path) {
                        Ok(file) => {
                            let count = self.progress.bytes_read();
                            let file = Box::new(Counted {
                                reader: file,
                                count,
                            });
                            articles_from(&source.name, file, &self.options.ingest)
                        }
                        // It says what is wrong.
                        Err(_) => articles(path.as_path().into(), &self.options.ingest),
                    };
                    self.current = Current::Articles(Box::new(input));
                }
            }
        }
    }
}

/// What a lock guards; a thread that failed while it held it left the data whole.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner())
}
