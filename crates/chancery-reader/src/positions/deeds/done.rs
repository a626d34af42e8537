//! Positions that deeds show.
//!
//! > Norway **imposed sanctions** on Libya.
//!
//! Who imposes sanctions is for them, who gives aid is for giving it. A killing shows no position:
//! that somebody did it does not say what they stand for.

use chancery_lexicon::words;
use chancery_record::{
    ActorId, ActorKind, Event, EventId, EventType, Span, Stance, Status, Voice, Why,
};
use chancery_text::{Dep, Pos, TokenId};

use crate::positions::concepts::{hits, phrase, theme};
use crate::positions::holders::together;
use crate::positions::{Shown, Stage, polarity};

/// The most places of an object that are looked at.
const MOST: usize = 64;

pub(in crate::positions) fn positions(stage: &Stage<'_>, events: &[Event]) -> Vec<Shown> {
    let mut shown = Vec::new();
    for (number, event) in events.iter().enumerate() {
        if event.in_title {
            continue;
        }
        // "the minister said that Peru would impose …": his own side's deed.
        let teller = match event.voice {
            Voice::Outlet => None,
            Voice::Claimed(id) => {
                let teller = together::speaker(stage, Some(id.0))
                    .filter(|&teller| together::speaks_for(stage, teller, &event.source));
                if teller.is_none() {
                    continue;
                }
                teller
            }
        };
        if !matches!(
            event.status,
            Status::Done | Status::Ongoing | Status::Planned
        ) {
            continue;
        }
        let Some(&trigger) = event.trigger.first() else {
            continue;
        };
        let Some((concept, stance)) = of_deed(stage, event)
            .or_else(|| of_lexicon(stage, event))
            .or_else(|| of_words(stage, event))
        else {
            continue;
        };
        let clause = clause(stage, trigger);
        let teller = teller
            .filter(|&teller| together::is_spokesman(stage, teller))
            .filter(|teller| !event.source.contains(teller));
        for &actor in event.source.iter().chain(&teller) {
            shown.push(Shown {
                actor,
                concept: concept.clone(),
                stance,
                statement: None,
                event: Some(EventId(number as u32)),
                span: clause,
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
    if !hits::is_state(&target.country) || target.kind != ActorKind::State {
        return None;
    }
    let id = *event.target.first()?;
    if event.kind == EventType::Aid && !is_given_to(stage, *event.trigger.first()?, id) {
        return None;
    }
    let name = hits::slug(&target.name);
    let military = event
        .contexts
        .iter()
        .any(|context| context.contains("military"));
    // An envoy recalled, a border closed: no sanctions in the sense that others take sides on.
    let is_of_trade = event.cameo.starts_with("163")
        || event
            .contexts
            .iter()
            .any(|context| context.contains("economic") || context.contains("trade"));
    let concept = match event.kind {
        EventType::Sanction if is_of_trade => {
            sanction_by_name(stage, event).unwrap_or_else(|| format!("sanctions-on-{name}"))
        }
        EventType::Aid if military => format!("military-aid-to-{name}"),
        EventType::Aid => format!("aid-to-{name}"),
        _ => return None,
    };
    (concept.split('-').count() <= 9).then_some((concept, Stance::Support))
}

/// What a sanction is called that is no plain sanction: *imposed a tariff on Peruvian wine*.
fn sanction_by_name(stage: &Stage<'_>, event: &Event) -> Option<String> {
    let annotated = stage.annotated;
    let kinds = |token: TokenId| {
        matches!(
            annotated.lemma(token),
            "tariff" | "embargo" | "duty" | "boycott" | "blockade" | "ban" | "quota" | "levy"
        )
    };
    let trigger = annotated.tokens_in(*event.trigger.first()?);
    let noun = trigger
        .clone()
        .chain(annotated.edges(hits::head_of(annotated, trigger.start, trigger.end)))
        .find(|&token| kinds(token) && annotated.token(token).pos == Pos::NOUN)?;
    phrase::concept(annotated, noun).filter(|concept| concept.contains('-'))
}

/// Whether help goes to somebody by the grammar: *assisted Peru*, *aid to Peru*; *helped to calm the
/// anger of Peru* gives Peru nothing.
fn is_given_to(stage: &Stage<'_>, trigger: Span, target: ActorId) -> bool {
    let annotated = stage.annotated;
    let is_target = |token: TokenId| stage.cast.at(token).contains(&target);
    let below = |token: TokenId| {
        annotated
            .children_by(token, Dep::prep)
            .filter(|&prep| matches!(annotated.lower(prep), "to" | "for"))
            .filter_map(|prep| annotated.child(prep, Dep::pobj))
    };
    annotated.tokens_in(trigger).any(|token| {
        let object = annotated.child(token, Dep::dobj);
        let direct = annotated.children(token).iter().any(|&child| {
            let fits = matches!(
                annotated.token(child).dep,
                Dep::dobj | Dep::dative | Dep::poss | Dep::compound | Dep::nsubjpass
            );
            let given = annotated.child(child, Dep::pobj);
            fits && (is_target(child) || given.is_some_and(is_target))
        });
        direct
            || below(token).any(is_target)
            || object.is_some_and(|object| {
                below(object).any(is_target)
                    || annotated.child(object, Dep::poss).is_some_and(is_target)
            })
    })
}

/// The trigger with all that hangs on it as its object or by a preposition.
fn clause(stage: &Stage<'_>, trigger: Span) -> Span {
    let annotated = stage.annotated;
    let tokens = annotated.tokens_in(trigger);
    if tokens.is_empty() {
        return trigger;
    }
    let mut clause = trigger;
    for &child in annotated.children(hits::head_of(annotated, tokens.start, tokens.end)) {
        let belongs = matches!(
            annotated.token(child).dep,
            Dep::dobj
                | Dep::nsubjpass
                | Dep::prep
                | Dep::pobj
                | Dep::agent
                | Dep::dative
                | Dep::xcomp
                | Dep::ccomp
                | Dep::acl
        );
        if belongs {
            clause = clause.join(annotated.subtree_span(child));
        }
    }
    clause
}

/// The stance of a verbal act that no statement carries, and the head of its trigger.
fn of_act(stage: &Stage<'_>, event: &Event) -> Option<(Stance, TokenId)> {
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
    let annotated = stage.annotated;
    let tokens = annotated.tokens_in(trigger);
    if told || tokens.is_empty() {
        return None;
    }
    let head = hits::head_of(annotated, tokens.start, tokens.end);
    // "the demand for imports"
    let market = annotated.lower(head) == "demand" && annotated.token(head).pos == Pos::NOUN;
    let shows = tokens
        .into_iter()
        .any(|token| words::positions::TAKING_SIDES.has(annotated.lemma(token)));
    (!market && shows && !polarity::is_undone(annotated, head)).then_some((stance, head))
}

/// A concept of the lexicon that the object names: *supports **the arms embargo***. What stands
/// nearest to the verb is what the act is about.
fn of_lexicon(stage: &Stage<'_>, event: &Event) -> Option<(String, Stance)> {
    let annotated = stage.annotated;
    let (stance, head) = of_act(stage, event)?;
    let objects = annotated.children(head).iter().copied().filter(|&child| {
        matches!(
            annotated.token(child).dep,
            Dep::dobj | Dep::nsubjpass | Dep::prep | Dep::pobj
        )
    });
    let mut best: Option<(usize, String, Stance)> = None;
    for object in objects {
        let tokens = annotated.edges(object);
        let from = stage
            .named
            .partition_point(|named| named.start < tokens.start);
        let within = stage.named[from..]
            .iter()
            .take_while(|named| named.end <= tokens.end)
            .take(MOST);
        // For or against somebody is an event between the two.
        let is_thing = |named: &&hits::Named| !named.bare && stage.cast.at(named.head).is_empty();
        for named in within.filter(is_thing) {
            let reading = polarity::read(stage.lexicon, annotated, named.head, |token| {
                tokens.contains(&token) && token != head
            });
            // What hangs far below the object is not what the act is about.
            if reading.aside
                || reading.steps > 3
                || best.as_ref().is_some_and(|best| best.0 <= reading.steps)
            {
                continue;
            }
            let against = stance == Stance::Oppose;
            let shown = match (named.stance, reading.attitude) {
                (Some(stance), _) => stance,
                // "stood with them in condemning …"; "denounced the unjust …" stays as it is.
                (_, Some((_, within))) if reading.steps > 0 => {
                    named.on_concept(polarity::turn(within, against))
                }
                _ => named.on_concept(polarity::turn(stance, reading.turned)),
            };
            if named.is_far_fetched(shown, reading.steps) {
                continue;
            }
            best = Some((reading.steps, named.concept.clone(), shown));
        }
    }
    best.map(|(_, concept, stance)| (concept, stance))
}

/// A concept made of the words of the object: *signed the accord*, *rejected the plan*.
fn of_words(stage: &Stage<'_>, event: &Event) -> Option<(String, Stance)> {
    let (stance, head) = of_act(stage, event)?;
    let mut theme = *theme::themes(stage.lexicon, stage.annotated, head).first()?;
    theme.verb = theme.verb.filter(|&verb| verb != head);
    if theme.head == head {
        return None;
    }
    // What the verb itself turns round is in the stance already.
    let annotated = stage.annotated;
    let verb_turns = (stage.lexicon.concepts.turns(annotated.lemma(head))
        || polarity::wards_off(annotated, head))
        != polarity::is_negated(annotated, head);
    let (concept, _) = phrase::naming(stage.annotated, stage.cast, &theme)?;
    Some((concept, polarity::turn(stance, theme.turned != verb_turns)))
}

#[cfg(test)]
mod tests {
    use crate::positions::{Shown, Stage, sample};

    fn read(stage: &Stage<'_>) -> Vec<Shown> {
        let events = crate::events::events(
            stage.lexicon,
            stage.article,
            stage.annotated,
            stage.cast,
            &[],
        );
        super::positions(stage, &events)
    }

    #[test]
    fn a_concept_of_the_lexicon_wins_and_the_clause_is_the_evidence() {
        let found = sample::shown(
            read,
            "*Peru/Peru/PROPN/NNP/2/nsubj supports/support/VERB/VBZ/0/ROOT \
             the/the/DET/DT/4/det principle/principle/NOUN/NN/2/dobj of/of/ADP/IN/4/prep \
             free/free/ADJ/JJ/7/amod trade/trade/NOUN/NN/5/pobj ././PUNCT/./2/punct",
        );
        assert_eq!(
            found,
            ["Peru support free-trade: supports the principle of free trade"]
        );
    }

    #[test]
    fn an_end_to_something_turns_the_stance() {
        let found = sample::shown(
            read,
            "*Peru/Peru/PROPN/NNP/2/nsubj supports/support/VERB/VBZ/0/ROOT \
             the/the/DET/DT/4/det end/end/NOUN/NN/2/dobj of/of/ADP/IN/4/prep \
             the/the/DET/DT/8/det arms/arm/NOUN/NNS/8/compound race/race/NOUN/NN/5/pobj",
        );
        assert_eq!(
            found,
            ["Peru oppose arms-race: supports the end of the arms race"]
        );
    }
}
