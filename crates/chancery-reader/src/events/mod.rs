//! Who did what to whom.

mod afar;
mod asides;
mod astray;
mod beyond;
mod buildings;
mod bygone;
pub mod candidate;
pub mod choose;
mod chosen;
mod confidence;
mod days;
mod deeds;
pub mod dyads;
mod genre;
mod given;
pub(crate) mod grammar;
mod in_words;
mod lessons;
mod listed;
mod look;
mod marked;
mod merge;
mod must;
mod mutual;
mod needs;
pub mod pairs;
mod predicate;
mod read;
pub mod relate;
mod roles;
mod settle;
mod sides;
mod signs;
mod source;
mod speech;
mod status;
mod sufferers;
mod target;
mod times;
mod unlikely;
mod unmatched;
mod voice;
pub mod weigh;

pub(crate) use grammar::{charges, controller, controls, joined, subject as subject_of};
pub use lessons::{Looked, Signed, looked, signed};
pub use marked::Marked;
pub use predicate::{Form, fits};
pub use read::events;
pub use relate::{Relation, relate};
pub use speech::weighed as speech_features;
pub use unlikely::drop_unlikely;
pub use unmatched::unmatched;

#[cfg(test)]
pub(crate) mod tests;
