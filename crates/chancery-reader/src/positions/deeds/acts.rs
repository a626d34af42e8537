//! Positions that an act of words shows where no other way has read one.
//!
//! > Peru **signed** a five-year fishing pact with Chile. · Peru's **accusations** of dumping
//!
//! Who agrees to a thing, asks for it or backs it is for it; who is accused of a thing is accused by
//! somebody who is against it.

use chancery_record::{ActorId, ActorKind, Event, EventId, EventType, Stance, Status, Voice, Why};
use chancery_text::{Dep, Pos, TokenId};

use crate::positions::concepts::telling::names_a_doing;
use crate::positions::concepts::{hits, phrase, theme};
use crate::positions::holders::together;
use crate::positions::known::Known;
use crate::positions::{Shown, Stage, polarity};

/// What was shown before by the same words is left out.
pub(in crate::positions) fn positions(stage: &Stage<'_>, before: &Known) -> Vec<Shown> {
    read(stage, stage.events, before)
}

fn read(stage: &Stage<'_>, events: &[Event], before: &Known) -> Vec<Shown> {
    let annotated = stage.annotated;
    let mut shown = Vec::new();
    for (number, event) in events.iter().enumerate() {
        let Some(base) = stance(event) else { continue };
        let Some(&trigger) = event.trigger.first() else {
            continue;
        };
        let tokens = annotated.tokens_in(trigger);
        if tokens.is_empty() || event.in_title {
            continue;
        }
        let head = hits::head_of(annotated, tokens.start, tokens.end);
        if polarity::is_undone(annotated, head) {
            continue;
        }
        let object = if event.kind == EventType::Threaten {
            annotated.child(head, Dep::dobj)
        } else {
            object(stage, head)
        };
        let Some(from) = object else { continue };
        for theme in theme::themes(stage.lexicon, annotated, from) {
            // "threatened a resumption of the raids"; what somebody threatens is no aim of his.
            if event.kind == EventType::Threaten && !names_a_doing(annotated.lemma(theme.head)) {
                continue;
            }
            let Some((concept, _)) = phrase::naming(annotated, stage.cast, &theme) else {
                continue;
            };
            let span = stage
                .span(head, theme.head)
                .join(annotated.subtree_span(theme.head));
            let signed = matches!(
                annotated.lemma(head),
                "sign" | "conclude" | "initial" | "ratify"
            );
            if event.kind == EventType::Agree && !signed {
                continue;
            }
            // "signed a pact with Chile"
            let others = event.target.iter().copied().filter(|_| signed);
            for actor in holders(stage, event).into_iter().chain(others) {
                // "leaders", "bankers": nobody in particular.
                let is_crowd =
                    stage.cast.actors.get(actor.index()).is_none_or(|known| {
                        known.country.is_empty() && known.kind == ActorKind::Group
                    });
                if is_crowd {
                    continue;
                }
                let one = Shown {
                    actor,
                    concept: concept.clone(),
                    stance: theme::stance(annotated, &theme, base),
                    statement: None,
                    event: Some(EventId(number as u32)),
                    span,
                    confidence: 0.4 * event.confidence.max(0.5),
                    why: Why::new("act", event.kind.as_str()),
                };
                if !before.has_any(&one) {
                    shown.push(one);
                }
            }
        }
    }
    shown
}

/// What an act shows of its object.
fn stance(event: &Event) -> Option<Stance> {
    let is_real = matches!(
        event.status,
        Status::Done | Status::Ongoing | Status::Planned
    );
    match event.kind {
        EventType::Support | EventType::Request | EventType::Threaten if is_real => {
            Some(Stance::Support)
        }
        EventType::Agree if is_real && event.target.len() == 1 => Some(Stance::Support),
        _ => None,
    }
}

/// The token that leads to what the act is about: *accused Peru of **dumping***, *signed **the pact***,
/// *an agreement **on fishing***.
fn object(stage: &Stage<'_>, head: TokenId) -> Option<TokenId> {
    let annotated = stage.annotated;
    let preposition = |names: &[&str]| {
        annotated
            .children_by(head, Dep::prep)
            .find(|&prep| prep > head && names.contains(&annotated.lower(prep)))
    };
    let is_verb = annotated.token(head).pos == Pos::VERB;
    let object = annotated.child(head, Dep::dobj);
    if is_verb {
        // "accused Peru of dumping", "urged Peru to open the port", "thanked Peru for its aid"
        let is_somebody = object.is_some_and(|object| !stage.cast.at(object).is_empty());
        let below = annotated
            .child(head, Dep::xcomp)
            .or_else(|| annotated.child(head, Dep::ccomp))
            .filter(|&below| annotated.token(below).pos == Pos::VERB);
        if object.is_none() || is_somebody {
            return preposition(&["of", "for", "on", "to", "against", "over", "about"]).or(below);
        }
        return object;
    }
    preposition(&["of", "for", "on", "to", "against", "over", "about"])
        .or_else(|| annotated.child(head, Dep::acl))
}

/// The sources, and their own spokesman who tells it; nobody if a rival may tell it.
fn holders(stage: &Stage<'_>, event: &Event) -> Vec<ActorId> {
    let mut holders = event.source.clone();
    if let Voice::Claimed(id) = event.voice
        && let Some(teller) = together::speaker(stage, Some(id.0))
        && !holders.contains(&teller)
    {
        let is_spokesman = together::is_spokesman(stage, teller);
        if together::speaks_for(stage, teller, &holders) {
            holders.extend(Some(teller).filter(|_| is_spokesman));
        } else if is_spokesman {
            return Vec::new();
        }
    }
    holders
}

#[cfg(test)]
mod tests {
    use crate::positions::known::Known;
    use crate::positions::sample::shown;
    use crate::positions::{Shown, Stage};

    #[test]
    fn who_signs_a_pact_is_for_it() {
        fn read(stage: &Stage<'_>) -> Vec<Shown> {
            let events = crate::events::events(
                stage.lexicon,
                stage.article,
                stage.annotated,
                stage.cast,
                &[],
            );
            super::read(stage, &events, &Known::default())
        }
        let found = shown(
            read,
            "*Peru/Peru/PROPN/NNP/2/nsubj signed/sign/VERB/VBD/0/ROOT a/a/DET/DT/6/det \
             regional/regional/ADJ/JJ/6/amod fishing/fishing/NOUN/NN/6/compound \
             pact/pact/NOUN/NN/2/dobj ././PUNCT/./2/punct",
        );
        assert_eq!(
            found,
            ["Peru support regional-fishing-pact: signed a regional fishing pact"]
        );
    }
}
