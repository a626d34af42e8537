//! `dealings.tsv`: what people of one country, or of several, do to each other.

use rustc_hash::FxHashMap;

use crate::{File, LexiconError, Table};

/// What a verb is between those who do it and those to whom it is done, or a noun between hosts and guests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dealing {
    /// What a government and its bodies do to those whom they rule: *arrest*.
    Rules,
    /// What is done to those who govern by others of their state: *oust*.
    Unseats,
    /// How a government talks with those who are against it, and with unions: *meet*.
    Meets,
    /// What a government says of those who are against it: *blame*.
    Blames,
    /// What becomes of what those ask who are ruled: *rejected **the opposition's** demands*.
    Answers,
    /// What those in arms do to those whom they fight: *ambush*.
    Fights,
    /// What one says that others have done: *said that **Oz** had attacked*.
    Harms,
    /// What one says that others must do: *said that **Oz** must withdraw*.
    Stops,
    /// What one does for a country that may well be one's own: *lead*.
    Serves,
    /// What many do together, so that a bare number of them are people: *thousands **marched***.
    Crowds,
    /// Those who come from elsewhere: *missionary*.
    Guest,
    /// Those of a country who may be in another: *a native of Oz*.
    Origin,
    /// What happens or stands somewhere, so that a capital before it says where: *the Brussels attacks*.
    Venue,
}

impl Dealing {
    const ALL: &[(&str, Dealing)] = &[
        ("rules", Dealing::Rules),
        ("unseats", Dealing::Unseats),
        ("meets", Dealing::Meets),
        ("blames", Dealing::Blames),
        ("answers", Dealing::Answers),
        ("fights", Dealing::Fights),
        ("harms", Dealing::Harms),
        ("stops", Dealing::Stops),
        ("serves", Dealing::Serves),
        ("crowds", Dealing::Crowds),
        ("guest", Dealing::Guest),
        ("origin", Dealing::Origin),
        ("venue", Dealing::Venue),
    ];
}

/// Which words are which dealings.
#[derive(Debug, Default)]
pub struct Dealings(FxHashMap<String, Vec<Dealing>>);

impl Dealings {
    /// Whether a lemma is such a dealing.
    pub fn has(&self, dealing: Dealing, lemma: &str) -> bool {
        self.0.get(lemma).is_some_and(|all| all.contains(&dealing))
    }

    /// Adds the rows of a table.
    pub(super) fn load(&mut self, file: &File) -> Result<(), LexiconError> {
        let table = Table::of(file, &["words", "class", "example"])?;
        for row in table.rows() {
            let row = row?;
            let class = row.get("class");
            let known = || Dealing::ALL.iter().map(|&(name, _)| name);
            let Some(&(_, dealing)) = Dealing::ALL.iter().find(|&&(name, _)| name == class) else {
                return Err(LexiconError::unknown(
                    row.file(),
                    row.line,
                    "class",
                    class,
                    known(),
                ));
            };
            for word in row.get("words").split_whitespace() {
                self.0.entry(word.to_string()).or_default().push(dealing);
            }
        }
        Ok(())
    }
}
