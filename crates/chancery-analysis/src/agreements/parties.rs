//! Whose agreement it is.
//!
//! > a treaty **between Peru and Chile** · the **Peru-Chile** treaty · **Peru** signed a treaty
//! > **with Chile** · **Peru and Chile** signed a treaty · **its** treaty **with Chile**
//!
//! States and those who act for them are parties; companies are not. A town before a capital
//! letter is part of the agreement's name.

use std::collections::{BTreeMap, BTreeSet};

use chancery_record::{Actor, ActorKind, MentionForm, Records, Sector, Span};

use super::words::Instrument;

/// A place that names a state, or somebody who acts for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    span: Span,
    countries: BTreeSet<String>,
    /// Whether it is a party that an agreement can have.
    of_state: bool,
    /// Whether it is a description or a pronoun: *my country*.
    unnamed: bool,
}

/// All mentions of a text that may be parties, from left to right.
pub fn named(text: &str, records: &Records) -> Vec<Named> {
    let own = own_country(text, records);
    let mut named: Vec<Named> = Vec::new();
    for mention in &records.mentions {
        let Some(actor) = records.actors.get(mention.actor.index()) else {
            continue;
        };
        let one = Named {
            span: mention.span,
            countries: BTreeSet::from([actor.country.clone()]),
            of_state: is_of_state(actor),
            unnamed: mention.form != MentionForm::Name,
        };
        match named.last_mut() {
            Some(last) if last.span == one.span => {
                last.countries.extend(one.countries);
                last.of_state &= one.of_state;
            }
            // "the Peruvian minister" holds "Peruvian": the longer stays.
            Some(last) if last.span.contains(one.span) => {}
            _ => named.push(one),
        }
    }
    named.retain(|one| is_as_many(text, one, own.as_deref()));
    named
}

/// The country that *we* and *our* stand for most often.
fn own_country(text: &str, records: &Records) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for mention in &records.mentions {
        let words = mention.span.of(text);
        let first = ["we", "our", "us", "my"]
            .iter()
            .any(|own| words.eq_ignore_ascii_case(own));
        if let Some(actor) = records.actors.get(mention.actor.index()).filter(|_| first) {
            *counts.entry(&actor.country).or_default() += 1;
        }
    }
    let most = counts.into_iter().max_by_key(|&(_, count)| count)?;
    Some(most.0.to_string())
}

/// Whether *the two countries* are two, and not the speaker's among others' of whom it speaks.
fn is_as_many(text: &str, one: &Named, own: Option<&str>) -> bool {
    if one.countries.len() < 2 {
        return true;
    }
    let words = one.span.of(text).to_lowercase();
    let has = |word: &str| words.split_whitespace().any(|own| own == word);
    let two = has("two") || has("both") || has("bilateral");
    let ours = has("our") || has("we");
    let strange = own.is_some_and(|own| one.countries.contains(own)) && !ours;
    (!two || one.countries.len() == 2) && !strange
}

fn is_state(code: &str) -> bool {
    code.len() == 3 && !matches!(code, "IGO" | "NGO" | "MNC")
}

fn is_of_state(actor: &Actor) -> bool {
    let acts = actor.kind == ActorKind::State
        || !actor.office.is_empty()
        || actor
            .sectors
            .iter()
            .any(|sector| matches!(sector, Sector::Gov | Sector::Mil | Sector::Leg));
    acts && is_state(&actor.country)
}

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
    "broke",
    "breach",
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

/// The ISO-3 codes of the parties; fewer than two if the words tie none to the instrument.
pub fn of(
    text: &str,
    named: &[Named],
    clause: Span,
    instrument: &Instrument,
    speaker: Option<&Actor>,
) -> BTreeSet<String> {
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
    let found = between(text, after, instrument)
        .or_else(|| paired(text, before, instrument))
        .or_else(|| with(text, before, after, instrument, speaker))
        .or_else(|| signed(text, before, instrument))
        .unwrap_or_default();
    found.into_iter().filter(|code| is_state(code)).collect()
}

/// *a treaty on fishing between Peru and Chile*
fn between(text: &str, after: &[Named], instrument: &Instrument) -> Option<BTreeSet<String>> {
    let rest = text.get(instrument.span.end as usize..)?;
    let (at, length) = [
        "between ",
        "among ",
        "signed by ",
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
            "agreement" | "treaty" | "treatie" | "accord" | "protocol" | "pact" | "convention"
        )
    };
    if rest[..at].split_whitespace().any(is_other) {
        return None;
    }
    let place = instrument.span.end + at as u32;
    let row = row(
        text,
        &after[after.partition_point(|one| one.span.start < place)..],
        place + length as u32,
    );
    Some(row)
}

/// *the Peru-Chile treaty*, *a Peruvian and Chilean accord*
fn paired(text: &str, before: &[Named], instrument: &Instrument) -> Option<BTreeSet<String>> {
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
    (is_joint && is_near && one.of_state && other.of_state)
        .then(|| one.countries.union(&other.countries).cloned().collect())
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
) -> Option<BTreeSet<String>> {
    let rest = text.get(instrument.span.end as usize..)?;
    let at = rest.find("with ")?;
    let gap = &rest[..at];
    let open = gap.split_whitespace().count() > 5 || gap.contains(['.', ';', ',', ':']);
    if open || !gap.ends_with(char::is_whitespace) {
        return None;
    }
    let place = instrument.span.end + at as u32 + 5;
    let mut row = row(
        text,
        &after[after.partition_point(|one| one.span.start < place)..],
        place,
    );
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
        Some(party) if !before[party].of_state => return None,
        Some(party) => row.extend(chain(text, before, party)),
        None => {
            let speaker = speaker?;
            row.insert(speaker.country.clone());
        }
    }
    Some(row)
}

/// *Peru and Chile signed a treaty*, *the two countries would carry out the accords*
fn signed(text: &str, before: &[Named], instrument: &Instrument) -> Option<BTreeSet<String>> {
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
            return Some(one.countries.clone());
        }
        let row = chain(text, before, at);
        return (row.len() > 1).then_some(row);
    }
    None
}

/// Whether *our* or *we* stands shortly before the instrument.
fn is_own(lead: &str) -> bool {
    let mut near = lead.split_whitespace().rev().take(6);
    near.any(|word| matches!(&*word.to_lowercase(), "our" | "we"))
}

/// The countries of a row of names that ends at a place.
fn chain(text: &str, named: &[Named], last: usize) -> BTreeSet<String> {
    let mut row = BTreeSet::new();
    for at in (0..=last).rev() {
        if at < last && !joined(text, &named[at], &named[at + 1]) {
            break;
        }
        row.extend(named[at].countries.iter().cloned());
    }
    row
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

/// The names in a row that begins near a place.
fn row(text: &str, named: &[Named], place: u32) -> BTreeSet<String> {
    let mut row = BTreeSet::new();
    let Some(first) = named.first() else {
        return row;
    };
    let lead = text
        .get(place as usize..first.span.start as usize)
        .unwrap_or("");
    let near = lead
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .all(|word| JOINS.contains(&&*word.to_lowercase()));
    if !near || !first.of_state {
        return row;
    }
    row.extend(first.countries.iter().cloned());
    for pair in named.windows(2) {
        let [one, other] = pair else { break };
        if !joined(text, one, other) {
            break;
        }
        row.extend(other.countries.iter().cloned());
    }
    row
}

#[cfg(test)]
mod tests {
    use super::super::words::{instruments, sentence};
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
        Vec::from_iter(found).join(" ")
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
