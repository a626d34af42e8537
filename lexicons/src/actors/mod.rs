//! States, organizations, groups, offices, titles and people.
//!
//! Names and common nouns of actors lie in one trie of words ([`Phrases`]): *United States*,
//! *Iranian*, *Hezbollah*, *foreign minister*, *guerrillas*. The tables:
//!
//! | file | holds |
//! |---|---|
//! | `states.tsv` | states, their demonyms, capitals, seats, numbers |
//! | `organizations.tsv` and other files of its header | named organizations, groups, regions |
//! | `cities.tsv` | towns and provinces, for the country |
//! | `roles.tsv` | offices, titles, common nouns for people and bodies |
//! | `offices.tsv` | offices that one state alone has |
//! | `people.tsv` | office-holders with dates |
//! | `given-names.tsv`, `honorifics.tsv` | gender where a text gives it |
//! | `common-surnames.tsv` | surnames that many people bear, or that are ordinary words too |
//! | `abroad.tsv` | words of groups that are of no one country |
//! | `regions.tsv` | which states a region, or a form of state, is said of |
//! | `things.tsv` | last words of names that name no actor |
//! | `epithets.tsv` | what else somebody is called who has just been named |
//! | `shared.tsv` | names of bodies that several states have |
//! | `homonyms.tsv` | names of states and capitals that towns of the United States bear too |
//! | `local.tsv` | words of local news in the United States |
//! | `later.tsv` | words that mean another state from some day on |
//! | `dealings.tsv` | verbs and nouns that tell where those without a country's word are at home |
//! | `worldwide.tsv` | outlets that report from everywhere |
//! | `examples.tsv` | sentences with the actors they name |
//!
//! PETRARCH dictionaries laid over them have names that end in `.txt` ([`petrarch`]).

mod dealings;
mod named;
mod people;
pub mod petrarch;
mod phrases;
mod roles;
mod states;
mod words;

use chancery_record::{ActorKind, PartialDate, Sector};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::letters::{is_mark, plain};
use crate::{Example, ExampleKind, Files, LexiconError, Row, Table};

pub use dealings::{Dealing, Dealings};
pub use phrases::{Node, Phrases, WordId, pieces};
pub use roles::{Role, RoleKind};
pub use states::State;
pub use words::{Abroad, Gender, Local, Surname, WordFacts};

/// States, organizations, groups, offices, titles and people.
#[derive(Debug, Default)]
pub struct Actors {
    /// Everybody who has a name.
    pub entries: Vec<Entry>,
    /// Offices, titles and common nouns.
    pub roles: Vec<Role>,
    /// Offices that one state alone has: *deputy secretary of state* → `USA`.
    pub offices: FxHashMap<String, String>,
    /// Roles that several hold only if they are of several states: *foreign minister*.
    pub several: FxHashSet<String>,
    /// What else somebody is called who has just been named: *tycoon*.
    pub epithets: FxHashSet<String>,
    /// Names of bodies that several states have, in lower case: *congress*.
    pub shared: FxHashSet<String>,
    /// What people of one country, or of several, do to each other.
    pub dealings: Dealings,
    /// Names that towns of the United States bear too, in lower case, and what they mean there.
    pub homonyms: FxHashMap<String, String>,
    /// Words of local news in the United States, in lower case.
    pub local: FxHashMap<String, Local>,
    /// Words that mean another state from some day on.
    pub later: Vec<Later>,
    /// The country codes of the states of a region, or of a form, in lower case: *gulf*, *kingdom*.
    pub regions: FxHashMap<String, Vec<String>>,
    /// Names of outlets that report from everywhere, as they stand in their table.
    pub worldwide: FxHashSet<String>,
    /// The numbers of states.
    pub states: Vec<State>,
    /// All phrases and what they can mean.
    pub phrases: Phrases,
    by_key: FxHashMap<String, u32>,
    names: Vec<String>,
}

/// A word that means another state from some day on: *Congo*.
#[derive(Clone, Debug)]
pub struct Later {
    /// The word, in lower case.
    pub word: String,
    /// The day.
    pub since: PartialDate,
    /// The phrase whose meaning it has from then on.
    pub means: String,
    /// Words that keep the older meaning where they stand in the text, in lower case.
    pub unless: Vec<String>,
    /// Words of which one must stand in the text, in lower case; empty if none need to.
    pub beside: Vec<String>,
}

/// Somebody who has a name.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The usual name.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// ISO 3166 alpha-3, `IGO`, `NGO`, `MNC` or empty.
    pub country: String,
    /// Sectors, as far as no date restricts them.
    pub sectors: Vec<Sector>,
    /// What it is and was when; empty if that never changed.
    pub terms: Vec<Term>,
    /// Woman or man, if a person.
    pub gender: Option<Gender>,
    /// The key of the actor in every article.
    pub key: String,
}

/// What somebody is from one day until another.
#[derive(Clone, Debug)]
pub struct Term {
    /// Country code, if other than the entry's.
    pub country: String,
    /// Sectors held.
    pub sectors: Vec<Sector>,
    /// The office, in lower case.
    pub office: String,
    /// First day.
    pub from: Option<PartialDate>,
    /// Last day.
    pub until: Option<PartialDate>,
}

/// What a phrase can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// The name of an entry.
    Actor {
        /// Its place in [`Actors::entries`].
        entry: u32,
        /// How the phrase names it.
        usage: Usage,
    },
    /// An office or common noun.
    Role {
        /// Its place in [`Actors::roles`].
        role: u32,
        /// Whether it is the plural.
        plural: bool,
    },
}

/// How a phrase names an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Usage {
    /// By its name: *Iran*, *Hezbollah*, *Ali Khamenei*.
    Name,
    /// By a nationality word: *Iranian*, *the Japanese*.
    Demonym,
    /// By the capital, which is the state only where it acts: *Tehran*.
    Capital,
    /// By the seat of its government: *the Kremlin*.
    Seat,
    /// A town or province.
    City,
    /// A person by the surname alone.
    Surname,
}

impl Term {
    /// Whether it is that of somebody beside those who govern.
    pub fn is_aide(&self) -> bool {
        matches!(self.office.as_str(), "" | "adviser" | "first lady")
    }

    /// Whether the term runs on that day.
    pub fn holds(&self, date: PartialDate) -> bool {
        let day = |date: PartialDate, low: bool| {
            let (month, day) = if low { (1, 1) } else { (12, 31) };
            (
                date.year,
                date.month.unwrap_or(month),
                date.day.unwrap_or(day),
            )
        };
        self.from
            .is_none_or(|from| day(from, true) <= day(date, false))
            && self
                .until
                .is_none_or(|until| day(date, true) <= day(until, false))
    }
}

impl Entry {
    /// What it is on a day: the first term that holds then.
    pub fn term(&self, date: Option<PartialDate>) -> Option<&Term> {
        let date = date?;
        self.terms.iter().find(|term| term.holds(date))
    }
}

/// The columns of the tables of named actors.
const NAMED: &[&str] = &["name", "kind", "country", "sector", "variants"];

impl Actors {
    /// The tables of the files under `actors/`.
    pub fn of(files: &Files, examples: &mut Vec<Example>) -> Result<Actors, LexiconError> {
        let mut actors = Actors::default();
        let (mut agents, mut regions) = (Vec::new(), Vec::new());
        for file in files.under("actors/") {
            let name = file.name.trim_start_matches("actors/");
            let overlaid = name.rsplit('/').next().unwrap_or(name);
            match overlaid {
                "states.tsv" => states::load(&mut actors, file)?,
                "roles.tsv" => roles::load(&mut actors, file)?,
                "offices.tsv" => roles::offices(&mut actors, file)?,
                "people.tsv" => people::load(&mut actors, file)?,
                "cities.tsv" => named::cities(&mut actors, file)?,
                "given-names.tsv" => words::given_names(&mut actors, file)?,
                "common-surnames.tsv" => words::common_surnames(&mut actors, file)?,
                "honorifics.tsv" => words::honorifics(&mut actors, file)?,
                "abroad.tsv" => words::abroad(&mut actors, file)?,
                "things.tsv" => words::things(&mut actors, file)?,
                "epithets.tsv" => words::epithets(&mut actors, file)?,
                "shared.tsv" => words::shared(&mut actors, file)?,
                "homonyms.tsv" => words::homonyms(&mut actors, file)?,
                "local.tsv" => words::local(&mut actors, file)?,
                "later.tsv" => words::later(&mut actors, file)?,
                "dealings.tsv" => actors.dealings.load(file)?,
                "regions.tsv" => regions.push(file),
                "worldwide.tsv" => words::worldwide(&mut actors, file)?,
                "examples.tsv" => {
                    let table = Table::of(file, &["sentence", "expected"])?;
                    for row in table.rows() {
                        examples.push(example(row?));
                    }
                }
                _ if overlaid.ends_with(".tsv") => named::load(&mut actors, file)?,
                _ if overlaid.ends_with(".txt") => agents.push(file),
                _ => {}
            }
        }
        for file in regions {
            words::regions(&mut actors, file)?;
        }
        for file in agents {
            petrarch::load(&mut actors, file)?;
        }
        Ok(actors)
    }

    /// The entry of a key: `IRN`, `IGO:united-nations`.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.by_key
            .get(key)
            .and_then(|&at| self.entries.get(at as usize))
    }

    /// The place of the entry of a key.
    pub fn place(&self, key: &str) -> Option<u32> {
        self.by_key.get(key).copied()
    }

    /// The names of everybody in their usual spelling, for the table of capitals.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// Adds an entry; one of the same key takes the place of the one before.
    fn add(&mut self, entry: Entry) -> u32 {
        if let Some(&at) = self.by_key.get(&entry.key) {
            self.entries[at as usize] = entry;
            return at;
        }
        let at = self.entries.len() as u32;
        self.by_key.insert(entry.key.clone(), at);
        self.entries.push(entry);
        at
    }

    /// Adds a phrase that names an entry.
    fn name(&mut self, phrase: &str, entry: u32, usage: Usage) {
        if phrase.is_empty() {
            return;
        }
        for spelled in std::iter::once(phrase.to_string()).chain(other_spelling(phrase)) {
            self.phrases.add(&spelled, Meaning::Actor { entry, usage });
            self.names.push(spelled);
        }
    }
}

/// The British spelling of a name in American spelling, or the other way round: *Organization*,
/// *Organisation*.
fn other_spelling(name: &str) -> Option<String> {
    const SPELLINGS: &[(&str, &str)] = &[
        ("Organization", "Organisation"),
        ("Labor", "Labour"),
        ("Defense", "Defence"),
        ("Center", "Centre"),
        ("Program", "Programme"),
    ];
    let mut changed = false;
    let words: Vec<&str> = name
        .split(' ')
        .map(|word| {
            let other = SPELLINGS.iter().find_map(|&(one, two)| match word {
                _ if word == one => Some(two),
                _ if word == two => Some(one),
                _ => None,
            });
            changed |= other.is_some();
            other.unwrap_or(word)
        })
        .collect();
    changed.then(|| words.join(" "))
}

fn example(row: Row<'_, '_>) -> Example {
    Example {
        kind: ExampleKind::Actor,
        file: row.file().to_string(),
        line: row.line,
        entry: String::new(),
        sentence: row.get("sentence").to_string(),
        expected: row.get("expected").to_string(),
    }
}

/// The sectors of a cell: `GOV MIL`.
fn sectors(row: &Row<'_, '_>, cell: &str) -> Result<Vec<Sector>, LexiconError> {
    cell.split_whitespace()
        .map(|word| {
            Sector::named(word).ok_or_else(|| {
                let all = Sector::ALL.iter().map(|sector| sector.as_str());
                LexiconError::unknown(row.file(), row.line, "sector", word, all)
            })
        })
        .collect()
}

/// The kind of a cell.
fn kind(row: &Row<'_, '_>, cell: &str) -> Result<ActorKind, LexiconError> {
    ActorKind::named(cell).ok_or_else(|| {
        let all = ActorKind::ALL.iter().map(|kind| kind.as_str());
        LexiconError::unknown(row.file(), row.line, "kind", cell, all)
    })
}

/// A name as part of a key: `Díaz-Canel` → `diaz-canel`.
pub fn slug(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let letters = name.chars().flat_map(char::to_lowercase);
    for char in letters.filter(|&char| !is_mark(char)) {
        match plain(char) {
            Some(letters) => out.push_str(letters),
            None if char.is_alphanumeric() => out.push(char),
            None if matches!(char, '\'' | '’' | '.') => {}
            None if !out.is_empty() && !out.ends_with('-') => out.push('-'),
            None => {}
        }
    }
    while out.ends_with('-') {
        out.pop();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_has_letters_digits_and_single_hyphens() {
        assert_eq!(slug("Miguel Díaz-Canel"), "miguel-diaz-canel");
        assert_eq!(slug("Côte d’Ivoire (the)"), "cote-divoire-the");
        assert_eq!(slug("--"), "");
    }

    #[test]
    fn terms_hold_from_the_first_to_the_last_day() {
        let term = Term {
            country: String::new(),
            sectors: vec![],
            office: String::new(),
            from: PartialDate::day(1981, 1, 20),
            until: PartialDate::day(1989, 1, 20),
        };
        let on = |text: &str| term.holds(text.parse().unwrap());
        assert!(on("1987-04-03") && on("1981") && on("1989-01-20"));
        assert!(!on("1981-01-19") && !on("1989-02") && !on("1990"));
    }
}
