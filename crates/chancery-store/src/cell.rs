//! The kinds of cell that a table can have: few and flat, so that R, pandas, polars and DuckDB
//! read them without surprise.

use std::sync::Arc;

use arrow_array::builder::StringBuilder;
use arrow_array::builder::{BooleanBuilder, Date32Builder, Float64Builder, Int32Builder};
use arrow_array::{Array, ArrayRef, BooleanArray, Date32Array, Float64Array, Int32Array};
use arrow_array::{LargeStringArray, StringArray, StringViewArray};
use arrow_schema::DataType;
use chancery_text::PartialDate;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// A whole number of 32 bits.
    Int,
    /// A number with decimals.
    Real,
    /// True or false.
    Flag,
    /// A day of the calendar (Date32).
    Date,
}

impl Kind {
    /// The word for it in the codebook.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Text => "text",
            Kind::Int => "integer",
            Kind::Real => "number",
            Kind::Flag => "true/false",
            Kind::Date => "date",
        }
    }

    /// The type in Parquet.
    pub fn arrow(self) -> DataType {
        match self {
            Kind::Text => DataType::Utf8,
            Kind::Int => DataType::Int32,
            Kind::Real => DataType::Float64,
            Kind::Flag => DataType::Boolean,
            Kind::Date => DataType::Date32,
        }
    }
}

/// A day of the calendar, as days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

impl Day {
    /// The day of a date, if it names one.
    pub fn of(date: PartialDate) -> Option<Day> {
        date.day_number().map(Day)
    }

    /// The date of the day; of days beyond the calendar its first.
    pub fn date(self) -> PartialDate {
        PartialDate::of_day_number(self.0).unwrap_or(PartialDate::year(1))
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.date().fmt(f)
    }
}

/// A value that can stand in a table.
pub trait Cell: Sized {
    /// What kind of column it makes.
    const KIND: Kind;
    /// Whether it can be missing.
    const NULLABLE: bool;
    /// Collects the cells of a column.
    type Builder: Default;
    /// Adds a cell to its column.
    fn push(&self, column: &mut Self::Builder);
    /// The finished column.
    fn finish(column: &mut Self::Builder) -> ArrayRef;
    /// The cell in a row; none if the column is of another type or the cell is missing and must
    /// not be.
    fn read(column: &dyn Array, row: usize) -> Option<Self>;
    /// The cell as text, for CSV; empty if missing.
    fn text(&self) -> String;
}

fn string_at(column: &dyn Array, row: usize) -> Option<&str> {
    let any = column.as_any();
    if let Some(column) = any.downcast_ref::<StringArray>() {
        return Some(column.value(row));
    }
    if let Some(column) = any.downcast_ref::<LargeStringArray>() {
        return Some(column.value(row));
    }
    any.downcast_ref::<StringViewArray>()
        .map(|column| column.value(row))
}

impl Cell for String {
    const KIND: Kind = Kind::Text;
    const NULLABLE: bool = false;
    type Builder = StringBuilder;
    fn push(&self, column: &mut StringBuilder) {
        column.append_value(self);
    }
    fn finish(column: &mut StringBuilder) -> ArrayRef {
        Arc::new(column.finish())
    }
    fn read(column: &dyn Array, row: usize) -> Option<String> {
        string_at(column, row).map(str::to_string)
    }
    fn text(&self) -> String {
        self.clone()
    }
}

impl Cell for Option<String> {
    const KIND: Kind = Kind::Text;
    const NULLABLE: bool = true;
    type Builder = StringBuilder;
    fn push(&self, column: &mut StringBuilder) {
        column.append_option(self.as_deref());
    }
    fn finish(column: &mut StringBuilder) -> ArrayRef {
        Arc::new(column.finish())
    }
    fn read(column: &dyn Array, row: usize) -> Option<Option<String>> {
        if column.is_null(row) {
            return Some(None);
        }
        string_at(column, row).map(|text| Some(text.to_string()))
    }
    fn text(&self) -> String {
        self.clone().unwrap_or_default()
    }
}

macro_rules! cells {
    ($($type:ty, $kind:ident, $builder:ty, $array:ty, $to:expr, $from:expr;)*) => { $(
        impl Cell for $type {
            const KIND: Kind = Kind::$kind;
            const NULLABLE: bool = false;
            type Builder = $builder;
            fn push(&self, column: &mut $builder) {
                column.append_value($to(*self));
            }
            fn finish(column: &mut $builder) -> ArrayRef {
                Arc::new(column.finish())
            }
            fn read(column: &dyn Array, row: usize) -> Option<$type> {
                column.as_any().downcast_ref::<$array>().map(|column| $from(column.value(row)))
            }
            fn text(&self) -> String {
                self.to_string()
            }
        }

        impl Cell for Option<$type> {
            const KIND: Kind = Kind::$kind;
            const NULLABLE: bool = true;
            type Builder = $builder;
            fn push(&self, column: &mut $builder) {
                column.append_option(self.map($to));
            }
            fn finish(column: &mut $builder) -> ArrayRef {
                Arc::new(column.finish())
            }
            fn read(column: &dyn Array, row: usize) -> Option<Option<$type>> {
                if column.is_null(row) {
                    return Some(None);
                }
                <$type>::read(column, row).map(Some)
            }
            fn text(&self) -> String {
                self.map(|cell| cell.to_string()).unwrap_or_default()
            }
        }
    )* };
}

cells! {
    i32, Int, Int32Builder, Int32Array, std::convert::identity, std::convert::identity;
    f64, Real, Float64Builder, Float64Array, std::convert::identity, std::convert::identity;
    bool, Flag, BooleanBuilder, BooleanArray, std::convert::identity, std::convert::identity;
    Day, Date, Date32Builder, Date32Array, |day: Day| day.0, Day;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_dates_are_inverse() {
        for day in (-719_000..60_000).step_by(37) {
            let date = Day(day).date();
            assert_eq!(Day::of(date), Some(Day(day)), "{date}");
            assert!(PartialDate::day(date.year, date.month.unwrap(), date.day.unwrap()).is_some());
        }
        assert_eq!(Day::of("1970-01-01".parse().unwrap()), Some(Day(0)));
        assert_eq!(Day::of("2000-03-01".parse().unwrap()), Some(Day(11_017)));
        assert_eq!(Day::of("2000-03".parse().unwrap()), None);
    }
}
