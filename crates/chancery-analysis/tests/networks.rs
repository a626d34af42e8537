//! The algorithms beside those of leidenalg, igraph and numpy, on fixed graphs.
//!
//! What they give stands in `networks.tsv`, made by `tests/networks/expected.py`
//! (`make test-networks` makes it anew and compares).

use std::collections::BTreeMap;

use chancery_analysis::coalitions::discourse::{Normalisation, ties};
use chancery_analysis::coalitions::leiden::{
    Network, best_of, frustration, leiden, quality, signed_modularity, two_camps,
};

const EXPECTED: &str = include_str!("networks.tsv");

/// The graphs, each with the lines that tell of it.
fn graphs() -> Vec<(String, Network, Vec<Vec<&'static str>>)> {
    let mut graphs: Vec<(String, Network, Vec<Vec<&str>>)> = Vec::new();
    for line in EXPECTED.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        match cells[0] {
            "graph" => {
                let ties = cells[3].split(' ').map(|tie| {
                    let (pair, weight) = tie.split_once(':').expect("a weight");
                    let (a, b) = pair.split_once('-').expect("two nodes");
                    let number = |text: &str| text.parse().expect("a node");
                    (number(a), number(b), weight.parse().expect("a weight"))
                });
                let network = Network {
                    n: cells[2].parse().expect("a size"),
                    ties: ties.collect(),
                };
                graphs.push((cells[1].to_string(), network, Vec::new()));
            }
            "leiden" | "two-camps" => graphs.last_mut().expect("a graph").2.push(cells),
            _ => {}
        }
    }
    graphs
}

fn number(text: &str) -> f64 {
    text.parse().expect("a number")
}

#[test]
fn leiden_is_as_good_as_leidenalg() {
    for (name, network, lines) in graphs() {
        for line in lines.iter().filter(|line| line[0] == "leiden") {
            let (gamma, best, typical) = (number(line[1]), number(line[2]), number(line[3]));
            let mut found: Vec<f64> = (0..100)
                .map(|seed| quality(&network, &leiden(&network, gamma, seed), gamma))
                .collect();
            found.sort_by(f64::total_cmp);
            let several = quality(&network, &best_of(&network, gamma, 1, 100), gamma);
            let own = (several, found[found.len() / 2]);
            // Networks without camps have many partitions nearly as good as the best.
            let slack = if name.starts_with("random") {
                0.02
            } else {
                0.001
            };
            assert!(
                own.0 > best - slack * best.abs() - 1e-6,
                "{name} {gamma}: {own:?}, {best}"
            );
            assert!(
                own.1 > typical - 0.05 * typical.abs() - 1e-6,
                "{name} {gamma}: {own:?}, typical {typical}"
            );
        }
    }
}

#[test]
fn quality_and_signed_modularity_are_those_of_igraph() {
    for (name, network, lines) in graphs() {
        for line in lines.iter().filter(|line| line[0] == "leiden") {
            let group: Vec<usize> = line[5]
                .split(' ')
                .map(|g| g.parse().expect("a group"))
                .collect();
            let gamma = number(line[1]);
            assert!(
                (quality(&network, &group, gamma) - number(line[2])).abs() < 1e-6,
                "{name}"
            );
            let value = signed_modularity(&network, &group);
            assert!(
                (value - number(line[4])).abs() < 1e-9,
                "{name} {gamma}: {value} {}",
                line[4]
            );
        }
    }
}

#[test]
fn frustration_of_two_camps_is_the_least_there_is() {
    for (name, network, lines) in graphs() {
        for line in lines.iter().filter(|line| line[0] == "two-camps") {
            let (camps, value) = two_camps(&network, 1, 50);
            assert!(
                (value - number(line[1])).abs() < 1e-9,
                "{name}: {value} {}",
                line[1]
            );
            assert!((frustration(&network, &camps) - value).abs() < 1e-12);
        }
    }
}

#[test]
fn congruence_and_conflict_are_those_of_dna() {
    let mut actors = Vec::new();
    let mut n_compared = 0;
    for line in EXPECTED.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        match cells[0] {
            "actor" => {
                let counts = cells[2].split(',').enumerate().map(|(at, cell)| {
                    let (support, oppose) = cell.split_once('/').expect("two counts");
                    (format!("c{at}"), (number(support), number(oppose)))
                });
                actors.push(counts.collect::<BTreeMap<_, _>>());
            }
            "ties" => {
                let norm = match cells[1] {
                    "no" => Normalisation::No,
                    "average" => Normalisation::Average,
                    "dna-jaccard" => Normalisation::DnaJaccard,
                    "dna-cosine" => Normalisation::DnaCosine,
                    _ => Normalisation::Cosine,
                };
                let at = |text: &str| text.parse::<usize>().expect("an actor");
                let found = ties(&actors[at(cells[2])], &actors[at(cells[3])], norm);
                assert!((found.congruence - number(cells[4])).abs() < 1e-9, "{line}");
                assert!((found.conflict - number(cells[5])).abs() < 1e-9, "{line}");
                n_compared += 1;
            }
            _ => {}
        }
    }
    assert_eq!(n_compared, 50);
}
