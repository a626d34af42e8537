//! Mentions → actors of the article → stable keys.
//!
//! The road of an article through the rooms:
//!
//! ```text
//! stage, words ─▶ phrase ─▶ country ─▶ names ─▶ author ─▶ resolve ─▶ after
//! ```
//!
//! All look at the same [`stage`]. The lexicon's phrases are found first, with what they mean in this
//! article ([`words`]), then noun phrases with their titles and possessors ([`phrase`]); names are
//! grouped over the whole article ([`names`]), with the country of those to whom no word gives one
//! ([`country`]), and a document has somebody whose it is ([`author`]). Then the text is read once
//! from start to end and every nominal and pronoun looks for whom it means among those in mind
//! ([`resolve`]). What only the whole text tells comes last ([`after`]).

mod after;
mod author;
mod country;
mod names;
mod phrase;
mod resolve;
mod stage;
mod words;

use chancery_lexicon::Lexicon;
use chancery_record::{Actor, ActorId, Doubt, MentionForm};
use chancery_text::{Annotated, Article, Span, TokenId};

pub use after::used::used;
pub(crate) use author::preface::capitalized;
pub(crate) use names::evidence::is_settlement;
pub(crate) use phrase::crowds::is_count;

use after::{abroad, as_one, describe, lists};
use country::{home, shared, unplaced};
use names::usual;

/// Everybody named in an article, and which token names whom.
#[derive(Clone, Debug, Default)]
pub struct Cast {
    /// All actors found; those that no record uses are dropped at the end ([`used`]).
    pub actors: Vec<Actor>,
    /// All mentions, in the order of the text.
    pub mentions: Vec<CastMention>,
    /// For each token, the mention that it is the head of or stands in (the innermost): a place
    /// in `mentions`.
    pub by_token: Vec<Option<u32>>,
    /// What was unclear.
    pub doubts: Vec<Doubt>,
    /// Who speaks where a document says *we*: the state (or person) that a communiqué or speech
    /// is of; none for news.
    pub author: Option<ActorId>,
    /// The country in which an article plays that names no other; else empty.
    pub home: String,
    /// For each actor, whether it is a group of no one country: *creditors*, *other nations*.
    pub abroad: Vec<bool>,
    /// Whether most who act for some country in the text act for none that is known.
    pub is_unplaced: bool,
}

/// A mention while the article is being read.
#[derive(Clone, Debug)]
pub struct CastMention {
    /// Whom it names: one actor; several for *both sides*; none if it could not be resolved.
    pub actors: Vec<ActorId>,
    /// Its head token.
    pub head: TokenId,
    /// Its words.
    pub span: Span,
    /// How it names them.
    pub form: MentionForm,
    /// How it was resolved, for a person to read.
    pub note: &'static str,
    /// How sure that is, from 0 to 1.
    pub confidence: f32,
}

/// The note of a first person that waits for its speaker ([`Cast::resolve_first_person`]).
pub const FIRST_PERSON: &str = "first person";

/// The note of a first person that is the author of the text.
const AUTHOR: &str = "the author";

impl Cast {
    /// The mention that a token heads or stands in.
    pub fn mention(&self, token: TokenId) -> Option<&CastMention> {
        let place = (*self.by_token.get(token as usize)?)?;
        self.mentions.get(place as usize)
    }

    /// Whom a token names as the head of a mention; nobody if it is only a modifier in one.
    pub fn at(&self, token: TokenId) -> &[ActorId] {
        match self.mention(token) {
            Some(mention) if mention.head == token => &mention.actors,
            _ => &[],
        }
    }

    /// Whether an actor is a group of no one country.
    pub fn is_abroad(&self, id: ActorId) -> bool {
        self.abroad.get(id.index()) == Some(&true)
    }

    /// Whether a source and a target belong to one country.
    pub fn is_own(&self, source: &[ActorId], target: &[ActorId]) -> bool {
        let country = |id: &ActorId| self.actor(*id).country.as_str();
        target.iter().any(|other| {
            let code = country(other);
            !code.is_empty() && source.iter().any(|id| country(id) == code)
        })
    }

    /// The actor of that id.
    pub fn actor(&self, id: ActorId) -> &Actor {
        &self.actors[id.index()]
    }
}

/// Finds everybody named in an article.
pub fn cast(lexicon: &Lexicon, article: &Article, annotated: &Annotated) -> Cast {
    let mut stage = stage::Stage::of(&lexicon.actors, article, annotated);
    phrase::find(&mut stage);
    names::name_everybody(&mut stage);
    let author = author::find(&mut stage);
    let mut cast = resolve::read(&mut stage, author);
    lists::expand(&stage, &mut cast);
    shared::settle(&stage, &mut cast);
    home::give(&stage, &mut cast);
    abroad::leave(&stage, &mut cast);
    as_one::join(&stage, &mut cast);
    describe::finish(&mut cast.actors);
    describe::merge_keys(&mut cast);
    usual::usual(&stage, &mut cast);
    cast.is_unplaced = unplaced::is_unplaced(&cast);
    cast
}
