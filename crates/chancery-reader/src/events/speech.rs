//! What a speech blames others for in plain words, without any word of saying.
//!
//! > *(in a speech of Chile's)* Peru has **violated** the treaty.
//!
//! Chile accuses Peru. In a debate every such clause is an act of its own; in a news report or a
//! government's communiqué the same words are plain telling, and are left alone.

use chancery_lexicon::events::Events;
use chancery_record::{ActorId, ActorKind, Statement};
use chancery_text::{Annotated, Article, Dep, Pos, TokenId};

use super::grammar;
use crate::actors::Cast;

/// An accusation by an author's own words.
#[derive(Clone, Debug)]
pub struct Blame {
    /// The word that blames.
    pub word: TokenId,
    /// Whose speech it is.
    pub author: ActorId,
    /// Who is blamed, if that can be told.
    pub target: Option<ActorId>,
    /// Whether the word blames by itself.
    pub plain: bool,
}

/// Words that only a speech before an assembly uses.
const ADDRESS: &[&str] = &[
    "mr. president",
    "madam president",
    "mr president",
    "security council",
    "general assembly",
    "the council",
    "my delegation",
    "our delegation",
    "this council",
    "statement by",
];

/// For how many sentences an opponent stays in mind.
const MEMORY: usize = 3;

/// Whether a document is a speech in a debate.
pub fn is_speech(article: &Article) -> bool {
    let has = |text: &str| {
        let text = text.to_lowercase();
        ADDRESS.iter().any(|words| text.contains(words))
    };
    let title = article.title.to_lowercase();
    let is_debate = ["security council", "general assembly", "general debate"]
        .iter()
        .any(|words| title.contains(words));
    let head: String = article.text.chars().take(6000).collect();
    is_debate || (title.is_empty() && has(&head)) || (title.contains("speech") && has(&head))
}

/// All accusations in a speech, one for each clause.
pub fn accusations(
    events: &Events,
    article: &Article,
    annotated: &Annotated,
    cast: &Cast,
    statements: &[Statement],
    inner: &[Option<u32>],
) -> Vec<Blame> {
    let Some(author) = cast.author.filter(|_| is_speech(article)) else {
        return Vec::new();
    };
    let class = |name: &str| -> Vec<bool> {
        let mut table = vec![false; annotated.n_strings()];
        if let Some(words) = events.classes.get(name) {
            for (sym, string) in annotated.strings() {
                table[sym.index()] = words.iter().any(|word| word == string);
            }
        }
        table
    };
    let (plain, beside) = (class("blaming"), class("blamed"));
    let page = Page {
        annotated,
        cast,
        author,
    };
    let mut out = Vec::new();
    let mut opponent: Option<(usize, ActorId)> = None;
    for sentence in 0..annotated.sentences.len() {
        let tokens = annotated.sentence_tokens(sentence);
        let mut clauses: Vec<TokenId> = Vec::new();
        for word in tokens {
            let lemma = annotated.token(word).lemma.index();
            if !(plain[lemma] || beside[lemma]) || annotated.token(word).pos == Pos::PROPN {
                continue;
            }
            let others = inner[word as usize]
                .and_then(|number| statements.get(number as usize))
                .is_some_and(|said| said.speaker.is_some_and(|who| who != author));
            let clause = page.clause(word);
            if others || clauses.contains(&clause) || grammar::is_negated(annotated, clause) {
                continue;
            }
            let near = page.near(word);
            if let Some(id) = near {
                opponent = Some((sentence, id));
            }
            let remembered = opponent
                .filter(|(at, _)| sentence - at <= MEMORY)
                .map(|(_, id)| id);
            let target = near.or(remembered);
            if plain[lemma] || target.is_some() {
                clauses.push(clause);
                out.push(Blame {
                    word,
                    author,
                    target,
                    plain: plain[lemma],
                });
            }
        }
    }
    out
}

struct Page<'a> {
    annotated: &'a Annotated,
    cast: &'a Cast,
    author: ActorId,
}

impl Page<'_> {
    /// The verb of the clause that a word stands in.
    fn clause(&self, word: TokenId) -> TokenId {
        std::iter::once(word)
            .chain(self.annotated.ancestors(word).take(32))
            .find(|&above| matches!(self.annotated.token(above).pos, Pos::VERB | Pos::AUX))
            .unwrap_or(word)
    }

    /// A state other than the author's, or its people, that a token names.
    fn other(&self, token: TokenId) -> Option<ActorId> {
        let country = &self.cast.actor(self.author).country;
        self.cast.at(token).iter().copied().find(|&id| {
            let actor = self.cast.actor(id);
            actor.country.len() == 3
                && actor.country != *country
                && !["IGO", "NGO", "MNC"].contains(&actor.country.as_str())
                && actor.kind != ActorKind::Outlet
        })
    }

    /// Who does the word: its subject, its owner, who stands before it or its subject.
    fn near(&self, word: TokenId) -> Option<ActorId> {
        let annotated = self.annotated;
        let around = |noun: TokenId| {
            self.other(noun).or_else(|| {
                annotated
                    .children(noun)
                    .iter()
                    .filter(|&&child| {
                        matches!(
                            annotated.token(child).dep,
                            Dep::poss | Dep::amod | Dep::compound | Dep::nmod | Dep::appos
                        )
                    })
                    .find_map(|&child| self.other(child))
                    .or_else(|| {
                        grammar::under(annotated, noun, "by").find_map(|child| self.other(child))
                    })
                    .or_else(|| {
                        grammar::under(annotated, noun, "of").find_map(|child| self.other(child))
                    })
            })
        };
        if let Some(id) = around(word) {
            return Some(id);
        }
        let mut at = word;
        for _ in 0..6 {
            if matches!(annotated.token(at).pos, Pos::VERB | Pos::AUX)
                && let Some(noun) = grammar::subject(annotated, at)
                && let Some(id) = around(noun)
            {
                return Some(id);
            }
            at = annotated.head(at)?;
        }
        None
    }
}
