//! Who meets or talks in a government's readout: whom *they*, *both* and *the leaders* of it mean.
//!
//! > Minister Ana Lu **spoke with** Minister Bo Chen of Sylvania. She thanked his government for the
//! > grain. **They** agreed to meet again, and **the two ministers** …
//!
//! Both, Ana Lu first. Leaves alone: *they* after another group as the subject (*The guards left.
//! They …*) and inside the words of one of them (*She said that they …*).

use chancery_record::{ActorId, ActorKind, MentionForm};
use chancery_text::{Dep, Pos, Tag, TokenId};

use super::{Found, Reader};
use crate::actors::author::Author;
use crate::actors::phrase::fields::office_at;
use crate::actors::phrase::{Determiner, Phrase};
use crate::actors::stage::Stage;
use crate::grammar::joined;

/// Those who meet from a sentence on, the first-named first.
#[derive(Clone, Debug)]
pub(super) struct Parties {
    /// The sentence that tells of the meeting.
    pub from: u32,
    pub actors: Vec<ActorId>,
}

/// Verbs of meeting by themselves.
const MEET: &[&str] = &[
    "meet", "speak", "talk", "confer", "consult", "call", "phone", "join",
];

/// Nouns for a meeting that somebody holds.
const MEETING: &[&str] = &[
    "meeting",
    "call",
    "talk",
    "consultation",
    "conversation",
    "dialogue",
    "session",
    "summit",
    "discussion",
];

/// Nouns for those at a table, whatever their office.
const TABLE: &[&str] = &[
    "leader",
    "official",
    "side",
    "party",
    "delegation",
    "principal",
    "team",
    "participant",
    "representative",
    "counterpart",
];

/// All meetings that a government's document tells of.
pub(in crate::actors) fn find(stage: &Stage<'_>, author: &Author) -> Vec<Parties> {
    if !author.is_government {
        return Vec::new();
    }
    let mut out: Vec<Parties> = by_title(stage, author).into_iter().collect();
    for (number, sentence) in stage.doc.sentences.iter().enumerate() {
        if stage.doc.in_title(number) {
            continue;
        }
        for verb in sentence.start..sentence.end {
            let first = out.last().and_then(|last| last.actors.first()).copied();
            if let Some(actors) = meeting(stage, author, verb, first) {
                out.push(Parties {
                    from: number as u32,
                    actors,
                });
            }
        }
    }
    out
}

/// *Readout of Minister Lu's Call with Minister Chen*: those named, without who gives the readout.
fn by_title(stage: &Stage<'_>, author: &Author) -> Option<Parties> {
    let mut actors = Vec::new();
    let mut meets = false;
    for (sentence, range) in stage.doc.sentences.iter().enumerate() {
        if !stage.doc.in_title(sentence) {
            break;
        }
        for at in range.start..range.end {
            meets |= MEETING.contains(&stage.doc.lower(at)) || MEET.contains(&stage.doc.lemma(at));
            let person = stage
                .named_at(at)
                .filter(|&id| stage.actor(id).kind == ActorKind::Person);
            actors.extend(person.filter(|id| Some(*id) != author.person && !actors.contains(id)));
        }
    }
    (meets && actors.len() > 1).then_some(Parties { from: 0, actors })
}

/// Who meets by a verb: subjects, then those after *with* or *to*; `known` is who a pronoun or bare
/// title as the subject means.
fn meeting(
    stage: &Stage<'_>,
    author: &Author,
    verb: TokenId,
    known: Option<ActorId>,
) -> Option<Vec<ActorId>> {
    let doc = stage.doc;
    let tag = doc.token(verb).tag;
    if !matches!(tag, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::VBN) {
        return None;
    }
    let holds = doc
        .child(verb, Dep::dobj)
        .filter(|&noun| MEETING.contains(&doc.lemma(noun)));
    if holds.is_none() && !MEET.contains(&doc.lemma(verb)) {
        return None;
    }
    let subject = doc.child(verb, Dep::nsubj)?;
    let mut actors = people(stage, subject);
    if actors.is_empty() {
        let person = match doc.lower(subject) {
            "i" => author.person,
            _ => known,
        };
        actors.extend(person);
    }
    for above in [Some(verb), holds].into_iter().flatten() {
        for &child in doc.children(above) {
            let with = match doc.token(child).dep {
                Dep::prep | Dep::dative if matches!(doc.lower(child), "with" | "to") => {
                    // *Met **with Lu** to thank him*, read as if Lu thanked.
                    let thanks = || {
                        let verb = doc.child(child, Dep::pcomp)?;
                        doc.child(verb, Dep::nsubj)
                    };
                    doc.child(child, Dep::pobj).or_else(thanks)
                }
                Dep::dobj if holds.is_none() => Some(child),
                _ => None,
            };
            for actor in with.into_iter().flat_map(|noun| people(stage, noun)) {
                if !actors.contains(&actor) {
                    actors.push(actor);
                }
            }
        }
    }
    (actors.len() > 1).then_some(actors)
}

/// The people named in a list, or the bodies if it names none.
fn people(stage: &Stage<'_>, noun: TokenId) -> Vec<ActorId> {
    let doc = stage.doc;
    let person = |id: &ActorId| stage.actor(*id).kind == ActorKind::Person;
    let mut named: Vec<ActorId> = Vec::new();
    let mut queue = joined(doc, noun);
    let mut at = 0;
    while at < queue.len() && queue.len() < 24 {
        let one = queue[at];
        at += 1;
        let actor = stage.named_at(one).or_else(|| {
            let name = stage.apposed.get(&one)?;
            stage.named_at(*name)
        });
        for &beside in doc.children(one) {
            // A list parsed as appositions; "Lu, the minister" is no list.
            let data = doc.token(beside);
            let listed = data.dep == Dep::appos && doc.token(data.left_edge).pos != Pos::DET;
            if (listed || data.dep == Dep::conj) && !queue.contains(&beside) {
                queue.push(beside);
            }
        }
        let actor = match actor {
            Some(id) if person(&id) => actor,
            _ => under_title(stage, one).or(actor),
        };
        named.extend(actor.filter(|id| !named.contains(id)));
    }
    if named.iter().any(person) {
        named.retain(person);
    }
    named
}

/// Whose name hangs under his title: *met with **Secretary** of State **Ana Lu***.
fn under_title(stage: &Stage<'_>, title: TokenId) -> Option<ActorId> {
    let doc = stage.doc;
    let mut at = office_at(stage, title)?;
    // *Director of the Office of the Commission Bo Chen*
    for _ in 0..3 {
        let mut links = doc.children_by(at, Dep::prep);
        let of = links.find(|&of| doc.lower(of) == "of")?;
        at = doc.child(of, Dep::pobj)?;
        let named = stage.named_at(at);
        if let Some(id) = named.filter(|&id| stage.actor(id).kind == ActorKind::Person) {
            return Some(id);
        }
    }
    None
}

impl Reader<'_, '_> {
    /// Who meets, as far as told before a token.
    fn parties_at(&self, token: TokenId) -> Option<&[ActorId]> {
        let sentence = self.stage.doc.token(token).sentence;
        let last = self
            .parties
            .iter()
            .rev()
            .find(|parties| parties.from < sentence)?;
        Some(&last.actors)
    }

    /// *They*, *both* as the subject of a main clause.
    pub(super) fn parties_by_pronoun(&self, token: TokenId) -> Option<Vec<ActorId>> {
        let doc = self.stage.doc;
        let parties = self.parties_at(token)?;
        let data = doc.token(token);
        if !matches!(data.dep, Dep::nsubj | Dep::nsubjpass) || self.stage.quoted[token as usize] {
            return None;
        }
        if matches!(doc.lower(token), "both" | "two") && parties.len() != 2 {
            return None;
        }
        let mut verb = data.head;
        while doc.token(verb).dep == Dep::conj {
            verb = doc.token(verb).head;
        }
        let root = doc.root(data.sentence as usize);
        let same = |at: TokenId| self.actors_at(at) == parties;
        let subject = doc.child(root, Dep::nsubj);
        if verb != root {
            // "They agreed that they would meet again."
            return subject.is_some_and(same).then(|| parties.to_vec());
        }
        let earlier = data.sentence.checked_sub(1).and_then(|before| {
            let root = doc.root(before as usize);
            doc.child(root, Dep::nsubj)
        });
        let here = subject.filter(|&subject| subject < token);
        let group = |at: TokenId| {
            let actors = self.actors_at(at);
            let several = match *actors {
                [] => false,
                [one] => self.stage.facts[one.index()].plural,
                _ => true,
            };
            several && actors != parties
        };
        let other = match here {
            Some(here) => group(here),
            None => earlier.is_some_and(group),
        };
        (!other).then(|| parties.to_vec())
    }

    /// *The leaders*, *the two ministers*, *both sides*, *the Freedonian and Sylvanian officials*.
    pub(super) fn parties_by_noun(&mut self, phrase: &Phrase, role: u32) -> Option<Found> {
        let doc = self.stage.doc;
        let parties = self.parties_at(phrase.head)?.to_vec();
        let bare = phrase.determiner == Determiner::Bare && self.stage.is_capital(phrase.head);
        if !(bare || phrase.determiner == Determiner::Definite) || phrase.owner.is_some() {
            return None;
        }
        let held = self.stage.is_personal(role)
            && parties
                .iter()
                .any(|&actor| self.takes_up(actor, role, false));
        if !held && !TABLE.contains(&doc.lemma(phrase.head)) {
            return None;
        }
        if phrase.modifier.is_some() {
            let states = self.states_before(phrase);
            let country = |id: &ActorId| self.stage.actor(*id).country.clone();
            let theirs: Vec<String> = parties.iter().map(country).collect();
            if states.len() < 2 || !states.iter().all(|id| theirs.contains(&country(id))) {
                return None;
            }
        }
        let actors = match self.number(phrase) {
            Some(n) if n == parties.len() => parties,
            // "The three leaders thanked her": the guests.
            Some(n) if n + 1 == parties.len() && n > 2 => parties[1..].to_vec(),
            Some(_) => return None,
            None => parties,
        };
        Some(Found {
            actors,
            form: MentionForm::Nominal,
            note: "those who met",
            confidence: 0.8,
        })
    }
}
