//! What was unclear.

use crate::Span;

/// Something a careful reader would query: reading does not fail, it doubts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// A short, stable name such as `language` or `year-inferred`, for counting.
    pub kind: &'static str,
    /// What is unclear, in a sentence.
    pub message: String,
    /// Where in the article's text, if it is about a place in it.
    pub span: Option<Span>,
}

impl Doubt {
    /// A doubt about the article as a whole.
    pub fn whole(kind: &'static str, message: impl Into<String>) -> Doubt {
        Doubt {
            kind,
            message: message.into(),
            span: None,
        }
    }

    /// A doubt about a place in the text.
    pub fn at(kind: &'static str, message: impl Into<String>, span: Span) -> Doubt {
        Doubt {
            kind,
            message: message.into(),
            span: Some(span),
        }
    }
}
