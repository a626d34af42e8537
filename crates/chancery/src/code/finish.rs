//! The end of a run: articles that came twice, copies, the codebook, the manifest.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;

use chancery_store::manifest::{Failed, PartInfo, Plan};
use chancery_store::tables::{ArticleRow, CopyRow, DoubtRow};
use chancery_store::{Manifest, Part, StoreError, codebook, files, ids, part};
use rustc_hash::FxHashSet;

use super::copies::{Article, Copies};
use super::{CodeError, plan, work, work_folder};

/// What the run has made so far.
#[derive(Debug)]
pub struct Made {
    /// What it is made of.
    pub plan: Plan,
    /// Which shard it is.
    pub shard: Option<String>,
    /// What is known of each part.
    pub parts: BTreeMap<u32, PartInfo>,
    /// How many articles were removed.
    pub purged: u64,
}

/// Failures that the manifest names one by one.
const MOST_FAILURES: usize = 1000;

/// Finishes a dataset whose parts are written.
pub fn finish(dataset: &Path, mut made: Made, copy_days: u32) -> Result<Manifest, CodeError> {
    drop_repeated(dataset, &mut made.parts)?;
    let (n_copies, clusters) = write_copies(dataset, &made.parts, copy_days)?;
    let page = codebook::markdown();
    files::write(&dataset.join("codebook.md"), |file| {
        file.write_all(page.as_bytes())
    })?;
    let failures = failures(dataset, &made.parts)?;
    let mut manifest = Manifest {
        plan: made.plan,
        shard: made.shard,
        parts: made.parts.into_values().collect(),
        clusters,
        failures,
        purged: made.purged,
        rows: BTreeMap::from([("copies".to_string(), n_copies)]),
        ..Manifest::default()
    };
    manifest.add_up();
    manifest.write(dataset)?;
    files::sync_folder(dataset)?;
    Ok(manifest)
}

fn articles_of(
    dataset: &Path,
    number: u32,
) -> Result<impl Iterator<Item = Result<Vec<ArticleRow>, StoreError>>, StoreError> {
    part::batches::<ArticleRow>(part::path(dataset, "articles", number))
}

/// An article that stands in two parts is kept in the first of them.
fn drop_repeated(dataset: &Path, parts: &mut BTreeMap<u32, PartInfo>) -> Result<(), CodeError> {
    let mut seen: FxHashSet<[u8; 10]> = FxHashSet::default();
    for (&number, info) in parts.iter_mut() {
        let mut repeated = BTreeSet::new();
        for rows in articles_of(dataset, number)? {
            for row in rows? {
                if !seen.insert(pack(&row.article)) {
                    repeated.insert(row.article);
                }
            }
        }
        if repeated.is_empty() {
            continue;
        }
        let mut part = Part::read(dataset, number)?;
        drop_from(&mut part, |rows| repeated.contains(&rows.article.article));
        work::describe(&part, info);
        // The note first: if the run stops here, the next one drops them again.
        plan::note(dataset, info)?;
        part.write(dataset, number)?;
    }
    Ok(())
}

/// Takes articles out of a part, each with a note that it came before.
pub(super) fn drop_from(
    part: &mut Part,
    mut is_repeated: impl FnMut(&chancery_store::rows::ArticleRows) -> bool,
) {
    let (out, kept) = std::mem::take(&mut part.articles)
        .into_iter()
        .partition(|rows| is_repeated(rows));
    part.articles = kept;
    let out: Vec<chancery_store::rows::ArticleRows> = out;
    part.unread.extend(out.into_iter().map(|rows| DoubtRow {
        article: None,
        kind: "repeated".to_string(),
        stage: "code".to_string(),
        message: format!(
            "the article {} came before, word for word",
            rows.article.article
        ),
        start: None,
        end: None,
        input: rows.article.input,
        position: rows.article.position,
    }));
    part.unread.sort_by_key(|row| row.position);
    // A run that stopped while it did this has left the note, but not taken the article out.
    part.unread
        .dedup_by(|one, other| one.position == other.position && one.kind == other.kind);
}

/// Finds copies and writes their table; how many rows and clusters it has.
fn write_copies(
    dataset: &Path,
    parts: &BTreeMap<u32, PartInfo>,
    days: u32,
) -> Result<(u64, u64), CodeError> {
    files::make_folder(&work_folder(dataset))?;
    let spill = work_folder(dataset).join("shingles");
    let io = |error| StoreError::Io {
        path: spill.clone(),
        error,
    };
    let mut copies = Copies::new(days, &spill).map_err(io)?;
    let mut keys: Vec<[u8; 10]> = Vec::new();
    for &number in parts.keys() {
        for rows in articles_of(dataset, number)? {
            for row in rows? {
                keys.push(pack(&row.article));
                let agency = if row.agency.is_empty() {
                    &row.dateline_agency
                } else {
                    &row.agency
                };
                let published = row.published.parse().ok();
                copies
                    .add(Article {
                        published,
                        agency,
                        body: body(&row),
                    })
                    .map_err(io)?;
            }
        }
    }
    let found = copies.find().map_err(io)?;
    let key = |article: u32| ids::hex(&keys[article as usize]);
    let rows: Vec<CopyRow> = found
        .iter()
        .map(|copy| CopyRow {
            article: key(copy.article),
            cluster: key(copy.first),
            first: copy.article == copy.first,
            size: copy.size as i32,
            agency: copy.agency.clone(),
            overlap: (copy.overlap * 100.0).round() / 100.0,
        })
        .collect();
    let clusters = rows.iter().filter(|row| row.first).count() as u64;
    part::write(&part::path(dataset, "copies", 0), rows.iter())?;
    Ok((rows.len() as u64, clusters))
}

/// The ten bytes of a key of twenty digits.
fn pack(key: &str) -> [u8; 10] {
    let mut packed = [0; 10];
    for (at, digit) in key.bytes().take(20).enumerate() {
        let digit = (digit as char).to_digit(16).unwrap_or(0) as u8;
        packed[at / 2] = packed[at / 2] << 4 | digit;
    }
    packed
}

/// The text without headline and dateline.
fn body(row: &ArticleRow) -> &str {
    let points = chancery_text::CodePoints::of(&row.text);
    let byte = |end: Option<i32>| end.map_or(0, |end| points.byte(end.max(0) as u32)) as usize;
    let start = byte(row.title_end).max(byte(row.dateline_end));
    row.text.get(start..).unwrap_or("")
}

/// The first failures of a dataset, in the order of the inputs.
fn failures(dataset: &Path, parts: &BTreeMap<u32, PartInfo>) -> Result<Vec<Failed>, CodeError> {
    let mut failures = Vec::new();
    for (&number, info) in parts {
        if info.failed == 0 || failures.len() >= MOST_FAILURES {
            continue;
        }
        for row in part::all::<DoubtRow>(&part::path(dataset, "doubts", number))? {
            if matches!(&*row.kind, "unreadable" | "failed") && failures.len() < MOST_FAILURES {
                failures.push(Failed {
                    position: row.position.max(0) as u64,
                    input: row.input,
                    message: row.message,
                });
            }
        }
    }
    Ok(failures)
}
