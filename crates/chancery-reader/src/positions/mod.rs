//! Who stands where.
//!
//! A position is shown by a statement ([`spoken`]: *denounced the sanctions on Cuba*), by an
//! author's own plain words in a document with one author ([`plain`]), by a view that several share
//! ([`shared`]) or a thing that they mean to deal with ([`facing`]), and by a deed ([`done`]: a state
//! that imposes sanctions is for them). What is said inside somebody's statement
//! shows that speaker's position, never the author's and never that of whoever is quoted against.
//!
//! Concepts come from the lexicon ([`hits`]); where it has none, from the words of what is demanded
//! or denounced ([`phrase`]). [`polarity`] reads for or against from the words above a phrase.

pub mod author;
mod confidence;
mod demand;
mod done;
mod facing;
pub mod hits;
mod own;
pub mod phrase;
mod plain;
pub mod polarity;
#[cfg(test)]
mod sample;
mod shared;
mod spoken;
pub mod theme;
mod together;

use std::collections::BTreeMap;

use chancery_lexicon::Lexicon;
use chancery_record::{
    ActorId, Event, EventId, Position, Span, Stance, Statement, StatementId, Why,
};
use chancery_text::{Annotated, Article};

use crate::actors::Cast;

/// The most clauses that are kept as evidence of one position.
const MOST_EVIDENCE: usize = 200;

/// One clause that shows a stance.
#[derive(Clone, Debug)]
struct Shown {
    actor: ActorId,
    concept: String,
    stance: Stance,
    statement: Option<StatementId>,
    event: Option<EventId>,
    span: Span,
    confidence: f32,
    why: Why,
}

/// What the ways of showing a position read from.
struct Stage<'a> {
    lexicon: &'a Lexicon,
    article: &'a Article,
    annotated: &'a Annotated,
    cast: &'a Cast,
    statements: &'a [Statement],
    /// For each token the innermost statement in whose content it stands.
    inner: Vec<Option<u32>>,
    named: Vec<hits::Named>,
}

/// All positions of an article, in the order of the text.
pub fn positions(
    lexicon: &Lexicon,
    article: &Article,
    annotated: &Annotated,
    cast: &Cast,
    statements: &[Statement],
    events: &[Event],
) -> Vec<Position> {
    let named = hits::named(lexicon, annotated, cast);
    let inner = inner(annotated, statements);
    let stage = Stage {
        lexicon,
        article,
        annotated,
        cast,
        statements,
        inner,
        named,
    };
    let mut shown = spoken::positions(&stage);
    shown.extend(plain::positions(&stage));
    shown.extend(shared::positions(&stage));
    shown.extend(facing::positions(&stage));
    shown.extend(demand::positions(&stage));
    shown.extend(done::positions(&stage, events));
    gather(shown, cast)
}

/// For each token the innermost statement in whose content it stands: parents come first, so a
/// later statement overwrites.
fn inner(annotated: &Annotated, statements: &[Statement]) -> Vec<Option<u32>> {
    let mut inner = vec![None; annotated.tokens.len()];
    for (number, statement) in statements.iter().enumerate() {
        for &span in &statement.content {
            for token in annotated.tokens_in(span) {
                inner[token as usize] = Some(number as u32);
            }
        }
    }
    inner
}

/// One position for each actor and concept: the stance shown more often, with all its clauses.
fn gather(mut shown: Vec<Shown>, cast: &Cast) -> Vec<Position> {
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
        let contested = support.min(oppose) / support.max(oppose).max(f32::MIN_POSITIVE);
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
        // Several clauses that agree make it surer, clauses that disagree make it doubtful.
        let doubt = (1.0 - best.confidence) / (evidence.len() as f32).sqrt() + 0.3 * contested;
        let has_country = cast
            .actors
            .get(actor.index())
            .is_some_and(|actor| !actor.country.is_empty());
        let raw = (1.0 - doubt).clamp(0.05, 0.95);
        let confidence = confidence::calibrated(raw, &best.why, &concept, has_country);
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
    positions.sort_by(|a, b| {
        (&a.evidence, a.actor, &a.concept).cmp(&(&b.evidence, b.actor, &b.concept))
    });
    positions
}

impl Stage<'_> {
    /// The span from one token to the end of another.
    fn span(&self, from: u32, to: u32) -> Span {
        let (from, to) = (from.min(to), from.max(to));
        self.annotated.span(from..to + 1)
    }

    /// Whether the token is *we*, *us*, *our* or *I*, *my*.
    fn is_first_person(&self, token: u32) -> bool {
        matches!(
            self.annotated.lower(token),
            "we" | "us" | "our" | "ours" | "ourselves" | "i" | "me" | "my" | "mine"
        )
    }
}
