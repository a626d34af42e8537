//! Who does something together, and who speaks for them.
//!
//! > **Peru and Chile** can help each other.

use chancery_record::{ActorId, ActorKind, MentionForm};
use chancery_text::{Dep, TokenId};

use super::Stage;

/// The most tokens of a row, and the most verbs above a clause without a subject.
const MOST: usize = 8;

/// The actors that are the subject of a verb, those joined to it by *and* included; of a verb
/// without a subject (*to help*, *in helping*) those of the verb above it.
pub(super) fn subjects(stage: &Stage<'_>, verb: TokenId) -> Vec<ActorId> {
    let annotated = stage.annotated;
    let mut above = verb;
    let mut subject = None;
    for _ in 0..MOST {
        subject = annotated
            .child(above, Dep::nsubj)
            .or_else(|| annotated.child(above, Dep::nsubjpass));
        // What a relative clause says is said of the noun that it hangs on.
        let dep = annotated.token(above).dep;
        if subject.is_some() || matches!(dep, Dep::ccomp | Dep::relcl) {
            break;
        }
        let Some(higher) = annotated.head(above) else {
            break;
        };
        above = higher;
    }
    let Some(subject) = subject else {
        return Vec::new();
    };
    let mut row = vec![subject];
    let mut at = 0;
    while let Some(&token) = row.get(at)
        && row.len() < MOST
    {
        row.extend(annotated.children_by(token, Dep::conj));
        at += 1;
    }
    let mut actors: Vec<ActorId> = Vec::new();
    for &token in &row {
        for &actor in stage.cast.at(token) {
            if is_known(stage, token, actor) && !actors.contains(&actor) {
                actors.push(actor);
            }
        }
    }
    actors
}

/// Whether it is known who an actor is; *a coalition*, *those states* are nobody in particular.
fn is_known(stage: &Stage<'_>, token: TokenId, actor: ActorId) -> bool {
    let is_named = stage
        .cast
        .mention(token)
        .is_some_and(|mention| mention.form == MentionForm::Name);
    let found = stage.cast.actors.get(actor.index());
    found.is_some_and(|found| {
        !found.country.is_empty() || is_named || found.kind == ActorKind::Person
    })
}

/// The speaker of a statement.
pub(super) fn speaker(stage: &Stage<'_>, statement: Option<u32>) -> Option<ActorId> {
    let statement = stage.statements.get(statement? as usize)?;
    let speaker = statement.speaker.filter(|_| !statement.negated)?;
    (speaker.index() < stage.cast.actors.len()).then_some(speaker)
}

/// Whether a speaker is one of the actors or of the country of one.
pub(super) fn speaks_for(stage: &Stage<'_>, speaker: ActorId, actors: &[ActorId]) -> bool {
    let country = |actor: ActorId| &*stage.cast.actor(actor).country;
    actors.iter().any(|&actor| {
        actor == speaker
            || (super::hits::is_state(country(actor)) && country(actor) == country(speaker))
    })
}
