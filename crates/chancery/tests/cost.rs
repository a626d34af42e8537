//! What `code` costs grows with the corpus, not faster.

use std::fs;

use chancery::code::{Options, Progress, Road, Show, code};
use chancery_record::Records;
use chancery_store::rows::StateNumbers;

/// Articles of words drawn by a small generator, ten thousand a day; every twelfth is a copy.
fn corpus(n: usize) -> String {
    let mut seed = 5u64;
    let mut draw = move |n: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % n
    };
    let mut lines = String::new();
    let mut text = String::new();
    for at in 0..n {
        if at % 12 != 11 {
            text = (0..60 + draw(120))
                .map(|_| format!("w{} ", draw(3000)))
                .collect();
        }
        lines.push_str(&format!(
            "{{\"id\":\"n{at}\",\"date\":\"2023-05-01\",\"title\":\"No {at}\",\"text\":\"{text}\"}}\n"
        ));
    }
    lines
}

/// Seconds of computing for so many articles, the road of an article itself left out.
fn seconds(n: usize) -> f64 {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("news.jsonl");
    fs::write(&input, corpus(n)).unwrap();
    let road = Road {
        read: &|_| Records::default(),
        numbers: &|_| StateNumbers::default(),
        model: "none".to_string(),
        lexicon: "none".to_string(),
    };
    let progress = Progress::new(Show::Nothing);
    let input = input.to_string_lossy().into_owned();
    let options = Options {
        threads: Some(2),
        ..Options::default()
    };
    let manifest = code(
        &road,
        &[input],
        &folder.path().join("d"),
        &options,
        &progress,
    )
    .unwrap();
    assert_eq!(manifest.rows["articles"], n as u64);
    assert!(manifest.clusters as usize > n / 14);
    progress.seconds().iter().map(|(_, seconds)| seconds).sum()
}

/// Sixteen times the articles; a step that compares each article with each other one would take 256
/// times as long, and these are seconds of the processor, which other programs hardly change.
#[test]
fn cost_grows_with_the_corpus() {
    let cheapest = |n: usize| (0..2).map(|_| seconds(n)).fold(f64::MAX, f64::min);
    let (few, many) = (cheapest(1000), cheapest(16_000));
    println!("1,000 articles {few:.3} s, 16,000 articles {many:.3} s");
    assert!(many < few * 16.0 * 4.0, "{few} s, then {many} s");
}
