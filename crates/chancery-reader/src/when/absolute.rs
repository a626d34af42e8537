//! Dates of the calendar.
//!
//! > The treaty was signed **on December 4, 2023**; talks had begun **in 1979**.
//!
//! A day or month without a year is the one nearest to the article's date on the side that the
//! tense tells. Leaves alone: numbers that no word makes a year (*2,000 troops*), the verbs *may*
//! and *march*.

use chancery_record::PartialDate;
use jiff::civil::Date;

use super::calendar::{self, Stretch};
use super::grammar::{Found, Reader};
use super::tense::Tense;
use super::words::{self, month_name};

impl Reader<'_> {
    /// A date of the calendar at this word.
    pub fn absolute(&self, at: usize) -> Found {
        let word = self.word(at)?;
        let first = word.lower.as_bytes().first()?;
        if first.is_ascii_digit() {
            return self
                .iso(at)
                .or_else(|| self.slashes(at))
                .or_else(|| self.day_month(at))
                .or_else(|| self.decade(at))
                .or_else(|| self.century(at))
                .or_else(|| self.quarter(at))
                .or_else(|| self.bare_year(at));
        }
        match word.lower {
            "the" => {
                let next = self.word(at + 1)?;
                if next.lower == "year"
                    && let Some(year) = self.year_number(at + 2)
                {
                    return Some((at + 3, Stretch::year(year)?.stated("year stated")));
                }
                self.decade(at + 1)
                    .or_else(|| self.century(at + 1))
                    .or_else(|| self.quarter(at + 1))
                    .or_else(|| self.day_month(at + 1))
                    .or_else(|| self.day_of_month(at))
                    .or_else(|| words::month(next.lower).and_then(|_| self.month_alone(at + 1)))
                    .or_else(|| {
                        self.year_number(at + 1)
                            .and_then(|_| self.bare_year(at + 1))
                    })
                    .or_else(|| words::season(next.lower).and_then(|_| self.season(at + 1)))
            }
            "year" => {
                let year = self.year_number(at + 1)?;
                Some((at + 2, Stretch::year(year)?.stated("year stated")))
            }
            "christmas" | "boxing" | "new" => self.holiday(at),
            "spring" | "summer" | "autumn" | "fall" | "winter" => self.season(at),
            _ => self
                .weekday_date(at)
                .or_else(|| self.month_day(at))
                .or_else(|| self.month_year(at))
                .or_else(|| self.month_alone(at))
                .or_else(|| self.decade(at))
                .or_else(|| self.quarter(at))
                .or_else(|| self.century(at)),
        }
    }

    /// A month's name and its abbreviating point: the month, the next word.
    fn month_name(&self, at: usize) -> Option<(u8, usize)> {
        let word = self.word(at)?;
        let month = words::month(word.lower).filter(|_| word.capital)?;
        let dot = self
            .word(at + 1)
            .is_some_and(|next| next.lower == "." && !next.spaced);
        let abbreviation = word.lower.len() <= 4 && !matches!(word.lower, "may" | "june" | "july");
        Some((month, at + 1 + usize::from(dot && abbreviation)))
    }

    /// A year that follows a day or month: *2023*, *, 2023*, *of 2023*, *of this year*.
    fn year_after(&self, at: usize) -> Option<(i32, usize)> {
        let skip = usize::from(matches!(self.lower(at), "," | "of" | "in"));
        if let Some(year) = self.year_number(at + skip)
            && !self.word(at + skip)?.breaks
            && (1500..=2100).contains(&year)
        {
            return Some((year, at + skip + 1));
        }
        let here = self.day?;
        let of = usize::from(self.lower(at) == "of");
        let year = i32::from(here.year());
        match (self.lower(at + of), self.lower(at + of + 1)) {
            ("last", "year") => Some((year - 1, at + of + 2)),
            ("this", "year") => Some((year, at + of + 2)),
            ("next", "year") => Some((year + 1, at + of + 2)),
            _ => None,
        }
    }

    /// *2023-12-04*, *2023/12/04*
    fn iso(&self, at: usize) -> Found {
        let year = self.year_number(at)?;
        let separator = self.word(at + 1)?;
        if !matches!(separator.lower, "-" | "/" | ".") || separator.spaced {
            // 2014-16, 2014–2016
            let dash = separator.is_dash() && !separator.spaced;
            let last = self.word(at + 2).filter(|word| dash && !word.spaced)?;
            return self.year_span(at, year, last.number()?, last.lower.len());
        }
        let two = |at: usize| {
            self.word(at)
                .filter(|word| !word.spaced && word.lower.len() <= 2)?
                .number()
        };
        if self.lower(at + 3) != separator.lower {
            let last = self.word(at + 2)?;
            let dash = separator.is_dash() && !last.spaced;
            return self.year_span(at, year, last.number().filter(|_| dash)?, last.lower.len());
        }
        let date = PartialDate::day(year as i16, two(at + 2)? as u8, two(at + 4)? as u8)?;
        Some((
            at + 5,
            Stretch::day(calendar::first_day(date)?)?.stated("date stated in full"),
        ))
    }

    /// *2014-16*, *1980–1989*
    fn year_span(&self, at: usize, first: i32, last: i32, digits: usize) -> Found {
        let last = match digits {
            2 => first / 100 * 100 + last,
            4 => last,
            _ => return None,
        };
        ((1000..=2100).contains(&last) && first < last).then_some(())?;
        Some((at + 3, Stretch::years(first, last)?.stated("years stated")))
    }

    /// *12/04/2023*: the month stands first unless only the day can.
    fn slashes(&self, at: usize) -> Found {
        let number = |at: usize, length: usize| {
            let word = self.word(at)?;
            (word.lower.len() <= length).then(|| word.number())?
        };
        let separator = self.word(at + 1).filter(|word| !word.spaced)?.lower;
        if !matches!(separator, "/" | ".") {
            return None;
        }
        let (first, second) = (number(at, 2)?, number(at + 2, 2)?);
        if separator == "/" && (first, second) == (9, 11) && self.lower(at + 3) != "/" {
            return Some((
                at + 3,
                Stretch::day(Date::new(2001, 9, 11).ok()?)?.stated("known by its date"),
            ));
        }
        if self.lower(at + 3) != separator || self.word(at + 4)?.lower.len() != 4 {
            return None;
        }
        let year = number(at + 4, 4)? as i16;
        let (month, day, how) = if separator == "." || first > 12 {
            (second, first, "day, month, year")
        } else {
            (first, second, "month, day, year")
        };
        let day = calendar::first_day(PartialDate::day(year, month as u8, day as u8)?)?;
        Some((
            at + 5,
            Stretch::day(day)?.stated(format!("date stated in full: {how}")),
        ))
    }

    /// *Monday, December 4*: the date counts.
    fn weekday_date(&self, at: usize) -> Found {
        let word = self.word(at)?;
        let (_, short) = words::weekday(word.lower).filter(|_| word.capital)?;
        let mut next = at + 1;
        next += usize::from(short && self.lower(next) == ".");
        let bracket = self.lower(next) == "(";
        next += usize::from(bracket || self.lower(next) == ",");
        next += usize::from(self.lower(next) == "the");
        let (end, stretch) = self.month_day(next).or_else(|| self.day_month(next))?;
        Some((
            end + usize::from(bracket && self.lower(end) == ")"),
            stretch,
        ))
    }

    /// *December 4, 2023*, *Dec. 4*, *Dec. 4-6*
    pub fn month_day(&self, at: usize) -> Found {
        let (month, next) = self.month_name(at)?;
        let next = self.skip_the(next);
        let day = self.day_number(next)?;
        // May 5 percent, March 10,000
        let amount = matches!(
            self.lower(next + 1),
            "%" | "percent" | "per" | "million" | "billion"
        ) || (matches!(self.lower(next + 1), "," | "." | ":")
            && self
                .word(next + 2)
                .is_some_and(|word| !word.spaced && word.number().is_some()));
        if amount {
            return None;
        }
        let mut end = next + 1;
        let mut last = day;
        let joiner = self.word(end);
        if joiner.is_some_and(|word| word.is_dash() || matches!(word.lower, "to" | "through"))
            && let Some(number) = self.day_number(end + 1)
            && number > day
            && self.year_number(end + 1).is_none()
            && words::month(self.lower(end + 2)).is_none()
        {
            last = number;
            end += 2;
        }
        let year = self.year_after(end);
        let attacks = matches!(
            self.lower(end),
            "attacks" | "attack" | "terrorist" | "terror"
        );
        let (year, end, stated) = match year {
            Some((year, end)) => (year, end, true),
            None if (month, day) == (9, 11) && attacks => (2001, end, true),
            None => (self.year_of(month, day, at)?, end, false),
        };
        self.day_stretch(year, month, day, last, stated)
            .map(|stretch| (end, stretch))
    }

    /// *4 December 2023*, *4th of December*
    pub fn day_month(&self, at: usize) -> Found {
        let day = self.day_number(at)?;
        let of = usize::from(self.lower(at + 1) == "of");
        let (month, end) = self.month_name(at + 1 + of)?;
        let (year, end, stated) = match self.year_after(end) {
            Some((year, end)) => (year, end, true),
            None => (self.year_of(month, day, at)?, end, false),
        };
        self.day_stretch(year, month, day, day, stated)
            .map(|stretch| (end, stretch))
    }

    fn day_stretch(
        &self,
        year: i32,
        month: u8,
        day: u8,
        last: u8,
        stated: bool,
    ) -> Option<Stretch> {
        let year = i16::try_from(year).ok()?;
        let date = |day| calendar::first_day(PartialDate::day(year, month, day)?);
        let stretch = match date(last) {
            Some(end) if last > day => Stretch::days(date(day)?, end)?,
            _ => Stretch::day(date(day)?)?,
        };
        Some(if stated {
            stretch.stated("date stated in full")
        } else {
            let name = month_name(month);
            match self.year {
                Some(year) => {
                    stretch.stated(format!("{day} {name} of {year}, the year told before"))
                }
                None => stretch
                    .worked_out(self.seen_from_base(&format!("{day} {name} of the nearest year"))),
            }
        })
    }

    /// The past year that the sentence has named before: *on 9 July **2018**, and on 3 May*; not of what
    /// is to come.
    fn told_year(&self, at: usize) -> Option<i16> {
        self.year.filter(|_| (self.tense)(at) != Tense::Future)
    }

    /// The year that makes a day lie where the tense wants it.
    fn year_of(&self, month: u8, day: u8, at: usize) -> Option<i32> {
        if let Some(year) = self.told_year(at) {
            return Some(i32::from(year));
        }
        let here = self.day?;
        let window = match (self.tense)(at) {
            Tense::Past => -320,
            Tense::Future => -4,
            Tense::Unknown => -240,
        };
        let year = i32::from(here.year());
        (year - 1..=year + 2).find(|&year| {
            let date = PartialDate::day(year as i16, month, day).and_then(calendar::first_day);
            date.is_some_and(|date| calendar::days_between(here, date) >= window)
        })
    }

    /// *December 2023*, *March of last year*
    fn month_year(&self, at: usize) -> Found {
        let (month, next) = self.month_name(at)?;
        let (year, end) = self.year_after(next)?;
        let mut stretch = Stretch::month(i16::try_from(year).ok()?, month)?.stated("month stated");
        stretch.relative = self.year_number(end - 1).is_none();
        // December 2023 to March 2024 is joined by the caller.
        Some((end, stretch))
    }

    /// *since March*, *in May*, *the December summit*
    pub fn month_alone(&self, at: usize) -> Found {
        if let Some(found) = self.month_year(at) {
            return Some(found);
        }
        let (month, next) = self.month_name(at)?;
        if self.day_number(next).is_some() && !self.word(next)?.breaks {
            return None;
        }
        let before = self.before(at);
        let leads = matches!(
            before,
            "in" | "since"
                | "until"
                | "till"
                | "by"
                | "from"
                | "between"
                | "of"
                | "during"
                | "early"
                | "late"
                | "mid"
                | "through"
                | "to"
                | "and"
                | "for"
                | "before"
                | "after"
                | "-"
                | "–"
                | "end"
                | "around"
                | "earlier"
                | "later"
        );
        let following = self.word(next);
        let common = following.is_some_and(|word| word.is_alphabetic() && !word.capital);
        let attributive = matches!(
            before,
            "the" | "a" | "its" | "their" | "his" | "her" | "this" | "s"
        ) && common
            && !matches!(
                self.lower(next),
                "on" | "of" | "to" | "by" | "from" | "in" | "at" | "for"
            );
        // *to May* the person, *and March* the verb: only with more around them.
        let weak = matches!(before, "to" | "by" | "and" | "for" | "of" | "from");
        let name = following.is_some_and(|word| word.capital && word.is_alphabetic());
        if !(leads || attributive) || (weak && name) {
            return None;
        }
        let month_stated = month_name(month);
        if let Some(year) = self.told_year(at) {
            let reason = format!("{month_stated} of {year}, the year told before");
            return Some((next, Stretch::month(year, month)?.stated(reason)));
        }
        let year = self.year_of_month(month, at)?;
        let reason = self.seen_from_base(&format!("{month_stated} of the nearest year"));
        Some((next, Stretch::month(year, month)?.worked_out(reason)))
    }

    fn year_of_month(&self, month: u8, at: usize) -> Option<i16> {
        let here = self.day?;
        let later = i8::try_from(month).ok()? > here.month();
        let earlier = i8::try_from(month).ok()? < here.month();
        Some(match (self.tense)(at) {
            Tense::Future if earlier => here.year() + 1,
            Tense::Past | Tense::Unknown if later => here.year() - 1,
            _ => here.year(),
        })
    }

    /// *the 14th*, after *on*, *by*, *since*, *until*.
    fn day_of_month(&self, at: usize) -> Found {
        if !matches!(
            self.before(at),
            "on" | "by" | "since" | "until" | "till" | "from"
        ) {
            return None;
        }
        let ordinal = self.word(at + 1)?;
        ordinal
            .lower
            .as_bytes()
            .first()
            .filter(|byte| byte.is_ascii_digit())?;
        let day = words::ordinal(ordinal.lower)?;
        let here = self.day?;
        let (mut end, mut month) = (at + 2, None);
        let of = usize::from(self.lower(end) == "of");
        match (self.lower(end + of), self.lower(end + of + 1)) {
            ("last", "month") => (end, month) = (end + of + 2, Some(-1)),
            ("this" | "the", "month") => (end, month) = (end + of + 2, Some(0)),
            ("next", "month") => (end, month) = (end + of + 2, Some(1)),
            _ => {}
        }
        if month.is_none()
            && self.word(end).is_some_and(|next| {
                next.is_dash()
                    || next.is_alphabetic()
                        && !matches!(
                            next.lower,
                            "and"
                                | "in"
                                | "to"
                                | "at"
                                | "with"
                                | "when"
                                | "after"
                                | "for"
                                | "as"
                                | "but"
                                | "by"
                                | "that"
                                | "he"
                                | "she"
                                | "they"
                                | "it"
                                | "the"
                        )
            })
        {
            return None;
        }
        let in_month = |shift: i64| {
            let first = calendar::plus_months(here.first_of_month(), shift)?;
            first.with().day(i8::try_from(day).ok()?).build().ok()
        };
        let date = match month {
            Some(shift) => in_month(shift)?,
            None => match (self.tense)(at) {
                Tense::Future => (0..3).filter_map(in_month).find(|&date| date >= here)?,
                _ => (0..3)
                    .filter_map(|back| in_month(-back))
                    .find(|&date| date <= here)?,
            },
        };
        let name = ordinal.lower;
        Some((
            end,
            Stretch::day(date)?.worked_out(self.seen_from_base(&format!("the nearest {name}"))),
        ))
    }

    /// *the 1990s*, *the 90s*, *the nineties*
    fn decade(&self, at: usize) -> Found {
        let word = self.word(at)?;
        let mut next = at + 1;
        let digits = match word.lower.strip_suffix('s') {
            Some(digits) => digits,
            // 1990's
            None if self.word(next).is_some_and(|word| word.is_apostrophe())
                && self.lower(next + 1) == "s"
                && word.lower.len() == 4
                && word.lower.ends_with('0')
                && self.before(at) == "the" =>
            {
                next += 2;
                word.lower
            }
            None => return None,
        };
        let number: i32 = match digits {
            "twentie" => 1920,
            "thirtie" => 1930,
            "fortie" => 1940,
            "fiftie" => 1950,
            "sixtie" => 1960,
            "seventie" => 1970,
            "eightie" => 1980,
            "ninetie" => 1990,
            _ if digits.len() == 2 => 1900 + digits.parse::<i32>().ok()?,
            _ if digits.len() == 4 => digits.parse().ok()?,
            _ => return None,
        };
        let in_words = !digits.as_bytes()[0].is_ascii_digit();
        let age = matches!(
            self.before(at),
            "his" | "her" | "their" | "my" | "our" | "your"
        );
        let leads = matches!(
            self.before(at),
            "the" | "early" | "late" | "mid" | "-" | "–" | "'" | "’"
        );
        if number % 10 != 0 || age || ((in_words || digits.len() == 2) && !leads) {
            return None;
        }
        Some((
            next,
            Stretch::years(number, number + 9)?.stated("decade stated"),
        ))
    }

    /// *the 19th century*
    fn century(&self, at: usize) -> Found {
        let mut next = at + 1;
        next += usize::from(self.word(next).is_some_and(|word| word.is_dash()));
        if self.lower(next) != "century" {
            return None;
        }
        let number = words::ordinal(self.lower(at)).filter(|number| (1..=22).contains(number))?;
        let first = (number - 1) * 100 + 1;
        Some((
            next + 1,
            Stretch::years(first, first + 99)?.stated("century stated"),
        ))
    }

    /// *the third quarter of 2023*, *Q3 2023*, *the first half of this year*
    fn quarter(&self, at: usize) -> Found {
        let word = self.lower(at);
        let (number, length, next, name) = match word {
            "q1" | "q2" | "q3" | "q4" => {
                (i32::from(word.as_bytes()[1] - b'1'), 3, at + 1, "quarter")
            }
            _ => {
                let number = match word {
                    "final" => -1,
                    _ => words::ordinal(word).filter(|number| (1..=4).contains(number))? - 1,
                };
                match self.lower(at + 1) {
                    "quarter" => (if number < 0 { 3 } else { number }, 3, at + 2, "quarter"),
                    "half" if number < 2 => {
                        (if number < 0 { 1 } else { number }, 6, at + 2, "half")
                    }
                    _ => return None,
                }
            }
        };
        let the_year = self.are(next, &["of", "the", "year"]);
        let (year, end, stated) = if the_year {
            (i32::from(self.day?.year()), next + 3, false)
        } else if let Some((year, end)) = self.year_after(next) {
            (year, end, true)
        } else {
            if name == "half" || self.lower(next) == "of" {
                return None; // the second half of a match
            }
            let here = self.day?;
            let begun = i32::from(here.month()) > number * length;
            let year = i32::from(here.year());
            let year = match (self.tense)(at) {
                Tense::Future if i32::from(here.month()) > (number + 1) * length => year + 1,
                Tense::Past | Tense::Unknown if !begun => year - 1,
                _ => year,
            };
            (year, next, false)
        };
        let first = year * 12 + number * length;
        let stretch = Stretch::months(first, first + length - 1)?;
        let reason = format!("{name} {} of {year}", number + 1);
        Some((
            end,
            if stated {
                stretch.stated(reason)
            } else {
                stretch.worked_out(reason)
            },
        ))
    }

    /// *summer 2022*, *the winter of 1941*, *in the spring*
    pub fn season(&self, at: usize) -> Found {
        let first = i32::from(words::season(self.lower(at))?) - 1;
        let (year, end, stated) = match self.year_after(at + 1) {
            Some((year, end)) => (year, end, true),
            None => {
                // in the spring; but "spring" and "fall" alone are other words
                if !(self.before(at) == "the"
                    && matches!(
                        self.lower(at.wrapping_sub(2)),
                        "in" | "since" | "by" | "until" | "during"
                    ))
                    || self.lower(at + 1) == "of"
                {
                    return None;
                }
                let here = self.day?;
                let begun = i32::from(here.month()) > first;
                let year = i32::from(here.year());
                let past = (self.tense)(at) != Tense::Future;
                let year = match (past, begun) {
                    (true, false) => year - 1,
                    (false, true) if i32::from(here.month()) > first + 3 => year + 1,
                    _ => year,
                };
                (year, at + 1, false)
            }
        };
        let start = year * 12 + first;
        let reason = "months of the northern season";
        let stretch = Stretch::months(start, start + 2)?;
        Some((
            end,
            if stated {
                stretch.stated(reason)
            } else {
                stretch.worked_out(reason)
            },
        ))
    }

    /// *Christmas Day*, *New Year's Eve*
    fn holiday(&self, at: usize) -> Found {
        let s = usize::from(self.word(at + 2).is_some_and(|word| word.is_apostrophe())) * 2;
        let (month, day, next) = match (self.lower(at), self.lower(at + 1)) {
            ("christmas", "day") => (12, 25, at + 2),
            ("christmas", "eve") => (12, 24, at + 2),
            ("boxing", "day") => (12, 26, at + 2),
            ("new", "year") if s == 2 && self.lower(at + 4) == "day" => (1, 1, at + 5),
            ("new", "year") if s == 2 && self.lower(at + 4) == "eve" => (12, 31, at + 5),
            _ => return None,
        };
        let (year, end, stated) = match self.year_after(next) {
            Some((year, end)) => (year, end, true),
            None => (self.year_of(month, day, at)?, next, false),
        };
        self.day_stretch(year, month, day, day, stated)
            .map(|stretch| (end, stretch))
    }

    /// *in 1979*, *the 1979 revolution*, *(1979)*
    fn bare_year(&self, at: usize) -> Found {
        let year = self.year_number(at)?;
        let before = self.before(at);
        let next = self.word(at + 1).filter(|word| !word.breaks);
        let plural = next.is_some_and(|word| {
            word.is_alphabetic()
                && !word.capital
                && word.lower.ends_with('s')
                && !matches!(word.lower, "was" | "is" | "has" | "as" | "s")
        });
        let strong = matches!(
            before,
            "in" | "since" | "until" | "till" | "during" | "early" | "late" | "mid" | "circa"
        );
        let weak = matches!(
            before,
            "by" | "of"
                | "from"
                | "to"
                | "through"
                | "before"
                | "after"
                | "between"
                | "and"
                | "around"
                | "for"
                | "or"
                | "end"
                | "-"
                | "–"
        ) && (1400..=2100).contains(&year);
        let adjectival = matches!(
            before,
            "the" | "a" | "its" | "his" | "her" | "their" | "our" | "s"
        ) && next.is_some_and(|word| word.is_alphabetic())
            && (1800..=2100).contains(&year);
        let bracketed = before == "(" && next.is_some_and(|word| matches!(word.lower, ")" | ","));
        if !(strong || bracketed || (adjectival && !plural) || (weak && !plural)) {
            return None;
        }
        Some((at + 1, Stretch::year(year)?.stated("year stated")))
    }
}
