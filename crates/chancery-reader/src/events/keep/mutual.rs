//! What two do to each other.
//!
//! > Oz and Ib **accused each other** of fraud: Oz accuses Ib, and Ib accuses Oz.
//!
//! Leaves alone what has no direction: *Oz and Ib met each other*.

use chancery_text::Annotated;

use super::Told;
use crate::grammar;

/// The deeds of each towards the others, where all are named as doers alone.
pub(in crate::events) fn apart(annotated: &Annotated, told: Told) -> Vec<Told> {
    let event = &told.event;
    let is_mutual = event.target.is_empty()
        && (2..=4).contains(&event.source.len())
        && !event.kind.is_joint()
        && grammar::is_mutual(annotated, told.head);
    if !is_mutual {
        return vec![told];
    }
    let all = event.source.clone();
    let one = |&doer: &_| {
        let mut told = told.clone();
        told.event.source = vec![doer];
        told.event.target = all.iter().copied().filter(|&id| id != doer).collect();
        told
    };
    all.iter().map(one).collect()
}
