//! An article and its records as rows, and back.
//!
//! Offsets are bytes inside the program and code points in the tables; the article's text turns
//! one into the other. What is stored comes back equal, but for [`chancery_text::SourceMap`],
//! which leads into a file that the dataset does not hold, and numbers, which keep two decimals.

mod read;
mod spans;
mod write;

pub use read::{Damaged, records};
pub use write::rows;

use crate::tables::{
    ActorRow, ArticleRow, DoubtRow, EventRow, MentionRow, PositionRow, StatementRow,
};

/// Where an article came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The name of the input.
    pub input: String,
    /// Its place in all inputs, counted from 0.
    pub position: i32,
}

/// The numbers of a state in the lists that political science uses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StateNumbers {
    /// Correlates of War.
    pub cow: Option<u16>,
    /// Gleditsch and Ward.
    pub gw: Option<u16>,
}

/// All rows of one article.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleRows {
    /// The article.
    pub article: ArticleRow,
    /// Its actors.
    pub actors: Vec<ActorRow>,
    /// Where they are named.
    pub mentions: Vec<MentionRow>,
    /// Who said what.
    pub statements: Vec<StatementRow>,
    /// Who did what to whom.
    pub events: Vec<EventRow>,
    /// Who stands where.
    pub positions: Vec<PositionRow>,
    /// What was unclear.
    pub doubts: Vec<DoubtRow>,
}
