//! How often positions like this one are right.
//!
//! The weights are fitted to positions of the corpus that a reader judged
//! (`scores/positions-judged.tsv`); `scores/scripts/positions_calibration.py` fits them again and
//! prints what they promise on articles kept apart. What a verb of praise, blame or agreement tells
//! of its subject, a deed, a wrong named and a concept named by its own words are surer; short
//! concepts made of an article's words, groups and bodies without a name, beliefs, fears, plans and
//! acts of words that no other way has read less sure. News of one country, its courts and crimes and
//! parties, is less sure than what states say to each other.

use chancery_record::{Actor, ActorKind, CueClass, Why};

/// bias, plain, demand, lexicon, literal, short, no country, state, other, nominal, firm, weak,
/// loose, sure, domestic, two words
const WEIGHTS: [f32; 16] = [
    1.30, -0.03, 0.38, 0.06, 0.19, -0.56, -0.53, -0.08, -0.11, 0.21, -0.15, -0.48, -0.43, 0.53,
    -0.77, -0.56,
];

/// What is known of a position besides its words.
pub(super) struct Known<'a> {
    pub why: &'a Why,
    pub concept: &'a str,
    pub actor: Option<&'a Actor>,
    /// Whether the article names the actor by a name.
    pub is_named: bool,
    /// Whether the text is news of one country: no speech, no document with an author of its own, and
    /// four in five of the actors are of that country.
    pub is_domestic: bool,
    /// Of the statement that shows it.
    pub cue: Option<CueClass>,
}

/// The share of positions like this that are right.
pub(super) fn calibrated(known: &Known<'_>) -> f32 {
    let why = known.why;
    let of_lexicon = why.entry.starts_with("concepts.");
    let is_deed = is_deed(why, known.concept);
    let kind = known.actor.map(|actor| actor.kind);
    let firm = matches!(known.cue, Some(CueClass::Promise | CueClass::Announce));
    let weak = matches!(
        known.cue,
        Some(CueClass::Fear | CueClass::Intend | CueClass::Believe)
    );
    let words = known.concept.split('-').count();
    let features = [
        true,
        why.rule == "plain",
        matches!(why.rule, "demand" | "sides"),
        of_lexicon,
        why.note.contains("literal"),
        !of_lexicon && !is_deed && words < 4,
        known.actor.is_none_or(|actor| actor.country.is_empty()),
        kind == Some(ActorKind::State),
        !matches!(kind, Some(ActorKind::State | ActorKind::Person)),
        !known.is_named,
        firm,
        weak,
        matches!(why.rule, "act" | "intended" | "by" | "worth"),
        matches!(why.rule, "told" | "done" | "blame"),
        known.is_domestic,
        !of_lexicon && !is_deed && words < 3,
    ];
    let sum: f32 = WEIGHTS
        .iter()
        .zip(features)
        .filter(|(_, holds)| *holds)
        .map(|(weight, _)| weight)
        .sum();
    1.0 / (1.0 + (-sum).exp())
}

/// Whether a deed alone shows it: sanctions imposed, aid given.
fn is_deed(why: &Why, concept: &str) -> bool {
    why.rule == "done"
        && ["sanctions-on-", "aid-to-", "military-aid-to-"]
            .iter()
            .any(|start| concept.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_states_and_own_words_are_surer() {
        let actor = |kind, country: &str| Actor {
            name: String::new(),
            kind,
            country: country.to_string(),
            sectors: Vec::new(),
            office: String::new(),
            key: String::new(),
        };
        let state = actor(ActorKind::State, "PER");
        let group = actor(ActorKind::Group, "");
        let (words, mut literal) = (Why::new("spoken", "words"), Why::new("plain", "concepts.x"));
        literal.note = "literal".to_string();
        let of = |why, concept, actor, is_named| {
            calibrated(&Known {
                why,
                concept,
                actor: Some(actor),
                is_named,
                is_domestic: false,
                cue: None,
            })
        };
        let least = of(&words, "stability", &group, false);
        let some = of(&words, "lasting-truce-in-north", &state, true);
        let most = of(&literal, "apartheid", &state, true);
        assert!(
            least < 0.5 && 0.75 < some && 0.75 < most,
            "{least} {some} {most}"
        );
    }
}
