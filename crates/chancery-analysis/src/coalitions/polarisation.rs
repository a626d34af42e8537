//! Whether the actors of a period stand in two camps, and whether chance would give as much.

use super::agreement::{Dyad, dyads};
use super::drawn::{Documents, middle};
use super::leiden::two_camps;
use super::membership::{Settings, network};
use super::random::Random;
use super::rows::{Cells, Row, Table};

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
    let documents = Documents::of(rows);
    let drawn: Vec<Table> = (0..draws)
        .map(|draw| {
            let mut random = Random::seeded(settings.seed.wrapping_add(1000 + draw as u64));
            let times = documents.draw(&mut random);
            Table::of(rows, settings.length, |at| times[at])
        })
        .collect();
    let dealt: Vec<Table> = (0..draws)
        .map(|draw| {
            let mut random = Random::seeded(settings.seed.wrapping_add(2000 + draw as u64));
            deal(&table, &mut random)
        })
        .collect();
    for (period, actors) in &table.periods {
        let value = polarisation_of(&dyads(&table, period, settings.memory, least), settings);
        let Some((value, n)) = value else { continue };
        let band = drawn.iter().filter_map(|table| {
            polarisation_of(&dyads(table, period, settings.memory, least), settings)
        });
        let chance = dealt.iter().filter_map(|dealt| {
            polarisation_of(&dyads(dealt, period, settings.memory, least), settings)
        });
        all.push(Polarisation {
            period: period.clone(),
            value,
            band: around(value, band.map(|(value, _)| value).collect()),
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

/// A table in which the stances on each concept are dealt anew among the actors of each period.
///
/// The actors stand in one chance order for each concept, the same in all periods, so that what is
/// remembered from earlier periods is dealt to the same actors as what is shown now.
fn deal(table: &Table, random: &mut Random) -> Table {
    let mut names: Vec<&String> = Vec::new();
    let mut concepts: std::collections::BTreeSet<&String> = std::collections::BTreeSet::new();
    for actors in table.periods.values() {
        names.extend(actors.keys());
        concepts.extend(actors.values().flat_map(|cells| cells.keys()));
    }
    names.sort_unstable();
    names.dedup();
    // For each period the numbers of its actors, in order, and what each shows on each concept.
    let periods: Vec<(&String, Vec<usize>, Vec<&Cells>)> = table
        .periods
        .iter()
        .map(|(period, actors)| {
            let numbers = actors
                .keys()
                .filter_map(|name| names.binary_search(&name).ok());
            (period, numbers.collect(), actors.values().collect())
        })
        .collect();
    let mut dealt: Vec<Vec<Cells>> = periods
        .iter()
        .map(|(_, numbers, _)| vec![Cells::new(); numbers.len()])
        .collect();
    for concept in concepts {
        let mut order: Vec<usize> = (0..names.len()).collect();
        random.shuffle(&mut order);
        let mut rank = vec![0; names.len()];
        for (place, &name) in order.iter().enumerate() {
            rank[name] = place;
        }
        for ((_, numbers, cells), out) in periods.iter().zip(&mut dealt) {
            let mut to: Vec<usize> = (0..numbers.len()).collect();
            to.sort_unstable_by_key(|&at| rank[numbers[at]]);
            for (at, cells) in to.into_iter().zip(cells) {
                if let Some(&cell) = cells.get(concept) {
                    out[at].insert(concept.clone(), cell);
                }
            }
        }
    }
    let periods = periods
        .iter()
        .zip(dealt)
        .map(|((period, numbers, _), cells)| {
            let actors = numbers.iter().map(|&name| names[name].clone()).zip(cells);
            let shown = actors.filter(|(_, cells)| !cells.is_empty());
            (period.to_string(), shown.collect())
        });
    Table {
        periods: periods.collect(),
        tones: table.tones.clone(),
    }
}

/// The middle 95 % of what draws gave, moved so that its median is the value itself: a draw holds
/// fewer different documents, which pulls the value to one side.
fn around(value: f64, mut drawn: Vec<f64>) -> (f64, f64) {
    drawn.sort_by(f64::total_cmp);
    let Some(&median) = drawn.get(drawn.len() / 2) else {
        return (0.0, 1.0);
    };
    let (low, high) = middle(drawn);
    (
        (value + low - median).clamp(0.0, value),
        (value + high - median).clamp(value, 1.0),
    )
}

#[cfg(test)]
mod tests {
    use super::super::membership::tests::camps;
    use super::*;

    #[test]
    fn camps_are_more_polarised_than_chance() {
        let found = polarisation(&camps(), &Settings::default(), 19);
        assert_eq!(found.len(), 1);
        assert!(found[0].value > 0.95, "{found:?}");
        assert!(found[0].chance.0 < 0.8, "{found:?}");
    }
}
