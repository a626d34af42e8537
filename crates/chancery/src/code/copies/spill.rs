//! Shingles of all articles, on the disk: a corpus has more of them than memory.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::Shingles;

/// Where the shingles of an article lie.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    offset: u64,
    lengths: [u32; 4],
}

impl Place {
    /// How many shingles the text has.
    pub fn n_shingles(self) -> u32 {
        self.lengths[0]
    }
}

/// A file of shingles that is being filled.
pub(super) struct Filling {
    path: PathBuf,
    file: BufWriter<File>,
    offset: u64,
    bytes: Vec<u8>,
}

impl Filling {
    pub fn new(path: &Path) -> io::Result<Filling> {
        let file = BufWriter::with_capacity(1 << 18, File::create(path)?);
        Ok(Filling {
            path: path.to_path_buf(),
            file,
            offset: 0,
            bytes: Vec::new(),
        })
    }

    pub fn push(&mut self, shingles: &Shingles) -> io::Result<Place> {
        self.bytes.clear();
        let Shingles {
            all,
            lead,
            numbers,
            lead_numbers,
        } = shingles;
        let pairs = numbers.iter().flat_map(|&(blank, number)| [blank, number]);
        for hash in all
            .iter()
            .chain(lead)
            .copied()
            .chain(pairs)
            .chain(lead_numbers.iter().copied())
        {
            self.bytes.extend_from_slice(&hash.to_le_bytes());
        }
        let lengths = [all.len(), lead.len(), numbers.len() * 2, lead_numbers.len()];
        let place = Place {
            offset: self.offset,
            lengths: lengths.map(|length| length as u32),
        };
        self.file.write_all(&self.bytes)?;
        self.offset += self.bytes.len() as u64;
        Ok(place)
    }

    pub fn finish(self) -> io::Result<Filled> {
        self.file
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?;
        Ok(Filled {
            file: File::open(&self.path)?,
            path: self.path,
            bytes: Vec::new(),
        })
    }
}

/// A file of shingles to read from; removed when it is no longer needed.
pub(super) struct Filled {
    file: File,
    path: PathBuf,
    bytes: Vec<u8>,
}

impl Filled {
    pub fn get(&mut self, place: Place) -> io::Result<Shingles> {
        let n: usize = place.lengths.iter().map(|&length| length as usize).sum();
        self.bytes.resize(n * 4, 0);
        self.file.seek(SeekFrom::Start(place.offset))?;
        self.file.read_exact(&mut self.bytes)?;
        let mut hashes = self.bytes.chunks_exact(4).map(|bytes| {
            let mut word = [0; 4];
            word.copy_from_slice(bytes);
            u32::from_le_bytes(word)
        });
        let [all, lead, numbers, lead_numbers] = place
            .lengths
            .map(|length| hashes.by_ref().take(length as usize).collect::<Vec<u32>>());
        let numbers = numbers
            .chunks_exact(2)
            .map(|pair| (pair[0], pair[1]))
            .collect();
        Ok(Shingles {
            all,
            lead,
            numbers,
            lead_numbers,
        })
    }
}

impl Drop for Filled {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.path);
    }
}
