//! Why a pipeline could not be opened.

use std::path::{Path, PathBuf};

/// Why a pipeline could not be opened: which file, and what is wrong with it.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is nothing at that path that looks like a pipeline.
    #[error("{path}: {message}\nhint: give the folder that holds `config.cfg`, or a wheel")]
    NotAPipeline {
        /// The path as given.
        path: PathBuf,
        /// What was found instead.
        message: String,
    },
    /// A file of the pipeline could not be read.
    #[error("{file}: {source}")]
    Read {
        /// The file.
        file: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file is damaged, or is not what its name says.
    #[error("{file}: {message}")]
    Damaged {
        /// The file within the pipeline.
        file: String,
        /// What is wrong.
        message: String,
    },
    /// The pipeline is sound but has something that is not built here.
    #[error("{file}: this pipeline cannot be run: {message}")]
    Unsupported {
        /// The file within the pipeline.
        file: String,
        /// What it asks for.
        message: String,
    },
}

impl OpenError {
    pub(crate) fn not_a_pipeline(path: &Path, message: impl Into<String>) -> OpenError {
        OpenError::NotAPipeline {
            path: path.to_path_buf(),
            message: message.into(),
        }
    }

    pub(crate) fn damaged(file: &str, message: impl Into<String>) -> OpenError {
        OpenError::Damaged {
            file: file.to_string(),
            message: message.into(),
        }
    }

    pub(crate) fn unsupported(file: &str, message: impl Into<String>) -> OpenError {
        OpenError::Unsupported {
            file: file.to_string(),
            message: message.into(),
        }
    }
}
