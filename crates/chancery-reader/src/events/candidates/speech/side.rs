//! Who is meant in a speech that blames: which other state acts in a sentence, and near it.
//!
//! > **Peru's** troops are in our valley. *Those acts must end.* — Peru is meant.
//! > The **annexation of Chile** … — Chile is not: it suffers.
//!
//! Every other state that a sentence names gets a weight by its part in it: most for who acts, none
//! or less for who is acted on. Neighbouring sentences add theirs, the nearer the more.

use chancery_lexicon::events::Events;
use chancery_record::{ActorId, ActorKind};
use chancery_text::{Annotated, Dep, Iob, Pos, TokenId};

use crate::actors::Cast;
use crate::grammar;

/// How much the sentence before counts, and each one before that against the next.
const FADE: f32 = 0.6;
/// How much earlier sentences count, and later ones.
const BEFORE: f32 = 0.8;
const AFTER: f32 = 0.3;
/// For how many sentences somebody stays in mind.
const REACH: usize = 10;
/// The least weight of somebody who is meant.
const LEAST: f32 = 0.3;

/// The other states of a speech.
pub struct Side<'a> {
    annotated: &'a Annotated,
    cast: &'a Cast,
    country: &'a str,
    /// For each sentence the states that it names, with their weights.
    named: Vec<Vec<(ActorId, f32)>>,
}

impl<'a> Side<'a> {
    /// Weighs every state of a speech but the author's.
    pub fn of(
        events: &Events,
        annotated: &'a Annotated,
        cast: &'a Cast,
        author: ActorId,
    ) -> Side<'a> {
        let mut side = Side {
            annotated,
            cast,
            country: &cast.actor(author).country,
            named: Vec::new(),
        };
        let parts = Parts::of(events, annotated);
        side.named = (0..annotated.sentences.len())
            .map(|sentence| {
                let mut named: Vec<(ActorId, f32)> = Vec::new();
                for token in annotated.sentence_tokens(sentence) {
                    let Some(id) = side.other(token) else {
                        continue;
                    };
                    let weight = parts.of_name(annotated, token);
                    match named.iter_mut().find(|(other, _)| *other == id) {
                        Some((_, sum)) => *sum += weight,
                        None => named.push((id, weight)),
                    }
                }
                named
            })
            .collect();
        side
    }

    /// The state, other than the author's, that a token names, its people and bodies among them.
    ///
    /// Only by name: *the **Peruvian** army*, not *the army*, not *they*.
    pub fn other(&self, token: TokenId) -> Option<ActorId> {
        let mention = self.cast.mention(token)?;
        let is_named = self.annotated.tokens_in(mention.span).any(|inside| {
            let inside = self.annotated.token(inside);
            inside.pos == Pos::PROPN || inside.iob != Iob::O
        });
        if !is_named {
            return None;
        }
        let found = self.cast.at(token).iter().copied().find(|&id| {
            let actor = self.cast.actor(id);
            actor.country.len() == 3
                && actor.country != self.country
                && !["IGO", "NGO", "MNC"].contains(&actor.country.as_str())
                && actor.kind != ActorKind::Outlet
        })?;
        // All of one country are one side: the state itself, if it is named anywhere.
        let country = &self.cast.actor(found).country;
        let state = self
            .cast
            .actors
            .iter()
            .position(|actor| actor.kind == ActorKind::State && actor.country == *country);
        Some(state.map_or(found, |place| ActorId(place as u32)))
    }

    /// Whether a sentence names another state.
    pub fn is_named(&self, sentence: usize) -> bool {
        !self.named[sentence].is_empty()
    }

    /// The greatest weight that a state has in a sentence.
    pub fn greatest(&self, sentence: usize) -> f32 {
        let weights = self.named[sentence].iter().map(|(_, weight)| *weight);
        weights.fold(0.0, f32::max)
    }

    /// Who is meant in a sentence.
    pub fn meant(&self, sentence: usize) -> Option<ActorId> {
        let mut sums: Vec<(ActorId, f32)> = Vec::new();
        let first = sentence.saturating_sub(REACH);
        let end = (sentence + REACH + 1).min(self.named.len());
        for (at, named) in self.named.iter().enumerate().take(end).skip(first) {
            let far = at.abs_diff(sentence) as i32;
            let share = match at.cmp(&sentence) {
                std::cmp::Ordering::Equal => 1.5,
                std::cmp::Ordering::Less => BEFORE * FADE.powi(far),
                std::cmp::Ordering::Greater => AFTER * FADE.powi(far),
            };
            for &(id, weight) in named {
                match sums.iter_mut().find(|(other, _)| *other == id) {
                    Some((_, sum)) => *sum += share * weight,
                    None => sums.push((id, share * weight)),
                }
            }
        }
        let mut best: Option<(ActorId, f32)> = None;
        for (id, sum) in sums {
            if sum >= LEAST && best.is_none_or(|(_, most)| sum > most) {
                best = Some((id, sum));
            }
        }
        best.map(|(id, _)| id)
    }

    /// How a sentence's subject stands to the author.
    pub fn of_subject(&self, subject: TokenId) -> &'static str {
        let annotated = self.annotated;
        if ["we", "i"].contains(&annotated.lower(subject)) {
            return "subject:we";
        }
        if self.other(subject).is_some() {
            return "subject:state";
        }
        match annotated.token(subject).pos {
            _ if !self.cast.at(subject).is_empty() => "subject:own",
            Pos::PRON => "subject:pronoun",
            _ => "subject:noun",
        }
    }
}

/// Classes of words that tell who acts and who suffers.
struct Parts {
    goods: Vec<bool>,
    harm: Vec<bool>,
    asking: Vec<bool>,
}

impl Parts {
    fn of(events: &Events, annotated: &Annotated) -> Parts {
        let table = |class: &str| super::features::table(events, annotated, class);
        Parts {
            goods: table("threatened"),
            harm: table("harming"),
            asking: table("asking"),
        }
    }

    /// The weight of a name by its part in the sentence.
    fn of_name(&self, annotated: &Annotated, token: TokenId) -> f32 {
        let dep = annotated.token(token).dep;
        let before = |n: u32| token.checked_sub(n).map_or("", |at| annotated.lower(at));
        let is_region = ["eastern", "southern", "western", "northern"].contains(&before(1));
        if matches!(dep, Dep::amod | Dep::compound | Dep::nmod) {
            let Some(noun) = annotated.head(token) else {
                return 0.3;
            };
            if ["-", "–"].contains(&before(1)) && before(2) == "pro" {
                return 1.2;
            }
            if is_region {
                return 0.0;
            }
            if self.has(&self.goods, annotated, noun) {
                return -0.4;
            }
            return self.of_noun(annotated, noun, 1.0, 4).max(0.3);
        }
        if is_region {
            return -0.3;
        }
        self.of_noun(annotated, token, 1.0, 4)
    }

    /// The weight of a noun by what it hangs under.
    fn of_noun(&self, annotated: &Annotated, noun: TokenId, base: f32, depth: u8) -> f32 {
        let Some(head) = annotated.head(noun) else {
            return base * 0.5;
        };
        match annotated.token(noun).dep {
            Dep::nsubj => base * 2.0,
            Dep::nsubjpass => base * 0.2,
            Dep::dobj if self.has(&self.asking, annotated, head) => base * 1.8,
            Dep::dobj if self.has(&self.harm, annotated, head) => -0.7,
            Dep::dobj => base * 0.4,
            Dep::poss if self.has(&self.goods, annotated, head) => -0.4,
            Dep::poss => base * 1.4,
            Dep::conj | Dep::appos if depth > 0 => self.of_noun(annotated, head, base, depth - 1),
            Dep::pobj => {
                let above = annotated.head(head);
                let is =
                    |table: &[bool]| above.is_some_and(|above| self.has(table, annotated, above));
                match annotated.lower(head) {
                    "by" => base * 2.0,
                    "on" | "upon" | "to" if is(&self.asking) => base * 1.8,
                    "against" => -0.5,
                    "in" if above.is_some() => -0.2,
                    "of" if is(&self.goods) => -0.5,
                    "of" | "from" => base * 0.8,
                    "with" | "between" | "to" | "for" => base * 0.2,
                    _ => base * 0.3,
                }
            }
            _ => base * 0.5,
        }
    }

    fn has(&self, table: &[bool], annotated: &Annotated, token: TokenId) -> bool {
        table[annotated.token(token).lemma.index()]
    }
}

/// Whether a noun's own words name another state: *the **Russian** troops*.
pub fn belongs(side: &Side<'_>, noun: TokenId) -> bool {
    let children = side.annotated.children(noun);
    children.iter().any(|&child| side.other(child).is_some())
        || grammar::under(side.annotated, noun, "of").any(|child| side.other(child).is_some())
}
