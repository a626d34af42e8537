//! Whose positions a signed document shows: *I* is who signs it, *we* is the state.
//!
//! > Statement by President Rojas: **I congratulate** the Chilean people on their vote.

use chancery_record::{ActorId, ActorKind};
use chancery_text::{Annotated, Dep, Span};

use super::{Shown, Stage};

/// Gives what a state's document says as *I* to the person whose statement it is.
pub(super) fn give(stage: &Stage<'_>, shown: &mut [Shown]) {
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
        .find(|mention| title.start <= mention.span.start && mention.span.end <= title.end)?;
    let &[person] = named.actors.as_slice() else {
        return None;
    };
    let known = stage.cast.actors.get(person.index())?;
    (author.kind == ActorKind::State
        && known.kind == ActorKind::Person
        && known.country == author.country)
        .then_some(person)
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
