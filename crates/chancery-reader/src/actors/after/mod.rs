//! What only the whole text tells, once everybody in it has been found.
//!
//! Groups get the members that the text lists ([`lists`]), officials the names that stand behind them
//! ([`one_each`]); groups of no one country lose theirs ([`abroad`]); some are named as one
//! ([`as_one`]). Statements then ask for speakers who were not found, and who has the same key is the
//! same ([`describe`]); in the end stays whom some record uses ([`used`]).

pub(in crate::actors) mod abroad;
pub(in crate::actors) mod as_one;
pub(in crate::actors) mod describe;
pub(in crate::actors) mod lists;
mod one_each;
pub(in crate::actors) mod used;
