//! Dates and places of events, on parses kept beside this file (sentences of our own making).

use chancery_lexicon::Lexicon;
use chancery_reader::places::Kind::{self, Dealing, Deed, Saying, Visit, Work};
use chancery_reader::{places, when};
use chancery_record::EventDate;
use chancery_text::{Article, conllu};

/// Trigger, what its place may be, date and place expected of the sentence that holds the trigger first.
const EXPECTED: &[(&str, Kind, &str, &str)] = &[
    ("met", Dealing, "2023-12-04", "Lima PER"),
    ("Talks", Dealing, "2023-11-27 to 2023-12-03", "Geneva CHE"),
    ("condemned", Saying, "", ""),
    ("arrived", Visit, "2023-12-05", "Quito ECU"),
    ("shelled", Deed, "", ""),
    ("said", Saying, "2023-12-01", ""),
    ("held talks", Dealing, "2023-05-03", "Oslo NOR"),
    ("visit", Visit, "2024-01", "Hanoi VNM"),
    ("signed", Saying, "2001", ""),
    ("marched", Deed, "", "Nairobi KEN"),
    ("blocked", Deed, "2023-03 to 2023-12-05", ""),
    ("praised", Saying, "", ""),
    ("met his", Dealing, "2023-11-29", "Ankara TUR"),
    ("meeting", Dealing, "2003", "Cairo EGY"),
];

/// The same of dates that a construction carries over; the places are not looked at.
const CARRIED: &[(&str, &str)] = &[
    ("accused", "2023-12-01"),
    ("urged", "2023-11-28"),
    ("overran", "2023-11-02"),
    ("discussed", "2023-09"),
    ("ambush", "2023-12-05"),
    ("seized", "2023-12-03"),
    ("denounced", "2023-05-03"),
    ("visit by", "2023-09"),
    ("strike", "2023-11-20"),
    ("warned", "2023-12-04"),
    ("address", "2023-12-08"),
    ("talks", ""),
    ("calling", "2023-10"),
    ("appealed", ""),
    ("sheltered", "2023-04"),
    ("promise", "2023-10"),
    ("hearing", "2023-12-07"),
];

/// What the place of an act may be, and which it is.
const PLACED: &[(&str, Kind, &str)] = &[
    ("talks", Dealing, "Oslo"),
    ("met", Dealing, "Lima"),
    ("arrested", Deed, "Quito"),
    ("meeting", Dealing, "Geneva"),
    ("spoke", Dealing, ""),
    ("denounced", Saying, ""),
    ("deplored", Saying, "Cairo"),
    ("received", Dealing, "Hanoi"),
    ("work", Work, ""),
    ("tour", Visit, "Ghana"),
    ("burned", Deed, "Yemen"),
    ("question", Dealing, "Bergen"),
];

#[test]
fn acts_take_the_place_that_is_theirs() {
    let (text, annotated) =
        conllu::read(include_str!("data/placed.conllu")).expect("a parse that was written");
    let article = Article {
        text,
        ..Article::default()
    };
    let spots = places::resolve(&Lexicon::english(), &article, &annotated);
    let mut failures = Vec::new();
    for (trigger, kind, place) in PLACED {
        let at = article.text.find(trigger).expect("a word of the text");
        let act = places::Act {
            head: annotated.token_at(at as u32).expect("a token"),
            words: &[],
            kind: *kind,
        };
        let found = places::of_act(&annotated, &spots, act);
        let found = found.map_or(String::new(), |place| place.name);
        if found != *place {
            failures.push(format!("{trigger}: {found}"));
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

fn shown(date: Option<EventDate>) -> String {
    date.map_or(String::new(), |date| {
        if date.start == date.end {
            date.start.to_string()
        } else {
            format!("{} to {}", date.start, date.end)
        }
    })
}

#[test]
fn acts_take_the_date_of_what_goes_with_them() {
    let (text, annotated) =
        conllu::read(include_str!("data/dated.conllu")).expect("a parse that was written");
    let article = Article {
        text,
        published: "2023-12-05".parse().ok(),
        ..Article::default()
    };
    let times = when::resolve(&annotated, &article);
    let mut failures = Vec::new();
    for (trigger, date) in CARRIED {
        let at = article.text.find(trigger).expect("a word of the text");
        let token = annotated.token_at(at as u32).expect("a token");
        let found = shown(when::of_act(&annotated, &times, token, &[]));
        if found != *date {
            failures.push(format!("{trigger}: {found}"));
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn events_take_the_date_and_place_of_their_clause() {
    let (text, annotated) =
        conllu::read(include_str!("data/clauses.conllu")).expect("a parse that was written");
    let article = Article {
        text,
        published: "2023-12-05".parse().ok(),
        ..Article::default()
    };
    let lexicon = Lexicon::english();
    let times = when::resolve(&annotated, &article);
    let spots = places::resolve(&lexicon, &article, &annotated);
    let mut failures = Vec::new();
    for (trigger, kind, date, place) in EXPECTED {
        let at = article
            .text
            .find(trigger)
            .expect("the trigger stands in the text");
        let at = at
            + trigger.find(' ').map_or(0, |space| {
                if trigger.starts_with("held") {
                    space + 1
                } else {
                    0
                }
            });
        let token = annotated.token_at(at as u32).expect("a token");
        let found_date = shown(when::of_act(&annotated, &times, token, &[]));
        let act = places::Act {
            head: token,
            words: &[],
            kind: *kind,
        };
        let found_place = places::of_act(&annotated, &spots, act).map_or(String::new(), |place| {
            format!("{} {}", place.name, place.country)
        });
        if (found_date.as_str(), found_place.as_str()) != (*date, *place) {
            failures.push(format!("{trigger}: {found_date} | {found_place}"));
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}
