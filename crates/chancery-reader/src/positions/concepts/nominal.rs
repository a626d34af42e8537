//! The noun of a verb: who wants to *reduce the quota* is for the **reduction of the quota**.
//!
//! Verbs without an entry give their *-ing*: *calming the markets*.

use chancery_lexicon::words;

/// What a verb does to its object, as the words before that object: `reduction-of`, `calming`.
pub(super) fn before_object(lemma: &str) -> String {
    words::concepts::NOUNS
        .get(lemma)
        .map_or_else(|| gerund(lemma), str::to_string)
}

/// *making*, *calming*, *halting*, *agreeing*, *stopping*.
pub(in crate::positions) fn gerund(lemma: &str) -> String {
    let letters = lemma.as_bytes();
    let is_vowel = |at: usize| {
        let letter = letters.len().checked_sub(at).map(|at| letters[at]);
        letter.is_some_and(|letter| b"aeiou".contains(&letter))
    };
    let stem = match lemma {
        _ if lemma.ends_with("ee") || lemma.ends_with("ye") => lemma.to_string(),
        _ if lemma.ends_with('e') => lemma[..lemma.len() - 1].to_string(),
        _ if words::concepts::DOUBLED.has(lemma) => format!("{lemma}{}", &lemma[lemma.len() - 1..]),
        // "stop", "bar", "quit": one short syllable ends with a doubled letter.
        _ if letters.len() < 5
            && !is_vowel(1)
            && is_vowel(2)
            && !is_vowel(3)
            && !matches!(letters.last(), Some(b'w' | b'x' | b'y')) =>
        {
            format!("{lemma}{}", &lemma[lemma.len() - 1..])
        }
        _ => lemma.to_string(),
    };
    format!("{stem}ing")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_becomes_a_noun_or_its_gerund() {
        let found = [
            "reduce", "calm", "make", "agree", "stop", "compel", "free", "allow",
        ]
        .map(before_object);
        assert_eq!(
            found,
            [
                "reduction-of",
                "calming",
                "making",
                "agreeing",
                "stopping",
                "compelling",
                "freeing",
                "allowing"
            ]
        );
    }
}
