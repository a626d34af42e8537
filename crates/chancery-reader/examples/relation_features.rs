//! Prints the features that `relate` weighs, for training: `uid`, label, then the features.
//!
//! ```text
//! cargo run --release -p chancery-reader --example relation_features -- PLV_train.tsv PARSES > features.tsv
//! ```
//!
//! `PARSES` holds one `uid.conllu` for each row.

use std::collections::BTreeSet;
use std::io::Write as _;

use chancery_lexicon::Lexicon;
use chancery_reader::events::{Marked, relate};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [table, parses] = &arguments[..] else {
        return Err("usage: relation_features TABLE.tsv PARSES".into());
    };
    let lexicon = Lexicon::english();
    let table = std::fs::read_to_string(table)?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut lines = table.lines();
    let header: Vec<&str> = lines.next().unwrap_or("").split('\t').collect();
    let column = |name: &str| header.iter().position(|cell| *cell == name);
    let (Some(uid), Some(marked)) = (column("uid"), column("marked_sentence")) else {
        return Err("the table has no columns uid and marked_sentence".into());
    };
    for line in lines {
        let cells: Vec<String> = line.split('\t').map(unquoted).collect();
        let cell =
            |place: Option<usize>| place.and_then(|at| cells.get(at)).map_or("", |cell| cell);
        let pair = Marked::of(
            cell(Some(marked)),
            cell(column("source")),
            cell(column("target")),
        );
        let path = format!("{parses}/{}.conllu", cell(Some(uid)));
        let (_, annotated) = chancery_text::conllu::read(&std::fs::read_to_string(path)?)?;
        let mut features = BTreeSet::new();
        relate::features::of(
            &lexicon,
            &annotated,
            pair.source,
            pair.target,
            &mut |parts| {
                features.insert(parts.concat().replace(['\t', '\n'], " "));
            },
        );
        write!(out, "{}\t{}", cell(Some(uid)), cell(column("gold_root")))?;
        for feature in features {
            write!(out, "\t{feature}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// A cell without the quotes of CSV.
fn unquoted(cell: &str) -> String {
    match cell
        .strip_prefix('"')
        .and_then(|cell| cell.strip_suffix('"'))
    {
        Some(inner) => inner.replace("\"\"", "\""),
        None => cell.to_string(),
    }
}
