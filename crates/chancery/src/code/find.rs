//! `show ID --in DATASET`: a record, or an article, with the sentence that it was read from.

use chancery_store::rows::ArticleRows;
use chancery_store::tables::{ArticleRow, EventRow, PositionRow, Row, StatementRow};
use chancery_store::{Dataset, Part, StoreError, part};

/// What was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The article with all its rows.
    pub rows: ArticleRows,
    /// The record; none if the article itself was asked for.
    pub record: Option<Record>,
}

/// A record of an article.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its table.
    pub table: &'static str,
    /// Its columns and cells.
    pub cells: Vec<(&'static str, String)>,
    /// Where its evidence stands in the text, in code points, from the first to the last letter.
    pub span: Option<(usize, usize)>,
}

/// Finds a record by its key, or an article by its key, id or address.
pub fn find(dataset: &Dataset, id: &str) -> Result<Option<Found>, StoreError> {
    for number in dataset.parts() {
        let folder = dataset.folder();
        let article = match id.chars().next() {
            Some('s') => holder::<StatementRow>(folder, number, |row| {
                (row.statement == id).then_some(row.article)
            })?,
            Some('e') => holder::<EventRow>(folder, number, |row| {
                (row.event == id).then_some(row.article)
            })?,
            Some('p') => holder::<PositionRow>(folder, number, |row| {
                (row.position == id).then_some(row.article)
            })?,
            _ => None,
        };
        let article = match article {
            Some(article) => Some(article),
            None => holder::<ArticleRow>(folder, number, |row| {
                (row.article == id || row.id == id || row.url == id).then_some(row.article)
            })?,
        };
        let Some(article) = article else { continue };
        let part = Part::read(folder, number)?;
        if let Some(rows) = part
            .articles
            .into_iter()
            .find(|rows| rows.article.article == article)
        {
            let record = record(&rows, id);
            return Ok(Some(Found { rows, record }));
        }
    }
    Ok(None)
}

fn holder<R: Row + 'static>(
    folder: &std::path::Path,
    number: u32,
    holds: impl Fn(R) -> Option<String>,
) -> Result<Option<String>, StoreError> {
    for rows in part::batches::<R>(part::path(folder, R::TABLE.name, number))? {
        if let Some(article) = rows?.into_iter().find_map(&holds) {
            return Ok(Some(article));
        }
    }
    Ok(None)
}

fn record(rows: &ArticleRows, id: &str) -> Option<Record> {
    let statement = rows.statements.iter().find(|row| row.statement == id);
    let event = rows.events.iter().find(|row| row.event == id);
    let position = rows.positions.iter().find(|row| row.position == id);
    if let Some(row) = statement {
        let spans = [&*row.speaker_spans, &*row.cue_spans, &*row.content_spans];
        return Some(of_row(row, &spans));
    }
    if let Some(row) = event {
        return Some(of_row(row, &[&row.trigger_spans, &row.evidence_spans]));
    }
    position.map(|row| of_row(row, &[&row.evidence_spans]))
}

fn of_row<R: Row>(row: &R, spans: &[&str]) -> Record {
    let names = R::TABLE.columns.iter().map(|column| column.name);
    let ends = spans
        .iter()
        .flat_map(|list| list.split("; "))
        .filter_map(|span| {
            let (start, end) = span.split_once('-')?;
            Some((start.parse::<usize>().ok()?, end.parse::<usize>().ok()?))
        });
    let span = ends.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)));
    Record {
        table: R::TABLE.name,
        cells: names.zip(row.cells()).collect(),
        span,
    }
}

impl Found {
    /// For a person: where it stands, the paragraph with the evidence between brackets, the cells.
    pub fn text(&self) -> String {
        let article = &self.rows.article;
        let mut page = String::new();
        for part in [
            &article.outlet,
            &article.published,
            &article.title,
            &article.url,
        ] {
            if !part.is_empty() {
                page.push_str(part);
                page.push('\n');
            }
        }
        let Some(record) = &self.record else {
            page.push_str(&format!("\n{}\n\n", article.text));
            for (n, what) in [
                (self.rows.statements.len(), "statements"),
                (self.rows.events.len(), "events"),
                (self.rows.positions.len(), "positions"),
            ] {
                page.push_str(&format!("{n} {what}\n"));
            }
            return page;
        };
        if let Some((start, end)) = record.span {
            page.push_str(&format!("\n{}\n", passage(&article.text, start, end)));
        }
        page.push_str(&format!("\n{}\n", record.table));
        for (name, cell) in record.cells.iter().filter(|(_, cell)| !cell.is_empty()) {
            page.push_str(&format!("  {name:<16} {}\n", cell.replace('\n', " ")));
        }
        page
    }
}

/// The paragraphs from the first to the last letter of a span, with the span in brackets.
fn passage(text: &str, start: usize, end: usize) -> String {
    let points = chancery_text::CodePoints::of(text);
    let (start, end) = (
        points.byte(start as u32) as usize,
        points.byte(end as u32) as usize,
    );
    let before = text.get(..start).unwrap_or("");
    let evidence = text.get(start..end).unwrap_or("");
    let after = text.get(end..).unwrap_or("");
    let first = before.rfind("\n\n").map_or(0, |at| at + 2);
    let last = after.find("\n\n").unwrap_or(after.len());
    let (before, after) = (
        before.get(first..).unwrap_or(""),
        after.get(..last).unwrap_or(""),
    );
    format!("{before}⟦{evidence}⟧{after}")
}
