//! Who is in mind: the last actors named, for pronouns and short nouns.

use chancery_record::ActorId;
use chancery_text::TokenId;

/// One or several actors that a later pronoun can take up.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Who: several for *Ana Lu and Bo Chen*.
    pub actors: Vec<ActorId>,
    /// The sentence of the last mention.
    pub sentence: u32,
    /// Its block.
    pub block: u32,
    /// The place of the last mention in its clause.
    pub place: Place,
    /// The verb (or other word) above the last mention.
    pub governor: TokenId,
    /// Whether it stood inside quotation marks.
    pub quoted: bool,
    /// How often mentioned so far.
    pub count: u32,
}

/// The place of a mention in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Subject of a verb of saying.
    Speaker,
    /// Subject of another verb.
    Subject,
    /// Object.
    Object,
    /// Possessor, modifier, other.
    Other,
}

/// The most recent candidates, the latest last.
#[derive(Clone, Debug, Default)]
pub(super) struct Focus {
    pub candidates: Vec<Candidate>,
}

const KEPT: usize = 24;

impl Focus {
    /// Somebody was mentioned.
    pub fn mention(&mut self, mut candidate: Candidate) {
        if let Some(at) = self
            .candidates
            .iter()
            .position(|other| other.actors == candidate.actors)
        {
            let old = self.candidates.remove(at);
            candidate.count = old.count + 1;
            // Within one sentence the better place counts.
            if old.sentence == candidate.sentence
                && rank(old.place) > rank(candidate.place)
                && old.quoted == candidate.quoted
            {
                candidate.place = old.place;
                candidate.governor = old.governor;
            }
        }
        if self.candidates.len() >= KEPT {
            self.candidates.remove(0);
        }
        self.candidates.push(candidate);
    }

    /// The candidates, the latest first.
    pub fn latest(&self) -> impl Iterator<Item = &Candidate> {
        self.candidates.iter().rev()
    }
}

pub(super) fn rank(place: Place) -> u8 {
    match place {
        Place::Speaker => 3,
        Place::Subject => 2,
        Place::Object => 1,
        Place::Other => 0,
    }
}
