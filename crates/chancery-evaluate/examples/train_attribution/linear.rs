//! Learns the linear models: which candidates are statements, how far each reaches, who speaks.

use chancery_lexicon::Lexicon;
use chancery_reader::attribution::candidate::Candidate;
use chancery_reader::attribution::choices;
use chancery_reader::attribution::extent::variants;
use chancery_reader::attribution::features::{self, Cue};
use chancery_reader::attribution::model::{Features, logistic};
use chancery_reader::attribution::page::Page;
use chancery_reader::attribution::read::candidates;
use chancery_reader::attribution::speaker::{phrase, speakers};
use chancery_text::TokenId;

use crate::gold::{Document, marked, overlap, phrase_overlap};

/// One example for a choice among several: feature lists and which are right.
pub struct Choice {
    pub options: Vec<Vec<u32>>,
    pub right: Vec<f32>,
}

#[derive(Default)]
pub struct Examples {
    pub features: Vec<u32>,
    pub starts: Vec<u32>,
    pub labels: Vec<bool>,
    pub extents: Vec<Choice>,
    pub speakers: Vec<Choice>,
    pub reached: [usize; 4],
}

pub fn examples(lexicon: &Lexicon, documents: &[&Document]) -> Examples {
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
                            choices::extent(&page, &cue, candidate, variant, &mut features);
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
                                choices::speaker(
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
pub struct Numbers(pub u64);

impl Numbers {
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        ((self.0 >> 33) as usize) % n.max(1)
    }

    pub fn shuffled(&mut self, n: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..n).collect();
        for at in (1..n).rev() {
            order.swap(at, self.below(at + 1));
        }
        order
    }
}

/// Weights learned by follow-the-regularized-leader with an L1 and an L2 penalty.
pub struct Leader {
    rate: f32,
    l1: f32,
    l2: f32,
    sums: Vec<f32>,
    squares: Vec<f32>,
}

impl Leader {
    pub fn new(bits: u32, rate: f32, l1: f32, l2: f32) -> Leader {
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
pub fn learn_statement(examples: &Examples, mut leader: Leader, epochs: usize) -> Vec<f32> {
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
pub fn learn_choice(choices: &[Choice], mut leader: Leader, epochs: usize) -> Vec<f32> {
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
