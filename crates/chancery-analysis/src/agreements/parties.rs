//! Whose agreement it is.
//!
//! > a treaty **between Peru and Chile** · the **Peru-Chile** treaty · **Peru** signed a treaty
//! > **with Chile** · **Peru and Chile** signed a treaty · **its** treaty **with Chile**
//!
//! States and those who act for them are parties; companies are not. A town before a capital
//! letter is part of the agreement's name.

use std::collections::BTreeSet;

use chancery_record::{Actor, Span};

use super::instruments::Instrument;
use super::named::{Named, is_of_state, is_state};

/// What ties parties to an instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// *a treaty **between** Peru and Chile*
    Between,
    /// *the **Peru-Chile** treaty*
    Pair,
    /// *Peru's treaty **with** Chile*
    With,
    /// *Peru and Chile **signed** a treaty*
    Verb,
}

/// The parties of an instrument and how the words name them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parties {
    /// ISO-3 codes.
    pub states: BTreeSet<String>,
    /// What ties them to it.
    pub tie: Tie,
    /// The words between the instrument and the nearest of them.
    pub gap: usize,
    /// Whether one of them is a description or a pronoun: *the two countries*, *we*.
    pub unnamed: bool,
    /// Whether one of them is a description of several that does not say how many: *the parties*,
    /// *the governments represented here*.
    pub vague: bool,
    /// How many other states the clause names.
    pub others: usize,
}

/// States tied to an instrument: who, how many words away, whether by a description.
type Tied = (BTreeSet<String>, usize, bool);

/// Verbs that tie a subject to an instrument, by their beginnings.
const TIES: &[&str] = &[
    "sign",
    "conclud",
    "reach",
    "ratif",
    "agree",
    "initial",
    "renew",
    "exten",
    "implement",
    "violat",
    "enter",
    "negotiat",
    "break",
    "broke",
    "breach",
    "carri",
    "carry",
    "struck",
    "strik",
    "honor",
    "honour",
    "adopt",
    "approv",
    "seal",
    "establish",
    "withdr",
    "abrogat",
    "suspend",
    "discuss",
];

/// Verbs of those who look on: *Peru **welcomed** the signing of the accords*.
const ONLOOKERS: &[&str] = &[
    "welcom",
    "applaud",
    "hail",
    "commend",
    "endors",
    "congratul",
    "prais",
    "regret",
    "condemn",
    "support",
    "mention",
    "oppos",
    "reject",
    "veto",
    "notes",
    "noted",
    "noting",
];

fn looks_on(gap: &str) -> bool {
    let gap = gap.to_lowercase();
    let mut words = gap.split(|c: char| !c.is_alphanumeric());
    words.any(|word| ONLOOKERS.iter().any(|verb| word.starts_with(verb)))
}

/// Words that may stand between the names of a row.
const JOINS: &[&str] = &[
    "and",
    "the",
    "of",
    "government",
    "governments",
    "republic",
    "with",
    "its",
    "between",
    "both",
    "as",
    "well",
    "neighbour",
    "neighbor",
    "on",
    "one",
    "hand",
    "other",
    "kingdom",
    "state",
];

/// The parties; none if the words tie fewer than two to the instrument.
pub fn of(
    text: &str,
    named: &[Named],
    clause: Span,
    instrument: &Instrument,
    speaker: Option<&Actor>,
) -> Option<Parties> {
    let first = named.partition_point(|one| one.span.start < clause.start);
    let last = named.partition_point(|one| one.span.start < clause.end);
    let here = named.get(first..last).unwrap_or(&[]);
    let cut = here.partition_point(|one| one.span.start < instrument.span.start);
    let (before, after) = here.split_at(cut);
    // Nothing is looked at outside the clause, so that long texts take no longer.
    let text = text.get(..clause.end as usize).unwrap_or(text);
    let lead = text.get(clause.start as usize..instrument.span.start as usize);
    let own = is_own(lead.unwrap_or(""));
    let speaker = speaker.filter(|speaker| own && is_of_state(speaker));
    let by = |tie: Tie| move |tied: Tied| (tie, tied);
    let (tie, (states, gap, unnamed)) = between(text, after, instrument)
        .map(by(Tie::Between))
        .or_else(|| paired(text, before, instrument).map(by(Tie::Pair)))
        .or_else(|| with(text, before, after, instrument, speaker).map(by(Tie::With)))
        .or_else(|| signed(text, before, instrument).map(by(Tie::Verb)))?;
    let states: BTreeSet<String> = states.into_iter().filter(|code| is_state(code)).collect();
    let named = here.iter().flat_map(|one| &one.countries);
    let others: BTreeSet<&String> = named
        .filter(|code| is_state(code) && !states.contains(*code))
        .collect();
    let vague = here
        .iter()
        .any(|one| one.is_vague(text) && one.countries.iter().all(|code| states.contains(code)));
    (states.len() > 1).then_some(Parties {
        vague,
        others: others.len(),
        states,
        tie,
        gap,
        unnamed,
    })
}

/// *a treaty on fishing between Peru and Chile*
fn between(text: &str, after: &[Named], instrument: &Instrument) -> Option<Tied> {
    let rest = text.get(instrument.span.end as usize..)?;
    let (at, length) = [
        "between ",
        "among ",
        "signed by ",
        "reached by ",
        "concluded by ",
        "ratified by ",
    ]
    .iter()
    .filter_map(|word| rest.find(word).map(|at| (at, word.len())))
    .min()?;
    if rest[..at].contains(['.', ';', ':']) || rest[..at].split_whitespace().count() > 9 {
        return None;
    }
    // "the protocol of May and the agreement between Peru and Chile": of the nearer one.
    let is_other = |word: &str| {
        let word = word
            .trim_end_matches(|c: char| !c.is_alphabetic())
            .to_lowercase();
        let one = word.strip_suffix('s').unwrap_or(&word);
        matches!(
            one,
            "agreement"
                | "treaty"
                | "treatie"
                | "accord"
                | "protocol"
                | "pact"
                | "convention"
                | "ceasefire"
                | "cease-fire"
        )
    };
    if rest[..at].split_whitespace().any(is_other) {
        return None;
    }
    let place = instrument.span.end + at as u32;
    let after = &after[after.partition_point(|one| one.span.start < place)..];
    let (row, unnamed) = row(text, after, place + length as u32);
    Some((row, n_words(&rest[..at]), unnamed))
}

fn n_words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// *the Peru-Chile treaty*, *a Peruvian and Chilean accord*
fn paired(text: &str, before: &[Named], instrument: &Instrument) -> Option<Tied> {
    let [.., one, other] = before else {
        return None;
    };
    let joint = text.get(one.span.end as usize..other.span.start as usize)?;
    let gap = text.get(other.span.end as usize..instrument.span.start as usize)?;
    let is_joint = matches!(joint.trim(), "-" | "–" | "—" | "/" | "and");
    let is_near = gap.split_whitespace().count() <= 3
        && gap
            .chars()
            .all(|c| c.is_alphabetic() || c.is_whitespace() || c == '-')
        && !gap
            .split_whitespace()
            .any(|word| ties(&word.to_lowercase()) || is_function(word));
    (is_joint && is_near && one.of_state && other.of_state).then(|| {
        let both = one.countries.union(&other.countries).cloned().collect();
        (both, n_words(gap), one.unnamed || other.unnamed)
    })
}

fn is_function(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "its"
            | "their"
            | "to"
            | "on"
            | "in"
            | "of"
            | "by"
            | "has"
            | "have"
            | "is"
            | "are"
            | "was"
            | "were"
            | "under"
            | "at"
            | "for"
            | "that"
    )
}

/// *Peru signed a treaty with Chile*, *our treaty with Chile*
fn with(
    text: &str,
    before: &[Named],
    after: &[Named],
    instrument: &Instrument,
    speaker: Option<&Actor>,
) -> Option<Tied> {
    let rest = text.get(instrument.span.end as usize..)?;
    let at = rest.find("with ")?;
    let gap = &rest[..at];
    let open = gap.split_whitespace().count() > 5 || gap.contains(['.', ';', ',', ':']);
    if open || !gap.ends_with(char::is_whitespace) {
        return None;
    }
    let place = instrument.span.end + at as u32 + 5;
    let after = &after[after.partition_point(|one| one.span.start < place)..];
    let (mut row, mut unnamed) = row(text, after, place);
    if row.is_empty() {
        return None;
    }
    // The nearest party before, tied by a verb or a possessive; "our" is the speaker's state.
    let acts = |at: &usize| {
        let one = &before[*at];
        one.countries.is_disjoint(&row) && {
            let gap = text.get(one.span.end as usize..instrument.span.start as usize);
            gap.is_some_and(|gap| is_tied(gap) || owns(gap))
        }
    };
    match (0..before.len()).rev().find(acts) {
        // The nearest who acts is no state: "we praise the rebels' readiness to sign".
        Some(party) if !before[party].of_state => None,
        Some(party) => {
            let gap = text.get(before[party].span.end as usize..instrument.span.start as usize)?;
            let (others, by_words) = chain(text, before, party);
            row.extend(others);
            unnamed |= by_words;
            Some((row, n_words(gap), unnamed))
        }
        None => {
            row.insert(speaker?.country.clone());
            Some((row, n_words(gap), true))
        }
    }
}

/// *Peru and Chile signed a treaty*, *the two countries would carry out the accords*
fn signed(text: &str, before: &[Named], instrument: &Instrument) -> Option<Tied> {
    // "reaching agreement on the agenda" is no agreement of theirs.
    let lead = text.get(..instrument.span.start as usize)?.trim_end();
    if lead.ends_with("reaching") || lead.ends_with("reach") || lead.ends_with("reached") {
        return None;
    }
    for at in (0..before.len()).rev() {
        let one = &before[at];
        let gap = text.get(one.span.end as usize..instrument.span.start as usize)?;
        if gap.len() > 100 {
            return None;
        }
        if !one.of_state || !is_tied(gap) || gap.contains([';', ':', '"']) || gap.contains(" - ") {
            continue;
        }
        if looks_on(gap) {
            return None;
        }
        if one.countries.len() > 1 {
            return Some((one.countries.clone(), n_words(gap), one.unnamed));
        }
        let (row, unnamed) = chain(text, before, at);
        return (row.len() > 1).then_some((row, n_words(gap), unnamed));
    }
    None
}

/// Whether *our* or *we* stands shortly before the instrument.
fn is_own(lead: &str) -> bool {
    let mut near = lead.split_whitespace().rev().take(6);
    near.any(|word| matches!(&*word.to_lowercase(), "our" | "we"))
}

/// The countries of a row of names that ends at a place, and whether one is a description.
///
/// Commas alone make no row: in *received by Brazil, Peru signed* Brazil is no party.
fn chain(text: &str, named: &[Named], last: usize) -> (BTreeSet<String>, bool) {
    let (mut row, mut unnamed) = (BTreeSet::new(), false);
    for at in (0..=last).rev() {
        if at < last {
            let is_row = joined(text, &named[at], &named[at + 1]);
            if !is_row || (at + 1 == last && !is_linked(text, &named[at], &named[last])) {
                break;
            }
        }
        row.extend(named[at].countries.iter().cloned());
        unnamed |= named[at].unnamed;
    }
    (row, unnamed)
}

/// Whether more than a comma stands between two names.
fn is_linked(text: &str, one: &Named, other: &Named) -> bool {
    let gap = text.get(one.span.end as usize..other.span.start as usize);
    gap.is_some_and(|gap| gap.trim() != ",")
}

fn ties(word: &str) -> bool {
    TIES.iter().any(|tie| word.starts_with(tie)) && !word.starts_with("agreement")
}

fn is_tied(gap: &str) -> bool {
    let gap = gap.to_lowercase();
    let mut words = gap.split(|c: char| !c.is_alphanumeric());
    words.any(ties)
}

/// *Peru's treaty*, *its new trade accord*
fn owns(gap: &str) -> bool {
    let short = gap.split_whitespace().count() <= 4 && !gap.contains([',', '.']);
    short && (gap.starts_with("'s") || gap.starts_with("’s") || gap.trim().is_empty())
}

fn joined(text: &str, one: &Named, other: &Named) -> bool {
    let Some(gap) = text.get(one.span.end as usize..other.span.start as usize) else {
        return false;
    };
    let gap = gap.to_lowercase();
    let mut words = gap
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty());
    let links = gap.contains(',') || gap.contains("and") || matches!(gap.trim(), "-" | "–" | "/");
    // "as for Chile, we value": no row.
    let alike = !other.unnamed || gap.contains("and");
    one.of_state
        && other.of_state
        && alike
        && links
        && gap.len() < 60
        && words.all(|w| JOINS.contains(&w))
}

/// The states in a row of names that begins near a place, and whether one is a description.
///
/// A row ends with *and*: in *with Peru, Chile said* Chile is not in it.
fn row(text: &str, named: &[Named], place: u32) -> (BTreeSet<String>, bool) {
    let none = (BTreeSet::new(), false);
    let Some(first) = named.first() else {
        return none;
    };
    let lead = text
        .get(place as usize..first.span.start as usize)
        .unwrap_or("");
    let near = lead
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .all(|word| JOINS.contains(&&*word.to_lowercase()));
    if !near || !first.of_state {
        return none;
    }
    let (mut length, mut at) = (1, 1);
    while at < named.len() && joined(text, &named[at - 1], &named[at]) {
        if is_linked(text, &named[at - 1], &named[at]) {
            length = at + 1;
        }
        at += 1;
    }
    // "with Peru, Chile and many others"
    let rest = text.get(named[at - 1].span.end as usize..).unwrap_or("");
    if rest.starts_with(" and ") {
        length = at;
    }
    let row = &named[..length];
    let states = row.iter().flat_map(|one| one.countries.iter().cloned());
    (states.collect(), row.iter().any(|one| one.unnamed))
}

#[cfg(test)]
mod tests {
    use super::super::clause::sentence;
    use super::super::instruments::instruments;
    use super::*;

    /// Names in `text` become states; a code in lower case is no actor of a state.
    fn parties(text: &str, names: &[(&str, &str)]) -> String {
        let mut named: Vec<Named> = Vec::new();
        for (name, code) in names {
            for (at, _) in text.match_indices(name) {
                named.push(Named {
                    span: Span::new(at, at + name.len()),
                    countries: code.split(' ').map(str::to_uppercase).collect(),
                    of_state: !code.starts_with(char::is_lowercase),
                    unnamed: false,
                });
            }
        }
        named.sort_by_key(|one| one.span);
        let instrument = *instruments(text).last().expect("an instrument");
        let found = of(
            text,
            &named,
            sentence(text, instrument.span),
            &instrument,
            None,
        );
        found.map_or(String::new(), |found| {
            Vec::from_iter(found.states).join(" ")
        })
    }

    const TWO: &[(&str, &str)] = &[("Peru", "PER"), ("Chile", "CHL")];

    #[test]
    fn parties_are_tied_to_the_instrument() {
        for text in [
            "The treaty on fishing between Peru and Chile was signed.",
            "The Peru-Chile treaty was signed.",
            "Peru signed a treaty with Chile.",
            "Peru and Chile signed a long treaty.",
            "It welcomed Peru's treaty with Chile.",
        ] {
            assert_eq!(parties(text, TWO), "CHL PER", "{text}");
        }
    }

    #[test]
    fn the_town_of_its_name_and_whoever_speaks_are_no_parties() {
        for text in [
            "Peru ratified the Chile Agreement.",
            "Peru said the treaty matters to Chile.",
            "Chile was told that Peru liked treaties.",
            "As for Chile, Peru welcomed the signing of the accords.",
        ] {
            assert_eq!(parties(text, TWO), "", "{text}");
        }
    }

    #[test]
    fn a_comma_alone_makes_no_row() {
        let names = [("Peru", "PER"), ("Chile", "CHL"), ("Brazil", "BRA")];
        for (text, found) in [
            (
                "Received by Brazil, Peru signed treaties with Chile.",
                "CHL PER",
            ),
            ("Brazil, Peru and Chile signed a treaty.", "BRA CHL PER"),
            (
                "A treaty between Peru, Chile and Brazil was signed.",
                "BRA CHL PER",
            ),
        ] {
            assert_eq!(parties(text, &names), found, "{text}");
        }
    }

    #[test]
    fn a_company_is_no_party() {
        let names = [("Peru", "PER"), ("Acme", "chl")];
        assert_eq!(parties("Peru signed a contract with Acme.", &names), "");
    }

    #[test]
    fn both_sides_are_two() {
        let names = [("the two countries", "PER CHL")];
        let text = "He hoped that the two countries would implement the accords.";
        assert_eq!(parties(text, &names), "CHL PER");
    }
}
