//! What is kept of all that was shown: how often positions like these are right ([`confidence`]).

pub(in crate::positions) mod confidence;
