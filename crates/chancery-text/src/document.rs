//! An article's text cut into blocks, as a parser should see it.

use rustc_hash::FxHashMap;

use crate::{Article, Span};

/// The blocks of an article, in order: the headline and the paragraphs.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Headline and paragraphs; what lies between them is white space or left out on purpose
    /// (the dateline).
    pub blocks: Vec<Block>,
}

/// A headline or a paragraph.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands in [`Article::text`].
    pub span: Span,
    /// What the parser should see, if that is not the text itself: hard-wrapped lines joined, wire
    /// copy in capitals put into ordinary case. Always as many bytes as the span, so that offsets
    /// stay true.
    pub view: Option<String>,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The headline.
    Headline,
    /// A paragraph of the body.
    Paragraph,
}

/// Words that keep their capitals when a text in capitals is put into ordinary case.
///
/// Keys are lower case, values are the ordinary form, of the same length in bytes.
#[derive(Clone, Debug, Default)]
pub struct CaseTable {
    /// Lower-case word → its ordinary form: `iran` → `Iran`, `u.s.` → `U.S.`.
    pub words: FxHashMap<String, String>,
}

impl Block {
    /// The words that the parser should see.
    pub fn view<'a>(&'a self, text: &'a str) -> &'a str {
        self.view.as_deref().unwrap_or_else(|| self.span.of(text))
    }
}

impl Document {
    /// Cuts an article's text at blank lines into blocks.
    pub fn of(article: &Article, _case: &CaseTable) -> Document {
        let text = &article.text;
        let mut blocks = Vec::new();
        let mut start = 0;
        while start < text.len() {
            let end = text[start..].find("\n\n").map_or(text.len(), |at| start + at);
            let mut span = Span::new(start, end).trim(text);
            start = (end + 2).min(text.len());
            if let Some(dateline) = article.dateline_span
                && span.start <= dateline.start
                && dateline.end <= span.end
            {
                span = Span { start: dateline.end, end: span.end }.trim(text);
            }
            if span.is_empty() {
                continue;
            }
            let is_title = article.title_span.is_some_and(|title| title.contains(span));
            let kind = if is_title { BlockKind::Headline } else { BlockKind::Paragraph };
            let words = span.of(text);
            let view = words.contains('\n').then(|| words.replace('\n', " "));
            blocks.push(Block { kind, span, view });
        }
        Document { blocks }
    }
}
