//! Single words: given names and honorifics, for the gender that a text gives.

use super::Actors;
use crate::{File, LexiconError, Table};

/// Woman or man.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// She.
    Female,
    /// He.
    Male,
}

/// What is known of a single word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct WordFacts {
    /// Whether it is a given name.
    pub given: bool,
    /// Whether it stands before names: *Mr.*, *Sheikh*.
    pub honorific: bool,
    /// Whether a name that ends with it is no actor's: *Agreement*, *Revolution*.
    pub thing: bool,
    /// The gender that it tells.
    pub gender: Option<Gender>,
}

pub(super) fn gender(cell: &str) -> Option<Gender> {
    match cell {
        "f" => Some(Gender::Female),
        "m" => Some(Gender::Male),
        _ => None,
    }
}

/// `given-names.tsv`: a gender and the names that tell it.
pub(super) fn given_names(actors: &mut Actors, file: &File) -> Result<(), LexiconError> {
    let table = Table::of(file, &["gender", "names"])?;
    for row in table.rows() {
        let row = row?;
        for name in row.get("names").split_whitespace() {
            let facts = actors.phrases.facts_mut(name);
            facts.given = true;
            facts.gender = gender(row.get("gender"));
        }
    }
    Ok(())
}

/// `honorifics.tsv`: words before names that are no office.
pub(super) fn honorifics(actors: &mut Actors, file: &File) -> Result<(), LexiconError> {
    let table = Table::of(file, &["word", "gender"])?;
    for row in table.rows() {
        let row = row?;
        let facts = actors.phrases.facts_mut(row.get("word"));
        facts.honorific = true;
        facts.gender = gender(row.get("gender"));
    }
    Ok(())
}

/// `things.tsv`: last words of names that name no actor.
pub(super) fn things(actors: &mut Actors, file: &File) -> Result<(), LexiconError> {
    let table = Table::of(file, &["words"])?;
    for row in table.rows() {
        let row = row?;
        for word in row.get("words").split_whitespace() {
            actors.phrases.facts_mut(word).thing = true;
        }
    }
    Ok(())
}
