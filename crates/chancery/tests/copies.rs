//! How well copies are found, on an edited set of our own: `tests/copies/stories.txt` and edits
//! made of it here.

use chancery::code::copies::{Article, Copies, DAYS};

struct Text {
    story: usize,
    /// Whether it is the story itself or a copy of it.
    is_copy: bool,
    date: String,
    agency: String,
    body: String,
    about: String,
}

/// The texts of the set.
fn edited_set() -> Vec<Text> {
    let mut texts: Vec<Text> = Vec::new();
    let mut story = 0;
    for line in include_str!("copies/stories.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
    {
        let mut words = line.split(' ');
        match words.next() {
            Some("==") => {
                story += 1;
                let (name, date) = (words.next().unwrap(), words.next().unwrap());
                let agency = words.next().unwrap().trim_matches('-');
                texts.push(Text {
                    story,
                    is_copy: true,
                    date: date.to_string(),
                    agency: agency.to_string(),
                    body: String::new(),
                    about: name.to_string(),
                });
            }
            Some("--") => {
                let is_copy = words.next() == Some("copy");
                let date = words.next().unwrap().to_string();
                let about = words.collect::<Vec<_>>().join(" ");
                let body = String::new();
                texts.push(Text {
                    story,
                    is_copy,
                    date,
                    agency: String::new(),
                    body,
                    about,
                });
            }
            _ => {
                let body = &mut texts.last_mut().unwrap().body;
                body.push_str(line);
                body.push('\n');
            }
        }
    }
    texts
}

/// Edits that desks make to every story long enough for them.
fn with_edits(texts: Vec<Text>) -> Vec<Text> {
    let mut all = Vec::new();
    for text in texts {
        let is_story = !text.agency.is_empty() || text.about == "readout";
        let paragraphs: Vec<String> = text
            .body
            .split("\n\n")
            .map(|paragraph| paragraph.trim().to_string())
            .collect();
        let mut edits: Vec<(&str, String)> = vec![("word for word", text.body.clone())];
        if paragraphs.len() > 2 {
            edits.push((
                "cut after the second paragraph",
                paragraphs[..2].join("\n\n"),
            ));
            edits.push(("without the first paragraph's last words", {
                let first = paragraphs[0]
                    .rsplit_once(", ")
                    .map_or(&*paragraphs[0], |cut| cut.0);
                format!("{first}.\n\n{}", paragraphs[1..].join("\n\n"))
            }));
            edits.push((
                "a paragraph is left out",
                [&paragraphs[..1], &paragraphs[2..]].concat().join("\n\n"),
            ));
            edits.push((
                "in capitals, hard-wrapped, with an agency's mark",
                format!("{} (ORBIS)", text.body.to_uppercase().replace(' ', "\n")),
            ));
            edits.push(("spellings and quotation marks", {
                text.body
                    .replace("colour", "color")
                    .replace('"', "''")
                    .replace("said", "has said")
            }));
        }
        if is_story {
            for (about, body) in edits {
                all.push(Text {
                    story: text.story,
                    is_copy: true,
                    date: text.date.clone(),
                    agency: String::new(),
                    body,
                    about: format!("{}: {about}", text.about),
                });
            }
        }
        all.push(text);
    }
    all
}

#[test]
fn copies_are_found_and_updates_are_not() {
    let texts = with_edits(edited_set());
    let folder = tempfile::tempdir().unwrap();
    let mut copies = Copies::new(DAYS, &folder.path().join("shingles")).unwrap();
    for text in &texts {
        copies
            .add(Article {
                published: text.date.parse().ok(),
                agency: &text.agency,
                body: &text.body,
            })
            .unwrap();
    }
    let mut cluster: Vec<usize> = (0..texts.len()).collect();
    let found = copies.find().unwrap();
    for copy in &found {
        cluster[copy.article as usize] = copy.first as usize;
    }
    let (mut right, mut wrong, mut missed) = (0, 0, 0);
    for (at, one) in texts.iter().enumerate() {
        for (other_at, other) in texts.iter().enumerate().skip(at + 1) {
            let expected = one.story == other.story && one.is_copy && other.is_copy;
            match (cluster[at] == cluster[other_at], expected) {
                (true, true) => right += 1,
                (true, false) => {
                    println!("taken for copies: {} | {}", one.about, other.about);
                    wrong += 1;
                }
                (false, true) => {
                    println!("not found: {} | {}", one.about, other.about);
                    missed += 1;
                }
                _ => {}
            }
        }
    }
    let precision = f64::from(right) / f64::from(right + wrong);
    let recall = f64::from(right) / f64::from(right + missed);
    println!("copies: {} texts, {right} pairs found", texts.len());
    println!("precision {precision:.3}, recall {recall:.3}");
    assert!(precision >= 0.95, "{precision}");
    assert!(recall >= 0.9, "{recall}");
    let agency = |about: &str| {
        let at = texts.iter().position(|text| text.about == about).unwrap() as u32;
        found
            .iter()
            .find(|copy| copy.article == at)
            .map(|copy| copy.agency.clone())
    };
    assert_eq!(agency("ferry: word for word").as_deref(), Some("Orbis"));
    assert_eq!(agency("strike").as_deref(), Some("Meridian"));
}

#[test]
fn order_and_other_stories_change_nothing() {
    let texts = edited_set();
    let clusters = |order: &[usize]| {
        let folder = tempfile::tempdir().unwrap();
        let mut copies = Copies::new(DAYS, &folder.path().join("shingles")).unwrap();
        for &at in order {
            let text = &texts[at];
            let published = text.date.parse().ok();
            copies
                .add(Article {
                    published,
                    agency: "",
                    body: &text.body,
                })
                .unwrap();
        }
        let mut groups = std::collections::BTreeMap::<u32, Vec<usize>>::new();
        for copy in copies.find().unwrap() {
            groups
                .entry(copy.first)
                .or_default()
                .push(order[copy.article as usize]);
        }
        let mut groups: Vec<Vec<usize>> = groups.into_values().collect();
        groups.iter_mut().for_each(|group| group.sort_unstable());
        groups.sort();
        groups
    };
    let forward: Vec<usize> = (0..texts.len()).collect();
    let by_story: Vec<usize> = {
        let mut order = forward.clone();
        order.sort_by_key(|&at| (std::cmp::Reverse(texts[at].story), at));
        order
    };
    assert_eq!(clusters(&forward), clusters(&by_story));
}
