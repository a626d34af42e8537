//! Times counted from the article's date, or from the time told before.
//!
//! > Talks resumed **on Monday**, **22 years ago** they had begun; **three days earlier** a truce
//! > had been signed.
//!
//! *22 years ago* is a year, never a day. Leaves alone: *in recent days*, *soon*, *now*, *Mondays*.

use chancery_record::Precision;
use jiff::civil::Date;

use super::calendar::{self, Stretch};
use super::grammar::{Found, Reader};
use super::tense::Tense;
use super::words::{self, Unit};

/// Which of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    Last,
    This,
    Next,
}

fn which(word: &str) -> Option<Which> {
    Some(match word {
        "last" | "past" | "previous" | "preceding" => Which::Last,
        "this" | "current" => Which::This,
        "next" | "coming" | "following" | "upcoming" => Which::Next,
        _ => return None,
    })
}

impl Reader<'_> {
    /// A time counted from another at this word.
    pub fn relative(&self, at: usize) -> Found {
        let word = self.word(at)?;
        match word.lower {
            "today" | "tonight" | "yesterday" | "tomorrow" | "overnight" => self.days_around(at),
            "the" => self.with_article(at),
            "last" | "this" | "next" | "past" | "coming" | "previous" | "following" | "current" => {
                self.this_that(at)
            }
            "that" | "same" => self.same(at),
            "in" | "within" => self.ahead(at),
            "weekend" => self.weekend(at, None),
            "half" if self.are(at + 1, &["a", "century", "ago"]) => {
                let year = i32::from(self.day?.year()) - 50;
                let reason = self.seen_from_base("half a century before");
                Some((at + 4, Stretch::year(year)?.worked_out(reason)))
            }
            _ => self.weekday(at).or_else(|| self.counted(at)),
        }
    }

    /// *today*, *yesterday evening*, *tomorrow*
    fn days_around(&self, at: usize) -> Found {
        let (shift, name) = match self.lower(at) {
            "yesterday" => (-1, "the day before publication"),
            "tomorrow" => (1, "the day after publication"),
            "overnight" => {
                if self.before(at) == "stay" || self.lower(at + 1) == "stay" {
                    return None;
                }
                (0, "the night before publication")
            }
            _ => (0, "the day of publication"),
        };
        let day = calendar::plus(self.day?, shift)?;
        let stretch = if self.lower(at) == "overnight" {
            Stretch::days(calendar::plus(day, -1)?, day)?
        } else {
            Stretch::day(day)?
        };
        let part = matches!(
            self.lower(at + 1),
            "morning" | "afternoon" | "evening" | "night"
        );
        Some((
            at + 1 + usize::from(part),
            stretch.worked_out(self.seen_from_base(name)),
        ))
    }

    /// *the day before yesterday*, *the past week*, *the weekend*, *the next day*
    fn with_article(&self, at: usize) -> Found {
        let here = self.day?;
        let words = [self.lower(at + 1), self.lower(at + 2), self.lower(at + 3)];
        match words {
            ["day", "before", "yesterday"] => {
                let day = calendar::plus(here, -2)?;
                Some((
                    at + 4,
                    Stretch::day(day)?.worked_out(self.seen_from_base("two days before")),
                ))
            }
            ["day", "after", "tomorrow"] => {
                let day = calendar::plus(here, 2)?;
                Some((
                    at + 4,
                    Stretch::day(day)?.worked_out(self.seen_from_base("two days after")),
                ))
            }
            ["weekend", ..] => self.weekend(at + 1, None),
            [
                unit @ ("day" | "night" | "week" | "month" | "year"),
                side @ ("before" | "after"),
                next,
            ] => {
                // the day before the vote: not ours to know
                let word = self.word(at + 3);
                let ends = word.is_none_or(|word| word.breaks || !word.is_alphabetic())
                    || matches!(next, "in" | "at" | "and" | "when" | "with" | "by" | "on");
                if !ends {
                    return None;
                }
                let sign = if side == "before" { -1 } else { 1 };
                let unit = words::unit(unit).unwrap_or(Unit::Day);
                self.off_anchor(at + 3, sign, unit, None)
            }
            ["same", ..] => self.same(at + 1),
            [
                side @ ("next" | "following" | "previous" | "preceding"),
                unit @ ("day" | "morning" | "night" | "week" | "month" | "year"),
                _,
            ] => {
                let sign = if matches!(side, "next" | "following") {
                    1
                } else {
                    -1
                };
                let unit = words::unit(unit).unwrap_or(Unit::Day);
                self.off_anchor(at + 3, sign, unit, None)
            }
            [word, ..] if which(word).is_some() => self.this_that(at + 1),
            _ => None,
        }
    }

    /// *last week*, *this Monday*, *next March*, *the past three days*, *last summer*
    fn this_that(&self, at: usize) -> Found {
        let mut which = which(self.lower(at))?;
        let mut next = at + 1;
        if self.are(at, &["this", "coming"]) || self.are(at, &["this", "past"]) {
            which = if self.lower(next) == "past" {
                Which::Last
            } else {
                Which::Next
            };
            next += 1;
        }
        let word = self.word(next)?;
        let here = self.day?;
        if let Some((day, short)) =
            words::weekday(word.lower).filter(|(_, short)| word.capital && !short)
        {
            debug_assert!(!short);
            return self.weekday_which(next, day, Some(which));
        }
        if let Some(month) = words::month(word.lower).filter(|_| word.capital) {
            if words::month(self.lower(next)).is_some() && self.day_number(next + 1).is_some() {
                return None;
            }
            let count = calendar::month_count(here);
            let same = count.div_euclid(12) * 12 + i32::from(month) - 1;
            let count = match which {
                Which::Last if same >= count => same - 12,
                Which::Next if same <= count => same + 12,
                _ => same,
            };
            let reason =
                self.seen_from_base(&format!("{} {}", self.lower(at), words::month_name(month)));
            return Some((next + 1, Stretch::months(count, count)?.worked_out(reason)));
        }
        if let Some(first) = words::season(word.lower) {
            let count = calendar::month_count(here);
            let first = count.div_euclid(12) * 12 + i32::from(first) - 1;
            let start = match which {
                Which::Last if first + 2 >= count => first - 12,
                Which::Next if first <= count => first + 12,
                // this winter, in January
                Which::This if self.lower(next) == "winter" && here.month() <= 4 => first - 12,
                _ => first,
            };
            let reason = self.seen_from_base(&format!("{} {}", self.lower(at), word.lower));
            return Some((
                next + 1,
                Stretch::months(start, start + 2)?.worked_out(reason),
            ));
        }
        match word.lower {
            "weekend" => return self.weekend(next, Some(which)),
            "morning" | "afternoon" | "evening" if which == Which::This => {
                return Some((
                    next + 1,
                    Stretch::day(here)?.worked_out(self.seen_from_base("the day of publication")),
                ));
            }
            "night" if which == Which::Last => {
                let day = calendar::plus(here, -1)?;
                return Some((
                    next + 1,
                    Stretch::day(day)?.worked_out(self.seen_from_base("the evening before")),
                ));
            }
            _ => {}
        }
        if words::unit(word.lower).is_some()
            && !matches!(word.lower, "days" | "weeks" | "months" | "years")
        {
            if which == Which::Last && next == at + 1 && self.before(at) == "the" {
                return self.up_to_now(next);
            }
            return self.which_unit(next, which);
        }
        // the past three days, the next two weeks
        let (number, unit_at) = match words::count(word) {
            Some(number) if word.lower != "a" => (Some(number), next + 1),
            _ if matches!(word.lower, "few" | "several" | "couple") => (None, next + 1),
            _ => return None,
        };
        let unit_at = unit_at + usize::from(self.lower(unit_at) == "of");
        let unit = words::unit(self.lower(unit_at))?;
        if self.lower(unit_at) == "quarter" || which == Which::This {
            return None;
        }
        let number = i64::from(number.unwrap_or(if word.lower == "couple" { 2 } else { 7 }));
        let sign = if which == Which::Last { -1 } else { 1 };
        let far = shift(here, sign * number, unit)?;
        let (first, last) = if far < here { (far, here) } else { (here, far) };
        let stretch = match unit {
            Unit::Year | Unit::Decade | Unit::Century => {
                Stretch::years(i32::from(first.year()), i32::from(last.year()))?
            }
            Unit::Month | Unit::Quarter => {
                Stretch::months(calendar::month_count(first), calendar::month_count(last))?
            }
            _ => Stretch::days(first, last)?,
        };
        let side = if sign < 0 { "up to" } else { "from" };
        let words: Vec<&str> = self
            .words
            .get(next..=unit_at)?
            .iter()
            .map(|word| word.lower)
            .collect();
        let reason = format!("{} {side} {}", words.join(" "), self.base?);
        Some((
            unit_at + 1,
            Stretch {
                precision: Precision::Range,
                ..stretch
            }
            .worked_out(reason),
        ))
    }

    /// *over the last year*, *in the past week*: up to now, not the one before this.
    fn up_to_now(&self, at: usize) -> Found {
        let here = self.day?;
        let unit = words::unit(self.lower(at))?;
        if !matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year) {
            return self.which_unit(at, Which::Last);
        }
        let first = shift(here, -1, unit)?;
        let stretch = match unit {
            Unit::Week => Stretch::days(first, here)?,
            Unit::Month | Unit::Quarter => {
                Stretch::months(calendar::month_count(first), calendar::month_count(here))?
            }
            _ => Stretch::years(i32::from(first.year()), i32::from(here.year()))?,
        };
        let reason = self.seen_from_base(&format!("the last {} up to now", self.lower(at)));
        Some((
            at + 1,
            Stretch {
                precision: Precision::Range,
                ..stretch
            }
            .worked_out(reason),
        ))
    }

    /// *the year* in *the end of the year*: the present one.
    pub fn this_unit(&self, at: usize) -> Found {
        self.which_unit(at, Which::This)
    }

    /// The last, present or next week, month, year …
    fn which_unit(&self, at: usize, which: Which) -> Found {
        let here = self.day?;
        let unit = words::unit(self.lower(at))?;
        let shift = match which {
            Which::Last => -1,
            Which::This => 0,
            Which::Next => 1,
        };
        let year = i32::from(here.year());
        let month = calendar::month_count(here);
        let stretch = match unit {
            Unit::Hour => return None,
            Unit::Day => Stretch::day(calendar::plus(here, shift.into())?)?,
            Unit::Week => Stretch::week(calendar::plus(here, i64::from(shift) * 7)?)?,
            Unit::Fortnight => return None,
            Unit::Month => Stretch::months(month + shift, month + shift)?,
            Unit::Quarter => {
                let first = month.div_euclid(3) * 3 + shift * 3;
                Stretch::months(first, first + 2)?
            }
            Unit::Year => Stretch::year(year + shift)?,
            Unit::Decade => {
                let first = year.div_euclid(10) * 10 + shift * 10;
                Stretch::years(first, first + 9)?
            }
            Unit::Century => {
                let first = (year - 1).div_euclid(100) * 100 + 1 + shift * 100;
                Stretch::years(first, first + 99)?
            }
        };
        let name = match which {
            Which::Last => "last",
            Which::This => "this",
            Which::Next => "next",
        };
        let reason = self.seen_from_base(&format!("{name} {}", self.lower(at)));
        Some((at + 1, stretch.worked_out(reason)))
    }

    /// *the weekend*, *last weekend*
    fn weekend(&self, at: usize, which: Option<Which>) -> Found {
        let here = self.day?;
        let saturday = calendar::plus(calendar::monday(here)?, 5)?;
        let inside = here >= saturday;
        let shift = match which {
            Some(Which::Last) => -7,
            Some(Which::Next) if inside => 7,
            Some(Which::Next) => 0,
            Some(Which::This) | None if inside => 0,
            Some(Which::This) => {
                if (self.tense)(at) == Tense::Past {
                    -7
                } else {
                    0
                }
            }
            None => {
                if (self.tense)(at) == Tense::Future {
                    0
                } else {
                    -7
                }
            }
        };
        let first = calendar::plus(saturday, shift)?;
        let stretch = Stretch::days(first, calendar::plus(first, 1)?)?;
        Some((
            at + 1,
            stretch.worked_out(self.seen_from_base("Saturday and Sunday")),
        ))
    }

    /// *Monday*, *Monday morning*, *Monday last week*
    fn weekday(&self, at: usize) -> Found {
        let word = self.word(at)?;
        let (day, short) = words::weekday(word.lower).filter(|_| word.capital)?;
        let named = chancery_lexicon::words::when::NAMED_DAYS.has(self.before(at));
        if named || (short && self.lower(at + 1) != ".") {
            return None;
        }
        self.weekday_which(at, day, None)
    }

    fn weekday_which(&self, at: usize, day: u8, which: Option<Which>) -> Found {
        let here = self.day?;
        let mut next = at + 1;
        next += usize::from(words::weekday(self.lower(at))?.1 && self.lower(next) == ".");
        if matches!(
            self.lower(next),
            "morning" | "afternoon" | "evening" | "night"
        ) {
            next += 1;
        }
        if matches!(
            self.lower(next),
            "mornings" | "evenings" | "nights" | "afternoons"
        ) {
            return None;
        }
        let name = words::weekday_name(day);
        let today = calendar::weekday_of(here);
        let back = i64::from((7 + today - day) % 7);
        let ahead = i64::from((7 + day - today) % 7);
        // Monday last week, Monday of next week
        let of = usize::from(self.lower(next) == "of");
        if self.lower(next + of + 1) == "week"
            && let Some(week) = self::which(self.lower(next + of))
        {
            let monday = calendar::monday(here)?;
            let shift = match week {
                Which::Last => -7,
                Which::This => 0,
                Which::Next => 7,
            };
            let date = calendar::plus(monday, shift + i64::from(day))?;
            let reason = self.seen_from_base(&format!("{name} {} week", self.lower(next + of)));
            return Some((next + of + 2, Stretch::day(date)?.worked_out(reason)));
        }
        let tense = (self.tense)(at);
        let (shift, how) = match (which, tense) {
            (Some(Which::Last), _) => (-if back == 0 { 7 } else { back }, "before"),
            (Some(Which::Next), _) => (if ahead == 0 { 7 } else { ahead }, "after"),
            (Some(Which::This), Tense::Past) => (-back, "on or before"),
            (Some(Which::This), _) => (ahead, "on or after"),
            (None, Tense::Future) => (ahead, "on or after"),
            (None, _) => (-back, "on or before"),
        };
        let reason = format!("{name}, {how} {}", self.base?);
        Some((
            next,
            Stretch::day(calendar::plus(here, shift)?)?.worked_out(reason),
        ))
    }

    /// *22 years ago*, *a week ago*, *three days earlier*, *two weeks from now*
    fn counted(&self, at: usize) -> Found {
        let word = self.word(at)?;
        let (mut number, mut next, mut vague) = match word.lower {
            "several" | "few" => (Some(7), at + 1, true),
            "a" if self.are(at + 1, &["few"]) => (Some(7), at + 2, true),
            "a" if self.are(at + 1, &["couple", "of"]) => (Some(2), at + 3, false),
            "a" if self.are(at + 1, &["half", "-"]) || self.are(at + 1, &["half"]) => {
                (None, at, false)
            }
            _ => (words::count(word), at + 1, false),
        };
        if matches!(self.lower(next), "hundred") {
            number = number.map(|number| number * 100);
            next += 1;
        }
        // twenty-two
        if self.word(next).is_some_and(|word| word.is_dash())
            && let Some(digit) = self.word(next + 1).and_then(words::count)
            && number.is_some_and(|number| number >= 20 && number % 10 == 0)
            && digit < 10
            && word.number().is_none()
        {
            number = number.map(|number| number + digit);
            next += 2;
        }
        let number = number?;
        let unit = words::unit(self.lower(next))?;
        if self.lower(next) == "quarter" {
            vague = false;
        }
        let side = self.lower(next + 1);
        match side {
            "ago" => {
                let here = self.day?;
                let words = self.phrase(at, next + 1);
                let stretch = self.off(here, -i64::from(number), unit, vague)?;
                let mut end = next + 2;
                // a week ago Monday
                if unit == Unit::Week
                    && let Some(word) = self.word(end)
                    && let Some((day, false)) = words::weekday(word.lower)
                {
                    end += 1;
                    let (_, weekday) = self.weekday_which(end - 1, day, None)?;
                    let date = calendar::plus(weekday.first_day()?, -7 * i64::from(number))?;
                    let reason =
                        self.seen_from_base(&format!("{words} ago {}", words::weekday_name(day)));
                    return Some((end, Stretch::day(date)?.worked_out(reason)));
                }
                let reason = format!("{words} before {}", self.base?);
                Some((end, stretch.worked_out(reason)))
            }
            "from" if self.are(next + 2, &["now"]) || self.are(next + 2, &["today"]) => {
                let stretch = self.off(self.day?, i64::from(number), unit, vague)?;
                let reason = format!("{} after {}", self.phrase(at, next + 1), self.base?);
                Some((next + 3, stretch.worked_out(reason)))
            }
            "earlier" | "before" | "later" | "after" | "previously" | "hence" => {
                let after = self.word(next + 2);
                let ends = after.is_none_or(|word| word.breaks || !word.is_alphabetic())
                    || matches!(side, "earlier" | "later" | "previously")
                        && self.lower(next + 2) != "than";
                if !ends || vague {
                    return None;
                }
                let sign = if matches!(side, "earlier" | "before" | "previously") {
                    -1
                } else {
                    1
                };
                self.off_anchor(next + 2, sign * i64::from(number), unit, Some(at))
            }
            _ => None,
        }
    }

    /// *in three days*, *within two weeks*
    fn ahead(&self, at: usize) -> Found {
        let word = self.word(at + 1)?;
        let number = words::count(word)?;
        let unit = words::unit(self.lower(at + 2))?;
        let future = (self.tense)(at) == Tense::Future;
        let time = self.word(at + 3).is_some_and(|word| word.is_apostrophe())
            && self.lower(at + 4) == "time";
        if !(future || time) || word.lower.len() == 4 && word.number().is_some() {
            return None;
        }
        let here = self.day?;
        let stretch = if self.lower(at) == "within" {
            Stretch::days(here, shift(here, number.into(), unit)?)?
        } else {
            self.off(here, number.into(), unit, false)?
        };
        let reason = format!("{} after {}", self.phrase(at + 1, at + 3), self.base?);
        Some((at + 3 + 2 * usize::from(time), stretch.worked_out(reason)))
    }

    /// *that day*, *the same year*
    fn same(&self, at: usize) -> Found {
        let unit = match self.lower(at + 1) {
            "day" => Unit::Day,
            "week" => Unit::Week,
            "month" => Unit::Month,
            "year" => Unit::Year,
            _ => return None,
        };
        self.off_anchor(at + 2, 0, unit, None)
    }

    /// Counted from the time told last.
    fn off_anchor(&self, end: usize, number: i64, unit: Unit, start: Option<usize>) -> Found {
        let anchor = self.anchor.as_ref();
        let told = anchor.filter(|anchor| {
            // A day is counted from a day, a year from anything.
            match unit {
                Unit::Hour | Unit::Day | Unit::Week | Unit::Fortnight => {
                    anchor.precision == Precision::Day
                }
                Unit::Month | Unit::Quarter => anchor.start.month.is_some(),
                _ => true,
            }
        });
        let (from, name) = match told {
            Some(anchor) => (anchor.first_day()?, anchor.start.to_string()),
            // A year earlier, in figures of trade: than now.
            None if number != 0 && start.is_some() => (self.day?, self.base?.to_string()),
            None => return None,
        };
        let stretch = self.off(from, number, unit, false)?;
        let reason = match (start, number) {
            (Some(start), _) => {
                let side = if number < 0 { "before" } else { "after" };
                format!("{} {side} {name}", self.phrase(start, end - 1))
            }
            (None, 0) => format!("the time told before, {name}"),
            (None, 1..) => format!("the one after {name}"),
            (None, _) => format!("the one before {name}"),
        };
        let relative = told.is_none_or(|anchor| anchor.relative);
        Some((
            end,
            Stretch {
                relative,
                ..stretch.worked_out(reason)
            },
        ))
    }

    /// So many units off a day, as exact as the unit.
    fn off(&self, from: Date, number: i64, unit: Unit, vague: bool) -> Option<Stretch> {
        let day = shift(from, number, unit)?;
        let near = shift(from, number.signum() * 2, unit)?;
        let (first, last) = if day < near { (day, near) } else { (near, day) };
        let year = |day: Date| i32::from(day.year());
        Some(match unit {
            Unit::Hour if vague || number.abs() < 24 => Stretch::day(from)?,
            Unit::Hour => Stretch::day(day)?,
            Unit::Year | Unit::Decade | Unit::Century if vague => Stretch {
                precision: Precision::Range,
                ..Stretch::years(year(first), year(last))?
            },
            Unit::Month | Unit::Quarter if vague => {
                let months = (calendar::month_count(first), calendar::month_count(last));
                Stretch {
                    precision: Precision::Range,
                    ..Stretch::months(months.0, months.1)?
                }
            }
            _ if vague => Stretch::days(first, last)?,
            Unit::Day => Stretch::day(day)?,
            Unit::Week | Unit::Fortnight => Stretch::week(day)?,
            Unit::Month | Unit::Quarter => {
                let month = calendar::month_count(day);
                Stretch::months(month, month)?
            }
            Unit::Year | Unit::Decade | Unit::Century => Stretch::year(year(day))?,
        })
    }

    /// The words from one place to another.
    fn phrase(&self, from: usize, to: usize) -> String {
        let words: Vec<&str> = self
            .words
            .get(from..to)
            .unwrap_or(&[])
            .iter()
            .map(|word| word.lower)
            .collect();
        words.join(" ").replace(" - ", "-")
    }
}

/// A day so many units later.
fn shift(day: Date, number: i64, unit: Unit) -> Option<Date> {
    match unit {
        Unit::Hour => calendar::plus(day, number.div_euclid(24)),
        Unit::Day => calendar::plus(day, number),
        Unit::Week => calendar::plus(day, number.checked_mul(7)?),
        Unit::Fortnight => calendar::plus(day, number.checked_mul(14)?),
        Unit::Month => calendar::plus_months(day, number),
        Unit::Quarter => calendar::plus_months(day, number.checked_mul(3)?),
        Unit::Year => calendar::plus_months(day, number.checked_mul(12)?),
        Unit::Decade => calendar::plus_months(day, number.checked_mul(120)?),
        Unit::Century => calendar::plus_months(day, number.checked_mul(1200)?),
    }
}
