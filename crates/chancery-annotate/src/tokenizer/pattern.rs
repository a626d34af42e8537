//! Python's regular expressions, as far as spaCy's tokenizers use them.
//!
//! The `regex` crate has no look-around. spaCy's patterns have it only at the edges of their
//! branches and only as single characters, so a pattern is parsed here, its branches are taken
//! apart, and the rest is written down again in the syntax of the crate.

use std::fmt::Write as _;

/// A sequence of nodes, one after the other.
pub(super) type Sequence = Vec<Node>;

/// A part of a pattern.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    Literal(char),
    /// `.`
    Any,
    /// `\d`, `\S`, `\w` …
    Perl(char),
    Class {
        negated: bool,
        items: Vec<Item>,
    },
    Group(Vec<Sequence>),
    Repeat {
        node: Box<Node>,
        min: u32,
        max: Option<u32>,
        lazy: bool,
    },
    Look {
        behind: bool,
        negative: bool,
        branches: Vec<Sequence>,
    },
    Start,
    End,
}

/// A part of a character class.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Item {
    Range(char, char),
    Perl(char),
}

/// A parsed pattern.
#[derive(Debug)]
pub(super) struct Pattern {
    pub(super) branches: Vec<Sequence>,
    pub(super) ignore_case: bool,
}

/// Parses a Python pattern.
pub(super) fn parse(pattern: &str) -> Result<Pattern, String> {
    let chars: Vec<char> = pattern.chars().collect();
    let mut parser = Parser {
        chars,
        at: 0,
        depth: 0,
    };
    let ignore_case = parser.flags();
    let branches = parser.branches()?;
    if parser.at < parser.chars.len() {
        return Err(format!("a bracket too many at character {}", parser.at));
    }
    Ok(Pattern {
        branches,
        ignore_case,
    })
}

struct Parser {
    chars: Vec<char>,
    at: usize,
    depth: usize,
}

impl Parser {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn eat(&mut self, text: &str) -> bool {
        let n = text.chars().count();
        let found = self
            .chars
            .get(self.at..self.at + n)
            .is_some_and(|have| have.iter().copied().eq(text.chars()));
        if found {
            self.at += n;
        }
        found
    }

    /// `(?u)` and `(?iu)` at the beginning; whether case is ignored.
    fn flags(&mut self) -> bool {
        let rest: String = self.chars.iter().take(8).collect();
        let Some((flags, _)) = rest.strip_prefix("(?").and_then(|r| r.split_once(')')) else {
            return false;
        };
        if flags.is_empty() || !flags.chars().all(|c| c == 'u' || c == 'i') {
            return false;
        }
        self.at = flags.len() + 3;
        flags.contains('i')
    }

    fn branches(&mut self) -> Result<Vec<Sequence>, String> {
        self.depth += 1;
        if self.depth > 50 {
            return Err("groups are nested too deep".to_string());
        }
        let mut branches = vec![Vec::new()];
        while let Some(c) = self.peek() {
            match c {
                ')' => break,
                '|' => {
                    self.at += 1;
                    branches.push(Vec::new());
                }
                _ => {
                    let node = self.node()?;
                    let node = self.repeated(node)?;
                    if let Some(branch) = branches.last_mut() {
                        branch.push(node);
                    }
                }
            }
        }
        self.depth -= 1;
        Ok(branches)
    }

    fn node(&mut self) -> Result<Node, String> {
        let Some(c) = self.peek() else {
            return Err("the pattern ends early".to_string());
        };
        self.at += 1;
        Ok(match c {
            '^' => Node::Start,
            '$' => Node::End,
            '.' => Node::Any,
            '[' => self.class()?,
            '(' => {
                let look = |behind, negative| Some((behind, negative));
                let kind = if self.eat("?:") {
                    None
                } else if self.eat("?=") {
                    look(false, false)
                } else if self.eat("?!") {
                    look(false, true)
                } else if self.eat("?<=") {
                    look(true, false)
                } else if self.eat("?<!") {
                    look(true, true)
                } else if self.peek() == Some('?') {
                    return Err("a group of an unknown kind".to_string());
                } else {
                    None
                };
                let branches = self.branches()?;
                if !self.eat(")") {
                    return Err("a group is not closed".to_string());
                }
                match kind {
                    None => Node::Group(branches),
                    Some((behind, negative)) => Node::Look {
                        behind,
                        negative,
                        branches,
                    },
                }
            }
            '\\' => match self.escape()? {
                Item::Perl(class) => Node::Perl(class),
                Item::Range(c, _) => Node::Literal(c),
            },
            '*' | '+' | '?' => return Err(format!("`{c}` repeats nothing")),
            c => Node::Literal(c),
        })
    }

    fn repeated(&mut self, node: Node) -> Result<Node, String> {
        let (min, max) = match self.peek() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => {
                let close = self.chars[self.at..].iter().position(|&c| c == '}');
                let Some(close) = close else { return Ok(node) };
                let counts: String = self.chars[self.at + 1..self.at + close].iter().collect();
                let bounds = match counts.split_once(',') {
                    None => counts.parse().ok().map(|n| (n, Some(n))),
                    Some((min, "")) => min.parse().ok().map(|min| (min, None)),
                    Some((min, max)) => min.parse().ok().zip(max.parse().ok().map(Some)),
                };
                let Some(bounds) = bounds else {
                    return Ok(node);
                };
                self.at += close;
                bounds
            }
            _ => return Ok(node),
        };
        self.at += 1;
        let lazy = self.eat("?");
        Ok(Node::Repeat {
            node: Box::new(node),
            min,
            max,
            lazy,
        })
    }

    fn escape(&mut self) -> Result<Item, String> {
        let Some(c) = self.peek() else {
            return Err("the pattern ends in `\\`".to_string());
        };
        self.at += 1;
        let digits = match c {
            'd' | 'D' | 's' | 'S' | 'w' | 'W' => return Ok(Item::Perl(c)),
            'n' => return Ok(Item::Range('\n', '\n')),
            't' => return Ok(Item::Range('\t', '\t')),
            'r' => return Ok(Item::Range('\r', '\r')),
            'x' => 2,
            'u' => 4,
            'U' => 8,
            c if c.is_ascii_alphanumeric() => return Err(format!("`\\{c}` is not known")),
            c => return Ok(Item::Range(c, c)),
        };
        let code: String = self.chars.iter().skip(self.at).take(digits).collect();
        self.at += digits;
        let found = u32::from_str_radix(&code, 16).ok().and_then(char::from_u32);
        found
            .map(|c| Item::Range(c, c))
            .ok_or_else(|| format!("`\\{c}{code}` is no character"))
    }

    fn class(&mut self) -> Result<Node, String> {
        let negated = self.eat("^");
        let mut items = Vec::new();
        let mut first = true;
        loop {
            let Some(c) = self.peek() else {
                return Err("a class is not closed".to_string());
            };
            self.at += 1;
            if c == ']' && !first {
                break;
            }
            first = false;
            let item = if c == '\\' {
                self.escape()?
            } else {
                Item::Range(c, c)
            };
            let is_range = self.peek() == Some('-')
                && self.chars.get(self.at + 1).is_some_and(|&next| next != ']');
            if let (Item::Range(from, _), true) = (item, is_range) {
                self.at += 1;
                let Some(c) = self.peek() else {
                    return Err("a class is not closed".to_string());
                };
                self.at += 1;
                let to = if c == '\\' {
                    self.escape()?
                } else {
                    Item::Range(c, c)
                };
                match to {
                    Item::Range(to, _) if from <= to => items.push(Item::Range(from, to)),
                    _ => return Err("a range of a class is out of order".to_string()),
                }
            } else {
                items.push(item);
            }
        }
        Ok(Node::Class { negated, items })
    }
}

/// Writes a sequence in the syntax of the `regex` crate.
pub(super) fn write(sequence: &[Node]) -> Result<String, String> {
    let mut out = String::new();
    for node in sequence {
        write_node(&mut out, node)?;
    }
    Ok(out)
}

/// Writes alternatives, as one group.
pub(super) fn write_branches(branches: &[Sequence]) -> Result<String, String> {
    let written: Result<Vec<String>, String> =
        branches.iter().map(|branch| write(branch)).collect();
    Ok(format!("(?:{})", written?.join("|")))
}

fn write_node(out: &mut String, node: &Node) -> Result<(), String> {
    // Writing to a string does not fail.
    match node {
        Node::Literal(c) => {
            let _ = write!(out, "\\x{{{:X}}}", *c as u32);
        }
        Node::Any => out.push('.'),
        Node::Perl(class) => {
            let _ = write!(out, "\\{class}");
        }
        Node::Class { negated, items } => {
            out.push_str(if *negated { "[^" } else { "[" });
            for item in items {
                let _ = match item {
                    Item::Range(from, to) => {
                        write!(out, "\\x{{{:X}}}-\\x{{{:X}}}", *from as u32, *to as u32)
                    }
                    Item::Perl(class) => write!(out, "\\{class}"),
                };
            }
            out.push(']');
        }
        Node::Group(branches) => out.push_str(&write_branches(branches)?),
        Node::Repeat {
            node,
            min,
            max,
            lazy,
        } => {
            out.push_str("(?:");
            write_node(out, node)?;
            out.push(')');
            let _ = match max {
                Some(max) => write!(out, "{{{min},{max}}}"),
                None => write!(out, "{{{min},}}"),
            };
            if *lazy {
                out.push('?');
            }
        }
        Node::Start => out.push('^'),
        Node::End => out.push('$'),
        Node::Look { .. } => return Err("it looks around inside a branch".to_string()),
    }
    Ok(())
}

/// A set of characters.
#[derive(Clone, Debug, Default)]
pub(super) struct CharSet {
    negated: bool,
    ascii: u128,
    ranges: Vec<(char, char)>,
}

impl CharSet {
    /// The set that a node of one character stands for.
    pub(super) fn of(node: &Node) -> Option<CharSet> {
        let mut set = CharSet::default();
        match node {
            Node::Literal(c) => set.ranges.push((*c, *c)),
            Node::Class { negated, items } => {
                set.negated = *negated;
                for item in items {
                    match item {
                        Item::Range(from, to) => set.ranges.push((*from, *to)),
                        Item::Perl(_) => return None,
                    }
                }
            }
            Node::Group(branches) => match &branches[..] {
                [branch] if branch.len() == 1 => return CharSet::of(&branch[0]),
                _ => return None,
            },
            _ => return None,
        }
        set.ranges.sort_unstable();
        let mut merged: Vec<(char, char)> = Vec::with_capacity(set.ranges.len());
        for &(from, to) in &set.ranges {
            match merged.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                _ => merged.push((from, to)),
            }
        }
        set.ranges = merged;
        for code in 0..128u8 {
            if set.in_ranges(char::from(code)) != set.negated {
                set.ascii |= 1 << code;
            }
        }
        Some(set)
    }

    fn in_ranges(&self, c: char) -> bool {
        let at = self.ranges.partition_point(|&(_, last)| last < c);
        self.ranges.get(at).is_some_and(|&(first, _)| first <= c)
    }

    /// Whether the character is in the set.
    pub(super) fn has(&self, c: char) -> bool {
        if c.is_ascii() {
            return self.ascii >> (c as u32) & 1 == 1;
        }
        self.in_ranges(c) != self.negated
    }
}

/// A branch of an affix pattern, look-around taken off its edges.
#[derive(Debug)]
pub(super) struct Branch {
    /// What must stand before it, character by character.
    pub(super) behind: Sequence,
    /// What it matches.
    pub(super) body: Sequence,
    /// What must, or must not, follow it.
    pub(super) ahead: Option<(bool, Node)>,
}

/// Takes a branch apart. `^` and `$` at its edges are dropped: the caller knows them.
pub(super) fn take_apart(branch: &[Node]) -> Result<Branch, String> {
    let mut nodes = branch;
    if let [Node::Start, rest @ ..] = nodes {
        nodes = rest;
    }
    if let [rest @ .., Node::End] = nodes {
        nodes = rest;
    }
    let mut taken = Branch {
        behind: Vec::new(),
        body: Vec::new(),
        ahead: None,
    };
    if let [
        Node::Look {
            behind: true,
            negative: false,
            branches,
        },
        rest @ ..,
    ] = nodes
        && let [behind] = &branches[..]
    {
        taken.behind = behind.clone();
        nodes = rest;
    }
    if let [
        rest @ ..,
        Node::Look {
            behind: false,
            negative,
            branches,
        },
    ] = nodes
        && let [ahead] = &branches[..]
        && let [node] = &ahead[..]
    {
        taken.ahead = Some((*negative, node.clone()));
        nodes = rest;
    }
    if !taken
        .behind
        .iter()
        .chain(taken.ahead.as_ref().map(|(_, n)| n))
        .all(|node| CharSet::of(node).is_some())
    {
        return Err("it looks around for more than single characters".to_string());
    }
    taken.body = nodes.to_vec();
    Ok(taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(pattern: &str) -> String {
        write_branches(&parse(pattern).unwrap().branches).unwrap()
    }

    #[test]
    fn rewritten_patterns_match_the_same() {
        let regex = regex::Regex::new(&rewritten(r"[a-c\-\]&&~~\[]+|x{2,3}?|\.\.+")).unwrap();
        let found: Vec<&str> = regex
            .find_iter("ab-]&~[ z xxx ...")
            .map(|m| m.as_str())
            .collect();
        assert_eq!(found, ["ab-]&~[", "xx", "..."]);
    }

    #[test]
    fn branches_come_apart() {
        let pattern = parse(r"(?<=[0-9°])\.(?=[A-Z])|^\+(?![0-9])").unwrap();
        let branch = take_apart(&pattern.branches[0]).unwrap();
        assert_eq!(branch.behind.len(), 1);
        assert_eq!(branch.body, [Node::Literal('.')]);
        assert!(branch.ahead.is_some_and(|(negative, _)| !negative));
        assert!(
            take_apart(&pattern.branches[1])
                .unwrap()
                .ahead
                .is_some_and(|(n, _)| n)
        );
    }

    #[test]
    fn broken_patterns_are_errors() {
        for pattern in ["(", "[a", "(?P<x>a)", "\\", "a)", "*", "\\uD800", "[z-a]"] {
            assert!(parse(pattern).is_err(), "{pattern}");
        }
        assert!(parse(&"(".repeat(10_000)).is_err());
    }
}
