//! Predicates of events: which words, in which frame, make which PLOVER event.
//!
//! One file of `events/` for each type, an entry for each kind of act. Patterns are short:
//!
//! ```text
//! meet                     the verb
//! call for                 with a preposition or particle; of several: talks with|between
//! impose @sanction on      with an object of a word class, and a preposition
//! lay down weapon|arm      one of several words; with a particle and an object
//! capture #person          with anybody by name as the object
//! agree +meet              with a complement verb; want +* with any
//! announce ++ban           with a clause whose verb has a tense: announced that it would ban; suggest ++* of any
//! <violence erupt          with a subject
//! military operation       a noun and what stands before it
//! ```

mod compile;
mod frame;
mod ontology;

use std::collections::BTreeMap;

use chancery_record::{EventType, Status};
use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::entries::{Place, carry};
use crate::line::line_of;
use crate::{Bare, Example, ExampleKind, File, Files, LexiconError, Table};

pub use frame::{Frame, Slot};

use ontology::Ontology;

/// Predicates of events, word classes, governing words.
#[derive(Debug, Default)]
pub struct Events {
    /// All entries, in order of their names.
    pub entries: Vec<Entry>,
    /// Patterns by the lemma of their head.
    pub verbs: FxHashMap<String, Vec<Pattern>>,
    /// The same for nouns.
    pub nouns: FxHashMap<String, Vec<Pattern>>,
    /// The same for adjectives.
    pub adjectives: FxHashMap<String, Vec<Pattern>>,
    /// Word classes: a name, and the words that carry it.
    pub classes: BTreeMap<String, Vec<String>>,
    /// What a governing word makes of the event under it: `plan` → planned.
    pub governors: FxHashMap<String, Status>,
    /// Words that make an event background, possible, future when they modify its noun.
    pub modifiers: FxHashMap<String, Status>,
    /// Wars, regimes and other periods by name, in lower case, with the last year of each.
    pub periods: FxHashMap<String, i16>,
    /// PLOVER's intensity of a type and mode, and Goldstein's value of a CAMEO root.
    pub scale: FxHashMap<(String, String), f32>,
    /// The weights by which a sentence of a speech blames: a feature, and what it adds.
    pub speech: FxHashMap<String, f32>,
    /// The linear model of `relate`: a feature, and its weight for each label.
    pub weights: Weights,
    /// The same for the status of an act.
    pub status: Weights,
    /// The same for its voice.
    pub voice: Weights,
    /// Whether an ontology of one's own stands in the place of the program's entries.
    pub is_own: bool,
}

/// One kind of act.
#[derive(Clone, Debug)]
pub struct Entry {
    /// `consult.meet`.
    pub name: String,
    /// The type; none for a pattern that means no event.
    pub kind: Option<EventType>,
    /// The type that PLOVER's own coding of a single relation gives it, where that differs.
    pub relation: Option<EventType>,
    /// PLOVER mode.
    pub mode: String,
    /// PLOVER contexts.
    pub contexts: Vec<String>,
    /// CAMEO code.
    pub cameo: String,
    /// Where the source stands.
    pub source: Vec<Slot>,
    /// Where the target stands.
    pub target: Vec<Slot>,
    /// Where source and target stand for a noun.
    pub noun_source: Vec<Slot>,
    /// The same for its target.
    pub noun_target: Vec<Slot>,
    /// Whether a plural subject does it together.
    pub joint: bool,
    /// Whether the entry's words are so common that both sides must be actors.
    pub weak: bool,
    /// Whether a verb of it with a target stays an event, though the model of events would leave it
    /// out: *accuse*.
    pub plain: bool,
    /// Whether a verb of it stays an event without a target, where people in the street do it: *thousands
    /// marched*.
    pub alone: bool,
    /// The entry that its words are where nobody says them, if there is one of that name: *Chad broke
    /// the truce*, which accuses Chad in somebody's mouth, and rejects the truce in the outlet's own
    /// words.
    pub unsaid: Option<u32>,
    /// The entry that those of its words that are of the class `in_words` are between politicians, if
    /// there is one of that name: *Sanders **attacked** Clinton*; those of the classes `contests` and
    /// `strives` are no event then: ***defeated** Clinton*.
    pub in_words: Option<u32>,
    /// A status that the words themselves give.
    pub status: Option<Status>,
    /// How often its words were events where articles were coded by reading; one half if never met.
    pub prior: f32,
}

/// A way to say it.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// The entry: a place in [`Events::entries`].
    pub entry: u32,
    /// What must stand beside the head.
    pub needs: Vec<Need>,
    /// How exact it is: patterns with more needs come first.
    pub weight: u32,
}

/// What must stand beside the head of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need {
    /// A preposition or particle.
    Particle(String),
    /// An object (the subject of a passive) that is one of these words.
    Object(Words),
    /// A preposition with one of these words under it.
    Prep(String, Words),
    /// A complement verb.
    Complement(Words),
    /// A clause with a tense, around one of these verbs.
    Clause(Words),
    /// A subject.
    Subject(Words),
    /// A word before the noun, joined or as an adjective.
    Before(Words),
    /// One of these words in the same paragraph.
    Near(Words),
}

/// Words of a pattern, lemmas in lower case, sorted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words(pub Vec<String>);

impl Words {
    /// Whether a lemma is one of them.
    pub fn has(&self, lemma: &str) -> bool {
        self.0
            .binary_search_by(|word| word.as_str().cmp(lemma))
            .is_ok()
    }
}

/// Weights of a linear model over features.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    /// The labels, in the order of the columns.
    pub labels: Vec<String>,
    /// The hash of a feature, and its weights in thousandths.
    pub rows: FxHashMap<u64, Vec<i16>>,
}

impl Weights {
    /// The sum of each label over features, by their hashes, and what every case begins with.
    pub fn sums(&self, hashes: impl Iterator<Item = u64>) -> Vec<i64> {
        let mut sums = vec![0i64; self.labels.len()];
        for hash in hashes.chain([feature_hash(&["<bias>"])]) {
            for (sum, &weight) in sums
                .iter_mut()
                .zip(self.rows.get(&hash).into_iter().flatten())
            {
                *sum += i64::from(weight);
            }
        }
        sums
    }
}

/// The hash of a feature's name.
pub fn feature_hash(parts: &[&str]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    for part in parts {
        for &byte in part.as_bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    hash
}

/// Files of `events/` that hold no entries.
const NO_ENTRIES: &[&str] = &[
    "events/classes.toml",
    "events/ontology.toml",
    "events/status.toml",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEntry {
    event: String,
    #[serde(default)]
    relation: Option<String>,
    #[serde(default)]
    mode: String,
    #[serde(default)]
    contexts: Vec<String>,
    #[serde(default)]
    cameo: String,
    #[serde(default)]
    lemmas: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    adjectives: Vec<String>,
    source: Option<Slots>,
    target: Option<Slots>,
    noun_source: Option<Slots>,
    noun_target: Option<Slots>,
    #[serde(default)]
    joint: bool,
    #[serde(default)]
    weak: bool,
    #[serde(default)]
    plain: bool,
    #[serde(default)]
    alone: bool,
    #[serde(default)]
    unsaid: String,
    #[serde(default)]
    in_words: String,
    #[serde(default)]
    status: Option<String>,
    /// A word class of which the paragraph must hold a word: `@commerce`.
    #[serde(default)]
    near: Option<String>,
    #[serde(default)]
    examples: BTreeMap<String, String>,
}

/// A table of `status.toml`: lists of words by status, and examples.
#[derive(Deserialize)]
struct RawStatus {
    #[serde(flatten)]
    lists: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    examples: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Slots {
    One(String),
    Many(Vec<String>),
}

impl Slots {
    fn read(&self, file: &File, line: usize) -> Result<Vec<Slot>, LexiconError> {
        let names = match self {
            Slots::One(name) => std::slice::from_ref(name),
            Slots::Many(names) => names,
        };
        names
            .iter()
            .map(|name| Slot::named(name, &file.path, line))
            .collect()
    }
}

impl Events {
    /// The tables of the files under `events/`.
    pub fn of(
        files: &Files,
        examples: &mut Vec<Example>,
        bare: &mut Vec<Bare>,
    ) -> Result<Events, LexiconError> {
        let mut events = Events::default();
        for file in files.under("events/classes.toml") {
            let classes: BTreeMap<String, Vec<String>> =
                toml::from_str(&file.text).map_err(|error| LexiconError::toml(file, &error))?;
            events.classes.extend(classes);
        }
        for file in files.under("events/status.toml") {
            events.read_status(file, examples, bare)?;
        }
        for file in files.under("events/relations.tsv") {
            events.weights = compile::weights(file)?;
        }
        for file in files.under("events/status.tsv") {
            events.status = compile::weights(file)?;
        }
        for file in files.under("events/voice.tsv") {
            events.voice = compile::weights(file)?;
        }
        for file in files.under("events/speech.tsv") {
            let table = Table::of(file, &["feature", "weight"])?;
            for row in table.rows() {
                let row = row?;
                let Ok(weight) = row.get("weight").parse() else {
                    return Err(row.error("the weight is not a number"));
                };
                events.speech.insert(row.get("feature").into(), weight);
            }
        }
        for file in files.under("events/periods.tsv") {
            let table = Table::of(file, &["name", "until"])?;
            for row in table.rows() {
                let row = row?;
                let Ok(until) = row.get("until").parse() else {
                    return Err(row.error("`until` is not a year"));
                };
                events.periods.insert(row.get("name").to_lowercase(), until);
            }
        }
        for file in files.under("events/intensity.tsv") {
            let table = Table::of(file, &["type", "mode", "value"])?;
            for row in table.rows() {
                let row = row?;
                let Ok(value) = row.get("value").parse() else {
                    return Err(row.error("the value is not a number"));
                };
                events
                    .scale
                    .insert((row.get("type").into(), row.get("mode").into()), value);
            }
        }
        let mut ontology = Ontology::default();
        for file in files.under("events/ontology.toml") {
            ontology.read(file)?;
        }
        events.is_own = ontology.instead;
        let mut entries: BTreeMap<String, (usize, usize, RawEntry)> = BTreeMap::new();
        let kept: Vec<&File> = files
            .under("events/")
            .filter(|file| {
                file.name.ends_with(".toml")
                    && !NO_ENTRIES.contains(&file.name.as_str())
                    && (file.is_laid || !events.is_own)
            })
            .collect();
        for (place, file) in kept.iter().enumerate() {
            let raw: BTreeMap<String, RawEntry> =
                toml::from_str(&file.text).map_err(|error| LexiconError::toml(file, &error))?;
            let stem = file
                .name
                .trim_start_matches("events/")
                .trim_end_matches(".toml");
            for (name, entry) in raw {
                let line = line_of_key(&file.text, &name);
                entries.insert(format!("{stem}.{name}"), (place, line, entry));
            }
        }
        // The order of `entries` is that of [`Events::entries`].
        let numbers: BTreeMap<String, u32> = entries.keys().cloned().zip(0..).collect();
        for (name, (place, line, mut raw)) in entries {
            let carried = std::mem::take(&mut raw.examples);
            let here = Place {
                file: kept[place],
                line,
            };
            carry(ExampleKind::Event, here, &name, carried, examples, bare);
            let of_name = |other: &str| match other {
                "" => Ok(None),
                other => match numbers.get(other) {
                    Some(&number) => Ok(Some(number)),
                    None => Err(LexiconError::unknown(
                        &kept[place].path,
                        line,
                        "entry",
                        other,
                        numbers.keys().map(String::as_str),
                    )),
                },
            };
            let unsaid = of_name(&raw.unsaid)?;
            let in_words = of_name(&raw.in_words)?;
            events.add(&ontology, kept[place], line, name, raw)?;
            if let Some(entry) = events.entries.last_mut() {
                entry.unsaid = unsaid;
                entry.in_words = in_words;
            }
        }
        for file in files.under("events/priors.tsv") {
            let table = Table::of(file, &["entry", "right", "seen"])?;
            for row in table.rows() {
                let row = row?;
                let (Ok(right), Ok(seen)) = (row.get("right").parse(), row.get("seen").parse())
                else {
                    return Err(row.error("`right` and `seen` are not both numbers"));
                };
                let (right, seen): (f32, f32) = (right, seen);
                let of_name = |entry: &&mut Entry| entry.name == row.get("entry");
                if let Some(entry) = events.entries.iter_mut().find(of_name) {
                    entry.prior = (right + 1.0) / (seen + 2.0);
                }
            }
        }
        for table in [&mut events.verbs, &mut events.nouns, &mut events.adjectives] {
            for patterns in table.values_mut() {
                patterns.sort_by_key(|pattern| (std::cmp::Reverse(pattern.weight), pattern.entry));
            }
        }
        Ok(events)
    }

    fn read_status(
        &mut self,
        file: &File,
        examples: &mut Vec<Example>,
        bare: &mut Vec<Bare>,
    ) -> Result<(), LexiconError> {
        let raw: BTreeMap<String, RawStatus> =
            toml::from_str(&file.text).map_err(|error| LexiconError::toml(file, &error))?;
        for (kind, raw) in raw {
            let line = line_of_key(&file.text, &kind);
            // A word of a file laid over ours takes the place of ours.
            let mut seen = std::collections::BTreeSet::new();
            for (status, words) in raw.lists {
                let status = named_status(file, line, &status)?;
                let table = match kind.as_str() {
                    "governors" => &mut self.governors,
                    "modifiers" => &mut self.modifiers,
                    _ => {
                        let known = ["governors", "modifiers"];
                        return Err(LexiconError::unknown(
                            &file.path, line, "table", &kind, known,
                        ));
                    }
                };
                for word in words {
                    if !seen.insert(word.clone()) {
                        let message = format!("`{word}` stands twice among the {kind}");
                        return Err(LexiconError::new(&file.path, line, message));
                    }
                    table.insert(word, status);
                }
            }
            let entry = format!("status.{kind}");
            let here = Place { file, line };
            carry(
                ExampleKind::Event,
                here,
                &entry,
                raw.examples,
                examples,
                bare,
            );
        }
        Ok(())
    }

    fn add(
        &mut self,
        ontology: &Ontology,
        file: &File,
        line: usize,
        name: String,
        raw: RawEntry,
    ) -> Result<(), LexiconError> {
        let (kind, own_mode) = match raw.event.as_str() {
            "none" => (None, None),
            event => match ontology.own(event) {
                Some((kind, mode)) => (Some(kind), Some(mode)),
                None => (Some(known_type(ontology, file, line, event)?), None),
            },
        };
        let is_code =
            |code: &str| (2..=4).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_digit());
        if !raw.cameo.is_empty() && !is_code(&raw.cameo) {
            let message = format!("`{}` is no CAMEO code: two to four digits", raw.cameo);
            return Err(LexiconError::new(&file.path, line, message));
        }
        let relation = raw
            .relation
            .as_deref()
            .map(|event| named_type(file, line, event));
        let frame = Frame::of(kind);
        let slots = |given: &Option<Slots>, usual: &[Slot]| match given {
            Some(slots) => slots.read(file, line),
            None => Ok(usual.to_vec()),
        };
        let entry = Entry {
            kind,
            relation: relation.transpose()?,
            mode: own_mode.filter(|_| raw.mode.is_empty()).unwrap_or(raw.mode),
            contexts: raw.contexts,
            cameo: raw.cameo,
            source: slots(&raw.source, &frame.source)?,
            target: slots(&raw.target, &frame.target)?,
            noun_source: slots(&raw.noun_source, &frame.noun_source)?,
            noun_target: slots(&raw.noun_target, &frame.noun_target)?,
            joint: raw.joint,
            weak: raw.weak,
            plain: raw.plain,
            alone: raw.alone,
            unsaid: None,
            in_words: None,
            status: raw
                .status
                .map(|status| named_status(file, line, &status))
                .transpose()?,
            prior: 0.5,
            name,
        };
        let near = raw.near.as_deref();
        let near = near
            .map(|class| compile::near(&self.classes, class, &file.path, line))
            .transpose()?;
        let number = self.entries.len() as u32;
        for (table, patterns, is_verb) in [
            (&mut self.verbs, &raw.lemmas, true),
            (&mut self.nouns, &raw.nouns, false),
            (&mut self.adjectives, &raw.adjectives, true),
        ] {
            for pattern in patterns.iter().flat_map(|pattern| compile::ways(pattern)) {
                for (head, mut needs) in
                    compile::pattern(&self.classes, &pattern, is_verb, &file.path, line)?
                {
                    needs.extend(near.clone());
                    let weight = needs.iter().map(compile::weight).sum();
                    table.entry(head).or_default().push(Pattern {
                        entry: number,
                        needs,
                        weight,
                    });
                }
            }
        }
        self.entries.push(entry);
        Ok(())
    }

    /// The entry of that name: `consult.meet`.
    pub fn entry(&self, name: &str) -> Option<&Entry> {
        let place = self
            .entries
            .binary_search_by(|entry| entry.name.as_str().cmp(name))
            .ok()?;
        self.entries.get(place)
    }

    /// PLOVER's intensity of a type in a mode.
    pub fn intensity(&self, kind: EventType, mode: &str) -> f32 {
        let value = |mode: &str| {
            self.scale
                .get(&(kind.as_str().to_string(), mode.to_string()))
        };
        value(mode).or_else(|| value("")).copied().unwrap_or(0.0)
    }

    /// Goldstein's value of a CAMEO code, by its root.
    pub fn goldstein(&self, cameo: &str) -> f32 {
        let root = cameo.get(..2).unwrap_or("").to_string();
        self.scale
            .get(&(root, String::new()))
            .copied()
            .unwrap_or(0.0)
    }

    /// Whether a class holds a lemma.
    pub fn in_class(&self, class: &str, lemma: &str) -> bool {
        self.classes
            .get(class)
            .is_some_and(|words| words.iter().any(|word| word == lemma))
    }
}

/// A type of PLOVER; the error names one's own too.
fn known_type(
    ontology: &Ontology,
    file: &File,
    line: usize,
    event: &str,
) -> Result<EventType, LexiconError> {
    EventType::named(event).ok_or_else(|| {
        let known = EventType::ALL.iter().map(|kind| kind.as_str());
        let known = known.chain(ontology.names());
        LexiconError::unknown(&file.path, line, "event", event, known)
    })
}

fn named_type(file: &File, line: usize, event: &str) -> Result<EventType, LexiconError> {
    EventType::named(event).ok_or_else(|| {
        let known = EventType::ALL.iter().map(|kind| kind.as_str());
        LexiconError::unknown(&file.path, line, "event", event, known)
    })
}

fn named_status(file: &File, line: usize, status: &str) -> Result<Status, LexiconError> {
    Status::named(status).ok_or_else(|| {
        let known = Status::ALL.iter().map(|status| status.as_str());
        LexiconError::unknown(&file.path, line, "status", status, known)
    })
}

/// The line of `[key]`.
fn line_of_key(text: &str, key: &str) -> usize {
    text.find(&format!("[{key}]"))
        .map_or(1, |offset| line_of(text, offset))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(text: &str) -> Result<Events, LexiconError> {
        let mut files = Files::default();
        files.overlay(
            "events/classes.toml".into(),
            "classes.toml".into(),
            "talks = [\"talk\", \"meeting\"]\n".into(),
        );
        files.overlay("events/own.toml".into(), "own.toml".into(), text.into());
        Events::of(&files, &mut Vec::new(), &mut Vec::new())
    }

    #[test]
    fn codes_and_entries_that_are_none_are_named() {
        let wrong = [
            ("cameo = \"9zz\"", "`9zz` is no CAMEO code"),
            ("unsaid = \"no.such\"", "no.such"),
        ];
        for (line, named) in wrong {
            let text = format!("[meet]\nevent = \"CONSULT\"\n{line}\nlemmas = [\"meet\"]\n");
            let error = load(&text).unwrap_err().to_string();
            assert!(error.contains(named), "{error}");
        }
    }

    #[test]
    fn patterns_are_read() {
        let events =
            load("[meet]\nevent = \"CONSULT\"\nlemmas = [\"meet with\", \"hold @talks\"]\n")
                .unwrap();
        assert_eq!(
            events.verbs["meet"][0].needs,
            [Need::Particle("with".into())]
        );
        let words = Words(vec!["meeting".into(), "talk".into()]);
        assert_eq!(events.verbs["hold"][0].needs, [Need::Object(words)]);
        assert_eq!(
            events.entry("own.meet").unwrap().kind,
            Some(EventType::Consult)
        );
    }

    #[test]
    fn types_of_ones_own_stand_in_the_place_of_ours() {
        let mut files = Files::embedded("en");
        let ours = "instead = true\n[types]\nBORDER-INCIDENT = \"ASSAULT\"\n";
        let entry = "[shots]\nevent = \"BORDER-INCIDENT\"\nlemmas = [\"fire at\"]\n";
        files.overlay("events/ontology.toml".into(), "o.toml".into(), ours.into());
        files.overlay("events/own.toml".into(), "own.toml".into(), entry.into());
        let events = Events::of(&files, &mut Vec::new(), &mut Vec::new()).unwrap();
        let [only] = &events.entries[..] else {
            panic!("{} entries", events.entries.len());
        };
        assert_eq!(
            (only.kind, &*only.mode),
            (Some(EventType::Assault), "border-incident")
        );
        let wrong = "[types]\nASSAULT = \"COERCE\"\n";
        files.overlay("events/ontology.toml".into(), "p.toml".into(), wrong.into());
        let error = Events::of(&files, &mut Vec::new(), &mut Vec::new()).unwrap_err();
        assert_eq!(error.to_string(), "p.toml:2: `ASSAULT` is a type already");
    }

    #[test]
    fn a_faulty_entry_says_where_and_what() {
        let error = load("\n[meet]\nevent = \"CONSLT\"\n").unwrap_err();
        assert_eq!(
            error.to_string(),
            "own.toml:2: unknown event `CONSLT`\nhint: did you mean `CONSULT`?"
        );
        assert!(load("[meet]\nevent = \"CONSULT\"\nlemmas = [\"hold @talk\"]\n").is_err());
    }
}
