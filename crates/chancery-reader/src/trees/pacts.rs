//! With whom a pact is that somebody thinks well or ill of, read as with whom he does so.
//!
//! > Ana Lu supports **the fishing treaty with Oz**. Oz signed **a memorandum** of understanding
//! > **with Ib**.
//!
//! Leaves alone: *signed the treaty with Oz*, *praised the treaty with tears*.

use chancery_lexicon::words;
use chancery_text::{Annotated, Change, Dep, EntityLabel, TokenId};

use super::hang;

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let verb = annotated.token(at).head;
    let is_link = annotated.token(at).dep == Dep::prep && annotated.lower(at) == "with";
    if is_link && let Some(paper) = paper(annotated, verb) {
        changes.push(hang(at, paper, Dep::prep));
        return;
    }
    if !is_link || !words::trees::JUDGING_PACTS.has(annotated.lemma(verb)) {
        return;
    }
    let (Some(pact), Some(partner)) = (
        annotated.child(verb, Dep::dobj),
        annotated.child(at, Dep::pobj),
    ) else {
        return;
    };
    let is_named = matches!(
        annotated.token(partner).entity,
        EntityLabel::GPE | EntityLabel::NORP | EntityLabel::ORG
    );
    if words::trees::PACTS.has(annotated.lemma(pact)) && annotated.edges(pact).end == at && is_named
    {
        changes.push(hang(at, pact, Dep::prep));
    }
}

/// *A **memorandum** of understanding with Ib*: what is had with Ib is the paper.
fn paper(annotated: &Annotated, noun: TokenId) -> Option<TokenId> {
    let of = annotated.token(noun).head;
    let is_aim = matches!(
        annotated.lemma(noun),
        "understanding" | "intent" | "friendship" | "cooperation" | "accession"
    );
    let paper = annotated.token(of).head;
    let is_paper = matches!(
        annotated.lemma(paper),
        "memorandum" | "letter" | "treaty" | "declaration" | "statement" | "agreement" | "protocol"
    );
    (is_aim && annotated.lower(of) == "of" && is_paper).then_some(paper)
}
