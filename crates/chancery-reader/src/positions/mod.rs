//! Who stands where.

use chancery_lexicon::Lexicon;
use chancery_record::{Event, Position, Statement};
use chancery_text::{Annotated, Article};

use crate::actors::Cast;

/// All positions of an article, in the order of the text.
pub fn positions(
    _lexicon: &Lexicon,
    _article: &Article,
    _annotated: &Annotated,
    _cast: &Cast,
    _statements: &[Statement],
    _events: &[Event],
) -> Vec<Position> {
    Vec::new()
}
