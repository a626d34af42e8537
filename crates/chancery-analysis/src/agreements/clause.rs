//! The sentence around an instrument, and what stands near it there.
//!
//! > He left. **The U.S. treaty with Peru stands.** They met.

use chancery_record::Span;

use super::instruments::Instrument;

/// The sentence around a span: to the next full stop before a blank and a capital, or line's end.
pub fn sentence(text: &str, span: Span) -> Span {
    const LONGEST: usize = 600;
    let (start, end) = (span.start as usize, span.end as usize);
    let from = floor(text, start.saturating_sub(LONGEST));
    let before = &text[from..start];
    let begin = ends(before).last().map_or(from, |at| from + at);
    let to = floor(text, end + LONGEST);
    let after = &text[end..to];
    let close = ends(after).next().map_or(to, |at| end + at);
    let inner = &text[begin..close];
    let begin = begin + (inner.len() - inner.trim_start().len());
    let close = begin + inner.trim().len();
    Span::new(begin, close)
}

/// Where sentences end.
fn ends(text: &str) -> impl Iterator<Item = usize> + '_ {
    let is_end = move |at: usize, mark: char| match mark {
        '\n' | ';' | '?' | '!' => true,
        '.' => {
            let rest = &text[at + 1..];
            let next = rest.trim_start_matches(['"', '”', '’', ')']);
            let capital = next
                .trim_start()
                .chars()
                .next()
                .is_none_or(char::is_uppercase);
            let last = text[..at].rsplit(|c: char| !c.is_alphanumeric()).next();
            let title = matches!(
                last,
                Some("Mr" | "Mrs" | "Ms" | "Dr" | "Gen" | "Col" | "St")
            );
            // "U.S. Trade": a single letter before the stop.
            let word = text[..at]
                .chars()
                .rev()
                .take_while(|c| c.is_alphanumeric())
                .count();
            // The text may begin behind the instrument: "the treaty. He left".
            next.starts_with(char::is_whitespace) && capital && !title && (word > 1 || at == 0)
        }
        _ => false,
    };
    text.char_indices()
        .filter(move |&(at, mark)| is_end(at, mark))
        .map(|(at, mark)| at + mark.len_utf8())
}

/// A text in small letters, in which the month of May is no verb.
fn small(text: &str) -> String {
    text.replace("May", "m_y").to_lowercase()
}

/// What stands near an instrument in its clause, in small letters.
pub(super) fn near(
    text: &str,
    clause: Span,
    instrument: &Instrument,
    before: usize,
    after: usize,
) -> String {
    let (start, end) = (instrument.span.start as usize, instrument.span.end as usize);
    let from = floor(
        text,
        start.saturating_sub(before).max(clause.start as usize),
    );
    let to = floor(text, (end + after).min(clause.end as usize));
    text.get(from..to.max(from)).map_or(String::new(), small)
}

/// What stands before an instrument in its clause, in small letters.
pub(super) fn near_before(
    text: &str,
    clause: Span,
    instrument: &Instrument,
    most: usize,
) -> String {
    let start = instrument.span.start as usize;
    let from = floor(text, start.saturating_sub(most).max(clause.start as usize));
    text.get(from..start).map_or(String::new(), small)
}

/// What stands behind an instrument in its clause, in small letters.
pub(super) fn near_after(text: &str, clause: Span, instrument: &Instrument, most: usize) -> String {
    let end = instrument.span.end as usize;
    let to = floor(text, (end + most).min(clause.end as usize));
    text.get(end..to.max(end)).map_or(String::new(), small)
}

/// The last place where a word begins with a stem.
pub(super) fn stem_at(text: &str, stem: &str) -> Option<usize> {
    text.match_indices(stem)
        .map(|(at, _)| at)
        .filter(|&at| {
            !text[..at]
                .chars()
                .next_back()
                .is_some_and(char::is_alphanumeric)
        })
        .last()
}

/// Whether words stand in a text as whole words.
pub(super) fn has(text: &str, words: &str) -> bool {
    let free = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    text.match_indices(words).any(|(at, _)| {
        free(text[..at].chars().next_back()) && free(text[at + words.len()..].chars().next())
    })
}

/// The nearest boundary of a character at or before a place.
pub(super) fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}

/// The last bytes of a text.
pub(super) fn tail(text: &str, most: usize) -> &str {
    text.get(floor(text, text.len().saturating_sub(most))..)
        .unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::super::instruments::instruments;
    use super::*;

    #[test]
    fn a_sentence_ends_before_a_capital() {
        let text = "He left. The U.S. treaty with Peru (of 1990) stands. They met.";
        let span = instruments(text)[0].span;
        assert_eq!(
            sentence(text, span).of(text),
            "The U.S. treaty with Peru (of 1990) stands."
        );
        let text = "They keep the treaty. I left.";
        let span = instruments(text)[0].span;
        assert_eq!(sentence(text, span).of(text), "They keep the treaty.");
        let text = "He signed a treaty with Mr. Tolvan. They left.";
        let span = instruments(text)[0].span;
        assert_eq!(
            sentence(text, span).of(text),
            "He signed a treaty with Mr. Tolvan."
        );
    }
}
