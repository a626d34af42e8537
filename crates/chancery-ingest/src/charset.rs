//! Bytes to text: byte order marks, UTF-8, and the older charsets of the web.

use chancery_text::Doubt;
use chardetng::EncodingDetector;
use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::error::Problem;
use crate::traced::Traced;

/// How many bytes the charset is guessed from.
const GUESSED_FROM: usize = 1 << 16;

/// The text of a file that is one article.
///
/// UTF-8 is taken as such; a byte order mark is believed; else the charset is guessed, or taken
/// from `label` (what an HTML page says of itself), and a doubt says so.
pub(crate) fn decode(
    bytes: &[u8],
    source: u64,
    label: Option<&str>,
    doubts: &mut Vec<Doubt>,
) -> Result<Traced, Problem> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(mark..).unwrap_or_default();
        return Ok(decode_as(encoding, rest, source + mark as u64, doubts));
    }
    if let Some(encoding) = wide(bytes) {
        return Ok(decode_as(encoding, bytes, source, doubts));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        if let Some(label) = label.and_then(|label| Encoding::for_label(label.as_bytes()))
            && label == encoding_rs::ISO_2022_JP
        {
            return Ok(decode_as(label, bytes, source, doubts));
        }
        return Ok(Traced::of(text, source));
    }
    if is_binary(bytes) {
        return Err(
            Problem::new("not a text: it holds bytes that no charset explains")
                .hint("plain text, HTML, JSON, JSONL and CSV are read, also as gzip or zstd"),
        );
    }
    // A file in UTF-8 with a few bad bytes (cut in the middle of a letter) is still UTF-8.
    if nearly_utf8(bytes) {
        return Ok(decode_as(UTF_8, bytes, source, doubts));
    }
    let said = label.and_then(|label| Encoding::for_label(label.as_bytes()));
    let encoding = match said {
        Some(encoding) if encoding != UTF_8 => encoding,
        _ => {
            let mut detector = EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
            let part = bytes.get(..GUESSED_FROM).unwrap_or(bytes);
            detector.feed(part, true);
            let encoding = detector.guess(None, chardetng::Utf8Detection::Deny);
            doubts.push(Doubt::whole(
                "charset",
                format!("the text is not UTF-8; it was read as {}", encoding.name()),
            ));
            encoding
        }
    };
    Ok(decode_as(encoding, bytes, source, doubts))
}

/// What a file is that is no text, by its first bytes, and what to do.
pub(crate) fn foreign(head: &[u8]) -> Option<Problem> {
    const AS_TEXT: &str = "save it as plain text (txt) or HTML";
    const PACKED: &str = "unpack it: only gzip and zstd are unpacked";
    const KINDS: [(&[u8], &str, &str); 13] = [
        (b"\x89PNG", "a picture", "only text is read"),
        (b"\xff\xd8\xff", "a picture", "only text is read"),
        (b"GIF8", "a picture", "only text is read"),
        (b"%PDF-", "a PDF document", AS_TEXT),
        (b"{\\rtf", "a document in RTF", AS_TEXT),
        (b"\xd0\xcf\x11\xe0", "a document of Word or Excel", AS_TEXT),
        (
            b"PK\x03\x04",
            "an archive (zip), as documents of Word and Excel are",
            "unpack it, or save the document as plain text (txt), HTML or CSV",
        ),
        (
            b"PAR1",
            "a table in Parquet",
            "chancery code reads it, if its name ends in .parquet",
        ),
        (b"\x7fELF", "a program", "only text is read"),
        (b"BZh", "an archive (bzip2)", PACKED),
        (b"\xfd7zXZ", "an archive (xz)", PACKED),
        (b"7z\xbc\xaf", "an archive (7z)", PACKED),
        (b"Rar!", "an archive (rar)", PACKED),
    ];
    let (_, kind, hint) = KINDS.iter().find(|(magic, ..)| head.starts_with(magic))?;
    Some(Problem::new(format!("not a text, but {kind}")).hint(*hint))
}

/// Whether the bytes are no text at all.
pub(crate) fn is_binary(bytes: &[u8]) -> bool {
    let head = bytes.get(..8192).unwrap_or(bytes);
    let odd = head
        .iter()
        .filter(|&&byte| byte < 0x20 && !matches!(byte, b'\n' | b'\r' | b'\t' | 0x0c | 0x1b | 0))
        .count();
    let zeros = head.iter().filter(|&&byte| byte == 0).count();
    odd * 20 > head.len() || (zeros * 10 > head.len() && wide(bytes).is_none())
}

/// UTF-16 without a mark: every second byte of an English text is zero.
pub(crate) fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..4096).unwrap_or(bytes);
    if head.len() < 8 {
        return None;
    }
    let zeros = |first: usize| {
        head.iter()
            .skip(first)
            .step_by(2)
            .filter(|&&b| b == 0)
            .count()
    };
    let half = head.len() / 2;
    match (zeros(0), zeros(1)) {
        (even, odd) if odd * 10 > half * 7 && even * 10 < half => Some(UTF_16LE),
        (even, odd) if even * 10 > half * 7 && odd * 10 < half => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether at most one byte in two hundred of the non-ASCII ones breaks UTF-8.
fn nearly_utf8(bytes: &[u8]) -> bool {
    let mut good = 0usize;
    let mut bad = 0usize;
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad > 0 && (bad * 20 <= good || bad == 1 && good > 0 && is_cut(bytes))
}

/// Whether a text in UTF-8 ends in the middle of a letter.
fn is_cut(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes)
        .is_err_and(|error| error.error_len().is_none() && error.valid_up_to() > 0)
}

/// Decodes with a map: runs of ASCII in step, other letters one by one.
fn decode_as(
    encoding: &'static Encoding,
    bytes: &[u8],
    source: u64,
    doubts: &mut Vec<Doubt>,
) -> Traced {
    let mut traced = Traced::default();
    let mut n_bad = 0usize;
    if encoding == UTF_8 {
        let mut at = source;
        for chunk in bytes.utf8_chunks() {
            traced.push(chunk.valid(), at);
            at += chunk.valid().len() as u64;
            if !chunk.invalid().is_empty() {
                traced.push("\u{FFFD}", at);
                at += chunk.invalid().len() as u64;
                n_bad += 1;
            }
        }
    } else {
        let mut decoder = encoding.new_decoder_without_bom_handling();
        let mut letter = String::with_capacity(16);
        let mut pending = 0usize;
        for (at, byte) in bytes.iter().enumerate() {
            let last = at + 1 == bytes.len();
            pending += 1;
            let mut rest: &[u8] = std::slice::from_ref(byte);
            loop {
                letter.clear();
                let (result, read) =
                    decoder.decode_to_string_without_replacement(rest, &mut letter, last);
                rest = rest.get(read..).unwrap_or_default();
                if let DecoderResult::Malformed(..) = result {
                    letter.push('\u{FFFD}');
                    n_bad += 1;
                }
                if !letter.is_empty() {
                    let start = source + (at + 1 - pending.min(at + 1)) as u64;
                    traced.push(&letter, start);
                    pending = 0;
                }
                if result == DecoderResult::InputEmpty {
                    break;
                }
            }
        }
    }
    if n_bad > 0 {
        doubts.push(Doubt::whole(
            "charset",
            format!(
                "{n_bad} bytes are no letters in {} and were replaced",
                encoding.name()
            ),
        ));
    }
    traced
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> (String, usize) {
        let mut doubts = Vec::new();
        let traced = decode(bytes, 0, None, &mut doubts).unwrap();
        (traced.text, doubts.len())
    }

    #[test]
    fn reads_utf_8_with_and_without_a_mark() {
        assert_eq!(text("Río".as_bytes()), ("Río".into(), 0));
        assert_eq!(text(b"\xef\xbb\xbfR\xc3\xado"), ("Río".into(), 0));
    }

    #[test]
    fn reads_utf_16() {
        let le: Vec<u8> = "The Río talks"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(text(&le).0, "The Río talks");
        let mut be = vec![0xfe, 0xff];
        be.extend("Río".encode_utf16().flat_map(u16::to_be_bytes));
        assert_eq!(text(&be), ("Río".into(), 0));
    }

    #[test]
    fn guesses_an_old_charset_and_says_so() {
        let bytes = b"El presidente se reuni\xf3 con el ministro espa\xf1ol en C\xf3rdoba.";
        let (text, n_doubts) = text(bytes);
        assert_eq!(
            text,
            "El presidente se reunió con el ministro español en Córdoba."
        );
        assert_eq!(n_doubts, 1);
    }

    #[test]
    fn the_map_points_at_the_letter() {
        let bytes = b"Jos\xe9 M\xfcller met the minister of C\xf3rdoba and \xc9milie.";
        let traced = decode(bytes, 100, Some("latin1"), &mut Vec::new()).unwrap();
        let at = traced.text.find("Müller").unwrap();
        let (_, map) = traced.into_parts();
        assert_eq!(map.source(at as u32), Some(105));
        assert_eq!(map.source(at as u32 + 3), Some(107));
    }

    #[test]
    fn refuses_what_is_no_text() {
        let bytes: Vec<u8> = (0..4000u32).map(|n| (n * 7919 % 251) as u8).collect();
        assert!(decode(&bytes, 0, None, &mut Vec::new()).is_err());
    }

    #[test]
    fn a_text_cut_inside_a_letter_stays_utf_8() {
        let (cut, _) = text(b"Jos\xc3\xa9 met Jos\xc3");
        assert_eq!(cut, "Jos\u{e9} met Jos\u{FFFD}");
        let mut bytes = "Ñandú y Lukáš, Dvořák, Šimon, Ána, Éva, Ólafur, Øst, Łódź, Çelik, Đoko"
            .repeat(3)
            .into_bytes();
        bytes.push(0xc3);
        let (text, n_doubts) = text(&bytes);
        assert!(text.ends_with("Đoko\u{FFFD}"));
        assert_eq!(n_doubts, 1);
    }
}
