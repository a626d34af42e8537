//! Positions that it shows what somebody takes a thing for.
//!
//! > Peru **regards** the quota **as unfair**. Chile **sees** it **as a threat**.
//!
//! Leaves alone: a name that neither praises nor blames (*sees it as a test*), and what was denied.

use super::sides::Side;
use super::verbs;
use crate::positions::holders::together;
use crate::positions::known::Known;
use crate::positions::polarity::{self, naming};
use crate::positions::{Shown, Stage};

/// What was shown before by the same words is left out.
pub(in crate::positions) fn positions(stage: &Stage<'_>, before: &Known) -> Vec<Shown> {
    let annotated = stage.annotated;
    let mut shown = Vec::new();
    for (verb, statement) in stage.body() {
        let takes_for = matches!(
            annotated.lemma(verb),
            "regard"
                | "see"
                | "view"
                | "describe"
                | "portray"
                | "characterize"
                | "depict"
                | "paint"
        );
        if !takes_for
            || polarity::is_undone(annotated, verb)
            || polarity::is_negated(annotated, verb)
            || verbs::is_doubtful(stage, verb)
        {
            continue;
        }
        let called = naming::called(stage.lexicon, annotated, verb);
        let Some((what, Some(stance))) = called else {
            continue;
        };
        let side = Side {
            from: verb,
            link: what,
            stance,
            holders: together::subjects(stage, verb),
        };
        side.give(stage, statement, before, &mut shown);
    }
    shown
}

#[cfg(test)]
mod tests {
    use crate::positions::known::Known;
    use crate::positions::sample::shown;
    use crate::positions::{Shown, Stage};

    fn read(stage: &Stage<'_>) -> Vec<Shown> {
        super::positions(stage, &Known::default())
    }

    const WORDS: &str = "*Peru/Peru/PROPN/NNP/2/nsubj sees/see/VERB/VBZ/0/ROOT \
         the/the/DET/DT/5/det fishing/fishing/NOUN/NN/5/compound quota/quota/NOUN/NN/2/dobj \
         as/as/ADP/IN/2/prep a/a/DET/DT/8/det threat/threat/NOUN/NN/6/pobj";

    #[test]
    fn what_a_thing_is_seen_as_takes_a_side() {
        assert_eq!(
            shown(read, WORDS),
            ["Peru oppose fishing-quota: sees the fishing quota"]
        );
    }

    #[test]
    fn a_name_that_judges_nothing_shows_nothing() {
        assert!(shown(read, &WORDS.replace("threat/threat", "test/test")).is_empty());
    }
}
