//! Phrases by which somebody takes a side.
//!
//! > *take aim at X*: Oz **took aim at** the fishing quota, so it is against the quota.
//!
//! A phrase has a verb first and an `X` where the matter stands; it may begin with the `X`, which is
//! then the subject of the verb, and have a `Y` for whose side it is: *X draw criticism from Y*. Of an
//! entry `by = "speaker"` it is the side of whoever says so: *said that X made no sense*. `a|b` is one
//! word or the other. The words between are found by the parse, so that *took careful aim yesterday at
//! X* is the same phrase.

use std::collections::BTreeMap;

use chancery_record::Stance;
use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::entries::{carry, entries};
use crate::{Bare, Example, ExampleKind, File, Files, LexiconError};

/// What stands in a phrase for the matter.
const MATTER: &str = "X";

/// What stands in a phrase for whose side it is, if not the subject's.
const HOLDER: &str = "Y";

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
    /// Whether it is whoever says so that takes the side, not the subject.
    pub by_speaker: bool,
    /// Whether the matter is the subject of the verb.
    pub of_subject: bool,
    /// What follows the verb.
    pub pieces: Vec<Piece>,
    /// Nouns of the kinds of matter that it is kept to; any if empty.
    pub about: Vec<String>,
}

/// A piece of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A word, in its base form or as it stands; several of which one stands there.
    Words(Vec<String>),
    /// Where the matter stands.
    Matter,
    /// Where those stand whose side it is.
    Holder,
}

impl From<&str> for Piece {
    fn from(word: &str) -> Piece {
        match word {
            MATTER => Piece::Matter,
            HOLDER => Piece::Holder,
            word => Piece::Words(word.split('|').map(str::to_string).collect()),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    stance: String,
    #[serde(default)]
    by: String,
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
        let mut stances = Stances::default();
        for (name, (entry, place)) in entries::<Entry>(files, "stances/")? {
            stances.add(&name, &entry, place.file, place.line)?;
            carry(
                ExampleKind::Concept,
                place,
                &name,
                entry.examples,
                examples,
                bare,
            );
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
        let by_speaker = match &*entry.by {
            "" | "subject" => false,
            "speaker" => true,
            word => {
                let allowed = ["subject", "speaker"];
                return Err(LexiconError::unknown(&file.path, line, "by", word, allowed));
            }
        };
        for says in &entry.says {
            let mut words: Vec<&str> = says.split_whitespace().collect();
            let of_subject = words.first() == Some(&MATTER);
            if of_subject {
                words.remove(0);
            }
            let pieces: Vec<Piece> = words.iter().skip(1).map(|&word| word.into()).collect();
            let count = |wanted: &Piece| pieces.iter().filter(|piece| *piece == wanted).count();
            let is_whole = words
                .first()
                .is_some_and(|verb| matches!(Piece::from(*verb), Piece::Words(_)))
                && usize::from(of_subject) + count(&Piece::Matter) == 1
                && count(&Piece::Holder) <= 1
                && words.len() <= LONGEST;
            if !is_whole {
                return Err(LexiconError::new(
                    &file.path,
                    line,
                    format!(
                        "`{says}` of [{name}] must begin with a verb and have one {MATTER}, \
                         where the matter stands, in at most {LONGEST} words"
                    ),
                ));
            }
            let phrase = Phrase {
                entry: name.to_string(),
                stance,
                denied,
                by_speaker,
                of_subject,
                pieces,
                about: entry.about.clone(),
            };
            for verb in words[0].split('|') {
                let of_verb = self.by_verb.entry(verb.to_string()).or_default();
                of_verb.push(phrase.clone());
                // *Come out against X* before *come against X*.
                of_verb.sort_by_key(|phrase| std::cmp::Reverse(phrase.pieces.len()));
            }
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
        assert!(!phrase.of_subject);
        assert_eq!(phrase.pieces, ["X", "green", "light"].map(Piece::from));
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
