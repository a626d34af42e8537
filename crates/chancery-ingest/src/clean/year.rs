//! The year of a dateline that has none: from what is dated nearby, never from the clock.

use chancery_text::{PartialDate, PublishedFrom};

use crate::dates::days_between;
use crate::draft::Evidence;

/// A dated piece of evidence for the year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dated {
    pub date: PartialDate,
    /// What it is, for the message: *the caption*.
    pub what: &'static str,
    /// It says when the article was published.
    pub is_publication: bool,
}

impl Dated {
    /// The evidence of a date of publication.
    pub fn of(evidence: &Evidence) -> Dated {
        let what = match evidence.from {
            PublishedFrom::Given => "the date given",
            PublishedFrom::Metadata => "the page's metadata",
            PublishedFrom::Caption => "the caption",
            PublishedFrom::Dateline => "the dateline",
            PublishedFrom::Url => "the address",
            PublishedFrom::Inferred => "the text",
        };
        let is_publication = !matches!(evidence.from, PublishedFrom::Caption);
        Dated {
            date: evidence.date,
            what,
            is_publication,
        }
    }
}

/// A year that was worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Inferred<'a> {
    pub date: PartialDate,
    pub from: &'a Dated,
    /// Days between the dateline and the evidence.
    pub apart: i64,
}

/// How far evidence that is not the date of publication may lie from the dateline.
const NEAR: i64 = 10;

/// In the nearest year no day lies farther from another.
const HALF_A_YEAR: i64 = 190;

/// The dateline's day in the year that brings it nearest to the evidence.
///
/// > Windhoek, May 12 (NAMPA)-- …, under a picture taken "on May 11, 2021"
///
/// A date of publication settles the year. Other dates do so only if they lie within ten days;
/// across New Year the year before or after is taken.
pub(crate) fn infer(month: u8, day: u8, evidence: &[Dated]) -> Option<Inferred<'_>> {
    let mut best: Option<Inferred> = None;
    for from in evidence {
        let years = if from.date.month.is_none() {
            from.date.year..=from.date.year
        } else {
            from.date.year - 1..=from.date.year + 1
        };
        for year in years {
            let Some(date) = PartialDate::day(year, month, day) else {
                continue;
            };
            let apart = if from.date.month.is_none() {
                0
            } else {
                let reference = PartialDate {
                    day: Some(from.date.day.unwrap_or(15)),
                    ..from.date
                };
                days_between(date, reference)
            };
            if !from.is_publication && (from.date.day.is_none() || apart.abs() > NEAR)
                || apart.abs() > HALF_A_YEAR
            {
                continue;
            }
            let better = best.as_ref().is_none_or(|best| {
                (from.is_publication, -apart.abs()) > (best.from.is_publication, -best.apart.abs())
            });
            if better {
                best = Some(Inferred { date, from, apart });
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dated(date: &str, is_publication: bool) -> Dated {
        Dated {
            date: date.parse().unwrap(),
            what: "the test",
            is_publication,
        }
    }

    fn check(month: u8, day: u8, evidence: &[Dated], expected: &str) {
        let found = infer(month, day, evidence).map_or("none".into(), |i| i.date.to_string());
        assert_eq!(found, expected);
    }

    #[test]
    fn the_nearest_year_is_taken() {
        check(5, 12, &[dated("2021-05-11", false)], "2021-05-12");
        check(12, 31, &[dated("2024-01-02", true)], "2023-12-31");
        check(1, 1, &[dated("2023-12-31", false)], "2024-01-01");
        check(3, 3, &[dated("1987", true)], "1987-03-03");
    }

    #[test]
    fn far_evidence_proves_nothing() {
        check(5, 12, &[dated("2021-02-11", false)], "none");
        check(5, 12, &[dated("2021", false)], "none");
        check(2, 29, &[dated("2023-02-28", true)], "none");
        check(5, 12, &[], "none");
    }

    #[test]
    fn a_date_of_publication_comes_first() {
        check(
            5,
            12,
            &[dated("1999-05-12", false), dated("2021-05-20", true)],
            "2021-05-12",
        );
    }
}
