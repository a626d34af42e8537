//! People named one after another, read as if only the first were met.
//!
//! > She met with President Ode of Oz, **King Bo Chen of Ib, and Ana Lu**.
//!
//! Leaves alone: "met with Ode, *Bo Chen said*", a list that no *and* ends.

use chancery_text::{Annotated, Change, Dep, EntityLabel, Pos, Tag, TokenId};

use super::{hang, has_subject, is_verb};

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let first = annotated.token(at);
    let may_begin = matches!(
        first.dep,
        Dep::pobj | Dep::dobj | Dep::attr | Dep::nsubj | Dep::nsubjpass
    );
    if !may_begin || first.entity != EntityLabel::PERSON || first.pos != Pos::PROPN {
        return;
    }
    let end = annotated.sentences[first.sentence as usize].end;
    let Some((names, and, stop)) = listed(annotated, at, end) else {
        return;
    };
    // "In talks with Ode, Ana Lu, and Bo Chen said": some of them speak.
    let is_object = !matches!(first.dep, Dep::nsubj | Dep::nsubjpass);
    if is_object && stop < end && lacks_subject(annotated, stop) {
        return;
    }
    // The verb that the list belongs to, or the noun.
    let above = annotated
        .ancestors(at)
        .find(|&word| is_verb(annotated, word))
        .unwrap_or(first.head);
    let with_others = |name: TokenId| {
        let token = annotated.token(name);
        token.dep == Dep::conj && (token.head == at || names.contains(&token.head))
    };
    for &name in &names {
        let token = annotated.token(name);
        let head = token.head;
        let does = matches!(token.dep, Dep::nsubj | Dep::nsubjpass) && head > name;
        let leads = annotated.governs(name, at) && annotated.token(above).head != name;
        let belongs = matches!(
            token.dep,
            Dep::compound | Dep::nmod | Dep::amod | Dep::poss | Dep::det
        );
        if leads || belongs || does && head != above && !is_infinitive(annotated, head) {
            return;
        }
    }
    for &name in names.iter().filter(|&&name| !with_others(name)) {
        let token = annotated.token(name);
        changes.push(hang(name, at, Dep::conj));
        for &child in annotated.children(name) {
            if child == above {
                let head = if token.head == name {
                    above
                } else {
                    token.head
                };
                changes.push(hang(above, head, token.dep));
            } else if child < at || child >= stop {
                changes.push(hang(child, above, annotated.token(child).dep));
            }
        }
    }
    let holder = annotated.token(and).head;
    if holder != at && !names.contains(&holder) {
        changes.push(hang(and, at, Dep::cc));
    }
}

/// The names after the first, the *and* before the last, and where the list ends.
fn listed(
    annotated: &Annotated,
    first: TokenId,
    end: TokenId,
) -> Option<(Vec<TokenId>, TokenId, TokenId)> {
    let (head, mut next) = name(annotated, first, end)?;
    if head != first {
        return None;
    }
    let mut names = Vec::new();
    while next < end {
        let comma = annotated.lower(next) == ",";
        let and = next + TokenId::from(comma);
        let last = and < end && annotated.lower(and) == "and";
        if !comma && !last {
            return None;
        }
        let (head, after) = name(annotated, and + TokenId::from(last), end)?;
        names.push(head);
        next = after;
        if last {
            return (names.len() > 1).then_some((names, and, next));
        }
    }
    None
}

/// *King Bo Chen of Ib*: its head and the token after it, if it names a person.
fn name(annotated: &Annotated, start: TokenId, end: TokenId) -> Option<(TokenId, TokenId)> {
    let run = |start: TokenId| {
        let inner = |&word: &TokenId| {
            let token = annotated.token(word);
            token.pos == Pos::PROPN
                || matches!(annotated.lower(word), "the" | "-" | "'s" | "’s")
                || token.pos == Pos::ADJ && token.entity == EntityLabel::NORP
        };
        (start..end).take_while(inner).last()
    };
    let head = run(start)?;
    let token = annotated.token(head);
    if token.pos != Pos::PROPN || token.entity != EntityLabel::PERSON {
        return None;
    }
    let of = head + 1;
    let place = (of < end && annotated.lower(of) == "of").then(|| run(of + 1));
    Some((head, place.flatten().unwrap_or(head) + 1))
}

fn is_infinitive(annotated: &Annotated, verb: TokenId) -> bool {
    annotated
        .child(verb, Dep::aux)
        .is_some_and(|to| annotated.lower(to) == "to")
}

/// Whether a finite verb is there that has no subject.
fn lacks_subject(annotated: &Annotated, at: TokenId) -> bool {
    let token = annotated.token(at);
    let verb = match token.dep {
        Dep::aux | Dep::auxpass => token.head,
        _ => at,
    };
    matches!(token.tag, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD) && !has_subject(annotated, verb)
}
