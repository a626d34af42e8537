//! On whose word an event rests.
//!
//! > The minister said **the army had shelled the town**: the shelling is the minister's claim.
//!
//! A verbal act that the very words of a statement do is told by whoever reports the statement: in
//! *"We condemn the raid," Peru said* the condemning is the outlet's, the raid is Peru's.

use chancery_record::{ActorId, EventType, Statement, StatementId, Voice};
use chancery_text::{Annotated, Dep, TokenId};

/// For each token the innermost statement in whose content it stands.
pub fn innermost(annotated: &Annotated, statements: &[Statement]) -> Vec<Option<u32>> {
    let mut inner = vec![None; annotated.tokens.len()];
    // Parents come before their children, so a later statement overwrites.
    for (number, statement) in statements.iter().enumerate() {
        for &span in &statement.content {
            for token in annotated.tokens_in(span) {
                inner[token as usize] = Some(number as u32);
            }
        }
    }
    // What hangs under the cue as its clause is told by the speaker as well, even where it was not
    // taken into the content: *said that the town was shelled **as the army left***.
    for (number, statement) in statements.iter().enumerate() {
        let cues = statement.cue.iter();
        for cue in cues.flat_map(|&span| annotated.tokens_in(span)) {
            let after = annotated.children_by(cue, Dep::ccomp);
            for clause in after.filter(|&clause| annotated.edges(clause).start > cue) {
                for token in annotated.edges(clause) {
                    inner[token as usize].get_or_insert(number as u32);
                }
            }
        }
    }
    inner
}

/// Whether a type is done by words.
pub fn is_verbal(kind: EventType) -> bool {
    use EventType::*;
    matches!(
        kind,
        Agree | Support | Concede | Request | Accuse | Reject | Threaten
    )
}

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
        let own = is_verbal(kind) && statement.speaker.is_some_and(|who| source.contains(&who));
        if !own {
            return Voice::Claimed(id);
        }
        at = statement.parent;
    }
    Voice::Outlet
}
