//! Days, weeks, months and years as stretches of time.

use chancery_record::{PartialDate, Precision};
use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// From when to when, how exactly, and how it was worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub start: PartialDate,
    pub end: PartialDate,
    pub precision: Precision,
    pub reason: String,
    /// Worked out from the article's date.
    pub relative: bool,
}

impl Stretch {
    fn new(start: PartialDate, end: PartialDate, precision: Precision) -> Stretch {
        Stretch {
            start,
            end,
            precision,
            reason: String::new(),
            relative: false,
        }
    }

    pub fn day(day: Date) -> Option<Stretch> {
        let day = partial(day)?;
        Some(Stretch::new(day, day, Precision::Day))
    }

    pub fn days(first: Date, last: Date) -> Option<Stretch> {
        Some(Stretch::new(
            partial(first)?,
            partial(last)?,
            Precision::Range,
        ))
    }

    /// The week, Monday to Sunday, that holds a day.
    pub fn week(day: Date) -> Option<Stretch> {
        let monday = monday(day)?;
        let sunday = plus(monday, 6)?;
        Some(Stretch {
            precision: Precision::Week,
            ..Stretch::days(monday, sunday)?
        })
    }

    pub fn month(year: i16, month: u8) -> Option<Stretch> {
        let month = PartialDate::month(year, month)?;
        Some(Stretch::new(month, month, Precision::Month))
    }

    /// Months, both ends included; each as months since year 0.
    pub fn months(first: i32, last: i32) -> Option<Stretch> {
        let month = |count: i32| {
            PartialDate::month(
                i16::try_from(count.div_euclid(12)).ok()?,
                1 + count.rem_euclid(12) as u8,
            )
        };
        let precision = if first == last {
            Precision::Month
        } else {
            Precision::Range
        };
        Some(Stretch::new(month(first)?, month(last)?, precision))
    }

    pub fn year(year: i32) -> Option<Stretch> {
        Stretch::years(year, year)
    }

    pub fn years(first: i32, last: i32) -> Option<Stretch> {
        let year = |year: i32| {
            let year = i16::try_from(year).ok()?;
            (1..=9999).contains(&year).then(|| PartialDate::year(year))
        };
        let precision = if first == last {
            Precision::Year
        } else {
            Precision::Range
        };
        Some(Stretch::new(year(first)?, year(last)?, precision))
    }

    /// The same with a reason; the date rests on the words alone.
    pub fn stated(mut self, reason: impl Into<String>) -> Stretch {
        self.reason = reason.into();
        self
    }

    /// The same with a reason; the date rests on the article's.
    pub fn worked_out(mut self, reason: impl Into<String>) -> Stretch {
        self.reason = reason.into();
        self.relative = true;
        self
    }

    /// Its first day.
    pub fn first_day(&self) -> Option<Date> {
        first_day(self.start)
    }

    /// Its last day.
    pub fn last_day(&self) -> Option<Date> {
        last_day(self.end)
    }

    /// From the start of this one to the end of another.
    pub fn to(self, other: Stretch) -> Option<Stretch> {
        if self.first_day()? > other.last_day()? {
            return None;
        }
        let reason = if self.reason == other.reason {
            self.reason
        } else {
            format!("{} to {}", self.reason, other.reason)
        };
        Some(Stretch {
            relative: self.relative || other.relative,
            reason,
            ..Stretch::new(self.start, other.end, Precision::Range)
        })
    }
}

/// A full day as a date of the records.
pub fn partial(day: Date) -> Option<PartialDate> {
    PartialDate::day(day.year(), day.month() as u8, day.day() as u8)
}

/// The first day of a date of which perhaps only month or year is known.
pub fn first_day(date: PartialDate) -> Option<Date> {
    Date::new(
        date.year,
        date.month.unwrap_or(1) as i8,
        date.day.unwrap_or(1) as i8,
    )
    .ok()
}

/// Its last day.
pub fn last_day(date: PartialDate) -> Option<Date> {
    if date.day.is_some() {
        return first_day(date);
    }
    Some(
        Date::new(date.year, date.month.unwrap_or(12) as i8, 1)
            .ok()?
            .last_of_month(),
    )
}

/// A day so many days later.
pub fn plus(day: Date, days: i64) -> Option<Date> {
    let span = Span::new().try_days(days).ok()?;
    day.checked_add(span).ok()
}

/// A day so many months later (the last of the month if it is shorter).
pub fn plus_months(day: Date, months: i64) -> Option<Date> {
    let span = Span::new().try_months(months).ok()?;
    day.checked_add(span).ok()
}

/// The number of days from one day to another.
pub fn days_between(from: Date, to: Date) -> i64 {
    from.until((jiff::Unit::Day, to))
        .map_or(0, |span| i64::from(span.get_days()))
}

/// 0 for Monday.
pub fn weekday_of(day: Date) -> u8 {
    day.weekday().to_monday_zero_offset() as u8
}

/// The Monday of a day's week.
pub fn monday(day: Date) -> Option<Date> {
    day.checked_sub(i32::from(weekday_of(day)).days()).ok()
}

/// Months since year 0.
pub fn month_count(day: Date) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month()) - 1
}
