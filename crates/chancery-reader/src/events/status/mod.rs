//! Whether and how far an event happened: tense, modals, negation, governing words.
//!
//! > Peru **will** visit Chile: planned. Peru **could** … : hypothetical. Peru **demanded that**
//! > Chile visit: demanded.
//!
//! A verb ([`verbs`]) goes by its conditions ([`conditions`]), its negation ([`negation`]), its
//! auxiliaries ([`modals`]), and else by what stands above it ([`complements`], [`wishes`]). A noun
//! ([`nouns`]) goes by the words before it, and else by what stands above it ([`above`]), be it a verb
//! ([`under`], [`predicated`]) or a preposition before a meeting ([`ahead`]). What a word makes of
//! what it governs stands in the lexicon ([`governors`]). Where nothing says otherwise, a thing is
//! done; some then last ([`lasting`], [`present`]) or are only near ([`nearing`]).
//!
//! In whole articles a model then settles how far an act came and on whose word ([`settled`]): the rules
//! by its words are one sign among others.

mod above;
mod ahead;
mod complements;
mod conditions;
mod governors;
mod lasting;
mod modals;
mod nearing;
mod negation;
mod nouns;
mod predicated;
mod present;
pub(super) mod settled;
mod under;
mod verbs;
mod wishes;

use chancery_lexicon::events::Events;
use chancery_record::Status;
use chancery_text::Annotated;

use super::predicates::{Form, Predicate};

pub(super) use conditions::is_inverted;

/// The status of a predicate by its own words and those that govern it.
pub fn of(events: &Events, annotated: &Annotated, predicate: &Predicate) -> Status {
    let entry = &events.entries[predicate.entry as usize];
    let own = match predicate.form {
        Form::Noun => nouns::of(events, annotated, predicate, entry.kind),
        _ if negation::is_beside(annotated, predicate) => Status::Denied,
        _ => match verbs::of(events, annotated, predicate.head, 0) {
            Status::Done if present::is_habitual(annotated, predicate, entry.kind) => {
                Status::Ongoing
            }
            Status::Done | Status::Ongoing if nearing::moves(annotated, predicate, entry.kind) => {
                Status::Planned
            }
            status => status,
        },
    };
    // An entry may hold itself that its acts are only planned or demanded.
    match (own, entry.status) {
        (Status::Done | Status::Ongoing, Some(status)) => status,
        _ => own,
    }
}

/// Whether a deed is still to come, or may never come.
fn is_open(status: Status) -> bool {
    matches!(
        status,
        Status::Planned | Status::Demanded | Status::Hypothetical
    )
}

#[cfg(test)]
mod tests;
