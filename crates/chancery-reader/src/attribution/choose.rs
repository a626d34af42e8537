//! Which of the statements found are kept: outer ones first, then those inside them.

use super::model::Model;
use super::page::Page;
use super::read::{Found, Proposal};

/// From which probability statements are kept.
#[derive(Clone, Copy, Debug)]
pub struct Thresholds {
    /// Of outermost statements.
    pub outer: f32,
    /// Of those inside another.
    pub inner: f32,
}

/// Chooses statements that do not contradict each other.
///
/// Outermost ones come first, the likeliest before others: their contents share no word, and the
/// cue of none stands in the content of another. Then come those inside: the cue of each stands in
/// a content that is kept, and its own content within that.
pub fn choose(page: &Page<'_>, found: &[Proposal], model: &Model) -> Vec<Found> {
    let thresholds = Thresholds {
        outer: model.outer_threshold,
        inner: model.inner_threshold,
    };
    choose_from(page, found, thresholds)
}

/// The same with thresholds of one's own.
pub fn choose_from(page: &Page<'_>, found: &[Proposal], thresholds: Thresholds) -> Vec<Found> {
    let mut taken = vec![false; found.len()];
    let mut kept: Vec<Found> = Vec::new();
    for (sure, at, reading) in ranked(found, thresholds.outer, true) {
        if taken[at] {
            continue;
        }
        let one = Found::of(page, &found[at], &found[at].readings[reading], sure);
        if kept.iter().any(|other| apart(&one, other)) {
            continue;
        }
        taken[at] = true;
        kept.push(one);
    }
    for (sure, at, reading) in ranked(found, thresholds.inner, false) {
        if taken[at] {
            continue;
        }
        let one = Found::of(page, &found[at], &found[at].readings[reading], sure);
        let stands = kept.iter().any(|other| {
            let holds = other.holds(one.candidate.cue) && !one.holds(other.candidate.cue);
            holds && within(&one, other) && other.candidate.cue != one.candidate.cue
        });
        if !stands || kept.iter().any(|other| contradict(&one, other)) {
            continue;
        }
        taken[at] = true;
        kept.push(one);
    }
    in_order(kept)
}

/// In the order of the text, outer ones before those inside them, each with its parent.
pub(super) fn in_order(mut kept: Vec<Found>) -> Vec<Found> {
    kept.sort_by_key(|one| {
        let bounds = one.bounds();
        (
            bounds.start.min(one.candidate.cue),
            std::cmp::Reverse(bounds.end),
            one.candidate.cue,
        )
    });
    parents(&mut kept);
    kept
}

/// All readings that are likely enough, the likeliest first.
fn ranked(found: &[Proposal], least: f32, outer: bool) -> Vec<(f32, usize, usize)> {
    let mut out = Vec::new();
    for (at, proposal) in found.iter().enumerate() {
        for (place, reading) in proposal.readings.iter().enumerate() {
            let sure = if outer { reading.outer } else { reading.inner };
            if sure >= least {
                out.push((sure, at, place));
            }
        }
    }
    out.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    out
}

/// Whether two statements cannot both be outermost.
fn apart(one: &Found, other: &Found) -> bool {
    let (a, b) = (one.candidate.cue, other.candidate.cue);
    overlap(one, other) || (a != b && (one.holds(b) || other.holds(a)))
}

/// Whether two statements cannot both be right: their contents overlap, and neither stands inside
/// the other's content.
pub(super) fn contradict(one: &Found, other: &Found) -> bool {
    if one.candidate.cue == other.candidate.cue {
        return overlap(one, other);
    }
    let nested = other.holds(one.candidate.cue) && within(one, other);
    let around = one.holds(other.candidate.cue) && within(other, one);
    !nested && !around && overlap(one, other)
}

fn within(inner: &Found, outer: &Found) -> bool {
    let (a, b) = (inner.bounds(), outer.bounds());
    b.start <= a.start && a.end <= b.end
}

fn overlap(a: &Found, b: &Found) -> bool {
    a.content.iter().any(|left| {
        b.content
            .iter()
            .any(|right| left.start < right.end && right.start < left.end)
    })
}

/// Sets the parent of each: the smallest content that holds its cue.
pub fn parents(list: &mut [Found]) {
    for at in 0..list.len() {
        let cue = list[at].candidate.cue;
        list[at].parent = (0..list.len())
            .filter(|&other| {
                other != at && list[other].holds(cue) && !list[at].holds(list[other].candidate.cue)
            })
            .min_by_key(|&other| list[other].bounds().len());
    }
}
