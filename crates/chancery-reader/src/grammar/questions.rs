//! Questions: ***Will** Peru attack Chile**?***

use chancery_text::{Annotated, Dep, Pos, TokenId};

/// Whether the sentence of a word ends with a question mark, closing quotes and brackets apart.
pub fn is_asked(annotated: &Annotated, word: TokenId) -> bool {
    let sentence = annotated.sentence_tokens(annotated.token(word).sentence as usize);
    let closes = |&at: &TokenId| {
        let is_mark = matches!(annotated.token(at).pos, Pos::PUNCT | Pos::SPACE);
        !is_mark || annotated.lower(at) == "?"
    };
    let last = sentence.rev().find(closes);
    last.is_some_and(|last| annotated.lower(last) == "?")
}

/// Whether a main verb asks: ***has** Chile attacked?*, *why **has** Chile attacked?*
pub fn is_question(annotated: &Annotated, verb: TokenId) -> bool {
    turned(annotated, verb).is_some()
}

/// Whether a main verb asks if something is so: ***has** Chile attacked?*, but not *why has Chile
/// attacked?*, which takes it as known.
pub fn is_open_question(annotated: &Annotated, verb: TokenId) -> bool {
    let mut words = annotated.edges(verb);
    let first = words.find(|&word| annotated.token(word).pos != Pos::PUNCT);
    turned(annotated, verb).is_some_and(|turned| first == Some(turned))
}

/// The auxiliary of a question, which stands before its subject.
fn turned(annotated: &Annotated, verb: TokenId) -> Option<TokenId> {
    if annotated.token(verb).dep != Dep::ROOT || !is_asked(annotated, verb) {
        return None;
    }
    let of = |wanted: [Dep; 2]| {
        let mut children = annotated.children(verb).iter().copied();
        children.find(|&child| wanted.contains(&annotated.token(child).dep))
    };
    let subject = of([Dep::nsubj, Dep::nsubjpass])?;
    let before = annotated.edges(subject).start;
    of([Dep::aux, Dep::auxpass]).filter(|&aux| aux < before && subject < verb)
}
