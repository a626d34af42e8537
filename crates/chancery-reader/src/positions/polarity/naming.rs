//! What something is called, and what the name shows of it.
//!
//! > The envoy **called the duties unfair**. · The court **declared the vote void**.

use chancery_lexicon::Lexicon;
use chancery_record::Stance;
use chancery_text::{Annotated, Dep, Pos, TokenId};

use super::{is_negated, judged, turn};

/// What authorities declare a plight to be.
const PLIGHTS: &[&str] = &["disaster", "emergency", "epidemic", "outbreak", "pandemic"];

/// What a verb calls by a name, and what the name shows of it.
pub(in crate::positions) fn called(
    lexicon: &Lexicon,
    annotated: &Annotated,
    verb: TokenId,
) -> Option<(TokenId, Option<Stance>)> {
    let (what, names) = naming(annotated, verb)?;
    let words = names.iter().flat_map(|&name| {
        let own = annotated
            .children_by(name, Dep::amod)
            .filter(move |&word| word > what);
        // "An act of **barbarity**"
        let kind = annotated
            .child(name, Dep::prep)
            .filter(|&of| annotated.lower(of) == "of")
            .filter(|_| matches!(annotated.lemma(name), "act" | "form" | "piece" | "sign"))
            .and_then(|of| annotated.child(of, Dep::pobj));
        std::iter::once(name).chain(own).chain(kind)
    });
    // "Declared the outbreak a pandemic": that is what it is.
    if names
        .iter()
        .any(|&name| PLIGHTS.contains(&annotated.lemma(name)))
    {
        return Some((what, None));
    }
    let mut stances = words.filter_map(|word| {
        let stance = judged::of_word(lexicon, annotated.lemma(word))?;
        Some(turn(stance, is_negated(annotated, word)))
    });
    Some((what, stances.next()))
}

/// What is called by a name, and the words of the name: *called **the pact** “**null** and **void**”*,
/// *regards **the pact** as **unfair***.
pub(in crate::positions) fn naming(
    annotated: &Annotated,
    verb: TokenId,
) -> Option<(TokenId, Vec<TokenId>)> {
    let object = annotated.child(verb, Dep::dobj);
    let clause = annotated.child(verb, Dep::ccomp).filter(|&clause| {
        // "Found the ban **justified**": the parser may take it for a verb.
        let is_state = annotated.lemma(verb) == "find"
            && annotated.lower(clause).ends_with("ed")
            && annotated.child(clause, Dep::dobj).is_none()
            && annotated.child(clause, Dep::aux).is_none()
            && annotated.child(clause, Dep::mark).is_none();
        annotated.token(clause).pos == Pos::ADJ || is_state
    });
    let what = object.or_else(|| annotated.child(clause?, Dep::nsubj))?;
    let as_what = annotated
        .edges(verb)
        .filter(|&word| word > what && annotated.lower(word) == "as")
        .filter(|&word| {
            annotated
                .head(word)
                .is_some_and(|head| head == verb || head == what)
        })
        .flat_map(|word| annotated.children(word).iter().copied())
        .filter(|&name| {
            matches!(
                annotated.token(name).dep,
                Dep::pobj | Dep::amod | Dep::acomp | Dep::pcomp
            )
        });
    let named = annotated
        .children_by(verb, Dep::oprd)
        .chain(as_what)
        .chain(annotated.children_by(verb, Dep::acomp))
        .chain(clause)
        .chain(annotated.children(what).iter().copied().filter(|&word| {
            annotated.token(word).pos == Pos::ADJ
                && matches!(annotated.token(word).dep, Dep::acl | Dep::amod | Dep::appos)
        }))
        .filter(|&word| word > what);
    let mut names: Vec<TokenId> = named.collect();
    let mut at = 0;
    while let Some(&name) = names.get(at)
        && at < 8
    {
        names.extend(
            annotated
                .children_by(name, Dep::conj)
                .filter(|other| !names.contains(other))
                .collect::<Vec<_>>(),
        );
        at += 1;
    }
    (!names.is_empty()).then_some((what, names))
}
