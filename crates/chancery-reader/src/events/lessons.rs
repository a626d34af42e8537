//! What the models of events learn from: candidates with their numbers, acts with their signs.

use chancery_lexicon::Lexicon;
use chancery_record::{ActorId, EventType, Statement, Status, Voice};
use chancery_text::{Annotated, Article, TokenId};

use super::candidates::Candidate;
use super::candidates::ruled::Sided;
use super::page::Page;
use super::sides::buildings;
use super::status::settled;
use super::status::settled::signs;
use super::weigh::rows::{Ground, PAIR};
use super::weigh::{clear, keep_speaker, model, pairs};
use crate::actors::Cast;

/// A candidate of the body as the model sees it, for training.
#[derive(Clone, Debug)]
pub struct Looked {
    /// The words that carry it.
    pub words: Vec<TokenId>,
    /// Its type.
    pub kind: EventType,
    /// The entry of the lexicon.
    pub entry: String,
    /// Who may have a part, and the numbers of each.
    pub rows: Vec<(ActorId, [f32; PAIR])>,
    /// Sides and pairs, by the likelihoods given.
    pub weighed: pairs::Weighed,
}

/// All candidates with their numbers. `likely` says for the rows of the next candidate how likely
/// each is the source and the target.
pub fn looked(
    lexicon: &Lexicon,
    article: &Article,
    annotated: &Annotated,
    cast: &Cast,
    statements: &[Statement],
    mut likely: impl FnMut(&[(ActorId, [f32; PAIR])]) -> Vec<(f32, f32)>,
) -> Vec<Looked> {
    let cast = &*buildings::without(&lexicon.events, annotated, cast);
    let page = Page::of(lexicon, article, annotated, cast, statements);
    let ground = Ground::of(annotated, cast, statements, &page.inner, &page.cues);
    let mut out = Vec::new();
    for candidate in &page.candidates() {
        let sentence = annotated.token(candidate.predicate.head).sentence as usize;
        if annotated.in_title(sentence) {
            continue;
        }
        let ruled = page.ruled(candidate);
        let Some((act, entry)) = page.act(candidate, ruled.as_ref()) else {
            continue;
        };
        let sure = ruled.as_ref().map_or(0.0, |ruled| ruled.confidence);
        let rows = ground.rows(candidate, &act);
        let mut likely = likely(&rows);
        clear::clear(&ground, candidate, &act, &rows, &mut likely);
        let mut weighed = pairs::weigh(&ground, &act, entry.prior, sure, &rows, &likely);
        keep_speaker(entry, candidate, &mut weighed);
        out.push(Looked {
            words: candidate.predicate.words.clone(),
            kind: act.kind,
            entry: entry.name.clone(),
            rows,
            weighed,
        });
    }
    out
}

/// An act as its status and voice are settled, for training.
#[derive(Clone, Debug)]
pub struct Signed {
    /// The words that carry it.
    pub words: Vec<TokenId>,
    /// Its type.
    pub kind: EventType,
    /// Whether it is written as an event.
    pub is_event: bool,
    /// What the rules say of its status.
    pub status: Status,
    /// Whether a word says it outright, so that the model leaves it alone.
    pub is_told: bool,
    /// And of its voice.
    pub voice: Voice,
    /// What is weighed.
    pub signs: Vec<String>,
}

/// All acts of the body with their signs.
pub fn signed(
    lexicon: &Lexicon,
    article: &Article,
    annotated: &Annotated,
    cast: &Cast,
    statements: &[Statement],
) -> Vec<Signed> {
    let cast = &*buildings::without(&lexicon.events, annotated, cast);
    let page = Page::of(lexicon, article, annotated, cast, statements);
    let candidates = page.candidates();
    let page = page.with(&candidates);
    let ground = Ground::of(annotated, cast, statements, &page.inner, &page.cues);
    let model = model::Model::own();
    let body = candidates.iter().filter(|candidate| {
        let sentence = annotated.token(candidate.predicate.head).sentence as usize;
        !annotated.in_title(sentence)
    });
    let body: Vec<&Candidate> = body.collect();
    let mut sides: Vec<Option<Sided>> = body.iter().map(|_| None).collect();
    for (number, sided) in page.sided(&body, Some(&model), &ground) {
        sides[number].get_or_insert(sided);
    }
    let signed = body
        .into_iter()
        .zip(sides)
        .filter_map(|(candidate, sided)| {
            let is_event = sided
                .as_ref()
                .is_some_and(|sided| sided.confidence > model::FAINT);
            let sided = match sided {
                Some(sided) => sided,
                None => {
                    let (act, _) = page.act(candidate, None)?;
                    Sided {
                        kind: act.kind,
                        status: act.status,
                        source: candidate.source.clone(),
                        target: candidate.target.clone(),
                        confidence: 0.0,
                    }
                }
            };
            let date = page.date(candidate);
            let known = page.known(
                &candidate.predicate,
                (sided.kind, sided.status),
                &sided.source,
                date.as_ref(),
            );
            let mut signs = Vec::new();
            signs::signs(&page, &known, &mut |parts| signs.push(parts.concat()));
            signs.sort();
            signs.dedup();
            Some(Signed {
                words: candidate.predicate.words.clone(),
                kind: sided.kind,
                is_event,
                status: known.status,
                is_told: settled::is_told(&page, &known),
                voice: known.voice,
                signs,
            })
        });
    signed.collect()
}
