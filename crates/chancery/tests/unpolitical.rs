//! Sport, weather, markets, recipes, culture: texts of our own in which nothing political happens.

use std::fs;
use std::path::Path;

use chancery::{Tools, tools::Choice};
use chancery_text::Article;

/// At most so many false events in a thousand words.
const MOST: f64 = 1.0;

#[test]
fn what_is_not_political_gives_no_events() {
    let tools = match Tools::open(&Choice::default()) {
        Ok(tools) => tools,
        Err(error) => {
            println!("skipped: {error}");
            return;
        }
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    for name in ["unpolitical.txt", "unpolitical-fresh.txt"] {
        let text = fs::read_to_string(folder.join(name)).expect("the text is there");
        let words = text.split_whitespace().count();
        let article = Article {
            language: "en".into(),
            text,
            ..Article::default()
        };
        let events = chancery::read(&tools, &article).events;
        let rate = 1000.0 * events.len() as f64 / words as f64;
        println!(
            "{name}: {} events in {words} words, {rate:.2} per 1,000",
            events.len()
        );
        let triggers: Vec<_> = events
            .iter()
            .map(|event| {
                event
                    .evidence
                    .iter()
                    .map(|span| span.of(&article.text))
                    .collect::<String>()
            })
            .collect();
        assert!(
            rate < MOST,
            "{name}: {rate:.2} per 1,000 words: {triggers:#?}"
        );
    }
}
