//! Agreements between states: what was proposed, announced, signed, carried out or broken, each
//! with the clause that shows it.
//!
//! > The two presidents **signed a memorandum of understanding** on energy.
//!
//! What is only hoped for or demanded counts as proposed, whatever its verb: *hoped that both sides
//! would implement the accords* shows no implementation. Where nothing is said of a stage there is
//! no sign of it, which is not the same as broken.

use std::collections::{BTreeMap, BTreeSet};

use chancery_record::{CueClass, Records, Span, Status};
use chancery_text::Article;

/// How far an agreement has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Somebody wants it, or wants it carried out.
    Proposed,
    /// It is told as agreed or planned.
    Announced,
    /// It is signed.
    Signed,
    /// It is ratified or in force.
    InForce,
    /// It is carried out.
    CarriedOut,
    /// It is said to be broken or ended.
    Broken,
}

impl Stage {
    /// All of them, in order.
    pub const ALL: [Stage; 6] = [
        Stage::Proposed,
        Stage::Announced,
        Stage::Signed,
        Stage::InForce,
        Stage::CarriedOut,
        Stage::Broken,
    ];

    /// The words for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Stage::Proposed => "proposed",
            Stage::Announced => "announced",
            Stage::Signed => "signed",
            Stage::InForce => "in force",
            Stage::CarriedOut => "carried out",
            Stage::Broken => "broken",
        }
    }
}

/// One clause that tells of an agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The article.
    pub article: String,
    /// Its date, or the article's.
    pub date: String,
    /// The stage that the clause shows.
    pub stage: Stage,
    /// Whether somebody claims it; else the outlet tells it.
    pub claimed: bool,
    /// The clause.
    pub clause: String,
}

/// An agreement with all that is told of it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Agreement {
    /// ISO-3 of the states, in order; at least two.
    pub parties: Vec<String>,
    /// *treaty*, *memorandum of understanding*.
    pub instrument: String,
    /// The field, if its words name one.
    pub field: String,
    /// What is told, by article.
    pub told: Vec<Told>,
}

impl Agreement {
    /// The furthest stage with evidence; broken counts as the last.
    pub fn stage(&self) -> Option<Stage> {
        self.told.iter().map(|told| told.stage).max()
    }
}

const INSTRUMENTS: &[(&str, &str)] = &[
    ("memorandum of understanding", "memorandum of understanding"),
    ("memoranda of understanding", "memorandum of understanding"),
    ("memorandum", "memorandum of understanding"),
    ("free trade agreement", "trade agreement"),
    ("trade agreement", "trade agreement"),
    ("peace agreement", "peace agreement"),
    ("peace accord", "peace agreement"),
    ("ceasefire", "ceasefire"),
    ("cease-fire", "ceasefire"),
    ("treaty", "treaty"),
    ("treaties", "treaty"),
    ("convention", "convention"),
    ("protocol", "protocol"),
    ("agreement", "agreement"),
    ("accord", "agreement"),
    ("pact", "pact"),
    ("contract", "contract"),
];

const FIELDS: &[(&str, &[&str])] = &[
    (
        "trade",
        &[
            "trade", "tariff", "export", "import", "commerc", "econom", "customs",
        ],
    ),
    ("energy", &["energy", "oil", "gas", "petrol", "electric"]),
    ("nuclear", &["nuclear", "enrich"]),
    (
        "military",
        &[
            "militar", "defence", "defense", "arms", "missile", "troops", "security",
        ],
    ),
    ("science", &["scien", "technolog", "research", "space"]),
    ("health", &["health", "vaccin", "medic"]),
    ("climate", &["climate", "environment", "emission"]),
    ("culture", &["cultur", "educat", "sport"]),
    (
        "forums",
        &[
            "international forum",
            "united nations",
            "international organi",
        ],
    ),
];

/// What one article tells of agreements between states.
pub fn told(article: &Article, records: &Records) -> Vec<Agreement> {
    let mut found = Vec::new();
    let date = article
        .published
        .map(|date| date.to_string())
        .unwrap_or_default();
    for statement in &records.statements {
        if statement.negated || statement.in_title {
            continue;
        }
        let wished = matches!(
            statement.cue_class,
            CueClass::Hope
                | CueClass::Demand
                | CueClass::Intend
                | CueClass::Ask
                | CueClass::Promise
        );
        let span = statement
            .cue
            .iter()
            .chain(&statement.content)
            .copied()
            .reduce(Span::join);
        let Some(span) = span else { continue };
        let speaker = statement
            .speaker
            .and_then(|id| records.actors.get(id.index()));
        found.extend(of_span(
            article,
            records,
            span,
            speaker.map(|actor| actor.country.as_str()),
            wished.then_some(Stage::Proposed),
            &date,
            true,
        ));
    }
    for event in &records.events {
        if event.in_title {
            continue;
        }
        let wished = matches!(event.status, Status::Demanded | Status::Hypothetical);
        let told_by_statement = event.trigger.iter().any(|trigger| {
            records
                .statements
                .iter()
                .any(|s| s.content.iter().any(|span| span.contains(*trigger)))
        });
        if told_by_statement || event.status == Status::Denied {
            continue;
        }
        let date = event
            .date
            .as_ref()
            .map_or(date.clone(), |date| date.start.to_string());
        if let Some(&span) = event.evidence.first() {
            let stage = wished.then_some(Stage::Proposed);
            found.extend(of_span(article, records, span, None, stage, &date, false));
        }
    }
    merge(found)
}

fn of_span(
    article: &Article,
    records: &Records,
    span: Span,
    speaker: Option<&str>,
    wished: Option<Stage>,
    date: &str,
    claimed: bool,
) -> Option<Agreement> {
    let clause = span.of(&article.text);
    let lower = clause.to_lowercase();
    let instrument = INSTRUMENTS
        .iter()
        .find(|(word, _)| has_word(&lower, word))?
        .1;
    let stage = match wished {
        Some(stage) => stage,
        None => stage_of(&lower)?,
    };
    let from = records
        .mentions
        .partition_point(|mention| mention.span.start < span.start);
    let mut parties: BTreeSet<&str> = records.mentions[from..]
        .iter()
        .take_while(|mention| mention.span.start < span.end)
        .filter_map(|mention| records.actors.get(mention.actor.index()))
        .map(|actor| actor.country.as_str())
        .chain(speaker)
        .filter(|country| country.len() == 3 && !matches!(*country, "IGO" | "NGO" | "MNC"))
        .collect();
    parties.remove("");
    if parties.len() < 2 || parties.len() > 6 {
        return None;
    }
    let field = FIELDS
        .iter()
        .find(|(_, stems)| stems.iter().any(|stem| lower.contains(stem)))
        .map_or("", |(field, _)| field);
    let clause: Vec<&str> = clause.split_whitespace().collect();
    Some(Agreement {
        parties: parties.into_iter().map(str::to_string).collect(),
        instrument: instrument.to_string(),
        field: field.to_string(),
        told: vec![Told {
            article: article.id.clone(),
            date: date.to_string(),
            stage,
            claimed,
            clause: clause.join(" "),
        }],
    })
}

fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        !before.is_some_and(char::is_alphanumeric)
    })
}

/// The stage that the words of a clause show.
fn stage_of(lower: &str) -> Option<Stage> {
    let any = |words: &[&str]| words.iter().any(|word| has_word(lower, word));
    let unsure = any(&[
        "would", "could", "may ", "might", "should", "if ", "hope", "propos", "seek", "call for",
        "call on", "called", "urge", "negotiat", "talks on",
    ]);
    if unsure {
        return Some(Stage::Proposed);
    }
    if any(&[
        "violat",
        "breach",
        "broke ",
        "broken",
        "withdrew from",
        "withdrawal from",
        "abrogat",
        "scrap",
        "suspend",
    ]) {
        return Some(Stage::Broken);
    }
    if any(&[
        "implemented",
        "carried out",
        "fulfil",
        "has allowed",
        "under the agreement",
        "delivered under",
    ]) {
        return Some(Stage::CarriedOut);
    }
    if any(&[
        "ratif",
        "in force",
        "entered into force",
        "took effect",
        "takes effect",
    ]) {
        return Some(Stage::InForce);
    }
    if any(&[
        "signed",
        "signing",
        "signs",
        "concluded",
        "initialled",
        "signatories",
    ]) {
        return Some(Stage::Signed);
    }
    any(&[
        "agreed",
        "agree",
        "announce",
        "reached",
        "plan",
        "will ",
        "extend",
        "extension",
        "renew",
    ])
    .then_some(Stage::Announced)
}

/// Joins what is told of the same agreement: same parties, instrument and field.
pub fn merge(found: Vec<Agreement>) -> Vec<Agreement> {
    let mut all: BTreeMap<(Vec<String>, String, String), Vec<Told>> = BTreeMap::new();
    for one in found {
        let told = all
            .entry((one.parties, one.instrument, one.field))
            .or_default();
        for clause in one.told {
            if !told.contains(&clause) {
                told.push(clause);
            }
        }
    }
    all.into_iter()
        .map(|((parties, instrument, field), mut told)| {
            told.sort_by(|a, b| {
                (&a.date, &a.article, a.stage).cmp(&(&b.date, &b.article, b.stage))
            });
            Agreement {
                parties,
                instrument,
                field,
                told,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_show_the_stage() {
        let stage = |text: &str| stage_of(&text.to_lowercase());
        assert_eq!(stage("Peru and Chile signed a treaty"), Some(Stage::Signed));
        assert_eq!(stage("they would sign a treaty"), Some(Stage::Proposed));
        assert_eq!(stage("Chile violated the treaty"), Some(Stage::Broken));
        assert_eq!(
            stage("the treaty entered into force in May"),
            Some(Stage::InForce)
        );
        assert_eq!(stage("the treaty is long"), None);
    }

    #[test]
    fn silence_is_no_stage() {
        assert_eq!(Agreement::default().stage(), None);
    }
}
