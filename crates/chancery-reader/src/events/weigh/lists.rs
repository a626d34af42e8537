//! Those who are named in one list stand in one place.
//!
//! > **Peru, Chile and Bolivia** condemned the raid: all three are its subject, not Peru alone with
//! > two that hang below it.
//!
//! Lists are what *and* and commas join; where the parser takes the next state of a long list for
//! another name of the one before it, the two are a list as well.

use chancery_record::ActorKind;
use chancery_text::{Annotated, Dep, Pos, TokenId};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::actors::Cast;

/// The lists of a text.
pub struct Lists {
    /// For each word the first word of its list; the word itself if it is in none.
    first: Vec<TokenId>,
    /// How many countries and actors without one each list names, by its first word.
    n: FxHashMap<TokenId, u32>,
}

impl Lists {
    /// Finds them.
    pub fn of(annotated: &Annotated, cast: &Cast) -> Lists {
        let n_tokens = annotated.tokens.len() as TokenId;
        let mut first: Vec<TokenId> = (0..n_tokens).collect();
        for token in 0..n_tokens {
            let mut at = token;
            for _ in 0..64 {
                match annotated
                    .head(at)
                    .filter(|&head| joins(annotated, cast, at, head))
                {
                    Some(head) => at = head,
                    None => break,
                }
            }
            first[token as usize] = at;
        }
        let mut named: FxHashMap<TokenId, FxHashSet<&str>> = FxHashMap::default();
        for mention in &cast.mentions {
            let here = named.entry(first[mention.head as usize]).or_default();
            for &id in &mention.actors {
                let actor = cast.actor(id);
                here.insert(if actor.country.is_empty() {
                    &actor.name
                } else {
                    &actor.country
                });
            }
        }
        let n = named.into_iter();
        let n = n.map(|(first, names)| (first, names.len() as u32));
        Lists {
            first,
            n: n.collect(),
        }
    }

    /// The first word of a word's list.
    pub fn first(&self, token: TokenId) -> TokenId {
        self.first[token as usize]
    }

    /// How many a list names.
    pub fn n(&self, first: TokenId) -> f32 {
        self.n.get(&first).map_or(0.0, |&n| n as f32)
    }
}

/// Whether a noun is one more of the list that begins above it.
fn joins(annotated: &Annotated, cast: &Cast, token: TokenId, head: TokenId) -> bool {
    let is_noun = |token: TokenId| {
        matches!(
            annotated.token(token).pos,
            Pos::NOUN | Pos::PROPN | Pos::PRON
        )
    };
    let is_state = |token: TokenId| {
        let named = cast.at(token);
        !named.is_empty()
            && named
                .iter()
                .all(|&id| cast.actor(id).kind == ActorKind::State)
    };
    match annotated.token(token).dep {
        Dep::conj => is_noun(token) && is_noun(head),
        Dep::appos => is_state(token) && is_state(head) && cast.at(token) != cast.at(head),
        _ => false,
    }
}
