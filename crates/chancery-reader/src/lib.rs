//! Reads an annotated article: who is named, who says what, who does what, who stands where.
//!
//! The reader does not know the annotator: it reads any [`Annotated`], so that a test can give it
//! a parse written by hand. It uses no files, clock, threads or network.
#![forbid(unsafe_code)]

pub mod actors;
mod along;
pub mod attribution;
mod clause;
pub mod events;
mod genre;
mod grammar;
pub mod places;
pub mod positions;
#[cfg(test)]
mod sample;
pub mod trees;
pub mod when;

use chancery_lexicon::Lexicon;
use chancery_record::Records;
use chancery_text::{Annotated, Article};

/// Everything that a careful reader writes down from one article.
pub fn read(lexicon: &Lexicon, article: &Article, annotated: &Annotated) -> Records {
    let mut cast = actors::cast(lexicon, article, annotated);
    let statements = attribution::statements(lexicon, article, annotated, &mut cast);
    let events = events::events(lexicon, article, annotated, &cast, &statements);
    let mut positions =
        positions::positions(lexicon, article, annotated, &cast, &statements, &events);
    let events = events::drop_unlikely(article, annotated, events, &mut positions);
    actors::used(
        cast,
        Records {
            statements,
            events,
            positions,
            ..Records::default()
        },
    )
}
