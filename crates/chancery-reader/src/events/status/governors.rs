//! What a word makes of what it governs, by the lexicon (`events/status.toml`).
//!
//! > Peru **plans** raids: planned. Peru **put off** the visit: planned. Peru is **close** to a deal:
//! > hypothetical.
//!
//! Leaves alone: *agreed **after** talks*, for such a preposition hands nothing on.

use chancery_lexicon::events::Events;
use chancery_record::{EventType, Status};
use chancery_text::{Annotated, Dep, Pos, TokenId};

/// What a word makes of a noun: who proposes talks or a pact wants others to join in.
pub fn of_lemma(events: &Events, lemma: &str, kind: Option<EventType>) -> Option<Status> {
    use EventType::*;
    let is_joint = matches!(kind, Some(Consult | Agree | Cooperate | Retreat | Concede));
    match lemma {
        "propose" | "proposal" | "suggest" if is_joint => Some(Status::Demanded),
        _ => events.governors.get(lemma).copied(),
    }
}

/// Whether a preposition hands on what the word before it says of the future: *a plan **for** talks*,
/// *called **for** talks*, but not *agreed **after** talks*.
pub fn bears_on(annotated: &Annotated, preposition: TokenId) -> bool {
    let word = annotated.lower(preposition);
    annotated.token(preposition).dep != Dep::prep
        || [
            "for", "to", "on", "of", "upon", "toward", "towards", "against",
        ]
        .contains(&word)
}

/// What a word makes of what it governs; *put **off*** and *hold **up*** stand with their particles.
pub fn governed(events: &Events, annotated: &Annotated, governor: TokenId) -> Option<Status> {
    let lemma = annotated.lemma(governor);
    // *Accepted an **invitation** to visit*: will come.
    let token = annotated.token(governor);
    let is_accepted = token.dep == Dep::dobj && annotated.lemma(token.head) == "accept";
    if lemma == "invitation" && is_accepted {
        return Some(Status::Planned);
    }
    let particle = annotated.child(governor, Dep::prt);
    let phrase = particle.map(|particle| format!("{lemma} {}", annotated.lower(particle)));
    let of = |word: &str| events.governors.get(word).copied();
    // *Is **close** to a deal*, not *closed the border*
    let quality = (annotated.token(governor).pos == Pos::ADJ).then(|| format!("be {lemma}"));
    phrase
        .or(quality)
        .and_then(|phrase| of(&phrase))
        .or_else(|| of(lemma))
        .or_else(|| of(annotated.lower(governor)))
}

/// Whether a plan is only looked at: ***consider** a plan*.
pub fn is_weighed(events: &Events, annotated: &Annotated, plan: TokenId) -> bool {
    let token = annotated.token(plan);
    token.pos == Pos::NOUN
        && token.dep == Dep::dobj
        && events.in_class("weighing", annotated.lemma(token.head))
}
