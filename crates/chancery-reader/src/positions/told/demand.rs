//! Positions that a noun of demand or refusal names.
//!
//! > They backed **Peru's call for a ceasefire** and noted **Chile's opposition to the dam**.
//!
//! Whoever calls for a thing is for it, whether the call is told by a verb or by a noun. *A call
//! for action* that is nobody's shows nothing.

use chancery_lexicon::words;
use chancery_record::{ActorId, Stance, StatementId, Why};
use chancery_text::{Dep, Pos, TokenId};

use super::sides;
use crate::positions::concepts::{hits, phrase, theme};
use crate::positions::holders::together;
use crate::positions::{Shown, Stage, polarity};

/// The most words of one clause that are looked at.
const MOST: usize = 12;

pub(in crate::positions) fn positions(stage: &Stage<'_>) -> Vec<Shown> {
    let annotated = stage.annotated;
    let mut shown = Vec::new();
    for (noun, statement) in stage.body() {
        let Some((stance, preposition)) = stance(stage, noun) else {
            continue;
        };
        let holders = holders(stage, noun);
        if holders.is_empty() {
            continue;
        }
        let found: Vec<_> = theme::themes(stage.lexicon, annotated, preposition)
            .into_iter()
            .filter_map(|theme| {
                let stance = polarity::turn(stance, theme.turned);
                let (concept, stance) = match lexical(stage, theme.head) {
                    Some(named) => (named.concept.clone(), named.on_concept(stance)),
                    None => (phrase::naming(annotated, stage.cast, &theme)?.0, stance),
                };
                Some((concept, stance, theme.head))
            })
            .collect();
        // "a commitment to peace, stability and growth": one thing.
        let mut found = found;
        let mut first = true;
        found.retain(|(concept, ..)| std::mem::take(&mut first) || concept.contains('-'));
        for &actor in &holders {
            shown.extend(found.iter().map(|(concept, stance, head)| Shown {
                actor,
                concept: concept.clone(),
                stance: *stance,
                statement: statement.map(StatementId),
                event: None,
                span: stage.span(noun, *head),
                confidence: 0.45,
                why: Why::new("demand", annotated.lemma(noun)),
            }));
        }
    }
    shown
}

/// The concept of the lexicon whose phrase hangs on a token.
fn lexical<'a>(stage: &'a Stage<'_>, head: TokenId) -> Option<&'a hits::Named> {
    let from = stage
        .named
        .partition_point(|named| named.start + (MOST as u32) < head);
    stage.named[from..]
        .iter()
        .take_while(|named| named.start <= head)
        .find(|named| named.head == head && !named.bare && named.stance.is_none())
}

/// What the noun shows of its owner, and the preposition that leads to what it is about.
fn stance(stage: &Stage<'_>, noun: TokenId) -> Option<(Stance, TokenId)> {
    let annotated = stage.annotated;
    if annotated.token(noun).pos != Pos::NOUN || polarity::is_undone(annotated, noun) {
        return None;
    }
    // "Vetoed the council's call": there was none.
    let above = annotated.token(noun).head;
    if annotated.token(noun).dep == Dep::dobj
        && matches!(annotated.lemma(above), "veto" | "block" | "thwart")
    {
        return None;
    }
    // "the demand for imports" is no wish; "demands for reform" are.
    let (stance, prepositions): (Stance, &[&str]) = match annotated.lemma(noun) {
        "demand" if annotated.lower(noun) == "demands" => (Stance::Support, &["for"]),
        "call" | "appeal" | "support" | "plea" | "request" | "campaign" | "bid" => {
            (Stance::Support, &["for"])
        }
        "commitment" | "dedication" | "devotion" => (Stance::Support, &["to"]),
        lemma if words::positions::WISHES.has(lemma) => (Stance::Support, &[]),
        "concern" | "anger" | "criticism" | "protest" | "complaint" => (
            Stance::Oppose,
            &["about", "at", "over", "of", "against", "with"],
        ),
        "endorsement" | "backing" => (Stance::Support, &["of", "for"]),
        "opposition" | "objection" | "resistance" => (Stance::Oppose, &["to"]),
        "condemnation" | "rejection" | "denunciation" => (Stance::Oppose, &["of"]),
        _ => return None,
    };
    let is_own = |prep: TokenId| {
        matches!(annotated.lemma(noun), "campaign" | "bid") && sides::is_office_sought(stage, prep)
    };
    let preposition = annotated
        .children_by(noun, Dep::prep)
        .find(|&prep| prep > noun && prepositions.contains(&annotated.lower(prep)) && !is_own(prep))
        .or_else(|| {
            // "Peru's decision to open the port"
            annotated.child(noun, Dep::acl).filter(|&verb| {
                stance == Stance::Support
                    && annotated
                        .children_by(verb, Dep::aux)
                        .any(|aux| annotated.lower(aux) == "to")
            })
        })?;
    Some((stance, preposition))
}

/// The *from* of *support for the dam **came from** Peru*.
fn came_from(stage: &Stage<'_>, noun: TokenId) -> Option<TokenId> {
    let annotated = stage.annotated;
    let verb = annotated.token(noun).head;
    let comes = annotated.token(noun).dep == Dep::nsubj && annotated.lemma(verb) == "come";
    annotated
        .children_by(verb, Dep::prep)
        .find(|&from| comes && annotated.lower(from) == "from")
}

/// Whose it is: *Peru's call*, *UN calls*, *the call by Peru*.
fn holders(stage: &Stage<'_>, noun: TokenId) -> Vec<ActorId> {
    let annotated = stage.annotated;
    let owners = together::owners(stage, noun);
    // "calls from Peru, Chile and Bolivia for reform"
    let by = annotated
        .children_by(noun, Dep::prep)
        .filter(|&prep| {
            // "the commitment of the president to reform"
            let of = matches!(annotated.lemma(noun), "commitment" | "decision" | "desire");
            matches!(annotated.lower(prep), "by" | "from") || of && annotated.lower(prep) == "of"
        })
        .chain(came_from(stage, noun))
        .filter_map(|prep| annotated.child(prep, Dep::pobj))
        .flat_map(|first| {
            std::iter::successors(Some(first), |&one| annotated.child(one, Dep::conj))
        })
        .take(MOST);
    let mut holders: Vec<ActorId> = Vec::new();
    for owner in owners.chain(by) {
        if stage.is_first_person(owner) {
            // "our support": whoever speaks, read where the statement is.
            continue;
        }
        // "the decision by the leadership of Peru"
        let within = annotated
            .child(owner, Dep::prep)
            .filter(|_| stage.cast.at(owner).is_empty() || annotated.lemma(owner) == "leadership")
            .filter(|&prep| annotated.lower(prep) == "of")
            .and_then(|prep| annotated.child(prep, Dep::pobj))
            .unwrap_or(owner);
        for &actor in stage.cast.at(within) {
            if actor.index() < stage.cast.actors.len() && !holders.contains(&actor) {
                holders.push(actor);
            }
        }
    }
    holders
}

#[cfg(test)]
mod tests {
    use crate::positions::sample::shown;

    #[test]
    fn whose_call_it_is_wants_the_thing() {
        let found = shown(
            super::positions,
            "they/they/PRON/PRP/2/nsubj noted/note/VERB/VBD/0/ROOT *Peru/Peru/PROPN/NNP/5/poss \
             's/'s/PART/POS/3/case call/call/NOUN/NN/2/dobj for/for/ADP/IN/5/prep \
             an/an/DET/DT/8/det end/end/NOUN/NN/6/pobj to/to/ADP/IN/8/prep \
             the/the/DET/DT/11/det blockade/blockade/NOUN/NN/9/pobj",
        );
        assert_eq!(
            found,
            ["Peru oppose blockade: call for an end to the blockade"]
        );
    }

    #[test]
    fn a_call_of_nobody_shows_nothing() {
        let found = shown(
            super::positions,
            "calls/call/NOUN/NNS/4/nsubj for/for/ADP/IN/1/prep reform/reform/NOUN/NN/2/pobj \
             grew/grow/VERB/VBD/0/ROOT",
        );
        assert!(found.is_empty(), "{found:?}");
    }
}
