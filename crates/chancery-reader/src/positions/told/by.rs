//! Positions of those by whom a thing is backed, proposed or condemned.
//!
//! > a bill **sponsored by Peru** · the levy was **rejected by Chile and Bolivia**
//!
//! Who does so is named after *by*, the thing stands before.

use chancery_lexicon::words;
use chancery_record::{ActorId, Stance, StatementId, Why};
use chancery_text::{Annotated, Dep, Pos, TokenId};

use crate::positions::concepts::phrase;
use crate::positions::concepts::theme::Theme;
use crate::positions::holders::together;
use crate::positions::known::Known;
use crate::positions::polarity::praise;
use crate::positions::{Shown, Stage, polarity};

/// The most who are named in a row.
const MOST: usize = 8;

/// What was shown before by the same words is left out.
pub(in crate::positions) fn positions(stage: &Stage<'_>, before: &Known) -> Vec<Shown> {
    let annotated = stage.annotated;
    let mut shown = Vec::new();
    for (verb, statement) in stage.body() {
        let Some((by, stance)) = passive(annotated, verb) else {
            continue;
        };
        let Some(object) = object(annotated, verb) else {
            continue;
        };
        let theme = Theme {
            head: object,
            turned: false,
            verb: None,
            carrier: None,
        };
        if stance == Stance::Support && polarity::is_ill(annotated.lemma(object)) {
            continue;
        }
        let Some((concept, _)) = phrase::naming(annotated, stage.cast, &theme) else {
            continue;
        };
        for actor in holders(stage, by, statement) {
            let one = Shown {
                actor,
                concept: concept.clone(),
                stance,
                statement: statement.map(StatementId),
                event: None,
                span: stage.span(object, by).join(annotated.subtree_span(by)),
                confidence: 0.4,
                why: Why::new("by", annotated.lemma(verb)),
            };
            if !before.has(&one) {
                shown.push(one);
            }
        }
    }
    shown
}

/// The *by* of a passive that shows a stance, and which.
fn passive(annotated: &Annotated, verb: TokenId) -> Option<(TokenId, Stance)> {
    if annotated.token(verb).pos != Pos::VERB || polarity::is_negated(annotated, verb) {
        return None;
    }
    let by = annotated.child(verb, Dep::agent)?;
    let lemma = annotated.lemma(verb);
    if praise::is_against(lemma) {
        Some((by, Stance::Oppose))
    } else {
        (praise::is_for(lemma) || words::positions::MAKING.has(lemma))
            .then_some((by, Stance::Support))
    }
}

/// What is backed: the subject of the passive, or the noun that it hangs on.
fn object(annotated: &Annotated, verb: TokenId) -> Option<TokenId> {
    let is_noun = |token: &TokenId| matches!(annotated.token(*token).pos, Pos::NOUN | Pos::PROPN);
    annotated
        .child(verb, Dep::nsubjpass)
        .filter(is_noun)
        .or_else(|| {
            let dep = annotated.token(verb).dep;
            matches!(dep, Dep::acl | Dep::relcl)
                .then(|| annotated.head(verb))
                .flatten()
                .filter(is_noun)
        })
}

/// Who stands after *by*; nobody if a rival tells it.
fn holders(stage: &Stage<'_>, by: TokenId, statement: Option<u32>) -> Vec<ActorId> {
    let annotated = stage.annotated;
    let first = annotated.child(by, Dep::pobj);
    let row = std::iter::successors(first, |&one| annotated.child(one, Dep::conj)).take(MOST);
    let mut holders: Vec<ActorId> = Vec::new();
    for actor in row.flat_map(|token| stage.cast.at(token).iter().copied()) {
        let known = stage.cast.actors.get(actor.index());
        let is_known = known.is_some_and(|known| !known.country.is_empty());
        if is_known && !holders.contains(&actor) {
            holders.push(actor);
        }
    }
    if let Some(speaker) = together::speaker(stage, statement)
        && together::is_spokesman(stage, speaker)
        && !together::speaks_for(stage, speaker, &holders)
    {
        return Vec::new();
    }
    holders
}

#[cfg(test)]
mod tests {
    use crate::positions::known::Known;
    use crate::positions::sample::shown;
    use crate::positions::{Shown, Stage};

    #[test]
    fn the_one_after_by_holds_it() {
        fn read(stage: &Stage<'_>) -> Vec<Shown> {
            super::positions(stage, &Known::default())
        }
        let found = shown(
            read,
            "the/the/DET/DT/3/det grain/grain/NOUN/NN/3/compound levy/levy/NOUN/NN/5/nsubjpass \
             was/be/AUX/VBD/5/auxpass rejected/reject/VERB/VBN/0/ROOT by/by/ADP/IN/5/agent \
             *Peru/Peru/PROPN/NNP/6/pobj",
        );
        assert_eq!(found, ["Peru oppose grain-levy: levy was rejected by Peru"]);
    }
}
