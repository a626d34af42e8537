//! How far two actors agree, from their stances.
//!
//! An actor is a vector over (concept, stance): the square root of how many clauses show it, at
//! length one. A concept on which nearly all take one side tells little of who stands with whom, as a
//! roll call that is all but unanimous places nobody (Signorino & Ritter 1999; Bailey, Strezhnev &
//! Voeten 2017), so concepts count by how far they divide ([`division`]). What all actors share tells
//! nothing either: the mean over the actors of the period is taken away. What remains is read along the
//! main lines of division ([`super::lines`]), and agreement is the cosine there. It is 1 for two
//! who depart from the rest in the same way, −1 for two who depart in opposite ways.
//!
//! A stance is remembered: earlier periods count, each year past by a factor ([`Memory`]). An actor
//! that shows no stance in the period itself is not compared there.

use std::collections::{BTreeMap, HashMap};

use super::lines;
use super::rows::{Cells, Length, Table};

/// The fewest clauses of an actor in a period that is compared there.
pub const LEAST_CLAUSES: f64 = 3.0;

/// What a concept counts on which all are of one mind, of one that divides them in halves: speaking of
/// it at all still tells something.
const LEAST_DIVISION: f64 = 0.2;

/// The stances on a concept that a guess is worth of how far it divides.
const GUESSED: f64 = 4.0;

/// How earlier periods count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Memory {
    /// What a year's distance leaves of a clause; 0: only the period itself counts.
    pub factor: f64,
    /// Years after which nothing is left.
    pub years: f64,
}

impl Default for Memory {
    fn default() -> Memory {
        Memory {
            factor: 0.7,
            years: 10.0,
        }
    }
}

/// Two actors in a period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dyad {
    /// The period.
    pub period: String,
    /// The first in the alphabet.
    pub a: String,
    /// The other.
    pub b: String,
    /// Agreement in [-1, 1]; none: not enough evidence.
    pub agreement: Option<f64>,
    /// The lower end of its 95 % interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// Concepts on which both have shown a stance.
    pub shared: usize,
    /// Clauses of the first in the period.
    pub clauses_a: f64,
    /// Clauses of the other.
    pub clauses_b: f64,
    /// Cooperation less conflict between the two; 0 if nothing is told.
    pub tone: f64,
}

/// What conflict takes from the agreement of two: at −1/2 all, at −1 it turns it round.
const TONE: f64 = 2.0;

impl Dyad {
    /// The weight of the tie in the network: agreement, less what conflict between the two takes from
    /// it. Who speak of the same things and accuse each other stand on different sides.
    ///
    /// ```
    /// use chancery_analysis::coalitions::agreement::Dyad;
    /// let tie = |agreement, tone| Dyad { agreement: Some(agreement), tone, ..Dyad::default() }.tie();
    /// assert_eq!(tie(0.8, 0.3), Some(0.8));
    /// assert_eq!(tie(0.8, -0.5), Some(0.0));
    /// assert_eq!(tie(0.8, -1.0), Some(-0.8));
    /// assert_eq!(tie(-0.8, -1.0), Some(-0.8));
    /// ```
    pub fn tie(&self) -> Option<f64> {
        let kept = 1.0 + TONE * self.tone.min(0.0);
        self.agreement.map(|agreement| {
            if agreement > 0.0 {
                agreement * kept
            } else {
                agreement
            }
        })
    }
}

/// The stances of the actors of one period as vectors of length one.
#[derive(Clone, Debug, Default)]
pub struct Stances {
    /// The actors, in order.
    pub actors: Vec<String>,
    /// For each its place along the main lines of division.
    pub vectors: Vec<Vec<f64>>,
    /// For each the concepts on which it has shown a stance, as numbers.
    pub concepts: Vec<Vec<u32>>,
    /// For each its clauses in the period.
    pub clauses: Vec<f64>,
}

/// The vectors of a period.
pub fn stances(table: &Table, period: &str, memory: Memory) -> Stances {
    let Some(present) = table.periods.get(period) else {
        return Stances::default();
    };
    let now = Length::years(period);
    // Cells that only one actor ever shows join nobody; they would lengthen its vector alone. For each
    // cell the first actor that shows it and whether another does.
    let mut shown: HashMap<(&str, bool), (&str, bool)> = HashMap::new();
    for actors in table
        .periods
        .range(..=period.to_string())
        .map(|(_, actors)| actors)
    {
        for (actor, cells) in actors {
            for (concept, &(support, oppose)) in cells {
                for (stance, n) in [(true, support), (false, oppose)] {
                    if n > 0.0 {
                        let first = shown.entry((concept, stance)).or_insert((actor, false));
                        first.1 |= first.0 != actor;
                    }
                }
            }
        }
    }
    let mut shared: Vec<(&str, bool)> = shown
        .iter()
        .filter(|(_, (_, others))| *others)
        .map(|(cell, _)| *cell)
        .collect();
    shared.sort_unstable();
    let place: HashMap<(&str, bool), usize> = shared.iter().copied().zip(0..).collect();
    let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
    for (concept, _) in &shared {
        let next = numbers.len() as u32;
        numbers.entry(concept).or_insert(next);
    }
    let mut stances = Stances::default();
    for (actor, cells) in present {
        // Who shows next to nothing is compared with nobody, and does not move the mean.
        let clauses: f64 = cells
            .values()
            .map(|(support, oppose)| support + oppose)
            .sum();
        if clauses < LEAST_CLAUSES {
            continue;
        }
        let mut sum = vec![0.0; place.len()];
        for (earlier, actors) in table.periods.range(..=period.to_string()).rev() {
            let age = now - Length::years(earlier);
            let factor = if earlier == period {
                1.0
            } else {
                memory.factor.powf(age)
            };
            if age > memory.years || factor <= 0.0 {
                break;
            }
            if let Some(cells) = actors.get(actor) {
                let vector = unit(coordinates(cells, &place));
                for (total, value) in sum.iter_mut().zip(vector) {
                    *total += factor * value;
                }
            }
        }
        let mut known: Vec<u32> = shared
            .iter()
            .zip(&sum)
            .filter(|&(_, &value)| value > 0.0)
            .filter_map(|((concept, _), _)| numbers.get(concept).copied())
            .collect();
        known.dedup();
        stances.actors.push(actor.clone());
        stances.vectors.push(unit(sum));
        stances.concepts.push(known);
        stances.clauses.push(clauses);
    }
    weigh(&mut stances.vectors, shared.iter().copied());
    centre(&mut stances.vectors);
    stances.vectors = lines::places(std::mem::take(&mut stances.vectors));
    stances
        .vectors
        .iter_mut()
        .for_each(|vector| *vector = unit(std::mem::take(vector)));
    stances
}

/// How far a concept divides those who show a stance on it, from [`LEAST_DIVISION`] to 1: four times
/// the share for it by the share against, drawn toward the least where few show one.
///
/// ```
/// use chancery_analysis::coalitions::agreement::division;
/// assert_eq!(division(40.0, 0.0), 0.2);
/// assert!(division(20.0, 20.0) > 0.9);
/// assert!(division(1.0, 1.0) < 0.5);
/// ```
pub fn division(support: f64, oppose: f64) -> f64 {
    let n = support + oppose;
    if n <= 0.0 {
        return LEAST_DIVISION;
    }
    let divided = 4.0 * support * oppose / (n * n) * n / (n + GUESSED);
    LEAST_DIVISION + (1.0 - LEAST_DIVISION) * divided
}

/// Lets each coordinate count by how far its concept divides the actors, each of whom counts once.
fn weigh<'a>(vectors: &mut [Vec<f64>], cells: impl Iterator<Item = (&'a str, bool)>) {
    let cells: Vec<(&str, bool)> = cells.collect();
    let mut at = 0;
    while at < cells.len() {
        // The two stances on a concept are neighbours, opposition first.
        let last = at + 1 < cells.len() && cells[at + 1].0 == cells[at].0;
        let both = at..at + 1 + usize::from(last);
        let (mut support, mut oppose) = (0.0, 0.0);
        for vector in vectors.iter() {
            let square = |cell: usize| vector[cell] * vector[cell];
            let shown: f64 = both.clone().map(square).sum();
            if shown > 0.0 {
                for cell in both.clone() {
                    let side = if cells[cell].1 {
                        &mut support
                    } else {
                        &mut oppose
                    };
                    *side += square(cell) / shown;
                }
            }
        }
        let weight = division(support, oppose).sqrt();
        for vector in vectors.iter_mut() {
            vector[both.clone()].iter_mut().for_each(|x| *x *= weight);
        }
        at = both.end;
    }
    for vector in vectors.iter_mut() {
        *vector = unit(std::mem::take(vector));
    }
}

fn coordinates(cells: &Cells, place: &HashMap<(&str, bool), usize>) -> Vec<f64> {
    let mut vector = vec![0.0; place.len()];
    for (concept, &(support, oppose)) in cells {
        for (stance, n) in [(true, support), (false, oppose)] {
            if let Some(&at) = place.get(&(concept.as_str(), stance)) {
                vector[at] = n.max(0.0).sqrt();
            }
        }
    }
    vector
}

fn unit(mut vector: Vec<f64>) -> Vec<f64> {
    let length = vector.iter().map(|x| x * x).sum::<f64>().sqrt();
    if length > 0.0 {
        vector.iter_mut().for_each(|x| *x /= length);
    }
    vector
}

/// Takes the mean away from each and makes them of length one again.
fn centre(vectors: &mut [Vec<f64>]) {
    let Some(n_cells) = vectors.first().map(Vec::len) else {
        return;
    };
    let n = vectors.len() as f64;
    for cell in 0..n_cells {
        let mean = vectors.iter().map(|vector| vector[cell]).sum::<f64>() / n;
        vectors.iter_mut().for_each(|vector| vector[cell] -= mean);
    }
    for vector in vectors.iter_mut() {
        *vector = unit(std::mem::take(vector));
    }
}

/// The agreement of all dyads of a period that have at least `least` shared concepts.
pub fn dyads(table: &Table, period: &str, memory: Memory, least: usize) -> Vec<Dyad> {
    let stances = stances(table, period, memory);
    let mut dyads = Vec::new();
    for i in 0..stances.actors.len() {
        for j in i + 1..stances.actors.len() {
            let shared = n_shared(&stances.concepts[i], &stances.concepts[j]);
            let cosine = dot(&stances.vectors[i], &stances.vectors[j]).clamp(-1.0, 1.0);
            // With two actors the mean lies between them: they would always be opposite.
            let enough = shared >= least && stances.actors.len() > 2;
            let (low, high) = interval(cosine, shared);
            dyads.push(Dyad {
                period: period.to_string(),
                a: stances.actors[i].clone(),
                b: stances.actors[j].clone(),
                agreement: enough.then_some(cosine),
                low,
                high,
                shared,
                clauses_a: stances.clauses[i],
                clauses_b: stances.clauses[j],
                tone: table
                    .tones
                    .get(&(stances.actors[i].clone(), stances.actors[j].clone()))
                    .copied()
                    .unwrap_or(0.0),
            });
        }
    }
    dyads
}

/// The dyads of those who show too little to be compared: they are said, without a value.
pub fn silent(table: &Table, period: &str) -> Vec<Dyad> {
    let Some(present) = table.periods.get(period) else {
        return Vec::new();
    };
    let all: Vec<(&String, f64)> = present
        .iter()
        .map(|(actor, cells)| (actor, cells.values().map(|(s, o)| s + o).sum()))
        .collect();
    let mut dyads = Vec::new();
    for (at, &(a, clauses_a)) in all.iter().enumerate() {
        for &(b, clauses_b) in &all[at + 1..] {
            if clauses_a >= LEAST_CLAUSES && clauses_b >= LEAST_CLAUSES {
                continue;
            }
            dyads.push(Dyad {
                period: period.to_string(),
                a: a.clone(),
                b: b.clone(),
                agreement: None,
                low: -1.0,
                high: 1.0,
                shared: 0,
                clauses_a,
                clauses_b,
                tone: 0.0,
            });
        }
    }
    dyads
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

fn n_shared(a: &[u32], b: &[u32]) -> usize {
    let (mut i, mut j, mut n) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, n) = (i + 1, j + 1, n + 1),
        }
    }
    n
}

/// A 95 % interval for a correlation over n concepts, by Fisher's transformation.
fn interval(r: f64, n: usize) -> (f64, f64) {
    if n <= 3 {
        return (-1.0, 1.0);
    }
    let (z, reach) = (
        r.clamp(-0.999_999, 0.999_999).atanh(),
        1.96 / (n as f64 - 3.0).sqrt(),
    );
    ((z - reach).tanh(), (z + reach).tanh())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(cells: &[(&str, &str, f64, f64)]) -> Table {
        let mut table = Table::default();
        for (actor, concept, support, oppose) in cells {
            let actors = table.periods.entry("1987".into()).or_default();
            let cells = actors.entry(actor.to_string()).or_default();
            cells.insert(concept.to_string(), (*support, *oppose));
        }
        table
    }

    #[test]
    fn those_who_take_the_same_side_agree() {
        let table = table(&[
            ("A", "x", 4.0, 0.0),
            ("A", "y", 0.0, 4.0),
            ("B", "x", 2.0, 0.0),
            ("B", "y", 0.0, 2.0),
            ("C", "x", 0.0, 3.0),
            ("C", "y", 3.0, 0.0),
            ("D", "x", 0.0, 1.0),
            ("D", "y", 1.0, 0.0),
        ]);
        let dyads = dyads(&table, "1987", Memory::default(), 2);
        let agreement = |a: &str, b: &str| {
            dyads
                .iter()
                .find(|d| d.a == a && d.b == b)
                .and_then(|d| d.agreement)
        };
        assert!((agreement("A", "B").expect("evidence") - 1.0).abs() < 1e-9);
        assert!((agreement("A", "C").expect("evidence") + 1.0).abs() < 1e-9);
    }

    #[test]
    fn too_few_shared_concepts_are_no_agreement() {
        let table = table(&[
            ("A", "x", 1.0, 0.0),
            ("B", "y", 1.0, 0.0),
            ("C", "x", 1.0, 0.0),
        ]);
        assert!(dyads(&table, "1987", Memory::default(), 1).is_empty());
        let silent = silent(&table, "1987");
        assert_eq!(silent.len(), 3);
        assert!(silent.iter().all(|dyad| dyad.agreement.is_none()));
    }

    #[test]
    fn intervals_narrow_with_evidence() {
        let (few, many) = (interval(0.5, 5), interval(0.5, 100));
        assert!(few.1 - few.0 > many.1 - many.0);
        assert!(many.0 < 0.5 && 0.5 < many.1);
    }
}
