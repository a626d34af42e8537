//! Dates in fields, in addresses and in running text. No date is ever made up: every one that is
//! found stands there.

use std::sync::LazyLock;

use chancery_text::PartialDate;
use regex::{Captures, Regex};

/// A date that a field gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub date: PartialDate,
    /// The date if day and month are the other way round: `03/04/2024`.
    pub day_first: Option<PartialDate>,
}

pub(crate) const MONTH: &str = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";

/// The number of a month by its English name or its beginning.
pub(crate) fn month(name: &str) -> Option<u8> {
    let name = name.to_ascii_lowercase();
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let head = name.get(..3)?;
    MONTHS
        .iter()
        .position(|month| *month == head)
        .map(|at| at as u8 + 1)
}

/// Days from `earlier` to `later`; missing months and days count as the first.
pub(crate) fn days_between(earlier: PartialDate, later: PartialDate) -> i64 {
    day_number(later) - day_number(earlier)
}

/// The number of a day in the calendar, counted from 1 March of year 0.
fn day_number(date: PartialDate) -> i64 {
    let (mut year, month) = (i64::from(date.year), i64::from(date.month.unwrap_or(1)));
    if month <= 2 {
        year -= 1;
    }
    let shifted = (month + 9) % 12;
    let day = i64::from(date.day.unwrap_or(1));
    year * 365 + year.div_euclid(4) - year.div_euclid(100)
        + year.div_euclid(400)
        + (shifted * 306 + 5) / 10
        + day
        - 1
}

/// The date in a field that holds nothing else.
pub(crate) fn field(text: &str) -> Option<Found> {
    let text = text.trim().trim_matches(['"', '\'']);
    let sure = |date| {
        Some(Found {
            date,
            day_first: None,
        })
    };
    if let Ok(date) = text.parse::<PartialDate>() {
        return sure(date);
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return match text.len() {
            8 => sure(numbers(text.get(..4)?, text.get(4..6)?, text.get(6..)?)?),
            10 => sure(of_seconds(text.parse().ok()?)?),
            13 => sure(of_seconds(text.parse::<i64>().ok()? / 1000)?),
            14 => sure(numbers(text.get(..4)?, text.get(4..6)?, text.get(6..8)?)?),
            _ => None,
        };
    }
    static COMPACT: LazyLock<Regex> = LazyLock::new(|| regex(r"^(\d{4})(\d\d)(\d\d)T\d{6}"));
    static SLASHED: LazyLock<Regex> = LazyLock::new(|| regex(r"^(\d{4})[/.](\d\d?)[/.](\d\d?)\b"));
    static NUMERIC: LazyLock<Regex> =
        LazyLock::new(|| regex(r"^(\d\d?)[/.-](\d\d?)[/.-](\d{4}|\d\d)\b"));
    if let Some(c) = COMPACT.captures(text).or_else(|| SLASHED.captures(text)) {
        return sure(numbers(&c[1], &c[2], &c[3])?);
    }
    if let Some(c) = NUMERIC.captures(text) {
        let (first, second): (u8, u8) = (c[1].parse().ok()?, c[2].parse().ok()?);
        let year = year(&c[3])?;
        return match (first > 12, second > 12) {
            (true, _) => sure(PartialDate::day(year, second, first)?),
            (_, true) => sure(PartialDate::day(year, first, second)?),
            _ if text.contains('.') => sure(PartialDate::day(year, second, first)?),
            _ => {
                let date = PartialDate::day(year, first, second)?;
                Some(Found {
                    date,
                    day_first: PartialDate::day(year, second, first).filter(|_| first != second),
                })
            }
        };
    }
    in_text(text)
        .into_iter()
        .next()
        .and_then(|found| sure(found.1))
        .or_else(|| {
            static MONTH_YEAR: LazyLock<Regex> =
                LazyLock::new(|| regex(&format!(r"(?i)^({MONTH})\.?,? (\d{{4}})\b")));
            let c = MONTH_YEAR.captures(text)?;
            sure(PartialDate::month(year(&c[2])?, month(&c[1])?)?)
        })
}

/// The full dates in a running text, with where they stand: *December 4, 2023*, *4 Dec 2023*,
/// *2023-12-04*.
pub(crate) fn in_text(text: &str) -> Vec<(std::ops::Range<usize>, PartialDate)> {
    static MONTH_FIRST: LazyLock<Regex> = LazyLock::new(|| {
        regex(&format!(
            r"(?i)\b({MONTH})\.? (\d\d?)(?:st|nd|rd|th)?,? (?:of )?(\d{{4}})\b"
        ))
    });
    static DAY_FIRST: LazyLock<Regex> = LazyLock::new(|| {
        regex(&format!(
            r"(?i)\b(\d\d?)(?:st|nd|rd|th)?[ -](?:of )?({MONTH})\.?,?[ -](\d{{4}})\b"
        ))
    });
    static ISO: LazyLock<Regex> = LazyLock::new(|| regex(r"\b(\d{4})-(\d\d)-(\d\d)\b"));
    let mut found = Vec::new();
    let mut add = |c: &Captures, date: Option<PartialDate>| {
        if let (Some(whole), Some(date)) = (c.get(0), date) {
            found.push((whole.range(), date));
        }
    };
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return found;
    }
    for c in MONTH_FIRST.captures_iter(text) {
        add(&c, day(&c[3], &c[1], &c[2]));
    }
    for c in DAY_FIRST.captures_iter(text) {
        add(&c, day(&c[3], &c[2], &c[1]));
    }
    for c in ISO.captures_iter(text) {
        add(&c, numbers(&c[1], &c[2], &c[3]));
    }
    found.sort_by_key(|(range, _)| range.start);
    found
}

/// The date in an address: `/2023/12/05/`, `/2023-12-05-`, `/20231205`, `/2023/dec/05/`.
pub(crate) fn in_url(url: &str) -> Option<PartialDate> {
    static SLASHES: LazyLock<Regex> =
        LazyLock::new(|| regex(r"[/=_-]((?:19|20)\d\d)[/_-](\d\d?)[/_-](\d\d?)(?:[/_.?&-]|$)"));
    static PACKED: LazyLock<Regex> =
        LazyLock::new(|| regex(r"[/=_-]((?:19|20)\d\d)(\d\d)(\d\d)(?:[/_.?&-]|$)"));
    static NAMED: LazyLock<Regex> = LazyLock::new(|| {
        regex(&format!(
            r"(?i)/((?:19|20)\d\d)/({MONTH})/(\d\d?)(?:[/.-]|$)"
        ))
    });
    static MONTHLY: LazyLock<Regex> =
        LazyLock::new(|| regex(r"/((?:19|20)\d\d)/(\d\d)/[^/]*[a-z]"));
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = path.get(path.find('/')?..)?;
    if let Some(c) = NAMED.captures(path) {
        return day(&c[1], &c[2], &c[3]);
    }
    if let Some(date) = SLASHES
        .captures(path)
        .and_then(|c| numbers(&c[1], &c[2], &c[3]))
    {
        return Some(date);
    }
    if let Some(date) = PACKED
        .captures(path)
        .and_then(|c| numbers(&c[1], &c[2], &c[3]))
    {
        return Some(date);
    }
    let c = MONTHLY.captures(path)?;
    PartialDate::month(c[1].parse().ok()?, c[2].parse().ok()?)
}

/// A year of four digits, or of two (70 to 99 are of the last century).
pub(crate) fn year(text: &str) -> Option<i16> {
    let year: i16 = text.parse().ok()?;
    Some(match text.len() {
        2 if year >= 70 => 1900 + year,
        2 => 2000 + year,
        _ => year,
    })
}

fn day(year_text: &str, month_name: &str, day: &str) -> Option<PartialDate> {
    PartialDate::day(year(year_text)?, month(month_name)?, day.parse().ok()?)
}

fn numbers(year: &str, month: &str, day: &str) -> Option<PartialDate> {
    PartialDate::day(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// The day of a Unix time.
fn of_seconds(seconds: i64) -> Option<PartialDate> {
    PartialDate::of_day_number(seconds.div_euclid(86_400).try_into().ok()?)
}

pub(crate) fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern of the program")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        field(text).map_or("none".into(), |found| {
            format!(
                "{}{}",
                found.date,
                if found.day_first.is_some() { "?" } else { "" }
            )
        })
    }

    #[test]
    fn reads_dates_of_fields() {
        for (text, date) in [
            ("2023-12-05T10:00:00Z", "2023-12-05"),
            ("2023-12", "2023-12"),
            ("1989", "1989"),
            ("Tue, 05 Dec 2023 10:11:12 GMT", "2023-12-05"),
            ("December 5, 2023 Tuesday", "2023-12-05"),
            ("5 December 2023", "2023-12-05"),
            ("20231205", "2023-12-05"),
            ("20231205T101500Z", "2023-12-05"),
            ("1701734400", "2023-12-05"),
            ("1701734400000", "2023-12-05"),
            ("2023/12/05 10:00", "2023-12-05"),
            ("25/12/2023", "2023-12-25"),
            ("12/25/2023", "2023-12-25"),
            ("5.12.2023", "2023-12-05"),
            ("12/05/2023", "2023-12-05?"),
            ("March 2023", "2023-03"),
            ("yesterday", "none"),
            ("31 February 2023", "none"),
        ] {
            assert_eq!(read(text), date, "{text}");
        }
    }

    #[test]
    fn reads_dates_of_addresses() {
        for (url, date) in [
            ("https://a.example/2023/12/05/talks", Some("2023-12-05")),
            (
                "https://a.example/world/2023/dec/05/talks",
                Some("2023-12-05"),
            ),
            ("https://a.example/news/20231205-talks", Some("2023-12-05")),
            ("https://a.example/talks-2023-12-05", Some("2023-12-05")),
            ("https://a.example/2023/12/talks.html", Some("2023-12")),
            ("https://a.example/news/341274-talks", None),
            ("https://a.example/news/20239999-talks", None),
            ("no address", None),
        ] {
            assert_eq!(
                in_url(url).map(|date| date.to_string()).as_deref(),
                date,
                "{url}"
            );
        }
    }

    #[test]
    fn finds_dates_in_text() {
        let text = "They met on March 3, 2021 and on 4th of May 2022; see 2020-01-02.";
        let dates: Vec<_> = in_text(text)
            .iter()
            .map(|(_, date)| date.to_string())
            .collect();
        assert_eq!(dates, ["2021-03-03", "2022-05-04", "2020-01-02"]);
    }

    #[test]
    fn counts_days() {
        let date = |text: &str| text.parse::<PartialDate>().unwrap();
        assert_eq!(days_between(date("2023-12-31"), date("2024-01-01")), 1);
        assert_eq!(days_between(date("2024-03-01"), date("2024-02-28")), -2);
        assert_eq!(days_between(date("1987-03-23"), date("1988-03-23")), 366);
    }
}
