//! Any text and any file: no panic, no runaway, an error that names the file.

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use chancery_annotate::{Doc, OpenError, Pipeline};
use chancery_text::{Block, BlockKind, Document, Span};

/// The tokens and the space between them are the text; heads lie within.
fn check(text: &str, doc: &Doc) {
    let mut at = 0;
    for token in doc.tokens() {
        assert_eq!(token.bytes().start, at);
        at = token.bytes().end + token.whitespace().len();
        assert!(token.head() < doc.len());
        assert!(!token.text().is_empty());
    }
    assert_eq!(at, text.len());
}

#[test]
fn texts_of_every_kind() {
    let Some(pipeline) = common::pipeline() else {
        return;
    };
    let mut annotator = pipeline.annotator();
    // Some characters of every block of sixteen code points.
    let blocks: String = (0..0x11_0000u32)
        .step_by(7)
        .filter_map(char::from_u32)
        .enumerate()
        .flat_map(|(at, c)| if at % 9 == 0 { vec![c, ' '] } else { vec![c] })
        .collect();
    let texts = [
        blocks,
        " ".repeat(1_000_000),
        "\"".repeat(50_000),
        "“”".repeat(30_000),
        ".".repeat(40_000),
        "a.".repeat(5_000),
        "a-".repeat(5_000),
        "-".repeat(5_000),
        "'s".repeat(50_000),
        ":)".repeat(50_000),
        "\n ".repeat(50_000),
        "x".repeat(1_000_000),
        "http://".repeat(5_000),
        "@".repeat(5_000),
        "((((".repeat(10_000) + &"))))".repeat(10_000),
        "e\u{301}".repeat(50_000),
        "\u{0}\u{1}\u{7f}\u{feff}\u{fffe}".repeat(1000),
        (0..20_000).map(|n| format!("w{n} ")).collect(),
        "He said that ".repeat(5_000),
    ];
    for text in &texts {
        check(text, &annotator.run(text));
    }
}

#[test]
fn time_grows_with_length() {
    let Some(pipeline) = common::pipeline() else {
        return;
    };
    let mut annotator = pipeline.annotator();
    for unit in ["\"", "a.b-c,", "The envoy, who spoke, left. ", "x ", "(\n"] {
        let mut time = |bytes: usize| {
            let text = unit.repeat(bytes / unit.len());
            let start = Instant::now();
            annotator.run(&text);
            start.elapsed().as_secs_f64()
        };
        time(1 << 12);
        let (short, long) = (time(1 << 13), time(1 << 16));
        println!("{unit:?}: 8 KB in {short:.3} s, 64 KB in {long:.3} s");
        // Eight times the length; a quadratic step would take sixty-four times as long.
        assert!(
            long < 30.0 * short + 0.5,
            "{unit:?}: {short} s, then {long} s"
        );
    }
}

#[test]
fn blocks_are_annotated_where_they_stand() {
    let Some(pipeline) = common::pipeline() else {
        return;
    };
    let text = "Harbour pact signed\n\nThe minister\nmet her envoy. They agreed.";
    let view = "The minister met her envoy. They agreed.".to_string();
    let document = Document {
        blocks: vec![
            Block {
                kind: BlockKind::Headline,
                span: Span::new(0, 19),
                view: None,
            },
            Block {
                kind: BlockKind::Paragraph,
                span: Span::new(21, text.len()),
                view: Some(view),
            },
        ],
    };
    let annotated = pipeline.annotate(text, &document);
    let words: Vec<&str> = annotated
        .tokens
        .iter()
        .map(|token| token.span.of(text))
        .collect();
    assert_eq!(
        words[..6],
        ["Harbour", "pact", "signed", "The", "minister", "met"]
    );
    assert_eq!(annotated.sentences.len(), 3);
    assert_eq!(annotated.sentences[0].kind, BlockKind::Headline);
    assert_eq!(annotated.sentences[2].block, 1);
    let met = annotated.token_at(36).unwrap();
    assert_eq!(annotated.lemma(met), "meet");
    assert_eq!(annotated.head(4), Some(met));
    // What a thread remembers changes nothing.
    let again = pipeline.annotate(text, &document);
    assert_eq!(
        format!("{:?}", again.tokens),
        format!("{:?}", annotated.tokens)
    );
}

#[test]
fn what_is_no_pipeline_is_an_error() {
    let folder = std::env::temp_dir().join(format!("chancery-none-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    assert!(matches!(
        Pipeline::open(&folder),
        Err(OpenError::NotAPipeline { .. })
    ));
    assert!(matches!(
        Pipeline::open(folder.join("none")),
        Err(OpenError::Read { .. })
    ));
    fs::write(folder.join("x.whl"), b"PK\x05\x06 nothing here").unwrap();
    assert!(matches!(
        Pipeline::open(folder.join("x.whl")),
        Err(OpenError::NotAPipeline { .. })
    ));
    fs::write(
        folder.join("config.cfg"),
        "[nlp]\nlang = \"en\"\npipeline = [\"textcat\"]\n",
    )
    .unwrap();
    let error = Pipeline::open(&folder).unwrap_err().to_string();
    assert!(error.contains("textcat"), "{error}");
    fs::remove_dir_all(&folder).unwrap();
}

/// A copy of the pipeline that shares all files but one.
fn with_file(model: &Path, folder: &Path, changed: &str, bytes: &[u8]) {
    for file in common::FILES {
        let target = folder.join(file);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        let _ = fs::remove_file(&target);
        if *file == changed {
            fs::write(&target, bytes).unwrap();
        } else {
            fs::copy(model.join(file), &target).unwrap();
        }
    }
}

#[test]
fn damaged_files_are_errors_or_run() {
    let Some(model) = common::model() else { return };
    let Some(model) = chancery_annotate::pipeline_folder(&model) else {
        return;
    };
    let folder: PathBuf =
        std::env::temp_dir().join(format!("chancery-damaged-{}", std::process::id()));
    let text = "The minister's envoy, Ms. Nangolo, said \"no\" in Windhoek on 3 May. They left.";
    let mut state = 0x2545_f491u32;
    let mut random = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below.max(1)
    };
    let (mut errors, mut runs) = (0, 0);
    for file in common::FILES {
        let bytes = fs::read(model.join(file)).unwrap();
        for round in 0..4 {
            let mut damaged = bytes.clone();
            match round {
                0 => damaged.truncate(bytes.len() / 2),
                1 => damaged.truncate(random(bytes.len())),
                2 => damaged.clear(),
                // Structure stands at the front, so that is where most flips go.
                _ => {
                    for _ in 0..round {
                        let at = random(bytes.len().min(600));
                        damaged[at] ^= 1 << random(8);
                    }
                }
            }
            with_file(&model, &folder, file, &damaged);
            match Pipeline::open(&folder) {
                Err(error) => {
                    assert!(!error.to_string().is_empty());
                    errors += 1;
                }
                Ok(pipeline) => {
                    check(text, &pipeline.run(text));
                    runs += 1;
                }
            }
        }
    }
    fs::remove_dir_all(&folder).unwrap();
    println!("{errors} damaged pipelines were refused, {runs} ran");
    assert!(errors > runs);
}
