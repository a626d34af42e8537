//! Prints what is weighed of each position that an article may show, for training.
//!
//! ```text
//! cargo run --release -p chancery --example position_features -- ARTICLES.json > features.jsonl
//! ```
//!
//! A line of JSON for each article: its id, and for each position its actor, concept, stance and
//! features, and whether the program writes it.

use std::path::Path;

use chancery::tools::{Choice, Tools};
use chancery_ingest::{Input, Options, articles};
use chancery_reader::{actors, attribution, events, positions};
use serde_json::json;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let tools = Tools::open(&Choice::default())?;
    let lexicon = &tools.lexicon;
    for path in std::env::args().skip(1) {
        for article in articles(Input::named(Path::new(&path)), &Options::default()) {
            let article = article?;
            let annotated = chancery::annotate(&tools, &article);
            let mut cast = actors::cast(lexicon, &article, &annotated);
            let statements = attribution::statements(lexicon, &article, &annotated, &mut cast);
            let told = events::events(lexicon, &article, &annotated, &cast, &statements);
            let found =
                positions::weighed(lexicon, &article, &annotated, &cast, &statements, &told);
            let written =
                positions::positions(lexicon, &article, &annotated, &cast, &statements, &told);
            let found: Vec<_> = found
                .iter()
                .map(|one| {
                    let position = &one.position;
                    let actor = cast.actor(position.actor);
                    let sectors: Vec<String> =
                        actor.sectors.iter().map(ToString::to_string).collect();
                    json!({
                        "actor": position.actor.index(),
                        "name": actor.name, "kind": actor.kind.as_str(),
                        "country": actor.country, "sectors": sectors,
                        "concept": position.concept, "stance": position.stance.as_str(),
                        "confidence": position.confidence,
                        "evidence": position.evidence.first().map(|span| span.of(&article.text)),
                        "statement": position.statement.map(|id| id.index()),
                        "rule": position.why.rule, "entry": position.why.entry,
                        "note": position.why.note,
                        "cue": position.statement.map(|id| statements[id.index()].cue_class.as_str()),
                        "written": written.iter().any(|other| {
                            other.actor == position.actor && other.concept == position.concept
                        }),
                        "features": one.features, "score": one.score(),
                    })
                })
                .collect();
            let states: Vec<&str> = cast
                .actors
                .iter()
                .filter(|actor| actor.kind.as_str() == "state")
                .map(|actor| actor.name.as_str())
                .collect();
            println!(
                "{}",
                json!({"id": article.id, "states": states, "positions": found})
            );
        }
    }
    Ok(())
}
