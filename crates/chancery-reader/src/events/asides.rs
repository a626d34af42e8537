//! Who acts only in a relative clause of what an act names.
//!
//! > Oz expressed support for the island, **which Ib claims**: no support for Ib.
//!
//! Leaves alone whom the rules name, and those of whom, or of whose country, the sentence tells elsewhere too.

use chancery_record::ActorId;
use chancery_text::{Annotated, Dep, TokenId};

use super::candidate::Candidate;
use super::pairs::{Act, Ground, PAIR};

/// How many words up from the clause the act stands at most.
const REACH: usize = 4;

/// Makes those who only act in such a clause no sides of the act.
pub(super) fn clear(
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
        if is_named && !ruled(&id) && places.all(|&(place, ..)| acts_aside(annotated, head, place))
        {
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
