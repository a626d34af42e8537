//! People of whom only their number is told.
//!
//! > **Tens of thousands** marched in Oodville. Police arrested **dozens**. **More than 10,000** protested.
//!
//! Leaves alone: "dozens *of activists*", "*thousands* were spent", "the army bought *hundreds*".

use chancery_lexicon::actors::{Dealing, Meaning};
use chancery_text::{Dep, Pos, Tag, TokenId};

use crate::actors::stage::Stage;

/// The role of people, for a head that only counts them.
pub(super) fn people(stage: &Stage<'_>, head: TokenId) -> Option<u32> {
    let doc = stage.doc;
    let token = doc.token(head);
    let is_many = |at: TokenId| doc.token(at).tag == Tag::NNS && is_count(doc.lemma(at));
    let is_number = token.pos == Pos::NUM && doc.lower(head).len() > 2;
    let verb = doc.lemma(token.head);
    let is_subject = token.dep == Dep::nsubj && stage.deals(Dealing::Crowds, verb);
    let is_victim = matches!(token.dep, Dep::dobj | Dep::nsubjpass)
        && (stage.deals(Dealing::Rules, verb) || stage.deals(Dealing::Fights, verb));
    if !(is_subject && (is_number || is_many(head)) || is_victim && is_many(head)) {
        return None;
    }
    // *Tens **of thousands***, not *dozens **of activists***.
    let counts = doc
        .children_by(head, Dep::prep)
        .filter_map(|of| doc.child(of, Dep::pobj))
        .all(is_many);
    if !counts {
        return None;
    }
    let node = stage.lexicon.phrases.find("people")?;
    let mut meanings = stage.lexicon.phrases.meanings(node).iter();
    meanings.find_map(|meaning| match *meaning {
        Meaning::Role { role, .. } => Some(role),
        Meaning::Actor { .. } => None,
    })
}

/// Whether a noun only counts what stands under *of*.
pub(crate) fn is_count(lemma: &str) -> bool {
    matches!(
        lemma,
        "ten" | "dozen" | "score" | "hundred" | "thousand" | "million"
    )
}
