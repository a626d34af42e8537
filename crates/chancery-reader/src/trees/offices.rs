//! Two people, read as one name.
//!
//! > **Foreign Minister Ana Silva and Defence Minister Juan Vega** resigned. Police held **Ana Silva and
//! > Juan Vega**.

use chancery_text::{Annotated, Change, Dep, EntityLabel, Pos, TokenId};

use super::hang;

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let token = *annotated.token(at);
    let is_noun = matches!(
        token.dep,
        Dep::nsubj | Dep::nsubjpass | Dep::dobj | Dep::pobj | Dep::attr
    );
    if token.pos != Pos::PROPN || !is_noun || token.entity != EntityLabel::PERSON {
        return;
    }
    let start = token.left_edge;
    let mut ands = (start..at).filter(|&word| annotated.lower(word) == "and");
    let (Some(and), None) = (ands.next(), ands.next()) else {
        return;
    };
    let (first, second) = (start..and, and + 1..at);
    let is_person = |word: TokenId| annotated.token(word).entity == EntityLabel::PERSON;
    // A title, and a person's name at the end of both; or two full names.
    let all_names = first.clone().chain(second.clone()).all(|word| {
        let token = annotated.token(word);
        token.pos == Pos::PROPN || token.dep == Dep::det
    });
    let Some(name) = and
        .checked_sub(1)
        .filter(|&name| name >= start && is_person(name))
    else {
        return;
    };
    let titled = |words: std::ops::Range<TokenId>| {
        words.clone().count() >= 2 && words.clone().next().is_some_and(|word| !is_person(word))
    };
    let full =
        |mut words: std::ops::Range<TokenId>| words.clone().count() >= 2 && words.all(is_person);
    let is_pair = titled(first.clone()) && titled(second.clone())
        || full(first.clone()) && full(and + 1..at + 1) && !is_person(and);
    if !all_names || !is_pair {
        return;
    }
    changes.push(hang(name, token.head, token.dep));
    changes.push(hang(and, name, Dep::cc));
    changes.push(hang(at, name, Dep::conj));
    for word in first.filter(|&word| word != name) {
        let head = annotated.token(word).head;
        if head >= and || head == name {
            changes.push(hang(word, name, Dep::compound));
        }
    }
    for word in second {
        let head = annotated.token(word).head;
        if head <= and {
            changes.push(hang(word, at, Dep::compound));
        }
    }
}
