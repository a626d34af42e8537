//! The dataset of `code`: articles and their records as Parquet tables.
//!
//! A dataset is a folder with one folder for each table ([`tables`]), each of them cut into parts
//! (`events/part-000003.parquet`). Part 3 of every table speaks of the same articles, so a part is
//! written, read, replaced and merged on its own. A file is written beside its place and renamed
//! into it once it lies on the disk: what has its name is whole ([`files`]).
//!
//! One definition of a table gives its row type, its Parquet schema, its writer, its reader and
//! its lines in `codebook.md` ([`codebook`]); so they cannot differ. [`rows`] turns an article and
//! its records into rows, and back into equal ones.
#![forbid(unsafe_code)]

mod cell;
pub mod codebook;
mod dataset;
mod error;
pub mod files;
pub mod ids;
mod lock;
pub mod manifest;
pub mod part;
pub mod rows;
pub mod tables;

pub use cell::{Day, Kind};
pub use dataset::Dataset;
pub use error::StoreError;
pub use lock::Lock;
pub use manifest::Manifest;
pub use part::Part;
pub use tables::{Column, TABLES, TableInfo};
