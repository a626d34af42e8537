//! What was shown before, so that the same words do not show the same thing twice.

use std::collections::HashMap;

use chancery_record::{ActorId, Span, Stance};

use super::Shown;

/// Bytes of text that share a drawer.
const WIDTH: u32 = 512;

/// The most drawers of one clause.
const MOST: u32 = 8;

/// A clause, the beginnings of the words of its concept and the stance.
type Clause = (Span, Vec<String>, Stance);

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
            self.at.entry((one.actor, place)).or_default().push((
                one.span,
                stems(&one.concept),
                one.stance,
            ));
        }
    }

    /// Whether the same words have shown anything of the same actor.
    pub(super) fn has_any(&self, one: &Shown) -> bool {
        places(one.span)
            .filter_map(|place| self.at.get(&(one.actor, place)))
            .flatten()
            .any(|(span, ..)| span.overlaps(one.span))
    }

    /// Whether the same words have shown the same thing of the same actor.
    pub(super) fn has(&self, one: &Shown) -> bool {
        self.like(one, |_| true)
    }

    /// Whether they have shown it with that stance: praise of *the answer to the invasion* is none of
    /// the invasion.
    pub(super) fn has_stance(&self, one: &Shown) -> bool {
        self.like(one, |stance| stance == one.stance)
    }

    fn like(&self, one: &Shown, fits: impl Fn(Stance) -> bool) -> bool {
        let own = stems(&one.concept);
        places(one.span)
            .filter_map(|place| self.at.get(&(one.actor, place)))
            .flatten()
            .filter(|(.., stance)| fits(*stance))
            .any(|(span, theirs, _)| {
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
