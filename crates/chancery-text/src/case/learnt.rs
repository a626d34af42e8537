//! What a document says about the case of its own words.

use rustc_hash::{FxHashMap, FxHashSet};

use super::CaseTable;
use super::words::{SMALL, Token, lower, tokens};

/// What a document says about the case of its own words.
#[derive(Debug, Default)]
pub(crate) struct Learnt {
    /// Lower-case word → how often it stands in lower case, and how often with a capital where no
    /// sentence begins, and that form.
    pub(super) seen: FxHashMap<String, (u32, u32, String)>,
    /// Acronyms of a text in capitals, in lower case.
    pub(super) acronyms: FxHashSet<String>,
    /// Names that acronyms stand for, in lower case.
    pub(super) expansions: Vec<String>,
}

impl Learnt {
    /// Wants to know the case of these words.
    pub(crate) fn want(&mut self, words: &str) {
        for token in tokens(words) {
            self.seen.entry(lower(token.of(words))).or_default();
        }
    }

    /// Learns from words in ordinary case.
    pub(crate) fn quiet(&mut self, words: &str) {
        let mut low = String::new();
        let mut begins = true;
        // PRESIDENT LU: the label of a transcript says nothing of the case of its words.
        let words = match words.split_once(": ") {
            Some((label, rest)) if !label.contains(char::is_lowercase) => rest,
            _ => words,
        };
        for chunk in words.split_ascii_whitespace() {
            let word = chunk.trim_matches(|letter: char| !letter.is_alphanumeric());
            let word = ["'s", "’s"]
                .iter()
                .find_map(|end| word.strip_suffix(end))
                .unwrap_or(word);
            let begun = begins || chunk.starts_with(['"', '“', '\'', '‘', '(']);
            begins = chunk
                .trim_end_matches(['"', '”', '’', ')'])
                .ends_with(['.', '?', '!', ':']);
            low.clear();
            low.push_str(word);
            match low.is_ascii() {
                true => low.make_ascii_lowercase(),
                false => low = lower(word),
            }
            let Some(entry) = self.seen.get_mut(&low).filter(|_| word.len() > 1) else {
                continue;
            };
            if !word.contains(char::is_uppercase) {
                entry.0 += 1;
            } else if !begun {
                entry.1 += 1;
                entry.2 = word.to_string();
            }
        }
    }

    /// Learns the acronyms of words in capitals: those explained in brackets.
    pub(crate) fn shout(&mut self, table: &CaseTable, words: &str) {
        let tokens = tokens(words);
        for (at, token) in tokens.iter().enumerate() {
            let Some(next) = tokens.get(at + 1) else {
                break;
            };
            let between = words.get(token.end..next.start).unwrap_or("");
            if !matches!(between, " [" | " (") || token.begins && next.begins {
                continue;
            }
            // What the brackets hold.
            let n_inside = tokens[at + 1..]
                .windows(2)
                .take(14)
                .take_while(|pair| words.get(pair[0].end..pair[1].start) == Some(" "))
                .count()
                + 1;
            let inside = &tokens[at + 1..at + 1 + n_inside];
            if let [short] = inside {
                // The Army of the North [AN]
                let from = at.saturating_sub(11);
                self.explain(table, words, *short, &tokens[from..=at], true);
            } else {
                // AN [Army of the North]
                self.explain(table, words, *token, inside, false);
            }
        }
    }

    /// Notes an acronym if the initials of the words beside it spell it.
    fn explain(
        &mut self,
        table: &CaseTable,
        words: &str,
        short: Token,
        long: &[Token],
        at_end: bool,
    ) {
        let acronym = lower(short.of(words));
        let letters: Vec<char> = acronym
            .chars()
            .filter(|letter| letter.is_alphabetic())
            .collect();
        if !(2..=10).contains(&letters.len()) || table.is_word(&acronym) && letters.len() > 4 {
            return;
        }
        let is_small = |token: &&Token| SMALL.contains(&lower(token.of(words)).as_str());
        let initial = |token: &Token| lower(token.of(words)).chars().next();
        // As many words as letters, small words aside; the first letters must be the same.
        let starts: Vec<usize> = if at_end {
            (0..long.len()).collect()
        } else {
            vec![0]
        };
        for start in starts.into_iter().rev() {
            let part = &long[start..];
            let initials: Vec<char> = part
                .iter()
                .filter(|token| !is_small(token))
                .filter_map(initial)
                .collect();
            let spelled = initials == letters
                || initials.first() == letters.first() && is_spelled(&letters, &initials, at_end)
                || letters.len() == initials.len() && sorted(&letters) == sorted(&initials);
            if let (true, Some(first), Some(last)) = (spelled, part.first(), part.last()) {
                self.acronyms.insert(acronym);
                let name = lower(words.get(first.start..last.end).unwrap_or(""));
                if !self.expansions.contains(&name) && self.expansions.len() < 200 {
                    self.expansions.push(name);
                }
                return;
            }
        }
        // One word in brackets after another name: an acronym in another language.
        if at_end && letters.len() <= 6 && !table.is_word(&acronym) {
            let near = long.iter().rev().take(8).filter_map(initial);
            if near
                .into_iter()
                .any(|initial| letters.first() == Some(&initial))
            {
                self.acronyms.insert(acronym);
            }
        }
    }
}

/// Whether an acronym, perhaps in another language, may stand for words with these initials.
fn is_spelled(letters: &[char], initials: &[char], at_end: bool) -> bool {
    let n_shared = letters
        .iter()
        .filter(|letter| initials.contains(letter))
        .count();
    let near = initials.len().abs_diff(letters.len()) <= 1 || !at_end && initials.len() <= 8;
    initials.len() >= 3 && near && n_shared * 5 >= letters.len() * 3
}

fn sorted(letters: &[char]) -> Vec<char> {
    let mut letters = letters.to_vec();
    letters.sort_unstable();
    letters
}
