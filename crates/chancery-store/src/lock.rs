//! One writer at a time.

use std::fs::{File, TryLockError};
use std::path::Path;

use crate::{StoreError, files};

/// The right to write a dataset; let go when dropped, also by a process that is killed.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the right to write the dataset in a folder, which is made if need be.
    pub fn take(folder: &Path) -> Result<Lock, StoreError> {
        files::make_folder(folder)?;
        let path = folder.join(".lock");
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(StoreError::io(&path))?;
        match file.try_lock() {
            Ok(()) => Ok(Lock { _file: file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::Busy {
                path: folder.to_path_buf(),
            }),
            Err(TryLockError::Error(error)) => Err(StoreError::Io { path, error }),
        }
    }
}
