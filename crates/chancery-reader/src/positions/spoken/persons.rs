//! What somebody wants of a person: to be elected, to go.
//!
//! > The mayor **endorsed Ana Silva**; students **called for the rector to resign**.
//!
//! For or against somebody is an event between the two; for a candidacy or a resignation is a position.

use chancery_record::{ActorKind, CueClass, Statement};
use chancery_text::{Dep, TokenId};

use crate::positions::concepts::hits::slug;
use crate::positions::concepts::theme::Theme;
use crate::positions::{Stage, polarity};

/// The candidacy that is endorsed, or the resignation that is called for.
pub(super) fn wanted(
    stage: &Stage<'_>,
    statement: &Statement,
    head: TokenId,
    theme: &Theme,
) -> Option<String> {
    let annotated = stage.annotated;
    if statement.cue_lemma == "endorse" {
        return Some(format!("{}-candidacy", person(stage, theme.head)?));
    }
    let leaves = match annotated.lemma(head) {
        "resign" | "quit" => true,
        "step" => annotated
            .child(head, Dep::prt)
            .is_some_and(|down| annotated.lower(down) == "down"),
        _ => false,
    };
    let is_wanted =
        statement.cue_class == CueClass::Demand && !polarity::is_negated(annotated, head);
    let who = annotated
        .child(head, Dep::nsubj)
        .filter(|_| leaves && is_wanted)?;
    Some(format!("resignation-of-{}", person(stage, who)?))
}

fn person(stage: &Stage<'_>, token: TokenId) -> Option<String> {
    let &[actor] = stage.cast.at(token) else {
        return None;
    };
    let actor = stage.cast.actors.get(actor.index())?;
    (actor.kind == ActorKind::Person).then(|| slug(&actor.name))
}
