//! `chancery evaluate neutrality`: do names and labels change anything but names.

use std::collections::BTreeMap;
use std::io::Write;

use chancery::Tools;
use chancery_evaluate::neutrality::{Pair, pairs, signature};
use chancery_text::{Article, PartialDate};
use clap::Args;
use rayon::prelude::*;

use super::Global;
use crate::failure::Failure;
use crate::tools;

/// Swap actors, outlets and loaded labels in sentences; print what else changes.
///
/// Exit code 1 if anything does. Example: chancery evaluate neutrality --pairs 10000
#[derive(Args)]
pub struct Neutrality {
    /// At least so many pairs of sentences.
    #[arg(long, default_value_t = 10_000)]
    pairs: usize,

    /// Another number draws other fillings.
    #[arg(long, default_value_t = 1)]
    seed: u64,

    /// Read each sentence within an article, as what is learned from whole articles does.
    #[arg(long)]
    within: bool,

    /// Print so many flips of each frame.
    #[arg(long, default_value_t = 1)]
    examples: usize,
}

/// What stands around a sentence read within an article: nobody is named in it and nothing happens.
const BEFORE: &str = "The morning was grey and the streets were wet. Buses ran late, and passengers \
    waited under the trees with their collars up. The radio played old songs until ten.";
const AFTER: &str = "By noon the sky had cleared a little. Shops stayed open until the evening, and \
    the market was as full as on any other day of the week. Later the wind turned, and the lamps \
    came on along the river.";

/// Does it.
pub fn run(options: &Neutrality, global: &Global) -> Result<(), Failure> {
    let tools = tools::open(global)?;
    let pairs = pairs(options.pairs, options.seed);
    let read: Vec<(Vec<String>, Vec<String>)> = pairs
        .par_iter()
        .map(|pair| {
            let of = |side| of(&tools, side, options.within);
            (of(&pair.first), of(&pair.second))
        })
        .collect();
    type Flip<'a> = (&'a Pair, &'a Vec<String>, &'a Vec<String>);
    let mut flips: BTreeMap<&str, Vec<Flip<'_>>> = BTreeMap::new();
    let mut n_flips = 0;
    let n_read = read
        .iter()
        .filter(|(first, second)| !first.is_empty() || !second.is_empty());
    let n_read = n_read.count();
    for (pair, (first, second)) in pairs.iter().zip(&read) {
        if first != second {
            n_flips += 1;
            flips
                .entry(&pair.frame)
                .or_default()
                .push((pair, first, second));
        }
    }
    let mut out = std::io::stdout().lock();
    for (frame, flips) in &flips {
        writeln!(out, "{} flips: {frame}", flips.len())?;
        for (pair, first, second) in flips.iter().take(options.examples) {
            for ((outlet, sentence), read) in [(&pair.first, first), (&pair.second, second)] {
                let read = if read.is_empty() {
                    "nothing".to_string()
                } else {
                    read.join("; ")
                };
                writeln!(out, "  [{outlet}] {sentence}\n    {read}")?;
            }
        }
    }
    let n_pairs = pairs.len();
    writeln!(
        out,
        "{n_flips} flips in {n_pairs} pairs; something was read in {n_read} of them"
    )?;
    if n_flips > 0 {
        return Err(Failure::failed(format!(
            "{n_flips} of {n_pairs} pairs flip"
        )));
    }
    Ok(())
}

/// What is read from a sentence that an outlet publishes.
fn of(tools: &Tools, (outlet, sentence): &(String, String), within: bool) -> Vec<String> {
    let text = if within {
        format!("{BEFORE}\n\n{sentence}\n\n{AFTER}")
    } else {
        sentence.clone()
    };
    let article = Article {
        id: "swap".into(),
        outlet: outlet.clone(),
        published: PartialDate::day(2024, 5, 15),
        language: "en".into(),
        text,
        ..Article::default()
    };
    signature(&chancery::read(tools, &article))
}
