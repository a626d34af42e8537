//! A file of classes of words, as it is written.
//!
//! The build reads it to make code of it (`build.rs` has this module too), the program reads it
//! again for the examples.

use std::collections::{BTreeMap, BTreeSet};

use crate::line::line_of;

/// A class of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Class {
    /// Its name: `taking-sides`.
    pub(crate) name: String,
    /// The line of its name, counted from 1.
    pub(crate) line: usize,
    /// What its words have in common.
    pub(crate) means: String,
    /// Its words, in order.
    pub(crate) words: Vec<String>,
    /// The same, each with what belongs to it, where that is what the class tells.
    pub(crate) pairs: Vec<(String, String)>,
    /// Sentences with what should be read from them.
    pub(crate) examples: Vec<(String, String)>,
}

/// What is wrong with a file of classes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The line, counted from 1.
    pub(crate) line: usize,
    /// What is wrong.
    pub(crate) message: String,
    /// What to do.
    pub(crate) hint: String,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(default)]
    means: String,
    #[serde(default)]
    words: Vec<toml::Spanned<String>>,
    #[serde(default)]
    pairs: BTreeMap<toml::Spanned<String>, String>,
    #[serde(default)]
    examples: BTreeMap<String, String>,
}

/// The classes of a file, in order of their names.
pub(crate) fn classes(text: &str) -> Result<Vec<Class>, Fault> {
    let tables: BTreeMap<toml::Spanned<String>, Table> =
        toml::from_str(text).map_err(|error| Fault {
            line: error.span().map_or(1, |span| line_of(text, span.start)),
            message: error.message().to_string(),
            hint: "a class has the keys `means`, `words` or `pairs`, and `examples`".into(),
        })?;
    tables
        .into_iter()
        .map(|(name, table)| class(text, &name, table))
        .collect()
}

fn class(text: &str, name: &toml::Spanned<String>, table: Table) -> Result<Class, Fault> {
    let line = line_of(text, name.span().start);
    let name = name.get_ref();
    let fault = |line: usize, message: String, hint: &str| Fault {
        line,
        message: format!("[{name}] {message}"),
        hint: hint.into(),
    };
    if !name.starts_with(|c: char| c.is_ascii_lowercase())
        || !name.bytes().all(|c| c.is_ascii_lowercase() || c == b'-')
    {
        let hint = "small letters with hyphens between words, as in `taking-sides`";
        return Err(fault(line, "is no name of a class".into(), hint));
    }
    if table.means.trim().is_empty() {
        let hint = "say what its words have in common, as in `means = \"Verbs of saying.\"`";
        return Err(fault(line, "does not say what it means".into(), hint));
    }
    if table.words.is_empty() == table.pairs.is_empty() {
        let hint = "list them, as in `words = [\"accord\", \"pact\"]`";
        return Err(fault(line, "has no words".into(), hint));
    }
    let words: Vec<&toml::Spanned<String>> = match table.words.is_empty() {
        true => table.pairs.keys().collect(),
        false => table.words.iter().collect(),
    };
    let mut seen = BTreeSet::new();
    for word in words {
        let line = line_of(text, word.span().start);
        let word = word.get_ref().as_str();
        if word.trim() != word || word.is_empty() {
            let hint = "take the word or the spaces out";
            return Err(fault(line, format!("has `{word}` for a word"), hint));
        }
        if word.to_lowercase() != word {
            let hint = "words are written small: the reader looks for them so";
            return Err(fault(line, format!("has `{word}` with a capital"), hint));
        }
        if seen.contains(word) {
            return Err(fault(line, format!("has `{word}` twice"), "take one out"));
        }
        if let Some(last) = seen.last().filter(|&&last| last > word) {
            let message = format!("has `{word}` behind `{last}`");
            return Err(fault(line, message, "put the words in order of letters"));
        }
        seen.insert(word);
    }
    Ok(Class {
        name: name.clone(),
        line,
        means: table.means.trim().to_string(),
        words: seen.into_iter().map(str::to_string).collect(),
        pairs: (table.pairs.iter())
            .map(|(word, other)| (word.get_ref().clone(), other.clone()))
            .collect(),
        examples: table.examples.into_iter().collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let found = match classes(text) {
            Ok(classes) => format!("{} classes", classes.len()),
            Err(Fault { line, message, .. }) => format!("{line}: {message}"),
        };
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line_and_class() {
        let head = "\n[pacts]\nmeans = \"Agreements.\"\n";
        check(
            &format!("{head}words = [\"accord\", \"pact\"]"),
            "1 classes",
        );
        check(head, "2: [pacts] has no words");
        check(
            "[pacts]\nwords = [\"pact\"]",
            "1: [pacts] does not say what it means",
        );
        check("[Pacts]\nmeans = \"x\"", "1: [Pacts] is no name of a class");
        check(
            &format!("{head}words = [\"a\",\n\"\"]"),
            "5: [pacts] has `` for a word",
        );
        check(
            &format!("{head}words = [\"a\", \"b \"]"),
            "4: [pacts] has `b ` for a word",
        );
        check(
            &format!("{head}words = [\"a\", \"B\"]"),
            "4: [pacts] has `B` with a capital",
        );
        check(
            &format!("{head}words = [\"a\",\n\"a\"]"),
            "5: [pacts] has `a` twice",
        );
        check(
            &format!("{head}words = [\"b\", \"a\"]"),
            "4: [pacts] has `a` behind `b`",
        );
        check(
            &format!("{head}word = [\"a\"]"),
            "4: unknown field `word`, expected one of `means`, `words`, `pairs`, `examples`",
        );
        check(&format!("{head}pairs = {{ a = \"b\" }}"), "1 classes");
    }
}
