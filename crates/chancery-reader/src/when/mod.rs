//! When things happen: expressions of time, resolved against the article's date.
//!
//! > The ministers met in Lima **on Monday**, **three days after** the vote.
//!
//! Every expression carries its words, the stretch of time it means, how exact that is, and a
//! reason that a person can check: *Monday, on or before 2023-12-05*.

mod absolute;
mod calendar;
mod grammar;
mod relative;
mod scan;
mod tense;
mod words;

pub(crate) use words::cardinal;

use chancery_record::{EventDate, PartialDate, Precision};
use chancery_text::{Annotated, Article, Dep, Pos, Span, Tag, TokenId};

use crate::clause;
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
    let hits = scan::scan(&article.text, base(article), &clause);
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

/// The day that *today* means.
fn base(article: &Article) -> Option<PartialDate> {
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

/// The date of an act by any of its words, or by those next to them: *the killing of priests
/// **carried out in May***, *began its ban in May, **calling on** others to follow*.
pub fn of_act(
    annotated: &Annotated,
    expressions: &[TimeExpression],
    head: TokenId,
    words: &[TokenId],
) -> Option<EventDate> {
    let of = |token: TokenId| of_event(annotated, expressions, token);
    let token = annotated.token(head);
    let told_of = || {
        let children = annotated.children_by(head, Dep::acl);
        let mut done = children.filter(|&child| annotated.token(child).tag == Tag::VBN);
        done.find_map(of)
    };
    let goes_along = || {
        let is_part = token.dep == Dep::advcl
            && token.tag == Tag::VBG
            && annotated.child(head, Dep::mark).is_none();
        is_part.then(|| of(token.head)).flatten()
    };
    of(head)
        .or_else(|| {
            let verbs = words.iter().filter(|&&word| word != head);
            let mut verbs = verbs.filter(|&&word| annotated.token(word).pos == Pos::VERB);
            verbs.find_map(|&word| of(word))
        })
        .or_else(told_of)
        .or_else(goes_along)
}

/// Whether a year only tells which thing is meant: *broke the **1984** treaty*.
fn names_year(annotated: &Annotated, expression: &TimeExpression) -> bool {
    let words = expression.date.span.map(|span| annotated.tokens_in(span));
    let mut words = words.into_iter().flatten();
    let is_year = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let year = words.find(|&word| is_year(annotated.lower(word)));
    expression.date.precision == Precision::Year
        && year.is_some_and(|year| {
            let token = annotated.token(year);
            matches!(token.dep, Dep::nummod | Dep::compound | Dep::nmod)
                && matches!(annotated.token(token.head).pos, Pos::NOUN | Pos::PROPN)
        })
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
        .filter_map(|expression| {
            // *Following last week's accord*: the accord was last week.
            let is_owner = matches!(annotated.token(expression.head).dep, Dep::poss | Dep::nmod)
                && annotated.head(expression.head) == Some(trigger);
            let distance = match expression.bound {
                _ if is_owner => 0,
                _ if names_year(annotated, expression) => return None,
                Bound::Before | Bound::After => return None,
                _ => clause::distance(annotated, expression.head, trigger)?,
            };
            let apart = expression.head.abs_diff(trigger);
            Some(((distance, expression.date.precision, apart), expression))
        })
        .min_by_key(|(key, _)| *key)
        .map(|(_, expression)| expression.date.clone())
}

#[cfg(test)]
mod tests;
