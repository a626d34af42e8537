//! From the words of a pattern to what must stand beside its head.

use std::collections::BTreeMap;

use super::frame::PREPOSITIONS;
use super::{Need, Weights, Words, feature_hash};
use crate::{File, LexiconError};

/// The words of one item of a pattern: `@talks`, `weapon|arm`, `meet`.
fn words(
    classes: &BTreeMap<String, Vec<String>>,
    item: &str,
    file: &str,
    line: usize,
) -> Result<Vec<String>, LexiconError> {
    let mut out = Vec::new();
    for part in item.split('|') {
        match part.strip_prefix('@') {
            None => out.push(part.to_string()),
            Some(name) => match classes.get(name) {
                Some(words) => out.extend(words.iter().cloned()),
                None => {
                    let known = classes.keys().map(String::as_str);
                    return Err(LexiconError::unknown(file, line, "word class", name, known));
                }
            },
        }
    }
    out.sort();
    out.dedup();
    Ok(out)
}

/// Each way to read a pattern that lets one of several prepositions stand: *talks with|between*.
pub(super) fn ways(text: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    for item in text.split_whitespace() {
        let is_choice =
            item.contains('|') && item.split('|').all(|one| PREPOSITIONS.contains(&one));
        let choices: Vec<&str> = if is_choice {
            item.split('|').collect()
        } else {
            vec![item]
        };
        out = out
            .iter()
            .flat_map(|before| choices.iter().map(move |one| format!("{before} {one}")))
            .collect();
    }
    out
}

/// The heads of a pattern, each with what must stand beside it.
pub(super) fn pattern(
    classes: &BTreeMap<String, Vec<String>>,
    text: &str,
    is_verb: bool,
    file: &str,
    line: usize,
) -> Result<Vec<(String, Vec<Need>)>, LexiconError> {
    let list = |item: &str| words(classes, item, file, line);
    let items: Vec<&str> = text.split_whitespace().collect();
    let is_prep = |item: &str| PREPOSITIONS.contains(&item);
    let mut needs = Vec::new();
    // The head: of a verb the first plain word; of a noun the last before a preposition.
    let first = items
        .iter()
        .take_while(|item| item.starts_with('<'))
        .count();
    for item in &items[..first] {
        needs.push(Need::Subject(Words(list(&item[1..])?)));
    }
    let head = if is_verb {
        first
    } else {
        let end = items
            .iter()
            .position(|item| is_prep(item) || item.starts_with('+'))
            .unwrap_or(items.len());
        end.saturating_sub(1)
    };
    let Some(head_words) = items.get(head) else {
        return Err(LexiconError::new(file, line, "an empty pattern"));
    };
    for item in &items[first..head] {
        needs.push(Need::Before(Words(list(item)?)));
    }
    let mut rest = items[head + 1..].iter().peekable();
    while let Some(item) = rest.next() {
        if let Some(verb) = item.strip_prefix("++") {
            needs.push(Need::Clause(Words(list(verb)?)));
        } else if let Some(verb) = item.strip_prefix('+') {
            needs.push(Need::Complement(Words(list(verb)?)));
        } else if is_prep(item) {
            match rest.peek() {
                Some(next) if !is_prep(next) && !next.starts_with('+') => {
                    needs.push(Need::Prep((*item).to_string(), Words(list(next)?)));
                    rest.next();
                }
                _ => needs.push(Need::Particle((*item).to_string())),
            }
        } else {
            needs.push(Need::Object(Words(list(item)?)));
        }
    }
    Ok(list(head_words)?
        .into_iter()
        .map(|head| (head, needs.clone()))
        .collect())
}

/// The need of all patterns of an entry: a word of a class in the same paragraph.
pub(super) fn near(
    classes: &BTreeMap<String, Vec<String>>,
    class: &str,
    file: &str,
    line: usize,
) -> Result<Need, LexiconError> {
    Ok(Need::Near(Words(words(classes, class, file, line)?)))
}

/// How exact a need is.
pub(super) fn weight(need: &Need) -> u32 {
    match need {
        Need::Near(_) => 1,
        Need::Particle(_) => 2,
        Need::Object(_) | Need::Complement(_) | Need::Subject(_) | Need::Before(_) => 3,
        Need::Clause(_) => 4,
        Need::Prep(..) => 4,
    }
}

/// The weights of a linear model: `feature`, then one column for each label.
pub(super) fn weights(file: &File) -> Result<Weights, LexiconError> {
    let mut lines = file
        .text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.starts_with('#'));
    let Some((_, header)) = lines.next() else {
        return Err(LexiconError::new(&file.path, 1, "the table is empty"));
    };
    let labels: Vec<String> = header.split('\t').skip(1).map(String::from).collect();
    let mut weights = Weights {
        labels,
        ..Weights::default()
    };
    for (at, line) in lines {
        let mut cells = line.split('\t');
        let feature = cells.next().unwrap_or("");
        let row: Option<Vec<i16>> = cells
            .map(|cell| {
                if cell.is_empty() {
                    Some(0)
                } else {
                    cell.parse().ok()
                }
            })
            .collect();
        match row {
            Some(mut row) if row.len() <= weights.labels.len() => {
                row.resize(weights.labels.len(), 0);
                weights.rows.insert(feature_hash(&[feature]), row);
            }
            _ => {
                let message = format!("a weight of `{feature}` is not a number");
                return Err(LexiconError::new(&file.path, at + 1, message));
            }
        }
    }
    Ok(weights)
}
