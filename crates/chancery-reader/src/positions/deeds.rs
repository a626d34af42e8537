//! Positions that any deed may show: *Peru **agreed on** a truce*, *Norway **plans** a boycott*.
//!
//! Who does a thing, plans it or agrees to it is often for it, who protests or rejects is against it.
//! These are guesses beside what [`done`](super::done) reads: [`keep`](super::keep) weighs them.

use chancery_record::{ActorId, Event, EventId, EventType, Stance, Voice, Why};
use chancery_text::{Pos, TokenId};

use super::{Shown, Stage, hits, known::Known, phrase, polarity, telling, theme, together};

/// What deeds may show that was not shown before.
pub(super) fn positions(stage: &Stage<'_>, known: &mut Known) -> Vec<Shown> {
    let mut shown = Vec::new();
    for (number, event) in stage.events.iter().enumerate().take(super::FARTHEST) {
        if event.in_title {
            continue;
        }
        let (voice, teller) = match event.voice {
            Voice::Outlet => ("outlet", None),
            Voice::Claimed(id) => match together::speaker(stage, Some(id.0)) {
                Some(teller) if together::speaks_for(stage, teller, &event.source) => {
                    ("own", Some(teller))
                }
                None => ("unnamed", None),
                Some(_) => continue,
            },
        };
        let Some((concept, stance, head)) = about(stage, event) else {
            continue;
        };
        let teller = teller.filter(|teller| {
            together::is_spokesman(stage, *teller) && !event.source.contains(teller)
        });
        let actors: Vec<ActorId> = event.source.iter().copied().chain(teller).collect();
        for actor in actors {
            let span = event.trigger.first().copied().unwrap_or_default();
            let one = Shown {
                actor,
                concept: concept.clone(),
                stance,
                statement: None,
                event: Some(EventId(number as u32)),
                span: span.join(stage.annotated.subtree_span(head)),
                confidence: 0.2,
                why: Why {
                    note: format!("voice={voice} status={}", event.status),
                    ..Why::new("deed", event.kind.as_str())
                },
            };
            if !known.has(&one) {
                known.add(&one);
                shown.push(one);
            }
        }
    }
    shown
}

/// What a deed is about: the object of its verb, or the deed itself if a noun names it.
fn about(stage: &Stage<'_>, event: &Event) -> Option<(String, Stance, TokenId)> {
    let stance = match event.kind {
        EventType::Accuse | EventType::Reject | EventType::Protest => Stance::Oppose,
        EventType::Consult => return None,
        _ => Stance::Support,
    };
    let annotated = stage.annotated;
    let tokens = annotated.tokens_in(*event.trigger.first()?);
    if tokens.is_empty() {
        return None;
    }
    let head = hits::head_of(annotated, tokens.start, tokens.end);
    let is_word = matches!(
        event.kind,
        EventType::Accuse
            | EventType::Reject
            | EventType::Protest
            | EventType::Support
            | EventType::Request
            | EventType::Agree
            | EventType::Threaten
    );
    if annotated.token(head).pos == Pos::NOUN && !is_word {
        let concept = phrase::concept(annotated, head)?;
        return telling::is_telling(annotated, head, &concept).then_some((concept, stance, head));
    }
    for theme in theme::themes(stage.lexicon, annotated, head) {
        let turns = stage.lexicon.concepts.turns(annotated.lemma(head));
        if theme.head == head {
            continue;
        }
        if let Some((concept, _)) = phrase::naming(annotated, stage.cast, &theme) {
            // The verb's own turn is the deed, not a turn of the view on it.
            let turned = theme.turned != (turns && stance == Stance::Oppose);
            return Some((concept, polarity::turn(stance, turned), theme.head));
        }
    }
    let concept = phrase::clause(annotated, head).filter(|_| !is_word)?;
    Some((concept, stance, head))
}
