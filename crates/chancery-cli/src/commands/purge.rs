//! `chancery purge`: articles out of a dataset.

use std::path::PathBuf;

use chancery::code::purge::{Wanted, purge};
use clap::Args;

use super::Global;
use crate::failure::Failure;

/// Remove articles from a dataset, with everything that was read from them.
///
/// A person is removed with every article that names them.
///
/// Example: chancery purge dataset --article https://news.example/17 --dry-run
#[derive(Args)]
pub struct Purge {
    /// The dataset.
    dataset: PathBuf,

    /// An article: its key, id or address.
    #[arg(long, value_name = "ID")]
    article: Vec<String>,

    /// A person: the key, such as IRN:ali-khamenei, or the name.
    #[arg(long, value_name = "KEY")]
    person: Vec<String>,

    /// Only print the keys of the articles that would go.
    #[arg(long)]
    dry_run: bool,
}

/// Does it.
pub fn run(command: &Purge, global: &Global) -> Result<(), Failure> {
    if command.article.is_empty() && command.person.is_empty() {
        return Err(Failure::usage(
            "nothing is to be removed\nhint: give --article or --person",
        ));
    }
    let wanted = Wanted {
        articles: command.article.clone(),
        persons: command.person.clone(),
    };
    let purged = purge(&command.dataset, &wanted, command.dry_run).map_err(Failure::failed)?;
    for key in &purged.articles {
        println!("{key}");
    }
    if !global.quiet {
        let verb = if command.dry_run {
            "would be removed"
        } else {
            "removed"
        };
        anstream::eprintln!("{} articles {verb}", purged.articles.len());
    }
    Ok(())
}
