//! What the word above a verb makes of it.
//!
//! > Peru **plans to** attack: planned. Chile **demanded that** it withdraw: demanded. Peru will **stop
//! > and withdraw**: the second as the first.
//!
//! Leaves alone: *said that Peru **attacked***, a clause with a tense of its own; ***was able** to take
//! the town*, for it did.

use chancery_lexicon::events::Events;
use chancery_record::Status;
use chancery_text::{Annotated, Dep, Pos, Tag, TokenId};

use super::governors::{bears_on, governed, is_weighed};
use super::modals::{Periphrasis, is_infinitive, periphrasis};
use super::wishes::{performs, wished};
use super::{is_open, negation, verbs};
use crate::grammar;

/// The status of a verb by the word above it; none if that leaves it to the verb itself.
pub fn of(events: &Events, annotated: &Annotated, verb: TokenId, depth: u8) -> Option<Status> {
    if annotated.token(verb).dep == Dep::conj {
        return coordinated(events, annotated, verb, depth);
    }
    let governor = governor_of(annotated, verb)?;
    if performs(events, annotated, verb, governor) {
        return None;
    }
    let outlook = governed(events, annotated, governor);
    if matches!(outlook, None | Some(Status::Ongoing | Status::Done))
        && is_underway(events, annotated, verb, governor)
    {
        return Some(Status::Ongoing);
    }
    match periphrasis(events, annotated, verb, governor, depth) {
        Some(Periphrasis::Tells(status)) => return Some(status),
        Some(Periphrasis::Silent) => return None,
        None => {}
    }
    let lemma = annotated.lemma(governor);
    if let Some(status) = wished(events, annotated, verb, governor) {
        let above = verbs::of(events, annotated, governor, depth + 1);
        return Some(if above == Status::Hypothetical && lemma != "like" {
            above
        } else {
            status
        });
    }
    let Some(status) = outlook else {
        return ungoverned(events, annotated, verb, governor, depth);
    };
    // ***Was able** to take the town*: it did.
    if lemma == "able" && was(annotated, governor) {
        return None;
    }
    // *Is **studying a plan** to buy grain*
    if status == Status::Planned && is_weighed(events, annotated, governor) {
        return Some(Status::Hypothetical);
    }
    // *Proposed that they **meet***
    let status = match lemma {
        "propose" if annotated.token(verb).dep == Dep::ccomp => Status::Demanded,
        _ => status,
    };
    if tells_itself(annotated, verb, lemma, status) {
        return None;
    }
    let is_noun = matches!(annotated.token(governor).pos, Pos::NOUN | Pos::PROPN);
    let above = if is_noun && negation::is_absent(annotated, governor) {
        Status::Denied
    } else {
        let carrier = negation::quality_of(annotated, governor);
        verbs::of(events, annotated, carrier, depth + 1)
    };
    Some(both(events, lemma, status, above))
}

/// The word that a complement hangs on.
fn governor_of(annotated: &Annotated, verb: TokenId) -> Option<TokenId> {
    let above = annotated.head(verb)?;
    match annotated.token(verb).dep {
        Dep::xcomp | Dep::ccomp | Dep::acl => Some(above),
        Dep::advcl if is_infinitive(annotated, verb) => Some(above),
        // *Plans of attacking*, but not *agreed **after** attacking*
        Dep::pcomp
            if bears_on(annotated, above)
                || ["in", "at"].contains(&annotated.lower(above))
                || negation::is_kept_from(annotated, above) =>
        {
            annotated.head(above)
        }
        _ => None,
    }
}

/// The status of a verb that goes on another: *demanded that it **stop and withdraw***.
fn coordinated(events: &Events, annotated: &Annotated, verb: TokenId, depth: u8) -> Option<Status> {
    let token = annotated.token(verb);
    let above = annotated.head(verb)?;
    let has_subject = annotated.child(verb, Dep::nsubj).is_some();
    let own_tense = matches!(token.tag, Tag::VBD | Tag::VBZ | Tag::VBP)
        || has_subject
        || annotated
            .children_by(verb, Dep::aux)
            .any(|aux| annotated.lower(aux) != "to");
    // *Demanded that it stop and **withdraw***: the second is as little done as the first.
    let is_subjunctive = token.tag == Tag::VBP
        && matches!(annotated.token(above).tag, Tag::VB | Tag::VBP)
        && !has_subject;
    if own_tense && !is_subjunctive {
        return None;
    }
    let first = infinitive_before(annotated, verb, above).unwrap_or(above);
    let status = verbs::of(events, annotated, first, depth + 1);
    // *Will stand with them and **continue** to help*
    (!is_subjunctive || is_open(status)).then_some(status)
}

/// The infinitive that a bare one goes on, where the parser hangs it under a verb with a tense.
///
/// > They **discussed** efforts **to end** the war and **rebuild** the city.
fn infinitive_before(annotated: &Annotated, verb: TokenId, above: TokenId) -> Option<TokenId> {
    let is_bare = annotated.token(verb).tag == Tag::VB
        && annotated.child(verb, Dep::aux).is_none()
        && matches!(annotated.token(above).tag, Tag::VBD | Tag::VBZ | Tag::VBP);
    let is_full = |token: &TokenId| {
        annotated.token(*token).tag == Tag::VB && is_infinitive(annotated, *token)
    };
    (is_bare && above < verb)
        .then(|| (above + 1..verb).rev().find(is_full))
        .flatten()
}

/// *The **ongoing** efforts to rally support*, but not *its continued **readiness** to strike*
fn is_underway(events: &Events, annotated: &Annotated, verb: TokenId, governor: TokenId) -> bool {
    let modifier = || {
        annotated
            .children_by(governor, Dep::amod)
            .find_map(|word| events.modifiers.get(annotated.lower(word)))
    };
    annotated.token(verb).dep == Dep::acl
        && is_infinitive(annotated, verb)
        && modifier() == Some(&Status::Ongoing)
}

/// The status of a verb under a word of which the lexicon knows nothing.
fn ungoverned(
    events: &Events,
    annotated: &Annotated,
    verb: TokenId,
    governor: TokenId,
    depth: u8,
) -> Option<Status> {
    let dep = annotated.token(verb).dep;
    let lemma = annotated.lemma(governor);
    // *The importance of **working** together*
    if dep == Dep::pcomp && matches!(lemma, "importance" | "goal" | "need") {
        return Some(Status::Planned);
    }
    // *Will travel to Lima **to reaffirm** its support*.
    // *I would like **to thank** you* thanks.
    let follows =
        is_infinitive(annotated, verb) && matches!(dep, Dep::advcl | Dep::xcomp) && lemma != "like";
    follows
        .then(|| verbs::of(events, annotated, governor, depth + 1))
        .filter(|&above| is_open(above))
}

/// Whether something was so in the past: ***was** able*.
fn was(annotated: &Annotated, adjective: TokenId) -> bool {
    let above = annotated
        .head(adjective)
        .filter(|&above| annotated.lemma(above) == "be");
    above.is_some_and(|above| {
        annotated.token(above).tag == Tag::VBD && !grammar::is_negated(annotated, above)
    })
}

/// Whether a clause tells by its own tense what became of it: only words that bear on what is to come
/// count, and only for clauses without a tense, unless they demand (*demanded that it **stop***).
fn tells_itself(annotated: &Annotated, verb: TokenId, governor: &str, status: Status) -> bool {
    let token = annotated.token(verb);
    let is_infinitive = is_infinitive(annotated, verb);
    let is_subjunctive = status == Status::Demanded && token.tag == Tag::VBP;
    // *Told them that it **had** left*: the tense stands with the auxiliary.
    let is_tense = |tag: Tag| matches!(tag, Tag::VBD | Tag::VBZ | Tag::VBP);
    let is_finite = is_tense(token.tag)
        || annotated.children(verb).iter().any(|&aux| {
            matches!(annotated.token(aux).dep, Dep::aux | Dep::auxpass)
                && is_tense(annotated.token(aux).tag)
        });
    let tells = governor == "tell" && !is_infinitive;
    match token.dep {
        Dep::ccomp => is_finite && (!is_subjunctive || tells),
        // *The plan **agreed** in Lima*
        Dep::acl => !is_infinitive,
        _ => false,
    }
}

/// What a governing word and its own status make of a verb together.
fn both(events: &Events, governor: &str, status: Status, above: Status) -> Status {
    match (status, above) {
        (Status::Done, above) => above,
        (Status::Ongoing, Status::Done) => Status::Ongoing,
        (Status::Ongoing, above) => above,
        // *Did not rule out attacking*, *did not fail to attack*
        (Status::Denied, Status::Denied) if governor == "rule" => Status::Hypothetical,
        (Status::Denied, Status::Denied) => Status::Done,
        // *Does not plan to attack*, *has no intention of attacking*, *is not ready to help*
        (Status::Planned | Status::Demanded, Status::Denied) => Status::Denied,
        (Status::Hypothetical, Status::Denied) if !negation::stays_open(events, governor) => {
            Status::Denied
        }
        // *Will try to help*, *is trying to help*
        (Status::Hypothetical, Status::Planned | Status::Ongoing)
            if matches!(governor, "try" | "attempt") =>
        {
            above
        }
        // *Asked them to **consider** leaving*
        (Status::Hypothetical, Status::Demanded)
            if matches!(governor, "consider" | "weigh" | "contemplate") =>
        {
            above
        }
        // *The bill would require them to leave*
        (Status::Demanded | Status::Planned, Status::Hypothetical) => Status::Hypothetical,
        (status, _) => status,
    }
}
