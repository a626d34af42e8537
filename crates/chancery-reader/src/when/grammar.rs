//! From words to stretches of time.
//!
//! [`Reader::point`] reads one expression at one word; dates of the calendar stand in
//! [`super::absolute`], those counted from the article's date in [`super::relative`].

use chancery_record::{PartialDate, Precision};
use jiff::civil::Date;

use super::calendar::{self, Stretch};
use super::tense::Tense;
use super::words::{self, Word};

/// What expressions are resolved against.
pub struct Reader<'t> {
    pub words: &'t [Word<'t>],
    /// The date of the article, as exact as it is known.
    pub base: Option<PartialDate>,
    /// A day inside it, to count from.
    pub day: Option<Date>,
    /// The tense of the clause that a word (by its place in `words`) stands in.
    pub tense: &'t dyn Fn(usize) -> Tense,
    /// The last expression before: *the next day*.
    pub anchor: Option<Stretch>,
    /// The past year that an expression of the same sentence names: *on 9 July **2018**, and on 3 May*.
    pub year: Option<i16>,
}

/// An expression: one past its last word, and what it means.
pub type Found = Option<(usize, Stretch)>;

impl<'t> Reader<'t> {
    /// The word at a place; none across a blank line or at the end.
    pub fn word(&self, at: usize) -> Option<&'t Word<'t>> {
        self.words.get(at)
    }

    /// The words from a place, for matching; stops at blank lines.
    pub fn lower(&self, at: usize) -> &'t str {
        self.words.get(at).map_or("", |word| word.lower)
    }

    /// The word before.
    pub fn before(&self, at: usize) -> &'t str {
        let broken = self.words.get(at).is_none_or(|word| word.breaks);
        if at == 0 || broken {
            ""
        } else {
            self.lower(at - 1)
        }
    }

    /// Whether the words at a place are these.
    pub fn are(&self, at: usize, expected: &[&str]) -> bool {
        expected
            .iter()
            .enumerate()
            .all(|(n, word)| self.lower(at + n) == *word)
    }

    /// Skips *the*.
    pub fn skip_the(&self, at: usize) -> usize {
        at + usize::from(self.lower(at) == "the")
    }

    /// The reason of something counted from the article's date.
    pub fn seen_from_base(&self, what: &str) -> String {
        match self.base {
            Some(base) => format!("{what}, seen from {base}"),
            None => what.to_string(),
        }
    }

    /// One expression at this word.
    pub fn point(&self, at: usize) -> Found {
        let (next, mut stretch) = self
            .part(at)
            .or_else(|| self.absolute(at))
            .or_else(|| self.relative(at))?;
        // Nothing can be more exact than the article's own date.
        if stretch.relative
            && let Some(base) = self.base
            && base.day.is_none()
        {
            let precision = if base.month.is_some() {
                Precision::Month
            } else {
                Precision::Year
            };
            if stretch.precision < precision
                || (stretch.precision == Precision::Range && stretch.start.day.is_some())
            {
                let reason = format!(
                    "{}; only the {} of the article is known",
                    stretch.reason,
                    precision.as_str()
                );
                stretch = Stretch {
                    start: base,
                    end: base,
                    precision,
                    reason,
                    relative: true,
                };
            }
        }
        Some((next, stretch))
    }

    /// A pair with *to*, *and*, a dash between, or one expression.
    pub fn range(&self, at: usize) -> Found {
        let opener = self.lower(at);
        let from = usize::from(matches!(opener, "from" | "between"));
        if let Some(found) = self.day_numbers(at + from) {
            return Some(found);
        }
        if from == 1
            && let Some(found) = self.years_between(at + 1)
        {
            return Some(found);
        }
        let (next, first) = self.point(at + from)?;
        let joined = match self.lower(next) {
            "to" | "until" | "till" | "through" => {
                from == 1 && opener == "from" || self.lower(next) != "until"
            }
            "and" => opener == "between",
            _ => self.word(next).is_some_and(|word| word.is_dash()),
        };
        if joined
            && let Some((end, last)) = self.second(next + 1, &first)
            && let Some(stretch) = first.clone().to(last)
        {
            return Some((end, stretch));
        }
        if from == 1 && opener == "between" {
            return None;
        }
        Some((next, first))
    }

    /// The second end of a range, which lies after the first.
    fn second(&self, at: usize, first: &Stretch) -> Found {
        let day = first.last_day()?;
        let ahead = |_: usize| Tense::Future;
        let later = Reader {
            words: self.words,
            base: calendar::partial(day),
            day: Some(day),
            tense: &ahead,
            anchor: Some(first.clone()),
            year: None,
        };
        let (next, mut stretch) = later.point(at)?;
        // Counted from the article's date in its own right: *from Monday to today*.
        if stretch.relative
            && words::weekday(self.lower(at)).is_none()
            && words::month(self.lower(at)).is_none()
        {
            stretch = self.point(at)?.1;
        } else if let Some(base) = self.base {
            let name = self.words[at].lower;
            let name = name[..1].to_uppercase() + &name[1..];
            stretch.reason = format!("{name} after that, seen from {base}");
        }
        Some((next, stretch))
    }

    /// *3 to 5 May*, *4-6 December 2023*.
    fn day_numbers(&self, at: usize) -> Found {
        let first = self.day_number(at)?;
        let joiner = self.word(at + 1)?;
        if !joiner.is_dash() && !matches!(joiner.lower, "to" | "and" | "through" | "until" | "till")
        {
            return None;
        }
        let last = self.day_number(at + 2)?;
        let (next, last_stretch) = self.day_month(at + 2)?;
        let end = last_stretch.start;
        if first >= last {
            return None;
        }
        let start = PartialDate::day(end.year, end.month?, first)?;
        Some((
            next,
            Stretch {
                start,
                end,
                precision: Precision::Range,
                ..last_stretch
            },
        ))
    }

    /// *2014 to 2016*, *2014 and 2016*, after *from* or *between*.
    fn years_between(&self, at: usize) -> Found {
        let first = self.year_number(at)?;
        let joiner = self.word(at + 1)?;
        if !joiner.is_dash() && !matches!(joiner.lower, "to" | "and" | "through" | "until" | "till")
        {
            return None;
        }
        let last = self.year_number(at + 2)?;
        (first < last).then_some(())?;
        Some((at + 3, Stretch::years(first, last)?.stated("years stated")))
    }

    /// A number that can be a year.
    pub fn year_number(&self, at: usize) -> Option<i32> {
        let word = self.word(at)?;
        let year = word.number().filter(|_| word.lower.len() == 4)?;
        let money = matches!(self.before(at), "$" | "£" | "€" | "¥" | "#");
        let decimal = matches!(self.lower(at + 1), "." | "," | "%" | ":")
            && self
                .word(at + 2)
                .is_some_and(|next| !next.spaced && next.number().is_some());
        ((1000..=2100).contains(&year) && !money && !decimal && self.lower(at + 1) != "%")
            .then_some(year)
    }

    /// A number or ordinal that can be a day of a month.
    pub fn day_number(&self, at: usize) -> Option<u8> {
        let word = self.word(at)?;
        let number = match word.number() {
            Some(number) if word.lower.len() <= 2 => number,
            Some(_) => return None,
            None => {
                words::ordinal(word.lower).filter(|_| word.lower.as_bytes()[0].is_ascii_digit())?
            }
        };
        (1..=31).contains(&number).then_some(number as u8)
    }

    /// *early 2022*, *mid-December*, *late last year*, *the end of March*, *later this week*.
    fn part(&self, at: usize) -> Found {
        let start = self.skip_the(at);
        let (part, mut next) = match self.lower(start) {
            "early" => (Part::Early, start + 1),
            "mid" => (Part::Mid, start + 1),
            "late" => (Part::Late, start + 1),
            "earlier" => (Part::Before, start + 1),
            "later" => (Part::After, start + 1),
            "beginning" | "start" | "outset" if self.lower(start + 1) == "of" => {
                (Part::Beginning, start + 2)
            }
            "middle" if self.lower(start + 1) == "of" => (Part::Mid, start + 2),
            "end" | "close" if self.lower(start + 1) == "of" => (Part::End, start + 2),
            _ => return None,
        };
        if self.word(next).is_some_and(|word| word.is_dash()) {
            next += 1;
        }
        if matches!(self.lower(next), "on" | "in") && !matches!(part, Part::Beginning | Part::End) {
            next += 1;
        }
        let whole = self.lower(next) == "the";
        let (end, stretch) = if whole && words::unit(self.lower(next + 1)).is_some() {
            self.this_unit(next + 1)? // the end of the year
        } else if let Some(year) = self.year_number(next) {
            let month = words::month(self.lower(next + 1)).is_some();
            if month {
                return None;
            }
            (next + 1, Stretch::year(year)?.stated("year stated"))
        } else {
            self.month_alone(next)
                .or_else(|| self.absolute(next))
                .or_else(|| self.relative(next))?
        };
        let words = self.words.get(start..next)?;
        let words: Vec<&str> = words.iter().map(|word| word.lower).collect();
        let stretch = part.of(stretch, self.day, &words.join(" "))?;
        Some((end, stretch))
    }
}

/// Which part of a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Early,
    Mid,
    Late,
    Beginning,
    End,
    /// Up to the article's date.
    Before,
    /// From the article's date on.
    After,
}

impl Part {
    /// That part of a stretch.
    fn of(self, whole: Stretch, day: Option<Date>, words: &str) -> Option<Stretch> {
        use Part::*;
        let reason = format!("{words} part of: {}", whole.reason);
        let relative = whole.relative;
        let with = |stretch: Stretch| {
            Some(Stretch {
                reason: reason.clone(),
                relative,
                ..stretch
            })
        };
        if matches!(self, Before | After) {
            let day = day?;
            let (first, last) = (whole.first_day()?, whole.last_day()?);
            if first == last || day < first || day > last {
                return Some(whole);
            }
            let (first, last) = if self == Before {
                (first, day)
            } else {
                (day, last)
            };
            return with(Stretch::days(first, last)?);
        }
        let (from, to): (i32, i32) = match (whole.precision, self) {
            (Precision::Day, _) => return Some(whole),
            (Precision::Year, Early) => (0, 3),
            (Precision::Year, Mid) => (4, 7),
            (Precision::Year, Late) => (8, 11),
            (Precision::Year, Beginning) => (0, 0),
            (Precision::Year, _) => (11, 11),
            (Precision::Month, Early | Beginning) => (1, 10),
            (Precision::Month, Mid) => (11, 20),
            (Precision::Month, _) => (21, 31),
            (Precision::Week, Early | Beginning) => (0, 1),
            (Precision::Week, Mid) => (2, 2),
            (Precision::Week, _) => (3, 6),
            // Decades and centuries by thirds, seasons by months.
            (Precision::Range, _) => {
                if whole.start.month.is_none() {
                    let (first, last) = (i32::from(whole.start.year), i32::from(whole.end.year));
                    let length = last - first + 1;
                    let third = length / 3;
                    let (first, last) = match self {
                        Early | Beginning => (first, first + third),
                        Mid => (first + third + 1, last - third),
                        _ => (last - third + 1, last),
                    };
                    return with(Stretch::years(first, last)?);
                }
                let (first, last) = (whole.first_day()?, whole.last_day()?);
                let length = calendar::days_between(first, last);
                let (from, to) = match self {
                    Early | Beginning => (0, length / 3),
                    Mid => (length / 3, 2 * length / 3),
                    _ => (2 * length / 3, length),
                };
                return with(Stretch::days(
                    calendar::plus(first, from)?,
                    calendar::plus(first, to)?,
                )?);
            }
        };
        match whole.precision {
            Precision::Year => {
                let year = i32::from(whole.start.year) * 12;
                with(Stretch::months(year + from, year + to)?)
            }
            Precision::Month => {
                let first = whole.first_day()?;
                let last = first.last_of_month().day();
                let day = |day: i32| first.with().day((day as i8).min(last)).build().ok();
                with(Stretch::days(day(from)?, day(to)?)?)
            }
            _ => {
                let first = whole.first_day()?;
                let (from, to) = (i64::from(from), i64::from(to));
                let days = Stretch::days(calendar::plus(first, from)?, calendar::plus(first, to)?)?;
                with(if from == to {
                    Stretch {
                        precision: Precision::Day,
                        ..days
                    }
                } else {
                    days
                })
            }
        }
    }
}
