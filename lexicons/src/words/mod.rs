//! Classes of words that the reader's rules ask for: verbs of saying, nouns for pacts.
//!
//! Each is a table of a file in `en/words/`, one file for each room of the reader, and is made part
//! of the program when it is built: `[taking-sides]` of `positions.toml` is
//! [`positions::TAKING_SIDES`]. A folder of one's own cannot change them.

mod file;

use chancery_record::{ActorKind, EventType};

use crate::line::line_of;
use crate::{Example, ExampleKind, Files, LexiconError};

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// A class of words.
#[derive(Debug)]
pub struct Words(&'static [&'static str]);

impl Words {
    /// Whether a word, in small letters, is one of them.
    pub fn has(&self, word: &str) -> bool {
        self.0.binary_search(&word).is_ok()
    }

    /// The words, in order.
    pub fn iter(&self) -> std::slice::Iter<'static, &'static str> {
        self.0.iter()
    }
}

/// A class of words, each with what belongs to it.
#[derive(Debug)]
pub struct Pairs(&'static [(&'static str, &'static str)]);

impl Pairs {
    /// What belongs to a word, in small letters; none if it is none of them.
    pub fn get(&self, word: &str) -> Option<&'static str> {
        let place = self.0.binary_search_by_key(&word, |(word, _)| word).ok()?;
        Some(self.0[place].1)
    }
}

/// Takes the examples of the classes. A file of one's own that is not ours word for word is an error.
pub(crate) fn read(files: &Files, examples: &mut Vec<Example>) -> Result<(), LexiconError> {
    for file in files.under("words/") {
        let ours = |other: &crate::File| {
            !other.is_laid && other.name == file.name && other.text == file.text
        };
        if file.is_laid {
            if files.under(&file.name).any(ours) {
                continue;
            }
            let message = "classes of words are built into the program, and no folder of your own \
                           changes them";
            return Err(LexiconError::new(&file.path, 0, message).hint(format!(
                "change lexicons/en/{} in the source and build the program again, or take this \
                 file out",
                file.name
            )));
        }
        let room = file.name["words/".len()..].trim_end_matches(".toml");
        let classes = file::classes(&file.text).map_err(|fault| {
            LexiconError::new(&file.path, fault.line, fault.message).hint(fault.hint)
        })?;
        for class in classes {
            for (sentence, expected) in class.examples {
                let at = file.text.find(&sentence);
                let line = at.map_or(class.line, |at| line_of(&file.text, at));
                let Some(kind) = kind(&expected) else {
                    let message = format!("nobody can tell what `{expected}` is to be");
                    return Err(LexiconError::new(&file.path, line, message).hint(
                        "as in \"PER ACCUSE CHL\", \"PER support water-sharing\", \"the minister | \
                         said | taxes would rise\", \"PER GOV person\" or \"no event\"",
                    ));
                };
                examples.push(Example {
                    kind,
                    file: file.path.clone(),
                    line,
                    entry: format!("words/{room}.{}", class.name),
                    sentence,
                    expected,
                });
            }
        }
    }
    Ok(())
}

/// Which reader an example tests, by what is expected.
fn kind(expected: &str) -> Option<ExampleKind> {
    let mut words = expected.split_whitespace();
    match expected {
        "no actor" => Some(ExampleKind::Actor),
        "no statement" => Some(ExampleKind::Cue),
        "no event" => Some(ExampleKind::Event),
        "no position" => Some(ExampleKind::Concept),
        _ if expected.contains(" | ") => Some(ExampleKind::Cue),
        _ if words
            .clone()
            .any(|word| matches!(word, "support" | "oppose")) =>
        {
            Some(ExampleKind::Concept)
        }
        _ if words.clone().any(|word| EventType::named(word).is_some()) => Some(ExampleKind::Event),
        _ if words
            .next_back()
            .is_some_and(|word| ActorKind::named(word).is_some()) =>
        {
            Some(ExampleKind::Actor)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lexicon;

    #[test]
    fn a_class_has_its_words_and_no_other() {
        const PACTS: Words = Words(&["accord", "pact", "treaty"]);
        assert!(PACTS.iter().all(|word| PACTS.has(word)));
        assert!(!PACTS.has("Pact") && !PACTS.has("") && !PACTS.has("truce"));
        const NOUNS: Pairs = Pairs(&[("ban", "ban-on"), ("cut", "cuts-in")]);
        assert_eq!(
            (NOUNS.get("cut"), NOUNS.get("buy")),
            (Some("cuts-in"), None)
        );
    }

    #[test]
    fn a_file_of_ones_own_is_refused() {
        let lay = |text: &str| {
            let mut files = Files::embedded("en");
            let name = "words/when.toml".to_string();
            files.overlay(name, "mine/words/when.toml".into(), text.to_string());
            Lexicon::of(&files).map(|lexicon| lexicon.examples.len())
        };
        assert_eq!(
            lay("[pacts]\nmeans = \"Agreements.\"\nwords = [\"pact\"]\n")
                .unwrap_err()
                .to_string(),
            "mine/words/when.toml: classes of words are built into the program, and no folder \
             of your own changes them\nhint: change lexicons/en/words/when.toml in the source \
             and build the program again, or take this file out"
        );
        // A copy of all our files changes nothing.
        let ours = Files::embedded("en");
        let copy = ours.under("words/when.toml").next().unwrap();
        assert_eq!(lay(&copy.text), Ok(Lexicon::english().examples.len()));
    }

    #[test]
    fn every_class_carries_an_example() {
        // What the notations of examples do not show: when and where, headlines, whom a statement is
        // told, labels of paragraphs, what a concept of other words means, what only weighs.
        const UNSHOWN: &[&str] = &[
            "actors.heads",
            "actors.things",
            "attribution.editors",
            "attribution.of-nobody-told",
            "clauses.about",
            "clauses.light",
            "concepts.gathering",
            "events.anybody",
            "places.before",
            "places.behind",
            "places.parts",
            "polarity.feeling",
            "trees.asking",
            "trees.done-to",
            "trees.occasions",
            "when.ahead",
            "when.asking",
            "when.named-days",
        ];
        let mut bare = Vec::new();
        for file in Files::embedded("en").under("words/") {
            let room = file.name["words/".len()..].trim_end_matches(".toml");
            for class in file::classes(&file.text).unwrap() {
                if class.examples.is_empty() {
                    bare.push(format!("{room}.{}", class.name));
                }
            }
        }
        bare.sort();
        assert_eq!(bare, UNSHOWN);
    }

    #[test]
    fn an_example_shows_by_itself_what_it_tests() {
        let kinds = [
            "PER GOV person",
            "the minister | said | taxes would rise",
            "CHL+PER CONSULT planned",
            "PER oppose tariffs",
            "no position",
            "perhaps",
        ]
        .map(kind);
        assert_eq!(
            kinds,
            [
                Some(ExampleKind::Actor),
                Some(ExampleKind::Cue),
                Some(ExampleKind::Event),
                Some(ExampleKind::Concept),
                Some(ExampleKind::Concept),
                None
            ]
        );
    }
}
