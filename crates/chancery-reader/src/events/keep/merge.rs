//! One event, several mentions.
//!
//! > Iran **attacked** Iraq on Monday. … **The attack** killed five.
//!
//! A second mention adds its sentence to the evidence; what the headline tells and the body repeats
//! is one record. So are a meeting and what was discussed at it:
//!
//! > Ana Lu of Oz **met** Ed Ib of Ud. … Oz and Ud **discussed** trade.
//!
//! Leaves apart: *Lu met Ib. Ib spoke of his **trip to Chad***, where Lu was not.

use chancery_lexicon::words;
use chancery_record::{ActorId, ActorKind, Event, EventType, Sector, Status};

use super::Told;
use crate::actors::Cast;
use crate::positions::concepts::hits::is_state;

/// Joins mentions of one event. The first mention in the body gives the record its words.
pub fn merge(cast: &Cast, told: Vec<Told>) -> Vec<Event> {
    let (title, body): (Vec<Told>, Vec<Told>) =
        told.into_iter().partition(|told| told.event.in_title);
    let mut kept: Vec<Told> = Vec::new();
    for told in body.into_iter().chain(title) {
        match kept.iter_mut().find(|other| is_same(cast, other, &told)) {
            Some(other) => join(cast, other, told),
            None => kept.push(told),
        }
    }
    kept.sort_by(|a, b| a.event.trigger.cmp(&b.event.trigger));
    kept.into_iter().map(|told| told.event).collect()
}

/// Gives a noun of violence the side that undergoes it, where the article tells of no other.
///
/// > Oz **invaded** Ib in May. … **Oz's invasion** must end: that of Ib.
pub fn recall(told: &mut [Told]) {
    for place in 0..told.len() {
        let here = &told[place];
        let is_open = here.is_noun
            && here.event.kind == EventType::Assault
            && here.event.target.is_empty()
            && here.event.source.len() == 1;
        if !is_open {
            continue;
        }
        let mut others = told.iter().filter(|other| {
            matches!(other.event.kind, EventType::Assault | EventType::Coerce)
                && other.event.source == here.event.source
                && !other.event.target.is_empty()
        });
        let Some(first) = others.next().map(|other| other.event.target.clone()) else {
            continue;
        };
        if others.all(|other| other.event.target == first) {
            told[place].event.target = first;
        }
    }
}

/// Whether two mentions tell one event.
fn is_same(cast: &Cast, first: &Told, second: &Told) -> bool {
    let (a, b) = (&first.event, &second.event);
    if a.kind != b.kind {
        return false;
    }
    let is_talk = a.kind == EventType::Consult
        && (second.event.in_title || words::events::DISCUSSING.has(&second.lemma))
        && settled(a.status)
        && settled(b.status)
        && is_covered(cast, b, a);
    let source = within(&a.source, &b.source);
    let target = within(&a.target, &b.target);
    let is_alike = is_talk || source && target;
    if !is_alike {
        return false;
    }
    if a.kind.is_joint() && !is_covered(cast, a, b) && !is_covered(cast, b, a) {
        return false;
    }
    let dates = match (&a.date, &b.date) {
        (Some(a), Some(b)) => a.start <= b.end && b.start <= a.end,
        _ => true,
    };
    let told_alike = first.lemma == second.lemma
        || second.is_noun
        || second.event.in_title
        || first.event.in_title;
    let alike = a.status == b.status || settled(a.status) && settled(b.status);
    dates && alike && (is_talk || told_alike || a.source == b.source && a.target == b.target)
}

/// Whether all who take part in one act take part in another, themselves or in the name of one who does:
/// a state, a group of its officials.
fn is_covered(cast: &Cast, one: &Event, other: &Event) -> bool {
    let parties = || other.source.iter().chain(&other.target).copied();
    let mut own = one.source.iter().chain(&one.target).copied();
    own.all(|id| parties().any(|party| party == id) || stands_for(cast, id, parties()))
}

/// Whether an actor only tells the country of one of some others.
fn stands_for(cast: &Cast, id: ActorId, mut others: impl Iterator<Item = ActorId>) -> bool {
    let actor = cast.actor(id);
    let is_official = |sector: &Sector| matches!(sector, Sector::Gov | Sector::Mil);
    let is_country = is_state(&actor.country)
        && match actor.kind {
            ActorKind::State => true,
            ActorKind::Group => !actor.sectors.is_empty() && actor.sectors.iter().all(is_official),
            _ => false,
        };
    is_country && others.any(|other| cast.actor(other).country == actor.country)
}

fn settled(status: Status) -> bool {
    matches!(status, Status::Done | Status::Ongoing)
}

/// Whether one list is part of the other.
fn within<T: PartialEq>(a: &[T], b: &[T]) -> bool {
    a.iter().all(|x| b.contains(x)) || b.iter().all(|x| a.contains(x))
}

fn join(cast: &Cast, kept: &mut Told, told: Told) {
    let (event, other) = (&mut kept.event, told.event);
    // *Lin visited **Chile** … Lin and **Vidal of Chile** met*: Chile is host already.
    let beside = |id: ActorId, others: &[ActorId]| {
        let country = cast.actor(id).country.as_str();
        let same = |&other: &ActorId| cast.actor(other).country == country;
        is_state(country) && others.iter().any(same)
    };
    // Of one country are both sides of what happens within it.
    let within =
        |source: &[ActorId], target: &[ActorId]| source.iter().any(|&id| beside(id, target));
    let is_hosted = event.kind == EventType::Consult
        && !within(&event.source, &event.target)
        && !within(&other.source, &other.target);
    let beside = |id: ActorId, others: &[ActorId]| is_hosted && beside(id, others);
    let is_joint = event.kind.is_joint();
    let is_there = |event: &Event, id: ActorId, others: &[ActorId]| {
        let parties = || event.source.iter().chain(&event.target).copied();
        parties().any(|party| party == id)
            || beside(id, others)
            || is_joint && stands_for(cast, id, parties())
    };
    for id in other.source {
        if !is_there(event, id, &event.target) {
            event.source.push(id);
        }
    }
    for id in other.target {
        if !is_there(event, id, &event.source) {
            event.target.push(id);
        }
    }
    if event.date.is_none() {
        event.date = other.date;
    }
    if event.place.is_none() {
        event.place = other.place;
    }
    for span in other.evidence {
        if !event.evidence.contains(&span) && event.evidence.len() < 100 {
            event.evidence.push(span);
        }
    }
    event.confidence = event.confidence.max(other.confidence);
}
