//! The networks: hashed embeddings, a window encoder, and the layers above.

mod file;
#[allow(unsafe_code)]
mod kernel;
mod tok2vec;
mod transition;
#[allow(unsafe_code)]
mod vector;

pub(crate) use file::{Layer, Layers};
pub use kernel::Kernel;
pub(crate) use kernel::Packed;
pub(crate) use tok2vec::{Tok2Vec, Words};
pub(crate) use transition::{Moves, Tables, Transition};
pub(crate) use vector::first_largest;
