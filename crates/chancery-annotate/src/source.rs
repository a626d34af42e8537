//! A pipeline's files, in a folder or in a wheel.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::{OpenError, Wheel};

/// No file of a pipeline that runs here is as large as this.
const MAX_FILE: u64 = 256 << 20;

/// Where a pipeline's files come from.
pub(crate) enum Source {
    /// A folder that holds `config.cfg`.
    Folder(PathBuf),
    /// A wheel, and the folder in it.
    Wheel(Wheel, String),
}

impl Source {
    /// Finds the pipeline at `path`: the folder itself, an installed package that holds one such
    /// folder, or a wheel.
    pub(crate) fn open(path: &Path) -> Result<Source, OpenError> {
        if path.is_dir() {
            return match pipeline_folder(path) {
                Some(folder) => Ok(Source::Folder(folder)),
                None => Err(OpenError::not_a_pipeline(
                    path,
                    "no `config.cfg` in this folder",
                )),
            };
        }
        let name = path.display().to_string();
        let bytes = limited(&name, fs::File::open(path))?;
        let wheel = Wheel::read(bytes).map_err(|message| {
            OpenError::not_a_pipeline(path, format!("not a wheel: {message}"))
        })?;
        match wheel.pipeline_folder().map(str::to_string) {
            Some(folder) => Ok(Source::Wheel(wheel, folder)),
            None => Err(OpenError::not_a_pipeline(
                path,
                "no `config.cfg` in this wheel",
            )),
        }
    }

    /// The bytes of one file, or none if there is no such file.
    pub(crate) fn find(&self, file: &str) -> Result<Option<Vec<u8>>, OpenError> {
        match self {
            Source::Folder(folder) => match fs::File::open(folder.join(file)) {
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
                opened => limited(file, opened).map(Some),
            },
            Source::Wheel(wheel, folder) => wheel
                .get(&format!("{folder}{file}"))
                .transpose()
                .map_err(|message| OpenError::damaged(file, message)),
        }
    }

    /// The bytes of a file that must be there.
    pub(crate) fn get(&self, file: &str) -> Result<Vec<u8>, OpenError> {
        self.find(file)?
            .ok_or_else(|| OpenError::damaged(file, "the file is missing"))
    }
}

/// Reads a file that is not too large.
fn limited(name: &str, opened: std::io::Result<fs::File>) -> Result<Vec<u8>, OpenError> {
    let fail = |source| OpenError::Read {
        file: name.to_string(),
        source,
    };
    let mut bytes = Vec::new();
    opened
        .map_err(fail)?
        .take(MAX_FILE + 1)
        .read_to_end(&mut bytes)
        .map_err(fail)?;
    if bytes.len() as u64 > MAX_FILE {
        return Err(OpenError::damaged(
            name,
            "the file is too large for a pipeline",
        ));
    }
    Ok(bytes)
}

/// The nearest folder, `path` itself first, that holds a pipeline's `config.cfg`: so that the
/// folder of an installed package serves as well.
pub fn pipeline_folder(path: &Path) -> Option<PathBuf> {
    within(path, 3)
}

fn within(path: &Path, depth: usize) -> Option<PathBuf> {
    if path.join("config.cfg").is_file() {
        return Some(path.to_path_buf());
    }
    let depth = depth.checked_sub(1)?;
    let entries = fs::read_dir(path).ok()?.flatten();
    let mut folders: Vec<PathBuf> = entries.map(|e| e.path()).filter(|p| p.is_dir()).collect();
    folders.sort();
    folders.iter().find_map(|folder| within(folder, depth))
}
