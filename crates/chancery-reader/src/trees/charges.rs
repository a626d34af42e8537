//! What somebody is accused of, read as if it belonged to him.
//!
//! > They accused the **army of torture**: of torture they accused it.
//!
//! Leaves alone: *accused leaders of the union*, a body of the lexicon.

use chancery_lexicon::Lexicon;
use chancery_lexicon::actors::Meaning;
use chancery_text::{Annotated, Change, Dep, Pos, Tag, TokenId};

use super::hang;

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
    if annotated.lower(at) != "of" || token.dep != Dep::prep {
        return;
    }
    let noun = token.head;
    let verb = annotated.token(noun).head;
    let is_charged = noun + 1 == at
        && annotated.token(noun).dep == Dep::dobj
        && VERBS.contains(&annotated.lemma(verb));
    let charged_already = annotated
        .children_by(verb, Dep::prep)
        .any(|link| annotated.lower(link) == "of");
    if is_charged && !charged_already && is_deed(lexicon, annotated, at) {
        changes.push(hang(at, verb, Dep::prep));
    }
}

/// Whether what follows is something that one does: a participle, a common noun for no body.
fn is_deed(lexicon: &Lexicon, annotated: &Annotated, of: TokenId) -> bool {
    if annotated.child(of, Dep::pcomp).is_some() {
        return true;
    }
    annotated.child(of, Dep::pobj).is_some_and(|noun| {
        // "Of killing hostages", read as if the hostages killed.
        let does = annotated
            .children_by(noun, Dep::amod)
            .any(|word| annotated.token(word).tag == Tag::VBG && word == of + 1);
        if does {
            return true;
        }
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
