//! Phrases by which somebody takes a side.
//!
//! > *take aim at X*: Oz **took aim at** the fishing quota, so it is against the quota.
//!
//! A phrase begins with a verb and has an `X` where the matter stands. The words between are found
//! by the parse, so that *took careful aim yesterday at X* is the same phrase.

use std::collections::BTreeMap;

use chancery_record::Stance;
use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::error::line_of;
use crate::{Bare, Example, ExampleKind, File, Files, LexiconError};

/// What stands in a phrase for the matter.
const MATTER: &str = "X";

/// The most words of a phrase.
const LONGEST: usize = 8;

/// The phrases of a language, by their verbs.
#[derive(Debug, Default)]
pub struct Stances {
    by_verb: FxHashMap<String, Vec<Phrase>>,
}

/// One phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The entry that it stands in.
    pub entry: String,
    /// The side that it takes.
    pub stance: Stance,
    /// The side that its denial takes, if any.
    pub denied: Option<Stance>,
    /// Its words after the verb and before the matter.
    pub before: Vec<String>,
    /// Its words after the matter.
    pub after: Vec<String>,
    /// Nouns of the kinds of matter that it is kept to; any if empty.
    pub about: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    stance: String,
    #[serde(default)]
    denied: String,
    says: Vec<String>,
    #[serde(default)]
    about: Vec<String>,
    #[serde(default)]
    examples: BTreeMap<String, String>,
}

impl Stances {
    /// The phrases that begin with a verb.
    pub fn of_verb(&self, lemma: &str) -> &[Phrase] {
        self.by_verb.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// The tables of the files under `stances/`.
    pub fn of(
        files: &Files,
        examples: &mut Vec<Example>,
        bare: &mut Vec<Bare>,
    ) -> Result<Stances, LexiconError> {
        let mut entries: BTreeMap<String, (toml::Spanned<Entry>, &File)> = BTreeMap::new();
        for file in files.under("stances/") {
            let table: BTreeMap<String, toml::Spanned<Entry>> =
                toml::from_str(&file.text).map_err(|error| LexiconError::toml(file, &error))?;
            for (name, entry) in table {
                entries.insert(name, (entry, file));
            }
        }
        let mut stances = Stances::default();
        for (name, (entry, file)) in entries {
            let line = line_of(&file.text, entry.span().start);
            let entry = entry.into_inner();
            stances.add(&name, &entry, file, line)?;
            if entry.examples.is_empty() {
                bare.push(Bare {
                    file: file.path.clone(),
                    line,
                    entry: name.clone(),
                });
            }
            for (sentence, expected) in entry.examples {
                let at = file.text.find(sentence.as_str());
                examples.push(Example {
                    kind: ExampleKind::Concept,
                    file: file.path.clone(),
                    line: at.map_or(line, |at| line_of(&file.text, at)),
                    entry: name.clone(),
                    sentence,
                    expected,
                });
            }
        }
        Ok(stances)
    }

    fn add(
        &mut self,
        name: &str,
        entry: &Entry,
        file: &File,
        line: usize,
    ) -> Result<(), LexiconError> {
        let side = |field: &'static str, word: &str| {
            Stance::named(word).ok_or_else(|| {
                LexiconError::unknown(&file.path, line, field, word, ["support", "oppose"])
            })
        };
        let stance = side("stance", &entry.stance)?;
        let denied = match &*entry.denied {
            "" => None,
            word => Some(side("denied", word)?),
        };
        for says in &entry.says {
            let words: Vec<String> = says.split_whitespace().map(str::to_string).collect();
            let mut matters = (0..words.len()).filter(|&at| words[at] == MATTER);
            let at = match (matters.next(), matters.next()) {
                (Some(at), None) if at > 0 && words.len() <= LONGEST => at,
                _ => {
                    return Err(LexiconError::new(
                        &file.path,
                        line,
                        format!(
                            "`{says}` of [{name}] must begin with a verb and have one {MATTER}, \
                             where the matter stands, in at most {LONGEST} words"
                        ),
                    ));
                }
            };
            let phrase = Phrase {
                entry: name.to_string(),
                stance,
                denied,
                before: words[1..at].to_vec(),
                after: words[at + 1..].to_vec(),
                about: entry.about.clone(),
            };
            let of_verb = self.by_verb.entry(words[0].clone()).or_default();
            of_verb.push(phrase);
            // *Come out against X* before *come against X*.
            of_verb.sort_by_key(|phrase| {
                std::cmp::Reverse(phrase.before.len() + phrase.after.len())
            });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Stances, LexiconError> {
        let mut files = Files::default();
        files.overlay("stances/own.toml".into(), "own.toml".into(), text.into());
        Stances::of(&files, &mut Vec::new(), &mut Vec::new())
    }

    #[test]
    fn a_phrase_has_words_on_both_sides_of_its_matter() {
        let text = "[light]\nstance = \"support\"\nsays = [\"give X green light\"]\n";
        let stances = read(text).unwrap();
        let [phrase] = stances.of_verb("give") else {
            panic!("{stances:?}");
        };
        assert!(phrase.before.is_empty());
        assert_eq!(phrase.after, ["green", "light"]);
    }

    #[test]
    fn a_phrase_without_a_matter_is_named() {
        let text = "\n[aim]\nstance = \"oppose\"\nsays = [\"take aim\"]\n";
        assert_eq!(
            read(text).unwrap_err().to_string(),
            "own.toml:2: `take aim` of [aim] must begin with a verb and have one X, where the \
             matter stands, in at most 8 words"
        );
    }
}
