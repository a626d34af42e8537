//! Which of two numbers of a date is the day: `01/05/2024`.
//!
//! Read by what stands beside it: the date in the address or at the head of the text, other dates of
//! the same record or file (`13/05/2024`), the country of the language tag (`en-GB`) or of the address
//! (`.co.uk`). Else the month is taken for the first, and a doubt names both readings.

use std::sync::LazyLock;

use chancery_text::PartialDate;
use regex::Regex;

use crate::dates::{self, Found, MONTH, regex};

/// What stands first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    DayFirst,
    MonthFirst,
}

/// What may tell.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Signs<'a> {
    pub url: &'a str,
    /// `en-GB`
    pub language: &'a str,
    /// The body.
    pub text: &'a str,
    /// The order of other dates beside it.
    pub beside: Option<Order>,
}

/// The date, and the doubt if nothing tells which number is the day.
pub(crate) fn settle(raw: &str, found: Found, signs: Signs<'_>) -> (PartialDate, Option<String>) {
    let Some(day_first) = found.day_first else {
        return (found.date, None);
    };
    let month_first = found.date;
    let order = near(&[month_first, day_first], signs)
        .or(signs.beside)
        .or_else(|| of_language(signs.language))
        .or_else(|| of_address(signs.url));
    match order {
        Some(Order::MonthFirst) => (month_first, None),
        Some(Order::DayFirst) => (day_first, None),
        None => {
            let doubt = format!(
                "the date `{raw}` was read as {month_first}, month first; it is {day_first} if the \
                 day stands first"
            );
            (month_first, Some(doubt))
        }
    }
}

/// The reading that a date in the address or at the head of the text comes within two days of, if
/// it is one only.
fn near(readings: &[PartialDate; 2], signs: Signs<'_>) -> Option<Order> {
    let head = signs.text.char_indices().nth(400);
    let head = head.map_or(signs.text, |(at, _)| &signs.text[..at]);
    let [month_first, day_first] = *readings;
    let mut dates: Vec<PartialDate> = dates::in_url(signs.url)
        .filter(|date| date.day.is_some())
        .into_iter()
        .collect();
    dates.extend(dates::in_text(head).into_iter().map(|(_, date)| date));
    static DATELINE: LazyLock<Regex> = LazyLock::new(|| {
        regex(&format!(
            r"(?i)\b(?:({MONTH})\.? (\d\d?)|(\d\d?) ({MONTH}))\b"
        ))
    });
    for c in DATELINE.captures_iter(head) {
        let part = |a: usize, b: usize| c.get(a).or_else(|| c.get(b)).map(|part| part.as_str());
        if let (Some(month), Some(day)) = (
            part(1, 4).and_then(dates::month),
            part(2, 3).and_then(|day| day.parse().ok()),
        ) {
            dates.extend(PartialDate::day(month_first.year, month, day));
        }
    }
    let is_near = |reading: PartialDate| {
        let mut days = dates.iter().map(|date| dates::days_between(*date, reading));
        days.any(|days| days.abs() <= 2)
    };
    match (is_near(month_first), is_near(day_first)) {
        (true, false) => Some(Order::MonthFirst),
        (false, true) => Some(Order::DayFirst),
        _ => None,
    }
}

/// The order of the dates in a text that can be read one way only; none if they differ.
pub(crate) fn of_dates(text: &str) -> Option<Order> {
    static NUMERIC: LazyLock<Regex> =
        LazyLock::new(|| regex(r"\b(\d\d?)[/-](\d\d?)[/-](?:19|20)\d\d\b"));
    let (mut day, mut month) = (0, 0);
    for c in NUMERIC.captures_iter(text) {
        let part = |at: usize| c[at].parse::<u8>().unwrap_or(0);
        match (part(1), part(2)) {
            (13..=31, 1..=12) => day += 1,
            (1..=12, 13..=31) => month += 1,
            _ => {}
        }
    }
    match (day, month) {
        (0, 0) => None,
        (_, 0) => Some(Order::DayFirst),
        (0, _) => Some(Order::MonthFirst),
        _ => None,
    }
}

/// `en-GB`, `en_US`: the country behind the language.
fn of_language(tag: &str) -> Option<Order> {
    let (_, country) = tag.split_once(['-', '_'])?;
    (country.len() == 2).then(|| of_country(&country.to_ascii_lowercase()))?
}

/// The country at the end of the host: `.co.uk`, `.gov`.
fn of_address(url: &str) -> Option<Order> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let (_, end) = host.rsplit_once('.')?;
    match end.to_ascii_lowercase().as_str() {
        "gov" | "mil" => Some(Order::MonthFirst),
        // Sold to everybody, whatever the country.
        "tv" | "io" | "co" | "me" | "ai" | "fm" | "ly" | "cc" | "to" | "eu" => None,
        end if end.len() == 2 => of_country(end),
        _ => None,
    }
}

/// The usage of a country; none where both orders, or the year first, are common.
fn of_country(code: &str) -> Option<Order> {
    match code {
        "us" | "fm" | "mh" | "pw" => Some(Order::MonthFirst),
        "ca" | "ph" | "za" | "ke" | "gh" | "cn" | "jp" | "kr" | "kp" | "tw" | "hu" | "lt"
        | "mn" | "ir" | "se" | "pa" | "pr" | "gu" => None,
        _ if code.bytes().all(|letter| letter.is_ascii_alphabetic()) => Some(Order::DayFirst),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(raw: &str, signs: Signs<'_>) -> String {
        let (date, doubt) = settle(raw, dates::field(raw).unwrap(), signs);
        format!("{date}{}", if doubt.is_some() { "?" } else { "" })
    }

    #[test]
    fn signs_tell_the_day() {
        let none = Signs::default();
        assert_eq!(read("01/05/2024", none), "2024-01-05?");
        assert_eq!(read("13/05/2024", none), "2024-05-13");
        for (signs, date) in [
            (
                Signs {
                    url: "https://news.example.co.uk/a",
                    ..none
                },
                "2024-05-01",
            ),
            (
                Signs {
                    url: "https://state.example.gov/a",
                    ..none
                },
                "2024-01-05",
            ),
            (
                Signs {
                    url: "https://example.com/2024/05/01/talks",
                    language: "en-US",
                    ..none
                },
                "2024-05-01",
            ),
            (
                Signs {
                    language: "en-us",
                    ..none
                },
                "2024-01-05",
            ),
            (
                Signs {
                    text: "LIMA, May 1 (Wire) -- Talks go on.",
                    ..none
                },
                "2024-05-01",
            ),
            (
                Signs {
                    beside: of_dates("printed 23/04/2024"),
                    ..none
                },
                "2024-05-01",
            ),
        ] {
            assert_eq!(read("01/05/2024", signs), date, "{signs:?}");
        }
        assert_eq!(of_dates("23/04/2024 and 04/23/2024"), None);
    }
}
