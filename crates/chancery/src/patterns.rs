//! Tries each pattern of the events on sentences made of its own words.
//!
//! > `set up checkpoint`: *Peru will set up the checkpoint.*
//!
//! A pattern that matches none of them can hardly match anything: its first word is no verb, its words
//! stand in an order that no parse has, or the parser takes them for something else.

use std::collections::BTreeMap;

use chancery_lexicon::events::{Need, Pattern, Words};
use chancery_reader::events::{Form, fits};

use crate::Tools;

/// A pattern that matched none of the sentences made of its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmatched {
    /// The entry, `mobilize.police`.
    pub entry: String,
    /// The first word of the pattern.
    pub head: String,
    /// One of the sentences.
    pub sentence: String,
}

/// What came of trying the patterns.
#[derive(Clone, Debug, Default)]
pub struct Tried {
    /// How many there are.
    pub n: usize,
    /// Those that matched nothing, in the order of the entries.
    pub unmatched: Vec<Unmatched>,
}

/// Tries the patterns of all entries; one with several first words counts once.
pub fn tried(tools: &Tools) -> Tried {
    let events = &tools.lexicon.events;
    let mut tried = Tried::default();
    for (form, table) in [
        (Form::Verb, &events.verbs),
        (Form::Noun, &events.nouns),
        (Form::Adjective, &events.adjectives),
    ] {
        // Those that differ in their first word only: the same pattern.
        let mut groups: BTreeMap<(u32, String), Vec<(&str, &Pattern)>> = BTreeMap::new();
        for (head, patterns) in table {
            for pattern in patterns {
                let rest = format!("{:?}", pattern.needs);
                let group = groups.entry((pattern.entry, rest)).or_default();
                group.push((head, pattern));
            }
        }
        for ((entry, _), mut group) in groups {
            group.sort_by_key(|(head, _)| *head);
            tried.n += 1;
            if !group
                .iter()
                .any(|(head, one)| matches(tools, head, one, form))
            {
                let (head, pattern) = group[0];
                tried.unmatched.push(Unmatched {
                    entry: events.entries[entry as usize].name.clone(),
                    head: head.to_string(),
                    sentence: sentences(head, pattern, form).remove(0),
                });
            }
        }
    }
    tried.unmatched.sort_by(|a, b| a.entry.cmp(&b.entry));
    tried
}

fn matches(tools: &Tools, head: &str, pattern: &Pattern, form: Form) -> bool {
    sentences(head, pattern, form).iter().any(|sentence| {
        let annotated = crate::annotate(tools, &crate::check::sentence(sentence));
        fits(&annotated, head, pattern, form)
    })
}

/// How many words of a list are tried.
const WORDS: usize = 4;

/// Sentences that a pattern was written for, as far as its words tell.
fn sentences(head: &str, pattern: &Pattern, form: Form) -> Vec<String> {
    let most = pattern.needs.iter().map(|need| match need {
        Need::Particle(_) => 1,
        Need::Object(words)
        | Need::Prep(_, words)
        | Need::Complement(words)
        | Need::Clause(words)
        | Need::Subject(words)
        | Need::Before(words)
        | Need::Near(words) => words.0.len(),
    });
    let most = most.max().unwrap_or(1).min(WORDS);
    let frames: &[(&str, &str)] = match form {
        Form::Verb => &[("will ", ""), ("will ", " Chile"), ("will ", " on Monday")],
        Form::Adjective => &[("is ", ""), ("is ", " Chile"), ("was ", " to Chile")],
        Form::Noun => &[
            ("The ", " was reported"),
            ("The ", " Chile was reported"),
            ("Peru saw the ", " on Monday"),
        ],
    };
    let mut out = Vec::new();
    for number in 0..most {
        for &(before, after) in frames {
            for article in [" the ", " "] {
                out.push(sentence(
                    head,
                    pattern,
                    form,
                    number,
                    [before, article, after],
                ));
            }
        }
    }
    out
}

fn sentence(
    head: &str,
    pattern: &Pattern,
    form: Form,
    number: usize,
    [before, article, after]: [&str; 3],
) -> String {
    let word = |words: &Words| {
        let at = number.min(words.0.len().saturating_sub(1));
        words.0.get(at).cloned().unwrap_or_default()
    };
    let mut subject = "Peru".to_string();
    let (mut first, mut rest, mut near) = (String::new(), String::new(), String::new());
    for need in &pattern.needs {
        match need {
            Need::Subject(words) => subject = format!("The {}", word(words)),
            Need::Before(words) => first.push_str(&format!("{} ", word(words))),
            Need::Near(words) => near = format!(" The {} ended.", word(words)),
            Need::Particle(particle) => rest.push_str(&format!(" {particle}")),
            // `#person`: anybody by name.
            Need::Object(words) if word(words) == "#person" => rest.push_str(" Ana Quispe"),
            Need::Object(words) => rest.push_str(&format!("{article}{}", word(words))),
            Need::Prep(preposition, words) => {
                rest.push_str(&format!(" {preposition}{article}{}", word(words)));
            }
            Need::Complement(words) if words.has("that") => rest.push_str(" that it left Chile"),
            Need::Complement(words) if words.has("*") => rest.push_str(" the staff to leave"),
            Need::Complement(words) => rest.push_str(&format!(" to {} Chile", word(words))),
            Need::Clause(words) if words.has("*") => rest.push_str(" that it will leave"),
            Need::Clause(words) => rest.push_str(&format!(" that it will {} Chile", word(words))),
        }
    }
    let subject = match form {
        Form::Noun => String::new(),
        _ => format!("{subject} "),
    };
    format!("{subject}{before}{first}{head}{rest}{after}.{near}")
}
