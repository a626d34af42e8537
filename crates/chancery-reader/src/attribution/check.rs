//! One `check` for the tests of all constructions.
//!
//! The parses of the sentences stand in `testdata/sentences.conllu`, made by `testdata/make.py`.

use chancery_lexicon::Lexicon;
use chancery_record::Statement;
use chancery_text::{Article, BlockKind, Span, conllu};

use crate::actors::Cast;

/// The statements of a document of the test data.
pub fn statements(line: &str) -> (String, Vec<Statement>) {
    let all = include_str!("../../testdata/sentences.conllu");
    let conllu = all
        .split("### ")
        .find_map(|document| document.strip_prefix(line)?.strip_prefix('\n'))
        .unwrap_or_else(|| panic!("`{line}` is not in testdata/sentences.conllu"));
    let (text, annotated) = conllu::read(conllu).expect("the file was made by the script");
    let title_span = (annotated.sentences[0].kind == BlockKind::Headline)
        .then(|| Span::new(0, text.find('\n').unwrap_or(0)));
    let article = Article {
        text,
        title_span,
        ..Article::default()
    };
    let mut cast = Cast {
        by_token: vec![None; annotated.tokens.len()],
        ..Cast::default()
    };
    let lexicon = Lexicon::english();
    let statements = super::statements(&lexicon, &article, &annotated, &mut cast);
    (article.text, statements)
}

/// Compares what is read with `speaker | cue | content` lines; `^` before a nested statement.
pub fn check(line: &str, expected: &[&str]) {
    let (text, statements) = statements(line);
    let words = |spans: &[Span]| {
        spans
            .iter()
            .map(|span| span.of(&text))
            .collect::<Vec<_>>()
            .join(" … ")
    };
    let found: Vec<String> = statements
        .iter()
        .map(|one| {
            let nested = if one.parent.is_some() { "^ " } else { "" };
            let (speaker, cue) = (words(&one.speaker_span), words(&one.cue));
            format!("{nested}{speaker} | {cue} | {}", words(&one.content))
        })
        .collect();
    assert_eq!(found, expected, "{line}");
}
