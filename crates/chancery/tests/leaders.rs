//! Two leaders meet: what their states share, and what they only hope to agree on. Articles of our
//! own.

use std::collections::BTreeSet;

use chancery::{Tools, tools::Choice, trust};
use chancery_analysis::agreements::{Stage, told};
use chancery_record::Records;
use chancery_text::{Article, Span};

/// What a reader of the article should find by default.
struct Meeting {
    text: &'static str,
    states: [&'static str; 2],
    /// What both are on the same side of, by entry of the lexicon or by words of the concept.
    shared: &'static [&'static str],
    /// Instruments that are wished for.
    hoped: &'static [&'static str],
    /// Instruments that are signed.
    signed: &'static [&'static str],
}

const MEETINGS: &[Meeting] = &[
    Meeting {
        text: "Peru and Mongolia seek closer ties\n\nLima, March 3 (RSN) -- Peruvian President Ana \
            Quispe received Mongolian President Bat Erdene in Lima on Monday.\n\nQuispe said that \
            Peru and Mongolia share a position on nuclear disarmament. She stressed the importance \
            of expanding mutual relations in mining and science.\n\nThe Peruvian president \
            expressed hope that the two countries would conclude bilateral agreements on copper.\n\n\
            Erdene, for his part, said that Mongolia supports nuclear disarmament. He added that \
            both sides were looking for ways to strengthen bilateral cooperation.",
        states: ["MNG", "PER"],
        shared: &["concepts.nuclear-disarmament", "concepts.bilateral-ties"],
        hoped: &["agreement"],
        signed: &[],
    },
    Meeting {
        text: "Bolivia, Belarus leaders meet\n\nMinsk, May 9 (BTK) -- Bolivian President Luis Mamani \
            met Belarusian Prime Minister Igor Kavalenka in Minsk on Friday.\n\nMamani said Bolivia \
            and Belarus can complement each other in farming and must deal with the sanctions \
            imposed by the United States.\n\nKavalenka denounced the U.S. sanctions as unjust and \
            said the two countries should further deepen their relations.\n\nThe prime minister \
            expressed the hope that the two countries would sign a trade agreement this year.",
        states: ["BLR", "BOL"],
        shared: &[
            "concepts.bilateral-ties",
            "concepts.sanctions-by-united-states",
        ],
        hoped: &["trade agreement"],
        signed: &[],
    },
    Meeting {
        text: "Kenya and Vietnam sign memorandum\n\nHanoi, June 14 (VNS) -- Vietnamese President Tran \
            Duc Minh held talks with Kenyan President Grace Wanjiru in Hanoi on Tuesday.\n\nKenya \
            and Vietnam signed a memorandum of understanding on fishing.\n\nMinh stressed the need \
            to promote mutual relations. Wanjiru said the two countries should develop their ties \
            in all fields, and hoped that they would implement the memorandum soon.",
        states: ["KEN", "VNM"],
        shared: &["concepts.bilateral-ties"],
        hoped: &[],
        signed: &["memorandum of understanding"],
    },
    Meeting {
        text: "Ghana, Jordan call for two states\n\nAmman, October 2 (JNS) -- Jordanian Foreign \
            Minister Rami Haddad received Ghanaian Foreign Minister Kofi Boateng in Amman on \
            Sunday.\n\nHaddad reaffirmed Jordan's support for the two-state solution and said that \
            Jordan and Ghana hold the same view on the Palestinian question.\n\nBoateng welcomed \
            the growing bilateral cooperation. He said that Ghana supports the two-state \
            solution.\n\nHaddad said that he hoped the two countries would sign agreements on \
            health and farming, and stressed the importance of strengthening bilateral relations.",
        states: ["GHA", "JOR"],
        shared: &["concepts.two-state-solution", "concepts.bilateral-ties"],
        hoped: &["agreement"],
        signed: &[],
    },
];

fn read(tools: &Tools, text: &str) -> (Article, Records) {
    let title = text.find("\n\n").expect("a headline");
    let article = Article {
        language: "en".into(),
        title: text[..title].to_string(),
        title_span: Some(Span::new(0, title)),
        text: text.to_string(),
        published: Some("2024-06-15".parse().expect("a date")),
        ..Article::default()
    };
    let records = chancery::read(tools, &article);
    (article, records)
}

/// What a state takes a side on, with the positions that count by default.
fn sides(records: &Records, state: &str) -> BTreeSet<(String, String)> {
    let counts = |confidence: f32| f64::from(confidence) >= trust::POSITIONS.least - 0.005;
    records
        .positions
        .iter()
        .filter(|one| counts(one.confidence))
        .filter(|one| records.actors[one.actor.index()].country == state)
        .map(|one| {
            let entry = if one.why.entry.contains('{') {
                format!("concepts.{}", one.concept)
            } else {
                one.why.entry.clone()
            };
            (entry, one.stance.to_string())
        })
        .collect()
}

#[test]
fn those_who_meet_share_what_both_say_and_sign_only_what_is_signed() {
    let tools = match Tools::open(&Choice::default()) {
        Ok(tools) => tools,
        Err(error) => {
            println!("skipped: {error}");
            return;
        }
    };
    let mut wrong = Vec::new();
    for meeting in MEETINGS {
        let (article, records) = read(&tools, meeting.text);
        let [one, other] = meeting.states;
        let (theirs, others) = (sides(&records, one), sides(&records, other));
        for concept in meeting.shared {
            if !theirs
                .intersection(&others)
                .any(|(entry, _)| entry == concept)
            {
                wrong.push(format!(
                    "{one} and {other} do not share {concept}: {theirs:?} and {others:?}"
                ));
            }
        }
        let found = told(&article, &records);
        for (stage, names) in [
            (Stage::Proposed, meeting.hoped),
            (Stage::Signed, meeting.signed),
        ] {
            let shown: Vec<&str> = found
                .iter()
                .filter(|one| one.parties == meeting.states)
                .filter(|one| {
                    let mut told = one.told.iter();
                    told.any(|told| {
                        told.stage == stage && told.confidence >= trust::AGREEMENTS.least
                    })
                })
                .map(|one| &*one.instrument)
                .collect();
            let all = names.iter().all(|name| shown.contains(name));
            if !all || stage == Stage::Signed && shown.len() != names.len() {
                wrong.push(format!(
                    "{one} and {other} {stage:?}: {shown:?} of {found:#?}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
