//! Who stands where.
//!
//! The road of an article through the rooms:
//!
//! ```text
//! polarity ─▶ concepts ─▶ holders ─▶ told, spoken, deeds ─▶ keep
//! ```
//!
//! Concepts come from the lexicon ([`hits`]); where it has none, from the words of what is demanded
//! or denounced ([`phrase`](concepts::phrase)). [`polarity`] reads for or against from the words above a
//! phrase, [`holders`] says whose position it is. A position is shown by a statement ([`spoken`]:
//! *denounced the sanctions on Cuba*) or by an author's own plain words, by words that tell of somebody
//! ([`told`]: *is a supporter of the treaty*), and by what somebody does ([`deeds`]: a state that imposes
//! sanctions is for them). What is said inside somebody's statement shows that speaker's position, never
//! the author's and never that of whoever is quoted against. All ways look at what was [`known`] before;
//! in the end clauses become positions ([`keep`]).

pub mod concepts;
mod deeds;
mod holders;
mod keep;
mod known;
mod polarity;
#[cfg(test)]
mod sample;
mod spoken;
mod told;

use chancery_lexicon::Lexicon;
use chancery_record::{
    ActorId, Event, EventId, Position, Span, Stance, Statement, StatementId, Why,
};
use chancery_text::{Annotated, Article, TokenId};

use crate::actors::Cast;
use concepts::hits;
use deeds::{acts, done, facing, intended};
use holders::{author, signed};
use keep::{gather, is_asked, mend};
use known::Known;
use spoken::plain;
use told::{adherents, blame, by, demand, matters, seen, shared, sides, stances, worth};

/// One clause that shows a stance.
#[derive(Clone, Debug)]
struct Shown {
    actor: ActorId,
    concept: String,
    stance: Stance,
    statement: Option<StatementId>,
    event: Option<EventId>,
    span: Span,
    confidence: f32,
    why: Why,
}

/// What the ways of showing a position read from.
struct Stage<'a> {
    lexicon: &'a Lexicon,
    article: &'a Article,
    annotated: &'a Annotated,
    cast: &'a Cast,
    statements: &'a [Statement],
    events: &'a [Event],
    /// Whether it is a speech at a conference, whose words mean what the lexicon's concepts mean.
    is_speech: bool,
    /// For each token the innermost statement in whose content it stands.
    inner: Vec<Option<u32>>,
    named: Vec<hits::Named>,
    /// What may mean a concept without saying so: *Chilean aggression* for an invasion by Chile.
    faint: Vec<hits::Named>,
}

/// All positions of an article, in the order of the text.
pub fn positions(
    lexicon: &Lexicon,
    article: &Article,
    annotated: &Annotated,
    cast: &Cast,
    statements: &[Statement],
    events: &[Event],
) -> Vec<Position> {
    let (mut named, mut faint) = (hits::named(lexicon, annotated, cast), Vec::new());
    let is_speech = author::is_speech(lexicon, article, annotated);
    if !is_speech {
        // Outside of speeches at conferences a phrase that says no word of the concept's name seldom
        // means it: "the Paris agreement" on currencies is no climate policy.
        (named, faint) = named
            .into_iter()
            .partition(|named| named.says_so || named.entry.contains('{'));
    }
    let inner = inner(annotated, statements);
    let stage = Stage {
        lexicon,
        article,
        annotated,
        cast,
        statements,
        events,
        is_speech,
        inner,
        named,
        faint,
    };
    let mut shown = spoken::positions(&stage);
    shown.extend(plain::positions(&stage));
    shown.extend(shared::positions(&stage));
    shown.extend(facing::positions(&stage));
    shown.extend(demand::positions(&stage));
    shown.extend(sides::positions(&stage));
    shown.extend(done::positions(&stage, events));
    let told = told::verbs::positions(&stage, &Known::of(&shown));
    shown.extend(told);
    if !is_speech {
        let by = by::positions(&stage, &Known::of(&shown));
        shown.extend(by);
        let matters = matters::positions(&stage, &Known::of(&shown));
        shown.extend(matters);
        let worth = worth::positions(&stage, &Known::of(&shown));
        shown.extend(worth);
        let adherents = adherents::positions(&stage, &Known::of(&shown));
        shown.extend(adherents);
        let stances = stances::positions(&stage, &Known::of(&shown));
        shown.extend(stances);
        let seen = seen::positions(&stage, &Known::of(&shown));
        shown.extend(seen);
        let intended = intended::positions(&stage, &Known::of(&shown));
        shown.extend(intended);
        let blame = blame::positions(&stage, &Known::of(&shown));
        shown.extend(blame);
        let acts = acts::positions(&stage, &Known::of(&shown));
        shown.extend(acts);
        shown.retain(|one| !is_asked(annotated, one.span));
        matters::name(&stage, &mut shown);
        shown.iter_mut().for_each(mend);
        signed::give(&stage, &mut shown);
    }
    gather(shown, &stage)
}

/// For each token the innermost statement in whose content it stands: parents come first, so a
/// later statement overwrites.
fn inner(annotated: &Annotated, statements: &[Statement]) -> Vec<Option<u32>> {
    let mut inner = vec![None; annotated.tokens.len()];
    for (number, statement) in statements.iter().enumerate() {
        for &span in &statement.content {
            for token in annotated.tokens_in(span) {
                inner[token as usize] = Some(number as u32);
            }
        }
    }
    inner
}

impl Stage<'_> {
    /// The span from one token to the end of another.
    fn span(&self, from: u32, to: u32) -> Span {
        let (from, to) = (from.min(to), from.max(to));
        self.annotated.span(from..to + 1)
    }

    /// The tokens of the article but those of its headlines, each with the innermost statement that
    /// it stands in.
    fn body(&self) -> impl Iterator<Item = (TokenId, Option<u32>)> + '_ {
        let sentences = self.annotated.sentences.iter().enumerate();
        sentences
            .filter(|&(number, _)| !self.annotated.in_title(number))
            .flat_map(|(_, sentence)| sentence.start..sentence.end)
            .map(|token| (token, self.inner.get(token as usize).copied().flatten()))
    }

    /// Whether the token is *we*, *us*, *our* or *I*, *my*.
    fn is_first_person(&self, token: u32) -> bool {
        matches!(
            self.annotated.lower(token),
            "we" | "us" | "our" | "ours" | "ourselves" | "i" | "me" | "my" | "mine"
        )
    }
}
