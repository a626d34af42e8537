//! Who did what to whom.

mod candidates;
mod keep;
mod lessons;
mod page;
mod predicates;
mod read;
pub mod relate;
mod sides;
mod status;
pub mod weigh;

pub use candidates::speech::weighed as speech_features;
pub use keep::unlikely::drop_unlikely;
pub use lessons::{Looked, Signed, looked, signed};
pub use predicates::unmatched::unmatched;
pub use predicates::{Form, fits};
pub use read::events;
pub use relate::marked::Marked;
pub use relate::{Relation, relate};

#[cfg(test)]
mod tests;
