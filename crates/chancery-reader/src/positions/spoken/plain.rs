//! An author's own positions in a document with one author.
//!
//! > Statement by Peru: … My delegation **condemns apartheid**. … The **arms race** must end.
//!
//! In a speech the plain sentences are the author's. Where no word shows a stance, the concept's
//! lean does: nobody names *apartheid* in his own plain words who is not against it. Words of
//! praise or blame whose subject is somebody else are that somebody's.

use chancery_record::ActorId;
use chancery_text::{Dep, TokenId};

use crate::positions::concepts::hits;
use crate::positions::holders::author;
use crate::positions::{Shown, Stage, polarity};

pub(in crate::positions) fn positions(stage: &Stage<'_>) -> Vec<Shown> {
    let Some(author) = stage.cast.author else {
        return Vec::new();
    };
    let annotated = stage.annotated;
    let leans = author::is_speech(stage.lexicon, stage.article, annotated);
    let mut shown = Vec::new();
    for named in &stage.named {
        if !is_own(stage, named.head, author) {
            continue;
        }
        let statement = stage.inner.get(named.head as usize).copied().flatten();
        let reading = polarity::read(stage.lexicon, annotated, named.head, |_| true);
        let attitude = reading
            .attitude
            .map(|(word, stance)| (word, named.on_concept(stance)))
            .filter(|_| !named.bare)
            .filter(|&(word, _)| is_own_attitude(stage, word, author, leans))
            // A loaded word far below an attitude is seldom what the attitude is about.
            .filter(|&(_, stance)| {
                reading.steps <= 2 || named.lean.is_none_or(|lean| lean == stance)
            });
        let (stance, confidence, from, how) = if let Some(stance) = named.stance {
            (stance, 0.85, named.start, "phrase")
        } else if let Some((word, stance)) = attitude {
            let sure = if named.lean == Some(stance) {
                0.9
            } else {
                0.65
            };
            (stance, sure, word.min(named.start), "attitude")
        } else if let Some(lean) = named
            .lean
            .filter(|_| leans && !is_party(stage, author, named))
        {
            (lean, 0.75, named.start, "lean")
        } else {
            continue;
        };
        let mut why = named.why("plain");
        why.note = format!("{how} {}", why.note).trim().to_string();
        shown.push(Shown {
            actor: author,
            concept: named.concept.clone(),
            stance,
            statement: statement.map(chancery_record::StatementId),
            event: None,
            span: stage.span(from, named.end - 1),
            confidence,
            why,
        });
    }
    shown
}

/// Whether the concept names the author, who then does not take the side that others take:
/// *the Peru-Chile alliance* in the words of Peru.
fn is_party(stage: &Stage<'_>, author: ActorId, named: &hits::Named) -> bool {
    let code = stage.cast.actor(author).country.to_lowercase();
    !code.is_empty() && named.entry.split('-').any(|word| word == code)
}

/// Whether the words are the author's: in no statement, or in one of the author's own.
fn is_own(stage: &Stage<'_>, token: TokenId, author: ActorId) -> bool {
    match stage.inner.get(token as usize).copied().flatten() {
        None => true,
        Some(number) => stage
            .statements
            .get(number as usize)
            .is_some_and(|statement| statement.speaker == Some(author) && !statement.negated),
    }
}

/// Whether the word of praise or blame has the author for its subject, or (in a speech) nobody
/// named.
fn is_own_attitude(stage: &Stage<'_>, word: TokenId, author: ActorId, speech: bool) -> bool {
    let annotated = stage.annotated;
    let Some(subject) = annotated.child(word, Dep::nsubj) else {
        return speech;
    };
    if stage.is_first_person(subject) {
        return true;
    }
    let actors = stage.cast.at(subject);
    (speech && actors.is_empty()) || actors.contains(&author)
}
