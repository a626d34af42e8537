//! Bad input gives a clear error, or an article with a doubt, within bounded time; and one bad
//! article never stops the others.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use chancery_ingest::{Format, Input, Options, articles};
use chancery_text::Article;
use proptest::prelude::*;

/// All articles and errors in the bytes of a file of that name.
fn read(name: &str, bytes: impl Into<Vec<u8>>) -> Vec<Result<Article, String>> {
    let started = Instant::now();
    let input = Input::Bytes {
        name: name.to_string(),
        bytes: bytes.into(),
    };
    let read = articles(input, &Options::default())
        .map(|article| article.map_err(|error| error.to_string()))
        .collect();
    assert!(
        started.elapsed() < Duration::from_secs(60),
        "{name} took too long"
    );
    read
}

fn one(name: &str, bytes: impl Into<Vec<u8>>) -> Result<Article, String> {
    let mut read = read(name, bytes);
    assert_eq!(read.len(), 1, "{name}");
    read.remove(0)
}

fn has_doubt(article: &Article, kind: &str) -> bool {
    article.doubts.iter().any(|doubt| doubt.kind == kind)
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

const PROSE: &str = "The two ministers met in Lima on Monday and spoke of the river for two hours.";

#[test]
fn missing_and_empty_files() {
    let missing = articles(Input::named("no/such/file.txt"), &Options::default()).next();
    let error = missing.unwrap().unwrap_err().to_string();
    assert_eq!(error, "no/such/file.txt: no such file or folder");
    assert_eq!(one("a.txt", "").unwrap_err(), "a.txt: the file is empty");
    assert_eq!(
        one("a.txt", " \n\t\n").unwrap_err(),
        "a.txt: the article is empty"
    );
    assert!(
        one("a.html", "<html></html>")
            .unwrap_err()
            .contains("empty")
    );
    assert!(read("a.jsonl", "\n\n").is_empty());
}

#[test]
fn a_folder_without_articles_says_what_is_read() {
    let folder = std::env::temp_dir().join(format!("chancery-ingest-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("inner")).unwrap();
    std::fs::write(folder.join("inner/picture.png"), b"\x89PNG").unwrap();
    let none: Vec<_> = articles(Input::named(folder.join("inner")), &Options::default()).collect();
    assert!(none[0].as_ref().unwrap_err().hint.contains("jsonl"));
    std::fs::write(folder.join("b.txt"), PROSE).unwrap();
    std::fs::write(folder.join("a.txt"), "").unwrap();
    std::fs::write(folder.join("inner/c.txt"), PROSE).unwrap();
    let read: Vec<_> = articles(Input::named(&folder), &Options::default()).collect();
    let good: Vec<bool> = read.iter().map(Result::is_ok).collect();
    assert_eq!(
        good,
        [false, true, true],
        "the bad file comes first and stops nobody"
    );
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn binary_and_truncated_files() {
    assert!(
        one("a.txt", &b"\x89PNG\r\n\x1a\n\x00\x00"[..])
            .unwrap_err()
            .contains("not a text")
    );
    let mut cut = gzip(PROSE.repeat(100).as_bytes());
    cut.truncate(cut.len() - 12);
    let error = one("a.txt.gz", cut).unwrap_err();
    assert!(
        error.contains("ends too early") && error.contains("hint"),
        "{error}"
    );
}

#[test]
fn one_bad_line_stops_nobody_and_has_its_place() {
    let lines =
        format!("{{\"text\":\"{PROSE}\"}}\n{{\"text\":\n{{\"text\":\"{PROSE}\",\"id\":\"x\"}}\n");
    let read = read("news.jsonl", lines);
    assert_eq!(read.len(), 3);
    let error = read[1].as_ref().unwrap_err();
    assert!(
        error.starts_with("news.jsonl:2: not a JSON object"),
        "{error}"
    );
    assert_eq!(read[2].as_ref().unwrap().id, "x");
}

#[test]
fn a_gzip_bomb_is_refused() {
    let bomb = gzip(&vec![b' '; 200 << 20]);
    for name in ["a.jsonl.gz", "a.json.gz", "a.csv.gz"] {
        let read = read(name, bomb.clone());
        assert!(
            read.iter()
                .any(|read| read.as_ref().is_err_and(|e| e.contains("150 times"))),
            "{name}"
        );
    }
    // A text is not read so far: it is empty as far as it goes.
    assert!(one("a.txt.gz", bomb).is_err());
}

#[test]
fn a_hundred_megabytes_on_one_line_are_cut_with_a_doubt() {
    let line = PROSE.repeat((100 << 20) / PROSE.len());
    let article = one("a.txt", line.clone()).unwrap();
    assert!(has_doubt(&article, "cut"));
    assert!(article.text.chars().count() <= 2_000_000);
    let article = one("a.jsonl", format!("{{\"text\":\"{line}\"}}\n")).unwrap();
    assert!(has_doubt(&article, "cut"));
    assert!(article.text.chars().count() <= 2_000_000);
}

#[test]
fn hostile_letters() {
    let text = format!("{PROSE} \u{202e}evil\u{202c} \0 NUL");
    let article = one("a.txt", text).unwrap();
    assert!(has_doubt(&article, "direction-marks") && has_doubt(&article, "control-letters"));
    assert!(!article.text.contains(['\0', '\u{202e}']));
    let article = one("a.jsonl", format!("{{\"text\":\"{PROSE} \\ud800 x\"}}")).unwrap();
    assert!(has_doubt(&article, "charset"));
}

#[test]
fn hostile_pages() {
    for (unit, n) in [
        ("<div>", 100_000),
        ("<table><tr><td>", 50_000),
        ("<ul><li>", 50_000),
        ("<b><i><p>", 50_000),
        ("<a href=\"", 100_000),
        ("<!--", 100_000),
        ("<script>", 100_000),
        ("<svg><math>", 50_000),
        ("<select><option>", 50_000),
        ("&#x41;", 200_000),
        ("<p>a", 200_000),
    ] {
        let page = format!("<html><body>{}<p>{PROSE}</p>", unit.repeat(n));
        let _ = one("a.html", page);
    }
}

/// A folder with a pipe, a dangling link and a file among them: what can be read is.
#[cfg(unix)]
#[test]
fn pipes_and_dangling_links_in_a_folder_stop_nobody() {
    let folder = std::env::temp_dir().join(format!("chancery-pipes-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let made = std::process::Command::new("mkfifo")
        .arg(folder.join("a.txt"))
        .status();
    std::os::unix::fs::symlink("nowhere", folder.join("b.txt")).unwrap();
    std::fs::write(folder.join("c.txt"), PROSE).unwrap();
    let read: Vec<_> = articles(Input::named(&folder), &Options::default()).collect();
    if made.is_ok_and(|status| status.success()) {
        assert!(read[0].as_ref().unwrap_err().message.contains("pipe"));
    }
    let n_good = read.iter().filter(|read| read.is_ok()).count();
    assert_eq!((n_good, read.len() >= 2), (1, true));
    std::fs::remove_dir_all(&folder).unwrap();
}

/// The exports of databases hold many articles in one file; each has its place.
#[test]
fn documents_of_an_export_have_their_places() {
    let one =
        "Talks go on\n\nThe Lima Herald\n\nMay 1, 2024 Wednesday\n\nLength: 9 words\n\nBody\n\n";
    let text =
        format!("{one}{PROSE}\nEnd of Document\n\n{one}{PROSE} They left.\nEnd of Document\n");
    let read = read("export.txt", text.clone());
    assert_eq!(read.len(), 2);
    let second = read[1].as_ref().unwrap();
    assert_eq!(
        (second.outlet.as_str(), second.title.as_str()),
        ("The Lima Herald", "Talks go on")
    );
    assert!(second.text.ends_with("They left."), "{}", second.text);
    let at = second.text.find("They left").unwrap() as u32;
    let source = second.source_map.source(at).unwrap() as usize;
    assert!(text[source..].starts_with("They left"));
}

/// Blank lines by the million before the first word, and a letter that the end of the file cuts.
#[test]
fn blank_beginnings_and_cut_letters() {
    let article = one("a.txt", format!("{}{PROSE}", "\n".repeat(3_000_000))).unwrap();
    assert_eq!(article.text, PROSE);
    let mut cut = format!("{PROSE} José met José").into_bytes();
    cut.pop();
    let article = one("a.txt", cut).unwrap();
    assert!(article.text.contains("José met"), "{}", article.text);
}

#[test]
fn a_nested_json_is_an_error_not_a_crash() {
    let deep = format!(
        "{{\"text\":{}1{}}}",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    assert!(one("a.jsonl", deep.clone()).is_err());
    assert!(read("a.json", deep).iter().all(Result::is_err));
    assert!(
        read("a.json", "[".repeat(100_000))
            .iter()
            .all(Result::is_err)
    );
}

#[test]
fn the_old_and_the_wide_charsets() {
    let latin = b"El presidente de la Rep\xfablica dijo que la reuni\xf3n fue \xfatil.".to_vec();
    assert!(has_doubt(&one("a.txt", latin).unwrap(), "charset"));
    let mut wide = vec![0xff, 0xfe];
    let json = format!("{{\"id\":\"w\",\"text\":\"{PROSE}\"}}\n");
    wide.extend(json.encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(one("a.jsonl", wide).unwrap().text, PROSE);
    let marked = format!("\u{feff}text,title\n\"{PROSE}\",Talks go on\n");
    assert_eq!(one("a.csv", marked).unwrap().title, "Talks go on");
}

/// What is always true of an article.
fn is_sound(article: &Article) {
    assert!(!article.text.trim().is_empty());
    assert!(!article.id.is_empty());
    for span in [article.title_span, article.dateline_span]
        .into_iter()
        .flatten()
    {
        assert!(article.text.get(span.range()).is_some(), "{span:?}");
    }
    for &(text, _, length) in &article.source_map.stretches {
        assert!((text + length) as usize <= article.text.len());
    }
    let document = chancery_text::Document::of(article, &chancery_text::CaseTable::default());
    for block in &document.blocks {
        assert_eq!(block.view(&article.text).len(), block.span.len());
    }
}

/// The shared folder with real articles, if it is there.
fn shared(path: &str) -> Option<PathBuf> {
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")).join(path);
    if !path.exists() {
        eprintln!("skipped: no {}", path.display());
    }
    path.exists().then_some(path)
}

#[test]
fn the_seed_is_read_as_a_careful_reader_would() {
    let Some(folder) = shared("seed") else { return };
    let articles: Vec<_> = articles(Input::named(folder), &Options::default()).collect();
    assert_eq!(articles.len(), 1);
    let article = articles[0].as_ref().unwrap();
    assert!(article.title.starts_with("Ayatollah") && article.title.ends_with("imperialism"));
    assert!(!article.title.contains('\n'));
    assert_eq!(article.outlet, "Radio Habana Cuba");
    assert_eq!(article.agency, "RHC");
    assert!(article.url.starts_with("https://www.radiohc.cu/"));
    let dateline = article.dateline.as_ref().unwrap();
    assert_eq!(
        (dateline.place.as_str(), dateline.agency.as_str()),
        ("Tehran", "RHC")
    );
    assert_eq!(dateline.date.unwrap().to_string(), "2023-12-05");
    assert_eq!(article.published.unwrap().to_string(), "2023-12-05");
    assert_eq!(article.published_from.unwrap().as_str(), "inferred");
    assert!(has_doubt(article, "year-inferred"));
    assert_eq!(article.captions.len(), 1);
    assert_eq!(article.captions[0].credit, "leader.ir");
    let paragraphs: Vec<_> = article.text.split("\n\n").skip(1).collect();
    assert_eq!(paragraphs.len(), 13);
    assert!(!article.text.contains("not found") && !article.text.contains("leader.ir"));
    is_sound(article);
}

#[test]
fn the_corpus_is_read_without_a_failure() {
    let Some(file) = shared("corpus/news-sample.jsonl.gz") else {
        return;
    };
    let mut n = 0;
    for article in articles(Input::named(file), &Options::default()) {
        is_sound(&article.unwrap());
        n += 1;
    }
    assert_eq!(n, 1978);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_by_every_reader(
        bytes in prop::collection::vec(any::<u8>(), 0..600),
        raw in any::<bool>(),
    ) {
        for format in Format::ALL {
            let options = Options { format: Some(format), raw, ..Options::default() };
            let input = Input::Bytes { name: "any".into(), bytes: bytes.clone() };
            articles(input, &options).flatten().for_each(|article| is_sound(&article));
        }
    }

    #[test]
    fn any_words_are_read_by_every_reader(
        words in r#"([<>{}\[\]":,;&#'*()\n -]|[A-Z]{1,6}|[a-z]{1,6}|<p>|</p>|<br>|text|title|\n\n|, May 3 - |İ|é|“|\\u00e9|\[TEXT\]|End of Document\n|2 of 3 DOCUMENTS\n|Length: 4 words\n|4 words\n|1 May 2024\n|\(c\) |HD  |PD  |LP  |Body\n|- |\*\*|__){0,60}"#,
    ) {
        for format in Format::ALL {
            for wrapped in [words.clone(), format!("{{\"text\":{words:?}}}")] {
                let options = Options { format: Some(format), ..Options::default() };
                let input = Input::Bytes { name: "any".into(), bytes: wrapped.into_bytes() };
                articles(input, &options).flatten().for_each(|article| is_sound(&article));
            }
        }
    }
}

#[test]
fn other_kinds_of_files_are_named() {
    let told = |bytes: &[u8]| {
        let error = one("a.txt", bytes).unwrap_err().to_string();
        error.lines().next().unwrap_or_default().to_string()
    };
    assert_eq!(told(b"%PDF-1.4\n"), "a.txt: not a text, but a PDF document");
    assert_eq!(
        told(b"{\\rtf1\\ansi Talks}"),
        "a.txt: not a text, but a document in RTF"
    );
    assert_eq!(
        told(b"PAR1...."),
        "a.txt: not a text, but a table in Parquet"
    );
}

#[test]
fn wide_letters_without_a_mark_are_read() {
    let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let article = one("a.txt", wide("Lima and Quito agree, señor Ode said.")).unwrap();
    assert_eq!(article.text, "Lima and Quito agree, señor Ode said.");
    let article = one("a.csv", wide("title,text\nTalks,Lima and Quito agree.\n")).unwrap();
    assert_eq!(article.text, "Talks\n\nLima and Quito agree.");
}
