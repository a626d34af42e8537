//! How likely a sentence of a speech blames somebody: a linear model over its words' classes, the
//! states it names, and the sentences around it.
//!
//! > **Illegal** acts by the **Peruvian** army **violate** our treaty. — likely.
//! > We **thank** Peru for its briefing on the violence. — not.
//!
//! Names are no features: who is named never makes a sentence more or less likely to blame.

use std::collections::BTreeMap;

use chancery_lexicon::events::Events;
use chancery_text::{Annotated, Dep, Iob, Pos, TokenId};

use super::side::{self, Side};
use super::{Weighed, clause};

/// For how many sentences around one the tone of a speech is measured.
const WINDOW: usize = 10;

/// For each string of a document whether a class has it.
pub fn table(events: &Events, annotated: &Annotated, class: &str) -> Vec<bool> {
    let mut table = vec![false; annotated.n_strings()];
    if let Some(words) = events.classes.get(class) {
        let words: rustc_hash::FxHashSet<&str> = words.iter().map(String::as_str).collect();
        for (sym, string) in annotated.strings() {
            table[sym.index()] = words.contains(string);
        }
    }
    table
}

/// What is counted in one sentence.
#[derive(Clone, Debug, Default)]
struct Counts {
    blaming: f32,
    beside: f32,
    named: f32,
    /// How many clauses it has; how many of them hold such words, or name another state.
    clauses: f32,
    with_blaming: f32,
    with_beside: f32,
    with_state: f32,
}

/// The words that blame, or would beside a state: at most one for each clause, else its verb.
pub fn words(events: &Events, annotated: &Annotated, sentence: usize) -> Vec<TokenId> {
    let rank = |token: TokenId| -> u8 {
        let lemma = annotated.lemma(token);
        let token = annotated.token(token);
        if token.pos == Pos::PROPN {
            3
        } else if events.in_class("blaming", lemma) {
            0
        } else if events.in_class("blamed", lemma) {
            1
        } else {
            2
        }
    };
    let mut found: BTreeMap<TokenId, (u8, TokenId)> = BTreeMap::new();
    for token in annotated.sentence_tokens(sentence) {
        if matches!(annotated.token(token).pos, Pos::PUNCT | Pos::SPACE) {
            continue;
        }
        let verb = clause(annotated, token);
        let best = found.entry(verb).or_insert((2, verb));
        if rank(token) < best.0 {
            *best = (rank(token), token);
        }
    }
    let mut words: Vec<TokenId> = found.into_values().map(|(_, word)| word).collect();
    words.sort_unstable();
    words
}

/// What is weighed of each sentence.
pub fn features(events: &Events, annotated: &Annotated, side: &Side<'_>) -> Vec<Weighed> {
    let table = |class: &str| table(events, annotated, class);
    let (blaming, beside) = (table("blaming"), table("blamed"));
    let (asking, praising) = (table("asking"), table("praising"));
    let (remedy, threatened) = (table("remedy"), table("threatened"));
    let counts: Vec<Counts> = (0..annotated.sentences.len())
        .map(|sentence| count(annotated, side, sentence, &blaming, &beside))
        .collect();
    let mut out = Vec::new();
    for (sentence, here) in counts.iter().enumerate() {
        if annotated.in_title(sentence) {
            continue;
        }
        let tokens = annotated.sentence_tokens(sentence);
        let any = |table: &[bool]| {
            let mut tokens = tokens.clone();
            f32::from(u8::from(
                tokens.any(|token| table[annotated.token(token).lemma.index()]),
            ))
        };
        let has = |words: &[&str]| {
            let mut tokens = tokens.clone();
            f32::from(u8::from(
                tokens.any(|token| words.contains(&annotated.lower(token))),
            ))
        };
        let root = annotated.root(sentence);
        let subject = [Dep::nsubj, Dep::nsubjpass]
            .iter()
            .find_map(|&dep| annotated.child(root, dep));
        let mut row: Vec<(&'static str, f32)> = Vec::with_capacity(32);
        let ask = any(&asking);
        row.extend([
            ("blaming", here.blaming),
            ("beside", here.beside),
            ("state", here.named),
            ("blaming&state", here.blaming * here.named),
            ("beside&state", here.beside * here.named),
            ("asking", ask),
            ("asking&state", ask * here.named),
            ("praising", any(&praising)),
            ("remedy", any(&remedy)),
            (
                "not",
                has(&["not", "never", "n't", "no", "none", "without"]),
            ),
            (
                "but",
                has(&["but", "however", "instead", "yet", "despite", "rather"]),
            ),
            ("must", has(&["must", "should"])),
            ("question", has(&["?"])),
            ("quoted", has(&["\"", "“", "”"])),
            ("we", has(&["we", "i", "our"])),
            ("they", has(&["they", "their", "its"])),
            ("first", f32::from(u8::from(sentence == 0))),
            ("length", tokens.len().min(60) as f32 / 30.0),
        ]);
        let goods = tokens
            .clone()
            .filter(|&token| threatened[annotated.token(token).lemma.index()])
            .count();
        row.push(("threatened", goods.min(3) as f32 / 2.0));
        if let Some(subject) = subject {
            row.push((side.of_subject(subject), 1.0));
            row.push(("subject:of-state", f32::from(side::belongs(side, subject))));
        }
        around(&counts, side, sentence, &mut row);
        row.retain(|(_, value)| *value != 0.0);
        out.push(Weighed {
            sentence,
            features: row,
        });
    }
    out
}

/// What the sentences around one add.
fn around(counts: &[Counts], side: &Side<'_>, sentence: usize, row: &mut Vec<(&'static str, f32)>) {
    let here = &counts[sentence];
    let first = sentence.saturating_sub(WINDOW);
    let end = (sentence + WINDOW + 1).min(counts.len());
    let (mut clauses, mut with) = (0.0, [0.0f32; 3]);
    let mut near = [0.0f32; 4];
    let mut memory = 0.0;
    for (at, there) in counts.iter().enumerate().take(end).skip(first) {
        clauses += there.clauses;
        with[0] += there.with_blaming;
        with[1] += there.with_beside;
        with[2] += there.with_state;
        let far = at.abs_diff(sentence);
        if far > 0 {
            memory += side.greatest(at) * 0.7f32.powi(far as i32);
        }
        let share = match far {
            1 => 1.0,
            2 => 0.5,
            _ => continue,
        };
        near[0] += share * there.blaming;
        near[1] += share * there.beside;
        near[2] += share * there.blaming * there.named;
        near[3] += share * there.beside * there.named;
    }
    let part = |sum: f32, times: f32| (sum / clauses.max(1.0) * times).min(1.0);
    let (blaming, state) = (part(with[0], 3.0), part(with[2], 2.0));
    let in_mind = f32::from(u8::from(memory > 0.5));
    row.extend([
        ("tone:blaming", blaming),
        ("tone:beside", part(with[1], 2.0)),
        ("tone:state", state),
        ("tone:both", blaming * state),
        ("near:blaming", near[0]),
        ("near:beside", near[1]),
        ("near:blaming&state", near[2]),
        ("near:beside&state", near[3]),
        ("acts", side.greatest(sentence).min(2.0)),
        ("mind", memory.min(3.0)),
        ("blaming&mind", here.blaming * in_mind),
        ("beside&mind", here.beside * in_mind),
    ]);
}

fn count(
    annotated: &Annotated,
    side: &Side<'_>,
    sentence: usize,
    blaming: &[bool],
    beside: &[bool],
) -> Counts {
    // For each clause whether it blames, holds words of deeds, names another state.
    let mut clauses: BTreeMap<TokenId, [bool; 3]> = BTreeMap::new();
    let (mut n_blaming, mut n_beside) = (0u8, 0u8);
    for at in annotated.sentence_tokens(sentence) {
        let token = annotated.token(at);
        if matches!(token.pos, Pos::PUNCT | Pos::SPACE) {
            continue;
        }
        let seen = clauses.entry(clause(annotated, at)).or_default();
        seen[2] |= side.other(at).is_some();
        if token.pos == Pos::PROPN || token.iob != Iob::O {
            continue;
        }
        if blaming[token.lemma.index()] {
            n_blaming = n_blaming.saturating_add(1);
            seen[0] = true;
        }
        if beside[token.lemma.index()] {
            n_beside = n_beside.saturating_add(1);
            seen[1] = true;
        }
    }
    let with = |place: usize| clauses.values().filter(|seen| seen[place]).count() as f32;
    Counts {
        blaming: f32::from(n_blaming.min(4)).sqrt(),
        beside: f32::from(n_beside.min(5)).sqrt(),
        named: f32::from(u8::from(side.is_named(sentence))),
        clauses: clauses.len() as f32,
        with_blaming: with(0),
        with_beside: with(1),
        with_state: with(2),
    }
}

/// How likely a sentence with these features blames somebody.
pub fn likely(events: &Events, features: &[(&'static str, f32)]) -> f32 {
    let weight = |name: &str| events.speech.get(name).copied().unwrap_or(0.0);
    let sum: f32 = features
        .iter()
        .map(|(name, value)| weight(name) * value)
        .sum();
    1.0 / (1.0 + (-(sum + weight("<bias>"))).exp())
}
