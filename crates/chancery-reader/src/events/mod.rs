//! Who did what to whom.

pub mod candidate;
mod confidence;
mod genre;
mod grammar;
mod lone;
mod look;
mod marked;
mod merge;
mod must;
mod predicate;
mod read;
pub mod relate;
mod speech;
mod status;
mod unmatched;
mod voice;

pub(crate) use grammar::joined;
pub use lone::drop_lone;
pub use marked::Marked;
pub use read::events;
pub use relate::{Relation, relate};
pub use speech::weighed as speech_features;
pub use unmatched::unmatched;

#[cfg(test)]
pub(crate) mod tests;
