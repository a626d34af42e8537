//! Judges readings beside each other: which borders, which speaker, and whether at all.
//!
//! The linear models look at one candidate at a time. Whether *he said* is the cue of a quotation
//! also hangs on what else claims it: a cue inside it, another cue behind it, a quotation that
//! nobody claims. Each reading becomes a row of numbers — what the linear models say, where its
//! borders lie, what its neighbours want — and boosted trees ([`super::forest`]) judge it.

use chancery_text::{Dep, EntityLabel, Pos, Tag, TokenId};

use super::features::{frame, part};
use super::model::logistic;
use super::page::{Page, opens_a_name};
use super::read::{Proposal, Reading, Weigh};

/// How many numbers a row has.
pub const COLUMNS: usize = 56;
/// A row.
pub type Row = [f32; COLUMNS];

/// The columns that say whether a reading stands in another one's content.
const NESTING: [usize; 2] = [34, 35];

/// Readings that are less likely than this, looked at alone, are not judged.
const HOPELESS: f32 = 0.1;

/// So many neighbours on either side are looked at.
const NEAR: usize = 40;

/// The row without what is known of nesting.
pub fn unnested(mut row: Row) -> Row {
    for column in NESTING {
        row[column] = 0.0;
    }
    row
}

/// Judges all readings, and puts the likeliest reading of each candidate first.
pub fn judge(page: &Page<'_>, model: &impl Weigh, found: &mut [Proposal]) {
    let places = paragraphs(page);
    for at in 0..found.len() {
        let judged: Vec<(f32, f32)> = (0..found[at].readings.len())
            .map(|reading| {
                let one = &found[at];
                if one.likely * one.readings[reading].mass < HOPELESS {
                    return (0.0, 0.0);
                }
                let row = row(page, &places, found, at, reading);
                let outer = logistic(model.outer(&row));
                let nested = NESTING.iter().any(|&column| row[column] > 0.0);
                let inner = if nested {
                    logistic(model.inner(&unnested(row)))
                } else {
                    0.0
                };
                (outer, inner)
            })
            .collect();
        for (reading, (outer, inner)) in found[at].readings.iter_mut().zip(judged) {
            (reading.outer, reading.inner) = (outer, inner);
        }
    }
}

/// What is the same for all readings of a paragraph: its share of quoted words.
pub fn paragraphs(page: &Page<'_>) -> Vec<f32> {
    page.quotes
        .paragraphs
        .iter()
        .map(|tokens| {
            let counted = tokens.clone().filter(|&t| !opens_a_name(page.annotated, t));
            let (mut all, mut quoted) = (0u32, 0u32);
            for token in counted {
                all += 1;
                quoted += u32::from(page.quotation(token) != 0);
            }
            quoted as f32 / all.max(1) as f32
        })
        .collect()
}

/// The numbers of one reading.
pub fn row(
    page: &Page<'_>,
    paragraphs: &[f32],
    found: &[Proposal],
    at: usize,
    reading: usize,
) -> Row {
    let mut row = [0.0; COLUMNS];
    let one = &found[at];
    let Some(reading) = one.readings.get(reading) else {
        return row;
    };
    alone(page, one, reading, &mut row);
    row[49] = paragraphs
        .get(page.paragraph(one.candidate.cue))
        .copied()
        .unwrap_or(0.0);
    beside(page, found, at, reading, &mut row);
    quotations(page, found, at, reading, &mut row);
    row
}

fn logit(likely: f32) -> f32 {
    let likely = likely.clamp(1e-4, 1.0 - 1e-4);
    (likely / (1.0 - likely)).ln()
}

fn capped(page: &Page<'_>, from: TokenId, to: TokenId, most: i64) -> f32 {
    let distance = i64::from(page.distance(from, to));
    let signed = if to < from { -distance } else { distance };
    signed.clamp(-most, most) as f32
}

/// What can be said of a reading without its neighbours.
fn alone(page: &Page<'_>, one: &Proposal, reading: &Reading, row: &mut Row) {
    let cue = one.candidate.cue;
    let bounds = reading.bounds();
    row[0] = logit(one.likely);
    row[1] = reading.content_likely.max(1e-4).ln();
    row[2] = reading.mass;
    row[3] = reading.speaker_likely.max(1e-4).ln();
    row[5] = f32::from(reading.role);
    row[6] = f32::from(reading.climbed);
    let quoted_cue = page.quotation(cue);
    if let Some(head) = reading.speaker {
        row[7] = capped(page, cue, head, 60);
        row[8] = speaker_kind(page, head);
        row[9] = f32::from(u8::from(page.quotation(head) != quoted_cue));
        let held = reading.content.iter().any(|range| range.contains(&head));
        row[4] = 1.0 + f32::from(u8::from(held));
    }
    row[10] = f32::from(one.candidate.rule as u8);
    row[11] = f32::from(reading.shape.0 as u8);
    row[12] = f32::from(reading.shape.1 as u8);
    let (mut words, mut quoted, mut verbs) = (0f32, 0f32, 0f32);
    for token in reading.content.iter().flat_map(|range| range.clone()) {
        if page.counts(token) {
            words += 1.0;
            quoted += f32::from(u8::from(page.quotation(token) != 0));
            verbs += f32::from(u8::from(matches!(page.pos(token), Pos::VERB | Pos::AUX)));
        }
    }
    row[13] = words;
    row[14] = reading.content.len() as f32;
    row[15] = quoted / words.max(1.0);
    row[16] = quoted;
    let n_tokens = page.annotated.tokens.len() as TokenId;
    let cut = |token: TokenId, other: Option<TokenId>| {
        let number = page.quotation(token);
        let other = other.filter(|&other| other < n_tokens);
        number != 0 && other.is_some_and(|other| page.quotation(other) == number)
    };
    row[17] = f32::from(u8::from(cut(bounds.end - 1, Some(bounds.end))));
    row[18] = f32::from(u8::from(cut(bounds.start, bounds.start.checked_sub(1))));
    if let Some(place) = quoted_cue.checked_sub(1) {
        let quotation = &page.quotes.quotations[place as usize];
        row[19] = quotation.n_words as f32 + 1.0;
    }
    if let Some(entry) = page.entry(cue) {
        let (attributed, all) = entry.counted;
        row[20] = (attributed as f32 + 0.5) / (all as f32 + 1.5);
        row[21] = (1.0 + all as f32).ln();
        let (part, frame) = (part(page, cue), frame(page, &one.candidate));
        row[22] = f32::from(entry.class(part, frame) as u8) + 1.0;
        row[23] = f32::from(u8::from(entry.group(part, frame).is_some()));
    }
    row[24] = capped(page, cue, bounds.start, 40);
    row[25] = capped(page, cue, bounds.end, 60);
    row[26] = f32::from(u8::from(
        page.sentence(bounds.start).start + 1 >= bounds.start,
    ));
    row[27] = f32::from(u8::from(
        page.sentence(bounds.end - 1).end <= bounds.end + 1,
    ));
    let sentence = |token: TokenId| page.annotated.token(token).sentence;
    row[28] = (sentence(bounds.end - 1) - sentence(bounds.start)) as f32;
    row[29] = (page.paragraph(bounds.end - 1) - page.paragraph(bounds.start)) as f32;
    row[30] = page.paragraph(cue).min(3) as f32;
    row[31] = match page.pos(cue) {
        Pos::VERB => 1.0,
        Pos::AUX => 2.0,
        Pos::NOUN => 3.0,
        Pos::ADJ => 4.0,
        Pos::PUNCT => 5.0,
        _ => 6.0,
    };
    row[51] = page.annotated.ancestors(cue).take(8).count() as f32;
    row[52] = match page.dep(cue) {
        Dep::ROOT => 0.0,
        Dep::ccomp => 1.0,
        Dep::relcl => 2.0,
        Dep::advcl => 3.0,
        Dep::conj => 4.0,
        Dep::parataxis => 5.0,
        Dep::xcomp => 6.0,
        Dep::acl => 7.0,
        _ => 8.0,
    };
    row[53] = match page.lower(bounds.start) {
        "that" | "whether" => 1.0,
        "to" => 2.0,
        _ if page.quotation(bounds.start) != 0 => 3.0,
        _ => 0.0,
    };
    row[54] = verbs;
    let own = page.sentence(cue);
    row[55] = page.length(&own) as f32;
}

fn speaker_kind(page: &Page<'_>, head: TokenId) -> f32 {
    let it = page.annotated.token(head);
    match (it.pos, it.entity) {
        (Pos::PRON, _) if matches!(it.tag, Tag::WP | Tag::WDT) => 3.0,
        (Pos::PRON, _) if matches!(page.lower(head), "i" | "we") => 1.0,
        (Pos::PRON, _) => 2.0,
        (_, EntityLabel::PERSON) => 4.0,
        (_, EntityLabel::ORG) => 5.0,
        (_, EntityLabel::GPE | EntityLabel::NORP) => 6.0,
        (Pos::PROPN, _) => 7.0,
        (Pos::NOUN, _) => 8.0,
        _ => 9.0,
    }
}

/// How many tokens two contents share.
fn shared(page: &Page<'_>, a: &Reading, b: &Reading) -> u32 {
    let (x, y) = (a.bounds(), b.bounds());
    if x.end <= y.start || y.end <= x.start {
        return 0;
    }
    let mut sum = 0;
    for left in &a.content {
        for right in &b.content {
            let (start, end) = (right.start.max(left.start), right.end.min(left.end));
            sum += page.length(&(start..end));
        }
    }
    sum
}

/// What the neighbours want.
fn beside(page: &Page<'_>, found: &[Proposal], at: usize, reading: &Reading, row: &mut Row) {
    let one = &found[at];
    let cue = one.candidate.cue;
    let size: u32 = reading.content.iter().map(|range| page.length(range)).sum();
    let size = size.max(1) as f32;
    let sentence = page.annotated.token(cue).sentence;
    for (place, other) in found
        .iter()
        .enumerate()
        .take(at + NEAR)
        .skip(at.saturating_sub(NEAR))
    {
        let Some(best) = other.readings.first().filter(|_| place != at) else {
            continue;
        };
        let sure = other.likely;
        let overlap = shared(page, reading, best) as f32 / size;
        if other.candidate.cue == cue {
            row[32] = row[32].max(sure);
            row[33] = row[33].max(sure * overlap);
            continue;
        }
        let (holds, held) = (reading.holds(other.candidate.cue), best.holds(cue));
        let column = match (holds, held) {
            (false, true) => 34,
            (true, true) => 35,
            (true, false) => {
                if page.quotation(other.candidate.cue) == 0 {
                    row[37] = row[37].max(sure);
                }
                36
            }
            (false, false) => {
                row[39] = row[39].max(overlap);
                row[38] = row[38].max(sure * overlap);
                38
            }
        };
        if column != 38 {
            row[column] = row[column].max(sure * best.content_likely.max(0.5));
        }
        if page.annotated.token(other.candidate.cue).sentence == sentence && sure > 0.5 {
            row[50] += 1.0;
        }
    }
}

/// The quotations before and behind the content, and who else claims those inside it.
fn quotations(page: &Page<'_>, found: &[Proposal], at: usize, reading: &Reading, row: &mut Row) {
    let all = &page.quotes.quotations;
    let cue = found[at].candidate.cue;
    let bounds = reading.bounds();
    let claimed = |token: TokenId, besides_inside: bool| {
        found[at.saturating_sub(NEAR)..found.len().min(at + NEAR)]
            .iter()
            .filter(|other| other.candidate.cue != cue)
            .filter(|other| !besides_inside || !reading.holds(other.candidate.cue))
            .filter(|other| other.readings.first().is_some_and(|r| r.holds(token)))
            .map(|other| other.likely)
            .fold(0.0, f32::max)
    };
    let end = bounds.end.max(cue + 1);
    let next = all.partition_point(|quoted| quoted.tokens.start < end);
    row[40] = 99.0;
    if let Some(quoted) = all.get(next) {
        let paragraph = page.paragraph(cue);
        let begins = quoted.tokens.start == page.quotes.paragraphs[quoted.paragraph].start;
        let place = match quoted.paragraph.saturating_sub(paragraph) {
            0 => 1.0,
            1 if begins => 2.0,
            _ => 0.0,
        };
        if place > 0.0 {
            row[40] = page.distance(end, quoted.tokens.start).min(40) as f32;
            row[41] = quoted.n_words as f32;
            row[42] = place;
            row[43] = claimed(quoted.tokens.start + 1, false);
        }
    }
    let start = bounds.start.min(cue);
    let before = all.partition_point(|quoted| quoted.tokens.end <= start);
    row[44] = 99.0;
    if let Some(quoted) = before.checked_sub(1).map(|place| &all[place])
        && quoted.paragraph == page.paragraph(start)
    {
        row[44] = page.distance(quoted.tokens.end, start).min(40) as f32;
        row[45] = quoted.n_words as f32;
        row[46] = 1.0;
        row[47] = claimed(quoted.tokens.start + 1, false);
    }
    let first = all.partition_point(|quoted| quoted.tokens.end <= bounds.start);
    for quoted in all[first..]
        .iter()
        .take_while(|quoted| quoted.tokens.start < bounds.end)
    {
        if reading.holds(quoted.tokens.start) {
            row[48] = row[48].max(claimed(quoted.tokens.start + 1, true));
        }
    }
}
