//! Who stands with whom: from a dataset to tables and a report.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

pub use chancery_analysis::coalitions::Length;
use chancery_analysis::coalitions::agreement::{Dyad, silent};
use chancery_analysis::coalitions::membership::{
    Coalitions, Settings, coalitions, network, of_periods,
};
use chancery_analysis::coalitions::outlets::without_outlets;
use chancery_analysis::coalitions::polarisation::polarisation;
use chancery_analysis::coalitions::{Row, Table, Tones};
use chancery_lexicon::Lexicon;
use chancery_record::Stance;
use chancery_store::tables::{ActorRow, ArticleRow, MentionRow, PositionRow};
use chancery_store::{Dataset, StoreError};
use chancery_text::PartialDate;
use chancery_view::coalitions as view;

use crate::{issues, relations, trust};

/// What may be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// How long a period is; none: years for more than two years or coarse dates, else quarters.
    pub length: Option<Length>,
    /// What a year's distance leaves of a clause.
    pub memory: f64,
    /// Positions less sure than this are left out.
    pub least_confidence: f64,
    /// How often documents are drawn anew.
    pub draws: usize,
    /// What fixes every choice.
    pub seed: u64,
    /// Articles before this date are left out.
    pub since: Option<PartialDate>,
    /// Articles after this date are left out.
    pub until: Option<PartialDate>,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            length: None,
            memory: 0.7,
            least_confidence: trust::POSITIONS.least,
            draws: 100,
            seed: 1,
            since: None,
            until: None,
        }
    }
}

/// What a dataset tells of positions.
#[derive(Debug, Default)]
pub struct Positions {
    /// The rows that are sure enough.
    pub rows: Vec<Row>,
    /// The dates of those that are not.
    pub doubtful: Vec<Option<PartialDate>>,
    /// The dates of those of somebody whom no article names: *officials*, *the opposition*.
    pub nameless: Vec<Option<PartialDate>>,
    /// Articles, copies counted once.
    pub articles: usize,
    /// Names of actors by the key they are counted under.
    pub names: BTreeMap<String, String>,
}

/// Opens a dataset.
pub fn open(folder: &Path) -> Result<Dataset, StoreError> {
    Dataset::open(folder)
}

/// Sectors whose people and bodies speak for their state.
const OF_THE_STATE: &[&str] = &["GOV", "MIL", "SPY", "LEG", "JUD", "COP"];

/// Reads the positions of a dataset; copies of a story are counted once, people and bodies of a
/// state under the state.
pub fn positions(
    dataset: &Dataset,
    lexicon: &Lexicon,
    least_confidence: f64,
) -> Result<Positions, StoreError> {
    let copies: BTreeSet<String> = dataset
        .copies()?
        .into_iter()
        .filter(|copy| !copy.first)
        .map(|copy| copy.article)
        .collect();
    let mut articles: BTreeMap<String, ArticleRow> = BTreeMap::new();
    for batch in dataset.rows::<ArticleRow>() {
        for mut row in batch? {
            if !copies.contains(&row.article) {
                row.text = String::new();
                articles.insert(row.article.clone(), row);
            }
        }
    }
    let mut named: BTreeSet<(String, String)> = BTreeSet::new();
    for batch in dataset.rows::<MentionRow>() {
        for row in batch?.into_iter().filter(|row| row.form == "name") {
            named.insert((row.article, row.actor));
        }
    }
    let mut actors: BTreeMap<(String, String), Option<String>> = BTreeMap::new();
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for batch in dataset.rows::<ActorRow>() {
        for row in batch? {
            let of_state = row.kind == "state"
                || row
                    .sectors
                    .split_whitespace()
                    .any(|sector| OF_THE_STATE.contains(&sector));
            let is_state = of_state
                && row.country.len() == 3
                && !matches!(&*row.country, "IGO" | "NGO" | "MNC");
            let key = if is_state {
                row.country.clone()
            } else {
                row.key.clone()
            };
            let place = (row.article, row.actor);
            // "Officials", "the members", "people": nobody in particular.
            let is_known = is_state || (!key.starts_with("UNK:") && named.contains(&place));
            if is_known && (!is_state || row.kind == "state") {
                names.entry(key.clone()).or_insert_with(|| row.name.clone());
            }
            actors.insert(place, is_known.then_some(key));
        }
    }
    let mut found = Positions {
        articles: articles.len(),
        names,
        ..Positions::default()
    };
    for batch in dataset.rows::<PositionRow>() {
        for row in batch? {
            let Some(article) = articles.get(&row.article) else {
                continue;
            };
            let place = (row.article.clone(), row.actor.clone());
            let Some(Some(key)) = actors.get(&place) else {
                found.nameless.push(article.published.parse().ok());
                continue;
            };
            if row.confidence < least_confidence {
                found.doubtful.push(article.published.parse().ok());
                continue;
            }
            let Some(stance) = Stance::named(&row.stance) else {
                continue;
            };
            found.rows.push(Row {
                article: article.id.clone(),
                outlet: article.outlet.clone(),
                date: article.published.parse().ok(),
                actor: key.clone(),
                name: found.names.get(key).unwrap_or(key).clone(),
                is_common: row.entry.starts_with("concepts."),
                concept: canonical(&row.entry, row.concept),
                stance,
                clauses: row
                    .evidence_spans
                    .split("; ")
                    .filter(|s| !s.is_empty())
                    .count() as u32,
                own: row.rule == "plain" || row.statement.is_some(),
                speech: row.rule == "plain",
                confidence: row.confidence,
                evidence: row.evidence,
                sentence: row.evidence_spans,
            });
        }
    }
    compare(lexicon, &mut found.rows);
    sentences(dataset, &mut found.rows)?;
    Ok(found)
}

/// The lexicon's name of a concept that an article calls by its own words; a concept of a country has
/// its country filled in already.
fn canonical(entry: &str, concept: String) -> String {
    match entry.strip_prefix("concepts.") {
        Some(name) if !name.contains('{') => name.to_string(),
        _ => concept,
    }
}

/// Puts the sentence around its first clause in each row, in place of the spans that it came with.
fn sentences(dataset: &Dataset, rows: &mut [Row]) -> Result<(), StoreError> {
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        places.entry(row.article.clone()).or_default().push(at);
    }
    for batch in dataset.rows::<ArticleRow>() {
        for article in batch? {
            let Some(places) = places.get(&article.id) else {
                continue;
            };
            let letters: Vec<char> = article.text.chars().collect();
            for &at in places {
                if let Some(row) = rows.get_mut(at) {
                    row.sentence = sentence(&letters, &row.sentence).unwrap_or_default();
                }
            }
        }
    }
    Ok(())
}

/// The most letters of a sentence on either side of a clause.
const WIDEST: usize = 160;

/// The sentence around the first of the spans `12-40; 50-60`.
fn sentence(letters: &[char], spans: &str) -> Option<String> {
    let first = spans.split(';').next()?.trim();
    let (start, end) = first.split_once(['-', ',', ':'])?;
    let (start, end): (usize, usize) = (start.trim().parse().ok()?, end.trim().parse().ok()?);
    let ends = |at: usize| {
        let here = letters.get(at).copied().unwrap_or(' ');
        let next = letters.get(at + 1).copied().unwrap_or(' ');
        (matches!(here, '.' | '!' | '?') && next.is_whitespace()) || (here == '\n' && next == '\n')
    };
    let floor = start.saturating_sub(WIDEST);
    let from = (floor..start)
        .rev()
        .find(|&at| ends(at))
        .map_or(floor, |at| at + 1);
    let roof = (end + WIDEST).min(letters.len());
    let to = (end.saturating_sub(1)..roof)
        .find(|&at| ends(at))
        .map_or(roof, |at| at + 1);
    let text: String = letters.get(from..to)?.iter().collect();
    let mut words: Vec<&str> = text.split_whitespace().collect();
    if from == floor && floor > 0 && words.len() > 1 {
        // Cut in the middle of a word.
        words[0] = "…";
    }
    Some(words.join(" "))
}

/// How many actors must take sides on a concept of an article's own words, and in how many articles,
/// for it to be one that others can be compared on.
const RECURS: (usize, usize) = (3, 2);

/// Gives each row the issue that its concept is about, and finds which issues mean the same in every
/// article: those of the lexicon, and others on which several actors take sides in several articles.
fn compare(lexicon: &Lexicon, rows: &mut [Row]) {
    let mut told: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows.iter() {
        *told.entry(row.concept.clone()).or_default() += 1;
    }
    let issues = issues::issues(lexicon, &told);
    for row in rows.iter_mut().filter(|row| !row.is_common) {
        if let Some(issue) = issues.get(&row.concept) {
            row.is_common = issue.of_lexicon;
            row.concept.clone_from(&issue.name);
            if issue.turned {
                row.stance = match row.stance {
                    Stance::Support => Stance::Oppose,
                    Stance::Oppose => Stance::Support,
                };
            }
        }
    }
    let mut takers: BTreeMap<&str, (BTreeSet<&str>, BTreeSet<&str>)> = BTreeMap::new();
    for row in rows.iter() {
        let (actors, articles) = takers.entry(&row.concept).or_default();
        actors.insert(&row.actor);
        articles.insert(&row.article);
    }
    let recurs: BTreeSet<String> = takers
        .into_iter()
        .filter(|(_, (actors, articles))| actors.len() >= RECURS.0 && articles.len() >= RECURS.1)
        .map(|(concept, _)| concept.to_string())
        .collect();
    for row in rows {
        row.is_common |= recurs.contains(&row.concept);
    }
}

/// What two states say and do to each other: (cooperation - conflict) / (both + 4), from events
/// that are done or going on, the surest of each article, source and target counted once for either.
///
/// Each event that is rather right than wrong counts by its confidence: what is summed over many is as
/// right with doubtful ones, each at its worth, and no single one decides.
fn tones(dataset: &Dataset, options: &Options) -> Result<Tones, StoreError> {
    let deeds = relations::deeds(dataset, Length::Year, RATHER)?.all;
    let reaches = |limit: Option<PartialDate>, period: &str| {
        limit.map(|limit| period.cmp(&*format!("{:04}", limit.year)))
    };
    let mut surest: BTreeMap<(&str, &str, &str, bool), f64> = BTreeMap::new();
    for deed in &deeds {
        let early = reaches(options.since, &deed.period) == Some(Ordering::Less);
        let late = reaches(options.until, &deed.period) == Some(Ordering::Greater);
        if !early && !late && deed.is_first() && matches!(&*deed.status, "done" | "ongoing") {
            let told = (&*deed.article, &*deed.source, &*deed.target, deed.quad <= 2);
            let sure = surest.entry(told).or_default();
            *sure = sure.max(deed.confidence);
        }
    }
    let mut counts: BTreeMap<(String, String), (f64, f64)> = BTreeMap::new();
    for ((_, source, target, friendly), sure) in surest {
        let (a, b) = (source.min(target), source.max(target));
        let count = counts.entry((a.to_string(), b.to_string())).or_default();
        if friendly {
            count.0 += sure;
        } else {
            count.1 += sure;
        }
    }
    Ok(counts
        .into_iter()
        .map(|(pair, (for_, against))| (pair, (for_ - against) / (for_ + against + 4.0)))
        .collect())
}

/// The least confidence of an event that counts toward the tone between two states.
const RATHER: f64 = 0.5;

/// Years for long spans or coarse dates, else quarters.
fn length(rows: &[Row]) -> Length {
    let dates: Vec<_> = rows.iter().filter_map(|row| row.date).collect();
    let coarse = dates.iter().filter(|date| date.month.is_none()).count();
    let years = dates.iter().map(|date| date.year);
    let span = years.clone().max().unwrap_or(0) - years.min().unwrap_or(0);
    if span > 2 || 2 * coarse > dates.len() {
        Length::Year
    } else {
        Length::Quarter
    }
}

/// What a report came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// Actors compared.
    pub actors: usize,
    /// Coalitions found.
    pub coalitions: usize,
    /// Positions counted.
    pub positions: usize,
    /// Positions left out because they are not sure enough.
    pub doubtful: usize,
    /// Positions left out because hardly anybody else takes sides on the issue.
    pub lone: usize,
}

/// Writes tables (CSV and Parquet), `network.graphml` and `index.html` into a folder.
pub fn report(
    dataset: &Dataset,
    lexicon: &Lexicon,
    name: &str,
    folder: &Path,
    options: &Options,
) -> Result<Told, Box<dyn std::error::Error>> {
    let found = positions(dataset, lexicon, options.least_confidence)?;
    let in_time = |date: Option<PartialDate>| {
        let date = date.map(|date| date.to_string());
        let reaches = |limit: Option<PartialDate>, is_within: &dyn Fn(&str, &str) -> bool| {
            limit.is_none_or(|limit| {
                date.as_ref()
                    .is_some_and(|date| is_within(date, &limit.to_string()))
            })
        };
        reaches(options.since, &|date, limit| {
            date.get(..limit.len()).unwrap_or(date) >= limit
        }) && reaches(options.until, &|date, limit| {
            date.get(..limit.len()).unwrap_or(date) <= limit
        })
    };
    let every: Vec<Row> = found
        .rows
        .iter()
        .filter(|row| in_time(row.date))
        .cloned()
        .collect();
    let counted =
        |dates: &[Option<PartialDate>]| dates.iter().filter(|&&date| in_time(date)).count();
    let (doubtful, nameless) = (counted(&found.doubtful), counted(&found.nameless));
    let rows: Vec<Row> = every.iter().filter(|row| row.is_common).cloned().collect();
    let rows = &rows;
    let length = options.length.unwrap_or_else(|| length(rows));
    let mut settings = Settings {
        length,
        draws: options.draws,
        seed: options.seed,
        ..Settings::default()
    };
    settings.memory.factor = options.memory;
    let table = Table::of(rows, length, |_| 1.0);
    let periods: Vec<&String> = table.periods.keys().collect();
    std::fs::create_dir_all(folder)?;
    let tones = Arc::new(tones(dataset, options)?);
    let names: Vec<String> = periods.iter().map(|period| period.to_string()).collect();
    let each = of_periods(rows, &tones, &names, &settings);
    let mut dyads: Vec<Dyad> = each.iter().flat_map(|found| found.dyads.clone()).collect();
    dyads.extend(names.iter().flat_map(|period| silent(&table, period)));
    dyads.sort_by(|x, y| (&x.period, &x.a, &x.b).cmp(&(&y.period, &y.a, &y.b)));
    let save = |name: &str, csv: String| -> Result<(), Box<dyn std::error::Error>> {
        crate::columns::write_parquet(&csv, &folder.join(format!("{name}.parquet")))?;
        Ok(std::fs::write(folder.join(format!("{name}.csv")), csv)?)
    };
    save("agreement", view::agreement_csv(&dyads))?;
    let cells = Table::of(&every, length, |_| 1.0);
    save("positions", view::positions_csv(&cells))?;
    save("evidence", view::evidence_csv(&every, length))?;
    let whole = Settings {
        length: Length::All,
        ..settings
    };
    let all = coalitions(rows, &tones, "all", &whole);
    save("coalitions", view::coalitions_csv(&all, &found.names))?;
    let graph = view::graphml(&all, &found.names, settings.threshold);
    std::fs::write(folder.join("network.graphml"), graph)?;
    let by_period: Vec<(String, Coalitions)> = names
        .iter()
        .cloned()
        .zip(each)
        .filter(|(_, found)| !found.members.is_empty())
        .collect();
    let series = polarisation(rows, &settings, (options.draws / 5).clamp(1, 40));
    let outlets = without_outlets(rows, &tones, "all", &whole, &all);
    save("memberships", view::memberships_csv(&by_period))?;
    save("periods", view::periods_csv(&series, &by_period))?;
    save("outlets", view::outlets_csv(&outlets))?;
    let page = view::report(&view::Report {
        title: name.to_string(),
        rows,
        doubtful,
        nameless,
        least_confidence: options.least_confidence,
        least_shared: settings.least_shared,
        lone: every.len() - rows.len(),
        articles: found.articles,
        names: &found.names,
        found: &all,
        periods: &by_period,
        polarisation: &series,
        outlets: &outlets,
        made_by: format!("Chancery {}", env!("CARGO_PKG_VERSION")),
    });
    std::fs::write(folder.join("index.html"), page)?;
    let n_actors = network(&all.dyads, settings.threshold).0.len();
    Ok(Told {
        actors: n_actors,
        coalitions: all.n_groups(),
        positions: rows.len(),
        doubtful,
        lone: every.len() - rows.len(),
    })
}
