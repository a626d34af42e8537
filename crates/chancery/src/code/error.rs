//! Why a corpus could not be coded to the end.

use chancery_ingest::IngestError;
use chancery_store::StoreError;

/// Why a corpus could not be coded to the end. What was written stays, and the next run goes on
/// from there.
#[derive(Debug, thiserror::Error)]
pub enum CodeError {
    /// A file of the dataset could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// An input cannot be opened, or breaks off.
    #[error(
        "{0}\nhint: the parts written so far are kept; give the same command again when the file \
         is mended, or with --keep-going to do without the rest of it"
    )]
    Dead(IngestError),
    /// An input cannot be found or read.
    #[error("{input}: {message}")]
    Input {
        /// What the user named.
        input: String,
        /// What is wrong with it.
        message: String,
    },
    /// The dataset was begun with something else.
    #[error("{0}")]
    Plan(String),
}
