//! The arrows of ARCHITECTURE.md hold: who may import whom, and what reading must not touch.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Each crate, and the crates of ours that it may import.
const ARROWS: &[(&str, &[&str])] = &[
    ("chancery-text", &[]),
    ("chancery-record", &["text"]),
    ("chancery-lexicon", &["text", "record"]),
    ("chancery-ingest", &["text"]),
    ("chancery-annotate", &["text"]),
    ("chancery-reader", &["text", "record", "lexicon"]),
    ("chancery-evaluate", &["text", "record"]),
    ("chancery-store", &["text", "record"]),
    ("chancery-analysis", &["text", "record"]),
    ("chancery-view", &["text", "record", "analysis"]),
    (
        "chancery",
        &[
            "text", "record", "lexicon", "ingest", "annotate", "reader", "evaluate", "store",
            "analysis", "view",
        ],
    ),
    (
        "chancery-cli",
        &[
            "", "text", "record", "lexicon", "ingest", "annotate", "reader", "evaluate", "store",
            "analysis", "view",
        ],
    ),
];

/// Crates that read text into records: no threads, files, clock, network or C.
const PURE: &[&str] = &[
    "crates/chancery-text",
    "crates/chancery-record",
    "lexicons",
    "crates/chancery-reader",
    "crates/chancery-analysis",
];

const IMPURE: &[&str] = &[
    "std::fs",
    "std::thread",
    "std::net",
    "std::process",
    "SystemTime",
    "Instant::now",
    "std::env",
    "extern \"C\"",
    "File::open",
];

#[test]
fn imports_follow_the_arrows() {
    let mut manifests: BTreeMap<String, String> = BTreeMap::new();
    let mut folders: Vec<PathBuf> = fs::read_dir(root().join("crates"))
        .expect("crates/ is there")
        .map(|entry| entry.expect("readable").path())
        .collect();
    folders.push(root().join("lexicons"));
    for folder in folders {
        let text = fs::read_to_string(folder.join("Cargo.toml")).expect("a manifest");
        let manifest: toml::Table = text.parse().expect("TOML");
        let name = manifest["package"]["name"]
            .as_str()
            .expect("a name")
            .to_string();
        let allowed = ARROWS.iter().find(|(crate_name, _)| *crate_name == name);
        let (_, allowed) = allowed.unwrap_or_else(|| panic!("{name} has no line in the arrows"));
        let imports = manifest
            .get("dependencies")
            .and_then(|table| table.as_table());
        for import in imports.into_iter().flat_map(|table| table.keys()) {
            if let Some(rest) = import.strip_prefix("chancery") {
                let rest = rest.trim_start_matches('-');
                assert!(allowed.contains(&rest), "{name} must not import {import}");
            }
        }
        manifests.insert(name, text);
    }
    assert_eq!(
        manifests.len(),
        ARROWS.len(),
        "every crate of the arrows is there"
    );
}

#[test]
fn reading_touches_neither_files_nor_clock() {
    for folder in PURE {
        for file in sources(&root().join(folder).join("src")) {
            let code = fs::read_to_string(&file).expect("readable");
            // Tests stand last in a file; a declaration of a module of tests may stand anywhere.
            let code = code
                .split("#[cfg(test)]\nmod tests {")
                .next()
                .unwrap_or_default();
            for word in IMPURE {
                assert!(!code.contains(word), "{} uses {word}", file.display());
            }
        }
    }
}

#[test]
fn unsafe_code_is_only_in_kernels() {
    for entry in fs::read_dir(root().join("crates")).expect("crates/ is there") {
        let folder = entry.expect("readable").path();
        let top = ["src/lib.rs", "src/main.rs"]
            .iter()
            .find_map(|name| fs::read_to_string(folder.join(name)).ok())
            .expect("a crate has a root");
        if folder.ends_with("chancery-annotate") {
            for file in sources(&folder.join("src")) {
                let is_kernel = file.components().any(|part| {
                    ["kernel.rs", "vector.rs"]
                        .iter()
                        .any(|name| part.as_os_str() == *name)
                });
                let code = fs::read_to_string(&file).expect("readable");
                assert!(
                    is_kernel || !code.contains("unsafe {"),
                    "{}",
                    file.display()
                );
            }
        } else {
            assert!(
                top.contains("#![forbid(unsafe_code)]"),
                "{}",
                folder.display()
            );
        }
    }
}

/// Each class of `lexicons/en/words/` is asked for by some rule of the reader: a class nobody asks
/// for would look as if it did something.
#[test]
fn every_class_of_words_is_used() {
    let code: String = sources(&root().join("crates/chancery-reader/src"))
        .iter()
        .map(|file| fs::read_to_string(file).expect("readable"))
        .collect();
    let mut unused = Vec::new();
    for entry in fs::read_dir(root().join("lexicons/en/words")).expect("words/ is there") {
        let file = entry.expect("readable").path();
        let room = file.file_stem().expect("a name").to_string_lossy();
        let text = fs::read_to_string(&file).expect("readable");
        let table: toml::Table = text.parse().expect("TOML");
        for class in table.keys() {
            let constant = class.to_uppercase().replace('-', "_");
            if !has_word(&code, &format!("words::{room}::{constant}")) {
                unused.push(format!("lexicons/en/words/{room}.toml: [{class}]"));
            }
        }
    }
    assert!(unused.is_empty(), "no rule asks for {unused:#?}");
}

/// Whether a path stands in the code, and not only at the beginning of a longer name.
fn has_word(code: &str, path: &str) -> bool {
    code.match_indices(path).any(|(at, _)| {
        !code[at + path.len()..].starts_with(|c: char| c == '_' || c.is_ascii_alphanumeric())
    })
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a source folder") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|end| end == "rs")
            && path.file_stem().is_none_or(|stem| stem != "tests")
        {
            files.push(path);
        }
    }
    files.sort();
    files
}
