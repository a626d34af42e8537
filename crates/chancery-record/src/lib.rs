//! What Chancery writes down: actors, mentions, statements, events and positions.
//!
//! Every record carries the spans of text that it was read from, and a [`Why`]: the rule and the
//! lexicon entry that gave it. Spans are bytes of the article's text; the views turn them into
//! code points.
//!
//! Words follow the field: speaker and cue from PARC and PolNeAR, event types from PLOVER, codes
//! from CAMEO, concept and stance from discourse network analysis.
#![forbid(unsafe_code)]

mod actor;
mod event;
mod position;
mod statement;

pub use actor::{Actor, ActorId, ActorKind, Mention, MentionForm, Sector};
pub use chancery_text::{Doubt, PartialDate, Span};
pub use event::{Event, EventDate, EventId, EventType, Place, Precision, Status, Voice};
pub use position::{Position, PositionId, Stance};
pub use statement::{CueClass, Quotation, Statement, StatementId};

/// What was read from one article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Records {
    /// Who acts, speaks or is acted on; sorted by first mention, `ActorId` is the place in here.
    pub actors: Vec<Actor>,
    /// Where they are named, in the order of the text.
    pub mentions: Vec<Mention>,
    /// Who said what, in the order of the text.
    pub statements: Vec<Statement>,
    /// Who did what to whom, in the order of the text.
    pub events: Vec<Event>,
    /// Who stands where, in the order of the text.
    pub positions: Vec<Position>,
    /// What was unclear.
    pub doubts: Vec<Doubt>,
}

/// Why a record was written: for `show`, and for whoever mends a rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Why {
    /// The rule that read it: `according`, `direct`, `passive`.
    pub rule: &'static str,
    /// The lexicon entry that fired: `consult.meet`; empty if none did.
    pub entry: String,
    /// Whatever else decided, for a person to read; empty if nothing did.
    pub note: String,
}

impl Why {
    /// A rule and an entry.
    pub fn new(rule: &'static str, entry: impl Into<String>) -> Why {
        Why {
            rule,
            entry: entry.into(),
            note: String::new(),
        }
    }
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// All of them, in order.
            pub const ALL: &[$name] = &[$($name::$variant,)*];

            /// The word for it in records and lexicons.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text,)* }
            }

            /// The one of that name.
            pub fn named(text: &str) -> Option<$name> {
                match text { $($text => Some($name::$variant),)* _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}
pub(crate) use words;

macro_rules! ids {
    ($(#[$doc:meta])* $name:ident, $prefix:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// Its place in the list of its kind.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!($prefix, "{}"), self.0 + 1)
            }
        }
    };
}
pub(crate) use ids;
