//! When the article was published and where it was filed: the dateline, and all other evidence.

use chancery_text::{Article, Dateline, Doubt, PartialDate, PublishedFrom, Span};

use super::dateline;
use super::furniture;
use super::year::{self, Dated};
use crate::dates;
use crate::draft::{Evidence, doubt_at};
use crate::fields::one_line;

/// Finds the dateline and gathers all evidence for the date of publication.
pub(super) fn date(
    article: &mut Article,
    dates: &mut Vec<Evidence>,
    stamps: &[PartialDate],
    text: &str,
    paragraphs: &[Span],
    apart: &str,
    doubts: &mut Vec<Doubt>,
) {
    dates.extend(stamps.iter().map(|&date| Evidence {
        date,
        from: PublishedFrom::Metadata,
    }));
    if let Some(date) = dates::in_url(&article.url) {
        dates.push(Evidence {
            date,
            from: PublishedFrom::Url,
        });
    }
    for caption in &article.captions {
        if let Some((_, date)) = dates::in_text(&caption.text).into_iter().next() {
            dates.push(Evidence {
                date,
                from: PublishedFrom::Caption,
            });
        }
    }
    let found = paragraphs
        .iter()
        .take(3)
        .find_map(|span| dateline::dateline(span.of(text)).map(|printed| (*span, printed)));
    let (printed, span) = match found {
        Some((span, printed)) => {
            let start = span.start as usize;
            let dateline = Span::new(start, start + printed.length);
            (printed, Some(dateline))
        }
        None if apart.is_empty() => {
            setting(article, text, paragraphs);
            return;
        }
        None => match dateline::dateline(&format!(
            "{} - x",
            apart.trim_end_matches([' ', '-', '—', '–'])
        )) {
            Some(printed) if !apart.is_empty() => (printed, None),
            _ if !apart.is_empty() => {
                let place = one_line(apart);
                article.dateline = Some(Dateline {
                    place,
                    ..Dateline::default()
                });
                return;
            }
            _ => return,
        },
    };
    article.dateline_span = span;
    let mut dateline = Dateline {
        place: printed.place,
        date: None,
        agency: printed.agency,
    };
    if let (Some(month), Some(day)) = (printed.month, printed.day) {
        if let Some(year) = printed.year {
            dateline.date = PartialDate::day(year, month, day);
            if let Some(date) = dateline.date {
                dates.push(Evidence {
                    date,
                    from: PublishedFrom::Dateline,
                });
            }
        } else {
            dateline.date = without_year(dates, text, paragraphs, (month, day), span, doubts);
        }
        if dateline.date.is_none() && printed.year.is_some() {
            doubts.push(Doubt::whole("dateline-day", "the calendar has no such day"));
        }
    }
    article.dateline = Some(dateline);
}

/// The place and hour over a transcript: *Oval Office*, and under it *3:08 P.M. EDT*.
///
/// They are the dateline, and no sentences.
pub(super) fn setting(article: &mut Article, text: &str, paragraphs: &[Span]) {
    let hour = paragraphs
        .iter()
        .take(4)
        .position(|span| furniture::is_hour(span.of(text)));
    let (Some(hour), Some(first)) = (hour, paragraphs.first()) else {
        return;
    };
    let places = paragraphs.get(..hour).unwrap_or_default();
    let is_place = |span: &Span| {
        let words = span.of(text);
        words.chars().count() <= 120 && !words.ends_with(['?', '!', ':']) && !words.contains(": ")
    };
    let Some(end) = paragraphs.get(hour).map(|span| span.end) else {
        return;
    };
    if !places.iter().all(is_place) {
        return;
    }
    let places: Vec<String> = places
        .iter()
        .map(|span| {
            one_line(span.of(text))
                .trim_matches(['*', ' ', '.', '(', ')'])
                .to_string()
        })
        .collect();
    article.dateline_span = Some(Span {
        start: first.start,
        end,
    });
    article.dateline = Some(Dateline {
        place: places.join(", "),
        ..Dateline::default()
    });
}

/// The date of a dateline without a year; its doubts say what the year rests on.
fn without_year(
    dates: &mut Vec<Evidence>,
    text: &str,
    paragraphs: &[Span],
    (month, day): (u8, u8),
    span: Option<Span>,
    doubts: &mut Vec<Doubt>,
) -> Option<PartialDate> {
    let mut evidence: Vec<Dated> = dates.iter().map(Dated::of).collect();
    let settled = evidence.iter().any(|dated| dated.is_publication);
    if !settled {
        for paragraph in paragraphs {
            for (_, date) in dates::in_text(paragraph.of(text)) {
                evidence.push(Dated {
                    date,
                    what: "a date in the text",
                    is_publication: false,
                });
            }
        }
    }
    let Some(inferred) = year::infer(month, day, &evidence) else {
        let span = span.unwrap_or_default();
        doubts.push(doubt_at(
            "year-unknown",
            "nothing dates the dateline's year",
            text,
            span,
        ));
        return None;
    };
    let date = inferred.date;
    if !settled {
        dates.push(Evidence {
            date,
            from: PublishedFrom::Inferred,
        });
        let message = format!(
            "the dateline has no year: {} was taken from {} ({})",
            date.year, inferred.from.what, inferred.from.date
        );
        doubts.push(Doubt {
            kind: "year-inferred",
            message,
            span,
        });
    } else if inferred.apart.abs() > 31 {
        let message = format!(
            "the dateline's day lies {} days from {} ({})",
            inferred.apart.abs(),
            inferred.from.what,
            inferred.from.date
        );
        doubts.push(Doubt {
            kind: "date-conflict",
            message,
            span,
        });
    }
    Some(date)
}
