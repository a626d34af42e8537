//! Records to and from Parquet.
#![forbid(unsafe_code)]
