//! The road of a text through the components of a pipeline.

use std::ops::Range;
use std::sync::Arc;

use chancery_text::{Annotated, Builder, Document, Iob, NewToken};
use rustc_hash::FxHashMap;

use crate::doc::{self, Doc, DocBuilder};
use crate::entities::Place;
use crate::lexeme::{LexemeId, Lexemes};
use crate::names::{Name, Names};
use crate::net::{self, Tables, Words};
use crate::parser::{Room, Tree};
use crate::phrases::{Joined, Lists};
use crate::pipeline::Model;
use crate::ruler::{self, Attributes};
use crate::tokenizer::{self, Tok};

/// The networks see at least this many tokens at once, if there are as many.
const BATCH: usize = 512;
/// A text of more tokens than this is cut, so that memory stays bounded.
const MAX_TOKENS: usize = 8192;
/// A text of more bytes than this is cut before it is tokenized.
const MAX_BYTES: usize = 128 << 10;
/// When a thread knows so many words, it forgets them and begins anew.
const MAX_LEXEMES: usize = 24 << 10;

/// Annotates texts one after the other, and remembers words between them.
///
/// Made by [`Pipeline::annotator`](crate::Pipeline::annotator); one for each thread. What it
/// remembers changes its speed, never its results.
pub struct Annotator {
    model: Arc<Model>,
    lexemes: Lexemes,
    /// The pipeline's names, then lemmas.
    names: Names,
    lemmas: FxHashMap<(LexemeId, Name, Name), Name>,
    tokenizer: tokenizer::Memory,
    ruler: ruler::Memory,
    words: Words,
    ner_words: Words,
    tables: Tables,
    room: Room,
    vectors: Vec<f32>,
    scores: Vec<f32>,
    /// What the networks see.
    tokens: Vec<Tok>,
    /// The names of several words among them.
    joined: Vec<Joined>,
    units: Vec<Unit>,
    analysis: Analysis,
}

/// What is cut from a text to be analyzed on its own: usually all of it.
#[derive(Clone, Debug)]
struct Unit {
    /// Which of the caller's texts it belongs to.
    number: u32,
    /// What to add to the offsets of its tokens.
    base: u32,
    tokens: Range<usize>,
}

/// What the components say of the tokens of one unit.
#[derive(Default)]
struct Analysis {
    tags: Vec<Name>,
    /// Tags of a whole batch.
    batch_tags: Vec<Name>,
    pos: Vec<Name>,
    morphs: Vec<Name>,
    ruled: Vec<Option<Name>>,
    lemmas: Vec<Name>,
    tree: Tree,
    /// Trees of a whole batch, unit by unit.
    trees: Vec<Tree>,
    is_space: Vec<bool>,
    entities: Vec<(Place, Name)>,
}

/// What is handed out for each unit.
struct Analyzed<'a> {
    unit: &'a Unit,
    tokens: &'a [Tok],
    lexemes: &'a Lexemes,
    names: &'a Names,
    analysis: &'a Analysis,
}

impl Annotator {
    pub(crate) fn new(model: Arc<Model>) -> Annotator {
        Annotator {
            lexemes: Lexemes::default(),
            names: model.names.clone(),
            lemmas: FxHashMap::default(),
            tokenizer: model.tokenizer.memory(),
            ruler: ruler::Memory::default(),
            words: Words::default(),
            ner_words: Words::default(),
            tables: Tables::default(),
            room: Room::default(),
            vectors: Vec::new(),
            scores: Vec::new(),
            tokens: Vec::new(),
            joined: Vec::new(),
            units: Vec::new(),
            analysis: Analysis::default(),
            model,
        }
    }

    /// Runs the whole pipeline over a text.
    pub fn run(&mut self, text: &str) -> Doc {
        let mut doc = DocBuilder::new(text);
        self.analyze([(0, 0, text)].into_iter(), |analyzed| {
            let first = doc.len();
            let Analyzed {
                unit,
                tokens,
                lexemes,
                names,
                analysis,
            } = analyzed;
            for (at, token) in tokens.iter().enumerate() {
                let lexeme = &lexemes[token.lexeme];
                let (place, entity) = analysis.entities[at];
                doc.push(doc::NewToken {
                    start: token.start + unit.base,
                    end: token.end + unit.base,
                    space: token.space,
                    head: first + analysis.tree.heads[at],
                    iob: place as u8,
                    sentence_start: analysis.tree.sentence_starts[at],
                    strings: [
                        &lexeme.norm,
                        &lexeme.shape,
                        names.str(analysis.tags[at]),
                        names.str(analysis.pos[at]),
                        names.str(analysis.morphs[at]),
                        names.str(analysis.lemmas[at]),
                        names.str(analysis.tree.labels[at]),
                        names.str(entity),
                    ],
                });
            }
        });
        doc.finish()
    }

    /// Annotates a document block by block; spans point into the article's `text`.
    pub fn annotate(&mut self, text: &str, document: &Document) -> Annotated {
        let mut builder = Builder::default();
        let model = Arc::clone(&self.model);
        let texts = document
            .blocks
            .iter()
            .enumerate()
            .map(|(number, block)| (number as u32, block.span.start, block.view(text)));
        self.analyze(texts, |analyzed| {
            let Analyzed {
                unit,
                tokens,
                lexemes,
                names,
                analysis,
            } = analyzed;
            let Some(block) = document.blocks.get(unit.number as usize) else {
                return;
            };
            let label = |name: Name| model.labels.get(name.index()).copied().unwrap_or_default();
            let new = tokens.iter().enumerate().map(|(at, token)| {
                let (place, entity) = analysis.entities[at];
                NewToken {
                    span: chancery_text::Span {
                        start: token.start + unit.base,
                        end: token.end + unit.base,
                    },
                    text: &lexemes[token.lexeme].text,
                    lemma: names.str(analysis.lemmas[at]),
                    morph: names.str(analysis.morphs[at]),
                    tag: label(analysis.tags[at]).tag,
                    pos: label(analysis.pos[at]).pos,
                    dep: label(analysis.tree.labels[at]).dep,
                    head: analysis.tree.heads[at],
                    iob: match place {
                        Place::Begin => Iob::B,
                        Place::Inside => Iob::I,
                        Place::Outside => Iob::O,
                    },
                    entity: label(entity).entity,
                    space_after: token.space,
                    sentence_start: analysis.tree.sentence_starts[at],
                }
            });
            builder.block(unit.number, block.kind, new);
        });
        builder.finish()
    }

    /// Runs all components over texts: number, what to add to offsets, words.
    fn analyze<'t>(
        &mut self,
        texts: impl Iterator<Item = (u32, u32, &'t str)>,
        mut hand_out: impl FnMut(Analyzed<'_>),
    ) {
        self.tokens.clear();
        self.joined.clear();
        self.units.clear();
        let mut piece_tokens = Vec::new();
        for (number, base, text) in texts {
            let mut rest = text;
            while !rest.is_empty() {
                let (piece, after) = rest.split_at(cut_bytes(rest));
                let base = base + (text.len() - rest.len()) as u32;
                rest = after;
                if self.tokens.is_empty() && self.lexemes.len() > MAX_LEXEMES {
                    self.forget();
                }
                let model = &self.model;
                model.tokenizer.tokenize(
                    &mut self.tokenizer,
                    &mut self.lexemes,
                    &model.norms,
                    piece,
                    &mut piece_tokens,
                );
                let mut from = self.tokens.len();
                let (lexemes, joined) = (&mut self.lexemes, &mut self.joined);
                let (norms, phrases) = (&model.norms, &model.phrases);
                phrases.join(lexemes, norms, from, &mut piece_tokens, joined);
                self.tokens.extend_from_slice(&piece_tokens);
                while from < self.tokens.len() {
                    let to = from + cut_tokens(&self.tokens[from..], &self.lexemes);
                    self.units.push(Unit {
                        number,
                        base,
                        tokens: from..to,
                    });
                    from = to;
                }
                if self.tokens.len() >= BATCH {
                    self.flush(&mut hand_out);
                }
            }
        }
        self.flush(&mut hand_out);
    }

    /// Forgets all words.
    fn forget(&mut self) {
        self.lexemes.clear();
        self.names.truncate(self.model.names.len());
        self.lemmas.clear();
        self.tokenizer.clear();
        self.ruler.clear();
        self.words.clear();
        self.ner_words.clear();
    }

    /// Analyzes the units that have gathered.
    fn flush(&mut self, hand_out: &mut impl FnMut(Analyzed<'_>)) {
        let units = std::mem::take(&mut self.units);
        let mut from = 0;
        while from < units.len() {
            let mut to = from + 1;
            while to < units.len() && units[to].tokens.start - units[from].tokens.start < BATCH {
                to += 1;
            }
            self.batch(&units[from..to], hand_out);
            from = to;
        }
        self.units = units;
        self.units.clear();
        self.tokens.clear();
        self.joined.clear();
    }

    /// Analyzes some units at once.
    fn batch(&mut self, units: &[Unit], hand_out: &mut impl FnMut(Analyzed<'_>)) {
        let (Some(first), Some(last)) = (units.first(), units.last()) else {
            return;
        };
        let model = &*self.model;
        let kernel = model.kernel;
        let start = first.tokens.start;
        let tokens = &self.tokens[start..last.tokens.end];
        let texts: Vec<Range<usize>> = units
            .iter()
            .map(|unit| unit.tokens.start - start..unit.tokens.end - start)
            .collect();
        let analysis = &mut self.analysis;
        analysis.is_space.clear();
        analysis.is_space.extend(
            tokens
                .iter()
                .map(|token| self.lexemes[token.lexeme].is_space),
        );
        analysis.batch_tags.clear();
        analysis.batch_tags.resize(tokens.len(), Name::EMPTY);
        analysis
            .trees
            .resize_with(analysis.trees.len().max(units.len()), Tree::default);
        if let Some(tok2vec) = &model.tok2vec {
            let (words, vectors) = (&mut self.words, &mut self.vectors);
            tok2vec.encode(kernel, words, &self.lexemes, tokens, &texts, vectors);
            let width = tok2vec.width();
            if let Some(tagger) = &model.tagger {
                let stride = tagger.softmax.stride();
                self.scores
                    .resize(self.scores.len().max(tokens.len() * stride), 0.0);
                tagger.softmax.product(
                    kernel,
                    vectors,
                    width,
                    tokens.len(),
                    &mut self.scores,
                    stride,
                );
                for (tag, scores) in analysis
                    .batch_tags
                    .iter_mut()
                    .zip(self.scores.chunks(stride))
                {
                    *tag = tagger.labels[net::first_largest(&scores[..tagger.labels.len()])];
                }
            }
            if let Some(parser) = &model.parser {
                parser
                    .network
                    .precompute(kernel, &mut self.tables, vectors, width);
                for (text, tree) in texts.iter().zip(&mut analysis.trees) {
                    let is_space = &analysis.is_space[text.clone()];
                    let (tables, room) = (&mut self.tables, &mut self.room);
                    parser.parse(kernel, tables, room, text.start, is_space, tree);
                }
            }
        }
        for (text, tree) in texts.iter().zip(&mut analysis.trees) {
            if model.parser.is_none() || model.tok2vec.is_none() {
                tree.heads.clear();
                tree.heads.extend(0..text.len() as u32);
                tree.labels.clear();
                tree.labels.resize(text.len(), Name::EMPTY);
                tree.sentence_starts.clear();
                tree.sentence_starts
                    .extend((0..text.len()).map(|at| at == 0));
            }
        }
        if let Some(ner) = &model.ner {
            let mut width = model.tok2vec.as_ref().map_or(0, |tok2vec| tok2vec.width());
            if let Some(tok2vec) = &ner.tok2vec {
                let (words, vectors) = (&mut self.ner_words, &mut self.vectors);
                tok2vec.encode(kernel, words, &self.lexemes, tokens, &texts, vectors);
                width = tok2vec.width();
            }
            ner.recognizer
                .network
                .precompute(kernel, &mut self.tables, &self.vectors, width);
        }
        for (number, (unit, text)) in units.iter().zip(&texts).enumerate() {
            std::mem::swap(&mut analysis.tree, &mut analysis.trees[number]);
            let tokens = &tokens[text.clone()];
            let n = tokens.len();
            analysis.tags.clear();
            analysis
                .tags
                .extend_from_slice(&analysis.batch_tags[text.clone()]);
            for list in [&mut analysis.pos, &mut analysis.morphs] {
                list.clear();
                list.resize(n, Name::EMPTY);
            }
            analysis.ruled.clear();
            analysis.ruled.resize(n, None);
            if let Some(ruler) = &model.ruler {
                let mut attributes = Attributes {
                    tags: &mut analysis.tags,
                    pos: &mut analysis.pos,
                    morphs: &mut analysis.morphs,
                    lemmas: &mut analysis.ruled,
                    deps: &mut analysis.tree.labels,
                };
                ruler.apply(&mut self.ruler, &self.lexemes, tokens, &mut attributes);
            }
            analysis.entities.clear();
            match &model.ner {
                None => analysis.entities.resize(n, (Place::Outside, Name::EMPTY)),
                Some(ner) => ner.recognizer.recognize(
                    kernel,
                    &mut self.tables,
                    text.start,
                    &analysis.is_space[text.clone()],
                    &analysis.tree.sentence_starts,
                    &mut analysis.entities,
                ),
            }
            let from = self
                .joined
                .partition_point(|name| name.at < unit.tokens.start);
            let to = self
                .joined
                .partition_point(|name| name.at < unit.tokens.end);
            let spread;
            let tokens = if from == to {
                tokens
            } else {
                let lists = Lists {
                    tags: &mut analysis.tags,
                    pos: &mut analysis.pos,
                    morphs: &mut analysis.morphs,
                    ruled: &mut analysis.ruled,
                    tree: &mut analysis.tree,
                    entities: &mut analysis.entities,
                };
                let names = &self.joined[from..to];
                let start = unit.tokens.start;
                spread = model
                    .phrases
                    .spread(&self.lexemes, start, tokens, names, lists);
                &spread
            };
            analysis.lemmas.clear();
            analysis.lemmas.resize(tokens.len(), Name::EMPTY);
            for (at, token) in tokens.iter().enumerate() {
                analysis.lemmas[at] = match (analysis.ruled[at], &model.lemmatizer) {
                    (Some(lemma), _) => lemma,
                    (None, None) => Name::EMPTY,
                    (None, Some(lemmatizer)) => {
                        let (pos, morph) = (analysis.pos[at], analysis.morphs[at]);
                        let lexeme = &self.lexemes[token.lexeme];
                        let names = &mut self.names;
                        *self
                            .lemmas
                            .entry((lexeme.orth, pos, morph))
                            .or_insert_with(|| {
                                let (pos, morph) = (names.str(pos), names.str(morph));
                                let lemma = match model.norms.prefixed(&lexeme.text) {
                                    Some((prefix, rest)) => {
                                        joined(prefix, &lemmatizer.lemma(rest, pos, morph))
                                    }
                                    None => lemmatizer.lemma(&lexeme.text, pos, morph),
                                };
                                names.get(&lemma)
                            })
                    }
                };
            }
            hand_out(Analyzed {
                unit,
                tokens,
                lexemes: &self.lexemes,
                names: &self.names,
                analysis,
            });
        }
    }
}

/// How many bytes of a text are tokenized at once: all, unless it is very long; then up to a
/// place where cutting does little harm.
fn cut_bytes(text: &str) -> usize {
    if text.len() <= MAX_BYTES {
        return text.len();
    }
    let end = (0..=MAX_BYTES)
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0);
    let window = &text[..end];
    let half = end / 2;
    let after =
        |found: Option<usize>, length: usize| found.map(|at| at + length).filter(|&at| at > half);
    after(window.rfind("\n"), 1)
        .or_else(|| after(window.rfind(". "), 2))
        .or_else(|| after(window.rfind(' '), 1))
        .unwrap_or(end)
}

/// How many tokens make one unit: all, unless they are very many.
fn cut_tokens(tokens: &[Tok], lexemes: &Lexemes) -> usize {
    if tokens.len() <= MAX_TOKENS {
        return tokens.len();
    }
    let ends = |at: &usize| {
        let text = &*lexemes[tokens[*at].lexeme].text;
        matches!(text, "." | "?" | "!") || text.contains('\n')
    };
    (MAX_TOKENS / 2..MAX_TOKENS)
        .rev()
        .find(ends)
        .map_or(MAX_TOKENS, |at| at + 1)
}

/// The lemma of a word with a prefix: *cooperate* of *co-operated*, *re-elect* of *re-elected*, for
/// two like vowels are kept apart.
fn joined(prefix: &str, rest: &str) -> String {
    let prefix = prefix.to_lowercase();
    let alike = prefix.chars().last() == rest.chars().next() && prefix != "co";
    let hyphen = if alike { "-" } else { "" };
    format!("{prefix}{hyphen}{rest}")
}
