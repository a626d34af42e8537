//! Spans as text: `4-9; 12-20`.

use chancery_text::{CodePoints, Span};

/// The words of several spans, joined by " … ".
pub(super) fn words(text: &str, spans: &[Span]) -> String {
    let mut words = String::new();
    for (at, span) in spans.iter().enumerate() {
        if at > 0 {
            words.push_str(" … ");
        }
        words.push_str(span.of(text));
    }
    words
}

/// Spans in code points, `start-end`, `; ` between them.
pub(super) fn print(points: &CodePoints<'_>, spans: &[Span]) -> String {
    let mut list = String::new();
    for span in spans {
        if !list.is_empty() {
            list.push_str("; ");
        }
        let [start, end] = points.span(*span);
        list.push_str(&format!("{start}-{end}"));
    }
    list
}

/// The spans that [`print`] wrote.
pub(super) fn parse(points: &CodePoints<'_>, list: &str) -> Option<Vec<Span>> {
    list.split("; ")
        .filter(|piece| !piece.is_empty())
        .map(|piece| {
            let (start, end) = piece.split_once('-')?;
            Some(points.bytes([start.parse().ok()?, end.parse().ok()?]))
        })
        .collect()
}

/// Start and end of a span that may be missing.
pub(super) fn ends(points: &CodePoints<'_>, span: Option<Span>) -> (Option<i32>, Option<i32>) {
    match span.map(|span| points.span(span)) {
        Some([start, end]) => (Some(start as i32), Some(end as i32)),
        None => (None, None),
    }
}

/// The span that [`ends`] wrote.
pub(super) fn of_ends(
    points: &CodePoints<'_>,
    start: Option<i32>,
    end: Option<i32>,
) -> Option<Span> {
    Some(points.bytes([u32::try_from(start?).ok()?, u32::try_from(end?).ok()?]))
}
