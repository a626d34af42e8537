//! What *core* means, on actors whose company is known because it was made up.
//!
//! Three camps of eight and six strangers speak on thirty concepts. A member of a camp takes the side of
//! its camp four times in five; a stranger takes sides by lot. Each speaks in a few documents.

use std::collections::BTreeSet;
use std::sync::Arc;

use chancery_analysis::coalitions::membership::{Member, Settings, Standing, coalitions};
use chancery_analysis::coalitions::random::Random;
use chancery_analysis::coalitions::{Length, Row};
use chancery_record::Stance;

const CAMPS: usize = 3;
const OF_CAMP: usize = 8;
const STRANGERS: usize = 6;
const CONCEPTS: usize = 30;

/// Speeches of all; with `loyal` a member takes the side of its camp, .5 is chance.
fn speeches(seed: u64, documents: usize, clauses: usize, loyal: f64) -> Vec<Row> {
    let mut random = Random::seeded(seed);
    let sides: Vec<Vec<bool>> = (0..CAMPS)
        .map(|_| (0..CONCEPTS).map(|_| random.unit() < 0.5).collect())
        .collect();
    let mut rows = Vec::new();
    for actor in 0..CAMPS * OF_CAMP + STRANGERS {
        let name = match actor / OF_CAMP {
            camp if camp < CAMPS => format!("{camp}-{actor:02}"),
            _ => format!("stranger-{actor:02}"),
        };
        for document in 0..documents {
            for _ in 0..clauses {
                let concept = random.below(CONCEPTS);
                let side = match sides.get(actor / OF_CAMP) {
                    Some(sides) if random.unit() < loyal => sides[concept],
                    Some(sides) => !sides[concept],
                    None => random.unit() < 0.5,
                };
                rows.push(Row {
                    article: format!("{name}/{document}"),
                    outlet: "O".into(),
                    date: "1987".parse().ok(),
                    actor: name.clone(),
                    name: name.clone(),
                    concept: format!("c{concept:02}"),
                    stance: if side {
                        Stance::Support
                    } else {
                        Stance::Oppose
                    },
                    clauses: 1,
                    own: true,
                    speech: true,
                    confidence: 0.9,
                    is_common: true,
                    evidence: String::new(),
                    sentence: String::new(),
                });
            }
        }
    }
    rows
}

fn found(seed: u64, documents: usize, clauses: usize, loyal: f64) -> Vec<Member> {
    let rows = speeches(seed, documents, clauses, loyal);
    let settings = Settings {
        length: Length::All,
        draws: 40,
        ..Settings::default()
    };
    coalitions(&rows, &Arc::default(), "all", &settings).members
}

/// Shares of members and of strangers that are core, and, of pairs of actors of at least a standing that
/// are said to be of one coalition, the share that is of one camp.
fn shares(all: &[Vec<Member>], least: Standing) -> (f64, f64, f64) {
    let (mut members, mut strangers, mut core, mut wrong) = (0.0_f64, 0.0_f64, 0.0, 0.0);
    let (mut pairs, mut true_pairs) = (0.0_f64, 0.0);
    for found in all {
        for (at, one) in found.iter().enumerate() {
            let is_core = f64::from(u8::from(one.standing == Standing::Core));
            let camp = one.actor.split('-').next();
            if camp == Some("stranger") {
                strangers += 1.0;
                wrong += is_core;
            } else {
                members += 1.0;
                core += is_core;
            }
            for other in &found[at + 1..] {
                if one.standing.max(other.standing) <= least && one.group == other.group {
                    pairs += 1.0;
                    let same = other.actor.split('-').next() == camp && camp != Some("stranger");
                    true_pairs += f64::from(u8::from(same));
                }
            }
        }
    }
    (
        core / members.max(1.0),
        wrong / strangers.max(1.0),
        true_pairs / pairs.max(1.0),
    )
}

#[test]
fn with_much_evidence_camps_are_core_and_strangers_are_not() {
    let all: Vec<Vec<Member>> = (1..=6).map(|seed| found(seed, 8, 15, 0.8)).collect();
    let (core, strangers, pure) = shares(&all, Standing::Core);
    let (_, _, placed) = shares(&all, Standing::Leaning);
    println!(
        "much: core {core:.2}, strangers {strangers:.2}, of one camp {pure:.3}, with leaning {placed:.3}"
    );
    assert!(core > 0.5, "{core}");
    assert!(strangers < 0.1, "{strangers}");
    assert!(pure > 0.97, "{pure}");
}

#[test]
fn with_little_evidence_hardly_anybody_is_core() {
    let all: Vec<Vec<Member>> = (1..=6).map(|seed| found(seed, 3, 6, 0.8)).collect();
    let (core, strangers, _) = shares(&all, Standing::Core);
    let (_, _, placed) = shares(&all, Standing::Leaning);
    println!(
        "little: core {core:.2}, strangers {strangers:.2}, with leaning of one camp {placed:.3}"
    );
    assert!(core < 0.2, "{core}");
    // Too little to place anybody, or to place anybody wrongly.
    assert!(placed == 0.0 || placed > 0.9, "{placed}");
    assert!(strangers < 0.1, "{strangers}");
}

#[test]
fn where_sides_are_taken_by_lot_hardly_anybody_is_core() {
    let all: Vec<Vec<Member>> = (1..=6).map(|seed| found(seed, 8, 15, 0.5)).collect();
    let (core, strangers, _) = shares(&all, Standing::Core);
    println!("lot: core {core:.2}, strangers {strangers:.2}");
    assert!(core < 0.1 && strangers < 0.1, "{core} {strangers}");
    let groups: BTreeSet<Option<usize>> = all[0].iter().map(|member| member.group).collect();
    assert!(!groups.is_empty());
}
