//! `chancery evaluate`: the scores of the program against gold data.

mod articles;
mod attribution;
mod neutrality;
mod places;
mod relations;
mod sample;

use std::io::Read;
use std::path::Path;

use clap::Subcommand;

use super::Global;
use crate::failure::Failure;

/// What is measured.
#[derive(Subcommand)]
pub enum Evaluate {
    Attribution(attribution::Attribution),
    Articles(articles::Articles),
    Relations(relations::Relations),
    Sample(sample::Sample),
    Places(places::Places),
    Neutrality(neutrality::Neutrality),
}

/// Does it.
pub fn run(evaluate: &Evaluate, global: &Global) -> Result<(), Failure> {
    match evaluate {
        Evaluate::Attribution(options) => attribution::run(options, global),
        Evaluate::Articles(options) => articles::run(options, global),
        Evaluate::Relations(options) => relations::run(options, global),
        Evaluate::Sample(options) => sample::run(options, global),
        Evaluate::Places(options) => places::run(options, global),
        Evaluate::Neutrality(options) => neutrality::run(options, global),
    }
}

/// The text of a file, unpacked if its name ends in `.gz`.
pub fn text(path: &Path) -> Result<String, Failure> {
    let fail = |error: std::io::Error| Failure::failed(format!("{}: {error}", path.display()));
    let file = std::fs::File::open(path).map_err(fail)?;
    let mut text = String::new();
    if path.extension().is_some_and(|end| end == "gz") {
        flate2::read::MultiGzDecoder::new(file)
            .read_to_string(&mut text)
            .map_err(fail)?;
    } else {
        std::io::BufReader::new(file)
            .read_to_string(&mut text)
            .map_err(fail)?;
    }
    Ok(text)
}
