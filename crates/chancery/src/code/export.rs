//! `export`: a dataset in the formats of others.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::Path;

use chancery_store::tables::{
    ActorRow, ArticleRow, CopyRow, DoubtRow, EventRow, MentionRow, PositionRow, Row, StatementRow,
};
use chancery_store::{Dataset, Kind, StoreError, codebook, files, part};
use chancery_view::csv::{self, Cell, For};
use chancery_view::{graphml, json, plover};
use rustc_hash::FxHashSet;

use super::CodeError;

/// Writes every table of a dataset as CSV into a folder, with the codebook.
pub fn csv_folder(dataset: &Dataset, folder: &Path, reader: For) -> Result<(), CodeError> {
    files::make_folder(folder)?;
    table_file::<ArticleRow>(dataset, folder, reader)?;
    table_file::<ActorRow>(dataset, folder, reader)?;
    table_file::<MentionRow>(dataset, folder, reader)?;
    table_file::<StatementRow>(dataset, folder, reader)?;
    table_file::<EventRow>(dataset, folder, reader)?;
    table_file::<PositionRow>(dataset, folder, reader)?;
    table_file::<DoubtRow>(dataset, folder, reader)?;
    table_file::<CopyRow>(dataset, folder, reader)?;
    let page = codebook::markdown();
    files::write(&folder.join("codebook.md"), |file| {
        file.write_all(page.as_bytes())
    })?;
    Ok(())
}

fn table_file<R: Row + 'static>(
    dataset: &Dataset,
    folder: &Path,
    reader: For,
) -> Result<(), CodeError> {
    let path = folder.join(format!("{}.csv", R::TABLE.name));
    let mut failed = None;
    files::write(&path, |file| {
        failed = table::<R>(dataset, file, reader)?.err();
        Ok(())
    })?;
    failed.map_or(Ok(()), |error| Err(error.into()))
}

/// Writes one table of a dataset as CSV; none if there is no table of that name.
pub fn csv_table(
    dataset: &Dataset,
    name: &str,
    out: &mut impl Write,
    reader: For,
) -> Option<io::Result<Result<(), StoreError>>> {
    Some(match name {
        "articles" => table::<ArticleRow>(dataset, out, reader),
        "actors" => table::<ActorRow>(dataset, out, reader),
        "mentions" => table::<MentionRow>(dataset, out, reader),
        "statements" => table::<StatementRow>(dataset, out, reader),
        "events" => table::<EventRow>(dataset, out, reader),
        "positions" => table::<PositionRow>(dataset, out, reader),
        "doubts" => table::<DoubtRow>(dataset, out, reader),
        "copies" => table::<CopyRow>(dataset, out, reader),
        _ => return None,
    })
}

fn table<R: Row + 'static>(
    dataset: &Dataset,
    out: &mut impl Write,
    reader: For,
) -> io::Result<Result<(), StoreError>> {
    some_rows::<R>(dataset, out, reader, |_| true)
}

fn some_rows<R: Row + 'static>(
    dataset: &Dataset,
    out: &mut impl Write,
    reader: For,
    is_wanted: impl Fn(&R) -> bool,
) -> io::Result<Result<(), StoreError>> {
    let columns = R::TABLE.columns;
    let mut text = String::new();
    csv::row(
        &mut text,
        reader,
        columns.iter().map(|column| Cell::Text(column.name)),
    );
    for rows in dataset.rows::<R>() {
        let rows = match rows {
            Ok(rows) => rows,
            Err(error) => return Ok(Err(error)),
        };
        for row in rows.into_iter().filter(&is_wanted) {
            let cells = row.cells();
            let cells = columns
                .iter()
                .zip(&cells)
                .map(|(column, cell)| match column.kind {
                    Kind::Text => Cell::Text(cell),
                    _ => Cell::Value(cell),
                });
            csv::row(&mut text, reader, cells);
            if text.len() > 1 << 16 {
                out.write_all(text.as_bytes())?;
                text.clear();
            }
        }
    }
    out.write_all(text.as_bytes())?;
    Ok(Ok(()))
}

/// The events that are left if each source, target, type and day is told once over all outlets:
/// the keys of the first of each. An event whose day is not known counts on the day of its article.
pub fn one_a_day(dataset: &Dataset) -> Result<BTreeSet<String>, StoreError> {
    let mut told: FxHashSet<(String, String, String, String)> = FxHashSet::default();
    let mut kept = BTreeSet::new();
    for number in dataset.parts() {
        let path = |table| part::path(dataset.folder(), table, number);
        let mut published = BTreeMap::new();
        for rows in part::batches::<ArticleRow>(path("articles"))? {
            published.extend(rows?.into_iter().map(|row| (row.article, row.published)));
        }
        for rows in part::batches::<EventRow>(path("events"))? {
            for row in rows? {
                let day = match row.date {
                    Some(_) => row.date_start,
                    None => published.get(&row.article).cloned().unwrap_or_default(),
                };
                if told.insert((row.source_key, row.target_key, row.r#type, day)) {
                    kept.insert(row.event);
                }
            }
        }
    }
    Ok(kept)
}

/// Writes the events of which the keys are given as CSV.
pub fn csv_events(
    dataset: &Dataset,
    keys: &BTreeSet<String>,
    out: &mut impl Write,
    reader: For,
) -> io::Result<Result<(), StoreError>> {
    some_rows::<EventRow>(dataset, out, reader, |row| keys.contains(&row.event))
}

/// Writes the network of events: actors, and an edge for each source, target and type. Each story
/// counts once, and joint actors of an event without a target are tied in their order. If keys are
/// given, only those events count.
pub fn graphml(
    dataset: &Dataset,
    keys: Option<&BTreeSet<String>>,
    out: &mut impl Write,
) -> io::Result<Result<(), StoreError>> {
    let (nodes, edges) = match network(dataset, keys) {
        Ok(network) => network,
        Err(error) => return Ok(Err(error)),
    };
    out.write_all(graphml::network(&nodes, &edges).as_bytes())?;
    Ok(Ok(()))
}

type Network = (
    BTreeMap<String, graphml::Node>,
    BTreeMap<graphml::Ends, graphml::Edge>,
);

fn network(dataset: &Dataset, keys: Option<&BTreeSet<String>>) -> Result<Network, StoreError> {
    let mut again = FxHashSet::default();
    for rows in dataset.rows::<CopyRow>() {
        let rows = rows?.into_iter().filter(|row| !row.first);
        again.extend(rows.map(|row| row.article));
    }
    let (mut nodes, mut edges) = Network::default();
    for number in dataset.parts() {
        let path = |table| part::path(dataset.folder(), table, number);
        let mut published = BTreeMap::new();
        for rows in part::batches::<ArticleRow>(path("articles"))? {
            published.extend(rows?.into_iter().map(|row| (row.article, row.published)));
        }
        let mut named = FxHashSet::default();
        for rows in part::batches::<EventRow>(path("events"))? {
            for row in rows? {
                if again.contains(&row.article)
                    || keys.is_some_and(|keys| !keys.contains(&row.event))
                {
                    continue;
                }
                let day = match row.date {
                    Some(_) => row.date_start.clone(),
                    None => published.get(&row.article).cloned().unwrap_or_default(),
                };
                for (source, target) in pairs(&row.source_key, &row.target_key) {
                    named.extend([source.to_string(), target.to_string()]);
                    let ends = graphml::Ends {
                        source: source.to_string(),
                        target: target.to_string(),
                        r#type: row.r#type.clone(),
                    };
                    count(edges.entry(ends).or_default(), &row, &day);
                }
            }
        }
        for rows in part::batches::<ActorRow>(path("actors"))? {
            for row in rows?.into_iter().filter(|row| named.contains(&row.key)) {
                nodes.entry(row.key).or_insert(graphml::Node {
                    name: row.name,
                    country: row.country,
                });
            }
        }
    }
    Ok((nodes, edges))
}

/// Each source with each target; without targets, the sources among each other.
fn pairs<'a>(sources: &'a str, targets: &'a str) -> Vec<(&'a str, &'a str)> {
    let list = |keys: &'a str| -> Vec<&'a str> {
        keys.split("; ").filter(|key| !key.is_empty()).collect()
    };
    let (sources, targets) = (list(sources), list(targets));
    let mut pairs = Vec::new();
    for (at, &source) in sources.iter().enumerate() {
        let others = match targets.is_empty() {
            true => sources.get(at + 1..).unwrap_or_default(),
            false => &targets[..],
        };
        pairs.extend(others.iter().map(|&target| (source, target)));
    }
    pairs
}

fn count(edge: &mut graphml::Edge, row: &EventRow, day: &str) {
    edge.events += 1;
    edge.told += u32::from(row.voice == "outlet");
    edge.intensity += row.intensity;
    edge.quad = row.quad;
    if day.is_empty() {
        return;
    }
    edge.days = Some(match edge.days.take() {
        None => (day.to_string(), day.to_string()),
        Some((first, last)) => (first.min(day.to_string()), last.max(day.to_string())),
    });
}

/// Writes each article with its records as the JSON line that `read` prints.
pub fn jsonl(dataset: &Dataset, out: &mut impl Write) -> io::Result<Result<(), StoreError>> {
    for read in dataset.records() {
        match read {
            Ok((article, mut records)) => {
                records.doubts.splice(0..0, article.doubts.iter().cloned());
                writeln!(out, "{}", json::line(&article, &records))?;
            }
            Err(error) => return Ok(Err(error)),
        }
    }
    Ok(Ok(()))
}

/// Writes each event as PLOVER's JSON, one a line.
/// If keys are given, only those.
pub fn plover(
    dataset: &Dataset,
    keys: Option<&BTreeSet<String>>,
    out: &mut impl Write,
) -> io::Result<Result<(), StoreError>> {
    for number in dataset.parts() {
        let part = match dataset.part(number) {
            Ok(part) => part,
            Err(error) => return Ok(Err(error)),
        };
        for (rows, read) in part.articles.iter().zip(part.records()) {
            let (article, records) = match read {
                Ok(read) => read,
                Err(damaged) => return Ok(Err(StoreError::format(dataset.folder(), damaged))),
            };
            let key = |at: usize| {
                let key = rows.events.get(at).map_or("", |row| &row.event);
                keys.is_none_or(|keys| keys.contains(key))
                    .then(|| key.to_string())
            };
            out.write_all(plover::lines(&article, &records, key).as_bytes())?;
        }
    }
    Ok(Ok(()))
}
