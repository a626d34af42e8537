//! Patterns of events are tried on sentences made of their own words.

use std::fs;

use chancery::{Tools, patterns, tools::Choice};

#[test]
fn the_patterns_of_the_program_match() {
    let tools = Tools::open(&Choice::default()).expect("the pipeline is there");
    let tried = patterns::tried(&tools);
    assert!(tried.n > 2000, "only {} patterns", tried.n);
    // *Test-fire* alone, which the parser takes for a noun in the made-up sentence.
    assert!(tried.unmatched.len() <= 1, "{:#?}", tried.unmatched);
}

#[test]
fn a_pattern_that_cannot_match_is_told() {
    let folder = std::env::temp_dir().join(format!("chancery-patterns-{}", std::process::id()));
    fs::create_dir_all(folder.join("events")).expect("a folder");
    fs::write(
        folder.join("events/mine.toml"),
        r#"
[serenade]
event = "SUPPORT"
cameo = "051"
lemmas = ["serenade", "never serenade", "play serenade for"]
target = ["object", "for"]
[serenade.examples]
"Peru serenaded Chile." = "PER SUPPORT CHL"
"The cook serenaded the soup." = "no event"
"#,
    )
    .expect("a file");
    let choice = Choice {
        lexicons: vec![folder.clone()],
        ..Choice::default()
    };
    let tools = Tools::open(&choice).expect("the pipeline is there");
    let tried = patterns::tried(&tools);
    let own = tried
        .unmatched
        .iter()
        .filter(|one| one.entry.starts_with("mine."));
    let heads: Vec<&str> = own.map(|one| one.head.as_str()).collect();
    fs::remove_dir_all(folder).expect("removed");
    assert_eq!(heads, ["never"]);
}
