//! Words of a pattern that stand so that they tell no act.
//!
//! > Brazil will cut its exports to **help reduce** the surplus: no aid. Peru will answer the threat
//! > **posed** by Chad: Peru blames nobody. Peru **received** the weapons: nobody came.
//!
//! Leaves alone: "helped *Chad* rebuild", "Chad *poses* a threat", "received *the envoy*".

use chancery_lexicon::events::Entry;
use chancery_record::{ActorKind, EventType};
use chancery_text::{Annotated, Dep, Pos, Tag, TokenId};

use super::predicate::{Form, Predicate};
use super::{given, grammar};
use crate::actors::Cast;

/// Whether a predicate tells nothing as it stands.
pub(super) fn is_astray(
    annotated: &Annotated,
    cast: &Cast,
    entry: &Entry,
    predicate: &Predicate,
) -> bool {
    let head = predicate.head;
    if predicate.form == Form::Noun {
        // *Is **in charge** of mines*
        let link = annotated
            .head(head)
            .map_or("", |link| annotated.lower(link));
        // *Israeli **strikes***: of bombs.
        let of_state = |&child: &TokenId| {
            matches!(
                annotated.token(child).dep,
                Dep::poss | Dep::amod | Dep::compound
            ) && cast
                .at(child)
                .iter()
                .any(|&id| matches!(cast.actor(id).kind, ActorKind::State | ActorKind::Igo))
        };
        let bombs = entry.kind == Some(EventType::Protest)
            && annotated.lemma(head) == "strike"
            && predicate.words.len() == 1
            && annotated.children(head).iter().any(of_state);
        return annotated.lemma(head) == "charge" && link == "in" || bombs;
    }
    if predicate.form != Form::Verb {
        return false;
    }
    match annotated.lemma(head) {
        "help" => predicate.words.len() == 1 && is_auxiliary(annotated, head),
        // *Lifted the sanctions it had **imposed***: it is the lifting that is told.
        lemma if given::is_imposing(lemma) => {
            let noun = annotated.token(head).head;
            let lifts = annotated.head(noun).is_some_and(|verb| {
                matches!(
                    annotated.lemma(verb),
                    "lift" | "remove" | "drop" | "ease" | "end" | "scrap" | "suspend" | "waive"
                )
            });
            annotated.token(head).dep == Dep::relcl
                && annotated.token(noun).dep == Dep::dobj
                && lifts
        }
        "fly" | "jet" => {
            entry.kind == Some(EventType::Consult) && annotated.child(head, Dep::dobj).is_some()
        }
        "pose" => annotated.token(head).dep == Dep::acl && annotated.token(head).tag == Tag::VBN,
        "receive" => {
            let is_guest = entry.kind == Some(EventType::Consult) && predicate.words.len() == 1;
            is_guest && !receives_somebody(annotated, cast, head)
        }
        _ => false,
    }
}

/// *Help **reduce** it*, *help **to reduce** it*: nobody is helped.
fn is_auxiliary(annotated: &Annotated, verb: TokenId) -> bool {
    let does = annotated.children(verb).iter().any(|&child| {
        let token = annotated.token(child);
        matches!(token.dep, Dep::xcomp | Dep::ccomp)
            && token.pos == Pos::VERB
            && annotated.child(child, Dep::nsubj).is_none()
    });
    does && grammar::object(annotated, verb).is_none()
}

/// Whether what is received is somebody, by name or by office.
fn receives_somebody(annotated: &Annotated, cast: &Cast, verb: TokenId) -> bool {
    let object = annotated
        .child(verb, Dep::nsubjpass)
        .or_else(|| grammar::object(annotated, verb));
    object.is_some_and(|noun| {
        grammar::joined(annotated, noun).into_iter().any(|noun| {
            cast.at(noun).iter().any(|&id| {
                let kind = cast.actor(id).kind;
                !matches!(kind, ActorKind::State | ActorKind::Igo)
            })
        })
    })
}
