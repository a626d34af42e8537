//! Positions of those who set out to deal with something.
//!
//! > The Peruvian minister said that Peru and Chile could **deal with** the debt crisis together.
//!
//! Whoever means to deal with a thing, or to play a role in it, takes the side that the concept's
//! lean names; a concept without a lean shows nothing. Whom the speaker speaks for holds it as well.

use chancery_record::StatementId;
use chancery_text::{Annotated, Dep, Pos, TokenId};

use crate::positions::holders::together;
use crate::positions::{Shown, Stage, polarity};

/// The most heads between a concept and the verb that faces it.
const HIGHEST: usize = 8;

pub(in crate::positions) fn positions(stage: &Stage<'_>) -> Vec<Shown> {
    let mut shown = Vec::new();
    for named in stage.named.iter().filter(|named| !named.bare) {
        let Some(stance) = named.stance.or(named.lean) else {
            continue;
        };
        let Some(verb) = facing(stage.annotated, named.head) else {
            continue;
        };
        let statement = stage.inner.get(named.head as usize).copied().flatten();
        let Some(speaker) = together::speaker(stage, statement) else {
            continue;
        };
        let mut holders = vec![(speaker, 0.4)];
        let subjects = together::subjects(stage, verb);
        if together::speaks_for(stage, speaker, &subjects) {
            let others = subjects.into_iter().filter(|&actor| actor != speaker);
            holders.extend(others.map(|actor| (actor, 0.3)));
        }
        for (actor, confidence) in holders {
            shown.push(Shown {
                actor,
                concept: named.concept.clone(),
                stance,
                statement: statement.map(StatementId),
                event: None,
                span: stage.span(verb.min(named.start), named.end - 1),
                confidence,
                why: named.why("facing"),
            });
        }
    }
    shown
}

/// The verb of *deal with it*, *tackle it* or *play a role in it*.
fn facing(annotated: &Annotated, concept: TokenId) -> Option<TokenId> {
    let (mut below, mut with) = (concept, false);
    for above in annotated.ancestors(concept).take(HIGHEST) {
        let dep = annotated.token(below).dep;
        let lemma = annotated.lemma(above);
        if annotated.token(above).pos == Pos::VERB {
            let faces = match lemma {
                "deal" | "cope" => with && dep == Dep::prep,
                "tackle" | "confront" | "address" => dep == Dep::dobj,
                "play" => dep == Dep::dobj && matches!(annotated.lemma(below), "role" | "part"),
                _ => false,
            };
            if faces {
                return (!polarity::is_negated(annotated, above)).then_some(above);
            }
        }
        let goes_on = matches!(
            dep,
            Dep::pobj | Dep::prep | Dep::pcomp | Dep::conj | Dep::dobj | Dep::appos
        );
        if !goes_on {
            return None;
        }
        with = annotated.lower(above) == "with";
        below = above;
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::positions::sample::said;

    const WORDS: &str = "*Peru/Peru/PROPN/NNP/2/nsubj said/say/VERB/VBD/0/ROOT \
        *Peru/Peru/PROPN/NNP/6/nsubj and/and/CCONJ/CC/3/cc *Chile/Chile/PROPN/NNP/3/conj \
        deal/deal/VERB/VBP/2/ccomp with/with/ADP/IN/6/prep the/the/DET/DT/10/det \
        arms/arm/NOUN/NNS/10/compound race/race/NOUN/NN/7/pobj";

    #[test]
    fn whom_a_speaker_speaks_for_faces_it_too() {
        let speaker = Some("Peru");
        assert_eq!(
            said(super::positions, WORDS, speaker, 2..10)[1..],
            [
                "Peru oppose arms-race: deal with the arms race",
                "Chile oppose arms-race: deal with the arms race",
            ]
        );
    }

    #[test]
    fn what_nobody_says_shows_nothing() {
        assert!(said(super::positions, WORDS, None, 2..10).is_empty());
    }

    #[test]
    fn talking_of_it_is_not_facing_it() {
        let talk = WORDS
            .replace("deal/deal", "talk/talk")
            .replace("with/with", "about/about");
        assert!(said(super::positions, &talk, Some("Peru"), 2..10).is_empty());
    }
}
