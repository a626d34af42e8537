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
