//! Whose the thing is that somebody does something to: as a rule his who does it.
//!
//! > Oz said that **Ib** would recall **its** envoy. Ode hoped that **Lu** would keep **her** word.
//!
//! Leaves alone: what is another's by the verb: *Oz said that Ib violated its airspace*, *backed its
//! plan*.

use chancery_text::{Annotated, Dep, EntityLabel, Pos, TokenId};

/// Verbs of what is done to another's things.
const TO_ANOTHERS: &[&str] = &[
    "accept",
    "affect",
    "approve",
    "assist",
    "attack",
    "back",
    "block",
    "bomb",
    "boycott",
    "breach",
    "challenge",
    "condemn",
    "criticise",
    "criticize",
    "damage",
    "endanger",
    "endorse",
    "enter",
    "expel",
    "finance",
    "freeze",
    "fund",
    "harm",
    "help",
    "hit",
    "hurt",
    "impede",
    "infringe",
    "insult",
    "invade",
    "kill",
    "obstruct",
    "occupy",
    "oppose",
    "praise",
    "raid",
    "recognise",
    "recognize",
    "reject",
    "respect",
    "seize",
    "shell",
    "support",
    "target",
    "thank",
    "threaten",
    "undermine",
    "violate",
    "visit",
    "welcome",
];

/// The verb whose subject owns what a possessive pronoun tells of.
pub(super) fn doer(doc: &Annotated, pronoun: TokenId) -> Option<TokenId> {
    if doc.token(pronoun).dep != Dep::poss {
        return None;
    }
    let mut at = doc.head(pronoun)?;
    let mut verb = None;
    for _ in 0..5 {
        let token = doc.token(at);
        let above = doc.head(at)?;
        match token.dep {
            Dep::dobj | Dep::pobj | Dep::prep | Dep::conj | Dep::pcomp => {}
            // *Would like **to** recall its envoy*
            Dep::xcomp if verb.is_some() => {}
            _ => return None,
        }
        if doc.token(above).pos == Pos::VERB {
            if TO_ANOTHERS.contains(&doc.lemma(above)) {
                return None;
            }
            verb = Some(above);
            if doc.child(above, Dep::nsubj).is_some() {
                // Of a main clause there is nobody else near.
                let is_told = matches!(doc.token(above).dep, Dep::ccomp | Dep::acl | Dep::advcl);
                return is_told.then_some(above);
            }
        }
        at = above;
    }
    None
}

/// *The Japanese*, *the French*: a people named by an adjective.
pub(super) fn is_people(doc: &Annotated, subject: TokenId) -> bool {
    let word = doc.lower(subject);
    let the = doc
        .child(subject, Dep::det)
        .is_some_and(|article| doc.lower(article) == "the");
    let is_plural = word.ends_with("ese") || word.ends_with("ish") || word.ends_with("ch");
    the && is_plural && doc.token(subject).entity == EntityLabel::NORP
}
