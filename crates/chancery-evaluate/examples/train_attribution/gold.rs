//! Gold attributions and parses, as tokens.

use std::io::Read;
use std::ops::Range;

use chancery_evaluate::attribution::Gold;
use chancery_reader::attribution::extent::n_words;
use chancery_reader::attribution::page::Page;
use chancery_text::{Annotated, CodePoints, TokenId, conllu};

use crate::Failure;

/// An article with its parse.
pub struct Document {
    pub gold: Gold,
    pub text: String,
    pub annotated: Annotated,
}

pub fn load(gold: &str, parses: &str) -> Result<Vec<Document>, Failure> {
    let mut text = String::new();
    flate2::read::GzDecoder::new(std::fs::File::open(gold)?).read_to_string(&mut text)?;
    let mut out = Vec::new();
    for line in text.lines() {
        let gold: Gold = serde_json::from_str(line)?;
        let conllu = std::fs::read_to_string(format!("{parses}/{}.conllu", gold.id))?;
        let (_, annotated) = conllu::read(&conllu).map_err(|e| format!("{}: {e}", gold.id))?;
        out.push(Document {
            text: gold.text.clone(),
            gold,
            annotated,
        });
    }
    Ok(out)
}

/// Gold attributions as sets of tokens.
pub struct Marked {
    pub cue: Vec<TokenId>,
    pub source: Vec<TokenId>,
    pub content: Vec<TokenId>,
}

pub fn marked(document: &Document, page: &Page<'_>) -> Vec<Marked> {
    let points = CodePoints::of(&document.text);
    let tokens = |spans: &[[usize; 2]]| -> Vec<TokenId> {
        let mut out: Vec<TokenId> = spans
            .iter()
            .flat_map(|&[start, end]| {
                let span = points.bytes([start as u32, end as u32]);
                document.annotated.tokens_in(span)
            })
            .collect();
        out.sort_unstable();
        out.dedup();
        out
    };
    let words = |spans: &[[usize; 2]]| -> Vec<TokenId> {
        tokens(spans)
            .into_iter()
            .filter(|&token| page.is_word(token))
            .collect()
    };
    let attributions = document.gold.attributions.iter();
    attributions
        .map(|a| Marked {
            cue: tokens(&a.cue),
            source: words(&a.source),
            content: words(&a.content),
        })
        .collect()
}

/// Shared words as a share of the longer of the two.
pub fn overlap(page: &Page<'_>, ranges: &[Range<TokenId>], gold: &[TokenId]) -> f32 {
    let n = n_words(page, &ranges.to_vec());
    let shared = ranges
        .iter()
        .map(|range| {
            gold.partition_point(|&t| t < range.end) - gold.partition_point(|&t| t < range.start)
        })
        .sum::<usize>();
    shared as f32 / (n as usize).max(gold.len()).max(1) as f32
}

pub fn phrase_overlap(range: &Range<TokenId>, head: TokenId, gold: &[TokenId]) -> f32 {
    if gold.binary_search(&head).is_err() {
        return 0.0;
    }
    let shared = gold.iter().filter(|&&token| range.contains(&token)).count();
    shared as f32 / range.len().max(gold.len()).max(1) as f32
}
