//! Whose the thing is that somebody does something to: his who does it, by verbs of one's own things.
//!
//! > Oz said that **Ib** would recall **its** envoy. Ode hoped that **Lu** would keep **her** word.
//!
//! Leaves alone: what may be another's: *Oz said that Ib violated its airspace*, *freed its citizens*,
//! *moved tanks to its border*.

use chancery_lexicon::words;
use chancery_text::{Annotated, Dep, EntityLabel, Pos, TokenId};

/// The verb whose subject owns its object, of which a possessive pronoun tells.
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
            Dep::dobj | Dep::conj if verb.is_none() => {}
            // *Would like **to** recall its envoy*
            Dep::xcomp if verb.is_some() => {}
            _ => return None,
        }
        if doc.token(above).pos == Pos::VERB {
            if verb.is_none() && !words::actors::WITH_OWN.has(doc.lemma(above)) {
                return None;
            }
            verb = Some(above);
            if doc.child(above, Dep::nsubj).is_some() {
                // Of a main clause there is nobody else near.
                let is_told = matches!(doc.token(above).dep, Dep::ccomp | Dep::acl);
                return is_told.then_some(above);
            }
        }
        at = above;
    }
    None
}

/// The verb whose subject owns what its clause goes on to name, and whether the subject acts: *is **under
/// pressure** over its raids*, ***was weakened** by its war*, ***dropped** its plan*.
pub(super) fn bearer(doc: &Annotated, pronoun: TokenId) -> Option<(TokenId, bool)> {
    if doc.lower(pronoun) != "its" || doc.token(pronoun).dep != Dep::poss {
        return None;
    }
    let verb = doc
        .ancestors(pronoun)
        .take(6)
        .find(|&above| matches!(doc.token(above).pos, Pos::VERB | Pos::AUX))?;
    let owned = doc.head(pronoun)?;
    let acts = doc.child(verb, Dep::nsubjpass).is_none() && doc.lemma(verb) != "be";
    let subject = doc
        .child(verb, Dep::nsubjpass)
        .or_else(|| doc.child(verb, Dep::nsubj))?;
    let is_object = doc.token(owned).dep == Dep::dobj && doc.head(owned) == Some(verb);
    (subject < verb && verb < pronoun && (!acts || is_object)).then_some((verb, acts))
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
