//! Every row of the tables of names, tried: "NAME criticized Kenya." names that actor, on a day of the
//! office that the row tells of. So each row has its example, and nobody needs to write it down.

use chancery::{Tools, tools::Choice};
use chancery_text::Article;

/// Names that are not found: the parser takes the first two apart, the third is an island first, and the
/// last held two offices on one day.
const KNOWN: &[&str] = &[
    "Right to Rise",
    "Never Trump",
    "Sicily",
    "Slobodan Milosevic",
];

#[test]
fn every_name_of_the_tables_is_found() {
    let tools = match Tools::open(&Choice::default()) {
        Ok(tools) => tools,
        Err(error) => {
            println!("skipped: {error}");
            return;
        }
    };
    let mut missed = Vec::new();
    let mut n_tried = 0;
    for entry in &tools.lexicon.actors.entries {
        let days = match entry.terms.as_slice() {
            [] => vec![None],
            terms => terms.iter().map(|term| term.from).collect(),
        };
        for day in days {
            n_tried += 1;
            let other = if entry.country == "KEN" {
                "Ghana"
            } else {
                "Kenya"
            };
            let article = Article {
                text: format!("{} criticized {other}.", entry.name),
                language: "en".into(),
                published: day,
                ..Article::default()
            };
            let annotated = chancery::annotate(&tools, &article);
            let cast = chancery_reader::actors::cast(&tools.lexicon, &article, &annotated);
            let is_found = cast.actors.iter().any(|actor| actor.key == entry.key);
            // "Tex." stands behind a town only.
            let is_short = entry.name.ends_with('.');
            if !is_found && !is_short && !KNOWN.contains(&entry.name.as_str()) {
                missed.push(format!("{} ({}), {day:?}", entry.name, entry.key));
            }
        }
    }
    println!("{n_tried} names tried");
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}
