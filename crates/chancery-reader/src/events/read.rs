//! From candidates to events: who counts as an actor, whose word it is, when and where.

use chancery_lexicon::Lexicon;
use chancery_record::{
    Actor, ActorId, ActorKind, Event, EventDate, EventType, Place, Statement, Status, Voice, Why,
};
use chancery_text::{Annotated, Article, Dep, PartialDate, Span, TokenId};

use super::candidates::{self, Candidate, condemned, confidence, duties, speech};
use super::keep::merge::{self, Told};
use super::keep::{days, mutual};
use super::page::{Noted, Page};
use super::predicates::{Form, Predicate, leisure};
use super::sides::buildings;
use super::status::settled::signs::Known;
use super::status::settled::{self, bygone, times, voice};
use super::weigh::model;
use super::weigh::rows::Ground;
use crate::actors::Cast;
use crate::grammar;
use crate::{genre, places, when};

/// The CAMEO code of a visit.
const VISIT: &str = "042";

/// What the rules make of a candidate.
pub(super) struct Sided {
    pub(super) kind: EventType,
    pub(super) status: Status,
    pub(super) source: Vec<ActorId>,
    pub(super) target: Vec<ActorId>,
    pub(super) confidence: f32,
}

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
        .filter_map(|blame| untold(&out, page.blame(&blame)))
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

    /// *Chad **broke** the truce*, in nobody's mouth: what the words are then.
    fn unsay(&self, candidate: &mut Candidate) {
        let events = &self.lexicon.events;
        let predicate = &candidate.predicate;
        let is_said = self.inner[predicate.head as usize].is_some() || self.cast.author.is_some();
        let unsaid = events.entries[predicate.entry as usize].unsaid;
        if let Some(entry) = unsaid.filter(|_| !is_said && predicate.form == Form::Verb) {
            let predicate = Predicate {
                entry,
                ..predicate.clone()
            };
            *candidate = candidates::resolve(events, self.annotated, self.cast, predicate);
        }
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

    /// When the act of a candidate was.
    pub(super) fn date(&self, candidate: &Candidate) -> Option<EventDate> {
        let predicate = &candidate.predicate;
        let head = predicate.head;
        let date = when::of_act(self.annotated, &self.times, head, &predicate.words)?;
        // *Over the coming year we **commit** to*, ***condemn** the raid of 3 May*: what a speaker does by
        // these words is done now.
        let is_performed = self.cues[head as usize].is_some()
            && self.telling(candidate) == days::Telling::Now
            && when::base(self.article)
                .is_some_and(|day| day.is_before(date.start) || date.end.is_before(day));
        (!is_performed).then_some(date)
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

    /// What the rules make of a candidate; none if they see no event.
    pub(super) fn ruled(&self, candidate: &Candidate) -> Option<Sided> {
        let events = &self.lexicon.events;
        let entry = &events.entries[candidate.predicate.entry as usize];
        if entry.name == duties::ENTRY {
            return self.asked(candidate);
        }
        let mut status = candidate.status;
        let kind = self.refused(candidate, entry.kind?, &mut status)?;
        let (source, target) = self.sides(candidate, entry, kind)?;
        let kind = self.to_ally(candidate, kind, &source, &target);
        let features = confidence::Features {
            kind,
            status,
            both: !target.is_empty() || source.len() > 1,
            is_deep: candidate.source_depth > 0
                || candidate.target_depth > 0
                || candidate.predicate.form == Form::Noun,
            n_words: candidate.predicate.words.len(),
            is_own: !target.is_empty() && self.cast.is_own(&source, &target),
            is_vague: is_vague(self.cast.actor(source[0])),
            depth: candidate.source_depth.min(2)
                + candidate.target_depth.min(2)
                + u8::from(candidate.predicate.form == Form::Noun)
                + u8::from(entry.weak),
        };
        (!features.is_too_faint()).then(|| Sided {
            kind,
            status,
            source,
            target,
            confidence: confidence::of(&features),
        })
    }

    /// The record of a candidate between its sides: when, where, on whose word.
    pub(super) fn told(&self, candidate: &Candidate, sided: Sided, weighs: bool) -> Told {
        let events = &self.lexicon.events;
        let entry = &events.entries[candidate.predicate.entry as usize];
        let head = candidate.predicate.head;
        let place = self.place(candidate, sided.kind);
        let date = self.date(candidate);
        let known = self.known(candidate, &sided, date.as_ref());
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
            Some(own) if own != kind => turned(own, kind),
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

    /// What the rules make of status and voice.
    pub(super) fn known<'k>(
        &'k self,
        candidate: &'k Candidate,
        sided: &Sided,
        date: Option<&'k EventDate>,
    ) -> Known<'k> {
        let entry = &self.lexicon.events.entries[candidate.predicate.entry as usize];
        let head = candidate.predicate.head;
        let (kind, mut status) = (sided.kind, sided.status);
        if kind == EventType::Agree
            && candidate.predicate.form == Form::Noun
            && candidate.predicate.light.is_none()
            && date.is_none()
            && status == Status::Done
        {
            // *The treaty between Chile and Peru*: it has been there all along.
            status = Status::Past;
        }
        if status == Status::Ongoing && candidate.predicate.form == Form::Noun && date.is_some() {
            // *The war of 1998*: on a day, or in a year, it was done.
            status = Status::Done;
        }
        let by_words = status;
        if let (Some(date), Some(published)) = (date, self.article.published) {
            status = by_date(status, date, published);
        }
        let bygone = bygone::status_of(self, &candidate.predicate, kind);
        let bygone = bygone.filter(|_| status == Status::Done);
        status = bygone.unwrap_or(status);
        let speaker = self.inner[head as usize]
            .and_then(|number| self.statements.get(number as usize)?.speaker);
        Known {
            predicate: &candidate.predicate,
            entry: &entry.name,
            kind,
            by_words,
            status,
            voice: voice::of(self.statements, &self.inner, head, kind, &sided.source),
            is_own: speaker.is_some_and(|speaker| sided.source.contains(&speaker)),
            // *No longer arms them*
            is_bygone: bygone.is_some()
                || by_words == Status::Past && candidate.predicate.form == Form::Verb,
            date,
        }
    }

    /// *Reaffirmed its commitment **to Japan***: not a promise of a deed, but support of an ally. Where
    /// no target is known yet, anybody but the source may be the ally.
    pub(super) fn to_ally(
        &self,
        candidate: &Candidate,
        kind: EventType,
        source: &[ActorId],
        target: &[ActorId],
    ) -> EventType {
        let noun = candidate.predicate.noun.unwrap_or(candidate.predicate.head);
        let is_commitment = self.annotated.lemma(noun) == "commitment";
        let names_ally = [noun, candidate.predicate.head].iter().any(|&word| {
            grammar::under(self.annotated, word, "to").any(|ally| {
                let allies = grammar::joined(self.annotated, ally);
                let is_it = |token: TokenId| {
                    self.cast.at(token).iter().any(|id| {
                        if target.is_empty() {
                            !source.contains(id) && self.cast.actor(*id).kind != ActorKind::Person
                        } else {
                            target.contains(id)
                        }
                    })
                };
                // *Its commitment to Japan*, *to Japan's security*
                let of = |ally: TokenId| {
                    let children = self.annotated.children(ally).iter();
                    children
                        .filter(|&&owner| {
                            matches!(
                                self.annotated.token(owner).dep,
                                Dep::poss | Dep::amod | Dep::compound
                            )
                        })
                        .any(|&owner| is_it(owner))
                        || grammar::under(self.annotated, ally, "of").any(is_it)
                };
                allies.iter().any(|&ally| is_it(ally) || of(ally))
            })
        });
        // *Their commitment to the alliance*
        let names_bond = grammar::under(self.annotated, noun, "to").any(|bond| {
            let events = &self.lexicon.events;
            let lemma = self.annotated.lemma(bond);
            events.in_class("ties", lemma) || events.in_class("alliance", lemma)
        });
        if kind == EventType::Agree && is_commitment && (names_ally || names_bond) {
            EventType::Support
        } else {
            kind
        }
    }

    /// The event of an accusation in a speech.
    fn blame(&self, blame: &speech::Blame) -> Event {
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

/// Whether an actor is some people or other; *the authorities* of a state are its government.
fn is_vague(actor: &Actor) -> bool {
    let is_crowd = matches!(actor.kind, ActorKind::Group | ActorKind::People);
    let rules = !actor.country.is_empty() && actor.name.to_lowercase().contains("authorities");
    is_crowd && !rules
}

/// An accusation without the words that already carry one against the same side.
fn untold(events: &[Event], mut blame: Event) -> Option<Event> {
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

/// What the date of an act says of its status.
fn by_date(status: Status, date: &EventDate, published: PartialDate) -> Status {
    let (start, end) = (date.start, date.end);
    let days = PartialDate::latest_day;
    let age = days(published) - days(end);
    // *This week* ends after today, but has begun.
    let ahead = days(start) - days(published);
    let month = |date: PartialDate| date.month.map(|month| (date.year, month));
    let is_later = match (month(start), month(published)) {
        (Some(start), Some(published)) => start > published,
        _ => false,
    };
    match status {
        Status::Done if age > 31 => Status::Past,
        Status::Done if is_later || times::is_later(date) => Status::Planned,
        // *Is meeting him **next week***
        Status::Done | Status::Ongoing
            if ahead > 1 && published.day.is_some() && start.day.is_some() =>
        {
            Status::Planned
        }
        other => other,
    }
}

/// Mode and CAMEO code of an act that its sentence makes one of another type: *will not meet*
/// refuses, *commitment to an ally* supports.
fn turned(own: EventType, kind: EventType) -> (&'static str, &'static str) {
    match (kind, own) {
        (EventType::Reject, EventType::Cooperate) => ("assist", "121"),
        (EventType::Reject, EventType::Aid) => ("assist", "122"),
        (EventType::Reject, EventType::Concede | EventType::Retreat) => ("change", "124"),
        (EventType::Reject, EventType::Consult) => ("meet", "125"),
        (EventType::Reject, _) => ("", "120"),
        _ => ("", "050"),
    }
}
