//! Articles from Parquet files: each row becomes a JSON object with the columns as fields.

use std::fs::File;
use std::path::Path;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Date64Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type,
    TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, RecordBatch};
use arrow_schema::{DataType, TimeUnit};
use chancery_ingest::{IngestError, Place, Raw};
use chancery_store::Day;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};
use serde_json::{Map, Value};

/// The rows of a Parquet file, one article each.
pub(super) struct Rows {
    name: String,
    reader: Option<ParquetRecordBatchReader>,
    batch: Option<RecordBatch>,
    row: usize,
    record: u64,
}

/// Rows are read this many at a time: texts may be long.
const BATCH: usize = 256;

impl Rows {
    /// Opens a file; columns that are no text, number, date or time are left alone.
    pub fn open(name: &str, path: &Path) -> Result<Rows, IngestError> {
        let file = File::open(path).map_err(|error| dead(name, 0, &error))?;
        let reader = ParquetRecordBatchReaderBuilder::try_new(file)
            .and_then(|builder| {
                let flat: Vec<usize> = builder
                    .schema()
                    .fields()
                    .iter()
                    .enumerate()
                    .filter(|(_, field)| is_flat(field.data_type()))
                    .map(|(at, _)| at)
                    .collect();
                let mask = ProjectionMask::roots(builder.parquet_schema(), flat);
                builder.with_projection(mask).with_batch_size(BATCH).build()
            })
            .map_err(|error| dead(name, 0, &error))?;
        Ok(Rows {
            name: name.to_string(),
            reader: Some(reader),
            batch: None,
            row: 0,
            record: 0,
        })
    }
}

fn dead(name: &str, record: u64, error: &dyn std::fmt::Display) -> IngestError {
    IngestError {
        place: Place {
            file: name.to_string(),
            line: 0,
            record,
        },
        message: format!("the Parquet file cannot be read: {error}"),
        hint: "it may have been cut: fetch or copy it again".to_string(),
        dead: true,
    }
}

impl Iterator for Rows {
    type Item = Result<Raw, IngestError>;

    fn next(&mut self) -> Option<Result<Raw, IngestError>> {
        loop {
            if let Some(batch) = &self.batch
                && self.row < batch.num_rows()
            {
                let object = object(batch, self.row);
                self.row += 1;
                self.record += 1;
                let place = Place {
                    file: self.name.clone(),
                    line: 0,
                    record: self.record,
                };
                return Some(Ok(Raw::json(place, Value::Object(object).to_string())));
            }
            self.row = 0;
            match self.reader.as_mut()?.next() {
                Some(Ok(batch)) => self.batch = Some(batch),
                Some(Err(error)) => {
                    self.reader = None;
                    self.batch = None;
                    return Some(Err(dead(&self.name, self.record + 1, &error)));
                }
                None => {
                    self.reader = None;
                    return None;
                }
            }
        }
    }
}

fn is_flat(kind: &DataType) -> bool {
    match kind {
        DataType::Dictionary(_, value) => is_flat(value),
        kind => {
            kind.is_numeric()
                || matches!(
                    kind,
                    DataType::Utf8
                        | DataType::LargeUtf8
                        | DataType::Utf8View
                        | DataType::Date32
                        | DataType::Date64
                        | DataType::Timestamp(_, _)
                )
        }
    }
}

fn object(batch: &RecordBatch, row: usize) -> Map<String, Value> {
    let schema = batch.schema();
    let cells = schema.fields().iter().zip(batch.columns());
    cells
        .filter_map(|(field, column)| Some((field.name().clone(), cell(column.as_ref(), row)?)))
        .collect()
}

/// The value in a row; none if it is missing or of a kind that articles do not have.
fn cell(column: &dyn Array, row: usize) -> Option<Value> {
    if column.is_null(row) {
        return None;
    }
    macro_rules! number {
        ($type:ty) => {
            Value::from(column.as_primitive::<$type>().value(row))
        };
    }
    macro_rules! moment {
        ($type:ty, $per_second:expr) => {
            Value::from(time(
                column
                    .as_primitive::<$type>()
                    .value(row)
                    .div_euclid($per_second),
            ))
        };
    }
    Some(match column.data_type() {
        DataType::Utf8 => Value::from(column.as_string::<i32>().value(row)),
        DataType::LargeUtf8 => Value::from(column.as_string::<i64>().value(row)),
        DataType::Utf8View => Value::from(column.as_string_view().value(row)),
        DataType::Int8 => number!(Int8Type),
        DataType::Int16 => number!(Int16Type),
        DataType::Int32 => number!(Int32Type),
        DataType::Int64 => number!(Int64Type),
        DataType::UInt8 => number!(UInt8Type),
        DataType::UInt16 => number!(UInt16Type),
        DataType::UInt32 => number!(UInt32Type),
        DataType::UInt64 => number!(UInt64Type),
        DataType::Float32 => number!(Float32Type),
        DataType::Float64 => number!(Float64Type),
        DataType::Date32 => {
            Value::from(Day(column.as_primitive::<Date32Type>().value(row)).to_string())
        }
        DataType::Date64 => moment!(Date64Type, 1000),
        DataType::Timestamp(TimeUnit::Second, _) => moment!(TimestampSecondType, 1),
        DataType::Timestamp(TimeUnit::Millisecond, _) => moment!(TimestampMillisecondType, 1000),
        DataType::Timestamp(TimeUnit::Microsecond, _) => {
            moment!(TimestampMicrosecondType, 1_000_000)
        }
        DataType::Timestamp(TimeUnit::Nanosecond, _) => {
            moment!(TimestampNanosecondType, 1_000_000_000)
        }
        DataType::Dictionary(_, _) => {
            let dictionary = column.as_any_dictionary();
            let key = *dictionary.normalized_keys().get(row)?;
            return cell(dictionary.values().as_ref(), key);
        }
        _ => return None,
    })
}

/// Seconds since 1970 as `2023-12-05T08:30:00Z`.
fn time(seconds: i64) -> String {
    let days = seconds.div_euclid(86_400).clamp(-719_162, 2_932_896);
    let second = seconds.rem_euclid(86_400);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{}T{hour:02}:{minute:02}:{second:02}Z", Day(days as i32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_become_days_and_hours() {
        assert_eq!(time(0), "1970-01-01T00:00:00Z");
        assert_eq!(time(1_701_765_000), "2023-12-05T08:30:00Z");
        assert_eq!(time(-1), "1969-12-31T23:59:59Z");
    }
}
