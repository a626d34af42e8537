//! `export`: a dataset in the formats of others.

use std::io::{self, Write};
use std::path::Path;

use chancery_store::tables::{
    ActorRow, ArticleRow, CopyRow, DoubtRow, EventRow, MentionRow, PositionRow, Row, StatementRow,
};
use chancery_store::{Dataset, Kind, StoreError, codebook, files};
use chancery_view::csv::{self, Cell, For};
use chancery_view::{json, plover};

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
        for row in rows {
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
pub fn plover(dataset: &Dataset, out: &mut impl Write) -> io::Result<Result<(), StoreError>> {
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
            let key = |at: usize| rows.events.get(at).map_or("", |row| &row.event).to_string();
            out.write_all(plover::lines(&article, &records, key).as_bytes())?;
        }
    }
    Ok(Ok(()))
}
