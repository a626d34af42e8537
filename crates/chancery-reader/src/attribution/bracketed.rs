//! Who speaks, in brackets before what is said.
//!
//! > [TEXT] **[REPORTER]** And the talks?
//! >
//! > **[ORTIZ, IN ENGLISH]** They go on.
//!
//! The label is whoever the text names by that name elsewhere: *Colonel Ana Ortiz*. Left alone: what
//! editors say of the text (*[WORDS INDISTINCT]*), where news is from (*[PERU]*), and documents with
//! one such paragraph that are no recording.

use std::ops::Range;

use chancery_lexicon::actors::slug;
use chancery_lexicon::words;
use chancery_record::{Actor, ActorId, ActorKind, MentionForm};
use chancery_text::TokenId;

use super::page::Page;
use crate::actors::{Cast, CastMention, capitalized};

/// The longest label of a turn.
pub const LONGEST: TokenId = 8;

/// Whoever asks in an interview.
const ASKING: &[&str] = &[
    "reporter",
    "reporters",
    "correspondent",
    "journalist",
    "announcer",
    "moderator",
    "question",
    "interviewer",
    "host",
];

/// Whether paragraphs open with labels in brackets: of two speakers, or in a recording.
pub fn are_used(page: &Page<'_>, cast: &Cast) -> bool {
    let mut names: Vec<String> = Vec::new();
    for paragraph in &page.quotes.paragraphs {
        let head = label(page, cast, paragraph).and_then(|label| head(page, label));
        let name = head.map(|head| page.lower(head).to_string());
        if let Some(name) = name.filter(|name| !names.contains(name)) {
            names.push(name);
        }
    }
    names.len() >= 2 || page.text.contains("RECORDING]")
}

/// The last word of the name in a label.
pub fn head(page: &Page<'_>, label: Range<TokenId>) -> Option<TokenId> {
    let comma = label.clone().find(|&token| text(page, token) == ",");
    let name = label.start..comma.unwrap_or(label.end);
    name.rev().find(|&token| page.is_word(token))
}

/// Gives labels the person whom the text names so elsewhere, or somebody new.
pub fn resolve(page: &Page<'_>, cast: &mut Cast) {
    if !are_used(page, cast) {
        return;
    }
    for paragraph in &page.quotes.paragraphs {
        let Some(label) = label(page, cast, paragraph) else {
            continue;
        };
        let Some(head) = head(page, label.clone()) else {
            continue;
        };
        let words = page.annotated.span(label.start..head + 1).of(page.text);
        let known = bearer(cast, words);
        let is_described = cast
            .mention(head)
            .is_some_and(|m| m.form == MentionForm::Nominal);
        let actor = match known {
            Some(actor) => {
                let name = &mut cast.actors[actor.index()].name;
                if !name.chars().any(char::is_uppercase) {
                    *name = capitalized(name);
                }
                actor
            }
            None if is_described || !cast.at(head).is_empty() => continue,
            None => add_person(cast, words),
        };
        let mention = CastMention {
            actors: vec![actor],
            head,
            span: page.annotated.span(label.start..head + 1),
            form: MentionForm::Name,
            note: "label of a turn",
            confidence: 0.85,
        };
        cast.mention_also(page.annotated, mention);
    }
}

/// Whoever has the fullest name that ends with those words, without regard to case.
fn bearer(cast: &Cast, words: &str) -> Option<ActorId> {
    let words = words.to_lowercase();
    let ends = |name: &str| {
        let name = name.to_lowercase();
        let rest = name.strip_suffix(&words);
        rest.is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
    };
    let people = (0..cast.actors.len()).filter(|&at| {
        let actor = &cast.actors[at];
        actor.kind == ActorKind::Person && ends(&actor.name)
    });
    let fullest = people.max_by_key(|&at| (cast.actors[at].name.len(), usize::MAX - at));
    fullest.map(|at| ActorId(at as u32))
}

/// Somebody whom only labels name.
fn add_person(cast: &mut Cast, words: &str) -> ActorId {
    let name = capitalized(words);
    let country = cast.home.clone();
    let place = if country.is_empty() { "UNK" } else { &country };
    cast.actors.push(Actor {
        key: format!("{place}:{}", slug(&name)),
        name,
        kind: ActorKind::Person,
        country: country.clone(),
        sectors: Vec::new(),
        office: String::new(),
    });
    ActorId(cast.actors.len() as u32 - 1)
}

/// The words between the brackets that open a paragraph, in capitals, with something after them;
/// after *\[TEXT\]* and *\[BEGIN RECORDING\]*.
///
/// Only of somebody whom the text names so, who asks, or whose label comes back; of no state or body.
pub fn label(page: &Page<'_>, cast: &Cast, paragraph: &Range<TokenId>) -> Option<Range<TokenId>> {
    let start = after_mark(page, paragraph).unwrap_or(paragraph.start);
    let label = brackets(page, start..paragraph.end)?;
    let is_name = |word: TokenId| {
        let word = text(page, word);
        !word.chars().any(char::is_lowercase) && !word.chars().any(char::is_numeric)
    };
    let head = head(page, label.clone())?;
    let next = label.end + 1;
    let begins = next < paragraph.end && !text(page, next).starts_with(char::is_lowercase);
    let lower = |word: TokenId| page.annotated.lower(word);
    if !begins
        || !label.clone().all(is_name)
        || label
            .clone()
            .any(|word| words::attribution::EDITORS.has(lower(word)))
        || !text(page, head).chars().any(char::is_alphabetic)
    {
        return None;
    }
    let mut known = cast.at(head).iter().map(|&id| cast.actor(id).kind);
    let is_body = known.any(|kind| kind != ActorKind::Person && kind != ActorKind::Group);
    let words = page.annotated.span(label.start..head + 1).of(page.text);
    let again = || page.text.matches(&format!("[{words}]")).count() >= 2;
    let speaks = ASKING.contains(&lower(head)) || bearer(cast, words).is_some() || again();
    (!is_body && speaks).then_some(label)
}

/// The words between the brackets at the start of a range.
fn brackets(page: &Page<'_>, range: Range<TokenId>) -> Option<Range<TokenId>> {
    if range.is_empty() || text(page, range.start) != "[" {
        return None;
    }
    let mut inside = range.start + 1..range.end.min(range.start + LONGEST);
    let last = inside.find(|&token| text(page, token) == "]")?;
    Some(range.start + 1..last)
}

/// Where what is said begins in a paragraph that says so: after *[TEXT]*.
fn after_mark(page: &Page<'_>, paragraph: &Range<TokenId>) -> Option<TokenId> {
    const MARKS: &[&str] = &["text", "excerpt", "excerpts", "recording"];
    let opens = |&token: &TokenId| {
        let inside = brackets(page, token..paragraph.end);
        inside.is_some_and(|inside| {
            inside
                .clone()
                .any(|word| MARKS.contains(&page.annotated.lower(word)))
                && inside.end + 1 < paragraph.end
                && text(page, inside.end + 1) == "["
        })
    };
    let mark = paragraph.clone().find(opens)?;
    Some(brackets(page, mark..paragraph.end)?.end + 1)
}

fn text<'t>(page: &Page<'t>, token: TokenId) -> &'t str {
    page.annotated.token(token).span.of(page.text)
}
