//! Positions that deeds show.
//!
//! > Norway **imposed sanctions** on Libya.
//!
//! Who imposes sanctions is for them, who gives aid is for giving it. A killing shows no position:
//! that somebody did it does not say what they stand for.

use chancery_record::{Event, EventId, EventType, Stance, Status, Voice, Why};

use super::{Shown, Stage, hits, phrase, polarity};

pub(super) fn positions(stage: &Stage<'_>, events: &[Event]) -> Vec<Shown> {
    let mut shown = Vec::new();
    for (number, event) in events.iter().enumerate() {
        if event.in_title || event.voice != Voice::Outlet {
            continue;
        }
        if !matches!(
            event.status,
            Status::Done | Status::Ongoing | Status::Planned
        ) {
            continue;
        }
        let Some((concept, stance)) = of_deed(stage, event).or_else(|| of_words(stage, event))
        else {
            continue;
        };
        let Some(&trigger) = event.trigger.first() else {
            continue;
        };
        for &actor in &event.source {
            shown.push(Shown {
                actor,
                concept: concept.clone(),
                stance,
                statement: None,
                event: Some(EventId(number as u32)),
                span: trigger,
                confidence: 0.55 * event.confidence.max(0.5),
                why: Why::new("done", event.kind.as_str()),
            });
        }
    }
    shown
}

fn of_deed(stage: &Stage<'_>, event: &Event) -> Option<(String, Stance)> {
    let &[target] = event.target.as_slice() else {
        return None;
    };
    let target = stage.cast.actors.get(target.index())?;
    if !hits::is_state(&target.country) {
        return None;
    }
    let name = hits::slug(&target.name);
    let military = event
        .contexts
        .iter()
        .any(|context| context.contains("military"));
    let concept = match event.kind {
        EventType::Sanction => format!("sanctions-on-{name}"),
        EventType::Aid if military => format!("military-aid-to-{name}"),
        EventType::Aid => format!("aid-to-{name}"),
        _ => return None,
    };
    (concept.split('-').count() <= 9).then_some((concept, Stance::Support))
}

/// A verbal act that no statement carries: *signed the accord*, *rejected the plan*.
fn of_words(stage: &Stage<'_>, event: &Event) -> Option<(String, Stance)> {
    let stance = match event.kind {
        EventType::Support | EventType::Request => Stance::Support,
        EventType::Accuse | EventType::Reject => Stance::Oppose,
        _ => return None,
    };
    let trigger = *event.trigger.first()?;
    let told = stage.statements.iter().any(|statement| {
        statement
            .cue
            .iter()
            .chain(&statement.content)
            .any(|span| span.overlaps(trigger))
    });
    if told {
        return None;
    }
    let tokens = stage.annotated.tokens_in(trigger);
    if tokens.is_empty() {
        return None;
    }
    let head = hits::head_of(stage.annotated, tokens.start, tokens.end);
    let theme = phrase::theme(stage.lexicon, stage.annotated, head)?;
    if theme.head == head || !stage.cast.at(theme.head).is_empty() {
        return None;
    }
    let verb_turns = stage.lexicon.concepts.turns(stage.annotated.lemma(head));
    let concept = phrase::concept(stage.annotated, theme.head)?;
    if !phrase::is_telling(stage.annotated, theme.head, &concept) {
        return None;
    }
    Some((concept, polarity::turn(stance, theme.turned != verb_turns)))
}
