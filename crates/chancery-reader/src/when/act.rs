//! The date of an act: the one that its clause tells, else the one that goes with its clause.
//!
//! > **Speaking on Monday**, Ode **accused** Chad. … the raid **of 3 May**, **when** soldiers **burned** the town.

use chancery_record::{EventDate, Precision};
use chancery_text::{Annotated, Dep, Pos, Tag, TokenId};

use super::{Bound, TimeExpression};
use crate::clause;

/// How many clauses are looked through.
const DEPTH: u8 = 4;

/// Verbs of an occasion on which something is said: ***speaking** on Monday, she accused*.
const OCCASIONS: &[&str] = &[
    "address", "brief", "speak", "talk", "testify", "visit", "write",
];

/// Verbs of acts as their subjects: *talks **that ended** on Monday*.
const HAPPENS: &[&str] = &[
    "begin", "end", "happen", "hold", "kill", "occur", "start", "take", "wound",
];

/// Prepositions of what goes on while something is done: ***during** Monday's raid, killed*.
const WITHIN: &[&str] = &["at", "during", "in"];

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
    text.own(head)
        .or_else(|| above().find_map(|word| text.own(word)))
        .or_else(|| text.beside(head, DEPTH))
        .or_else(|| above().find_map(|word| text.beside(word, DEPTH)))
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
            let is_owner = matches!(annotated.token(expression.head).dep, Dep::poss | Dep::nmod)
                && annotated.head(expression.head) == Some(word);
            let distance = match expression.bound {
                _ if is_owner => 0,
                _ if self.names_year(expression) || self.names_thing(expression, word) => {
                    return None;
                }
                _ if self.stands_before(expression, word) => 1,
                Bound::Before | Bound::After => return None,
                _ => clause::distance(annotated, expression.head, word)?,
            };
            let apart = expression.head.abs_diff(word);
            Some(((distance, expression.date.precision, apart), expression))
        });
        near.min_by_key(|(key, _)| *key)
            .map(|(_, expression)| expression.date.clone())
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

    /// The date of a word, or of what goes with it.
    fn of(&self, word: TokenId, depth: u8) -> Option<EventDate> {
        self.own(word).or_else(|| self.beside(word, depth))
    }

    /// The date of what goes with a word.
    fn beside(&self, word: TokenId, depth: u8) -> Option<EventDate> {
        let depth = depth.checked_sub(1)?;
        self.told_of(word)
            .or_else(|| self.goes_along(word, depth))
            .or_else(|| self.when(word))
            .or_else(|| self.there(word, depth))
            .or_else(|| self.occasion(word))
            .or_else(|| self.meanwhile(word))
            .or_else(|| self.within(word))
            .or_else(|| self.joined(word, depth))
    }

    /// *The killing of priests **carried out in May***, *talks **that ended on Monday***
    fn told_of(&self, word: TokenId) -> Option<EventDate> {
        let annotated = self.annotated;
        let is_it = |&clause: &TokenId| {
            let token = annotated.token(clause);
            match token.dep {
                Dep::acl => token.tag == Tag::VBN,
                Dep::relcl => HAPPENS.contains(&annotated.lemma(clause)),
                _ => false,
            }
        };
        let mut clauses = annotated.children(word).iter().copied().filter(is_it);
        clauses.find_map(|clause| self.own(clause))
    }

    /// *Began its ban in May, **calling on** others to follow*; *a report issued in May **calling
    /// on** others*.
    fn goes_along(&self, word: TokenId, depth: u8) -> Option<EventDate> {
        let token = self.annotated.token(word);
        if token.tag != Tag::VBG || self.annotated.child(word, Dep::mark).is_some() {
            return None;
        }
        match token.dep {
            Dep::advcl => self.of(token.head, depth),
            Dep::acl => self.told_of(token.head),
            _ => None,
        }
    }

    /// *Will visit Lima on Monday, **where** he **will meet** Lin*: then, if told in one tense.
    fn there(&self, word: TokenId, depth: u8) -> Option<EventDate> {
        let annotated = self.annotated;
        let token = annotated.token(word);
        let mut adverbs = annotated.children_by(word, Dep::advmod);
        let is_there =
            token.dep == Dep::relcl && adverbs.any(|adverb| annotated.lower(adverb) == "where");
        let is_verb = |at: &TokenId| matches!(annotated.token(*at).pos, Pos::VERB | Pos::AUX);
        let verb = annotated.ancestors(word).take(6).find(is_verb)?;
        let tense = |verb: TokenId| {
            let modal = annotated.children_by(verb, Dep::aux);
            let mut modal = modal.filter(|&aux| annotated.token(aux).tag == Tag::MD);
            (
                modal.next().map(|aux| annotated.lower(aux)),
                annotated.token(verb).tag,
            )
        };
        let is_alike = is_there && tense(verb) == tense(word);
        is_alike.then(|| self.of(verb, depth)).flatten()
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

    /// ***Speaking on Monday**, Ode accused Chad*; *Ode, **speaking on Monday**, accused Chad*.
    fn occasion(&self, word: TokenId) -> Option<EventDate> {
        let annotated = self.annotated;
        if annotated.token(word).pos != Pos::VERB {
            return None;
        }
        let subjects = annotated.children_by(word, Dep::nsubj);
        let said = annotated.children_by(word, Dep::advcl);
        let told = subjects.flat_map(|subject| annotated.children_by(subject, Dep::acl));
        let mut occasions = said.chain(told).filter(|&clause| {
            annotated.token(clause).tag == Tag::VBG
                && OCCASIONS.contains(&annotated.lemma(clause))
                && annotated.child(clause, Dep::mark).is_none()
        });
        occasions.find_map(|clause| self.own(clause))
    }

    /// ***While** she was in Lima **in May**, they met*
    fn meanwhile(&self, word: TokenId) -> Option<EventDate> {
        let annotated = self.annotated;
        let is_then = |&clause: &TokenId| {
            annotated.children(clause).iter().any(|&child| {
                matches!(annotated.token(child).dep, Dep::mark | Dep::advmod)
                    && matches!(annotated.lower(child), "when" | "while")
            })
        };
        let mut clauses = annotated.children_by(word, Dep::advcl).filter(is_then);
        clauses.find_map(|clause| self.own(clause))
    }

    /// ***During Monday's raid** they burned the town*; *killed on Monday **in an ambush***.
    fn within(&self, word: TokenId) -> Option<EventDate> {
        let annotated = self.annotated;
        let token = annotated.token(word);
        let is_within = |preposition: TokenId| WITHIN.contains(&annotated.lower(preposition));
        if token.pos == Pos::VERB {
            let prepositions = annotated.children_by(word, Dep::prep);
            let mut nouns = prepositions
                .filter(|&preposition| is_within(preposition))
                .filter_map(|preposition| annotated.child(preposition, Dep::pobj))
                .filter(|&noun| annotated.token(noun).pos == Pos::NOUN);
            return nouns.find_map(|noun| self.own(noun).or_else(|| self.told_of(noun)));
        }
        let preposition = annotated.head(word).filter(|_| token.dep == Dep::pobj)?;
        let verb = annotated.head(preposition)?;
        let is_told = is_within(preposition) && annotated.token(verb).pos == Pos::VERB;
        is_told.then(|| self.own(verb)).flatten()
    }

    /// *Burned two towns on Monday, killed three **and seized** arms*: who does it is the same.
    fn joined(&self, word: TokenId, depth: u8) -> Option<EventDate> {
        let annotated = self.annotated;
        let token = annotated.token(word);
        let is_own_clause = |dep| annotated.child(word, dep).is_some();
        let is_joined = token.dep == Dep::conj
            && token.pos == Pos::VERB
            && !is_own_clause(Dep::nsubj)
            && !is_own_clause(Dep::nsubjpass)
            && annotated.token(token.head).pos == Pos::VERB;
        is_joined.then(|| self.of(token.head, depth)).flatten()
    }
}
