//! Who did what to whom.
//!
//! The road of an article through the rooms, each of which knows only those before it:
//!
//! ```text
//! page ─▶ predicates ─▶ sides, status ─▶ candidates ─▶ weigh ─▶ keep
//! ```
//!
//! All look at the same [`page`]. Words of the text may tell an act ([`predicates`]); the parse shows who
//! acts on whom ([`sides`]), and how far it came ([`status`]). What comes of that is proposed
//! ([`candidates`]), weighed with all else that the article tells ([`weigh`]), and kept as a record
//! ([`keep`]). [`read`] goes that road; [`lessons`] goes it for training. The type of one marked pair
//! in one sentence has a room of its own ([`mod@relate`]).

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
