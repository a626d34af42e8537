//! Office-holders with dates.

use chancery_record::{ActorKind, PartialDate};

use super::{Actors, Entry, Term, Usage, named, pieces, sectors, words};
use crate::{File, LexiconError, Row, Table};

const COLUMNS: &[&str] = &[
    "name", "country", "sector", "from", "until", "office", "gender", "variants",
];

pub(super) fn load(actors: &mut Actors, file: &File) -> Result<(), LexiconError> {
    let table = Table::of(file, COLUMNS)?;
    for row in table.rows() {
        let row = row?;
        let name = row.get("name");
        let country = row.get("country");
        let key = named::key(country, name);
        let sectors = sectors(&row, row.get("sector"))?;
        let (from, until) = (date(&row, "from")?, date(&row, "until")?);
        let term = Term {
            country: country.to_string(),
            sectors: sectors.clone(),
            office: row.get("office").to_string(),
            from,
            until,
        };
        // Several lines of one name are several terms.
        let entry = match actors.place(&key) {
            Some(entry) => {
                actors.entries[entry as usize].terms.push(term);
                entry
            }
            None => actors.add(Entry {
                name: name.to_string(),
                kind: ActorKind::Person,
                country: country.to_string(),
                sectors: Vec::new(),
                terms: vec![term],
                gender: words::gender(row.get("gender")),
                key,
            }),
        };
        actors.name(name, entry, Usage::Name);
        for variant in row.list("variants") {
            let one_word = pieces(variant).count() == 1;
            actors.name(
                variant,
                entry,
                if one_word {
                    Usage::Surname
                } else {
                    Usage::Name
                },
            );
        }
        let surname = name
            .split_whitespace()
            .rfind(|word| !matches!(*word, "Jr." | "Sr." | "II" | "III" | "VI" | "XVI"))
            .filter(|last| *last != name);
        if let Some(surname) = surname {
            actors.name(surname, entry, Usage::Surname);
        }
    }
    Ok(())
}

fn date(row: &Row<'_, '_>, column: &str) -> Result<Option<PartialDate>, LexiconError> {
    match row.get(column) {
        "" => Ok(None),
        cell => cell
            .parse()
            .map(Some)
            .map_err(|()| row.error(format!("`{cell}` is no date"))),
    }
}
