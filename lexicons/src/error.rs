//! What is wrong with a lexicon file, where, and what to do.

use crate::line::line_of;

/// What is wrong with a lexicon file, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}{}: {message}{}", if *.line == 0 { String::new() } else { format!(":{}", .line) }, if .hint.is_empty() { String::new() } else { format!("\nhint: {}", .hint) })]
pub struct LexiconError {
    /// The file.
    pub file: String,
    /// The line, counted from 1; 0 if it is the whole of it.
    pub line: usize,
    /// What is wrong, in lower case and without a full stop.
    pub message: String,
    /// What to do; empty if that is plain.
    pub hint: String,
}

impl LexiconError {
    /// What is wrong in a line of a file.
    pub fn new(file: &str, line: usize, message: impl Into<String>) -> LexiconError {
        LexiconError {
            file: file.into(),
            line,
            message: message.into(),
            hint: String::new(),
        }
    }

    /// The same with a hint.
    pub fn hint(mut self, hint: impl Into<String>) -> LexiconError {
        self.hint = hint.into();
        self
    }

    /// A word that is none of those allowed, with the nearest of them as a hint.
    pub fn unknown<'a>(
        file: &str,
        line: usize,
        what: &str,
        word: &str,
        allowed: impl IntoIterator<Item = &'a str>,
    ) -> LexiconError {
        let error = LexiconError::new(file, line, format!("unknown {what} `{word}`"));
        let near = allowed
            .into_iter()
            .min_by_key(|other| distance(word, other));
        match near {
            Some(near) if distance(word, near) <= 1 + word.len() / 3 => {
                error.hint(format!("did you mean `{near}`?"))
            }
            _ => error,
        }
    }

    /// The error of a TOML file, at its line.
    pub fn toml(file: &crate::File, error: &toml::de::Error) -> LexiconError {
        let line = error
            .span()
            .map_or(1, |span| line_of(&file.text, span.start));
        LexiconError::new(&file.path, line, error.message())
    }
}

/// Levenshtein's distance.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, &right) in b.iter().enumerate() {
            let next = (diagonal + usize::from(left != right))
                .min(row[j] + 1)
                .min(row[j + 1] + 1);
            diagonal = row[j + 1];
            row[j + 1] = next;
        }
    }
    row[b.len()]
}
