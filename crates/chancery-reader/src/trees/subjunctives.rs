//! What somebody asks for in a clause without *that*, read as the main clause.
//!
//! > The union **requested the boats be given** berths: the parser takes *requested* for what the boats
//! > are.
//!
//! Leaves alone: *the **requested** boats were given berths*.

use chancery_text::{Annotated, Change, Dep, Tag, TokenId};

use super::hang;

/// Verbs with which such a clause stands.
const ASKING: &[&str] = &[
    "ask",
    "demand",
    "insist",
    "order",
    "propose",
    "recommend",
    "request",
    "require",
    "suggest",
    "urge",
];

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let token = annotated.token(at);
    let noun = token.head;
    let verb = annotated.token(noun).head;
    let asks = matches!(token.tag, Tag::VBD | Tag::VBN)
        && token.dep == Dep::amod
        && at < noun
        && ASKING.contains(&annotated.lemma(at))
        && annotated.child(at, Dep::nsubj).is_some();
    // *Be given*, *be here*
    let mut own = std::iter::once(verb).chain(annotated.children(verb).iter().copied());
    let is_bare = own.any(|word| {
        annotated.lower(word) == "be"
            && annotated.token(word).tag == Tag::VB
            && annotated.edges(noun).end == word
    });
    let is_subject = matches!(annotated.token(noun).dep, Dep::nsubj | Dep::nsubjpass);
    if !asks || !is_bare || !is_subject {
        return;
    }
    let above = annotated.token(verb);
    let head = if above.head == verb { at } else { above.head };
    changes.push(hang(at, head, above.dep));
    changes.push(hang(verb, at, Dep::ccomp));
}
