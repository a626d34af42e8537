//! Files that are whole or not there.
//!
//! A file is written under a passing name beside its place, brought to the disk, and renamed. A
//! machine that stops at any moment leaves the old file or the new one, and perhaps a passing
//! one, which the next run sweeps away.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::StoreError;

/// The ending of a passing file.
const PASSING: &str = "passing";

fn passing(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".");
    name.push(PASSING);
    path.with_file_name(name)
}

/// Writes a file whole: what has its name is complete and on the disk.
pub fn write(
    path: &Path,
    fill: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
) -> Result<(), StoreError> {
    let passing = passing(path);
    let written = (|| {
        let mut file = BufWriter::new(File::create(&passing)?);
        fill(&mut file)?;
        file.flush()?;
        file.get_ref().sync_all()?;
        fs::rename(&passing, path)
    })();
    written.map_err(|error| {
        let _ = fs::remove_file(&passing);
        StoreError::Io {
            path: path.to_path_buf(),
            error,
        }
    })
}

/// Brings the names in a folder to the disk, so that renamed files stay so.
pub fn sync_folder(folder: &Path) -> Result<(), StoreError> {
    // A folder cannot be opened as a file everywhere (Windows); there a rename lasts by itself.
    match File::open(folder) {
        Ok(open) => {
            let _ = open.sync_all();
            Ok(())
        }
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        Err(error) => Err(StoreError::Io {
            path: folder.to_path_buf(),
            error,
        }),
    }
}

/// Makes a folder and those above it.
pub fn make_folder(folder: &Path) -> Result<(), StoreError> {
    fs::create_dir_all(folder).map_err(StoreError::io(folder))
}

/// Removes the passing files of a folder: the leavings of a run that was stopped.
pub fn sweep(folder: &Path) -> Result<(), StoreError> {
    for path in list(folder)? {
        if path.extension().is_some_and(|ending| ending == PASSING) {
            fs::remove_file(&path).map_err(StoreError::io(&path))?;
        }
    }
    Ok(())
}

/// The files of a folder, by name; none if there is no such folder.
pub fn list(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => {
            return Err(StoreError::Io {
                path: folder.to_path_buf(),
                error,
            });
        }
    };
    let mut paths = Vec::new();
    for entry in entries {
        paths.push(entry.map_err(StoreError::io(folder))?.path());
    }
    paths.sort();
    Ok(paths)
}

/// Removes a file if it is there.
pub fn remove(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(StoreError::Io {
            path: path.to_path_buf(),
            error,
        }),
        _ => Ok(()),
    }
}
