//! Tokens, sentences, trees and entities.
//!
//! An [`Annotated`] document is what the reader reads. It can come from a pipeline or from a
//! parse written by hand in CoNLL-U ([`crate::conllu`]); both go through the [`Builder`].

use std::hash::BuildHasher;

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;

use crate::{BlockKind, Dep, EntityLabel, Iob, Pos, Span, Tag};

/// The number of a token in its document.
pub type TokenId = u32;

/// A string kept once per document: two tokens have the same lemma if their `lemma` is equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Sym(u32);

impl Sym {
    /// Its place in the document's table, for side tables of one's own.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One token.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands in the article's text.
    pub span: Span,
    /// The token as the parser saw it, in lower case.
    pub lower: Sym,
    /// Its lemma.
    pub lemma: Sym,
    /// Its features, as `Number=Sing|Person=3`, or empty.
    pub morph: Sym,
    /// Its fine-grained tag.
    pub tag: Tag,
    /// Its part of speech.
    pub pos: Pos,
    /// Its relation to its head.
    pub dep: Dep,
    /// Its head: a token number of the document; itself at the root of a sentence.
    pub head: TokenId,
    /// Inside, outside or at the beginning of a named entity.
    pub iob: Iob,
    /// The kind of that entity.
    pub entity: EntityLabel,
    /// Whether one space follows it.
    pub space_after: bool,
    /// The number of its sentence.
    pub sentence: u32,
    /// Leftmost token of its subtree.
    pub left_edge: TokenId,
    /// Rightmost token of its subtree.
    pub right_edge: TokenId,
}

/// A sentence: tokens `start` up to `end`.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    /// Its first token.
    pub start: TokenId,
    /// One past its last token.
    pub end: TokenId,
    /// The number of its block in the document.
    pub block: u32,
    /// Whether it stands in the headline or in the body.
    pub kind: BlockKind,
}

/// A document with tokens, sentences, trees and entities.
#[derive(Clone, Debug, Default)]
pub struct Annotated {
    /// All tokens, white-space tokens among them.
    pub tokens: Vec<Token>,
    /// All sentences, in order.
    pub sentences: Vec<Sentence>,
    strings: Vec<Box<str>>,
    children: Vec<TokenId>,
    child_starts: Vec<u32>,
}

impl Annotated {
    /// The string behind a symbol.
    pub fn str(&self, sym: Sym) -> &str {
        &self.strings[sym.0 as usize]
    }

    /// How many different strings the document has: symbols are `0..n_strings`.
    pub fn n_strings(&self) -> usize {
        self.strings.len()
    }

    /// All strings with their symbols.
    pub fn strings(&self) -> impl Iterator<Item = (Sym, &str)> {
        self.strings
            .iter()
            .enumerate()
            .map(|(index, string)| (Sym(index as u32), &**string))
    }

    /// The token of that number.
    pub fn token(&self, token: TokenId) -> &Token {
        &self.tokens[token as usize]
    }

    /// The lemma of a token.
    pub fn lemma(&self, token: TokenId) -> &str {
        self.str(self.token(token).lemma)
    }

    /// A token in lower case.
    pub fn lower(&self, token: TokenId) -> &str {
        self.str(self.token(token).lower)
    }

    /// Gives lemmas another spelling, where there is one: *criticise* → *criticize*.
    pub fn respell<'s>(&mut self, spelled: impl Fn(&str) -> Option<&'s str>) {
        let mut changed: Vec<(Sym, Sym)> = Vec::new();
        for index in 0..self.strings.len() {
            let Some(other) = spelled(&self.strings[index]) else {
                continue;
            };
            let known = self.strings.iter().position(|string| **string == *other);
            let to = known.unwrap_or(self.strings.len());
            if known.is_none() {
                self.strings.push(other.into());
            }
            changed.push((Sym(index as u32), Sym(to as u32)));
        }
        if changed.is_empty() {
            return;
        }
        for token in &mut self.tokens {
            if let Some((_, to)) = changed.iter().find(|(from, _)| *from == token.lemma) {
                token.lemma = *to;
            }
        }
    }

    /// The tokens that hang directly under a token, from left to right.
    pub fn children(&self, token: TokenId) -> &[TokenId] {
        let at = token as usize;
        &self.children[self.child_starts[at] as usize..self.child_starts[at + 1] as usize]
    }

    /// The first child with that relation.
    pub fn child(&self, token: TokenId, dep: Dep) -> Option<TokenId> {
        self.children(token)
            .iter()
            .copied()
            .find(|&child| self.token(child).dep == dep)
    }

    /// All children with that relation.
    pub fn children_by(&self, token: TokenId, dep: Dep) -> impl Iterator<Item = TokenId> + '_ {
        self.children(token)
            .iter()
            .copied()
            .filter(move |&child| self.token(child).dep == dep)
    }

    /// The head of a token, unless it is a root.
    pub fn head(&self, token: TokenId) -> Option<TokenId> {
        let head = self.token(token).head;
        (head != token).then_some(head)
    }

    /// The heads above a token, nearest first.
    pub fn ancestors(&self, token: TokenId) -> impl Iterator<Item = TokenId> + '_ {
        std::iter::successors(self.head(token), |&above| self.head(above))
    }

    /// Whether `above` is `token` or one of its ancestors.
    pub fn governs(&self, above: TokenId, token: TokenId) -> bool {
        above == token || self.ancestors(token).any(|ancestor| ancestor == above)
    }

    /// The tokens from the leftmost to the rightmost of a token's subtree, as a range.
    pub fn edges(&self, token: TokenId) -> std::ops::Range<TokenId> {
        let token = self.token(token);
        token.left_edge..token.right_edge + 1
    }

    /// The text span from the first to the last token of a range.
    pub fn span(&self, tokens: std::ops::Range<TokenId>) -> Span {
        if tokens.is_empty() {
            return Span::default();
        }
        Span {
            start: self.token(tokens.start).span.start,
            end: self.token(tokens.end - 1).span.end,
        }
    }

    /// The text span from the leftmost to the rightmost token of a token's subtree.
    pub fn subtree_span(&self, token: TokenId) -> Span {
        self.span(self.edges(token))
    }

    /// The tokens of a sentence.
    pub fn sentence_tokens(&self, sentence: usize) -> std::ops::Range<TokenId> {
        let sentence = &self.sentences[sentence];
        sentence.start..sentence.end
    }

    /// The text span of a sentence.
    pub fn sentence_span(&self, sentence: usize) -> Span {
        self.span(self.sentence_tokens(sentence))
    }

    /// The root of a sentence.
    pub fn root(&self, sentence: usize) -> TokenId {
        let tokens = self.sentence_tokens(sentence);
        tokens
            .clone()
            .find(|&token| self.token(token).head == token)
            .unwrap_or(tokens.start)
    }

    /// Whether the sentence stands in the headline.
    pub fn in_title(&self, sentence: usize) -> bool {
        self.sentences[sentence].kind == BlockKind::Headline
    }

    /// The token that holds the byte, or the first after it.
    pub fn token_at(&self, offset: u32) -> Option<TokenId> {
        let index = self
            .tokens
            .partition_point(|token| token.span.end <= offset);
        (index < self.tokens.len()).then_some(index as TokenId)
    }

    /// The tokens that lie wholly or partly inside a span.
    pub fn tokens_in(&self, span: Span) -> std::ops::Range<TokenId> {
        let start = self
            .tokens
            .partition_point(|token| token.span.end <= span.start);
        let end = self
            .tokens
            .partition_point(|token| token.span.start < span.end);
        start as TokenId..end.max(start) as TokenId
    }

    /// The named entity that a token belongs to, as a range of tokens.
    pub fn entity(&self, token: TokenId) -> Option<std::ops::Range<TokenId>> {
        if self.token(token).iob == Iob::O {
            return None;
        }
        let mut start = token;
        while start > 0 && self.token(start).iob == Iob::I {
            start -= 1;
        }
        let mut end = token + 1;
        while (end as usize) < self.tokens.len() && self.token(end).iob == Iob::I {
            end += 1;
        }
        Some(start..end)
    }
}

/// A token as a pipeline or a CoNLL-U file gives it.
#[derive(Clone, Copy, Debug)]
pub struct NewToken<'a> {
    /// Where it stands in the article's text.
    pub span: Span,
    /// The token as the parser saw it.
    pub text: &'a str,
    /// Its lemma.
    pub lemma: &'a str,
    /// Its features.
    pub morph: &'a str,
    /// Its fine-grained tag.
    pub tag: Tag,
    /// Its part of speech.
    pub pos: Pos,
    /// Its relation to its head.
    pub dep: Dep,
    /// Its head, counted from the first token of the same block.
    pub head: u32,
    /// Inside, outside or at the beginning of a named entity.
    pub iob: Iob,
    /// The kind of that entity.
    pub entity: EntityLabel,
    /// Whether one space follows.
    pub space_after: bool,
    /// Whether a sentence begins with it.
    pub sentence_start: bool,
}

/// Builds an [`Annotated`] block by block.
#[derive(Debug, Default)]
pub struct Builder {
    annotated: Annotated,
    /// Symbols by their string, which stands in `annotated.strings` alone.
    symbols: HashTable<Sym>,
    lower: String,
}

impl Builder {
    /// The symbol of a string.
    fn intern(&mut self, string: &str) -> Sym {
        let strings = &mut self.annotated.strings;
        let hash = |string: &str| FxBuildHasher.hash_one(string);
        let known = |sym: &Sym| *strings[sym.0 as usize] == *string;
        if let Some(&sym) = self.symbols.find(hash(string), known) {
            return sym;
        }
        let sym = Sym(strings.len() as u32);
        strings.push(string.into());
        let rehash = |sym: &Sym| hash(&strings[sym.0 as usize]);
        self.symbols.insert_unique(hash(string), sym, rehash);
        sym
    }

    /// Adds the tokens of one block.
    pub fn block<'a>(
        &mut self,
        number: u32,
        kind: BlockKind,
        tokens: impl IntoIterator<Item = NewToken<'a>>,
    ) {
        let base = self.annotated.tokens.len() as u32;
        for new in tokens {
            let at = self.annotated.tokens.len() as u32;
            if new.sentence_start || at == base {
                self.annotated.sentences.push(Sentence {
                    start: at,
                    end: at,
                    block: number,
                    kind,
                });
            }
            let mut lower = std::mem::take(&mut self.lower);
            lower.clear();
            if new.text.is_ascii() {
                lower.push_str(new.text);
                lower.make_ascii_lowercase();
            } else {
                lower.push_str(&new.text.to_lowercase());
            }
            let token = Token {
                span: new.span,
                lower: self.intern(&lower),
                lemma: self.intern(new.lemma),
                morph: self.intern(new.morph),
                tag: new.tag,
                pos: new.pos,
                dep: new.dep,
                head: base + new.head,
                iob: new.iob,
                entity: new.entity,
                space_after: new.space_after,
                sentence: self.annotated.sentences.len() as u32 - 1,
                left_edge: at,
                right_edge: at,
            };
            self.lower = lower;
            self.annotated.tokens.push(token);
            if let Some(sentence) = self.annotated.sentences.last_mut() {
                sentence.end = at + 1;
            }
        }
        // A head outside its block (a faulty file) makes the token a root.
        let end = self.annotated.tokens.len() as u32;
        for at in base..end {
            let token = &mut self.annotated.tokens[at as usize];
            if token.head >= end {
                token.head = at;
            }
        }
    }

    /// Finishes: children and subtree edges are worked out.
    pub fn finish(mut self) -> Annotated {
        self.annotated.link();
        self.annotated
    }
}

/// A token that hangs elsewhere than the parser hung it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The token.
    pub token: TokenId,
    /// Its new head.
    pub head: TokenId,
    /// Its new relation.
    pub dep: Dep,
}

impl Annotated {
    /// Hangs tokens elsewhere in the trees of their sentences; the first change of a token counts, and one
    /// that leads out of its sentence is left out.
    pub fn reattach(&mut self, changes: &[Change]) {
        if changes.is_empty() {
            return;
        }
        let mut changed: Vec<TokenId> = Vec::with_capacity(changes.len());
        for change in changes {
            let same = self.token(change.token).sentence == self.token(change.head).sentence;
            if same && !changed.contains(&change.token) {
                changed.push(change.token);
                let token = &mut self.tokens[change.token as usize];
                token.head = change.head;
                token.dep = change.dep;
            }
        }
        for at in 0..self.tokens.len() {
            self.tokens[at].left_edge = at as TokenId;
            self.tokens[at].right_edge = at as TokenId;
        }
        self.link();
    }

    /// Works out children and subtree edges by the heads.
    fn link(&mut self) {
        let n = self.tokens.len();
        self.break_cycles();
        let mut starts = vec![0u32; n + 1];
        for (at, token) in self.tokens.iter().enumerate() {
            if token.head as usize != at {
                starts[token.head as usize + 1] += 1;
            }
        }
        for at in 0..n {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        let mut children = vec![0; starts[n] as usize];
        for (at, token) in self.tokens.iter().enumerate() {
            if token.head as usize != at {
                let slot = &mut next[token.head as usize];
                children[*slot as usize] = at as TokenId;
                *slot += 1;
            }
        }
        self.children = children;
        self.child_starts = starts;
        // Edges from the leaves up: children before heads, by depth-first order.
        let mut order = Vec::with_capacity(n);
        let mut open: Vec<TokenId> = Vec::new();
        for at in 0..n as TokenId {
            if self.tokens[at as usize].head == at {
                open.push(at);
                while let Some(token) = open.pop() {
                    order.push(token);
                    open.extend_from_slice(self.children(token));
                }
            }
        }
        for &token in order.iter().rev() {
            let Token {
                head,
                left_edge,
                right_edge,
                ..
            } = self.tokens[token as usize];
            let above = &mut self.tokens[head as usize];
            above.left_edge = above.left_edge.min(left_edge);
            above.right_edge = above.right_edge.max(right_edge);
        }
    }

    /// Makes a root of one token of each cycle, which a faulty file can bring in.
    fn break_cycles(&mut self) {
        let tokens = &mut self.tokens;
        let mut state = vec![0u8; tokens.len()];
        for start in 0..tokens.len() {
            let mut at = start;
            let mut path = Vec::new();
            while state[at] == 0 {
                state[at] = 1;
                path.push(at);
                let head = tokens[at].head as usize;
                if head == at {
                    break;
                }
                if state[head] == 1 {
                    tokens[at].head = at as TokenId;
                    break;
                }
                at = head;
            }
            for token in path {
                state[token] = 2;
            }
        }
    }
}
