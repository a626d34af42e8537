//! Names and places in a few flat lists: small, quick to load, found by bisection.

/// A place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// Degrees north.
    pub lat: f32,
    /// Degrees east.
    pub lon: f32,
    /// How many people live there; 0 if that is not kept.
    pub population: u32,
    /// ISO 3166 alpha-2; two spaces for a region of several countries.
    pub country: [u8; 2],
    /// The number of its division's code in its index.
    pub admin1: u16,
    /// What it is.
    pub kind: Kind,
}

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A country or territory.
    Country,
    /// A state, province: a first-order division.
    Division,
    /// A county: a second-order division.
    County,
    /// A city, town, village.
    Town,
    /// The capital of a country.
    Capital,
    /// A continent, a region, mountains, islands.
    Region,
    /// A sea, a strait, a river.
    Water,
}

const KINDS: [Kind; 7] = [
    Kind::Country,
    Kind::Division,
    Kind::County,
    Kind::Town,
    Kind::Capital,
    Kind::Region,
    Kind::Water,
];

/// Names with the places that bear them.
#[derive(Debug, Default)]
pub struct Index {
    spots: Vec<Spot>,
    codes: Vec<String>,
    /// All names, folded, one after another in order.
    names: String,
    /// Where each name begins; one more at the end.
    starts: Vec<u32>,
    /// The place of each name; the highest bit tells a main name.
    targets: Vec<u32>,
}

const MAIN: u32 = 1 << 31;
const MAGIC: &[u8; 8] = b"CHPLACE1";

impl Index {
    /// The places of a folded name, and whether it is their main one.
    pub fn named<'a>(&'a self, key: &'a str) -> impl Iterator<Item = (Spot, bool)> + 'a {
        let first = self.first(key);
        (first..self.targets.len())
            .take_while(move |&at| self.name(at) == key)
            .filter_map(|at| {
                let target = self.targets[at];
                Some((
                    *self.spots.get((target & !MAIN) as usize)?,
                    target & MAIN != 0,
                ))
            })
    }

    /// How many names there are.
    pub fn n_names(&self) -> usize {
        self.targets.len()
    }

    /// How many places there are.
    pub fn n_places(&self) -> usize {
        self.spots.len()
    }

    /// The code of a division.
    pub fn code(&self, number: u16) -> &str {
        self.codes
            .get(usize::from(number))
            .map_or("", String::as_str)
    }

    fn name(&self, at: usize) -> &str {
        let start = self.starts.get(at).copied().unwrap_or(0) as usize;
        let end = self.starts.get(at + 1).copied().unwrap_or(0) as usize;
        self.names.get(start..end).unwrap_or("")
    }

    fn first(&self, key: &str) -> usize {
        if key.is_empty() {
            return self.targets.len();
        }
        let (mut low, mut high) = (0, self.targets.len());
        while low < high {
            let middle = (low + high) / 2;
            if self.name(middle) < key {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The index as bytes for a file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        let codes = self.codes.join("\n");
        for length in [
            self.spots.len(),
            codes.len(),
            self.targets.len(),
            self.names.len(),
        ] {
            out.extend((length as u32).to_le_bytes());
        }
        for spot in &self.spots {
            out.extend(spot.lat.to_le_bytes());
            out.extend(spot.lon.to_le_bytes());
            out.extend(spot.population.to_le_bytes());
            out.extend(spot.country);
            out.extend(spot.admin1.to_le_bytes());
            out.push(spot.kind as u8);
        }
        out.extend(codes.as_bytes());
        for start in &self.starts {
            out.extend(start.to_le_bytes());
        }
        for target in &self.targets {
            out.extend(target.to_le_bytes());
        }
        out.extend(self.names.as_bytes());
        out
    }

    /// The index of such bytes; none if they are not what [`Index::to_bytes`] writes.
    pub fn from_bytes(bytes: &[u8]) -> Option<Index> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let mut take = |length: usize| {
            let (head, tail) = rest.split_at_checked(length)?;
            rest = tail;
            Some(head)
        };
        let mut length = || Some(u32::from_le_bytes(take(4)?.try_into().ok()?) as usize);
        let (n_spots, n_codes, n_targets, n_names) = (length()?, length()?, length()?, length()?);
        let spots = take(n_spots.checked_mul(17)?)?
            .chunks_exact(17)
            .map(|row| {
                let four = |at: usize| row.get(at..at + 4)?.try_into().ok();
                Some(Spot {
                    lat: f32::from_le_bytes(four(0)?),
                    lon: f32::from_le_bytes(four(4)?),
                    population: u32::from_le_bytes(four(8)?),
                    country: [row[12], row[13]],
                    admin1: u16::from_le_bytes([row[14], row[15]]),
                    kind: *KINDS.get(usize::from(row[16]))?,
                })
            })
            .collect::<Option<Vec<Spot>>>()?;
        let codes = std::str::from_utf8(take(n_codes)?).ok()?;
        let codes = codes.split('\n').map(str::to_string).collect();
        let numbers = |bytes: &[u8]| -> Vec<u32> {
            let four = bytes.chunks_exact(4);
            four.map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
                .collect()
        };
        let starts = numbers(take(n_targets.checked_add(1)?.checked_mul(4)?)?);
        let targets = numbers(take(n_targets.checked_mul(4)?)?);
        let names = std::str::from_utf8(take(n_names)?).ok()?.to_string();
        Some(Index {
            spots,
            codes,
            names,
            starts,
            targets,
        })
    }
}

/// Gathers names and places.
#[derive(Debug)]
pub struct IndexBuilder {
    spots: Vec<Spot>,
    codes: Vec<String>,
    numbers: rustc_hash::FxHashMap<String, u16>,
    names: Vec<(String, u32)>,
}

impl Default for IndexBuilder {
    fn default() -> IndexBuilder {
        let codes = vec![String::new()];
        let numbers = [(String::new(), 0)].into_iter().collect();
        IndexBuilder {
            spots: Vec::new(),
            codes,
            numbers,
            names: Vec::new(),
        }
    }
}

impl IndexBuilder {
    /// The number of a division's code.
    pub fn code(&mut self, code: &str) -> u16 {
        if let Some(&number) = self.numbers.get(code) {
            return number;
        }
        let Ok(number) = u16::try_from(self.codes.len()) else {
            return 0;
        };
        self.codes.push(code.to_string());
        self.numbers.insert(code.to_string(), number);
        number
    }

    /// Adds a place; its number is for [`IndexBuilder::name`].
    pub fn spot(&mut self, spot: Spot) -> u32 {
        self.spots.push(spot);
        self.spots.len() as u32 - 1
    }

    /// Adds a name of a place.
    pub fn name(&mut self, name: &str, spot: u32, main: bool) {
        let key = super::fold(name);
        if !key.is_empty() && spot < MAIN {
            self.names
                .push((key, if main { spot | MAIN } else { spot }));
        }
    }

    /// Sorts the names.
    pub fn finish(mut self) -> Index {
        // A name given twice to a place counts once, as the main one if it is that.
        self.names
            .sort_by(|a, b| (&a.0, a.1 & !MAIN, b.1 & MAIN).cmp(&(&b.0, b.1 & !MAIN, a.1 & MAIN)));
        self.names
            .dedup_by(|b, a| a.0 == b.0 && a.1 & !MAIN == b.1 & !MAIN);
        let mut index = Index {
            spots: self.spots,
            codes: self.codes,
            ..Index::default()
        };
        for (name, target) in self.names {
            index.starts.push(index.names.len() as u32);
            index.names.push_str(&name);
            index.targets.push(target);
        }
        index.starts.push(index.names.len() as u32);
        index
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_equal() {
        let mut builder = IndexBuilder::default();
        let admin1 = builder.code("TX");
        let kind = Kind::Town;
        let at = builder.spot(Spot {
            lat: 33.66,
            lon: -95.55,
            population: 25_000,
            country: *b"US",
            admin1,
            kind,
        });
        builder.name("Paris", at, false);
        builder.name("Paris", at, true);
        builder.name("Páris, Tex.", at, false);
        let index = builder.finish();
        let again = Index::from_bytes(&index.to_bytes()).expect("what was written");
        let found: Vec<_> = again.named("paris").collect();
        assert_eq!(found.len(), 1);
        assert!(found[0].1);
        assert_eq!(again.code(found[0].0.admin1), "TX");
        assert_eq!(again.n_names(), 2);
        let bytes = index.to_bytes();
        for end in 0..bytes.len() {
            assert!(Index::from_bytes(&bytes[..end]).is_none());
        }
    }
}
