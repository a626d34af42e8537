//! The words that name an instrument.
//!
//! > the **trade agreement** between Peru and Chile

use chancery_record::Span;

use super::clause::floor;

/// What the words call it, and what the table calls it.
const INSTRUMENTS: &[(&str, &str)] = &[
    ("memorandum of understanding", "memorandum of understanding"),
    ("memoranda of understanding", "memorandum of understanding"),
    ("free trade agreement", "trade agreement"),
    ("trade agreement", "trade agreement"),
    ("peace agreement", "peace agreement"),
    ("peace accord", "peace agreement"),
    ("peace treaty", "peace agreement"),
    ("ceasefire agreement", "ceasefire"),
    ("cease-fire agreement", "ceasefire"),
    ("ceasefire", "ceasefire"),
    ("cease-fire", "ceasefire"),
    ("treaty", "treaty"),
    ("treaties", "treaty"),
    ("convention", "convention"),
    ("protocol", "protocol"),
    ("agreement", "agreement"),
    ("accord", "agreement"),
    ("pact", "pact"),
    ("contract", "contract"),
];

/// Names that contain such a word and are none, in lower case.
const OTHERS: &[&str] = &[
    "general agreement on tariffs",
    "according",
    "agreement in principle that",
    "in agreement",
    "accession",
    "of its own accord",
    "diplomatic protocol",
    "other agreements",
    "such agreements",
    "any agreement",
];

/// Instruments of many states that go by the name of a town or a cause. What such a town saw signed
/// *between* two states is theirs.
const MULTILATERAL: &[&str] = &[
    "paris agreement",
    "paris accord",
    "paris climate",
    "kyoto protocol",
    "montreal protocol",
    "geneva convention",
    "vienna convention",
    "hague convention",
    "non-proliferation treaty",
    "nonproliferation treaty",
    "chemical weapons convention",
    "biological weapons convention",
    "framework convention",
    "law of the sea",
];

/// Words before an instrument that is everybody's.
const WORLDWIDE: &[&str] = &["global", "international", "multilateral", "universal"];

/// Where a text names an instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instrument {
    /// The words.
    pub span: Span,
    /// What the table calls it.
    pub name: &'static str,
    /// Whether it is written with a capital, as the name of one agreement is.
    pub proper: bool,
}

/// All of them, from left to right; the longest where several begin at one place.
pub fn instruments(text: &str) -> Vec<Instrument> {
    let lower = text.to_ascii_lowercase();
    let mut found: Vec<Instrument> = Vec::new();
    for &(words, name) in INSTRUMENTS {
        for (at, _) in lower.match_indices(words) {
            let end = at + words.len();
            let end = end + usize::from(lower[end..].starts_with('s'));
            let before = lower[..at].chars().next_back();
            let after = lower[end..].chars().next();
            if before.is_some_and(char::is_alphanumeric) || after.is_some_and(char::is_alphanumeric)
            {
                continue;
            }
            let lead = lower[floor(&lower, at.saturating_sub(40))..at].split_whitespace();
            if lead.rev().take(2).any(|word| WORLDWIDE.contains(&word)) {
                continue;
            }
            let around = &lower[floor(&lower, at.saturating_sub(20))..floor(&lower, end + 20)];
            if OTHERS.iter().any(|other| around.contains(other)) {
                continue;
            }
            let wide = &lower[floor(&lower, at.saturating_sub(24))..end];
            let rest = lower[end..].trim_start();
            if MULTILATERAL.iter().any(|name| wide.contains(name)) && !rest.starts_with("between") {
                continue;
            }
            found.push(Instrument {
                span: Span::new(at, end),
                name,
                proper: text[at..].starts_with(|c: char| c.is_ascii_uppercase()),
            });
        }
    }
    found.sort_by_key(|one| (one.span.start, std::cmp::Reverse(one.span.end)));
    let mut end = 0;
    // "peace agreement" begins before the "agreement" that it contains.
    found.retain(|one| {
        let free = one.span.start >= end;
        end = end.max(one.span.end);
        free
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instrument_is_a_whole_word() {
        let names =
            |text: &str| -> Vec<&str> { instruments(text).iter().map(|i| i.name).collect() };
        assert_eq!(
            names("the free trade agreement and the accords"),
            ["trade agreement", "agreement"]
        );
        assert!(names("conventional forces, according to contractors").is_empty());
    }

    #[test]
    fn what_all_the_world_signed_is_not_of_two() {
        let n = |text: &str| instruments(text).len();
        assert_eq!(n("They spoke of the Paris Agreement."), 0);
        assert_eq!(n("the Paris Agreement between Peru and Chile"), 1);
    }
}
