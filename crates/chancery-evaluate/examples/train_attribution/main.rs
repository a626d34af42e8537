//! Learns the weights of the attribution models from PolNeAR's training split.
//!
//! ```text
//! cargo run --release -p chancery-evaluate --example train_attribution -- \
//!     GOLD.jsonl.gz PARSES/ [--dev GOLD.jsonl.gz PARSES/] [--write WEIGHTS.bin] [--all] [--counts COUNTS.tsv] [--predictions TUNE.jsonl] [--only-cues FORMS]
//! ```
//!
//! `PARSES/` holds one CoNLL-U file for each article, as `chancery show parse --raw` writes it.
//! Every sixth article is kept apart to set the threshold and the calibration; with `--all` the
//! models are then learned once more from all of them. `--write` quantizes the weights to one byte each.

mod boost;
mod counts;
mod gold;
mod linear;

use std::collections::BTreeSet;
use std::ops::Range;

use chancery_evaluate::attribution::{Attribution, Predicted, print, score};
use chancery_lexicon::Lexicon;
use chancery_reader::attribution::choose::{Thresholds, choose_from};
use chancery_reader::attribution::extent::Ranges;
use chancery_reader::attribution::forest::{Forest, TREE};
use chancery_reader::attribution::judge::{Row, paragraphs, row, unnested};
use chancery_reader::attribution::model::{
    EXTENT_BITS, Features, SPEAKER_BITS, STATEMENT_BITS, logistic,
};
use chancery_reader::attribution::page::Page;
use chancery_reader::attribution::read::{Found, Weigh, find, propose};
use chancery_text::{CodePoints, Span, TokenId};

use boost::Settings;
use gold::{Document, Marked, load, marked, overlap};
use linear::{Leader, examples, learn_choice, learn_statement};

type Failure = Box<dyn std::error::Error>;

/// Weights while they are being learned.
struct Learned {
    statement: Vec<f32>,
    extent: Vec<f32>,
    speaker: Vec<f32>,
    outer: Vec<u8>,
    inner: Vec<u8>,
}

impl Learned {
    /// One signed byte for each weight.
    fn quantized(&self, calibration: [f32; 2], thresholds: Thresholds) -> Vec<u8> {
        let tables = [&self.statement, &self.extent, &self.speaker];
        let scales = tables.map(|table| {
            let mut sizes: Vec<f32> = table.iter().map(|weight| weight.abs()).collect();
            sizes.sort_by(f32::total_cmp);
            // The largest few are cut off, so that the others keep more of their precision.
            sizes[sizes.len() - 1 - sizes.len() / 20_000] / 127.0
        });
        let n_trees = (self.outer.len() / TREE) as f32;
        let numbers = [thresholds.outer, thresholds.inner, n_trees];
        let mut out = Vec::new();
        for number in scales.iter().chain(&calibration).chain(&numbers) {
            out.extend_from_slice(&number.to_le_bytes());
        }
        for (table, scale) in tables.iter().zip(scales) {
            let byte = |weight: &f32| (weight / scale).round().clamp(-127.0, 127.0) as i8 as u8;
            out.extend(table.iter().map(byte));
        }
        out.extend_from_slice(&self.outer);
        out.extend_from_slice(&self.inner);
        out
    }
}

fn sum(weights: &[f32], features: &Features) -> f32 {
    let mask = weights.len() - 1;
    features
        .hashes
        .iter()
        .map(|&hash| weights[hash as usize & mask])
        .sum()
}

impl Weigh for Learned {
    fn statement(&self, features: &Features) -> f32 {
        sum(&self.statement, features)
    }
    fn extent(&self, features: &Features) -> f32 {
        sum(&self.extent, features)
    }
    fn speaker(&self, features: &Features) -> f32 {
        sum(&self.speaker, features)
    }
    fn outer(&self, row: &Row) -> f32 {
        Forest { bytes: &self.outer }.score(row)
    }
    fn inner(&self, row: &Row) -> f32 {
        Forest { bytes: &self.inner }.score(row)
    }
}

/// Slope and offset by which the likelihood of what is kept becomes a confidence: logistic
/// regression on the documents kept apart.
fn calibrate(
    lexicon: &Lexicon,
    documents: &[&Document],
    model: &impl Weigh,
    thresholds: Thresholds,
) -> [f32; 2] {
    let pairs = judged(lexicon, documents, model, thresholds);
    let (mut slope, mut offset) = (1f32, 0f32);
    for _ in 0..3000 {
        let (mut ds, mut d0) = (0f32, 0f32);
        for &(likely, right) in &pairs {
            let x = (likely / (1.0 - likely)).ln();
            let error = logistic(slope * x + offset) - f32::from(u8::from(right));
            ds += error * x;
            d0 += error;
        }
        slope -= 0.3 * ds / pairs.len() as f32;
        offset -= 0.3 * d0 / pairs.len() as f32;
    }
    let sure = |likely: f32| logistic(slope * (likely / (1.0 - likely)).ln() + offset);
    let mut bins = [(0f32, 0f32, 0f32); 10];
    for &(likely, right) in &pairs {
        let bin = &mut bins[((sure(likely) * 10.0) as usize).min(9)];
        bin.0 += 1.0;
        bin.1 += sure(likely);
        bin.2 += f32::from(u8::from(right));
    }
    let error: f32 = bins.iter().map(|bin| (bin.1 - bin.2).abs()).sum::<f32>() / pairs.len() as f32;
    eprintln!(
        "calibration {slope:.3} {offset:.3}, expected calibration error {error:.4} of {}",
        pairs.len()
    );
    [slope, offset]
}

/// Whether content and speaker of an attribution are right.
fn hits(page: &Page<'_>, gold: &[Marked], content: &Ranges, speaker: Option<TokenId>) -> bool {
    gold.iter().any(|g| {
        let right = match speaker {
            None => g.source.is_empty(),
            Some(head) => g.source.binary_search(&head).is_ok(),
        };
        right && overlap(page, content, &g.content) >= 0.5
    })
}

/// For each outermost statement kept: how likely it was, and whether content and speaker are right.
fn judged(
    lexicon: &Lexicon,
    documents: &[&Document],
    model: &impl Weigh,
    thresholds: Thresholds,
) -> Vec<(f32, bool)> {
    let mut out = Vec::new();
    for document in documents {
        let page = Page::of(&lexicon.cues, &document.text, &document.annotated);
        let gold = marked(document, &page);
        for one in choose_from(&page, &find(&page, model), thresholds) {
            if one.parent.is_none() {
                let right = hits(&page, &gold, &one.content, one.speaker);
                out.push((one.sure.clamp(1e-4, 1.0 - 1e-4), right));
            }
        }
    }
    out
}

/// Rows for the boosted trees, and whether each is right.
#[derive(Default)]
struct Rows {
    outer: Vec<Row>,
    outer_right: Vec<bool>,
    inner: Vec<Row>,
    inner_right: Vec<bool>,
}

fn rows(lexicon: &Lexicon, documents: &[&Document], model: &impl Weigh, out: &mut Rows) {
    for document in documents {
        let page = Page::of(&lexicon.cues, &document.text, &document.annotated);
        let gold = marked(document, &page);
        let found = propose(&page, model);
        let shares = paragraphs(&page);
        for (at, one) in found.iter().enumerate() {
            let cue = one.candidate.cue;
            let nested = gold.iter().any(|g| g.content.binary_search(&cue).is_ok());
            for (place, reading) in one.readings.iter().enumerate() {
                let right = hits(&page, &gold, &reading.content, reading.speaker);
                let row = row(&page, &shares, &found, at, place);
                out.outer.push(row);
                out.outer_right.push(right);
                if right || !nested {
                    out.inner.push(unnested(row));
                    out.inner_right.push(right);
                }
            }
        }
    }
}

fn predicted(document: &Document, page: &Page<'_>, kept: &[Found]) -> Predicted {
    let points = CodePoints::of(&document.text);
    let range = |span: Span| points.span(span).map(|point| point as usize);
    let span = |tokens: Range<TokenId>| range(document.annotated.span(tokens));
    let attributions = kept
        .iter()
        .filter(|one| one.parent.is_none())
        .map(|one| Attribution {
            source: if one.speaker.is_some() {
                vec![span(one.phrase.clone())]
            } else {
                Vec::new()
            },
            cue: vec![span(one.candidate.cue..one.candidate.cue + 1)],
            content: one
                .content
                .iter()
                .map(|range| span(range.clone()))
                .collect(),
        })
        .collect();
    let _ = page;
    Predicted {
        id: document.gold.id.clone(),
        attributions,
    }
}

/// Learns the linear models from documents.
fn learn_linear(lexicon: &Lexicon, train: &[&Document]) -> Learned {
    let started = std::time::Instant::now();
    let examples = examples(lexicon, train);
    let [cue, content, speaker, n] = examples.reached.map(|count| count as f64);
    eprintln!(
        "{} candidates, {} right; gold whose cue is a candidate {:.3}, content {:.3}, speaker {:.3} ({:.1} s)",
        examples.labels.len(),
        examples.labels.iter().filter(|label| **label).count(),
        cue / n,
        content / n,
        speaker / n,
        started.elapsed().as_secs_f64()
    );
    let epochs = number("EPOCHS", 6.0) as usize;
    let leader = |bits: u32, name: &str| {
        let own = |what: &str, default: f32| number(&format!("{name}_{what}"), default);
        Leader::new(bits, own("RATE", 0.05), own("L1", 1.0), own("L2", 10.0))
    };
    let learned = Learned {
        statement: learn_statement(&examples, leader(STATEMENT_BITS, "S"), epochs),
        extent: learn_choice(&examples.extents, leader(EXTENT_BITS, "E"), epochs),
        speaker: learn_choice(&examples.speakers, leader(SPEAKER_BITS, "P"), epochs),
        outer: Vec::new(),
        inner: Vec::new(),
    };
    eprintln!("learned after {:.1} s", started.elapsed().as_secs_f64());
    learned
}

/// Learns all models: the trees from what linear models say of documents that they did not learn
/// from.
fn learn(lexicon: &Lexicon, train: &[&Document]) -> Learned {
    const FOLDS: usize = 5;
    let mut rows_of = Rows::default();
    for fold in 0..FOLDS {
        let part = |own: bool| -> Vec<&Document> {
            let numbered = train.iter().enumerate();
            let picked = numbered.filter(|(number, _)| (number % FOLDS == fold) == own);
            picked.map(|(_, document)| *document).collect()
        };
        let model = learn_linear(lexicon, &part(false));
        rows(lexicon, &part(true), &model, &mut rows_of);
    }
    let settings = Settings {
        n_trees: number("TREES", 500.0) as usize,
        rate: number("TREE_RATE", 0.05),
        least: number("TREE_LEAST", 15.0),
        pull: number("TREE_PULL", 5.0),
        columns: number("TREE_COLUMNS", 30.0) as usize,
        rows: number("TREE_ROWS", 0.7),
    };
    let mut learned = learn_linear(lexicon, train);
    eprintln!("{} rows", rows_of.outer.len());
    learned.outer = boost::learn(&rows_of.outer, &rows_of.outer_right, &settings);
    learned.inner = boost::learn(&rows_of.inner, &rows_of.inner_right, &settings);
    learned
}

fn number(name: &str, default: f32) -> f32 {
    let value = std::env::var(name).ok();
    value
        .and_then(|value| value.parse().ok())
        .unwrap_or(default)
}

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut paths: Vec<&String> = Vec::new();
    let (mut dev, mut write, mut counts_file, mut all) = (None, None, None, false);
    let mut predictions = None;
    let mut only: Option<BTreeSet<String>> = None;
    let mut at = 0;
    while at < arguments.len() {
        match arguments[at].as_str() {
            "--dev" => {
                dev = Some((&arguments[at + 1], &arguments[at + 2]));
                at += 2;
            }
            "--write" => {
                write = Some(&arguments[at + 1]);
                at += 1;
            }
            "--only-cues" => {
                let forms = std::fs::read_to_string(&arguments[at + 1])?;
                only = Some(forms.split_whitespace().map(str::to_lowercase).collect());
                at += 1;
            }
            "--predictions" => {
                predictions = Some(&arguments[at + 1]);
                at += 1;
            }
            "--counts" => {
                counts_file = Some(&arguments[at + 1]);
                at += 1;
            }
            "--all" => all = true,
            _ => paths.push(&arguments[at]),
        }
        at += 1;
    }
    let [gold, parses] = paths[..] else {
        return Err("give GOLD and PARSES".into());
    };
    let lexicon = Lexicon::english();
    let documents = load(gold, parses)?;
    if let Some(path) = counts_file {
        std::fs::write(path, counts::counts(&lexicon, &documents))?;
        return Ok(());
    }
    let (mut train, mut tune): (Vec<&Document>, Vec<&Document>) = (Vec::new(), Vec::new());
    for (number, document) in documents.iter().enumerate() {
        if number % 6 == 5 {
            tune.push(document)
        } else {
            train.push(document)
        }
    }
    let mut learned = learn(&lexicon, &train);
    let with = |outer: f32| Thresholds {
        outer,
        inner: number("INNER", 0.45),
    };
    let mut best = (0.0, 0.3);
    for step in 5..12 {
        let threshold = step as f32 * 0.05;
        let rows = evaluate(&lexicon, &tune, &learned, with(threshold), None)?;
        eprintln!("tune {threshold:.2}: {}", headline(&rows));
        if rows[0].f1 > best.0 {
            best = (rows[0].f1, threshold);
        }
    }
    let calibration = calibrate(&lexicon, &tune, &learned, with(best.1));
    if all {
        train = documents.iter().collect();
        learned = learn(&lexicon, &train);
    }
    if let Some(path) = &predictions {
        let mut out = String::new();
        for document in &tune {
            let page = Page::of(&lexicon.cues, &document.text, &document.annotated);
            let kept = choose_from(&page, &find(&page, &learned), with(best.1));
            out.push_str(&serde_json::to_string(&predicted(document, &page, &kept))?);
            out.push('\n');
        }
        std::fs::write(path, out)?;
    }
    if let Some((gold, parses)) = dev {
        let documents = load(gold, parses)?;
        let documents: Vec<&Document> = documents.iter().collect();
        for threshold in [best.1 - 0.1, best.1] {
            let rows = evaluate(&lexicon, &documents, &learned, with(threshold), None)?;
            eprintln!("dev {threshold:.2}: {}", headline(&rows));
            if let Some(only) = &only {
                let rows = evaluate(&lexicon, &documents, &learned, with(threshold), Some(only))?;
                eprintln!("dev {threshold:.2}: {} (these cues only)", headline(&rows));
            }
        }
        let rows = evaluate(&lexicon, &documents, &learned, with(best.1), None)?;
        println!("{}", print(documents.len(), &rows));
    }
    if let Some(path) = write {
        std::fs::write(path, learned.quantized(calibration, with(best.1)))?;
    }
    Ok(())
}

fn evaluate(
    lexicon: &Lexicon,
    documents: &[&Document],
    model: &impl Weigh,
    thresholds: Thresholds,
    only: Option<&BTreeSet<String>>,
) -> Result<Vec<chancery_evaluate::attribution::Row>, Failure> {
    let mut gold = Vec::new();
    let mut written = Vec::new();
    for document in documents {
        let page = Page::of(&lexicon.cues, &document.text, &document.annotated);
        let kept = choose_from(&page, &find(&page, model), thresholds);
        written.push(predicted(document, &page, &kept));
        gold.push(document.gold.clone());
    }
    Ok(score(&gold, &written, only)?)
}

fn headline(rows: &[chancery_evaluate::attribution::Row]) -> String {
    let of = |class: &str, role: &str| {
        rows.iter()
            .find(|row| row.class == class && row.role == role)
            .map_or(0.0, |row| row.f1)
    };
    format!(
        "ATTR {:.4} (P {:.3} R {:.3}) quoted {:.4} indirect {:.4} content alone {:.4}",
        of("all", "ATTR"),
        rows[0].precision,
        rows[0].recall,
        of("quoted", "ATTR"),
        of("indirect", "ATTR"),
        of("all", "ATTR-c")
    )
}
