//! Words after an abbreviation with dots that some wires capitalize as if a sentence began.
//!
//! > Exports to **the U.S. Are** falling, **the U.S. Government** said.
//!
//! A text does so where it writes an ordinary word large behind such an abbreviation, and none small.
//! Left as they are: *the U.S. Senate*, *U.S. Trade Representative Ana Lu*, *the U.S. The talks …*

use super::CaseTable;
use super::words::{Token, lower, tokens};

/// Words with which a sentence may well begin.
const STARTERS: &[&str] = &[
    "the", "a", "an", "he", "she", "it", "they", "we", "i", "this", "that", "these", "those",
    "but", "in", "at", "while", "when", "if", "no", "most", "some", "one", "his", "her", "its",
    "their", "our", "as", "after", "before", "since", "during", "however", "there", "for", "on",
    "by", "under",
];

/// Words after which a name may follow: *the U.S. And Oodland*.
const JOINING: &[&str] = &[
    "and", "or", "to", "with", "from", "over", "of", "against", "is", "was", "has",
];

/// Words that with the abbreviation are a name.
const NAMES: &[&str] = &[
    "senate",
    "house",
    "congress",
    "treasury",
    "treasuries",
    "army",
    "navy",
    "marines",
    "supreme",
    "district",
    "capitol",
    "constitution",
    "embassy",
    "chamber",
    "federal",
    "state",
    "department",
    "president",
    "secretary",
    "ambassador",
    "representative",
    "agriculture",
    "commerce",
    "steel",
    "undersecretary",
    "assistant",
    "attorney",
    "coast",
    "air",
    "court",
    "general",
    "vice",
    "special",
    "sen",
    "rep",
    "gen",
    "sgt",
    "open",
    "soccer",
    "bank",
];

/// The fewest words that show it.
const ENOUGH: usize = 2;

/// Whether these texts, which are one article, write so.
pub(crate) fn is_used<'t>(table: &CaseTable, texts: impl Iterator<Item = &'t str>) -> bool {
    let mut large = 0;
    for text in texts {
        let words = tokens(text);
        for (at, pair) in words.windows(2).enumerate() {
            let Some(word) = after_dots(text, pair) else {
                continue;
            };
            if word.starts_with(char::is_lowercase) {
                return false;
            }
            large += usize::from(is_ordinary(table, text, word, &words[at + 1..]));
        }
    }
    large >= ENOUGH
}

/// The text with such words small; as many bytes.
pub(crate) fn lowered(table: &CaseTable, text: &str) -> Option<String> {
    let words = tokens(text);
    let mut out = text.to_string();
    for (at, pair) in words.windows(2).enumerate() {
        let Some(word) = after_dots(text, pair) else {
            continue;
        };
        let low = lower(word);
        if low.len() == word.len() && is_ordinary(table, text, word, &words[at + 1..]) {
            out.replace_range(pair[1].start..pair[1].end, &low);
        }
    }
    (out != text).then_some(out)
}

/// Whether a word, the first of these, is an ordinary one written large, and no name's first: *U.S.
/// Trade officials*, not *U.S. Trade Representative*.
fn is_ordinary(table: &CaseTable, text: &str, word: &str, words: &[Token]) -> bool {
    let low = lower(word);
    let next = words.get(1).filter(|next| {
        let between = text.get(words[0].end..next.start).unwrap_or("");
        between == " " && next.of(text).starts_with(char::is_uppercase)
    });
    let joins = JOINING.contains(&low.as_str());
    let is_plain =
        table.is_word(&low) && !STARTERS.contains(&low.as_str()) && !NAMES.contains(&low.as_str());
    is_large(word) && is_plain && (joins || next.is_none())
}

/// The word right after an abbreviation with dots.
fn after_dots<'t>(text: &'t str, pair: &[Token]) -> Option<&'t str> {
    let abbreviation = pair[0].of(text);
    let is_dotted = matches!(abbreviation, "U.S." | "U.K." | "U.N." | "E.C." | "U.S.S.R.");
    let is_next = text.get(pair[0].end..pair[1].start) == Some(" ");
    (is_dotted && is_next).then(|| pair[1].of(text))
}

/// *Goods*, not *GATT*.
fn is_large(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.clone().next().is_some()
        && letters.all(char::is_lowercase)
}
