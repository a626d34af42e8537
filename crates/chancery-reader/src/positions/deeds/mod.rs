//! Positions that somebody shows by what he does ([`done`]), does in words ([`acts`]), or means to do
//! ([`intended`], [`facing`]).

pub(in crate::positions) mod acts;
pub(in crate::positions) mod done;
pub(in crate::positions) mod facing;
pub(in crate::positions) mod intended;
