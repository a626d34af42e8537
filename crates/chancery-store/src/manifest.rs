//! `manifest.json`: what went into a dataset, and what came of it.
//!
//! It holds no clock, host or path, so that the same work gives the same bytes.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::{StoreError, files};

/// The version of the tables.
pub const SCHEMA: u32 = 1;

/// What a dataset is made of and by: two runs with the same plan give the same dataset.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Version of the tables.
    pub schema: u32,
    /// Version of the program.
    pub program: String,
    /// The pipeline: name, version, hash.
    pub model: String,
    /// Hash of all lexicon files.
    pub lexicon: String,
    /// The inputs in order.
    pub inputs: Vec<Input>,
    /// Options that change what is written, by name.
    pub options: BTreeMap<String, String>,
}

/// A file that articles came from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// Its name, as in `articles.input`.
    pub name: String,
    /// Its size in bytes; missing for a stream.
    pub bytes: Option<u64>,
    /// Its hash; missing for a stream.
    pub sha256: Option<String>,
}

/// What one part holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartInfo {
    /// Its number.
    pub number: u32,
    /// The position of its first article in the inputs.
    pub first: u64,
    /// How many positions of the inputs it covers, read or not.
    pub positions: u64,
    /// Hash of the bytes of input that it covers.
    pub input: String,
    /// Rows by table.
    pub rows: BTreeMap<String, u64>,
    /// Words of its articles.
    pub words: u64,
    /// Articles that could not be read, or that the program failed on.
    pub failed: u64,
    /// Articles that came before and were not read again.
    pub repeated: u64,
}

/// An article that could not be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failed {
    /// Its place in all inputs.
    pub position: u64,
    /// Which input.
    pub input: String,
    /// Why.
    pub message: String,
}

/// Everything about a finished dataset.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// What it is made of.
    #[serde(flatten)]
    pub plan: Plan,
    /// Which shard of a whole it is: `2/8`; missing for a whole.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub shard: Option<String>,
    /// Rows by table.
    pub rows: BTreeMap<String, u64>,
    /// Words of all articles.
    pub words: u64,
    /// Clusters of copies.
    pub clusters: u64,
    /// How many articles could not be read.
    pub failed: u64,
    /// The first thousand of them; all are in `doubts`.
    pub failures: Vec<Failed>,
    /// How many articles came twice and were read once.
    pub repeated: u64,
    /// How many articles were removed by `purge`.
    pub purged: u64,
    /// The parts.
    pub parts: Vec<PartInfo>,
}

impl Manifest {
    /// Where it lies.
    pub fn path(dataset: &Path) -> PathBuf {
        dataset.join("manifest.json")
    }

    /// Adds up what the parts hold.
    pub fn add_up(&mut self) {
        self.parts.sort_by_key(|part| part.number);
        let copies = self.rows.get("copies").copied().unwrap_or(0);
        self.rows = BTreeMap::from([("copies".to_string(), copies)]);
        (self.words, self.failed, self.repeated) = (0, 0, 0);
        for part in &self.parts {
            for (table, rows) in &part.rows {
                *self.rows.entry(table.clone()).or_default() += rows;
            }
            self.words += part.words;
            self.failed += part.failed;
            self.repeated += part.repeated;
        }
    }

    /// Reads it; none if the dataset has none (it is not finished, or not a dataset).
    pub fn read(dataset: &Path) -> Result<Option<Manifest>, StoreError> {
        json(&Manifest::path(dataset))
    }

    /// Writes it whole.
    pub fn write(&self, dataset: &Path) -> Result<(), StoreError> {
        write_json(&Manifest::path(dataset), self)
    }
}

/// Reads a JSON file; none if it is not there.
pub fn json<T: serde::de::DeserializeOwned>(path: &Path) -> Result<Option<T>, StoreError> {
    match fs::read(path) {
        Ok(bytes) => serde_json::from_slice(&bytes)
            .map(Some)
            .map_err(|error| StoreError::format(path, error)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(StoreError::Io {
            path: path.to_path_buf(),
            error,
        }),
    }
}

/// Writes a JSON file whole.
pub fn write_json(path: &Path, value: &impl Serialize) -> Result<(), StoreError> {
    let mut text = serde_json::to_string_pretty(value).map_err(std::io::Error::other);
    if let Ok(text) = &mut text {
        text.push('\n');
    }
    files::write(path, |file| file.write_all(text?.as_bytes()))
}
