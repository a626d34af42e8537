//! Positions that the words of a text tell of somebody.
//!
//! It may be a verb of which they are the subject ([`verbs`]), of themselves ([`own`]), or after which they stand
//! with *by* ([`by`]); a view that several share ([`shared`]) or a side that they take ([`sides`],
//! [`adherents`], and by phrases of the lexicon [`stances`]); what a thing is taken for ([`seen`]); a noun that demands ([`demand`]), calls a thing important ([`worth`]) or calls a wrong by its
//! name ([`blame`]). The thing may stand in an earlier sentence ([`matters`]).

pub(in crate::positions) mod adherents;
pub(in crate::positions) mod blame;
pub(in crate::positions) mod by;
pub(in crate::positions) mod demand;
pub(in crate::positions) mod matters;
pub(in crate::positions) mod own;
pub(in crate::positions) mod seen;
pub(in crate::positions) mod shared;
pub(in crate::positions) mod sides;
pub(in crate::positions) mod stances;
pub(in crate::positions) mod verbs;
pub(in crate::positions) mod worth;
