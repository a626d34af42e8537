//! Acronyms that the text itself defines: *Grain Trade Board (GTB)*.

use chancery_text::{Sym, TokenId};
use rustc_hash::FxHashSet;

use super::Name;
use crate::actors::phrase::Phrase;
use crate::actors::stage::Stage;

/// The acronyms that the text defines for bodies that no lexicon knows: there they mean nobody
/// else.
pub(super) fn own_acronyms(stage: &Stage<'_>) -> FxHashSet<Sym> {
    let unknown = |phrase: &&Phrase| phrase.entry.is_none();
    let names = stage.phrases.iter().filter(unknown);
    names
        .filter_map(|phrase| acronym_after(stage, phrase.name?))
        .collect()
}

/// The acronyms that the text gives a name: *Grain Trade Board (GTB)*; else its initials.
pub(super) fn acronyms(stage: &Stage<'_>, name: &Name) -> Vec<Sym> {
    if name.words.len() < 2 {
        return Vec::new();
    }
    let phrases = name.phrases.iter().take(4);
    phrases
        .filter_map(|&at| acronym_after(stage, stage.phrases[at].name?))
        .collect()
}

/// The acronym that stands behind a name.
fn acronym_after(stage: &Stage<'_>, (start, end): (TokenId, TokenId)) -> Option<Sym> {
    if end - start < 2 || end as usize + 2 >= stage.doc.tokens.len() {
        return None;
    }
    let form = stage.form(end + 1);
    let mut capitals = form.chars().filter(|char| char.is_alphabetic());
    if form.len() < 2 || !capitals.all(char::is_uppercase) {
        return None;
    }
    let told = match (stage.form(end), stage.form(end + 2)) {
        ("(", ")") => true,
        // "Grain Trade Board, GTB, met".
        (",", ",") => is_initials(form, (start..end).map(|at| stage.form(at))),
        _ => false,
    };
    told.then(|| stage.doc.token(end + 1).lower)
}

/// Whether the letters are the initials of words, small words left out.
fn is_initials<'a>(letters: &str, words: impl Iterator<Item = &'a str>) -> bool {
    let initials: String = words
        .filter_map(|word| word.chars().next())
        .filter(|first| first.is_uppercase())
        .collect();
    letters.len() > 2 && letters == initials
}
