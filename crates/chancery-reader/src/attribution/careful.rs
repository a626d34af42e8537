//! Which statements a careful reader writes down, and how.
//!
//! > The queen **underscored** her support for the treaty and **welcomed** the visit.
//!
//! Two statements. The models of attribution were learned from PolNeAR, where hardly anybody
//! welcomes or underscores something, and where much counts that a reader of international
//! relations leaves alone (*the poll shows*, *the bill includes*). What they say of each way to read
//! a candidate is weighed here once more, beside what the lexicon says of its cue, by trees learned
//! from whole articles that were coded by reading (`training/statements.py`).

use chancery_lexicon::cues::{Cues, Part};
use chancery_record::CueClass;
use chancery_text::{Dep, Pos, Tag, TokenId};
use rustc_hash::FxHashMap;

use super::candidate::Rule;
use super::choose::{contradict, in_order};
use super::features::{frame, part};
use super::forest::Forest;
use super::judge::{COLUMNS, paragraphs, row};
use super::model::logistic;
use super::page::Page;
use super::read::{Found, Proposal};
use super::scope::drawn;
use super::whose;
use crate::actors::Cast;

/// How many numbers describe a way to read a candidate.
pub const WIDTH: usize = COLUMNS + NAMES.len();

/// The names of the last columns, for training.
pub const NAMES: [&str; 24] = [
    "outer",
    "inner",
    "rank",
    "rival",
    "same_cue",
    "listed",
    "class",
    "mention",
    "anchor_pos",
    "anchor_dep",
    "cue_tag",
    "auxiliaries",
    "subject",
    "words",
    "infinitive",
    "capitals",
    "first_persons",
    "shared_verb",
    "link",
    "quoted_cue",
    "negated",
    "n_readings",
    "prior_frame",
    "prior_word",
];

/// One way to read a candidate, drawn as the guidelines do.
#[derive(Clone, Debug)]
pub struct Weighed {
    /// Its place among the proposals.
    pub proposal: usize,
    /// The statement.
    pub one: Found,
    /// What its priors are counted by.
    pub keys: [String; 2],
    /// What the model weighs.
    pub row: [f32; WIDTH],
    /// Whether the construction says outright that somebody speaks: *quoted the mayor **as saying***.
    pub is_outright: bool,
    /// Whether somebody who is named says so in plain words: *Ana Lu said that it rained*.
    pub is_plain: bool,
}

fn logit(likely: f32) -> f32 {
    let likely = likely.clamp(1e-4, 1.0 - 1e-4);
    (likely / (1.0 - likely)).ln()
}

fn holds(it: bool) -> f32 {
    f32::from(u8::from(it))
}

/// All ways to read the proposals of a page outside its title, with their numbers.
pub fn weighed(cues: &Cues, page: &Page<'_>, cast: &Cast, found: &[Proposal]) -> Vec<Weighed> {
    let shares = paragraphs(page);
    let letters = page.text.chars().filter(|letter| letter.is_alphabetic());
    let (mut n_letters, mut n_capitals) = (0u32, 0u32);
    for letter in letters.take(4000) {
        n_letters += 1;
        n_capitals += u32::from(letter.is_uppercase());
    }
    let tokens = 0..page.annotated.tokens.len() as TokenId;
    let (mut n_words, mut n_first) = (0u32, 0u32);
    for token in tokens.filter(|&token| page.quotation(token) == 0) {
        n_words += 1;
        n_first += u32::from(matches!(
            page.lower(token),
            "we" | "our" | "i" | "my" | "us"
        ));
    }
    let capitals = n_capitals as f32 / n_letters.max(1) as f32;
    let first = n_first as f32 / n_words.max(1) as f32;
    let mut by_cue: FxHashMap<TokenId, Vec<usize>> = FxHashMap::default();
    for (at, proposal) in found.iter().enumerate() {
        by_cue.entry(proposal.candidate.cue).or_default().push(at);
    }
    let mut out = Vec::new();
    for (at, proposal) in found.iter().enumerate() {
        let cue = proposal.candidate.cue;
        let entry = page.entry(cue);
        let speaks = entry.is_some_and(|entry| {
            let own = part(page, cue);
            entry
                .groups
                .iter()
                .any(|group| group.part == own && group.class != CueClass::Other)
        });
        let plain = matches!(proposal.candidate.rule, Rule::Colon | Rule::According);
        if !speaks && !plain || in_title(page, cue) {
            continue;
        }
        let top = proposal
            .readings
            .iter()
            .map(|reading| reading.outer)
            .fold(0.0, f32::max);
        for (place, reading) in proposal.readings.iter().enumerate() {
            let sure = reading.outer.max(reading.inner);
            let one = Found::of(page, proposal, reading, sure);
            let Some((one, listed)) = drawn(page, cast, one) else {
                continue;
            };
            let keys = keys(page, &one, listed > 0.0);
            let priors = keys.each_ref().map(|key| cues.prior(key));
            let mut numbers = [0.0; WIDTH];
            numbers[..COLUMNS].copy_from_slice(&row(page, &shares, found, at, place));
            let same = by_cue[&cue]
                .iter()
                .filter(|&&other| other != at)
                .flat_map(|&other| found[other].readings.iter().map(|reading| reading.outer))
                .fold(0.0, f32::max);
            let extra = [
                logit(reading.outer),
                logit(reading.inner),
                place as f32,
                reading.outer - top,
                same,
                listed,
                0.0,
                0.0,
                0.0,
                0.0,
                0.0,
                0.0,
                0.0,
                0.0,
                0.0,
                capitals,
                first,
                0.0,
                0.0,
                0.0,
                0.0,
                proposal.readings.len() as f32,
                priors[0],
                priors[1],
            ];
            numbers[COLUMNS..].copy_from_slice(&extra);
            words(page, cast, &one, &mut numbers[COLUMNS..]);
            let is_outright =
                one.candidate.rule == Rule::Clause && whose::quoted_as(page, cue).is_some();
            let is_plain = place == 0 && says_plainly(page, cast, &one);
            out.push(Weighed {
                proposal: at,
                one,
                keys,
                row: numbers,
                is_outright,
                is_plain,
            });
        }
    }
    out
}

/// Whether somebody who is named says a clause outside of quotations: *Ana Lu **said** that it rained*.
fn says_plainly(page: &Page<'_>, cast: &Cast, one: &Found) -> bool {
    let cue = one.candidate.cue;
    let says = matches!(
        page.annotated.lemma(cue),
        "say" | "tell" | "add" | "announce" | "state"
    );
    let is_named = |speaker: TokenId| !cast.at(speaker).is_empty();
    says && one.candidate.rule == Rule::Clause
        && matches!(page.tag(cue), Tag::VBD | Tag::VBZ | Tag::VBP)
        && page.quotation(cue) == 0
        && one.speaker.is_some_and(is_named)
        && one.content.first().is_some_and(|range| range.start > cue)
}

/// What the priors of a statement are counted by: the cue's lemma with the frame it stands in, if the
/// lexicon lists it with its object (*discussed the importance*, not *discussed the weather*) or not,
/// and with its part of speech.
fn keys(page: &Page<'_>, one: &Found, listed: bool) -> [String; 2] {
    let cue = one.candidate.cue;
    let lemma = page.entry(cue).map_or("", |entry| &entry.lemma);
    let part = match part(page, cue) {
        Part::Verb => "verb",
        Part::Noun => "noun",
        Part::Adjective => "adjective",
        Part::Adverb => "adverb",
    };
    [
        format!(
            "{lemma} {}{}",
            frame(page, &one.candidate),
            if listed { "" } else { ", not listed" }
        ),
        format!("{lemma} ({part})"),
    ]
}

/// What the words of cue, speaker and content tell.
fn words(page: &Page<'_>, cast: &Cast, one: &Found, out: &mut [f32]) {
    let annotated = page.annotated;
    let cue = one.candidate.cue;
    let (part, frame) = (part(page, cue), frame(page, &one.candidate));
    out[6] = page
        .entry(cue)
        .map_or(0.0, |entry| f32::from(entry.class(part, frame) as u8) + 1.0);
    out[7] = match one.speaker {
        None => -1.0,
        Some(head) => match cast.mention(head) {
            Some(mention) if mention.head == head => mention.confidence,
            Some(_) => 0.2,
            None => 0.0,
        },
    };
    let anchor = annotated.token(one.candidate.anchor);
    out[8] = match anchor.pos {
        Pos::VERB => 1.0,
        Pos::AUX => 2.0,
        Pos::NOUN => 3.0,
        Pos::PROPN => 4.0,
        Pos::PRON => 5.0,
        Pos::ADJ => 6.0,
        _ => 7.0,
    };
    out[9] = match anchor.dep {
        Dep::ccomp => 1.0,
        Dep::xcomp => 2.0,
        Dep::dobj => 3.0,
        Dep::pobj => 4.0,
        Dep::pcomp => 5.0,
        Dep::acl => 6.0,
        Dep::advcl => 7.0,
        Dep::nsubjpass => 8.0,
        _ => 9.0,
    };
    out[10] = match page.tag(cue) {
        Tag::VBD => 1.0,
        Tag::VBZ => 2.0,
        Tag::VBP => 3.0,
        Tag::VB => 4.0,
        Tag::VBG => 5.0,
        Tag::VBN => 6.0,
        Tag::NN => 7.0,
        Tag::NNS => 8.0,
        Tag::JJ => 9.0,
        _ => 10.0,
    };
    let mut auxiliaries = 0u32;
    for &child in annotated.children(cue) {
        match page.dep(child) {
            Dep::aux if page.tag(child) == Tag::MD => auxiliaries |= 1,
            Dep::aux if page.lower(child) == "to" => auxiliaries |= 2,
            Dep::aux => auxiliaries |= 4,
            Dep::auxpass => auxiliaries |= 8,
            Dep::nsubj => out[12] = 1.0,
            Dep::nsubjpass => out[12] = 2.0,
            Dep::neg => out[20] = 1.0,
            Dep::dobj if child != one.candidate.anchor => out[12] += 4.0,
            Dep::det => out[12] += 8.0,
            Dep::poss => out[12] += 16.0,
            _ => {}
        }
    }
    out[11] = auxiliaries as f32;
    let tokens = one.content.iter().flat_map(|range| range.clone());
    out[13] = tokens.filter(|&token| page.counts(token)).count() as f32;
    out[14] = holds(
        one.content
            .first()
            .is_some_and(|range| page.lower(range.start) == "to"),
    );
    // The verb above a noun or a coordinated verb, and whether it is a cue itself.
    let above = annotated.head(cue);
    out[17] = above
        .and_then(|above| page.entry(above))
        .map_or(0.0, |entry| {
            entry
                .groups
                .first()
                .map_or(1.0, |group| f32::from(group.class as u8) + 2.0)
        });
    out[18] = match page.lower(one.candidate.link) {
        _ if one.candidate.link == cue => 0.0,
        "for" => 1.0,
        "on" | "upon" => 2.0,
        "of" => 3.0,
        "to" => 4.0,
        "with" => 5.0,
        "about" => 6.0,
        "as" => 7.0,
        "by" => 8.0,
        _ => 9.0,
    };
    out[19] = holds(page.quotation(cue) != 0);
}

/// The trees.
#[derive(Clone, Copy, Debug)]
pub struct Model {
    forest: Forest<'static>,
}

/// From which likelihood a statement is kept.
const LEAST: f32 = 0.36;

/// The likelihood of what a construction says outright.
const OUTRIGHT: f32 = 0.7;

impl Model {
    /// The model of the program.
    pub fn own() -> Model {
        Model {
            forest: Forest {
                bytes: include_bytes!("careful.bin"),
            },
        }
    }
}

/// The statements that are likely enough and do not contradict likelier ones.
pub fn choose(weighed: Vec<Weighed>, model: &Model) -> Vec<Found> {
    let mut ranked: Vec<(f32, Weighed)> = weighed
        .into_iter()
        .map(|one| {
            let sure = logistic(model.forest.score(&one.row));
            let least = match (one.is_outright, one.is_plain) {
                (true, _) => OUTRIGHT,
                (_, true) => LEAST,
                _ => 0.0,
            };
            (sure.max(least), one)
        })
        .filter(|(sure, _)| *sure >= LEAST)
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut kept: Vec<Found> = Vec::new();
    let mut taken = Vec::new();
    for (sure, weighed) in ranked {
        let mut one = weighed.one;
        one.sure = sure;
        // A cue has one content: what a second reading of it adds is hardly ever right.
        let excludes =
            |other: &Found| other.candidate.cue == one.candidate.cue || contradict(&one, other);
        if taken.contains(&weighed.proposal) || kept.iter().any(excludes) {
            continue;
        }
        taken.push(weighed.proposal);
        kept.push(one);
    }
    in_order(kept)
}

/// Whether a token stands in the title.
pub fn in_title(page: &Page<'_>, token: TokenId) -> bool {
    let sentence = page.annotated.token(token).sentence;
    page.annotated.in_title(sentence as usize)
}
