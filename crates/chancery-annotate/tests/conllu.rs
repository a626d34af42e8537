//! A parse written as CoNLL-U is valid, and comes back whole.

mod common;

use chancery_text::{Block, BlockKind, Document, Span, conllu};

#[test]
fn parses_come_back_whole() {
    let Some(pipeline) = common::pipeline() else {
        return;
    };
    let golden = include_str!("data/tricky.jsonl");
    let mut text = String::new();
    let mut document = Document::default();
    for line in golden.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        let start = text.len();
        text.push_str(line["text"].as_str().unwrap());
        let span = Span::new(start, text.len());
        document.blocks.push(Block {
            kind: BlockKind::Paragraph,
            span,
            view: None,
        });
        text.push_str("\n\n");
    }
    let annotated = pipeline.annotate(&text, &document);
    let written = conllu::write(&text, &annotated);
    if let Some(path) = std::env::var_os("CHANCERY_TEST_CONLLU") {
        std::fs::write(path, &written).unwrap();
    }
    for line in written
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        let columns: Vec<&str> = line.split('\t').collect();
        assert_eq!(columns.len(), 10, "{line}");
        assert!(columns.iter().all(|column| !column.is_empty()), "{line}");
        assert!(!columns[1].contains(char::is_whitespace), "{line}");
        assert_eq!(columns[6] == "0", columns[7] == "root", "{line}");
    }
    let (_, read) = conllu::read(&written).unwrap();
    assert_eq!(read.tokens.len(), annotated.tokens.len());
    assert_eq!(read.sentences.len(), annotated.sentences.len());
    for (at, (back, token)) in read.tokens.iter().zip(&annotated.tokens).enumerate() {
        assert_eq!((back.span, back.head), (token.span, token.head));
        // A root is a root in CoNLL-U, though spaCy says `dep` of one that is white space.
        assert!(back.dep == token.dep || token.head == at as u32);
        assert_eq!(
            (back.tag, back.pos, back.iob),
            (token.tag, token.pos, token.iob)
        );
        assert_eq!(
            (back.entity, back.space_after),
            (token.entity, token.space_after)
        );
    }
}
