//! Parity with spaCy: every field of every token.
//!
//! `data/tricky.jsonl` holds lines of our own and what spaCy 3.8.18 says of them
//! (`data/tricky.py` makes it); `../shared/spacy-golden` holds more, where it is at hand. Both
//! need the English pipeline: from `chancery model fetch en`, or the folder or wheel that
//! `CHANCERY_TEST_MODEL` names.

mod common;

use std::io::Read;

use chancery_annotate::{Doc, Kernel, Pipeline};
use serde_json::Value;

fn pipeline(kernel: Kernel) -> Option<Pipeline> {
    common::model().map(|path| Pipeline::open_with(path, kernel).unwrap())
}

/// One document a line: its text, and spaCy's tokens.
fn golden(bytes: &[u8]) -> Vec<(String, Value)> {
    let text = std::str::from_utf8(bytes).unwrap();
    text.lines()
        .map(|line| {
            let doc: Value = serde_json::from_str(line).unwrap();
            (
                doc["text"].as_str().unwrap().to_string(),
                doc["tokens"].clone(),
            )
        })
        .collect()
}

fn fields(doc: &Doc, at: usize) -> Vec<(&'static str, Value)> {
    let Some(token) = doc.get(at) else {
        return Vec::new();
    };
    vec![
        ("text", token.text().into()),
        ("idx", token.idx().into()),
        ("whitespace", token.whitespace().into()),
        ("norm", token.norm().into()),
        ("shape", token.shape().into()),
        ("tag", token.tag().into()),
        ("pos", token.pos().into()),
        ("morph", token.morph().into()),
        ("lemma", token.lemma().into()),
        ("dep", token.dep().into()),
        ("head", token.head().into()),
        ("ent_iob", token.ent_iob().into()),
        ("ent_type", token.ent_type().into()),
        ("is_sent_start", token.is_sent_start().into()),
    ]
}

/// Compares all documents, prints the first differences, and gives tokens and differences.
fn compare(pipeline: &Pipeline, golden: &[(String, Value)]) -> (usize, usize) {
    let (mut tokens, mut differences) = (0, 0);
    for (text, wanted) in golden {
        let doc = pipeline.run(text);
        let wanted = wanted.as_array().unwrap();
        tokens += wanted.len();
        if doc.len() != wanted.len() {
            let words: Vec<&str> = doc.tokens().map(|token| token.text()).collect();
            println!(
                "{} tokens, spaCy has {}: {words:?}",
                doc.len(),
                wanted.len()
            );
            differences += wanted.len();
            continue;
        }
        for (at, wanted) in wanted.iter().enumerate() {
            let mut differs = false;
            for (field, have) in fields(&doc, at) {
                if have != wanted[field] {
                    if differences < 20 {
                        let word = &wanted["text"];
                        println!(
                            "token {at} {word}: {field} is {have}, spaCy has {}",
                            wanted[field]
                        );
                    }
                    differs = true;
                }
            }
            differences += usize::from(differs);
        }
    }
    println!(
        "{} documents, {tokens} tokens, {differences} differ",
        golden.len()
    );
    (tokens, differences)
}

#[test]
fn tricky_lines_are_read_as_by_spacy() {
    let golden = golden(include_bytes!("data/tricky.jsonl"));
    assert!(golden.len() > 50);
    for kernel in Kernel::available() {
        let Some(pipeline) = pipeline(kernel) else {
            return;
        };
        assert_eq!(compare(&pipeline, &golden).1, 0, "{kernel:?}");
    }
}

#[test]
fn golden_articles_are_read_as_by_spacy() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/spacy-golden/en.jsonl.gz"
    );
    let Ok(file) = std::fs::File::open(path) else {
        println!("skipped: no golden data at ../shared/spacy-golden");
        return;
    };
    let Some(pipeline) = pipeline(Kernel::best()) else {
        return;
    };
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(file)
        .read_to_end(&mut bytes)
        .unwrap();
    let (tokens, differences) = compare(&pipeline, &golden(&bytes));
    assert!(tokens > 40_000);
    assert_eq!(differences, 0, "of {tokens} tokens");
}
