//! Prints what the model of events weighs, for training (`training/events.py`).
//!
//! ```text
//! cargo run --release -p chancery --example event_features -- ARTICLES [LIKELY [PAIRS]] [--lexicons FOLDER] > features.jsonl
//! ```
//!
//! `ARTICLES` is any file that `chancery read` takes. `LIKELY` holds a line `source<TAB>target` for
//! each row of an earlier run, in order: likelihoods from folds, by which pairs are listed and
//! weighed. `PAIRS` holds a line for each pair of an earlier run with `LIKELY`: its likelihood, by
//! which dyads are weighed. `--lexicons` lays a folder over the program's own lexicon. One JSON object an article comes out: the names of the pairs' numbers, its
//! actors as name and country, and its candidates
//! with words, sentence, type, entry, rows (actor, numbers) and pairs (source, target, numbers); with `PAIRS` its dyads (type, source, target,
//! number of the likeliest candidate, numbers).

use std::io::Write as _;
use std::path::Path;

use chancery_ingest::{Input, Options, articles};
use chancery_reader::events;
use chancery_reader::events::weigh::{dyads, pairs, rows};
use chancery_reader::{actors, attribution};
use chancery_record::ActorId;
use serde_json::json;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut choice = chancery::tools::Choice::default();
    if let Some(at) = arguments
        .iter()
        .position(|argument| argument == "--lexicons")
    {
        let folder = arguments.drain(at..).nth(1);
        choice
            .lexicons
            .push(folder.ok_or("--lexicons: no folder")?.into());
    }
    let file = arguments
        .first()
        .ok_or("usage: event_features ARTICLES [LIKELY]")?;
    let mut likely = Vec::new();
    if let Some(path) = arguments.get(1) {
        for line in std::fs::read_to_string(path)?.lines() {
            let (source, target) = line
                .split_once('\t')
                .ok_or("LIKELY: a line without a tab")?;
            likely.push((source.parse()?, target.parse()?));
        }
    }
    let mut likely = likely.into_iter();
    let mut of_pairs: Vec<f32> = Vec::new();
    if let Some(path) = arguments.get(2) {
        for line in std::fs::read_to_string(path)?.lines() {
            of_pairs.push(line.parse()?);
        }
    }
    let mut of_pairs = of_pairs.into_iter();
    let tools = chancery::Tools::open(&choice)?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for article in articles(Input::named(Path::new(file)), &Options::default()) {
        let article = article?;
        let lexicon = &tools.lexicon;
        let annotated = chancery::annotate(&tools, &article);
        let mut cast = actors::cast(lexicon, &article, &annotated);
        let statements = attribution::statements(lexicon, &article, &annotated, &mut cast);
        let looked = events::looked(lexicon, &article, &annotated, &cast, &statements, |rows| {
            rows.iter()
                .map(|_| likely.next().unwrap_or((0.0, 0.0)))
                .collect()
        });
        let number = |id: ActorId| id.index();
        let own: Vec<Vec<f32>> = looked
            .iter()
            .map(|looked| of_pairs.by_ref().take(looked.weighed.pairs.len()).collect())
            .collect();
        let acts: Vec<dyads::Likely<'_>> = looked
            .iter()
            .zip(&own)
            .filter(|(looked, own)| own.len() == looked.weighed.pairs.len())
            .map(|(looked, own)| dyads::Likely {
                kind: looked.kind,
                weighed: &looked.weighed,
                likely: own,
            })
            .collect();
        let dyads: Vec<_> = dyads::dyads(&cast, &acts)
            .iter()
            .map(|dyad| {
                let (kind, source, target) = dyad.key;
                let row = dyad.row.to_vec();
                json!([
                    kind.as_str(),
                    number(source),
                    target.map(number),
                    dyad.top.0,
                    row
                ])
            })
            .collect();
        let candidates: Vec<_> = looked
            .iter()
            .map(|looked| {
                let words: Vec<&str> = looked
                    .words
                    .iter()
                    .map(|&word| annotated.token(word).span.of(&article.text))
                    .collect();
                let sentence = annotated.token(looked.words[0]).sentence as usize;
                let sides = &looked.weighed.sides;
                let pairs: Vec<_> = looked
                    .weighed
                    .pairs
                    .iter()
                    .map(|pair| {
                        let target = pair.target.map(|at| number(sides[at].target.0));
                        json!([
                            number(sides[pair.source].source.0),
                            target,
                            pair.row.to_vec()
                        ])
                    })
                    .collect();
                let rows: Vec<_> = looked
                    .rows
                    .iter()
                    .map(|(id, row)| json!([number(*id), row.to_vec()]))
                    .collect();
                json!({
                    "words": words,
                    "sentence": annotated.sentence_span(sentence).of(&article.text),
                    "type": looked.kind.as_str(),
                    "entry": looked.entry,
                    "rows": rows,
                    "pairs": pairs,
                })
            })
            .collect();
        let columns: Vec<&str> = rows::NAMES[..rows::ACT]
            .iter()
            .chain(&pairs::NAMES)
            .copied()
            .collect();
        let names: Vec<_> = cast
            .actors
            .iter()
            .map(|actor| json!([actor.name, actor.country]))
            .collect();
        writeln!(
            out,
            "{}",
            json!({"id": article.id, "columns": columns, "actors": names, "candidates": candidates, "dyads": dyads})
        )?;
    }
    Ok(())
}
