//! Two sides in one word.
//!
//! > The **U.S.-Freedonian** partnership grew; **U.S.-EU** talks go on.
//!
//! The word names both. Leaves alone: what is part of a longer name.

use chancery_lexicon::actors::Meaning;
use chancery_record::{ActorId, ActorKind};
use chancery_text::TokenId;

use super::Cast;
use super::stage::Stage;

/// The sides of each such word.
pub(super) fn find(stage: &mut Stage<'_>) -> Vec<(TokenId, ActorId)> {
    let mut out = Vec::new();
    for token in 0..stage.doc.tokens.len() as TokenId {
        let form = stage.form(token);
        let Some((first, rest)) = form.split_once(['-', '–']) else {
            continue;
        };
        if !first.ends_with('.') {
            continue;
        }
        for part in [first, rest] {
            let phrases = &stage.lexicon.phrases;
            let entry = phrases.find(part).and_then(|node| {
                let meanings = phrases.meanings(node).iter();
                meanings.copied().find_map(|meaning| match meaning {
                    Meaning::Actor { entry, .. } => Some(entry),
                    Meaning::Role { .. } => None,
                })
            });
            let side = entry.filter(|&entry| {
                matches!(stage.entry(entry).kind, ActorKind::State | ActorKind::Igo)
            });
            if let Some(entry) = side {
                out.push((token, stage.add_entry(entry)));
            }
        }
    }
    out
}

/// Adds them to whom the words name.
pub(super) fn join(cast: &mut Cast, sides: &[(TokenId, ActorId)]) {
    for &(token, side) in sides {
        let place = cast.by_token[token as usize];
        let Some(mention) = place.and_then(|at| cast.mentions.get_mut(at as usize)) else {
            continue;
        };
        if mention.head == token && !mention.actors.contains(&side) {
            mention.actors.push(side);
        }
    }
}
