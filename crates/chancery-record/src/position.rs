//! Positions: an actor's stance on something one can be for or against.

use crate::{ActorId, EventId, Span, StatementId, Why, ids, words};

ids! {
    /// A position: its place in [`Records::positions`](crate::Records), printed `p1`, `p2` …
    PositionId, "p"
}

/// An actor's stance on a concept, with the words that show it.
#[derive(Clone, Debug, PartialEq)]
pub struct Position {
    /// Whose stance it is.
    pub actor: ActorId,
    /// A polarity-fixed noun phrase in lower case of at most nine words, hyphens between them:
    /// `sanctions-on-iran`.
    pub concept: String,
    /// For or against.
    pub stance: Stance,
    /// The statement that shows it.
    pub statement: Option<StatementId>,
    /// The event that shows it.
    pub event: Option<EventId>,
    /// The clauses that show it, each from its cue or trigger on; never empty.
    pub evidence: Vec<Span>,
    /// Calibrated probability that it is right.
    pub confidence: f32,
    /// The rule and entry that read it.
    pub why: Why,
}

words! {
    /// For or against.
    Stance {
        /// For.
        Support = "support",
        /// Against.
        Oppose = "oppose",
    }
}
