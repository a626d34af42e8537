//! Words of a text, and which of them name months, days and numbers.

use chancery_text::Span;

/// A run of letters and digits, or one other character.
#[derive(Clone, Copy, Debug)]
pub struct Word<'t> {
    /// In lower case (ASCII).
    pub lower: &'t str,
    /// Where it stands.
    pub span: Span,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether white space stands before it.
    pub spaced: bool,
    /// Whether a blank line stands before it: nothing reads across.
    pub breaks: bool,
}

impl Word<'_> {
    /// Its number, if it is one of at most four digits.
    pub fn number(&self) -> Option<i32> {
        let short = self.lower.len() <= 4 && self.lower.bytes().all(|byte| byte.is_ascii_digit());
        if short { self.lower.parse().ok() } else { None }
    }

    /// Whether it is made of letters.
    pub fn is_alphabetic(&self) -> bool {
        self.lower.chars().next().is_some_and(char::is_alphabetic)
    }

    /// Whether it joins two ends of a range: a hyphen or dash.
    pub fn is_dash(&self) -> bool {
        matches!(self.lower, "-" | "–" | "—" | "‑")
    }

    /// Whether it is an apostrophe.
    pub fn is_apostrophe(&self) -> bool {
        matches!(self.lower, "'" | "’")
    }
}

/// Cuts a text into words; `lower` is the text in ASCII lower case.
pub fn words<'t>(text: &str, lower: &'t str) -> Vec<Word<'t>> {
    let mut words = Vec::with_capacity(text.len() / 5 + 1);
    let mut chars = text.char_indices().peekable();
    let (mut spaced, mut newlines) = (true, 2);
    while let Some((start, char)) = chars.next() {
        if char.is_whitespace() {
            spaced = true;
            newlines += u32::from(char == '\n');
            continue;
        }
        let mut end = start + char.len_utf8();
        if char.is_alphanumeric() {
            while let Some(&(_, next)) = chars.peek() {
                if !next.is_alphanumeric() {
                    break;
                }
                end += next.len_utf8();
                chars.next();
            }
        }
        words.push(Word {
            lower: lower.get(start..end).unwrap_or(""),
            span: Span::new(start, end),
            capital: char.is_uppercase(),
            spaced,
            breaks: newlines >= 2,
        });
        (spaced, newlines) = (false, 0);
    }
    words
}

/// The month of a name or abbreviation: 1 to 12.
pub fn month(word: &str) -> Option<u8> {
    Some(match word {
        "january" | "jan" => 1,
        "february" | "feb" => 2,
        "march" | "mar" => 3,
        "april" | "apr" => 4,
        "may" => 5,
        "june" | "jun" => 6,
        "july" | "jul" => 7,
        "august" | "aug" => 8,
        "september" | "sept" | "sep" => 9,
        "october" | "oct" => 10,
        "november" | "nov" => 11,
        "december" | "dec" => 12,
        _ => return None,
    })
}

/// The English name of a month.
pub fn month_name(month: u8) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES
        .get(usize::from(month).wrapping_sub(1))
        .copied()
        .unwrap_or("")
}

/// A day of the week, 0 for Monday, and whether the word is an abbreviation.
pub fn weekday(word: &str) -> Option<(u8, bool)> {
    Some(match word {
        "monday" => (0, false),
        "tuesday" => (1, false),
        "wednesday" => (2, false),
        "thursday" => (3, false),
        "friday" => (4, false),
        "saturday" => (5, false),
        "sunday" => (6, false),
        "mon" => (0, true),
        "tue" | "tues" => (1, true),
        "wed" => (2, true),
        "thu" | "thur" | "thurs" => (3, true),
        "fri" => (4, true),
        "sat" => (5, true),
        "sun" => (6, true),
        _ => return None,
    })
}

/// The English name of a day of the week.
pub fn weekday_name(day: u8) -> &'static str {
    const NAMES: [&str; 7] = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    NAMES.get(usize::from(day)).copied().unwrap_or("")
}

/// A number in words, or in digits.
pub fn count(word: &Word<'_>) -> Option<i32> {
    match word.lower {
        "a" | "an" => Some(1),
        _ => word.number().or_else(|| cardinal(word.lower)),
    }
}

/// A number in words, in lower case.
pub fn cardinal(lower: &str) -> Option<i32> {
    Some(match lower {
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "thirty" => 30,
        "forty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => return None,
    })
}

/// `14th` → 14, `first` → 1.
pub fn ordinal(word: &str) -> Option<i32> {
    Some(match word {
        "first" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" => 4,
        "fifth" => 5,
        "sixth" => 6,
        "seventh" => 7,
        "eighth" => 8,
        "ninth" => 9,
        "tenth" => 10,
        "eleventh" => 11,
        "twelfth" => 12,
        "thirteenth" => 13,
        "fourteenth" => 14,
        "fifteenth" => 15,
        "sixteenth" => 16,
        "seventeenth" => 17,
        "eighteenth" => 18,
        "nineteenth" => 19,
        "twentieth" => 20,
        _ => {
            let digits = ["st", "nd", "rd", "th"]
                .iter()
                .find_map(|end| word.strip_suffix(end))?;
            if digits.is_empty() || digits.len() > 2 {
                return None;
            }
            return digits.parse().ok();
        }
    })
}

/// A stretch of time that can be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Hours and minutes: the same day.
    Hour,
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Fortnights.
    Fortnight,
    /// Months.
    Month,
    /// Quarters of a year.
    Quarter,
    /// Years.
    Year,
    /// Decades.
    Decade,
    /// Centuries.
    Century,
}

/// The unit of a word.
pub fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "minute" | "minutes" | "hour" | "hours" => Unit::Hour,
        "day" | "days" => Unit::Day,
        "week" | "weeks" => Unit::Week,
        "fortnight" | "fortnights" => Unit::Fortnight,
        "month" | "months" => Unit::Month,
        "quarter" | "quarters" => Unit::Quarter,
        "year" | "years" => Unit::Year,
        "decade" | "decades" => Unit::Decade,
        "century" | "centuries" => Unit::Century,
        _ => return None,
    })
}

/// The first month of a (northern) season.
pub fn season(word: &str) -> Option<u8> {
    Some(match word {
        "spring" => 3,
        "summer" => 6,
        "autumn" | "fall" => 9,
        "winter" => 12,
        _ => return None,
    })
}
