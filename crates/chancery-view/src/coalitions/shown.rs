//! What the report shows: which actors, which concepts, which sentences.

use std::collections::{BTreeMap, BTreeSet};

use chancery_analysis::coalitions::Row;
use chancery_analysis::coalitions::agreement::division;
use chancery_record::Stance;

use super::html::Report;
use super::plots;

/// The most actors and concepts that plots show.
const MOST_ACTORS: usize = 80;
const MOST_CONCEPTS: usize = 28;

/// What of the rows the page shows.
pub(super) struct View<'a> {
    /// Actors by how much they show, coalition by coalition.
    pub(super) actors: Vec<(String, Option<usize>)>,
    /// Concepts that divide most, then those most spoken of.
    pub(super) concepts: Vec<String>,
    pub(super) cells: plots::Heat,
    pub(super) sentences: BTreeMap<(String, String), Vec<&'a Row>>,
    pub(super) groups: BTreeMap<String, Option<usize>>,
    pub(super) never_own: BTreeSet<String>,
}

impl<'a> View<'a> {
    /// Chooses them.
    pub(super) fn of(report: &Report<'a>) -> View<'a> {
        let groups: BTreeMap<String, Option<usize>> = report
            .found
            .members
            .iter()
            .map(|m| (m.actor.clone(), m.group))
            .collect();
        let mut cells: plots::Heat = BTreeMap::new();
        let mut by_actor: BTreeMap<&str, f64> = BTreeMap::new();
        let mut by_concept: BTreeMap<&str, (f64, f64, BTreeSet<&str>)> = BTreeMap::new();
        let mut sentences: BTreeMap<(String, String), Vec<&Row>> = BTreeMap::new();
        let mut own: BTreeSet<&str> = BTreeSet::new();
        for row in report.rows {
            let n = f64::from(row.clauses);
            let cell = cells
                .entry((row.actor.clone(), row.concept.clone()))
                .or_default();
            let concept = by_concept.entry(&row.concept).or_default();
            match row.stance {
                Stance::Support => (cell.0, concept.0) = (cell.0 + n, concept.0 + n),
                Stance::Oppose => (cell.1, concept.1) = (cell.1 + n, concept.1 + n),
            }
            concept.2.insert(&row.actor);
            *by_actor.entry(&row.actor).or_default() += n;
            let list = sentences
                .entry((row.actor.clone(), row.concept.clone()))
                .or_default();
            list.push(row);
            if row.own {
                own.insert(&row.actor);
            }
        }
        for list in sentences.values_mut() {
            list.sort_by(|a, b| {
                b.confidence
                    .total_cmp(&a.confidence)
                    .then_with(|| a.article.cmp(&b.article))
            });
        }
        let mut actors: Vec<(&str, f64)> = by_actor
            .iter()
            .filter(|(a, _)| groups.contains_key(**a))
            .map(|(a, n)| (*a, *n))
            .collect();
        actors.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
        actors.truncate(MOST_ACTORS);
        let mut actors: Vec<(String, Option<usize>)> = actors
            .into_iter()
            .map(|(actor, _)| (actor.to_string(), groups.get(actor).copied().flatten()))
            .collect();
        actors.sort_by(|a, b| {
            (a.1.map_or(usize::MAX, |g| g), &a.0).cmp(&(b.1.map_or(usize::MAX, |g| g), &b.0))
        });
        // How unevenly the coalitions speak of it, for and against, and how many speak of it at all.
        let spoken = by_group(report.rows, &groups);
        let mut concepts: Vec<(&str, f64)> = by_concept
            .iter()
            .filter(|(_, (_, _, who))| who.len() > 1)
            .map(|(concept, (support, oppose, who))| {
                // A concept that nobody is against sets coalitions apart only by how often they name it.
                let apart = spread(&spoken, concept);
                let weight = division(*support, *oppose);
                (*concept, (who.len() as f64).sqrt() * (apart + 1.0) * weight)
            })
            .collect();
        concepts.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
        let concepts = concepts
            .into_iter()
            .take(MOST_CONCEPTS)
            .map(|(c, _)| c.to_string())
            .collect();
        let never_own = by_actor
            .keys()
            .filter(|actor| !own.contains(*actor))
            .map(|actor| actor.to_string())
            .collect();
        View {
            actors,
            concepts,
            cells,
            sentences,
            groups,
            never_own,
        }
    }

    /// Whether the page has sentences for a cell.
    pub(super) fn is_shown(&self, actor: &str, concept: &str) -> bool {
        self.actors.iter().any(|(a, _)| a == actor)
            && self
                .sentences
                .contains_key(&(actor.to_string(), concept.to_string()))
    }
}

/// For each coalition the share of its clauses on each concept, against counted below nought.
fn by_group<'a>(
    rows: &'a [Row],
    groups: &BTreeMap<String, Option<usize>>,
) -> BTreeMap<usize, BTreeMap<&'a str, f64>> {
    let mut spoken: BTreeMap<usize, BTreeMap<&str, f64>> = BTreeMap::new();
    for row in rows {
        if let Some(Some(group)) = groups.get(&row.actor) {
            let side = if row.stance == Stance::Support {
                1.0
            } else {
                -1.0
            };
            *spoken
                .entry(*group)
                .or_default()
                .entry(&row.concept)
                .or_default() += side * f64::from(row.clauses);
        }
    }
    for shares in spoken.values_mut() {
        let all: f64 = shares.values().map(|n| n.abs()).sum();
        shares.values_mut().for_each(|n| *n /= all.max(1.0));
    }
    spoken
}

/// How far the coalitions lie apart on a concept: the widest gap between two, as a multiple of what
/// they say of it on the whole.
fn spread(spoken: &BTreeMap<usize, BTreeMap<&str, f64>>, concept: &str) -> f64 {
    let shares: Vec<f64> = spoken
        .values()
        .map(|shares| shares.get(concept).copied().unwrap_or(0.0))
        .collect();
    let high = shares.iter().copied().fold(f64::MIN, f64::max);
    let low = shares.iter().copied().fold(f64::MAX, f64::min);
    let mean = shares.iter().map(|share| share.abs()).sum::<f64>() / shares.len().max(1) as f64;
    if shares.len() < 2 || mean <= 0.0 {
        return 0.0;
    }
    (high - low) / (mean + 0.01)
}
