//! Relations of a dataset: dyads, fields of cooperation, agreements.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use chancery_analysis::agreements::{Agreement, Stage, merge, told};
use chancery_analysis::coalitions::Length;
use chancery_analysis::dyads::{self, Deed, Trade};
use chancery_store::tables::{ActorRow, ArticleRow, EventRow};
use chancery_store::{Dataset, StoreError};

use crate::trust;

/// The articles that are copies of an earlier one.
fn copies(dataset: &Dataset) -> Result<BTreeSet<String>, StoreError> {
    let copies = dataset.copies()?.into_iter().filter(|copy| !copy.first);
    Ok(copies.map(|copy| copy.article).collect())
}

/// The events of a dataset as directed dyads, and what was left out.
#[derive(Debug, Default)]
pub struct Deeds {
    /// The events, each with one source and one target.
    pub all: Vec<Deed>,
    /// Events that have no date fine enough for the period.
    pub undated: usize,
    /// Events of less than the confidence asked for.
    pub doubtful: usize,
}

/// The events of at least a confidence; copies of a story are counted once.
pub fn deeds(dataset: &Dataset, length: Length, least: f64) -> Result<Deeds, StoreError> {
    let copies = copies(dataset)?;
    let mut published = BTreeMap::new();
    for batch in dataset.rows::<ArticleRow>() {
        for row in batch? {
            published.insert(row.article, row.published);
        }
    }
    let mut rebels: BTreeSet<(String, String)> = BTreeSet::new();
    for batch in dataset.rows::<ActorRow>() {
        let is_rebel = |row: &ActorRow| {
            let mut sectors = row.sectors.split_whitespace();
            sectors.any(|sector| matches!(sector, "REB" | "UAF"))
        };
        let found = batch?.into_iter().filter(is_rebel);
        rebels.extend(found.map(|row| (row.article, row.actor)));
    }
    let mut deeds = Deeds::default();
    for batch in dataset.rows::<EventRow>() {
        for row in batch? {
            if copies.contains(&row.article) || row.in_title {
                continue;
            }
            if row.confidence < least {
                deeds.doubtful += 1;
                continue;
            }
            let date = if row.date_start.is_empty() {
                published.get(&row.article).map_or("", String::as_str)
            } else {
                &row.date_start
            };
            let Some(period) = length.period(date.parse().ok()) else {
                deeds.undated += 1;
                continue;
            };
            let is_rebel = |actor: &str| rebels.contains(&(row.article.clone(), actor.to_string()));
            let (mut sources, mut targets) = (
                codes(&row.source_country, &row.source_key),
                codes(&row.target_country, &row.target_key),
            );
            if sources == targets {
                // A state and those in arms against it are two.
                sources = apart(&sources, &row.source, &row.source_key, &is_rebel);
                targets = apart(&targets, &row.target, &row.target_key, &is_rebel);
            }
            // *Peru and Chile met*: neither acts on the other.
            let mutual = targets.is_empty() && MUTUAL.contains(&&*row.r#type);
            let targets = if mutual { &sources } else { &targets };
            for source in &sources {
                for target in targets.iter().filter(|target| *target != source) {
                    deeds.all.push(Deed {
                        period: period.clone(),
                        source: source.clone(),
                        target: target.clone(),
                        mutual,
                        kind: row.r#type.clone(),
                        quad: row.quad as u8,
                        intensity: row.intensity,
                        goldstein: row.goldstein,
                        claimed: row.voice != "outlet",
                        confidence: row.confidence,
                        doubtful: row.confidence < trust::EVENTS.least,
                        status: row.status.clone(),
                        contexts: row
                            .contexts
                            .split_whitespace()
                            .map(str::to_string)
                            .collect(),
                        article: row.article.clone(),
                    });
                }
            }
        }
    }
    Ok(deeds)
}

/// The key of the one actor of a side who is in arms against his state, in place of its code.
fn apart(
    codes: &BTreeSet<String>,
    actors: &str,
    keys: &str,
    is_rebel: &dyn Fn(&str) -> bool,
) -> BTreeSet<String> {
    if !actors.is_empty() && actors.split(';').map(str::trim).all(is_rebel) {
        keys.split(';').map(|key| key.trim().to_string()).collect()
    } else {
        codes.clone()
    }
}

/// The types that several do together.
const MUTUAL: [&str; 3] = ["AGREE", "CONSULT", "COOPERATE"];

/// Countries of a list of actors; the key where there is none.
fn codes(countries: &str, keys: &str) -> BTreeSet<String> {
    let countries = countries
        .split(';')
        .map(str::trim)
        .map(Some)
        .chain(std::iter::repeat(None));
    keys.split(';')
        .map(str::trim)
        .zip(countries)
        .map(|(key, country)| match country {
            Some(code) if code.len() == 3 && code != "IGO" && code != "NGO" && code != "MNC" => {
                code.to_string()
            }
            _ => key.to_string(),
        })
        .filter(|code| !code.is_empty())
        .collect()
}

const KINDS: [&str; 16] = [
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
];

/// The panel as CSV.
pub fn panel_csv(deeds: &[Deed], fill: bool) -> String {
    let panel = dyads::panel(deeds, fill);
    let mut of_source: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for ((period, source, _), counts) in &panel {
        *of_source.entry((period, source)).or_default() += counts.quads.iter().sum::<u32>();
    }
    let mut out = String::from(
        "period,source,target,verbal_cooperation,material_cooperation,verbal_conflict,material_conflict,\
         claimed_verbal_cooperation,claimed_material_cooperation,claimed_verbal_conflict,claimed_material_conflict,\
         intensity_mean,intensity_sum,goldstein_mean,goldstein_sum,events,events_of_source,articles,doubtful,not_done",
    );
    for kind in KINDS {
        let _ = write!(out, ",{}", kind.to_lowercase());
    }
    out.push('\n');
    for ((period, source, target), counts) in &panel {
        let n: u32 = counts.quads.iter().sum();
        let mean = |sum: f64| {
            if n > 0 {
                format!("{:.2}", sum / f64::from(n))
            } else {
                String::new()
            }
        };
        let _ = write!(out, "{period},{},{}", quoted(source), quoted(target));
        for count in counts.quads.iter().chain(&counts.claimed) {
            let _ = write!(out, ",{count}");
        }
        let of_source = of_source
            .get(&(period.as_str(), source.as_str()))
            .copied()
            .unwrap_or(0);
        let _ = write!(
            out,
            ",{},{:.1},{},{:.1},{n},{of_source},{},{},{}",
            mean(counts.intensity),
            counts.intensity,
            mean(counts.goldstein),
            counts.goldstein,
            counts.articles.len(),
            counts.doubtful,
            counts.not_done
        );
        for kind in KINDS {
            let _ = write!(out, ",{}", counts.kinds.get(kind).copied().unwrap_or(0));
        }
        out.push('\n');
    }
    out
}

/// Fields of cooperation as CSV.
pub fn fields_csv(deeds: &[Deed]) -> String {
    let mut out = String::from("actor_a,actor_b,field,wished,agreed,done\n");
    for ((a, b, field), counts) in dyads::fields(deeds) {
        let (wished, agreed, done) = (counts.wished, counts.agreed, counts.done);
        let _ = writeln!(
            out,
            "{},{},{field},{wished},{agreed},{done}",
            quoted(&a),
            quoted(&b)
        );
    }
    out
}

/// Reads trade shares: a CSV with the columns `country,good,exports,imports`, in per cent of the
/// country's exports and imports.
pub fn trade(csv: &str) -> Result<BTreeMap<String, Trade>, String> {
    let mut lines = csv.lines().enumerate();
    let header = lines.next().map_or("", |(_, line)| line.trim());
    if header != "country,good,exports,imports" {
        return Err(format!(
            "1: the header is `{header}`\nhint: it must be `country,good,exports,imports`"
        ));
    }
    let mut all: BTreeMap<String, Trade> = BTreeMap::new();
    for (number, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
        let cells: Vec<&str> = line.split(',').map(str::trim).collect();
        let &[country, good, exports, imports] = cells.as_slice() else {
            return Err(format!("{}: {} cells, not 4", number + 1, cells.len()));
        };
        let share = |cell: &str| {
            cell.parse::<f64>()
                .map_err(|_| format!("{}: `{cell}` is no number", number + 1))
        };
        let shares = (share(exports)?, share(imports)?);
        all.entry(country.to_string())
            .or_default()
            .insert(good.to_string(), shares);
    }
    Ok(all)
}

/// Complementarity of every pair of the panel both ways, or that there is no data.
pub fn complementarity_csv(deeds: &[Deed], trade: &BTreeMap<String, Trade>) -> String {
    let pairs: BTreeSet<(&str, &str)> = deeds
        .iter()
        .map(|deed| (deed.source.as_str(), deed.target.as_str()))
        .collect();
    let pairs: BTreeSet<(&str, &str)> = pairs
        .into_iter()
        .flat_map(|(a, b)| [(a, b), (b, a)])
        .collect();
    let mut out = String::from("seller,buyer,complementarity\n");
    for (seller, buyer) in pairs {
        let index = match (trade.get(seller), trade.get(buyer)) {
            (Some(sold), Some(bought)) => format!("{:.1}", dyads::complementarity(sold, bought)),
            _ => "no data".to_string(),
        };
        let _ = writeln!(out, "{},{},{index}", quoted(seller), quoted(buyer));
    }
    out
}

/// The agreements of a dataset, and what was left out.
#[derive(Debug, Default)]
pub struct Agreements {
    /// Those with clauses that are sure enough, and these clauses.
    pub shown: Vec<Agreement>,
    /// Clauses of less than the confidence asked for.
    pub doubtful: usize,
    /// Agreements that only such clauses tell of.
    pub hidden: usize,
}

/// The agreements of a dataset by clauses of at least a confidence.
pub fn agreements(dataset: &Dataset, least: f64) -> Result<Agreements, StoreError> {
    let copies: BTreeSet<String> = {
        let rows = copies(dataset)?;
        let mut ids = BTreeSet::new();
        for batch in dataset.rows::<ArticleRow>() {
            ids.extend(
                batch?
                    .into_iter()
                    .filter(|r| rows.contains(&r.article))
                    .map(|r| r.id),
            );
        }
        ids
    };
    let mut found = Vec::new();
    for read in dataset.records() {
        let (article, records) = read?;
        if !copies.contains(&article.id) {
            found.extend(told(&article, &records));
        }
    }
    Ok(sure(merge(found), least))
}

/// Keeps clauses that are sure enough.
fn sure(all: Vec<Agreement>, least: f64) -> Agreements {
    let mut found = Agreements::default();
    for mut agreement in all {
        let n = agreement.told.len();
        agreement.told.retain(|told| told.confidence >= least);
        found.doubtful += n - agreement.told.len();
        if agreement.told.is_empty() {
            found.hidden += 1;
        } else {
            found.shown.push(agreement);
        }
    }
    found
}

/// Agreements as CSV: for each stage its surest evidence, or `no sign`. The confidence of a row is
/// that of its stage.
pub fn agreements_csv(agreements: &[Agreement]) -> String {
    let mut out = String::from("parties,instrument,field,first,last,stage,confidence");
    for stage in Stage::ALL {
        let _ = write!(out, ",{}", stage.as_str().replace(' ', "_"));
    }
    out.push_str(",clauses,articles\n");
    for agreement in agreements {
        let dates: Vec<&str> = agreement
            .told
            .iter()
            .map(|told| told.date.as_str())
            .collect();
        let articles: BTreeSet<&str> = agreement.told.iter().map(|t| t.article.as_str()).collect();
        let last = agreement
            .stage()
            .and_then(|stage| agreement.evidence(stage));
        let _ = write!(
            out,
            "{},{},{},{},{},{},{}",
            agreement.parties.join(" "),
            agreement.instrument,
            agreement.field,
            dates.iter().min().unwrap_or(&""),
            dates.iter().max().unwrap_or(&""),
            last.map_or("no sign", |told| told.stage.as_str()),
            last.map_or(String::new(), |told| format!("{:.2}", told.confidence))
        );
        for stage in Stage::ALL {
            let evidence = agreement
                .evidence(stage)
                .map_or("no sign".to_string(), |told| {
                    let voice = if told.claimed { ", claimed" } else { "" };
                    let doubt = if told.confidence < trust::AGREEMENTS.least {
                        ", doubtful"
                    } else {
                        ""
                    };
                    format!("{} [{}{voice}{doubt}]", told.clause, told.article)
                });
            let _ = write!(out, ",{}", quoted(&evidence));
        }
        let _ = writeln!(out, ",{},{}", agreement.told.len(), articles.len());
    }
    out
}

fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trade_shares_are_read_or_refused_by_line() {
        let good = trade("country,good,exports,imports\nPER,fish,100,0\nCHL,fish,0,100\n");
        let good = good.expect("well formed");
        assert_eq!(dyads::complementarity(&good["PER"], &good["CHL"]), 100.0);
        assert!(trade("a,b\n").is_err());
        let bad = trade("country,good,exports,imports\nPER,fish,many,0\n");
        assert_eq!(bad, Err("2: `many` is no number".to_string()));
    }

    #[test]
    fn a_country_code_goes_before_a_key() {
        let found = codes("IRN; ", "IRN:x; group:y");
        assert_eq!(found.into_iter().collect::<Vec<_>>(), ["IRN", "group:y"]);
    }

    #[test]
    fn silence_is_no_sign() {
        let csv = agreements_csv(&[Agreement {
            parties: vec!["CUB".into(), "IRN".into()],
            instrument: "agreement".into(),
            ..Agreement::default()
        }]);
        assert!(csv.contains("CUB IRN,agreement,,,,no sign,,no sign,"));
        assert!(!csv.contains(",broken,broken"));
    }
}
