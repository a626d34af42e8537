//! Who says what.

use chancery_lexicon::Lexicon;
use chancery_record::Statement;
use chancery_text::{Annotated, Article};

use crate::actors::Cast;

/// All statements of an article, in the order of the text, parents before children.
///
/// May add mentions and actors to the cast (speakers that no mention covered, first persons inside
/// quotations).
pub fn statements(
    _lexicon: &Lexicon,
    _article: &Article,
    _annotated: &Annotated,
    _cast: &mut Cast,
) -> Vec<Statement> {
    Vec::new()
}
