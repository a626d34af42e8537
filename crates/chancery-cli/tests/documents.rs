//! The documents keep up with the program: links lead somewhere, the manual has every flag.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn documents(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("readable") {
        let path = entry.expect("readable").path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.is_dir() {
            if !name.starts_with('.') && name != "target" && name != "node_modules" {
                documents(&path, found);
            }
        } else if name.ends_with(".md") {
            found.push(path);
        }
    }
}

#[test]
fn links_lead_somewhere() {
    let mut found = Vec::new();
    documents(&root(), &mut found);
    assert!(found.len() > 3, "the documents are there");
    let mut broken = Vec::new();
    for document in found {
        let text = fs::read_to_string(&document).expect("readable");
        let mut in_code = false;
        for (number, line) in text.lines().enumerate() {
            if line.trim_start().starts_with("```") {
                in_code = !in_code;
            }
            if in_code {
                continue;
            }
            for piece in line.split("](").skip(1) {
                let target = piece.split(')').next().unwrap_or_default();
                let path = target.split('#').next().unwrap_or_default();
                if path.is_empty() || path.contains("://") || path.starts_with("mailto:") {
                    continue;
                }
                let folder = document.parent().expect("a document lies in a folder");
                if !folder.join(path).exists() {
                    broken.push(format!("{}:{}: {target}", document.display(), number + 1));
                }
            }
        }
    }
    assert!(broken.is_empty(), "broken links:\n{}", broken.join("\n"));
}

fn help(words: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_chancery"))
        .args(words)
        .arg("--help")
        .env("COLUMNS", "100")
        .env("NO_COLOR", "1")
        .output()
        .expect("the program runs");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The names of the commands in a help text.
fn commands(help: &str) -> Vec<String> {
    let list = help.split("Commands:\n").nth(1).unwrap_or_default();
    list.lines()
        .take_while(|line| !line.trim().is_empty())
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next().map(String::from))
        .filter(|name| name != "help")
        .collect()
}

/// `docs/commands.md` is the help of every command. `UPDATE_GOLDEN=1` writes it anew.
#[test]
fn the_manual_is_the_help() {
    let mut manual =
        String::from("# Commands\n\nThe help of each command, as the program prints it.\n");
    let top = help(&[]);
    let mut chapters = vec![(vec![], top.clone())];
    for command in commands(&top) {
        let text = help(&[&command]);
        let inner = commands(&text);
        chapters.push((vec![command.clone()], text));
        for inner in inner {
            let text = help(&[&command, &inner]);
            chapters.push((vec![command.clone(), inner], text));
        }
    }
    for (words, text) in chapters {
        let name = std::iter::once("chancery").chain(words.iter().map(String::as_str));
        let text = text
            .lines()
            .map(str::trim_end)
            .collect::<Vec<_>>()
            .join("\n");
        manual.push_str(&format!(
            "\n## {}\n\n```text\n{}\n```\n",
            name.collect::<Vec<_>>().join(" "),
            text.trim_end()
        ));
    }
    let path = root().join("docs/commands.md");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &manual).expect("docs/ can be written");
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == manual,
        "docs/commands.md is not the help of the program: UPDATE_GOLDEN=1 cargo test --test documents"
    );
}

/// What `docs/from-the-seed.md` says is printed is printed, if the article is there.
#[test]
fn the_seed_gives_the_rows_of_its_page() {
    let folder = root().join("../shared/seed");
    let article = fs::read_dir(&folder).ok().and_then(|entries| {
        entries
            .flatten()
            .map(|entry| entry.path())
            .find(|path| path.extension().is_some_and(|end| end == "txt"))
    });
    let Some(article) = article else {
        println!("skipped: no {}", folder.display());
        return;
    };
    let run = |stage: &str| -> Option<String> {
        let output = Command::new(env!("CARGO_BIN_EXE_chancery"))
            .args(["show", stage])
            .arg(&article)
            .output()
            .expect("the program runs");
        let words = String::from_utf8(output.stdout).expect("UTF-8");
        output.status.success().then(|| plain(&words))
    };
    if run("statements").is_none() {
        println!("skipped: no language model (chancery model fetch en)");
        return;
    }
    let page = fs::read_to_string(root().join("docs/from-the-seed.md")).expect("the page");
    let mut missing = Vec::new();
    let mut n_rows = 0;
    for line in page.lines().filter(|line| line.starts_with("| ")) {
        let line = line.replace("\\|", "\u{1}");
        let cells: Vec<String> = line
            .split('|')
            .map(|cell| cell.trim().replace('\u{1}', "|"))
            .collect();
        let [_, _, _, command, printed, _] = cells.as_slice() else {
            panic!("not four cells: {line}");
        };
        let Some(stage) = command.trim_matches('`').strip_prefix("show ") else {
            continue;
        };
        n_rows += 1;
        let found = run(stage).expect("the stage is shown");
        for piece in printed.split('`').skip(1).step_by(2) {
            if !found.contains(&plain(piece)) {
                missing.push(format!("show {stage}: {piece}"));
            }
        }
    }
    assert!(n_rows > 12, "the page has its rows");
    assert!(
        missing.is_empty(),
        "docs/from-the-seed.md promises what is not printed:\n{}",
        missing.join("\n")
    );
}

/// The README shows what `make demo` prints. `UPDATE_GOLDEN=1` writes it anew: which records are
/// shown is told by their ids.
#[test]
fn the_readme_shows_the_demo() {
    let output = Command::new(env!("CARGO_BIN_EXE_chancery"))
        .args(["read", "examples/leaders-meeting.txt"])
        .env("COLUMNS", "100")
        .env("NO_COLOR", "1")
        .current_dir(root())
        .output()
        .expect("the program runs");
    if !output.status.success() {
        println!("skipped: no language model (chancery model fetch en)");
        return;
    }
    let demo = String::from_utf8(output.stdout).expect("UTF-8");
    let demo: Vec<&str> = demo.trim_end().split("\n\n").collect();
    let path = root().join("README.md");
    let readme = fs::read_to_string(&path).expect("the README");
    let (before, rest) = readme.split_once("```text\n").expect("a block of text");
    let (shown, after) = rest.split_once("\n```").expect("its end");
    let mut last = "";
    let mut anew = Vec::new();
    for block in shown.split("\n\n") {
        let word = block.split(' ').next().unwrap_or_default();
        let found = match anew.is_empty() {
            true => demo.first().copied(),
            false if block == "…" => Some("…"),
            false if last.starts_with("Doubts") => demo.last().copied(),
            false if word == "Who" => {
                let name = block.split(':').next().unwrap_or_default();
                demo.iter().copied().find(|other| other.starts_with(name))
            }
            false => demo
                .iter()
                .copied()
                .find(|other| heading(other) == heading(block)),
        };
        last = block;
        anew.push(found.unwrap_or_else(|| panic!("the demo prints no `{word}`")));
    }
    let anew = anew.join("\n\n");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let text = format!("{before}```text\n{anew}\n```{after}");
        fs::write(&path, text).expect("the README can be written");
    } else {
        assert!(
            shown == anew,
            "the README shows another demo: UPDATE_GOLDEN=1 cargo test --test documents\n{anew}"
        );
    }
}

/// The heading of a block without its numbers: a record's own and its confidence, and counts. They
/// change with other records.
fn heading(block: &str) -> String {
    let first = block.lines().next().unwrap_or_default();
    let is_plain = |word: &&str| {
        !word
            .trim_start_matches(char::is_alphabetic)
            .starts_with(|c: char| c.is_ascii_digit())
    };
    first
        .split(' ')
        .filter(is_plain)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Words with single spaces.
fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `docs/lexicon.md` names every file of the lexicon, every column of a table, every key of an entry.
#[test]
fn the_page_of_the_lexicon_has_every_column_and_key() {
    let page = fs::read_to_string(root().join("docs/lexicon.md")).expect("the page");
    let folder = root().join("lexicons/en");
    let mut missing = Vec::new();
    let mut files = Vec::new();
    lexicon_files(&folder, &mut files);
    assert!(files.len() > 60, "the lexicon is there");
    for file in files {
        let text = fs::read_to_string(&file).expect("readable");
        let name = file.file_name().expect("a name").to_string_lossy();
        let shown = file
            .strip_prefix(&folder)
            .expect("inside")
            .to_string_lossy();
        if name.ends_with(".tsv") {
            let header = text.lines().find(|line| !line.starts_with('#'));
            let columns: Vec<&str> = header.unwrap_or_default().split('\t').collect();
            // Files of one name stand in several folders. Tables of weights have a column a label.
            let has_all = |row: &str| {
                let n_columns = if row.contains("weights") {
                    1
                } else {
                    columns.len()
                };
                columns[..n_columns]
                    .iter()
                    .all(|column| row.contains(&format!("`{column}`")))
            };
            let mut rows = page.lines().filter(|row| {
                row.contains(&format!("`{shown}`")) || row.contains(&format!("`{name}`"))
            });
            if !rows.any(has_all) {
                missing.push(format!("{shown}: no row has it and all of {columns:?}"));
            }
        } else if !matches!(&*name, "classes.toml" | "status.toml") {
            let table: toml::Table = text.parse().expect("TOML");
            let keys = table
                .iter()
                .flat_map(|(key, entry)| match entry.as_table() {
                    Some(entry) => entry.keys().cloned().collect(),
                    None => vec![key.clone()],
                });
            for key in keys.filter(|key| key != "examples") {
                if !page.contains(&format!("`{key}`")) {
                    missing.push(format!("{shown}: the key `{key}` is not on the page"));
                }
            }
        }
    }
    missing.dedup();
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

fn lexicon_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("readable") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            lexicon_files(&path, found);
        } else {
            found.push(path);
        }
    }
}
