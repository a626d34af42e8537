//! Scores records against gold data: one file for each measure.
#![forbid(unsafe_code)]

pub mod articles;
pub mod attribution;
pub mod neutrality;
pub mod places;
pub mod relations;
pub mod sample;
