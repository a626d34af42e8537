//! `chancery merge`: shards to one dataset.

use std::path::PathBuf;

use clap::Args;

use super::Global;
use crate::failure::Failure;

/// Join the shards of a corpus into one dataset.
///
/// It is the same dataset, byte for byte, as one run of `code` makes.
///
/// Examples: chancery code examples -o shard-1 --shard 1/2; chancery code examples -o shard-2
/// --shard 2/2; chancery merge shard-1 shard-2 -o dataset
#[derive(Args)]
pub struct Merge {
    /// The shards: datasets made with `code --shard`.
    #[arg(required = true, value_name = "DATASET")]
    shards: Vec<PathBuf>,

    /// The folder of the whole.
    #[arg(short, long, value_name = "DATASET")]
    output: PathBuf,
}

/// Does it.
pub fn run(command: &Merge, global: &Global) -> Result<(), Failure> {
    let manifest =
        chancery::code::merge::merge(&command.shards, &command.output).map_err(Failure::failed)?;
    if !global.quiet {
        let articles = manifest.rows.get("articles").copied().unwrap_or(0);
        anstream::eprintln!("{articles} articles in {}", command.output.display());
    }
    Ok(())
}
