//! What one is for or against: a concept of the lexicon, or one made of the words of the article.
//!
//! The way down from the head of a content ([`theme`]) passes the words that only carry others. Concepts
//! of the lexicon are found in [`hits`]; where it has none, the words of a [`phrase`] make one, of which
//! some are kept, verbs become nouns ([`nominal`]) and which must say enough ([`telling`]). [`meant`] says
//! which concept of the lexicon such words mean.

pub(crate) mod hits;
pub mod meant;
pub(in crate::positions) mod nominal;
pub mod phrase;
pub(in crate::positions) mod telling;
pub(in crate::positions) mod theme;
