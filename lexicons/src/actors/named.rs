//! Named organizations, groups and regions; towns.

use chancery_record::{ActorKind, Sector};

use super::{Actors, Entry, NAMED, Usage, kind, sectors, slug};
use crate::{File, LexiconError, Table};

/// A table of named actors: `name kind country sector variants`.
pub(super) fn load(actors: &mut Actors, file: &File) -> Result<(), LexiconError> {
    let table = Table::of(file, NAMED)?;
    for row in table.rows() {
        let row = row?;
        let name = row.get("name");
        let country = row.get("country");
        let entry = actors.add(Entry {
            name: name.to_string(),
            kind: kind(&row, row.get("kind"))?,
            country: country.to_string(),
            sectors: sectors(&row, row.get("sector"))?,
            terms: Vec::new(),
            gender: None,
            key: key(country, name),
        });
        actors.name(name, entry, Usage::Name);
        for variant in row.list("variants") {
            actors.name(variant, entry, Usage::Name);
        }
    }
    Ok(())
}

/// `cities.tsv`: a country and its towns and provinces.
pub(super) fn cities(actors: &mut Actors, file: &File) -> Result<(), LexiconError> {
    let table = Table::of(file, &["country", "names"])?;
    for row in table.rows() {
        let row = row?;
        let country = row.get("country");
        for name in row.list("names") {
            let entry = actors.add(Entry {
                name: name.to_string(),
                kind: ActorKind::Organization,
                country: country.to_string(),
                sectors: vec![Sector::Gov],
                terms: Vec::new(),
                gender: None,
                key: key(country, name),
            });
            actors.name(name, entry, Usage::City);
        }
    }
    Ok(())
}

/// `IGO:united-nations`.
pub(super) fn key(country: &str, name: &str) -> String {
    let country = if country.is_empty() { "UNK" } else { country };
    format!("{country}:{}", slug(name))
}
