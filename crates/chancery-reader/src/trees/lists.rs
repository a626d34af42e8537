//! The last of a list of names, hung on the verb.
//!
//! > She met President Ode, Ana Lu, **and Bo Chen**. She met with President Ode, **Ana Lu, and Bo Chen**.

use chancery_text::{Annotated, Change, Dep, EntityLabel, Pos, TokenId};

use super::{hang, is_verb};

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let token = annotated.token(at);
    if token.dep == Dep::dobj && token.pos == Pos::PROPN {
        second(annotated, at, changes);
        return;
    }
    let astray = matches!(token.dep, Dep::conj | Dep::npadvmod | Dep::unclassified);
    let verb = token.head;
    if !astray || token.pos != Pos::PROPN || verb >= at || !is_verb(annotated, verb) {
        return;
    }
    let Some(and) = token.left_edge.checked_sub(1) else {
        return;
    };
    if annotated.lower(and) != "and" || annotated.token(and).pos != Pos::CCONJ {
        return;
    }
    let Some(mut last) = and.checked_sub(1) else {
        return;
    };
    if annotated.lower(last) == "," {
        last = last.saturating_sub(1);
    }
    // The name before it, and that the list hangs on.
    let mut name = last;
    while annotated.token(name).pos != Pos::PROPN || is_inner(annotated, name) {
        let head = annotated.token(name).head;
        if head == name || head == verb || head > last || head <= verb {
            return;
        }
        name = head;
    }
    // *Ana Lu **of Ib**, and Bo Chen*
    let of = annotated.token(annotated.token(name).head);
    let is_whence = annotated.token(name).dep == Dep::pobj
        && annotated.lower(annotated.token(name).head) == "of"
        && annotated.token(of.head).pos == Pos::PROPN
        && annotated.token(of.head).entity != EntityLabel::GPE;
    if is_whence && of.head > verb {
        name = of.head;
    }
    let joined = annotated.token(name);
    let is_listed = name > verb
        && matches!(joined.dep, Dep::dobj | Dep::pobj | Dep::conj | Dep::appos)
        && annotated.governs(verb, name)
        && joined.right_edge < and;
    if is_listed {
        changes.push(hang(at, name, Dep::conj));
        changes.push(hang(and, name, Dep::cc));
    }
}

/// *Met with Ode, **Ana Lu**, and Bo Chen*: what follows the comma is no object of the verb.
fn second(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let token = annotated.token(at);
    let verb = token.head;
    // ", and" follows, whatever the parser hung it on.
    let n = annotated.tokens.len() as TokenId;
    let mut after = (token.right_edge + 1..n).map(|next| annotated.lower(next));
    let joined = match after.next() {
        Some("and") => true,
        Some(",") => after.next() == Some("and"),
        _ => false,
    };
    let comma = token.left_edge.checked_sub(1);
    let Some(name) = comma.and_then(|comma| comma.checked_sub(1)) else {
        return;
    };
    let before = annotated.token(name);
    let link = annotated.token(before.head);
    let is_first = before.dep == Dep::pobj
        && before.pos == Pos::PROPN
        && before.right_edge == name
        && link.head == verb
        && before.head > verb
        && comma.is_some_and(|comma| annotated.lower(comma) == ",");
    if joined && is_first && is_verb(annotated, verb) {
        changes.push(hang(at, name, Dep::conj));
    }
}

/// Whether a word stands inside a name or belongs to the noun after it.
fn is_inner(annotated: &Annotated, at: TokenId) -> bool {
    matches!(
        annotated.token(at).dep,
        Dep::compound | Dep::nmod | Dep::amod | Dep::poss | Dep::det
    )
}
