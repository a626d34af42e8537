//! What is known of a word apart from its sentence: its id, norm, prefix, suffix and shape.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::hash::string_id;
use crate::msgpack::Value;
use crate::unicode;

/// The number of a lexeme in its [`Lexemes`].
pub(crate) type LexemeId = u32;

/// The features by which spaCy's networks know a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    Norm,
    Prefix,
    Suffix,
    Shape,
    /// Whether one space follows: the only one that is the token's, not the word's.
    Spacy,
    IsSpace,
    Lower,
    Orth,
}

impl Column {
    pub(crate) fn named(name: &str) -> Option<Column> {
        Some(match name {
            "NORM" => Column::Norm,
            "PREFIX" => Column::Prefix,
            "SUFFIX" => Column::Suffix,
            "SHAPE" => Column::Shape,
            "SPACY" => Column::Spacy,
            "IS_SPACE" => Column::IsSpace,
            "LOWER" => Column::Lower,
            "ORTH" => Column::Orth,
            _ => return None,
        })
    }
}

/// A word, apart from its sentence.
#[derive(Debug)]
pub(crate) struct Lexeme {
    pub(crate) text: Box<str>,
    /// The lexeme of the same text without a norm of its own.
    pub(crate) orth: LexemeId,
    pub(crate) lower: Box<str>,
    pub(crate) norm: Box<str>,
    pub(crate) shape: Box<str>,
    pub(crate) is_space: bool,
    prefix_id: u64,
    suffix_id: u64,
    norm_id: u64,
    shape_id: u64,
}

impl Lexeme {
    fn new(norms: &Norms, text: &str, orth: LexemeId, norm: Option<&str>) -> Lexeme {
        let lower = if text.is_ascii() {
            text.to_ascii_lowercase()
        } else {
            text.to_lowercase()
        };
        let norm = match norm {
            Some(norm) => norm.to_string(),
            None => norms
                .get(text)
                .map_or_else(|| lower.clone(), str::to_string),
        };
        let shape = shape(text);
        // What the networks see: the word, or another that it shall be read like.
        let (seen, seen_norm, seen_shape) = match norms.seen_instead(text, &lower, &shape) {
            Some(other) => {
                let norm = norms
                    .get(other)
                    .map_or_else(|| other.to_lowercase(), str::to_string);
                (other, norm, self::shape(other))
            }
            None => (text, norm.clone(), shape.clone()),
        };
        let prefix = seen.chars().next().map_or("", |c| &seen[..c.len_utf8()]);
        let suffix = seen
            .char_indices()
            .rev()
            .nth(2)
            .map_or(seen, |(at, _)| &seen[at..]);
        Lexeme {
            orth,
            is_space: unicode::all_space(text),
            prefix_id: string_id(prefix),
            suffix_id: string_id(suffix),
            norm_id: string_id(&seen_norm),
            shape_id: string_id(&seen_shape),
            text: text.into(),
            lower: lower.into(),
            norm: norm.into(),
            shape: shape.into(),
        }
    }

    /// The id that an embedding is looked up by.
    pub(crate) fn id(&self, column: Column, space_after: bool) -> u64 {
        match column {
            Column::Norm => self.norm_id,
            Column::Prefix => self.prefix_id,
            Column::Suffix => self.suffix_id,
            Column::Shape => self.shape_id,
            Column::Spacy => u64::from(space_after),
            Column::IsSpace => u64::from(self.is_space),
            Column::Lower => string_id(&self.lower),
            Column::Orth => string_id(&self.text),
        }
    }
}

/// spaCy's shape of a word: *McNamara* is `XxXxxxx`, cut to `XxXxxxx`; *10,000* is `dd,ddd`.
///
/// A run of one kind is cut at four.
pub(crate) fn shape(text: &str) -> String {
    if text.len() >= 100 && text.chars().count() >= 100 {
        return "LONG".to_string();
    }
    let mut shape = String::with_capacity(text.len());
    let mut last = None;
    let mut run = 0;
    for c in text.chars() {
        let kind = if unicode::is_alpha(c) {
            if unicode::is_upper(c) { 'X' } else { 'x' }
        } else if unicode::is_digit(c) {
            'd'
        } else {
            c
        };
        if last == Some(kind) {
            run += 1;
        } else {
            run = 0;
            last = Some(kind);
        }
        if run < 4 {
            shape.push(kind);
        }
    }
    shape
}

/// Forms that stand for another: *'cause* for *because*, *colour* for *color*, “ for ".
#[derive(Debug, Default)]
pub(crate) struct Norms {
    /// The pipeline's own, by the id of the exact text.
    by_id: FxHashMap<u64, Box<str>>,
    /// Words that the networks shall read like another.
    seen_as: FxHashMap<Box<str>, Box<str>>,
    /// The ids of all strings that the pipeline knows.
    known: FxHashSet<u64>,
    /// The name that strange names are read like.
    strangers: Option<Box<str>>,
    /// What a word may begin with, and a hyphen, and stay whole.
    prefixes: Vec<Box<str>>,
}

impl Norms {
    /// Lets the networks see `other` where `word` stands.
    pub(crate) fn see_as(&mut self, word: &str, other: &str) {
        self.seen_as.insert(word.into(), other.into());
    }

    /// What the networks read in place of a word, if it is named with one.
    pub(crate) fn seen(&self, word: &str) -> Option<&str> {
        self.seen_as.get(word).map(|other| &**other)
    }

    /// Lets the networks see `other` where a capitalized word stands that is not known.
    pub(crate) fn see_strangers_as(&mut self, other: &str) {
        self.strangers = Some(other.into());
    }

    /// Lets words that begin with a prefix and a hyphen stay whole: *co-operate*.
    pub(crate) fn keep_whole(&mut self, prefix: &str) {
        self.prefixes.push(prefix.into());
    }

    /// Prefix and rest of a word that stays whole.
    pub(crate) fn prefixed<'w>(&self, word: &'w str) -> Option<(&'w str, &'w str)> {
        const SHORTEST: usize = 4;
        let (prefix, rest) = word.split_once('-').filter(|_| !self.prefixes.is_empty())?;
        let is_known = self
            .prefixes
            .iter()
            .any(|known| known.eq_ignore_ascii_case(prefix));
        let is_word = rest.len() >= SHORTEST
            && rest.bytes().all(|byte| byte.is_ascii_alphabetic())
            && (rest.bytes().all(|byte| byte.is_ascii_lowercase())
                || word.bytes().all(|byte| !byte.is_ascii_lowercase()));
        (is_known && is_word).then_some((prefix, rest))
    }

    /// Takes up the strings that the pipeline knows.
    pub(crate) fn learn(&mut self, strings: &[String]) {
        self.known
            .extend(strings.iter().map(|text| string_id(text)));
    }

    /// What the networks see in place of a word, if not the word itself.
    fn seen_instead<'w>(&'w self, text: &'w str, lower: &str, shape: &str) -> Option<&'w str> {
        if let Some(other) = self.seen_as.get(text) {
            return Some(other);
        }
        if let Some((_, rest)) = self.prefixed(text) {
            return Some(rest);
        }
        let strange = matches!(shape, "Xxxxx" | "Xxxx")
            && !self.known.is_empty()
            && !self.known.contains(&string_id(text))
            && !self.known.contains(&string_id(lower));
        self.strangers.as_deref().filter(|_| strange)
    }

    /// Reads the table `lexeme_norm` of `vocab/lookups.bin`, if there is one.
    pub(crate) fn read(lookups: &Value<'_>) -> Norms {
        let pairs = lookups
            .get("lexeme_norm")
            .and_then(Value::map)
            .unwrap_or_default();
        let by_id = pairs
            .iter()
            .filter_map(|(id, norm)| Some((id.id()?, norm.text()?.into())))
            .collect();
        Norms {
            by_id,
            ..Norms::default()
        }
    }

    fn get(&self, text: &str) -> Option<&str> {
        if !self.by_id.is_empty()
            && let Some(norm) = self.by_id.get(&string_id(text))
        {
            return Some(norm);
        }
        base_norms().get(text).copied()
    }
}

/// The norms that all languages of spaCy share.
fn base_norms() -> &'static FxHashMap<&'static str, &'static str> {
    static NORMS: OnceLock<FxHashMap<&'static str, &'static str>> = OnceLock::new();
    NORMS.get_or_init(|| {
        let table = include_str!("../data/base_norms.tsv").lines().skip(1);
        table.filter_map(|line| line.split_once('\t')).collect()
    })
}

/// The lexemes seen so far.
#[derive(Debug, Default)]
pub(crate) struct Lexemes {
    list: Vec<Lexeme>,
    by_text: FxHashMap<Box<str>, LexemeId>,
    /// Lexemes with a norm of their own, which tokenizer exceptions give.
    with_norm: FxHashMap<(LexemeId, Box<str>), LexemeId>,
}

impl Lexemes {
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// The lexeme of a text.
    pub(crate) fn get(&mut self, norms: &Norms, text: &str) -> LexemeId {
        if let Some(&id) = self.by_text.get(text) {
            return id;
        }
        let id = self.list.len() as LexemeId;
        self.list.push(Lexeme::new(norms, text, id, None));
        self.by_text.insert(text.into(), id);
        id
    }

    /// The lexeme of a text whose norm an exception gives.
    pub(crate) fn get_with(&mut self, norms: &Norms, text: &str, norm: Option<&str>) -> LexemeId {
        let orth = self.get(norms, text);
        let Some(norm) = norm else { return orth };
        if let Some(&id) = self.with_norm.get(&(orth, norm.into())) {
            return id;
        }
        let id = self.list.len() as LexemeId;
        self.list.push(Lexeme::new(norms, text, orth, Some(norm)));
        self.with_norm.insert((orth, norm.into()), id);
        id
    }

    pub(crate) fn clear(&mut self) {
        self.list.clear();
        self.by_text.clear();
        self.with_norm.clear();
    }
}

impl std::ops::Index<LexemeId> for Lexemes {
    type Output = Lexeme;

    fn index(&self, id: LexemeId) -> &Lexeme {
        &self.list[id as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_words_with_a_prefix_stay_whole() {
        let mut norms = Norms::default();
        assert_eq!(norms.prefixed("co-operate"), None);
        norms.keep_whole("co");
        norms.keep_whole("de");
        assert_eq!(norms.prefixed("co-operate"), Some(("co", "operate")));
        assert_eq!(norms.prefixed("DE-ESCALATE"), Some(("DE", "ESCALATE")));
        for cut in [
            "re-open",
            "De-Escalate",
            "de-icer-proof",
            "co-op",
            "cooperate",
        ] {
            assert_eq!(norms.prefixed(cut), None, "{cut}");
        }
    }

    #[test]
    fn shapes_are_spacys() {
        assert_eq!(shape("McNamara"), "XxXxxxx");
        assert_eq!(shape("internationally"), "xxxx");
        assert_eq!(shape("10,000km²"), "dd,dddxxd");
        assert_eq!(shape("ª½—"), "x½—");
        assert_eq!(shape(&"é".repeat(99)), "xxxx");
        assert_eq!(shape(&"é".repeat(100)), "LONG");
    }

    #[test]
    fn a_word_read_like_another_keeps_its_own_text() {
        let mut norms = Norms::default();
        norms.see_as("Peru", "Kenya");
        let mut lexemes = Lexemes::default();
        let (peru, kenya) = (lexemes.get(&norms, "Peru"), lexemes.get(&norms, "Kenya"));
        for column in [Column::Norm, Column::Prefix, Column::Suffix, Column::Shape] {
            assert_eq!(
                lexemes[peru].id(column, true),
                lexemes[kenya].id(column, true)
            );
        }
        assert_eq!(
            (&*lexemes[peru].text, &*lexemes[peru].norm),
            ("Peru", "peru")
        );
    }

    #[test]
    fn a_norm_of_its_own_makes_another_lexeme() {
        let mut lexemes = Lexemes::default();
        let norms = Norms::default();
        let plain = lexemes.get(&norms, "'S");
        let other = lexemes.get_with(&norms, "'S", Some("us"));
        assert_ne!(plain, other);
        assert_eq!(other, lexemes.get_with(&norms, "'S", Some("us")));
        assert_eq!(&*lexemes[plain].norm, "'s");
        assert_eq!(&*lexemes[other].norm, "us");
        assert_eq!(lexemes[other].orth, plain);
    }
}
