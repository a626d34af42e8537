//! What hangs under a word by a preposition: *fired **at the town***, *walked **out of** the hall*, *called
//! **for Peru to leave***.

use chancery_lexicon::words;
use chancery_text::{Annotated, Dep, Pos, Tag, TokenId};

/// Prepositions under an adverb of direction: *walked out **of** the hall*.
pub fn beyond(annotated: &Annotated, head: TokenId) -> impl Iterator<Item = TokenId> + '_ {
    let ways = annotated.children(head).iter().copied().filter(|&child| {
        matches!(
            annotated.token(child).dep,
            Dep::prep | Dep::prt | Dep::advmod
        ) && matches!(
            annotated.lower(child),
            "out" | "away" | "back" | "up" | "off" | "down" | "over" | "forward" | "along"
        )
    });
    ways.flat_map(|way| annotated.children_by(way, Dep::prep))
}

/// The clause of a verb that *for* opens, and that word: *called **for Peru to leave***.
pub fn for_clause(annotated: &Annotated, verb: TokenId) -> Option<(TokenId, TokenId)> {
    let clauses = annotated.children(verb).iter().copied().filter(|&child| {
        matches!(
            annotated.token(child).dep,
            Dep::advcl | Dep::ccomp | Dep::xcomp
        ) && child > verb
            && annotated.child(child, Dep::nsubj).is_some()
    });
    let mut opened = clauses.filter_map(|clause| {
        let mark = annotated.child(clause, Dep::mark)?;
        (annotated.lower(mark) == "for").then_some((mark, clause))
    });
    opened.next()
}

/// What stands under a preposition of a word.
pub fn under<'a>(
    annotated: &'a Annotated,
    head: TokenId,
    preposition: &'a str,
) -> impl Iterator<Item = TokenId> + 'a {
    annotated
        .children(head)
        .iter()
        .copied()
        .chain(beyond(annotated, head))
        .filter(move |&child| {
            matches!(
                annotated.token(child).dep,
                Dep::prep | Dep::agent | Dep::dative | Dep::prt | Dep::advmod
            ) && annotated.lower(child) == preposition
        })
        .flat_map(move |child| {
            annotated
                .children_by(child, Dep::pobj)
                .chain(
                    // *out of Iraq*, *away from the town*
                    annotated
                        .children_by(child, Dep::prep)
                        .flat_map(move |inner| annotated.children_by(inner, Dep::pobj)),
                )
                .chain(
                    // *spoke with **the king** to discuss trade*, read as if the king discussed
                    annotated
                        .children_by(child, Dep::pcomp)
                        .filter(|&verb| annotated.token(verb).tag == Tag::VB)
                        .flat_map(move |verb| annotated.children_by(verb, Dep::nsubj)),
                )
        })
}

/// What stands under a preposition further below a noun: *tariffs worth a million dollars **on
/// goods***, where the parser hangs it under the dollars.
pub fn far_under(annotated: &Annotated, noun: TokenId, preposition: &str) -> Option<TokenId> {
    let mut open = vec![(noun, 0)];
    let mut at = 0;
    while at < open.len() && open.len() < 24 {
        let (token, depth) = open[at];
        at += 1;
        if depth > 0
            && let Some(found) = under(annotated, token, preposition).next()
        {
            return Some(found);
        }
        if depth < 4 {
            let measures = annotated.children(token).iter().copied().filter(|&child| {
                let inner = annotated.token(child);
                let lemma = annotated.lemma(child);
                inner.dep == Dep::nummod
                    || inner.dep == Dep::prep && matches!(lemma, "worth" | "of" | "up" | "in")
                    || matches!(inner.dep, Dep::pobj | Dep::amod | Dep::npadvmod)
                        && (inner.pos == Pos::NUM || words::clauses::MEASURES.has(lemma))
            });
            open.extend(measures.map(|child| (child, depth + 1)));
        }
    }
    None
}
