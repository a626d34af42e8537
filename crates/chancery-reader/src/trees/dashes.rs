//! Two who are joined by a dash before what is between them, read as one and something beside it.
//!
//! > They discussed **Oz–Ib relations**. They condemned **anti-semitism**.
//!
//! Leaves alone: a dash with spaces around it.

use chancery_text::{Annotated, Change, Dep, Pos, TokenId};

use super::hang;

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    if !matches!(annotated.lower(at), "–" | "—" | "-") || at == 0 {
        return;
    }
    let (first, second) = (at - 1, at + 1);
    if second as usize >= annotated.tokens.len() {
        return;
    }
    let span = |token: TokenId| annotated.token(token).span;
    let all = [first, at, second].map(|token| *annotated.token(token));
    let is_prefix = matches!(
        annotated.lower(first),
        "anti" | "pro" | "non" | "ex" | "post" | "pre" | "counter" | "multi"
    );
    if is_prefix
        && all[0].head == all[2].head
        && all[0].dep == all[2].dep
        && all[2].pos == Pos::NOUN
    {
        // The parser hangs all three on the verb.
        changes.push(hang(first, second, Dep::amod));
        changes.push(hang(at, second, Dep::punct));
        return;
    }
    let is_tight = span(first).end == span(at).start && span(at).end == span(second).start;
    let are_names = [first, second]
        .iter()
        .all(|&name| annotated.token(name).pos == Pos::PROPN);
    let noun = annotated.token(second).head;
    let is_torn = annotated.token(second).dep == Dep::compound
        && noun > second
        && annotated.token(noun).pos == Pos::NOUN
        && annotated.token(noun).dep == Dep::appos
        && annotated.token(noun).head == first;
    if is_tight && are_names && is_torn {
        let above = annotated.token(first);
        changes.push(hang(noun, above.head, above.dep));
        changes.push(hang(first, noun, Dep::compound));
        changes.push(hang(at, noun, Dep::punct));
    }
}
