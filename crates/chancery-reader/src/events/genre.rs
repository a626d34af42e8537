//! Sport, weather, markets, recipes: paragraphs where *attack*, *strike* and *beat* are not politics.
//!
//! > Kenya **attacked** down the left, and the striker **shot** low into the corner.
//!
//! A paragraph is left alone when words of such a field outnumber those of politics.

use chancery_lexicon::events::Events;
use chancery_text::Annotated;

/// For each block whether it is about something else than politics.
pub fn unpolitical(events: &Events, annotated: &Annotated) -> Vec<bool> {
    let mut weight = vec![0i8; annotated.n_strings()];
    for (class, value) in [("leisure", 1i8), ("leisure_strong", 2), ("politics", -1)] {
        let Some(words) = events.classes.get(class) else {
            continue;
        };
        let words: rustc_hash::FxHashSet<&str> = words.iter().map(String::as_str).collect();
        for (sym, string) in annotated.strings() {
            if words.contains(string) {
                weight[sym.index()] = value;
            }
        }
    }
    let n_blocks = annotated
        .sentences
        .last()
        .map_or(0, |sentence| sentence.block as usize + 1);
    let mut other = vec![0i32; n_blocks];
    let mut politics = vec![0i32; n_blocks];
    for sentence in &annotated.sentences {
        for at in sentence.start..sentence.end {
            match weight[annotated.token(at).lemma.index()] {
                value @ 1.. => other[sentence.block as usize] += i32::from(value),
                0 => {}
                _ => politics[sentence.block as usize] += 1,
            }
        }
    }
    other
        .iter()
        .zip(&politics)
        .map(|(&other, &politics)| other >= 2 && other > 2 * politics)
        .collect()
}
