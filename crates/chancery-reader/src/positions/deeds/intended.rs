//! Positions of those who mean, try or are about to do something.
//!
//! > Peru **plans to open its ports**. · The minister said that Peru **would cut its tariffs**.
//!
//! What one plans, one is for: the *opening of ports*. Whoever speaks for the planner holds it too;
//! what is only passing (*will visit*, *plans to meet*) shows nothing.

use chancery_lexicon::{Lexicon, words};
use chancery_record::{ActorId, ActorKind, CueClass, Stance};
use chancery_text::{Annotated, Dep, Pos, Tag, TokenId};

use crate::positions::concepts::{phrase, theme};
use crate::positions::holders::giving::{Given, give};
use crate::positions::holders::together;
use crate::positions::known::Known;
use crate::positions::{Shown, Stage, polarity};

/// Of those, the ones whose object is meant as well: *plans **cuts***, *seeks **a truce***.
const BY_OBJECT: &[&str] = &["plan", "propose", "recommend", "seek", "want"];

/// What was shown before and is told once more by the same words is left out.
pub(in crate::positions) fn positions(stage: &Stage<'_>, before: &Known) -> Vec<Shown> {
    let annotated = stage.annotated;
    let mut shown: Vec<Shown> = Vec::new();
    for (verb, statement) in stage.body() {
        let denied = statement
            .and_then(|id| stage.statements.get(id as usize))
            .is_some_and(|said| said.negated || said.cue_class == CueClass::Deny);
        let Some((from, stance)) = meant(annotated, verb).filter(|_| !denied) else {
            continue;
        };
        let holders = holders(stage, verb, statement);
        if holders.is_empty() {
            continue;
        }
        for theme in theme::themes(stage.lexicon, annotated, from) {
            let Some(concept) = concept(stage, &theme, from) else {
                continue;
            };
            let stance = polarity::turn(stance, theme.turned);
            let given = Given {
                concept,
                stance,
                from: verb,
                head: theme.head,
                statement,
                rule: "intended",
                confidence: 0.4,
            };
            give(stage, &given, &holders, before, &mut shown);
        }
    }
    shown
}

/// The token that leads to what is meant, and whether it is wanted.
fn meant(annotated: &Annotated, verb: TokenId) -> Option<(TokenId, Stance)> {
    let token = annotated.token(verb);
    let subject = annotated.child(verb, Dep::nsubj)?;
    if !matches!(token.pos, Pos::VERB | Pos::AUX)
        || subject > verb
        || polarity::is_undone(annotated, verb)
        || annotated.children_by(verb, Dep::mark).any(|mark| {
            matches!(
                annotated.lower(mark),
                "as" | "because" | "while" | "although"
            )
        })
    {
        return None;
    }
    let stance = if polarity::is_negated(annotated, verb) {
        Stance::Oppose
    } else {
        Stance::Support
    };
    let word = annotated.child(verb, Dep::acomp).unwrap_or(verb);
    if words::positions::MEANING.has(annotated.lemma(word)) {
        let below = annotated.child(word, Dep::xcomp).filter(|&below| {
            let token = annotated.token(below);
            token.pos == Pos::VERB
                && matches!(token.tag, Tag::VB | Tag::VBG)
                && !words::positions::PASSING_VERBS.has(annotated.lemma(below))
        });
        let object = annotated
            .child(word, Dep::dobj)
            .filter(|_| BY_OBJECT.contains(&annotated.lemma(word)));
        return Some((below.or(object)?, stance));
    }
    let will = annotated
        .children_by(verb, Dep::aux)
        .any(|aux| matches!(annotated.lower(aux), "will" | "would" | "'ll" | "’ll"));
    // "It will harm whales": what is to be feared, not meant.
    let is_fate =
        polarity::harms(annotated.lemma(verb)) && annotated.token(subject).pos == Pos::PRON;
    // "would not rule it out" leaves open what happens.
    let does = annotated.child(verb, Dep::dobj).is_some()
        && !is_fate
        && !words::positions::PASSING_VERBS.has(annotated.lemma(verb));
    (will && stance == Stance::Support && does).then_some((verb, stance))
}

/// The subjects and who speaks for them; what one actor tells of another's plans is the other's if
/// the teller is a crowd or an outlet, and nobody's if it may be a rival.
fn holders(stage: &Stage<'_>, verb: TokenId, statement: Option<u32>) -> Vec<ActorId> {
    let annotated = stage.annotated;
    let mut holders = together::subjects(stage, verb);
    let own = annotated
        .child(verb, Dep::nsubj)
        .is_some_and(|subject| stage.is_first_person(subject));
    let speaker = together::speaker(stage, statement);
    if holders.is_empty() && own {
        holders.extend(speaker.or(stage.cast.author));
    }
    if holders.is_empty() {
        return holders;
    }
    if let Some(speaker) = speaker
        && !holders.contains(&speaker)
    {
        let is_spokesman = together::is_spokesman(stage, speaker);
        if together::speaks_for(stage, speaker, &holders) {
            holders.extend(Some(speaker).filter(|_| is_spokesman));
        } else if is_spokesman {
            return Vec::new();
        }
    }
    holders.retain(|&actor| {
        actor.index() < stage.cast.actors.len() && stage.cast.actor(actor).kind != ActorKind::Outlet
    });
    holders
}

/// What is done to what: *opening of ports*; of a thing that is given or made the thing alone.
fn concept(stage: &Stage<'_>, theme: &theme::Theme, from: TokenId) -> Option<String> {
    let annotated = stage.annotated;
    let head = theme.head;
    if !matches!(annotated.token(head).pos, Pos::NOUN | Pos::PROPN)
        || words::positions::PASSING.has(annotated.lemma(head))
    {
        return None;
    }
    let verb = annotated
        .head(head)
        .filter(|&verb| annotated.token(head).dep == Dep::dobj && verb >= from)
        .filter(|&verb| says_something(stage.lexicon, annotated, verb));
    verb.and_then(|verb| phrase::done_to(annotated, verb, head))
        .filter(|_| phrase::is_thing(annotated, stage.cast, head))
        .or_else(|| phrase::naming(annotated, stage.cast, theme).map(|(concept, _)| concept))
}

/// Whether a verb tells more than that its object is wanted or not.
fn says_something(lexicon: &Lexicon, annotated: &Annotated, verb: TokenId) -> bool {
    let lemma = annotated.lemma(verb);
    !theme::is_light(lemma)
        && !phrase::is_link(lemma)
        && !lexicon.concepts.supports(lemma)
        && !lexicon.concepts.opposes(lemma)
        && (!lexicon.concepts.turns(lemma) || theme::is_partial(annotated, verb))
}

#[cfg(test)]
mod tests {
    use crate::positions::known::Known;
    use crate::positions::sample::{said, shown};
    use crate::positions::{Shown, Stage};

    fn read(stage: &Stage<'_>) -> Vec<Shown> {
        super::positions(stage, &Known::default())
    }

    const PLANS: &str = "*Peru/Peru/PROPN/NNP/2/nsubj plans/plan/VERB/VBZ/0/ROOT \
        to/to/PART/TO/4/aux open/open/VERB/VB/2/xcomp grain/grain/NOUN/NN/6/compound \
        ports/port/NOUN/NNS/4/dobj";

    #[test]
    fn what_one_plans_one_is_for() {
        assert_eq!(
            shown(read, PLANS),
            ["Peru support opening-of-grain-ports: plans to open grain ports"]
        );
    }

    #[test]
    fn what_a_rival_tells_of_it_shows_nothing() {
        let words = format!("*Chile/Chile/PROPN/NNP/2/nsubj said/say/VERB/VBD/0/ROOT {PLANS}")
            .replace(
                "PROPN/NNP/2/nsubj plans/plan/VERB/VBZ/0/ROOT",
                "PROPN/NNP/4/nsubj plans/plan/VERB/VBZ/2/ccomp",
            )
            .replace(
                "TO/4/aux open/open/VERB/VB/2/xcomp",
                "TO/6/aux open/open/VERB/VB/4/xcomp",
            )
            .replace(
                "NN/6/compound ports/port/NOUN/NNS/4/dobj",
                "NN/8/compound ports/port/NOUN/NNS/6/dobj",
            );
        assert!(said(read, &words, Some("Chile"), 2..8).is_empty());
    }

    #[test]
    fn a_ceremony_is_no_stand() {
        let words = "*Peru/Peru/PROPN/NNP/3/nsubj will/will/AUX/MD/3/aux \
            lead/lead/VERB/VB/0/ROOT a/a/DET/DT/6/det trade/trade/NOUN/NN/6/compound \
            delegation/delegation/NOUN/NN/3/dobj";
        assert!(shown(read, words).is_empty());
    }
}
