//! A text with everything that spaCy says of its tokens.

use std::collections::HashMap;

/// A text, run through a pipeline: spaCy's `Doc`.
#[derive(Clone, Debug, Default)]
pub struct Doc {
    text: String,
    tokens: Vec<Stored>,
    strings: Vec<Box<str>>,
}

#[derive(Clone, Copy, Debug)]
struct Stored {
    start: u32,
    end: u32,
    idx: u32,
    space: bool,
    head: u32,
    iob: u8,
    sentence_start: bool,
    strings: [u32; 8],
}

const NORM: usize = 0;
const SHAPE: usize = 1;
const TAG: usize = 2;
const POS: usize = 3;
const MORPH: usize = 4;
const LEMMA: usize = 5;
const DEP: usize = 6;
const ENTITY: usize = 7;

/// What a pipeline says of one token.
pub(crate) struct NewToken<'a> {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) space: bool,
    pub(crate) head: u32,
    pub(crate) iob: u8,
    pub(crate) sentence_start: bool,
    pub(crate) strings: [&'a str; 8],
}

/// Builds a [`Doc`].
#[derive(Default)]
pub(crate) struct DocBuilder {
    doc: Doc,
    by_text: HashMap<Box<str>, u32>,
    /// Byte and code point up to which the text was counted.
    counted: (usize, u32),
}

impl DocBuilder {
    pub(crate) fn new(text: &str) -> DocBuilder {
        DocBuilder {
            doc: Doc {
                text: text.to_string(),
                ..Doc::default()
            },
            ..DocBuilder::default()
        }
    }

    /// How many tokens there are so far.
    pub(crate) fn len(&self) -> u32 {
        self.doc.tokens.len() as u32
    }

    pub(crate) fn push(&mut self, new: NewToken<'_>) {
        let (byte, point) = self.counted;
        let between = self
            .doc
            .text
            .get(byte..new.start as usize)
            .unwrap_or_default();
        let idx = point + between.chars().count() as u32;
        self.counted = (new.start as usize, idx);
        let strings = new.strings.map(|text| self.intern(text));
        let NewToken {
            start,
            end,
            space,
            head,
            iob,
            sentence_start,
            ..
        } = new;
        let token = Stored {
            start,
            end,
            idx,
            space,
            head,
            iob,
            sentence_start,
            strings,
        };
        self.doc.tokens.push(token);
    }

    fn intern(&mut self, text: &str) -> u32 {
        if let Some(&at) = self.by_text.get(text) {
            return at;
        }
        let at = self.doc.strings.len() as u32;
        self.doc.strings.push(text.into());
        self.by_text.insert(text.into(), at);
        at
    }

    pub(crate) fn finish(self) -> Doc {
        self.doc
    }
}

/// A token of a [`Doc`], with the names that spaCy gives its attributes.
#[derive(Clone, Copy)]
pub struct TokenRef<'d> {
    doc: &'d Doc,
    token: &'d Stored,
}

impl Doc {
    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many tokens it has.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether it has no tokens.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// A token by its number.
    pub fn get(&self, at: usize) -> Option<TokenRef<'_>> {
        self.tokens
            .get(at)
            .map(|token| TokenRef { doc: self, token })
    }

    /// All tokens.
    pub fn tokens(&self) -> impl Iterator<Item = TokenRef<'_>> {
        self.tokens
            .iter()
            .map(|token| TokenRef { doc: self, token })
    }
}

impl<'d> TokenRef<'d> {
    fn string(&self, which: usize) -> &'d str {
        &self.doc.strings[self.token.strings[which] as usize]
    }

    /// The token as it stands in the text.
    pub fn text(&self) -> &'d str {
        self.doc.text.get(self.bytes()).unwrap_or_default()
    }

    /// Where it stands, in bytes.
    pub fn bytes(&self) -> std::ops::Range<usize> {
        self.token.start as usize..self.token.end as usize
    }

    /// Where it begins, in code points.
    pub fn idx(&self) -> usize {
        self.token.idx as usize
    }

    /// The space that follows, or nothing.
    pub fn whitespace(&self) -> &'static str {
        if self.token.space { " " } else { "" }
    }

    /// Its normal form: *color* for *colour*, *not* for *n't*.
    pub fn norm(&self) -> &'d str {
        self.string(NORM)
    }

    /// Its shape: `Xxxx`, `dd`.
    pub fn shape(&self) -> &'d str {
        self.string(SHAPE)
    }

    /// Its fine-grained tag.
    pub fn tag(&self) -> &'d str {
        self.string(TAG)
    }

    /// Its part of speech.
    pub fn pos(&self) -> &'d str {
        self.string(POS)
    }

    /// Its features.
    pub fn morph(&self) -> &'d str {
        self.string(MORPH)
    }

    /// Its lemma.
    pub fn lemma(&self) -> &'d str {
        self.string(LEMMA)
    }

    /// Its relation to its head.
    pub fn dep(&self) -> &'d str {
        self.string(DEP)
    }

    /// The number of its head; its own at a root.
    pub fn head(&self) -> usize {
        self.token.head as usize
    }

    /// `B`, `I` or `O`: whether it begins an entity, is inside one, or outside of all.
    pub fn ent_iob(&self) -> &'static str {
        ["O", "B", "I"]
            .get(usize::from(self.token.iob))
            .copied()
            .unwrap_or("O")
    }

    /// The kind of its entity.
    pub fn ent_type(&self) -> &'d str {
        self.string(ENTITY)
    }

    /// Whether a sentence begins with it.
    pub fn is_sent_start(&self) -> bool {
        self.token.sentence_start
    }
}
