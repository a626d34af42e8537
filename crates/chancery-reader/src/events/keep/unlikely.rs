//! Acts that a careful reader would not write down as events.
//!
//! > Peru **agreed**. Chile **refused**.
//!
//! The rules find them, and they show positions, so they are left out only after those are read:
//! acts that the model finds unlikely ([`model`]); in headlines, acts of words towards
//! nobody, of which readers kept one in nine.

use chancery_record::{Event, EventId, EventType, Position, Status};
use chancery_text::{Annotated, Article};

use crate::events::weigh::model;
use crate::genre;

/// Leaves such acts out; positions that rest on one keep their words.
pub fn drop_unlikely(
    article: &Article,
    annotated: &Annotated,
    events: Vec<Event>,
    positions: &mut [Position],
) -> Vec<Event> {
    if genre::is_speech(article) {
        return events;
    }
    let weighed = genre::reads(article, annotated);
    let mut places = vec![None; events.len()];
    let mut kept = Vec::with_capacity(events.len());
    for (number, event) in events.into_iter().enumerate() {
        let unlikely = if event.in_title || !weighed {
            is_lone(&event)
        } else {
            event.confidence <= model::FAINT
        };
        if !unlikely {
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
        && !matches!(event.mode.as_str(), "resign" | "ceasefire")
        && !(event.kind == Retreat && event.status == Status::Demanded)
        && matches!(
            event.kind,
            Agree | Support | Concede | Request | Reject | Threaten | Retreat
        )
}
