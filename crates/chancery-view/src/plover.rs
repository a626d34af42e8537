//! Events as PLOVER's JSON: one object a line.
//!
//! Field names are those of the PLOVER manual: `actor` and `recipient` are what Chancery calls
//! source and target. Negated, planned and hypothetical events keep their place and say so in
//! `aux_mode`, as does `voice` if somebody claims the event.

use chancery_record::{Actor, ActorId, Event, Records, Status, Voice};
use chancery_text::{Article, CodePoints};
use serde_json::{Map, Value, json};

use crate::json::{hundredths, pieces};

/// The events of an article, one JSON object a line. `key` gives each event its id, or none if it
/// is to be left out.
pub fn lines(
    article: &Article,
    records: &Records,
    key: impl Fn(usize) -> Option<String>,
) -> String {
    let mut lines = String::new();
    for (at, event) in records.events.iter().enumerate() {
        let Some(key) = key(at) else { continue };
        lines.push_str(&Value::Object(object(article, records, event, key)).to_string());
        lines.push('\n');
    }
    lines
}

fn object(article: &Article, records: &Records, event: &Event, id: String) -> Map<String, Value> {
    let mut object = Map::new();
    let mut set = |name: &str, value: Value| {
        let is_empty = match &value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(list) => list.is_empty(),
            _ => false,
        };
        if !is_empty {
            object.insert(name.to_string(), value);
        }
    };
    let published = article
        .published
        .map(|date| date.to_string())
        .unwrap_or_default();
    let start = event
        .date
        .as_ref()
        .map_or(published.clone(), |date| date.start.to_string());
    let end = event.date.as_ref().map(|date| date.end.to_string());
    set("id", id.into());
    object_end(&mut set, &start, end);
    set("actor", entities(records, &event.source));
    set("recipient", entities(records, &event.target));
    set("event", event.kind.as_str().into());
    set("mode", event.mode.clone().into());
    set("aux_mode", aux_mode(event.status).into());
    set("context", event.contexts.clone().into());
    set("quad_code", event.kind.quad().into());
    set("event_scale", hundredths(event.intensity).into());
    set("event_text", pieces(&article.text, &event.trigger).into());
    if let Some(place) = &event.place {
        let mut location = json!({ "name": place.name });
        if !place.country.is_empty() {
            location["country"] = place.country.clone().into();
        }
        if let Some((latitude, longitude)) = place.coordinates {
            location["lat"] = latitude.into();
            location["lon"] = longitude.into();
        }
        set("event_loc", location);
    }
    let points = CodePoints::of(&article.text);
    let spans: Vec<[u32; 2]> = event
        .evidence
        .iter()
        .map(|span| points.span(*span))
        .collect();
    set("text", pieces(&article.text, &event.evidence).into());
    let mut info = json!({ "spans": spans, "article": article.id, "confidence": hundredths(event.confidence) });
    if let Voice::Claimed(statement) = event.voice {
        let said = records.statements.get(statement.index());
        let speaker = said
            .and_then(|said| said.speaker)
            .and_then(|id| name(records, id));
        info["claimed_by"] = speaker.unwrap_or("").into();
    }
    set("text_info", info);
    set("link", article.url.clone().into());
    let mut cite = json!({ "published": published });
    for (name, text) in [
        ("outlet", &article.outlet),
        ("agency", &article.agency),
        ("title", &article.title),
    ] {
        if !text.is_empty() {
            cite[name] = text.clone().into();
        }
    }
    set("cite_info", cite);
    set(
        "coder",
        concat!("chancery ", env!("CARGO_PKG_VERSION")).into(),
    );
    object
}

fn object_end(set: &mut impl FnMut(&str, Value), start: &str, end: Option<String>) {
    set("date", start.into());
    set("enddate", end.filter(|end| end != start).into());
}

/// PLOVER's auxiliary modes.
fn aux_mode(status: Status) -> &'static str {
    match status {
        Status::Done | Status::Ongoing => "",
        Status::Planned => "future",
        Status::Demanded | Status::Hypothetical => "hypothetical",
        Status::Denied => "negation",
        Status::Past => "historical",
    }
}

fn name(records: &Records, id: ActorId) -> Option<&str> {
    records
        .actors
        .get(id.index())
        .map(|actor| actor.name.as_str())
}

fn entities(records: &Records, actors: &[ActorId]) -> Value {
    let actors = actors
        .iter()
        .filter_map(|id| records.actors.get(id.index()));
    Value::Array(actors.map(entity).collect())
}

fn entity(actor: &Actor) -> Value {
    let mut entity =
        json!({ "code": actor.country, "entity_text": actor.name, "identifier_text": actor.key });
    if !actor.sectors.is_empty() {
        let sectors: Vec<&str> = actor.sectors.iter().map(|sector| sector.as_str()).collect();
        entity["sector"] = sectors.into();
    }
    if !actor.office.is_empty() {
        entity["office"] = actor.office.clone().into();
    }
    entity
}

#[cfg(test)]
mod tests {
    use super::*;
    use chancery_record::{ActorKind, EventType, Why};
    use chancery_text::Span;

    #[test]
    fn an_event_has_the_fields_that_plover_requires() {
        let text = "Kesh hosted envoys of Orlovia.";
        let actor = |name: &str, country: &str| Actor {
            name: name.to_string(),
            kind: ActorKind::State,
            country: country.to_string(),
            sectors: Vec::new(),
            office: String::new(),
            key: country.to_string(),
        };
        let event = Event {
            kind: EventType::Consult,
            mode: "visit".to_string(),
            contexts: vec!["diplomatic".to_string()],
            cameo: "043".to_string(),
            intensity: 4.0,
            goldstein: 1.0,
            source: vec![ActorId(1)],
            target: vec![ActorId(0)],
            status: Status::Planned,
            voice: Voice::Outlet,
            date: None,
            place: None,
            in_title: false,
            trigger: vec![Span::new(5, 11)],
            evidence: vec![Span::new(0, text.len())],
            confidence: 0.9,
            why: Why::default(),
        };
        let article = Article {
            text: text.to_string(),
            published: "2031-03-05".parse().ok(),
            ..Article::default()
        };
        let actors = vec![actor("Kesh", "KSH"), actor("Orlovia", "ORL")];
        let records = Records {
            actors,
            events: vec![event],
            ..Records::default()
        };
        let line = lines(&article, &records, |at| Some(format!("e{at}")));
        let object: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(object["id"], "e0");
        assert_eq!(object["date"], "2031-03-05");
        assert_eq!(object["actor"][0]["code"], "ORL");
        assert_eq!(object["recipient"][0]["entity_text"], "Kesh");
        assert_eq!(object["event"], "CONSULT");
        assert_eq!(object["aux_mode"], "future");
        assert_eq!(object["quad_code"], 1);
        assert_eq!(object["event_scale"], 4.0);
        assert_eq!(object["text_info"]["spans"], json!([[0, 30]]));
        assert!(object.get("event_loc").is_none() && object.get("link").is_none());
    }
}
