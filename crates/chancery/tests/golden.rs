//! The case studies of `tests/golden`: an article, and the records that it should give.
//!
//! `UPDATE_GOLDEN=1 cargo test --test golden` rewrites the records; then read the diff.

use std::fs;
use std::path::{Path, PathBuf};

use chancery::{Tools, tools::Choice};
use chancery_text::{Article, Dateline, PublishedFrom, Span};
use chancery_view::notes::{Notes, notes};

fn cases(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("tests/golden is there") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            cases(&path, found);
        } else if path.extension().is_some_and(|end| end == "md") {
            found.push(path);
        }
    }
    found.sort();
}

/// The inside of the first block of that name, as a range of the document.
fn block(document: &str, name: &str) -> Option<std::ops::Range<usize>> {
    let fence = format!("```{name}\n");
    let start = document.find(&fence)? + fence.len();
    let end = start + document[start..].find("```")?;
    Some(start..end)
}

/// `outlet: …`, `date: …`, `title: …`, `dateline: …` lines, a blank line, and the text.
fn article(block: &str) -> Article {
    let (head, body) = block.split_once("\n\n").unwrap_or(("", block));
    let mut article = Article {
        language: "en".into(),
        ..Article::default()
    };
    let mut dateline = "";
    for line in head.lines() {
        let (name, value) = line.split_once(": ").expect("name: value");
        match name {
            "outlet" => article.outlet = value.to_string(),
            "title" => article.title = value.to_string(),
            "dateline" => dateline = value,
            "date" => {
                article.published = Some(value.parse().expect("a date"));
                article.published_from = Some(PublishedFrom::Given);
            }
            _ => panic!("an article has outlet, title, date and dateline, not {name}"),
        }
    }
    let body = body.trim();
    if article.title.is_empty() {
        article.text = body.to_string();
    } else {
        article.text = format!("{}\n\n{body}", article.title);
        article.title_span = Some(Span::new(0, article.title.len()));
    }
    if !dateline.is_empty() {
        // "LIMA, 12 MAY 89 (RADIO SOL) -- [TEXT]"
        let (place, rest) = dateline.split_once(',').unwrap_or((dateline, ""));
        let agency = rest.split(['(', ')']).nth(1).unwrap_or_default();
        article.agency = agency.to_string();
        article.text = format!("{dateline} {}", article.text);
        article.dateline_span = Some(Span::new(0, dateline.len()));
        article.dateline = Some(Dateline {
            place: place.to_string(),
            date: article.published,
            agency: agency.to_string(),
        });
    }
    article
}

/// Lexicon and pipeline; none without a language model, which on a server is an error.
fn tools() -> Option<Tools> {
    match Tools::open(&Choice::default()) {
        Ok(tools) => Some(tools),
        Err(error) => {
            println!("skipped: {error}");
            let must_run = std::env::var_os("CI").is_some();
            assert!(!must_run, "examples and case studies must run: {error}");
            None
        }
    }
}

#[test]
fn case_studies_give_their_records() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden");
    let Some(tools) = tools() else { return };
    let mut found = Vec::new();
    cases(&root, &mut found);
    assert!(!found.is_empty(), "there are case studies");
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut wrong = Vec::new();
    for path in found {
        let document = fs::read_to_string(&path).expect("readable");
        let text = block(&document, "article").expect("an article");
        let kept = block(&document, "records").expect("records");
        let article = article(&document[text]);
        let records = chancery::read(&tools, &article);
        let now = notes(&article, &records, Notes::RECORDS);
        if document[kept.clone()] != now {
            if update {
                let new = format!("{}{now}{}", &document[..kept.start], &document[kept.end..]);
                fs::write(&path, new).expect("the case can be written");
            } else {
                wrong.push(format!(
                    "{}\n--- kept\n{}--- read now\n{now}",
                    path.display(),
                    &document[kept]
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn examples_of_the_lexicon_hold() {
    let Some(tools) = tools() else { return };
    let misses = chancery::check::misses(&tools, &tools.lexicon.examples);
    let known = &tools.lexicon.known;
    let new: Vec<String> = misses
        .iter()
        .filter(|miss| !known.contains(&miss.example.sentence))
        .map(ToString::to_string)
        .collect();
    assert!(
        new.is_empty(),
        "{} examples do not hold:\n{}",
        new.len(),
        new.join("\n")
    );
    let missed: std::collections::BTreeSet<&str> = misses
        .iter()
        .map(|miss| miss.example.sentence.as_str())
        .collect();
    let held: Vec<&String> = known
        .iter()
        .filter(|sentence| !missed.contains(sentence.as_str()))
        .collect();
    assert!(
        held.is_empty(),
        "these hold now, take them from known.tsv: {held:#?}"
    );
}
