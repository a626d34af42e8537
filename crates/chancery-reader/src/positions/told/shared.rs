//! Positions that several hold together.
//!
//! > Peru and Chile **share a view on** the law of the sea.
//!
//! Everybody who is named as sharing it holds it. Where the clause does not say whether it is for
//! or against, the concept's lean does; *share a position against the blockade* is against it. Where
//! nobody is named (*states that hold the same view on …*) it is the view of whoever speaks of them.

use chancery_record::{ActorId, Stance, StatementId, Why};
use chancery_text::{Annotated, Dep, TokenId};

use crate::positions::concepts::phrase;
use crate::positions::concepts::theme::Theme;
use crate::positions::holders::together;
use crate::positions::{Shown, Stage, polarity};

/// The most concepts that one shared view is about.
const MOST: usize = 2;

/// The most places after a view that are looked at.
const FARTHEST: usize = 64;

pub(in crate::positions) fn positions(stage: &Stage<'_>) -> Vec<Shown> {
    let annotated = stage.annotated;
    let mut shown = Vec::new();
    for (verb, statement) in stage.body() {
        let Some(view) = shared_view(annotated, verb) else {
            continue;
        };
        let found = about(stage, verb, view);
        for (actor, confidence) in holders(stage, verb, statement) {
            for (concept, entry, stance, last) in &found {
                shown.push(Shown {
                    actor,
                    concept: concept.clone(),
                    stance: *stance,
                    statement: statement.map(StatementId),
                    event: None,
                    span: stage.span(verb, *last),
                    confidence,
                    why: Why::new("shared", entry.clone()),
                });
            }
        }
    }
    shown
}

/// The *view* of *share a view* and *hold the same view*.
fn shared_view(annotated: &Annotated, verb: TokenId) -> Option<TokenId> {
    let lemma = annotated.lemma(verb);
    if !matches!(lemma, "share" | "hold" | "have" | "take" | "adopt") {
        return None;
    }
    let view = annotated.child(verb, Dep::dobj)?;
    let is_view = matches!(
        annotated.lemma(view),
        "view"
            | "stance"
            | "position"
            | "opinion"
            | "stand"
            | "standpoint"
            | "attitude"
            | "outlook"
            | "viewpoint"
            | "vision"
    );
    let is_joint = lemma == "share"
        || annotated.children(view).iter().any(|&child| {
            matches!(
                annotated.lower(child),
                "same"
                    | "common"
                    | "identical"
                    | "similar"
                    | "shared"
                    | "joint"
                    | "unified"
                    | "united"
            )
        });
    let negated = polarity::is_negated(annotated, verb) || polarity::is_negated(annotated, view);
    (is_view && is_joint && !negated).then_some(view)
}

/// What a view is on: concept, entry, stance and last token.
fn about(
    stage: &Stage<'_>,
    verb: TokenId,
    view: TokenId,
) -> Vec<(String, String, Stance, TokenId)> {
    let annotated = stage.annotated;
    let tokens = annotated.edges(verb);
    let from = stage.named.partition_point(|named| named.start <= view);
    let mut found: Vec<(String, String, Stance, TokenId)> = Vec::new();
    for named in stage.named[from..]
        .iter()
        .take_while(|named| named.start < tokens.end)
        .take(FARTHEST)
    {
        if named.bare || found.len() >= MOST || found.iter().any(|one| one.0 == named.concept) {
            continue;
        }
        let mut others = stage.named[from..].iter().take(FARTHEST);
        if others.any(|other| named.is_within(other)) {
            continue;
        }
        let reading = polarity::read(stage.lexicon, annotated, named.head, |token| {
            token > view && token < tokens.end
        });
        let stance = match (named.stance, reading.attitude, reading.turned) {
            (Some(stance), ..) => Some(stance),
            (_, Some((_, stance)), _) => Some(named.on_concept(stance)),
            (.., true) => Some(named.on_concept(Stance::Oppose)),
            _ => named.lean,
        };
        if let Some(stance) = stance {
            let entry = format!("concepts.{}", named.entry);
            found.push((named.concept.clone(), entry, stance, named.end - 1));
        }
    }
    if found.is_empty() {
        found.extend(against(stage, verb, view));
    }
    found
}

/// What a view is against, in the words of the text.
fn against(
    stage: &Stage<'_>,
    verb: TokenId,
    view: TokenId,
) -> Option<(String, String, Stance, TokenId)> {
    let annotated = stage.annotated;
    let preposition = [view, verb]
        .into_iter()
        .flat_map(|above| annotated.children_by(above, Dep::prep))
        .find(|&token| annotated.lower(token) == "against")?;
    let object = annotated.child(preposition, Dep::pobj)?;
    let theme = Theme {
        head: object,
        turned: true,
        verb: None,
        carrier: None,
    };
    let (concept, _) = phrase::naming(annotated, stage.cast, &theme)?;
    Some((concept, "words".to_string(), Stance::Oppose, object))
}

/// Who shares it, and how sure that is: the subjects; the speaker if one of them is the speaker's
/// state or none of them is named.
fn holders(stage: &Stage<'_>, verb: TokenId, statement: Option<u32>) -> Vec<(ActorId, f32)> {
    let subjects = together::subjects(stage, verb);
    let speaker = together::speaker(stage, statement);
    let mut holders: Vec<(ActorId, f32)> = subjects.iter().map(|&subject| (subject, 0.4)).collect();
    if let Some(speaker) = speaker
        && !subjects.contains(&speaker)
    {
        if subjects.is_empty() {
            holders.push((speaker, 0.3));
        } else if together::speaks_for(stage, speaker, &subjects) {
            holders.push((speaker, 0.4));
        }
    }
    holders
}

#[cfg(test)]
mod tests {
    use crate::positions::sample::shown;

    #[test]
    fn everybody_who_shares_a_view_holds_it() {
        let found = shown(
            super::positions,
            "*Peru/Peru/PROPN/NNP/4/nsubj and/and/CCONJ/CC/1/cc *Chile/Chile/PROPN/NNP/1/conj \
             share/share/VERB/VBP/0/ROOT a/a/DET/DT/6/det view/view/NOUN/NN/4/dobj \
             on/on/ADP/IN/6/prep the/the/DET/DT/10/det arms/arm/NOUN/NNS/10/compound \
             race/race/NOUN/NN/7/pobj ././PUNCT/./4/punct",
        );
        assert_eq!(
            found,
            [
                "Peru oppose arms-race: share a view on the arms race",
                "Chile oppose arms-race: share a view on the arms race",
            ]
        );
    }

    #[test]
    fn a_view_against_something_opposes_it() {
        let found = shown(
            super::positions,
            "*Peru/Peru/PROPN/NNP/2/nsubj holds/hold/VERB/VBZ/0/ROOT the/the/DET/DT/5/det \
             same/same/ADJ/JJ/5/amod position/position/NOUN/NN/2/dobj \
             against/against/ADP/IN/5/prep free/free/ADJ/JJ/8/amod trade/trade/NOUN/NN/6/pobj",
        );
        assert_eq!(
            found,
            ["Peru oppose free-trade: holds the same position against free trade"]
        );
    }

    #[test]
    fn a_view_of_ones_own_or_none_is_not_shared() {
        for verb in [
            "holds/hold/VERB/VBZ/0/ROOT its/its/PRON/PRP$/4/poss",
            "shares/share/VERB/VBZ/0/ROOT no/no/DET/DT/4/det",
        ] {
            let text = format!(
                "*Peru/Peru/PROPN/NNP/2/nsubj {verb} view/view/NOUN/NN/2/dobj \
                 on/on/ADP/IN/4/prep free/free/ADJ/JJ/7/amod trade/trade/NOUN/NN/5/pobj"
            );
            assert!(shown(super::positions, &text).is_empty(), "{verb}");
        }
    }
}
