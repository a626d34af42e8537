//! What somebody is asked to do in a paper, read as what the paper is for.
//!
//! > The council called on Oz in a resolution **to expel** Ib's envoys.
//!
//! Leaves alone: "Oz adopted a resolution *to expel* the envoys".

use chancery_text::{Annotated, Change, Dep, Tag, TokenId};

use super::hang;

const ASK: &[&str] = &["appeal", "ask", "beg", "call", "implore", "urge"];

const PAPERS: &[&str] = &[
    "declaration",
    "interview",
    "letter",
    "message",
    "note",
    "resolution",
    "speech",
    "statement",
    "telegram",
];

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let token = annotated.token(at);
    if token.tag != Tag::VB || token.dep != Dep::acl {
        return;
    }
    let paper = token.head;
    let link = annotated.token(paper).head;
    let is_paper = PAPERS.contains(&annotated.lemma(paper))
        && annotated.token(paper).dep == Dep::pobj
        && matches!(annotated.lower(link), "in" | "with" | "by");
    if !is_paper {
        return;
    }
    let Some(verb) = annotated
        .ancestors(link)
        .take(3)
        .find(|&above| super::is_verb(annotated, above))
    else {
        return;
    };
    if verb < link && ASK.contains(&annotated.lemma(verb)) {
        changes.push(hang(at, verb, Dep::xcomp));
    }
}
