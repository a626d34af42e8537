//! The swap test: names and loaded labels change places, and nothing else may change.
//!
//! > **Peru** accused **Kenya** of lying. / **Kenya** accused **Peru** of lying.
//!
//! Frames and fillings are of our own writing, with invented people and groups. A frame is read
//! with two fillings of the same kinds; a pair in which an event's type, status or voice or a
//! position's stance differs is a flip, whatever the cause: a parser that reads two names
//! differently flips as well.

use chancery_record::{Records, Voice};

/// A frame with two fillings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The frame.
    pub frame: String,
    /// Outlet and sentence.
    pub first: (String, String),
    /// The same frame with others of the same kinds.
    pub second: (String, String),
}

/// States with their adjectives: neighbours, rivals and strangers.
const STATES: &[(&str, &str)] = &[
    ("Russia", "Russian"),
    ("Ukraine", "Ukrainian"),
    ("Israel", "Israeli"),
    ("Iran", "Iranian"),
    ("China", "Chinese"),
    ("Japan", "Japanese"),
    ("India", "Indian"),
    ("Pakistan", "Pakistani"),
    ("Cuba", "Cuban"),
    ("Venezuela", "Venezuelan"),
    ("Brazil", "Brazilian"),
    ("Peru", "Peruvian"),
    ("France", "French"),
    ("Germany", "German"),
    ("Poland", "Polish"),
    ("Norway", "Norwegian"),
    ("Egypt", "Egyptian"),
    ("Syria", "Syrian"),
    ("Kenya", "Kenyan"),
    ("Nigeria", "Nigerian"),
    ("Canada", "Canadian"),
    ("Mexico", "Mexican"),
    ("Armenia", "Armenian"),
    ("Saudi Arabia", "Saudi"),
    ("South Korea", "South Korean"),
    ("North Korea", "North Korean"),
];

/// Invented people.
const PEOPLE: &[&str] = &[
    "Adam Kelber",
    "Maria Tolvan",
    "Ivan Resnik",
    "Sara Dinholt",
    "Omar Vessali",
    "Lena Orsik",
    "David Marchand",
    "Yusuf Karimzad",
    "Anna Belova",
    "Carlos Montano",
    "Wei Lanting",
    "Kofi Adomako",
];

/// Outlets of many countries.
const OUTLETS: &[&str] = &[
    "Reuters",
    "Xinhua",
    "TASS",
    "the BBC",
    "Al Jazeera",
    "CNN",
    "IRNA",
    "the Guardian",
];

/// Invented groups.
const GROUPS: &[&str] = &[
    "the Varan Front",
    "the Tolo Brigades",
    "the Kesh Army",
    "the Orlan Movement",
    "the Northern Front",
    "the Free Brigades",
];

/// Words for the same armed people.
const FIGHTERS: &[&str] = &["fighters", "militants", "terrorists", "gunmen"];

/// Words for those who govern.
const RULERS: &[&str] = &["government", "regime", "authorities"];

/// The frames: whole sentences, and clauses with what can stand around them.
pub fn frames() -> Vec<String> {
    let table = include_str!("../data/neutrality.tsv");
    let rows: Vec<(&str, &str)> = table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .filter_map(|line| line.split_once('\t'))
        .collect();
    let of = |kind: &'static str| {
        rows.iter()
            .filter(move |(name, _)| *name == kind)
            .map(|(_, frame)| *frame)
    };
    let mut frames: Vec<String> = of("sentence").map(str::to_string).collect();
    for clause in of("clause") {
        for wrap in of("wrap") {
            let person = wrap.contains("{M}") && clause.contains("{M}");
            if !person {
                frames.push(wrap.replace('%', clause));
            }
        }
    }
    frames
}

/// At least `n_pairs` pairs, the same for the same `seed`.
pub fn pairs(n_pairs: usize, seed: u64) -> Vec<Pair> {
    let frames = frames();
    let mut random = Random(seed);
    let mut pairs = Vec::with_capacity(n_pairs + frames.len());
    while pairs.len() < n_pairs {
        for frame in &frames {
            let first = Filling::any(&mut random);
            // Half of the pairs change the two sides, half bring in others.
            let second = if random.below(2) == 0 {
                first.swapped(&mut random)
            } else {
                Filling::any(&mut random)
            };
            let (first, second) = (first.fill(frame), second.fill(frame));
            if first != second {
                pairs.push(Pair {
                    frame: frame.clone(),
                    first,
                    second,
                });
            }
        }
    }
    pairs
}

/// Who stands in which place of a frame.
#[derive(Clone, Debug)]
struct Filling {
    states: [usize; 2],
    people: [usize; 2],
    groups: [usize; 2],
    outlet: usize,
    fighters: usize,
    rulers: usize,
    publisher: usize,
}

impl Filling {
    fn any(random: &mut Random) -> Filling {
        Filling {
            states: random.two(STATES.len()),
            people: random.two(PEOPLE.len()),
            groups: random.two(GROUPS.len()),
            outlet: random.below(OUTLETS.len()),
            fighters: random.below(FIGHTERS.len()),
            rulers: random.below(RULERS.len()),
            publisher: random.below(OUTLETS.len()),
        }
    }

    /// The two sides change places; labels and outlets are drawn anew.
    fn swapped(&self, random: &mut Random) -> Filling {
        let [a, b] = self.states;
        let [m, n] = self.people;
        let [g, h] = self.groups;
        let (states, people, groups) = ([b, a], [n, m], [h, g]);
        Filling {
            states,
            people,
            groups,
            ..Filling::any(random)
        }
    }

    /// The outlet that publishes, and the sentence.
    fn fill(&self, frame: &str) -> (String, String) {
        let mut sentence = String::with_capacity(frame.len() + 40);
        let mut rest = frame;
        while let Some(open) = rest.find('{') {
            sentence.push_str(&rest[..open]);
            let slot = rest[open..].chars().nth(1).unwrap_or(' ');
            sentence.push_str(match slot {
                'A' => STATES[self.states[0]].0,
                'B' => STATES[self.states[1]].0,
                'a' => STATES[self.states[0]].1,
                'b' => STATES[self.states[1]].1,
                'M' => PEOPLE[self.people[0]],
                'N' => PEOPLE[self.people[1]],
                'G' => GROUPS[self.groups[0]],
                'H' => GROUPS[self.groups[1]],
                'O' => OUTLETS[self.outlet],
                'F' => FIGHTERS[self.fighters],
                _ => RULERS[self.rulers],
            });
            rest = rest[open..].split_once('}').map_or("", |(_, rest)| rest);
        }
        sentence.push_str(rest);
        // A sentence begins with a capital; inside one, a clause does not.
        let mut fitted = String::with_capacity(sentence.len());
        let mut at_start = true;
        for char in sentence.chars() {
            if at_start && char.is_alphabetic() {
                fitted.extend(char.to_uppercase());
            } else {
                fitted.push(char);
            }
            at_start = at_start && !char.is_alphabetic();
        }
        for word in [
            "The ",
            "Soldiers ",
            "Police ",
            "Protesters ",
            "Foreign Minister ",
        ] {
            for before in ["that ", "said ", "Tuesday "] {
                if word == "Foreign Minister " {
                    continue;
                }
                fitted = fitted.replace(
                    &format!("{before}{word}"),
                    &format!("{before}{}", word.to_ascii_lowercase()),
                );
            }
        }
        fitted = fitted
            .replace(", The ", ", the ")
            .replace(", Soldiers ", ", soldiers ");
        fitted = fitted
            .replace(", Police ", ", police ")
            .replace(", Protesters ", ", protesters ");
        // The United Nations begins a frame of its own.
        (
            OUTLETS[self.publisher]
                .trim_start_matches("the ")
                .to_string(),
            fitted,
        )
    }
}

/// What may not change: types, statuses and voices of the events, stances of the positions.
pub fn signature(records: &Records) -> Vec<String> {
    let mut rows: Vec<String> = records
        .events
        .iter()
        .map(|event| {
            let voice = match event.voice {
                Voice::Outlet => "outlet",
                Voice::Claimed(_) => "a speaker",
            };
            format!("event {} {}, voice of {voice}", event.kind, event.status)
        })
        .chain(
            records
                .positions
                .iter()
                .map(|position| format!("position {}", position.stance)),
        )
        .collect();
    rows.sort();
    rows
}

/// Numbers that look random and are the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        // SplitMix64
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % bound.max(1) as u64) as usize
    }

    /// Two different ones.
    fn two(&mut self, bound: usize) -> [usize; 2] {
        let first = self.below(bound);
        let second = self.below(bound - 1);
        [first, if second >= first { second + 1 } else { second }]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_are_filled_whole() {
        let frames = frames();
        assert!(frames.len() > 1000, "{}", frames.len());
        let pairs = pairs(10_000, 1);
        assert!(pairs.len() >= 10_000);
        for pair in &pairs {
            assert_ne!(pair.first, pair.second);
            for (_, sentence) in [&pair.first, &pair.second] {
                assert!(!sentence.contains(['{', '}', '%']), "{sentence}");
                assert!(sentence.ends_with('.'), "{sentence}");
            }
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_pairs() {
        assert_eq!(pairs(100, 7), pairs(100, 7));
        assert_ne!(pairs(100, 7), pairs(100, 8));
    }
}
