//! Words and rules as typed tables.
//!
//! The files lie beside this crate (`en/`): TOML for rules, TSV for tables. They are part of the
//! program, and a folder of one's own can be laid over them ([`Files::overlay`]): an entry of the
//! same name takes the place of ours, a new one joins. Each kind of file has one module here.
#![forbid(unsafe_code)]

use std::collections::BTreeSet;

pub mod actors;
pub mod alike;
pub mod case;
pub mod concepts;
pub mod cues;
mod entries;
mod error;
pub mod events;
mod files;
pub mod letters;
mod line;
pub mod places;
pub mod spelling;
pub mod stances;
mod tsv;
pub mod words;

pub use error::LexiconError;
pub use files::{File, Files};
pub use tsv::{Row, Table};

/// All words and rules of one language.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// States, organizations, groups, offices, titles, people.
    pub actors: actors::Actors,
    /// Words that attribute.
    pub cues: cues::Cues,
    /// Predicates of events.
    pub events: events::Events,
    /// What one can be for or against.
    pub concepts: concepts::Concepts,
    /// Phrases by which somebody takes a side.
    pub stances: stances::Stances,
    /// Place names with coordinates that are part of the program.
    pub places: places::Places,
    /// Words that the parser reads like another, so that names and labels change nothing.
    pub alike: alike::Alike,
    /// British spellings and the American ones that all else is looked up by.
    pub spelling: spelling::Spelling,
    /// Words that keep their capitals.
    pub case: chancery_text::CaseTable,
    /// The sentences that entries carry, with what should be read from each.
    pub examples: Vec<Example>,
    /// The sentences of those examples that are known not to hold yet (`known.tsv`).
    pub known: BTreeSet<String>,
    /// Entries that carry no example.
    pub bare: Vec<Bare>,
}

/// An entry that carries no example: nobody can tell what it is to read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bare {
    /// The file it stands in.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// Its name.
    pub entry: String,
}

impl std::fmt::Display for Bare {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Bare { file, line, entry } = self;
        let table = entry
            .split_once('.')
            .map_or(entry.as_str(), |(_, name)| name);
        writeln!(f, "{file}:{line}: [{entry}] carries no example")?;
        write!(
            f,
            "hint: add a table [{table}.examples] with a sentence and what should be read from it"
        )
    }
}

/// A sentence that an entry carries, and what should be read from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Which reader it tests.
    pub kind: ExampleKind,
    /// The file it stands in.
    pub file: String,
    /// The line, counted from 1; 0 if unknown.
    pub line: usize,
    /// The entry that carries it; `words/positions.pacts` for a class of words.
    pub entry: String,
    /// The sentence.
    pub sentence: String,
    /// What should be read from it, in the short notation of its kind.
    pub expected: String,
}

/// Which reader an example tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExampleKind {
    /// `IRN GOV person` or `no actor`.
    Actor,
    /// `speaker | cue | content` or `no statement`.
    Cue,
    /// `RUS CONSULT CHN`, with a status after it unless done, or `no event`.
    Event,
    /// `IRN oppose sanctions-on-iran` or `no position`.
    Concept,
}

impl Example {
    /// Whether a class of words carries it, which fires in no record itself.
    pub fn is_of_words(&self) -> bool {
        self.entry.starts_with("words/")
    }
}

impl Lexicon {
    /// The tables of a set of files.
    pub fn of(files: &Files) -> Result<Lexicon, LexiconError> {
        let mut lexicon = Lexicon::default();
        let examples = &mut lexicon.examples;
        lexicon.actors = actors::Actors::of(files, examples)?;
        lexicon.cues = cues::Cues::of(files, examples)?;
        let bare = &mut lexicon.bare;
        lexicon.events = events::Events::of(files, examples, bare)?;
        lexicon.concepts = concepts::Concepts::of(files, examples, bare)?;
        lexicon.stances = stances::Stances::of(files, examples, bare)?;
        words::read(files, examples)?;
        // A copy of our files laid over them brings the same examples once more.
        let mut seen = BTreeSet::new();
        lexicon.examples.retain(|example| {
            seen.insert((
                example.kind,
                example.entry.clone(),
                example.sentence.clone(),
                example.expected.clone(),
            ))
        });
        if lexicon.events.is_own {
            // What the program's entries read beside its events, they read no more.
            let laid: BTreeSet<&str> = (files.all().iter())
                .filter(|file| file.is_laid)
                .map(|file| file.path.as_str())
                .collect();
            (lexicon.examples).retain(|example| laid.contains(example.file.as_str()));
        }
        lexicon.places = places::Places::of(files)?;
        lexicon.alike = alike::table(files)?;
        lexicon.spelling = spelling::table(files)?;
        lexicon.case = case::table(files, &lexicon.actors)?;
        for file in files.under("known.tsv") {
            for row in Table::of(file, &["sentence", "reason"])?.rows() {
                lexicon.known.insert(row?.get("sentence").to_string());
            }
        }
        Ok(lexicon)
    }

    /// The tables that are part of the program.
    pub fn english() -> Lexicon {
        Lexicon::of(&Files::embedded("en")).expect("the files of the program are checked by tests")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_the_program_load() {
        if let Err(error) = Lexicon::of(&Files::embedded("en")) {
            panic!("{error}");
        }
    }

    #[test]
    fn a_copy_of_all_files_may_be_laid_over_them() {
        let mut files = Files::embedded("en");
        let ours: Vec<(String, String)> = (files.all().iter())
            .map(|file| (file.name.clone(), file.text.to_string()))
            .collect();
        for (name, text) in ours {
            files.overlay(name.clone(), name, text);
        }
        if let Err(error) = Lexicon::of(&files) {
            panic!("{error}");
        }
    }

    #[test]
    fn every_entry_carries_an_example() {
        let bare = Lexicon::english().bare;
        let named: Vec<String> = bare.iter().map(ToString::to_string).collect();
        assert!(named.is_empty(), "{}", named.join("\n"));
    }

    #[test]
    fn an_entry_without_an_example_is_named_with_its_line() {
        let mut files = Files::default();
        let text = "\n[serenade]\nevent = \"SUPPORT\"\nlemmas = [\"serenade\"]\n";
        files.overlay("events/own.toml".into(), "own.toml".into(), text.into());
        let bare = Lexicon::of(&files).unwrap().bare;
        assert_eq!(
            bare[0].to_string(),
            "own.toml:2: [own.serenade] carries no example\nhint: add a table \
             [serenade.examples] with a sentence and what should be read from it"
        );
    }
}
