//! Two names in one word: *the **Kenya-Uganda** talks*, *a **Franco-Peruvian** accord*.
//!
//! > **Kenyan-Ugandan** talks resumed.
//!
//! Both are named, side by side. Leaves alone: one name that has a hyphen (*Guinea-Bissau*), what is
//! no actor's name on either side (*Indo-Pacific*).

use chancery_lexicon::actors::{Meaning, Usage};
use chancery_lexicon::words;
use chancery_record::ActorKind;
use chancery_text::TokenId;

use crate::actors::stage::Stage;

/// The two entries that a token with a hyphen names.
pub(in crate::actors) fn both(stage: &Stage<'_>, token: TokenId) -> Option<[u32; 2]> {
    let word = stage.doc.lower(token);
    let (first, second) = word.split_once(['-', '–'])?;
    let (_, printed) = stage.form(token).split_once(['-', '–'])?;
    let is_one = stage.lexicon.phrases.word(word).is_some();
    if is_one || !stage.is_capital(token) || !printed.starts_with(char::is_uppercase) {
        return None;
    }
    let one = combining(stage, first).or_else(|| entry(stage, first))?;
    let other = entry(stage, second)?;
    (stage.entry(one).key != stage.entry(other).key).then_some([one, other])
}

/// The state that a word stands for before a hyphen and another state: *Anglo* in *the Anglo-Kenyan
/// accord*.
pub(in crate::actors) fn front(stage: &Stage<'_>, token: TokenId) -> Option<u32> {
    let state = combining(stage, stage.doc.lower(token))?;
    (touches(stage, token) && is_actor(stage, token + 2)).then_some(state)
}

/// Whether a name is joined by a hyphen to another before or after it, each a word of its own.
pub(in crate::actors) fn is_joined(stage: &Stage<'_>, token: TokenId) -> bool {
    let before = token.checked_sub(2);
    let is_second = before.is_some_and(|first| touches(stage, first) && is_actor(stage, first));
    is_actor(stage, token) && (touches(stage, token) && is_actor(stage, token + 2) || is_second)
}

/// Whether a hyphen and another word follow, without a space.
fn touches(stage: &Stage<'_>, token: TokenId) -> bool {
    let doc = stage.doc;
    (token as usize + 2) < doc.tokens.len()
        && doc.lower(token + 1) == "-"
        && !doc.token(token).space_after
        && !doc.token(token + 1).space_after
}

fn is_actor(stage: &Stage<'_>, token: TokenId) -> bool {
    let named = stage.hit(token).and_then(|hit| stage.entry_of(hit));
    named.is_some_and(|(entry, usage)| usage != Usage::City && acts(stage, entry))
}

fn combining(stage: &Stage<'_>, word: &str) -> Option<u32> {
    stage.lexicon.place(words::actors::COMBINING.get(word)?)
}

fn acts(stage: &Stage<'_>, entry: u32) -> bool {
    matches!(
        stage.entry(entry).kind,
        ActorKind::State | ActorKind::Igo | ActorKind::Organization
    )
}

fn entry(stage: &Stage<'_>, word: &str) -> Option<u32> {
    let phrases = &stage.lexicon.phrases;
    let node = phrases.first(phrases.word(word)?)?;
    phrases
        .meanings(node)
        .iter()
        .find_map(|meaning| match *meaning {
            Meaning::Actor { entry, usage }
                if !matches!(usage, Usage::Surname | Usage::City) && acts(stage, entry) =>
            {
                Some(entry)
            }
            _ => None,
        })
}
