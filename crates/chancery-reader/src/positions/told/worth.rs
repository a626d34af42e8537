//! Positions of those who name the importance of a thing, or the need for it, among other things.
//!
//! > They discussed trade, fishing and **the importance of safe ports**.
//!
//! Whoever speaks of the need is for the thing, however deep in the sentence it stands; in one side's
//! report of a talk, that side alone.

use chancery_record::{ActorId, Stance};
use chancery_text::{Dep, TokenId};

use crate::positions::concepts::{phrase, theme};
use crate::positions::holders::giving::{Given, give};
use crate::positions::holders::together;
use crate::positions::known::Known;
use crate::positions::{Shown, Stage};

/// What was shown before by the same words is left out.
pub(in crate::positions) fn positions(stage: &Stage<'_>, before: &Known) -> Vec<Shown> {
    let annotated = stage.annotated;
    let mut shown = Vec::new();
    for (noun, statement) in stage.body() {
        let is_worth = matches!(
            annotated.lemma(noun),
            "importance" | "necessity" | "need" | "urgency" | "value"
        );
        if !is_worth
            || annotated.token(noun).dep == Dep::nsubj
            || annotated.child(noun, Dep::prep).is_none()
        {
            continue;
        }
        let holders = holders(stage, noun);
        if holders.is_empty() {
            continue;
        }
        for theme in theme::themes(stage.lexicon, annotated, noun) {
            let Some((concept, _)) = phrase::naming(annotated, stage.cast, &theme) else {
                continue;
            };
            let given = Given {
                concept,
                stance: theme::stance(annotated, &theme, Stance::Support),
                from: noun,
                head: theme.head,
                statement,
                rule: "worth",
                confidence: 0.4,
            };
            give(stage, &given, &holders, before, &mut shown);
        }
    }
    shown
}

/// The subjects of the sentence's talk or praise; nobody if some other verb governs the noun.
fn holders(stage: &Stage<'_>, noun: TokenId) -> Vec<ActorId> {
    let annotated = stage.annotated;
    let Some(verb) = annotated
        .ancestors(noun)
        .find(|&above| annotated.child(above, Dep::nsubj).is_some())
    else {
        return Vec::new();
    };
    let says = matches!(
        annotated.lemma(verb),
        "discuss"
            | "emphasize"
            | "highlight"
            | "note"
            | "raise"
            | "recognize"
            | "stress"
            | "underline"
            | "underscore"
    );
    if !says {
        return Vec::new();
    }
    let mut holders = together::subjects(stage, verb);
    let subject = annotated.child(verb, Dep::nsubj);
    if subject.is_some_and(|subject| together::means_all(stage, subject)) {
        let readout = together::of_readout(stage);
        if !readout.is_empty() && !holders.iter().any(|one| readout.contains(one)) {
            holders = readout;
        }
    }
    let discussed = annotated.lemma(verb) == "discuss";
    together::keep_own_side(stage, discussed, subject, &mut holders);
    holders
}

#[cfg(test)]
mod tests {
    use crate::positions::known::Known;
    use crate::positions::sample::shown;
    use crate::positions::{Shown, Stage};

    #[test]
    fn a_need_deep_in_a_list_is_a_position() {
        fn read(stage: &Stage<'_>) -> Vec<Shown> {
            super::positions(stage, &Known::default())
        }
        let found = shown(
            read,
            "*Peru/Peru/PROPN/NNP/2/nsubj discussed/discuss/VERB/VBD/0/ROOT \
             trade/trade/NOUN/NN/2/dobj and/and/CCONJ/CC/3/cc the/the/DET/DT/6/det \
             importance/importance/NOUN/NN/3/conj of/of/ADP/IN/6/prep safe/safe/ADJ/JJ/10/amod \
             fishing/fishing/NOUN/NN/10/compound ports/port/NOUN/NNS/7/pobj",
        );
        assert_eq!(
            found,
            ["Peru support safe-fishing-ports: importance of safe fishing ports"]
        );
    }
}
