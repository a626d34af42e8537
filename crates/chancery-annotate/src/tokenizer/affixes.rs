//! What a tokenizer cuts off a word's beginning and end, and where it cuts inside.

use regex::Regex;
use regex_automata::hybrid::dfa::{Cache, DFA};
use regex_automata::nfa::thompson;
use regex_automata::{Anchored, Input, MatchKind};

use super::pattern::{self, Branch, CharSet, Node, Sequence};

fn compile(pattern: &str) -> Result<Regex, String> {
    regex::RegexBuilder::new(pattern)
        .size_limit(64 << 20)
        .build()
        .map_err(|error| error.to_string())
}

/// A pattern whose body may be followed by a look-ahead.
#[derive(Debug)]
enum Anchor {
    /// No look-ahead.
    Plain(Regex),
    /// The body is group 1, what follows it is matched behind it.
    Followed(Regex),
}

impl Anchor {
    fn of(branch: &Branch) -> Result<Anchor, String> {
        let body = pattern::write(&branch.body)?;
        Ok(match &branch.ahead {
            None => Anchor::Plain(compile(&format!("^(?:{body})"))?),
            Some((negative, set)) => {
                let set = pattern::write(std::slice::from_ref(set))?;
                // Not followed by a character of the set: by another one or by none.
                let ahead = if *negative {
                    format!("[^{set}]|$")
                } else {
                    set
                };
                Anchor::Followed(compile(&format!("^({body})(?:{ahead})"))?)
            }
        })
    }

    /// How many bytes the body takes at the beginning of `text`.
    fn len(&self, text: &str) -> Option<usize> {
        match self {
            Anchor::Plain(regex) => regex.find(text).map(|found| found.end()),
            Anchor::Followed(regex) => regex.captures(text)?.get(1).map(|found| found.end()),
        }
    }
}

/// What is cut off the beginning of a word.
#[derive(Debug)]
pub(super) struct Prefixes {
    /// In the order of the pattern: the first that matches wins.
    steps: Vec<Anchor>,
}

impl Prefixes {
    pub(super) fn new(python: &str) -> Result<Prefixes, String> {
        let mut steps = Vec::new();
        let mut plain: Vec<Sequence> = Vec::new();
        for branch in pattern::parse(python)?.branches {
            if !matches!(branch.first(), Some(Node::Start)) {
                return Err("a prefix does not begin with `^`".to_string());
            }
            let branch = pattern::take_apart(&branch)?;
            if !branch.behind.is_empty() {
                return Err("a prefix looks behind".to_string());
            }
            if branch.ahead.is_none() {
                plain.push(branch.body);
                continue;
            }
            flush(&mut steps, &mut plain)?;
            steps.push(Anchor::of(&branch)?);
        }
        flush(&mut steps, &mut plain)?;
        Ok(Prefixes { steps })
    }

    /// The length in bytes of the prefix of a word; 0 if it has none.
    pub(super) fn find(&self, word: &str) -> usize {
        self.steps
            .iter()
            .find_map(|step| step.len(word))
            .unwrap_or(0)
    }
}

fn flush(steps: &mut Vec<Anchor>, plain: &mut Vec<Sequence>) -> Result<(), String> {
    if !plain.is_empty() {
        steps.push(Anchor::Plain(compile(&format!(
            "^{}",
            pattern::write_branches(plain)?
        ))?));
        plain.clear();
    }
    Ok(())
}

/// What is cut off the end of a word.
///
/// Python searches for the leftmost match that reaches the end. Read backwards from the end that
/// is the longest match, which one automaton finds without looking at the rest of the word.
#[derive(Debug)]
pub(super) struct Suffixes {
    groups: Vec<SuffixGroup>,
}

/// Suffixes that look behind by the same number of characters.
#[derive(Debug)]
struct SuffixGroup {
    behind: usize,
    backwards: DFA,
}

impl Suffixes {
    pub(super) fn new(python: &str) -> Result<Suffixes, String> {
        let mut by_length: Vec<(usize, Vec<Sequence>)> = Vec::new();
        for branch in pattern::parse(python)?.branches {
            if !matches!(branch.last(), Some(Node::End)) {
                return Err("a suffix does not end with `$`".to_string());
            }
            let branch = pattern::take_apart(&branch)?;
            if branch.ahead.is_some() {
                return Err("a suffix looks ahead".to_string());
            }
            let behind = branch.behind.len();
            let whole: Sequence = branch.behind.into_iter().chain(branch.body).collect();
            match by_length.iter_mut().find(|(length, _)| *length == behind) {
                Some((_, wholes)) => wholes.push(whole),
                None => by_length.push((behind, vec![whole])),
            }
        }
        let mut groups = Vec::new();
        for (behind, wholes) in by_length {
            let backwards = DFA::builder()
                .configure(
                    DFA::config()
                        .match_kind(MatchKind::All)
                        .skip_cache_capacity_check(true),
                )
                .thompson(
                    thompson::Config::new()
                        .reverse(true)
                        .nfa_size_limit(Some(64 << 20)),
                )
                .build(&pattern::write_branches(&wholes)?)
                .map_err(|error| error.to_string())?;
            groups.push(SuffixGroup { behind, backwards });
        }
        Ok(Suffixes { groups })
    }

    /// Room for the automata to work in.
    pub(super) fn caches(&self) -> Vec<Cache> {
        self.groups
            .iter()
            .map(|group| group.backwards.create_cache())
            .collect()
    }

    /// The length in bytes of the suffix of a word; 0 if it has none.
    pub(super) fn find(&self, caches: &mut [Cache], word: &str) -> usize {
        let mut longest = 0;
        for (group, cache) in self.groups.iter().zip(caches) {
            let input = Input::new(word).anchored(Anchored::Yes);
            if let Ok(Some(found)) = group.backwards.try_search_rev(cache, &input) {
                let from_start = &word[found.offset()..];
                let skipped: usize = from_start
                    .chars()
                    .take(group.behind)
                    .map(char::len_utf8)
                    .sum();
                longest = longest.max(from_start.len() - skipped);
            }
        }
        longest
    }
}

/// Where a word is cut inside.
#[derive(Debug)]
pub(super) struct Infixes {
    /// Finds places where some branch matches, if what is around it allows.
    candidates: Option<Regex>,
    branches: Vec<Infix>,
}

#[derive(Debug)]
struct Infix {
    behind: Vec<CharSet>,
    anchor: Anchor,
}

impl Infixes {
    pub(super) fn new(python: &str) -> Result<Infixes, String> {
        let mut bodies = Vec::new();
        let mut branches = Vec::new();
        for branch in pattern::parse(python)?.branches {
            let branch = pattern::take_apart(&branch)?;
            let anchor = Anchor::of(&branch)?;
            let behind = branch.behind.iter().filter_map(CharSet::of).collect();
            bodies.push(branch.body);
            branches.push(Infix { behind, anchor });
        }
        let candidates = Some(compile(&pattern::write_branches(&bodies)?)?);
        Ok(Infixes {
            candidates,
            branches,
        })
    }

    /// The infixes of a word, as ranges of bytes, as Python's `finditer` finds them.
    pub(super) fn find(&self, word: &str, found: &mut Vec<(usize, usize)>) {
        found.clear();
        let Some(candidates) = &self.candidates else {
            return;
        };
        let mut at = 0;
        while let Some(candidate) = candidates.find_at(word, at) {
            let start = candidate.start();
            let end = self.branches.iter().find_map(|branch| {
                if !behind_holds(&branch.behind, &word[..start]) {
                    return None;
                }
                branch
                    .anchor
                    .len(&word[start..])
                    .map(|length| start + length)
            });
            match end {
                Some(end) if end > start => {
                    found.push((start, end));
                    at = end;
                }
                _ => at = start + word[start..].chars().next().map_or(1, char::len_utf8),
            }
            if at >= word.len() {
                break;
            }
        }
    }
}

fn behind_holds(behind: &[CharSet], before: &str) -> bool {
    let mut chars = before.chars().rev();
    behind
        .iter()
        .rev()
        .all(|set| chars.next().is_some_and(|c| set.has(c)))
}

/// A pattern that a whole word must match from its start: `token_match` and `url_match`.
#[derive(Debug)]
pub(super) struct Whole(Regex);

/// How `url_match` leaves out private addresses, which takes look-ahead to say …
const PRIVATE: &str = r"(?!(?:10|127)(?:\.\d{1,3}){3})(?!(?:169\.254|192\.168)(?:\.\d{1,3}){2})(?!172\.(?:1[6-9]|2\d|3[0-1])(?:\.\d{1,3}){2})(?:[1-9]\d?|1\d\d|2[01]\d|22[0-3])(?:\.(?:1?\d{1,2}|2[0-4]\d|25[0-5])){2}";
/// … and the same said without.
const PUBLIC: &str = r"(?:(?:[1-9]|1[1-9]|[2-9]\d|1[01]\d|12[0-689]|1[345]\d|16[0-8]|17[013-9]|18\d|19[013-9]|2[01]\d|22[0-3])\.(?:1?\d{1,2}|2[0-4]\d|25[0-5])|169\.(?:1?\d{1,2}|2[0-4]\d|25[0-35])|192\.(?:\d{1,2}|1[0-57-9]\d|16[0-79]|2[0-4]\d|25[0-5])|172\.(?:\d|0\d|1[0-5]|3[2-9]|[4-9]\d|1\d\d|2[0-4]\d|25[0-5]))\.(?:1?\d{1,2}|2[0-4]\d|25[0-5])";

impl Whole {
    pub(super) fn new(python: &str) -> Result<Whole, String> {
        let parsed = pattern::parse(&python.replace(PRIVATE, PUBLIC))?;
        let flag = if parsed.ignore_case { "(?i)" } else { "" };
        let branches = pattern::write_branches(&parsed.branches)?;
        compile(&format!("{flag}^{branches}")).map(Whole)
    }

    pub(super) fn matches(&self, word: &str) -> bool {
        self.0.is_match(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_prefix_wins_not_the_longest() {
        let prefixes = Prefixes::new(r"^…|^……|^\+(?![0-9])|^US\$").unwrap();
        assert_eq!(prefixes.find("……so"), "…".len());
        assert_eq!(prefixes.find("+a"), 1);
        assert_eq!(prefixes.find("+"), 1);
        assert_eq!(prefixes.find("+7"), 0);
        assert_eq!(prefixes.find("US$5"), 3);
    }

    #[test]
    fn the_leftmost_suffix_wins() {
        let suffixes =
            Suffixes::new(r"m$|km$|(?<=[0-9])(?:km|km²)$|(?<=[a-z][a-z])\.$|\.\.+$").unwrap();
        let mut caches = suffixes.caches();
        let mut find = |word| suffixes.find(&mut caches, word);
        assert_eq!(find("20km"), 2);
        assert_eq!(find("20km²"), "km²".len());
        assert_eq!(find("ékm²"), 0);
        assert_eq!(find("end."), 1);
        assert_eq!(find("e."), 0);
        assert_eq!(find("well...."), 4);
    }

    #[test]
    fn infixes_look_both_ways_and_do_not_overlap() {
        let infixes = Infixes::new(r"\.\.+|(?<=[a-z])(?:-|--)(?=[a-z])").unwrap();
        let mut found = Vec::new();
        infixes.find("a-b--c-9...d-", &mut found);
        assert_eq!(found, [(1, 2), (3, 5), (8, 11)]);
    }

    #[test]
    fn private_addresses_are_no_urls() {
        let url = Whole::new(&format!(r"(?u)^{PRIVATE}(?:\.(?:[1-9]\d?|1\d\d))$")).unwrap();
        for private in [
            "10.1.2.3",
            "127.0.0.1",
            "192.168.1.1",
            "172.16.0.1",
            "172.31.9.9",
            "169.254.1.1",
        ] {
            assert!(!url.matches(private), "{private}");
        }
        for public in [
            "8.8.8.8",
            "1.2.3.4",
            "11.0.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "192.167.1.1",
            "192.16.1.1",
            "169.253.1.1",
            "223.1.2.3",
            "100.1.1.1",
            "199.7.7.7",
        ] {
            assert!(url.matches(public), "{public}");
        }
        assert!(!url.matches("224.1.1.1"));
    }
}
