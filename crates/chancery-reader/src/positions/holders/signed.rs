//! Whose positions a signed document shows: *I* is who signs it, *we* is the state.
//!
//! > Statement by President Rojas: **I congratulate** the Chilean people on their vote.

use chancery_record::{ActorId, ActorKind};
use chancery_text::{Annotated, Dep, Span};

use crate::actors::CastMention;
use crate::positions::{Shown, Stage};

/// Bytes from the end of the text within which a signature stands.
const SIGNED_WITHIN: usize = 160;

/// Gives what a state's document says as *I* to the person whose statement it is.
pub(in crate::positions) fn give(stage: &Stage<'_>, shown: &mut [Shown]) {
    let Some((author, signer)) = stage.cast.author.zip(signer(stage)) else {
        return;
    };
    for one in shown.iter_mut().filter(|one| one.actor == author) {
        if is_said_by_one(stage.annotated, one.span) {
            one.actor = signer;
        }
    }
}

/// The person of the author's country whom the title names first, if the author is a state.
fn signer(stage: &Stage<'_>) -> Option<ActorId> {
    let author = stage.cast.actors.get(stage.cast.author?.index())?;
    let title = stage.article.title_span?;
    let named = stage
        .cast
        .mentions
        .iter()
        .find(|mention| title.start <= mention.span.start && mention.span.end <= title.end)
        .filter(|mention| is_person(stage, mention))
        .or_else(|| signature(stage))?;
    let &[person] = named.actors.as_slice() else {
        return None;
    };
    let known = stage.cast.actors.get(person.index())?;
    (author.kind == ActorKind::State
        && known.kind == ActorKind::Person
        && known.country == author.country)
        .then_some(person)
}

fn is_person(stage: &Stage<'_>, mention: &CastMention) -> bool {
    let person = |id: &ActorId| {
        let known = stage.cast.actors.get(id.index());
        known.is_some_and(|known| known.kind == ActorKind::Person)
    };
    mention.actors.iter().all(person)
}

/// The name that stands alone on one of the last lines: who signs a letter.
fn signature<'a>(stage: &'a Stage<'_>) -> Option<&'a CastMention> {
    let text = &stage.article.text;
    stage.cast.mentions.iter().rev().take(6).find(|mention| {
        let (start, end) = (mention.span.start as usize, mention.span.end as usize);
        let before = text.get(..start).and_then(|text| text.lines().last());
        let opens = text.get(..start).is_some_and(|text| text.ends_with('\n'))
            || before.is_some_and(|line| line.trim().is_empty());
        let closes = text
            .get(end..)
            .and_then(|text| text.lines().next())
            .is_some_and(|line| line.trim_matches([' ', '.', ',']).is_empty());
        opens && closes && is_person(stage, mention) && text.len() - end < SIGNED_WITHIN
    })
}

/// Whether the sentence has *I* for a subject and no *we*.
fn is_said_by_one(annotated: &Annotated, span: Span) -> bool {
    let Some(sentence) = (0..annotated.sentences.len())
        .find(|&number| annotated.sentence_span(number).overlaps(span))
    else {
        return false;
    };
    let has = |word: &str| {
        annotated
            .sentence_tokens(sentence)
            .any(|token| annotated.lower(token) == word && annotated.token(token).dep == Dep::nsubj)
    };
    has("i") && !has("we")
}
