//! Which predicate a phrase of time or place belongs to.
//!
//! > The ministers **held talks** in Lima *on Monday*.
//!
//! The parser hangs *on Monday* under *held*, *talks* or even *Lima*; all three mean the talks.
//! What may be climbed over and what may not is decided here, once for dates and for places.

use chancery_lexicon::words;
use chancery_text::{Annotated, Dep, EntityLabel, Pos, TokenId};

use crate::along;
use crate::trees::has_subject;

/// Whether what stands behind the object of a verb tells of the object: *condemned the attack **in Lima***.
pub fn is_about(annotated: &Annotated, verb: TokenId) -> bool {
    words::clauses::ABOUT.has(annotated.lemma(verb))
}

/// How near an adjunct stands to a predicate: 0 is its own, larger is farther; none if it belongs
/// to something else.
///
/// Linear in the depth climbed, which is bounded.
pub fn distance(annotated: &Annotated, adjunct: TokenId, trigger: TokenId) -> Option<u8> {
    let climb = climb(annotated, adjunct);
    let mut rank = 0;
    let mut site = climb.site;
    if site == trigger {
        return Some(0);
    }
    // He pointed to his *meeting with the envoy* 22 years ago: not the pointing.
    if !climb.tight && is_told_of(annotated, site, trigger) {
        let behind = annotated.token(trigger).right_edge + 1;
        return (behind..behind + 4)
            .contains(&annotated.token(adjunct).left_edge)
            .then_some(2);
    }
    for _ in 0..4 {
        if let Some(extra) = shares(annotated, site, trigger) {
            return Some(rank + extra);
        }
        if climb.tight {
            return None;
        }
        // A phrase put under an object by the parser, though it tells of the verb.
        let token = annotated.token(site);
        if !matches!(token.pos, Pos::NOUN | Pos::PROPN | Pos::PRON | Pos::NUM) {
            return None;
        }
        let above = annotated.head(site)?;
        let above_token = annotated.token(above);
        match token.dep {
            Dep::dobj | Dep::dative | Dep::attr | Dep::oprd | Dep::obj | Dep::nsubjpass => {
                let named = is_named(annotated, site);
                if !named && words::clauses::ABOUT.has(annotated.lemma(above)) {
                    return None;
                }
                rank += 2;
                site = above;
            }
            Dep::pobj | Dep::obl => {
                let named = is_named(annotated, site);
                let up = if above_token.pos == Pos::ADP || above_token.dep == Dep::agent {
                    annotated.head(above)?
                } else {
                    above
                };
                if !named && words::clauses::ABOUT.has(annotated.lemma(up)) {
                    return None;
                }
                rank += 2;
                site = up;
            }
            Dep::appos | Dep::conj | Dep::flat | Dep::compound if is_named(annotated, site) => {
                rank += 1;
                site = above;
            }
            _ => return None,
        }
        if site == trigger {
            return Some(rank);
        }
    }
    None
}

/// Whether a noun is what a verb of telling is about: *recalled the **visit***, *pointed to it*.
fn is_told_of(annotated: &Annotated, verb: TokenId, noun: TokenId) -> bool {
    let told = annotated.token(noun);
    let above = match told.dep {
        Dep::dobj => told.head,
        Dep::pobj => annotated.token(told.head).head,
        _ => return false,
    };
    let lemma = annotated.lemma(verb);
    told.pos == Pos::NOUN
        && above == verb
        && matches!(annotated.token(verb).pos, Pos::VERB)
        && matches!(
            lemma,
            "point" | "refer" | "recall" | "mention" | "remember" | "allude"
        )
}

/// Whether what hangs under `site` also tells of `trigger`, and how far off that is.
fn shares(annotated: &Annotated, site: TokenId, trigger: TokenId) -> Option<u8> {
    if site == trigger {
        return Some(0);
    }
    let place = annotated.token(site);
    let event = annotated.token(trigger);
    let is_verb = matches!(place.pos, Pos::VERB | Pos::AUX);
    if is_verb && words::clauses::LIGHT.has(annotated.lemma(site)) {
        // held *talks*; *talks* were held; took *part in talks*; began *visiting*
        let mut at = trigger;
        for _ in 0..4 {
            let token = annotated.token(at);
            let arguments = matches!(
                token.dep,
                Dep::dobj
                    | Dep::nsubj
                    | Dep::nsubjpass
                    | Dep::attr
                    | Dep::pobj
                    | Dep::prep
                    | Dep::xcomp
                    | Dep::obj
                    | Dep::nsubj_pass
                    | Dep::oprd
                    | Dep::conj
            );
            if !arguments {
                break;
            }
            at = annotated.head(at)?;
            if at == site {
                return Some(1);
            }
        }
    }
    if is_verb && event.pos == Pos::AUX && event.head == site {
        return Some(0);
    }
    // On Monday he arrived and *met* the minister.
    if is_verb && event.dep == Dep::conj && event.head == site {
        let shares =
            !has_subject(annotated, trigger) && along::is_in_one_tense(annotated, site, trigger);
        return shares.then_some(3);
    }
    // held *talks* [on Monday under talks]: the trigger may be the light verb itself
    if matches!(place.pos, Pos::NOUN | Pos::PROPN)
        && matches!(place.dep, Dep::dobj | Dep::nsubjpass | Dep::obj)
        && place.head == trigger
        && words::clauses::LIGHT.has(annotated.lemma(trigger))
    {
        return Some(1);
    }
    None
}

/// Whether a token stands for a name: times and places do not belong to persons and bodies.
fn is_named(annotated: &Annotated, token: TokenId) -> bool {
    let token = annotated.token(token);
    token.pos == Pos::PROPN
        || token.pos == Pos::PRON
        || matches!(
            token.entity,
            EntityLabel::GPE
                | EntityLabel::LOC
                | EntityLabel::FAC
                | EntityLabel::PERSON
                | EntityLabel::ORG
                | EntityLabel::NORP
                | EntityLabel::DATE
                | EntityLabel::TIME
        )
}

/// Where an adjunct ends up.
struct Climb {
    site: TokenId,
    /// Bound to exactly that word: *Monday's attack*, *the Lima talks*.
    tight: bool,
}

/// From the head of an adjunct up to the word it tells of.
fn climb(annotated: &Annotated, adjunct: TokenId) -> Climb {
    let mut at = adjunct;
    let mut tight = false;
    for _ in 0..8 {
        let token = annotated.token(at);
        let Some(above) = annotated.head(at) else {
            break;
        };
        let above_token = annotated.token(above);
        match token.dep {
            Dep::poss | Dep::compound | Dep::amod | Dep::nmod | Dep::nummod
                if above_token.pos == Pos::NOUN && above_token.entity != EntityLabel::DATE =>
            {
                tight = true;
                at = above;
            }
            _ => at = above,
        }
        let token = annotated.token(at);
        let carrier = matches!(token.pos, Pos::ADP | Pos::SCONJ | Pos::PART)
            || (matches!(token.pos, Pos::ADV | Pos::NUM | Pos::ADJ | Pos::DET) && !tight)
            || matches!(
                token.entity,
                EntityLabel::DATE
                    | EntityLabel::TIME
                    | EntityLabel::GPE
                    | EntityLabel::LOC
                    | EntityLabel::FAC
            );
        if !carrier {
            break;
        }
    }
    Climb { site: at, tight }
}
