//! What a sentence tells, it tells in any frame: deeds of one state towards another, told in many ways,
//! alone and inside an article, with their status and on whose word they rest; and long lists of parties.

use chancery::{Tools, tools::Choice};
use chancery_record::{ActorId, Records, Voice};
use chancery_text::Article;

/// Of deeds told in many ways so many are read with both sides, status and voice.
const LEAST: f64 = 0.96;

/// What else an article may hold, so that it is long enough to be weighed as one.
const REST: &str = "The hall stands beside a park with old trees and a small lake. It was built of brick and has four \
    floors, and the roof was mended in the spring. Visitors may walk through the rooms in the morning. The garden \
    holds roses and a fountain, and children play there in summer when the weather is warm and the days are long.";

fn tools() -> Option<Tools> {
    match Tools::open(&Choice::default()) {
        Ok(tools) => Some(tools),
        Err(error) => {
            println!("skipped: {error}");
            None
        }
    }
}

fn read(tools: &Tools, text: &str) -> Records {
    let article = Article {
        language: "en".into(),
        published: "2022-06-15".parse().ok(),
        text: text.to_string(),
        ..Article::default()
    };
    chancery::read(tools, &article)
}

/// The rows of a table whose first line names the columns.
fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    let lines = table.lines().filter(|line| !line.starts_with('#')).skip(1);
    lines.map(|line| line.split('\t').collect())
}

fn country<'r>(records: &'r Records, id: &ActorId) -> &'r str {
    &records.actors[id.index()].country
}

/// Whether a deed of Kenya towards Ghana is among the events, with that status and voice.
fn is_read(records: &Records, kind: &str, status: &str, voice: &str) -> bool {
    records.events.iter().any(|event| {
        let sides = event.source.iter().chain(&event.target);
        let has = |code: &str| sides.clone().any(|id| country(records, id) == code);
        let is_source = event.source.iter().any(|id| country(records, id) == "KEN");
        let told = match event.voice {
            Voice::Outlet => "outlet",
            Voice::Claimed(_) => "claimed",
        };
        event.kind.as_str() == kind
            && is_source
            && has("GHA")
            && status.split('/').any(|fits| event.status.as_str() == fits)
            && (voice == "any" || told == voice)
    })
}

#[test]
fn deeds_are_read_however_they_are_told() {
    let Some(tools) = tools() else {
        return;
    };
    for (how, rest) in [("alone", ""), ("in an article", REST)] {
        let (mut right, mut n, mut wrong) = (0, 0, Vec::new());
        for deed in rows(include_str!("data/deeds.tsv")) {
            let [kind, past, part, ger, base, object] = deed[..] else {
                panic!("six columns: {deed:?}");
            };
            for frame in rows(include_str!("data/frames.tsv")) {
                let [frame, status, voice] = frame[..] else {
                    panic!("three columns: {frame:?}");
                };
                let with = |verb: &str| format!("{verb} {object}");
                let sentence = frame
                    .replace("{past}", &with(past))
                    .replace("{part}", &with(part))
                    .replace("{ger}", &with(ger))
                    .replace("{base}", &with(base));
                let records = read(&tools, &format!("{sentence}\n\n{rest}"));
                n += 1;
                if is_read(&records, kind, status, voice) {
                    right += 1;
                } else {
                    wrong.push(sentence);
                }
            }
        }
        let share = f64::from(right) / f64::from(n);
        println!("deeds {how}: {share:.3} of {n}");
        assert!(share >= LEAST, "{how}: {share:.3} of {n}: {wrong:#?}");
    }
}

#[test]
fn all_of_a_long_list_take_part() {
    let Some(tools) = tools() else {
        return;
    };
    let states = [
        "Kenya", "Ghana", "Peru", "Chile", "Norway", "Japan", "India", "Mexico", "Poland",
        "Hungary", "Latvia", "Nigeria",
    ];
    let codes = [
        "KEN", "GHA", "PER", "CHL", "NOR", "JPN", "IND", "MEX", "POL", "HUN", "LVA", "NGA",
    ];
    let frames = [
        "{L} signed a treaty of friendship in Geneva on Tuesday, and their ministers met.",
        "Foreign ministers from {L} met in Geneva on Tuesday to discuss trade.",
        "Leaders of the group ({L}) met in Geneva on Tuesday.",
        "Energy ministers of the group - {L} - met in Geneva on Tuesday.",
        "{L} imposed sanctions on Iran on Tuesday.",
        "The governments of {L} condemned Iran for the attack on the ship.",
        "Iran imposed sanctions on {L} on Tuesday.",
        "President Ebrahim Raisi of Iran held a call today with {P} to consult on the crisis.",
    ];
    for frame in frames {
        for n in [3, 6, 12] {
            let listed =
                |names: &[String]| format!("{}, and {}", names[..n - 1].join(", "), names[n - 1]);
            let plain: Vec<String> = states[..n].iter().map(|name| name.to_string()).collect();
            let offices: Vec<String> = plain
                .iter()
                .map(|name| format!("the president of {name}"))
                .collect();
            let sentence = frame
                .replace("{L}", &listed(&plain))
                .replace("{P}", &listed(&offices));
            let records = read(&tools, &format!("{sentence}\n\n{REST}"));
            let is_whole = records.events.iter().any(|event| {
                let sides: Vec<&str> = event
                    .source
                    .iter()
                    .chain(&event.target)
                    .map(|id| country(&records, id))
                    .collect();
                codes[..n].iter().all(|code| sides.contains(code))
            });
            assert!(is_whole, "no event has all {n}: {sentence}");
        }
    }
}
