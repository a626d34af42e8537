//! Prints the signs by which status and voice of acts are settled, for training
//! (`training/status.py`).
//!
//! ```text
//! cargo run --release -p chancery --example act_signs -- ARTICLES > signs.jsonl
//! ```
//!
//! One JSON object an article: its acts with words, sentence, type, whether it is written as an
//! event, what the rules say of status and voice, whether a word tells the status, and signs.

use std::io::Write as _;
use std::path::Path;

use chancery_ingest::{Input, Options, articles};
use chancery_reader::{actors, attribution, events};
use chancery_record::Voice;
use serde_json::json;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::args().nth(1).ok_or("usage: act_signs ARTICLES")?;
    let tools = chancery::Tools::open(&chancery::tools::Choice::default())?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for article in articles(Input::named(Path::new(&file)), &Options::default()) {
        let article = article?;
        let lexicon = &tools.lexicon;
        let annotated = chancery::annotate(&tools, &article);
        let mut cast = actors::cast(lexicon, &article, &annotated);
        let statements = attribution::statements(lexicon, &article, &annotated, &mut cast);
        let signed = events::signed(lexicon, &article, &annotated, &cast, &statements);
        let acts: Vec<_> = signed
            .iter()
            .map(|act| {
                let words = act.words.iter();
                let words = words.map(|&word| annotated.token(word).span.of(&article.text));
                let sentence = annotated.token(act.words[0]).sentence as usize;
                json!({
                    "words": words.collect::<Vec<_>>(),
                    "sentence": annotated.sentence_span(sentence).of(&article.text),
                    "start": annotated.token(act.words[0]).span.start,
                    "type": act.kind.as_str(),
                    "event": act.is_event,
                    "status": act.status.as_str(),
                    "told": act.is_told,
                    "voice": if act.voice == Voice::Outlet { "outlet" } else { "claimed" },
                    "signs": act.signs,
                })
            })
            .collect();
        writeln!(out, "{}", json!({"id": article.id, "acts": acts}))?;
    }
    Ok(())
}
