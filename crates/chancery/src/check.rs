//! Runs the sentences that lexicon entries carry, each against what should be read from it.
//!
//! The short notations:
//!
//! | kind | expected | or |
//! |---|---|---|
//! | actor | `IRN GOV person` (country, sectors, kind) | `no actor` |
//! | cue | `the ministry \| said \| exports fell`, `nobody` for an unnamed speaker | `no statement` |
//! | event | `RUS CONSULT CHN`, joint actors as `RUS+CHN`, a status after it unless done | `no event` |
//! | concept | `IRN oppose sanctions-on-iran` | `no position` |
//!
//! What is expected must be among what is read; `no …` means that this entry reads nothing. For an
//! entry whose words mean no event (`event = "none"`), and for a class of words (`words/`), which
//! fires in no record itself, it means that nothing of the kind is read at all.
//! A sentence that begins with *Statement by Peru:* is read as a speech of Peru, whose plain words are
//! its own.
//! Actors without a country are written by their name in lower case with hyphens.

use chancery_lexicon::{Example, ExampleKind};
use chancery_record::{ActorId, Records, Status};
use chancery_text::{Article, Span};

use crate::Tools;

/// An example that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Miss {
    /// Which.
    pub example: Example,
    /// What was read instead.
    pub found: Vec<String>,
}

impl std::fmt::Display for Miss {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Example {
            file,
            line,
            entry,
            sentence,
            expected,
            ..
        } = &self.example;
        writeln!(f, "{file}:{line}: [{entry}] {sentence}")?;
        writeln!(f, "  expected  {expected}")?;
        let found = if self.found.is_empty() {
            "nothing".into()
        } else {
            self.found.join("; ")
        };
        write!(f, "  read      {found}")
    }
}

/// The examples that do not hold.
pub fn misses(tools: &Tools, examples: &[Example]) -> Vec<Miss> {
    examples
        .iter()
        .filter_map(|example| miss(tools, example))
        .collect()
}

fn miss(tools: &Tools, example: &Example) -> Option<Miss> {
    let found = found(tools, example);
    let is_none = example.kind == ExampleKind::Event
        && (tools.lexicon.events.entry(&example.entry)).is_some_and(|entry| entry.kind.is_none());
    let expects_none = example.expected.starts_with("no ");
    let holds = if is_none || example.is_of_words() && expects_none {
        found.is_empty()
    } else if expects_none {
        !found.iter().any(|(entry, _)| *entry == example.entry)
            || (example.kind == ExampleKind::Actor && found.is_empty())
    } else {
        example.expected.split(';').map(str::trim).all(|expected| {
            found
                .iter()
                .any(|(_, record)| record.split_whitespace().eq(expected.split_whitespace()))
        })
    };
    (!holds).then(|| Miss {
        example: example.clone(),
        found: found.into_iter().map(|(_, record)| record).collect(),
    })
}

/// The article of one sentence, for trying a sentence out. What stands behind *Statement by Peru:* is
/// read as a speech of that state.
pub fn sentence(text: &str) -> Article {
    let speech = text
        .split_once(": ")
        .filter(|(title, _)| title.starts_with("Statement by "));
    let (title, text) = match speech {
        Some((title, body)) => (title.to_string(), format!("{title}\n\n{body}")),
        None => (String::new(), text.to_string()),
    };
    Article {
        id: "example".into(),
        title_span: (!title.is_empty()).then(|| Span::new(0, title.len())),
        title,
        text,
        language: "en".into(),
        ..Article::default()
    }
}

/// What is read from an example, in the notation of its kind, with the entry that fired.
fn found(tools: &Tools, example: &Example) -> Vec<(String, String)> {
    let article = sentence(&example.sentence);
    if example.kind == ExampleKind::Actor {
        let annotated = crate::annotate(tools, &article);
        let cast = chancery_reader::actors::cast(&tools.lexicon, &article, &annotated);
        let mentioned: std::collections::BTreeSet<ActorId> = cast
            .mentions
            .iter()
            .flat_map(|mention| mention.actors.iter().copied())
            .collect();
        return mentioned
            .into_iter()
            .map(|id| {
                let actor = cast.actor(id);
                let code = chancery_view::notes::code(actor);
                (
                    String::new(),
                    format!("{code} {}", actor.kind).trim().to_string(),
                )
            })
            .collect();
    }
    let records = crate::read(tools, &article);
    match example.kind {
        ExampleKind::Actor | ExampleKind::Cue => statements(&article, &records),
        ExampleKind::Event => events(&records),
        ExampleKind::Concept => positions(&records),
    }
}

/// `the ministry | said | exports fell`
fn statements(article: &Article, records: &Records) -> Vec<(String, String)> {
    let words = |spans: &[_]| chancery_view::json::pieces(&article.text, spans);
    let one = |statement: &chancery_record::Statement| {
        let speaker = match statement.speaker_span.as_slice() {
            [] => "nobody".to_string(),
            spans => words(spans),
        };
        let cue = words(&statement.cue);
        let content = words(&statement.content);
        let record = format!("{speaker} | {cue} | {content}").trim().to_string();
        (statement.why.entry.clone(), record)
    };
    records.statements.iter().map(one).collect()
}

/// `RUS+CHN CONSULT`, `USA SANCTION IRN planned`
pub fn events(records: &Records) -> Vec<(String, String)> {
    let one = |event: &chancery_record::Event| {
        let mut words = vec![
            codes(records, &event.source),
            event.kind.to_string(),
            codes(records, &event.target),
        ];
        if event.status != Status::Done {
            words.push(event.status.to_string());
        }
        words.retain(|word| !word.is_empty());
        (event.why.entry.clone(), words.join(" "))
    };
    records.events.iter().map(one).collect()
}

/// `IRN oppose sanctions-on-iran`
fn positions(records: &Records) -> Vec<(String, String)> {
    let one = |position: &chancery_record::Position| {
        let actor = codes(records, &[position.actor]);
        let entry = position.why.entry.strip_prefix("concepts.");
        let concept = match entry.filter(|name| !name.contains('{')) {
            Some(name) => name.to_string(),
            None => position.concept.replace(' ', "-"),
        };
        (
            position.why.entry.clone(),
            format!("{actor} {} {concept}", position.stance),
        )
    };
    records.positions.iter().map(one).collect()
}

fn codes(records: &Records, ids: &[ActorId]) -> String {
    let code = |&id: &ActorId| {
        let actor = records.actors.get(id.index())?;
        Some(if actor.country.is_empty() {
            actor
                .name
                .to_lowercase()
                .split_whitespace()
                .collect::<Vec<_>>()
                .join("-")
        } else {
            actor.country.clone()
        })
    };
    ids.iter().filter_map(code).collect::<Vec<_>>().join("+")
}
