//! Documents drawn anew, and what the draws tell of agreement and company.
//!
//! Of a hundred documents a hundred are drawn with replacement: some stand there twice, some not at
//! all. What holds in nearly every draw does not hang on a few documents.

use std::collections::{BTreeMap, BTreeSet};

use super::agreement::Dyad;
use super::cores::members;
use super::leiden::leiden;
use super::membership::{Coalitions, Member, Settings, network};
use super::random::Random;
use super::rows::Row;

/// What the draws of one period gave.
pub(super) struct Drawn {
    actors: Vec<String>,
    group: Vec<usize>,
    together: Vec<Vec<f32>>,
    present: Vec<Vec<f32>>,
    /// For each pair of actors, by row, the agreement in each draw that had evidence.
    agreement: BTreeMap<(usize, usize), Vec<f32>>,
}

impl Drawn {
    pub(super) fn of(found: &Coalitions, settings: &Settings) -> Drawn {
        let (actors, net) = network(&found.dyads, settings.threshold);
        Drawn {
            group: found.groups.clone(),
            together: vec![vec![0.0; net.n]; net.n],
            present: vec![vec![0.0; net.n]; net.n],
            agreement: BTreeMap::new(),
            actors,
        }
    }

    fn place(&self, actor: &str) -> Option<usize> {
        self.actors
            .binary_search_by(|known| known.as_str().cmp(actor))
            .ok()
    }

    pub(super) fn add(&mut self, dyads: &[Dyad], resolution: f64, seed: u64, threshold: f64) {
        let (names, net) = network(dyads, threshold);
        let group = leiden(&net, resolution, seed);
        let place: Vec<Option<usize>> = self
            .actors
            .iter()
            .map(|actor| names.binary_search(actor).ok())
            .collect();
        for i in 0..place.len() {
            for j in 0..place.len() {
                if let (Some(a), Some(b)) = (place[i], place[j]) {
                    self.present[i][j] += 1.0;
                    self.together[i][j] += f32::from(u8::from(group[a] == group[b]));
                }
            }
        }
        for dyad in dyads {
            if let (Some(value), Some(a), Some(b)) =
                (dyad.agreement, self.place(&dyad.a), self.place(&dyad.b))
            {
                self.agreement.entry((a, b)).or_default().push(value as f32);
            }
        }
    }

    pub(super) fn members(&self) -> Vec<Member> {
        let share = |i: usize, j: usize| {
            f64::from(self.together[i][j]) / f64::from(self.present[i][j]).max(1.0)
        };
        let n = self.actors.len();
        let together: Vec<Vec<f64>> = (0..n)
            .map(|i| (0..n).map(|j| share(i, j)).collect())
            .collect();
        members(&self.actors, &self.group, &together)
    }

    /// Puts the middle 95 % of the draws in place of the interval, around the value itself: a draw
    /// holds fewer documents than there are, which pulls agreement toward nought.
    pub(super) fn intervals(&self, dyads: &mut [Dyad]) {
        for dyad in dyads {
            let (Some(value), Some(a), Some(b)) =
                (dyad.agreement, self.place(&dyad.a), self.place(&dyad.b))
            else {
                continue;
            };
            let Some(drawn) = self
                .agreement
                .get(&(a, b))
                .filter(|all| all.len() >= LEAST_DRAWS)
            else {
                continue;
            };
            let mut sorted: Vec<f64> = drawn.iter().map(|&value| f64::from(value)).collect();
            sorted.sort_by(f64::total_cmp);
            let (low, high) = middle(sorted.clone());
            let median = sorted[sorted.len() / 2];
            dyad.low = (value + low - median).clamp(-1.0, value);
            dyad.high = (value + high - median).clamp(value, 1.0);
        }
    }
}

/// The fewest draws that give an interval.
const LEAST_DRAWS: usize = 20;

/// The documents of rows.
pub(super) struct Documents {
    /// For each row the number of its document.
    of_row: Vec<usize>,
    /// For each row whether its document is the only one of its actor.
    alone: Vec<bool>,
    /// How many documents there are.
    n: usize,
}

impl Documents {
    pub(super) fn of(rows: &[Row]) -> Documents {
        let mut of_actor: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let mut number: BTreeMap<&str, usize> = BTreeMap::new();
        for row in rows {
            of_actor.entry(&row.actor).or_default().insert(&row.article);
            number.insert(&row.article, 0);
        }
        for (at, place) in number.values_mut().enumerate() {
            *place = at;
        }
        Documents {
            of_row: rows.iter().map(|row| number[&*row.article]).collect(),
            alone: rows
                .iter()
                .map(|row| of_actor[&*row.actor].len() < 2)
                .collect(),
            n: number.len(),
        }
    }

    /// How often each row's document is drawn: as many documents as there are, with replacement.
    ///
    /// An actor with one document only would vanish from a third of the draws; a document that is an
    /// actor's only one is drawn by its clauses instead: each row of it counts 0, 1, 2 … times.
    pub(super) fn draw(&self, random: &mut Random) -> Vec<f64> {
        let mut times = vec![0.0; self.n];
        for _ in 0..self.n {
            times[random.below(self.n)] += 1.0;
        }
        let rows = self.of_row.iter().zip(&self.alone);
        rows.map(|(&document, &alone)| {
            if alone {
                poisson(random)
            } else {
                times[document]
            }
        })
        .collect()
    }
}

/// 0, 1, 2 … with mean 1.
fn poisson(random: &mut Random) -> f64 {
    let (mut n, mut product) = (0.0, random.unit());
    while product > (-1.0_f64).exp() && n < 12.0 {
        product *= random.unit();
        n += 1.0;
    }
    n
}

/// The bounds of the middle 95 % of what draws gave.
pub(super) fn middle(mut values: Vec<f64>) -> (f64, f64) {
    values.sort_by(f64::total_cmp);
    let n = values.len();
    let at = |share: f64| values.get((share * n.saturating_sub(1) as f64).round() as usize);
    (
        at(0.025).copied().unwrap_or(0.0),
        at(0.975).copied().unwrap_or(1.0),
    )
}
