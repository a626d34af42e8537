//! Auxiliaries, and verbs that stand like one.
//!
//! > Peru **will** leave: planned. It **could** leave: hypothetical. It **must** leave, it **will have
//! > to** leave: demanded. It **is to** leave, it **is going to** leave: planned.
//!
//! Leaves alone: *it **had to** leave*, for it did; *who **is to** blame*.

use chancery_lexicon::events::Events;
use chancery_record::Status;
use chancery_text::{Annotated, Dep, EntityLabel, Tag, TokenId};

use super::conditions::has_condition;
use super::verbs;

/// What the auxiliaries of a verb make of it; the last one counts.
pub fn of(events: &Events, annotated: &Annotated, verb: TokenId) -> Option<Status> {
    let meant = |aux| match straight(annotated.lower(aux)).as_ref() {
        "will" | "shall" | "'ll" | "wo" => Some(Status::Planned),
        // *Said it would send troops*: to come, seen from then.
        "would" if is_reported(events, annotated, verb) => Some(Status::Planned),
        "would" if is_agreed(events, annotated, verb) => Some(Status::Planned),
        "would" | "could" | "may" | "might" | "can" | "'d" | "ca" => Some(Status::Hypothetical),
        "should" | "must" | "ought" => Some(Status::Demanded),
        _ => None,
    };
    annotated
        .children_by(verb, Dep::aux)
        .filter_map(meant)
        .last()
}

/// Whether a verb stands with *to*.
pub fn is_infinitive(annotated: &Annotated, verb: TokenId) -> bool {
    annotated
        .children_by(verb, Dep::aux)
        .any(|aux| annotated.lower(aux) == "to")
}

/// What *is to*, *has to* and *is going to* make of their infinitive.
pub enum Periphrasis {
    /// They tell how far it came.
    Tells(Status),
    /// They leave it to the infinitive itself.
    Silent,
}

/// What a verb above an infinitive makes of it, where it stands like an auxiliary.
pub fn periphrasis(
    events: &Events,
    annotated: &Annotated,
    verb: TokenId,
    governor: TokenId,
    depth: u8,
) -> Option<Periphrasis> {
    use Periphrasis::{Silent, Tells};
    if !is_infinitive(annotated, verb) {
        return None;
    }
    let above = || verbs::of(events, annotated, governor, depth + 1);
    let to_come = || match above() {
        Status::Done | Status::Ongoing => Status::Planned,
        other => other,
    };
    let tag = annotated.token(governor).tag;
    let is_object = annotated.token(verb).dep == Dep::xcomp;
    match annotated.lemma(governor) {
        // *Is **in Lima to** discuss oil*: he is there for it.
        "be" if stands_somewhere(annotated, governor, verb) => Some(match above() {
            Status::Done if matches!(tag, Tag::VBZ | Tag::VBP) => Tells(Status::Ongoing),
            Status::Done => Silent,
            other => Tells(other),
        }),
        // *Is to visit*, *if it **were to** pass*, but not *who is to blame*
        "be" if is_object && annotated.lemma(verb) != "blame" => Some(Tells(to_come())),
        // *Will **have** to leave*, but *had to leave*, *does not have to*
        "have" if is_object => Some(match above() {
            Status::Denied => Tells(Status::Hypothetical),
            _ if matches!(tag, Tag::VBD | Tag::VBN) => Silent,
            _ => Tells(Status::Demanded),
        }),
        // *Is **going** to attack*
        "go" if tag == Tag::VBG => Some(Tells(to_come())),
        _ => None,
    }
}

/// ***Under the accord** Peru **would** buy more*: it is agreed.
fn is_agreed(events: &Events, annotated: &Annotated, verb: TokenId) -> bool {
    let first = match annotated.token(verb).dep {
        Dep::conj => annotated.token(verb).head,
        _ => verb,
    };
    !has_condition(annotated, verb)
        && [verb, first].into_iter().any(|verb| {
            let mut terms = annotated
                .children_by(verb, Dep::prep)
                .filter(|&link| annotated.lower(link) == "under")
                .filter_map(|link| annotated.child(link, Dep::pobj));
            terms.any(|noun| events.in_class("agreement", annotated.lemma(noun)))
        })
}

/// *Is **in Lima** to discuss oil*, not *is **to** discuss it in Lima*, *is **in talks** to buy oil*.
fn stands_somewhere(annotated: &Annotated, be: TokenId, verb: TokenId) -> bool {
    let is_place = |noun: TokenId| {
        let entity = annotated.token(noun).entity;
        matches!(entity, EntityLabel::GPE | EntityLabel::LOC)
    };
    annotated
        .children_by(be, Dep::prep)
        .filter(|&link| be < link && link < verb && annotated.lower(link) == "in")
        .filter_map(|link| annotated.child(link, Dep::pobj))
        .any(is_place)
}

/// A contraction with a plain apostrophe: *they’re*.
pub fn straight(word: &str) -> std::borrow::Cow<'_, str> {
    match word.strip_prefix('’') {
        Some(rest) => format!("'{rest}").into(),
        None => word.into(),
    }
}

/// Whether a clause is what somebody said or decided in the past: *said **it would leave***.
fn is_reported(events: &Events, annotated: &Annotated, verb: TokenId) -> bool {
    let mut first = verb;
    for _ in 0..3 {
        match annotated.head(first) {
            // *Said it would meet them and **would send** grain*
            Some(head) if annotated.token(first).dep == Dep::conj => first = head,
            _ => break,
        }
    }
    let token = annotated.token(first);
    !has_condition(annotated, verb)
        && token.dep == Dep::ccomp
        && annotated.head(first).is_some_and(|above| {
            matches!(annotated.token(above).tag, Tag::VBD | Tag::VBN)
                && events.in_class("reporting", annotated.lemma(above))
        })
}
