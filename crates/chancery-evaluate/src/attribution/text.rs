//! Words, quotation marks and heads of a text, as the scorer sees them: without a parser.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use super::Range;

/// A word by its number, or a lone punctuation mark by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Token {
    /// The word of that number.
    Word(usize),
    /// The mark at that code point.
    Mark(usize),
}

impl Token {
    pub(super) fn is_word(self) -> bool {
        matches!(self, Token::Word(_))
    }
}

const MARKS: &str = "\"“”„‟«»";
const STOP: &[&str] = &[
    "of",
    "for",
    "in",
    "at",
    "from",
    "with",
    "on",
    "by",
    "to",
    "about",
    "as",
    "who",
    "whom",
    "whose",
    "which",
    "that",
    "among",
    "near",
    "inside",
    "behind",
    "against",
    "including",
    "following",
    "under",
    "between",
    "during",
    "after",
    "before",
    "while",
    "when",
    "where",
    "told",
    "said",
];
const DETERMINERS: &[&str] = &[
    "the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my",
    "your", "some", "many", "most",
];

static WORD: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[\p{L}\p{N}]+(?:[’'.\-&][\p{L}\p{N}]+)*").expect("it is valid"));
static LETTER: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[\p{L}\p{N}]").expect("valid"));
static GAP: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[,;:()\[\]—–]| - ").expect("it is valid"));

/// White space as the scorer counts it: the separators of ASCII are among it.
fn is_space(character: char) -> bool {
    character.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&character)
}

/// A gold text.
pub(super) struct Doc {
    characters: Vec<char>,
    words: Vec<(usize, usize)>,
    word_at: Vec<Option<usize>>,
    quoted: Vec<bool>,
}

impl Doc {
    pub(super) fn of(text: &str) -> Doc {
        let characters: Vec<char> = text.chars().collect();
        let points: BTreeMap<usize, usize> = text
            .char_indices()
            .enumerate()
            .map(|(point, (byte, _))| (byte, point))
            .collect();
        let point = |byte: usize| points.get(&byte).copied().unwrap_or(characters.len());
        let words: Vec<_> = WORD
            .find_iter(text)
            .map(|m| (point(m.start()), point(m.end())))
            .collect();
        let mut word_at = vec![None; characters.len()];
        for (number, &(start, end)) in words.iter().enumerate() {
            word_at[start..end].fill(Some(number));
        }
        let quoted = quoted(&characters);
        Doc {
            characters,
            words,
            word_at,
            quoted,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.characters.len()
    }

    fn string(&self, start: usize, end: usize) -> String {
        self.characters[start..end].iter().collect()
    }

    /// A word in lower case.
    pub(super) fn form(&self, token: Token) -> Option<String> {
        let Token::Word(number) = token else {
            return None;
        };
        let (start, end) = self.words[number];
        Some(self.string(start, end).to_lowercase())
    }

    pub(super) fn has_mark(&self, [start, end]: Range) -> bool {
        self.characters[start..end]
            .iter()
            .any(|&character| MARKS.contains(character))
    }

    pub(super) fn in_quotation(&self, token: Token) -> bool {
        matches!(token, Token::Word(number) if self.quoted[self.words[number].0])
    }

    /// The words that lie in the spans, wholly or partly; without any, their punctuation marks.
    pub(super) fn tokens(&self, spans: &[Range]) -> BTreeSet<Token> {
        let mut tokens = BTreeSet::new();
        for &[start, end] in spans {
            tokens.extend(
                self.word_at[start..end]
                    .iter()
                    .flatten()
                    .map(|&word| Token::Word(word)),
            );
        }
        if tokens.is_empty() {
            for &[start, end] in spans {
                for at in start..end {
                    let character = self.characters[at];
                    let is_letter = LETTER.is_match(character.encode_utf8(&mut [0; 4]));
                    if !is_letter && !is_space(character) {
                        tokens.insert(Token::Mark(at));
                    }
                }
            }
        }
        tokens
    }

    /// The fragments, trimmed, and merged where only white space lies between.
    pub(super) fn extent(&self, spans: &[Range]) -> Vec<(usize, usize)> {
        let mut sorted = spans.to_vec();
        sorted.sort_unstable();
        let mut out: Vec<(usize, usize)> = Vec::new();
        for [mut start, mut end] in sorted {
            while start < end && is_space(self.characters[start]) {
                start += 1;
            }
            while end > start && is_space(self.characters[end - 1]) {
                end -= 1;
            }
            if start >= end {
                continue;
            }
            match out.last_mut() {
                Some(last)
                    if start <= last.1
                        || self.characters[last.1..start].iter().all(|&c| is_space(c)) =>
                {
                    last.1 = last.1.max(end);
                }
                _ => out.push((start, end)),
            }
        }
        out
    }

    /// From the first to the last word: outer punctuation and gaps do not count.
    pub(super) fn edge(&self, spans: &[Range]) -> Option<(usize, usize)> {
        let extent = self.extent(spans);
        let (first, last) = (*extent.first()?, *extent.last()?);
        let ranges: Vec<Range> = extent.iter().map(|&(start, end)| [start, end]).collect();
        let tokens = self.tokens(&ranges);
        let mut words = tokens.iter().filter_map(|token| match token {
            Token::Word(number) => Some(*number),
            Token::Mark(_) => None,
        });
        match words.next() {
            Some(low) => Some((
                self.words[low].0,
                self.words[words.next_back().unwrap_or(low)].1,
            )),
            None => Some((first.0, last.1)),
        }
    }

    /// The last word of a source before the first comma, dash, bracket, preposition or relative
    /// word; a determiner alone never ends it.
    pub(super) fn head(&self, spans: &[Range]) -> Option<Token> {
        let first = *spans.iter().min()?;
        let mut last: Option<usize> = None;
        for token in self.tokens(&[first]) {
            let Token::Word(word) = token else { continue };
            let (start, end) = self.words[word];
            if let Some(last) = last {
                let gap = self.string(self.words[last].1, start);
                let before = self.form(Token::Word(last)).unwrap_or_default();
                let is_determiner = DETERMINERS.contains(&before.as_str());
                let form = self.string(start, end).to_lowercase();
                if !is_determiner && (GAP.is_match(&gap) || STOP.contains(&form.as_str())) {
                    break;
                }
            }
            last = Some(word);
        }
        last.map(Token::Word)
    }
}

/// Characters inside double quotation marks; an opening mark without partner runs to the end of
/// its line.
fn quoted(characters: &[char]) -> Vec<bool> {
    let mut quoted = vec![false; characters.len()];
    let mut opened: Option<usize> = None;
    for at in 0..=characters.len() {
        let character = characters.get(at).copied().unwrap_or('\n');
        if character == '\n' {
            if let Some(start) = opened.take() {
                quoted[start..at].fill(true);
            }
        } else if MARKS.contains(character) {
            let closing = matches!(character, '”' | '»') || (character == '"' && opened.is_some());
            match (closing, opened) {
                (true, Some(start)) => {
                    quoted[start..=at].fill(true);
                    opened = None;
                }
                (true, None) => {}
                (false, _) => opened = Some(at),
            }
        }
    }
    quoted
}
