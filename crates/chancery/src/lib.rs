//! The road of an article: from its text to its records.
//!
//! ```text
//! article ─▶ document ─▶ annotated ─▶ records ─▶ store ─▶ analysis ─▶ views
//! ```
//!
//! [`read`] is the whole of it; everything else here opens what it needs ([`Tools`]) or checks it
//! ([`check`]).
#![forbid(unsafe_code)]

pub mod check;
pub mod code;
mod columns;
pub mod gazetteer;
mod issues;
pub mod models;
pub mod patterns;
pub mod relations;
pub mod stands;
pub mod tools;
pub mod trust;

use chancery_record::Records;
use chancery_text::{Annotated, Article, Document};

pub use tools::{Tools, ToolsError};

/// Everything that a careful reader writes down from one article.
pub fn read(tools: &Tools, article: &Article) -> Records {
    if !reads(&article.language) {
        return Records {
            doubts: article.doubts.clone(),
            ..Records::default()
        };
    }
    let annotated = annotate(tools, article);
    let mut records = chancery_reader::read(&tools.lexicon, article, &annotated);
    records.doubts.splice(0..0, article.doubts.iter().cloned());
    records
}

/// Whether articles in that language are read; an unknown language is tried.
pub fn reads(language: &str) -> bool {
    language.is_empty() || language == "en" || language.starts_with("en-")
}

/// The article with tokens, lemmas, sentences, trees and entities, as the pipeline makes them.
pub fn parse(tools: &Tools, article: &Article) -> Annotated {
    let document = Document::of(article, &tools.lexicon.case);
    tools.pipeline.annotate(&article.text, &document)
}

/// The same with those trees put right that the parser often gets wrong: what is read.
pub fn annotate(tools: &Tools, article: &Article) -> Annotated {
    mended(tools, parse(tools, article))
}

/// What the pipeline made, with those trees put right.
pub fn mended(tools: &Tools, mut annotated: Annotated) -> Annotated {
    chancery_reader::trees::mend(&tools.lexicon, &mut annotated);
    annotated
}
