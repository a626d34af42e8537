//! Records to series, networks and coalitions.
#![forbid(unsafe_code)]

pub mod coalitions;
