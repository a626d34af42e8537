//! Words that the parser reads like another.
//!
//! A parser that has seen one country's name more often than another's parses the same sentence
//! about them differently, and records would differ by who acts. It is shown one name for all, and
//! one word for a name of several.

use crate::{Files, LexiconError, Table};

/// Words that are read alike, and the one that stands for all others.
pub type Alike = (Vec<(String, String)>, Option<String>);

/// The table of `alike.tsv`: the word, and the one it is read like; and, from the row `*`, what
/// unknown names are read like.
pub fn table(files: &Files) -> Result<Alike, LexiconError> {
    let (mut pairs, mut stranger) = (Vec::new(), None);
    for file in files.under("alike.tsv") {
        for row in Table::of(file, &["word", "like"])?.rows() {
            let row = row?;
            let (word, like) = (row.get("word"), row.get("like"));
            if word.is_empty() || like.is_empty() || like.contains(' ') {
                return Err(row.error("a word or a name of several is read like one word"));
            }
            if word == "*" {
                stranger = Some(like.to_string());
            } else {
                pairs.push((word.to_string(), like.to_string()));
            }
        }
    }
    Ok((pairs, stranger))
}
