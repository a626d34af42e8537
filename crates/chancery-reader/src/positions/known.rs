//! What was shown before, so that the same words do not show the same thing twice.

use std::collections::HashMap;

use chancery_record::{ActorId, Span};

use super::Shown;

/// Bytes of text that share a drawer.
const WIDTH: u32 = 512;

/// The most drawers of one clause.
const MOST: u32 = 8;

/// A clause and the beginnings of the words of its concept.
type Clause = (Span, Vec<String>);

/// Clauses by actor and place.
#[derive(Default)]
pub(super) struct Known {
    at: HashMap<(ActorId, u32), Vec<Clause>>,
}

impl Known {
    /// All that was shown.
    pub(super) fn of(shown: &[Shown]) -> Known {
        let mut known = Known::default();
        shown.iter().for_each(|one| known.add(one));
        known
    }

    /// One more.
    pub(super) fn add(&mut self, one: &Shown) {
        for place in places(one.span) {
            self.at
                .entry((one.actor, place))
                .or_default()
                .push((one.span, stems(&one.concept)));
        }
    }

    /// Whether the same words have shown anything of the same actor.
    pub(super) fn has_any(&self, one: &Shown) -> bool {
        places(one.span)
            .filter_map(|place| self.at.get(&(one.actor, place)))
            .flatten()
            .any(|(span, _)| span.overlaps(one.span))
    }

    /// Whether the same words have shown the same thing of the same actor.
    pub(super) fn has(&self, one: &Shown) -> bool {
        let own = stems(&one.concept);
        places(one.span)
            .filter_map(|place| self.at.get(&(one.actor, place)))
            .flatten()
            .any(|(span, theirs)| {
                let shared = own.iter().filter(|stem| theirs.contains(stem)).count();
                span.overlaps(one.span) && shared > 0 && shared * 2 >= own.len().min(theirs.len())
            })
    }
}

fn places(span: Span) -> impl Iterator<Item = u32> {
    let first = span.start / WIDTH;
    first..=(span.end / WIDTH).min(first + MOST)
}

/// The beginnings of the longer words of a concept.
pub(super) fn stems(concept: &str) -> Vec<String> {
    let words = concept.split('-').filter(|word| word.len() > 3);
    words.map(|word| word.chars().take(6).collect()).collect()
}
