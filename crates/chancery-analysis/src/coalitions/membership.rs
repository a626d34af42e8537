//! Coalitions of a period, how sure each membership is, and what chance alone would give.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::agreement::{Dyad, Memory, dyads};
use super::drawn::{Documents, Drawn};
use super::leiden::{Network, best_of, frustration, signed_modularity};
use super::random::Random;
use super::rows::{Length, Row, Table, Tones};

/// What to compute with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// How long a period is.
    pub length: Length,
    /// How earlier periods count.
    pub memory: Memory,
    /// The fewest shared concepts that two actors are compared on.
    pub least_shared: usize,
    /// Agreement nearer to nought than this makes no tie.
    pub threshold: f64,
    /// How often documents are drawn anew.
    pub draws: usize,
    /// What fixes every choice.
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            length: Length::Year,
            memory: Memory::default(),
            least_shared: 3,
            threshold: 0.1,
            draws: 100,
            seed: 1,
        }
    }
}

/// How sure a membership is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// One of at least three who stand with each other in four of five draws, and seldom with others.
    Core,
    /// In most draws with that core, and by a fifth of them more often than with any other.
    Leaning,
    /// In no group of its own, or too unsure.
    Unplaced,
}

impl Standing {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Standing::Core => "core",
            Standing::Leaning => "leaning",
            Standing::Unplaced => "unplaced",
        }
    }
}

/// An actor's place.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Who.
    pub actor: String,
    /// The number of its coalition; none if unplaced.
    pub group: Option<usize>,
    /// Mean share of draws together with the core of its group, or all of it where there is none, less
    /// the highest with another.
    pub confidence: f64,
    /// Core, leaning or unplaced.
    pub standing: Standing,
}

/// The coalitions of a period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Coalitions {
    /// Every actor that is compared with somebody, in order.
    pub members: Vec<Member>,
    /// All dyads.
    pub dyads: Vec<Dyad>,
    /// Resolution, groups of at least two, signed modularity: what was tried.
    pub scan: Vec<(f64, usize, f64)>,
    /// The resolution taken.
    pub resolution: f64,
    /// Share of the ties' weight that does not fit the coalitions.
    pub frustration: f64,
    /// Signed modularity of the coalitions.
    pub modularity: f64,
    /// For each actor of the network, in order, the number of its group.
    pub groups: Vec<usize>,
}

impl Coalitions {
    /// How many coalitions have placed members.
    pub fn n_groups(&self) -> usize {
        let mut groups: Vec<usize> = self.members.iter().filter_map(|m| m.group).collect();
        groups.sort_unstable();
        groups.dedup();
        groups.len()
    }
}

/// From how many seeds each resolution is tried.
const STARTS: u64 = 20;

/// Resolutions that are tried.
const RESOLUTIONS: &[f64] = &[0.0, 0.1, 0.2, 0.3, RESOLUTION, 0.5];

/// The resolution taken: members of a coalition agree more than this on the average, and less with
/// others (Traag, Van Dooren & Nesterov 2011). Two chance directions along [`super::lines::LINES`] lines
/// have a cosine of nought with this standard deviation, 1/√6; who merely do not disagree are no
/// coalition.
const RESOLUTION: f64 = 0.4;

/// The signed network of dyads with evidence.
pub fn network(dyads: &[Dyad], threshold: f64) -> (Vec<String>, Network) {
    let mut actors: Vec<String> = dyads
        .iter()
        .filter(|dyad| dyad.agreement.is_some())
        .flat_map(|dyad| [dyad.a.clone(), dyad.b.clone()])
        .collect();
    actors.sort_unstable();
    actors.dedup();
    let place = |actor: &str| {
        actors
            .binary_search_by(|known| known.as_str().cmp(actor))
            .ok()
    };
    let ties = dyads
        .iter()
        .filter_map(|dyad| {
            let weight = dyad.tie().filter(|value| value.abs() >= threshold)?;
            Some((place(&dyad.a)?, place(&dyad.b)?, weight))
        })
        .collect();
    let n = actors.len();
    (actors, Network { n, ties })
}

/// The coalitions of one period, with the confidence of each membership by drawing documents
/// anew.
pub fn coalitions(
    rows: &[Row],
    tones: &Arc<Tones>,
    period: &str,
    settings: &Settings,
) -> Coalitions {
    let mut all = of_periods(rows, tones, &[period.to_string()], settings);
    all.pop().unwrap_or_default()
}

/// The coalitions of several periods. Each draw of documents serves for all of them.
///
/// From the draws come the confidence of memberships and the intervals of agreement: concepts that
/// stand in one document come and go together, so they are not taken for independent.
pub fn of_periods(
    rows: &[Row],
    tones: &Arc<Tones>,
    periods: &[String],
    settings: &Settings,
) -> Vec<Coalitions> {
    let mut table = Table::of(rows, settings.length, |_| 1.0);
    table.tones = tones.clone();
    let mut found: Vec<(Coalitions, Drawn)> = periods
        .iter()
        .map(|period| {
            let found = undrawn(&table, period, settings);
            let drawn = Drawn::of(&found, settings);
            (found, drawn)
        })
        .collect();
    let documents = Documents::of(rows);
    for draw in 0..settings.draws {
        let mut random = Random::seeded(settings.seed.wrapping_add(draw as u64 + 1));
        let times = documents.draw(&mut random);
        let mut table = Table::of(rows, settings.length, |at| times[at]);
        table.tones = tones.clone();
        for (period, (found, drawn)) in periods.iter().zip(&mut found) {
            let dyads = dyads(&table, period, settings.memory, settings.least_shared);
            let seed = settings.seed.wrapping_add(draw as u64);
            drawn.add(&dyads, found.resolution, seed, settings.threshold);
        }
    }
    found
        .into_iter()
        .map(|(mut found, drawn)| {
            found.members = drawn.members();
            drawn.intervals(&mut found.dyads);
            found
        })
        .collect()
}

/// Coalitions before any drawing.
fn undrawn(table: &Table, period: &str, settings: &Settings) -> Coalitions {
    let dyads = dyads(table, period, settings.memory, settings.least_shared);
    let (_, net) = network(&dyads, settings.threshold);
    let mut scan = Vec::new();
    let mut best = (vec![0; net.n], RESOLUTION, 0.0);
    for &resolution in RESOLUTIONS {
        let group = best_of(&net, resolution, settings.seed, STARTS);
        let modularity = signed_modularity(&net, &group);
        scan.push((resolution, n_large(&group), modularity));
        if resolution == RESOLUTION {
            best = (group, resolution, modularity);
        }
    }
    if net.n == 0 {
        return Coalitions {
            dyads,
            ..Coalitions::default()
        };
    }
    Coalitions {
        frustration: frustration(&net, &best.0),
        members: Vec::new(),
        dyads,
        scan,
        resolution: best.1,
        modularity: best.2,
        groups: best.0,
    }
}

fn n_large(group: &[usize]) -> usize {
    let mut size: BTreeMap<usize, usize> = BTreeMap::new();
    for &g in group {
        *size.entry(g).or_default() += 1;
    }
    size.values().filter(|&&n| n > 1).count()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use chancery_record::Stance;

    fn row(article: &str, actor: &str, concept: &str, stance: Stance) -> Row {
        Row {
            article: article.into(),
            outlet: "O".into(),
            date: "1987".parse().ok(),
            actor: actor.into(),
            name: actor.into(),
            concept: concept.into(),
            stance,
            clauses: 3,
            own: true,
            speech: true,
            confidence: 0.9,
            is_common: true,
            evidence: String::new(),
            sentence: String::new(),
        }
    }

    pub(in super::super) fn camps() -> Vec<Row> {
        let mut rows = Vec::new();
        for (at, actor) in ["A", "B", "C", "D", "E", "F"].into_iter().enumerate() {
            let first = at < 3;
            for concept in ["u", "v", "w", "x", "y"] {
                let stance = if first {
                    Stance::Support
                } else {
                    Stance::Oppose
                };
                for article in 0..3 {
                    rows.push(row(&format!("{actor}{article}"), actor, concept, stance));
                }
            }
        }
        rows
    }

    #[test]
    fn two_camps_are_found_and_sure() {
        let found = coalitions(
            &camps(),
            &Arc::default(),
            "1987",
            &Settings {
                draws: 30,
                ..Settings::default()
            },
        );
        let groups: Vec<_> = found.members.iter().map(|member| member.group).collect();
        assert_eq!(groups[..3], [groups[0]; 3]);
        assert_eq!(groups[3..], [groups[3]; 3]);
        assert_ne!(groups[0], groups[3]);
        assert!(
            found
                .members
                .iter()
                .all(|member| member.standing == Standing::Core)
        );
        assert!(found.frustration < 1e-9);
    }

    #[test]
    fn who_accuse_each_other_stand_apart() {
        let tones = BTreeMap::from([(("A".to_string(), "B".to_string()), -1.0)]);
        let apart = |tones: &Arc<Tones>| {
            let settings = Settings {
                draws: 0,
                ..Settings::default()
            };
            let found = coalitions(&camps(), tones, "1987", &settings);
            found
                .dyads
                .iter()
                .find(|d| d.a == "A" && d.b == "B")
                .and_then(Dyad::tie)
        };
        assert!(apart(&Arc::default()) > Some(0.9));
        assert!(apart(&Arc::new(tones)) < Some(0.6));
    }
}
