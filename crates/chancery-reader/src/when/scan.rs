//! From the start of a text to its end: every expression, with *since*, *until*, *before*.

use chancery_record::{PartialDate, Precision};
use chancery_text::Span;

use super::Bound;
use super::calendar::{self, Stretch};
use super::grammar::Reader;
use super::tense::Tense;
use super::words::{self, Word};

/// An expression found in a text.
#[derive(Clone, Debug)]
pub struct Hit {
    pub span: Span,
    pub bound: Bound,
    pub stretch: Stretch,
}

/// All expressions of a text. `tense` is asked for the byte at which one begins, `sentence` for the number
/// of the sentence that a byte stands in.
pub fn scan(
    text: &str,
    base: Option<PartialDate>,
    tense: &dyn Fn(u32) -> Tense,
    sentence: &dyn Fn(u32) -> u32,
) -> Vec<Hit> {
    let lower = text.to_ascii_lowercase();
    let words = words::words(text, &lower);
    let by_word = |at: usize| {
        words
            .get(at)
            .map_or(Tense::Unknown, |word| tense(word.span.start))
    };
    let day = base.and_then(|base| {
        // The middle of a month or year of which no day is known.
        let month = base.month.unwrap_or(7);
        let day = base
            .day
            .unwrap_or(if base.month.is_some() { 15 } else { 1 });
        calendar::first_day(PartialDate::day(base.year, month, day)?)
    });
    let mut reader = Reader {
        words: &words,
        base,
        day,
        tense: &by_word,
        anchor: None,
        year: None,
    };
    let mut hits = Vec::new();
    let sentence = |at: usize| words.get(at).map_or(0, |word| sentence(word.span.start));
    let (mut at, mut told) = (0, 0);
    while at < words.len() {
        // A year is that of its own sentence.
        if reader.year.is_some() && sentence(at) != told {
            reader.year = None;
        }
        match hit(&reader, at) {
            Some((next, hit)) => {
                let year = hit.stretch.start.year;
                let is_past = day.is_some_and(|day| year < day.year());
                // *In 2014, … in March*; not *which left in 1995, … in March*.
                let is_whole =
                    hit.stretch.precision == Precision::Day || opens(&words, at, &sentence);
                let is_stated =
                    is_whole && !hit.stretch.relative && hit.stretch.precision != Precision::Range;
                if is_stated && is_past && year == hit.stretch.end.year {
                    reader.year = Some(year);
                    told = sentence(at);
                }
                if hit.bound == Bound::At && hit.stretch.precision != Precision::Range {
                    reader.anchor = Some(hit.stretch.clone());
                }
                hits.push(hit);
                at = next.max(at + 1);
            }
            None => at += 1,
        }
    }
    hits
}

/// Whether an expression opens its sentence, behind a preposition or not: *In **2014**, Oz left*.
fn opens(words: &[Word<'_>], at: usize, sentence: &dyn Fn(usize) -> u32) -> bool {
    let starts = |at: usize| {
        let before = at.checked_sub(1);
        before.is_none_or(|before| words[at].breaks || sentence(before) != sentence(at))
    };
    starts(at) || at > 0 && matches!(words[at - 1].lower, "in" | "on") && starts(at - 1)
}

fn hit(reader: &Reader<'_>, at: usize) -> Option<(usize, Hit)> {
    let word = reader.word(at)?;
    if !may_begin(word) {
        return None;
    }
    let (bound, skip) = match word.lower {
        "since" => (Bound::Since, 1),
        "until" | "till" | "by" => (Bound::Until, 1),
        "before" => (Bound::Before, 1),
        "after" | "following" => (Bound::After, 1),
        "prior" if reader.lower(at + 1) == "to" => (Bound::Before, 2),
        "ahead" if reader.lower(at + 1) == "of" => (Bound::Before, 2),
        _ => (Bound::At, 0),
    };
    let (bound, skip, (next, stretch)) = match reader.range(at + skip) {
        Some(found) => (bound, skip, found),
        // *the following Monday*, read from "following" on
        None if skip == 1 => (Bound::At, 0, reader.range(at)?),
        None => return None,
    };
    // Every word up to the next one belongs to this paragraph.
    let inside = reader.words.get(at + skip..next)?;
    if inside.is_empty() || inside.iter().skip(1).any(|word| word.breaks) {
        return None;
    }
    let span = inside[0].span.join(inside[inside.len() - 1].span);
    let stretch = bounded(reader, stretch, bound, at + skip);
    Some((
        next,
        Hit {
            span,
            bound,
            stretch,
        },
    ))
}

/// *since March*: from March up to the article's date; *until Friday*: from there on.
fn bounded(reader: &Reader<'_>, stretch: Stretch, bound: Bound, at: usize) -> Stretch {
    let (Some(day), Some(base)) = (reader.day, reader.base) else {
        return stretch;
    };
    match bound {
        Bound::Since if stretch.first_day().is_some_and(|first| first <= day) => Stretch {
            end: base,
            precision: Precision::Range,
            reason: format!("since then, up to {base}: {}", stretch.reason),
            relative: true,
            ..stretch
        },
        Bound::Until
            if stretch.last_day().is_some_and(|last| last >= day)
                && (reader.tense)(at) != Tense::Past =>
        {
            Stretch {
                start: base,
                precision: Precision::Range,
                reason: format!("from {base} up to then: {}", stretch.reason),
                relative: true,
                ..stretch
            }
        }
        _ => stretch,
    }
}

/// Whether an expression can begin with a word: most words are passed over here.
fn may_begin(word: &Word<'_>) -> bool {
    let Some(&first) = word.lower.as_bytes().first() else {
        return false;
    };
    if first.is_ascii_digit() {
        return true;
    }
    match word.lower {
        "since" | "until" | "till" | "by" | "before" | "after" | "following" | "prior"
        | "ahead" | "from" | "between" | "the" | "today" | "tonight" | "yesterday" | "tomorrow"
        | "overnight" | "last" | "this" | "next" | "past" | "coming" | "previous" | "current"
        | "that" | "same" | "in" | "within" | "weekend" | "half" | "early" | "mid" | "late"
        | "earlier" | "later" | "beginning" | "start" | "middle" | "end" | "year" | "christmas"
        | "boxing" | "new" | "several" | "few" | "a" | "an" | "q1" | "q2" | "q3" | "q4" => true,
        lower => {
            (word.capital && (words::month(lower).is_some() || words::weekday(lower).is_some()))
                || words::season(lower).is_some()
                || words::count(word).is_some()
                || words::ordinal(lower).is_some()
                || lower.ends_with("ties")
        }
    }
}
