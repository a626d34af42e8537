//! What a theme shows of all who hold it.
//!
//! > **Peru and Chile** plan to *open their ports*.
//!
//! Told, meant or weighed, it is one clause for each of them, unless the same words have shown it
//! before.

use chancery_record::{ActorId, Stance, StatementId, Why};
use chancery_text::TokenId;

use crate::positions::known::Known;
use crate::positions::{Shown, Stage};

/// A concept with what shows it.
pub(in crate::positions) struct Given {
    /// What one is for or against, in words of the text.
    pub concept: String,
    /// For or against.
    pub stance: Stance,
    /// Where the clause begins.
    pub from: TokenId,
    /// What it is about.
    pub head: TokenId,
    /// The statement that it stands in.
    pub statement: Option<u32>,
    /// Which way has read it.
    pub rule: &'static str,
    /// How sure that way is.
    pub confidence: f32,
}

/// Gives a clause to each holder, but for what was shown before.
pub(in crate::positions) fn give(
    stage: &Stage<'_>,
    given: &Given,
    holders: &[ActorId],
    before: &Known,
    shown: &mut Vec<Shown>,
) {
    let span = stage
        .span(given.from, given.head)
        .join(stage.annotated.subtree_span(given.head));
    for &actor in holders {
        let one = Shown {
            actor,
            concept: given.concept.clone(),
            stance: given.stance,
            statement: given.statement.map(StatementId),
            event: None,
            span,
            confidence: given.confidence,
            why: Why::new(given.rule, "words"),
        };
        if !before.has(&one) {
            shown.push(one);
        }
    }
}
