//! Prints what is weighed of each sentence of a speech, for training: the speech's id, start and end
//! of the sentence in code points, then `feature=value`.
//!
//! ```text
//! cargo run --release -p chancery-evaluate --example speech_features -- SPEECHES.jsonl[.gz] PARSES.conllu > features.tsv
//! ```
//!
//! `SPEECHES` has one JSON object with `id`, `title` and `text` a line; `PARSES` is what
//! `chancery show parse --raw` prints for that file.

use std::io::{Read as _, Write as _};

use chancery_lexicon::Lexicon;
use chancery_reader::{actors, events};
use chancery_text::{Article, CodePoints, conllu};

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [speeches, parses] = &arguments[..] else {
        return Err("usage: speech_features SPEECHES.jsonl PARSES.conllu".into());
    };
    let lexicon = Lexicon::english();
    let parses = std::fs::read_to_string(parses)?;
    let mut parses = parses.split("# block = paragraph\n").skip(1);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in read(speeches)?.lines() {
        let speech: serde_json::Value = serde_json::from_str(line)?;
        let field = |name: &str| speech[name].as_str().unwrap_or_default().to_string();
        let article = Article {
            title: field("title"),
            text: field("text"),
            ..Article::default()
        };
        let (_, annotated) = conllu::read(parses.next().ok_or("a speech has no parse")?)?;
        let cast = actors::cast(&lexicon, &article, &annotated);
        let points = CodePoints::of(&article.text);
        for row in events::speech_features(&lexicon.events, &article, &annotated, &cast) {
            let span = annotated.sentence_span(row.sentence);
            let (start, end) = (points.at(span.start), points.at(span.end));
            write!(out, "{}\t{start}\t{end}", field("id"))?;
            for (name, value) in row.features {
                write!(out, "\t{name}={value:.4}")?;
            }
            writeln!(out)?;
        }
    }
    Ok(())
}

/// A file's text, unpacked if its name ends in `.gz`.
fn read(path: &str) -> Result<String, Failure> {
    let bytes = std::fs::read(path)?;
    let mut text = String::new();
    if path.ends_with(".gz") {
        flate2::read::GzDecoder::new(&bytes[..]).read_to_string(&mut text)?;
    } else {
        text = String::from_utf8(bytes)?;
    }
    Ok(text)
}
