//! Rows → records.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;
use std::sync::Mutex;

use chancery_record::{
    Actor, ActorId, ActorKind, CueClass, Event, EventDate, EventId, EventType, Mention,
    MentionForm, Place, Position, Precision, Quotation, Records, Sector, Span, Stance, Statement,
    StatementId, Status, Voice, Why,
};
use chancery_text::{Article, Caption, CodePoints, Dateline, Doubt, PartialDate, PublishedFrom};

use super::{ArticleRows, spans};
use crate::tables::{DoubtRow, EventRow, PositionRow, StatementRow};

/// A row says something that cannot be: which table and cell, and what stands there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: `{value}` cannot be")]
pub struct Damaged {
    place: &'static str,
    value: String,
}

fn damaged(place: &'static str, value: impl ToString) -> Damaged {
    Damaged {
        place,
        value: value.to_string(),
    }
}

/// The article and the records that the rows hold.
pub fn records(rows: &ArticleRows) -> Result<(Article, Records), Damaged> {
    let text = &rows.article.text;
    let reader = Reader {
        points: CodePoints::of(text),
        actors: places(rows.actors.iter().map(|row| &*row.actor)),
        statements: places(rows.statements.iter().map(|row| &*row.statement)),
        events: places(rows.events.iter().map(|row| &*row.event)),
    };
    let mut records = Records::default();
    for row in &rows.actors {
        records.actors.push(Actor {
            name: row.name.clone(),
            kind: named(ActorKind::named, "actors.kind", &row.kind)?,
            country: row.country.clone(),
            sectors: row
                .sectors
                .split_whitespace()
                .map(|sector| named(Sector::named, "actors.sectors", sector))
                .collect::<Result<_, _>>()?,
            office: row.office.clone(),
            key: row.key.clone(),
        });
    }
    for row in &rows.mentions {
        let span = spans::of_ends(&reader.points, Some(row.start), Some(row.end));
        records.mentions.push(Mention {
            actor: reader.actor("mentions.actor", &row.actor)?,
            span: span.ok_or_else(|| damaged("mentions.start", row.start))?,
            form: named(MentionForm::named, "mentions.form", &row.form)?,
        });
    }
    for row in &rows.statements {
        records.statements.push(reader.statement(row)?);
    }
    for row in &rows.events {
        records.events.push(reader.event(row)?);
    }
    for row in &rows.positions {
        records.positions.push(reader.position(row)?);
    }
    let doubt = |row: &DoubtRow| Doubt {
        kind: lasting(&row.kind),
        message: row.message.clone(),
        span: spans::of_ends(&reader.points, row.start, row.end),
    };
    let of_stage = |stage: &str| {
        rows.doubts
            .iter()
            .filter(|row| row.stage == stage)
            .map(doubt)
            .collect::<Vec<_>>()
    };
    records.doubts = of_stage("records");
    let article = article(rows, &reader.points, of_stage("article"))?;
    Ok((article, records))
}

fn article(
    rows: &ArticleRows,
    points: &CodePoints<'_>,
    doubts: Vec<Doubt>,
) -> Result<Article, Damaged> {
    let row = &rows.article;
    let captions: Vec<[String; 2]> = serde_json::from_str(&row.captions)
        .map_err(|_| damaged("articles.captions", &row.captions))?;
    let dateline = match &row.dateline_place {
        Some(place) => Some(Dateline {
            place: place.clone(),
            date: date("articles.dateline_date", &row.dateline_date)?,
            agency: row.dateline_agency.clone(),
        }),
        None => None,
    };
    Ok(Article {
        id: row.id.clone(),
        outlet: row.outlet.clone(),
        agency: row.agency.clone(),
        url: row.url.clone(),
        title: row.title.clone(),
        byline: row.byline.clone(),
        published: date("articles.published", &row.published)?,
        published_from: match &*row.published_from {
            "" => None,
            from => Some(named(published_from, "articles.published_from", from)?),
        },
        language: row.language.clone(),
        dateline,
        captions: captions
            .into_iter()
            .map(|[text, credit]| Caption { text, credit })
            .collect(),
        text: row.text.clone(),
        title_span: spans::of_ends(points, row.title_start, row.title_end),
        dateline_span: spans::of_ends(points, row.dateline_start, row.dateline_end),
        source_map: Default::default(),
        doubts,
    })
}

fn published_from(text: &str) -> Option<PublishedFrom> {
    use PublishedFrom::*;
    [Given, Metadata, Caption, Dateline, Url, Inferred]
        .into_iter()
        .find(|from| from.as_str() == text)
}

/// Where each key stands in its table.
fn places<'a>(keys: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, u32> {
    keys.zip(0..).collect()
}

fn named<T>(of: impl Fn(&str) -> Option<T>, place: &'static str, text: &str) -> Result<T, Damaged> {
    of(text).ok_or_else(|| damaged(place, text))
}

fn date(place: &'static str, text: &str) -> Result<Option<PartialDate>, Damaged> {
    if text.is_empty() {
        return Ok(None);
    }
    PartialDate::from_str(text)
        .map(Some)
        .map_err(|()| damaged(place, text))
}

/// A string that lasts as long as the program. Rules and kinds of doubt are few and fixed; a
/// foreign file cannot fill the memory with new ones.
fn lasting(text: &str) -> &'static str {
    static KNOWN: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    const MOST: usize = 10_000;
    let mut known = KNOWN
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner());
    if let Some(known) = known.get(text) {
        return known;
    }
    if known.len() >= MOST {
        return "";
    }
    let text: &'static str = Box::leak(text.into());
    known.insert(text);
    text
}

struct Reader<'a> {
    points: CodePoints<'a>,
    actors: BTreeMap<&'a str, u32>,
    statements: BTreeMap<&'a str, u32>,
    events: BTreeMap<&'a str, u32>,
}

impl Reader<'_> {
    fn actor(&self, place: &'static str, key: &str) -> Result<ActorId, Damaged> {
        self.actors
            .get(key)
            .map(|&at| ActorId(at))
            .ok_or_else(|| damaged(place, key))
    }

    fn actors(&self, place: &'static str, list: &str) -> Result<Vec<ActorId>, Damaged> {
        list.split("; ")
            .filter(|key| !key.is_empty())
            .map(|key| self.actor(place, key))
            .collect()
    }

    fn statement_id(&self, place: &'static str, key: &str) -> Result<StatementId, Damaged> {
        self.statements
            .get(key)
            .map(|&at| StatementId(at))
            .ok_or_else(|| damaged(place, key))
    }

    fn spans(&self, place: &'static str, list: &str) -> Result<Vec<Span>, Damaged> {
        spans::parse(&self.points, list).ok_or_else(|| damaged(place, list))
    }

    fn statement(&self, row: &StatementRow) -> Result<Statement, Damaged> {
        let actor = |place, key: &Option<String>| {
            key.as_deref().map(|key| self.actor(place, key)).transpose()
        };
        Ok(Statement {
            parent: row
                .parent
                .as_deref()
                .map(|key| self.statement_id("statements.parent", key))
                .transpose()?,
            speaker: actor("statements.speaker", &row.speaker)?,
            speaker_span: self.spans("statements.speaker_spans", &row.speaker_spans)?,
            cue: self.spans("statements.cue_spans", &row.cue_spans)?,
            cue_lemma: row.cue.clone(),
            cue_class: named(CueClass::named, "statements.cue_class", &row.cue_class)?,
            content: self.spans("statements.content_spans", &row.content_spans)?,
            quotation: named(Quotation::named, "statements.quotation", &row.quotation)?,
            addressee: actor("statements.addressee", &row.addressee)?,
            negated: row.negated,
            modal: row.modal,
            in_title: row.in_title,
            repeated: self.spans("statements.repeated_spans", &row.repeated_spans)?,
            confidence: row.confidence as f32,
            why: why(&row.rule, &row.entry, &row.note),
        })
    }

    fn event(&self, row: &EventRow) -> Result<Event, Damaged> {
        let start = date("events.date_start", &row.date_start)?;
        let end = date("events.date_end", &row.date_end)?;
        let date = match start.zip(end) {
            Some((start, end)) => Some(EventDate {
                start,
                end,
                precision: named(
                    Precision::named,
                    "events.date_precision",
                    &row.date_precision,
                )?,
                reason: row.date_reason.clone(),
                span: spans::of_ends(&self.points, row.date_text_start, row.date_text_end),
            }),
            None => None,
        };
        let place = match &row.place {
            Some(name) => Some(Place {
                name: name.clone(),
                country: row.place_country.clone(),
                coordinates: row.latitude.zip(row.longitude),
                span: spans::of_ends(&self.points, row.place_start, row.place_end)
                    .ok_or_else(|| damaged("events.place_start", name))?,
            }),
            None => None,
        };
        Ok(Event {
            kind: named(EventType::named, "events.type", &row.r#type)?,
            mode: row.mode.clone(),
            contexts: row
                .contexts
                .split_whitespace()
                .map(str::to_string)
                .collect(),
            cameo: row.cameo.clone(),
            intensity: row.intensity as f32,
            goldstein: row.goldstein as f32,
            source: self.actors("events.source", &row.source)?,
            target: self.actors("events.target", &row.target)?,
            status: named(Status::named, "events.status", &row.status)?,
            voice: match &*row.voice {
                "outlet" => Voice::Outlet,
                key => Voice::Claimed(self.statement_id("events.voice", key)?),
            },
            date,
            place,
            in_title: row.in_title,
            trigger: self.spans("events.trigger_spans", &row.trigger_spans)?,
            evidence: self.spans("events.evidence_spans", &row.evidence_spans)?,
            confidence: row.confidence as f32,
            why: why(&row.rule, &row.entry, &row.note),
        })
    }

    fn position(&self, row: &PositionRow) -> Result<Position, Damaged> {
        let event = |key: &str| {
            self.events
                .get(key)
                .map(|&at| EventId(at))
                .ok_or_else(|| damaged("positions.event", key))
        };
        Ok(Position {
            actor: self.actor("positions.actor", &row.actor)?,
            concept: row.concept.clone(),
            stance: named(Stance::named, "positions.stance", &row.stance)?,
            statement: row
                .statement
                .as_deref()
                .map(|key| self.statement_id("positions.statement", key))
                .transpose()?,
            event: row.event.as_deref().map(event).transpose()?,
            evidence: self.spans("positions.evidence_spans", &row.evidence_spans)?,
            confidence: row.confidence as f32,
            why: why(&row.rule, &row.entry, &row.note),
        })
    }
}

fn why(rule: &str, entry: &str, note: &str) -> Why {
    Why {
        rule: lasting(rule),
        entry: entry.to_string(),
        note: note.to_string(),
    }
}
