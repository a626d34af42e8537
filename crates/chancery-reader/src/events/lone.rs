//! Acts of words towards nobody.
//!
//! > Peru **agreed**. Chile **refused**.
//!
//! Who only agrees, refuses, praises or threatens, with the other side unnamed, is seldom written
//! down: in articles coded by careful readers one such row in nine. They still show positions, so
//! they are left out after those are read. Kept: harm and coercion, accusations,
//! resignations, a retreat that somebody demands, what speeches in an assembly say.

use chancery_record::{Event, EventId, EventType, Position, Status};
use chancery_text::Article;

use super::speech;

/// Leaves out acts of words that name one side only; positions that rest on one keep their words.
pub fn drop_lone(article: &Article, events: Vec<Event>, positions: &mut [Position]) -> Vec<Event> {
    if speech::is_speech(article) {
        return events;
    }
    let mut places = vec![None; events.len()];
    let mut kept = Vec::with_capacity(events.len());
    for (number, event) in events.into_iter().enumerate() {
        if !is_lone(&event) {
            places[number] = Some(EventId(kept.len() as u32));
            kept.push(event);
        }
    }
    for position in positions {
        position.event = position.event.and_then(|id| places[id.index()]);
    }
    kept
}

fn is_lone(event: &Event) -> bool {
    use EventType::*;
    event.source.len() < 2
        && event.target.is_empty()
        && event.mode != "resign"
        && !(event.kind == Retreat && event.status == Status::Demanded)
        && matches!(
            event.kind,
            Agree | Support | Concede | Request | Reject | Threaten | Retreat
        )
}
