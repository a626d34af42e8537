//! The JSON of `read`: one object an article, schema 1 (`docs/records.schema.json`).
//!
//! Spans are in Unicode code points of `article.text`, end exclusive.

use chancery_record::{Actor, ActorId, Event, Mention, Position, Records, Span, Statement, Voice};
use chancery_text::{Article, CodePoints};
use serde::Serialize;

/// The version of the schema.
pub const SCHEMA: u32 = 1;

/// An article and its records as one JSON object, without a line break inside.
pub fn line(article: &Article, records: &Records) -> String {
    serde_json::to_string(&object(article, records)).expect("plain data has a JSON form")
}

/// An article and its records as a JSON object over many lines, for people.
pub fn pretty(article: &Article, records: &Records) -> String {
    serde_json::to_string_pretty(&object(article, records)).expect("plain data has a JSON form")
}

/// An article and its records, ready to be written by serde.
pub fn object<'a>(article: &'a Article, records: &'a Records) -> impl Serialize + 'a {
    let at = &CodePoints::of(&article.text);
    let text = article.text.as_str();
    Object {
        schema: SCHEMA,
        id: &article.id,
        article: article_json(article),
        actors: records.actors.iter().enumerate().map(actor).collect(),
        mentions: records
            .mentions
            .iter()
            .map(|mention| mention_json(text, at, mention))
            .collect(),
        statements: numbered("s", &records.statements, |id, it| {
            statement(text, at, id, it)
        }),
        events: numbered("e", &records.events, |id, it| event(text, at, id, it)),
        positions: numbered("p", &records.positions, |id, it| position(at, id, it)),
        doubts: records
            .doubts
            .iter()
            .map(|doubt| DoubtJson {
                kind: doubt.kind,
                message: &doubt.message,
                span: doubt.span.map(|span| at.span(span)),
            })
            .collect(),
    }
}

fn numbered<'a, T, U>(
    prefix: &str,
    records: &'a [T],
    to_json: impl Fn(String, &'a T) -> U,
) -> Vec<U> {
    let id = |place: usize| format!("{prefix}{}", place + 1);
    records
        .iter()
        .enumerate()
        .map(|(place, record)| to_json(id(place), record))
        .collect()
}

type Spans = Vec<[u32; 2]>;

#[derive(Serialize)]
struct Object<'a> {
    schema: u32,
    id: &'a str,
    article: ArticleJson<'a>,
    actors: Vec<ActorJson<'a>>,
    mentions: Vec<MentionJson<'a>>,
    statements: Vec<StatementJson>,
    events: Vec<EventJson<'a>>,
    positions: Vec<PositionJson<'a>>,
    doubts: Vec<DoubtJson<'a>>,
}

#[derive(Serialize)]
struct ArticleJson<'a> {
    outlet: &'a str,
    agency: &'a str,
    url: &'a str,
    title: &'a str,
    byline: &'a str,
    published: Option<String>,
    published_from: Option<&'static str>,
    language: &'a str,
    dateline: Option<DatelineJson<'a>>,
    captions: Vec<CaptionJson<'a>>,
    text: &'a str,
}

#[derive(Serialize)]
struct DatelineJson<'a> {
    place: &'a str,
    date: Option<String>,
    agency: &'a str,
}

#[derive(Serialize)]
struct CaptionJson<'a> {
    text: &'a str,
    credit: &'a str,
}

fn article_json(article: &Article) -> ArticleJson<'_> {
    ArticleJson {
        outlet: &article.outlet,
        agency: &article.agency,
        url: &article.url,
        title: &article.title,
        byline: &article.byline,
        published: article.published.map(|date| date.to_string()),
        published_from: article.published_from.map(|from| from.as_str()),
        language: &article.language,
        dateline: article.dateline.as_ref().map(|dateline| DatelineJson {
            place: &dateline.place,
            date: dateline.date.map(|date| date.to_string()),
            agency: &dateline.agency,
        }),
        captions: article
            .captions
            .iter()
            .map(|caption| CaptionJson {
                text: &caption.text,
                credit: &caption.credit,
            })
            .collect(),
        text: &article.text,
    }
}

#[derive(Serialize)]
struct ActorJson<'a> {
    id: String,
    name: &'a str,
    kind: &'static str,
    country: &'a str,
    sectors: Vec<&'static str>,
    office: &'a str,
    key: &'a str,
}

fn actor((place, actor): (usize, &Actor)) -> ActorJson<'_> {
    ActorJson {
        id: ActorId(place as u32).to_string(),
        name: &actor.name,
        kind: actor.kind.as_str(),
        country: &actor.country,
        sectors: actor.sectors.iter().map(|sector| sector.as_str()).collect(),
        office: &actor.office,
        key: &actor.key,
    }
}

#[derive(Serialize)]
struct MentionJson<'a> {
    actor: String,
    start: u32,
    end: u32,
    text: &'a str,
    form: &'static str,
}

fn mention_json<'a>(text: &'a str, at: &CodePoints<'_>, mention: &Mention) -> MentionJson<'a> {
    let [start, end] = at.span(mention.span);
    MentionJson {
        actor: mention.actor.to_string(),
        start,
        end,
        text: mention.span.of(text),
        form: mention.form.as_str(),
    }
}

#[derive(Serialize)]
struct StatementJson {
    id: String,
    parent: Option<String>,
    speaker: Option<String>,
    speaker_text: Option<String>,
    cue: String,
    cue_class: &'static str,
    content: String,
    quotation: &'static str,
    addressee: Option<String>,
    negated: bool,
    modal: bool,
    in_title: bool,
    spans: StatementSpans,
    confidence: f64,
}

#[derive(Serialize)]
struct StatementSpans {
    speaker: Spans,
    cue: Spans,
    content: Spans,
}

fn statement(text: &str, at: &CodePoints<'_>, id: String, statement: &Statement) -> StatementJson {
    StatementJson {
        id,
        parent: statement.parent.map(|parent| parent.to_string()),
        speaker: statement.speaker.map(|speaker| speaker.to_string()),
        speaker_text: (!statement.speaker_span.is_empty())
            .then(|| pieces(text, &statement.speaker_span)),
        cue: pieces(text, &statement.cue),
        cue_class: statement.cue_class.as_str(),
        content: pieces(text, &statement.content),
        quotation: statement.quotation.as_str(),
        addressee: statement.addressee.map(|addressee| addressee.to_string()),
        negated: statement.negated,
        modal: statement.modal,
        in_title: statement.in_title,
        spans: StatementSpans {
            speaker: spans(at, &statement.speaker_span),
            cue: spans(at, &statement.cue),
            content: spans(at, &statement.content),
        },
        confidence: hundredths(statement.confidence),
    }
}

#[derive(Serialize)]
struct EventJson<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    mode: &'a str,
    contexts: &'a [String],
    cameo: &'a str,
    quad: u8,
    intensity: f64,
    goldstein: f64,
    source: Vec<String>,
    target: Vec<String>,
    trigger: String,
    status: &'static str,
    voice: String,
    date: Option<DateJson>,
    place: Option<PlaceJson<'a>>,
    in_title: bool,
    spans: EventSpans,
    confidence: f64,
}

#[derive(Serialize)]
struct DateJson {
    start: String,
    end: String,
    precision: &'static str,
}

#[derive(Serialize)]
struct PlaceJson<'a> {
    name: &'a str,
    country: &'a str,
    lat: Option<f64>,
    lon: Option<f64>,
}

#[derive(Serialize)]
struct EventSpans {
    trigger: Spans,
    evidence: Spans,
}

fn event<'a>(text: &str, at: &CodePoints<'_>, id: String, event: &'a Event) -> EventJson<'a> {
    EventJson {
        id,
        kind: event.kind.as_str(),
        mode: &event.mode,
        contexts: &event.contexts,
        cameo: &event.cameo,
        quad: event.kind.quad(),
        intensity: hundredths(event.intensity),
        goldstein: hundredths(event.goldstein),
        source: event.source.iter().map(ActorId::to_string).collect(),
        target: event.target.iter().map(ActorId::to_string).collect(),
        trigger: pieces(text, &event.trigger),
        status: event.status.as_str(),
        voice: match event.voice {
            Voice::Outlet => "outlet".to_string(),
            Voice::Claimed(statement) => statement.to_string(),
        },
        date: event.date.as_ref().map(|date| DateJson {
            start: date.start.to_string(),
            end: date.end.to_string(),
            precision: date.precision.as_str(),
        }),
        place: event.place.as_ref().map(|place| PlaceJson {
            name: &place.name,
            country: &place.country,
            lat: place.coordinates.map(|(lat, _)| degrees(lat)),
            lon: place.coordinates.map(|(_, lon)| degrees(lon)),
        }),
        in_title: event.in_title,
        spans: EventSpans {
            trigger: spans(at, &event.trigger),
            evidence: spans(at, &event.evidence),
        },
        confidence: hundredths(event.confidence),
    }
}

#[derive(Serialize)]
struct PositionJson<'a> {
    id: String,
    actor: String,
    concept: &'a str,
    stance: &'static str,
    statement: Option<String>,
    event: Option<String>,
    spans: PositionSpans,
    confidence: f64,
}

#[derive(Serialize)]
struct PositionSpans {
    evidence: Spans,
}

fn position<'a>(at: &CodePoints<'_>, id: String, position: &'a Position) -> PositionJson<'a> {
    PositionJson {
        id,
        actor: position.actor.to_string(),
        concept: &position.concept,
        stance: position.stance.as_str(),
        statement: position.statement.map(|statement| statement.to_string()),
        event: position.event.map(|event| event.to_string()),
        spans: PositionSpans {
            evidence: spans(at, &position.evidence),
        },
        confidence: hundredths(position.confidence),
    }
}

#[derive(Serialize)]
struct DoubtJson<'a> {
    kind: &'a str,
    message: &'a str,
    span: Option<[u32; 2]>,
}

fn spans(at: &CodePoints<'_>, spans: &[Span]) -> Spans {
    spans.iter().map(|&span| at.span(span)).collect()
}

/// The words of several spans, joined by ` … `.
pub fn pieces(text: &str, spans: &[Span]) -> String {
    spans
        .iter()
        .map(|span| span.of(text))
        .collect::<Vec<_>>()
        .join(" … ")
}

/// A figure with two decimals.
pub fn hundredths(value: f32) -> f64 {
    (f64::from(value) * 100.0).round() / 100.0
}

fn degrees(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}

#[cfg(test)]
mod tests {
    use chancery_record::{ActorKind, CueClass, MentionForm, Quotation, Why};

    use super::*;

    #[test]
    fn spans_count_code_points() {
        let text = "Café owner Zoë says “trade grows”.".to_string();
        let start = text.find("Zoë").unwrap();
        let content = text.find('“').unwrap();
        let zoe = Span::new(start, start + "Zoë".len());
        let cue = Span::new(start + "Zoë ".len(), start + "Zoë says".len());
        let article = Article {
            id: "x".into(),
            text: text.clone(),
            ..Article::default()
        };
        let records = Records {
            actors: vec![Actor {
                name: "Zoë".into(),
                kind: ActorKind::Person,
                country: String::new(),
                sectors: vec![],
                office: String::new(),
                key: "zoe".into(),
            }],
            mentions: vec![Mention {
                actor: ActorId(0),
                span: zoe,
                form: MentionForm::Name,
            }],
            statements: vec![Statement {
                parent: None,
                speaker: Some(ActorId(0)),
                speaker_span: vec![zoe],
                cue: vec![cue],
                cue_lemma: "say".into(),
                cue_class: CueClass::Say,
                content: vec![Span::new(content, text.len() - 1)],
                quotation: Quotation::Direct,
                addressee: None,
                negated: false,
                modal: false,
                in_title: false,
                repeated: vec![],
                confidence: 0.934,
                why: Why::new("direct", "say"),
            }],
            ..Records::default()
        };
        let value: serde_json::Value = serde_json::from_str(&line(&article, &records)).unwrap();
        assert_eq!(value["mentions"][0]["start"], 11);
        assert_eq!(value["mentions"][0]["end"], 14);
        assert_eq!(value["statements"][0]["content"], "“trade grows”");
        assert_eq!(value["statements"][0]["spans"]["content"][0][0], 20);
        assert_eq!(value["statements"][0]["confidence"], 0.93);
        assert_eq!(value["statements"][0]["speaker"], "a1");
    }
}
