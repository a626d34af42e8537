//! `chancery relate`: the type of each marked relation.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use rayon::prelude::*;

use super::{Global, evaluate};
use crate::failure::Failure;
use crate::{relations, tools};

/// Say which PLOVER type the relation of a marked source and target has.
///
/// Reads a tab-separated table with a column `marked_sentence` (`<s>Chile</s> accused
/// <t>Peru</t> of spying.`) and writes `uid`, `event`, `quad` and `confidence` of every row.
/// One label by PLOVER's own rules: promised aid is AGREE, threatened force THREATEN.
///
/// Example: `printf 'marked_sentence\n<s>Chile</s> accused <t>Peru</t>.\n' | chancery relate -`
#[derive(Args)]
pub struct Relate {
    /// The table; `-` reads it from standard input.
    #[arg(value_name = "FILE.tsv")]
    file: PathBuf,

    /// Print what the model weighs in place of its answer: uid, label, then the features.
    #[arg(long)]
    features: bool,
}

/// Does it.
pub fn run(options: &Relate, global: &Global) -> Result<(), Failure> {
    let text = if options.file.as_os_str() == "-" {
        std::io::read_to_string(std::io::stdin())?
    } else {
        evaluate::text(&options.file)?
    };
    let rows = relations::table(&text)
        .map_err(|message| Failure::failed(format!("{}: {message}", options.file.display())))?;
    let tools = tools::open(global)?;
    let line = |row: &relations::Row| {
        if options.features {
            return features(&tools, row);
        }
        let relation = relations::of(&tools, row);
        let (kind, quad) = (relation.kind, relation.kind.quad());
        format!(
            "{}\t{kind}\t{quad}\t{:.2}",
            quoted(&row.uid),
            relation.confidence
        )
    };
    let lines: Vec<String> = rows.par_iter().map(line).collect();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    if !options.features {
        writeln!(out, "uid\tevent\tquad\tconfidence")?;
    }
    for line in lines {
        writeln!(out, "{line}")?;
    }
    out.flush()?;
    Ok(())
}

fn features(tools: &chancery::Tools, row: &relations::Row) -> String {
    let annotated = relations::annotate(tools, row);
    let mut names = std::collections::BTreeSet::new();
    let (source, target) = (row.marked.source, row.marked.target);
    chancery_reader::events::relate::features::of(
        &tools.lexicon,
        &annotated,
        source,
        target,
        &mut |parts| {
            names.insert(parts.concat().replace(['\t', '\n', '\r'], " "));
        },
    );
    let names: Vec<String> = names.into_iter().collect();
    format!(
        "{}\t{}\t{}",
        row.uid,
        row.get("gold_root"),
        names.join("\t")
    )
}

/// A cell as CSV quotes it, where it must be.
fn quoted(cell: &str) -> String {
    if cell.contains(['\t', '\n', '\r', '"']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_string()
    }
}
