//! Keys that stay the same from run to run: hashes of what a record says and where.

use chancery_text::Article;
use sha2::{Digest, Sha256};

/// A hash of parts, in 20 hexadecimal digits; where one part ends matters.
pub fn hash<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    let digest = hasher.finalize();
    hex(&digest[..10])
}

/// Bytes in hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(DIGITS[usize::from(byte >> 4)] as char);
        text.push(DIGITS[usize::from(byte & 15)] as char);
    }
    text
}

/// The key of an article.
pub fn article(article: &Article) -> String {
    let published = article
        .published
        .map(|date| date.to_string())
        .unwrap_or_default();
    hash([
        article.id.as_bytes(),
        article.outlet.as_bytes(),
        article.url.as_bytes(),
        published.as_bytes(),
        article.title.as_bytes(),
        article.text.as_bytes(),
    ])
}

/// Gives records of one article their keys; two equal ones are told apart by number.
#[derive(Debug)]
pub struct Keys<'a> {
    article: &'a str,
    prefix: char,
    given: std::collections::BTreeMap<String, u32>,
}

impl<'a> Keys<'a> {
    /// Keys for one kind of record: `s` for statements.
    pub fn new(article: &'a str, prefix: char) -> Keys<'a> {
        Keys {
            article,
            prefix,
            given: std::collections::BTreeMap::new(),
        }
    }

    /// The key of a record that says this.
    pub fn key(&mut self, content: &str) -> String {
        let mut key = self.prefix.to_string();
        key.push_str(&hash([self.article.as_bytes(), content.as_bytes()]));
        let times = self.given.entry(key.clone()).or_insert(0);
        *times += 1;
        if *times > 1 {
            key.push_str(&format!("-{times}"));
        }
        key
    }
}
