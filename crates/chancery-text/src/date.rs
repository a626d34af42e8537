//! Days, months and years as far as they are known.

use std::fmt;
use std::str::FromStr;

/// A date of which perhaps only the year, or the year and the month, is known.
///
/// Printed as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    /// The year of the common era.
    pub year: i16,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31; only with a month.
    pub day: Option<u8>,
}

impl PartialDate {
    /// A full day, if the calendar has it.
    pub fn day(year: i16, month: u8, day: u8) -> Option<PartialDate> {
        (day >= 1 && day <= days_in(year, month)?).then_some(PartialDate {
            year,
            month: Some(month),
            day: Some(day),
        })
    }

    /// A month.
    pub fn month(year: i16, month: u8) -> Option<PartialDate> {
        days_in(year, month)?;
        Some(PartialDate {
            year,
            month: Some(month),
            day: None,
        })
    }

    /// A year.
    pub fn year(year: i16) -> PartialDate {
        PartialDate {
            year,
            month: None,
            day: None,
        }
    }

    /// Days since 1970-01-01, if the day is known (after Howard Hinnant's `days_from_civil`).
    pub fn day_number(self) -> Option<i32> {
        let (year, month, day) = (i32::from(self.year), self.month?, self.day?);
        // Years begin in March, so that the odd day is a year's last.
        let year = if month <= 2 { year - 1 } else { year };
        let of_era = year.rem_euclid(400);
        let month = (i32::from(month) + 9) % 12;
        let of_year = (153 * month + 2) / 5 + i32::from(day) - 1;
        let day = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
        Some(year.div_euclid(400) * 146_097 + day - 719_468)
    }

    /// The day that is so many days after 1970-01-01, in the years 1 to 9999.
    pub fn of_day_number(number: i32) -> Option<PartialDate> {
        let shifted = number.checked_add(719_468)?;
        let (era, day) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
        let of_era = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
        let of_year = day - (365 * of_era + of_era / 4 - of_era / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = of_era + era * 400 + i32::from(month <= 2);
        PartialDate::day(year.try_into().ok()?, month as u8, day as u8)
    }

    /// `day`, `month` or `year`.
    pub fn precision(self) -> &'static str {
        match (self.month, self.day) {
            (Some(_), Some(_)) => "day",
            (Some(_), None) => "month",
            _ => "year",
        }
    }

    /// Whether it lies before another, as far as both are told: *2022-03* is not before *2022-03-15*.
    pub fn is_before(self, other: PartialDate) -> bool {
        let both = |a: Option<u8>, b: Option<u8>| a.zip(b);
        if self.year != other.year {
            return self.year < other.year;
        }
        match both(self.month, other.month) {
            Some((a, b)) if a != b => a < b,
            Some(_) => both(self.day, other.day).is_some_and(|(a, b)| a < b),
            None => false,
        }
    }

    /// A count of days by which dates are compared; of what is not told the latest day counts.
    pub fn latest_day(self) -> i32 {
        let month = i32::from(self.month.unwrap_or(12));
        i32::from(self.year) * 365 + month * 30 + i32::from(self.day.unwrap_or(28))
    }
}

/// The number of days of a month, if there is such a month (and a year of four digits).
fn days_in(year: i16, month: u8) -> Option<u8> {
    if !(1..=9999).contains(&year) {
        return None;
    }
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 if leap => Some(29),
        2 => Some(28),
        _ => None,
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
            if let Some(day) = self.day {
                write!(f, "-{day:02}")?;
            }
        }
        Ok(())
    }
}

impl FromStr for PartialDate {
    type Err = ();

    /// Reads `YYYY`, `YYYY-MM` and `YYYY-MM-DD`, with anything after a `T` or a space ignored.
    fn from_str(text: &str) -> Result<PartialDate, ()> {
        let text = text.trim();
        let text = text.split(['T', ' ']).next().unwrap_or(text);
        let mut parts = text.split('-');
        let year = digits(parts.next(), 4)?;
        let date = match (parts.next(), parts.next(), parts.next()) {
            (None, _, _) => (1..=9999)
                .contains(&year)
                .then_some(PartialDate::year(year)),
            (month, None, _) => PartialDate::month(year, digits(month, 2)? as u8),
            (month, day, None) => {
                PartialDate::day(year, digits(month, 2)? as u8, digits(day, 2)? as u8)
            }
            _ => None,
        };
        date.ok_or(())
    }
}

fn digits(part: Option<&str>, length: usize) -> Result<i16, ()> {
    let part = part.ok_or(())?;
    if part.len() != length || !part.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(());
    }
    part.parse().map_err(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        for (date, number) in [
            ("1970-01-01", 0),
            ("2000-02-29", 11_016),
            ("1969-12-31", -1),
        ] {
            let date: PartialDate = date.parse().expect("a date");
            assert_eq!(date.day_number(), Some(number));
        }
        for number in (-700_000..2_900_000).step_by(911) {
            let date = PartialDate::of_day_number(number).expect("within the calendar");
            assert_eq!(date.day_number(), Some(number));
        }
        assert_eq!(PartialDate::of_day_number(i32::MAX), None);
        assert_eq!(PartialDate::year(1999).day_number(), None);
    }

    #[test]
    fn reads_what_it_prints() {
        for text in ["2023-12-05", "2024-02-29", "1987-03", "1989"] {
            assert_eq!(text.parse::<PartialDate>().unwrap().to_string(), text);
        }
        assert_eq!(
            "2023-12-05T10:00:00Z"
                .parse::<PartialDate>()
                .unwrap()
                .precision(),
            "day"
        );
    }

    #[test]
    fn refuses_days_that_do_not_exist() {
        for text in [
            "2023-02-29",
            "2023-13",
            "23-01-01",
            "0000",
            "",
            "2023-1-1",
            "2023-01-01-01",
        ] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }
}
