//! Which of the places of a name is meant.
//!
//! > PARIS, **Texas** — The mayor of **Paris** met farmers from **Lamar County**.
//!
//! Every name has candidates: countries, divisions, towns. What speaks for one is its size, a
//! qualifier behind the name (*Paris, Texas*), the country and division that the other names of
//! the article point to, how near the other names' candidates lie, and the dateline. One name
//! means one place within an article.

use std::collections::BTreeMap;

use chancery_lexicon::places::{Kind, Places, Spot, fold};
use chancery_lexicon::words;
use chancery_text::{Article, Span};

/// Where a name was placed.
#[derive(Clone, Debug, PartialEq)]
pub struct Located {
    /// The place.
    pub spot: Spot,
    /// ISO 3166 alpha-3; empty for seas and regions of several countries.
    pub country: String,
    /// What decided, for a person to read.
    pub note: &'static str,
}

/// What speaks for a candidate, in one currency: the logarithm of a population.
struct Weights {
    country: f32,
    division: f32,
    large_division: f32,
    county: f32,
    region: f32,
    capital: f32,
    other_name: f32,
    qualified: f32,
    same_country: f32,
    same_division: f32,
    near: f32,
    outlet: f32,
    dateline: f32,
}

const WEIGHTS: Weights = Weights {
    country: 17.5,
    division: 12.0,
    large_division: 15.0,
    county: 11.0,
    region: 16.5,
    capital: 3.0,
    other_name: 2.5,
    qualified: 12.0,
    same_country: 5.0,
    same_division: 3.0,
    near: 5.0,
    outlet: 2.0,
    dateline: 2.0,
};

/// Candidates kept for a name, and names that speak for others.
const MAX_CANDIDATES: usize = 16;
const MAX_SPEAKERS: usize = 60;

struct Candidate {
    spot: Spot,
    code: String,
    /// Its weight by itself.
    prior: f32,
    score: f32,
    share: f32,
}

/// A name of the article with all its mentions.
struct Name {
    candidates: Vec<Candidate>,
    mentions: Vec<usize>,
    qualified: bool,
}

/// Places the names of an article that stand at these spans, which are in the order of the text.
pub fn locate(places: &Places, article: &Article, spans: &[Span]) -> Vec<Option<Located>> {
    let mut names: Vec<Name> = Vec::new();
    let mut by_key: BTreeMap<String, usize> = BTreeMap::new();
    let mut first_qualifier: BTreeMap<String, Qualifier> = BTreeMap::new();
    let qualifiers: Vec<Option<Qualifier>> = spans
        .iter()
        .enumerate()
        .map(|(at, &span)| qualifier(places, &article.text, span, spans.get(at + 1).copied()))
        .collect();
    let keys: Vec<String> = spans
        .iter()
        .map(|span| fold(span.of(&article.text)))
        .collect();
    for (key, qualifier) in keys.iter().zip(&qualifiers) {
        if let Some(qualifier) = qualifier {
            first_qualifier
                .entry(key.clone())
                .or_insert_with(|| qualifier.clone());
        }
    }
    let home = outlet_country(article);
    let filed = article
        .dateline
        .as_ref()
        .map(|dateline| fold(&dateline.place));
    for (mention, key) in keys.iter().enumerate() {
        let qualifier = qualifiers[mention]
            .as_ref()
            .or_else(|| first_qualifier.get(key));
        let full = match qualifier {
            Some(qualifier) => format!("{key}|{}", qualifier.key()),
            None => key.clone(),
        };
        let name = *by_key.entry(full).or_insert_with(|| {
            let words = spans[mention].of(&article.text);
            let mut candidates = candidates(places, words);
            for candidate in &mut candidates {
                if let Some(qualifier) = qualifier {
                    let fits = qualifier.fits(candidate);
                    candidate.prior += if fits { WEIGHTS.qualified } else { 0.0 };
                }
                if Some(candidate.spot.country) == home {
                    candidate.prior += WEIGHTS.outlet;
                }
                if filed.as_ref() == Some(key) {
                    candidate.prior += WEIGHTS.dateline;
                }
                candidate.score = candidate.prior;
            }
            let qualified = qualifier.is_some();
            names.push(Name {
                candidates,
                mentions: Vec::new(),
                qualified,
            });
            names.len() - 1
        });
        names[name].mentions.push(mention);
    }
    for _ in 0..3 {
        settle(&mut names);
    }
    let mut located = vec![None; spans.len()];
    for name in &names {
        let Some(best) = best(&name.candidates) else {
            continue;
        };
        let note = match (name.candidates.len(), name.qualified) {
            (1, _) => "the only place of that name",
            (_, true) => "by its qualifier",
            _ if best.score - best.prior > 2.0 => "by the other places named",
            _ => "the largest place of that name",
        };
        for &mention in &name.mentions {
            located[mention] = Some(Located {
                spot: best.spot,
                country: places.alpha3(best.spot.country).to_string(),
                note,
            });
        }
    }
    located
}

fn best(candidates: &[Candidate]) -> Option<&Candidate> {
    let mut best: Option<&Candidate> = None;
    for candidate in candidates {
        if best.is_none_or(|best| candidate.score > best.score) {
            best = Some(candidate);
        }
    }
    best
}

/// Lets the names speak for each other once.
fn settle(names: &mut [Name]) {
    for name in names.iter_mut() {
        let top = best(&name.candidates).map_or(0.0, |best| best.score);
        let mut sum = 0.0;
        for candidate in &mut name.candidates {
            candidate.share = ((candidate.score - top) / 1.5).exp();
            sum += candidate.share;
        }
        for candidate in &mut name.candidates {
            candidate.share /= sum;
        }
    }
    // How much each country and division is spoken of.
    let mut countries: BTreeMap<[u8; 2], f32> = BTreeMap::new();
    let mut divisions: BTreeMap<([u8; 2], &str), f32> = BTreeMap::new();
    let weight = |name: &Name| (name.mentions.len() as f32).sqrt().min(3.0);
    let mut total = 0.0;
    for name in names.iter().filter(|name| !name.candidates.is_empty()) {
        total += weight(name);
        for candidate in &name.candidates {
            let share = candidate.share * weight(name);
            *countries.entry(candidate.spot.country).or_default() += share;
            if !candidate.code.is_empty() {
                *divisions
                    .entry((candidate.spot.country, &candidate.code))
                    .or_default() += share;
            }
        }
    }
    let speakers: Vec<(usize, Spot, f32)> = names
        .iter()
        .enumerate()
        .filter(|(_, name)| !name.candidates.is_empty())
        .take(MAX_SPEAKERS)
        .flat_map(|(at, name)| {
            name.candidates
                .iter()
                .filter(|candidate| {
                    candidate.share > 0.05
                        && matches!(
                            candidate.spot.kind,
                            Kind::Town | Kind::Capital | Kind::County
                        )
                })
                .map(move |candidate| (at, candidate.spot, candidate.share))
        })
        .collect();
    let mut scores: Vec<Vec<f32>> = Vec::with_capacity(names.len());
    for (at, name) in names.iter().enumerate() {
        let others = (total - weight(name)).max(0.5);
        let of_name = name.candidates.iter().map(|candidate| {
            let own = |same: &dyn Fn(&Candidate) -> bool| -> f32 {
                let share: f32 = name
                    .candidates
                    .iter()
                    .filter(|c| same(c))
                    .map(|c| c.share)
                    .sum();
                share * weight(name)
            };
            let country = candidate.spot.country;
            let mut score = candidate.prior;
            if country != *b"  " {
                let spoken = countries.get(&country).copied().unwrap_or(0.0);
                let spoken = (spoken - own(&|c| c.spot.country == country)).max(0.0);
                score += WEIGHTS.same_country * (spoken / others).min(1.0);
            }
            if !candidate.code.is_empty() {
                let spoken = divisions
                    .get(&(country, candidate.code.as_str()))
                    .copied()
                    .unwrap_or(0.0);
                let own = own(&|c| c.spot.country == country && c.code == candidate.code);
                score += WEIGHTS.same_division * ((spoken - own).max(0.0) / others).min(1.0);
            }
            if matches!(
                candidate.spot.kind,
                Kind::Town | Kind::Capital | Kind::County
            ) {
                let near = speakers
                    .iter()
                    .filter(|(speaker, _, _)| *speaker != at)
                    .map(|(_, spot, share)| share * (-distance(candidate.spot, *spot) / 80.0).exp())
                    .fold(0.0, f32::max);
                score += WEIGHTS.near * near;
            }
            score
        });
        scores.push(of_name.collect());
    }
    for (name, scores) in names.iter_mut().zip(scores) {
        for (candidate, score) in name.candidates.iter_mut().zip(scores) {
            candidate.score = score;
        }
    }
}

/// Kilometres between two places, near enough for places near each other.
fn distance(a: Spot, b: Spot) -> f32 {
    let mut east = (a.lon - b.lon).abs();
    if east > 180.0 {
        east = 360.0 - east;
    }
    let north = a.lat - b.lat;
    if north.abs() > 10.0 || east > 30.0 {
        return 2000.0;
    }
    let east = east * ((a.lat + b.lat) / 2.0).to_radians().cos();
    111.2 * (north * north + east * east).sqrt()
}

/// The candidates of a name, the weightiest first.
fn candidates(places: &Places, words: &str) -> Vec<Candidate> {
    let mut named = places.named(words);
    let mut discount = 0.0;
    if named.is_empty() {
        for core in cores(words) {
            named = places.named(&core);
            named.retain(|(spot, _, main)| *main && spot.kind != Kind::Water);
            if !named.is_empty() {
                discount = 1.0;
                break;
            }
        }
    }
    let mut candidates: Vec<Candidate> = named
        .into_iter()
        .map(|(spot, code, main)| {
            let large = matches!(&spot.country, b"US" | b"CA" | b"AU" | b"GB" | b"DE" | b"IN");
            let size = (spot.population as f32 + 300.0).ln();
            let mut prior = match spot.kind {
                Kind::Country => WEIGHTS.country,
                Kind::Division if large => WEIGHTS.large_division,
                Kind::Division => WEIGHTS.division,
                Kind::County => WEIGHTS.county,
                Kind::Town => size,
                Kind::Capital => size + WEIGHTS.capital,
                Kind::Region | Kind::Water => WEIGHTS.region,
            } - discount;
            if !main && spot.kind != Kind::Country {
                prior -= WEIGHTS.other_name;
            }
            Candidate {
                spot,
                code: code.to_string(),
                prior,
                score: prior,
                share: 0.0,
            }
        })
        .collect();
    candidates.sort_by(|a, b| b.prior.total_cmp(&a.prior));
    // Small towns far down the list of a very common name still count when context points to them.
    candidates.truncate(MAX_CANDIDATES * 4);
    candidates
}

/// What is left of a name without words that only say what it is: *Lima Province*, *northern Mali*.
fn cores(words: &str) -> Vec<String> {
    let key = fold(words);
    // The longest first: *international airport* before *airport*, *county of* before *county*.
    let mut behind: Vec<&str> = (words::places::BEHIND.iter())
        .filter_map(|end| key.strip_suffix(end)?.strip_suffix(' '))
        .collect();
    behind.sort_by_key(|core| core.len());
    let mut before: Vec<&str> = (words::places::BEFORE.iter())
        .filter_map(|start| key.strip_prefix(start)?.strip_prefix(' '))
        .collect();
    before.sort_by_key(|core| core.len());
    let mut cores: Vec<String> = (behind.into_iter().chain(before))
        .map(str::to_string)
        .collect();
    if let Some((first, _)) = words.split_once(',') {
        cores.push(fold(first));
    }
    cores
}

/// *Texas* behind *Paris, Texas*.
#[derive(Clone, Debug)]
struct Qualifier {
    country: [u8; 2],
    code: Option<String>,
}

impl Qualifier {
    fn key(&self) -> String {
        format!(
            "{}|{}",
            String::from_utf8_lossy(&self.country),
            self.code.as_deref().unwrap_or("")
        )
    }

    fn fits(&self, candidate: &Candidate) -> bool {
        candidate.spot.country == self.country
            && self
                .code
                .as_ref()
                .is_none_or(|code| *code == candidate.code)
            && !matches!(
                candidate.spot.kind,
                Kind::Country | Kind::Region | Kind::Water
            )
            && (self.code.is_none() || candidate.spot.kind != Kind::Division)
    }
}

/// The country or division told right behind a name, after a comma or in brackets.
fn qualifier(places: &Places, text: &str, span: Span, next: Option<Span>) -> Option<Qualifier> {
    let inside = span.of(text).split_once(", ").map(|(_, behind)| behind);
    if let Some(behind) = inside {
        return of_words(places, behind.trim());
    }
    let rest = text.get(span.end as usize..)?;
    let gap = [", ", " (", ","]
        .into_iter()
        .find(|gap| rest.starts_with(gap))?
        .len() as u32;
    // Another name of the list, or as many words as a state's name has.
    if let Some(next) = next.filter(|next| next.start == span.end + gap)
        && let Some(found) = of_words(places, next.of(text))
    {
        return Some(found);
    }
    let rest = rest.get(gap as usize..)?;
    let mut ends = Vec::new();
    let mut previous = ' ';
    for (at, char) in rest.char_indices().take(32) {
        if !char.is_alphanumeric()
            && char != '.'
            && char != '\''
            && (previous.is_alphanumeric() || previous == '.')
        {
            ends.push(at);
            if char != ' ' || ends.len() >= 3 {
                break;
            }
        }
        previous = char;
    }
    if ends.is_empty() && !rest.is_empty() && rest.len() < 32 {
        ends.push(rest.len());
    }
    if !rest.starts_with(char::is_uppercase) {
        return None;
    }
    ends.iter().rev().find_map(|&end| {
        let words = rest.get(..end)?;
        of_words(places, words).or_else(|| of_words(places, words.strip_suffix('.')?))
    })
}

fn of_words(places: &Places, words: &str) -> Option<Qualifier> {
    let two_letters = words.len() == 2 && words.bytes().all(|byte| byte.is_ascii_uppercase());
    let abbreviation = words.ends_with('.') || words.len() > 3 || two_letters;
    let lower = words.to_ascii_lowercase();
    if abbreviation && let Some((country, code)) = places.division(&lower) {
        // Georgia is a state and a country: the towns in either fit, and size decides.
        return Some(Qualifier {
            country,
            code: Some(code.to_string()),
        });
    }
    if words.len() < 2 || two_letters && words != "UK" && words != "US" {
        return None;
    }
    let named = places.own.named(&fold(words)).collect::<Vec<_>>();
    let country = named
        .iter()
        .find(|(spot, main)| *main && spot.kind == Kind::Country);
    if let Some((spot, _)) = country {
        return Some(Qualifier {
            country: spot.country,
            code: None,
        });
    }
    let division = named
        .iter()
        .find(|(spot, main)| *main && spot.kind == Kind::Division)?;
    let code = places.own.code(division.0.admin1);
    Some(Qualifier {
        country: division.0.country,
        code: Some(code.to_string()),
    })
}

/// The country of an outlet's address: *.uk*, *.ie*.
fn outlet_country(article: &Article) -> Option<[u8; 2]> {
    let host = article.url.split("//").last()?.split('/').next()?;
    let host = if host.contains('.') {
        host
    } else {
        &article.outlet
    };
    let end = host.trim().rsplit_once('.')?.1;
    match end.to_ascii_uppercase().as_bytes() {
        b"UK" => Some(*b"GB"),
        // Sold for other uses than a country's.
        b"TV" | b"IO" | b"CO" | b"ME" | b"AI" | b"FM" | b"EU" => None,
        &[a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Some([a, b]),
        _ => None,
    }
}
