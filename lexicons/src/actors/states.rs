//! States: names, nationality words, capitals, seats, numbers.

use chancery_record::ActorKind;

use super::{Actors, Entry, Usage};
use crate::{File, LexiconError, Table};

/// The numbers of a state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// ISO 3166 alpha-3, or the code in its stead (`XKX`, `YUG`).
    pub code: String,
    /// ISO 3166 alpha-2; empty if none.
    pub iso2: String,
    /// Number of the Correlates of War project.
    pub cow: Option<u16>,
    /// Number of Gleditsch and Ward.
    pub gw: Option<u16>,
    /// Its usual name.
    pub name: String,
}

const COLUMNS: &[&str] = &[
    "code", "iso2", "cow", "gw", "name", "variants", "demonyms", "capital", "seats",
];

pub(super) fn load(actors: &mut Actors, file: &File) -> Result<(), LexiconError> {
    let table = Table::of(file, COLUMNS)?;
    for row in table.rows() {
        let row = row?;
        let code = row.get("code");
        if code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(row.error(format!("`{code}` is no code of three capitals")));
        }
        let number = |column: &str| match row.get(column) {
            "" => Ok(None),
            cell => cell
                .parse()
                .map(Some)
                .map_err(|_| row.error(format!("`{cell}` is no number"))),
        };
        let name = row.get("name").to_string();
        let state = State {
            code: code.to_string(),
            iso2: row.get("iso2").to_string(),
            cow: number("cow")?,
            gw: number("gw")?,
            name: name.clone(),
        };
        match actors.states.iter_mut().find(|other| other.code == code) {
            Some(other) => *other = state,
            None => actors.states.push(state),
        }
        let entry = actors.add(Entry {
            name: name.clone(),
            kind: ActorKind::State,
            country: code.to_string(),
            sectors: Vec::new(),
            terms: Vec::new(),
            gender: None,
            key: code.to_string(),
        });
        actors.name(&name, entry, Usage::Name);
        for variant in row.list("variants") {
            actors.name(variant, entry, Usage::Name);
        }
        for word in row.list("demonyms") {
            actors.name(word, entry, Usage::Demonym);
            if let Some(plural) = plural(word) {
                actors.name(&plural, entry, Usage::Demonym);
            }
        }
        for capital in row.list("capital") {
            actors.name(capital, entry, Usage::Capital);
        }
        for seat in row.list("seats") {
            actors.name(seat, entry, Usage::Seat);
        }
    }
    Ok(())
}

/// *Iranian* → *Iranians*; *Frenchman* → *Frenchmen*; nothing for *Chinese*, *French*.
fn plural(word: &str) -> Option<String> {
    if let Some(stem) = word.strip_suffix("man").filter(|_| !word.ends_with("rman")) {
        return Some(format!("{stem}men"));
    }
    let same = ["ese", "ish", "sh", "ch", "ss", "s", "men", "z"];
    (!same.iter().any(|end| word.ends_with(end))).then(|| format!("{word}s"))
}

#[cfg(test)]
mod tests {
    use super::plural;

    #[test]
    fn plurals_of_nationality_words() {
        assert_eq!(plural("Iranian").as_deref(), Some("Iranians"));
        assert_eq!(plural("Frenchman").as_deref(), Some("Frenchmen"));
        assert_eq!(plural("German").as_deref(), Some("Germans"));
        assert_eq!(plural("Chinese"), None);
    }
}
