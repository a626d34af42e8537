//! Wheels: Python's packages, which are zip files.

use std::collections::BTreeMap;
use std::io::Read;

/// No file of a package that is used here is as large as this.
const MAX_FILE: u64 = 512 << 20;

/// A wheel in memory, its members unpacked one at a time.
pub struct Wheel {
    bytes: Vec<u8>,
    members: BTreeMap<String, Member>,
}

/// A file inside a wheel.
#[derive(Clone, Copy)]
struct Member {
    method: u16,
    offset: u32,
    packed: u32,
    unpacked: u32,
}

impl Wheel {
    /// Reads the directory of a wheel. The error says what is wrong with it.
    pub fn read(bytes: Vec<u8>) -> Result<Wheel, String> {
        let members = members(&bytes)?;
        Ok(Wheel { bytes, members })
    }

    /// The names of all members, with slashes between folders.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.members.keys().map(String::as_str)
    }

    /// The bytes of a member; none if there is no such member.
    pub fn get(&self, name: &str) -> Option<Result<Vec<u8>, String>> {
        self.members
            .get(name)
            .map(|member| unpack(&self.bytes, *member))
    }

    /// The folder in which the pipeline's `config.cfg` lies, with a slash at its end.
    pub fn pipeline_folder(&self) -> Option<&str> {
        let is_config = |name: &&str| *name == "config.cfg" || name.ends_with("/config.cfg");
        let config = self
            .names()
            .filter(is_config)
            .min_by_key(|name| name.len())?;
        config.strip_suffix("config.cfg")
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(
        bytes.get(at..at.checked_add(2)?)?.try_into().ok()?,
    ))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(
        bytes.get(at..at.checked_add(4)?)?.try_into().ok()?,
    ))
}

/// The directory of a zip file.
fn members(bytes: &[u8]) -> Result<BTreeMap<String, Member>, String> {
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
        let name = std::str::from_utf8(name).map_err(|_| broken())?;
        if !name.ends_with('/') {
            members.insert(name.to_string(), member);
        }
        at += 46 + usize::from(name_len) + usize::from(extra) + usize::from(comment);
    }
    Ok(members)
}

/// Unpacks one member of a zip file.
fn unpack(bytes: &[u8], member: Member) -> Result<Vec<u8>, String> {
    let broken = || "its zip entry is broken".to_string();
    let at = member.offset as usize;
    let name = u16_at(bytes, at + 26).ok_or_else(broken)?;
    let extra = u16_at(bytes, at + 28).ok_or_else(broken)?;
    let start = at + 30 + usize::from(name) + usize::from(extra);
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
        method => return Err(format!("its zip method {method} is not known")),
    };
    if unpacked.len() != member.unpacked as usize {
        return Err("its size is not the one in the zip directory".to_string());
    }
    Ok(unpacked)
}
