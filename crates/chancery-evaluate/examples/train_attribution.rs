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

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::ops::Range;

use chancery_evaluate::attribution::{Attribution, Gold, Predicted, print, score};
use chancery_lexicon::Lexicon;
use chancery_reader::attribution::candidate::Candidate;
use chancery_reader::attribution::choose::choose;
use chancery_reader::attribution::extent::{n_words, variants};
use chancery_reader::attribution::features::{self, Cue};
use chancery_reader::attribution::model::{
    EXTENT_BITS, Features, SPEAKER_BITS, STATEMENT_BITS, logistic,
};
use chancery_reader::attribution::page::Page;
use chancery_reader::attribution::read::{Found, Weigh, candidates, find};
use chancery_reader::attribution::speaker::{phrase, speakers};
use chancery_text::{Annotated, CodePoints, Dep, Pos, Span, TokenId, conllu};

type Failure = Box<dyn std::error::Error>;

/// An article with its parse.
struct Document {
    gold: Gold,
    text: String,
    annotated: Annotated,
}

fn load(gold: &str, parses: &str) -> Result<Vec<Document>, Failure> {
    let mut text = String::new();
    flate2::read::GzDecoder::new(std::fs::File::open(gold)?).read_to_string(&mut text)?;
    let mut out = Vec::new();
    for line in text.lines() {
        let gold: Gold = serde_json::from_str(line)?;
        let conllu = std::fs::read_to_string(format!("{parses}/{}.conllu", gold.id))?;
        let (_, annotated) = conllu::read(&conllu).map_err(|e| format!("{}: {e}", gold.id))?;
        out.push(Document {
            text: gold.text.clone(),
            gold,
            annotated,
        });
    }
    Ok(out)
}

/// Weights while they are being learned.
struct Learned {
    statement: Vec<f32>,
    extent: Vec<f32>,
    speaker: Vec<f32>,
}

impl Learned {
    /// One signed byte for each weight.
    fn quantized(&self, calibration: [f32; 2], threshold: f32) -> Vec<u8> {
        let tables = [&self.statement, &self.extent, &self.speaker];
        let scales = tables.map(|table| {
            let mut sizes: Vec<f32> = table.iter().map(|weight| weight.abs()).collect();
            sizes.sort_by(f32::total_cmp);
            // The largest few are cut off, so that the others keep more of their precision.
            sizes[sizes.len() - 1 - sizes.len() / 20_000] / 127.0
        });
        let mut out = Vec::new();
        for number in scales.iter().chain(&calibration).chain(&[threshold]) {
            out.extend_from_slice(&number.to_le_bytes());
        }
        for (table, scale) in tables.iter().zip(scales) {
            let byte = |weight: &f32| (weight / scale).round().clamp(-127.0, 127.0) as i8 as u8;
            out.extend(table.iter().map(byte));
        }
        out
    }
}

/// Slope and offset by which the likelihood of what is kept becomes a confidence: logistic
/// regression on the documents kept apart.
fn calibrate(
    lexicon: &Lexicon,
    documents: &[&Document],
    model: &impl Weigh,
    threshold: f32,
) -> [f32; 2] {
    let pairs = judged(lexicon, documents, model, threshold);
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

/// For each outermost statement kept: how likely it was, and whether content and speaker are right.
fn judged(
    lexicon: &Lexicon,
    documents: &[&Document],
    model: &impl Weigh,
    threshold: f32,
) -> Vec<(f32, bool)> {
    let mut out = Vec::new();
    for document in documents {
        let page = Page::of(&lexicon.cues, &document.text, &document.annotated);
        let gold = marked(document, &page);
        for one in choose(&page, find(&page, model), threshold, threshold) {
            if one.parent.is_some() {
                continue;
            }
            let right = gold.iter().any(|g| {
                let speaker = match one.speaker {
                    None => g.source.is_empty(),
                    Some(head) => g.source.binary_search(&head).is_ok(),
                };
                speaker && overlap(&page, &one.content, &g.content) >= 0.5
            });
            out.push((one.all_likely().clamp(1e-4, 1.0 - 1e-4), right));
        }
    }
    out
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
}

/// Gold attributions as sets of tokens.
struct Marked {
    cue: Vec<TokenId>,
    source: Vec<TokenId>,
    content: Vec<TokenId>,
}

fn marked(document: &Document, page: &Page<'_>) -> Vec<Marked> {
    let points = CodePoints::of(&document.text);
    let tokens = |spans: &[[usize; 2]]| -> Vec<TokenId> {
        let mut out: Vec<TokenId> = spans
            .iter()
            .flat_map(|&[start, end]| {
                let span = points.bytes([start as u32, end as u32]);
                document.annotated.tokens_in(span)
            })
            .collect();
        out.sort_unstable();
        out.dedup();
        out
    };
    let words = |spans: &[[usize; 2]]| -> Vec<TokenId> {
        tokens(spans)
            .into_iter()
            .filter(|&token| page.is_word(token))
            .collect()
    };
    let attributions = document.gold.attributions.iter();
    attributions
        .map(|a| Marked {
            cue: tokens(&a.cue),
            source: words(&a.source),
            content: words(&a.content),
        })
        .collect()
}

/// Shared words as a share of the longer of the two.
fn overlap(page: &Page<'_>, ranges: &[Range<TokenId>], gold: &[TokenId]) -> f32 {
    let n = n_words(page, &ranges.to_vec());
    let shared = ranges
        .iter()
        .map(|range| {
            gold.partition_point(|&t| t < range.end) - gold.partition_point(|&t| t < range.start)
        })
        .sum::<usize>();
    shared as f32 / (n as usize).max(gold.len()).max(1) as f32
}

fn phrase_overlap(range: &Range<TokenId>, head: TokenId, gold: &[TokenId]) -> f32 {
    if gold.binary_search(&head).is_err() {
        return 0.0;
    }
    let shared = gold.iter().filter(|&&token| range.contains(&token)).count();
    shared as f32 / range.len().max(gold.len()).max(1) as f32
}

/// One example for a choice among several: feature lists and which are right.
struct Choice {
    options: Vec<Vec<u32>>,
    right: Vec<f32>,
}

#[derive(Default)]
struct Examples {
    features: Vec<u32>,
    starts: Vec<u32>,
    labels: Vec<bool>,
    extents: Vec<Choice>,
    speakers: Vec<Choice>,
    reached: [usize; 4],
}

fn examples(lexicon: &Lexicon, documents: &[&Document]) -> Examples {
    let mut out = Examples::default();
    let mut list: Vec<Candidate> = Vec::new();
    let mut features = Features::default();
    for document in documents {
        let page = Page::of(&lexicon.cues, &document.text, &document.annotated);
        let gold = marked(document, &page);
        let n = document.annotated.tokens.len();
        let mut by_cue: Vec<Vec<usize>> = vec![Vec::new(); n];
        let mut nested = vec![false; n];
        for (number, one) in gold.iter().enumerate() {
            one.cue
                .iter()
                .for_each(|&token| by_cue[token as usize].push(number));
            one.content
                .iter()
                .for_each(|&token| nested[token as usize] = true);
        }
        let mut found = vec![[false; 3]; gold.len()];
        for token in 0..n as TokenId {
            candidates(&page, token, &mut list);
            if list.is_empty() {
                continue;
            }
            let own = &by_cue[token as usize];
            own.iter().for_each(|&g| found[g][0] = true);
            let cue = Cue::of(&page, token);
            for candidate in &list {
                let mut label = None;
                if !own.is_empty() {
                    let all = variants(&page, candidate);
                    let mut best = (0.49999, None);
                    for &g in own {
                        for variant in &all {
                            let o = overlap(&page, &variant.ranges, &gold[g].content);
                            if o > best.0 {
                                best = (o, Some(g));
                            }
                        }
                    }
                    label = best.1;
                    if let Some(g) = label {
                        found[g][1] = true;
                        let overlaps: Vec<f32> = all
                            .iter()
                            .map(|variant| overlap(&page, &variant.ranges, &gold[g].content))
                            .collect();
                        let top = overlaps.iter().copied().fold(0.0, f32::max);
                        let mut choice = Choice {
                            options: Vec::new(),
                            right: Vec::new(),
                        };
                        for (variant, o) in all.iter().zip(&overlaps) {
                            features::extent(&page, &cue, candidate, variant, &mut features);
                            choice.options.push(features.hashes.clone());
                            choice.right.push(f32::from(u8::from(*o >= top - 1e-4)));
                        }
                        out.extents.push(choice);
                        let who = speakers(&page, candidate);
                        let source = &gold[g].source;
                        let fits: Vec<f32> = who
                            .iter()
                            .map(|speaker| match speaker.head {
                                None => f32::from(u8::from(source.is_empty())),
                                Some(head) => {
                                    phrase_overlap(&phrase(&page, head, candidate), head, source)
                                }
                            })
                            .collect();
                        let top = fits.iter().copied().fold(0.0, f32::max);
                        if top > 0.0 {
                            found[g][2] = true;
                            let mut choice = Choice {
                                options: Vec::new(),
                                right: Vec::new(),
                            };
                            for (place, (speaker, fit)) in who.iter().zip(&fits).enumerate() {
                                features::speaker(
                                    &page,
                                    &cue,
                                    candidate,
                                    speaker,
                                    place,
                                    &mut features,
                                );
                                choice.options.push(features.hashes.clone());
                                choice.right.push(f32::from(u8::from(*fit >= top - 1e-4)));
                            }
                            out.speakers.push(choice);
                        }
                    }
                }
                if label.is_none() && nested[token as usize] {
                    continue;
                }
                features::statement(&page, &cue, candidate, &mut features);
                out.starts.push(out.features.len() as u32);
                out.features.extend_from_slice(&features.hashes);
                out.labels.push(label.is_some());
            }
        }
        out.reached[3] += gold.len();
        for flags in found {
            for (sum, flag) in out.reached.iter_mut().zip(flags) {
                *sum += usize::from(flag);
            }
        }
    }
    out.starts.push(out.features.len() as u32);
    out
}

/// A generator of numbers, the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        ((self.0 >> 33) as usize) % n.max(1)
    }

    fn shuffled(&mut self, n: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..n).collect();
        for at in (1..n).rev() {
            order.swap(at, self.below(at + 1));
        }
        order
    }
}

/// Weights learned by follow-the-regularized-leader with an L1 and an L2 penalty.
struct Leader {
    rate: f32,
    l1: f32,
    l2: f32,
    sums: Vec<f32>,
    squares: Vec<f32>,
}

impl Leader {
    fn new(bits: u32, rate: f32, l1: f32, l2: f32) -> Leader {
        let size = 1usize << bits;
        Leader {
            rate,
            l1,
            l2,
            sums: vec![0.0; size],
            squares: vec![0.0; size],
        }
    }

    fn weight(&self, hash: u32) -> f32 {
        let place = hash as usize & (self.sums.len() - 1);
        let sum = self.sums[place];
        if sum.abs() <= self.l1 {
            return 0.0;
        }
        let pull = (1.0 + self.squares[place].sqrt()) / self.rate + self.l2;
        -(sum - self.l1 * sum.signum()) / pull
    }

    fn learn(&mut self, hash: u32, gradient: f32) {
        let weight = self.weight(hash);
        let place = hash as usize & (self.sums.len() - 1);
        let square = gradient * gradient;
        let step = ((self.squares[place] + square).sqrt() - self.squares[place].sqrt()) / self.rate;
        self.sums[place] += gradient - step * weight;
        self.squares[place] += square;
    }

    fn weights(&self) -> Vec<f32> {
        (0..self.sums.len() as u32)
            .map(|place| self.weight(place))
            .collect()
    }
}

/// Logistic regression.
fn learn_statement(examples: &Examples, mut leader: Leader, epochs: usize) -> Vec<f32> {
    let mut numbers = Numbers(7);
    let mut average = vec![0f32; leader.sums.len()];
    for epoch in 0..epochs {
        for at in numbers.shuffled(examples.labels.len()) {
            let own =
                &examples.features[examples.starts[at] as usize..examples.starts[at + 1] as usize];
            let sum: f32 = own.iter().map(|&hash| leader.weight(hash)).sum();
            let error = logistic(sum) - f32::from(u8::from(examples.labels[at]));
            own.iter().for_each(|&hash| leader.learn(hash, error));
        }
        if epoch + 2 >= epochs {
            average
                .iter_mut()
                .zip(leader.weights())
                .for_each(|(a, w)| *a += w / 2.0);
        }
    }
    average
}

/// A choice among several.
fn learn_choice(choices: &[Choice], mut leader: Leader, epochs: usize) -> Vec<f32> {
    let mut numbers = Numbers(11);
    for _ in 0..epochs {
        for at in numbers.shuffled(choices.len()) {
            let choice = &choices[at];
            let options = choice.options.iter();
            let scores: Vec<f32> = options
                .map(|own| own.iter().map(|&hash| leader.weight(hash)).sum())
                .collect();
            let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            let parts: Vec<f32> = scores.iter().map(|score| (score - top).exp()).collect();
            let all: f32 = parts.iter().sum();
            let right: f32 = parts
                .iter()
                .zip(&choice.right)
                .map(|(part, right)| part * right)
                .sum();
            for ((own, part), fits) in choice.options.iter().zip(&parts).zip(&choice.right) {
                let error = part / all - part * fits / right.max(1e-9);
                if error.abs() > 1e-4 {
                    own.iter().for_each(|&hash| leader.learn(hash, error));
                }
            }
        }
    }
    leader.weights()
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

/// How often each lemma heads a cue, and how often it stands outside contents: `counts.tsv`.
fn counts(lexicon: &Lexicon, documents: &[Document]) -> String {
    let mut counts: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for document in documents {
        let page = Page::of(&lexicon.cues, &document.text, &document.annotated);
        let annotated = &document.annotated;
        let gold = marked(document, &page);
        let n = annotated.tokens.len();
        let (mut heads, mut nested) = (vec![false; n], vec![false; n]);
        for one in &gold {
            one.content
                .iter()
                .for_each(|&token| nested[token as usize] = true);
            let inside = |token: TokenId| one.cue.binary_search(&token).is_ok();
            for &token in &one.cue {
                if annotated.head(token).is_none_or(|head| !inside(head)) {
                    heads[token as usize] = true;
                }
                // "made the case that": the noun is a cue as well.
                let is_noun = matches!(page.pos(token), Pos::NOUN | Pos::ADJ);
                if is_noun && matches!(page.dep(token), Dep::dobj | Dep::acomp | Dep::attr) {
                    heads[token as usize] = true;
                }
            }
        }
        for token in 0..n as TokenId {
            let listed = matches!(page.pos(token), Pos::VERB | Pos::NOUN | Pos::ADJ | Pos::AUX);
            let lemma = annotated.lemma(token);
            let is_word = lemma.chars().all(|c| c.is_ascii_lowercase() || c == '-');
            if listed && is_word && (heads[token as usize] || !nested[token as usize]) {
                let count = counts.entry(lemma.to_string()).or_default();
                count.0 += u32::from(heads[token as usize]);
                count.1 += 1;
            }
        }
    }
    let mut out = String::from(
        "# How often a lemma heads a cue in the training split of PolNeAR, and how often it stands there\n\
         # outside of contents. Written by the example train_attribution.\n\
         lemma\tattributed\tcandidates\n",
    );
    for (lemma, (attributed, all)) in counts {
        if attributed >= 3 && attributed * 50 >= all && lemma.len() > 1 {
            out.push_str(&format!("{lemma}\t{attributed}\t{all}\n"));
        }
    }
    out
}

/// Learns the three models from documents.
fn learn(lexicon: &Lexicon, train: &[&Document]) -> Learned {
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
    let number = |name: &str, default: f32| {
        std::env::var(name)
            .ok()
            .and_then(|value| value.parse().ok())
            .unwrap_or(default)
    };
    let epochs = number("EPOCHS", 6.0) as usize;
    let leader = |bits: u32, name: &str| {
        let own = |what: &str, default: f32| number(&format!("{name}_{what}"), default);
        Leader::new(bits, own("RATE", 0.05), own("L1", 1.0), own("L2", 10.0))
    };
    let learned = Learned {
        statement: learn_statement(&examples, leader(STATEMENT_BITS, "S"), epochs),
        extent: learn_choice(&examples.extents, leader(EXTENT_BITS, "E"), epochs),
        speaker: learn_choice(&examples.speakers, leader(SPEAKER_BITS, "P"), epochs),
    };
    eprintln!("learned after {:.1} s", started.elapsed().as_secs_f64());
    learned
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
        std::fs::write(path, counts(&lexicon, &documents))?;
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
    let mut best = (0.0, 0.3);
    for step in 3..12 {
        let threshold = step as f32 * 0.05;
        let rows = evaluate(&lexicon, &tune, &learned, threshold, None)?;
        eprintln!("tune {threshold:.2}: {}", headline(&rows));
        if rows[0].f1 > best.0 {
            best = (rows[0].f1, threshold);
        }
    }
    let calibration = calibrate(&lexicon, &tune, &learned, best.1);
    if all {
        train = documents.iter().collect();
        learned = learn(&lexicon, &train);
    }
    if let Ok(words) = std::env::var("SHOW") {
        for document in tune
            .iter()
            .filter(|document| document.text.contains(&words))
        {
            let page = Page::of(&lexicon.cues, &document.text, &document.annotated);
            let at = document.text.find(&words).unwrap_or(0) as u32;
            let all = find(&page, &learned);
            let kept = choose(&page, all.clone(), best.1, best.1);
            for (name, list) in [("found", &all), ("kept", &kept)] {
                for one in list {
                    let token = document.annotated.token(one.candidate.cue);
                    if token.span.start.abs_diff(at) < 500 {
                        let content: Vec<&str> = one
                            .content
                            .iter()
                            .map(|r| document.annotated.span(r.clone()).of(&document.text))
                            .collect();
                        let speaker = document
                            .annotated
                            .span(one.phrase.clone())
                            .of(&document.text);
                        eprintln!(
                            "{name} {:?} {} | {} | {:.2} {:.2} {:.2} parent {:?} | {}",
                            one.candidate.rule,
                            token.span.of(&document.text),
                            speaker,
                            one.likely,
                            one.content_likely,
                            one.speaker_likely,
                            one.parent,
                            content.join(" … ")
                        );
                    }
                }
            }
        }
    }
    if let Some(path) = &predictions {
        let mut out = String::new();
        for document in &tune {
            let page = Page::of(&lexicon.cues, &document.text, &document.annotated);
            let kept = choose(&page, find(&page, &learned), best.1, best.1);
            out.push_str(&serde_json::to_string(&predicted(document, &page, &kept))?);
            out.push('\n');
        }
        std::fs::write(path, out)?;
    }
    if let Some((gold, parses)) = dev {
        let documents = load(gold, parses)?;
        let documents: Vec<&Document> = documents.iter().collect();
        for threshold in [best.1 - 0.1, best.1] {
            let rows = evaluate(&lexicon, &documents, &learned, threshold, None)?;
            eprintln!("dev {threshold:.2}: {}", headline(&rows));
            if let Some(only) = &only {
                let rows = evaluate(&lexicon, &documents, &learned, threshold, Some(only))?;
                eprintln!("dev {threshold:.2}: {} (these cues only)", headline(&rows));
            }
        }
        let rows = evaluate(&lexicon, &documents, &learned, best.1, None)?;
        println!("{}", print(documents.len(), &rows));
    }
    if let Some(path) = write {
        std::fs::write(path, learned.quantized(calibration, best.1))?;
    }
    Ok(())
}

fn evaluate(
    lexicon: &Lexicon,
    documents: &[&Document],
    model: &impl Weigh,
    threshold: f32,
    only: Option<&BTreeSet<String>>,
) -> Result<Vec<chancery_evaluate::attribution::Row>, Failure> {
    let mut gold = Vec::new();
    let mut written = Vec::new();
    for document in documents {
        let page = Page::of(&lexicon.cues, &document.text, &document.annotated);
        let kept = choose(&page, find(&page, model), threshold, threshold);
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
