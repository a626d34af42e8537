//! How often positions like this one are right.
//!
//! The weights were fitted to 152 positions of the corpus that a reader judged and to those of the
//! twenty coded articles; `scores/scripts/positions_calibration.py` fits them again and prints what
//! they promise on articles kept apart. A concept of one word, an actor of no known country and a
//! deed make a position less sure; an author's own plain words make it surer.

use chancery_record::Why;

/// The weights: bias, the reading's own certainty, deed, plain words, one word, two words, no country.
const WEIGHTS: [f32; 7] = [1.20, 0.34, -0.57, 0.50, -0.95, -0.53, -1.15];

/// The share of positions like this that are right.
pub(super) fn calibrated(raw: f32, why: &Why, concept: &str, has_country: bool) -> f32 {
    let of_words = matches!(&*why.entry, "words" | "own");
    let words = concept.split('-').count();
    let features = [
        1.0,
        raw,
        f32::from(why.rule == "done"),
        f32::from(why.rule == "plain"),
        f32::from(of_words && words == 1),
        f32::from(of_words && words == 2),
        f32::from(!has_country),
    ];
    let sum: f32 = WEIGHTS
        .iter()
        .zip(features)
        .map(|(weight, x)| weight * x)
        .sum();
    1.0 / (1.0 + (-sum).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_states_and_own_words_are_surer() {
        let spoken = Why::new("spoken", "words");
        let plain = Why::new("plain", "concepts.apartheid");
        let least = calibrated(0.3, &spoken, "stability", false);
        let some = calibrated(0.3, &spoken, "lasting-truce-in-north", true);
        let most = calibrated(0.9, &plain, "apartheid", true);
        assert!(least < 0.5 && 0.7 < some && some < most && most < 1.0);
    }
}
