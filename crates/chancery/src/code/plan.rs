//! What a run is to do, and whether the folder was begun with the same.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chancery_store::manifest::{self, PartInfo, Plan};
use chancery_store::{StoreError, files};

use super::inputs::Source;
use super::{CodeError, Options, Road, work_folder};

/// What a run is to do; all that decides about the bytes of the dataset.
pub(super) fn plan(
    road: &Road<'_>,
    inputs: &[Source],
    options: &Options,
) -> Result<Plan, CodeError> {
    let inputs = inputs
        .iter()
        .map(Source::describe)
        .collect::<Result<_, _>>()?;
    let mut named = BTreeMap::new();
    let mut set = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            named.insert(name.to_string(), value);
        }
    };
    let ingest = &options.ingest;
    set("outlet", ingest.outlet.clone());
    set("date", ingest.date.map(|date| date.to_string()));
    set("url", ingest.url.clone());
    set("raw", ingest.raw.then(|| "true".to_string()));
    set(
        "input-format",
        ingest.format.map(|format| format.to_string()),
    );
    let fields = &ingest.fields;
    for (name, field) in [
        ("text-field", &fields.text),
        ("title-field", &fields.title),
        ("date-field", &fields.date),
        ("url-field", &fields.url),
        ("outlet-field", &fields.outlet),
        ("byline-field", &fields.byline),
        ("language-field", &fields.language),
        ("id-field", &fields.id),
    ] {
        set(name, field.clone());
    }
    set("limit", options.limit.map(|limit| limit.to_string()));
    set("since", options.since.map(|date| date.to_string()));
    set("copy-days", Some(options.copy_days.to_string()));
    set("part-articles", Some(options.part_articles.to_string()));
    Ok(Plan {
        schema: manifest::SCHEMA,
        program: env!("CARGO_PKG_VERSION").to_string(),
        model: road.model.clone(),
        lexicon: road.lexicon.clone(),
        inputs,
        options: named,
    })
}

/// Refuses to go on if the dataset was begun with something else. The bytes of the inputs may
/// differ while it is not finished (a broken file was mended): parts that are written are then
/// checked against them one by one.
pub(super) fn same(
    dataset: &Path,
    begun: &Plan,
    now: &Plan,
    finished: bool,
) -> Result<(), CodeError> {
    let names = |plan: &Plan| plan.inputs.iter().map(|input| input.name.clone()).collect();
    let pairs: [(&str, Vec<String>, Vec<String>); 5] = [
        ("inputs", names(begun), names(now)),
        (
            "program",
            vec![begun.program.clone()],
            vec![now.program.clone()],
        ),
        ("model", vec![begun.model.clone()], vec![now.model.clone()]),
        (
            "lexicon",
            vec![begun.lexicon.clone()],
            vec![now.lexicon.clone()],
        ),
        ("options", list(&begun.options), list(&now.options)),
    ];
    for (what, begun, now) in pairs {
        if begun != now {
            return Err(differs(dataset, what, &begun.join(", "), &now.join(", ")));
        }
    }
    if finished && begun.inputs != now.inputs {
        return Err(differs(
            dataset,
            "inputs",
            "files of other content",
            "these",
        ));
    }
    Ok(())
}

fn list(options: &BTreeMap<String, String>) -> Vec<String> {
    options
        .iter()
        .map(|(name, value)| format!("{name} = {value}"))
        .collect()
}

fn differs(dataset: &Path, what: &str, begun: &str, now: &str) -> CodeError {
    CodeError::Plan(format!(
        "{}: the dataset was made with another {what}: {begun}; now: {now}\n\
         hint: give another folder with -o, or remove this one first",
        dataset.display()
    ))
}

/// Refuses to go on if the dataset is another shard.
pub(super) fn same_shard(
    dataset: &Path,
    begun: &Option<String>,
    options: &Options,
) -> Result<(), CodeError> {
    let now = shard_name(options);
    if *begun == now {
        return Ok(());
    }
    let name = |shard: &Option<String>| shard.clone().unwrap_or_else(|| "none".to_string());
    Err(differs(dataset, "shard", &name(begun), &name(&now)))
}

/// `2/8`, if the run does a shard.
pub(super) fn shard_name(options: &Options) -> Option<String> {
    options.shard.map(|(shard, of)| format!("{shard}/{of}"))
}

#[derive(serde::Serialize, serde::Deserialize)]
struct Begun {
    plan: Plan,
    shard: Option<String>,
}

fn plan_path(dataset: &Path) -> PathBuf {
    work_folder(dataset).join("plan.json")
}

/// Where it is noted that a part is written.
fn note_path(dataset: &Path, number: u32) -> PathBuf {
    work_folder(dataset).join(format!("part-{number:06}.json"))
}

/// Begins a dataset, or takes up one that was begun; the parts that are written already.
pub(super) fn begin(
    dataset: &Path,
    plan: &Plan,
    options: &Options,
) -> Result<BTreeMap<u32, PartInfo>, CodeError> {
    let begun: Option<Begun> = manifest::json(&plan_path(dataset))?;
    match begun {
        Some(begun) => {
            same(dataset, &begun.plan, plan, false)?;
            same_shard(dataset, &begun.shard, options)?;
        }
        None => refuse_foreign(dataset)?,
    }
    super::make_folders(dataset)?;
    let begun = Begun {
        plan: plan.clone(),
        shard: shard_name(options),
    };
    manifest::write_json(&plan_path(dataset), &begun)?;
    let mut written = BTreeMap::new();
    for path in files::list(&work_folder(dataset))? {
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        if name.starts_with("part-")
            && let Some(info) = manifest::json::<PartInfo>(&path)?
        {
            written.insert(info.number, info);
        }
    }
    Ok(written)
}

/// A folder with files of somebody else is not written into.
fn refuse_foreign(dataset: &Path) -> Result<(), CodeError> {
    let is_ours = |path: &PathBuf| {
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        matches!(name, ".lock" | ".work" | "codebook.md")
            || chancery_store::TABLES
                .iter()
                .any(|table| table.name == name)
    };
    match files::list(dataset)?
        .into_iter()
        .find(|path| !is_ours(path))
    {
        None => Ok(()),
        Some(path) => Err(CodeError::Plan(format!(
            "{}: the folder holds something else: {}\nhint: give an empty or new folder with -o",
            dataset.display(),
            path.file_name().unwrap_or_default().to_string_lossy()
        ))),
    }
}

/// Notes that a part is written: from now on it is.
pub(super) fn note(dataset: &Path, info: &PartInfo) -> Result<(), StoreError> {
    manifest::write_json(&note_path(dataset, info.number), info)?;
    files::sync_folder(&work_folder(dataset))
}

/// Removes what was at work.
pub(super) fn tidy(dataset: &Path) -> Result<(), CodeError> {
    let folder = work_folder(dataset);
    match fs::remove_dir_all(&folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(StoreError::Io {
            path: folder,
            error,
        }
        .into()),
        _ => Ok(()),
    }
}
