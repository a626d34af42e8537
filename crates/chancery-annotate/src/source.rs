//! A pipeline's files, in a folder or in a wheel.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::OpenError;

/// No file of a pipeline that runs here is as large as this.
const MAX_FILE: u64 = 256 << 20;

/// Where a pipeline's files come from.
pub(crate) enum Source {
    /// A folder that holds `config.cfg`.
    Folder(PathBuf),
    /// A wheel, and where in it each file of the pipeline lies.
    Wheel {
        bytes: Vec<u8>,
        members: BTreeMap<String, Member>,
    },
}

/// A file inside a wheel.
#[derive(Clone, Copy)]
pub(crate) struct Member {
    method: u16,
    offset: u32,
    packed: u32,
    unpacked: u32,
}

impl Source {
    /// Finds the pipeline at `path`: the folder itself, an installed package that holds one such
    /// folder, or a wheel.
    pub(crate) fn open(path: &Path) -> Result<Source, OpenError> {
        if path.is_dir() {
            return match pipeline_folder(path, 3) {
                Some(folder) => Ok(Source::Folder(folder)),
                None => Err(OpenError::not_a_pipeline(
                    path,
                    "no `config.cfg` in this folder",
                )),
            };
        }
        let name = path.display().to_string();
        let bytes = limited(&name, fs::File::open(path), MAX_FILE)?;
        let members = wheel_members(&bytes).map_err(|message| {
            OpenError::not_a_pipeline(path, format!("not a wheel: {message}"))
        })?;
        let config = members
            .keys()
            .filter(|name| *name == "config.cfg" || name.ends_with("/config.cfg"))
            .min_by_key(|name| name.len());
        let Some(config) = config else {
            return Err(OpenError::not_a_pipeline(
                path,
                "no `config.cfg` in this wheel",
            ));
        };
        let folder = config[..config.len() - "config.cfg".len()].to_string();
        let members = members
            .into_iter()
            .filter_map(|(name, member)| Some((name.strip_prefix(&folder)?.to_string(), member)))
            .collect();
        Ok(Source::Wheel { bytes, members })
    }

    /// The bytes of one file, or none if there is no such file.
    pub(crate) fn find(&self, file: &str) -> Result<Option<Vec<u8>>, OpenError> {
        match self {
            Source::Folder(folder) => match fs::File::open(folder.join(file)) {
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
                opened => limited(file, opened, MAX_FILE).map(Some),
            },
            Source::Wheel { bytes, members } => {
                let Some(member) = members.get(file) else {
                    return Ok(None);
                };
                unpack(bytes, *member)
                    .map(Some)
                    .map_err(|m| OpenError::damaged(file, m))
            }
        }
    }

    /// The bytes of a file that must be there.
    pub(crate) fn get(&self, file: &str) -> Result<Vec<u8>, OpenError> {
        self.find(file)?
            .ok_or_else(|| OpenError::damaged(file, "the file is missing"))
    }
}

/// Reads at most `limit` bytes.
fn limited(
    name: &str,
    opened: std::io::Result<fs::File>,
    limit: u64,
) -> Result<Vec<u8>, OpenError> {
    let fail = |source| OpenError::Read {
        file: name.to_string(),
        source,
    };
    let mut bytes = Vec::new();
    opened
        .map_err(fail)?
        .take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(fail)?;
    if bytes.len() as u64 > limit {
        return Err(OpenError::damaged(
            name,
            "the file is too large for a pipeline",
        ));
    }
    Ok(bytes)
}

/// The nearest folder, `path` itself first, that holds `config.cfg`.
fn pipeline_folder(path: &Path, depth: usize) -> Option<PathBuf> {
    if path.join("config.cfg").is_file() {
        return Some(path.to_path_buf());
    }
    let depth = depth.checked_sub(1)?;
    let mut folders: Vec<PathBuf> = fs::read_dir(path)
        .ok()?
        .flatten()
        .map(|entry| entry.path())
        .filter(|p| p.is_dir())
        .collect();
    folders.sort();
    folders
        .iter()
        .find_map(|folder| pipeline_folder(folder, depth))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// The directory of a zip file: name → member.
fn wheel_members(bytes: &[u8]) -> Result<BTreeMap<String, Member>, String> {
    const END: [u8; 4] = *b"PK\x05\x06";
    const ENTRY: u32 = u32::from_le_bytes(*b"PK\x01\x02");
    let tail = bytes.len().saturating_sub(65_557);
    let end = bytes[tail..]
        .windows(4)
        .rposition(|window| window == END)
        .ok_or("it has no zip directory")?
        + tail;
    let broken = || "its zip directory is broken".to_string();
    let count = u16_at(bytes, end + 10).ok_or_else(broken)?;
    let mut at = u32_at(bytes, end + 16).ok_or_else(broken)? as usize;
    let mut members = BTreeMap::new();
    for _ in 0..count {
        if u32_at(bytes, at) != Some(ENTRY) {
            return Err(broken());
        }
        let field16 = |offset| u16_at(bytes, at + offset).ok_or_else(broken);
        let field32 = |offset| u32_at(bytes, at + offset).ok_or_else(broken);
        let (name_len, extra, comment) = (field16(28)?, field16(30)?, field16(32)?);
        let member = Member {
            method: field16(10)?,
            offset: field32(42)?,
            packed: field32(20)?,
            unpacked: field32(24)?,
        };
        let name = bytes
            .get(at + 46..at + 46 + usize::from(name_len))
            .ok_or_else(broken)?;
        members.insert(String::from_utf8_lossy(name).into_owned(), member);
        at += 46 + usize::from(name_len) + usize::from(extra) + usize::from(comment);
    }
    Ok(members)
}

/// Unpacks one member of a zip file.
fn unpack(bytes: &[u8], member: Member) -> Result<Vec<u8>, String> {
    let at = member.offset as usize;
    let broken = || "its zip entry is broken".to_string();
    let header = (u16_at(bytes, at + 26).zip(u16_at(bytes, at + 28)))
        .map(|(name, extra)| 30 + usize::from(name) + usize::from(extra))
        .ok_or_else(broken)?;
    let start = at + header;
    let packed = bytes
        .get(start..start + member.packed as usize)
        .ok_or_else(broken)?;
    let unpacked = match member.method {
        0 => packed.to_vec(),
        8 => {
            let mut out = Vec::new();
            flate2::read::DeflateDecoder::new(packed)
                .take(u64::from(member.unpacked).min(MAX_FILE) + 1)
                .read_to_end(&mut out)
                .map_err(|error| error.to_string())?;
            out
        }
        method => return Err(format!("zip method {method} is not known")),
    };
    if unpacked.len() != member.unpacked as usize {
        return Err("its size is not the one in the zip directory".to_string());
    }
    Ok(unpacked)
}
