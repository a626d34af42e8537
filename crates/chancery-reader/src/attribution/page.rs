//! An article laid open for reading: parse, quotations, and the cue entry of each lemma.

use chancery_lexicon::cues::{CueEntry, Cues};
use chancery_text::{Annotated, Dep, EntityLabel, Iob, Pos, Tag, Token, TokenId};

use super::model::hash;
use super::quotes::{Quotes, quotes};

/// Everything that the constructions look at.
pub struct Page<'a> {
    /// The article's text.
    pub text: &'a str,
    /// Its parse.
    pub annotated: &'a Annotated,
    /// Its quotations.
    pub quotes: Quotes,
    /// How many tokens stand before each one, names counted once.
    before: Vec<u32>,
    /// A hash of each string of the document.
    hashes: Vec<u32>,
    /// The hash that stands for every name.
    name: u32,
    /// The entry of each string of the document as a cue's lemma.
    entries: Vec<Option<&'a CueEntry>>,
}

impl<'a> Page<'a> {
    /// Lays an article open.
    pub fn of(cues: &'a Cues, text: &'a str, annotated: &'a Annotated) -> Page<'a> {
        let n_strings = annotated.n_strings();
        let (mut hashes, mut entries) = (vec![0; n_strings], vec![None; n_strings]);
        for (sym, string) in annotated.strings() {
            hashes[sym.index()] = hash(string);
            entries[sym.index()] = cues.entry(string);
        }
        let tokens = 0..annotated.tokens.len() as TokenId;
        let before = std::iter::once(0)
            .chain(tokens.scan(0, |sum, token| {
                *sum += u32::from(!opens_a_name(annotated, token));
                Some(*sum)
            }))
            .collect();
        Page {
            text,
            annotated,
            quotes: quotes(text, annotated),
            before,
            hashes,
            name: hash("<name>"),
            entries,
        }
    }

    /// The symbol that stands for a cue's lemma: the lemma, or the word itself where the lemmatizer
    /// does not know it for a verb (headlines in title case; *hoped*, which it takes for *hop*).
    fn cue_sym(&self, token: TokenId) -> chancery_text::Sym {
        let it = self.annotated.token(token);
        if self.entries[it.lemma.index()].is_none() && self.entries[it.lower.index()].is_some() {
            it.lower
        } else {
            it.lemma
        }
    }

    /// The entry of a token as a cue.
    pub fn entry(&self, token: TokenId) -> Option<&'a CueEntry> {
        self.entries[self.cue_sym(token).index()]
    }

    /// The hash of the lemma of a cue: inflected forms that an entry names count as its lemma.
    pub fn cue_hash(&self, token: TokenId) -> u32 {
        match self.entry(token) {
            Some(entry) => entry.hash,
            None => self.lemma_hash(token),
        }
    }

    /// The hash of a token's lemma; that of any name is the same, so that nothing hangs on who is
    /// named.
    pub fn lemma_hash(&self, token: TokenId) -> u32 {
        let it = self.annotated.token(token);
        if self.is_name(it) {
            self.name
        } else {
            self.hashes[it.lemma.index()]
        }
    }

    /// The hash of a token in lower case, with names as in [`Page::lemma_hash`].
    pub fn lower_hash(&self, token: TokenId) -> u32 {
        let it = self.annotated.token(token);
        if self.is_name(it) {
            self.name
        } else {
            self.hashes[it.lower.index()]
        }
    }

    /// Whether a token is a part of somebody's or some place's name, or an adjective made from one.
    /// *Monday* is none, and *Says* in a headline is a cue.
    fn is_name(&self, it: &Token) -> bool {
        use EntityLabel::{DATE, GPE, NORP, PERSON, TIME};
        let named = match it.pos {
            Pos::PROPN => !matches!(it.entity, DATE | TIME),
            Pos::NOUN | Pos::ADJ => matches!(it.entity, GPE | NORP | PERSON),
            _ => false,
        };
        named && self.entries[it.lower.index()].is_none()
    }

    /// How many tokens stand between two places. A name of several words counts once, so that
    /// nothing hangs on whether *Peru* or *Saudi Arabia* is named.
    pub fn distance(&self, one: TokenId, other: TokenId) -> u32 {
        let before = |token: TokenId| self.before.get(token as usize).copied().unwrap_or(0);
        before(one).abs_diff(before(other))
    }

    /// How many tokens a range holds, counted as in [`Page::distance`].
    pub fn length(&self, range: &std::ops::Range<TokenId>) -> u32 {
        self.distance(range.start, range.end.max(range.start))
    }

    /// The number of the quotation a token stands in, plus one; 0 outside.
    pub fn quotation(&self, token: TokenId) -> u32 {
        self.quotes.by_token[token as usize]
    }

    /// The relation of a token.
    pub fn dep(&self, token: TokenId) -> Dep {
        self.annotated.token(token).dep
    }

    /// The part of speech of a token.
    pub fn pos(&self, token: TokenId) -> Pos {
        self.annotated.token(token).pos
    }

    /// The fine tag of a token.
    pub fn tag(&self, token: TokenId) -> Tag {
        self.annotated.token(token).tag
    }

    /// A token in lower case.
    pub fn lower(&self, token: TokenId) -> &str {
        self.annotated.lower(token)
    }

    /// Whether a token counts as a word; of a name that counts once, the last.
    pub fn counts(&self, token: TokenId) -> bool {
        self.is_word(token) && !opens_a_name(self.annotated, token)
    }

    /// Whether a token is a word: no punctuation, no white space.
    pub fn is_word(&self, token: TokenId) -> bool {
        !matches!(self.pos(token), Pos::PUNCT | Pos::SPACE)
    }

    /// The tokens of the sentence of a token.
    pub fn sentence(&self, token: TokenId) -> std::ops::Range<TokenId> {
        self.annotated
            .sentence_tokens(self.annotated.token(token).sentence as usize)
    }

    /// The number of the paragraph of a token.
    pub fn paragraph(&self, token: TokenId) -> usize {
        self.quotes.paragraph_of[self.annotated.token(token).sentence as usize] as usize
    }

    /// The tokens of the paragraph of a token.
    pub fn paragraph_tokens(&self, token: TokenId) -> std::ops::Range<TokenId> {
        self.quotes.paragraphs[self.paragraph(token)].clone()
    }

    /// The parts of a content that stand inside quotation marks.
    pub fn quoted(&self, content: &[std::ops::Range<TokenId>]) -> Vec<chancery_text::Span> {
        let mut out = Vec::new();
        for range in content {
            let mut start = None;
            for token in range.start..=range.end {
                let inside = token < range.end && self.quotation(token) != 0;
                match (start, inside) {
                    (None, true) => start = Some(token),
                    (Some(from), false) => {
                        out.push(self.annotated.span(from..token));
                        start = None;
                    }
                    _ => {}
                }
            }
        }
        out
    }
}

/// Whether a name goes on behind the token: ***Saudi** Arabia*.
pub fn opens_a_name(annotated: &Annotated, token: TokenId) -> bool {
    use EntityLabel::{FAC, GPE, LOC, NORP, ORG, PERSON};
    let at = annotated.token(token);
    matches!(at.entity, GPE | NORP | ORG | PERSON | FAC | LOC)
        && annotated
            .tokens
            .get(token as usize + 1)
            .is_some_and(|next| next.iob == Iob::I)
}
