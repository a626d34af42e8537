//! From candidates to statements: who counts, how far each content reaches, who speaks.

use std::ops::Range;

use chancery_text::{Pos, TokenId};

use super::candidate::{Candidate, Rule};
use super::extent::{Base, Ranges, Widened, variants};
use super::features::{self, Cue};
use super::model::{Features, Model, logistic};
use super::page::Page;
use super::speaker::{phrase, speakers};
use super::{according, colon, direct, indirect, passive};

/// What weighs candidates, extents and speakers: the program's own model, or one being trained.
pub trait Weigh {
    /// The score of a candidate: the logarithm of its odds.
    fn statement(&self, features: &Features) -> f32;
    /// The score of an extent beside the others of its candidate.
    fn extent(&self, features: &Features) -> f32;
    /// The score of a speaker beside the others of its candidate.
    fn speaker(&self, features: &Features) -> f32;
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
}

/// A statement as it was found, before it becomes a record.
#[derive(Clone, Debug)]
pub struct Found {
    /// Cue, rule and place of the content.
    pub candidate: Candidate,
    /// How likely it is a statement.
    pub likely: f32,
    /// The tokens of the content.
    pub content: Ranges,
    /// How likely they are right.
    pub content_likely: f32,
    /// From which base it was drawn, and how far it was widened.
    pub shape: (Base, Widened),
    /// Other ways to draw the borders, the likeliest first.
    pub others: Vec<(Ranges, f32)>,
    /// The head of the speaker's phrase.
    pub speaker: Option<TokenId>,
    /// The speaker's phrase.
    pub phrase: Range<TokenId>,
    /// How likely the speaker is right.
    pub speaker_likely: f32,
    /// The statement that this one stands in: a place in the list.
    pub parent: Option<usize>,
}

impl Found {
    /// How likely all of it is right.
    pub fn all_likely(&self) -> f32 {
        self.likely * self.speaker_likely
    }

    /// First and last token of the content.
    pub fn bounds(&self) -> Range<TokenId> {
        let start = self.content.first().map_or(0, |range| range.start);
        start..self.content.last().map_or(start, |range| range.end)
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

/// All statements that may stand on a page, each cue with its best content and speaker, in the
/// order of their cues. Those that are unlikely are left out.
pub fn find(page: &Page<'_>, model: &impl Weigh) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut list = Vec::new();
    let mut features = Features::default();
    for token in 0..page.annotated.tokens.len() as TokenId {
        candidates(page, token, &mut list);
        if list.is_empty() {
            continue;
        }
        let cue = Cue::of(page, token);
        let first = found.len();
        for candidate in &list {
            features::statement(page, &cue, candidate, &mut features);
            let likely = logistic(model.statement(&features));
            if likely < UNLIKELY {
                continue;
            }
            if let Some(one) = complete(page, model, &cue, candidate, likely) {
                found.push(one);
            }
        }
        // Two candidates of one cue that overlap are one statement: the likelier stays.
        let worth = |one: &Found| one.likely * (0.5 + 0.5 * one.content_likely);
        found[first..].sort_by(|a, b| worth(b).total_cmp(&worth(a)));
        let mut kept = first;
        for at in first..found.len() {
            let clash = found[first..kept]
                .iter()
                .any(|other| overlaps(other, &found[at]));
            if !clash {
                found.swap(kept, at);
                kept += 1;
            }
        }
        found.truncate(kept);
    }
    found
}

/// Content and speaker of a candidate.
pub fn complete(
    page: &Page<'_>,
    model: &impl Weigh,
    cue: &Cue,
    candidate: &Candidate,
    likely: f32,
) -> Option<Found> {
    let mut features = Features::default();
    let all = variants(page, candidate);
    let scores: Vec<f32> = all
        .iter()
        .map(|variant| {
            features::extent(page, cue, candidate, variant, &mut features);
            model.extent(&features)
        })
        .collect();
    let (best, content_likely) = best(&scores)?;
    let shape = all
        .get(best)
        .map(|variant| (variant.base, variant.widened))?;
    let mut ranked: Vec<(Ranges, f32)> = all
        .into_iter()
        .zip(&scores)
        .map(|(variant, score)| {
            (
                variant.ranges,
                content_likely * (score - scores[best]).exp(),
            )
        })
        .collect();
    let content = ranked.swap_remove(best).0;
    ranked.retain(|(_, likely)| *likely > 0.05);
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
    ranked.truncate(3);
    let who = speakers(page, candidate);
    let scores: Vec<f32> = who
        .iter()
        .enumerate()
        .map(|(place, speaker)| {
            let inside = speaker.head.is_some_and(|head| {
                candidate.rule != Rule::Colon && content.iter().any(|range| range.contains(&head))
            });
            if inside {
                return f32::NEG_INFINITY;
            }
            features::speaker(page, cue, candidate, speaker, place, &mut features);
            model.speaker(&features)
        })
        .collect();
    let (place, speaker_likely) = self::best(&scores)?;
    let speaker = who.get(place).and_then(|speaker| speaker.head);
    let phrase = speaker.map_or(0..0, |head| phrase(page, head, candidate));
    Some(Found {
        candidate: *candidate,
        likely,
        content,
        content_likely,
        shape,
        others: ranked,
        speaker,
        phrase,
        speaker_likely,
        parent: None,
    })
}

/// The best of some scores and its share of their exponentials.
fn best(scores: &[f32]) -> Option<(usize, f32)> {
    let (best, top) = scores
        .iter()
        .copied()
        .enumerate()
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
    let sum: f32 = scores.iter().map(|score| (score - top).exp()).sum();
    Some((best, 1.0 / sum))
}

fn overlaps(a: &Found, b: &Found) -> bool {
    let (x, y) = (a.bounds(), b.bounds());
    x.start < y.end
        && y.start < x.end
        && a.content.iter().any(|left| {
            b.content
                .iter()
                .any(|right| left.start < right.end && right.start < left.end)
        })
}
