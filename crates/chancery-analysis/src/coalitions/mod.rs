//! Who stands with whom: from positions to coalitions.

pub mod agreement;
mod cores;
pub mod discourse;
mod drawn;
pub mod leiden;
pub mod lines;
pub mod membership;
pub mod outlets;
pub mod polarisation;
pub mod random;
mod rows;

pub use rows::{Cells, Length, Row, Table, Tones, net};
