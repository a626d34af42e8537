//! British spellings, and the American ones by which words and rules are looked up.
//!
//! > Peru **criticised** the raid, Chile **criticized** it: one lexicon entry, one record.

use rustc_hash::FxHashMap;

use crate::{Files, LexiconError, Table};

/// Lemmas in British spelling.
#[derive(Debug, Default)]
pub struct Spelling {
    american: FxHashMap<String, String>,
}

impl Spelling {
    /// The American spelling of a lemma; none if it has no other.
    pub fn american(&self, lemma: &str) -> Option<&str> {
        self.american.get(lemma).map(String::as_str)
    }
}

/// The table of `spelling.tsv`.
pub fn table(files: &Files) -> Result<Spelling, LexiconError> {
    let mut spelling = Spelling::default();
    for file in files.under("spelling.tsv") {
        for row in Table::of(file, &["british", "american"])?.rows() {
            let row = row?;
            let (british, american) = (row.get("british"), row.get("american"));
            if british.is_empty() || american.is_empty() || british == american {
                return Err(row.error("two spellings of one lemma are needed"));
            }
            let known = spelling
                .american
                .insert(british.to_string(), american.to_string());
            if known.is_some() {
                return Err(row.error("this lemma stands twice"));
            }
        }
    }
    Ok(spelling)
}
