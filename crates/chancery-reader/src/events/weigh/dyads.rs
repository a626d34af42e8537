//! What an article as a whole says of who did what to whom.
//!
//! > Peru **accused** Chile … The **accusation** … Peru also **met** Chile: that Peru accuses Chile
//! > is told twice; the *meeting* is a rival only where it is the same words' other reading.
//!
//! Each pair of each act has a likelihood of its own ([`super::pairs`]). The acts of one type
//! between the same two are one dyad here; a last set of trees weighs it by how likely its acts are,
//! how many there are, and how likely what speaks against it is: other sides of the same act, other
//! types between the same two.

use chancery_record::{ActorId, EventType};
use rustc_hash::FxHashMap;

use super::pairs::Weighed;
use super::rows::{Firsts, acts_for_one, type_number};
use crate::actors::Cast;

/// How many numbers describe a dyad.
pub const WIDTH: usize = 17;

/// The names of the columns, for training.
pub const NAMES: [&str; WIDTH] = [
    "first",
    "second",
    "third",
    "n_acts",
    "any",
    "rival_side",
    "lead",
    "rival_type",
    "turned",
    "same_type",
    "sides",
    "type",
    "total",
    "total_of_two",
    "n_pairs",
    "ruled",
    "ruled_pair",
];

/// An act and the likelihood of each of its pairs.
pub struct Likely<'a> {
    /// Its type.
    pub kind: EventType,
    /// Its pairs.
    pub weighed: &'a Weighed,
    /// One for each pair.
    pub likely: &'a [f32],
}

/// A type, who and whom; one actor stands for all of a country.
pub type Key = (EventType, ActorId, Option<ActorId>);

/// The acts of one type between the same two.
#[derive(Clone, Debug)]
pub struct Dyad {
    /// What is the same.
    pub key: Key,
    /// The likeliest act and its pair.
    pub top: (usize, usize),
    /// The numbers that the model weighs.
    pub row: [f32; WIDTH],
}

/// The dyad that a pair of an act belongs to.
pub fn key(firsts: &Firsts, kind: EventType, weighed: &Weighed, pair: usize) -> Key {
    let pair = &weighed.pairs[pair];
    let source = firsts.get(weighed.sides[pair.source].source.0);
    let target = pair.target.map(|at| weighed.sides[at].target.0);
    let target = target.map(|id| firsts.get(id));
    match target {
        Some(target) if kind.is_joint() && target < source => (kind, target, Some(source)),
        _ => (kind, source, target),
    }
}

/// No likelihood at all, in log odds.
const NONE: f32 = -9.0;

/// All dyads of an article, in the order in which they are first told.
pub fn dyads(cast: &Cast, acts: &[Likely<'_>]) -> Vec<Dyad> {
    let firsts = Firsts::of(cast);
    // Each pair: its act, its place there, its dyad.
    let mut all: Vec<(usize, usize, usize)> = Vec::new();
    let mut keys: Vec<Key> = Vec::new();
    let mut known: FxHashMap<Key, usize> = FxHashMap::default();
    for (number, act) in acts.iter().enumerate() {
        for pair in 0..act.weighed.pairs.len() {
            let key = key(&firsts, act.kind, act.weighed, pair);
            let dyad = *known.entry(key).or_insert_with(|| {
                keys.push(key);
                keys.len() - 1
            });
            all.push((number, pair, dyad));
        }
    }
    let likely = |&(act, pair, _): &(usize, usize, usize)| acts[act].likely[pair];
    let mut by_dyad: Vec<Vec<(usize, usize, usize)>> = vec![Vec::new(); keys.len()];
    for one in &all {
        by_dyad[one.2].push(*one);
    }
    for pairs in &mut by_dyad {
        pairs.sort_by(|a, b| likely(b).total_cmp(&likely(a)));
    }
    let most: Vec<f32> = by_dyad.iter().map(|pairs| likely(&pairs[0])).collect();
    let total: f32 = most.iter().sum();
    // Sums over everything between the same two, whoever acts.
    let two = |key: &Key| match key.2 {
        Some(target) if target < key.1 => (target, Some(key.1)),
        target => (key.1, target),
    };
    let mut of_two: FxHashMap<(ActorId, Option<ActorId>), (f32, Vec<usize>)> = FxHashMap::default();
    for (dyad, key) in keys.iter().enumerate() {
        let entry = of_two.entry(two(key)).or_default();
        entry.0 += by_dyad[dyad].iter().map(&likely).sum::<f32>();
        entry.1.push(dyad);
    }
    // The two likeliest of each type: one of them is a rival of any.
    let mut by_type: FxHashMap<EventType, Vec<usize>> = FxHashMap::default();
    for (dyad, key) in keys.iter().enumerate() {
        let likeliest = by_type.entry(key.0).or_default();
        likeliest.push(dyad);
        likeliest.sort_by(|&a, &b| most[b].total_cmp(&most[a]));
        likeliest.truncate(2);
    }
    let build = |dyad: usize| {
        let key = keys[dyad];
        let pairs = &by_dyad[dyad];
        let odds = |at: usize| pairs.get(at).map_or(-7.0, |one| log_odds(likely(one)));
        let (act, pair, _) = pairs[0];
        let mut numbers: Vec<usize> = pairs.iter().map(|one| one.0).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let none = pairs
            .iter()
            .fold(1.0, |none, one| none * (1.0 - likely(one)));
        let best =
            |rivals: &mut dyn Iterator<Item = f32>| rivals.map(log_odds).fold(NONE, f32::max);
        let first = all.partition_point(|one| one.0 < act);
        let beside = all[first..].iter().take_while(|one| one.0 == act);
        let rival_side = best(&mut beside.filter(|one| one.2 != dyad).map(&likely));
        let (total_of_two, others) = &of_two[&two(&key)];
        let others = || others.iter().copied().filter(|&other| other != dyad);
        let rival_type = best(&mut others().map(|other| most[other]));
        let turned = best(
            &mut others()
                .filter(|&other| keys[other].0 == key.0)
                .map(|other| most[other]),
        );
        let same_type = best(
            &mut by_type[&key.0]
                .iter()
                .filter(|&&other| other != dyad)
                .map(|&other| most[other]),
        );
        let is_state = |id: ActorId| match cast.actor(id).country.len() {
            0 => acts_for_one(cast, id),
            n => n == 3,
        };
        let sides = match key.2 {
            None => 0.0,
            Some(target) if target == key.1 => 1.0,
            Some(target) if is_state(key.1) && is_state(target) => 2.0,
            Some(_) => 3.0,
        };
        let top = &acts[act].weighed.pairs[pair];
        Dyad {
            key,
            top: (act, pair),
            row: [
                odds(0),
                odds(1),
                odds(2),
                numbers.len() as f32,
                1.0 - none,
                rival_side,
                odds(0) - rival_side,
                rival_type,
                turned,
                same_type,
                sides,
                type_number(key.0),
                total,
                *total_of_two,
                acts[act].weighed.pairs.len() as f32,
                top.ruled(),
                top.ruled_pair(),
            ],
        }
    };
    (0..keys.len()).map(build).collect()
}

fn log_odds(likely: f32) -> f32 {
    let likely = likely.clamp(1e-4, 1.0 - 1e-4);
    (likely / (1.0 - likely)).ln()
}
