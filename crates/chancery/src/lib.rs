//! The road of an article: from its text to its records.
//!
//! ```text
//! article ─▶ document ─▶ annotated ─▶ records ─▶ store ─▶ analysis ─▶ views
//! ```
#![forbid(unsafe_code)]
