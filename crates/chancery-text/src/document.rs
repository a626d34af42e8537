//! An article's text cut into blocks, as a parser should see it.

use crate::case::{self, Learnt, dotted};
use crate::{Article, CaseTable, Span};

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

impl Block {
    /// The words that the parser should see.
    pub fn view<'a>(&'a self, text: &'a str) -> &'a str {
        self.view.as_deref().unwrap_or_else(|| self.span.of(text))
    }
}

impl Document {
    /// A text that is one paragraph, to be read as it stands.
    pub fn paragraph(text: &str) -> Document {
        let block = Block {
            kind: BlockKind::Paragraph,
            span: Span::new(0, text.len()).trim(text),
            view: None,
        };
        Document {
            blocks: vec![block],
        }
    }

    /// Cuts an article's text at blank lines into blocks, and gives those that a parser would
    /// stumble over a view: lines joined, capitals in ordinary case.
    ///
    /// > MINISTERS MEET OVER RIVER
    ///
    /// The dateline is in no block.
    pub fn of(article: &Article, case: &CaseTable) -> Document {
        let text = &article.text;
        let mut blocks = Vec::new();
        let mut start = 0;
        while start < text.len() {
            let end = text[start..]
                .find("\n\n")
                .map_or(text.len(), |at| start + at);
            let mut span = Span::new(start, end).trim(text);
            start = (end + 2).min(text.len());
            if let Some(dateline) = article.dateline_span {
                if dateline.contains(span) {
                    continue;
                }
                if span.contains(dateline) {
                    span = Span {
                        start: dateline.end,
                        end: span.end,
                    }
                    .trim(text);
                }
            }
            span = without_bullet(text, span);
            if span.is_empty() {
                continue;
            }
            let is_title = article.title_span.is_some_and(|title| title.contains(span));
            let kind = if is_title {
                BlockKind::Headline
            } else {
                BlockKind::Paragraph
            };
            blocks.push(Block {
                kind,
                span,
                view: joined(span.of(text)),
            });
        }
        recase(text, case, &mut blocks);
        after_dots(text, case, &mut blocks);
        Document { blocks }
    }
}

/// The item of a list without its bullet: *- Trade has grown.*
fn without_bullet(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let item = words
        .strip_prefix(['-', '–', '—', '•', '·', '▪', '●', '‣'])
        .filter(|item| item.starts_with(' '));
    match item {
        Some(item) => Span {
            start: span.end - item.len() as u32,
            end: span.end,
        }
        .trim(text),
        None => span,
    }
}

/// The lines of a block on one line; none if they are.
fn joined(words: &str) -> Option<String> {
    words
        .contains(['\n', '\r', '\t'])
        .then(|| words.replace(['\n', '\r', '\t'], " "))
}

/// Makes words small that are written large only because they follow *U.S.*
fn after_dots(text: &str, case: &CaseTable, blocks: &mut [Block]) {
    let mut paragraphs = blocks
        .iter_mut()
        .filter(|block| block.kind == BlockKind::Paragraph && block.view(text).contains(". "))
        .collect::<Vec<_>>();
    if !dotted::is_used(case, paragraphs.iter().map(|block| block.view(text))) {
        return;
    }
    for block in &mut paragraphs {
        if let Some(view) = dotted::lowered(case, block.view(text)) {
            block.view = Some(view);
        }
    }
}

/// Puts blocks in capitals, and headlines in Title Case, into ordinary case.
fn recase(text: &str, case: &CaseTable, blocks: &mut [Block]) {
    let shouts: Vec<bool> = blocks
        .iter()
        .map(|block| case::is_shout(block.view(text)))
        .collect();
    let titled =
        |block: &Block| block.kind == BlockKind::Headline && case::is_title_case(block.view(text));
    let any = blocks
        .iter()
        .zip(&shouts)
        .any(|(block, shout)| *shout || titled(block));
    if !any {
        return;
    }
    let mut learnt = Learnt::default();
    for (block, shout) in blocks.iter().zip(&shouts) {
        if *shout || titled(block) {
            learnt.want(block.view(text));
        }
    }
    for (block, shout) in blocks.iter().zip(&shouts) {
        match shout {
            true => learnt.shout(case, block.view(text)),
            false if block.kind == BlockKind::Paragraph => learnt.quiet(block.view(text)),
            false => {}
        }
    }
    for (block, shout) in blocks.iter_mut().zip(&shouts) {
        if (*shout || titled(block))
            && let Some(view) = case::view(case, &learnt, block.view(text), *shout)
        {
            block.view = Some(view);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn views(text: &str, title: usize, dateline: Option<Span>) -> Vec<String> {
        let article = Article {
            text: text.to_string(),
            title_span: (title > 0).then(|| Span::new(0, title)),
            dateline_span: dateline,
            ..Article::default()
        };
        let mut case = CaseTable::default();
        case.add_word("meet");
        case.add_word("ministers");
        let document = Document::of(&article, &case);
        for block in &document.blocks {
            assert_eq!(block.view(text).len(), block.span.len());
        }
        document
            .blocks
            .iter()
            .map(|block| block.view(text).to_string())
            .collect()
    }

    #[test]
    fn lines_are_joined_and_the_dateline_is_left_out() {
        let text = "MINISTERS MEET\n\nLima, May 4 -- The two\nmet.\n\nThey left.";
        let at = text.find("Lima").unwrap();
        let dateline = Span::new(at, at + "Lima, May 4 -- ".len());
        assert_eq!(
            views(text, 14, Some(dateline)),
            ["Ministers meet", "The two met.", "They left."]
        );
    }

    #[test]
    fn words_after_dots_are_small_where_a_text_writes_them_large() {
        let text = "The U.S. Ministers meet. U.S. Ministers meet at 3 p.m. Meet the U.S. The rest.";
        assert_eq!(
            views(text, 0, None),
            ["The U.S. ministers meet. U.S. ministers meet at 3 p.m. Meet the U.S. The rest."]
        );
        let text = "The U.S. Ministers meet. The U.S. talks go on.";
        assert_eq!(views(text, 0, None), [text]);
    }

    #[test]
    fn bullets_are_no_words() {
        let text = "- The two met.\n\n–They left.";
        assert_eq!(views(text, 0, None), ["The two met.", "–They left."]);
    }

    #[test]
    fn a_dateline_of_several_blocks() {
        let text = "Oval Office\n\n3:08 P.M.\n\nThank you.";
        let dateline = Span::new(0, text.find("Thank").unwrap() - 2);
        assert_eq!(views(text, 0, Some(dateline)), ["Thank you."]);
    }
}
