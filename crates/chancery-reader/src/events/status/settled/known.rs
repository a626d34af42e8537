//! What the rules know of an act when its status and voice are settled.
//!
//! > The war **of 1998**: by its word a war goes on, by its date it is over.

use chancery_record::{ActorId, EventDate, EventType, Status, Voice};
use chancery_text::PartialDate;

use super::{bygone, times, voice};
use crate::events::page::Page;
use crate::events::predicates::{Form, Predicate};

/// What is known of an act when its status and voice are settled.
pub(in crate::events) struct Known<'a> {
    /// The words that carry it.
    pub predicate: &'a Predicate,
    /// The entry of the lexicon.
    pub entry: &'a str,
    /// Its type.
    pub kind: EventType,
    /// The status that its words give, whatever the date says.
    pub by_words: Status,
    /// What the rules say.
    pub status: Status,
    /// The same.
    pub voice: Voice,
    /// Whether the speaker of the innermost statement does it.
    pub is_own: bool,
    /// Whether words of time other than dates tell the status.
    pub is_bygone: bool,
    /// When.
    pub date: Option<&'a EventDate>,
}

impl Page<'_> {
    /// What the rules make of status and voice.
    pub(in crate::events) fn known<'k>(
        &'k self,
        predicate: &'k Predicate,
        (kind, mut status): (EventType, Status),
        source: &[ActorId],
        date: Option<&'k EventDate>,
    ) -> Known<'k> {
        let entry = &self.lexicon.events.entries[predicate.entry as usize];
        let head = predicate.head;
        if kind == EventType::Agree
            && predicate.form == Form::Noun
            && predicate.light.is_none()
            && date.is_none()
            && status == Status::Done
        {
            // *The treaty between Chile and Peru*: it has been there all along.
            status = Status::Past;
        }
        if status == Status::Ongoing && predicate.form == Form::Noun && date.is_some() {
            // *The war of 1998*: on a day, or in a year, it was done.
            status = Status::Done;
        }
        let by_words = status;
        if let (Some(date), Some(published)) = (date, self.article.published) {
            status = by_date(status, date, published);
        }
        let bygone = bygone::status_of(self, predicate, kind);
        let bygone = bygone.filter(|_| status == Status::Done);
        status = bygone.unwrap_or(status);
        let speaker = self.inner[head as usize]
            .and_then(|number| self.statements.get(number as usize)?.speaker);
        Known {
            predicate,
            entry: &entry.name,
            kind,
            by_words,
            status,
            voice: voice::of(self.statements, &self.inner, head, kind, source),
            is_own: speaker.is_some_and(|speaker| source.contains(&speaker)),
            // *No longer arms them*
            is_bygone: bygone.is_some() || by_words == Status::Past && predicate.form == Form::Verb,
            date,
        }
    }
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
