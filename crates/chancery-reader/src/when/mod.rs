//! When things happen: expressions of time, resolved against the article's date.
//!
//! > The ministers met in Lima **on Monday**, **three days after** the vote.
//!
//! Every expression carries its words, the stretch of time it means, how exact that is, and a
//! reason that a person can check: *Monday, on or before 2023-12-05*.

mod absolute;
mod act;
mod calendar;
mod grammar;
mod relative;
mod scan;
mod tense;
mod words;

pub use act::of_act;
pub(crate) use words::cardinal;

use chancery_record::{EventDate, PartialDate};
use chancery_text::{Annotated, Article, Span, TokenId};

use calendar::Stretch;
use tense::Tense;

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
///
/// They are counted from the dateline, if it bears a day near the date of publication, else from
/// that.
pub fn resolve(annotated: &Annotated, article: &Article) -> Vec<TimeExpression> {
    let token_at = |offset: u32| annotated.token_at(offset);
    let clause = |offset: u32| {
        token_at(offset).map_or(Tense::Unknown, |token| tense::of_clause(annotated, token))
    };
    let sentence =
        |offset: u32| token_at(offset).map_or(0, |token| annotated.token(token).sentence);
    let hits = scan::scan(&article.text, base(article), &clause, &sentence);
    let mut expressions: Vec<TimeExpression> = hits
        .into_iter()
        .filter(|hit| {
            article
                .dateline_span
                .is_none_or(|dateline| !dateline.overlaps(hit.span))
        })
        .filter_map(|hit| {
            let tokens = annotated.tokens_in(hit.span);
            let head = tokens
                .clone()
                .find(|&token| !tokens.contains(&annotated.token(token).head))
                .or(tokens
                    .clone()
                    .find(|&token| annotated.token(token).head == token))?;
            let Stretch {
                start,
                end,
                precision,
                reason,
                ..
            } = hit.stretch;
            let date = EventDate {
                start,
                end,
                precision,
                reason,
                span: Some(hit.span),
            };
            Some(TimeExpression {
                span: hit.span,
                head,
                bound: hit.bound,
                date,
            })
        })
        .collect();
    expressions.sort_by_key(|expression| (expression.head, expression.span));
    expressions
}

/// The day that *today* means: that of a dateline near the date of publication, else that.
pub(crate) fn base(article: &Article) -> Option<PartialDate> {
    let dateline = article.dateline.as_ref().and_then(|dateline| dateline.date);
    let (published, filed) = match (article.published, dateline) {
        (Some(published), Some(filed)) if filed.day.is_some() => (published, filed),
        (published, filed) => return published.or(filed),
    };
    let near = calendar::first_day(published)
        .zip(calendar::first_day(filed))
        .is_some_and(|(published, filed)| calendar::days_between(filed, published).abs() <= 10);
    Some(if near || published.day.is_none() {
        filed
    } else {
        published
    })
}

#[cfg(test)]
mod tests;
