//! Lemmas: spaCy's rule lemmatizer for English.
//!
//! > The ministers **were** meeting. → be, from the exceptions; *ministers* → minister, by the
//! > rule that takes off *s*, since *minister* is in the index.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::OpenError;
use crate::hash::string_id;
use crate::msgpack::{self, Value};
use crate::unicode;

const FILE: &str = "lemmatizer/lookups/lookups.bin";

/// What is known of one part of speech.
#[derive(Debug, Default)]
struct Table {
    index: FxHashSet<Box<str>>,
    exceptions: FxHashMap<Box<str>, Vec<Box<str>>>,
    rules: Vec<(Box<str>, Box<str>)>,
}

impl Table {
    fn is_empty(&self) -> bool {
        self.index.is_empty() && self.exceptions.is_empty() && self.rules.is_empty()
    }
}

/// The tables of a rule lemmatizer.
#[derive(Debug, Default)]
pub(crate) struct Lemmatizer {
    /// By the id of the lower-case part of speech.
    tables: FxHashMap<u64, Table>,
}

impl Lemmatizer {
    /// Reads the lookup tables.
    pub(crate) fn read(bytes: &[u8]) -> Result<Lemmatizer, OpenError> {
        let damaged = |message: String| OpenError::damaged(FILE, message);
        let file = msgpack::read(bytes).map_err(damaged)?;
        let mut tables: FxHashMap<u64, Table> = FxHashMap::default();
        for name in ["lemma_index", "lemma_exc", "lemma_rules"] {
            let rows = file.get(name).and_then(Value::map);
            let rows = match (rows, name) {
                (Some(rows), _) => rows,
                (None, "lemma_rules") => return Err(damaged(format!("it has no {name}"))),
                (None, _) => continue,
            };
            for (pos, value) in rows {
                let broken = || damaged(format!("{name} is broken"));
                let table = tables.entry(pos.id().ok_or_else(broken)?).or_default();
                let text = |value: &Value<'_>| value.text().map(Box::from);
                match name {
                    "lemma_index" => {
                        let words = value.array().ok_or_else(broken)?;
                        table.index = words.iter().filter_map(text).collect();
                    }
                    "lemma_exc" => {
                        for (word, lemmas) in value.map().ok_or_else(broken)? {
                            let lemmas = lemmas.array().ok_or_else(broken)?;
                            let word = word.text().ok_or_else(broken)?;
                            let lemmas = lemmas.iter().filter_map(text).collect();
                            table.exceptions.insert(word.into(), lemmas);
                        }
                    }
                    _ => {
                        for rule in value.array().ok_or_else(broken)? {
                            let [old, new] = rule.array().ok_or_else(broken)? else {
                                return Err(broken());
                            };
                            let rule = text(old).zip(text(new)).ok_or_else(broken)?;
                            table.rules.push(rule);
                        }
                    }
                }
            }
        }
        Ok(Lemmatizer { tables })
    }

    /// The lemma of a word with that part of speech and those features.
    pub(crate) fn lemma(&self, word: &str, pos: &str, morph: &str) -> String {
        let pos = pos.to_lowercase();
        if matches!(&*pos, "" | "eol" | "space") || is_base_form(&pos, morph) {
            return word.to_lowercase();
        }
        let Some(table) = self
            .tables
            .get(&string_id(&pos))
            .filter(|table| !table.is_empty())
        else {
            return if pos == "propn" {
                word.to_string()
            } else {
                word.to_lowercase()
            };
        };
        let lower = word.to_lowercase();
        let mut forms: Vec<String> = Vec::new();
        let mut unknown: Option<String> = None;
        for (old, new) in &table.rules {
            let Some(stem) = lower.strip_suffix(&**old) else {
                continue;
            };
            let form = format!("{stem}{new}");
            if form.is_empty() {
                continue;
            }
            if table.index.contains(&*form) {
                forms.insert(0, form);
            } else if !unicode::all_alpha(&form) {
                forms.push(form);
            } else if unknown.is_none() {
                unknown = Some(form);
            }
        }
        // Exceptions come to the front, the last of them first, unless a rule found them too:
        // then the order of the rules stays.
        let mut first = forms.first().cloned();
        for lemma in table
            .exceptions
            .get(&*lower)
            .map(Vec::as_slice)
            .unwrap_or_default()
        {
            if !forms.iter().any(|form| **form == **lemma) {
                forms.insert(0, lemma.to_string());
                first = Some(lemma.to_string());
            }
        }
        first.or(unknown).unwrap_or_else(|| word.to_string())
    }
}

/// Whether the features say that the word is its own lemma.
fn is_base_form(pos: &str, morph: &str) -> bool {
    let feature = |name: &str| {
        morph
            .split('|')
            .find_map(|pair| pair.split_once('=').filter(|(key, _)| *key == name))
    };
    let is = |name: &str, value: &str| feature(name).is_some_and(|(_, has)| has == value);
    (pos == "noun" && is("Number", "Sing"))
        || (pos == "verb"
            && is("VerbForm", "Fin")
            && is("Tense", "Pres")
            && feature("Number").is_none())
        || is("VerbForm", "Inf")
        || is("VerbForm", "None")
        || is("Degree", "Pos")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english() -> Lemmatizer {
        let boxed = |words: &[&str]| words.iter().map(|&word| word.into()).collect();
        let noun = Table {
            index: boxed(&["minister", "bus"]),
            exceptions: [("geese".into(), vec!["goose".into()])]
                .into_iter()
                .collect(),
            rules: vec![
                ("s".into(), "".into()),
                ("ses".into(), "s".into()),
                ("ies".into(), "y".into()),
            ],
        };
        Lemmatizer {
            tables: [(string_id("noun"), noun)].into_iter().collect(),
        }
    }

    #[test]
    fn rules_index_and_exceptions() {
        let lemmatizer = english();
        assert_eq!(
            lemmatizer.lemma("Ministers", "NOUN", "Number=Plur"),
            "minister"
        );
        assert_eq!(lemmatizer.lemma("buses", "NOUN", "Number=Plur"), "bus");
        assert_eq!(lemmatizer.lemma("geese", "NOUN", "Number=Plur"), "goose");
        assert_eq!(lemmatizer.lemma("zorgs", "NOUN", "Number=Plur"), "zorg");
        assert_eq!(lemmatizer.lemma("Zorgs", "NOUN", "Number=Sing"), "zorgs");
        assert_eq!(lemmatizer.lemma("Cuba", "PROPN", "Number=Sing"), "Cuba");
        assert_eq!(lemmatizer.lemma("Very", "ADV", ""), "very");
    }
}
