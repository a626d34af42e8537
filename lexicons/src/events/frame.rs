//! Where source and target stand, for each type unless an entry says otherwise.

use chancery_record::EventType;

use crate::LexiconError;

/// A place in a clause or a noun phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The subject; the agent of a passive.
    Subject,
    /// The object; the subject of a passive.
    Object,
    /// Who owns a noun: *Russia's attack*.
    Possessor,
    /// Who stands before a noun: *the Russian attack*.
    Modifier,
    /// The subject of a complement: *demanded that **Iran** stop*.
    Complement,
    /// Under a preposition.
    Prep(String),
}

/// The prepositions that a pattern or a slot may name.
pub const PREPOSITIONS: &[&str] = &[
    "about",
    "above",
    "across",
    "after",
    "against",
    "ahead",
    "alongside",
    "along",
    "among",
    "apart",
    "around",
    "as",
    "aside",
    "at",
    "away",
    "back",
    "before",
    "behind",
    "between",
    "by",
    "concerning",
    "down",
    "during",
    "for",
    "forward",
    "from",
    "in",
    "inside",
    "into",
    "near",
    "of",
    "off",
    "on",
    "onto",
    "open",
    "out",
    "outside",
    "over",
    "round",
    "regarding",
    "through",
    "to",
    "together",
    "toward",
    "towards",
    "under",
    "until",
    "up",
    "upon",
    "with",
    "within",
    "without",
];

impl Slot {
    /// The slot of that name.
    pub fn named(name: &str, file: &str, line: usize) -> Result<Slot, LexiconError> {
        Ok(match name {
            "subject" => Slot::Subject,
            "object" => Slot::Object,
            "possessor" => Slot::Possessor,
            "modifier" => Slot::Modifier,
            "complement" => Slot::Complement,
            preposition if PREPOSITIONS.contains(&preposition) => Slot::Prep(preposition.into()),
            _ => {
                let known = ["subject", "object", "possessor", "modifier", "complement"];
                let known = known.iter().chain(PREPOSITIONS).copied();
                return Err(LexiconError::unknown(file, line, "slot", name, known));
            }
        })
    }
}

/// The usual slots of a type.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Of a verb's source.
    pub source: Vec<Slot>,
    /// Of a verb's target.
    pub target: Vec<Slot>,
    /// Of a noun's source.
    pub noun_source: Vec<Slot>,
    /// Of a noun's target.
    pub noun_target: Vec<Slot>,
}

fn slots(names: &[&str]) -> Vec<Slot> {
    names
        .iter()
        .filter_map(|name| Slot::named(name, "", 0).ok())
        .collect()
}

impl Frame {
    /// The usual slots of a type.
    pub fn of(kind: Option<EventType>) -> Frame {
        use EventType::*;
        let (target, noun_target): (&[&str], &[&str]) = match kind {
            Some(Agree) => (&["with", "to", "object", "for"], &["with", "to"]),
            Some(Consult) => (&["with", "object", "to"], &["with", "to"]),
            Some(Support) => (
                &["object", "for", "with", "to", "behind", "of"],
                &["for", "of", "to", "with"],
            ),
            Some(Concede) => (&["to", "object", "for", "on", "with"], &["to", "for", "of"]),
            Some(Cooperate) => (&["with", "to", "object", "from"], &["with", "to"]),
            Some(Aid) => (&["to", "for", "object", "with", "in"], &["to", "for"]),
            Some(Retreat) => (
                &["from", "to", "on", "against", "with", "object", "of"],
                &["from", "with", "of", "on", "to"],
            ),
            Some(Request) => (
                &["on", "to", "object", "from", "complement", "of"],
                &["to", "on", "for", "from"],
            ),
            Some(Accuse) => (
                &[
                    "object",
                    "against",
                    "on",
                    "at",
                    "of",
                    "with",
                    "to",
                    "about",
                    "over",
                    "complement",
                ],
                &[
                    "of", "against", "on", "at", "with", "into", "about", "over", "to",
                ],
            ),
            Some(Reject) => (
                &[
                    "object",
                    "to",
                    "from",
                    "with",
                    "by",
                    "of",
                    "against",
                    "complement",
                ],
                &["of", "to"],
            ),
            Some(Threaten) => (
                &["object", "against", "to", "with", "on", "complement"],
                &["against", "to", "on", "for", "of"],
            ),
            Some(Protest) => (
                &["against", "at", "over", "outside", "object"],
                &["against", "at", "over"],
            ),
            Some(Sanction) => (
                &["on", "against", "to", "with", "from", "object", "for"],
                &["on", "against", "to", "with", "of"],
            ),
            Some(Mobilize) => (
                &["against", "to", "in", "on", "near", "along", "at", "with"],
                &["against", "to", "in", "on", "near", "with"],
            ),
            Some(Coerce) => (
                &["object", "on", "against", "of", "from", "in"],
                &["of", "on", "against"],
            ),
            Some(Assault) => (
                &["object", "on", "against", "at", "in", "with", "of"],
                &["on", "against", "of", "in", "at"],
            ),
            None => (&["object"], &["of"]),
        };
        Frame {
            source: slots(&["subject"]),
            target: slots(target),
            noun_source: slots(&["possessor", "by", "from", "modifier"]),
            noun_target: slots(noun_target),
        }
    }
}
