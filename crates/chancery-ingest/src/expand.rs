//! gzip and zstd, with a bound on what a file may become.

use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Beyond this many bytes the ratio is watched.
const WATCHED_FROM: u64 = 16 << 20;
/// What a byte of a compressed file may become on average.
const MOST_TIMES: u64 = 150;
/// The largest window of zstd, as a power of two: 128 MiB.
const WINDOW_LOG: u32 = 27;

/// The message of the error for a file that swells beyond measure.
pub(crate) const BOMB: &str = "expands to more than 150 times its size";

/// The bytes of a reader, uncompressed if they are gzip or zstd.
pub(crate) fn expanded(reader: Box<dyn Read + Send>) -> io::Result<Box<dyn BufRead + Send>> {
    let mut reader = BufReader::with_capacity(1 << 16, reader);
    let head = reader.fill_buf()?;
    let is_gzip = head.starts_with(&[0x1f, 0x8b]);
    let is_zstd = head.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]);
    if !is_gzip && !is_zstd {
        return Ok(Box::new(reader));
    }
    let taken = Arc::new(AtomicU64::new(0));
    let counted = BufReader::new(Counted {
        inner: reader,
        taken: taken.clone(),
    });
    let inner: Box<dyn Read + Send> = if is_gzip {
        Box::new(flate2::bufread::MultiGzDecoder::new(counted))
    } else {
        let mut decoder = zstd::stream::read::Decoder::with_buffer(counted)?;
        decoder.window_log_max(WINDOW_LOG)?;
        Box::new(decoder)
    };
    Ok(Box::new(BufReader::with_capacity(
        1 << 16,
        Bounded {
            inner,
            taken,
            given: 0,
        },
    )))
}

struct Counted<R> {
    inner: R,
    taken: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.taken.fetch_add(n as u64, Ordering::Relaxed);
        Ok(n)
    }
}

struct Bounded {
    inner: Box<dyn Read + Send>,
    taken: Arc<AtomicU64>,
    given: u64,
}

impl Read for Bounded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.given += n as u64;
        if self.given > WATCHED_FROM && self.given / MOST_TIMES > self.taken.load(Ordering::Relaxed)
        {
            return Err(io::Error::other(BOMB));
        }
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn all(bytes: Vec<u8>) -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        expanded(Box::new(io::Cursor::new(bytes)))?.read_to_end(&mut out)?;
        Ok(out)
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn plain_gzip_and_zstd() {
        assert_eq!(all(b"talks".to_vec()).unwrap(), b"talks");
        assert_eq!(all(gzip(b"talks")).unwrap(), b"talks");
        let two = [gzip(b"talks "), gzip(b"go on")].concat();
        assert_eq!(all(two).unwrap(), b"talks go on");
        assert_eq!(
            all(zstd::encode_all(&b"talks"[..], 3).unwrap()).unwrap(),
            b"talks"
        );
    }

    #[test]
    fn a_bomb_is_refused_early() {
        let zeros = vec![0u8; 64 << 20];
        assert_eq!(
            all(gzip(&zeros))
                .err()
                .map(|error| error.to_string())
                .as_deref(),
            Some(BOMB)
        );
        assert!(all(zstd::encode_all(&zeros[..], 1).unwrap()).is_err());
    }

    #[test]
    fn a_cut_file_is_an_error() {
        let mut cut = gzip(&b"The ministers met in Lima. ".repeat(100));
        cut.truncate(cut.len() / 2);
        assert!(all(cut).is_err());
    }
}
