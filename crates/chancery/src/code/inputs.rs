//! From the words of the command line to files, in a fixed order.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use chancery_ingest::{Format, Skipped};
use chancery_store::ids::hex;
use chancery_store::manifest::Input;
use sha2::{Digest, Sha256};

use super::CodeError;

/// The ending of Parquet files.
const PARQUET: &str = "parquet";

/// A file to read, or standard input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Source {
    /// Its name in the dataset: as the user gave it, `-` for standard input.
    pub name: String,
    /// Where it lies; none for standard input.
    pub path: Option<PathBuf>,
}

impl Source {
    /// Whether it is a Parquet file.
    pub fn is_parquet(&self) -> bool {
        let path = self.path.as_deref();
        path.and_then(Path::extension)
            .is_some_and(|ending| ending.eq_ignore_ascii_case(PARQUET))
    }

    /// The size in bytes, if known.
    pub fn bytes(&self) -> Option<u64> {
        Some(std::fs::metadata(self.path.as_ref()?).ok()?.len())
    }

    /// What the manifest says of it; reads all of it for the hash.
    pub fn describe(&self) -> Result<Input, CodeError> {
        let Some(path) = &self.path else {
            return Ok(Input {
                name: self.name.clone(),
                bytes: None,
                sha256: None,
            });
        };
        let fail = |error: io::Error| CodeError::Input {
            input: self.name.clone(),
            message: error.to_string(),
        };
        let mut file = File::open(path).map_err(fail)?;
        let mut hasher = Sha256::new();
        let bytes = io::copy(&mut file, &mut hasher).map_err(fail)?;
        let sha256 = Some(hex(&hasher.finalize()));
        Ok(Input {
            name: self.name.clone(),
            bytes: Some(bytes),
            sha256,
        })
    }
}

/// The files that the user named: files, folders with all they hold, and globs; and what of the
/// folders is left out.
pub(super) fn expand(names: &[String]) -> Result<(Vec<Source>, Skipped), CodeError> {
    let mut sources = Vec::new();
    let mut skipped = Skipped::default();
    for name in names {
        let before = sources.len();
        let path = Path::new(name);
        if name == "-" {
            sources.push(Source {
                name: name.clone(),
                path: None,
            });
        } else if path.is_dir() {
            folder(path, &mut sources, &mut skipped)?;
        } else if path.exists() || !name.contains(['*', '?', '[']) {
            sources.push(source(path));
        } else {
            let paths = glob::glob(name).map_err(|error| CodeError::Input {
                input: name.clone(),
                message: format!("not a pattern of file names: {error}"),
            })?;
            let mut paths: Vec<PathBuf> = paths.flatten().collect();
            paths.sort();
            for path in paths {
                match path.is_dir() {
                    true => folder(&path, &mut sources, &mut skipped)?,
                    false => sources.push(source(&path)),
                }
            }
        }
        if sources.len() == before {
            return Err(CodeError::Input {
                input: name.clone(),
                message: "there is no file that can be read\nhint: txt, md, html, json, jsonl, \
                          csv, tsv and parquet are read, all but the last also as .gz or .zst"
                    .to_string(),
            });
        }
    }
    Ok((sources, skipped))
}

fn source(path: &Path) -> Source {
    Source {
        name: path.to_string_lossy().into_owned(),
        path: Some(path.to_path_buf()),
    }
}

fn folder(path: &Path, sources: &mut Vec<Source>, skipped: &mut Skipped) -> Result<(), CodeError> {
    let fail = |error: io::Error| CodeError::Input {
        input: path.to_string_lossy().into_owned(),
        message: error.to_string(),
    };
    let mut entries: Vec<std::fs::DirEntry> = std::fs::read_dir(path)
        .map_err(fail)?
        .collect::<Result<_, _>>()
        .map_err(fail)?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || name.to_ascii_uppercase().starts_with("README") {
            skipped.add(&entry.path());
            continue;
        }
        // A link to a folder might lead in a circle.
        if entry.file_type().map_err(fail)?.is_dir() {
            folder(&entry.path(), sources, skipped)?;
            continue;
        }
        let source = source(&entry.path());
        if (Format::of_name(&name).is_some() || source.is_parquet()) && !entry.path().is_dir() {
            sources.push(source);
        } else {
            skipped.add(&entry.path());
        }
    }
    Ok(())
}

/// A reader that counts what goes through it, for the progress.
pub(super) struct Counted<R> {
    pub reader: R,
    pub count: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.reader.read(buffer)?;
        self.count.fetch_add(n as u64, Ordering::Relaxed);
        Ok(n)
    }
}
