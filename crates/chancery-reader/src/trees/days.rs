//! Days that were read as part of a name.
//!
//! > President **Ode today** met the king. On **Monday Ode** met him again.

use chancery_text::{Annotated, Change, Dep, EntityLabel, Pos, TokenId};

use super::{hang, has_subject, is_verb, subject_of};

/// Words for a day.
pub(crate) const DAYS: &[&str] = &[
    "today",
    "yesterday",
    "tonight",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let token = annotated.token(at);
    if token.dep == Dep::npadvmod && DAYS.contains(&annotated.lower(at)) {
        before_a_verb(annotated, at, changes);
    } else if token.dep == Dep::pobj && token.pos == Pos::PROPN {
        after_on(annotated, at, changes);
    }
}

/// *Ode **today** met*
fn before_a_verb(annotated: &Annotated, day: TokenId, changes: &mut Vec<Change>) {
    let verb = annotated.token(day).head;
    let Some(name) = day.checked_sub(1) else {
        return;
    };
    let token = annotated.token(name);
    let is_name = token.dep == Dep::compound && token.head == day && token.pos == Pos::PROPN;
    if !is_name || verb < day || !is_verb(annotated, verb) || has_subject(annotated, verb) {
        return;
    }
    changes.push(hang(name, verb, subject_of(annotated, verb)));
    for word in annotated.children_by(day, Dep::compound) {
        if word < name {
            changes.push(hang(word, name, Dep::compound));
        }
    }
}

/// *On **Monday Ode** met*
fn after_on(annotated: &Annotated, name: TokenId, changes: &mut Vec<Change>) {
    let link = annotated.token(name).head;
    let verb = annotated.token(link).head;
    if !is_verb(annotated, verb) || verb <= name || has_subject(annotated, verb) {
        return;
    }
    let day = annotated
        .children_by(name, Dep::compound)
        .find(|&day| day == link + 1 && annotated.token(day).entity == EntityLabel::DATE);
    let free = annotated.token(name).entity != EntityLabel::DATE;
    if let Some(day) = day.filter(|&day| free && day < name) {
        changes.push(hang(day, link, Dep::pobj));
        changes.push(hang(name, verb, subject_of(annotated, verb)));
    }
}
