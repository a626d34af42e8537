//! The date of an act: the one that its clause tells, else the one that goes with its clause.
//!
//! > **Speaking on Monday**, Ode **accused** Chad. … the raid **of 3 May**, **when** soldiers **burned** the town.

use chancery_record::{EventDate, Precision};
use chancery_text::{Annotated, Dep, Pos, Tag, TokenId};

use super::{Bound, TimeExpression};
use crate::along::{WITHIN, along};
use crate::clause;
use crate::trees::days::DAYS;

/// The date of an act by any of its words, or by those next to them: *the killing of priests
/// **carried out in May***, *began its ban in May, **calling on** others to follow*.
pub fn of_act(
    annotated: &Annotated,
    expressions: &[TimeExpression],
    head: TokenId,
    words: &[TokenId],
) -> Option<EventDate> {
    let text = Text {
        annotated,
        expressions,
    };
    // The date of *agreed to **visit in May*** is that of the visit.
    let above = || {
        let others = words.iter().copied().filter(|&word| word != head);
        others.filter(|&word| annotated.governs(word, head))
    };
    let with = |word: TokenId| {
        text.when(word).or_else(|| {
            let mut along = along(annotated, word).into_iter();
            along.find_map(|other| text.trails(word, other).or_else(|| text.when(other)))
        })
    };
    text.own(head)
        .or_else(|| above().find_map(|word| text.own(word)))
        .or_else(|| with(head))
        .or_else(|| above().find_map(with))
}

/// A text and its expressions of time.
#[derive(Clone, Copy)]
struct Text<'a> {
    annotated: &'a Annotated,
    expressions: &'a [TimeExpression],
}

impl<'a> Text<'a> {
    /// The expressions of the sentence of a word.
    fn near(&self, word: TokenId) -> &'a [TimeExpression] {
        let sentence = self.annotated.token(word).sentence as usize;
        let sentence = self.annotated.sentence_tokens(sentence);
        let place = |end: TokenId| self.expressions.partition_point(|one| one.head < end);
        &self.expressions[place(sentence.start)..place(sentence.end)]
    }

    /// The date that the clause of a word tells.
    fn own(&self, word: TokenId) -> Option<EventDate> {
        let annotated = self.annotated;
        let near = self.near(word).iter().filter_map(|expression| {
            // *Following last week's accord*: the accord was last week.
            // *The **1984** invasion*: the invasion was then.
            let is_owner = annotated.tokens_in(expression.span).any(|at| {
                let token = annotated.token(at);
                let is_beside = matches!(
                    token.dep,
                    Dep::poss | Dep::nmod | Dep::nummod | Dep::compound
                );
                is_beside && token.head == word && token.head != at
            });
            let distance = match expression.bound {
                _ if is_owner => 0,
                _ if self.names_year(expression) || self.names_thing(expression, word) => {
                    return None;
                }
                _ if self.stands_before(expression, word) => 1,
                Bound::Before | Bound::After => return None,
                Bound::Until if self.is_past(word) => return None,
                _ if self.is_of_topic(expression, word) => return None,
                _ => clause::distance(annotated, expression.head, word)?,
            };
            let apart = expression.head.abs_diff(word);
            Some(((distance, expression.date.precision, apart), expression))
        });
        near.min_by_key(|(key, _)| *key)
            .map(|(_, expression)| expression.date.clone())
    }

    /// *Closed the border **until Monday***: when that ends.
    fn is_past(&self, word: TokenId) -> bool {
        matches!(self.annotated.token(word).tag, Tag::VBD | Tag::VBN)
    }

    /// *Condemned the raid **in 2018***: when what is spoken of was; a day of the week may be that of the
    /// saying.
    fn is_of_topic(&self, expression: &TimeExpression, word: TokenId) -> bool {
        let annotated = self.annotated;
        let topic = annotated.child(word, Dep::dobj);
        let words = annotated.tokens_in(expression.span);
        let is_near = words
            .clone()
            .any(|at| DAYS.contains(&annotated.lower(at)) || annotated.lower(at) == "night");
        clause::is_about(annotated, word)
            && topic
                .is_some_and(|topic| topic < words.start && annotated.token(topic).pos == Pos::NOUN)
            && !is_near
    }

    /// Whether a year only tells which thing is meant: *broke the **1984** treaty*.
    fn names_year(&self, expression: &TimeExpression) -> bool {
        let annotated = self.annotated;
        let words = expression.date.span.map(|span| annotated.tokens_in(span));
        let mut words = words.into_iter().flatten();
        let is_year =
            |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        let year = words.find(|&word| is_year(annotated.lower(word)));
        expression.date.precision == Precision::Year
            && year.is_some_and(|year| {
                let token = annotated.token(year);
                matches!(token.dep, Dep::nummod | Dep::compound | Dep::nmod)
                    && matches!(annotated.token(token.head).pos, Pos::NOUN | Pos::PROPN)
            })
    }

    /// Whether a date is part of the name of something else than the act: *with the **19 April**
    /// Movement*, *ahead of the **12 May** Summit*.
    fn names_thing(&self, expression: &TimeExpression, word: TokenId) -> bool {
        let annotated = self.annotated;
        let words = annotated.tokens_in(expression.span);
        let mut outer = words
            .clone()
            .rev()
            .filter(|&at| !words.contains(&annotated.token(at).head));
        let token = annotated.token(outer.next().unwrap_or(expression.head));
        let above = annotated.token(token.head);
        let is_first = matches!(token.dep, Dep::nummod | Dep::compound | Dep::nmod);
        let is_on = above.dep == Dep::pobj && WITHIN.contains(&annotated.lower(above.head));
        is_first && token.head != word && above.pos == Pos::PROPN && !is_on
    }

    /// *The bank **yesterday warned** Chad*: wherever the parser hangs the day.
    fn stands_before(&self, expression: &TimeExpression, word: TokenId) -> bool {
        let annotated = self.annotated;
        let is_told = matches!(annotated.token(word).tag, Tag::VBD | Tag::VBZ | Tag::VBP);
        is_told && annotated.tokens_in(expression.span).end == word
    }

    /// The date of a word beside another; what stands behind in a list dates the others only from
    /// its end.
    fn trails(&self, word: TokenId, other: TokenId) -> Option<EventDate> {
        let annotated = self.annotated;
        let date = self.own(other)?;
        let is_behind = other > word && annotated.token(other).dep == Dep::conj;
        let at = date.span.and_then(|span| annotated.tokens_in(span).next());
        // *Recalled its envoy on 1 May and **left on 3 May***
        let is_alone = || {
            let mut between = self.near(word).iter();
            !between.any(|one| (word..other).contains(&one.head))
        };
        (!is_behind || at.is_some_and(|at| at > other) && is_alone()).then_some(date)
    }

    /// *Since 3 May, **when** soldiers **burned** the town*: on that day.
    fn when(&self, word: TokenId) -> Option<EventDate> {
        let annotated = self.annotated;
        let mut adverbs = annotated.children_by(word, Dep::advmod);
        let when = adverbs.find(|&adverb| annotated.lower(adverb) == "when")?;
        let before = when.checked_sub(1)?;
        let last = match annotated.lower(before) {
            "," => before.checked_sub(1)?,
            _ => before,
        };
        let mut near = self.near(word).iter();
        let date = &near
            .find(|one| annotated.tokens_in(one.span).contains(&last))?
            .date;
        let precision = match date.start {
            _ if date.precision != Precision::Range => date.precision,
            start if start.day.is_some() => Precision::Day,
            start if start.month.is_some() => Precision::Month,
            _ => Precision::Year,
        };
        // *Since 3 May* reaches up to now; that day does not.
        let end = match precision == date.precision {
            true => date.end,
            false => date.start,
        };
        Some(EventDate {
            end,
            precision,
            ..date.clone()
        })
    }
}
