//! Statements: somebody says, writes, signals, or is said to believe, want or fear something.

use crate::{ActorId, Span, Why, ids, words};

ids! {
    /// A statement: its place in [`Records::statements`](crate::Records), printed `s1`, `s2` …
    StatementId, "s"
}

/// One attribution.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The statement inside whose content this one stands.
    pub parent: Option<StatementId>,
    /// Who is said to speak, resolved; none if unnamed.
    pub speaker: Option<ActorId>,
    /// The words that name the speaker; none if unnamed.
    pub speaker_span: Vec<Span>,
    /// The words that attribute; empty for a quotation without a cue.
    pub cue: Vec<Span>,
    /// The entry's name for the cue, its lemma: `say`, `call for`.
    pub cue_lemma: String,
    /// What kind of act the cue names.
    pub cue_class: CueClass,
    /// What is attributed; never empty.
    pub content: Vec<Span>,
    /// In the speaker's own words or not.
    pub quotation: Quotation,
    /// Who is spoken to, if the clause names them.
    pub addressee: Option<ActorId>,
    /// Whether the attribution itself is negated: *did not say*.
    pub negated: bool,
    /// Whether the attribution itself is modal: *would say*.
    pub modal: bool,
    /// Whether it stands only in the headline.
    pub in_title: bool,
    /// Other places that tell the same statement (a headline that the body repeats).
    pub repeated: Vec<Span>,
    /// Calibrated probability that it is right.
    pub confidence: f32,
    /// The rule and entry that read it.
    pub why: Why,
}

words! {
    /// What kind of act a cue names.
    CueClass {
        /// *said*, *told*, *wrote*
        Say = "say",
        /// *asked*, *wondered*
        Ask = "ask",
        /// *promised*, *pledged*
        Promise = "promise",
        /// *demanded*, *called for*, *urged*
        Demand = "demand",
        /// *accused*, *denounced*, *blamed*
        Accuse = "accuse",
        /// *praised*, *welcomed*, *thanked*
        Praise = "praise",
        /// *denied*, *rejected*
        Deny = "deny",
        /// *believes*, *thinks*
        Believe = "believe",
        /// *hopes*
        Hope = "hope",
        /// *plans*, *wants*, *intends*
        Intend = "intend",
        /// *fears*, *worries*
        Fear = "fear",
        /// *announced*, *declared*
        Announce = "announce",
        /// *ruled*, *ordered*, *decreed*
        Decree = "decree",
        /// *reports*, *shows*, *according to*
        Report = "report",
        /// Any other.
        Other = "other",
    }
}

words! {
    /// In the speaker's own words or not.
    Quotation {
        /// Wholly inside quotation marks.
        Direct = "direct",
        /// Partly.
        Mixed = "mixed",
        /// Not at all.
        Indirect = "indirect",
    }
}
