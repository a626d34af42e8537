//! Who holds an office, named between commas behind *according to* and the office.
//!
//! > According to **the mayor of Oodville, Ana Lu,** police left.
//!
//! Leaves alone: "according to the ministry, *Oz, Ib and Ur* will meet", "according to the mayor, *Ana Lu,
//! who is ill,* will leave".

use chancery_lexicon::Lexicon;
use chancery_lexicon::actors::RoleKind;
use chancery_text::{Annotated, Change, Dep, EntityLabel, Pos, TokenId};

use super::hang;
use super::names::is_one;

pub(super) fn find(
    lexicon: &Lexicon,
    annotated: &Annotated,
    at: TokenId,
    changes: &mut Vec<Change>,
) {
    let is_source = annotated.lower(at) == "to"
        && at > 0
        && annotated.lower(at - 1) == "according"
        && annotated.token(at).head == at - 1;
    let Some(office) = annotated.child(at, Dep::pobj).filter(|_| is_source) else {
        return;
    };
    if !is_one(
        lexicon,
        annotated,
        office,
        &[RoleKind::Office, RoleKind::Person],
    ) {
        return;
    }
    let end = annotated.sentences[annotated.token(at).sentence as usize].end;
    let mut behind = office + 1..end;
    let Some(comma) = behind.find(|&word| annotated.lower(word) == ",") else {
        return;
    };
    // *The mayor **of Oodville***: what stands before the comma is the office's.
    if !(office + 1..comma).all(|word| annotated.governs(office, word)) {
        return;
    }
    let is_name = |&word: &TokenId| {
        let token = annotated.token(word);
        token.pos == Pos::PROPN && token.entity == EntityLabel::PERSON
    };
    let Some(close) = (comma + 1..end).find(|word| !is_name(word)) else {
        return;
    };
    let name = comma + 1..close;
    let head = name
        .clone()
        .find(|&word| !name.contains(&annotated.token(word).head));
    let Some(head) = head.filter(|&head| annotated.token(head).head != office) else {
        return;
    };
    // *Police* left: somebody else acts in the clause.
    let acts = |word: TokenId| {
        let token = annotated.token(word);
        let is_subject = matches!(
            token.dep,
            Dep::nsubj | Dep::nsubjpass | Dep::csubj | Dep::expl
        );
        is_subject && !annotated.governs(head, word)
    };
    let is_bracketed = annotated.lower(close) == ","
        && (1..=4).contains(&name.len())
        && close + 1 < end
        && !matches!(annotated.lower(close + 1), "who" | "whose" | "and")
        && !annotated.governs(head, office)
        && (close + 1..end).any(acts);
    if is_bracketed {
        changes.push(hang(head, office, Dep::appos));
    }
}
