//! What a clause about oneself shows: *we are fighting the drug trade*.
//!
//! > The minister said that Peru **would never recognize the annexation**.
//!
//! The speaker, or the speaker's state, is the subject; the verb shows for or against, perhaps
//! below *will continue to*, *is ready to* or *takes steps to*.

use chancery_lexicon::Lexicon;
use chancery_record::{ActorId, Stance};
use chancery_text::{Annotated, Dep, Pos, TokenId};

use crate::positions::concepts::phrase;
use crate::positions::concepts::theme::{self, Theme};
use crate::positions::holders::together;
use crate::positions::{Stage, polarity};

/// The most verbs between the subject's and the one that shows a stance.
const DEEPEST: usize = 4;

/// A stance shown by a clause about oneself.
#[derive(Clone, Debug)]
pub(in crate::positions) struct Own {
    pub concept: String,
    pub stance: Stance,
    /// The verb that shows it.
    pub verb: TokenId,
    /// The head of what it is about.
    pub object: TokenId,
    /// The subject, if it is named, besides the speaker.
    pub subject: Vec<ActorId>,
}

/// Whether the subject of a verb is the speaker, *we*, or the speaker's state.
pub(in crate::positions) fn is_own(stage: &Stage<'_>, verb: TokenId, speaker: ActorId) -> bool {
    let Some(subject) = stage.annotated.child(verb, Dep::nsubj) else {
        return false;
    };
    stage.is_first_person(subject) || together::speaks_for(stage, speaker, stage.cast.at(subject))
}

/// What the clause of a verb shows of its speaker.
pub(in crate::positions) fn of_words(
    stage: &Stage<'_>,
    verb: TokenId,
    speaker: ActorId,
) -> Vec<Own> {
    if !is_own(stage, verb, speaker) {
        return Vec::new();
    }
    let annotated = stage.annotated;
    let Some((shows, stance)) = attitude(stage.lexicon, annotated, verb) else {
        return Vec::new();
    };
    let Some(object) = object(annotated, shows) else {
        return Vec::new();
    };
    let subject = annotated.child(verb, Dep::nsubj);
    let subject = subject.map_or(Vec::new(), |subject| stage.cast.at(subject).to_vec());
    let partial = theme::is_partial(annotated, shows).then_some(shows);
    theme::themes(stage.lexicon, annotated, object)
        .into_iter()
        .filter_map(|theme| {
            let theme = Theme {
                verb: theme.verb.or(partial),
                ..theme
            };
            let (concept, _) = phrase::naming(annotated, stage.cast, &theme)?;
            Some(Own {
                concept,
                stance: polarity::turn(stance, theme.turned),
                verb: shows,
                object: theme.head,
                subject: subject.clone(),
            })
        })
        .collect()
}

/// The verb that shows a stance, and which.
pub(in crate::positions) fn attitude(
    lexicon: &Lexicon,
    annotated: &Annotated,
    verb: TokenId,
) -> Option<(TokenId, Stance)> {
    let concepts = &lexicon.concepts;
    if polarity::is_undone(annotated, verb) {
        return None;
    }
    let (mut at, mut turned) = (verb, false);
    for _ in 0..DEEPEST {
        if polarity::is_negated(annotated, at) {
            turned = !turned;
        }
        let lemma = annotated.lemma(at);
        if polarity::harms(lemma) {
            return None;
        }
        if annotated.token(at).pos == Pos::VERB && object(annotated, at).is_some() {
            let stance = if polarity::wards_off(annotated, at) {
                Some(Stance::Oppose)
            } else if theme::is_partial(annotated, at) || is_for(lexicon, lemma) {
                Some(Stance::Support)
            } else if concepts.opposes(lemma) || concepts.turns(lemma) {
                Some(Stance::Oppose)
            } else {
                None
            };
            if let Some(stance) = stance {
                return Some((at, polarity::turn(stance, turned)));
            }
        }
        let below = |dep| annotated.child(at, dep);
        // "would have to halt its exports": nobody asks whether it wants to.
        if lemma == "have" && below(Dep::xcomp).is_some() {
            return None;
        }
        at = below(Dep::xcomp)
            .or_else(|| below(Dep::acomp))
            .or_else(|| theme::aim(annotated, at))?;
    }
    None
}

fn is_for(lexicon: &Lexicon, lemma: &str) -> bool {
    lexicon.concepts.supports(lemma)
        || matches!(lemma, "recognize" | "pursue" | "stand" | "proceed" | "go")
}

/// The object of a verb, or that of *stand behind*, *stand for*.
fn object(annotated: &Annotated, verb: TokenId) -> Option<TokenId> {
    annotated.child(verb, Dep::dobj).or_else(|| {
        // "go ahead with the sanctions"
        let goes_on = matches!(annotated.lemma(verb), "go" | "proceed" | "press");
        if goes_on {
            let with = annotated
                .children_by(verb, Dep::prep)
                .find(|&prep| annotated.lower(prep) == "with")?;
            return annotated.child(with, Dep::pobj);
        }
        if annotated.lemma(verb) != "stand" {
            return None;
        }
        let prep = annotated
            .children_by(verb, Dep::prep)
            .find(|&prep| matches!(annotated.lower(prep), "behind" | "for"))?;
        annotated.child(prep, Dep::pobj)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::parse;

    fn stance(words: &str, verb: TokenId) -> Option<String> {
        let (_, annotated, _) = parse(words);
        let (verb, stance) = attitude(&Lexicon::english(), &annotated, verb)?;
        Some(format!("{} {stance}", annotated.lower(verb)))
    }

    #[test]
    fn never_turns_it_round() {
        let words = "Peru/Peru/PROPN/NNP/4/nsubj will/will/AUX/MD/4/aux never/never/ADV/RB/4/neg \
            recognize/recognize/VERB/VB/0/ROOT the/the/DET/DT/6/det claim/claim/NOUN/NN/4/dobj";
        assert_eq!(stance(words, 3).as_deref(), Some("recognize oppose"));
    }

    #[test]
    fn the_verb_may_stand_below_another() {
        let words = "we/we/PRON/PRP/2/nsubj continue/continue/VERB/VBP/0/ROOT to/to/PART/TO/4/aux \
            fight/fight/VERB/VB/2/xcomp smuggling/smuggling/NOUN/NN/4/dobj";
        assert_eq!(stance(words, 1).as_deref(), Some("fight oppose"));
    }

    #[test]
    fn a_plain_verb_shows_nothing() {
        let words = "we/we/PRON/PRP/2/nsubj read/read/VERB/VBP/0/ROOT it/it/PRON/PRP/2/dobj";
        assert_eq!(stance(words, 1), None);
    }
}
