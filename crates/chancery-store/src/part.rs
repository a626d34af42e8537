//! Part files: the same number in every table, the same articles.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

use arrow_array::RecordBatch;
use chancery_text::Article;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::{EnabledStatistics, WriterProperties};

use crate::rows::{self, ArticleRows};
use crate::tables::{
    ActorRow, ArticleRow, DoubtRow, EventRow, MentionRow, PositionRow, Row, StatementRow,
};
use crate::{StoreError, files};

/// The rows of one part, article by article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// Articles with their records.
    pub articles: Vec<ArticleRows>,
    /// Articles that could not be read, and those read before.
    pub unread: Vec<DoubtRow>,
}

/// Where a part of a table lies.
pub fn path(dataset: &Path, table: &str, number: u32) -> PathBuf {
    dataset
        .join(table)
        .join(format!("part-{number:06}.parquet"))
}

/// The number of a part file.
pub fn number(path: &Path) -> Option<u32> {
    path.file_name()?
        .to_str()?
        .strip_prefix("part-")?
        .strip_suffix(".parquet")?
        .parse()
        .ok()
}

/// The tables that are cut into parts; `copies` is made at the end from all of them.
pub const PARTED: &[&str] = &[
    "actors",
    "mentions",
    "statements",
    "events",
    "positions",
    "doubts",
    "articles",
];

impl Part {
    /// Writes the part into its place in every table, `articles` last.
    pub fn write(&self, dataset: &Path, number: u32) -> Result<(), StoreError> {
        let all = || self.articles.iter();
        table(dataset, number, all().flat_map(|rows| &rows.actors))?;
        table(dataset, number, all().flat_map(|rows| &rows.mentions))?;
        table(dataset, number, all().flat_map(|rows| &rows.statements))?;
        table(dataset, number, all().flat_map(|rows| &rows.events))?;
        table(dataset, number, all().flat_map(|rows| &rows.positions))?;
        let mut doubts: Vec<&DoubtRow> = all()
            .flat_map(|rows| &rows.doubts)
            .chain(&self.unread)
            .collect();
        doubts.sort_by_key(|row| row.position);
        table(dataset, number, doubts.into_iter())?;
        table(dataset, number, all().map(|rows| &rows.article))?;
        Ok(())
    }

    /// Reads a part back.
    pub fn read(dataset: &Path, number: u32) -> Result<Part, StoreError> {
        let mut part = Part::default();
        let mut places = BTreeMap::new();
        for article in all::<ArticleRow>(&path(dataset, "articles", number))? {
            places.insert(article.article.clone(), part.articles.len());
            part.articles.push(ArticleRows {
                article,
                actors: Vec::new(),
                mentions: Vec::new(),
                statements: Vec::new(),
                events: Vec::new(),
                positions: Vec::new(),
                doubts: Vec::new(),
            });
        }
        macro_rules! fill {
            ($row:ty, $list:ident) => {
                let path = path(dataset, <$row>::TABLE.name, number);
                for row in all::<$row>(&path)? {
                    let place = places.get(&row.article).ok_or_else(|| {
                        StoreError::format(&path, format!("no article `{}`", row.article))
                    })?;
                    part.articles[*place].$list.push(row);
                }
            };
        }
        fill!(ActorRow, actors);
        fill!(MentionRow, mentions);
        fill!(StatementRow, statements);
        fill!(EventRow, events);
        fill!(PositionRow, positions);
        for row in all::<DoubtRow>(&path(dataset, "doubts", number))? {
            match row.article.as_ref().and_then(|article| places.get(article)) {
                Some(&place) => part.articles[place].doubts.push(row),
                None => part.unread.push(row),
            }
        }
        Ok(part)
    }

    /// The articles and records that the part holds.
    pub fn records(
        &self,
    ) -> impl Iterator<Item = Result<(Article, chancery_record::Records), rows::Damaged>> + '_ {
        self.articles.iter().map(rows::records)
    }
}

/// Rows are turned into columns this many at a time.
const BATCH: usize = 8192;

fn properties() -> WriterProperties {
    WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::try_new(1).unwrap_or_default()))
        .set_created_by(concat!("chancery ", env!("CARGO_PKG_VERSION")).to_string())
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .build()
}

fn table<'a, R: Row + 'a>(
    dataset: &Path,
    number: u32,
    rows: impl Iterator<Item = &'a R>,
) -> Result<(), StoreError> {
    write(&path(dataset, R::TABLE.name, number), rows)
}

/// Writes a Parquet file whole.
pub fn write<'a, R: Row + 'a>(
    path: &Path,
    rows: impl Iterator<Item = &'a R>,
) -> Result<(), StoreError> {
    files::write(path, |file| fill(file, rows).map_err(std::io::Error::other))
}

fn fill<'a, R: Row + 'a>(
    file: &mut (impl Write + Send),
    rows: impl Iterator<Item = &'a R>,
) -> parquet::errors::Result<()> {
    let mut writer = ArrowWriter::try_new(file, R::schema(), Some(properties()))?;
    let mut columns = R::Columns::default();
    let mut held = 0;
    for row in rows {
        row.push(&mut columns);
        held += 1;
        if held == BATCH {
            writer.write(&R::finish(&mut columns))?;
            held = 0;
        }
    }
    if held > 0 {
        writer.write(&R::finish(&mut columns))?;
    }
    writer.close()?;
    Ok(())
}

/// Rows, some at a time.
pub type Batches<R> = Box<dyn Iterator<Item = Result<Vec<R>, StoreError>>>;

/// The rows of a Parquet file, in batches.
pub fn batches<R: Row + 'static>(path: PathBuf) -> Result<Batches<R>, StoreError> {
    let file = File::open(&path).map_err(StoreError::io(&path))?;
    let reader = ParquetRecordBatchReaderBuilder::try_new(file)
        .and_then(|builder| builder.with_batch_size(BATCH).build())
        .map_err(|error| StoreError::format(&path, error))?;
    Ok(Box::new(reader.map(move |batch| {
        let batch: RecordBatch = batch.map_err(|error| StoreError::format(&path, error))?;
        R::read(&batch).map_err(|message| StoreError::format(&path, message))
    })))
}

/// All rows of a Parquet file.
pub fn all<R: Row + 'static>(path: &Path) -> Result<Vec<R>, StoreError> {
    let mut rows = Vec::new();
    for batch in batches::<R>(path.to_path_buf())? {
        rows.extend(batch?);
    }
    Ok(rows)
}
