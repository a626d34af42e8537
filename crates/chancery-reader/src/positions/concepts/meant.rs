//! Which concept of the lexicon a concept of an article's own words means.
//!
//! > `21st-package-of-sanctions-against-russia`, `sanctions-on-russian-oil` → `sanctions-on-russia`
//!
//! Leaves alone what the words only mention: `supporters-of-sanctions-on-russia`, `lifting-of-sanctions-on-russia`.

use chancery_lexicon::actors::{Entry, Meaning};
use chancery_lexicon::concepts::Line;
use chancery_lexicon::{Lexicon, words};
use chancery_record::{ActorKind, Stance};

use super::hits::{is_state, slug};
use super::phrase::is_small;

/// The longest name of an actor, in words.
const LONGEST: usize = 5;

/// The lexicon's name of such a concept, its country filled in.
pub fn meant(lexicon: &Lexicon, concept: &str) -> Option<String> {
    let words: Vec<&str> = concept.split('-').collect();
    let mut names: Vec<String> = Vec::new();
    let mut line = Line::default();
    for (at, word) in words.iter().enumerate() {
        let singular = word.strip_suffix('s').filter(|_| word.len() > 4);
        line.words.push([
            lexicon.concepts.word(word),
            0,
            singular.map_or(0, |word| lexicon.concepts.word(word)),
        ]);
        let is_country = |entry: &Entry| entry.kind == ActorKind::State && is_state(&entry.country);
        let country = named(lexicon, &words[at..], is_country).map(|(length, state)| {
            names.push(slug(&state.name));
            (at + length, names.len() as u32 - 1)
        });
        line.countries.push(country);
    }
    let head = words.iter().position(|word| is_small(word));
    let head = head.unwrap_or(words.len()).checked_sub(1)?;
    let hits = lexicon.concepts.find(&line).into_iter().filter(|hit| {
        let concept = &lexicon.concepts.concepts[hit.concept as usize];
        let is_it = hit.start <= head && head < hit.end;
        let is_gathered = hit.start == head + 2
            && words.get(head + 1) == Some(&"of")
            && words::concepts::GATHERING.has(words[head]);
        // `support-for-peru-candidate`: not for Peru.
        let goes_on = words.get(hit.end).is_some_and(|word| !is_small(word));
        let is_owner =
            goes_on && concept.lean == Some(Stance::Support) && concept.name.ends_with("{country}");
        (is_it || is_gathered) && !hit.is_ill && hit.stance.is_none() && !is_owner
    });
    let best = hits.max_by_key(|hit| hit.end - hit.start)?;
    let name = &lexicon.concepts.concepts[best.concept as usize].name;
    Some(match best.country.and_then(|at| names.get(at as usize)) {
        Some(country) => name.replace("{country}", country),
        None => name.clone(),
    })
}

/// Whom the first words of a concept name, a state also by its people: how many words, and the first entry that
/// fits.
pub fn named<'l>(
    lexicon: &'l Lexicon,
    words: &[&str],
    fits: impl Fn(&Entry) -> bool,
) -> Option<(usize, &'l Entry)> {
    (1..=words.len().min(LONGEST)).rev().find_map(|length| {
        let node = lexicon.actors.phrases.find(&words[..length].join(" "))?;
        let meanings = lexicon.actors.phrases.meanings(node).iter();
        let mut entries = meanings.filter_map(|meaning| match meaning {
            Meaning::Actor { entry, .. } => lexicon.actors.entries.get(*entry as usize),
            _ => None,
        });
        Some((length, entries.find(|entry| fits(entry))?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_words_are_about_counts_and_not_what_they_mention() {
        let lexicon = Lexicon::english();
        let cases = [
            (
                "21st-package-of-sanctions-against-russia",
                Some("sanctions-on-russia"),
            ),
            ("eu-sanctions-on-russian-oil", Some("sanctions-on-russia")),
            ("ceasefire-in-south-sudan", Some("ceasefire-in-south-sudan")),
            ("nuclear-disarmament", Some("nuclear-disarmament")),
            ("nuclear-disarmament-conference", None),
            ("supporters-of-sanctions-on-russia", None),
            ("lifting-of-sanctions-on-russia", None),
            ("fishing-pact", None),
        ];
        for (concept, name) in cases {
            assert_eq!(meant(&lexicon, concept).as_deref(), name, "{concept}");
        }
    }
}
