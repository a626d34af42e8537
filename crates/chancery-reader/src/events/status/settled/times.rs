//! Signs of time: the date of an act, other dates and words of time in its sentence.
//!
//! > Talks **are to begin in May**, as **agreed last year**.

use chancery_record::EventDate;
use chancery_text::{PartialDate, Tag};

use super::known::Known;
use crate::events::page::Page;
use crate::when::Bound;

/// How far above a date the act is looked for whose date it may be; people write nothing deeper.
const DEPTH: usize = 64;

/// Words of time that say when an act stands to the telling.
const TIMES: &[&str] = &[
    "ago",
    "already",
    "always",
    "before",
    "currently",
    "earlier",
    "early",
    "ever",
    "first",
    "former",
    "formerly",
    "future",
    "immediately",
    "last",
    "late",
    "later",
    "long",
    "month",
    "never",
    "next",
    "now",
    "once",
    "past",
    "previous",
    "previously",
    "recent",
    "recently",
    "since",
    "soon",
    "still",
    "then",
    "today",
    "tomorrow",
    "tonight",
    "until",
    "upcoming",
    "week",
    "year",
    "yesterday",
    "yet",
];

/// How a date lies to that of the article.
pub(in crate::events) fn lies(date: &EventDate, published: Option<PartialDate>) -> &'static str {
    let Some(published) = published else {
        return "some";
    };
    let day = |date: PartialDate| {
        i32::from(date.year) * 365
            + i32::from(date.month.unwrap_or(7)) * 30
            + i32::from(date.day.unwrap_or(15))
    };
    let age = day(published) - day(date.end);
    let ahead = day(date.start) - day(published);
    if date.start.year < published.year && age > 300 {
        "years"
    } else if age > 31 {
        "months"
    } else if ahead > 1 || is_later(date) {
        "ahead"
    } else if age > 1 {
        "weeks"
    } else if date.start != date.end {
        "around"
    } else {
        "now"
    }
}

/// *Later this week*: it begins on the day of the article, but means what is to come.
pub(super) fn is_later(date: &EventDate) -> bool {
    date.reason.starts_with("later ")
}

/// Gives each sign to `put`, in parts.
pub(super) fn signs(page: &Page<'_>, known: &Known<'_>, put: &mut dyn FnMut(&[&str])) {
    let annotated = page.annotated;
    let head = known.predicate.head;
    let rule = known.status.as_str();
    let published = page.article.published;
    let when = known.date.map_or("none", |date| lies(date, published));
    put(&["date:", when]);
    put(&["date:", when, "/", rule]);
    let sentence = annotated.token(head).sentence as usize;
    let tokens = annotated.sentence_tokens(sentence);
    // Dates that the sentence tells of something else.
    for expression in page.times_in(tokens.clone()) {
        if known.date.is_some_and(|date| *date == expression.date) {
            continue;
        }
        let bound = match expression.bound {
            Bound::At => "at",
            Bound::Since => "since",
            Bound::Until => "until",
            Bound::Before => "before",
            Bound::After => "after",
        };
        let other = lies(&expression.date, published);
        put(&["otherdate:", other]);
        put(&["otherdate:", other, "/", when]);
        put(&["otherdate:", other, "/", bound]);
        put(&[
            "otherdate:",
            other,
            if expression.head < head { "<" } else { ">" },
        ]);
        let mut above = annotated.ancestors(expression.head).take(DEPTH);
        if head == expression.head || above.any(|above| above == head) {
            put(&["dateunder:", other]);
        }
    }
    for token in tokens {
        let word = annotated.lower(token);
        if TIMES.contains(&word) || annotated.token(token).tag == Tag::MD {
            put(&["time:", word]);
            if token.abs_diff(head) <= 6 {
                put(&["time6:", word, if token < head { "<" } else { ">" }]);
            }
        }
        let is_year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        if is_year && let Some(published) = published {
            let year: i16 = word.parse().unwrap_or(0);
            put(&[match year - published.year {
                ..-1 => "year:old",
                -1 => "year:last",
                0 => "year:this",
                _ => "year:next",
            }]);
        }
    }
}
