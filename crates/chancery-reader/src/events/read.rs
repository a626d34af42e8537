//! From candidates to events: who counts as an actor, whose word it is, when and where.

use chancery_lexicon::Lexicon;
use chancery_record::{Event, EventType, Place, Statement, Status, Why};
use chancery_text::{Annotated, Article, Span, TokenId};

use super::candidates::ruled::Sided;
use super::candidates::{self, Candidate, condemned, duties, speech, types};
use super::keep::{Told, again, merge, mutual};
use super::page::{Noted, Page};
use super::predicates::{Form, leisure};
use super::sides::buildings;
use super::status::settled::{self, times};
use super::weigh::model;
use super::weigh::rows::Ground;
use crate::actors::Cast;
use crate::grammar;
use crate::{genre, places};

/// The CAMEO code of a visit.
const VISIT: &str = "042";

/// All events of an article.
pub fn events(
    lexicon: &Lexicon,
    article: &Article,
    annotated: &Annotated,
    cast: &Cast,
    statements: &[Statement],
) -> Vec<Event> {
    let cast = &*buildings::without(&lexicon.events, annotated, cast);
    let page = Page::of(lexicon, article, annotated, cast, statements);
    let candidates = page.candidates();
    let page = page.with(&candidates);
    let leisure = leisure::unpolitical(&lexicon.events, annotated);
    let is_politics = |candidate: &&Candidate| {
        let sentence = annotated.token(candidate.predicate.head).sentence as usize;
        !leisure[annotated.sentences[sentence].block as usize]
    };
    let model = genre::reads(article, annotated).then(model::Model::own);
    let ground = Ground::of(annotated, cast, statements, &page.inner, &page.cues);
    let political: Vec<&Candidate> = candidates.iter().filter(is_politics).collect();
    let sided = page.sided(&political, model.as_ref(), &ground);
    let mut told: Vec<Told> = sided
        .into_iter()
        .map(|(number, sided)| page.told(political[number], sided, model.is_some()))
        .flat_map(|told| mutual::apart(annotated, told))
        .collect();
    told.sort_by_key(|told| told.event.trigger.first().map(|span| span.start));
    page.date_document(&mut told);
    again::join(annotated, cast, &mut told);
    merge::recall(&mut told);
    let mut out = merge::merge(cast, told);
    let blamed = speech::accusations(
        &lexicon.events,
        article,
        annotated,
        cast,
        statements,
        &page.inner,
    );
    let blamed: Vec<Event> = blamed
        .into_iter()
        .filter_map(|blame| speech::untold(&out, page.blame(&blame)))
        .collect();
    out.extend(blamed);
    out.sort_by(|a, b| a.trigger.cmp(&b.trigger));
    out
}

impl<'a> Page<'a> {
    /// All candidates, in the order of their heads.
    pub(super) fn candidates(&self) -> Vec<Candidate> {
        let mut out = candidates::candidates(&self.lexicon.events, self.annotated, self.cast);
        for candidate in &mut out {
            self.unsay(candidate);
        }
        out.extend(self.duties());
        out.sort_by_key(|candidate| candidate.predicate.head);
        condemned::recall(&self.lexicon.events, self.annotated, self.cast, &mut out);
        out
    }

    /// Notes the acts of the text.
    pub(super) fn with(mut self, candidates: &[Candidate]) -> Page<'a> {
        let entries = &self.lexicon.events.entries;
        let acts = candidates.iter().filter_map(|candidate| {
            Some(Noted {
                head: candidate.predicate.head,
                kind: entries[candidate.predicate.entry as usize].kind?,
                status: candidate.status,
                when: self
                    .date(candidate)
                    .map(|date| times::lies(&date, self.article.published)),
            })
        });
        self.acts = acts.collect();
        self
    }

    /// Where the act of a candidate was.
    fn place(&self, candidate: &Candidate, kind: EventType) -> Option<Place> {
        use places::Kind;
        let predicate = &candidate.predicate;
        let entry = &self.lexicon.events.entries[predicate.entry as usize];
        let kind = match kind {
            EventType::Consult if entry.cameo == VISIT => Kind::Visit,
            EventType::Consult => Kind::Dealing,
            EventType::Cooperate => Kind::Work,
            EventType::Protest | EventType::Sanction => Kind::Dealing,
            kind if kind.is_verbal() => Kind::Saying,
            _ => Kind::Deed,
        };
        let act = places::Act {
            head: predicate.head,
            words: &predicate.words,
            kind,
        };
        places::of_act(self.annotated, &self.places, act)
    }

    /// The record of a candidate between its sides: when, where, on whose word.
    pub(super) fn told(&self, candidate: &Candidate, sided: Sided, weighs: bool) -> Told {
        let events = &self.lexicon.events;
        let entry = &events.entries[candidate.predicate.entry as usize];
        let head = candidate.predicate.head;
        let place = self.place(candidate, sided.kind);
        let date = self.date(candidate);
        let known = self.known(
            &candidate.predicate,
            (sided.kind, sided.status),
            &sided.source,
            date.as_ref(),
        );
        let sentence = self.annotated.token(head).sentence as usize;
        let weighs = weighs && !self.annotated.in_title(sentence) && entry.name != duties::ENTRY;
        let (status, voice) = if weighs {
            settled::settle(self, &known)
        } else {
            (known.status, known.voice)
        };
        let Sided {
            kind,
            source,
            target,
            confidence,
            ..
        } = sided;
        let (mode, cameo) = match entry.kind {
            Some(own) if own != kind => types::turned(own, kind),
            _ => (entry.mode.as_str(), entry.cameo.as_str()),
        };
        let telling = self.telling(candidate);
        let mut event = Event {
            kind,
            mode: mode.to_string(),
            contexts: entry.contexts.clone(),
            cameo: cameo.to_string(),
            intensity: events.intensity(kind, mode),
            goldstein: events.goldstein(cameo),
            source,
            target,
            status,
            voice,
            date,
            place,
            in_title: self.annotated.in_title(sentence),
            trigger: self.trigger(candidate),
            evidence: vec![self.annotated.sentence_span(sentence)],
            confidence,
            why: Why {
                rule: match candidate.predicate.form {
                    Form::Verb => "verb",
                    Form::Noun => "noun",
                    Form::Adjective => "adjective",
                },
                entry: entry.name.clone(),
                note: String::new(),
            },
        };
        if event.date.is_none() && event.status == Status::Done {
            event.date = self.said_on(head, telling, &event);
        }
        Told {
            event,
            head,
            telling,
            lemma: self.annotated.lemma(head).to_string(),
            is_noun: candidate.predicate.form == Form::Noun,
        }
    }

    fn trigger(&self, candidate: &Candidate) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        let mut last: Option<TokenId> = None;
        for &word in &candidate.predicate.words {
            let span = self.annotated.token(word).span;
            let first = grammar::hyphened(self.annotated, word).unwrap_or(word);
            match (last, spans.last_mut()) {
                (Some(before), Some(open)) if before + 1 == word || before == first => {
                    open.end = span.end
                }
                _ => spans.push(span),
            }
            last = Some(word);
        }
        spans
    }
}
