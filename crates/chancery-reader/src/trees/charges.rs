//! What somebody is accused of, read as if it belonged to him.
//!
//! > They accused the **army of torture**: of torture they accused it. They accused Oz of **funding
//! > rebels**, which are no *funding rebels*.
//!
//! Leaves alone: *accused leaders of the union*, a body of the lexicon.

use chancery_lexicon::Lexicon;
use chancery_lexicon::actors::Meaning;
use chancery_text::{Annotated, Change, Dep, Pos, Tag, TokenId};

use super::hang;

/// *Of drinking offences*: what is no object of such a word.
const CHARGES: &[&str] = &[
    "charge",
    "crime",
    "offence",
    "offense",
    "practice",
    "violation",
];

const VERBS: &[&str] = &[
    "accuse", "suspect", "convict", "acquit", "absolve", "deprive",
];

pub(super) fn find(
    lexicon: &Lexicon,
    annotated: &Annotated,
    at: TokenId,
    changes: &mut Vec<Change>,
) {
    let token = annotated.token(at);
    if annotated.lower(at) != "of" || !matches!(token.dep, Dep::prep | Dep::conj) {
        return;
    }
    let noun = token.head;
    // "Of arming rebels and of funding them."
    if token.dep == Dep::conj {
        if annotated.lower(noun) == "of"
            && VERBS.contains(&annotated.lemma(annotated.token(noun).head))
        {
            does(annotated, at, changes);
        }
        return;
    }
    if VERBS.contains(&annotated.lemma(noun)) {
        does(annotated, at, changes);
        return;
    }
    let verb = annotated.token(noun).head;
    let is_charged = noun + 1 == at
        && annotated.token(noun).dep == Dep::dobj
        && VERBS.contains(&annotated.lemma(verb));
    let charged_already = annotated
        .children_by(verb, Dep::prep)
        .any(|link| annotated.lower(link) == "of");
    if is_charged && !charged_already && is_deed(lexicon, annotated, at) {
        changes.push(hang(at, verb, Dep::prep));
        does(annotated, at, changes);
    }
}

/// *Of **funding rebels***: the deed governs whom it is done to.
fn does(annotated: &Annotated, of: TokenId, changes: &mut Vec<Change>) {
    let Some((deed, whom)) = deed(annotated, of) else {
        return;
    };
    changes.push(hang(deed, of, Dep::pcomp));
    changes.push(hang(whom, deed, Dep::dobj));
    // "Of funding rebels and spying."
    for other in annotated.children_by(whom, Dep::conj) {
        if annotated.lower(other).ends_with("ing") {
            changes.push(hang(other, deed, Dep::conj));
            for and in annotated.children_by(whom, Dep::cc) {
                changes.push(hang(and, deed, Dep::cc));
            }
        }
    }
}

/// The word in *-ing* right after *of*, read as part of the plural after it.
fn deed(annotated: &Annotated, of: TokenId) -> Option<(TokenId, TokenId)> {
    let whom = annotated.child(of, Dep::pobj)?;
    let deed = annotated.children(whom).first().copied()?;
    let token = annotated.token(deed);
    let is_deed = deed == of + 1
        && matches!(token.dep, Dep::compound | Dep::amod)
        && matches!(token.tag, Tag::VBG | Tag::NN)
        && annotated.lower(deed).ends_with("ing")
        && annotated.token(whom).tag == Tag::NNS
        && !CHARGES.contains(&annotated.lemma(whom));
    is_deed.then_some((deed, whom))
}

/// Whether what follows is something that one does: a participle, a common noun for no body.
fn is_deed(lexicon: &Lexicon, annotated: &Annotated, of: TokenId) -> bool {
    if annotated.child(of, Dep::pcomp).is_some() || deed(annotated, of).is_some() {
        return true;
    }
    annotated.child(of, Dep::pobj).is_some_and(|noun| {
        let phrases = &lexicon.actors.phrases;
        let is_body = [annotated.lemma(noun), annotated.lower(noun)]
            .iter()
            .any(|word| {
                let node = phrases.find(word);
                node.is_some_and(|node| {
                    let mut meanings = phrases.meanings(node).iter();
                    meanings.any(|meaning| {
                        matches!(meaning, Meaning::Role { .. } | Meaning::Actor { .. })
                    })
                })
            });
        annotated.token(noun).pos == Pos::NOUN && !is_body
    })
}
