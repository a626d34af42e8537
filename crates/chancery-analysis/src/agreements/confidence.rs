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
pub const SIGNS: [&str; 19] = [
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
    "hoped for or demanded by a speaker",
    "a party is a description of several without a number",
];

/// The weights of [`SIGNS`].
const WEIGHTS: [f64; SIGNS.len()] = [
    3.13, 0.39, -0.53, -0.19, -0.71, 0.05, -0.05, -0.38, -1.41, -0.43, 0.90, -0.73, -0.97, -0.47,
    0.56, -0.12, -0.69, 0.62, -0.71,
];

/// What is seen of the clause that tells of an agreement, in the order of [`SIGNS`].
pub fn signs(
    parties: &Parties,
    shown: Option<&Shown>,
    stage: Stage,
    clause: &str,
    wished: bool,
) -> [f64; SIGNS.len()] {
    // Where somebody's hope or demand shows the stage, the words beside the instrument need not.
    let wished = wished && stage == Stage::Proposed;
    let unsure = |is: &dyn Fn(&Shown) -> bool| !wished && shown.is_none_or(is);
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
        unsure(&|shown| shown.weak),
        unsure(&|shown| shown.distance > 30),
        unsure(&|shown| shown.turned || shown.stage != stage),
        parties.others > 0,
        words > 40,
        wished,
        parties.vague,
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
