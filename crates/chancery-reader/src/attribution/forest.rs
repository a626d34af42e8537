//! Boosted trees: many small trees whose leaves are added up.
//!
//! Every tree is complete and has [`DEPTH`] levels, so that it is a row of numbers without
//! pointers: the questions of its inner nodes, then what its leaves add.

/// The levels of a tree.
pub const DEPTH: usize = 5;
/// The inner nodes of a tree.
pub const NODES: usize = (1 << DEPTH) - 1;
/// The leaves of a tree.
pub const LEAVES: usize = 1 << DEPTH;
/// How many bytes a tree takes: a column and a threshold for each node, a number for each leaf.
pub const TREE: usize = NODES * 5 + LEAVES * 4;

/// Trees, one behind the other.
#[derive(Clone, Copy, Debug)]
pub struct Forest<'a> {
    /// Their bytes.
    pub bytes: &'a [u8],
}

impl Forest<'_> {
    /// The sum of the leaves that a row of numbers falls into.
    pub fn score(&self, row: &[f32]) -> f32 {
        self.bytes
            .chunks_exact(TREE)
            .map(|tree| leaf(tree, row))
            .sum()
    }
}

fn leaf(tree: &[u8], row: &[f32]) -> f32 {
    let mut node = 0;
    for _ in 0..DEPTH {
        let column = tree.get(node).map_or(0, |&column| column as usize);
        let value = row.get(column).copied().unwrap_or(0.0);
        let right = value > number(tree, NODES + node * 4);
        node = 2 * node + 1 + usize::from(right);
    }
    number(tree, NODES * 5 + (node - NODES) * 4)
}

fn number(bytes: &[u8], at: usize) -> f32 {
    let four = bytes.get(at..at + 4).and_then(|four| four.try_into().ok());
    f32::from_le_bytes(four.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_falls_into_one_leaf() {
        let mut tree = vec![0u8; TREE];
        // The root asks whether column 1 is above 2; all other nodes send everything left.
        tree[0] = 1;
        tree[NODES..NODES + 4].copy_from_slice(&2f32.to_le_bytes());
        for node in 1..NODES {
            let at = NODES + node * 4;
            tree[at..at + 4].copy_from_slice(&f32::INFINITY.to_le_bytes());
        }
        let (left, right) = (NODES * 5, NODES * 5 + LEAVES / 2 * 4);
        tree[left..left + 4].copy_from_slice(&(-1f32).to_le_bytes());
        tree[right..right + 4].copy_from_slice(&3f32.to_le_bytes());
        let forest = Forest { bytes: &tree };
        assert_eq!(forest.score(&[9.0, 1.0]), -1.0);
        assert_eq!(forest.score(&[9.0, 2.5]), 3.0);
    }
}
