//! What can go wrong with files.

use std::path::{Path, PathBuf};

/// A file of a dataset could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The system says no.
    #[error("{}: {error}", path.display())]
    Io {
        /// Which file or folder.
        path: PathBuf,
        /// What the system says.
        error: std::io::Error,
    },
    /// A Parquet file is damaged or of another make.
    #[error("{}: {message}", path.display())]
    Format {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it.
        message: String,
    },
    /// Another run has the dataset in its hands.
    #[error(
        "{}: another run is writing this dataset\nhint: wait until it ends, or give another folder with -o",
        path.display()
    )]
    Busy {
        /// The dataset.
        path: PathBuf,
    },
    /// The folder does not hold a finished dataset.
    #[error("{}: {message}", path.display())]
    Dataset {
        /// The folder.
        path: PathBuf,
        /// What is wrong and what to do.
        message: String,
    },
}

impl StoreError {
    /// The system's refusal, with the file it is about.
    pub fn io(path: &Path) -> impl FnOnce(std::io::Error) -> StoreError + '_ {
        move |error| StoreError::Io {
            path: path.to_path_buf(),
            error,
        }
    }

    /// A damaged file.
    pub fn format(path: &Path, message: impl std::fmt::Display) -> StoreError {
        StoreError::Format {
            path: path.to_path_buf(),
            message: message.to_string(),
        }
    }

    /// A folder that is not what was asked for.
    pub fn dataset(path: &Path, message: impl std::fmt::Display) -> StoreError {
        StoreError::Dataset {
            path: path.to_path_buf(),
            message: message.to_string(),
        }
    }
}
