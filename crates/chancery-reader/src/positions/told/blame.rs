//! Positions of those who name a wrong and who did it.
//!
//! > They discussed **Chile's unprovoked attack on Peru**. · sanctions in response to **the occupation
//! > by Chile**
//!
//! Whoever speaks of a wrong by its name, and says whose it is, is against it. What one suffers, or
//! what nobody is said to have done, shows nothing: a *war* alone has two sides.

use chancery_lexicon::words;
use chancery_record::{ActorId, Stance, StatementId, Why};
use chancery_text::{Dep, Pos, TokenId};

use crate::positions::concepts::phrase;
use crate::positions::holders::together;
use crate::positions::known::Known;
use crate::positions::{Shown, Stage, holders};

/// What was shown before by the same words is left out.
pub(in crate::positions) fn positions(stage: &Stage<'_>, before: &Known) -> Vec<Shown> {
    let annotated = stage.annotated;
    let mut shown = Vec::new();
    for (noun, statement) in stage.body() {
        let Some(doer) = doer(stage, noun) else {
            continue;
        };
        let holders = blamers(stage, noun, statement);
        if holders.is_empty() || together::speaks_for(stage, holders[0], &doer) {
            continue;
        }
        // "Chilean aggression" may be what the lexicon calls the invasion.
        let named = stage
            .named
            .iter()
            .chain(&stage.faint)
            .find(|named| named.head == noun && !named.bare && named.lean == Some(Stance::Oppose))
            .map(|named| named.concept.clone());
        let words = || phrase::concept(annotated, noun).filter(|words| words.contains('-'));
        let Some(concept) = named.or_else(words) else {
            continue;
        };
        for actor in holders {
            let one = Shown {
                actor,
                concept: concept.clone(),
                stance: Stance::Oppose,
                statement: statement.map(StatementId),
                event: None,
                span: annotated.subtree_span(noun),
                confidence: 0.4,
                why: Why::new("blame", annotated.lemma(noun)),
            };
            if !before.has_stance(&one) && !doer.contains(&actor) {
                shown.push(one);
            }
        }
    }
    shown
}

/// Whose wrong a noun names, if it names one.
fn doer(stage: &Stage<'_>, noun: TokenId) -> Option<Vec<ActorId>> {
    let annotated = stage.annotated;
    if !matches!(annotated.token(noun).pos, Pos::NOUN | Pos::PROPN)
        || annotated.token(noun).dep == Dep::compound
    {
        return None;
    }
    let lemma = annotated.lemma(noun);
    let is_blamed = || {
        annotated
            .children_by(noun, Dep::amod)
            .flat_map(|first| {
                std::iter::successors(Some(first), |&one| annotated.child(one, Dep::conj)).take(4)
            })
            .any(|word| words::positions::BLAMING.has(annotated.lower(word)))
    };
    if !(words::positions::WRONGS.has(lemma) || words::positions::DEEDS.has(lemma) && is_blamed()) {
        return None;
    }
    let by = annotated
        .children_by(noun, Dep::prep)
        .filter(|&prep| matches!(annotated.lower(prep), "by" | "of"))
        .filter_map(|prep| annotated.child(prep, Dep::pobj));
    together::owners(stage, noun)
        .chain(by)
        .map(|token| stage.cast.at(token).to_vec())
        .find(|actors| !actors.is_empty())
}

/// Who speaks: all who share the statement, else those of the author's side whose talk it was, else
/// the author of the document.
fn blamers(stage: &Stage<'_>, noun: TokenId, statement: Option<u32>) -> Vec<ActorId> {
    match statement.and_then(|id| stage.statements.get(id as usize)) {
        Some(statement) if statement.in_title => Vec::new(),
        Some(statement) => holders::holders(stage, statement),
        None => {
            let Some(author) = stage.cast.author else {
                return Vec::new();
            };
            let verb = stage
                .annotated
                .ancestors(noun)
                .find(|&above| stage.annotated.child(above, Dep::nsubj).is_some());
            let mut talked = verb.map_or(Vec::new(), |verb| together::subjects(stage, verb));
            talked.retain(|&one| {
                together::is_spokesman(stage, one) && together::speaks_for(stage, author, &[one])
            });
            if talked.is_empty() {
                talked.push(author);
            }
            talked
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::positions::known::Known;
    use crate::positions::sample::said;
    use crate::positions::{Shown, Stage};

    fn read(stage: &Stage<'_>) -> Vec<Shown> {
        super::positions(stage, &Known::default())
    }

    fn of(owner: &str) -> Vec<String> {
        let words = format!(
            "*Peru/Peru/PROPN/NNP/2/nsubj discussed/discuss/VERB/VBD/0/ROOT \
             *{owner}/{owner}/PROPN/NNP/6/poss 's/'s/PART/POS/3/case \
             unprovoked/unprovoked/ADJ/JJ/6/amod attack/attack/NOUN/NN/2/dobj \
             on/on/ADP/IN/6/prep fishing/fishing/NOUN/NN/9/compound boats/boat/NOUN/NNS/7/pobj"
        );
        said(read, &words, Some("Peru"), 2..9)
    }

    #[test]
    fn who_names_a_wrong_is_against_it() {
        assert_eq!(
            of("Chile"),
            ["Peru oppose chile-unprovoked-attack-on-fishing-boats: \
                 Chile 's unprovoked attack on fishing boats"]
        );
    }

    #[test]
    fn ones_own_deed_shows_nothing() {
        assert!(of("Peru").is_empty());
    }
}
