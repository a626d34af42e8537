//! `merge`: the shards of a corpus become one dataset, the same as if one run had made it.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};

use chancery_store::{Dataset, Lock, Manifest, StoreError, files, part};

use super::finish::{Made, finish};
use super::{CodeError, copies, make_folders, plan};

/// Joins shards into a dataset.
pub fn merge(shards: &[PathBuf], dataset: &Path) -> Result<Manifest, CodeError> {
    let _lock = Lock::take(dataset)?;
    let mut opened: Vec<Dataset> = shards
        .iter()
        .map(|shard| Dataset::open(shard))
        .collect::<Result<_, _>>()?;
    check(&opened)?;
    if let Some(manifest) = Manifest::read(dataset)? {
        let is_ours = opened
            .first()
            .is_some_and(|shard| shard.manifest.plan == manifest.plan);
        if is_ours && manifest.shard.is_none() && super::work_folder(dataset).exists() {
            // It was stopped after its last step but one.
            plan::tidy(dataset)?;
            return Ok(manifest);
        }
        return Err(CodeError::Plan(format!(
            "{}: there is a dataset already, with {} articles\nhint: give a new folder with -o",
            dataset.display(),
            manifest.rows.get("articles").copied().unwrap_or(0)
        )));
    }
    opened.sort_by_key(|shard| shard.manifest.shard.clone());
    make_folders(dataset)?;
    let mut parts = BTreeMap::new();
    for shard in &opened {
        for info in &shard.manifest.parts {
            for table in part::PARTED {
                copy(
                    &part::path(shard.folder(), table, info.number),
                    &part::path(dataset, table, info.number),
                )?;
            }
            if parts.insert(info.number, info.clone()).is_some() {
                return Err(CodeError::Plan(format!(
                    "part {} is there twice",
                    info.number
                )));
            }
        }
    }
    let Some(first) = opened.first() else {
        return Err(CodeError::Plan("there is nothing to merge".to_string()));
    };
    let plan_of_all = first.manifest.plan.clone();
    let days = copy_days(&plan_of_all);
    let purged = opened.iter().map(|shard| shard.manifest.purged).sum();
    let made = Made {
        plan: plan_of_all,
        shard: None,
        parts,
        purged,
    };
    let manifest = finish(dataset, made, days)?;
    plan::tidy(dataset)?;
    Ok(manifest)
}

/// Over how many days a dataset's copies are looked for.
pub(super) fn copy_days(plan: &chancery_store::manifest::Plan) -> u32 {
    plan.options
        .get("copy-days")
        .and_then(|days| days.parse().ok())
        .unwrap_or(copies::DAYS)
}

/// Shards belong together if they are of one plan and none is missing.
fn check(shards: &[Dataset]) -> Result<(), CodeError> {
    let Some(first) = shards.first() else {
        return Ok(());
    };
    let mut of = None;
    let mut seen = BTreeMap::new();
    for shard in shards {
        plan::same(
            shard.folder(),
            &first.manifest.plan,
            &shard.manifest.plan,
            true,
        )?;
        let name = shard.manifest.shard.as_deref().unwrap_or("1/1");
        let number = name
            .split_once('/')
            .and_then(|(number, n)| Some((number.parse::<u32>().ok()?, n.parse::<u32>().ok()?)));
        let Some((number, n)) = number else {
            return Err(CodeError::Plan(format!(
                "{}: `{name}` is no shard",
                shard.folder().display()
            )));
        };
        if *of.get_or_insert(n) != n {
            return Err(CodeError::Plan(format!(
                "{}: it is one of {n} shards, the others are of another number",
                shard.folder().display()
            )));
        }
        if let Some(other) = seen.insert(number, shard.folder()) {
            return Err(CodeError::Plan(format!(
                "{} and {} are the same shard, {name}",
                other.display(),
                shard.folder().display()
            )));
        }
    }
    let n = of.unwrap_or(1);
    let missing: Vec<String> = (1..=n)
        .filter(|number| !seen.contains_key(number))
        .map(|number| number.to_string())
        .collect();
    if !missing.is_empty() {
        return Err(CodeError::Plan(format!(
            "of {n} shards these are missing: {}\nhint: make them with `chancery code … --shard {}/{n}`",
            missing.join(", "),
            missing.first().map_or("1", |number| number)
        )));
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<(), StoreError> {
    let mut source = File::open(from).map_err(StoreError::io(from))?;
    files::write(to, |file| std::io::copy(&mut source, file).map(|_| ()))
}
