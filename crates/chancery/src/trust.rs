//! From which confidence on a record counts unless more are asked for.
//!
//! Analyses and reports count the records of whose kind, from this confidence on, most were right
//! where they were judged, and say how many others there are: nine in ten of agreements; of events
//! and positions, which reach that on hardly any, more than eight in ten. A kind's line is looked up
//! here and nowhere else.

/// The line of one kind of record.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// The kind, in the plural.
    pub kind: &'static str,
    /// The least confidence that counts.
    pub least: f64,
    /// The share that was right of those judged from there on.
    pub precision: f64,
    /// How many were judged, of any confidence.
    pub judged: usize,
    /// The share of all judged that lies there.
    pub coverage: f64,
    /// Where the measurement stands.
    pub source: &'static str,
}

/// Of positions: `coalitions`.
pub const POSITIONS: Line = Line {
    kind: "positions",
    least: 0.75,
    precision: 0.824,
    judged: 502,
    coverage: 0.34,
    source: "scores/positions.tsv",
};

/// Of events: `dyads`. Confidence is fitted to articles whose errors nobody read and nothing else was
/// learned from; the share is that of each part of them, fitted to the other; .88 are right from .80
/// on, a tenth of all.
pub const EVENTS: Line = Line {
    kind: "events",
    least: 0.70,
    precision: 0.835,
    judged: 1290,
    coverage: 0.18,
    source: "scores/events.en.tsv",
};

/// Of agreements, by clause: `agreements`.
pub const AGREEMENTS: Line = Line {
    kind: "agreements",
    least: 0.80,
    precision: 0.910,
    judged: 385,
    coverage: 0.78,
    source: "scores/agreements.tsv",
};

/// All lines.
pub const LINES: [Line; 3] = [POSITIONS, EVENTS, AGREEMENTS];

impl Line {
    /// What was left out, for people: *12 events left out as doubtful, of confidence below 0.85
    /// (--all counts them)*.
    pub fn left_out(&self, n: usize, least: f64) -> String {
        let kind = self.kind;
        format!(
            "{n} {kind} left out as doubtful, of confidence below {least:.2} (--all counts them)"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nine_in_ten_are_right_of_agreements_and_eight_of_the_rest() {
        for line in LINES {
            let right = if line.kind == AGREEMENTS.kind {
                0.895
            } else {
                0.8
            };
            assert!(line.precision >= right, "{}", line.kind);
            assert!((0.0..1.0).contains(&line.least));
        }
    }
}
