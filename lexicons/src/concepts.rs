//! What one can be for or against.
//!
//! A concept is polarity-fixed: one is for *sanctions on Iran* or against them. Its triggers are
//! phrases that name it; a `{country}` in its name and in its triggers stands for a state, so that
//! one entry serves for all of them. The words that show a stance are in `stance.toml`.

use std::collections::BTreeMap;

use chancery_record::Stance;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use crate::entries::{carry, entries};
use crate::{Bare, Example, ExampleKind, File, Files, LexiconError};

/// The number of a word that some trigger knows; 0 is a word that none knows.
pub type WordId = u32;

/// The most words that `~` may stand for.
const LONGEST_GAP: usize = 4;

/// What one can be for or against.
#[derive(Debug, Default)]
pub struct Concepts {
    /// All concepts, by name.
    pub concepts: Vec<Concept>,
    words: FxHashMap<String, WordId>,
    triggers: Vec<Trigger>,
    /// Triggers by their first word; those that begin with a country stand under 0.
    by_first: FxHashMap<WordId, Vec<u32>>,
    support: FxHashSet<String>,
    oppose: FxHashSet<String>,
    turn: FxHashSet<String>,
    /// Nouns that name whatever was done before.
    deeds: FxHashSet<String>,
    /// Nouns that take each other up, by the number of their list.
    alike: FxHashMap<String, u32>,
}

/// One concept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concept {
    /// Its name in the records: `arms-race`, `sanctions-on-{country}`.
    pub name: String,
    /// What it means, in a sentence.
    pub definition: String,
    /// The larger issue that it belongs to: `nuclear`, `human-rights`.
    pub issue: String,
    /// The stance of an author who names it in plain words of his own.
    pub lean: Option<Stance>,
    /// Whether it has a country in it.
    pub has_country: bool,
    /// Other words that say it as plainly as its name does.
    pub also: Vec<String>,
}

#[derive(Debug)]
struct Trigger {
    concept: u32,
    stance: Option<Stance>,
    is_ill: bool,
    pieces: Vec<Piece>,
}

#[derive(Debug)]
enum Piece {
    Words(Vec<WordId>),
    Optional(Vec<WordId>),
    Gap,
    Country,
}

/// A text as the triggers see it: what [`Concepts::find`] searches.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// For each word the numbers of its forms ([`Concepts::word`]): as it stands, its lemma, its
    /// singular.
    pub words: Vec<[WordId; 3]>,
    /// For each word the country that a mention beginning there names, and where it ends.
    pub countries: Vec<Option<(usize, u32)>>,
}

/// Where a text names a concept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its place in [`Concepts::concepts`].
    pub concept: u32,
    /// The first word.
    pub start: usize,
    /// One past the last word.
    pub end: usize,
    /// The country in it.
    pub country: Option<u32>,
    /// The stance that the phrase shows by itself.
    pub stance: Option<Stance>,
    /// Whether the phrase names what the concept is to overcome: *hunger* for food security. Who is
    /// against the one is for the other.
    pub is_ill: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    definition: String,
    issue: String,
    #[serde(default)]
    lean: String,
    triggers: Vec<String>,
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    ills: Vec<String>,
    #[serde(default)]
    support: Vec<String>,
    #[serde(default)]
    oppose: Vec<String>,
    #[serde(default)]
    examples: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StanceWords {
    #[serde(default)]
    support: Vec<String>,
    #[serde(default)]
    oppose: Vec<String>,
    #[serde(default)]
    turn: Vec<String>,
    #[serde(default)]
    deeds: Vec<String>,
    #[serde(default)]
    alike: Vec<Vec<String>>,
}

impl Concepts {
    /// The tables of the files under `concepts/`, and `stance.toml`.
    pub fn of(
        files: &Files,
        examples: &mut Vec<Example>,
        bare: &mut Vec<Bare>,
    ) -> Result<Concepts, LexiconError> {
        let mut concepts = Concepts::default();
        for (name, (entry, place)) in entries::<Entry>(files, "concepts/")? {
            concepts.add(&name, &entry, place.file, place.line)?;
            carry(
                ExampleKind::Concept,
                place,
                &name,
                entry.examples,
                examples,
                bare,
            );
        }
        for file in files.under("stance.toml") {
            let words: StanceWords =
                toml::from_str(&file.text).map_err(|error| LexiconError::toml(file, &error))?;
            concepts.support.extend(words.support);
            concepts.oppose.extend(words.oppose);
            concepts.turn.extend(words.turn);
            concepts.deeds.extend(words.deeds);
            for (number, list) in words.alike.into_iter().enumerate() {
                let nouns = list.into_iter().map(|noun| (noun, number as u32));
                concepts.alike.extend(nouns);
            }
        }
        Ok(concepts)
    }

    fn add(
        &mut self,
        name: &str,
        entry: &Entry,
        file: &File,
        line: usize,
    ) -> Result<(), LexiconError> {
        let fail = |message: String| Err(LexiconError::new(&file.path, line, message));
        if name.split('-').count() > 9 || name.chars().any(char::is_uppercase) {
            return fail(format!(
                "`{name}` is not in lower case or longer than nine words"
            ));
        }
        let lean = match &*entry.lean {
            "" | "none" => None,
            word => match Stance::named(word) {
                Some(stance) => Some(stance),
                None => {
                    let allowed = ["support", "oppose", "none"];
                    return Err(LexiconError::unknown(
                        &file.path, line, "lean", word, allowed,
                    ));
                }
            },
        };
        let number = self.concepts.len() as u32;
        let has_country = name.contains("{country}");
        self.concepts.push(Concept {
            name: name.to_string(),
            definition: entry.definition.clone(),
            issue: entry.issue.clone(),
            lean,
            has_country,
            also: entry.also.clone(),
        });
        let phrases = entry
            .triggers
            .iter()
            .map(|phrase| (phrase, None, false))
            .chain(entry.ills.iter().map(|phrase| (phrase, None, true)))
            .chain(
                entry
                    .support
                    .iter()
                    .map(|phrase| (phrase, Some(Stance::Support), false)),
            )
            .chain(
                entry
                    .oppose
                    .iter()
                    .map(|phrase| (phrase, Some(Stance::Oppose), false)),
            );
        for (phrase, stance, is_ill) in phrases {
            if phrase.contains("{country}") != has_country {
                return fail(format!(
                    "`{phrase}` and the name of its concept differ in having a {{country}}"
                ));
            }
            let pieces = self.pieces(phrase);
            let place = self.triggers.len() as u32;
            match pieces.first() {
                Some(Piece::Words(words)) => {
                    for &word in words {
                        self.by_first.entry(word).or_default().push(place);
                    }
                }
                Some(Piece::Country) => self.by_first.entry(0).or_default().push(place),
                _ => return fail(format!("`{phrase}` must begin with a word or a country")),
            }
            self.triggers.push(Trigger {
                concept: number,
                stance,
                is_ill,
                pieces,
            });
        }
        Ok(())
    }

    fn pieces(&mut self, phrase: &str) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for word in phrase.split_whitespace() {
            if word == "~" {
                pieces.push(Piece::Gap);
                continue;
            }
            if word == "{country}" {
                pieces.push(Piece::Country);
                continue;
            }
            let alternatives = word.trim_end_matches('?').split('|');
            let ids: Vec<WordId> = alternatives
                .map(|word| {
                    let word = word.strip_suffix("'s").unwrap_or(word);
                    let next = self.words.len() as WordId + 1;
                    *self.words.entry(word.to_lowercase()).or_insert(next)
                })
                .collect();
            let optional = word.ends_with('?');
            pieces.push(if optional {
                Piece::Optional(ids)
            } else {
                Piece::Words(ids)
            });
        }
        pieces
    }

    /// The number of a word in lower case; 0 if no trigger knows it.
    pub fn word(&self, lower: &str) -> WordId {
        self.words.get(lower).copied().unwrap_or(0)
    }

    /// Whether the lemma shows that its speaker is for what it governs.
    pub fn supports(&self, lemma: &str) -> bool {
        self.support.contains(lemma)
    }

    /// Whether the lemma shows that its speaker is against what it governs.
    pub fn opposes(&self, lemma: &str) -> bool {
        self.oppose.contains(lemma)
    }

    /// Whether the lemma ends, hinders or harms what it governs.
    pub fn turns(&self, lemma: &str) -> bool {
        self.turn.contains(lemma)
    }

    /// Whether a noun names whatever was done or decided before: *the **move***.
    pub fn names_a_deed(&self, noun: &str) -> bool {
        self.deeds.contains(noun)
    }

    /// The list of nouns that one belongs to, which take each other up: *treaty*, *deal*, *pact*.
    pub fn alike(&self, noun: &str) -> Option<u32> {
        self.alike.get(noun).copied()
    }

    /// Where a line names concepts, from left to right; of one concept the longest, no two that
    /// overlap.
    pub fn find(&self, line: &Line) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        let mut last: FxHashMap<(u32, Option<u32>), usize> = FxHashMap::default();
        for start in 0..line.words.len() {
            let mut here: Vec<Hit> = Vec::new();
            let mut try_all = |word: WordId| {
                for &place in self.by_first.get(&word).into_iter().flatten() {
                    let trigger = &self.triggers[place as usize];
                    let Some((end, country)) = matches(&trigger.pieces, line, start, None) else {
                        continue;
                    };
                    let (concept, stance) = (trigger.concept, trigger.stance);
                    let hit = Hit {
                        concept,
                        start,
                        end,
                        country,
                        stance,
                        is_ill: trigger.is_ill,
                    };
                    match here
                        .iter_mut()
                        .find(|h| h.concept == concept && h.country == country)
                    {
                        Some(old) if old.end < end => *old = hit,
                        Some(_) => {}
                        None => here.push(hit),
                    }
                }
            };
            let forms = line.words[start];
            for (at, &form) in forms.iter().enumerate() {
                if form != 0 && !forms[..at].contains(&form) {
                    try_all(form);
                }
            }
            if line.countries.get(start).is_some_and(Option::is_some) {
                try_all(0);
            }
            for hit in here {
                let end = last.entry((hit.concept, hit.country)).or_default();
                if hit.start >= *end {
                    *end = hit.end;
                    hits.push(hit);
                }
            }
        }
        hits
    }
}

/// Where a trigger ends that begins at a word, and the country in it.
fn matches(
    pieces: &[Piece],
    line: &Line,
    at: usize,
    country: Option<u32>,
) -> Option<(usize, Option<u32>)> {
    let Some((piece, rest)) = pieces.split_first() else {
        return Some((at, country));
    };
    let fits = |words: &[WordId]| {
        line.words
            .get(at)
            .is_some_and(|forms| forms.iter().any(|f| *f != 0 && words.contains(f)))
    };
    match piece {
        Piece::Words(words) if fits(words) => matches(rest, line, at + 1, country),
        Piece::Words(_) => None,
        Piece::Optional(words) => fits(words)
            .then(|| matches(rest, line, at + 1, country))
            .flatten()
            .or_else(|| matches(rest, line, at, country)),
        Piece::Gap => (0..=LONGEST_GAP).find_map(|gap| matches(rest, line, at + gap, country)),
        Piece::Country => {
            let &(end, country) = line.countries.get(at)?.as_ref()?;
            matches(rest, line, end, Some(country))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let concepts = crate::Lexicon::english().concepts;
        let words: Vec<&str> = text.split_whitespace().collect();
        let mut line = Line::default();
        for (at, word) in words.iter().enumerate() {
            let lower = word.to_lowercase();
            let single = lower.strip_suffix('s').unwrap_or(&lower).to_string();
            line.words
                .push([concepts.word(&lower), 0, concepts.word(&single)]);
            line.countries
                .push((*word == "Cuba").then_some((at + 1, 7)));
        }
        let hits = concepts.find(&line);
        hits.iter()
            .map(|hit| {
                let name = &concepts.concepts[hit.concept as usize].name;
                format!("{name} {}", words[hit.start..hit.end].join(" "))
            })
            .collect()
    }

    #[test]
    fn longest_phrase_of_a_concept_wins() {
        let hits = found("the nuclear arms race goes on");
        assert!(
            hits.contains(&"nuclear-arms-race nuclear arms race".to_string()),
            "{hits:?}"
        );
    }

    #[test]
    fn a_country_fills_its_place() {
        let hits = found("the sanctions imposed on Cuba");
        assert!(hits.contains(&"sanctions-on-{country} sanctions imposed on Cuba".to_string()));
        assert!(found("the sanctions imposed on trade").is_empty());
    }

    #[test]
    fn a_gap_is_short() {
        let near = found("total elimination of such dreadful nuclear weapons");
        let far = found("total elimination of a b c d e f g nuclear weapons");
        assert!(
            near.iter()
                .any(|hit| hit.starts_with("nuclear-disarmament")),
            "{near:?}"
        );
        assert!(
            !far.iter().any(|hit| hit.starts_with("nuclear-disarmament")),
            "{far:?}"
        );
    }

    #[test]
    fn no_concept_is_found_in_plain_words() {
        assert!(found("the cat sat on the mat").is_empty());
    }

    #[test]
    fn a_wrong_lean_is_named_with_a_hint() {
        let mut files = Files::default();
        let text = "[x]\ndefinition='d'\nissue='i'\nlean='oppse'\ntriggers=['x y']\n";
        files.overlay("concepts/own.toml".into(), "own.toml".into(), text.into());
        let error =
            Concepts::of(&files, &mut Vec::new(), &mut Vec::new()).expect_err("a wrong word");
        assert!(
            error.to_string().contains("did you mean `oppose`"),
            "{error}"
        );
    }
}
