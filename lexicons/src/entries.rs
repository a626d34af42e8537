//! Tables of TOML that carry their examples: what events, concepts and stances have in common.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

use crate::line::line_of;
use crate::{Bare, Example, ExampleKind, File, Files, LexiconError};

/// Where an entry stands.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub file: &'a File,
    /// The line, counted from 1.
    pub line: usize,
}

/// The tables of all files of a folder by name; one laid over ours takes the place of ours.
pub(crate) fn entries<'a, T: DeserializeOwned>(
    files: &'a Files,
    folder: &'a str,
) -> Result<BTreeMap<String, (T, Place<'a>)>, LexiconError> {
    let mut entries = BTreeMap::new();
    for file in files.under(folder) {
        let table: BTreeMap<String, toml::Spanned<T>> =
            toml::from_str(&file.text).map_err(|error| LexiconError::toml(file, &error))?;
        for (name, entry) in table {
            let line = line_of(&file.text, entry.span().start);
            entries.insert(name, (entry.into_inner(), Place { file, line }));
        }
    }
    Ok(entries)
}

/// Takes the examples of an entry, or notes that it has none.
pub(crate) fn carry(
    kind: ExampleKind,
    place: Place<'_>,
    entry: &str,
    carried: BTreeMap<String, String>,
    examples: &mut Vec<Example>,
    bare: &mut Vec<Bare>,
) {
    let Place { file, line } = place;
    if carried.is_empty() {
        bare.push(Bare {
            file: file.path.clone(),
            line,
            entry: entry.to_string(),
        });
    }
    for (sentence, expected) in carried {
        let at = file.text.find(&sentence);
        examples.push(Example {
            kind,
            file: file.path.clone(),
            line: at.map_or(line, |at| line_of(&file.text, at)),
            entry: entry.to_string(),
            sentence,
            expected,
        });
    }
}
