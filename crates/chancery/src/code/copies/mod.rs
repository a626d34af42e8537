//! Copies: articles that tell the same story in the same words.
//!
//! An agency's report appears in a hundred outlets, cut, with a local sentence before it, with a
//! word changed here and there. All copies are kept, and they are counted once.
//!
//! Two texts are compared by their *shingles*, all sequences of five words, headline and dateline
//! aside ([`shingles`]). How much of the shorter text the longer one contains finds cut copies,
//! which the usual share of both (Jaccard) loses. The comparison is exact; which pairs are worth it
//! is found by an index of a sample of the shingles, over a window of some days (`cluster`).
//!
//! The next report of a running story repeats much of the last one and is no copy: it opens with
//! what is new, or its numbers have changed ([`is_copy`]).

mod cluster;
mod shingles;
mod spill;

pub use cluster::{Article, Copies, Copy};
pub use shingles::{Shingles, shingles};

/// Copies are looked for so many days apart unless the user says otherwise.
pub const DAYS: u32 = 3;

/// A text with fewer shingles than this is too short to tell.
pub const LEAST: usize = 12;

/// How much of the shorter text must stand in the longer one.
const CONTAINED: f64 = 0.5;
/// From here on the rest is taken for small changes, wherever they are.
const NEARLY_ALL: f64 = 0.8;

/// Whether `later` is a copy of `earlier` (or both of a third text); the share of the shorter text
/// that the longer one contains.
///
/// > Twelve people died when a ferry sank off the coast, officials said on Monday.
///
/// With a local sentence before it, cut after three paragraphs, or with *officials* for *the
/// coastguard* it is a copy. It is none when the dead are *seventeen* now, or when the report opens
/// with the captain's arrest and repeats the rest below.
pub fn is_copy(earlier: &Shingles, later: &Shingles) -> Option<f64> {
    let shorter = earlier.all.len().min(later.all.len());
    if shorter < LEAST {
        return None;
    }
    let contained = shingles::shared(&earlier.all, &later.all) as f64 / shorter as f64;
    if contained < CONTAINED || shingles::numbers_changed(earlier, later) {
        return None;
    }
    let new_begins_as_old = shingles::part_of(&later.lead, &earlier.all);
    let old_begin_is_there = shingles::part_of(&earlier.lead, &later.all);
    let opens_alike = match contained >= NEARLY_ALL {
        true => new_begins_as_old.max(old_begin_is_there),
        // So much has changed: it must not be the beginning.
        false => new_begins_as_old,
    };
    (opens_alike >= CONTAINED).then_some(contained)
}
