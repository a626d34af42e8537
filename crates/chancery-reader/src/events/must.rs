//! What a speaker says that others must do.
//!
//! > **Peru must end** its raids, Chile said: a REQUEST of Chile to Peru.
//!
//! Leaves alone: what the speaker must do, what must be done to somebody, what must be so.

use chancery_record::ActorId;
use chancery_text::{Annotated, Dep, Pos, TokenId};

use super::grammar;
use crate::actors::Cast;

/// Somebody's duty.
pub struct Duty {
    /// The word that makes it one: *must*.
    pub modal: TokenId,
    /// What is to be done.
    pub verb: TokenId,
    /// Who is to do it.
    pub doers: Vec<ActorId>,
}

/// All duties of named doers.
pub fn duties(annotated: &Annotated, cast: &Cast) -> Vec<Duty> {
    (0..annotated.tokens.len() as TokenId)
        .filter_map(|verb| duty(annotated, cast, verb))
        .collect()
}

fn duty(annotated: &Annotated, cast: &Cast, verb: TokenId) -> Option<Duty> {
    let token = annotated.token(verb);
    if !matches!(token.pos, Pos::VERB) || grammar::is_passive(annotated, verb) {
        return None;
    }
    let (modal, subject) = own_modal(annotated, verb).or_else(|| has_to(annotated, verb))?;
    if annotated.lemma(verb) == "be" || annotated.token(subject).pos == Pos::PRON {
        return None;
    }
    let is_ours = annotated
        .children_by(subject, Dep::poss)
        .any(|owner| matches!(annotated.lower(owner), "our" | "my"));
    if is_ours {
        return None;
    }
    let mut doers = Vec::new();
    for noun in grammar::joined(annotated, subject) {
        for &id in cast.at(noun) {
            if !doers.contains(&id) {
                doers.push(id);
            }
        }
    }
    (!doers.is_empty()).then_some(Duty { modal, verb, doers })
}

/// *Peru **must** stop*.
fn own_modal(annotated: &Annotated, verb: TokenId) -> Option<(TokenId, TokenId)> {
    let modal = annotated
        .children_by(verb, Dep::aux)
        .find(|&aux| matches!(annotated.lower(aux), "must" | "should"))?;
    Some((modal, annotated.child(verb, Dep::nsubj)?))
}

/// *Peru **has** to stop*, *Peru **needs** to stop*.
fn has_to(annotated: &Annotated, verb: TokenId) -> Option<(TokenId, TokenId)> {
    let above = annotated.head(verb)?;
    let is_duty = annotated.token(verb).dep == Dep::xcomp
        && matches!(annotated.lower(above), "has" | "have" | "needs" | "need")
        && annotated
            .children_by(verb, Dep::aux)
            .any(|aux| annotated.lower(aux) == "to")
        && annotated.child(above, Dep::dobj).is_none()
        && !grammar::is_negated(annotated, above);
    is_duty
        .then(|| annotated.child(above, Dep::nsubj))
        .flatten()
        .map(|subject| (above, subject))
}
