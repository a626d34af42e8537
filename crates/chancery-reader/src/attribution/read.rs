//! From candidates to statements: who counts, how far each content reaches, who speaks.

use std::ops::Range;

use chancery_record::CueClass;
use chancery_text::{Pos, TokenId};

use super::candidate::{Candidate, Rule};
use super::extent::{Base, Ranges, Widened, variants};
use super::features::{self, Cue};
use super::judge::{Row, judge};
use super::model::{Features, Model, logistic};
use super::page::Page;
use super::speaker::{phrase, speakers};
use super::{according, choices, colon, direct, indirect, passive};

/// What weighs candidates, extents and speakers: the program's own model, or one being trained.
pub trait Weigh {
    /// The score of a candidate: the logarithm of its odds.
    fn statement(&self, features: &Features) -> f32;
    /// The score of an extent beside the others of its candidate.
    fn extent(&self, features: &Features) -> f32;
    /// The score of a speaker beside the others of its candidate.
    fn speaker(&self, features: &Features) -> f32;
    /// The score of a reading as an outermost statement.
    fn outer(&self, row: &Row) -> f32;
    /// The score of a reading, nesting left out.
    fn inner(&self, row: &Row) -> f32;
}

impl Weigh for Model {
    fn statement(&self, features: &Features) -> f32 {
        self.statement.score(features)
    }

    fn extent(&self, features: &Features) -> f32 {
        self.extent.score(features)
    }

    fn speaker(&self, features: &Features) -> f32 {
        self.speaker.score(features)
    }

    fn outer(&self, row: &Row) -> f32 {
        self.outer.score(row)
    }

    fn inner(&self, row: &Row) -> f32 {
        self.inner.score(row)
    }
}

/// A candidate that is likely enough, with the ways to read it.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// Cue, rule and place of the content.
    pub candidate: Candidate,
    /// How likely it is a statement, looked at alone.
    pub likely: f32,
    /// Ways to draw the borders and to name the speaker, those that look best alone first.
    pub readings: Vec<Reading>,
}

/// One way to draw the borders of a content and to name its speaker.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The tokens of the content.
    pub content: Ranges,
    /// From which base it was drawn, and how far it was widened.
    pub shape: (Base, Widened),
    /// How likely these borders are right.
    pub content_likely: f32,
    /// How likely the right borders are at least half the same.
    pub mass: f32,
    /// The head of the speaker's phrase.
    pub speaker: Option<TokenId>,
    /// How likely the speaker is right.
    pub speaker_likely: f32,
    /// What the speaker is to the verb, as a number.
    pub role: u8,
    /// How many steps up the tree the speaker stands.
    pub climbed: u8,
    /// How likely it is right as an outermost statement.
    pub outer: f32,
    /// How likely it is right, if nothing is known of what it stands in.
    pub inner: f32,
}

/// First and last token of a content.
fn bounds(content: &Ranges) -> Range<TokenId> {
    let start = content.first().map_or(0, |range| range.start);
    start..content.last().map_or(start, |range| range.end)
}

impl Reading {
    /// First and last token of the content.
    pub fn bounds(&self) -> Range<TokenId> {
        bounds(&self.content)
    }

    /// Whether the content holds a token.
    pub fn holds(&self, token: TokenId) -> bool {
        self.content.iter().any(|range| range.contains(&token))
    }
}

/// A statement that was chosen, before it becomes a record.
#[derive(Clone, Debug)]
pub struct Found {
    /// Cue, rule and place of the content.
    pub candidate: Candidate,
    /// How likely it is a statement, looked at alone.
    pub likely: f32,
    /// The tokens of the content.
    pub content: Ranges,
    /// How likely they are right.
    pub content_likely: f32,
    /// From which base it was drawn, and how far it was widened.
    pub shape: (Base, Widened),
    /// The head of the speaker's phrase.
    pub speaker: Option<TokenId>,
    /// The speaker's phrase.
    pub phrase: Range<TokenId>,
    /// How likely the speaker is right.
    pub speaker_likely: f32,
    /// How likely all of it is right.
    pub sure: f32,
    /// The statement that this one stands in: a place in the list.
    pub parent: Option<usize>,
}

impl Found {
    /// A proposal in one of its readings.
    pub fn of(page: &Page<'_>, proposal: &Proposal, reading: &Reading, sure: f32) -> Found {
        let phrase = match reading.speaker {
            Some(head) => phrase(page, head, &proposal.candidate),
            None => 0..0,
        };
        Found {
            candidate: proposal.candidate,
            likely: proposal.likely,
            content: reading.content.clone(),
            content_likely: reading.content_likely,
            shape: reading.shape,
            speaker: reading.speaker,
            phrase,
            speaker_likely: reading.speaker_likely,
            sure,
            parent: None,
        }
    }

    /// First and last token of the content.
    pub fn bounds(&self) -> Range<TokenId> {
        bounds(&self.content)
    }

    /// Whether the content holds a token.
    pub fn holds(&self, token: TokenId) -> bool {
        self.content.iter().any(|range| range.contains(&token))
    }
}

/// Sentences beyond this length are lists or tables, and their trees worth nothing.
const LONGEST_SENTENCE: TokenId = 400;

/// All candidates of a token as a cue.
pub fn candidates(page: &Page<'_>, token: TokenId, out: &mut Vec<Candidate>) {
    out.clear();
    if page.lower(token) == ":" {
        colon::colon(page, token, out);
    }
    if !matches!(
        page.pos(token),
        Pos::VERB | Pos::NOUN | Pos::ADJ | Pos::ADV | Pos::AUX | Pos::PROPN | Pos::ADP | Pos::SCONJ
    ) {
        return;
    }
    let is_according = page.lower(token) == "according";
    let known = page.entry(token).is_some();
    if !known && !is_according {
        return;
    }
    let sentence = page.sentence(token);
    if sentence.end - sentence.start > LONGEST_SENTENCE {
        return;
    }
    according::according(page, token, out);
    if is_according {
        return;
    }
    indirect::indirect(page, token, out);
    passive::passive(page, token, out);
    direct::direct(page, token, out);
}

/// Below this a candidate is not looked at further.
const UNLIKELY: f32 = 0.04;
/// Nor below this one whose cue the lexicon lists with its frame.
const LISTED: f32 = 0.005;

/// From which likelihood a candidate is looked at further.
fn least(page: &Page<'_>, candidate: &Candidate) -> f32 {
    let group = page.entry(candidate.cue).and_then(|entry| {
        entry.group(
            features::part(page, candidate.cue),
            features::frame(page, candidate),
        )
    });
    match group {
        Some(group) if group.class != CueClass::Other => LISTED,
        _ => UNLIKELY,
    }
}

/// All statements that may stand on a page, each with its readings judged, in the order of their
/// cues. Those that are unlikely are left out.
pub fn find(page: &Page<'_>, model: &impl Weigh) -> Vec<Proposal> {
    let mut found = propose(page, model);
    judge(page, model, &mut found);
    found
}

/// The same, before their readings are judged beside each other.
pub fn propose(page: &Page<'_>, model: &impl Weigh) -> Vec<Proposal> {
    let mut found: Vec<Proposal> = Vec::new();
    let mut list = Vec::new();
    let mut features = Features::default();
    for token in 0..page.annotated.tokens.len() as TokenId {
        candidates(page, token, &mut list);
        if list.is_empty() {
            continue;
        }
        let cue = Cue::of(page, token);
        for candidate in &list {
            features::statement(page, &cue, candidate, &mut features);
            let likely = logistic(model.statement(&features));
            if likely < least(page, candidate) {
                continue;
            }
            let readings = readings(page, model, &cue, candidate, &mut features);
            if !readings.is_empty() {
                found.push(Proposal {
                    candidate: *candidate,
                    likely,
                    readings,
                });
            }
        }
    }
    found
}

/// Of each candidate at most so many borders, and of each border so many speakers.
const BORDERS: usize = 5;
const SPEAKERS: usize = 2;

/// The likeliest contents and speakers of a candidate.
fn readings(
    page: &Page<'_>,
    model: &impl Weigh,
    cue: &Cue,
    candidate: &Candidate,
    features: &mut Features,
) -> Vec<Reading> {
    let all = variants(page, candidate);
    let scores: Vec<f32> = all
        .iter()
        .map(|variant| {
            choices::extent(page, cue, candidate, variant, features);
            model.extent(features)
        })
        .collect();
    let likely = shares(&scores);
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by(|&a, &b| likely[b].total_cmp(&likely[a]).then(a.cmp(&b)));
    let who = speakers(page, candidate);
    let weighed: Vec<f32> = who
        .iter()
        .enumerate()
        .map(|(place, speaker)| {
            choices::speaker(page, cue, candidate, speaker, place, features);
            model.speaker(features)
        })
        .collect();
    let mut out = Vec::new();
    for &number in order.iter().take(BORDERS) {
        let variant = &all[number];
        if likely[number] < 0.03 && !out.is_empty() {
            break;
        }
        let mass = (0..all.len())
            .filter(|&other| alike(&variant.ranges, &all[other].ranges))
            .map(|other| likely[other])
            .sum();
        let scores: Vec<f32> = who
            .iter()
            .zip(&weighed)
            .map(|(speaker, &score)| {
                let inside = speaker.head.is_some_and(|head| {
                    candidate.rule != Rule::Colon
                        && variant.ranges.iter().any(|range| range.contains(&head))
                });
                if inside { f32::NEG_INFINITY } else { score }
            })
            .collect();
        let sure = shares(&scores);
        let mut names: Vec<usize> = (0..who.len()).collect();
        names.sort_by(|&a, &b| sure[b].total_cmp(&sure[a]).then(a.cmp(&b)));
        for (rank, &name) in names.iter().take(SPEAKERS).enumerate() {
            if rank > 0 && sure[name] < 0.1 {
                break;
            }
            out.push(Reading {
                content: variant.ranges.clone(),
                shape: (variant.base, variant.widened),
                content_likely: likely[number],
                mass,
                speaker: who[name].head,
                speaker_likely: sure[name],
                role: who[name].role as u8,
                climbed: who[name].climbed as u8,
                outer: 0.0,
                inner: 0.0,
            });
        }
    }
    out
}

/// Whether two contents share at least half of the longer one.
fn alike(a: &Ranges, b: &Ranges) -> bool {
    let size = |ranges: &Ranges| {
        ranges
            .iter()
            .map(|range| range.end - range.start)
            .sum::<u32>()
    };
    let shared: u32 = a
        .iter()
        .flat_map(|left| {
            b.iter().map(move |right| {
                right
                    .end
                    .min(left.end)
                    .saturating_sub(right.start.max(left.start))
            })
        })
        .sum();
    shared * 2 >= size(a).max(size(b))
}

/// Each score's share of the sum of their exponentials.
fn shares(scores: &[f32]) -> Vec<f32> {
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut out: Vec<f32> = scores.iter().map(|score| (score - top).exp()).collect();
    let sum: f32 = out.iter().sum();
    out.iter_mut().for_each(|share| *share /= sum.max(1e-9));
    out
}
