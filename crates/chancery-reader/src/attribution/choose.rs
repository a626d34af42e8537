//! Which of the statements found are kept: outer ones first, then those inside them.

use super::page::Page;
use super::read::Found;

/// Chooses statements that do not contradict each other.
///
/// A statement whose cue stands in the content of another is nested in it. Contents that overlap
/// without one holding the other's cue cannot both be right: the likelier stays. An outer
/// statement must be worth more than those that it would turn into nested ones.
pub fn choose(page: &Page<'_>, mut found: Vec<Found>, outer: f32, inner: f32) -> Vec<Found> {
    let _ = page;
    let worth = |one: &Found| one.all_likely();
    // Likeliest first; a candidate joins unless it clashes with one that is in already.
    found.sort_by(|a, b| {
        worth(b)
            .total_cmp(&worth(a))
            .then(a.candidate.cue.cmp(&b.candidate.cue))
    });
    let mut kept: Vec<Found> = Vec::new();
    for one in found {
        if worth(&one) < outer.min(inner) {
            continue;
        }
        // If the likeliest borders clash with one that is in, the next likely ones may not.
        let mut one = one;
        if kept.iter().any(|other| contradict(&one, other)) {
            let others = std::mem::take(&mut one.others);
            let fits = others.into_iter().find(|(content, _)| {
                one.content.clone_from(content);
                !kept.iter().any(|other| contradict(&one, other))
            });
            let Some((content, likely)) = fits else {
                continue;
            };
            one.content = content;
            one.content_likely = likely;
        }
        let inside: f32 = kept
            .iter()
            .filter(|other| one.holds(other.candidate.cue) && !one.holds(one.candidate.cue))
            .map(|other| (1.0 - worth(&one)) * worth(other))
            .fold(0.0, f32::max);
        if inside > worth(&one) {
            continue;
        }
        kept.push(one);
    }
    kept.sort_by_key(|one| {
        let bounds = one.bounds();
        (
            bounds.start.min(one.candidate.cue),
            std::cmp::Reverse(bounds.end),
            one.candidate.cue,
        )
    });
    parents(&mut kept);
    let keep: Vec<bool> = kept
        .iter()
        .map(|one| worth(one) >= if one.parent.is_some() { inner } else { outer })
        .collect();
    let mut flags = keep.iter();
    kept.retain(|_| *flags.next().unwrap_or(&true));
    parents(&mut kept);
    kept
}

/// Whether two statements cannot both be right: their contents overlap, and neither stands inside
/// the other's content.
fn contradict(one: &Found, other: &Found) -> bool {
    let nested = other.holds(one.candidate.cue) && within(one, other);
    let around = one.holds(other.candidate.cue) && within(other, one);
    !nested && !around && clashes(one, other)
}

fn within(inner: &Found, outer: &Found) -> bool {
    let (a, b) = (inner.bounds(), outer.bounds());
    b.start <= a.start && a.end <= b.end
}

fn clashes(a: &Found, b: &Found) -> bool {
    if a.candidate.cue == b.candidate.cue {
        return false; // of one cue, only contents apart from each other are left
    }
    a.content.iter().any(|left| {
        b.content
            .iter()
            .any(|right| left.start < right.end && right.start < left.end)
    })
}

/// Sets the parent of each: the smallest content that holds its cue.
fn parents(list: &mut [Found]) {
    for at in 0..list.len() {
        let cue = list[at].candidate.cue;
        list[at].parent = (0..list.len())
            .filter(|&other| {
                other != at && list[other].holds(cue) && !list[at].holds(list[other].candidate.cue)
            })
            .min_by_key(|&other| list[other].bounds().len());
    }
}
