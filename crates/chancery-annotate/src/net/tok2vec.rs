//! Tokens into vectors: `MultiHashEmbed` and `MaxoutWindowEncoder`.
//!
//! A word's embedding, mixed and normalized, does not depend on its sentence, nor do the three
//! products of it that the first window layer adds up. [`Words`] keeps them, so that a word seen
//! before costs three additions there.

use std::ops::Range;

use crate::OpenError;
use crate::hash;
use crate::lexeme::{Column, Lexemes};
use crate::tokenizer::Tok;

use super::kernel::{Kernel, Lanes, Packed, WIDTH};
use super::{Layer, Layers, vector};

/// Words of which all is kept; each takes about four kilobytes.
const KEPT: usize = 4096;
/// Words of which at least the vector is kept, about 400 bytes.
const KNOWN: usize = 12 << 10;
/// How many new words are worked out at once.
const AT_ONCE: usize = 64;
/// How many rows are looked up at a time.
const PORTION: usize = 1024;
/// A row that is no word.
const PADDING: u32 = 0;
/// How many rows ahead words are called into the processor's cache.
const AHEAD: usize = 4;

/// An embedding table.
#[derive(Debug)]
struct Table {
    column: Column,
    seed: u32,
    rows: u32,
    data: Vec<f32>,
}

/// Layer normalization.
#[derive(Debug)]
struct Norm {
    gain: Vec<f32>,
    bias: Vec<f32>,
}

/// A layer that looks at a token and its two neighbours.
#[derive(Debug)]
struct Window {
    maxout: Packed,
    norm: Norm,
}

/// The first of those layers, in three parts: for the word before, the word itself, the word after.
#[derive(Debug)]
struct FirstWindow {
    parts: [Packed; 3],
    pieces: usize,
    bias: Vec<Lanes>,
    norm: Norm,
}

/// A network that turns tokens into vectors.
#[derive(Debug)]
pub(crate) struct Tok2Vec {
    width: usize,
    tables: Vec<Table>,
    mixer: Packed,
    mixer_norm: Norm,
    first: FirstWindow,
    windows: Vec<Window>,
    /// Whether some table asks whether a space follows.
    spacy: bool,
}

/// What a network remembers of words, and room to work in; one for each thread.
#[derive(Debug, Default)]
pub(crate) struct Words {
    /// Lexeme and space → entry; 0 is none.
    entries: Vec<u32>,
    /// Entry after entry: the vector, then its three products. Entry 0 is all noughts; entries
    /// from `KEPT` on are only there for the present rows.
    data: Vec<f32>,
    n_kept: usize,
    /// Keys of the entries that are not kept.
    passing: Vec<usize>,
    /// Lexeme and space → place of its vector; 0 is none.
    known: Vec<u32>,
    vectors: Vec<f32>,
    n_known: usize,
    /// Keys of words without an entry.
    new: Vec<u32>,
    /// Row by row: the key of its word and one more, or [`PADDING`].
    rows: Vec<u32>,
    embedded: Vec<f32>,
    made: Vec<f32>,
    x: Vec<f32>,
    y: Vec<f32>,
    /// The vectors of a few new words.
    mixed: Vec<f32>,
    row: Vec<f32>,
}

impl Words {
    pub(crate) fn clear(&mut self) {
        // The room is kept.
        self.entries.clear();
        self.known.clear();
        self.n_kept = 0;
        self.n_known = 0;
        self.passing.clear();
    }
}

/// Makes room without clearing what is there: all of it is written before it is read.
pub(super) fn grow(list: &mut Vec<f32>, length: usize) {
    if list.len() < length {
        list.resize(length, 0.0);
    }
}

fn norm(file: &str, layer: &Layer<'_>, width: usize) -> Result<Norm, OpenError> {
    let ([gains], gain) = layer.param::<1>("G")?;
    let ([biases], bias) = layer.param::<1>("b")?;
    if gains != width || biases != width {
        return Err(OpenError::damaged(
            file,
            "a `layernorm` has another width than its layer",
        ));
    }
    Ok(Norm { gain, bias })
}

impl Tok2Vec {
    /// Takes the layers of a network out of a file.
    pub(crate) fn read(file: &str, layers: &mut Layers<'_>) -> Result<Tok2Vec, OpenError> {
        let damaged = |message: &str| OpenError::damaged(file, message);
        let unsupported = |message: String| OpenError::unsupported(file, message);
        let columns = layers.take("extract_features")?;
        let columns = columns
            .attr("columns")
            .and_then(|value| value.array().map(<[_]>::to_vec));
        let columns = columns.ok_or_else(|| damaged("`extract_features` has no columns"))?;
        let mut width = 0;
        let mut tables = Vec::new();
        while let Some(layer) = layers.next("hashembed") {
            let ([rows, size], data) = layer.param::<2>("E")?;
            if width != 0 && width != size {
                return Err(unsupported("embeddings of different widths".to_string()));
            }
            width = size;
            let number = |name: &str| layer.attr(name).and_then(|value| value.id());
            let seed = number("seed").and_then(|seed| u32::try_from(seed).ok());
            let column = number("column").and_then(|at| columns.get(usize::try_from(at).ok()?));
            let name = column.and_then(|name| name.text());
            let (Some(seed), Some(name)) = (seed, name) else {
                return Err(damaged("a `hashembed` lacks its seed or column"));
            };
            let column =
                Column::named(name).ok_or_else(|| unsupported(format!("embeddings of {name}")))?;
            let rows = u32::try_from(rows).map_err(|_| damaged("an embedding is too large"))?;
            tables.push(Table {
                column,
                seed,
                rows,
                data,
            });
        }
        if tables.is_empty() || !width.is_multiple_of(WIDTH) || width > 2048 {
            return Err(unsupported(format!("embeddings of width {width}")));
        }
        let maxout = |layer: &Layer<'_>, inputs: usize| {
            let (shape @ [outputs, pieces, has], weights) = layer.param::<3>("W")?;
            let (bias_shape, bias) = layer.param::<2>("b")?;
            if outputs != width || has != inputs || pieces > 4 || bias_shape != [outputs, pieces] {
                return Err(unsupported(format!(
                    "a `maxout` layer of the shape {shape:?}"
                )));
            }
            Ok((pieces, weights, bias))
        };
        let inputs = width * tables.len();
        let (pieces, weights, bias) = maxout(&layers.take("maxout")?, inputs)?;
        let mixer = Packed::maxout(
            width,
            pieces,
            inputs,
            |output, piece, input| weights[(output * pieces + piece) * inputs + input],
            |output, piece| bias[output * pieces + piece],
        );
        let mixer_norm = norm(file, &layers.take("layernorm")?, width)?;
        let mut first = None;
        let mut windows = Vec::new();
        while let Some(window) = layers.next("expand_window") {
            if window.attr("window_size").and_then(|size| size.id()) != Some(1) {
                return Err(unsupported("a window of another size than 1".to_string()));
            }
            let inputs = 3 * width;
            let (pieces, weights, bias) = maxout(&layers.take("maxout")?, inputs)?;
            let norm = norm(file, &layers.take("layernorm")?, width)?;
            let weight = |output: usize, piece: usize, input: usize| {
                weights[(output * pieces + piece) * inputs + input]
            };
            let bias = |output: usize, piece: usize| bias[output * pieces + piece];
            let whole = Packed::maxout(width, pieces, inputs, weight, bias);
            if first.is_none() {
                let part = |number: usize| {
                    Packed::part(width, pieces, width, |output, piece, input| {
                        weight(output, piece, number * width + input)
                    })
                };
                let bias = whole.bias().to_vec();
                first = Some(FirstWindow {
                    parts: [part(0), part(1), part(2)],
                    pieces,
                    bias,
                    norm,
                });
            } else {
                windows.push(Window {
                    maxout: whole,
                    norm,
                });
            }
        }
        let first = first.ok_or_else(|| unsupported("an encoder without layers".to_string()))?;
        let spacy = tables.iter().any(|table| table.column == Column::Spacy);
        Ok(Tok2Vec {
            width,
            tables,
            mixer,
            mixer_norm,
            first,
            windows,
            spacy,
        })
    }

    /// How many numbers a token's vector has.
    pub(crate) fn width(&self) -> usize {
        self.width
    }

    fn entry_size(&self) -> usize {
        self.width + 3 * self.first.parts[0].stride()
    }

    /// Encodes several texts at once: `texts` are ranges of `tokens`. One vector for each token is
    /// written to `vectors`.
    pub(crate) fn encode(
        &self,
        kernel: Kernel,
        words: &mut Words,
        lexemes: &Lexemes,
        tokens: &[Tok],
        texts: &[Range<usize>],
        vectors: &mut Vec<f32>,
    ) {
        // Between texts stand as many rows of padding as there are layers: just what a layer can
        // see through the layers below. Padding is run through the layers like any other row.
        let padding = self.windows.len() + 1;
        let width = self.width;
        words.rows.clear();
        for text in texts {
            words.rows.resize(words.rows.len() + padding, PADDING);
            words.rows.extend(
                tokens[text.clone()]
                    .iter()
                    .map(|token| self.key(token) as u32 + 1),
            );
        }
        words.rows.resize(words.rows.len() + padding, PADDING);
        let rows = words.rows.len();
        // One row of noughts above and below all others.
        grow(&mut words.x, (rows + 2) * width);
        words.x[..width].fill(0.0);
        words.x[(rows + 1) * width..][..width].fill(0.0);
        grow(&mut words.y, rows * width);
        for first in (0..rows).step_by(PORTION) {
            let last = rows.min(first + PORTION);
            self.look_up(
                kernel,
                words,
                lexemes,
                first.saturating_sub(1)..rows.min(last + 1),
            );
            self.first_layer(kernel, words, first..last);
            self.forget_passing(words);
        }
        let Words { x, y, .. } = &mut *words;
        for Window { maxout, norm } in &self.windows {
            maxout.product(kernel, x, width, rows, y, width);
            let onto = &mut x[width..(rows + 1) * width];
            vector::normalize_onto(kernel, &mut y[..rows * width], onto, &norm.gain, &norm.bias);
        }
        vectors.clear();
        let mut row = 1;
        for text in texts {
            row += padding;
            vectors.extend_from_slice(&words.x[row * width..][..text.len() * width]);
            row += text.len();
        }
    }

    /// Runs some rows through the first window layer, from the products that words have.
    fn first_layer(&self, kernel: Kernel, words: &mut Words, rows: Range<usize>) {
        let (width, size) = (self.width, self.entry_size());
        let stride = self.first.parts[0].stride();
        let Words {
            data,
            entries,
            rows: keys,
            x,
            row,
            ..
        } = words;
        grow(row, width);
        let entry = |at: usize| {
            let key = keys.get(at).copied().unwrap_or(PADDING);
            let number = key.checked_sub(1).map_or(0, |key| entries[key as usize]);
            &data[number as usize * size..][..size]
        };
        let part = |entry: &'_ [f32], part: usize| width + part * stride..entry.len();
        let none = &data[..size];
        let FirstWindow {
            pieces, bias, norm, ..
        } = &self.first;
        for at in rows.clone() {
            if at + AHEAD < rows.end {
                vector::prefetch(entry(at + AHEAD));
            }
            let before = at.checked_sub(1).map_or(none, entry);
            let (here, after) = (entry(at), entry(at + 1));
            let parts = [
                &before[part(before, 0)][..stride],
                &here[part(here, 1)][..stride],
                &after[part(after, 2)][..stride],
            ];
            let onto = &mut x[(at + 1) * width..][..width];
            onto.copy_from_slice(&here[..width]);
            let row = &mut row[..width];
            vector::window(
                kernel, parts, bias, *pieces, row, &norm.gain, &norm.bias, onto,
            );
        }
    }

    fn key(&self, token: &Tok) -> usize {
        token.lexeme as usize * 2 + usize::from(self.spacy && token.space)
    }

    /// Makes entries for words of some rows that have none.
    fn look_up(&self, kernel: Kernel, words: &mut Words, lexemes: &Lexemes, rows: Range<usize>) {
        let (width, size) = (self.width, self.entry_size());
        if words.data.is_empty() {
            // Zeroed memory takes no room before it is written to.
            words.data = vec![0.0; (1 + KEPT + PORTION + 2) * size];
            words.vectors = vec![0.0; KNOWN * width];
        }
        let keys = words.entries.len().max(lexemes.len() * 2);
        words.entries.resize(keys, 0);
        words.known.resize(keys, 0);
        words.new.clear();
        for key in words.rows[rows].iter().filter_map(|key| key.checked_sub(1)) {
            let entry = &mut words.entries[key as usize];
            if *entry != 0 {
                continue;
            }
            // A word that comes for the second time stays.
            *entry = if words.known[key as usize] != 0 && words.n_kept < KEPT {
                words.n_kept += 1;
                words.n_kept as u32
            } else {
                words.passing.push(key as usize);
                (KEPT + words.passing.len()) as u32
            };
            words.new.push(key);
        }
        let mut done = 0;
        while done < words.new.len() {
            let portion = done..words.new.len().min(done + AT_ONCE);
            done = portion.end;
            let count = portion.len();
            self.vectors(kernel, words, lexemes, portion.clone());
            grow(&mut words.made, AT_ONCE * size);
            for (number, part) in self.first.parts.iter().enumerate() {
                let to = &mut words.made[width + number * part.stride()..];
                part.product(kernel, &words.mixed, width, count, to, size);
            }
            let vectors = words.mixed.chunks_exact(width);
            let made = words.made.chunks_exact_mut(size).zip(vectors);
            for (&key, (made, vector)) in words.new[portion].iter().zip(made) {
                made[..width].copy_from_slice(vector);
                let entry = words.entries[key as usize] as usize;
                words.data[entry * size..][..size].copy_from_slice(made);
            }
        }
    }

    /// Writes the vectors of some new words into `mixed`, one after the other: embedded, mixed,
    /// normalized. Remembers them as long as there is room.
    fn vectors(&self, kernel: Kernel, words: &mut Words, lexemes: &Lexemes, portion: Range<usize>) {
        let width = self.width;
        let inputs = width * self.tables.len();
        let new = &words.new[portion];
        let is_unknown = |key: &&u32| words.known[**key as usize] == 0;
        grow(&mut words.embedded, AT_ONCE * inputs);
        let mut n_unknown = 0;
        for (key, row) in
            (new.iter().filter(is_unknown)).zip(words.embedded.chunks_exact_mut(inputs))
        {
            let (lexeme, space) = (key / 2, key % 2 == 1);
            for (table, out) in self.tables.iter().zip(row.chunks_exact_mut(width)) {
                let id = lexemes[lexeme].id(table.column, space);
                let rows = hash::rows(id, table.seed)
                    .map(|row| &table.data[(row % table.rows) as usize * width..][..width]);
                vector::add_rows(kernel, &rows, out);
            }
            n_unknown += 1;
        }
        grow(&mut words.made, AT_ONCE * width);
        let made = &mut words.made[..n_unknown * width];
        self.mixer
            .product(kernel, &words.embedded, inputs, n_unknown, made, width);
        let Norm { gain, bias } = &self.mixer_norm;
        vector::normalize(kernel, made, width, gain, bias);
        grow(&mut words.mixed, AT_ONCE * width);
        let mut made = made.chunks_exact(width);
        for (&key, vector) in new.iter().zip(words.mixed.chunks_exact_mut(width)) {
            let known = &mut words.known[key as usize];
            if *known != 0 {
                vector.copy_from_slice(&words.vectors[*known as usize * width..][..width]);
            } else if let Some(made) = made.next() {
                vector.copy_from_slice(made);
                if words.n_known + 1 < KNOWN {
                    words.n_known += 1;
                    *known = words.n_known as u32;
                    words.vectors[words.n_known * width..][..width].copy_from_slice(made);
                }
            }
        }
    }

    /// Drops the entries that did not fit.
    fn forget_passing(&self, words: &mut Words) {
        for key in words.passing.drain(..) {
            words.entries[key] = 0;
        }
    }
}
