//! Scores attributions (source, cue, content) against gold, as in PolNeAR.
//!
//! Pairs are matched one to one inside a document, greedily by the words that their contents
//! share. `ATTR`, the headline figure, asks that half of the longer content is shared and that
//! each source's head lies in the other. Spans count code points of the gold text.

mod text;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use text::{Doc, Token};

/// Start and end in code points, end exclusive.
pub type Range = [usize; 2];

/// One attribution.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribution {
    /// Who is said to speak; empty if unnamed.
    #[serde(default)]
    pub source: Vec<Range>,
    /// The words that attribute.
    #[serde(default)]
    pub cue: Vec<Range>,
    /// What is attributed.
    #[serde(default)]
    pub content: Vec<Range>,
}

/// A document of the gold data.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Gold {
    /// Its name.
    pub id: String,
    /// Its text.
    pub text: String,
    /// What people marked in it.
    pub attributions: Vec<Attribution>,
}

/// What was predicted for a document.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Predicted {
    /// Its name, as in the gold data.
    pub id: String,
    /// What was read from it.
    pub attributions: Vec<Attribution>,
}

/// The three parts of an attribution.
pub const ROLES: [&str; 3] = ["cue", "source", "content"];
/// Kinds of attributions by their content.
pub const CLASSES: [&str; 5] = ["all", "quoted", "direct", "mixed", "indirect"];
const METRICS: [&str; 5] = ["exact", "edge", "token", "soft", "tag"];
const CUE: usize = 0;
const SOURCE: usize = 1;
const CONTENT: usize = 2;

/// One line of the table of scores.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// Kind of attributions: all, quoted, direct, mixed, indirect.
    pub class: &'static str,
    /// How it is counted: attr, exact, edge, token, soft, tag.
    pub metric: &'static str,
    /// Which part: cue, source, content; or ATTR, ATTR-c.
    pub role: &'static str,
    /// Precision.
    #[serde(rename = "P")]
    pub precision: f64,
    /// Recall.
    #[serde(rename = "R")]
    pub recall: f64,
    /// Their harmonic mean.
    #[serde(rename = "F1")]
    pub f1: f64,
    /// How many there are in the gold data.
    pub gold: u64,
    /// How many were predicted.
    pub pred: u64,
}

/// An attribution with its words, extents and head worked out.
struct Worked {
    tokens: [BTreeSet<Token>; 3],
    extent: [Vec<(usize, usize)>; 3],
    edge: [Option<(usize, usize)>; 3],
    head: Option<Token>,
    class: usize,
    cue_forms: BTreeSet<String>,
}

impl Worked {
    fn of(doc: &Doc, attribution: &Attribution) -> Result<Worked, String> {
        let spans = [&attribution.cue, &attribution.source, &attribution.content];
        for &[start, end] in spans.iter().flat_map(|spans| spans.iter()) {
            if start >= end || end > doc.len() {
                return Err(format!("span out of range: {start}-{end} of {}", doc.len()));
            }
        }
        let tokens = spans.map(|spans| doc.tokens(spans));
        let cue_forms = tokens[CUE]
            .iter()
            .filter_map(|&token| doc.form(token))
            .collect();
        Ok(Worked {
            class: class(doc, spans[CONTENT], &tokens[CONTENT]),
            extent: spans.map(|spans| doc.extent(spans)),
            edge: spans.map(|spans| doc.edge(spans)),
            head: doc.head(spans[SOURCE]),
            tokens,
            cue_forms,
        })
    }

    fn source_agrees(&self, other: &Worked) -> bool {
        match (self.head, other.head) {
            (Some(head), Some(other_head)) => {
                other.tokens[SOURCE].contains(&head) && self.tokens[SOURCE].contains(&other_head)
            }
            _ => self.tokens[SOURCE].is_empty() && other.tokens[SOURCE].is_empty(),
        }
    }

    fn content_agrees(&self, other: &Worked) -> bool {
        let shared = self.tokens[CONTENT]
            .intersection(&other.tokens[CONTENT])
            .count();
        shared > 0 && 2 * shared >= self.tokens[CONTENT].len().max(other.tokens[CONTENT].len())
    }
}

/// Direct if at least 80 % of the words stand inside quotation marks, mixed if there is a mark.
fn class(doc: &Doc, spans: &[Range], tokens: &BTreeSet<Token>) -> usize {
    let has_mark = spans.iter().any(|&span| doc.has_mark(span));
    let words = tokens.iter().filter(|token| token.is_word()).count();
    if words == 0 {
        return if has_mark { 2 } else { 4 };
    }
    let inside = tokens
        .iter()
        .filter(|&&token| doc.in_quotation(token))
        .count();
    if inside as f64 >= 0.8 * words as f64 {
        2
    } else if has_mark || inside > 0 {
        3
    } else {
        4
    }
}

/// Pairs of gold and predicted, best first.
fn matched(gold: &[Worked], predicted: &[Worked]) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        for (j, p) in predicted.iter().enumerate() {
            let shared = |role: usize| g.tokens[role].intersection(&p.tokens[role]).count() as i64;
            if shared(CONTENT) > 0 {
                candidates.push((-shared(CONTENT), -shared(CUE), -shared(SOURCE), i, j));
            }
        }
    }
    candidates.sort_unstable();
    let (mut gold_used, mut predicted_used) =
        (vec![false; gold.len()], vec![false; predicted.len()]);
    let mut pairs = Vec::new();
    for (_, _, _, i, j) in candidates {
        if !gold_used[i] && !predicted_used[j] {
            (gold_used[i], predicted_used[j]) = (true, true);
            pairs.push((i, j));
        }
    }
    pairs
}

/// Sums of one class, metric and role.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    hits: f64,
    hits_gold: f64,
    hits_predicted: f64,
    predicted: f64,
    gold: f64,
}

/// Cells by class and by metric with role: `ATTR`, `ATTR-c`, then every metric with every role.
#[derive(Clone, Debug)]
struct Counts([[Sums; 17]; 5]);

const ATTR: usize = 0;
const ATTR_CONTENT: usize = 1;

fn cell(metric: usize, role: usize) -> usize {
    2 + metric * 3 + role
}

const EXACT: usize = 0;
const EDGE: usize = 1;
const TOKEN: usize = 2;
const SOFT: usize = 3;
const TAG: usize = 4;

impl Counts {
    fn new() -> Counts {
        Counts([[Sums::default(); 17]; 5])
    }

    fn add(&mut self, class: usize, cell: usize, change: impl Fn(&mut Sums)) {
        change(&mut self.0[0][cell]);
        change(&mut self.0[class][cell]);
        if class == 2 || class == 3 {
            change(&mut self.0[1][cell]);
        }
    }

    fn join(&mut self, other: &Counts) {
        for (mine, theirs) in self.0.iter_mut().flatten().zip(other.0.iter().flatten()) {
            mine.hits += theirs.hits;
            mine.hits_gold += theirs.hits_gold;
            mine.hits_predicted += theirs.hits_predicted;
            mine.predicted += theirs.predicted;
            mine.gold += theirs.gold;
        }
    }
}

fn count(
    doc: &Doc,
    gold: &[Attribution],
    predicted: &[Attribution],
    only: Option<&BTreeSet<String>>,
) -> Result<Counts, String> {
    let work = |list: &[Attribution]| -> Result<Vec<Worked>, String> {
        let worked: Result<Vec<_>, _> = list.iter().map(|one| Worked::of(doc, one)).collect();
        Ok(worked?
            .into_iter()
            .filter(|one| !one.tokens[CONTENT].is_empty())
            .collect())
    };
    let (gold, predicted) = (work(gold)?, work(predicted)?);
    let pairs = matched(&gold, &predicted);
    let mut partner_of_gold = vec![None; gold.len()];
    let mut partner_of_predicted = vec![None; predicted.len()];
    for &(i, j) in &pairs {
        partner_of_gold[i] = Some(j);
        partner_of_predicted[j] = Some(i);
    }
    let other_cue = |one: &Worked| only.is_some_and(|only| one.cue_forms.is_disjoint(only));
    let gold_dropped: Vec<bool> = gold.iter().map(other_cue).collect();
    let predicted_dropped: Vec<bool> = predicted
        .iter()
        .zip(&partner_of_predicted)
        .map(|(one, partner)| match partner {
            Some(partner) => gold_dropped[*partner],
            None => other_cue(one),
        })
        .collect();
    let mut counts = Counts::new();
    for (i, g) in gold.iter().enumerate().filter(|(i, _)| !gold_dropped[*i]) {
        let partner = partner_of_gold[i].map(|j: usize| &predicted[j]);
        counts.add(g.class, ATTR, |sums| sums.gold += 1.0);
        counts.add(g.class, ATTR_CONTENT, |sums| sums.gold += 1.0);
        if let Some(p) = partner
            && g.content_agrees(p)
        {
            counts.add(g.class, ATTR_CONTENT, |sums| sums.hits += 1.0);
            if g.source_agrees(p) {
                counts.add(g.class, ATTR, |sums| sums.hits += 1.0);
            }
        }
        for role in 0..3 {
            let n_gold = g.tokens[role].len() as f64;
            if n_gold == 0.0 {
                continue;
            }
            for metric in [EXACT, EDGE, SOFT] {
                counts.add(g.class, cell(metric, role), |sums| sums.gold += 1.0);
            }
            counts.add(g.class, cell(TOKEN, role), |sums| sums.gold += n_gold);
            let Some(p) = partner.filter(|p| !p.tokens[role].is_empty()) else {
                continue;
            };
            let shared = g.tokens[role].intersection(&p.tokens[role]).count() as f64;
            let n_predicted = p.tokens[role].len() as f64;
            if g.extent[role] == p.extent[role] {
                counts.add(g.class, cell(EXACT, role), |sums| sums.hits += 1.0);
            }
            if g.edge[role] == p.edge[role] {
                counts.add(g.class, cell(EDGE, role), |sums| sums.hits += 1.0);
            }
            counts.add(g.class, cell(TOKEN, role), |sums| sums.hits += shared);
            counts.add(g.class, cell(SOFT, role), |sums| {
                sums.hits_gold += shared / n_gold;
                sums.hits_predicted += shared / n_predicted;
            });
        }
    }
    for (j, p) in predicted
        .iter()
        .enumerate()
        .filter(|(j, _)| !predicted_dropped[*j])
    {
        let class = partner_of_predicted[j].map_or(p.class, |i: usize| gold[i].class);
        counts.add(class, ATTR, |sums| sums.predicted += 1.0);
        counts.add(class, ATTR_CONTENT, |sums| sums.predicted += 1.0);
        for role in 0..3 {
            let n_predicted = p.tokens[role].len() as f64;
            if n_predicted > 0.0 {
                for metric in [EXACT, EDGE, SOFT] {
                    counts.add(class, cell(metric, role), |sums| sums.predicted += 1.0);
                }
                counts.add(class, cell(TOKEN, role), |sums| {
                    sums.predicted += n_predicted
                });
            }
        }
    }
    for role in 0..3 {
        let labelled = |list: &[Worked], dropped: &[bool]| -> BTreeSet<Token> {
            let kept = list.iter().zip(dropped).filter(|(_, dropped)| !**dropped);
            kept.flat_map(|(one, _)| one.tokens[role].iter().copied())
                .collect()
        };
        let in_gold = labelled(&gold, &gold_dropped);
        let in_predicted = labelled(&predicted, &predicted_dropped);
        let sums = &mut counts.0[0][cell(TAG, role)];
        sums.gold += in_gold.len() as f64;
        sums.predicted += in_predicted.len() as f64;
        sums.hits += in_gold.intersection(&in_predicted).count() as f64;
    }
    Ok(counts)
}

/// The scores of predictions: a gold document without prediction counts as predicted empty, a
/// prediction for an unknown document is an error.
///
/// With `only`, a set of lower-case word forms, attributions by other cues are left out.
pub fn score(
    gold: &[Gold],
    predicted: &[Predicted],
    only: Option<&BTreeSet<String>>,
) -> Result<Vec<Row>, String> {
    let mut order: Vec<&Gold> = gold.iter().collect();
    order.sort_by(|a, b| a.id.cmp(&b.id));
    let mut by_id = std::collections::BTreeMap::new();
    for one in predicted {
        if by_id.insert(one.id.as_str(), one).is_some() {
            return Err(format!("id twice: {}", one.id));
        }
    }
    let known: BTreeSet<&str> = order.iter().map(|gold| gold.id.as_str()).collect();
    if known.len() < order.len() {
        return Err("an id stands twice in the gold data".to_string());
    }
    if let Some(id) = by_id.keys().find(|id| !known.contains(*id)) {
        return Err(format!("predicted id that gold lacks: {id}"));
    }
    let mut total = Counts::new();
    for gold in order {
        let predicted = by_id
            .get(gold.id.as_str())
            .map_or(&[][..], |one| &one.attributions);
        let counts = count(&Doc::of(&gold.text), &gold.attributions, predicted, only)
            .map_err(|message| format!("{}: {message}", gold.id))?;
        total.join(&counts);
    }
    Ok(table(&total))
}

fn table(counts: &Counts) -> Vec<Row> {
    let mut rows = Vec::new();
    for (class, class_name) in CLASSES.into_iter().enumerate() {
        let mut row = |metric, role, at: usize| {
            let sums = counts.0[class][at];
            let ratio = |hits: f64, of: f64| if of == 0.0 { 0.0 } else { hits / of };
            let (precision, recall) = if metric == "soft" {
                (
                    ratio(sums.hits_predicted, sums.predicted),
                    ratio(sums.hits_gold, sums.gold),
                )
            } else {
                (
                    ratio(sums.hits, sums.predicted),
                    ratio(sums.hits, sums.gold),
                )
            };
            let f1 = if precision + recall == 0.0 {
                0.0
            } else {
                2.0 * precision * recall / (precision + recall)
            };
            rows.push(Row {
                class: class_name,
                metric,
                role,
                precision,
                recall,
                f1,
                gold: sums.gold as u64,
                pred: sums.predicted as u64,
            });
        };
        row("attr", "ATTR", ATTR);
        row("attr", "ATTR-c", ATTR_CONTENT);
        for (metric, metric_name) in METRICS.into_iter().enumerate() {
            if metric == TAG && class != 0 {
                continue;
            }
            for (role, role_name) in ROLES.into_iter().enumerate() {
                row(metric_name, role_name, cell(metric, role));
            }
        }
    }
    rows
}

/// The table as the scorer prints it.
pub fn print(n_documents: usize, rows: &[Row]) -> String {
    use std::fmt::Write as _;
    let mut out = String::new();
    let (gold, pred) = rows.first().map_or((0, 0), |row| (row.gold, row.pred));
    let _ = writeln!(
        out,
        "documents {n_documents}  gold attributions {gold}  predicted {pred}"
    );
    let _ = writeln!(
        out,
        "{:<9} {:<6} {:<8} {:>7} {:>7} {:>7} {:>8} {:>8}",
        "class", "metric", "role", "P", "R", "F1", "gold", "pred"
    );
    for row in rows {
        let _ = writeln!(
            out,
            "{:<9} {:<6} {:<8} {:>7.3} {:>7.3} {:>7.3} {:>8} {:>8}",
            row.class, row.metric, row.role, row.precision, row.recall, row.f1, row.gold, row.pred
        );
    }
    out
}

#[cfg(test)]
mod tests;
