//! Leiden's algorithm on a signed network (Traag, Waltman & van Eck 2019; constant Potts model,
//! which allows negative ties).
//!
//! Quality of a partition: Σ over groups of the weight inside, less γ for each pair of members.
//! Nodes are moved locally; then each group is refined from single nodes, merging only what is
//! well connected inside it; then the refined groups become the nodes, until nothing moves. Groups
//! are connected by positive ties. A seed fixes every choice.

use std::collections::BTreeMap;

use super::random::Random;

/// A network with signed ties, each pair given once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Network {
    /// How many nodes.
    pub n: usize,
    /// Ties: two different nodes and a weight.
    pub ties: Vec<(usize, usize, f64)>,
}

struct Level {
    neighbours: Vec<Vec<(usize, f64)>>,
    /// Weight of ties inside a node that stands for several.
    size: Vec<f64>,
}

impl Level {
    fn of(network: &Network) -> Level {
        let mut neighbours = vec![Vec::new(); network.n];
        for &(a, b, weight) in &network.ties {
            if a < network.n && b < network.n && a != b {
                neighbours[a].push((b, weight));
                neighbours[b].push((a, weight));
            }
        }
        Level {
            neighbours,
            size: vec![1.0; network.n],
        }
    }

    fn aggregate(&self, group: &[usize], n: usize) -> Level {
        let mut size = vec![0.0; n];
        let mut ties: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        for (node, near) in self.neighbours.iter().enumerate() {
            size[group[node]] += self.size[node];
            for &(other, weight) in near {
                if group[node] != group[other] {
                    *ties.entry((group[node], group[other])).or_default() += weight;
                }
            }
        }
        let mut neighbours = vec![Vec::new(); n];
        for ((a, b), weight) in ties {
            neighbours[a].push((b, weight));
        }
        Level { neighbours, size }
    }
}

/// The group of each node, numbered by first member, at resolution `gamma`.
///
/// The whole is repeated from what was found before, until nothing is gained any more.
pub fn leiden(network: &Network, gamma: f64, seed: u64) -> Vec<usize> {
    let mut random = Random::seeded(seed);
    let alone = (0..network.n).collect();
    leiden_from(network, gamma, alone, &mut random)
}

fn leiden_from(
    network: &Network,
    gamma: f64,
    start: Vec<usize>,
    random: &mut Random,
) -> Vec<usize> {
    let mut group = start;
    let mut best = quality(network, &group, gamma);
    for _ in 0..MOST_REPEATS {
        let next = pass(network, gamma, group.clone(), random);
        let value = quality(network, &next, gamma);
        if value <= best + 1e-9 {
            break;
        }
        (group, best) = (next, value);
    }
    renumber(&mut group);
    group
}

/// The best that is found from several starts: nodes alone first, then nodes in groups drawn by lot,
/// from which other ways lead on.
pub fn best_of(network: &Network, gamma: f64, seed: u64, starts: u64) -> Vec<usize> {
    let mut best: Option<(f64, Vec<usize>)> = None;
    for start in 0..starts.max(1) {
        let mut random = Random::seeded(seed.wrapping_add(7919 * start));
        let groups = [network.n, 2, 4, 8][start as usize % 4].max(1);
        let lot = match groups {
            n if n == network.n => (0..n).collect(),
            n => (0..network.n).map(|_| random.below(n)).collect(),
        };
        let group = leiden_from(network, gamma, lot, &mut random);
        let value = quality(network, &group, gamma);
        if best.as_ref().is_none_or(|(known, _)| value > known + 1e-9) {
            best = Some((value, group));
        }
    }
    best.map(|(_, group)| group).unwrap_or_default()
}

/// How often the whole is repeated at most.
const MOST_REPEATS: usize = 10;

/// Once over all levels, beginning with groups of the nodes.
fn pass(network: &Network, gamma: f64, start: Vec<usize>, random: &mut Random) -> Vec<usize> {
    let mut level = Level::of(network);
    // For each original node its node on this level.
    let mut place: Vec<usize> = (0..network.n).collect();
    let mut group = start;
    for _ in 0..50 {
        let moved = local_moves(&level, &mut group, gamma, random);
        let n_groups = renumber(&mut group);
        if !moved && n_groups == level.size.len() {
            break;
        }
        let mut refined = refine(&level, &group, gamma, random);
        let n_refined = renumber(&mut refined);
        if n_refined == level.size.len() {
            break;
        }
        // The groups found stay the starting point for the refined nodes.
        let mut next_group = vec![0; n_refined];
        for (node, &fine) in refined.iter().enumerate() {
            next_group[fine] = group[node];
        }
        level = level.aggregate(&refined, n_refined);
        place.iter_mut().for_each(|node| *node = refined[*node]);
        group = next_group;
    }
    place.iter().map(|&node| group[node]).collect()
}

/// Moves nodes to the neighbouring group that gains most, until none gains.
fn local_moves(level: &Level, group: &mut [usize], gamma: f64, random: &mut Random) -> bool {
    let n = level.size.len();
    let mut size = vec![0.0; n.max(group.iter().copied().max().map_or(0, |g| g + 1))];
    for (node, &g) in group.iter().enumerate() {
        size[g] += level.size[node];
    }
    let mut empty: Vec<usize> = (0..size.len()).filter(|&g| size[g] == 0.0).collect();
    let mut order: Vec<usize> = (0..n).collect();
    random.shuffle(&mut order);
    let mut queue: std::collections::VecDeque<usize> = order.into();
    let mut queued = vec![true; n];
    let mut moved = false;
    let mut budget = 100 * n.max(1);
    while let Some(node) = queue.pop_front() {
        queued[node] = false;
        if budget == 0 {
            break;
        }
        budget -= 1;
        let old = group[node];
        let mut weight: BTreeMap<usize, f64> = BTreeMap::new();
        for &(other, w) in &level.neighbours[node] {
            *weight.entry(group[other]).or_default() += w;
        }
        let gain = |g: usize, w: f64| {
            let others = size[g] - if g == old { level.size[node] } else { 0.0 };
            w - gamma * level.size[node] * others
        };
        let mut best = (old, gain(old, weight.get(&old).copied().unwrap_or(0.0)));
        for (&g, &w) in &weight {
            let value = gain(g, w);
            if value > best.1 + 1e-12 {
                best = (g, value);
            }
        }
        // Alone is better than in bad company.
        if best.1 < -1e-12
            && let Some(&free) = empty.last()
        {
            best = (free, 0.0);
        }
        if best.0 != old {
            size[old] -= level.size[node];
            if empty.last() == Some(&best.0) {
                empty.pop();
            }
            size[best.0] += level.size[node];
            if size[old] <= 1e-9 {
                size[old] = 0.0;
                empty.push(old);
            }
            group[node] = best.0;
            moved = true;
            for &(other, _) in &level.neighbours[node] {
                if group[other] != best.0 && !std::mem::replace(&mut queued[other], true) {
                    queue.push_back(other);
                }
            }
        }
    }
    moved
}

/// Inside each group, merges single nodes with what they are well connected to.
fn refine(level: &Level, group: &[usize], gamma: f64, random: &mut Random) -> Vec<usize> {
    const THETA: f64 = 0.01;
    let n = level.size.len();
    let mut fine: Vec<usize> = (0..n).collect();
    let mut size = level.size.clone();
    let mut group_size: BTreeMap<usize, f64> = BTreeMap::new();
    for (group, size) in group.iter().zip(&level.size) {
        *group_size.entry(*group).or_default() += size;
    }
    let inside = |node: usize| -> f64 {
        let near = level.neighbours[node].iter();
        near.filter(|(other, _)| group[*other] == group[node])
            .map(|(_, w)| w)
            .sum()
    };
    let mut single = vec![true; n];
    let mut order: Vec<usize> = (0..n).collect();
    random.shuffle(&mut order);
    for node in order {
        let rest = group_size.get(&group[node]).copied().unwrap_or(0.0) - level.size[node];
        if !single[node] || inside(node) < gamma * level.size[node] * rest {
            continue;
        }
        let mut weight: BTreeMap<usize, f64> = BTreeMap::new();
        for &(other, w) in &level.neighbours[node] {
            if group[other] == group[node] {
                *weight.entry(fine[other]).or_default() += w;
            }
        }
        let gains: Vec<(usize, f64)> = weight
            .into_iter()
            .map(|(g, w)| (g, w - gamma * level.size[node] * size[g]))
            .filter(|&(g, gain)| gain > 0.0 && g != fine[node])
            .collect();
        let most = gains.iter().map(|(_, gain)| *gain).fold(0.0, f64::max);
        let total: f64 = gains
            .iter()
            .map(|(_, gain)| ((gain - most) / THETA).exp())
            .sum();
        let mut at = random.unit() * total;
        for (g, gain) in gains {
            at -= ((gain - most) / THETA).exp();
            if at <= 0.0 {
                size[fine[node]] -= level.size[node];
                size[g] += level.size[node];
                fine[node] = g;
                single[node] = false;
                if let Some(first) = single.get_mut(g) {
                    *first = false;
                }
                break;
            }
        }
    }
    fine
}

/// Numbers groups by their first member; gives how many there are.
fn renumber(group: &mut [usize]) -> usize {
    let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
    for g in group.iter_mut() {
        let next = numbers.len();
        *g = *numbers.entry(*g).or_insert(next);
    }
    numbers.len()
}

/// The quality that [`leiden`] makes large.
pub fn quality(network: &Network, group: &[usize], gamma: f64) -> f64 {
    let inside: f64 = network
        .ties
        .iter()
        .filter(|(a, b, _)| group.get(*a) == group.get(*b))
        .map(|(_, _, weight)| weight)
        .sum();
    let mut size: BTreeMap<usize, f64> = BTreeMap::new();
    for &g in group {
        *size.entry(g).or_default() += 1.0;
    }
    inside - gamma * size.values().map(|n| n * (n - 1.0) / 2.0).sum::<f64>()
}

/// Modularity for signed ties (Gómez, Jensen & Arenas 2009).
pub fn signed_modularity(network: &Network, group: &[usize]) -> f64 {
    let (mut plus, mut minus) = (vec![0.0; network.n], vec![0.0; network.n]);
    let (mut m_plus, mut m_minus, mut inside) = (0.0, 0.0, 0.0);
    for &(a, b, weight) in &network.ties {
        let (strength, total) = if weight > 0.0 {
            (&mut plus, &mut m_plus)
        } else {
            (&mut minus, &mut m_minus)
        };
        strength[a] += weight.abs();
        strength[b] += weight.abs();
        *total += weight.abs();
        if group[a] == group[b] {
            inside += 2.0 * weight;
        }
    }
    if m_plus + m_minus == 0.0 {
        return 0.0;
    }
    let mut sums: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
    for node in 0..network.n {
        let sum = sums.entry(group[node]).or_default();
        sum.0 += plus[node];
        sum.1 += minus[node];
    }
    let expected: f64 = sums
        .values()
        .map(|(p, m)| {
            let share = |sum: f64, total: f64| {
                if total > 0.0 {
                    sum * sum / (2.0 * total)
                } else {
                    0.0
                }
            };
            share(*p, m_plus) - share(*m, m_minus)
        })
        .sum();
    (inside - expected) / (2.0 * m_plus + 2.0 * m_minus)
}

/// Share of the ties' weight that does not fit the groups: negative inside, positive between.
pub fn frustration(network: &Network, group: &[usize]) -> f64 {
    let (mut wrong, mut all) = (0.0, 0.0);
    for &(a, b, weight) in &network.ties {
        all += weight.abs();
        if (group.get(a) == group.get(b)) == (weight < 0.0) {
            wrong += weight.abs();
        }
    }
    if all > 0.0 { wrong / all } else { 0.0 }
}

/// The two-camp split with the least frustration found from many starts, and that frustration.
pub fn two_camps(network: &Network, seed: u64, starts: usize) -> (Vec<usize>, f64) {
    let level = Level::of(network);
    let mut random = Random::seeded(seed);
    let mut best = (
        vec![0; network.n],
        frustration(network, &vec![0; network.n]),
    );
    for _ in 0..starts {
        let mut camp: Vec<usize> = (0..network.n).map(|_| random.below(2)).collect();
        for _ in 0..200 {
            let mut moved = false;
            for node in 0..network.n {
                let near = level.neighbours[node].iter();
                let pull: f64 = near
                    .map(|&(other, w)| if camp[other] == camp[node] { w } else { -w })
                    .sum();
                if pull < -1e-12 {
                    camp[node] = 1 - camp[node];
                    moved = true;
                }
            }
            if !moved {
                break;
            }
        }
        let value = frustration(network, &camp);
        if value < best.1 - 1e-12 {
            best = (camp, value);
        }
    }
    renumber(&mut best.0);
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two triangles of friends with enmity between.
    fn camps() -> Network {
        let mut ties = Vec::new();
        for base in [0, 3] {
            ties.extend([
                (base, base + 1, 1.0),
                (base, base + 2, 1.0),
                (base + 1, base + 2, 1.0),
            ]);
        }
        ties.extend([(0, 3, -1.0), (1, 4, -1.0), (2, 5, -1.0)]);
        Network { n: 6, ties }
    }

    #[test]
    fn camps_are_found_with_every_seed() {
        for seed in 0..50 {
            let group = leiden(&camps(), 0.0, seed);
            assert_eq!(group, [0, 0, 0, 1, 1, 1], "seed {seed}");
        }
    }

    #[test]
    fn camps_have_no_frustration() {
        let (camp, value) = two_camps(&camps(), 1, 20);
        assert_eq!(camp, [0, 0, 0, 1, 1, 1]);
        assert_eq!(value, 0.0);
        assert!((frustration(&camps(), &[0; 6]) - 3.0 / 9.0).abs() < 1e-12);
    }

    #[test]
    fn signed_modularity_by_hand() {
        // m⁺ = 6, m⁻ = 3; inside 12; expected 2·(6²/12) − 2·(3²/6) = 6 − 3
        let value = signed_modularity(&camps(), &[0, 0, 0, 1, 1, 1]);
        assert!((value - (12.0 - 3.0) / 18.0).abs() < 1e-12);
    }

    #[test]
    fn a_high_resolution_leaves_everybody_alone() {
        let group = leiden(&camps(), 2.0, 7);
        assert_eq!(group, [0, 1, 2, 3, 4, 5]);
    }

    #[test]
    fn quality_never_falls_below_everybody_alone() {
        let mut random = Random::seeded(3);
        for seed in 0..20 {
            let mut ties = Vec::new();
            for a in 0..15 {
                for b in a + 1..15 {
                    if random.unit() < 0.4 {
                        ties.push((a, b, random.unit() * 2.0 - 1.0));
                    }
                }
            }
            let network = Network { n: 15, ties };
            let group = leiden(&network, 0.05, seed);
            assert!(quality(&network, &group, 0.05) >= 0.0);
            assert_eq!(group, leiden(&network, 0.05, seed));
        }
    }

    #[test]
    fn an_empty_network_has_no_groups() {
        assert!(leiden(&Network::default(), 0.1, 1).is_empty());
    }
}
