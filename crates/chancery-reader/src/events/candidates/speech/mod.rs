//! What a speech blames others for in plain words, without any word of saying.
//!
//! > *(in a speech of Chile's)* Peru has **violated** the treaty.
//!
//! Chile accuses Peru. In a debate every such sentence is an act of its own; in a news report or a
//! government's communiqué the same words are plain telling, and are left alone. Whether a sentence
//! blames is weighed ([`features`]) by its words and those around it; who is meant is looked for among
//! the states that act in it and near it ([`side`]).

mod features;
mod side;

use chancery_lexicon::events::Events;
use chancery_record::{ActorId, ActorKind, Event, EventType, Statement, Status, Voice, Why};
use chancery_text::{Annotated, Article, Pos, Span, TokenId};

use crate::actors::Cast;
use crate::events::page::Page;
use crate::genre;
use side::Side;

/// An accusation by an author's own words.
#[derive(Clone, Debug)]
pub struct Blame {
    /// The words that blame, at most one for each clause.
    pub words: Vec<TokenId>,
    /// Whose speech it is.
    pub author: ActorId,
    /// Who is blamed, if that can be told.
    pub target: Option<ActorId>,
    /// How likely it is that the sentence blames somebody.
    pub likely: f32,
}

/// A sentence with what is weighed, for training.
#[derive(Clone, Debug)]
pub struct Weighed {
    /// The number of the sentence.
    pub sentence: usize,
    /// Names and values of what is weighed.
    pub features: Vec<(&'static str, f32)>,
}

/// Whose speech a document is; nobody's if it is none, or an outlet reports it.
fn speaker_of(article: &Article, cast: &Cast) -> Option<ActorId> {
    let speaks = |&id: &ActorId| cast.actor(id).kind != ActorKind::Outlet;
    cast.author
        .filter(speaks)
        .filter(|_| genre::is_speech(article))
}

/// What is weighed of each sentence of a speech; nothing if the document is none.
pub fn weighed(
    events: &Events,
    article: &Article,
    annotated: &Annotated,
    cast: &Cast,
) -> Vec<Weighed> {
    // The weights are for the program's own types.
    let Some(author) = speaker_of(article, cast).filter(|_| !events.is_own) else {
        return Vec::new();
    };
    let side = Side::of(events, annotated, cast, author);
    features::features(events, annotated, &side)
}

/// All accusations in a speech, one for each sentence.
pub fn accusations(
    events: &Events,
    article: &Article,
    annotated: &Annotated,
    cast: &Cast,
    statements: &[Statement],
    inner: &[Option<u32>],
) -> Vec<Blame> {
    let Some(author) = speaker_of(article, cast) else {
        return Vec::new();
    };
    let side = Side::of(events, annotated, cast, author);
    let others = |word: TokenId| {
        inner[word as usize]
            .and_then(|number| statements.get(number as usize))
            .is_some_and(|said| said.speaker.is_some_and(|who| who != author))
    };
    let least = events.speech.get("<least>").copied().unwrap_or(0.25);
    let mut out = Vec::new();
    for row in features::features(events, annotated, &side) {
        let likely = features::likely(events, &row.features);
        if likely < least {
            continue;
        }
        let mut words = features::words(events, annotated, row.sentence);
        words.retain(|&word| !others(word));
        if !words.is_empty() {
            out.push(Blame {
                words,
                author,
                target: side.meant(row.sentence),
                likely,
            });
        }
    }
    out
}

/// The verb of the clause that a word stands in.
fn clause(annotated: &Annotated, word: TokenId) -> TokenId {
    use chancery_text::Dep;
    std::iter::once(word)
        .chain(annotated.ancestors(word).take(40))
        .find(|&above| {
            let token = annotated.token(above);
            matches!(token.pos, Pos::VERB | Pos::AUX)
                && !matches!(token.dep, Dep::aux | Dep::auxpass | Dep::amod)
        })
        .unwrap_or(word)
}

impl Page<'_> {
    /// The event of an accusation in a speech.
    pub(in crate::events) fn blame(&self, blame: &Blame) -> Event {
        let sentence = self.annotated.token(blame.words[0]).sentence as usize;
        let events = &self.lexicon.events;
        Event {
            kind: EventType::Accuse,
            mode: "disapprove".into(),
            contexts: vec!["diplomatic".into()],
            cameo: "111".into(),
            intensity: events.intensity(EventType::Accuse, "disapprove"),
            goldstein: events.goldstein("111"),
            source: vec![blame.author],
            target: blame.target.into_iter().collect(),
            status: Status::Done,
            voice: Voice::Outlet,
            date: None,
            place: None,
            in_title: self.annotated.in_title(sentence),
            trigger: blame
                .words
                .iter()
                .map(|&word| self.annotated.token(word).span)
                .collect(),
            evidence: vec![self.annotated.sentence_span(sentence)],
            confidence: (blame.likely * 20.0).round() / 20.0,
            why: Why::new("speech", "events/speech.tsv"),
        }
    }
}

/// An accusation without the words that already carry one against the same side.
pub(in crate::events) fn untold(events: &[Event], mut blame: Event) -> Option<Event> {
    let target = std::mem::take(&mut blame.target);
    let is_told = |span: &Span| {
        events.iter().any(|event| {
            matches!(event.kind, EventType::Accuse | EventType::Reject)
                && event.target == target
                && event.trigger.iter().any(|other| span.overlaps(*other))
        })
    };
    blame.trigger.retain(|span| !is_told(span));
    blame.target = target;
    (!blame.trigger.is_empty()).then_some(blame)
}
