//! What an act becomes: a dated record, one for all its mentions, or none.

pub(super) mod days;
pub(super) mod merge;
pub(super) mod mutual;
pub(super) mod unlikely;
