//! A CSV table as Parquet.
//!
//! > `period,net` / `1987,0.5` → `period.parquet` with a text and a number column
//!
//! A column of which every filled cell is a number is written as such, empty cells as null; all others
//! are text. Columns that hold names or codes stay text even if they look like numbers.

use std::path::Path;
use std::sync::Arc;

use arrow_array::{ArrayRef, Float64Array, RecordBatch, StringArray};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;

/// Columns that are never numbers.
const TEXT: &[&str] = &[
    "period", "actor", "actor_a", "actor_b", "name", "concept", "article", "outlet", "date",
];

/// Writes a table.
pub fn write_parquet(csv: &str, path: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let mut rows = rows(csv).into_iter();
    let header = rows.next().unwrap_or_default();
    let rows: Vec<Vec<String>> = rows.collect();
    let columns = header.iter().enumerate().map(|(at, name)| {
        let cells: Vec<&str> = rows
            .iter()
            .map(|row| row.get(at).map_or("", String::as_str))
            .collect();
        (name.as_str(), column(name, &cells), true)
    });
    let batch = RecordBatch::try_from_iter_with_nullable(columns)?;
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::try_new(3)?))
        .set_created_by("chancery".to_string())
        .build();
    let file = std::fs::File::create(path)?;
    let mut writer = ArrowWriter::try_new(file, batch.schema(), Some(properties))?;
    writer.write(&batch)?;
    writer.close()?;
    Ok(())
}

fn column(name: &str, cells: &[&str]) -> ArrayRef {
    let numbers: Option<Vec<Option<f64>>> = cells
        .iter()
        .map(|cell| match cell {
            &"" => Some(None),
            cell => cell.parse().ok().map(Some),
        })
        .collect();
    match numbers {
        Some(numbers) if !TEXT.contains(&name) && numbers.iter().any(Option::is_some) => {
            Arc::new(Float64Array::from(numbers))
        }
        _ => Arc::new(StringArray::from(cells.to_vec())),
    }
}

/// The cells of a CSV, quotes taken away.
fn rows(csv: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut letters = csv.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '"' if quoted && letters.peek() == Some(&'"') => {
                cell.push('"');
                letters.next();
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            '\r' if !quoted => {}
            c => cell.push(c),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_gaps_are_kept() {
        let found = rows("a,b\n\"x, \"\"y\"\"\",\n");
        assert_eq!(found, [["a", "b"], ["x, \"y\"", ""]]);
    }

    #[test]
    fn numbers_are_numbers_and_years_are_names() {
        use arrow_array::Array as _;
        let kind = |name: &str, cells: &[&str]| column(name, cells).data_type().to_string();
        assert_eq!(kind("net", &["1", "", "-0.5"]), "Float64");
        assert_eq!(kind("period", &["1987"]), "Utf8");
        assert_eq!(kind("standing", &["core", ""]), "Utf8");
    }
}
