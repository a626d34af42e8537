//! The words that name an instrument, its field and its stage.
//!
//! > The **trade agreement** between Peru and Chile **entered into force** in May.

use chancery_record::Span;

use super::Stage;

/// What the words call it, and what the table calls it.
const INSTRUMENTS: &[(&str, &str)] = &[
    ("memorandum of understanding", "memorandum of understanding"),
    ("memoranda of understanding", "memorandum of understanding"),
    ("free trade agreement", "trade agreement"),
    ("trade agreement", "trade agreement"),
    ("peace agreement", "peace agreement"),
    ("peace accord", "peace agreement"),
    ("peace treaty", "peace agreement"),
    ("ceasefire agreement", "ceasefire"),
    ("cease-fire agreement", "ceasefire"),
    ("ceasefire", "ceasefire"),
    ("cease-fire", "ceasefire"),
    ("treaty", "treaty"),
    ("treaties", "treaty"),
    ("convention", "convention"),
    ("protocol", "protocol"),
    ("agreement", "agreement"),
    ("accord", "agreement"),
    ("pact", "pact"),
    ("contract", "contract"),
];

/// Names that contain such a word and are none, in lower case.
const OTHERS: &[&str] = &[
    "general agreement on tariffs",
    "according",
    "agreement in principle that",
    "in agreement",
    "accession",
    "of its own accord",
    "diplomatic protocol",
    "other agreements",
    "such agreements",
    "any agreement",
];

/// Words before an instrument that is everybody's.
const WORLDWIDE: &[&str] = &["global", "international", "multilateral", "universal"];

const FIELDS: &[(&str, &[&str])] = &[
    (
        "trade",
        &[
            "trade",
            "tariff",
            "export",
            "imports",
            "importing",
            "commerc",
            "econom",
            "customs",
            "semiconductor",
            "microchip",
        ],
    ),
    ("energy", &["energy", "oil", "gas", "petrol", "electric"]),
    ("nuclear", &["nuclear", "enrich"]),
    (
        "military",
        &[
            "militar", "defence", "defense", "arms", "missile", "troops", "security",
        ],
    ),
    ("science", &["scien", "technolog", "research", "space"]),
    ("health", &["health", "vaccin", "medic"]),
    ("climate", &["climate", "environment", "emission"]),
    ("culture", &["cultur", "educat", "sport"]),
    (
        "forums",
        &[
            "international forum",
            "united nations",
            "international organi",
        ],
    ),
];

/// Where a text names an instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instrument {
    /// The words.
    pub span: Span,
    /// What the table calls it.
    pub name: &'static str,
    /// Whether it is written with a capital, as the name of one agreement is.
    pub proper: bool,
}

/// All of them, from left to right; the longest where several begin at one place.
pub fn instruments(text: &str) -> Vec<Instrument> {
    let lower = text.to_ascii_lowercase();
    let mut found: Vec<Instrument> = Vec::new();
    for &(words, name) in INSTRUMENTS {
        for (at, _) in lower.match_indices(words) {
            let end = at + words.len();
            let end = end + usize::from(lower[end..].starts_with('s'));
            let before = lower[..at].chars().next_back();
            let after = lower[end..].chars().next();
            if before.is_some_and(char::is_alphanumeric) || after.is_some_and(char::is_alphanumeric)
            {
                continue;
            }
            let lead = lower[floor(&lower, at.saturating_sub(40))..at].split_whitespace();
            if lead.rev().take(2).any(|word| WORLDWIDE.contains(&word)) {
                continue;
            }
            let around = &lower[floor(&lower, at.saturating_sub(20))..floor(&lower, end + 20)];
            if OTHERS.iter().any(|other| around.contains(other)) {
                continue;
            }
            found.push(Instrument {
                span: Span::new(at, end),
                name,
                proper: text[at..].starts_with(|c: char| c.is_ascii_uppercase()),
            });
        }
    }
    found.sort_by_key(|one| (one.span.start, std::cmp::Reverse(one.span.end)));
    let mut end = 0;
    // "peace agreement" begins before the "agreement" that it contains.
    found.retain(|one| {
        let free = one.span.start >= end;
        end = end.max(one.span.end);
        free
    });
    found
}

/// The nearest boundary of a character at or before a place.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}

/// The sentence around a span: to the next full stop before a blank and a capital, or line's end.
pub fn sentence(text: &str, span: Span) -> Span {
    const LONGEST: usize = 600;
    let (start, end) = (span.start as usize, span.end as usize);
    let from = floor(text, start.saturating_sub(LONGEST));
    let before = &text[from..start];
    let begin = ends(before).last().map_or(from, |at| from + at);
    let to = floor(text, end + LONGEST);
    let after = &text[end..to];
    let close = ends(after).next().map_or(to, |at| end + at);
    let inner = &text[begin..close];
    let begin = begin + (inner.len() - inner.trim_start().len());
    let close = begin + inner.trim().len();
    Span::new(begin, close)
}

/// Where sentences end.
fn ends(text: &str) -> impl Iterator<Item = usize> + '_ {
    let is_end = move |at: usize, mark: char| match mark {
        '\n' | ';' | '?' | '!' => true,
        '.' => {
            let rest = &text[at + 1..];
            let next = rest.trim_start_matches(['"', '”', '’', ')']);
            let capital = next
                .trim_start()
                .chars()
                .next()
                .is_none_or(char::is_uppercase);
            let last = text[..at].rsplit(|c: char| !c.is_alphanumeric()).next();
            let title = matches!(
                last,
                Some("Mr" | "Mrs" | "Ms" | "Dr" | "Gen" | "Col" | "St")
            );
            // "U.S. Trade": a single letter before the stop.
            let word = text[..at]
                .chars()
                .rev()
                .take_while(|c| c.is_alphanumeric())
                .count();
            // The text may begin behind the instrument: "the treaty. He left".
            next.starts_with(char::is_whitespace) && capital && !title && (word > 1 || at == 0)
        }
        _ => false,
    };
    text.char_indices()
        .filter(move |&(at, mark)| is_end(at, mark))
        .map(|(at, mark)| at + mark.len_utf8())
}

/// The field that the words near the instrument name.
pub fn field(text: &str, clause: Span, instrument: &Instrument) -> &'static str {
    let near = near(text, clause, instrument, 60, 60);
    FIELDS
        .iter()
        .find(|(_, stems)| stems.iter().any(|stem| stem_at(&near, stem).is_some()))
        .map_or("", |(field, _)| field)
}

fn near(text: &str, clause: Span, instrument: &Instrument, before: usize, after: usize) -> String {
    let (start, end) = (instrument.span.start as usize, instrument.span.end as usize);
    let from = floor(
        text,
        start.saturating_sub(before).max(clause.start as usize),
    );
    let to = floor(text, (end + after).min(clause.end as usize));
    text.get(from..to.max(from)).unwrap_or("").to_lowercase()
}

/// The last place where a word begins with a stem.
fn stem_at(text: &str, stem: &str) -> Option<usize> {
    text.match_indices(stem)
        .map(|(at, _)| at)
        .filter(|&at| {
            !text[..at]
                .chars()
                .next_back()
                .is_some_and(char::is_alphanumeric)
        })
        .last()
}

/// Stems by stage. What stands nearest to the instrument shows how far it has come.
const STAGES: &[(Stage, &[&str])] = &[
    (
        Stage::Proposed,
        &[
            "propos",
            "draft",
            "seek",
            "urg",
            "call for",
            "calls for",
            "called for",
            "calling for",
            "negotiat",
            "talks on",
            "work towards",
            "work toward",
            "towards a",
            "prospect",
            "possib",
            "offer",
            "hope",
            "want",
            "discuss",
            "sign the",
            "sign a",
            "sign an",
            "to sign",
            "conclude a",
            "conclude the",
            "concluding",
            "reaching",
            "reach a",
            "to reach",
            "finalize a",
            "finalise a",
        ],
    ),
    (
        Stage::Announced,
        &[
            "agreed",
            "agrees",
            "announc",
            "reached",
            "plans to",
            "extended",
            "extension",
            "renew",
            "welcom",
            "brokered",
            "agree to",
            "agree on",
            "struck",
            "striking",
        ],
    ),
    (
        Stage::Signed,
        &[
            "signed",
            "signing",
            "signs",
            "signature of",
            "concluded",
            "conclusion",
            "agreed upon in",
            "initialled",
            "initialed",
            "signator",
        ],
    ),
    (
        Stage::InForce,
        &[
            "ratif",
            "in force",
            "into force",
            "took effect",
            "takes effect",
            "commitment to",
            "under the",
            "under a",
        ],
    ),
    (
        Stage::CarriedOut,
        &[
            "implemented",
            "carried out",
            "fulfilled",
            "has allowed",
            "honoured",
            "honored",
        ],
    ),
    (
        Stage::Broken,
        &[
            "violat",
            "breach",
            "broke",
            "broken",
            "breaking",
            "withdrew from",
            "withdrawal from",
            "withdraw from",
            "abrogat",
            "scrapp",
            "suspend",
            "failing to abide",
            "failure to",
            "pulled out of",
            "repudiat",
        ],
    ),
];

/// Words that make what they govern a wish.
const UNSURE: &[&str] = &[
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
];

/// Words whose wish reaches far: ***call on** the two largest states to agree on a treaty*.
const FAR: &[&str] = &[
    "call on",
    "calls on",
    "called on",
    "call upon",
    "urge",
    "urges",
    "urged",
    "appeal",
];

/// Words that leave open what follows the instrument: *the treaty **must be** signed*.
const OPEN: &[&str] = &[
    "not",
    "never",
    "to be",
    "must be",
    "should be",
    "could be",
    "would be",
    "may be",
];

/// Words that make a coming signature certain enough to be told as a plan.
const FIXED: &[&str] = &[
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
const DECIDED: &[&str] = &["decision", "decided", "agreed", "pledge", "pledged"];

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

fn near_before(text: &str, clause: Span, instrument: &Instrument, most: usize) -> String {
    let start = instrument.span.start as usize;
    let from = floor(text, start.saturating_sub(most).max(clause.start as usize));
    text.get(from..start).unwrap_or("").to_lowercase()
}

fn near_after(text: &str, clause: Span, instrument: &Instrument, most: usize) -> String {
    let end = instrument.span.end as usize;
    let to = floor(text, (end + most).min(clause.end as usize));
    text.get(end..to.max(end)).unwrap_or("").to_lowercase()
}

/// Whether *this* or *these* stands before it: it is there already.
pub fn is_pointed(text: &str, instrument: &Instrument) -> bool {
    let before = text.get(..instrument.span.start as usize).unwrap_or("");
    let word = before.trim_end().rsplit(char::is_whitespace).next();
    matches!(word, Some("this" | "these" | "This" | "These"))
}

/// Whether words stand in a text as whole words.
fn has(text: &str, words: &str) -> bool {
    let free = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    text.match_indices(words).any(|(at, _)| {
        free(text[..at].chars().next_back()) && free(text[at + words.len()..].chars().next())
    })
}

/// *the treaty of 4 May 1975*, *the 1975 treaty*: what has a date is there.
fn is_dated(before: &str, after: &str) -> bool {
    let is_year = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())
    };
    let of_year = |place: usize| {
        let rest = after.get(place..).unwrap_or("");
        let mut words = rest.split_whitespace().take(4);
        words.next() == Some("of") && words.any(is_year)
    };
    let after_name = after.find(" of ").filter(|&at| at < 40).map(|at| at + 1);
    before.split_whitespace().next_back().is_some_and(is_year) || after_name.is_some_and(of_year)
}

/// The stage that the words nearest to the instrument show.
pub fn stage(text: &str, clause: Span, instrument: &Instrument) -> Option<Stage> {
    let before = near_before(text, clause, instrument, 90);
    let after = near_after(text, clause, instrument, 90);
    let mut best: Option<(usize, Stage)> = None;
    // Where the verb that shows it stands before the instrument.
    let mut verb = None;
    for &(stage, stems) in STAGES {
        for stem in stems {
            let left = stem_at(&before, stem)
                // "under the umbrella of the treaty" is not under the treaty.
                .filter(|&at| !stem.starts_with("under") || !before[at..].contains(" of "))
                .filter(|&at| *stem != "signs" || !before[at..].starts_with("signs of"))
                .map(|at| before.len() - at);
            // What follows the instrument shows its stage as a verb: "was signed".
            let right = after
                .match_indices(stem)
                .map(|(at, _)| at)
                .find(|&at| {
                    !after[..at]
                        .chars()
                        .next_back()
                        .is_some_and(char::is_alphanumeric)
                })
                .filter(|_| !stem.starts_with("under") && stage != Stage::Proposed)
                // "the accords, the signing of new treaties": of others.
                .filter(|&at| {
                    let mut words = after[at..].split_whitespace();
                    words.next().is_none_or(|word| word.ends_with(','))
                        || words.next() != Some("of")
                })
                // "concluded that they are useful"
                .filter(|&at| {
                    let lead = after[..at].trim_end();
                    !after[at..].starts_with("concluded that") && !lead.ends_with(" if")
                })
                .map(|at| at + 2);
            for distance in left.into_iter().chain(right) {
                if best.is_none_or(|(least, _)| distance < least) {
                    best = Some((distance, stage));
                    verb = left
                        .filter(|&left| left == distance)
                        .map(|left| before.len() - left);
                }
            }
        }
    }
    let stage = best.map(|(_, stage)| stage);
    if is_dated(&before, &after) && !matches!(stage, Some(Stage::Broken | Stage::CarriedOut)) {
        return Some(Stage::Signed);
    }
    let stage = stage?;
    let unsure = |text: &str| UNSURE.iter().any(|word| has(text, word));
    let Some(verb) = verb else {
        // "the treaty has not yet been concluded", "must be signed"
        let place = best.map_or(0, |(distance, _)| distance.saturating_sub(2));
        let lead = after.get(..place).unwrap_or("");
        let is_open = !lead.contains([';', ':']) && OPEN.iter().any(|word| has(lead, word));
        return Some(if is_open || has(&after, "as soon as") {
            Stage::Proposed
        } else {
            stage
        });
    };
    if stage >= Stage::CarriedOut {
        return Some(if unsure(tail(&before, 50)) {
            Stage::Proposed
        } else {
            stage
        });
    }
    let lead = before.get(..verb).unwrap_or("").trim_end();
    // "are set to sign a treaty", "is expected to sign"
    let around = before
        .get(floor(&before, verb.saturating_sub(30))..)
        .unwrap_or("");
    if stage == Stage::Proposed && FIXED.iter().any(|word| has(around, word)) {
        return Some(Stage::Announced);
    }
    // "an appeal to both to agree to a truce", "with a view to signing the treaty"
    let is_wanted = lead == "to" || lead.ends_with(" to") || lead.ends_with(" by");
    let long = near_before(text, clause, instrument, 160);
    if is_wanted && DECIDED.iter().any(|word| has(&long, word)) {
        return Some(Stage::Announced);
    }
    let is_called_for = FAR.iter().any(|word| has(&before, word));
    // "the conclusion of such a treaty would serve peace"
    let would = stage == Stage::Signed && has(&before, "conclusion of") && has(&after, "would");
    // What stands far before the verb is about something else.
    let near = before
        .get(floor(&before, verb.saturating_sub(40))..)
        .unwrap_or("");
    let wished = is_wanted || is_called_for || would || unsure(near) || has(&after, "as soon as");
    Some(if wished { Stage::Proposed } else { stage })
}

/// The last bytes of a text.
fn tail(text: &str, most: usize) -> &str {
    text.get(floor(text, text.len().saturating_sub(most))..)
        .unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Stage> {
        let instrument = *instruments(text).first().expect("an instrument");
        stage(text, sentence(text, instrument.span), &instrument)
    }

    #[test]
    fn words_show_the_stage() {
        assert_eq!(read("Peru and Chile signed a treaty."), Some(Stage::Signed));
        assert_eq!(read("They would sign a treaty."), Some(Stage::Proposed));
        assert_eq!(read("Chile violated the treaty."), Some(Stage::Broken));
        assert_eq!(
            read("The treaty entered into force in May."),
            Some(Stage::InForce)
        );
        assert_eq!(read("The treaty is long."), None);
        for wish in [
            "We renew our appeal to both to agree to a lasting ceasefire.",
            "They met with a view to signing the protocol.",
        ] {
            assert_eq!(read(wish), Some(Stage::Proposed), "{wish}");
        }
        let far = "We call on the two largest states to agree on an extension of the treaty.";
        assert_eq!(read(far), Some(Stage::Proposed));
        let ended = "Years of talks ended in the conclusion of a treaty.";
        assert_eq!(read(ended), Some(Stage::Signed));
        let planned = "The two are expected to sign an agreement next week.";
        assert_eq!(read(planned), Some(Stage::Announced));
        let open = "The peace treaty has not yet been concluded.";
        assert_eq!(read(open), Some(Stage::Proposed));
        let decided = "They welcomed the decision to ratify the protocol.";
        assert_eq!(read(decided), Some(Stage::Announced));
        assert_eq!(
            read("There are agreements on bases, the signing of charters."),
            None
        );
        assert_eq!(read("Under the umbrella of the treaty they met."), None);
        let signed = "Peru has concluded a military agreement with Chile which has made it rich.";
        assert_eq!(read(signed), Some(Stage::Signed));
    }

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

    #[test]
    fn an_instrument_is_a_whole_word() {
        let names =
            |text: &str| -> Vec<&str> { instruments(text).iter().map(|i| i.name).collect() };
        assert_eq!(
            names("the free trade agreement and the accords"),
            ["trade agreement", "agreement"]
        );
        assert!(names("conventional forces, according to contractors").is_empty());
    }

    #[test]
    fn a_sentence_ends_before_a_capital() {
        let text = "He left. The U.S. treaty with Peru (of 1990) stands. They met.";
        let span = instruments(text)[0].span;
        assert_eq!(
            sentence(text, span).of(text),
            "The U.S. treaty with Peru (of 1990) stands."
        );
        let text = "They keep the treaty. I left.";
        let span = instruments(text)[0].span;
        assert_eq!(sentence(text, span).of(text), "They keep the treaty.");
        let text = "He signed a treaty with Mr. Tolvan. They left.";
        let span = instruments(text)[0].span;
        assert_eq!(
            sentence(text, span).of(text),
            "He signed a treaty with Mr. Tolvan."
        );
    }
}
