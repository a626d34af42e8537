//! Prints what is read from files: `cargo run -p chancery-ingest --example articles -- FILE…`.
//!
//! `--shares` prints instead, for each kind of source (the first part of the id), how many
//! articles were read, and in how many of them headline, dateline, its place, its day, a date of
//! publication and English were found.

use std::collections::BTreeMap;

use chancery_ingest::{Input, Options, articles};
use chancery_text::Article;

fn main() {
    let mut options = Options::default();
    let mut shares = false;
    let mut counts: BTreeMap<String, BTreeMap<&str, usize>> = BTreeMap::new();
    for word in std::env::args().skip(1) {
        match word.as_str() {
            "--raw" => options.raw = true,
            "--shares" => shares = true,
            name => {
                for article in articles(Input::named(name), &options) {
                    match article {
                        Ok(article) if shares => count(&article, &mut counts),
                        Ok(article) => show(&article),
                        Err(error) => {
                            *counts
                                .entry("-".into())
                                .or_default()
                                .entry("failed")
                                .or_default() += 1;
                            eprintln!("error: {error}");
                        }
                    }
                }
            }
        }
    }
    if shares {
        println!("measure\tvalue\tn\tcommand\tremark");
    }
    for (source, counts) in counts.iter().filter(|_| shares) {
        let n = counts.get("articles").copied().unwrap_or(0).max(1);
        for (what, count) in counts {
            println!(
                "ingest {source} {what}\t{:.3}\t{n}",
                *count as f64 / n as f64
            );
        }
    }
}

fn count(article: &Article, counts: &mut BTreeMap<String, BTreeMap<&str, usize>>) {
    let source: String = article
        .id
        .chars()
        .take_while(|letter| letter.is_alphanumeric())
        .collect();
    let counts = counts.entry(source).or_default();
    let dateline = article.dateline.as_ref();
    for (what, is_there) in [
        ("articles", true),
        ("title", !article.title.is_empty()),
        ("title as headline", article.title_span.is_some()),
        ("published", article.published.is_some()),
        ("dateline", dateline.is_some()),
        (
            "dateline place",
            dateline.is_some_and(|dateline| !dateline.place.is_empty()),
        ),
        (
            "dateline day",
            dateline.is_some_and(|dateline| dateline.date.is_some()),
        ),
        (
            "dateline agency",
            dateline.is_some_and(|dateline| !dateline.agency.is_empty()),
        ),
        ("byline", !article.byline.is_empty()),
        ("caption", !article.captions.is_empty()),
        ("english", article.language == "en"),
        ("doubt", !article.doubts.is_empty()),
    ] {
        *counts.entry(what).or_default() += usize::from(is_there);
    }
}

fn show(article: &Article) {
    println!("id: {}", article.id);
    for (name, value) in [
        ("outlet", &article.outlet),
        ("agency", &article.agency),
        ("url", &article.url),
        ("title", &article.title),
        ("byline", &article.byline),
        ("language", &article.language),
    ] {
        if !value.is_empty() {
            println!("{name}: {value}");
        }
    }
    if let (Some(date), Some(from)) = (article.published, article.published_from) {
        println!("published: {date} ({})", from.as_str());
    }
    if let Some(dateline) = &article.dateline {
        let date = dateline.date.map_or(String::new(), |date| date.to_string());
        let words = article
            .dateline_span
            .map_or("", |span| span.of(&article.text));
        println!(
            "dateline: {} | {date} | {} | {words:?}",
            dateline.place, dateline.agency
        );
    }
    for caption in &article.captions {
        println!("caption: {} [{}]", caption.text, caption.credit);
    }
    for doubt in &article.doubts {
        println!("doubt {}: {}", doubt.kind, doubt.message);
    }
    println!("text:\n{}\n{}\n", article.text, "=".repeat(80));
}
