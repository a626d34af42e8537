//! What somebody does who speaks for a body, read as done by the body.
//!
//! > Ana Lu, a spokeswoman for the navy, **who blamed** Oz: the parser hangs the clause at the navy.
//!
//! Leaves alone: *a spokeswoman for the man **who left***, *for the navy, **which** left*.

use chancery_lexicon::Lexicon;
use chancery_text::{Annotated, Change, Dep, EntityLabel, Tag, TokenId};

use super::hang;
use super::names::is_office;

pub(super) fn find(
    lexicon: &Lexicon,
    annotated: &Annotated,
    at: TokenId,
    changes: &mut Vec<Change>,
) {
    let token = annotated.token(at);
    let body = token.head;
    let link = annotated.token(body).head;
    let office = annotated.token(link).head;
    let start = annotated.edges(at).start;
    let is_who = token.dep == Dep::relcl
        && annotated.token(start).tag == Tag::WP
        && annotated.lower(start) == "who"
        && start > body
        && annotated.lower(start - 1) == ",";
    let is_of_body = annotated.token(body).dep == Dep::pobj
        && matches!(annotated.lower(link), "for" | "of" | "at")
        && annotated.token(body).entity != EntityLabel::PERSON
        && !is_office(lexicon, annotated, body)
        && is_office(lexicon, annotated, office);
    if !is_who || !is_of_body {
        return;
    }
    let person = match annotated.token(office).dep {
        Dep::appos => annotated.token(office).head,
        _ => office,
    };
    changes.push(hang(at, person, Dep::relcl));
}
