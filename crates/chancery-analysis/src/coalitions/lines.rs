//! The main lines of division among actors.
//!
//! What few clauses show of an actor is mostly chance. As ideal points do for roll calls, the stances of
//! all are read as places along a few lines, those along which the actors differ most: the largest
//! principal components of their centred vectors.

use super::random::Random;

/// So many lines are kept; whoever differs along others only differs by chance.
pub const LINES: usize = 6;

/// Lines that are looked for beside them, so that those kept are found fast.
const SPARE: usize = 6;

/// Rounds of the search; the gap between kept and spare lines makes each gain at least a digit in five.
const ROUNDS: usize = 40;

/// The places of the actors along the main lines, or their vectors as they are where there are no more
/// actors than lines. Products between rows of the result come nearest to those between the vectors.
pub fn places(vectors: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
    let n = vectors.len();
    if n <= LINES + 1 {
        return vectors;
    }
    let mut gram = vec![vec![0.0; n]; n];
    for i in 0..n {
        for j in 0..=i {
            let product = dot(&vectors[i], &vectors[j]);
            gram[i][j] = product;
            gram[j][i] = product;
        }
    }
    let mut random = Random::seeded(1);
    let wide = (LINES + SPARE).min(n);
    let mut basis: Vec<Vec<f64>> = (0..wide)
        .map(|_| (0..n).map(|_| random.unit() - 0.5).collect())
        .collect();
    orthogonal(&mut basis);
    for _ in 0..ROUNDS {
        basis = basis.iter().map(|line| times(&gram, line)).collect();
        orthogonal(&mut basis);
    }
    let images: Vec<Vec<f64>> = basis.iter().map(|line| times(&gram, line)).collect();
    let small: Vec<Vec<f64>> = basis
        .iter()
        .map(|line| images.iter().map(|image| dot(line, image)).collect())
        .collect();
    let found = eigen(small);
    let mut places = vec![Vec::with_capacity(LINES); n];
    for (value, weights) in found.iter().take(LINES) {
        let length = value.max(0.0).sqrt();
        for (actor, place) in places.iter_mut().enumerate() {
            let along: f64 = weights
                .iter()
                .zip(&basis)
                .map(|(weight, line)| weight * line[actor])
                .sum();
            place.push(length * along);
        }
    }
    places
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

fn times(matrix: &[Vec<f64>], vector: &[f64]) -> Vec<f64> {
    matrix.iter().map(|row| dot(row, vector)).collect()
}

/// Makes vectors of length one that stand upright on each other; one that lies among those before it
/// becomes nought.
fn orthogonal(basis: &mut [Vec<f64>]) {
    for at in 0..basis.len() {
        let (before, rest) = basis.split_at_mut(at);
        let Some(line) = rest.first_mut() else { return };
        let whole = dot(line, line).sqrt();
        for _ in 0..2 {
            for other in before.iter() {
                let shadow = dot(line, other);
                line.iter_mut()
                    .zip(other)
                    .for_each(|(x, y)| *x -= shadow * y);
            }
        }
        let length = dot(line, line).sqrt();
        let scale = if length > 1e-12 * whole.max(1e-300) {
            1.0 / length
        } else {
            0.0
        };
        line.iter_mut().for_each(|x| *x *= scale);
    }
}

/// Eigenvalues of a small symmetric matrix with their vectors, the largest first (Jacobi's rotations).
fn eigen(mut matrix: Vec<Vec<f64>>) -> Vec<(f64, Vec<f64>)> {
    let n = matrix.len();
    let mut vectors: Vec<Vec<f64>> = (0..n)
        .map(|i| (0..n).map(|j| f64::from(u8::from(i == j))).collect())
        .collect();
    for _ in 0..30 {
        for p in 0..n {
            for q in p + 1..n {
                if matrix[p][q].abs() < 1e-15 {
                    continue;
                }
                let theta = (matrix[q][q] - matrix[p][p]) / (2.0 * matrix[p][q]);
                let sign = if theta < 0.0 { -1.0 } else { 1.0 };
                let tangent = sign / (theta.abs() + (theta * theta + 1.0).sqrt());
                let cosine = 1.0 / (tangent * tangent + 1.0).sqrt();
                let sine = tangent * cosine;
                for row in &mut matrix {
                    (row[p], row[q]) = (
                        cosine * row[p] - sine * row[q],
                        sine * row[p] + cosine * row[q],
                    );
                }
                turn(&mut matrix, p, q, cosine, sine);
                // Row k of `vectors` is the k-th vector.
                turn(&mut vectors, p, q, cosine, sine);
            }
        }
    }
    let mut found: Vec<(f64, Vec<f64>)> = vectors
        .into_iter()
        .enumerate()
        .map(|(at, vector)| (matrix[at][at], vector))
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found
}

/// Turns two rows of a matrix into each other; `p` comes before `q`.
fn turn(matrix: &mut [Vec<f64>], p: usize, q: usize, cosine: f64, sine: f64) {
    let (before, from) = matrix.split_at_mut(q);
    if let (Some(one), Some(other)) = (before.get_mut(p), from.first_mut()) {
        for (x, y) in one.iter_mut().zip(other) {
            (*x, *y) = (cosine * *x - sine * *y, sine * *x + cosine * *y);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_actors_stay_as_they_are() {
        let vectors = vec![vec![1.0, 0.0], vec![0.0, 1.0]];
        assert_eq!(places(vectors.clone()), vectors);
    }

    #[test]
    fn products_of_vectors_with_few_lines_are_kept() {
        let mut random = Random::seeded(7);
        let mut draw = |n: usize| -> Vec<f64> { (0..n).map(|_| random.unit() - 0.5).collect() };
        let lines: Vec<Vec<f64>> = (0..4).map(|_| draw(30)).collect();
        let vectors: Vec<Vec<f64>> = (0..20)
            .map(|_| {
                let weights = draw(4);
                (0..30)
                    .map(|cell| {
                        weights
                            .iter()
                            .zip(&lines)
                            .map(|(w, line)| w * line[cell])
                            .sum()
                    })
                    .collect()
            })
            .collect();
        let placed = places(vectors.clone());
        for i in 0..20 {
            for j in 0..20 {
                let (whole, kept) = (dot(&vectors[i], &vectors[j]), dot(&placed[i], &placed[j]));
                assert!((whole - kept).abs() < 1e-9, "{whole} {kept}");
            }
        }
        assert!(placed.iter().all(|place| place.len() == LINES));
    }

    #[test]
    fn the_largest_come_first() {
        let found = eigen(vec![
            vec![2.0, 1.0, 0.0],
            vec![1.0, 2.0, 0.0],
            vec![0.0, 0.0, 5.0],
        ]);
        let values: Vec<f64> = found
            .iter()
            .map(|(value, _)| (value * 1e9).round() / 1e9)
            .collect();
        assert_eq!(values, [5.0, 3.0, 1.0]);
        assert!((found[1].1[0].abs() - 0.5_f64.sqrt()).abs() < 1e-9);
    }
}
