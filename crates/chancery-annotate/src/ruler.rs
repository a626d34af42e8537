//! The attribute ruler: patterns over tags, relations and words that set parts of speech and
//! features.
//!
//! > Iran **has** agreed.
//!
//! *has* is tagged VBZ, so a first rule makes it a verb; it is an *aux*, so a later rule makes it
//! an auxiliary. All patterns are matched before any attribute is set; later rules win.

use regex::Regex;
use rustc_hash::FxHashMap;

use crate::OpenError;
use crate::lexeme::{LexemeId, Lexemes};
use crate::msgpack::{self, Value};
use crate::names::{Name, Names};
use crate::tokenizer::Tok;

const FILE: &str = "attribute_ruler/patterns";

/// What a pattern asks of a token.
#[derive(Debug)]
enum Field {
    Tag,
    Dep,
    Pos,
    Lower,
    Orth,
    IsSpace,
}

/// What the field must be.
#[derive(Debug)]
enum Test {
    Is(Box<str>, Name),
    In(Vec<(Box<str>, Name)>),
    NotIn(Vec<(Box<str>, Name)>),
    Regex(Regex),
    Bool(bool),
}

type Constraint = (Field, Test);

/// A pattern of one or more tokens.
#[derive(Debug)]
struct Pattern {
    rule: u32,
    tokens: Vec<Vec<Constraint>>,
    /// Whether a relation or part of speech of the first token matters.
    in_context: bool,
}

/// What a rule sets, on which token of the match.
#[derive(Debug, Default)]
struct Rule {
    index: i64,
    tag: Option<Name>,
    pos: Option<Name>,
    morph: Option<Name>,
    lemma: Option<Name>,
    dep: Option<Name>,
}

/// The rules of a pipeline.
#[derive(Debug, Default)]
pub(crate) struct Ruler {
    rules: Vec<Rule>,
    patterns: Vec<Pattern>,
}

/// The attributes of the tokens of one text.
pub(crate) struct Attributes<'a> {
    pub(crate) tags: &'a mut [Name],
    pub(crate) pos: &'a mut [Name],
    pub(crate) morphs: &'a mut [Name],
    pub(crate) lemmas: &'a mut [Option<Name>],
    pub(crate) deps: &'a mut [Name],
}

/// What a thread remembers: for each lexeme and tag, which patterns may begin there.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    candidates: FxHashMap<(LexemeId, Name), (u32, u32)>,
    pool: Vec<u32>,
    matches: Vec<(u32, u32, u32)>,
}

impl Memory {
    pub(crate) fn clear(&mut self) {
        self.candidates.clear();
        self.pool.clear();
    }
}

/// A token, as patterns see it.
struct Seen<'a> {
    tag: Name,
    dep: Name,
    pos: Name,
    lower: &'a str,
    orth: &'a str,
    is_space: bool,
}

impl Ruler {
    /// Reads the file `patterns`.
    pub(crate) fn read(bytes: &[u8], names: &mut Names) -> Result<Ruler, OpenError> {
        let damaged = |message: &str| OpenError::damaged(FILE, message);
        let file = msgpack::read(bytes).map_err(|message| OpenError::damaged(FILE, message))?;
        let mut ruler = Ruler::default();
        for entry in file.array().ok_or_else(|| damaged("it is not a list"))? {
            let rule = ruler.rules.len() as u32;
            let patterns = entry.get("patterns").and_then(Value::array);
            for pattern in patterns.ok_or_else(|| damaged("a rule has no patterns"))? {
                let mut tokens = Vec::new();
                for token in pattern
                    .array()
                    .ok_or_else(|| damaged("a pattern is no list"))?
                {
                    let pairs = token.map().ok_or_else(|| damaged("a token is no map"))?;
                    let constraints: Result<Vec<Constraint>, OpenError> = pairs
                        .iter()
                        .map(|(field, test)| constraint(field, test, names))
                        .collect();
                    tokens.push(constraints?);
                }
                let Some(first) = tokens.first() else {
                    continue;
                };
                let in_context = tokens.len() > 1
                    || first
                        .iter()
                        .any(|(field, _)| matches!(field, Field::Dep | Field::Pos));
                ruler.patterns.push(Pattern {
                    rule,
                    tokens,
                    in_context,
                });
            }
            let mut set = Rule::default();
            if let Some(Value::Int(index)) = entry.get("index") {
                set.index = i64::try_from(*index).map_err(|_| damaged("an index is too large"))?;
            }
            let attrs = entry.get("attrs").and_then(Value::map);
            for (name, value) in attrs.ok_or_else(|| damaged("a rule has no attributes"))? {
                let value = value
                    .text()
                    .ok_or_else(|| damaged("an attribute is not text"))?;
                let name = name.text().unwrap_or_default();
                let slot = match name {
                    "TAG" => &mut set.tag,
                    "POS" => &mut set.pos,
                    "MORPH" => &mut set.morph,
                    "LEMMA" => &mut set.lemma,
                    "DEP" => &mut set.dep,
                    _ => return Err(OpenError::unsupported(FILE, format!("it sets {name}"))),
                };
                let value = if name == "MORPH" && value == "_" {
                    ""
                } else {
                    value
                };
                *slot = Some(names.get(value));
            }
            ruler.rules.push(set);
        }
        Ok(ruler)
    }

    /// Sets the attributes of the tokens of one text.
    pub(crate) fn apply(
        &self,
        memory: &mut Memory,
        lexemes: &Lexemes,
        tokens: &[Tok],
        attributes: &mut Attributes<'_>,
    ) {
        let seen = |at: usize, attributes: &Attributes<'_>| {
            let lexeme = &lexemes[tokens[at].lexeme];
            Seen {
                tag: attributes.tags[at],
                dep: attributes.deps[at],
                pos: attributes.pos[at],
                lower: &lexeme.lower,
                orth: &lexeme.text,
                is_space: lexeme.is_space,
            }
        };
        memory.matches.clear();
        for at in 0..tokens.len() {
            let key = (tokens[at].lexeme, attributes.tags[at]);
            let (from, to) = match memory.candidates.get(&key) {
                Some(&range) => range,
                None => {
                    let token = seen(at, attributes);
                    let from = memory.pool.len() as u32;
                    for (number, pattern) in self.patterns.iter().enumerate() {
                        if pattern.tokens[0].iter().all(|test| may_hold(test, &token)) {
                            memory.pool.push(number as u32);
                        }
                    }
                    let range = (from, memory.pool.len() as u32);
                    memory.candidates.insert(key, range);
                    range
                }
            };
            for &number in &memory.pool[from as usize..to as usize] {
                let pattern = &self.patterns[number as usize];
                let length = pattern.tokens.len();
                let matched = !pattern.in_context
                    || (at + length <= tokens.len()
                        && pattern.tokens.iter().enumerate().all(|(ahead, tests)| {
                            let token = seen(at + ahead, attributes);
                            tests.iter().all(|test| holds(test, &token))
                        }));
                if matched {
                    memory
                        .matches
                        .push((pattern.rule, at as u32, length as u32));
                }
            }
        }
        memory.matches.sort_unstable();
        for &(rule, start, length) in &memory.matches {
            let rule = &self.rules[rule as usize];
            let from_end = if rule.index < 0 { i64::from(length) } else { 0 };
            let at = i64::from(start) + rule.index + from_end;
            let Ok(at) = usize::try_from(at) else {
                continue;
            };
            if at >= tokens.len() || rule.index >= i64::from(length) || at < start as usize {
                continue;
            }
            let set = |slot: &mut Name, value: Option<Name>| {
                if let Some(value) = value {
                    *slot = value;
                }
            };
            set(&mut attributes.tags[at], rule.tag);
            set(&mut attributes.pos[at], rule.pos);
            set(&mut attributes.morphs[at], rule.morph);
            set(&mut attributes.deps[at], rule.dep);
            if rule.lemma.is_some() {
                attributes.lemmas[at] = rule.lemma;
            }
        }
    }
}

fn constraint(
    field: &Value<'_>,
    test: &Value<'_>,
    names: &mut Names,
) -> Result<Constraint, OpenError> {
    let unsupported = |message: String| OpenError::unsupported(FILE, message);
    let name = field.text().unwrap_or_default();
    let field = match name {
        "TAG" => Field::Tag,
        "DEP" => Field::Dep,
        "POS" => Field::Pos,
        "LOWER" => Field::Lower,
        "ORTH" | "TEXT" => Field::Orth,
        "IS_SPACE" => Field::IsSpace,
        _ => return Err(unsupported(format!("a pattern that asks for {name}"))),
    };
    let is_flag = matches!(field, Field::IsSpace);
    let mut list = |value: &Value<'_>| {
        let texts: Option<Vec<&str>> = value.array()?.iter().map(Value::text).collect();
        Some(
            texts?
                .into_iter()
                .map(|text| (text.into(), names.get(text)))
                .collect(),
        )
    };
    let test = match test {
        Value::Bool(wanted) if is_flag => Some(Test::Bool(*wanted)),
        _ if is_flag => None,
        Value::Str(text) => Some(Test::Is((*text).into(), names.get(text))),
        Value::Map(pairs) => match &pairs[..] {
            [(key, value)] => match key.text() {
                Some("IN") => list(value).map(Test::In),
                Some("NOT_IN") => list(value).map(Test::NotIn),
                Some("REGEX") => value
                    .text()
                    .and_then(|text| Regex::new(text).ok())
                    .map(Test::Regex),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    };
    test.map(|test| (field, test))
        .ok_or_else(|| unsupported(format!("a test of {name}")))
}

/// Whether the constraint can hold, as far as word and tag tell.
fn may_hold(constraint: &Constraint, token: &Seen<'_>) -> bool {
    matches!(constraint.0, Field::Dep | Field::Pos) || holds(constraint, token)
}

fn holds((field, test): &Constraint, token: &Seen<'_>) -> bool {
    let by_name = |name: Name, list: &[(Box<str>, Name)]| list.iter().any(|item| item.1 == name);
    let by_text = |text: &str, list: &[(Box<str>, Name)]| list.iter().any(|item| *item.0 == *text);
    let name = match field {
        Field::Tag => token.tag,
        Field::Dep => token.dep,
        Field::Pos => token.pos,
        Field::Lower | Field::Orth => {
            let text = if matches!(field, Field::Lower) {
                token.lower
            } else {
                token.orth
            };
            return match test {
                Test::Is(wanted, _) => **wanted == *text,
                Test::In(list) => by_text(text, list),
                Test::NotIn(list) => !by_text(text, list),
                Test::Regex(regex) => regex.is_match(text),
                Test::Bool(_) => false,
            };
        }
        Field::IsSpace => {
            return matches!(test, Test::Bool(wanted) if *wanted == token.is_space);
        }
    };
    match test {
        Test::Is(_, wanted) => *wanted == name,
        Test::In(list) => by_name(name, list),
        Test::NotIn(list) => !by_name(name, list),
        Test::Regex(_) | Test::Bool(_) => false,
    }
}
