//! spaCy's CNN pipelines, natively.
mod annotator;
mod config;
mod doc;
mod entities;
mod error;
mod hash;
mod lemmatizer;
mod lexeme;
mod msgpack;
mod names;
mod net;
mod parser;
mod pipeline;
mod ruler;
mod source;
mod tokenizer;
mod unicode;
mod wheel;

pub use annotator::Annotator;
pub use doc::{Doc, TokenRef};
pub use error::OpenError;
pub use net::Kernel;
pub use pipeline::Pipeline;
pub use source::pipeline_folder;
pub use wheel::Wheel;
