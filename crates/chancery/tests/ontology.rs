//! Types of one's own take the place of the program's: the example of `docs/lexicon.md`.

use std::fs;
use std::path::Path;

use chancery::{Tools, tools::Choice};
use chancery_text::{Article, PublishedFrom};

/// Writes the blocks of the page that begin with the name of a file into a folder.
fn unpack(page: &str, folder: &Path) -> usize {
    let mut n_files = 0;
    for block in page.split("\n```toml ").skip(1) {
        let (name, rest) = block.split_once('\n').expect("a name");
        let (text, _) = rest.split_once("```").expect("an end");
        let path = folder.join(name.trim());
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
        n_files += 1;
    }
    n_files
}

#[test]
fn types_of_ones_own_take_the_place_of_ours() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let page = fs::read_to_string(root.join("docs/lexicon.md")).expect("the page");
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(unpack(&page, folder.path()), 2);
    let choice = Choice {
        lexicons: vec![folder.path().to_path_buf()],
        ..Choice::default()
    };
    let tools = match Tools::open(&choice) {
        Ok(tools) => tools,
        Err(error) => {
            println!("skipped: {error}");
            assert!(std::env::var_os("CI").is_none(), "must run: {error}");
            return;
        }
    };
    let misses = chancery::check::misses(&tools, &tools.lexicon.examples);
    assert!(misses.is_empty(), "the examples of the page: {misses:?}");
    let article = Article {
        language: "en".into(),
        outlet: "Harbour Courier".into(),
        text:
            "Chile's guards fired on a Peruvian patrol. Chile recalled its ambassador from Peru. \
               Chile held border talks with Peru."
                .into(),
        published: Some("2024-03-12".parse().expect("a date")),
        published_from: Some(PublishedFrom::Given),
        ..Article::default()
    };
    let records = chancery::read(&tools, &article);
    let kinds: Vec<String> = (records.events.iter())
        .map(|event| format!("{}-{}", event.kind.as_str(), event.mode))
        .collect();
    assert_eq!(kinds, ["ASSAULT-border-incident", "CONSULT-border-talks"]);
}
