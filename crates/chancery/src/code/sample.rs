//! `info --sample`: records drawn by lot for a person to judge, without the program's own opinion
//! of them.

use std::collections::BinaryHeap;

use chancery_store::tables::{EventRow, PositionRow, Row, StatementRow};
use chancery_store::{Dataset, StoreError, ids};

/// Which records are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// Statements.
    Statements,
    /// Events.
    Events,
    /// Positions.
    Positions,
}

/// A record to be judged.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Drawn {
    /// The lot: drawn are those with the smallest.
    lot: String,
    /// Its key.
    pub id: String,
    /// What it says, in words.
    pub claim: String,
    /// The words that it rests on.
    pub evidence: String,
}

/// The header of a sheet of records to be judged.
pub const HEADER: &str = "id\tclaim\tevidence\tcorrect\tremark\n";

/// Draws `n` records with at least that confidence; the same seed draws the same.
pub fn draw(
    dataset: &Dataset,
    of: Of,
    n: usize,
    seed: u64,
    least: f64,
) -> Result<Vec<Drawn>, StoreError> {
    match of {
        Of::Statements => lots::<StatementRow>(dataset, n, seed, |row| {
            (row.confidence >= least).then(|| {
                let speaker = name(&row.speaker_text, &row.speaker_key);
                let not = if row.negated { "not " } else { "" };
                let claim = format!("{speaker} — {not}{} — {}", row.cue_class, row.content);
                (
                    row.statement,
                    claim,
                    format!("{} … {}", row.speaker_text, row.cue_text),
                )
            })
        }),
        Of::Events => lots::<EventRow>(dataset, n, seed, |row| {
            (row.confidence >= least).then(|| {
                let claim = format!(
                    "{} — {} — {} ({}{})",
                    row.source_key,
                    row.r#type,
                    row.target_key,
                    row.status,
                    if row.voice == "outlet" {
                        ""
                    } else {
                        ", claimed by a speaker"
                    }
                );
                (row.event, claim, row.sentence)
            })
        }),
        Of::Positions => lots::<PositionRow>(dataset, n, seed, |row| {
            (row.confidence >= least).then(|| {
                let claim = format!("{} — {} — {}", row.actor_key, row.stance, row.concept);
                (row.position, claim, row.evidence)
            })
        }),
    }
}

fn name<'a>(text: &'a str, key: &'a str) -> &'a str {
    match (text, key) {
        ("", "") => "somebody",
        ("", key) => key,
        (text, _) => text,
    }
}

fn lots<R: Row + 'static>(
    dataset: &Dataset,
    n: usize,
    seed: u64,
    claim: impl Fn(R) -> Option<(String, String, String)>,
) -> Result<Vec<Drawn>, StoreError> {
    let mut drawn: BinaryHeap<Drawn> = BinaryHeap::new();
    for rows in dataset.rows::<R>() {
        for (id, claim, evidence) in rows?.into_iter().filter_map(&claim) {
            let lot = ids::hash([seed.to_le_bytes().as_slice(), id.as_bytes()]);
            drawn.push(Drawn {
                lot,
                id,
                claim,
                evidence,
            });
            if drawn.len() > n {
                drawn.pop();
            }
        }
    }
    Ok(drawn.into_sorted_vec())
}

/// A sheet of records to be judged: tabs between the columns, `correct` to be filled in with `y`,
/// `n` or `?`.
pub fn sheet(drawn: &[Drawn]) -> String {
    let cell = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut sheet = HEADER.to_string();
    for drawn in drawn {
        sheet.push_str(&format!(
            "{}\t{}\t{}\t\t\n",
            drawn.id,
            cell(&drawn.claim),
            cell(&drawn.evidence)
        ));
    }
    sheet
}
