//! Marks of emphasis that a text kept from the page it was copied from, and words that a line's
//! end cut in two.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::dates::regex;
use crate::traced::Traced;

/// The text without `**` and `__` around words, and without the space in `seventy- seventh`.
///
/// > We call for an **immediate ceasefire** on the forty- second day.
///
/// Leaves alone marks that stand alone (`* * *`), hyphens that mean more (*pre- and post-war*,
/// *the talks- the first in years -*), and what stands before byte `from`: there a headline may be
/// held by its marks.
pub(super) fn plain(body: Traced, from: usize) -> Traced {
    let text = &body.text;
    let mut cuts: Vec<Range<usize>> = Vec::new();
    if text.contains("**") || text.contains("__") {
        marks(text, from, &mut cuts);
    }
    if text.contains("- ") {
        breaks(text, &mut cuts);
    }
    if cuts.is_empty() {
        return body;
    }
    cuts.sort_by_key(|cut| cut.start);
    let mut plain = Traced::default();
    let mut at = 0;
    for cut in cuts {
        plain.push_from(&body, at..cut.start);
        at = cut.end;
    }
    plain.push_from(&body, at..text.len());
    plain
}

/// Marks that touch a word on one side.
fn marks(text: &str, from: usize, cuts: &mut Vec<Range<usize>>) {
    static STRONG: LazyLock<Regex> = LazyLock::new(|| regex(r"\*\*+|\b__\B|\B__\b|__"));
    for mark in STRONG.find_iter(text).filter(|mark| mark.start() >= from) {
        let before = text
            .get(..mark.start())
            .and_then(|text| text.chars().next_back());
        let after = text.get(mark.end()..).and_then(|text| text.chars().next());
        let is_white = |letter: Option<char>| letter.is_none_or(char::is_whitespace);
        // A name such as `user__id` is no emphasis.
        let is_inside = mark.as_str().starts_with('_')
            && before.is_some_and(char::is_alphanumeric)
            && after.is_some_and(char::is_alphanumeric);
        let stands_alone = is_white(before) && is_white(after);
        if !is_inside && !stands_alone {
            cuts.push(mark.range());
        }
    }
}

/// The spaces after the hyphens of words that were cut in two.
fn breaks(text: &str, cuts: &mut Vec<Range<usize>>) {
    static BROKEN: LazyLock<Regex> = LazyLock::new(|| regex(r"(\p{L}{2,})- (\p{L}{2,})"));
    for found in BROKEN.captures_iter(text) {
        let (Some(first), Some(second)) = (found.get(1), found.get(2)) else {
            continue;
        };
        let is_capital = |word: &str| word.starts_with(char::is_uppercase);
        let is_small = SMALL.contains(&second.as_str().to_lowercase().as_str());
        let is_prefix = PREFIXES.contains(&first.as_str().to_lowercase().as_str());
        let fits = !is_capital(second.as_str()) || is_capital(first.as_str()) || is_prefix;
        if fits && !is_small {
            cuts.push(second.start() - 1..second.start());
        }
    }
}

/// Words that a hyphen before a space does not belong to.
const SMALL: [&str; 48] = [
    "a", "an", "the", "and", "or", "nor", "but", "to", "of", "in", "on", "at", "by", "for", "from",
    "with", "into", "as", "is", "are", "was", "were", "be", "it", "its", "he", "she", "they", "we",
    "you", "this", "that", "these", "those", "which", "who", "when", "where", "while", "if", "so",
    "not", "no", "there", "then", "than", "said", "even",
];

/// Beginnings that a hyphen joins to a name: *non- Aligned*.
const PREFIXES: [&str; 12] = [
    "non", "pro", "anti", "sub", "mid", "post", "pre", "ex", "inter", "pan", "trans", "neo",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let plain = plain(Traced::of(text, 0), 0);
        assert_eq!(plain.text, expected);
        let (words, map) = plain.into_parts();
        for (at, letter) in words.char_indices() {
            let source = map.source(at as u32).expect("every letter stood there") as usize;
            assert!(text[source..].starts_with(letter));
        }
    }

    #[test]
    fn marks_of_emphasis_go() {
        check(
            "**Mr. President,** we ask for an **immediate ceasefire**.",
            "Mr. President, we ask for an immediate ceasefire.",
        );
        check(
            "__Both__ sides.\n\n* * *\n\n** a",
            "Both sides.\n\n* * *\n\n** a",
        );
        check("The field user__id.", "The field user__id.");
    }

    #[test]
    fn words_cut_in_two_are_mended() {
        check(
            "the seventy- seventh session on self- determination in sub- Saharan Africa",
            "the seventy-seventh session on self-determination in sub-Saharan Africa",
        );
        check("the Lima- Quito road", "the Lima-Quito road");
    }

    #[test]
    fn hyphens_that_mean_more_stay() {
        for text in [
            "pre- and post-war years",
            "the talks- the first in years - failed",
            "the talks- Peru said - failed",
        ] {
            check(text, text);
        }
    }
}
