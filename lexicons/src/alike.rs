//! Words that the parser reads like another.
//!
//! A parser that has seen one country's name more often than another's parses the same sentence
//! about them differently, and records would differ by who acts. It is shown one name for all, and
//! one word for a name of several.

use crate::{Files, LexiconError, Table};

/// The words, from rows such as `co-` the prefixes, and from the row `*`, what unknown names are read like.
#[derive(Debug, Default)]
pub struct Alike {
    /// The word or name, and the word it is read like.
    pub pairs: Vec<(String, String)>,
    /// What unknown names are read like.
    pub stranger: Option<String>,
    /// What words begin with that stay whole and are read like what stands behind the hyphen.
    pub prefixes: Vec<String>,
}

/// The table of `alike.tsv`.
pub fn table(files: &Files) -> Result<Alike, LexiconError> {
    let mut alike = Alike::default();
    for file in files.under("alike.tsv") {
        for row in Table::of(file, &["word", "like"])?.rows() {
            let row = row?;
            let (word, like) = (row.get("word"), row.get("like"));
            if word.is_empty() || like.is_empty() || like.contains(' ') {
                return Err(row.error("a word or a name of several is read like one word"));
            }
            if let Some(prefix) = word.strip_suffix('-') {
                alike.prefixes.push(prefix.to_string());
            } else if word == "*" {
                alike.stranger = Some(like.to_string());
            } else {
                alike.pairs.push((word.to_string(), like.to_string()));
            }
        }
    }
    Ok(alike)
}
