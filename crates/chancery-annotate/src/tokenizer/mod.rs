//! Words: spaCy's tokenizer.
//!
//! > "They're in New York, aren't they?"
//!
//! is cut at white space, then from each piece prefixes, suffixes and infixes are cut, and a list of exceptions
//! (*aren't* → *are* + *n't*) is heeded all the time. A last pass finds exceptions that were cut
//! apart, such as emoticons.

mod affixes;
mod pattern;

use regex_automata::hybrid::dfa::Cache;
use rustc_hash::FxHashMap;

use crate::OpenError;
use crate::lexeme::{LexemeId, Lexemes, Norms};
use crate::msgpack::{self, Value};
use crate::unicode;
use affixes::{Infixes, Prefixes, Suffixes, Whole};

/// The number of spaCy's attribute ORTH in the exceptions of a tokenizer.
const ORTH: u64 = 65;
/// The number of NORM.
const NORM: u64 = 67;
/// Pieces of text longer than this are not kept in the cache.
const MAX_CACHED: usize = 48;

/// A token: where it stands in the text, which lexeme it is, and whether one space follows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Tok {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) lexeme: LexemeId,
    pub(crate) space: bool,
}

/// One token of an exception.
#[derive(Debug)]
struct SpecialToken {
    orth: Box<str>,
    norm: Option<Box<str>>,
}

/// A language's tokenizer.
#[derive(Debug)]
pub(crate) struct Tokenizer {
    prefixes: Option<Prefixes>,
    suffixes: Option<Suffixes>,
    infixes: Option<Infixes>,
    token_match: Option<Whole>,
    url_match: Option<Whole>,
    specials: FxHashMap<Box<str>, Vec<SpecialToken>>,
    /// The longest exception in bytes.
    longest: usize,
    /// Exceptions that may come out cut apart: the words they are cut into.
    phrases: Vec<Vec<Box<str>>>,
}

/// What a tokenizer remembers between texts, one for each thread.
#[derive(Debug)]
pub(crate) struct Memory {
    suffix_caches: Vec<Cache>,
    /// Piece of text → where its lexemes stand in `pool`.
    pieces: FxHashMap<Box<str>, (u32, u32)>,
    pool: Vec<LexemeId>,
    /// First word of a phrase → the phrases, as lexemes.
    phrases: FxHashMap<LexemeId, Vec<Box<[LexemeId]>>>,
    phrases_known: bool,
    infixes: Vec<(usize, usize)>,
    lexemes: Vec<LexemeId>,
    suffixes: Vec<LexemeId>,
    matches: Vec<(u32, u32)>,
    seen: Vec<bool>,
    rewritten: Vec<Tok>,
}

impl Tokenizer {
    /// Reads the file `tokenizer` of a pipeline.
    pub(crate) fn read(bytes: &[u8]) -> Result<Tokenizer, OpenError> {
        const FILE: &str = "tokenizer";
        let damaged = |message: &str| OpenError::damaged(FILE, message);
        let file = msgpack::read(bytes).map_err(|message| OpenError::damaged(FILE, message))?;
        if file.map().is_none() {
            return Err(damaged("it is not a map"));
        }
        let pattern = |name: &str| match file.get(name) {
            None | Some(Value::Nil) => Ok(None),
            Some(value) => value
                .text()
                .map(Some)
                .ok_or_else(|| damaged("a pattern is not text")),
        };
        fn built<T>(
            name: &str,
            pattern: Option<&str>,
            build: impl Fn(&str) -> Result<T, String>,
        ) -> Result<Option<T>, OpenError> {
            let built = pattern
                .filter(|pattern| !pattern.is_empty())
                .map(build)
                .transpose();
            built.map_err(|message| OpenError::unsupported(FILE, format!("{name}: {message}")))
        }
        let mut specials: FxHashMap<Box<str>, Vec<SpecialToken>> = FxHashMap::default();
        let exceptions = file.get("exceptions").and_then(Value::map);
        for (text, tokens) in exceptions.ok_or_else(|| damaged("it has no exceptions"))? {
            let text = text
                .text()
                .ok_or_else(|| damaged("an exception is not text"))?;
            let mut special = Vec::new();
            for token in tokens
                .array()
                .ok_or_else(|| damaged("an exception has no tokens"))?
            {
                let attribute = |number| {
                    let pairs = token.map()?;
                    let found = pairs.iter().find(|(id, _)| id.id() == Some(number));
                    found.and_then(|(_, value)| value.text())
                };
                let orth = attribute(ORTH).filter(|orth| !orth.is_empty());
                let orth = orth.ok_or_else(|| damaged("a token of an exception has no text"))?;
                special.push(SpecialToken {
                    orth: orth.into(),
                    norm: attribute(NORM).map(Into::into),
                });
            }
            if special.iter().map(|token| &*token.orth).collect::<String>() != text {
                return Err(damaged("the tokens of an exception are not its text"));
            }
            specials.insert(text.into(), special);
        }
        let mut tokenizer = Tokenizer {
            prefixes: built("prefix_search", pattern("prefix_search")?, Prefixes::new)?,
            suffixes: built("suffix_search", pattern("suffix_search")?, Suffixes::new)?,
            infixes: built("infix_finditer", pattern("infix_finditer")?, Infixes::new)?,
            token_match: built("token_match", pattern("token_match")?, Whole::new)?,
            url_match: built("url_match", pattern("url_match")?, Whole::new)?,
            longest: specials.keys().map(|text| text.len()).max().unwrap_or(0),
            specials,
            phrases: Vec::new(),
        };
        let all_specials = file.get("faster_heuristics") == Some(&Value::Bool(false));
        tokenizer.phrases = tokenizer.cut_specials(all_specials);
        Ok(tokenizer)
    }

    /// The exceptions that a tokenizer without exceptions would cut, and into what.
    fn cut_specials(&self, all: bool) -> Vec<Vec<Box<str>>> {
        let mut memory = self.memory();
        let mut lexemes = Lexemes::default();
        let norms = Norms::default();
        let mut phrases = Vec::new();
        let mut texts: Vec<&str> = self.specials.keys().map(|text| &**text).collect();
        texts.sort_unstable();
        for text in texts {
            let affixed = self.prefix(text) > 0
                || self.suffix(&mut memory, text) > 0
                || !self.find_infixes(&mut memory, text).is_empty()
                || text.contains(' ');
            if !all && !affixed {
                continue;
            }
            let mut tokens = Vec::new();
            self.cut(&mut memory, &mut lexemes, &norms, text, false, &mut tokens);
            phrases.push(
                tokens
                    .iter()
                    .map(|token| lexemes[token.lexeme].text.clone())
                    .collect(),
            );
        }
        phrases
    }

    /// A memory for one thread.
    pub(crate) fn memory(&self) -> Memory {
        Memory {
            suffix_caches: self
                .suffixes
                .as_ref()
                .map(Suffixes::caches)
                .unwrap_or_default(),
            pieces: FxHashMap::default(),
            pool: Vec::new(),
            phrases: FxHashMap::default(),
            phrases_known: false,
            infixes: Vec::new(),
            lexemes: Vec::new(),
            suffixes: Vec::new(),
            matches: Vec::new(),
            seen: Vec::new(),
            rewritten: Vec::new(),
        }
    }

    fn prefix(&self, word: &str) -> usize {
        self.prefixes
            .as_ref()
            .map_or(0, |prefixes| prefixes.find(word))
    }

    fn suffix(&self, memory: &mut Memory, word: &str) -> usize {
        self.suffixes
            .as_ref()
            .map_or(0, |s| s.find(&mut memory.suffix_caches, word))
    }

    fn find_infixes<'m>(&self, memory: &'m mut Memory, word: &str) -> &'m [(usize, usize)] {
        memory.infixes.clear();
        if let Some(infixes) = &self.infixes {
            infixes.find(word, &mut memory.infixes);
        }
        &memory.infixes
    }

    fn special(&self, text: &str) -> Option<&[SpecialToken]> {
        if text.len() > self.longest {
            return None;
        }
        self.specials.get(text).map(Vec::as_slice)
    }

    /// Cuts a text into tokens.
    pub(crate) fn tokenize(
        &self,
        memory: &mut Memory,
        lexemes: &mut Lexemes,
        norms: &Norms,
        text: &str,
        tokens: &mut Vec<Tok>,
    ) {
        if !memory.phrases_known {
            memory.learn_phrases(&self.phrases, lexemes, norms);
        }
        tokens.clear();
        self.cut(memory, lexemes, norms, text, true, tokens);
        self.join_specials(memory, lexemes, norms, text, tokens);
    }

    /// Cuts at white space, and each piece by affixes.
    fn cut(
        &self,
        memory: &mut Memory,
        lexemes: &mut Lexemes,
        norms: &Norms,
        text: &str,
        with_specials: bool,
        tokens: &mut Vec<Tok>,
    ) {
        let mut start = 0;
        let mut in_space = text.chars().next().is_some_and(unicode::is_space);
        for (at, c) in text.char_indices() {
            if unicode::is_space(c) == in_space {
                continue;
            }
            if start < at {
                let piece = &text[start..at];
                self.piece(memory, lexemes, norms, piece, start, with_specials, tokens);
            }
            start = at;
            if c == ' ' {
                if let Some(last) = tokens.last_mut() {
                    last.space = true;
                }
                start = at + 1;
            }
            in_space = !in_space;
        }
        if start < text.len() {
            let piece = &text[start..];
            self.piece(memory, lexemes, norms, piece, start, with_specials, tokens);
        }
    }

    /// Cuts one piece without white space (or of nothing else), which begins at byte `start`.
    #[allow(clippy::too_many_arguments)]
    fn piece(
        &self,
        memory: &mut Memory,
        lexemes: &mut Lexemes,
        norms: &Norms,
        piece: &str,
        start: usize,
        with_specials: bool,
        tokens: &mut Vec<Tok>,
    ) {
        if with_specials && let Some(&(from, to)) = memory.pieces.get(piece) {
            let known = &memory.pool[from as usize..to as usize];
            place(lexemes, known, start, tokens);
            return;
        }
        let mut found = std::mem::take(&mut memory.lexemes);
        found.clear();
        match self.special(piece).filter(|_| with_specials) {
            Some(special) => push_special(lexemes, norms, special, &mut found),
            None => self.affixes(memory, lexemes, norms, piece, with_specials, &mut found),
        }
        place(lexemes, &found, start, tokens);
        if with_specials && piece.len() <= MAX_CACHED {
            let from = memory.pool.len() as u32;
            memory.pool.extend_from_slice(&found);
            memory
                .pieces
                .insert(piece.into(), (from, memory.pool.len() as u32));
        }
        memory.lexemes = found;
    }

    /// Cuts prefixes and suffixes until none is left, then infixes.
    fn affixes(
        &self,
        memory: &mut Memory,
        lexemes: &mut Lexemes,
        norms: &Norms,
        piece: &str,
        with_specials: bool,
        found: &mut Vec<LexemeId>,
    ) {
        let is_special = |word: &str| with_specials && self.special(word).is_some();
        let mut suffixes = std::mem::take(&mut memory.suffixes);
        suffixes.clear();
        let mut word = piece;
        let mut last_len = 0;
        while !word.is_empty() && word.len() != last_len {
            if self
                .token_match
                .as_ref()
                .is_some_and(|whole| whole.matches(word))
            {
                break;
            }
            if is_special(word) {
                break;
            }
            last_len = word.len();
            let prefix = self.prefix(word);
            let (before, after) = word.split_at(prefix);
            if prefix > 0 && !after.is_empty() && is_special(after) {
                found.push(lexemes.get(norms, before));
                word = after;
                break;
            }
            let suffix = self.suffix(memory, after);
            let (inside, behind) = word.split_at(word.len() - suffix);
            if suffix > 0 && !inside.is_empty() && is_special(inside) {
                suffixes.push(lexemes.get(norms, behind));
                word = inside;
                break;
            }
            if prefix > 0 {
                found.push(lexemes.get(norms, before));
            }
            if suffix > 0 {
                suffixes.push(lexemes.get(norms, behind));
            }
            // A suffix is searched behind the prefix, so the two never overlap.
            word = &word[prefix..word.len() - suffix];
        }
        if !word.is_empty() {
            self.middle(memory, lexemes, norms, word, with_specials, found);
        }
        found.extend(suffixes.iter().rev());
        memory.suffixes = suffixes;
    }

    /// What is left of a piece when prefixes and suffixes are off.
    fn middle(
        &self,
        memory: &mut Memory,
        lexemes: &mut Lexemes,
        norms: &Norms,
        word: &str,
        with_specials: bool,
        found: &mut Vec<LexemeId>,
    ) {
        if let Some(special) = self.special(word).filter(|_| with_specials) {
            return push_special(lexemes, norms, special, found);
        }
        let matches = |whole: &Option<Whole>| whole.as_ref().is_some_and(|w| w.matches(word));
        if matches(&self.token_match) || matches(&self.url_match) || norms.prefixed(word).is_some()
        {
            found.push(lexemes.get(norms, word));
            return;
        }
        let mut start = 0;
        for &(from, to) in self.find_infixes(memory, word) {
            if from == 0 {
                continue;
            }
            if from > start {
                found.push(lexemes.get(norms, &word[start..from]));
            }
            found.push(lexemes.get(norms, &word[from..to]));
            start = to;
        }
        if start < word.len() {
            found.push(lexemes.get(norms, &word[start..]));
        }
    }

    /// Finds exceptions that were cut apart, and puts them together.
    fn join_specials(
        &self,
        memory: &mut Memory,
        lexemes: &mut Lexemes,
        norms: &Norms,
        text: &str,
        tokens: &mut Vec<Tok>,
    ) {
        let mut matches = std::mem::take(&mut memory.matches);
        matches.clear();
        for (at, token) in tokens.iter().enumerate() {
            let Some(phrases) = memory.phrases.get(&lexemes[token.lexeme].orth) else {
                continue;
            };
            for phrase in phrases {
                let words = tokens[at..].iter().map(|token| lexemes[token.lexeme].orth);
                if tokens.len() - at >= phrase.len()
                    && words.take(phrase.len()).eq(phrase.iter().copied())
                {
                    matches.push((at as u32, (at + phrase.len()) as u32));
                }
            }
        }
        if !matches.is_empty() {
            self.rewrite(memory, lexemes, norms, text, &mut matches, tokens);
        }
        memory.matches = matches;
    }

    fn rewrite(
        &self,
        memory: &mut Memory,
        lexemes: &mut Lexemes,
        norms: &Norms,
        text: &str,
        matches: &mut Vec<(u32, u32)>,
        tokens: &mut Vec<Tok>,
    ) {
        // Longest first, then leftmost. Those passed over hide tokens too, as in spaCy.
        matches.sort_unstable_by_key(|&(start, end)| (std::cmp::Reverse(end - start), start));
        memory.seen.clear();
        memory.seen.resize(tokens.len(), false);
        let seen = &mut memory.seen;
        matches.retain(|&(start, end)| {
            let free = !seen[start as usize] && !seen[end as usize - 1];
            seen[start as usize..end as usize].fill(true);
            free
        });
        matches.sort_unstable();
        let rewritten = &mut memory.rewritten;
        rewritten.clear();
        let mut done = 0;
        for &(start, end) in matches.iter() {
            let (start, end) = (start as usize, end as usize);
            if start < done {
                continue;
            }
            rewritten.extend_from_slice(&tokens[done..start]);
            let (from, to) = (tokens[start].start as usize, tokens[end - 1].end as usize);
            match text.get(from..to).and_then(|words| self.special(words)) {
                None => rewritten.extend_from_slice(&tokens[start..end]),
                Some(special) => {
                    let mut found = Vec::new();
                    push_special(lexemes, norms, special, &mut found);
                    place(lexemes, &found, from, rewritten);
                    if let Some(last) = rewritten.last_mut() {
                        last.space = tokens[end - 1].space;
                    }
                }
            }
            done = end;
        }
        rewritten.extend_from_slice(&tokens[done..]);
        std::mem::swap(rewritten, tokens);
    }
}

impl Memory {
    /// Forgets all lexemes.
    pub(crate) fn clear(&mut self) {
        self.pieces.clear();
        self.pool.clear();
        self.phrases.clear();
        self.phrases_known = false;
    }

    fn learn_phrases(&mut self, phrases: &[Vec<Box<str>>], lexemes: &mut Lexemes, norms: &Norms) {
        for phrase in phrases {
            let words: Box<[LexemeId]> =
                phrase.iter().map(|word| lexemes.get(norms, word)).collect();
            if let Some(&first) = words.first() {
                let list = self.phrases.entry(first).or_default();
                if !list.contains(&words) {
                    list.push(words);
                }
            }
        }
        self.phrases_known = true;
    }
}

fn push_special(
    lexemes: &mut Lexemes,
    norms: &Norms,
    special: &[SpecialToken],
    found: &mut Vec<LexemeId>,
) {
    for token in special {
        found.push(lexemes.get_with(norms, &token.orth, token.norm.as_deref()));
    }
}

/// Puts lexemes one after the other, from byte `start` on.
fn place(lexemes: &Lexemes, found: &[LexemeId], start: usize, tokens: &mut Vec<Tok>) {
    let mut start = start as u32;
    for &lexeme in found {
        let end = start + lexemes[lexeme].text.len() as u32;
        tokens.push(Tok {
            start,
            end,
            lexeme,
            space: false,
        });
        start = end;
    }
}
