//! Which acts are events, and between whom: a model weighs what the rules propose.
//!
//! > Peru said that Chile, **which hosts the talks**, had broken its word: *broken* is an ACCUSE of
//! > Peru's against Chile; that nobody else is named in it is learned, not ruled.
//!
//! Two sets of boosted trees say for everybody named in the sentence how likely they are the source
//! and the target ([`super::rows`]). A third weighs each pair ([`super::pairs`]): how likely a careful reader
//! writes it down; a fourth all that the article tells of the same two ([`super::dyads`]). They were
//! learned from articles coded by reading (`training/events.py`); texts of
//! other kinds keep to the rules.

use chancery_record::ActorId;

use super::dyads::Dyad;
use super::pairs::{Pair, Weighed};
use super::rows::PAIR;
use crate::attribution::forest::Forest;
use crate::attribution::model::logistic;

/// The trees.
#[derive(Clone, Copy, Debug)]
pub struct Model {
    source: Forest<'static>,
    target: Forest<'static>,
    pair: Forest<'static>,
    dyad: Forest<'static>,
    /// Slope and offset of the confidence.
    line: [f32; 2],
}

/// The most that an event may have that is left out in the end.
pub const FAINT: f32 = 0.14;

impl Model {
    /// The model of the program. The bytes begin with the lengths of the first three sets of trees,
    /// and slope and offset of the confidence.
    pub fn own() -> Model {
        let bytes: &'static [u8] = include_bytes!("trees.bin");
        let number = |at: usize| {
            let four = bytes.get(at..at + 4).and_then(|four| four.try_into().ok());
            u32::from_le_bytes(four.unwrap_or_default()) as usize
        };
        let first = 20 + number(0);
        let second = first + number(4);
        let third = second + number(8);
        let decimal = |at: usize| f32::from_bits(number(at) as u32);
        let part = |from: usize, to: usize| Forest {
            bytes: bytes.get(from..to).unwrap_or_default(),
        };
        Model {
            source: part(20, first),
            target: part(first, second),
            pair: part(second, third),
            dyad: part(third, bytes.len()),
            line: [decimal(12), decimal(16)],
        }
    }

    /// How likely each pair of an act is by itself.
    pub fn pairs(&self, weighed: &Weighed) -> Vec<f32> {
        let score = |pair: &Pair| logistic(self.pair.score(&pair.row));
        weighed.pairs.iter().map(score).collect()
    }

    /// How likely a dyad is.
    pub fn dyad(&self, dyad: &Dyad) -> f32 {
        logistic(self.dyad.score(&dyad.row))
    }

    /// How sure a likelihood makes, as often as it was right on articles kept apart.
    pub fn confidence(&self, likely: f32) -> f32 {
        let likely = likely.clamp(0.001, 0.999);
        logistic(self.line[0] * (likely / (1.0 - likely)).ln() + self.line[1])
    }
}

/// How likely each actor is the source, and the target.
pub fn likelihoods(model: &Model, rows: &[(ActorId, [f32; PAIR])]) -> Vec<(f32, f32)> {
    let both = rows.iter().map(|(_, row)| {
        let source = logistic(model.source.score(row));
        (source, logistic(model.target.score(row)))
    });
    both.collect()
}
