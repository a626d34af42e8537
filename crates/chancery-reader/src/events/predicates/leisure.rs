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
    // Money may be named twice in one sentence of politics; a word counts once in a paragraph.
    let mut seen = (u32::MAX, rustc_hash::FxHashSet::default());
    for sentence in &annotated.sentences {
        if seen.0 != sentence.block {
            seen = (sentence.block, rustc_hash::FxHashSet::default());
        }
        for at in sentence.start..sentence.end {
            let lemma = annotated.token(at).lemma.index();
            match weight[lemma] {
                value @ 1.. if seen.1.insert(lemma) => {
                    other[sentence.block as usize] += i32::from(value);
                }
                1.. => {}
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
