//! Words that an article writes with and without their marks.
//!
//! > Minister Lukas **Odiński** resigned. **Odinski** said …
//!
//! Leaves alone: words that it always writes one way.

use chancery_lexicon::letters::without_marks;
use chancery_text::{Annotated, Sym};
use rustc_hash::FxHashMap;

/// Each word with marks, and the word without them, where both are written.
pub fn unmarked(doc: &Annotated) -> FxHashMap<Sym, Sym> {
    let plain: Vec<(Sym, String)> = doc
        .strings()
        .filter(|(_, word)| !word.is_ascii() && word.contains(char::is_alphabetic))
        .map(|(sym, word)| (sym, without_marks(word)))
        .filter(|(_, plain)| plain.is_ascii())
        .collect();
    if plain.is_empty() {
        return FxHashMap::default();
    }
    let ascii: FxHashMap<&str, Sym> = doc
        .strings()
        .filter(|(_, word)| word.is_ascii())
        .map(|(sym, word)| (word, sym))
        .collect();
    let both = plain
        .iter()
        .filter_map(|(sym, plain)| Some((*sym, *ascii.get(plain.as_str())?)));
    both.collect()
}
