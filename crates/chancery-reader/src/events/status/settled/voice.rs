//! On whose word an event rests.
//!
//! > The minister said **the army had shelled the town**: the shelling is the minister's claim.
//!
//! A verbal act that the very words of a statement do is told by whoever reports the statement: in
//! *"We condemn the raid," Peru said* the condemning is the outlet's, the raid is Peru's.

use chancery_record::{ActorId, EventType, Statement, StatementId, Voice};
use chancery_text::TokenId;

/// The voice of an event.
pub fn of(
    statements: &[Statement],
    inner: &[Option<u32>],
    trigger: TokenId,
    kind: EventType,
    source: &[ActorId],
) -> Voice {
    let mut at = inner
        .get(trigger as usize)
        .copied()
        .flatten()
        .map(StatementId);
    for _ in 0..16 {
        let Some(id) = at else { return Voice::Outlet };
        let Some(statement) = statements.get(id.index()) else {
            return Voice::Outlet;
        };
        let own = kind.is_verbal() && statement.speaker.is_some_and(|who| source.contains(&who));
        if !own {
            return Voice::Claimed(id);
        }
        at = statement.parent;
    }
    Voice::Outlet
}
