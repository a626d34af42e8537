//! How often statements like this one are right.
//!
//! The weights are fitted to statements of the corpus that a reader judged
//! (`scores/statements-judged.tsv`); `scores/scripts/statements_calibration.py` fits them again and
//! prints what they promise on articles kept apart. What the chooser holds likely and a speaker
//! surely named are surer; speakers of whom nothing is known, what somebody *will* or *may* say,
//! thoughts, and contents that are no clause, less sure.

use chancery_record::CueClass;

use super::candidate::Rule;
use super::model::logistic;

/// bias, chosen, mention, unresolved, modal, thought, object
const WEIGHTS: [f32; 7] = [-1.12, 0.60, 0.85, -0.96, -1.36, -0.11, 0.06];

/// What is known of a statement besides its words.
pub(super) struct Known {
    /// How likely the chooser holds all of it to be right.
    pub chosen: f32,
    /// How sure the speaker's mention is, if words stand for the speaker and name somebody.
    pub mention: Option<f32>,
    /// Whether words stand for the speaker that name nobody known.
    pub is_unresolved: bool,
    /// *may*, *will*, *would* before the cue.
    pub is_modal: bool,
    /// What kind of act the cue names.
    pub class: CueClass,
    /// How the content hangs at the cue.
    pub rule: Rule,
}

/// The share of statements like this that are right.
pub(super) fn calibrated(known: &Known) -> f32 {
    let holds = |it: bool| if it { 1.0 } else { 0.0 };
    let features = [
        1.0,
        logit(known.chosen),
        known.mention.map_or(0.0, logit),
        holds(known.is_unresolved),
        holds(known.is_modal),
        holds(matches!(
            known.class,
            CueClass::Believe | CueClass::Hope | CueClass::Intend | CueClass::Fear
        )),
        holds(matches!(
            known.rule,
            Rule::Object | Rule::Preposition | Rule::Noun
        )),
    ];
    let sum = WEIGHTS
        .iter()
        .zip(features)
        .map(|(weight, it)| weight * it)
        .sum();
    logistic(sum)
}

fn logit(likely: f32) -> f32 {
    let likely = likely.clamp(0.03, 0.97);
    (likely / (1.0 - likely)).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_speakers_of_plain_words_are_surer() {
        let of = |chosen, mention, is_modal| {
            calibrated(&Known {
                chosen,
                mention,
                is_unresolved: mention.is_none(),
                is_modal,
                class: CueClass::Say,
                rule: Rule::Clause,
            })
        };
        let most = of(0.95, Some(0.95), false);
        let planned = of(0.95, Some(0.95), true);
        let nobody = of(0.95, None, false);
        assert!(
            most > 0.9 && planned < most && nobody < 0.6,
            "{most} {planned} {nobody}"
        );
    }
}
