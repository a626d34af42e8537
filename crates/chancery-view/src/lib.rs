//! One file for each output format.
#![forbid(unsafe_code)]
