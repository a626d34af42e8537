//! Who speaks, in brackets before what is said.
//!
//! > [TEXT] **[REPORTER]** And the talks?
//! >
//! > **[ORTIZ, IN ENGLISH]** They go on.
//!
//! The label is whoever the text names by that name elsewhere: *Colonel Ana Ortiz*. Left alone: what
//! editors say of the text (*[WORDS INDISTINCT]*), and documents with one such paragraph.

use std::ops::Range;

use chancery_lexicon::actors::slug;
use chancery_record::{Actor, ActorId, ActorKind, MentionForm};
use chancery_text::TokenId;

use super::page::Page;
use crate::actors::{Cast, CastMention, capitalized};

/// The longest label.
const LONGEST: TokenId = 8;

/// Words of editors.
const EDITORS: &[&str] = &[
    "text",
    "excerpt",
    "excerpts",
    "passage",
    "recording",
    "word",
    "words",
    "signed",
    "issued",
    "article",
    "editorial",
    "communique",
    "report",
    "statement",
    "continued",
    "no",
    "dated",
];

/// Whether paragraphs open with labels in brackets.
pub fn are_used(page: &Page<'_>) -> bool {
    let paragraphs = page.quotes.paragraphs.iter();
    page.text.contains("RECORDING]")
        || paragraphs.filter(|&one| label(page, one).is_some()).count() >= 2
}

/// The last word of the name in a label.
pub fn head(page: &Page<'_>, label: Range<TokenId>) -> Option<TokenId> {
    let comma = label.clone().find(|&token| text(page, token) == ",");
    let name = label.start..comma.unwrap_or(label.end);
    name.rev().find(|&token| page.is_word(token))
}

/// Gives labels the person whom the text names so elsewhere, or somebody new.
pub fn name(page: &Page<'_>, cast: &mut Cast) {
    if !are_used(page) {
        return;
    }
    for paragraph in &page.quotes.paragraphs {
        let Some(label) = label(page, paragraph) else {
            continue;
        };
        let Some(head) = head(page, label.clone()) else {
            continue;
        };
        let words = page.annotated.span(label.start..head + 1).of(page.text);
        let known = named(cast, words);
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
            None => add(cast, words),
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
fn named(cast: &Cast, words: &str) -> Option<ActorId> {
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
fn add(cast: &mut Cast, words: &str) -> ActorId {
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
/// after *[TEXT]* and *[BEGIN RECORDING]*.
pub fn label(page: &Page<'_>, paragraph: &Range<TokenId>) -> Option<Range<TokenId>> {
    let mut start = paragraph.start;
    if let Some(mark) = after_mark(page, paragraph) {
        start = mark;
    }
    let label = brackets(page, start..paragraph.end)?;
    let is_name = label.clone().all(|word| {
        let lower = page.annotated.lower(word);
        !EDITORS.contains(&lower) && !text(page, word).chars().any(char::is_lowercase)
    });
    (is_name && !label.is_empty() && label.end + 1 < paragraph.end).then_some(label)
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
