//! Congruence and conflict of discourse networks, by the formulas of the literature and by those
//! of the Discourse Network Analyzer.

use super::rows::Cells;

/// How a count is made comparable between actors who speak much and little.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Normalisation {
    /// The plain count.
    No,
    /// Divided by the mean of the two actors' totals.
    Average,
    /// Weighted Jaccard: shared over all, Σ min / Σ max over concept and stance.
    Jaccard,
    /// Cosine of the two vectors over concept and stance.
    Cosine,
    /// What the Discourse Network Analyzer 3 calls Jaccard: the count over m10 + m01 + m11, where
    /// m10 and m01 are what only one uses and m11 a sum of products.
    DnaJaccard,
    /// What the Discourse Network Analyzer 3 calls cosine: the count over the product of totals.
    DnaCosine,
}

/// Congruence and conflict of two actors.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Ties {
    /// Same stance on the same concepts.
    pub congruence: f64,
    /// Opposite stances on the same concepts.
    pub conflict: f64,
}

impl Ties {
    /// Congruence less conflict.
    pub fn subtract(self) -> f64 {
        self.congruence - self.conflict
    }
}

/// Congruence Σ (n⁺m⁺ + n⁻m⁻) and conflict Σ (n⁺m⁻ + n⁻m⁺) over the concepts, normalised.
pub fn ties(a: &Cells, b: &Cells, normalisation: Normalisation) -> Ties {
    let mut plain = Ties::default();
    let (mut m11, mut m10, mut m01) = (0.0, 0.0, 0.0);
    let (mut least, mut most) = (0.0, 0.0);
    let zero = (0.0, 0.0);
    let concepts: std::collections::BTreeSet<&String> = a.keys().chain(b.keys()).collect();
    for concept in concepts {
        let (x, y) = (
            a.get(concept).unwrap_or(&zero),
            b.get(concept).unwrap_or(&zero),
        );
        plain.congruence += x.0 * y.0 + x.1 * y.1;
        plain.conflict += x.0 * y.1 + x.1 * y.0;
        for (n, m) in [(x.0, y.0), (x.1, y.1)] {
            m11 += n * m;
            m10 += if m == 0.0 { n } else { 0.0 };
            m01 += if n == 0.0 { m } else { 0.0 };
            least += n.min(m);
            most += n.max(m);
        }
    }
    let total = |cells: &Cells| cells.values().map(|(s, o)| s + o).sum::<f64>();
    let norm = |cells: &Cells| {
        cells
            .values()
            .map(|(s, o)| s * s + o * o)
            .sum::<f64>()
            .sqrt()
    };
    let divisor = match normalisation {
        Normalisation::No => 1.0,
        Normalisation::Average => (total(a) + total(b)) / 2.0,
        Normalisation::Jaccard => {
            let crossed: f64 = a
                .iter()
                .filter_map(|(concept, x)| b.get(concept).map(|y| x.0.min(y.1) + x.1.min(y.0)))
                .sum();
            let over = |value: f64| if most > 0.0 { value / most } else { 0.0 };
            return Ties {
                congruence: over(least),
                conflict: over(crossed),
            };
        }
        Normalisation::Cosine => norm(a) * norm(b),
        Normalisation::DnaJaccard => m10 + m01 + m11,
        Normalisation::DnaCosine => total(a) * total(b),
    };
    if divisor <= 0.0 {
        return Ties::default();
    }
    Ties {
        congruence: plain.congruence / divisor,
        conflict: plain.conflict / divisor,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(cells: &[(&str, f64, f64)]) -> Cells {
        cells
            .iter()
            .map(|(concept, s, o)| (concept.to_string(), (*s, *o)))
            .collect()
    }

    #[test]
    fn formulas_worked_by_hand() {
        let a = cells(&[("x", 2.0, 0.0), ("y", 1.0, 1.0)]);
        let b = cells(&[("x", 1.0, 1.0), ("z", 0.0, 4.0)]);
        let plain = ties(&a, &b, Normalisation::No);
        assert_eq!((plain.congruence, plain.conflict), (2.0, 2.0));
        assert_eq!(plain.subtract(), 0.0);
        // N = 4 and 6
        assert_eq!(ties(&a, &b, Normalisation::Average).congruence, 0.4);
        assert!((ties(&a, &b, Normalisation::DnaCosine).congruence - 2.0 / 24.0).abs() < 1e-12);
        // min: x⁺ 1; max: 2 + 1 + 1 + 1 + 4
        assert!((ties(&a, &b, Normalisation::Jaccard).congruence - 1.0 / 9.0).abs() < 1e-12);
        let cosine = 2.0 / (6.0_f64.sqrt() * 18.0_f64.sqrt());
        assert!((ties(&a, &b, Normalisation::Cosine).congruence - cosine).abs() < 1e-12);
        // m10 = y⁺ + y⁻ = 2, m01 = x⁻ + z⁻ = 5, m11 = 2
        assert!((ties(&a, &b, Normalisation::DnaJaccard).congruence - 2.0 / 9.0).abs() < 1e-12);
    }

    #[test]
    fn an_actor_without_statements_has_no_ties() {
        let none = Cells::new();
        let one = cells(&[("x", 1.0, 0.0)]);
        for norm in [
            Normalisation::Average,
            Normalisation::Cosine,
            Normalisation::Jaccard,
        ] {
            assert_eq!(ties(&none, &one, norm), Ties::default());
        }
    }
}
