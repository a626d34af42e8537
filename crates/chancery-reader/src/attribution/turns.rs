//! Turns of a transcript: each is what its speaker says.
// An extent is a list of ranges, often of one.
#![allow(clippy::single_range_in_vec_init)]

use std::ops::Range;

use chancery_record::ActorKind;
use chancery_text::{Pos, TokenId};

use super::bracketed::{self, LONGEST};
use super::candidate::{Candidate, Rule};
use super::careful::in_title;
use super::extent::{Base, Widened};
use super::page::Page;
use super::read::Found;
use crate::actors::Cast;

/// How sure such a statement is.
const SURE: f32 = 0.85;

/// A turn: the sign that opens it, the head of its label, and its words.
struct Turn {
    sign: TokenId,
    speaker: Option<TokenId>,
    /// The first word of the label.
    label: TokenId,
    from: TokenId,
}

/// Adds what is said in the turns of a transcript.
///
/// > **MS. ORTIZ:** I have nothing to add.
/// >
/// > **Q** And the talks?
/// >
/// > **MS. ORTIZ:** They go on.
///
/// Three statements. A label in capitals opens a turn that lasts until the next, where it names a
/// person; so do a lone *Q* and a label in brackets ([`bracketed`]). Left alone: headings (*TRADE: The
/// two sides …*), and documents with one such paragraph.
pub fn turns(page: &Page<'_>, cast: &Cast, mut found: Vec<Found>) -> Vec<Found> {
    let paragraphs = &page.quotes.paragraphs;
    let recording = bracketed::are_used(page, cast);
    let mut turns: Vec<(usize, Turn)> = Vec::new();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        if paragraph.start < paragraph.end && !in_title(page, paragraph.start) {
            let turn = opens(page, cast, paragraph.start, paragraph.end, recording);
            turns.extend(turn.map(|turn| (at, turn)));
        }
    }
    if turns.len() < 2 {
        return found;
    }
    for (place, (at, turn)) in turns.iter().enumerate() {
        let next = turns.get(place + 1).map_or(paragraphs.len(), |(at, _)| *at);
        let content = content(page, turn, *at, next);
        let Some(range) = content else { continue };
        let candidate = Candidate::new(Rule::Colon, turn.sign, range.start);
        found.retain(|one| {
            let bounds = one.bounds();
            let inside = range.start <= bounds.start && bounds.end <= range.end;
            let apart = bounds.end <= range.start || range.end <= bounds.start;
            one.candidate.cue != turn.sign && (apart || inside && bounds != range)
        });
        found.push(Found {
            candidate,
            likely: SURE,
            content: vec![range],
            content_likely: SURE,
            shape: (Base::Rest, Widened::No),
            speaker: turn.speaker,
            phrase: match turn.speaker {
                Some(head) => turn.label..head + 1,
                None => 0..0,
            },
            speaker_likely: SURE,
            sure: SURE,
            parent: None,
        });
    }
    found.sort_by_key(|one| one.bounds().start.min(one.candidate.cue));
    found
}

/// The words of a turn up to the next, without the time at the end of a document.
fn content(page: &Page<'_>, turn: &Turn, at: usize, next: usize) -> Option<Range<TokenId>> {
    let paragraphs = &page.quotes.paragraphs;
    let is_time = |tokens: &Range<TokenId>| {
        let text = page.annotated.span(tokens.clone()).of(page.text);
        text.len() < 24 && text.contains(':') && text.starts_with(|c: char| c.is_ascii_digit())
    };
    let mut last = next - 1;
    while last > at && is_time(&paragraphs[last]) {
        last -= 1;
    }
    let mut end = paragraphs[last].end;
    while end > turn.from && page.pos(end - 1) == Pos::SPACE {
        end -= 1;
    }
    (turn.from < end).then_some(turn.from..end)
}

/// The turn that a paragraph opens.
fn opens(
    page: &Page<'_>,
    cast: &Cast,
    start: TokenId,
    end: TokenId,
    recording: bool,
) -> Option<Turn> {
    let text = |token: TokenId| page.annotated.token(token).span.of(page.text);
    if text(start) == "Q" && start + 1 < end && text(start + 1) != "'" {
        return Some(Turn {
            sign: start,
            speaker: None,
            label: start,
            from: start + 1,
        });
    }
    let bracket = recording.then(|| bracketed::label(page, cast, &(start..end)));
    if let Some(label) = bracket.flatten() {
        let head = bracketed::head(page, label.clone())?;
        return Some(Turn {
            sign: label.end,
            speaker: Some(cast.mention(head).map_or(head, |mention| mention.head)),
            label: label.start,
            from: label.end + 1,
        });
    }
    let sign = (start..end.min(start + LONGEST)).find(|&token| text(token) == ":")?;
    let words = page.annotated.span(start..sign).of(page.text);
    let small = words.chars().any(char::is_lowercase);
    let n_letters = words.chars().filter(|c| c.is_alphabetic()).count();
    if sign == start || small || n_letters < 2 || sign + 1 >= end {
        return None;
    }
    let head = (start..sign).rev().find(|&token| page.is_word(token))?;
    let person = cast.mention(head).is_some_and(|mention| {
        mention
            .actors
            .iter()
            .any(|&actor| cast.actor(actor).kind == ActorKind::Person)
    });
    if !person {
        return None;
    }
    Some(Turn {
        sign,
        label: start,
        speaker: Some(cast.mention(head).map_or(head, |mention| mention.head)),
        from: sign + 1,
    })
}
