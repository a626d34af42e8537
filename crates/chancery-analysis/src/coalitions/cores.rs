//! Who stands at the core of a coalition, who leans toward it, and who is not placed.
//!
//! How often two stand in one coalition when documents are drawn anew says how sure that company is.
//! Around nearly every coalition there are some who come and go; measured by them, nobody would be sure
//! of anybody. So a coalition's core is found first, those who stand with each other, and everybody is
//! measured by the cores.

use std::collections::BTreeMap;

use super::membership::{Member, Standing};

/// In which share of the draws each of a core stands with the rest of it, on the average.
const CORE: f64 = 0.8;

/// How much more often one of a core stands with it than with any other core.
const CLEAR: f64 = 0.5;

/// How much more often an actor must stand with its own core than with any other to be placed.
const LEANING: f64 = 0.2;

/// In which share of the draws an actor must stand with its coalition to be placed at all.
const MOSTLY: f64 = 0.5;

/// Two who stand together may do so by chance; three make a core.
const LEAST: usize = 3;

/// The core of a group: whoever stands least with the rest is put aside, one after another, until each
/// stands with the rest in four of five draws. Empty if fewer than three remain.
fn core(group: &[usize], together: &[Vec<f64>]) -> Vec<usize> {
    let mut core = group.to_vec();
    while core.len() >= LEAST {
        let least = (0..core.len())
            .map(|at| (mean(core[at], &core, together), at))
            .min_by(|a, b| a.0.total_cmp(&b.0));
        match least {
            Some((share, at)) if share < CORE => {
                core.remove(at);
            }
            _ => return core,
        }
    }
    Vec::new()
}

/// In which share of the draws one stands with the others of a list, on the average.
fn mean(one: usize, list: &[usize], together: &[Vec<f64>]) -> f64 {
    let others = list.iter().filter(|&&other| other != one);
    let (n, sum) = others.fold((0, 0.0), |(n, sum), &other| {
        (n + 1, sum + together[one][other])
    });
    if n == 0 { 0.0 } else { sum / f64::from(n) }
}

/// The members by the groups that all documents give and by how often each two stand together.
pub(super) fn members(actors: &[String], group: &[usize], together: &[Vec<f64>]) -> Vec<Member> {
    let mut of_group: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, &g) in group.iter().enumerate() {
        of_group.entry(g).or_default().push(at);
    }
    let cores: BTreeMap<usize, Vec<usize>> = of_group
        .iter()
        .map(|(&g, members)| (g, core(members, together)))
        .collect();
    // What an actor is measured by: the core, or all where there is none.
    let measure = |g: usize| {
        let core = &cores[&g];
        if core.is_empty() { &of_group[&g] } else { core }
    };
    // Large groups first.
    let mut order: Vec<usize> = of_group.keys().copied().collect();
    order.sort_by_key(|g| (std::cmp::Reverse(of_group[g].len()), *g));
    let mut found: Vec<Member> = actors
        .iter()
        .enumerate()
        .map(|(at, actor)| {
            let own = group[at];
            let with_own = mean(at, measure(own), together);
            let with_other = of_group
                .iter()
                .filter(|(g, members)| **g != own && members.len() > 1)
                .map(|(&g, _)| mean(at, measure(g), together))
                .fold(0.0, f64::max);
            let confidence = with_own - with_other;
            let is_unsure = cores[&own].is_empty() || with_own < MOSTLY || confidence < LEANING;
            let standing = if is_unsure {
                Standing::Unplaced
            } else if cores[&own].contains(&at) && confidence >= CLEAR {
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
        .collect();
    settle(&mut found);
    found
}

/// Leaves alone one or two who alone of a group could be placed, and groups of which nobody stands
/// clearly apart from the others; numbers those that remain from 0.
fn settle(members: &mut [Member]) {
    let mut size: BTreeMap<usize, usize> = BTreeMap::new();
    for group in members.iter().filter_map(|m| m.group) {
        *size.entry(group).or_default() += 1;
    }
    let has_core = |group: usize| {
        members
            .iter()
            .any(|m| m.group == Some(group) && m.standing == Standing::Core)
    };
    let mut kept: Vec<(usize, usize)> = size
        .into_iter()
        .filter(|&(group, n)| n >= LEAST && has_core(group))
        .collect();
    kept.sort_by_key(|&(group, n)| (std::cmp::Reverse(n), group));
    for member in members {
        member.group = member
            .group
            .and_then(|group| kept.iter().position(|&(known, _)| known == group));
        if member.group.is_none() {
            member.standing = Standing::Unplaced;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Four who stand together, one who comes and goes, and two of another company.
    fn table() -> Vec<Vec<f64>> {
        let share = |i: usize, j: usize| match (i.min(j), i.max(j)) {
            (0..=3, 0..=3) => 0.9,
            (0..=3, 4) => 0.6,
            (5.., 5..) => 0.95,
            _ => 0.05,
        };
        (0..8)
            .map(|i| (0..8).map(|j| share(i, j)).collect())
            .collect()
    }

    #[test]
    fn who_comes_and_goes_makes_nobody_else_unsure() {
        let actors: Vec<String> = ["A", "B", "C", "D", "E", "F", "G", "H"]
            .map(String::from)
            .into();
        let found = members(&actors, &[0, 0, 0, 0, 0, 1, 1, 1], &table());
        let standing: Vec<&str> = found
            .iter()
            .map(|member| member.standing.as_str())
            .collect();
        assert_eq!(
            standing,
            [
                "core", "core", "core", "core", "leaning", "core", "core", "core"
            ]
        );
        assert!((found[0].confidence - 0.85).abs() < 1e-9);
    }

    #[test]
    fn without_a_core_there_is_no_coalition() {
        // The first three stand together, but nearly as often with the others.
        let mut together = table();
        for (i, row) in together.iter_mut().enumerate() {
            for (j, share) in row.iter_mut().enumerate() {
                if (i < 5) != (j < 5) {
                    *share = 0.6;
                }
            }
        }
        let actors: Vec<String> = ["A", "B", "C", "D", "E", "F", "G", "H"]
            .map(String::from)
            .into();
        let found = members(&actors, &[0, 0, 0, 0, 0, 1, 1, 1], &together);
        assert!(
            found
                .iter()
                .all(|member| member.standing == Standing::Unplaced)
        );
    }

    #[test]
    fn two_make_no_coalition() {
        let together = vec![vec![1.0; 2]; 2];
        let found = members(&["A".to_string(), "B".to_string()], &[0, 0], &together);
        assert!(
            found
                .iter()
                .all(|member| member.standing == Standing::Unplaced)
        );
    }
}
