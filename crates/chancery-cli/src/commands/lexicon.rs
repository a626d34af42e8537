//! `chancery lexicon`: checks, finds and lists words and rules.

use std::collections::BTreeMap;
use std::io::{Read, Write};

use chancery_lexicon::Lexicon;
use clap::Subcommand;

use super::Global;
use crate::failure::Failure;
use crate::tools;

/// What to do with the words and rules.
#[derive(Subcommand)]
pub enum Lexicons {
    /// Run the sentences that entries carry, each against what should be read from it.
    ///
    /// Example: chancery --lexicons my-lexicon lexicon check
    Check,

    /// Say which entries fire in a sentence, and what is read from it.
    ///
    /// Example: chancery lexicon find "Aland recalled its ambassador from Borduria."
    Find {
        /// The sentence; `-` reads it from standard input.
        sentence: String,
    },

    /// Write an entry's skeleton with an example, ready to be edited into a file.
    ///
    /// Example: chancery lexicon add event recall >> my-lexicon/events/mine.toml
    Add {
        /// What it is.
        #[arg(value_parser = ["event", "actor", "cue", "concept"])]
        kind: String,
        /// Its lemma or name.
        name: String,
    },

    /// List speakers, actors and predicates that no entry covers, by frequency; and what share of
    /// the speakers who are named is left without a country.
    ///
    /// Example: chancery lexicon unmatched --every 10 corpus.jsonl.gz
    Unmatched {
        /// The articles to look in.
        #[arg(required = true)]
        files: Vec<std::path::PathBuf>,
        /// How many lines of each list.
        #[arg(long, default_value_t = 50)]
        most: usize,
        /// Read every so many articles only: a sample.
        #[arg(long, default_value_t = 1)]
        every: usize,
    },
}

/// Does it.
pub fn run(command: Lexicons, global: &Global) -> Result<(), Failure> {
    match command {
        Lexicons::Check => check(global),
        Lexicons::Find { sentence } => find(&sentence, global),
        Lexicons::Add { kind, name } => add(&kind, &name),
        Lexicons::Unmatched { files, most, every } => {
            super::unmatched::run(&files, most, every, global)
        }
    }
}

fn check(global: &Global) -> Result<(), Failure> {
    let tools = tools::open(global)?;
    let misses = chancery::check::misses(&tools, &tools.lexicon.examples);
    let (known, new): (Vec<_>, Vec<_>) = misses
        .iter()
        .partition(|miss| tools.lexicon.known.contains(&miss.example.sentence));
    let mut out = std::io::stdout().lock();
    for miss in &new {
        writeln!(out, "{miss}")?;
    }
    let n_examples = tools.lexicon.examples.len();
    if new.is_empty() {
        let n_held = n_examples - known.len();
        writeln!(
            out,
            "{n_held} examples hold, {} are known not to hold yet",
            known.len()
        )?;
        Ok(())
    } else {
        Err(Failure::failed(format!(
            "{} of {n_examples} examples do not hold",
            new.len()
        )))
    }
}

fn find(sentence: &str, global: &Global) -> Result<(), Failure> {
    let tools = tools::open(global)?;
    let mut text = sentence.to_string();
    if sentence == "-" {
        text.clear();
        std::io::stdin().read_to_string(&mut text)?;
    }
    let article = chancery::check::sentence(text.trim());
    let records = chancery::read(&tools, &article);
    let mut entries: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (place, statement) in records.statements.iter().enumerate() {
        entries
            .entry(&statement.why.entry)
            .or_default()
            .push(format!("s{}", place + 1));
    }
    for (place, event) in records.events.iter().enumerate() {
        entries
            .entry(&event.why.entry)
            .or_default()
            .push(format!("e{}", place + 1));
    }
    for (place, position) in records.positions.iter().enumerate() {
        entries
            .entry(&position.why.entry)
            .or_default()
            .push(format!("p{}", place + 1));
    }
    let mut out = std::io::stdout().lock();
    if entries.is_empty() {
        writeln!(out, "no entry fires")?;
    }
    for (entry, ids) in entries {
        let entry = if entry.is_empty() {
            "(a rule without an entry)"
        } else {
            entry
        };
        writeln!(out, "{entry}  {}", ids.join(" "))?;
        for line in declared(&tools.lexicon, entry) {
            writeln!(out, "  {line}")?;
        }
    }
    let all = chancery_view::notes::Notes {
        mentions: true,
        reasons: true,
        ..chancery_view::notes::Notes::RECORDS
    };
    writeln!(
        out,
        "\n{}",
        chancery_view::notes::notes(&article, &records, all).trim_end()
    )?;
    Ok(())
}

/// Where the examples of an entry stand.
fn declared(lexicon: &Lexicon, entry: &str) -> Vec<String> {
    let mut lines: Vec<String> = lexicon
        .examples
        .iter()
        .filter(|example| example.entry == entry)
        .map(|example| format!("{}:{}: {}", example.file, example.line, example.sentence))
        .collect();
    lines.truncate(3);
    lines
}

fn add(kind: &str, name: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    out.write_all(skeleton(kind, name).as_bytes())?;
    Ok(())
}

/// An entry to start from.
fn skeleton(kind: &str, name: &str) -> String {
    let file = match kind {
        "event" => "events/mine.toml",
        "actor" => "actors/mine.tsv",
        "cue" => "cues/mine.toml",
        _ => "concepts/mine.toml",
    };
    let id = name
        .to_lowercase()
        .replace(|c: char| !c.is_alphanumeric(), "-");
    let embedded = chancery_lexicon::Files::embedded("en");
    let folder = file.split('/').next().unwrap_or_default();
    let like = embedded
        .under(&format!("{folder}/"))
        .next()
        .map_or(String::new(), |file| first_entry(&file.text));
    format!(
        "# {file}: edit this copy of an entry of the same kind; `chancery --lexicons DIR lexicon \
         check` says what is wrong\n# for: {id}\n{like}\n"
    )
}

/// The first entry of a file: up to its second table that is not a sub-table, or two lines of a TSV.
fn first_entry(text: &str) -> String {
    let mut entry = String::new();
    let mut name = None;
    for line in text.lines() {
        if let Some(table) = line.strip_prefix('[') {
            let table = table.trim_end_matches(']').trim_start_matches('[');
            let root = table.split('.').next().unwrap_or_default().to_string();
            match &name {
                None => name = Some(root),
                Some(first) if *first != root => break,
                Some(_) => {}
            }
        }
        entry.push_str(line);
        entry.push('\n');
        if name.is_none() && !line.starts_with('#') && entry.lines().count() > 12 {
            break;
        }
    }
    entry
}
