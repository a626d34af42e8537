//! `code`: a corpus becomes a dataset.
//!
//! ```text
//! inputs ─▶ feed ─▶ workers: article ─▶ records ─▶ rows ─▶ part files ─▶ copies, manifest
//! ```
//!
//! The feed cuts the inputs by position into parts of a thousand articles (fewer if they are
//! long). Workers take a few articles at a time, and whoever finishes the last one of a part
//! writes it, whole, into every table. So the parts do not depend on the number of threads, and a
//! run that was stopped goes on with the first part that is missing. Only a few parts are open at
//! a time: the feed waits when the writing falls behind, and memory stays small on any corpus.
//!
//! What is at work lies in `.work/` until the dataset is finished: the plan, and a note for each
//! part that is written. When all parts are there, a last pass over the texts finds copies and the
//! manifest is written; with it the dataset is finished.

pub mod copies;
mod error;
pub mod export;
mod feed;
pub mod find;
mod finish;
mod inputs;
pub mod merge;
mod parquet_input;
mod plan;
pub mod progress;
pub mod purge;
mod road;
pub mod sample;
mod work;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chancery_record::Records;
use chancery_store::rows::StateNumbers;
use chancery_store::{Lock, Manifest, files};
use chancery_text::{Article, PartialDate};

pub use error::CodeError;
pub use finish::finish;
pub use progress::{Event, Progress, Show, Stage};
pub use road::{describe, numbers, read};

/// What reads articles: the road, and what it is made of.
pub struct Road<'a> {
    /// From an article to its records.
    pub read: &'a (dyn Fn(&Article) -> Records + Sync),
    /// The numbers of a state by its ISO code.
    pub numbers: &'a (dyn Fn(&str) -> StateNumbers + Sync),
    /// The pipeline: name, version, hash.
    pub model: String,
    /// Hash of the lexicon.
    pub lexicon: String,
}

/// How a corpus is coded.
#[derive(Clone, Debug)]
pub struct Options {
    /// How inputs are read.
    pub ingest: chancery_ingest::Options,
    /// Which part of the work this run does, and of how many: `(2, 8)`; from 1.
    pub shard: Option<(u32, u32)>,
    /// Read only the first so many articles.
    pub limit: Option<u64>,
    /// Leave out articles known to be published before this date.
    pub since: Option<PartialDate>,
    /// How many threads work; one for each core if none is given.
    pub threads: Option<usize>,
    /// Copies are looked for this many days apart.
    pub copy_days: u32,
    /// Go on with the next file when one breaks off.
    pub keep_going: bool,
    /// At most this many articles make a part.
    pub part_articles: u64,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            ingest: chancery_ingest::Options::default(),
            shard: None,
            limit: None,
            since: None,
            threads: None,
            copy_days: copies::DAYS,
            keep_going: false,
            part_articles: 1000,
        }
    }
}

/// Where a dataset keeps what is at work.
pub(crate) fn work_folder(dataset: &Path) -> PathBuf {
    dataset.join(".work")
}

/// Codes inputs (files, folders, globs, `-`) into a dataset, or continues a run that was stopped.
pub fn code(
    road: &Road<'_>,
    inputs: &[String],
    dataset: &Path,
    options: &Options,
    progress: &Arc<Progress>,
) -> Result<Manifest, CodeError> {
    let _lock = Lock::take(dataset)?;
    let (inputs, skipped) = inputs::expand(inputs)?;
    progress.say(Event::Skipped(skipped));
    progress.say(Event::Hashing {
        files: inputs.len(),
    });
    let plan = plan::plan(road, &inputs, options)?;
    if let Some(manifest) = Manifest::read(dataset)? {
        plan::same(dataset, &manifest.plan, &plan, true)?;
        plan::same_shard(dataset, &manifest.shard, options)?;
        plan::tidy(dataset)?;
        progress.say(Event::Finished);
        return Ok(manifest);
    }
    let written = plan::begin(dataset, &plan, options)?;
    progress.say(Event::Begin {
        inputs: inputs.len(),
        done: written.len(),
    });
    let parts = work::work(road, inputs, dataset, options, written, progress)?;
    progress.enter(Stage::Finish);
    let made = finish::Made {
        plan,
        shard: plan::shard_name(options),
        parts,
        purged: 0,
    };
    let manifest = progress.measure(Stage::Finish, || {
        finish::finish(dataset, made, options.copy_days)
    })?;
    plan::tidy(dataset)?;
    progress.say(Event::End);
    Ok(manifest)
}

/// Makes the folders of all tables and sweeps passing files away.
pub(crate) fn make_folders(dataset: &Path) -> Result<(), CodeError> {
    for table in chancery_store::TABLES {
        let folder = dataset.join(table.name);
        files::make_folder(&folder)?;
        files::sweep(&folder)?;
    }
    files::make_folder(&work_folder(dataset))?;
    files::sweep(&work_folder(dataset))?;
    files::sweep(dataset)?;
    Ok(())
}
