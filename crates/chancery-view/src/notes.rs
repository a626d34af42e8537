//! Records in the words of a case study: what `show` prints and golden tests hold.
//!
//! ```text
//! statement 1  reported by The Namibian, Windhoek, 2016-05-12
//!   speaker    NAM GOV "Namibia's president"
//!   cue        "says" (say)
//!   content    "Namibia and Angola must share the river's water"
//! event        none
//! ```

use std::fmt::Write as _;

use chancery_record::{
    Actor, ActorId, Event, Position, Records, Span, Statement, StatementId, Voice, Why,
};
use chancery_text::Article;

use crate::json::pieces;

/// Which records to print, and how much of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notes {
    /// Who is named.
    pub mentions: bool,
    /// Who says what.
    pub statements: bool,
    /// Who does what.
    pub events: bool,
    /// Who stands where.
    pub positions: bool,
    /// The rule and entry behind each record, its confidence, and the doubts.
    pub reasons: bool,
}

impl Notes {
    /// Statements, events and positions, without reasons: what golden tests hold.
    pub const RECORDS: Notes = Notes {
        mentions: false,
        statements: true,
        events: true,
        positions: true,
        reasons: false,
    };
}

/// Prints an article's records.
pub fn notes(article: &Article, records: &Records, notes: Notes) -> String {
    let mut out = Out {
        article,
        records,
        notes,
        text: String::new(),
    };
    if notes.mentions {
        out.mentions();
    }
    if notes.statements {
        out.statements();
    }
    if notes.events {
        out.events();
    }
    if notes.positions {
        out.positions();
    }
    if notes.reasons {
        out.doubts();
    }
    out.text
}

struct Out<'a> {
    article: &'a Article,
    records: &'a Records,
    notes: Notes,
    text: String,
}

impl Out<'_> {
    fn line(&mut self, name: &str, value: impl std::fmt::Display) {
        let _ = writeln!(self.text, "  {name:<10} {value}");
    }

    fn head(&mut self, name: impl std::fmt::Display, value: impl std::fmt::Display) {
        let _ = writeln!(self.text, "{:<12} {value}", name.to_string());
    }

    fn none(&mut self, name: &str, empty: bool) {
        if empty {
            self.head(name, "none");
        }
    }

    fn words(&self, spans: &[Span]) -> String {
        let words = pieces(&self.article.text, spans);
        format!(
            "{:?}",
            words.split_whitespace().collect::<Vec<_>>().join(" ")
        )
        .replace("\\'", "'")
    }

    fn actor(&self, id: ActorId) -> Option<&Actor> {
        self.records.actors.get(id.index())
    }

    fn codes(&self, ids: &[ActorId]) -> String {
        let codes: Vec<String> = ids
            .iter()
            .filter_map(|&id| self.actor(id))
            .map(|actor| {
                format!("{} {:?}", code(actor), actor.name)
                    .trim()
                    .to_string()
            })
            .collect();
        if codes.is_empty() {
            "none".to_string()
        } else {
            codes.join(" + ")
        }
    }

    fn reasons(&mut self, why: &Why, confidence: f32) {
        if self.notes.reasons {
            let entry = if why.entry.is_empty() { "" } else { " ← " };
            self.line("rule", format!("{}{entry}{}", why.rule, why.entry));
            if !why.note.is_empty() {
                self.line("because", &why.note);
            }
            self.line("confidence", format!("{confidence:.2}"));
        }
    }

    fn mentions(&mut self) {
        let records = self.records;
        for (place, actor) in records.actors.iter().enumerate() {
            let id = ActorId(place as u32);
            self.head(
                format!("actor {}", place + 1),
                format!("{} {:?}", code(actor), actor.name),
            );
            self.line("kind", actor.kind);
            if !actor.office.is_empty() {
                self.line("office", &actor.office);
            }
            self.line("key", &actor.key);
            for mention in records
                .mentions
                .iter()
                .filter(|mention| mention.actor == id)
            {
                let words = self.words(&[mention.span]);
                self.line(mention.form.as_str(), words);
            }
        }
        self.none("actor", records.actors.is_empty());
    }

    fn statements(&mut self) {
        let records = self.records;
        for (place, statement) in records.statements.iter().enumerate() {
            self.statement(place, statement);
        }
        self.none("statement", records.statements.is_empty());
    }

    fn statement(&mut self, place: usize, statement: &Statement) {
        let told = match statement.parent {
            Some(parent) => format!("inside statement {}", parent.0 + 1),
            None => told_by(self.article),
        };
        self.head(format!("statement {}", place + 1), told);
        let speaker = match statement.speaker.and_then(|id| self.actor(id)) {
            Some(actor) => format!("{} {:?}", code(actor), actor.name)
                .trim()
                .to_string(),
            None => "unknown".to_string(),
        };
        let named = if statement.speaker_span.is_empty() {
            "not named".to_string()
        } else {
            self.words(&statement.speaker_span)
        };
        self.line("speaker", format!("{speaker}, {named}"));
        let flags = [
            (statement.negated, ", negated"),
            (statement.modal, ", modal"),
            (statement.in_title, ", in the headline"),
        ];
        let flags: String = flags
            .iter()
            .filter(|flag| flag.0)
            .map(|flag| flag.1)
            .collect();
        let cue = self.words(&statement.cue);
        self.line("cue", format!("{cue} ({}{flags})", statement.cue_class));
        if let Some(addressee) = statement.addressee {
            let codes = self.codes(&[addressee]);
            self.line("to", codes);
        }
        let content = self.words(&statement.content);
        self.line(statement.quotation.as_str(), content);
        self.reasons(&statement.why, statement.confidence);
    }

    fn events(&mut self) {
        let records = self.records;
        for (place, event) in records.events.iter().enumerate() {
            self.event(place, event);
        }
        self.none("event", records.events.is_empty());
    }

    fn event(&mut self, place: usize, event: &Event) {
        let mode = if event.mode.is_empty() {
            String::new()
        } else {
            format!("-{}", event.mode)
        };
        let voice = match event.voice {
            Voice::Outlet => told_by(self.article),
            Voice::Claimed(statement) => claimed_in(statement),
        };
        let title = if event.in_title {
            ", in the headline"
        } else {
            ""
        };
        self.head(
            format!("event {}", place + 1),
            format!("{}{mode} {}, {voice}{title}", event.kind, event.status),
        );
        let (source, target) = (self.codes(&event.source), self.codes(&event.target));
        self.line("source", source);
        self.line("target", target);
        let trigger = self.words(&event.trigger);
        let cameo = if event.cameo.is_empty() {
            "none"
        } else {
            &event.cameo
        };
        self.line("trigger", format!("{trigger}, CAMEO {cameo}"));
        if let Some(date) = &event.date {
            let end = if date.end == date.start {
                String::new()
            } else {
                format!(" to {}", date.end)
            };
            let reason = if self.notes.reasons && !date.reason.is_empty() {
                format!(" ({})", date.reason)
            } else {
                String::new()
            };
            self.line("date", format!("{}{end}{reason}", date.start));
        }
        if let Some(place) = &event.place {
            self.line("place", format!("{} {}", place.name, place.country).trim());
        }
        self.reasons(&event.why, event.confidence);
    }

    fn positions(&mut self) {
        let records = self.records;
        for (place, position) in records.positions.iter().enumerate() {
            self.position(place, position);
        }
        self.none("position", records.positions.is_empty());
    }

    fn position(&mut self, place: usize, position: &Position) {
        let from = match (position.statement, position.event) {
            (Some(statement), _) => format!(", from statement {}", statement.0 + 1),
            (None, Some(event)) => format!(", from event {}", event.0 + 1),
            (None, None) => String::new(),
        };
        let actor = self.codes(&[position.actor]);
        self.head(
            format!("position {}", place + 1),
            format!("{actor} {} {}{from}", position.stance, position.concept),
        );
        if self.notes.reasons {
            let evidence = self.words(&position.evidence);
            self.line("evidence", evidence);
        }
        self.reasons(&position.why, position.confidence);
    }

    fn doubts(&mut self) {
        for doubt in &self.records.doubts {
            let at = doubt.span.map(|span| format!(": {}", self.words(&[span])));
            let message = format!("{}{}", doubt.message, at.unwrap_or_default());
            self.head("doubt", format!("{}, {message}", doubt.kind));
        }
    }
}

/// Country and sectors: `NAM GOV`.
pub fn code(actor: &Actor) -> String {
    let mut code = actor.country.clone();
    for sector in &actor.sectors {
        if !code.is_empty() {
            code.push(' ');
        }
        code.push_str(sector.as_str());
    }
    code
}

fn told_by(article: &Article) -> String {
    let mut parts = vec![if article.outlet.is_empty() {
        "the article"
    } else {
        &article.outlet
    }];
    if let Some(dateline) = &article.dateline
        && !dateline.place.is_empty()
    {
        parts.push(&dateline.place);
    }
    let date = article.published.map(|date| date.to_string());
    if let Some(date) = &date {
        parts.push(date);
    }
    format!("reported by {}", parts.join(", "))
}

fn claimed_in(statement: StatementId) -> String {
    format!("claimed in statement {}", statement.0 + 1)
}
