//! The words that make of an instrument what somebody wants, or take it for granted.
//!
//! > We **call on** both to sign the treaty · a **review of** the treaty

use chancery_record::Span;

use super::clause::{near_after, near_before};
use super::instruments::Instrument;

/// Words that make what they govern a wish.
pub(super) const UNSURE: &[&str] = &[
    "would",
    "could",
    "may",
    "might",
    "should",
    "must",
    "if",
    "unless",
    "ready to",
    "want to",
    "hope",
    "hopes",
    "hoped",
    "need to",
    "needs to",
    "wish",
    "wishes",
    "to be",
    "intends to",
    "yet to",
    "looking forward to",
    "look forward to",
    "as soon as",
    "by signing",
    "talk about",
    "once",
    "next step",
    "have to",
    "has to",
    "not yet",
    "call on",
    "calls on",
    "called on",
    "urge",
    "urges",
    "urged",
    "appeal",
    "appeals",
    "appealed",
    "with a view to",
    "call for",
    "calls for",
    "called for",
    "calling for",
    "seek",
    "seeks",
    "sought",
    "propose",
    "proposes",
    "proposed",
    "expected",
    "pending",
    "awaiting",
    "awaited",
    "early",
    "task",
];

/// Words whose wish reaches far: ***call on** the two largest states to agree on a treaty*.
pub(super) const FAR: &[&str] = &[
    "call on",
    "calls on",
    "called on",
    "call upon",
    "urge",
    "urges",
    "urged",
    "appeal",
    "propose",
    "proposes",
    "proposed",
];

/// Words that leave open what follows the instrument: *the treaty **must be** signed*.
pub(super) const OPEN: &[&str] = &[
    "not",
    "never",
    "to be",
    "must be",
    "should be",
    "could be",
    "would be",
    "may be",
    "will be",
];

/// Words that make a coming signature certain enough to be told as a plan.
pub(super) const FIXED: &[&str] = &[
    "set to",
    "will",
    "due to",
    "is to",
    "are to",
    "expected to",
    "scheduled to",
    "about to",
    "go to",
];

/// Words of those who have made up their minds: *the **decision** of Peru to ratify the treaty*.
pub(super) const DECIDED: &[&str] = &[
    "decision",
    "decided",
    "agreed",
    "pledge",
    "pledged",
    "in principle",
    "of principle",
];

/// Words before an instrument that show that there is one and nothing of how far it has come.
const STANDING: &[&str] = &[
    "review of",
    "revision of",
    "amendment of",
    "amendments to",
    "umbrella of",
    "framework of",
    "spirit of",
    "lines of",
];

/// What a hoped-for effect is told with: *hoped that the treaty **will help***.
const EFFECTS: &[&str] = &[
    "help",
    "contribute",
    "lead",
    "serve",
    "pave",
    "bring",
    "have",
    "make",
    "promote",
    "open",
    "set",
    "allow",
    "enable",
    "ensure",
    "create",
    "provide",
    "bear",
    "facilitate",
    "strengthen",
    "mark",
    "induce",
];

/// Whether the words take it for granted that there is one: *a review of the treaty*, *hopes that
/// the accord will help*. What is wanted then is something else.
pub fn is_granted(text: &str, clause: Span, instrument: &Instrument) -> bool {
    let before = near_before(text, clause, instrument, 60);
    let after = near_after(text, clause, instrument, 160);
    let stands = |words: &str| {
        let at = before.rfind(words);
        at.is_some_and(|at| {
            let gap = &before[at + words.len()..];
            !gap.contains([',', ';', ':']) && gap.split_whitespace().count() <= 6
        })
    };
    let mut words = after.split(|c: char| !c.is_alphanumeric());
    let has_effect = words.any(|word| matches!(word, "will" | "would" | "may" | "might"))
        && words
            .find(|word| !word.is_empty())
            .is_some_and(|word| EFFECTS.contains(&word));
    STANDING.iter().any(|words| stands(words)) || has_effect
}

/// Whether *this* or *these* stands before it: it is there already.
pub fn is_pointed(text: &str, instrument: &Instrument) -> bool {
    let before = text.get(..instrument.span.start as usize).unwrap_or("");
    let word = before.trim_end().rsplit(char::is_whitespace).next();
    matches!(word, Some("this" | "these" | "This" | "These"))
}

#[cfg(test)]
mod tests {
    use super::super::clause::sentence;
    use super::super::instruments::instruments;
    use super::*;

    #[test]
    fn what_is_granted_is_not_wanted() {
        let granted = |text: &str| {
            let instrument = *instruments(text).first().expect("an instrument");
            is_granted(text, sentence(text, instrument.span), &instrument)
        };
        assert!(granted(
            "They negotiated a review of the Peru-Chile fishing agreement."
        ));
        assert!(granted(
            "We hope that the treaty on water will help the region."
        ));
        assert!(!granted("We hope that they will sign the treaty."));
    }
}
