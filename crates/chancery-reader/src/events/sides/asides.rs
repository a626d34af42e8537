//! Who stands beside an act and has no part in it.
//!
//! > Oz expressed support for the island, **which Ib claims**: no support for Ib. Oz sent arms for the war
//! > **against Ib**: no arms for Ib. Oz and Ud signed a pact **brokered by Ib**: not with Ib.
//!
//! Leaves alone those of whom, or of whose country, the sentence tells elsewhere too; in relative clauses
//! also whom the rules name.

use chancery_record::{ActorId, EventType};
use chancery_text::{Annotated, Dep, Tag, TokenId};

use crate::events::candidates::Candidate;
use crate::events::weigh::rows::{Act, Ground, PAIR};

/// How many words up from the clause the act stands at most.
const REACH: usize = 4;

/// Makes those who only act in such a clause no sides of the act.
pub(in crate::events) fn clear(
    ground: &Ground<'_>,
    candidate: &Candidate,
    act: &Act<'_>,
    rows: &[(ActorId, [f32; PAIR])],
    likely: &mut [(f32, f32)],
) {
    let annotated = ground.annotated;
    let head = candidate.predicate.head;
    let here = ground.named_in(annotated.token(head).sentence);
    let ruled = |id: &ActorId| {
        act.ruled
            .is_some_and(|(source, target)| source.contains(id) || target.contains(id))
    };
    for (&(id, _), likely) in rows.iter().zip(likely) {
        let country = ground.cast.actor(id).country.as_str();
        let is_same = |other: ActorId| {
            other == id || !country.is_empty() && ground.cast.actor(other).country == country
        };
        let mut places = here
            .iter()
            .filter(|(_, actor, _)| is_same(*actor))
            .peekable();
        let is_named = places.peek().is_some();
        let is_ruled = ruled(&id);
        let is_aside = |place: TokenId| {
            is_outside(annotated, act.kind, head, place)
                || !is_ruled && acts_aside(annotated, head, place)
        };
        if is_named && places.all(|&(place, ..)| is_aside(place)) {
            *likely = (0.0, 0.0);
        }
    }
}

/// Whether a word is the subject of a relative clause under the word of an act.
fn acts_aside(annotated: &Annotated, act: TokenId, word: TokenId) -> bool {
    let token = annotated.token(word);
    let verb = token.head;
    matches!(token.dep, Dep::nsubj | Dep::nsubjpass)
        && verb != act
        && annotated.token(verb).dep == Dep::relcl
        && annotated
            .ancestors(verb)
            .take(REACH)
            .any(|above| above == act)
}

/// Whether a word names whom help or a pact is against, or who brokers it for others.
pub(in crate::events) fn is_outside(
    annotated: &Annotated,
    kind: EventType,
    act: TokenId,
    word: TokenId,
) -> bool {
    use EventType::*;
    if !matches!(kind, Support | Aid | Agree | Cooperate) {
        return false;
    }
    // *Against **the Front's** fighters*
    let mut noun = word;
    while matches!(
        annotated.token(noun).dep,
        Dep::poss | Dep::compound | Dep::amod | Dep::nmod | Dep::conj
    ) && annotated.token(noun).head != act
    {
        noun = annotated.token(noun).head;
    }
    let token = annotated.token(noun);
    let link = token.head;
    if token.dep != Dep::pobj || !annotated.ancestors(noun).any(|above| above == act) {
        return false;
    }
    let brokers = || {
        let verb = annotated.token(link).head;
        annotated.token(link).dep == Dep::agent
            && verb != act
            && annotated.token(verb).tag == Tag::VBN
            && matches!(annotated.lemma(verb), "broker" | "facilitate" | "mediate")
    };
    annotated.lower(link) == "against" || brokers()
}
