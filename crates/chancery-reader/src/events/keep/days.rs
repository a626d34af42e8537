//! When an act was; of what is done by words also where its own sentence tells no day.
//!
//! > **Statement**: Oz **condemns** the raid. … **Readout**: they spoke **today**; Ode **thanked** Lin. …
//! > Ode said **on Monday**: "We **urge** Chad to leave."
//!
//! A document condemns, thanks and asks on the day on which it comes out; what was said in the talks
//! that a readout tells of was said on their day; what a speaker does by his words he does when he
//! says them. The date of an act keeps the words that date the talks or the saying as its evidence.

use chancery_record::{ActorId, ActorKind, Event, EventDate, EventType, Precision, Status, Voice};
use chancery_text::{Annotated, Dep, Tag, TokenId};

use super::Told;
use crate::events::candidates::{Candidate, duties};
use crate::events::page::Page;
use crate::positions::concepts::hits::is_state;
use crate::when;

/// How the verb of an act stands to its telling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    /// Its words do it: *we **condemn***, *Oz **must leave***.
    Now,
    /// It stands as it is told: *is **committed** to*, *are **grateful***.
    Stands,
    /// It is told: *they **condemned***; of what is done with it the verb that it hangs under.
    Then(Option<TokenId>),
    /// Another way: *has condemned*, *its condemnation*.
    Otherwise,
}

impl Page<'_> {
    /// When the act of a candidate was.
    pub(in crate::events) fn date(&self, candidate: &Candidate) -> Option<EventDate> {
        let predicate = &candidate.predicate;
        let head = predicate.head;
        let date = when::of_act(self.annotated, &self.times, head, &predicate.words)?;
        // *Over the coming year we **commit** to*, ***condemn** the raid of 3 May*: what a speaker does by
        // these words is done now.
        let is_performed = self.cues[head as usize].is_some()
            && self.telling(candidate) == Telling::Now
            && when::base(self.article)
                .is_some_and(|day| day.is_before(date.start) || date.end.is_before(day));
        (!is_performed).then_some(date)
    }

    /// How the verb of a candidate stands to its telling.
    pub(in crate::events) fn telling(&self, candidate: &Candidate) -> Telling {
        let annotated = self.annotated;
        let predicate = &candidate.predicate;
        let entry = &self.lexicon.events.entries[predicate.entry as usize];
        if entry.name == duties::ENTRY {
            return Telling::Now;
        }
        let verb = predicate.light.unwrap_or(predicate.head);
        let token = annotated.token(verb);
        if has_auxiliary(annotated, verb) {
            // *Is **committed** to*
            let is_state = token.tag == Tag::VBN && is_in_present(annotated, verb);
            return if is_state {
                Telling::Stands
            } else {
                Telling::Otherwise
            };
        }
        let above = annotated.head(verb);
        match token.tag {
            Tag::VBP | Tag::VBZ => Telling::Now,
            Tag::VBD => Telling::Then(None),
            // *I **want** to thank them*, *is **grateful***
            Tag::VB
                if token.dep == Dep::xcomp && above.is_some_and(|wish| wishes(annotated, wish)) =>
            {
                Telling::Now
            }
            Tag::JJ | Tag::VBN if matches!(token.dep, Dep::acomp | Dep::attr | Dep::oprd) => {
                let is_now = above.is_some_and(|verb| is_told_now(annotated, verb));
                if is_now {
                    Telling::Stands
                } else {
                    Telling::Otherwise
                }
            }
            // *Spoke today **to thank** them*, ***thanking** them*
            Tag::VB | Tag::VBG if matches!(token.dep, Dep::advcl | Dep::xcomp | Dep::conj) => {
                above.map_or(Telling::Otherwise, |verb| Telling::Then(Some(verb)))
            }
            _ => Telling::Otherwise,
        }
    }

    /// The day of what the speaker of a statement does by its words.
    pub(in crate::events) fn said_on(
        &self,
        head: TokenId,
        telling: Telling,
        event: &Event,
    ) -> Option<EventDate> {
        let is_said = telling == Telling::Now && event.kind.is_verbal();
        let mut at = self.inner[head as usize].filter(|_| is_said);
        for _ in 0..4 {
            let statement = self.statements.get(at? as usize)?;
            if !event.source.contains(&statement.speaker?) {
                return None;
            }
            let cue = statement.cue.iter();
            let cue: Vec<TokenId> = cue
                .flat_map(|&span| self.annotated.tokens_in(span))
                .collect();
            let date = cue
                .first()
                .and_then(|&first| when::of_act(self.annotated, &self.times, first, &cue));
            if let Some(date) = date {
                let reason = format!("when it was said: {}", date.reason);
                return Some(EventDate { reason, ..date });
            }
            at = statement.parent.map(|parent| parent.0);
        }
        None
    }

    /// Dates the acts of a document: those that its words do, and those of the talks that it tells of.
    pub(in crate::events) fn date_document(&self, told: &mut [Told]) {
        let is_document = matches!(self.genre, "readout" | "statement" | "remarks");
        // A report is its agency's, but no document of its.
        let author = self.cast.author.map(|author| self.cast.actor(author));
        let is_own = author.is_some_and(|author| author.kind != ActorKind::Outlet);
        if !is_document && !is_own {
            return;
        }
        let issued = when::base(self.article).filter(|day| day.day.is_some());
        let today = issued.map(|day| EventDate {
            start: day,
            end: day,
            precision: Precision::Day,
            reason: "the day of the document".to_string(),
            span: None,
        });
        let talks = self.talks(told, today.as_ref());
        for told in told {
            let event = &told.event;
            // *Honoured the sacrifices **of two decades***: no day of the honouring.
            let is_loose = |date: &EventDate| {
                date.precision == Precision::Range && date.end.year > date.start.year + 1
            };
            let is_undated = !event.in_title
                && event.status == Status::Done
                && event.voice == Voice::Outlet
                && event.date.as_ref().is_none_or(is_loose);
            if is_undated && let Some(date) = self.day_of(told, talks.as_ref(), today.as_ref()) {
                told.event.date = Some(date);
            }
        }
    }

    /// The day of an act of a document: that of the talks, or that on which it comes out.
    fn day_of(
        &self,
        told: &Told,
        talks: Option<&Talks>,
        today: Option<&EventDate>,
    ) -> Option<EventDate> {
        let event = &told.event;
        let is_said = event.kind.is_verbal();
        match told.telling {
            // *Underscored that Oz **opposes** the raid*
            Telling::Now if is_said && self.inner[told.head as usize].is_some() => {
                talks.map(|talks| &talks.date).or(today).cloned()
            }
            Telling::Now if is_said => today.cloned(),
            Telling::Stands if matches!(event.kind, EventType::Agree | EventType::Support) => {
                today.cloned()
            }
            Telling::Then(under) if is_said || event.kind == EventType::Consult => {
                let is_told = |verb: TokenId| self.annotated.token(verb).tag == Tag::VBD;
                let talks = talks?;
                let is_part = under.is_none_or(|verb| verb == talks.head || is_told(verb))
                    && self.takes_part(event, &talks.sides);
                is_part.then(|| talks.date.clone())
            }
            _ => None,
        }
    }

    /// The talks that a document tells of: those of its first sentences.
    fn talks(&self, told: &[Told], today: Option<&EventDate>) -> Option<Talks> {
        if !matches!(self.genre, "readout" | "statement") {
            return None;
        }
        let sentence = |told: &&Told| self.annotated.token(told.head).sentence as usize;
        let title = (0..).take_while(|&at| self.annotated.in_title(at)).count();
        let first = told
            .iter()
            .filter(|told| !told.event.in_title)
            .take_while(|told| sentence(told) < title + 2)
            .find(|told| {
                let event = &told.event;
                event.kind == EventType::Consult
                    && event.status == Status::Done
                    && event.voice == Voice::Outlet
            })?;
        // *Met with him and his delegation **on 8 May***: the only day that the sentence names.
        let tokens = self.annotated.sentence_tokens(sentence(&first));
        let mut days = self
            .times_in(tokens)
            .iter()
            .filter(|time| time.bound == when::Bound::At && time.date.precision == Precision::Day);
        let only = days
            .next()
            .filter(|_| days.next().is_none())
            .map(|time| &time.date);
        let today = today.filter(|_| self.genre == "readout");
        let date = first.event.date.as_ref().or(only).or(today)?;
        let sides = first.event.source.iter().chain(&first.event.target);
        Some(Talks {
            head: first.head,
            sides: sides.copied().collect(),
            date: EventDate {
                reason: format!("the day of the talks: {}", date.reason),
                ..date.clone()
            },
        })
    }

    /// Whether one of those who do it, or somebody of their country, takes part in talks.
    fn takes_part(&self, event: &Event, sides: &[ActorId]) -> bool {
        event.source.iter().any(|&source| {
            let country = self.cast.actor(source).country.as_str();
            sides.iter().any(|&side| {
                side == source || is_state(country) && self.cast.actor(side).country == country
            })
        })
    }
}

/// Talks that a document tells of.
struct Talks {
    /// The word that tells of them.
    head: TokenId,
    /// Who talks.
    sides: Vec<ActorId>,
    /// When.
    date: EventDate,
}

/// Whether a verb stands with another, *to* left aside.
fn has_auxiliary(annotated: &Annotated, verb: TokenId) -> bool {
    let mut auxiliaries = annotated.children(verb).iter().filter(|&&child| {
        let token = annotated.token(child);
        matches!(token.dep, Dep::aux | Dep::auxpass) && token.tag != Tag::TO
    });
    auxiliaries.next().is_some()
}

/// Whether the only auxiliary of a verb is a present *be*.
fn is_in_present(annotated: &Annotated, verb: TokenId) -> bool {
    let auxiliary = annotated.child(verb, Dep::auxpass);
    annotated.child(verb, Dep::aux).is_none()
        && auxiliary.is_some_and(|auxiliary| is_told_now(annotated, auxiliary))
}

/// *Is*, *are*, *remain*
fn is_told_now(annotated: &Annotated, verb: TokenId) -> bool {
    matches!(annotated.token(verb).tag, Tag::VBP | Tag::VBZ) && !has_auxiliary(annotated, verb)
}

/// *I **want** to thank*, *we **would like** to thank*
fn wishes(annotated: &Annotated, verb: TokenId) -> bool {
    let subject = annotated.child(verb, Dep::nsubj);
    matches!(annotated.lemma(verb), "like" | "want" | "wish")
        && subject.is_some_and(|subject| matches!(annotated.lower(subject), "i" | "we"))
}
