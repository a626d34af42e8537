//! Who did what to whom.

pub mod candidate;
mod grammar;
mod marked;
mod predicate;
pub mod relate;
mod status;

use chancery_lexicon::Lexicon;
use chancery_record::{Event, Statement};
use chancery_text::{Annotated, Article};

use crate::actors::Cast;

pub use marked::Marked;
pub use relate::{Relation, relate};

/// All events of an article, in the order of the text.
pub fn events(
    _lexicon: &Lexicon,
    _article: &Article,
    _annotated: &Annotated,
    _cast: &Cast,
    _statements: &[Statement],
) -> Vec<Event> {
    Vec::new()
}
