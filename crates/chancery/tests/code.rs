//! A corpus becomes a dataset: the same bytes whatever happens on the way.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use chancery::code::merge::merge;
use chancery::code::purge::{Wanted, purge};
use chancery::code::{CodeError, Options, Progress, Road, Show, code};
use chancery_record::{
    Actor, ActorId, ActorKind, CueClass, Mention, MentionForm, Quotation, Records, Statement, Why,
};
use chancery_store::rows::StateNumbers;
use chancery_store::{Dataset, Lock, Manifest};
use chancery_text::{Article, Span};

/// Reads names: every word with a capital is an actor who says the rest of the line. What it
/// reads does not matter here, only that it depends on the text alone.
fn capitals(article: &Article) -> Records {
    let mut records = Records::default();
    if article.text.contains("PANIC") {
        panic!("an article nobody foresaw");
    }
    let words = article.text.split(' ').scan(0, |at, word| {
        let span = Span::new(*at, *at + word.len());
        *at += word.len() + 1;
        Some((word, span))
    });
    for (word, span) in words
        .filter(|(word, _)| word.starts_with(char::is_uppercase))
        .take(9)
    {
        let actor = ActorId(records.actors.len() as u32);
        records.actors.push(Actor {
            name: word.to_string(),
            kind: ActorKind::Person,
            country: "IRN".to_string(),
            sectors: Vec::new(),
            office: String::new(),
            key: format!("IRN:{}", word.to_lowercase()),
        });
        records.mentions.push(Mention {
            actor,
            span,
            form: MentionForm::Name,
        });
        records.statements.push(Statement {
            parent: None,
            speaker: Some(actor),
            speaker_span: vec![span],
            cue: Vec::new(),
            cue_lemma: String::new(),
            cue_class: CueClass::Say,
            content: vec![Span::new(span.end as usize, article.text.len())],
            quotation: Quotation::Direct,
            addressee: None,
            negated: false,
            modal: false,
            in_title: false,
            repeated: Vec::new(),
            confidence: 0.5,
            why: Why::new("capitals", ""),
        });
    }
    records
}

fn numbers(_: &str) -> StateNumbers {
    StateNumbers {
        cow: Some(630),
        gw: Some(630),
    }
}

fn road(read: &(dyn Fn(&Article) -> Records + Sync)) -> Road<'_> {
    Road {
        read,
        numbers: &numbers,
        model: "none".to_string(),
        lexicon: "none".to_string(),
    }
}

fn run(inputs: &[&Path], dataset: &Path, options: &Options) -> Result<Manifest, CodeError> {
    let inputs: Vec<String> = inputs
        .iter()
        .map(|path| path.to_string_lossy().into_owned())
        .collect();
    code(
        &road(&capitals),
        &inputs,
        dataset,
        options,
        &Progress::new(Show::Nothing),
    )
}

fn options(threads: usize) -> Options {
    Options {
        threads: Some(threads),
        part_articles: 10,
        ..Options::default()
    }
}

/// Articles of words drawn by a small generator; some are copies, some broken, some come twice.
fn corpus(n: usize) -> String {
    const WORDS: [&str; 24] = [
        "Minister", "Geneva", "talks", "on", "the", "river", "were", "held", "by", "both", "Amara",
        "sides", "water", "quota", "and", "grain", "ships", "Okoro", "left", "port", "after",
        "dawn", "with", "coal",
    ];
    let mut seed = 7u64;
    let mut draw = move |n: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % n
    };
    let mut lines: Vec<String> = Vec::new();
    for at in 0..n {
        let words: Vec<&str> = (0..60 + draw(120))
            .map(|_| WORDS[draw(WORDS.len())])
            .collect();
        let day = 1 + at * 27 / n;
        let line = format!(
            "{{\"id\":\"n{at}\",\"date\":\"2023-05-{day:02}\",\"title\":\"No {at}\",\"text\":\"{}.\"}}",
            words.join(" ")
        );
        match at % 17 {
            3 => lines.push(line.replace("\"id\"", "\"id")),
            5 => lines.push(line.replacen("Minister", "PANIC", 1)),
            7 if at > 20 => lines.push(lines[at - 15].clone()),
            9 => lines
                .push(lines[at - 8].replace(&format!("\"n{}\"", at - 8), &format!("\"n{at}\""))),
            _ => lines.push(line),
        }
    }
    lines.join("\n") + "\n"
}

/// Every file of a folder with its bytes, but the lock.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(root, &path, files);
            } else if path.file_name().unwrap() != ".lock" {
                let name = path
                    .strip_prefix(root)
                    .unwrap()
                    .to_string_lossy()
                    .into_owned();
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    let mut files = BTreeMap::new();
    walk(folder, folder, &mut files);
    files
}

fn assert_same(one: &Path, other: &Path) {
    let (one, other) = (tree(one), tree(other));
    let names = |tree: &BTreeMap<String, Vec<u8>>| tree.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&one), names(&other));
    for (name, bytes) in &one {
        assert!(bytes == &other[name], "{name} differs");
    }
}

struct Corpus {
    folder: tempfile::TempDir,
    input: PathBuf,
}

impl Corpus {
    fn new(n: usize) -> Corpus {
        let folder = tempfile::tempdir().unwrap();
        let input = folder.path().join("news.jsonl");
        fs::write(&input, corpus(n)).unwrap();
        Corpus { folder, input }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

#[test]
fn threads_change_nothing() {
    let corpus = Corpus::new(300);
    let one = run(&[&corpus.input], &corpus.path("1"), &options(1)).unwrap();
    run(&[&corpus.input], &corpus.path("5"), &options(5)).unwrap();
    assert_same(&corpus.path("1"), &corpus.path("5"));
    assert_eq!(one.parts.len(), 30);
    // 300 / 17 lines are broken; as many make the program fail, if the word is in them.
    assert!(
        one.failed >= 18 && one.repeated > 5 && one.clusters > 5,
        "{one:?}"
    );
    let positions: u64 = one.parts.iter().map(|part| part.positions).sum();
    assert_eq!(positions, 300);
    // Nothing is left of the work.
    assert!(!corpus.path("1").join(".work").exists());
}

#[test]
fn nothing_is_lost() {
    let corpus = Corpus::new(120);
    let manifest = run(&[&corpus.input], &corpus.path("d"), &options(2)).unwrap();
    let dataset = Dataset::open(&corpus.path("d")).unwrap();
    let read: Vec<(Article, Records)> = dataset.records().collect::<Result<_, _>>().unwrap();
    let articles = chancery_ingest::articles(
        chancery_ingest::Input::Path(corpus.input.clone()),
        &chancery_ingest::Options::default(),
    );
    let mut seen = std::collections::BTreeSet::new();
    let expected: Vec<Article> = articles
        .flatten()
        .filter(|article| seen.insert((article.id.clone(), article.text.clone())))
        .collect();
    assert_eq!(read.len(), expected.len());
    for ((article, records), expected) in read.iter().zip(&expected) {
        assert_eq!((&article.id, &article.text), (&expected.id, &expected.text));
        if !article.text.contains("PANIC") {
            assert_eq!(records, &capitals(expected));
        }
    }
    let failed = manifest
        .failures
        .iter()
        .filter(|failed| failed.message.contains("nobody foresaw"));
    assert!(failed.count() >= 5);
    let broken = manifest
        .failures
        .iter()
        .find(|failed| failed.position == 3)
        .unwrap();
    assert!(broken.message.contains("news.jsonl:4"), "{broken:?}");
}

#[test]
fn shards_merge_into_the_same() {
    let corpus = Corpus::new(200);
    run(&[&corpus.input], &corpus.path("whole"), &options(2)).unwrap();
    let mut shards = Vec::new();
    for shard in [2, 3, 1] {
        let folder = corpus.path(&format!("shard-{shard}"));
        run(
            &[&corpus.input],
            &folder,
            &Options {
                shard: Some((shard, 3)),
                ..options(2)
            },
        )
        .unwrap();
        shards.push(folder);
    }
    let missing = merge(&shards[..2], &corpus.path("two"))
        .unwrap_err()
        .to_string();
    assert!(missing.contains("missing: 1"), "{missing}");
    merge(&shards, &corpus.path("merged")).unwrap();
    assert_same(&corpus.path("whole"), &corpus.path("merged"));
}

#[test]
fn two_runs_at_once_are_refused() {
    let corpus = Corpus::new(20);
    let _lock = Lock::take(&corpus.path("d")).unwrap();
    let error = run(&[&corpus.input], &corpus.path("d"), &options(1))
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("another run is writing this dataset"),
        "{error}"
    );
}

#[test]
fn another_plan_is_refused() {
    let corpus = Corpus::new(20);
    run(&[&corpus.input], &corpus.path("d"), &options(1)).unwrap();
    run(&[&corpus.input], &corpus.path("d"), &options(1)).unwrap();
    let limit = Options {
        limit: Some(5),
        ..options(1)
    };
    let error = run(&[&corpus.input], &corpus.path("d"), &limit)
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("another options") && error.contains("limit = 5"),
        "{error}"
    );
    fs::write(&corpus.input, "{\"text\":\"Other news.\"}\n").unwrap();
    let error = run(&[&corpus.input], &corpus.path("d"), &options(1))
        .unwrap_err()
        .to_string();
    assert!(error.contains("files of other content"), "{error}");
    fs::create_dir(corpus.path("mine")).unwrap();
    fs::write(corpus.path("mine").join("thesis.tex"), "…").unwrap();
    let error = run(&[&corpus.input], &corpus.path("mine"), &options(1))
        .unwrap_err()
        .to_string();
    assert!(error.contains("thesis.tex"), "{error}");
}

#[test]
fn a_file_that_breaks_off_stops_the_run_and_the_mended_one_continues_it() {
    let corpus = Corpus::new(150);
    let text = fs::read(&corpus.input).unwrap();
    let gzip = corpus.path("news.jsonl.gz");
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(&text).unwrap();
    let packed = packed.finish().unwrap();
    fs::write(&gzip, &packed).unwrap();
    run(&[&gzip], &corpus.path("whole"), &options(2)).unwrap();
    fs::write(&gzip, &packed[..packed.len() * 2 / 3]).unwrap();
    let error = run(&[&gzip], &corpus.path("cut"), &options(2)).unwrap_err();
    assert!(matches!(error, CodeError::Dead(_)), "{error}");
    assert!(
        Dataset::open(&corpus.path("cut"))
            .unwrap_err()
            .to_string()
            .contains("not finished")
    );
    let n_written = fs::read_dir(corpus.path("cut").join("articles"))
        .unwrap()
        .count();
    assert!(n_written >= 3, "{n_written}");
    fs::write(&gzip, &packed).unwrap();
    run(&[&gzip], &corpus.path("cut"), &options(2)).unwrap();
    assert_same(&corpus.path("whole"), &corpus.path("cut"));
    // Other bytes are not taken for the mended file.
    let cut = corpus.path("cut2");
    fs::write(&gzip, &packed[..packed.len() * 2 / 3]).unwrap();
    run(&[&gzip], &cut, &options(2)).unwrap_err();
    let mut other = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    other.write_all(&text[200..]).unwrap();
    fs::write(&gzip, other.finish().unwrap()).unwrap();
    let error = run(&[&gzip], &cut, &options(2)).unwrap_err().to_string();
    assert!(error.contains("made from other bytes"), "{error}");
    // Who wants can do without the rest.
    fs::write(&gzip, &packed[..packed.len() * 2 / 3]).unwrap();
    let keep_going = Options {
        keep_going: true,
        ..options(2)
    };
    let manifest = run(&[&gzip], &corpus.path("rest"), &keep_going).unwrap();
    assert!(
        manifest
            .failures
            .iter()
            .any(|failed| failed.message.contains("ends too early"))
    );
}

#[test]
fn limit_and_since() {
    let corpus = Corpus::new(60);
    let limited = Options {
        limit: Some(25),
        ..options(2)
    };
    let manifest = run(&[&corpus.input], &corpus.path("limit"), &limited).unwrap();
    assert_eq!(
        manifest
            .parts
            .iter()
            .map(|part| part.positions)
            .sum::<u64>(),
        25
    );
    let since = Options {
        since: "2023-05-20".parse().ok(),
        ..options(2)
    };
    run(&[&corpus.input], &corpus.path("since"), &since).unwrap();
    let dataset = Dataset::open(&corpus.path("since")).unwrap();
    let days: Vec<String> = dataset
        .records()
        .map(|read| read.unwrap().0.published.unwrap().to_string())
        .collect();
    assert!(
        days.len() > 10 && days.iter().all(|day| day.as_str() >= "2023-05-20"),
        "{days:?}"
    );
}

#[test]
fn purge_leaves_no_trace() {
    let corpus = Corpus::new(80);
    let folder = corpus.path("d");
    run(&[&corpus.input], &folder, &options(2)).unwrap();
    let wanted = Wanted {
        articles: vec!["n12".to_string()],
        persons: Vec::new(),
    };
    let dry = purge(&folder, &wanted, true).unwrap();
    assert_eq!(dry.articles.len(), 1);
    let before = Manifest::read(&folder).unwrap().unwrap();
    purge(&folder, &wanted, false).unwrap();
    let after = Manifest::read(&folder).unwrap().unwrap();
    assert_eq!(after.rows["articles"] + 1, before.rows["articles"]);
    assert_eq!(after.purged, 1);
    let key = dry.articles.first().unwrap();
    for table in chancery_store::TABLES {
        assert!(
            !rows_of(&folder, table.name).contains(key.as_str()),
            "{}",
            table.name
        );
    }
    let person = Wanted {
        articles: Vec::new(),
        persons: vec!["IRN:okoro".to_string()],
    };
    purge(&folder, &person, false).unwrap();
    let dataset = Dataset::open(&folder).unwrap();
    let mut n_left = 0;
    for read in dataset.records() {
        let (article, records) = read.unwrap();
        assert!(!article.text.contains("Okoro"), "{}", article.text);
        assert!(records.actors.iter().all(|actor| actor.name != "Okoro"));
        n_left += 1;
    }
    assert!(n_left > 0);
}

/// All cells of a table, one after another.
fn rows_of(folder: &Path, table: &str) -> String {
    use chancery_store::tables::{self, Row};
    fn cells<R: Row + 'static>(dataset: &Dataset) -> String {
        dataset
            .rows::<R>()
            .flat_map(|rows| rows.unwrap())
            .flat_map(|row| row.cells())
            .collect()
    }
    let dataset = Dataset::open(folder).unwrap();
    match table {
        "articles" => cells::<tables::ArticleRow>(&dataset),
        "actors" => cells::<tables::ActorRow>(&dataset),
        "mentions" => cells::<tables::MentionRow>(&dataset),
        "statements" => cells::<tables::StatementRow>(&dataset),
        "events" => cells::<tables::EventRow>(&dataset),
        "positions" => cells::<tables::PositionRow>(&dataset),
        "doubts" => cells::<tables::DoubtRow>(&dataset),
        _ => cells::<tables::CopyRow>(&dataset),
    }
}

/// Where the child of the kill test works: its folder, if it is one.
const CHILD: &str = "CHANCERY_CHILD";

/// What the child of a kill test does: `code`, `merge` or `purge`.
const JOB: &str = "CHANCERY_JOB";

/// The run that the kill tests start and kill; by itself it does nothing.
#[test]
fn child() {
    let Some(folder) = std::env::var_os(CHILD) else {
        return;
    };
    let folder = PathBuf::from(folder);
    let target = folder.join("killed");
    let is_done = match std::env::var(JOB).as_deref() {
        Ok("merge") => {
            let shards: Vec<PathBuf> = (1..=3).map(|n| folder.join(format!("{n}"))).collect();
            merge(&shards, &target).is_ok()
        }
        Ok("purge") => {
            let wanted = Wanted {
                articles: vec!["n12".to_string(), "n56".to_string()],
                persons: Vec::new(),
            };
            purge(&target, &wanted, false).is_ok()
        }
        _ => {
            let slow = |article: &Article| {
                std::thread::sleep(Duration::from_millis(1));
                capitals(article)
            };
            let input = folder.join("news.jsonl").to_string_lossy().into_owned();
            let progress = Progress::new(Show::Nothing);
            code(&road(&slow), &[input], &target, &options(2), &progress).is_ok()
        }
    };
    std::process::exit(if is_done { 0 } else { 3 });
}

fn start(folder: &Path, limit: Option<u64>) -> std::process::Child {
    start_job(folder, "code", limit)
}

fn start_job(folder: &Path, job: &str, limit: Option<u64>) -> std::process::Child {
    let me = std::env::current_exe().unwrap();
    let mut command = match limit {
        None => Command::new(&me),
        // No file may grow beyond so many blocks: what a full disk does to a writer.
        Some(blocks) => {
            let mut shell = Command::new("sh");
            shell.arg("-c").arg(format!(
                "trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\""
            ));
            shell.arg(&me);
            shell
        }
    };
    command
        .args(["child", "--exact"])
        .env(CHILD, folder)
        .env(JOB, job);
    command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn n_kills() -> u32 {
    let given = std::env::var("CHANCERY_KILLS").ok();
    given.and_then(|n| n.parse().ok()).unwrap_or(20)
}

/// Numbers from 0 to 1 that look drawn and are always the same.
fn lots() -> impl Iterator<Item = f64> {
    let mut seed = 12345u64;
    std::iter::repeat_with(move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (seed >> 40) as f64 / f64::from(1u32 << 24)
    })
}

/// Kills a run as soon as its last pass, over the copies, has begun, or a little later.
#[test]
fn a_killed_last_pass_loses_nothing() {
    let corpus = Corpus::new(300);
    let killed = corpus.path("killed");
    let start = || start(corpus.folder.path(), None);
    assert!(start().wait().unwrap().success());
    fs::rename(&killed, corpus.path("whole")).unwrap();
    let mut n_in_pass = 0;
    for share in lots().take(n_kills() as usize / 2) {
        let mut child = start();
        while child.try_wait().unwrap().is_none() {
            if killed.join(".work").join("shingles").exists() {
                std::thread::sleep(Duration::from_millis(20).mul_f64(share));
                break;
            }
            std::thread::sleep(Duration::from_micros(100));
        }
        let _ = child.kill();
        child.wait().unwrap();
        if !killed.join("manifest.json").exists() {
            n_in_pass += 1;
            continue;
        }
        assert!(start().wait().unwrap().success());
        assert_same(&corpus.path("whole"), &killed);
        fs::remove_dir_all(&killed).unwrap();
    }
    assert!(start().wait().unwrap().success());
    assert_same(&corpus.path("whole"), &killed);
    println!("killed {n_in_pass} times in the last pass");
}

/// Kills a merge, and then a purge, at moments spread over their whole length.
#[test]
fn a_killed_merge_or_purge_loses_nothing() {
    let corpus = Corpus::new(300);
    for shard in 1..=3 {
        let options = Options {
            shard: Some((shard, 3)),
            ..options(2)
        };
        let folder = corpus.path(&shard.to_string());
        run(&[&corpus.input], &folder, &options).unwrap();
    }
    let killed = corpus.path("killed");
    let whole = corpus.path("whole");
    for job in ["merge", "purge"] {
        let before = corpus.path("before");
        if job == "purge" {
            // What the purge begins with.
            copy_tree(&killed, &before);
        }
        let start = || start_job(corpus.folder.path(), job, None);
        let begun = Instant::now();
        assert!(start().wait().unwrap().success());
        let length = begun.elapsed();
        let _ = fs::remove_dir_all(&whole);
        fs::rename(&killed, &whole).unwrap();
        let mut n_killed = 0;
        for (round, share) in lots().take(n_kills() as usize / 2).enumerate() {
            // Sometimes twice in a row.
            if round % 3 != 2 {
                let _ = fs::remove_dir_all(&killed);
                if job == "purge" {
                    copy_tree(&before, &killed);
                }
            }
            let mut child = start();
            std::thread::sleep(length.mul_f64(share));
            if child.try_wait().unwrap().is_none() {
                child.kill().unwrap();
                n_killed += 1;
            }
            child.wait().unwrap();
            if round % 3 != 1 {
                let code = start().wait().unwrap().code();
                // A merge into a finished dataset is refused.
                assert!(code == Some(0) || killed.join("manifest.json").exists());
                assert_same(&whole, &killed);
            }
        }
        println!("{job}: killed {n_killed} times");
        let _ = fs::remove_dir_all(&killed);
        fs::rename(&whole, &killed).unwrap();
        fs::create_dir_all(&whole).unwrap();
    }
}

fn copy_tree(from: &Path, to: &Path) {
    for (name, bytes) in tree(from) {
        let path = to.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// Kills a run again and again, at moments spread over its whole length; `CHANCERY_KILLS` says how
/// often (20).
#[test]
fn a_killed_run_loses_nothing() {
    let n_kills = n_kills();
    let corpus = Corpus::new(400);
    let whole = corpus.path("whole");
    let begun = Instant::now();
    let mut child = start(corpus.folder.path(), None);
    assert!(child.wait().unwrap().success());
    let length = begun.elapsed();
    fs::rename(corpus.path("killed"), &whole).unwrap();

    let (mut killed, mut finished, mut seed) = (0, 0, 12345u64);
    while killed < n_kills || !corpus.path("killed").join("manifest.json").exists() {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let share = (seed >> 40) as f64 / f64::from(1u32 << 24);
        let mut child = start(corpus.folder.path(), None);
        std::thread::sleep(length.mul_f64(share * 0.9));
        if child.try_wait().unwrap().is_none() && killed < n_kills {
            child.kill().unwrap();
            killed += 1;
        }
        child.wait().unwrap();
        if corpus.path("killed").join("manifest.json").exists() {
            // Killed after the manifest: the next run tidies up.
            assert!(start(corpus.folder.path(), None).wait().unwrap().success());
            assert_same(&whole, &corpus.path("killed"));
            finished += 1;
            if killed < n_kills {
                fs::remove_dir_all(corpus.path("killed")).unwrap();
            }
        }
    }
    println!("killed {killed} times, {finished} datasets finished and equal");
    assert!(finished > 0);
}

#[test]
#[cfg(unix)]
fn a_full_disk_loses_nothing() {
    let corpus = Corpus::new(100);
    assert!(start(corpus.folder.path(), None).wait().unwrap().success());
    fs::rename(corpus.path("killed"), corpus.path("whole")).unwrap();
    for blocks in [1, 4, 8, 12] {
        let code = start(corpus.folder.path(), Some(blocks))
            .wait()
            .unwrap()
            .code();
        assert!(code == Some(3) || code == Some(0), "{blocks}: {code:?}");
        // What has its name is whole.
        for table in chancery_store::TABLES {
            let folder = corpus.path("killed").join(table.name);
            for entry in fs::read_dir(folder).into_iter().flatten() {
                let path = entry.unwrap().path();
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                let bytes = fs::read(&path).unwrap();
                assert!(
                    bytes == fs::read(corpus.path("whole").join(table.name).join(name)).unwrap()
                );
            }
        }
    }
    assert!(start(corpus.folder.path(), None).wait().unwrap().success());
    assert_same(&corpus.path("whole"), &corpus.path("killed"));
}

#[test]
fn parquet_comes_in() {
    use arrow_array::{ArrayRef, Date32Array, LargeStringArray, RecordBatch, StringArray};
    use std::sync::Arc;
    let corpus = Corpus::new(1);
    let path = corpus.path("news.parquet");
    let texts: Vec<String> = (0..700)
        .map(|at| format!("Amara spoke in Geneva about part {at}."))
        .collect();
    let columns: [(&str, ArrayRef); 3] = [
        ("maintext", Arc::new(LargeStringArray::from(texts.clone()))),
        (
            "title",
            Arc::new(StringArray::from(vec![Some("A talk"); 700])),
        ),
        (
            "date_publish",
            Arc::new(Date32Array::from(vec![Some(19_696); 700])),
        ),
    ];
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let file = fs::File::create(&path).unwrap();
    let mut writer = parquet::arrow::ArrowWriter::try_new(file, batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
    let glob = corpus.path("*.parquet");
    let manifest = run(&[&glob], &corpus.path("d"), &options(2)).unwrap();
    assert_eq!((manifest.rows["articles"], manifest.failed), (700, 0));
    let dataset = Dataset::open(&corpus.path("d")).unwrap();
    let (article, _) = dataset.records().last().unwrap().unwrap();
    assert_eq!(article.text, format!("A talk\n\n{}", texts[699]));
    assert_eq!(article.published.unwrap().to_string(), "2023-12-05");
    // A damaged file is an error in its place.
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    let error = run(&[&glob], &corpus.path("e"), &options(2))
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("news.parquet") && error.contains("--keep-going"),
        "{error}"
    );
}
