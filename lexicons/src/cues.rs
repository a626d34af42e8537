//! Words that attribute.
//!
//! The files under `cues/` list them in groups: one class, the words by part of speech, the
//! frames in which they attribute, examples. `forms.tsv` names inflected forms that a lemmatizer
//! gets wrong; `counts.tsv` says how often each lemma and frame attributed among the candidates
//! of the training split of PolNeAR; `priors.tsv`, how often a lemma and its frame were a
//! statement's in articles coded by reading.

use std::collections::BTreeMap;

use chancery_record::CueClass;
use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::{Example, ExampleKind, File, Files, LexiconError, Table};

/// Words that attribute.
#[derive(Debug, Default)]
pub struct Cues {
    entries: Vec<CueEntry>,
    by_form: FxHashMap<String, u32>,
    priors: FxHashMap<String, (u32, u32)>,
}

/// What is known of a lemma as a cue.
#[derive(Clone, Debug, PartialEq)]
pub struct CueEntry {
    /// The lemma.
    pub lemma: String,
    /// What kind of act it names in each frame: the first that has the frame counts.
    pub groups: Vec<Group>,
    /// A number made of the lemma, the same in every run.
    pub hash: u32,
    /// In how many candidates of the training data it attributed, and of how many.
    pub counted: (u32, u32),
}

/// One group that a lemma belongs to.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The name of the group.
    pub name: String,
    /// What kind of act it names.
    pub class: CueClass,
    /// As which part of speech.
    pub part: Part,
    /// In which frames.
    pub frames: Frames,
    /// The head of the content must be one of these, if there are any; in a group of no act of
    /// speech, what has one of these for its content is no statement.
    pub objects: Vec<String>,
}

impl Group {
    /// Whether it only takes contents out of what other groups list.
    pub fn takes_out(&self) -> bool {
        self.class == CueClass::Other && !self.objects.is_empty()
    }
}

/// A part of speech of cues.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// *say*
    Verb,
    /// *claim*
    Noun,
    /// *confident*
    Adjective,
    /// *reportedly*
    Adverb,
}

/// The names of frames; prepositions after the first six.
pub const FRAMES: &[&str] = &[
    "clause",
    "quotation",
    "infinitive",
    "object",
    "predicate",
    "passive",
    "about",
    "against",
    "as",
    "at",
    "by",
    "for",
    "from",
    "in",
    "of",
    "on",
    "over",
    "to",
    "toward",
    "upon",
    "with",
];

/// A set of frames.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frames(u32);

impl Frames {
    /// Whether the frame of that name is in the set.
    pub fn has(self, name: &str) -> bool {
        frame(name).is_some_and(|number| self.0 & (1 << number) != 0)
    }

    fn insert(&mut self, number: u32) {
        self.0 |= 1 << number;
    }
}

fn frame(name: &str) -> Option<u32> {
    FRAMES
        .iter()
        .position(|frame| *frame == name)
        .map(|place| place as u32)
}

impl CueEntry {
    /// The group that has a part of speech and a frame.
    pub fn group(&self, part: Part, frame: &str) -> Option<&Group> {
        self.groups
            .iter()
            .find(|group| group.part == part && group.frames.has(frame))
    }

    /// All groups that have a part of speech and a frame.
    pub fn groups(&self, part: Part, frame: &str) -> impl Iterator<Item = &Group> {
        self.groups
            .iter()
            .filter(move |group| group.part == part && group.frames.has(frame))
    }

    /// The class for a part of speech and a frame; the class of another frame if none has it.
    pub fn class(&self, part: Part, frame: &str) -> CueClass {
        self.group(part, frame)
            .or_else(|| self.groups.iter().find(|group| group.part == part))
            .or(self.groups.first())
            .map_or(CueClass::Other, |group| group.class)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Entry {
    class: String,
    #[serde(default)]
    verbs: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    adjectives: Vec<String>,
    #[serde(default)]
    adverbs: Vec<String>,
    #[serde(default)]
    frames: Vec<String>,
    #[serde(default)]
    objects: Vec<String>,
    #[serde(default)]
    noun_frames: Vec<String>,
    #[serde(default)]
    adjective_frames: Vec<String>,
    examples: BTreeMap<String, String>,
}

impl Cues {
    /// The tables of the files under `cues/`.
    pub fn of(files: &Files, examples: &mut Vec<Example>) -> Result<Cues, LexiconError> {
        let mut groups: BTreeMap<String, (usize, Entry)> = BTreeMap::new();
        let mut order = Vec::new();
        for file in files
            .under("cues/")
            .filter(|file| file.name.ends_with(".toml"))
        {
            let entries: BTreeMap<String, Entry> =
                toml::from_str(&file.text).map_err(|error| LexiconError::toml(file, &error))?;
            for (name, entry) in entries {
                let line = line_of_table(file, &name);
                check(file, line, &entry)?;
                for (sentence, expected) in &entry.examples {
                    examples.push(Example {
                        kind: ExampleKind::Cue,
                        file: file.path.clone(),
                        line,
                        entry: name.clone(),
                        sentence: sentence.clone(),
                        expected: expected.clone(),
                    });
                }
                if groups.insert(name.clone(), (line, entry)).is_none() {
                    order.push(name);
                }
            }
        }
        let mut cues = Cues::default();
        for name in order {
            let Some((_, entry)) = groups.remove(&name) else {
                continue;
            };
            let class = CueClass::named(&entry.class).unwrap_or(CueClass::Other);
            for (part, words, frames) in [
                (Part::Verb, &entry.verbs, &entry.frames),
                (Part::Noun, &entry.nouns, &entry.noun_frames),
                (Part::Adjective, &entry.adjectives, &entry.adjective_frames),
                (Part::Adverb, &entry.adverbs, &entry.frames),
            ] {
                let mut set = Frames::default();
                frames
                    .iter()
                    .filter_map(|name| frame(name))
                    .for_each(|number| set.insert(number));
                for word in words {
                    let group = Group {
                        name: name.clone(),
                        class,
                        part,
                        frames: set,
                        objects: entry.objects.clone(),
                    };
                    cues.lemma(word).groups.push(group);
                }
            }
        }
        // What is taken out says nothing of the class of what is left.
        for entry in &mut cues.entries {
            entry.groups.sort_by_key(Group::takes_out);
        }
        for file in files.under("cues/forms.tsv") {
            let table = Table::of(file, &["form", "lemma"])?;
            for row in table.rows() {
                let row = row?;
                let lemma = row.get("lemma");
                let Some(&place) = cues.by_form.get(lemma) else {
                    return Err(row.error(format!("no group has the lemma `{lemma}`")));
                };
                cues.by_form
                    .entry(row.get("form").to_string())
                    .or_insert(place);
            }
        }
        for file in files.under("cues/counts.tsv") {
            let table = Table::of(file, &["lemma", "attributed", "candidates"])?;
            for row in table.rows() {
                let row = row?;
                let counted = (row.number("attributed")?, row.number("candidates")?);
                let sum = &mut cues.lemma(row.get("lemma")).counted;
                *sum = (sum.0 + counted.0, sum.1 + counted.1);
            }
        }
        for file in files.under("cues/priors.tsv") {
            let table = Table::of(file, &["words", "right", "seen"])?;
            for row in table.rows() {
                let row = row?;
                let counted = (row.number("right")?, row.number("seen")?);
                cues.priors.insert(row.get("words").to_string(), counted);
            }
        }
        cues.inflect();
        Ok(cues)
    }

    /// How often words were a statement's cue in articles coded by reading; a quarter if they were
    /// never seen.
    pub fn prior(&self, words: &str) -> f32 {
        let (right, seen) = self.priors.get(words).copied().unwrap_or_default();
        (right as f32 + 0.5) / (seen as f32 + 2.0)
    }

    /// The entry of a lemma or of one of its forms.
    pub fn entry(&self, form: &str) -> Option<&CueEntry> {
        self.entries.get(*self.by_form.get(form)? as usize)
    }

    /// All entries.
    pub fn entries(&self) -> &[CueEntry] {
        &self.entries
    }

    fn lemma(&mut self, lemma: &str) -> &mut CueEntry {
        let next = self.entries.len() as u32;
        let place = *self.by_form.entry(lemma.to_string()).or_insert(next);
        if place == next {
            self.entries.push(CueEntry {
                lemma: lemma.to_string(),
                groups: Vec::new(),
                hash: fnv(lemma),
                counted: (0, 0),
            });
        }
        &mut self.entries[place as usize]
    }

    /// Adds the regular forms of verbs, for headlines in title case, whose words a parser takes
    /// for names. A form never takes the place of a lemma.
    fn inflect(&mut self) {
        for place in 0..self.entries.len() {
            let entry = &self.entries[place];
            if !entry.groups.iter().any(|group| group.part == Part::Verb) {
                continue;
            }
            let lemma = entry.lemma.clone();
            for form in forms(&lemma) {
                self.by_form.entry(form).or_insert(place as u32);
            }
        }
    }
}

/// The regular forms of a verb.
fn forms(lemma: &str) -> Vec<String> {
    let stem_e = lemma.strip_suffix('e');
    let stem_y = lemma
        .strip_suffix('y')
        .filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']) && !stem.is_empty());
    let sibilant = ["s", "x", "z", "ch", "sh"]
        .iter()
        .any(|end| lemma.ends_with(end));
    let third = match stem_y {
        Some(stem) => format!("{stem}ies"),
        None if sibilant => format!("{lemma}es"),
        None => format!("{lemma}s"),
    };
    let past = match (stem_y, stem_e) {
        (Some(stem), _) => format!("{stem}ied"),
        (_, Some(stem)) => format!("{stem}ed"),
        _ => format!("{lemma}ed"),
    };
    let present = match stem_e {
        Some(stem) if !stem.ends_with('e') => format!("{stem}ing"),
        _ => format!("{lemma}ing"),
    };
    vec![third, past, present]
}

fn line_of_table(file: &File, name: &str) -> usize {
    let header = format!("[{name}]");
    file.text
        .lines()
        .position(|line| line.trim() == header)
        .map_or(0, |at| at + 1)
}

fn check(file: &File, line: usize, entry: &Entry) -> Result<(), LexiconError> {
    if CueClass::named(&entry.class).is_none() {
        let classes = CueClass::ALL.iter().map(|class| class.as_str());
        return Err(LexiconError::unknown(
            &file.path,
            line,
            "class",
            &entry.class,
            classes,
        ));
    }
    for name in entry
        .frames
        .iter()
        .chain(&entry.noun_frames)
        .chain(&entry.adjective_frames)
    {
        if frame(name).is_none() {
            let frames = FRAMES.iter().copied();
            return Err(LexiconError::unknown(
                &file.path, line, "frame", name, frames,
            ));
        }
    }
    Ok(())
}

/// FNV-1a, in 32 bits.
fn fnv(string: &str) -> u32 {
    string.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(text: &str) -> Result<Cues, LexiconError> {
        let mut files = Files::default();
        files.overlay("cues/x.toml".into(), "x.toml".into(), text.into());
        Cues::of(&files, &mut Vec::new())
    }

    #[test]
    fn a_lemma_has_the_class_of_its_frame() {
        let cues = Lexicon::english();
        let call = cues.cues.entry("calls").expect("it is there");
        assert_eq!(call.lemma, "call");
        assert_eq!(call.class(Part::Verb, "predicate"), CueClass::Say);
        assert_eq!(call.class(Part::Verb, "for"), CueClass::Demand);
    }
    use crate::Lexicon;

    #[test]
    fn a_wrong_class_is_named_with_its_line() {
        let error = load("[x]\nclass = \"sya\"\nverbs = [\"say\"]\n[x.examples]\n").unwrap_err();
        assert_eq!(
            error.to_string(),
            "x.toml:1: unknown class `sya`\nhint: did you mean `say`?"
        );
    }

    #[test]
    fn forms_are_regular() {
        assert_eq!(forms("deny"), ["denies", "denied", "denying"]);
        assert_eq!(forms("urge"), ["urges", "urged", "urging"]);
        assert_eq!(forms("press"), ["presses", "pressed", "pressing"]);
    }
}
