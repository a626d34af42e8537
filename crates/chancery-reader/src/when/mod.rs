//! When things happen: expressions of time, resolved against the article's date.
//!
//! > The ministers met in Lima **on Monday**, **three days after** the vote.
//!
//! Every expression carries its words, the stretch of time it means, how exact that is, and a
//! reason that a person can check: *Monday, on or before 2023-12-05*.

use chancery_record::EventDate;
use chancery_text::{Annotated, Article, Span, TokenId};

use crate::clause;

/// An expression of time in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeExpression {
    /// Its words, without the preposition.
    pub span: Span,
    /// The token that hangs under what it tells of.
    pub head: TokenId,
    /// How what it tells of lies to the time it names.
    pub bound: Bound,
    /// The time.
    pub date: EventDate,
}

/// How an act lies to the time that an expression names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// *on Monday*: then.
    At,
    /// *since Monday*: from then on; the date runs up to the day of publication.
    Since,
    /// *until Monday*, *by Monday*.
    Until,
    /// *before Monday*, *ahead of Monday's vote*: no date of the act itself.
    Before,
    /// *after Monday*: no date of the act itself.
    After,
}

/// All expressions of time in an article, in the order of the text.
pub fn resolve(annotated: &Annotated, article: &Article) -> Vec<TimeExpression> {
    let _ = (annotated, article);
    Vec::new()
}

/// The date of the event that a trigger carries, if its clause tells one.
pub fn of_event(
    annotated: &Annotated,
    expressions: &[TimeExpression],
    trigger: TokenId,
) -> Option<EventDate> {
    let sentence = annotated.sentence_tokens(annotated.token(trigger).sentence as usize);
    let first = expressions.partition_point(|expression| expression.head < sentence.start);
    expressions[first..]
        .iter()
        .take_while(|expression| expression.head < sentence.end)
        .filter(|expression| !matches!(expression.bound, Bound::Before | Bound::After))
        .filter_map(|expression| {
            let distance = clause::distance(annotated, expression.head, trigger)?;
            let apart = expression.head.abs_diff(trigger);
            Some(((distance, expression.date.precision, apart), expression))
        })
        .min_by_key(|(key, _)| *key)
        .map(|(_, expression)| expression.date.clone())
}
