//! What is kept of all that was shown: one position for each actor and concept, with all its clauses.
//!
//! What a question asks is no position ([`is_asked`]), and nobody is for an evil ([`mend`]). How sure a
//! position is goes by how often positions like it were right ([`confidence`]).

mod confidence;

use std::collections::{BTreeMap, BTreeSet};

use chancery_record::{Actor, ActorId, ActorKind, MentionForm, Position, Sector, Span, Stance};
use chancery_text::Annotated;

use super::concepts::{hits, phrase, telling};
use super::{Shown, Stage, polarity};
use crate::actors::Cast;
use crate::grammar;

/// The most clauses that are kept as evidence of one position.
const MOST_EVIDENCE: usize = 200;

/// Whether words stand in a question, or are a reporter's in a transcript: *Q  How great is the threat
/// …?* Nobody takes a side by asking.
pub(super) fn is_asked(annotated: &Annotated, span: Span) -> bool {
    let words = annotated.tokens_in(span);
    let Some(first) = annotated.tokens.get(words.start as usize) else {
        return false;
    };
    let opens = annotated.sentence_tokens(first.sentence as usize).start;
    annotated.lower(opens) == "q" || grammar::is_asked(annotated, words.start)
}

/// Nobody is against a good that is in danger: *concern over the safety of the crews*.
pub(super) fn mend(one: &mut Shown) {
    let words = one
        .concept
        .split('-')
        .take_while(|word| !phrase::is_small(word));
    let Some(head) = words.last() else { return };
    // "a plan to tackle corruption", told of by a noun or a verb that only wants it dealt with
    let singular = head.strip_suffix('s').unwrap_or(head);
    if (polarity::is_ill(head) || polarity::is_ill(singular))
        && one.stance == Stance::Support
        && matches!(one.why.rule, "demand" | "told" | "intended" | "act")
    {
        one.stance = Stance::Oppose;
        one.why.note.push_str(" ill");
    }
    if polarity::is_good(head) && one.stance == Stance::Oppose {
        one.stance = Stance::Support;
        one.why.note.push_str(" good");
    }
}

/// Whether four in five actors are of one country.
fn is_of_one_country(cast: &Cast) -> bool {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for actor in cast
        .actors
        .iter()
        .filter(|actor| hits::is_state(&actor.country))
    {
        *counts.entry(&actor.country).or_default() += 1;
    }
    let total: usize = counts.values().sum();
    counts.values().any(|&count| 5 * count >= 4 * total)
}

/// Whether an actor is a person or body of no office and no part in politics that is known.
fn is_private(actor: &Actor) -> bool {
    let takes_part = |sector: &Sector| {
        !matches!(
            sector,
            Sector::Agr | Sector::Bus | Sector::Crm | Sector::Cvl | Sector::Edu | Sector::Med
        )
    };
    !matches!(actor.kind, ActorKind::State | ActorKind::Igo)
        && !actor.sectors.iter().any(takes_part)
}

/// One position for each actor and concept: the stance shown more often, with all its clauses.
pub(super) fn gather(mut shown: Vec<Shown>, stage: &Stage<'_>) -> Vec<Position> {
    let (cast, statements) = (stage.cast, stage.statements);
    let is_domestic = !stage.is_speech && cast.author.is_none() && is_of_one_country(cast);
    let named: BTreeSet<ActorId> = cast
        .mentions
        .iter()
        .filter(|mention| mention.form == MentionForm::Name)
        .flat_map(|mention| mention.actors.iter().copied())
        .collect();
    shown.sort_by(|a, b| {
        (a.span, a.actor, &a.concept, a.stance).cmp(&(b.span, b.actor, &b.concept, b.stance))
    });
    let mut groups: BTreeMap<(ActorId, String), Vec<Shown>> = BTreeMap::new();
    for one in shown {
        groups
            .entry((one.actor, one.concept.clone()))
            .or_default()
            .push(one);
    }
    join_overlapping(&mut groups);
    let mut positions: Vec<Position> = Vec::new();
    for ((actor, concept), group) in groups {
        let weight = |stance| -> f32 {
            group
                .iter()
                .filter(|one| one.stance == stance)
                .map(|one| one.confidence)
                .sum()
        };
        let (support, oppose) = (weight(Stance::Support), weight(Stance::Oppose));
        let stance = if support >= oppose {
            Stance::Support
        } else {
            Stance::Oppose
        };
        let kept: Vec<&Shown> = group.iter().filter(|one| one.stance == stance).collect();
        let Some(best) = kept.iter().copied().reduce(|best, one| {
            if one.confidence > best.confidence {
                one
            } else {
                best
            }
        }) else {
            continue;
        };
        let mut evidence: Vec<Span> = kept.iter().map(|one| one.span).collect();
        evidence.dedup();
        evidence.truncate(MOST_EVIDENCE);
        let confidence = confidence::calibrated(&confidence::Known {
            why: &best.why,
            concept: &concept,
            actor: cast.actors.get(actor.index()),
            is_named: named.contains(&actor),
            is_domestic,
            cue: best
                .statement
                .and_then(|id| statements.get(id.index()))
                .map(|statement| statement.cue_class),
        });
        // "the legislation would order …": a thing taken for somebody.
        let is_thing = cast.actors.get(actor.index()).is_some_and(|known| {
            known.kind == ActorKind::Organization
                && known.country.is_empty()
                && !named.contains(&actor)
        });
        // Who reports or asks takes no side.
        let is_outlet = cast
            .actors
            .get(actor.index())
            .is_some_and(|known| known.kind == ActorKind::Outlet);
        // "Countries that oppose it": whoever those are.
        let is_anybody = cast.is_abroad(actor) && !cast.actor(actor).name.contains(' ');
        // "She will explore the city": what a private person means to do is no stand.
        let is_private = is_domestic
            && matches!(best.why.rule, "act" | "intended")
            && cast.actors.get(actor.index()).is_some_and(is_private);
        if is_thing || is_anybody || is_private || is_outlet && !stage.is_speech {
            continue;
        }
        let concept = called(stage, best).unwrap_or(concept);
        positions.push(Position {
            actor,
            concept,
            stance,
            statement: best.statement,
            event: best.event,
            evidence,
            confidence,
            why: best.why.clone(),
        });
    }
    if !stage.is_speech {
        one_for_each_phrase(&mut positions);
        join_same(&mut positions);
    }
    positions.sort_by(|a, b| {
        (&a.evidence, a.actor, &a.concept).cmp(&(&b.evidence, b.actor, &b.concept))
    });
    positions
}

/// Of two concepts that the same phrase gave an actor, the lexicon's and one of its own words, the
/// words stay if they say more; they are then known to mean what the lexicon means, so that other
/// articles can be compared: *mutual relations in fishing* are `bilateral-ties`.
fn one_for_each_phrase(positions: &mut Vec<Position>) {
    let of_lexicon = |position: &Position| position.why.entry.starts_with("concepts.");
    let says_much = |position: &Position| position.concept.split('-').count() > 2;
    let ends = |position: &Position, other: &Position| {
        let ends = |span: &Span| other.evidence.iter().any(|theirs| theirs.end == span.end);
        position.actor == other.actor && position.evidence.iter().any(ends)
    };
    let others = |one: &Position, of: &dyn Fn(&Position) -> bool| {
        positions
            .iter()
            .position(|other| ends(one, other) && of(other))
    };
    let by_more = |other: &Position| !of_lexicon(other) && says_much(other);
    let mut double = Vec::new();
    let mut meant = Vec::new();
    for one in positions.iter() {
        let other = if of_lexicon(one) {
            let more = others(one, &by_more);
            meant.extend(more.map(|more| (more, one.stance, one.why.entry.clone())));
            more
        } else if says_much(one) {
            None
        } else {
            others(one, &of_lexicon)
        };
        double.push(other.is_some());
    }
    for (at, stance, entry) in meant {
        let words = &mut positions[at];
        if words.stance == stance && !entry.contains('{') && !of_lexicon(words) {
            words.why.entry = entry;
        }
    }
    let mut double = double.into_iter();
    positions.retain(|_| !double.next().unwrap_or_default());
}

/// One position where two come to bear the same name: the surer one with the clauses of both, known
/// to mean what the lexicon means if one of them is.
fn join_same(positions: &mut Vec<Position>) {
    let mut joined: Vec<Position> = Vec::new();
    for one in positions.drain(..) {
        let same = joined.iter_mut().find(|other| {
            (other.actor, other.stance, &other.concept) == (one.actor, one.stance, &one.concept)
        });
        let Some(other) = same else {
            joined.push(one);
            continue;
        };
        other.evidence.extend(&one.evidence);
        other
            .evidence
            .sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
        let mut end = 0;
        other.evidence.retain(|span| {
            let is_further = span.end > end;
            end = end.max(span.end);
            is_further
        });
        other.statement = other.statement.or(one.statement);
        other.event = other.event.or(one.event);
        if one.confidence > other.confidence {
            other.confidence = one.confidence;
        }
        if !other.why.entry.starts_with("concepts.") {
            other.why = one.why;
        }
    }
    *positions = joined;
}

/// What the text calls a concept of the lexicon: *the bilateral relationship* are `bilateral-ties`.
/// The entry stays with the position, so that the same concept can be found again in other articles;
/// speeches, and concepts of a country, keep the lexicon's name.
fn called(stage: &Stage<'_>, best: &Shown) -> Option<String> {
    let entry = best.why.entry.strip_prefix("concepts.")?;
    if stage.is_speech || entry.contains('{') {
        return None;
    }
    let named = stage.named.iter().find(|named| {
        let span = stage.span(named.start, named.end - 1);
        named.concept == best.concept && best.span.start <= span.start && span.end <= best.span.end
    })?;
    // "The release of the hostages": whoever wants it is against the taking of hostages.
    if named.is_ill || named.stance == Some(Stance::Oppose) {
        return None;
    }
    let annotated = stage.annotated;
    let mut head = named.head;
    while annotated.token(head).dep == chancery_text::Dep::compound {
        head = annotated.head(head)?;
    }
    if annotated.token(head).pos == chancery_text::Pos::VERB {
        return None;
    }
    let words = phrase::concept(annotated, head)?;
    (words.contains('-') && telling::is_telling(annotated, head, &words)).then_some(words)
}

/// No second concept for the same thing: *budget cuts* goes to *sharp cuts in the budget*, which says
/// more. Concepts of the lexicon stay as they are.
fn join_overlapping(groups: &mut BTreeMap<(ActorId, String), Vec<Shown>>) {
    let stems = |concept: &str| -> Vec<String> {
        let words = concept.split('-').filter(|word| word.len() > 3);
        words.map(|word| word.chars().take(6).collect()).collect()
    };
    let own = |group: &[Shown]| {
        group
            .iter()
            .all(|one| matches!(&*one.why.entry, "words" | "own") || one.why.rule == "done")
    };
    let keys: Vec<(ActorId, String)> = groups
        .iter()
        .filter(|(_, group)| own(group))
        .map(|(key, _)| key.clone())
        .collect();
    for short in &keys {
        let few = stems(&short.1);
        let longer = keys.iter().find(|long| {
            let many = stems(&long.1);
            long.0 == short.0
                && !few.is_empty()
                && many.len() > few.len()
                && few.iter().all(|stem| many.contains(stem))
                && groups.contains_key(long)
        });
        let Some(longer) = longer else { continue };
        let stance = |key| {
            groups
                .get(key)
                .and_then(|group| group.first())
                .map(|one| one.stance)
        };
        if stance(short) != stance(longer) {
            continue;
        }
        let Some(moved) = groups.remove(short) else {
            continue;
        };
        if let Some(group) = groups.get_mut(longer) {
            group.extend(moved);
            group.sort_by_key(|one| one.span);
        }
    }
}
