//! The narrow reading: acts of speech and thought.
//!
//! PolNeAR counts much as attribution that a careful reader of international relations would not
//! write down as a statement: that a poll *shows*, that a bill *includes*, that somebody *backs* a
//! candidate. The models learn that wide sense; `evaluate attribution` measures it. The records of
//! `read` are its part whose cue the lexicon lists with the frame it stands in.

use chancery_record::CueClass;

use super::candidate::Rule;
use super::features::{frame, part};
use super::page::Page;
use super::read::Found;

/// The statements found that name an act of speech or thought.
pub fn narrow(page: &Page<'_>, found: Vec<Found>) -> Vec<Found> {
    found
        .into_iter()
        .filter(|one| is_narrow(page, one))
        .collect()
}

fn is_narrow(page: &Page<'_>, one: &Found) -> bool {
    let candidate = &one.candidate;
    if matches!(candidate.rule, Rule::Colon | Rule::According) {
        return true;
    }
    let Some(entry) = page.entry(candidate.cue) else {
        return false;
    };
    let part = part(page, candidate.cue);
    let frame = frame(page, candidate);
    match entry.group(part, frame) {
        Some(group) => group.class != CueClass::Other,
        // A quotation tells by itself that somebody speaks.
        None => {
            candidate.rule.is_quotation()
                && entry
                    .groups
                    .iter()
                    .any(|group| group.part == part && group.class != CueClass::Other)
        }
    }
}
