//! What of the coalitions hangs on one outlet.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::agreement::dyads;
use super::leiden::leiden;
use super::membership::{Coalitions, Settings, network};
use super::rows::{Row, Table, Tones};

/// What leaving out one outlet changes: share of the actors placed in other company.
pub fn without_outlets(
    rows: &[Row],
    tones: &Arc<Tones>,
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
        let mut table = Table::of(&kept, settings.length, |_| 1.0);
        table.tones = tones.clone();
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
    use super::super::membership::coalitions;
    use super::super::membership::tests::camps;
    use super::*;

    #[test]
    fn leaving_the_only_outlet_out_leaves_nothing() {
        let settings = Settings {
            draws: 5,
            ..Settings::default()
        };
        let found = coalitions(&camps(), &Arc::default(), "1987", &settings);
        let changes = without_outlets(&camps(), &Arc::default(), "1987", &settings, &found);
        assert_eq!(changes, [("O".to_string(), camps().len(), 1.0)]);
    }
}
