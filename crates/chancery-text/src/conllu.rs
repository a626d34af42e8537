//! CoNLL-U, written and read.
//!
//! The files carry what a parse needs to come back whole: `# block = headline` or `paragraph`
//! before the first sentence of each block, byte offsets in `MISC` (`Start`, `End`) and entities
//! as `Ent=B-GPE`. White-space tokens are written as `_` with `Space=Yes`, since a CoNLL-U form
//! cannot hold white space.

use std::fmt::Write as _;

use crate::{Annotated, BlockKind, Builder, Dep, EntityLabel, Iob, NewToken, Pos, Span, Tag};

/// Writes a document as CoNLL-U.
pub fn write(text: &str, annotated: &Annotated) -> String {
    let mut out = String::new();
    let mut block = None;
    for (number, sentence) in annotated.sentences.iter().enumerate() {
        if block != Some(sentence.block) {
            block = Some(sentence.block);
            let kind = match sentence.kind {
                BlockKind::Headline => "headline",
                BlockKind::Paragraph => "paragraph",
            };
            let _ = writeln!(out, "# block = {kind}");
        }
        let _ = writeln!(out, "# sent_id = {}", number + 1);
        let words = annotated.sentence_span(number).of(text);
        let _ = writeln!(
            out,
            "# text = {}",
            words
                .split(is_white)
                .filter(|word| !word.is_empty())
                .collect::<Vec<_>>()
                .join(" ")
        );
        for at in sentence.start..sentence.end {
            let token = annotated.token(at);
            let form = token.span.of(text);
            let is_space = form.chars().all(is_white);
            let form = if is_space { "_" } else { form };
            let lemma = annotated.str(token.lemma);
            let lemma = if lemma.chars().all(is_white) {
                "_"
            } else {
                lemma
            };
            // A head in another sentence cannot be said in CoNLL-U; it hardly ever occurs.
            let root = token.head == at || !(sentence.start..sentence.end).contains(&token.head);
            let head = if root {
                0
            } else {
                token.head + 1 - sentence.start
            };
            let dep = if root {
                "root"
            } else {
                or_none(token.dep.as_str())
            };
            let _ = write!(
                out,
                "{}\t{form}\t{lemma}\t{}\t{}\t{}\t{head}\t{dep}\t_\tStart={}|End={}",
                at - sentence.start + 1,
                or_none(token.pos.as_str()),
                or_none(token.tag.as_str()),
                or_none(annotated.str(token.morph)),
                token.span.start,
                token.span.end,
            );
            if token.iob != Iob::O {
                let _ = write!(out, "|Ent={}-{}", token.iob.as_str(), token.entity.as_str());
            }
            if !token.space_after {
                out.push_str("|SpaceAfter=No");
            }
            if is_space {
                out.push_str("|Space=Yes");
            }
            out.push('\n');
        }
        out.push('\n');
    }
    out
}

/// White space, and the separators that some programs take for the end of a line.
fn is_white(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\x1c'..='\x1f')
}

fn or_none(text: &str) -> &str {
    if text.is_empty() { "_" } else { text }
}

/// What is wrong with a CoNLL-U file, and in which line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConlluError {
    /// Counted from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

impl std::fmt::Display for ConlluError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for ConlluError {}

struct Row<'a> {
    form: &'a str,
    new: NewToken<'a>,
}

/// Reads CoNLL-U back. Without offsets in `MISC` the text is made from the forms; the text that
/// the spans point into comes with the parse.
pub fn read(conllu: &str) -> Result<(String, Annotated), ConlluError> {
    let mut builder = Builder::default();
    let mut text = String::new();
    let mut rows: Vec<Row<'_>> = Vec::new();
    let mut kind = BlockKind::Paragraph;
    let mut number = 0;
    let mut first = 0u32; // first row of the current sentence, within the block
    let mut flush = |rows: &mut Vec<Row<'_>>, kind: BlockKind| {
        if !rows.is_empty() {
            builder.block(number, kind, rows.drain(..).map(|row| row.new));
            number += 1;
        }
    };
    for (at, line) in conllu.lines().enumerate() {
        let line_number = at + 1;
        let fail = |message: &str| ConlluError {
            line: line_number,
            message: message.to_string(),
        };
        if let Some(comment) = line.strip_prefix('#') {
            if let Some(name) = comment.trim().strip_prefix("block") {
                flush(&mut rows, kind);
                first = 0;
                kind = match name.trim_start_matches([' ', '=']) {
                    "headline" => BlockKind::Headline,
                    "paragraph" => BlockKind::Paragraph,
                    _ => return Err(fail("a block is `headline` or `paragraph`")),
                };
            }
            continue;
        }
        if line.trim().is_empty() {
            first = rows.len() as u32;
            continue;
        }
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, form, lemma, pos, tag, morph, head, dep, _, misc] = columns[..] else {
            return Err(fail("a token has ten columns, tabs between them"));
        };
        if id.contains(['-', '.']) {
            continue; // multi-word ranges and empty nodes
        }
        let head: u32 = head.parse().map_err(|_| fail("the head is not a number"))?;
        let row = rows.len() as u32;
        let mut span = None;
        let (mut iob, mut entity, mut space_after, mut is_space) =
            (Iob::O, EntityLabel::None, true, false);
        let (mut start, mut end) = (None, None);
        for pair in misc.split('|') {
            match pair.split_once('=') {
                Some(("Start", value)) => start = value.parse().ok(),
                Some(("End", value)) => end = value.parse().ok(),
                Some(("Ent", value)) => {
                    if let Some((at, label)) = value.split_once('-') {
                        (iob, entity) = (Iob::named(at), EntityLabel::named(label));
                    }
                }
                Some(("SpaceAfter", "No")) => space_after = false,
                Some(("Space", "Yes")) => is_space = true,
                _ => {}
            }
        }
        if let (Some(start), Some(end)) = (start, end)
            && start <= end
        {
            span = Some(Span { start, end });
        }
        let form = if is_space { " " } else { form };
        let span = span.unwrap_or_else(|| Span::new(text.len(), text.len() + form.len()));
        if (span.start as usize) < text.len() {
            return Err(fail("its offsets stand before those of the token above"));
        }
        let room = if is_space { 1 << 20 } else { form.len() + 64 };
        if span.len() > room || span.start as usize > text.len() + (1 << 20) {
            return Err(fail("its offsets do not fit its form"));
        }
        // Blocks are a blank line apart.
        while text.len() < span.start as usize {
            let gap = span.start as usize - text.len();
            text.push(if rows.is_empty() && gap <= 2 && !text.is_empty() {
                '\n'
            } else {
                ' '
            });
        }
        text.push_str(form);
        while text.len() < span.end as usize {
            text.push(' ');
        }
        if space_after && start.is_none() {
            text.push(' ');
        }
        let sentence_start = row == first;
        rows.push(Row {
            form,
            new: NewToken {
                span,
                text: form,
                lemma: if lemma == "_" && form != "_" {
                    ""
                } else {
                    lemma
                },
                morph: if morph == "_" { "" } else { morph },
                tag: Tag::named(tag),
                pos: Pos::named(pos),
                dep: if head == 0 {
                    Dep::ROOT
                } else {
                    Dep::named(dep)
                },
                head: if head == 0 { row } else { first + head - 1 },
                iob,
                entity,
                space_after,
                sentence_start,
            },
        });
        debug_assert!(rows.last().is_some_and(|row| row.form == form));
    }
    flush(&mut rows, kind);
    Ok((text, builder.finish()))
}
