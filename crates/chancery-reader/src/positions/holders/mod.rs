//! Whose positions a statement shows.
//!
//! > **Peru and Chile** agreed …; the envoy conveyed **Peru's** support for …; **they** thanked …
//!
//! All joint speakers, the principal whose support is told, and for *they* or *the leaders* those
//! who met.
//!
//! Who does a thing together, and for whom somebody speaks, is found in [`together`]; who speaks in a document
//! of one [`author`], and who signed it ([`signed`]), is known beforehand. What is shown of all of them is
//! given to each ([`giving`]).

pub(in crate::positions) mod author;
pub(in crate::positions) mod giving;
pub(in crate::positions) mod signed;
pub(in crate::positions) mod together;

use chancery_record::{ActorId, CueClass, Statement};
use chancery_text::{Dep, Pos, Tag};

use super::concepts::hits;
use super::{Stage, polarity};

/// Whose positions a statement shows: all joint speakers, and a principal whose support or
/// commitment is told.
pub(super) fn holders(stage: &Stage<'_>, statement: &Statement) -> Vec<ActorId> {
    let mut holders: Vec<ActorId> = statement.speaker.into_iter().collect();
    let (annotated, cast) = (stage.annotated, stage.cast);
    let cue = statement.cue.first().map(|&span| annotated.tokens_in(span));
    if let Some(cue) = cue.filter(|cue| !cue.is_empty()) {
        // "met with the premier of Peru to thank him": who met gives the thanks.
        let verb = hits::head_of(annotated, cue.start, cue.end);
        let is_aim = annotated.token(verb).pos == Pos::VERB
            && annotated.token(verb).tag == Tag::VB
            && matches!(
                annotated.token(verb).dep,
                Dep::advcl | Dep::pcomp | Dep::xcomp | Dep::conj
            )
            && annotated
                .children_by(verb, Dep::aux)
                .all(|aux| annotated.lower(aux) == "to")
            && annotated
                .head(verb)
                .is_some_and(|above| annotated.child(above, Dep::dobj).is_none());
        let subjects = if is_aim {
            together::subjects(stage, verb)
        } else {
            Vec::new()
        };
        if !subjects.is_empty() && !holders.iter().any(|one| subjects.contains(one)) {
            return subjects;
        }
    }
    let all = statement
        .speaker_span
        .iter()
        .flat_map(|&span| annotated.tokens_in(span))
        .find(|&token| together::means_all(stage, token));
    let is_nobody = together::are_groups(stage, &holders);
    // "They condemned …" in a readout of the call of two advisers is what the advisers said, whoever
    // else was named meanwhile.
    let readout = together::of_readout(stage);
    let met = all.is_some() && !readout.is_empty();
    let mut are_met = false;
    if met && !holders.iter().any(|holder| readout.contains(holder)) {
        holders = readout;
        are_met = true;
    } else if let Some(all) = all.filter(|_| is_nobody) {
        let met = together::participants(stage, all);
        if !met.is_empty() {
            holders = met;
            are_met = true;
        }
    }
    if holders.is_empty() && is_called_for(stage, statement) {
        holders.extend(match statement.parent {
            Some(parent) => together::speaker(stage, Some(parent.0)),
            None => cast.author,
        });
    }
    // Of "the two leaders" those who met, no third that is only called so.
    for &span in statement.speaker_span.iter().filter(|_| !are_met) {
        let tokens = annotated.tokens_in(span);
        for token in tokens.clone() {
            let at = annotated.token(token);
            let is_top = at.dep == Dep::conj || !tokens.contains(&at.head) || at.head == token;
            if is_top {
                holders.extend(cast.at(token));
            }
        }
    }
    // "reiterated the President's support for …", not "criticized the President's policy"
    let is_against = matches!(
        statement.cue_class,
        CueClass::Accuse | CueClass::Deny | CueClass::Fear
    );
    for span in statement.cue.iter().chain(&statement.content) {
        for token in annotated.tokens_in(*span).take(8).filter(|_| !is_against) {
            holders.extend(together::principals(stage, token));
        }
    }
    // "We, Peru, Chile and Bolivia, commit to …"
    let is_we = |&span: &chancery_record::Span| {
        annotated
            .tokens_in(span)
            .any(|token| annotated.lower(token) == "we")
    };
    if statement.speaker_span.iter().any(is_we) && statement.parent.is_none() {
        holders.extend(together::parties(stage));
    }
    // "reiterated the government's demand that …": whoever tells it for his own side.
    let mut above = statement.parent;
    while let Some(parent) = above.and_then(|parent| stage.statements.get(parent.index())) {
        let own = together::speaker(stage, above.map(|id| id.0))
            .filter(|&speaker| together::is_spokesman(stage, speaker))
            .filter(|&speaker| together::speaks_for(stage, speaker, &holders));
        let Some(speaker) = own else { break };
        holders.push(speaker);
        above = parent.parent;
    }
    // "They discussed the importance of …" in one side's report shows that side's view alone.
    let discussed = statement.cue_lemma == "discuss";
    together::keep_own_side(stage, discussed, all, &mut holders);
    let mut seen = Vec::new();
    for holder in holders {
        if !seen.contains(&holder) && holder.index() < cast.actors.len() {
            seen.push(holder);
        }
    }
    seen
}

/// Whether nobody is named who says it, but somebody should: *must be condemned by all*. It is the
/// view of whoever writes so.
fn is_called_for(stage: &Stage<'_>, statement: &Statement) -> bool {
    let mut cue = statement
        .cue
        .iter()
        .flat_map(|&span| stage.annotated.tokens_in(span));
    statement.speaker_span.is_empty() && cue.any(|token| polarity::has_duty(stage.annotated, token))
}
