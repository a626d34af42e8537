//! Learns boosted trees for logistic loss, by histograms of at most 64 bins a column.

use chancery_reader::attribution::forest::{DEPTH, LEAVES, NODES};
use chancery_reader::attribution::judge::{COLUMNS, Row};
use chancery_reader::attribution::model::logistic;

use crate::linear::Numbers;

/// How the trees are learned.
pub struct Settings {
    pub n_trees: usize,
    pub rate: f32,
    pub least: f32,
    pub pull: f32,
    pub columns: usize,
    pub rows: f32,
}

const BINS: usize = 64;

/// The borders of a column's bins, from its own values.
fn borders(rows: &[Row], column: usize, numbers: &mut Numbers) -> Vec<f32> {
    let mut values: Vec<f32> = (0..20_000.min(rows.len()))
        .map(|_| rows[numbers.below(rows.len())][column])
        .collect();
    values.sort_by(f32::total_cmp);
    let mut distinct = values.clone();
    distinct.dedup();
    let points: Vec<f32> = if distinct.len() <= BINS {
        distinct
    } else {
        let mut points: Vec<f32> = (0..BINS)
            .map(|n| values[n * values.len() / BINS])
            .chain(values.last().copied())
            .collect();
        points.dedup();
        points
    };
    points
        .windows(2)
        .map(|pair| (pair[0] + pair[1]) / 2.0)
        .collect()
}

/// The trees, as [`chancery_reader::attribution::forest::Forest`] reads them.
pub fn learn(rows: &[Row], right: &[bool], settings: &Settings) -> Vec<u8> {
    let mut numbers = Numbers(13);
    let borders: Vec<Vec<f32>> = (0..COLUMNS)
        .map(|column| borders(rows, column, &mut numbers))
        .collect();
    let binned: Vec<[u8; COLUMNS]> = rows
        .iter()
        .map(|row| {
            std::array::from_fn(|column| {
                borders[column].partition_point(|border| *border < row[column]) as u8
            })
        })
        .collect();
    let mut scores = vec![0f32; rows.len()];
    let mut out = Vec::new();
    for _ in 0..settings.n_trees {
        let picked: Vec<u32> = (0..rows.len() as u32)
            .filter(|_| (numbers.below(1 << 20) as f32) < settings.rows * (1u32 << 20) as f32)
            .collect();
        let slopes: Vec<(f32, f32)> = scores
            .iter()
            .zip(right)
            .map(|(&score, &right)| {
                let likely = logistic(score);
                (likely - f32::from(u8::from(right)), likely * (1.0 - likely))
            })
            .collect();
        let mut columns = numbers.shuffled(COLUMNS);
        columns.truncate(settings.columns);
        let tree = tree(&binned, &slopes, picked, &columns, settings);
        for (score, row) in scores.iter_mut().zip(&binned) {
            let mut node = 0;
            for _ in 0..DEPTH {
                let (column, bin) = tree.asked[node];
                node = 2 * node + 1 + usize::from(row[column as usize] > bin);
            }
            *score += tree.leaves[node - NODES];
        }
        out.extend(tree.asked.iter().map(|&(column, _)| column));
        for &(column, bin) in &tree.asked {
            let border = borders[column as usize].get(bin as usize);
            out.extend_from_slice(&border.copied().unwrap_or(f32::INFINITY).to_le_bytes());
        }
        for leaf in &tree.leaves {
            out.extend_from_slice(&leaf.to_le_bytes());
        }
    }
    out
}

struct Tree {
    /// A column and the last bin that goes left.
    asked: Vec<(u8, u8)>,
    leaves: Vec<f32>,
}

fn tree(
    binned: &[[u8; COLUMNS]],
    slopes: &[(f32, f32)],
    picked: Vec<u32>,
    columns: &[usize],
    settings: &Settings,
) -> Tree {
    let mut asked = vec![(0u8, u8::MAX); NODES];
    let mut leaves = vec![0f32; LEAVES];
    let mut level: Vec<Vec<u32>> = vec![picked];
    for depth in 0..DEPTH {
        let mut next = Vec::with_capacity(level.len() * 2);
        for (place, members) in level.into_iter().enumerate() {
            let node = (1 << depth) - 1 + place;
            let Some((column, bin)) = split(binned, slopes, &members, columns, settings) else {
                next.push(members);
                next.push(Vec::new());
                continue;
            };
            asked[node] = (column as u8, bin);
            let (left, right) = members
                .into_iter()
                .partition(|&row| binned[row as usize][column] <= bin);
            next.push(left);
            next.push(right);
        }
        level = next;
    }
    for (leaf, members) in leaves.iter_mut().zip(&level) {
        let (g, h) = sums(slopes, members);
        *leaf = -settings.rate * g / (h + settings.pull);
    }
    Tree { asked, leaves }
}

fn sums(slopes: &[(f32, f32)], members: &[u32]) -> (f32, f32) {
    members.iter().fold((0.0, 0.0), |(g, h), &row| {
        let (a, b) = slopes[row as usize];
        (g + a, h + b)
    })
}

fn split(
    binned: &[[u8; COLUMNS]],
    slopes: &[(f32, f32)],
    members: &[u32],
    columns: &[usize],
    settings: &Settings,
) -> Option<(usize, u8)> {
    let (all_g, all_h) = sums(slopes, members);
    if all_h < 2.0 * settings.least {
        return None;
    }
    let worth = |g: f32, h: f32| g * g / (h + settings.pull);
    let whole = worth(all_g, all_h);
    let mut table = vec![(0f32, 0f32); columns.len() * (BINS + 2)];
    for &row in members {
        let (g, h) = slopes[row as usize];
        let bins = &binned[row as usize];
        for (slot, &column) in columns.iter().enumerate() {
            let cell = &mut table[slot * (BINS + 2) + bins[column] as usize];
            cell.0 += g;
            cell.1 += h;
        }
    }
    let mut best = (1e-3, None);
    for (slot, &column) in columns.iter().enumerate() {
        let (mut g, mut h) = (0.0, 0.0);
        for bin in 0..BINS {
            let cell = table[slot * (BINS + 2) + bin];
            g += cell.0;
            h += cell.1;
            if h < settings.least {
                continue;
            }
            if all_h - h < settings.least {
                break;
            }
            let gain = worth(g, h) + worth(all_g - g, all_h - h) - whole;
            if gain > best.0 {
                best = (gain, Some((column, bin as u8)));
            }
        }
    }
    best.1
}
