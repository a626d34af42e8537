//! The program as its users call it: outputs, exit codes, order, and what bad input gives.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn chancery(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_chancery"))
        .args(words)
        .env("NO_COLOR", "1")
        .current_dir(root())
        .output()
        .expect("the program runs")
}

fn with_input(words: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_chancery"))
        .args(words)
        .env("NO_COLOR", "1")
        .current_dir(root())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut stdin = child.stdin.take().expect("piped");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || {
        // The program may stop reading at the first error.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("the writer ends");
    output
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// Whether the language model is there; in CI it must be.
fn has_model() -> bool {
    let found = chancery(&["model", "verify", "en"]).status.success();
    if !found {
        println!("skipped: no language model (chancery model fetch en)");
        assert!(
            std::env::var_os("CI").is_none(),
            "the language model must be there"
        );
    }
    found
}

#[test]
fn every_command_has_an_example() {
    let help = stdout(&chancery(&["--help"]));
    let list = help
        .split("Commands:\n")
        .nth(1)
        .expect("a list of commands");
    for line in list.lines().take_while(|line| !line.trim().is_empty()) {
        let Some(command) = line.split_whitespace().next() else {
            continue;
        };
        if !line.starts_with("  ") || line.starts_with("   ") || command == "help" {
            continue;
        }
        let help = stdout(&chancery(&[command, "--help"]));
        let inner = help.contains("Commands:");
        assert!(
            inner || help.contains("Example"),
            "{command} has no example:\n{help}"
        );
    }
}

#[test]
fn wrong_usage_is_2_and_a_missing_file_is_1() {
    assert_eq!(chancery(&["read"]).status.code(), Some(2));
    assert_eq!(chancery(&["no-such-command"]).status.code(), Some(2));
    let output = chancery(&["show", "nothing", "examples/leaders-meeting.txt"]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    if has_model() {
        let output = chancery(&["read", "no/such/file.txt"]);
        assert_eq!(output.status.code(), Some(1));
        assert!(
            stderr(&output).contains("no/such/file.txt"),
            "{}",
            stderr(&output)
        );
    }
}

#[test]
fn json_follows_the_schema() {
    if !has_model() {
        return;
    }
    let schema = fs::read_to_string(root().join("docs/records.schema.json")).expect("the schema");
    let schema: serde_json::Value = serde_json::from_str(&schema).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let output = chancery(&["read", "examples", "--format", "jsonl"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let lines = stdout(&output);
    assert!(lines.lines().count() >= 5, "the examples are read");
    for line in lines.lines() {
        let value: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let errors: Vec<String> = validator
            .iter_errors(&value)
            .map(|error| error.to_string())
            .collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", value["id"]);
        spans_hold(&value);
    }
}

/// Every span lies in the text, and every quoted text stands where its span says.
fn spans_hold(value: &serde_json::Value) {
    let text: Vec<char> = value["article"]["text"]
        .as_str()
        .expect("text")
        .chars()
        .collect();
    let words = |span: &serde_json::Value| -> String {
        let at = |place: usize| span[place].as_u64().expect("a number") as usize;
        assert!(
            at(0) <= at(1) && at(1) <= text.len(),
            "{span} in {} characters",
            text.len()
        );
        text[at(0)..at(1)].iter().collect()
    };
    let pieces = |spans: &serde_json::Value| -> String {
        let spans = spans.as_array().expect("spans");
        spans.iter().map(words).collect::<Vec<_>>().join(" … ")
    };
    for mention in value["mentions"].as_array().expect("mentions") {
        let span = serde_json::json!([mention["start"], mention["end"]]);
        assert_eq!(mention["text"], words(&span));
    }
    for statement in value["statements"].as_array().expect("statements") {
        assert_eq!(statement["content"], pieces(&statement["spans"]["content"]));
        assert_eq!(statement["cue"], pieces(&statement["spans"]["cue"]));
        assert!(
            !statement["spans"]["content"]
                .as_array()
                .expect("spans")
                .is_empty()
        );
    }
    for event in value["events"].as_array().expect("events") {
        assert_eq!(event["trigger"], pieces(&event["spans"]["trigger"]));
        assert!(!event["source"].as_array().expect("sources").is_empty());
        pieces(&event["spans"]["evidence"]);
    }
    for position in value["positions"].as_array().expect("positions") {
        assert!(!pieces(&position["spans"]["evidence"]).is_empty());
    }
}

#[test]
fn one_bad_article_does_not_stop_the_others() {
    if !has_model() {
        return;
    }
    let input = b"{\"id\":\"a\",\"text\":\"The mayor said the bridge would open.\"}\n\
                  {\"id\": broken\n\
                  {\"id\":\"c\",\"text\":\"The mayor said the bridge would close.\"}\n";
    let output = with_input(
        &["read", "-", "--input-format", "jsonl", "--format", "jsonl"],
        input,
    );
    assert_eq!(output.status.code(), Some(1));
    let ids: Vec<String> = stdout(&output)
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).expect("JSON")["id"].to_string()
        })
        .collect();
    assert_eq!(ids, ["\"a\"", "\"c\""]);
    assert!(
        stderr(&output).contains(":2"),
        "the line is named: {}",
        stderr(&output)
    );
}

#[test]
fn several_articles_are_an_array_in_json_and_raw_text_is_kept() {
    if !has_model() {
        return;
    }
    let input = b"{\"id\":\"a\",\"title\":\"T\",\"text\":\"  One  \\n said two. \"}\n{\"id\":\"b\",\"text\":\"x\"}\n";
    let words = [
        "read",
        "-",
        "--input-format",
        "jsonl",
        "--format",
        "json",
        "--raw",
    ];
    let value: serde_json::Value =
        serde_json::from_str(&stdout(&with_input(&words, input))).expect("JSON");
    assert_eq!(value[0]["article"]["text"], "  One  \n said two. ");
    assert_eq!(value[1]["id"], "b");
    let one: serde_json::Value = serde_json::from_str(&stdout(&with_input(
        &words,
        b"{\"id\":\"a\",\"text\":\"x\"}",
    )))
    .expect("JSON");
    assert_eq!(one["id"], "a");
}

#[test]
fn threads_change_nothing() {
    if !has_model() {
        return;
    }
    let one = chancery(&["read", "examples", "--format", "jsonl", "--threads", "1"]);
    let two = chancery(&["read", "examples", "--format", "jsonl", "--threads", "2"]);
    assert!(one.status.success() && one.stdout == two.stdout);
    let corpus = root().join("../shared/corpus/news-sample.jsonl.gz");
    if !corpus.exists() {
        println!("skipped: no corpus");
        return;
    }
    let corpus = corpus.to_string_lossy().into_owned();
    let read = |threads: &str| {
        let output = chancery(&["read", &corpus, "--format", "jsonl", "--threads", threads]);
        assert!(output.status.success(), "{}", stderr(&output));
        stdout(&output)
    };
    // Both at once, so that no core waits for the run of one thread.
    let (one, two) = std::thread::scope(|scope| {
        let one = scope.spawn(|| read("1"));
        let two = read("2");
        (one.join().expect("it reads"), two)
    });
    assert_eq!(one.lines().count(), 1978);
    assert!(one == two, "one and two threads differ");
    for line in one.lines() {
        spans_hold(&serde_json::from_str(line).expect("JSON"));
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    if !has_model() {
        return;
    }
    let output = Command::new("sh")
        .arg("-c")
        .arg(format!(
            "{} read examples | head -n 1",
            env!("CARGO_BIN_EXE_chancery")
        ))
        .current_dir(root())
        .output()
        .expect("sh runs");
    assert!(output.status.success());
    assert!(!stderr(&output).contains("panicked"), "{}", stderr(&output));
}

/// `lexicon add` writes entries that load as they are, and a wrong one is named with its place.
#[test]
fn an_entry_to_start_from_loads() {
    if !has_model() {
        return;
    }
    let folder = std::env::temp_dir().join(format!("chancery-lexicon-{}", std::process::id()));
    let entries = [
        ("event", "serenade", "events/mine.toml"),
        ("cue", "bewail", "cues/mine.toml"),
        ("concept", "upper river dam", "concepts/mine.toml"),
        ("stance", "grouse about", "stances/mine.toml"),
        ("actor", "Nordic River Front", "actors/mine.tsv"),
    ];
    for (kind, name, file) in entries {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        let entry = chancery(&["lexicon", "add", kind, name]);
        fs::write(&path, entry.stdout).expect("written");
    }
    let mine = folder.to_string_lossy().into_owned();
    let check = || chancery(&["--lexicons", &mine, "lexicon", "check"]);
    let output = check();
    assert!(
        output.status.success(),
        "{}{}",
        stdout(&output),
        stderr(&output)
    );
    let path = folder.join("events/mine.toml");
    let wrong = fs::read_to_string(&path)
        .expect("read")
        .replace("\"ACCUSE\"", "\"ACUSE\"");
    fs::write(&path, wrong).expect("written");
    let message = stderr(&check());
    assert!(message.contains("events/mine.toml:"), "{message}");
    assert!(message.contains("did you mean `ACCUSE`"), "{message}");
    fs::rename(folder.join("events"), folder.join("event")).expect("renamed");
    let message = stderr(&check());
    assert!(
        message.contains("no lexicon file is called `event/mine.toml`"),
        "{message}"
    );
    fs::remove_dir_all(&folder).expect("removed");
}

/// Colour where it is asked for, none where it is refused, and no line wider than the terminal.
#[test]
fn colour_and_width_are_respected() {
    if !has_model() {
        return;
    }
    let run = |name: &str, value: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_chancery"))
            .args(["read", "examples/denial.txt"])
            .env_remove("NO_COLOR")
            .env("TERM", "xterm")
            .env("COLUMNS", "60")
            .env(name, value)
            .current_dir(root())
            .output()
            .expect("the program runs");
        stdout(&output)
    };
    let plain = run("NO_COLOR", "1");
    assert!(!plain.contains('\u{1b}'));
    assert!(
        plain.lines().all(|line| line.chars().count() <= 60),
        "{plain}"
    );
    assert!(!plain.contains("\n\n\n"), "{plain}");
    assert!(run("CLICOLOR_FORCE", "1").contains("\u{1b}[1m"));
}

#[test]
fn the_debate_of_the_examples_has_two_camps() {
    if !has_model() {
        return;
    }
    let folder = std::env::temp_dir().join(format!("chancery-debate-{}", std::process::id()));
    let (dataset, report) = (folder.join("dataset"), folder.join("report"));
    fs::create_dir_all(&folder).expect("a folder");
    let coded = chancery(&[
        "code",
        "examples/debate.jsonl",
        "-o",
        dataset.to_str().expect("UTF-8"),
    ]);
    assert!(coded.status.success(), "{}", stderr(&coded));
    let told = chancery(&[
        "coalitions",
        dataset.to_str().expect("UTF-8"),
        "-o",
        report.to_str().expect("UTF-8"),
    ]);
    assert!(
        stderr(&told).contains("7 actors compared, 2 coalitions"),
        "{}",
        stderr(&told)
    );
    let table = fs::read_to_string(report.join("coalitions.csv")).expect("a table");
    let camp = |actor: &str| {
        let row = table.lines().find(|line| line.starts_with(actor));
        row.map(|row| row.split(',').nth(2).unwrap_or_default().to_string())
    };
    for pair in [
        ["GHA", "ISL"],
        ["ISL", "PRT"],
        ["PRT", "URY"],
        ["MAR", "PER"],
        ["PER", "THA"],
    ] {
        assert_eq!(camp(pair[0]), camp(pair[1]), "{pair:?}\n{table}");
    }
    assert_ne!(camp("GHA"), camp("MAR"), "{table}");
    let page = fs::read_to_string(report.join("index.html")).expect("a page");
    assert!(page.contains("levy on seabed cables"));

    // Concepts laid over the program's own name the issues of a dataset that was coded without them.
    let own = folder.join("own/concepts");
    fs::create_dir_all(&own).expect("a folder");
    let entry = "[cable-levy]\ndefinition = \"A levy on cables\"\nissue = \"economy\"\ntriggers = [\"levy on seabed cables\"]\n\
        [cable-levy.examples]\n\"Peru backs the levy on seabed cables.\" = \"PER support cable-levy\"\n";
    fs::write(own.join("mine.toml"), entry).expect("a file");
    let again = chancery(&[
        "--lexicons",
        folder.join("own").to_str().expect("UTF-8"),
        "coalitions",
        dataset.to_str().expect("UTF-8"),
        "-o",
        folder.join("again").to_str().expect("UTF-8"),
    ]);
    assert!(again.status.success(), "{}", stderr(&again));
    let table = fs::read_to_string(folder.join("again/positions.csv")).expect("a table");
    assert!(table.contains(",cable-levy,"), "{table}");
    fs::remove_dir_all(&folder).expect("removed");
}
