//! Things that a statement, an author or an actor's own clause names in passing.
//!
//! > The leaders spoke of **the coal trade between Peru and Chile**.
//!
//! Most of what is named shows no stance; what is much spoken of by somebody who shows a stance in the
//! same words often does. These are guesses: [`keep`](super::keep) weighs them.

use chancery_record::{ActorId, Stance, StatementId, Why};
use chancery_text::{Dep, Pos, TokenId};

use super::{
    Shown, Stage, content, holders::holders, known::Known, phrase, polarity, spoken, telling,
    together,
};

/// The most things of one statement or sentence.
const MOST: usize = 8;

/// What may be shown of things named and was not shown before.
pub(super) fn positions(stage: &Stage<'_>, known: &Known) -> Vec<Shown> {
    let annotated = stage.annotated;
    let mut shown: Vec<Shown> = Vec::new();
    for (number, sentence) in annotated.sentences.iter().enumerate().take(super::FARTHEST) {
        if annotated.in_title(number) {
            continue;
        }
        let mut place = 0;
        for noun in sentence.start..sentence.end {
            let Some(concept) = thing(stage, noun) else {
                continue;
            };
            let statement = stage.inner.get(noun as usize).copied().flatten();
            let Some((voice, actors)) = whose(stage, noun, statement) else {
                continue;
            };
            let (stance, note) = stance(stage, noun, statement);
            place += 1;
            if place > MOST {
                break;
            }
            for actor in actors {
                let one = Shown {
                    actor,
                    concept: concept.clone(),
                    stance,
                    statement: statement.map(StatementId),
                    event: None,
                    span: annotated.subtree_span(noun),
                    confidence: 0.1,
                    why: Why {
                        note: format!("voice={voice} place={} {note}", place.min(4)),
                        ..Why::new("topic", "words")
                    },
                };
                if !known.has(&one) {
                    shown.push(one);
                }
            }
        }
    }
    shown
}

/// The concept of a noun that is not part of another one's.
fn thing(stage: &Stage<'_>, noun: TokenId) -> Option<String> {
    let annotated = stage.annotated;
    let token = annotated.token(noun);
    let is_head = matches!(token.pos, Pos::NOUN | Pos::PROPN)
        && !matches!(
            token.dep,
            Dep::compound | Dep::nmod | Dep::poss | Dep::npadvmod | Dep::amod
        );
    if !is_head || !stage.cast.at(noun).is_empty() {
        return None;
    }
    let concept = phrase::concept(annotated, noun)?;
    let long = concept.split('-').filter(|word| word.len() > 3).count();
    if long < 2 || !telling::is_telling(annotated, noun, &concept) {
        return None;
    }
    let above = annotated
        .head(noun)
        .filter(|_| token.dep == Dep::pobj)
        .and_then(|prep| annotated.head(prep))
        .filter(|&above| annotated.token(above).pos == Pos::NOUN);
    let within = above
        .filter(|&above| !phrase::is_pointing(annotated.lemma(above)))
        .and_then(|above| phrase::concept(annotated, above))
        .is_some_and(|larger| larger.contains(&concept));
    (!within).then_some(concept)
}

/// Whose thing it may be.
fn whose(
    stage: &Stage<'_>,
    noun: TokenId,
    statement: Option<u32>,
) -> Option<(&'static str, Vec<ActorId>)> {
    if let Some(number) = statement {
        let statement = stage.statements.get(number as usize)?;
        if statement.negated || statement.in_title || spoken::is_idle(stage, statement) {
            return None;
        }
        let actors = holders(stage, statement);
        return (!actors.is_empty()).then_some(("said", actors));
    }
    let annotated = stage.annotated;
    let verb = annotated
        .ancestors(noun)
        .find(|&above| annotated.token(above).pos == Pos::VERB)?;
    let subjects = together::subjects(stage, verb);
    if let Some(author) = stage.cast.author
        && author.index() < stage.cast.actors.len()
    {
        let own = subjects.is_empty() || together::speaks_for(stage, author, &subjects);
        if own {
            let mut actors = vec![author];
            actors.extend(subjects.into_iter().filter(|&actor| actor != author));
            return Some(("author", actors));
        }
    }
    (!subjects.is_empty()).then_some(("told", subjects))
}

/// For or against, and how that was read.
fn stance(stage: &Stage<'_>, noun: TokenId, statement: Option<u32>) -> (Stance, String) {
    let annotated = stage.annotated;
    let reading = polarity::read(stage.lexicon, annotated, noun, |token| {
        stage.inner.get(token as usize).copied().flatten() == statement
    });
    let cue = statement
        .and_then(|number| stage.statements.get(number as usize))
        .and_then(|statement| spoken::of_cue(stage, statement));
    let (how, stance) = match (reading.attitude, cue) {
        (Some((_, stance)), _) => ("word", stance),
        (None, Some(stance)) => ("cue", polarity::turn(stance, reading.turned)),
        (None, None) => ("open", polarity::turn(Stance::Support, reading.turned)),
    };
    let verb = annotated
        .ancestors(noun)
        .find(|&above| annotated.token(above).pos == Pos::VERB);
    let mode = match verb {
        Some(verb) if polarity::has_duty(annotated, verb) => "duty",
        Some(verb) => content::modal(stage, verb),
        None => "noverb",
    };
    let steps = match reading.steps {
        0..=1 => "near",
        2..=3 => "mid",
        _ => "far",
    };
    let note = format!(
        "how={how} dep={} steps={steps} aside={} mode={mode}",
        annotated.token(noun).dep.as_str(),
        reading.aside
    );
    (stance, note)
}
