//! Scores PLOVER types of marked relations: root, quad class, conflict or cooperation.
//!
//! Gold files have the older label YIELD for today's CONCEDE and RETREAT; names are made alike on
//! both sides. Accuracy counts an abstention as wrong; macro-F1 is the unweighted mean over the
//! labels that the gold holds.

use std::collections::BTreeMap;
use std::fmt::Write as _;

const TYPES: &[(&str, u8)] = &[
    ("AGREE", 1),
    ("CONSULT", 1),
    ("SUPPORT", 1),
    ("COOPERATE", 2),
    ("AID", 2),
    ("YIELD", 2),
    ("ACCUSE", 3),
    ("REQUEST", 3),
    ("REJECT", 3),
    ("THREATEN", 3),
    ("PROTEST", 4),
    ("MOBILIZE", 4),
    ("SANCTION", 4),
    ("COERCE", 4),
    ("ASSAULT", 4),
];

/// The name of a type as gold files have it; empty for none; an error for an unknown one.
pub fn normal(code: &str) -> Result<String, String> {
    let code = code.trim().to_uppercase();
    let name = match code.as_str() {
        "CONCEDE" | "RETREAT" => "YIELD",
        "DEMAND" => "REQUEST",
        "INVESTIGATE" | "DISAPPROVE" => "ACCUSE",
        "FIGHT" => "ASSAULT",
        "COOPERATION" => "COOPERATE",
        "NONE" | "NULL" | "NAN" => "",
        other => other,
    };
    if name.is_empty() || TYPES.iter().any(|(known, _)| *known == name) {
        Ok(name.to_string())
    } else {
        Err(format!("unknown type `{code}`"))
    }
}

fn quad(name: &str) -> &'static str {
    match TYPES
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, quad)| quad)
    {
        Some(1) => "V-COOP",
        Some(2) => "M-COOP",
        Some(3) => "V-CONF",
        Some(_) => "M-CONF",
        None => "",
    }
}

fn binary(name: &str) -> &'static str {
    match quad(name) {
        "" => "",
        "V-COOP" | "M-COOP" => "COOPERATION",
        _ => "CONFLICT",
    }
}

/// The figures of one level.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// `root`, `quad` or `binary`.
    pub name: &'static str,
    /// Rows of the gold file.
    pub n: usize,
    /// Different labels in it.
    pub labels: usize,
    /// Rows with a prediction.
    pub predicted: usize,
    /// Rows predicted right.
    pub right: usize,
    /// Mean F1 over the labels.
    pub macro_f1: f64,
    /// Each label: precision, recall, F1, gold rows, predicted rows.
    pub classes: Vec<(String, f64, f64, f64, usize, usize)>,
}

fn level(name: &'static str, gold: &[String], predicted: &[String]) -> Level {
    let mut counts: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for label in gold {
        counts.entry(label).or_default()[1] += 1;
    }
    let mut right = 0;
    for (is, said) in gold.iter().zip(predicted) {
        if let Some(count) = counts.get_mut(said.as_str()) {
            count[2] += 1;
            if is == said {
                count[0] += 1;
            }
        }
        right += usize::from(is == said);
    }
    let ratio = |part: usize, of: usize| {
        if of == 0 {
            0.0
        } else {
            part as f64 / of as f64
        }
    };
    let classes: Vec<_> = counts
        .iter()
        .map(|(&label, &[hit, gold, said])| {
            let (p, r) = (ratio(hit, said), ratio(hit, gold));
            let f = if p + r == 0.0 {
                0.0
            } else {
                2.0 * p * r / (p + r)
            };
            (label.to_string(), p, r, f, gold, said)
        })
        .collect();
    // Added one after the other in the order of the labels, as the scorer does.
    let sum = classes.iter().fold(0.0, |sum, class| sum + class.3);
    Level {
        name,
        n: gold.len(),
        labels: classes.len(),
        predicted: predicted.iter().filter(|label| !label.is_empty()).count(),
        right,
        macro_f1: if classes.is_empty() {
            0.0
        } else {
            sum / classes.len() as f64
        },
        classes,
    }
}

/// Scores types row by row; names must be [`normal`]. `has_types` is false for a gold file that
/// only tells conflict from cooperation (labels `CONFLICT` and `COOPERATION`).
pub fn score(gold: &[String], predicted: &[String], has_types: bool) -> Vec<Level> {
    let map = |labels: &[String], of: fn(&str) -> &'static str| -> Vec<String> {
        labels.iter().map(|label| of(label).to_string()).collect()
    };
    if !has_types {
        return vec![level("binary", gold, &map(predicted, binary))];
    }
    vec![
        level("root", gold, predicted),
        level("quad", &map(gold, quad), &map(predicted, quad)),
        level("binary", &map(gold, binary), &map(predicted, binary)),
    ]
}

/// The scores as lines of text.
pub fn print(levels: &[Level], per_class: bool) -> String {
    let mut out = String::new();
    for level in levels {
        let (n, m, ok) = (level.n, level.predicted, level.right);
        let ratio = |part: usize, of: usize| {
            if of == 0 {
                0.0
            } else {
                part as f64 / of as f64
            }
        };
        let _ = writeln!(
            out,
            "{:7} n={n} labels={} accuracy={:.4} macroF1={:.4} microF1={:.4} coverage={:.4} precision={:.4}",
            level.name,
            level.labels,
            ratio(ok, n),
            level.macro_f1,
            ratio(2 * ok, n + m),
            ratio(m, n),
            ratio(ok, m),
        );
        if per_class {
            for (label, p, r, f, gold, said) in &level.classes {
                let _ = writeln!(
                    out,
                    "    {label:10} P={p:.3} R={r:.3} F1={f:.3} gold={gold} pred={said}"
                );
            }
        }
    }
    out
}

/// The cells of a tab-separated file, fields quoted as in CSV: a quoted field may hold tabs and
/// line ends.
pub fn rows(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row: Vec<String> = Vec::new();
    let mut cell = String::new();
    let mut chars = text.chars().peekable();
    let (mut quoted, mut fresh) = (false, true);
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted => {
                if chars.peek() == Some(&'"') {
                    chars.next();
                    cell.push('"');
                } else {
                    quoted = false;
                }
            }
            '"' if fresh => quoted = true,
            '\t' if !quoted => {
                row.push(std::mem::take(&mut cell));
                fresh = true;
                continue;
            }
            '\r' if !quoted && chars.peek() == Some(&'\n') => continue,
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
                fresh = true;
                continue;
            }
            c => cell.push(c),
        }
        fresh = false;
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    rows.retain(|row| row.len() > 1 || row.first().is_some_and(|cell| !cell.is_empty()));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| normal(name).unwrap()).collect()
    }

    #[test]
    fn an_abstention_is_wrong_but_not_imprecise() {
        let gold = labels(&["AID", "AID", "RETREAT", "ASSAULT"]);
        let said = labels(&["AID", "", "CONCEDE", "ACCUSE"]);
        let levels = score(&gold, &said, true);
        assert_eq!((levels[0].right, levels[0].predicted), (2, 3));
        // AID 2/3, YIELD 1, ASSAULT 0: ACCUSE is not in the gold and makes no label.
        assert!((levels[0].macro_f1 - (2.0 / 3.0 + 1.0) / 3.0).abs() < 1e-12);
        assert_eq!(levels[1].right, 2);
        assert_eq!(levels[2].right, 3);
        assert!(normal("CONSLT").is_err());
    }

    #[test]
    fn quoted_cells_hold_tabs_and_quotes() {
        let text = "uid\tsentence\nr1\t\"She said \"\"no\"\"\tthen\nleft\"\r\nr2\tplain \"q\"\n";
        let got = rows(text);
        assert_eq!(got[1], ["r1", "She said \"no\"\tthen\nleft"]);
        assert_eq!(got[2], ["r2", "plain \"q\""]);
    }
}
