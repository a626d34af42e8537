//! Prints what the model of statements weighs, for training (`training/statements.py`).
//!
//! ```text
//! cargo run --release -p chancery --example statement_features -- ARTICLES > features.jsonl
//! ```
//!
//! `ARTICLES` is any file that `chancery read` takes. One JSON object an article comes out: the names
//! of the last numbers, and each way to read a candidate with its proposal, cue, content, speaker,
//! tokens, key and numbers.

use std::io::Write as _;
use std::path::Path;

use chancery_ingest::{Input, Options, articles};
use chancery_reader::attribution::careful;
use chancery_reader::{actors, attribution};
use serde_json::json;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let file = std::env::args()
        .nth(1)
        .ok_or("usage: statement_features ARTICLES")?;
    let tools = chancery::Tools::open(&chancery::tools::Choice::default())?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for article in articles(Input::named(Path::new(&file)), &Options::default()) {
        let article = article?;
        let lexicon = &tools.lexicon;
        let annotated = chancery::annotate(&tools, &article);
        let cast = actors::cast(lexicon, &article, &annotated);
        let looked = attribution::looked(lexicon, &article, &annotated, &cast);
        let candidates: Vec<_> = looked
            .iter()
            .map(|weighed| {
                let one = &weighed.one;
                let text = |range: std::ops::Range<u32>| annotated.span(range).of(&article.text);
                let content: Vec<&str> = one
                    .content
                    .iter()
                    .map(|range| text(range.clone()))
                    .collect();
                let tokens: Vec<[u32; 2]> = one
                    .content
                    .iter()
                    .map(|range| [range.start, range.end])
                    .collect();
                let speaker = one.speaker.map(|_| text(one.phrase.clone()));
                let cue = one.candidate.cue;
                json!({
                    "proposal": weighed.proposal,
                    "cue": cue,
                    "cue_word": text(cue..cue + 1),
                    "rule": one.candidate.rule.as_str(),
                    "content": content.join(" … "),
                    "tokens": tokens,
                    "speaker": speaker,
                    "keys": weighed.keys,
                    "row": weighed.row.to_vec(),
                })
            })
            .collect();
        writeln!(
            out,
            "{}",
            json!({"id": article.id, "names": careful::NAMES, "candidates": candidates})
        )?;
    }
    Ok(())
}
