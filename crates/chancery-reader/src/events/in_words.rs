//! Words of violence between politicians.
//!
//! > Sanders **attacked** Clinton: an accusation. Clinton **defeated** Sanders: an election. Peru's
//! > president **attacked** Chile over trade: an accusation too.
//!
//! Leaves alone whoever is armed, or is no politician: *a man attacked the mayor*, *police hit the
//! senator*; and states: *Putin attacked Ukraine*.

use chancery_lexicon::events::Events;
use chancery_record::{Actor, ActorId, ActorKind, Sector};
use chancery_text::{Annotated, Dep, EntityLabel, TokenId};

use super::candidate::{self, Candidate};
use super::grammar;
use super::predicate::{Form, Predicate};
use crate::actors::Cast;
use crate::trees::days::DAYS;

/// What a candidate is where both sides are politicians; none if it is no event then.
pub(super) fn turn(
    events: &Events,
    annotated: &Annotated,
    cast: &Cast,
    candidate: Candidate,
) -> Option<Candidate> {
    let predicate = &candidate.predicate;
    let Some(entry) = events.entries[predicate.entry as usize].in_words else {
        return Some(candidate);
    };
    let all = |side: &[ActorId], is: fn(&Actor) -> bool| {
        !side.is_empty() && side.iter().all(|&id| is(cast.actor(id)))
    };
    let head = predicate.head;
    // ***Peru's president** stepped up his attacks on Chile's*
    let attackers = match &candidate.source[..] {
        [] if predicate.form == Form::Noun => annotated
            .head(head)
            .filter(|_| annotated.token(head).dep == Dep::dobj)
            .and_then(|verb| grammar::subject(annotated, verb))
            .map_or(&[][..], |subject| cast.at(subject)),
        source => source,
    };
    // *Is able **to defeat** Ms. Ode*: at the polls.
    let is_contest = predicate.form == Form::Verb
        && attackers.is_empty()
        && events.in_class("contests", annotated.lemma(head))
        && all(&candidate.target, |actor| {
            actor.kind == ActorKind::Person && is_politician(actor)
        });
    if is_contest {
        return None;
    }
    let persons = |id: &ActorId| cast.actor(*id).kind == ActorKind::Person;
    let is_argued = attackers.iter().all(persons) && is_over(annotated, head);
    if !all(attackers, is_politician) || !all(&candidate.target, is_attacked) && !is_argued {
        return Some(candidate);
    }
    let mut words = predicate.words.iter();
    let is_said = words.any(|&word| events.in_class("in_words", annotated.lemma(word)));
    is_said.then(|| {
        let predicate = Predicate {
            entry,
            ..predicate.clone()
        };
        candidate::resolve(events, annotated, cast, predicate)
    })
}

/// *Attacked Peru **over** trade*; not *over the weekend*.
fn is_over(annotated: &Annotated, head: TokenId) -> bool {
    grammar::under(annotated, head, "over").any(|matter| {
        let token = annotated.token(matter);
        matches!(token.entity, EntityLabel::None) && !DAYS.contains(&annotated.lemma(matter))
    })
}

/// A person or body of politics without arms.
fn is_politician(actor: &Actor) -> bool {
    use Sector::*;
    let is_one = matches!(actor.kind, ActorKind::Person | ActorKind::Organization);
    let has = |wanted: &[Sector]| actor.sectors.iter().any(|sector| wanted.contains(sector));
    is_one && has(&[Gov, Leg, Pty, Opp, Eli]) && !has(&[Mil, Cop, Reb, Spy, Uaf, Crm])
}

/// Whom politicians attack with words: each other, judges, the press.
fn is_attacked(actor: &Actor) -> bool {
    let is_press = actor.kind == ActorKind::Outlet
        || actor
            .sectors
            .iter()
            .any(|sector| matches!(sector, Sector::Jrn | Sector::Jud));
    is_press || is_politician(actor)
}
