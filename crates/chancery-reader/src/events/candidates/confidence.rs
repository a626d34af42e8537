//! How likely a careful reader would write an event down with this type and these sides.
//!
//! > **Peru met Chile**: both sides stand at the verb, meetings are seldom misread. — likely.
//! > *Peru's **threat*** … : a noun, one side. — not so.
//!
//! A logistic model of eleven features, fitted on events drawn at random from news and judged one by
//! one (`scores/events-judged.tsv`).

use chancery_record::{EventType, Status};

/// What is known of an event before it is written.
#[derive(Clone, Debug)]
pub struct Features {
    /// Its type.
    pub kind: EventType,
    /// Its status.
    pub status: Status,
    /// Whether both sides are known.
    pub both: bool,
    /// Whether a side stands below its slot, or a noun carries the event.
    pub is_deep: bool,
    /// How many words carry it.
    pub n_words: usize,
    /// Whether source and target are of one country.
    pub is_own: bool,
    /// Whether the source is a group or people without a name of a body.
    pub is_vague: bool,
    /// How far in all the sides were looked for.
    pub depth: u8,
}

impl Features {
    /// Whether too little is known of an event to write it: one side only, and that far away.
    pub fn is_too_faint(&self) -> bool {
        match (self.both, self.depth) {
            (true, depth) => depth > 3,
            (false, depth) => depth > 1,
        }
    }
}

/// The likelihood, in steps of a twentieth.
pub fn of(features: &Features) -> f32 {
    use EventType::*;
    let kind = match features.kind {
        Consult | Cooperate => 0.76,
        Reject => 0.67,
        Coerce | Threaten | Request | Concede => -0.62,
        _ => 0.0,
    };
    let status = match features.status {
        Status::Past => -0.59,
        Status::Planned => 0.35,
        _ => 0.0,
    };
    let has = |is: bool, weight: f32| if is { weight } else { 0.0 };
    let sum = -0.61
        + kind
        + status
        + has(features.both, 0.60)
        + has(features.n_words > 1, 0.49)
        + has(features.is_deep, -0.51)
        + has(features.is_own, -0.36)
        + has(features.is_vague, -0.54);
    let likely = 1.0 / (1.0 + (-sum).exp());
    (likely * 20.0).round() / 20.0
}
