//! The text that everything else points into.
//!
//! An [`Article`] is what an outlet published, cleaned. A [`Document`] is its text cut into blocks
//! (headline, paragraphs), each with the view of it that a parser should see. An [`Annotated`]
//! document adds tokens, lemmas, sentences, trees and entities. A [`Span`] says where in the
//! article's text something stands, in bytes; a [`CodePoints`] turns it into the code points of
//! the published records.
//!
//! Nothing here touches files, clock, threads or the network.
#![forbid(unsafe_code)]

mod annotated;
mod article;
mod case;
pub mod conllu;
mod date;
mod document;
mod doubt;
mod labels;
mod span;

pub use annotated::{Annotated, Builder, Change, NewToken, Sentence, Sym, Token, TokenId};
pub use article::{Article, Caption, Dateline, PublishedFrom, SourceMap};
pub use case::CaseTable;
pub use date::PartialDate;
pub use document::{Block, BlockKind, Document};
pub use doubt::Doubt;
pub use labels::{Dep, EntityLabel, Iob, Pos, Tag};
pub use span::{CodePoints, Span};
