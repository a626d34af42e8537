//! What the words of the lexicon mean in this article.
//!
//! A word may mean another state from some day on ([`later`]), somebody whom the article means otherwise
//! ([`forget`]), or a town of the same name ([`homonyms`], [`towns`]); one word may name two
//! ([`hyphens`]), a word with and without marks on its letters one ([`marks`]). What marks groups of no one country ([`foreign`]) and what says that somebody speaks
//! ([`saying`]) is asked by all that follows.

pub(in crate::actors) mod foreign;
mod forget;
mod homonyms;
pub(in crate::actors) mod hyphens;
mod later;
pub(in crate::actors) mod marks;
pub(in crate::actors) mod saying;
mod towns;
