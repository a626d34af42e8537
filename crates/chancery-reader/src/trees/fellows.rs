//! Two people of two countries, the second read as joined to the first one's country.
//!
//! > President **Ode** of Oz and King Bo **Chen** met.
//!
//! Leaves alone: "President Ode of Oz and *Ib*".

use chancery_text::{Annotated, Change, Dep, EntityLabel, TokenId};

use super::hang;

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let token = annotated.token(at);
    if token.dep != Dep::conj || token.entity != EntityLabel::PERSON {
        return;
    }
    let country = annotated.token(token.head);
    let link = country.head;
    let person = annotated.token(link).head;
    let is_country_of = country.dep == Dep::pobj
        && country.entity == EntityLabel::GPE
        && annotated.lower(link) == "of"
        && annotated.token(person).entity == EntityLabel::PERSON
        && person < link;
    if !is_country_of {
        return;
    }
    changes.push(hang(at, person, Dep::conj));
    for and in annotated.children_by(token.head, Dep::cc) {
        changes.push(hang(and, person, Dep::cc));
    }
}
