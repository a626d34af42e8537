//! A deed named by a noun: what the words beside it say of it.
//!
//! > The **planned** talks: planned. **No** raid took place: denied. Peru **acted** in coordination
//! > with Chile: as the acting is.
//!
//! Leaves alone, for [`above`](super::above) and [`ahead`](super::ahead): what stands above the noun.

use chancery_lexicon::events::Events;
use chancery_record::{EventType, Status};
use chancery_text::{Annotated, Dep, Pos, TokenId};

use super::{above, ahead, lasting, nearing, negation, verbs};
use crate::events::predicates::Predicate;

/// The status of a noun.
pub fn of(
    events: &Events,
    annotated: &Annotated,
    predicate: &Predicate,
    kind: Option<EventType>,
) -> Status {
    if let Some(verb) = accompanied(annotated, predicate) {
        return verbs::of(events, annotated, verb, 0);
    }
    match alone(events, annotated, predicate, kind) {
        // *The war in Ukraine*, *peace talks*: nothing says that it is over.
        Status::Done
            if predicate.light.is_none() && lasting::lasts(events, annotated, predicate.head) =>
        {
            Status::Ongoing
        }
        status => status,
    }
}

/// The status of a noun that no verb is done with.
fn alone(
    events: &Events,
    annotated: &Annotated,
    predicate: &Predicate,
    kind: Option<EventType>,
) -> Status {
    if nearing::is_near(annotated, predicate, kind) || is_in_case(annotated, predicate.head) {
        return Status::Hypothetical;
    }
    if let Some(status) = by_its_words(events, annotated, predicate.head) {
        return status;
    }
    match above::of(events, annotated, predicate, kind) {
        Status::Done => {}
        status => return status,
    }
    match ahead::of(events, annotated, predicate, kind) {
        Status::Done
            if lasting::is_repeated(events, annotated, predicate.head)
                || lasting::is_kept_up(annotated, predicate.head) =>
        {
            Status::Ongoing
        }
        status => status,
    }
}

/// ***In the event of** a raid*, ***in case of** war*
fn is_in_case(annotated: &Annotated, noun: TokenId) -> bool {
    let of = annotated.token(noun).head;
    let case = annotated.token(of).head;
    annotated.token(noun).dep == Dep::pobj
        && annotated.lower(of) == "of"
        && matches!(annotated.lower(case), "event" | "case")
        && annotated.lower(annotated.token(case).head) == "in"
}

/// The words right before a noun.
pub fn modifiers(annotated: &Annotated, noun: TokenId) -> impl Iterator<Item = TokenId> + '_ {
    let children = annotated.children(noun).iter().copied();
    children.filter(|&child| is_modifier(annotated.token(child).dep))
}

fn is_modifier(dep: Dep) -> bool {
    matches!(dep, Dep::amod | Dep::compound | Dep::det | Dep::advmod)
}

/// What settles the status of a noun before all else: ***planned** talks*, ***no** raid*, *talks
/// **planned** for May*.
fn by_its_words(events: &Events, annotated: &Annotated, noun: TokenId) -> Option<Status> {
    annotated.children(noun).iter().find_map(|&child| {
        let dep = annotated.token(child).dep;
        let word = annotated.lower(child);
        if dep == Dep::acl {
            return (annotated.lemma(child) == "plan").then_some(Status::Planned);
        }
        if !is_modifier(dep) {
            return None;
        }
        match events.modifiers.get(word) {
            // What else lasts may yet be to come: [`lasting::is_repeated`].
            Some(Status::Ongoing) if !matches!(word, "ongoing" | "current") => {}
            Some(&status) => return Some(status),
            None => {}
        }
        match word {
            "no" => Some(Status::Denied),
            "any" if negation::is_under_denial(annotated, noun) => Some(Status::Denied),
            "any" => Some(Status::Hypothetical),
            _ => None,
        }
    })
}

/// The verb that something is done with: ***acted** in coordination with Chile*.
fn accompanied(annotated: &Annotated, predicate: &Predicate) -> Option<TokenId> {
    let head = predicate.head;
    let is_manner = matches!(
        annotated.lemma(head),
        "coordination" | "consultation" | "cooperation" | "collaboration" | "partnership"
    ) && annotated.child(head, Dep::det).is_none()
        && annotated.child(head, Dep::poss).is_none()
        && predicate.light.is_none();
    let link = annotated
        .head(head)
        .filter(|&link| is_manner && annotated.lower(link) == "in")?;
    annotated.head(link).filter(|&verb| {
        annotated.token(verb).pos == Pos::VERB
            && !matches!(
                annotated.lemma(verb),
                "engage" | "remain" | "stay" | "continue" | "invest" | "succeed" | "result"
            )
    })
}
