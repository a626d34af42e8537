//! Place names with coordinates.
//!
//! Countries, regions, seas, first-order divisions, counties and large towns are part of the
//! program; a gazetteer of small towns can be fetched and laid under them. Both are an [`Index`].

mod fold;
mod index;

pub use fold::fold;
pub use index::{Index, IndexBuilder, Kind, Spot};

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::{File, Files, LexiconError, Row, Table};

/// Place names with coordinates.
#[derive(Debug, Default)]
pub struct Places {
    /// What is part of the program.
    pub own: Index,
    /// Small towns, if they were fetched.
    pub gazetteer: Option<Arc<Index>>,
    /// ISO 3166 alpha-2 → alpha-3.
    alpha3: FxHashMap<[u8; 2], String>,
    /// Folded abbreviation or name of a division of the United States or Canada → its codes.
    abbreviations: FxHashMap<String, ([u8; 2], String)>,
}

impl Places {
    /// The tables of the files under `places/`.
    pub fn of(files: &Files) -> Result<Places, LexiconError> {
        let mut places = Places::default();
        let mut builder = IndexBuilder::default();
        for file in files.under("places/countries.tsv") {
            places.countries(file, &mut builder)?;
        }
        for file in files.under("places/regions.tsv") {
            regions(file, &mut builder)?;
        }
        for file in files.under("places/admin1.tsv") {
            places.divisions(file, &mut builder)?;
        }
        for file in files.under("places/counties.tsv") {
            let columns = ["name", "country", "code", "lat", "lon"];
            for row in Table::of(file, &columns)?.rows() {
                let row = row?;
                let name = row.get("name");
                let spot = spot(&row, Kind::County, row.get("code"), 0, &mut builder)?;
                let at = builder.spot(spot);
                builder.name(name, at, true);
                for end in [" County", " Parish"] {
                    if let Some(short) = name.strip_suffix(end) {
                        builder.name(short, at, false);
                    }
                }
            }
        }
        for file in files.under("places/cities.tsv") {
            let columns = [
                "name",
                "aliases",
                "country",
                "admin1",
                "lat",
                "lon",
                "population",
                "capital",
            ];
            for row in Table::of(file, &columns)?.rows() {
                let row = row?;
                let population = row.get("population").parse();
                let population =
                    population.map_err(|_| row.error("the population is no number"))?;
                let capital = !row.get("capital").is_empty();
                let kind = if capital { Kind::Capital } else { Kind::Town };
                let spot = spot(&row, kind, row.get("admin1"), population, &mut builder)?;
                let at = builder.spot(spot);
                builder.name(row.get("name"), at, true);
                for alias in row.list("aliases") {
                    builder.name(alias, at, true);
                }
            }
        }
        places.own = builder.finish();
        Ok(places)
    }

    fn countries(&mut self, file: &File, builder: &mut IndexBuilder) -> Result<(), LexiconError> {
        let columns = [
            "name", "aliases", "demonyms", "alpha2", "alpha3", "lat", "lon",
        ];
        for row in Table::of(file, &columns)?.rows() {
            let row = row?;
            let code = alpha2(&row, "alpha2")?;
            self.alpha3
                .entry(code)
                .or_insert_with(|| row.get("alpha3").to_string());
            let (lat, lon) = (degrees(&row, "lat", 90.0)?, degrees(&row, "lon", 180.0)?);
            let kind = Kind::Country;
            let at = builder.spot(Spot {
                lat,
                lon,
                population: 0,
                country: code,
                admin1: 0,
                kind,
            });
            builder.name(row.get("name"), at, true);
            for alias in row.list("aliases") {
                builder.name(alias, at, true);
            }
            for demonym in row.list("demonyms") {
                builder.name(demonym, at, false);
                builder.name(&format!("{demonym}s"), at, false);
            }
        }
        Ok(())
    }

    fn divisions(&mut self, file: &File, builder: &mut IndexBuilder) -> Result<(), LexiconError> {
        let columns = ["name", "aliases", "country", "code", "lat", "lon"];
        for row in Table::of(file, &columns)?.rows() {
            let row = row?;
            let code = row.get("code");
            let spot = spot(&row, Kind::Division, code, 0, builder)?;
            let country = spot.country;
            let at = builder.spot(spot);
            builder.name(row.get("name"), at, true);
            for alias in row.list("aliases") {
                builder.name(alias, at, true);
            }
            if matches!(&country, b"US" | b"CA" | b"AU" | b"GB") {
                for name in row.list("aliases").chain([row.get("name"), code]) {
                    // Postal codes: two capitals.
                    let is_code = name == code && code.bytes().any(|byte| byte.is_ascii_digit());
                    if !is_code {
                        let key = name.to_ascii_lowercase();
                        self.abbreviations
                            .entry(key)
                            .or_insert_with(|| (country, code.to_string()));
                    }
                }
            }
        }
        Ok(())
    }

    /// ISO 3166 alpha-3 of an alpha-2 code; empty if unknown.
    pub fn alpha3(&self, alpha2: [u8; 2]) -> &str {
        self.alpha3.get(&alpha2).map_or("", String::as_str)
    }

    /// Country and division behind *Texas*, *Tex.* or *TX* (as printed, in lower case).
    pub fn division(&self, name: &str) -> Option<([u8; 2], &str)> {
        self.abbreviations
            .get(name)
            .map(|(country, code)| (*country, code.as_str()))
    }

    /// All places of a name, the program's own first: the place, its division's code, and whether
    /// the name is the main one.
    pub fn named(&self, name: &str) -> Vec<(Spot, &str, bool)> {
        let key = fold(name);
        let layers = [Some(&self.own), self.gazetteer.as_deref()];
        let mut found: Vec<(Spot, &str, bool)> = Vec::new();
        for index in layers.into_iter().flatten() {
            for (spot, primary) in index.named(&key) {
                let code = index.code(spot.admin1);
                let twin = |(other, _, _): &(Spot, &str, bool)| {
                    rank(other.kind) == rank(spot.kind)
                        && other.country == spot.country
                        && (other.lat - spot.lat).abs() < 0.1
                        && (other.lon - spot.lon).abs() < 0.1
                };
                match found.iter_mut().find(|other| twin(other)) {
                    Some(other) => other.2 |= primary,
                    None => found.push((spot, code, primary)),
                }
            }
        }
        found
    }
}

/// Kinds that can be one place told twice are of one rank.
fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Country => 0,
        Kind::Division => 1,
        Kind::County => 2,
        Kind::Town | Kind::Capital => 3,
        Kind::Region => 4,
        Kind::Water => 5,
    }
}

fn regions(file: &File, builder: &mut IndexBuilder) -> Result<(), LexiconError> {
    let kinds = [
        ("continent", Kind::Region),
        ("region", Kind::Region),
        ("sea", Kind::Water),
        ("river", Kind::Water),
        ("mountains", Kind::Region),
    ];
    for row in Table::of(file, &["name", "aliases", "kind", "lat", "lon"])?.rows() {
        let row = row?;
        let name = row.get("kind");
        let kind = kinds
            .iter()
            .find(|(word, _)| *word == name)
            .map(|(_, kind)| *kind);
        let Some(kind) = kind else {
            let words = kinds.iter().map(|(word, _)| *word);
            return Err(LexiconError::unknown(
                row.file(),
                row.line,
                "kind",
                name,
                words,
            ));
        };
        let (lat, lon) = (degrees(&row, "lat", 90.0)?, degrees(&row, "lon", 180.0)?);
        let at = builder.spot(Spot {
            lat,
            lon,
            population: 0,
            country: *b"  ",
            admin1: 0,
            kind,
        });
        builder.name(row.get("name"), at, true);
        for alias in row.list("aliases") {
            builder.name(alias, at, true);
        }
    }
    Ok(())
}

fn spot(
    row: &Row<'_, '_>,
    kind: Kind,
    code: &str,
    population: u32,
    builder: &mut IndexBuilder,
) -> Result<Spot, LexiconError> {
    let country = alpha2(row, "country")?;
    let (lat, lon) = (degrees(row, "lat", 90.0)?, degrees(row, "lon", 180.0)?);
    Ok(Spot {
        lat,
        lon,
        population,
        country,
        admin1: builder.code(code),
        kind,
    })
}

fn alpha2(row: &Row<'_, '_>, column: &str) -> Result<[u8; 2], LexiconError> {
    let code = row.get(column);
    match code.as_bytes() {
        &[a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Ok([a, b]),
        _ => Err(row.error(format!("`{code}` is not an ISO 3166 alpha-2 code"))),
    }
}

fn degrees(row: &Row<'_, '_>, column: &str, limit: f32) -> Result<f32, LexiconError> {
    match row.get(column).parse::<f32>() {
        Ok(degrees) if degrees.abs() <= limit => Ok(degrees),
        _ => Err(row.error(format!("`{column}` is not in degrees, -{limit} to {limit}"))),
    }
}

#[cfg(test)]
mod tests {
    use crate::{Files, Lexicon};

    #[test]
    fn every_row_is_found_by_each_of_its_names() {
        let places = Lexicon::english().places;
        let files = Files::embedded("en");
        let tables = files
            .under("places/")
            .filter(|file| file.name.ends_with(".tsv"));
        let (mut n_tried, mut missed) = (0, Vec::new());
        for file in tables {
            let mut lines = file.text.lines().filter(|line| !line.starts_with('#'));
            let columns: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
            let column = |name: &str| columns.iter().position(|&other| other == name);
            for line in lines {
                let fields: Vec<&str> = line.split('\t').collect();
                let field = |name: &str| column(name).and_then(|at| fields.get(at).copied());
                let number = |name| field(name).and_then(|text| text.parse::<f32>().ok());
                let (Some(lat), Some(lon)) = (number("lat"), number("lon")) else {
                    continue;
                };
                let names = ["name", "aliases"].into_iter().filter_map(field);
                for name in names.flat_map(|names| names.split(';')) {
                    let name = name.trim();
                    let near = places.named(name).iter().any(|(spot, _, _)| {
                        (spot.lat - lat).abs() < 0.11 && (spot.lon - lon).abs() < 0.11
                    });
                    n_tried += usize::from(!name.is_empty());
                    if !name.is_empty() && !near {
                        missed.push(format!("{}: {name}", file.name));
                    }
                }
            }
        }
        assert!(n_tried > 5000, "{n_tried}");
        assert!(
            missed.is_empty(),
            "{} of {n_tried}: {:?}",
            missed.len(),
            &missed[..missed.len().min(40)]
        );
    }

    #[test]
    fn finds_countries_towns_seas_and_abbreviations() {
        let places = Lexicon::english().places;
        let near = |name: &str, lat: f32, lon: f32| {
            let found = places.named(name);
            let hit = found
                .iter()
                .any(|(spot, _, _)| (spot.lat - lat).abs() < 1.5 && (spot.lon - lon).abs() < 1.5);
            assert!(hit, "{name}: {found:?}");
        };
        near("Iran", 32.0, 53.0);
        near("Iranian", 32.0, 53.0);
        near("Tehran", 35.7, 51.4);
        near("Kiev", 50.4, 30.5);
        near("Bogotá", 4.6, -74.1);
        near("Black Sea", 43.0, 34.0);
        near("the Persian Gulf", 27.0, 51.0);
        near("Rapides Parish", 31.2, -92.5);
        near("Texas", 31.2, -99.2);
        assert_eq!(places.division("tex."), Some((*b"US", "TX")));
        assert_eq!(places.division("ont."), Some((*b"CA", "08")));
        assert_eq!(places.alpha3(*b"IR"), "IRN");
        assert!(places.named("Xyzzyville").is_empty());
        assert!(places.named("").is_empty());
    }
}
