//! How sure it is that parties and stage are those that a clause tells.
//!
//! > The treaty **between Peru and Chile was signed**. (surer)
//! > **They** discussed **with others** what might lead to a treaty. (less sure)
//!
//! The weights were learned from judged clauses (`scores/scripts/agreements_confidence.py`).

use super::Stage;
use super::parties::{Parties, Tie};
use super::stages::Shown;

/// What is weighed, by name; the first is always there.
pub const SIGNS: [&str; 17] = [
    "always",
    "tied by *between*",
    "tied as a pair",
    "tied by *with*",
    "a party is a description",
    "a party is a description, tied by a verb",
    "more than two parties",
    "far from the instrument",
    "proposed",
    "announced",
    "in force",
    "carried out or broken",
    "a weak word",
    "the word of the stage is far",
    "turned by other words",
    "other states in the clause",
    "a long clause",
];

/// The weights of [`SIGNS`].
const WEIGHTS: [f64; SIGNS.len()] = [
    3.28, 0.34, -0.66, -0.21, -0.65, -0.22, 0.07, -0.25, -1.35, -0.33, 0.58, -0.87, -0.72, -0.32,
    0.61, -0.30, -0.85,
];

/// What is seen of the clause that tells of an agreement, in the order of [`SIGNS`].
pub fn signs(
    parties: &Parties,
    shown: Option<&Shown>,
    stage: Stage,
    clause: &str,
) -> [f64; SIGNS.len()] {
    let by_verb = parties.tie == Tie::Verb;
    let words = clause.split_whitespace().count();
    [
        true,
        parties.tie == Tie::Between,
        parties.tie == Tie::Pair,
        parties.tie == Tie::With,
        parties.unnamed,
        parties.unnamed && by_verb,
        parties.states.len() > 2,
        parties.gap > 5,
        stage == Stage::Proposed,
        stage == Stage::Announced,
        stage == Stage::InForce,
        stage >= Stage::CarriedOut,
        shown.is_none_or(|shown| shown.weak),
        shown.is_none_or(|shown| shown.distance > 30),
        shown.is_none_or(|shown| shown.turned || shown.stage != stage),
        parties.others > 0,
        words > 40,
    ]
    .map(|sign| f64::from(u8::from(sign)))
}

/// The probability that parties and stage are right, from 0 to 1, to two decimals.
pub fn confidence(signs: &[f64; SIGNS.len()]) -> f64 {
    let sum: f64 = signs
        .iter()
        .zip(WEIGHTS)
        .map(|(sign, weight)| sign * weight)
        .sum();
    (100.0 / (1.0 + (-sum).exp())).round() / 100.0
}
