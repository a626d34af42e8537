//! What a text proposes as acts, and what the rules make of it: type, sides, confidence.
//!
//! A candidate is a predicate with who does it and who undergoes it. Some words of violence are meant
//! otherwise ([`in_words`]); some deeds are only called *the attack* ([`condemned`]); some acts have no
//! words of their own ([`duties`], [`speech`]). The rules then say of what type each is ([`types`]), who
//! may be its sides ([`eligible`]), and how sure that is ([`confidence`]); together: [`ruled`].

pub(super) mod condemned;
mod confidence;
pub(super) mod duties;
pub(super) mod eligible;
mod in_words;
pub(super) mod ruled;
pub(super) mod speech;
pub(super) mod types;

use chancery_lexicon::events::{Events, Slot};
use chancery_record::{ActorId, ActorKind, EventType, MentionForm, Status};
use chancery_text::{Annotated, Pos, TokenId};

use super::predicates::{self, Form, Index, Predicate, astray};
use super::sides::Roles;
use super::status;
use crate::actors::Cast;
use crate::grammar;

/// A predicate with the actors found in its slots.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The words that carry it.
    pub predicate: Predicate,
    /// Who acts.
    pub source: Vec<ActorId>,
    /// On whom.
    pub target: Vec<ActorId>,
    /// How far below the slot the source was found: 0 is the slot itself.
    pub source_depth: u8,
    /// The same for the target.
    pub target_depth: u8,
    /// Whether it happened.
    pub status: Status,
    /// Whether the subject slot holds a word that names no known actor.
    pub blank_source: bool,
    /// Whether the object slot holds a word that names no known actor.
    pub blank_target: bool,
}

/// All candidates of a document, in the order of their heads.
pub fn candidates(events: &Events, annotated: &Annotated, cast: &Cast) -> Vec<Candidate> {
    let index = Index::of(events, annotated);
    let mut out = Vec::new();
    for sentence in 0..annotated.sentences.len() {
        let tokens = annotated.sentence_tokens(sentence);
        for predicate in predicates::predicates(events, &index, annotated, tokens) {
            let entry = &events.entries[predicate.entry as usize];
            if predicate.form == Form::Noun && is_name(annotated, cast, predicate.head)
                || astray::is_astray(events, annotated, cast, entry, &predicate)
            {
                continue;
            }
            let candidate = resolve(events, annotated, cast, predicate);
            out.extend(in_words::turn(events, annotated, cast, candidate));
        }
    }
    drop_guests(events, annotated, &mut out);
    out
}

/// Drops those who visit where the visit is told: *the visit of **a trade mission***.
fn drop_guests(events: &Events, annotated: &Annotated, all: &mut Vec<Candidate>) {
    let consults = |candidate: &Candidate| {
        let entry = &events.entries[candidate.predicate.entry as usize];
        (entry.kind == Some(EventType::Consult)).then_some(candidate.predicate.head)
    };
    let visits: Vec<TokenId> = all.iter().filter_map(consults).collect();
    all.retain(|candidate| {
        let guest = candidate.predicate.head;
        let visit = annotated
            .head(guest)
            .filter(|&of| annotated.lower(of) == "of")
            .and_then(|of| annotated.head(of));
        consults(candidate).is_none() || visit.is_none_or(|visit| !visits.contains(&visit))
    });
}

/// Whether a noun belongs to the name of a body: *the General **Agreement** on Tariffs and Trade*.
fn is_name(annotated: &Annotated, cast: &Cast, noun: TokenId) -> bool {
    let is_body = |id: &ActorId| {
        let actor = cast.actor(*id);
        let body = matches!(actor.kind, ActorKind::Igo | ActorKind::Organization);
        body && actor.name.contains(' ')
    };
    // *The Andean **Pact*** is both.
    let is_pact = matches!(annotated.lower(noun), "pact" | "treaty" | "accord");
    !is_pact
        && annotated.token(noun).pos == Pos::PROPN
        && cast.mention(noun).is_some_and(|mention| {
            mention.form == MentionForm::Name && mention.actors.iter().any(is_body)
        })
}

/// Fills the roles of a predicate: [`Roles::source`], [`Roles::target`], how far it happened.
pub fn resolve(
    events: &Events,
    annotated: &Annotated,
    cast: &Cast,
    predicate: Predicate,
) -> Candidate {
    let roles = Roles::of(events, annotated, cast, &predicate);
    let source = roles.source();
    let blank_source = source.found.is_empty()
        && roles.source_slots().contains(&Slot::Subject)
        && grammar::subject(annotated, predicate.head).is_some();
    let target = roles.target(&source);
    let (source, target) = roles.turned(source.found, target);
    let target = roles.settle_target(&source.ids, target);
    let blank_target = target.is_empty()
        && predicate.form == Form::Verb
        && grammar::object(annotated, predicate.head).is_some();
    let status = match status::of(events, annotated, &predicate) {
        // *Was killed in an **air strike***: one that is over.
        Status::Ongoing if roles.look.died_in(predicate.head).is_some() => Status::Done,
        status => status,
    };
    Candidate {
        source: source.ids,
        target: target.ids,
        source_depth: source.depth,
        target_depth: target.depth,
        status,
        blank_source,
        blank_target,
        predicate,
    }
}
