//! Nouns that stand for others, and those that are joined: *a series of **attacks***, *Chile **and Peru***,
//! *the **Kenya**-Uganda dispute*.

use chancery_lexicon::words;
use chancery_text::{Annotated, Dep, Pos, TokenId};

use super::links::under;

/// The noun that a noun stands for: *a series of **attacks***.
pub fn contents(annotated: &Annotated, noun: TokenId) -> TokenId {
    let lemma = annotated.lemma(noun);
    if words::clauses::QUANTITIES.has(lemma)
        && let Some(inner) = under(annotated, noun, "of").next()
    {
        return inner;
    }
    // *300 million dollars **in tariffs***
    if matches!(
        lemma,
        "dollar" | "dlr" | "dlrs" | "euro" | "pound" | "million" | "billion" | "mln"
    ) && let Some(inner) = ["of", "in"]
        .iter()
        .find_map(|word| under(annotated, noun, word).next())
    {
        return inner;
    }
    noun
}

/// The noun that only counts or gathers another: *a **series** of attacks*.
pub fn counted_by(annotated: &Annotated, noun: TokenId) -> Option<TokenId> {
    let token = annotated.token(noun);
    let of =
        (token.dep == Dep::pobj && annotated.lower(token.head) == "of").then_some(token.head)?;
    annotated
        .head(of)
        .filter(|&above| words::clauses::QUANTITIES.has(annotated.lemma(above)))
}

/// A noun and those joined to it: *Chile, Peru **and** Bolivia*, *with Chile and **with Peru***.
pub fn joined(annotated: &Annotated, noun: TokenId) -> Vec<TokenId> {
    let mut out = vec![noun];
    let token = annotated.token(noun);
    if token.dep == Dep::pobj && annotated.token(token.head).pos == Pos::ADP {
        let again = annotated
            .children_by(token.head, Dep::conj)
            .filter(|&link| annotated.lower(link) == annotated.lower(token.head));
        out.extend(again.filter_map(|link| annotated.child(link, Dep::pobj)));
    }
    let mut at = 0;
    while at < out.len() && out.len() < 64 {
        let members = annotated.children_by(out[at], Dep::conj);
        out.extend(members.filter(|&member| !is_left_out(annotated, member)));
        at += 1;
    }
    out
}

/// *Peru and Chile, but **not Chad**, signed*
pub fn is_left_out(annotated: &Annotated, member: TokenId) -> bool {
    annotated.token(member).dep == Dep::conj
        && matches!(annotated.token(member).pos, Pos::NOUN | Pos::PROPN)
        && annotated.child(member, Dep::neg).is_some()
}

/// The word that a hyphen joins to the front of another: *Kenya* in *the Kenya-Uganda dispute*.
pub fn hyphened(annotated: &Annotated, at: TokenId) -> Option<TokenId> {
    let first = at.checked_sub(2)?;
    let is_joined = annotated.lower(at - 1) == "-"
        && !annotated.token(first).space_after
        && !annotated.token(at - 1).space_after
        && annotated.head(first) == Some(at);
    is_joined.then_some(first)
}

/// A word with the one that is joined to it, its own part in a form to be given: *cease-fire*, *test-fired*
/// as `test-fire`.
pub fn hyphened_word(annotated: &Annotated, at: TokenId, own: &str) -> Option<String> {
    let first = hyphened(annotated, at)?;
    Some(format!("{}-{own}", annotated.lower(first)))
}
