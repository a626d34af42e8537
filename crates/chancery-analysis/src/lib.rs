//! Records to series, networks and coalitions.
#![forbid(unsafe_code)]

pub mod agreements;
pub mod coalitions;
pub mod dyads;
