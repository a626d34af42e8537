//! When and where what is told was done: sentences of our own, as agencies, governments and
//! communiqués write them, with the date and place of each act.

use chancery::{Tools, tools::Choice};
use chancery_record::Event;
use chancery_text::{Article, Span};

/// Of the acts that are read so many have the right date, place, both.
const LEAST: [f64; 3] = [0.93, 0.90, 0.85];

/// Of the acts so many at most are not read at all.
const UNREAD: usize = 130;

fn article(title: &str, published: &str, outlet: &str, text: &str) -> Article {
    let text = text.replace("\\n", "\n");
    Article {
        language: "en".into(),
        outlet: outlet.into(),
        title: title.into(),
        title_span: Some(Span::new(0, title.len())),
        published: published.parse().ok(),
        text: format!("{title}\n\n{text}"),
        ..Article::default()
    }
}

/// Whether a date is one of those that are as good: *2023-12-04*, *2023-12..2024-01*, *..2024-02*.
fn is_date(event: &Event, wanted: &str) -> bool {
    let found = match &event.date {
        None => "-".to_string(),
        Some(date) if date.start == date.end => date.start.to_string(),
        Some(date) => format!("{}..{}", date.start, date.end),
    };
    wanted
        .split('/')
        .any(|one| one == "?" || one == found || one.starts_with("..") && found.ends_with(one))
}

fn is_place(event: &Event, wanted: &str) -> bool {
    let found = event.place.as_ref().map(|place| place.name.to_lowercase());
    wanted.split('/').any(|one| match &found {
        _ if one == "?" => true,
        None => one == "-",
        Some(name) => {
            let one = one.to_lowercase();
            one != "-" && format!(" {name} ").contains(&format!(" {one}"))
        }
    })
}

#[test]
fn acts_have_the_date_and_the_place_that_are_told() {
    let tools = match Tools::open(&Choice::default()) {
        Ok(tools) => tools,
        Err(error) => {
            println!("skipped: {error}");
            return;
        }
    };
    let (mut n, mut right, mut unread, mut wrong) = (0, [0; 3], 0, Vec::new());
    let lines = include_str!("data/when-where.tsv").lines();
    for line in lines.filter(|line| !line.starts_with('#')).skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [title, published, outlet, text, acts] = columns[..] else {
            panic!("five columns: {line}");
        };
        let article = article(title, published, outlet, text);
        let records = chancery::read(&tools, &article);
        for act in acts.split(" ; ") {
            let parts: Vec<&str> = act.split('|').collect();
            let [words, date, place] = parts[..] else {
                panic!("words, date and place: {line}");
            };
            let tells = |event: &&Event| {
                let words = words.to_lowercase();
                let trigger: Vec<String> = event
                    .trigger
                    .iter()
                    .map(|span| span.of(&article.text).to_lowercase())
                    .collect();
                trigger.join(" … ").contains(&words)
            };
            let fits = |event: &Event| [is_date(event, date), is_place(event, place)];
            let told = records.events.iter().filter(tells);
            let Some(event) = told.max_by_key(|event| fits(event).iter().filter(|is| **is).count())
            else {
                unread += 1;
                continue;
            };
            let [date, place] = fits(event);
            n += 1;
            for (at, is_right) in [date, place, date && place].into_iter().enumerate() {
                right[at] += usize::from(is_right);
            }
            if !(date && place) {
                wrong.push(format!("{text} [{act}]"));
            }
        }
    }
    let share = right.map(|right| right as f64 / f64::from(n.max(1)));
    println!(
        "{n} acts: date {:.3}, place {:.3}, both {:.3}; {unread} not read",
        share[0], share[1], share[2]
    );
    let meets = share
        .iter()
        .zip(LEAST)
        .all(|(share, least)| *share >= least);
    assert!(unread <= UNREAD, "{unread} acts are not read");
    assert!(meets, "{share:.3?}\n{}", wrong.join("\n"));
}
