//! The workers: a few articles at a time, and whoever finishes a part writes it.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};

use chancery_store::manifest::PartInfo;
use chancery_store::rows::{ArticleRows, Origin, rows};
use chancery_store::tables::DoubtRow;
use chancery_store::{Part, StoreError, files, ids};

use super::feed::{Batch, Feed, Given, Item, OpenPart, lock};
use super::inputs::Source;
use super::{CodeError, Options, Progress, Road, Stage, plan};

/// So many parts may be open at a time: it bounds the memory.
const MOST_OPEN: usize = 3;

/// What became of an article.
enum Outcome {
    /// It was read.
    Read(Box<ArticleRows>),
    /// It could not be.
    Failed(DoubtRow),
    /// The user does not want it.
    LeftOut,
}

struct Shared<'a> {
    road: &'a Road<'a>,
    dataset: &'a Path,
    options: &'a Options,
    progress: &'a Progress,
    feed: Mutex<Feed<Outcome>>,
    room: Condvar,
    stop: AtomicBool,
    done: Mutex<Done>,
}

struct Done {
    parts: BTreeMap<u32, PartInfo>,
    error: Option<CodeError>,
}

/// Reads all inputs; what is known of each part.
pub(super) fn work(
    road: &Road<'_>,
    inputs: Vec<Source>,
    dataset: &Path,
    options: &Options,
    written: BTreeMap<u32, PartInfo>,
    progress: &Arc<Progress>,
) -> Result<BTreeMap<u32, PartInfo>, CodeError> {
    progress.expect(
        inputs
            .iter()
            .map(|input| input.bytes())
            .sum::<Option<u64>>(),
    );
    let n_threads = options
        .threads
        .or_else(|| std::thread::available_parallelism().ok().map(usize::from))
        .unwrap_or(1)
        .max(1);
    let shared = Shared {
        road,
        dataset,
        options,
        progress,
        feed: Mutex::new(Feed::new(inputs, options, written.clone(), progress)),
        room: Condvar::new(),
        stop: AtomicBool::new(false),
        done: Mutex::new(Done {
            parts: written,
            error: None,
        }),
    };
    std::thread::scope(|scope| {
        for _ in 0..n_threads {
            scope.spawn(|| worker(&shared));
        }
    });
    let done = shared
        .done
        .into_inner()
        .unwrap_or_else(|poisoned| poisoned.into_inner());
    match done.error {
        Some(error) => Err(error),
        None => Ok(done.parts),
    }
}

fn worker(shared: &Shared<'_>) {
    while !shared.stop.load(Ordering::Relaxed) {
        let result = match next(shared) {
            Ok(Given::Batch(batch)) => {
                let part = Arc::clone(&batch.part);
                match batch_done(shared, batch) {
                    true => finish(shared, &part),
                    false => Ok(()),
                }
            }
            Ok(Given::Full(part)) => finish(shared, &part),
            Ok(Given::Wait) => Ok(()),
            Ok(Given::End) => return,
            Err(error) => Err(error),
        };
        if let Err(error) = result {
            let mut done = lock(&shared.done);
            // The first error is the cause.
            done.error.get_or_insert(error);
            drop(done);
            shared.stop.store(true, Ordering::Relaxed);
            shared.room.notify_all();
        }
    }
}

/// The next work; waits while too many parts are open.
fn next(shared: &Shared<'_>) -> Result<Given<Outcome>, CodeError> {
    let mut feed = lock(&shared.feed);
    loop {
        if shared.stop.load(Ordering::Relaxed) {
            return Ok(Given::End);
        }
        let may_open = feed.open < MOST_OPEN;
        let clock = shared.progress.clock();
        let given = feed.next(may_open);
        shared.progress.spent(Stage::Open, clock);
        match given {
            Ok(Given::Wait) => {
                feed = shared
                    .room
                    .wait(feed)
                    .unwrap_or_else(|poisoned| poisoned.into_inner());
            }
            Ok(Given::End) => {
                shared.room.notify_all();
                return Ok(Given::End);
            }
            given => return given,
        }
    }
}

/// Reads the articles of a batch; whether the part is full with them.
fn batch_done(shared: &Shared<'_>, batch: Batch<Outcome>) -> bool {
    let outcomes: Vec<Outcome> = batch
        .items
        .into_iter()
        .map(|item| read(shared, item))
        .collect();
    let mut state = lock(&batch.part.state);
    for (slot, outcome) in state.slots.iter_mut().skip(batch.first).zip(outcomes) {
        *slot = Some(outcome);
    }
    state.filled = state.slots.iter().filter(|slot| slot.is_some()).count();
    state.closed.is_some() && state.filled == state.slots.len()
}

fn read(shared: &Shared<'_>, item: Item) -> Outcome {
    let progress = shared.progress;
    let origin = Origin {
        input: item.input.to_string(),
        position: item.position as i32,
    };
    let clock = progress.clock();
    let article = item.raw.and_then(|raw| raw.read(&shared.options.ingest));
    progress.spent(Stage::Article, clock);
    let article = match article {
        Ok(article) => article,
        Err(error) => {
            progress.failed();
            return Outcome::Failed(doubt(&origin, None, "unreadable", &error.to_string()));
        }
    };
    if let (Some(since), Some(published)) = (shared.options.since, article.published)
        && is_before(published, since)
    {
        progress.left_out();
        return Outcome::LeftOut;
    }
    let key = ids::article(&article);
    let coded = catch_unwind(AssertUnwindSafe(|| {
        let records = (shared.road.read)(&article);
        let clock = progress.clock();
        let rows = rows(&key, &article, &records, &origin, shared.road.numbers);
        progress.spent(Stage::Rows, clock);
        rows
    }));
    match coded {
        Ok(rows) => {
            progress.article(rows.article.n_words as u64);
            Outcome::Read(Box::new(rows))
        }
        Err(panic) => {
            progress.failed();
            let message = format!(
                "the program failed on this article: {}",
                panic_text(&*panic)
            );
            let mut rows = rows(
                &key,
                &article,
                &Default::default(),
                &origin,
                shared.road.numbers,
            );
            rows.doubts
                .push(doubt(&origin, Some(key), "failed", &message));
            Outcome::Read(Box::new(rows))
        }
    }
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no reason given")
}

/// Whether the whole of what is known of a date lies before a day.
fn is_before(date: chancery_text::PartialDate, since: chancery_text::PartialDate) -> bool {
    let last = (date.year, date.month.unwrap_or(12), date.day.unwrap_or(31));
    last < (since.year, since.month.unwrap_or(1), since.day.unwrap_or(1))
}

fn doubt(origin: &Origin, article: Option<String>, kind: &str, message: &str) -> DoubtRow {
    DoubtRow {
        article,
        kind: kind.to_string(),
        stage: "code".to_string(),
        message: message.to_string(),
        start: None,
        end: None,
        input: origin.input.clone(),
        position: origin.position,
    }
}

/// Writes a part that is full.
fn finish(shared: &Shared<'_>, open: &OpenPart<Outcome>) -> Result<(), CodeError> {
    let (slots, info) = {
        let mut state = lock(&open.state);
        (std::mem::take(&mut state.slots), state.closed.take())
    };
    let Some(mut info) = info else { return Ok(()) };
    let clock = shared.progress.clock();
    let mut part = Part::default();
    for outcome in slots.into_iter().flatten() {
        match outcome {
            Outcome::Read(rows) => part.articles.push(*rows),
            Outcome::Failed(doubt) => part.unread.push(doubt),
            Outcome::LeftOut => {}
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    super::finish::drop_from(&mut part, |rows| !seen.insert(rows.article.article.clone()));
    describe(&part, &mut info);
    write(shared.dataset, &part, &info)?;
    shared.progress.spent(Stage::Write, clock);
    shared.progress.part_written();
    lock(&shared.done).parts.insert(info.number, info);
    lock(&shared.feed).open -= 1;
    shared.room.notify_all();
    Ok(())
}

/// Writes the tables of a part and then the note that they are there.
fn write(dataset: &Path, part: &Part, info: &PartInfo) -> Result<(), StoreError> {
    part.write(dataset, info.number)?;
    for table in chancery_store::part::PARTED {
        files::sync_folder(&dataset.join(table))?;
    }
    plan::note(dataset, info)
}

/// Counts what a part holds.
pub(super) fn describe(part: &Part, info: &mut PartInfo) {
    let count = |of: fn(&ArticleRows) -> usize| part.articles.iter().map(of).sum::<usize>() as u64;
    info.rows = BTreeMap::from([
        ("articles".to_string(), part.articles.len() as u64),
        ("actors".to_string(), count(|rows| rows.actors.len())),
        ("mentions".to_string(), count(|rows| rows.mentions.len())),
        (
            "statements".to_string(),
            count(|rows| rows.statements.len()),
        ),
        ("events".to_string(), count(|rows| rows.events.len())),
        ("positions".to_string(), count(|rows| rows.positions.len())),
        (
            "doubts".to_string(),
            count(|rows| rows.doubts.len()) + part.unread.len() as u64,
        ),
    ]);
    info.words = count(|rows| rows.article.n_words as usize);
    let failed = |row: &&DoubtRow| matches!(&*row.kind, "unreadable" | "failed");
    let doubts = part
        .articles
        .iter()
        .flat_map(|rows| &rows.doubts)
        .chain(&part.unread);
    info.failed = doubts.clone().filter(failed).count() as u64;
    info.repeated = doubts.filter(|row| row.kind == "repeated").count() as u64;
}
