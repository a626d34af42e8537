//! The plot of coalitions from period to period.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use chancery_analysis::coalitions::membership::Coalitions;

use super::escape;
use super::plots::{colour, key, open};

/// Numbers coalitions so that one keeps its number from period to period where most members stay, and
/// has the number of the coalition of all periods that it shares most members with.
pub(super) fn aligned(
    periods: &[(String, Coalitions)],
    all: &Coalitions,
) -> Vec<(String, BTreeMap<String, Option<usize>>)> {
    let of = |found: &Coalitions| -> BTreeMap<String, Option<usize>> {
        let members = found.members.iter();
        members.map(|m| (m.actor.clone(), m.group)).collect()
    };
    let whole = of(all);
    let mut out: Vec<(String, BTreeMap<String, Option<usize>>)> = Vec::new();
    for (period, found) in periods {
        let members = of(found);
        let mut overlap: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for before in out
            .last()
            .map(|(_, before)| before)
            .into_iter()
            .chain([&whole])
        {
            for (actor, group) in &members {
                if let (Some(g), Some(Some(old))) = (group, before.get(actor)) {
                    *overlap.entry((*g, *old)).or_default() += 1;
                }
            }
        }
        let mut order: Vec<_> = overlap.into_iter().collect();
        order.sort_by_key(|&(pair, n)| (std::cmp::Reverse(n), pair));
        let (mut to, mut taken) = (BTreeMap::new(), BTreeSet::new());
        for ((new, old), _) in order {
            if !to.contains_key(&new) && taken.insert(old) {
                to.insert(new, old);
            }
        }
        for group in members.values().flatten() {
            if !to.contains_key(group) {
                // A number that no coalition of all periods has.
                let first = all.n_groups();
                let free = (first..).find(|g| !taken.contains(g)).unwrap_or(*group);
                taken.insert(free);
                to.insert(*group, free);
            }
        }
        let members = members
            .into_iter()
            .map(|(a, g)| (a, g.and_then(|g| to.get(&g).copied())))
            .collect();
        out.push((period.clone(), members));
    }
    out
}

/// Memberships over periods: columns of coalitions, ribbons for those who stay or move.
pub(super) fn alluvial(periods: &[(String, BTreeMap<String, Option<usize>>)]) -> String {
    let (width, height, top) = (860.0, 440.0, 20.0);
    let mut out = open(
        width,
        height,
        "alluvial",
        "Coalitions from period to period",
        "Each column is a period, each block a coalition as high as it has members; ribbons are actors who go from one block to another. Light grey blocks are unplaced actors.",
    );
    // Periods with a handful of actors have no coalitions to follow.
    let periods: Vec<_> = periods
        .iter()
        .filter(|(_, members)| members.len() > 4)
        .collect();
    let step = (width - 120.0) / (periods.len().max(2) - 1) as f64;
    // The column with most members and gaps between blocks must end above the years.
    let gap = 6.0;
    let scale = periods
        .iter()
        .map(|(_, members)| {
            let groups: BTreeSet<_> = members.values().collect();
            let gaps = gap * (groups.len().max(1) - 1) as f64;
            (height - top - 64.0 - gaps) / members.len().max(1) as f64
        })
        .fold(height, f64::min)
        .max(0.5);
    // period → group → (y, height)
    let mut blocks: Vec<BTreeMap<Option<usize>, (f64, f64)>> = Vec::new();
    for (_, members) in &periods {
        let mut size: BTreeMap<Option<usize>, f64> = BTreeMap::new();
        for group in members.values() {
            *size.entry(*group).or_default() += 1.0;
        }
        let mut order: Vec<_> = size.into_iter().collect();
        order.sort_by_key(|(group, _)| group.map_or(usize::MAX, |g| g));
        let (mut y, mut column) = (top, BTreeMap::new());
        for (group, n) in order {
            column.insert(group, (y, n * scale));
            y += n * scale + gap;
        }
        blocks.push(column);
    }
    for at in 1..periods.len() {
        let mut flows: BTreeMap<(Option<usize>, Option<usize>), f64> = BTreeMap::new();
        for (actor, from) in &periods[at - 1].1 {
            if let Some(to) = periods[at].1.get(actor) {
                *flows.entry((*from, *to)).or_default() += 1.0;
            }
        }
        let (mut used_from, mut used_to) = (BTreeMap::new(), BTreeMap::new());
        for ((from, to), n) in flows {
            let (Some(&(y1, _)), Some(&(y2, _))) = (blocks[at - 1].get(&from), blocks[at].get(&to))
            else {
                continue;
            };
            let (a, b): (&mut f64, &mut f64) = (
                used_from.entry(from).or_default(),
                used_to.entry(to).or_default(),
            );
            let (x1, x2) = (
                60.0 + step * (at - 1) as f64 + 9.0,
                60.0 + step * at as f64 - 9.0,
            );
            let (t1, t2, h, mid) = (y1 + *a, y2 + *b, n * scale, (x1 + x2) / 2.0);
            let _ = write!(
                out,
                "<path d=\"M{x1:.1} {t1:.1}C{mid:.1} {t1:.1} {mid:.1} {t2:.1} {x2:.1} {t2:.1}V{:.1}C{mid:.1} {:.1} {mid:.1} {:.1} {x1:.1} {:.1}Z\" fill=\"{}\" fill-opacity=\"0.35\"><title>{n:.0} actors</title></path>",
                t2 + h,
                t2 + h,
                t1 + h,
                t1 + h,
                colour(from)
            );
            *a += h;
            *b += h;
        }
    }
    for (at, (period, _)) in periods.iter().enumerate() {
        let x = 60.0 + step * at as f64;
        for (group, (y, h)) in &blocks[at] {
            let _ = write!(
                out,
                "<rect x=\"{:.1}\" y=\"{y:.1}\" width=\"18\" height=\"{h:.1}\" fill=\"{}\"/>",
                x - 9.0,
                colour(*group)
            );
            // A number where it fits, so that nobody needs the colours.
            if let Some(group) = group.filter(|_| *h >= 11.0) {
                let _ = write!(
                    out,
                    "<text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\" font-size=\"10\" fill=\"#fff\">{}</text>",
                    y + h / 2.0 + 3.5,
                    group + 1
                );
            }
        }
        let _ = write!(
            out,
            "<text x=\"{x:.1}\" y=\"{:.0}\" text-anchor=\"middle\">{}</text>",
            height - 24.0,
            escape(period)
        );
    }
    let groups = periods
        .iter()
        .flat_map(|(_, members)| members.values().copied());
    out.push_str(&key(groups, 20.0, height - 6.0));
    out.push_str("</svg>");
    out
}
