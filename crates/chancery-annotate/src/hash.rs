//! spaCy's string ids, and the hashes that choose the rows of an embedding.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

/// The strings that have a small number of their own, from `spacy.symbols`.
fn symbols() -> &'static FxHashMap<&'static str, u64> {
    static SYMBOLS: OnceLock<FxHashMap<&'static str, u64>> = OnceLock::new();
    SYMBOLS.get_or_init(|| {
        let table = include_str!("../data/symbols.tsv").lines().skip(1);
        table
            .filter_map(|line| {
                let (name, id) = line.split_once('\t')?;
                Some((name, id.parse().ok()?))
            })
            .collect()
    })
}

/// The longest symbol, in bytes: anything longer need not be looked up.
const LONGEST_SYMBOL: usize = 32;

/// spaCy's id of a string: 0 if empty, the symbol's number if it is one, else MurmurHash64A with
/// seed 1.
pub(crate) fn string_id(text: &str) -> u64 {
    if text.is_empty() {
        return 0;
    }
    if text.len() <= LONGEST_SYMBOL
        && text.is_ascii()
        && let Some(&id) = symbols().get(text)
    {
        return id;
    }
    murmur64a(text.as_bytes(), 1)
}

fn murmur64a(bytes: &[u8], seed: u64) -> u64 {
    const M: u64 = 0xc6a4_a793_5bd1_e995;
    let mut h = seed ^ (bytes.len() as u64).wrapping_mul(M);
    let mut blocks = bytes.chunks_exact(8);
    for block in &mut blocks {
        let mut k = block
            .iter()
            .rev()
            .fold(0, |sum, &byte| sum << 8 | u64::from(byte));
        k = k.wrapping_mul(M);
        k ^= k >> 47;
        h = (h ^ k.wrapping_mul(M)).wrapping_mul(M);
    }
    let tail = blocks.remainder();
    if !tail.is_empty() {
        h ^= tail
            .iter()
            .rev()
            .fold(0, |sum, &byte| sum << 8 | u64::from(byte));
        h = h.wrapping_mul(M);
    }
    h ^= h >> 47;
    h = h.wrapping_mul(M);
    h ^ h >> 47
}

/// The four rows of an embedding table that an id stands for (before the remainder by the number
/// of rows): MurmurHash3_x64_128 of its eight bytes.
pub(crate) fn rows(id: u64, seed: u32) -> [u32; 4] {
    fn fmix(mut h: u64) -> u64 {
        h ^= h >> 33;
        h = h.wrapping_mul(0xff51_afd7_ed55_8ccd);
        h ^= h >> 33;
        h = h.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        h ^ h >> 33
    }
    let seed = u64::from(seed);
    let mut h1 = id.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31);
    h1 = h1.wrapping_mul(0x4cf5_ad43_2745_937f) ^ seed ^ 8;
    let mut h2 = seed ^ 8;
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    h1 = fmix(h1);
    h2 = fmix(h2);
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    [h1 as u32, (h1 >> 32) as u32, h2 as u32, (h2 >> 32) as u32]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_spacys() {
        assert_eq!(string_id(""), 0);
        assert_eq!(string_id("noun"), 16833663260455505849);
        assert_eq!(string_id("punct"), 445);
        assert_eq!(string_id("coffee"), 3197928453018144401);
        assert!(
            symbols()
                .keys()
                .all(|name| name.len() <= LONGEST_SYMBOL && name.is_ascii())
        );
    }
}
