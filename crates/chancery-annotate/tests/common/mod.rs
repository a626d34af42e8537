//! The English pipeline, for tests that need it.
#![allow(dead_code)]

use std::path::PathBuf;

use chancery_annotate::Pipeline;

/// The files of the pipeline that are read.
pub const FILES: &[&str] = &[
    "config.cfg",
    "meta.json",
    "tokenizer",
    "attribute_ruler/patterns",
    "lemmatizer/lookups/lookups.bin",
    "tok2vec/model",
    "tagger/model",
    "tagger/cfg",
    "parser/model",
    "parser/moves",
    "ner/model",
    "ner/moves",
    "vocab/lookups.bin",
];

/// Where it lies: the folder or wheel that `CHANCERY_TEST_MODEL` names, or where
/// `chancery model fetch en` has put it.
pub fn model() -> Option<PathBuf> {
    if let Some(path) = std::env::var_os("CHANCERY_TEST_MODEL") {
        return Some(path.into());
    }
    let variable = |name: &str| std::env::var_os(name).map(PathBuf::from);
    let store = variable("CHANCERY_MODELS").or_else(|| {
        let data = variable("XDG_DATA_HOME");
        let data = data.or_else(|| Some(variable("HOME")?.join(".local/share")))?;
        Some(data.join("chancery/models"))
    })?;
    let entries = std::fs::read_dir(store).ok()?.flatten();
    let is_english = |path: &PathBuf| {
        path.file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with("en-core-web-sm"))
    };
    let found = entries.map(|entry| entry.path()).filter(is_english).max();
    if found.is_none() {
        println!("skipped: no English pipeline; `chancery model fetch en` fetches it");
    }
    found
}

/// The pipeline, opened.
pub fn pipeline() -> Option<Pipeline> {
    Some(Pipeline::open(model()?).unwrap())
}
