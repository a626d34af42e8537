//! A text as the set of its sequences of five words.

use std::collections::BTreeMap;

/// Words in a shingle.
const WORDS: usize = 5;
/// So many words make the beginning of a text.
const LEAD: usize = 40;

/// The shingles of a text, as hashes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shingles {
    /// All of them, sorted, each once.
    pub all: Vec<u32>,
    /// Those of the first forty words.
    pub lead: Vec<u32>,
    /// Those with a number in them: the hash with a blank for the number, and the hash of the
    /// number; sorted, each blank once.
    pub numbers: Vec<(u32, u32)>,
    /// How many entries of `numbers` begin in the first forty words: their blanks, sorted.
    pub lead_numbers: Vec<u32>,
}

/// The shingles of a body.
pub fn shingles(body: &str) -> Shingles {
    let words = words(body);
    let mut found = Shingles::default();
    let mut numbers = BTreeMap::new();
    for (at, window) in words.windows(WORDS).enumerate() {
        let hash = join(window.iter().map(|word| word.hash));
        found.all.push(hash);
        if at < LEAD {
            found.lead.push(hash);
        }
        if window.iter().any(|word| word.is_number) {
            let blank = join(
                window
                    .iter()
                    .map(|word| if word.is_number { 1 } else { word.hash }),
            );
            let number = join(
                window
                    .iter()
                    .filter(|word| word.is_number)
                    .map(|word| word.hash),
            );
            numbers.entry(blank).or_insert(number);
            if at < LEAD {
                found.lead_numbers.push(blank);
            }
        }
    }
    found.all.sort_unstable();
    found.all.dedup();
    found.lead.sort_unstable();
    found.lead.dedup();
    found.lead_numbers.sort_unstable();
    found.lead_numbers.dedup();
    found.numbers = numbers.into_iter().collect();
    found
}

struct Word {
    hash: u64,
    is_number: bool,
}

/// The words of a text, without case and punctuation; *five* and *5* are the same.
fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::with_capacity(text.len() / 6);
    let mut lower = String::new();
    let push = |lower: &mut String, words: &mut Vec<Word>| {
        if lower.is_empty() {
            return;
        }
        let digit = small_number(lower);
        let is_number = digit.is_some() || lower.bytes().next().is_some_and(|b| b.is_ascii_digit());
        words.push(Word {
            hash: hash(digit.unwrap_or(lower).as_bytes()),
            is_number,
        });
        lower.clear();
    };
    let mut rest = text.char_indices().peekable();
    while let Some((_, letter)) = rest.next() {
        if letter.is_ascii_alphanumeric() {
            lower.push(letter.to_ascii_lowercase());
        } else if letter.is_alphanumeric() {
            lower.extend(letter.to_lowercase());
        } else if matches!(letter, ',' | '.')
            && lower
                .bytes()
                .next_back()
                .is_some_and(|byte| byte.is_ascii_digit())
            && rest.peek().is_some_and(|(_, next)| next.is_ascii_digit())
        {
            // 1,200 and 3.5 are one word.
        } else if !matches!(letter, '\'' | '’' | '\u{ad}') {
            push(&mut lower, &mut words);
        }
    }
    push(&mut lower, &mut words);
    words
}

fn small_number(word: &str) -> Option<&'static str> {
    const WORDS: [(&str, &str); 29] = [
        ("two", "2"),
        ("three", "3"),
        ("four", "4"),
        ("five", "5"),
        ("six", "6"),
        ("seven", "7"),
        ("eight", "8"),
        ("nine", "9"),
        ("ten", "10"),
        ("eleven", "11"),
        ("twelve", "12"),
        ("thirteen", "13"),
        ("fourteen", "14"),
        ("fifteen", "15"),
        ("sixteen", "16"),
        ("seventeen", "17"),
        ("eighteen", "18"),
        ("nineteen", "19"),
        ("twenty", "20"),
        ("thirty", "30"),
        ("forty", "40"),
        ("fifty", "50"),
        ("sixty", "60"),
        ("seventy", "70"),
        ("eighty", "80"),
        ("ninety", "90"),
        ("hundred", "100"),
        ("hundreds", "100s"),
        ("thousands", "1000s"),
    ];
    if !(3..=9).contains(&word.len()) {
        return None;
    }
    WORDS
        .iter()
        .find(|(name, _)| *name == word)
        .map(|&(_, digits)| digits)
}

fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn join(hashes: impl Iterator<Item = u64>) -> u32 {
    let mut joined = 0u64;
    for hash in hashes {
        joined = (joined.rotate_left(23) ^ hash).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
    ((joined ^ (joined >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 32) as u32
}

/// How many numbers two sorted lists share.
pub(super) fn shared(one: &[u32], other: &[u32]) -> usize {
    let (mut at, mut count) = (0, 0);
    for number in one {
        while other.get(at).is_some_and(|other| other < number) {
            at += 1;
        }
        count += usize::from(other.get(at) == Some(number));
    }
    count
}

/// The share of a part's shingles that stand in a whole.
pub(super) fn part_of(part: &[u32], whole: &[u32]) -> f64 {
    match part.len() {
        0 => 0.0,
        n => shared(part, whole) as f64 / n as f64,
    }
}

/// Whether the same words stand around other numbers: at the beginning of the later text, or in
/// one place of seven.
pub(super) fn numbers_changed(earlier: &Shingles, later: &Shingles) -> bool {
    let (mut at, mut same, mut changed, mut changed_in_lead) = (0, 0usize, 0usize, 0usize);
    for &(blank, number) in &later.numbers {
        while earlier.numbers.get(at).is_some_and(|other| other.0 < blank) {
            at += 1;
        }
        match earlier.numbers.get(at) {
            Some(&(other, old)) if other == blank && old != number => {
                changed += 1;
                changed_in_lead += usize::from(later.lead_numbers.binary_search(&blank).is_ok());
            }
            Some(&(other, _)) if other == blank => same += 1,
            _ => {}
        }
    }
    // A number stands in five shingles, fewer if it has a neighbour that changed too.
    changed_in_lead >= 3 || changed >= 4 && changed * 7 >= same + changed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_punctuation_and_spelt_numbers_do_not_matter() {
        let one = shingles("The two sides met on Monday, and “agreed” on 1,200 quotas.");
        let other = shingles("the 2 sides met on Monday and agreed on 1200 quotas");
        assert_eq!(one, other);
        assert_eq!(one.all.len(), 7);
        assert_eq!(shingles("four words are few").all.len(), 0);
    }
}
