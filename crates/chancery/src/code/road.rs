//! The road of an article, on the clock of its stages, and what it is made of.

use std::fs;
use std::path::{Path, PathBuf};

use chancery_lexicon::{Files, Lexicon};
use chancery_record::Records;
use chancery_store::ids::hex;
use chancery_store::rows::StateNumbers;
use chancery_text::Article;
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use super::{Progress, Stage};
use crate::{Tools, annotate, reads};

/// The records of an article. Its own doubts are stored with it, so they are not among them.
pub fn read(tools: &Tools, progress: &Progress, article: &Article) -> Records {
    if !reads(&article.language) {
        return Records::default();
    }
    let annotated = progress.measure(Stage::Annotate, || annotate(tools, article));
    progress.measure(Stage::Read, || {
        chancery_reader::read(&tools.lexicon, article, &annotated)
    })
}

/// The numbers of states by their ISO codes.
pub fn numbers(lexicon: &Lexicon) -> impl Fn(&str) -> StateNumbers + Sync + use<> {
    let table: FxHashMap<String, StateNumbers> = lexicon
        .actors
        .states
        .iter()
        .map(|state| {
            (
                state.code.clone(),
                StateNumbers {
                    cow: state.cow,
                    gw: state.gw,
                },
            )
        })
        .collect();
    move |country| table.get(country).copied().unwrap_or_default()
}

/// What is written into the manifest about the pipeline and the lexicon: names and hashes.
pub fn describe(tools: &Tools, model: &Path, files: &Files) -> std::io::Result<(String, String)> {
    let mut hasher = Sha256::new();
    for file in files.all() {
        add(&mut hasher, file.name.as_bytes());
        add(&mut hasher, file.text.as_bytes());
    }
    let lexicon = hex(&hasher.finalize()[..16]);
    let mut hasher = Sha256::new();
    let mut paths = Vec::new();
    collect(model, &mut paths)?;
    paths.sort();
    for path in paths {
        add(
            &mut hasher,
            path.strip_prefix(model)
                .unwrap_or(&path)
                .to_string_lossy()
                .as_bytes(),
        );
        add(&mut hasher, &fs::read(&path)?);
    }
    let name = format!("{} {}", tools.pipeline.language(), tools.pipeline.name());
    Ok((format!("{name} {}", hex(&hasher.finalize()[..16])), lexicon))
}

fn add(hasher: &mut Sha256, bytes: &[u8]) {
    hasher.update((bytes.len() as u64).to_le_bytes());
    hasher.update(bytes);
}

/// The file, or all files of the folder but what Python leaves there.
fn collect(path: &Path, paths: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if path.is_file() {
        paths.push(path.to_path_buf());
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        let path = entry?.path();
        if path.file_name().is_some_and(|name| name != "__pycache__") {
            collect(&path, paths)?;
        }
    }
    Ok(())
}
