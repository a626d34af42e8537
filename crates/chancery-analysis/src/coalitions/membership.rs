//! Coalitions of a period, how sure each membership is, and what chance alone would give.

use std::collections::BTreeMap;

use super::agreement::{Dyad, Memory, dyads};
use super::leiden::{Network, frustration, leiden, signed_modularity, two_camps};
use super::random::Random;
use super::rows::{Length, Row, Table};

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
    /// In the same company in at least four of five draws more than in any other.
    Core,
    /// More often there than elsewhere.
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
    /// Mean share of draws together with its group less the highest with another.
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
    /// The resolution taken: the one of highest signed modularity.
    pub resolution: f64,
    /// Share of the ties' weight that does not fit the coalitions.
    pub frustration: f64,
    /// Signed modularity of the coalitions.
    pub modularity: f64,
}

/// Resolutions that are tried.
const RESOLUTIONS: &[f64] = &[0.0, 0.05, 0.1, 0.15, 0.2, 0.3];

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
            let weight = dyad.agreement.filter(|value| value.abs() >= threshold)?;
            Some((place(&dyad.a)?, place(&dyad.b)?, weight))
        })
        .collect();
    let n = actors.len();
    (actors, Network { n, ties })
}

/// The coalitions of one period, with the confidence of each membership by drawing documents
/// anew.
pub fn coalitions(rows: &[Row], period: &str, settings: &Settings) -> Coalitions {
    let table = Table::of(rows, settings.length, |_| 1.0);
    let dyads = dyads(&table, period, settings.memory, settings.least_shared);
    let (actors, net) = network(&dyads, settings.threshold);
    if actors.is_empty() {
        return Coalitions {
            dyads,
            ..Coalitions::default()
        };
    }
    let mut scan = Vec::new();
    let mut best = (vec![0; net.n], 0.0, f64::MIN);
    for &resolution in RESOLUTIONS {
        let group = leiden(&net, resolution, settings.seed);
        let modularity = signed_modularity(&net, &group);
        scan.push((resolution, n_large(&group), modularity));
        if modularity > best.2 + 1e-9 {
            best = (group, resolution, modularity);
        }
    }
    let (group, resolution, modularity) = best;
    let together = draws(rows, period, settings, resolution, &actors);
    let members = members(&actors, &group, &together);
    Coalitions {
        frustration: frustration(&net, &group),
        members,
        dyads,
        scan,
        resolution,
        modularity,
    }
}

fn n_large(group: &[usize]) -> usize {
    let mut size: BTreeMap<usize, usize> = BTreeMap::new();
    for &g in group {
        *size.entry(g).or_default() += 1;
    }
    size.values().filter(|&&n| n > 1).count()
}

/// For each pair the share of draws in which both were present and in the same group.
fn draws(
    rows: &[Row],
    period: &str,
    settings: &Settings,
    resolution: f64,
    actors: &[String],
) -> Vec<Vec<f64>> {
    let n = actors.len();
    let mut together = vec![vec![0.0; n]; n];
    let mut present = vec![vec![0.0; n]; n];
    for draw in 0..settings.draws {
        let mut random = Random::seeded(settings.seed.wrapping_add(draw as u64 + 1));
        let times = documents(rows, &mut random);
        let table = Table::of(rows, settings.length, |at| times[at]);
        let dyads = dyads(&table, period, settings.memory, settings.least_shared);
        let (names, net) = network(&dyads, settings.threshold);
        let group = leiden(&net, resolution, settings.seed.wrapping_add(draw as u64));
        let place: Vec<Option<usize>> = actors
            .iter()
            .map(|actor| names.binary_search(actor).ok())
            .collect();
        for i in 0..n {
            for j in 0..n {
                if let (Some(a), Some(b)) = (place[i], place[j]) {
                    present[i][j] += 1.0;
                    together[i][j] += f64::from(u8::from(group[a] == group[b]));
                }
            }
        }
    }
    for i in 0..n {
        for j in 0..n {
            if present[i][j] > 0.0 {
                together[i][j] /= present[i][j];
            }
        }
    }
    together
}

/// How often each row's document is drawn: as many documents as there are, with replacement.
///
/// An actor with one document only would vanish from a third of the draws; a document that is an
/// actor's only one is drawn by its clauses instead: each row of it counts 0, 1, 2 … times.
fn documents(rows: &[Row], random: &mut Random) -> Vec<f64> {
    let mut of_actor: BTreeMap<&str, std::collections::BTreeSet<&str>> = BTreeMap::new();
    for row in rows {
        of_actor.entry(&row.actor).or_default().insert(&row.article);
    }
    let mut articles: Vec<&str> = rows.iter().map(|row| row.article.as_str()).collect();
    articles.sort_unstable();
    articles.dedup();
    let mut times: BTreeMap<&str, f64> = BTreeMap::new();
    for _ in 0..articles.len() {
        *times
            .entry(articles[random.below(articles.len())])
            .or_default() += 1.0;
    }
    rows.iter()
        .map(|row| {
            let alone = of_actor
                .get(row.actor.as_str())
                .is_none_or(|set| set.len() < 2);
            if alone {
                poisson(random)
            } else {
                times.get(row.article.as_str()).copied().unwrap_or(0.0)
            }
        })
        .collect()
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

fn members(actors: &[String], group: &[usize], together: &[Vec<f64>]) -> Vec<Member> {
    let mut of_group: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, &g) in group.iter().enumerate() {
        of_group.entry(g).or_default().push(at);
    }
    // Large groups first.
    let mut order: Vec<usize> = of_group.keys().copied().collect();
    order.sort_by_key(|g| (std::cmp::Reverse(of_group[g].len()), *g));
    let mean = |at: usize, members: &[usize]| -> f64 {
        let others: Vec<f64> = members
            .iter()
            .filter(|&&other| other != at)
            .map(|&other| together[at][other])
            .collect();
        if others.is_empty() {
            0.0
        } else {
            others.iter().sum::<f64>() / others.len() as f64
        }
    };
    actors
        .iter()
        .enumerate()
        .map(|(at, actor)| {
            let own = group[at];
            let with_own = mean(at, &of_group[&own]);
            let with_other = of_group
                .iter()
                .filter(|(g, members)| **g != own && members.len() > 1)
                .map(|(_, members)| mean(at, members))
                .fold(0.0, f64::max);
            let confidence = with_own - with_other;
            let standing = if of_group[&own].len() < 2 || confidence <= 0.1 {
                Standing::Unplaced
            } else if confidence >= 0.8 {
                Standing::Core
            } else {
                Standing::Leaning
            };
            Member {
                actor: actor.clone(),
                group: (standing != Standing::Unplaced)
                    .then(|| order.iter().position(|g| *g == own))
                    .flatten(),
                confidence,
                standing,
            }
        })
        .collect()
}

/// Polarisation of one period.
#[derive(Clone, Debug, PartialEq)]
pub struct Polarisation {
    /// The period.
    pub period: String,
    /// 1 − twice the frustration of the best split into two camps, in [0, 1].
    pub value: f64,
    /// Lowest and highest of nineteen in twenty draws of documents.
    pub band: (f64, f64),
    /// The same when each concept is dealt anew among the actors.
    pub chance: (f64, f64),
    /// Clauses in the period.
    pub clauses: f64,
    /// Actors compared.
    pub actors: usize,
}

fn polarisation_of(dyads: &[Dyad], settings: &Settings) -> Option<(f64, usize)> {
    let (actors, net) = network(dyads, 0.0);
    (actors.len() > 2).then(|| {
        let (_, value) = two_camps(&net, settings.seed, 10);
        ((1.0 - 2.0 * value).max(0.0), actors.len())
    })
}

/// Polarisation of every period; `draws` draws for each of the two bands.
pub fn polarisation(rows: &[Row], settings: &Settings, draws: usize) -> Vec<Polarisation> {
    let table = Table::of(rows, settings.length, |_| 1.0);
    let least = settings.least_shared;
    let mut all = Vec::new();
    let drawn: Vec<Table> = (0..draws)
        .map(|draw| {
            let mut random = Random::seeded(settings.seed.wrapping_add(1000 + draw as u64));
            let times = documents(rows, &mut random);
            Table::of(rows, settings.length, |at| times[at])
        })
        .collect();
    for (period, actors) in &table.periods {
        let value = polarisation_of(&dyads(&table, period, settings.memory, least), settings);
        let Some((value, n)) = value else { continue };
        let band = drawn.iter().filter_map(|table| {
            polarisation_of(&dyads(table, period, settings.memory, least), settings)
        });
        let chance = (0..draws).filter_map(|draw| {
            let mut random = Random::seeded(settings.seed.wrapping_add(2000 + draw as u64));
            let dealt = deal(&table, period, &mut random);
            polarisation_of(&dyads(&dealt, period, settings.memory, least), settings)
        });
        all.push(Polarisation {
            period: period.clone(),
            value,
            band: middle(band.map(|(value, _)| value).collect()),
            chance: middle(chance.map(|(value, _)| value).collect()),
            clauses: actors
                .values()
                .flat_map(|c| c.values())
                .map(|(s, o)| s + o)
                .sum(),
            actors: n,
        });
    }
    all
}

/// A table of one period in which the stances on each concept are dealt anew among the actors.
fn deal(table: &Table, period: &str, random: &mut Random) -> Table {
    let mut dealt = Table::default();
    let Some(actors) = table.periods.get(period) else {
        return dealt;
    };
    let names: Vec<&String> = actors.keys().collect();
    let concepts: std::collections::BTreeSet<&String> =
        actors.values().flat_map(|cells| cells.keys()).collect();
    let out = dealt.periods.entry(period.to_string()).or_default();
    for concept in concepts {
        let mut column: Vec<_> = names
            .iter()
            .map(|name| actors.get(*name).and_then(|c| c.get(concept)))
            .collect();
        random.shuffle(&mut column);
        for (name, cell) in names.iter().zip(column) {
            if let Some(&cell) = cell {
                out.entry((*name).clone())
                    .or_default()
                    .insert(concept.clone(), cell);
            }
        }
    }
    dealt
}

fn middle(mut values: Vec<f64>) -> (f64, f64) {
    values.sort_by(f64::total_cmp);
    let n = values.len();
    let at = |share: f64| values.get((share * n.saturating_sub(1) as f64).round() as usize);
    (
        at(0.025).copied().unwrap_or(0.0),
        at(0.975).copied().unwrap_or(1.0),
    )
}

/// What leaving out one outlet changes: share of the actors placed in other company.
pub fn without_outlets(
    rows: &[Row],
    period: &str,
    settings: &Settings,
    found: &Coalitions,
) -> Vec<(String, usize, f64)> {
    let mut outlets: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows {
        *outlets.entry(&row.outlet).or_default() += 1;
    }
    let mut changes = Vec::new();
    for (outlet, n) in outlets {
        let kept: Vec<Row> = rows
            .iter()
            .filter(|row| row.outlet != outlet)
            .cloned()
            .collect();
        let settings = Settings {
            draws: 0,
            ..*settings
        };
        let table = Table::of(&kept, settings.length, |_| 1.0);
        let dyads = dyads(&table, period, settings.memory, settings.least_shared);
        let (names, net) = network(&dyads, settings.threshold);
        let group = leiden(&net, found.resolution, settings.seed);
        // Pairs that were together and still are, and pairs that were apart and still are.
        let placed: Vec<(usize, Option<usize>)> = found
            .members
            .iter()
            .filter_map(|member| {
                Some((
                    member.group?,
                    names.binary_search(&member.actor).ok().map(|at| group[at]),
                ))
            })
            .collect();
        let (mut same, mut all) = (0.0, 0.0);
        for (i, a) in placed.iter().enumerate() {
            for b in &placed[i + 1..] {
                all += 1.0;
                if let (Some(x), Some(y)) = (a.1, b.1) {
                    same += f64::from(u8::from((a.0 == b.0) == (x == y)));
                }
            }
        }
        let share = if all > 0.0 { 1.0 - same / all } else { 0.0 };
        changes.push((outlet.to_string(), n, share));
    }
    changes
}

#[cfg(test)]
mod tests {
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
            evidence: String::new(),
        }
    }

    fn camps() -> Vec<Row> {
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
    fn camps_are_more_polarised_than_chance() {
        let found = polarisation(&camps(), &Settings::default(), 19);
        assert_eq!(found.len(), 1);
        assert!(found[0].value > 0.95, "{found:?}");
        assert!(found[0].chance.0 < 0.8, "{found:?}");
    }

    #[test]
    fn leaving_the_only_outlet_out_leaves_nothing() {
        let settings = Settings {
            draws: 5,
            ..Settings::default()
        };
        let found = coalitions(&camps(), "1987", &settings);
        let changes = without_outlets(&camps(), "1987", &settings, &found);
        assert_eq!(changes, [("O".to_string(), camps().len(), 1.0)]);
    }
}
