//! Whose a noun is: ***Peru's** plan*, *an order signed **by Chile***, ***Chad** announced a plan*.

use chancery_lexicon::words;
use chancery_text::{Annotated, Dep, EntityLabel, Pos, Tag, TokenId};

use super::links::under;
use super::verbs::{DEPTH, charges, object, subject, subject_within};

/// *Signed **an order***, *Peru's **order***, *an **order** by Peru*
pub(super) fn is_owned(annotated: &Annotated, noun: TokenId) -> bool {
    holder(annotated, noun).is_some()
        || under(annotated, noun, "by").next().is_some()
        || signer(annotated, noun).is_some()
        || annotated.token(noun).dep == Dep::dobj
            && writes(annotated, noun)
            && owner(annotated, noun, DEPTH).is_some()
}

/// ***Peru's** statement*, but not ***last week's** statement*
fn holder(annotated: &Annotated, noun: TokenId) -> Option<TokenId> {
    annotated
        .child(noun, Dep::poss)
        .filter(|&owner| annotated.token(owner).entity != EntityLabel::DATE)
}

/// Whose plan it is: ***Peru's** plan to leave*, *the steps **by Chile** to provide aid*, *a **Kenyan** bid
/// to mediate*.
pub(super) fn planner(annotated: &Annotated, plan: TokenId) -> Option<TokenId> {
    let by = || under(annotated, plan, "by").next();
    let before = || {
        let is_name = |word: &TokenId| {
            let token = annotated.token(*word);
            matches!(token.dep, Dep::amod | Dep::compound | Dep::nmod)
                && matches!(
                    token.entity,
                    EntityLabel::NORP | EntityLabel::GPE | EntityLabel::ORG
                )
        };
        let mut words = annotated.children(plan).iter().copied();
        words
            .find(is_name)
            .filter(|_| is_plan(annotated.lemma(plan)))
    };
    holder(annotated, plan).or_else(by).or_else(before)
}

/// Nouns for what somebody means to do.
pub(super) fn is_plan(lemma: &str) -> bool {
    words::clauses::PLANS.has(lemma)
}

/// *A statement **signed by Peru***
pub(super) fn signer(annotated: &Annotated, noun: TokenId) -> Option<TokenId> {
    annotated
        .children_by(noun, Dep::acl)
        .filter(|&verb| annotated.token(verb).tag == Tag::VBN)
        .flat_map(|verb| annotated.children_by(verb, Dep::agent))
        .find_map(|by| annotated.child(by, Dep::pobj))
}

/// ***Signed** an order*, ***issued** a statement*, but not ***blocked** a statement*.
pub fn writes(annotated: &Annotated, noun: TokenId) -> bool {
    annotated
        .head(noun)
        .is_some_and(|verb| words::clauses::WRITING.has(annotated.lemma(verb)))
}

/// Whether a noun names what somebody writes or adopts, so that it acts for them: *signed an **order**
/// banning imports*.
pub fn is_written(annotated: &Annotated, noun: TokenId) -> bool {
    words::clauses::WRITTEN.has(annotated.lemma(noun))
}

/// Whose a noun is by the verb that governs it: *China's plan*, *China announced a plan*.
pub(super) fn owner(annotated: &Annotated, noun: TokenId, depth: u8) -> Option<TokenId> {
    let token = annotated.token(noun);
    let head = annotated.head(noun)?;
    // *Opposes attempts to oust the king*: somebody else's.
    if words::clauses::FACING.has(annotated.lemma(head)) {
        return None;
    }
    match token.dep {
        Dep::dobj | Dep::attr | Dep::acomp => subject_within(annotated, head, depth),
        Dep::pobj => {
            let governor = annotated.head(head)?;
            if depth == 0 {
                return None;
            }
            // *Charged **the man** with a plot to attack Peru*
            match annotated.token(governor).pos {
                Pos::VERB if charges(annotated.lemma(governor)) => object(annotated, governor),
                Pos::VERB | Pos::AUX => subject_within(annotated, governor, depth - 1),
                _ => owner(annotated, governor, depth - 1),
            }
        }
        _ => None,
    }
}

/// Whose a noun is that its owner only speaks of: *Peru and Chile reviewed **their** work*, *Peru
/// renewed **its** support*. The pronoun means the subject.
pub fn own_subject(annotated: &Annotated, noun: TokenId, owner: TokenId) -> Option<TokenId> {
    let is_pronoun = annotated.token(owner).pos == Pos::PRON
        && matches!(annotated.lower(owner), "their" | "its" | "his" | "her");
    let mut at = noun;
    while annotated.token(at).dep == Dep::conj {
        at = annotated.head(at)?;
    }
    let verb = annotated.head(at)?;
    let speaks =
        annotated.token(at).dep == Dep::dobj && words::clauses::VOICING.has(annotated.lemma(verb));
    (is_pronoun && speaks)
        .then(|| subject(annotated, verb))
        .flatten()
}
