//! How far an instrument has come by the words nearest to it.
//!
//! > The trade agreement between Peru and Chile **entered into force** in May.

use chancery_record::Span;

use super::Stage;
use super::clause::{floor, has, near_after, near_before, stem_at, tail};
use super::instruments::Instrument;
use super::wishes::{DECIDED, FAR, FIXED, OPEN, UNSURE};

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
            "led to",
            "resulted in",
            "finalization",
            "finalisation",
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
            "carrying out",
            "carries out",
            "in accordance with",
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

/// What the words nearest to an instrument show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// How far it has come.
    pub stage: Stage,
    /// How many bytes lie between the instrument and the word that shows it; 0 for a date.
    pub distance: usize,
    /// Whether words around the verb turned it into a wish or a plan.
    pub turned: bool,
    /// Whether the word may well be about something else: *under the treaty*, *hope*.
    pub weak: bool,
}

/// Words that show a stage and often something else.
const WEAK: &[&str] = &[
    "commitment to",
    "under the",
    "under a",
    "prospect",
    "possib",
    "offer",
    "hope",
    "want",
    "discuss",
    "seek",
    "urg",
    "reaching",
    "announc",
    "welcom",
    "extension",
    "renew",
    "failure to",
];

/// Beginnings of what brings an agreement about.
const CONCLUDING: &[&str] = &["sign", "to sign", "conclud", "reach", "to reach", "finali"];

/// Words by which what follows has come about: *talks that **led to** a treaty*.
const RESULTS: &[&str] = &[
    "led to",
    "resulted in",
    "resulting from",
    "resulting in",
    "leading to",
    "brought about",
    "result of",
    "after reaching",
    "after concluding",
    "since reaching",
    "culminated in",
    "culminating in",
    "helped",
];

/// A stem of the table that was found: its distance, its stage, where it begins before the
/// instrument if it stands there, and itself.
type Found = (usize, Stage, Option<usize>, &'static str);

/// How much farther a verb counts that only tells by the way how an instrument came about.
const ASIDE: usize = 45;

/// Whether a verb behind the instrument is that of a clause in which others do something with it: *which
/// **they signed***; not *which **entered** into force*.
fn is_told_aside(after: &str, verb: usize) -> bool {
    let mut words = after.get(..verb).unwrap_or("").split_whitespace();
    let is_link = matches!(words.next(), Some("which" | "that"));
    is_link
        && words.next().is_some_and(|word| {
            !matches!(word, "was" | "were" | "is" | "are" | "has" | "had" | "have")
        })
}

/// The stem nearest to the instrument.
fn nearest(before: &str, after: &str) -> Option<Found> {
    let mut best: Option<Found> = None;
    let mut take = |found: Found| {
        if best.is_none_or(|(least, ..)| found.0 < least) {
            best = Some(found);
        }
    };
    for &(stage, stems) in STAGES {
        for &stem in stems {
            let left = stem_at(before, stem)
                // "under the umbrella of the treaty" is not under the treaty.
                .filter(|&at| !stem.starts_with("under") || !before[at..].contains(" of "))
                .filter(|&at| stem != "signs" || !before[at..].starts_with("signs of"))
                .filter(|&at| !before[at..].starts_with("concluded that"));
            if let Some(at) = left {
                take((before.len() - at, stage, Some(at), stem));
            }
            // "encouraging signs" behind the instrument are no signature.
            if stem.starts_with("under") || stem == "signs" || stage == Stage::Proposed {
                continue;
            }
            if let Some(at) = behind(after, stem) {
                // *Suspended the pact **that it signed** in May*: what it did since.
                let long_past = if is_told_aside(after, at) { ASIDE } else { 0 };
                take((at + 2 + long_past, stage, None, stem));
            }
        }
    }
    best
}

/// Where a stem behind the instrument shows its stage as a verb: *the treaty **was signed***.
fn behind(after: &str, stem: &str) -> Option<usize> {
    after
        .match_indices(stem)
        .map(|(at, _)| at)
        .find(|&at| {
            !after[..at]
                .chars()
                .next_back()
                .is_some_and(char::is_alphanumeric)
        })
        // "the accords, the signing of new treaties": of others.
        .filter(|&at| {
            let mut words = after[at..].split_whitespace();
            words.next().is_none_or(|word| word.ends_with(',')) || words.next() != Some("of")
        })
        // "concluded that they are useful"
        .filter(|&at| {
            let lead = after[..at].trim_end();
            !after[at..].starts_with("concluded that") && !lead.ends_with(" if")
        })
}

/// Whether what stands between the instrument and a verb behind it leaves that verb open: *the treaty
/// **must be** signed*.
fn is_open(after: &str, verb: usize) -> bool {
    let lead = after.get(..verb).unwrap_or("");
    let one = !lead.contains([';', ':']);
    (one && OPEN.iter().any(|word| has(lead, word))) || has(after, "as soon as")
}

/// The stage that the words nearest to the instrument show.
pub fn stage(text: &str, clause: Span, instrument: &Instrument) -> Option<Shown> {
    let before = near_before(text, clause, instrument, 90);
    let after = near_after(text, clause, instrument, 90);
    let best = nearest(&before, &after);
    let found = best.map(|(_, stage, ..)| stage);
    if is_dated(&before, &after) && !matches!(found, Some(Stage::Broken | Stage::CarriedOut)) {
        return Some(Shown {
            stage: Stage::Signed,
            distance: 0,
            turned: false,
            weak: false,
        });
    }
    let (distance, stage, verb, stem) = best?;
    let (stage, turned) = match verb {
        None => {
            let open = is_open(&after, distance.saturating_sub(2));
            (if open { Stage::Proposed } else { stage }, open)
        }
        Some(verb) => {
            let long = near_before(text, clause, instrument, 160);
            governed(&before, &after, &long, stage, verb)?
        }
    };
    let shown = |stage, turned| Shown {
        stage,
        distance,
        turned,
        weak: WEAK.contains(&stem),
    };
    // "We welcome the accord that was signed by both": the verb says more than the welcome.
    if stage == Stage::Announced
        && let Some(at) = ["signed", "concluded", "initialled", "ratified"]
            .iter()
            .filter_map(|verb| behind(&after, verb))
            .min()
        && !is_open(&after, at)
        && !after[..at].contains([';', ':'])
        && ["agreement", "treaty", "accord", "pact"]
            .iter()
            .all(|other| !after[..at].contains(other))
    {
        let stage = if after[at..].starts_with("ratified") {
            Stage::InForce
        } else {
            Stage::Signed
        };
        return Some(Shown {
            weak: false,
            ..shown(stage, false)
        });
    }
    Some(shown(stage, turned))
}

/// What the words before a verb make of its stage, and whether they changed it; `verb` is where it
/// begins in `before`.
fn governed(
    before: &str,
    after: &str,
    long: &str,
    stage: Stage,
    verb: usize,
) -> Option<(Stage, bool)> {
    let unsure = |text: &str| UNSURE.iter().any(|word| has(text, word));
    if stage == Stage::Broken {
        // "an attempt to abrogate the treaty", "would violate it": nothing is broken.
        let near = tail(before, 60);
        let tried = ["attempt", "threat"]
            .iter()
            .any(|stem| stem_at(near, stem).is_some());
        return (!tried && !unsure(tail(before, 50))).then_some((stage, false));
    }
    if stage == Stage::CarriedOut {
        let wished = unsure(tail(before, 50));
        return Some((if wished { Stage::Proposed } else { stage }, wished));
    }
    let lead = before.get(..verb).unwrap_or("").trim_end();
    // "are set to sign a treaty", "is expected to sign"; not "have to take the next step and sign"
    let around = before
        .get(floor(before, verb.saturating_sub(30))..)
        .unwrap_or("");
    let bound = [
        "have to",
        "has to",
        "must",
        "should",
        "next step",
        "prospect",
        "hope",
    ];
    let fixed = FIXED.iter().any(|word| has(around, word));
    // "will discuss a treaty", "agreed to begin talks on a treaty": no plan to sign one
    let concludes = before
        .get(verb..)
        .is_some_and(|rest| CONCLUDING.iter().any(|stem| rest.starts_with(stem)));
    if stage == Stage::Proposed && fixed && concludes && !bound.iter().any(|word| has(before, word))
    {
        return Some((Stage::Announced, true));
    }
    // "have agreed to sign treaties"
    if stage == Stage::Proposed
        && concludes
        && ["agreed", "decided"].iter().any(|word| has(around, word))
    {
        return Some((Stage::Announced, true));
    }
    // "an appeal to both to agree to a truce", "with a view to signing the treaty"
    let is_wanted = lead == "to"
        || lead.ends_with(" to")
        || (lead.ends_with(" by") && !lead.ends_with("followed by"));
    if is_wanted && DECIDED.iter().any(|word| has(long, word)) {
        return Some((Stage::Announced, true));
    }
    if stage == Stage::Proposed && RESULTS.iter().any(|word| has(before, word)) {
        return Some((Stage::Announced, true));
    }
    let is_called_for = FAR.iter().any(|word| has(long, word));
    // "the conclusion of such a treaty would serve peace"
    let would = stage == Stage::Signed && has(before, "conclusion of") && has(after, "would");
    // What stands far before the verb is about something else.
    let near = before
        .get(floor(before, verb.saturating_sub(40))..)
        .unwrap_or("");
    let wished = is_wanted || is_called_for || would || unsure(near) || has(after, "as soon as");
    Some(if wished {
        (Stage::Proposed, stage != Stage::Proposed)
    } else {
        (stage, false)
    })
}

#[cfg(test)]
mod tests {
    use super::super::clause::sentence;
    use super::super::instruments::instruments;
    use super::*;

    fn read(text: &str) -> Option<Stage> {
        let instrument = *instruments(text).first().expect("an instrument");
        stage(text, sentence(text, instrument.span), &instrument).map(|shown| shown.stage)
    }

    #[test]
    fn words_show_the_stage() {
        assert_eq!(read("Peru and Chile signed a treaty."), Some(Stage::Signed));
        assert_eq!(read("They would sign a treaty."), Some(Stage::Proposed));
        assert_eq!(read("Chile violated the treaty."), Some(Stage::Broken));
        assert_eq!(
            read("Peru suspended the treaty which it signed with Chile in May."),
            Some(Stage::Broken)
        );
        assert_eq!(
            read("Peru is carrying out the treaty that it signed with Chile."),
            Some(Stage::CarriedOut)
        );
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
        for wish in [
            "We propose to Chile that ties be begun, even the signing of a treaty.",
            "Trade will gain from the expected ratification of the treaty.",
            "They have to take the next step and sign the treaty.",
        ] {
            assert_eq!(read(wish), Some(Stage::Proposed), "{wish}");
        }
        assert_eq!(
            read("Talks have led to a peace treaty."),
            Some(Stage::Announced)
        );
        let came = "We welcome the agreement on fish that was signed by Peru.";
        assert_eq!(read(came), Some(Stage::Signed));
        for kept in [
            "Chile made an attempt to abrogate the treaty.",
            "They concluded that these treaties are long.",
        ] {
            assert_eq!(read(kept), None, "{kept}");
        }
        let month = "In May Peru signed a treaty.";
        assert_eq!(read(month), Some(Stage::Signed));
        let task = "The most urgent task is the conclusion of a treaty.";
        assert_eq!(read(task), Some(Stage::Proposed));
        let then = "War was followed by the conclusion of a treaty.";
        assert_eq!(read(then), Some(Stage::Signed));
        let far = "We call on the two largest states to agree on an extension of the treaty.";
        assert_eq!(read(far), Some(Stage::Proposed));
        let ended = "Years of talks ended in the conclusion of a treaty.";
        assert_eq!(read(ended), Some(Stage::Signed));
        let talks = "They will discuss a new security agreement.";
        assert_eq!(read(talks), Some(Stage::Proposed));
        let soon = "Peru and Chile have agreed to sign several agreements.";
        assert_eq!(read(soon), Some(Stage::Announced));
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
}
