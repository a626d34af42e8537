//! Single words: given names and honorifics, for the gender that a text gives.

use super::{Actors, Later};
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
    /// What else it is, if it is a surname that does not tell by itself who is meant.
    pub surname: Option<Surname>,
    /// Whether it stands before names: *Mr.*, *Sheikh*.
    pub honorific: bool,
    /// Whether a name that ends with it is no actor's: *Agreement*, *Revolution*.
    pub thing: bool,
    /// The gender that it tells.
    pub gender: Option<Gender>,
    /// How it marks a group of no one country: *creditors*, *foreign*.
    pub abroad: Option<Abroad>,
}

/// Why a surname alone does not tell who is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surname {
    /// Many bear it: *Castro*.
    Many,
    /// It is an ordinary word too: *Rice*.
    Word,
}

/// How a word tells of local news in the United States.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Local {
    /// What a county or a town there has: *sheriff*.
    County,
    /// One word of the name of a state there: *texas*.
    State,
}

/// How a word marks a group of no one country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abroad {
    /// A noun for several states: *countries*, *allies*.
    States,
    /// A noun for those with whom somebody deals: *creditors*.
    Dealings,
    /// A noun that only a word of its own gives a country: *banks*.
    Markets,
    /// The same where no word stands before it: *industry*.
    Bare,
    /// A word before a noun: *foreign*.
    Before,
    /// A word before a noun for those with whom somebody deals: *creditor* banks.
    With,
    /// A word before a noun that tells the contrary: *domestic*.
    Within,
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

/// `common-surnames.tsv`: surnames that many people bear, or that are ordinary words too.
pub(super) fn common_surnames(actors: &mut Actors, file: &File) -> Result<(), LexiconError> {
    let table = Table::of(file, &["names", "class"])?;
    for row in table.rows() {
        let row = row?;
        let class = match row.get("class") {
            "many" => Surname::Many,
            "word" => Surname::Word,
            other => return Err(row.error(format!("`{other}` is neither `many` nor `word`"))),
        };
        for name in row.get("names").split_whitespace() {
            actors.phrases.facts_mut(name).surname = Some(class);
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

/// `shared.tsv`: names of bodies that several states have.
pub(super) fn shared(actors: &mut Actors, file: &File) -> Result<(), LexiconError> {
    let table = Table::of(file, &["name"])?;
    for row in table.rows() {
        actors.shared.insert(row?.get("name").to_lowercase());
    }
    Ok(())
}

/// `epithets.tsv`: what else somebody is called who has just been named.
pub(super) fn epithets(actors: &mut Actors, file: &File) -> Result<(), LexiconError> {
    let table = Table::of(file, &["words"])?;
    for row in table.rows() {
        let row = row?;
        let words = row.get("words").split_whitespace();
        actors.epithets.extend(words.map(str::to_lowercase));
    }
    Ok(())
}

/// `homonyms.tsv`: names that towns of the United States bear too.
pub(super) fn homonyms(actors: &mut Actors, file: &File) -> Result<(), LexiconError> {
    let table = Table::of(file, &["word", "means"])?;
    for row in table.rows() {
        let row = row?;
        let (word, means) = (row.get("word").to_lowercase(), row.get("means"));
        actors.homonyms.insert(word, means.to_string());
    }
    Ok(())
}

/// `local.tsv`: words of local news in the United States.
pub(super) fn local(actors: &mut Actors, file: &File) -> Result<(), LexiconError> {
    let table = Table::of(file, &["words", "class"])?;
    for row in table.rows() {
        let row = row?;
        let class = match row.get("class") {
            "county" => Local::County,
            "state" => Local::State,
            other => return Err(row.error(format!("`{other}` is neither `county` nor `state`"))),
        };
        for word in row.get("words").split_whitespace() {
            actors.local.insert(word.to_string(), class);
        }
    }
    Ok(())
}

/// `later.tsv`: words that mean another state from some day on.
pub(super) fn later(actors: &mut Actors, file: &File) -> Result<(), LexiconError> {
    let table = Table::of(file, &["word", "since", "means", "unless", "beside"])?;
    let list = |cell: &str| {
        let words = cell.split(';').filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    for row in table.rows() {
        let row = row?;
        let since = row.get("since");
        let since = since
            .parse()
            .map_err(|_| row.error(format!("since `{since}` is no day: write YYYY-MM-DD")))?;
        actors.later.push(Later {
            word: row.get("word").to_lowercase(),
            since,
            means: row.get("means").to_string(),
            unless: list(row.get("unless")),
            beside: list(row.get("beside")),
        });
    }
    Ok(())
}

/// `worldwide.tsv`: outlets that report from everywhere.
pub(super) fn worldwide(actors: &mut Actors, file: &File) -> Result<(), LexiconError> {
    let table = Table::of(file, &["name"])?;
    for row in table.rows() {
        actors.worldwide.insert(row?.get("name").to_string());
    }
    Ok(())
}

/// `regions.tsv`: words for several states, and which those are.
pub(super) fn regions(actors: &mut Actors, file: &File) -> Result<(), LexiconError> {
    let table = Table::of(file, &["words", "countries"])?;
    for row in table.rows() {
        let row = row?;
        let codes: Vec<String> = row
            .get("countries")
            .split(' ')
            .map(str::to_string)
            .collect();
        for code in &codes {
            if !actors.by_key.contains_key(code) {
                let known = actors.states.iter().map(|state| state.code.as_str());
                return Err(LexiconError::unknown(
                    row.file(),
                    row.line,
                    "state",
                    code,
                    known,
                ));
            }
        }
        for words in row.get("words").split(';') {
            actors.regions.insert(words.to_string(), codes.clone());
        }
    }
    Ok(())
}

/// `abroad.tsv`: words of groups that are of no one country; single words, and roles.
pub(super) fn abroad(actors: &mut Actors, file: &File) -> Result<(), LexiconError> {
    let table = Table::of(file, &["words", "class"])?;
    for row in table.rows() {
        let row = row?;
        let abroad = match row.get("class") {
            "states" => Abroad::States,
            "dealings" => Abroad::Dealings,
            "markets" => Abroad::Markets,
            "bare" => Abroad::Bare,
            "before" => Abroad::Before,
            "with" => Abroad::With,
            "within" => Abroad::Within,
            "several" => {
                actors.several.insert(row.get("words").to_string());
                continue;
            }
            other => {
                let classes = [
                    "states", "dealings", "markets", "bare", "before", "with", "within", "several",
                ];
                let (file, line) = (row.file(), row.line);
                return Err(LexiconError::unknown(file, line, "class", other, classes));
            }
        };
        for word in row.get("words").split_whitespace() {
            actors.phrases.facts_mut(word).abroad = Some(abroad);
        }
    }
    Ok(())
}
