//! What a plain clause judges: *it is necessary to …*, *the levy is unfair*, *the levy would hurt …*.
//!
//! > The minister said **it was essential to reopen the line** and **the levy would hurt growers**.
//!
//! Who says so is for the opening and against the levy.

use chancery_lexicon::{Lexicon, words};
use chancery_record::Stance;
use chancery_text::{Annotated, Dep, Pos, TokenId};

use crate::positions::polarity;

/// The stance of whoever calls a thing by such a word.
pub(in crate::positions) fn of_word(lexicon: &Lexicon, lemma: &str) -> Option<Stance> {
    if words::polarity::WRONG.has(lemma)
        || lexicon.concepts.opposes(lemma)
        || polarity::is_ill(lemma)
    {
        return Some(Stance::Oppose);
    }
    (words::polarity::SOUND.has(lemma) || lexicon.concepts.supports(lemma))
        .then_some(Stance::Support)
}

/// Verbs by which a thing does good.
const HELPING: &[&str] = &[
    "advance",
    "benefit",
    "contribute",
    "help",
    "improve",
    "promote",
    "serve",
    "strengthen",
];

/// The token that leads to what a clause calls necessary or wrong to do.
pub(in crate::positions) fn needed(
    annotated: &Annotated,
    head: TokenId,
) -> Option<(TokenId, Stance)> {
    let lemma = annotated.lemma(head);
    let turned = polarity::is_negated(annotated, head);
    let below = |above: TokenId| {
        annotated
            .child(above, Dep::xcomp)
            .or_else(|| annotated.child(above, Dep::ccomp))
            .or_else(|| annotated.child(above, Dep::acl))
            .filter(|&below| annotated.token(below).pos == Pos::VERB)
    };
    // "we have to open our ports"
    if lemma == "have"
        && annotated
            .child(head, Dep::nsubj)
            .is_some_and(|subject| annotated.lower(subject) == "we")
    {
        let verb = annotated.child(head, Dep::xcomp)?;
        let yet = annotated
            .children_by(head, Dep::advmod)
            .any(|word| annotated.lower(word) == "yet");
        return (annotated.token(verb).pos == Pos::VERB && !turned && !yet)
            .then_some((verb, Stance::Support));
    }
    // "Peru needs to open its ports", "we need a truce"
    if matches!(lemma, "need" | "require") && annotated.token(head).pos == Pos::VERB {
        let from = annotated
            .child(head, Dep::xcomp)
            .filter(|&verb| annotated.token(verb).pos == Pos::VERB)
            .or_else(|| annotated.child(head, Dep::dobj))
            .or_else(|| annotated.child(head, Dep::nsubjpass))?;
        return Some((from, polarity::turn(Stance::Support, turned)));
    }
    let word = complement(annotated, head)?;
    let stance = if words::polarity::NEEDED.has(annotated.lemma(word)) {
        Stance::Support
    } else if words::polarity::WRONG.has(annotated.lemma(word)) {
        Stance::Oppose
    } else {
        return None;
    };
    let from = below(word)
        .or_else(|| below(head).filter(|_| annotated.child(head, Dep::expl).is_some()))
        .or_else(|| below(head).filter(|_| is_it(annotated, head)))?;
    Some((from, polarity::turn(stance, turned)))
}

/// What a predicate says of its subject: *is unfair*, *would hurt growers*.
pub(in crate::positions) fn of_subject(annotated: &Annotated, head: TokenId) -> Option<Stance> {
    if polarity::is_negated(annotated, head) {
        return None;
    }
    let lemma = annotated.lemma(head);
    if annotated.token(head).pos == Pos::VERB && annotated.child(head, Dep::dobj).is_some() {
        if words::polarity::HURTING.has(lemma) {
            return Some(Stance::Oppose);
        }
        return HELPING.contains(&lemma).then_some(Stance::Support);
    }
    let word = complement(annotated, head)?;
    let below = annotated.child(word, Dep::amod);
    let is_wrong = |word: TokenId| words::polarity::WRONG.has(annotated.lemma(word));
    if is_wrong(word) || below.is_some_and(is_wrong) {
        return Some(Stance::Oppose);
    }
    let lemma = annotated.lemma(word);
    (words::polarity::NEEDED.has(lemma) || words::polarity::SOUND.has(lemma))
        .then_some(Stance::Support)
}

/// The adjective or noun after *is*.
fn complement(annotated: &Annotated, head: TokenId) -> Option<TokenId> {
    annotated.children(head).iter().copied().find(|&child| {
        matches!(
            annotated.token(child).dep,
            Dep::acomp | Dep::attr | Dep::oprd
        )
    })
}

fn is_it(annotated: &Annotated, head: TokenId) -> bool {
    annotated
        .child(head, Dep::nsubj)
        .is_some_and(|subject| annotated.lower(subject) == "it")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::parse;

    #[test]
    fn what_is_necessary_is_wanted() {
        let (_, annotated, _) = parse(
            "it/it/PRON/PRP/2/nsubj is/be/AUX/VBZ/0/ROOT essential/essential/ADJ/JJ/2/acomp \
             to/to/PART/TO/5/aux reopen/reopen/VERB/VB/2/xcomp the/the/DET/DT/7/det \
             line/line/NOUN/NN/5/dobj",
        );
        assert_eq!(needed(&annotated, 1), Some((4, Stance::Support)));
    }

    #[test]
    fn what_hurts_is_not() {
        let (_, annotated, _) = parse(
            "the/the/DET/DT/2/det levy/levy/NOUN/NN/4/nsubj would/would/AUX/MD/4/aux \
             hurt/hurt/VERB/VB/0/ROOT growers/grower/NOUN/NNS/4/dobj",
        );
        assert_eq!(of_subject(&annotated, 3), Some(Stance::Oppose));
    }
}
