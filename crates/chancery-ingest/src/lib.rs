//! Files to articles.
#![forbid(unsafe_code)]
