//! Files to articles.
//!
//! ```text
//! file, folder, - ─▶ bytes (gzip, zstd) ─▶ records (JSONL, JSON, CSV) or one text (HTML, plain)
//!                 ─▶ draft (fields)     ─▶ clean (headline, body, dateline, captions) ─▶ Article
//! ```
//!
//! [`articles`] streams a file, a folder or standard input. One bad article never stops the
//! others: it is an error with its place. What is pure — bytes or a text to articles — is apart
//! from what touches files: [`article`] reads the bytes of one text or page.
//!
//! Every byte of [`chancery_text::Article::text`] that was in the input points back to it through
//! the article's source map (bytes of the input after decompression).
#![forbid(unsafe_code)]

mod charset;
mod clean;
mod csv;
mod dates;
mod draft;
mod error;
mod expand;
mod exports;
mod fields;
mod html;
mod input;
mod json;
mod language;
mod options;
mod order;
mod plain;
mod raw;
mod records;
mod skipped;
mod traced;

pub use error::{IngestError, Place};
pub use input::{Articles, Input, articles, articles_from};
pub use options::{FieldNames, Format, Options};
pub use plain::article;
pub use raw::Raw;
pub use skipped::Skipped;
