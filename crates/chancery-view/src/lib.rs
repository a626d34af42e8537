//! One file for each output format.
//!
//! A view is a pure function from an article and its records to text; only here and in the store
//! is an output format known.
#![forbid(unsafe_code)]

pub mod coalitions;
pub mod csv;
pub mod graphml;
pub mod json;
pub mod notes;
pub mod plover;
pub mod text;
mod wrap;
