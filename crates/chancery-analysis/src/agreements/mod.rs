//! Agreements between states: what was proposed, announced, signed, carried out or broken, each
//! with the clause that shows it.
//!
//! > The two presidents **signed a memorandum of understanding** on energy.
//!
//! The parties are those that the words tie to the instrument ([`parties`]): *between Peru and Chile*,
//! *the Peru-Chile treaty*, *Peru signed … with Chile*. Whoever merely speaks of an agreement is no
//! party to it, nor is the town that it is named after (*the Lima Agreement*).
//!
//! What is only hoped for or demanded counts as proposed, whatever its verb: *hoped that both sides
//! would implement the accords* shows no implementation. Where nothing is said of a stage there is
//! no sign of it, which is not the same as broken.

use std::collections::BTreeMap;

use chancery_record::{CueClass, Event, EventType, Records, Span, Statement, Status};
use chancery_text::Article;

mod clause;
mod confidence;
mod fields;
mod instruments;
mod named;
mod parties;
mod stages;
mod wishes;

pub use confidence::SIGNS;

/// An agreement of more states than this is everybody's: *the convention on the law of the sea*.
const MOST_PARTIES: usize = 6;

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
#[derive(Clone, Debug, PartialEq)]
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
    /// What was weighed, in the order of [`SIGNS`].
    pub signs: [f64; SIGNS.len()],
    /// The probability that parties and stage are right.
    pub confidence: f64,
}

/// An agreement with all that is told of it.
#[derive(Clone, Debug, PartialEq, Default)]
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

    /// The surest clause of a stage, the first of several; none: no sign of it.
    pub fn evidence(&self, stage: Stage) -> Option<&Told> {
        let told = self.told.iter().filter(|told| told.stage == stage);
        told.rev()
            .max_by(|a, b| a.confidence.total_cmp(&b.confidence))
    }
}

/// What one article tells of agreements between states.
pub fn told(article: &Article, records: &Records) -> Vec<Agreement> {
    let text = &article.text;
    let body = if article.title.is_empty() {
        0
    } else {
        text.find("\n\n").map_or(0, |at| at + 2)
    };
    let published = article.published.map(|date| date.to_string());
    let named = named::named(text, records);
    let around = Around::of(records);
    let mut found = Vec::new();
    for instrument in instruments::instruments(text) {
        if instrument.span.start < body as u32 {
            continue;
        }
        let clause = clause::sentence(text, instrument.span);
        let statement = around.statement(instrument.span);
        let speaker = statement
            .and_then(|statement| statement.speaker)
            .and_then(|id| records.actors.get(id.index()));
        let Some(parties) = parties::of(text, &named, clause, &instrument, speaker) else {
            continue;
        };
        if parties.states.len() > MOST_PARTIES {
            continue;
        }
        if statement.is_some_and(|statement| statement.negated) {
            continue;
        }
        let wished = statement.is_some_and(|statement| {
            matches!(
                statement.cue_class,
                CueClass::Hope | CueClass::Demand | CueClass::Intend | CueClass::Ask
            ) && !matches!(&*statement.cue_lemma, "insist" | "tell" | "maintain")
        });
        let seen = stages::stage(text, clause, &instrument);
        let stage = match seen.map(|shown| shown.stage) {
            // What one hopes of a treaty that is signed does not unsign it.
            Some(stage) if stage > Stage::Proposed && (!wished || stage >= Stage::Signed) => stage,
            None if !wished || wishes::is_pointed(text, &instrument) => continue,
            _ if wishes::is_granted(text, clause, &instrument) => continue,
            _ => Stage::Proposed,
        };
        let shown: Vec<&str> = clause.of(text).split_whitespace().collect();
        let signs = confidence::signs(
            &parties,
            seen.as_ref(),
            stage,
            told_in(statement, clause, instrument.span).of(text),
            wished,
        );
        found.push(Agreement {
            parties: parties.states.into_iter().collect(),
            instrument: instrument.name.to_string(),
            field: fields::field(text, clause, &instrument).to_string(),
            told: vec![Told {
                article: article.id.clone(),
                date: around
                    .date(instrument.span)
                    .or(published.clone())
                    .unwrap_or_default(),
                stage,
                claimed: statement.is_some(),
                clause: shown.join(" "),
                confidence: confidence::confidence(&signs),
                signs,
            }],
        });
    }
    merge(found)
}

/// The part of a sentence that tells of an instrument: what somebody says there, or all of it.
fn told_in(statement: Option<&Statement>, clause: Span, instrument: Span) -> Span {
    statement
        .into_iter()
        .flat_map(|statement| statement.content.iter().copied())
        .find(|span| span.contains(instrument) && clause.contains(*span))
        .unwrap_or(clause)
}

/// Statements and events by where they stand, so that a place finds those around it at once.
struct Around<'a> {
    statements: Vec<(Span, &'a Statement)>,
    events: Vec<(Span, &'a Event)>,
}

/// The most records that may begin between a place and the one around it.
const FARTHEST: usize = 64;

impl<'a> Around<'a> {
    fn of(records: &'a Records) -> Around<'a> {
        let mut statements: Vec<(Span, &Statement)> = Vec::new();
        for statement in records.statements.iter().filter(|one| !one.in_title) {
            let spans = statement.cue.iter().chain(&statement.content);
            statements.extend(spans.map(|&span| (span, statement)));
        }
        statements.sort_by_key(|&(span, _)| (span.start, std::cmp::Reverse(span.end)));
        let mut events: Vec<(Span, &Event)> = Vec::new();
        for event in &records.events {
            if event.kind == EventType::Agree && event.status == Status::Done {
                events.extend(event.evidence.iter().map(|&span| (span, event)));
            }
        }
        events.sort_by_key(|&(span, _)| (span.start, std::cmp::Reverse(span.end)));
        Around { statements, events }
    }

    /// The innermost statement in whose cue or content a span stands.
    fn statement(&self, span: Span) -> Option<&'a Statement> {
        holding(&self.statements, span)
    }

    /// The day of the event that is told there, if it is known.
    fn date(&self, span: Span) -> Option<String> {
        let event = holding(&self.events, span)?;
        event.date.as_ref().map(|date| date.start.to_string())
    }
}

fn holding<'a, T>(all: &[(Span, &'a T)], span: Span) -> Option<&'a T> {
    let end = all.partition_point(|(own, _)| own.start <= span.start);
    let before = all[..end].iter().rev().take(FARTHEST);
    before
        .filter(|(own, _)| own.contains(span))
        .map(|&(_, one)| one)
        .next()
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
    fn silence_is_no_stage() {
        assert_eq!(Agreement::default().stage(), None);
    }
}
