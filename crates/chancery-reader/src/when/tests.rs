use super::scan::scan;
use super::tense::Tense;
use super::*;

/// The table of expressions: every line is a test, and none may hold more than it says.
#[test]
fn the_table_of_expressions() {
    let table = include_str!("../../tests/data/times.tsv");
    let mut failures = Vec::new();
    let mut n_expressions = 0;
    for line in table.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [text, published, tense, words, start, end, precision] = columns[..] else {
            panic!("seven columns: {line}");
        };
        let base = (!published.is_empty()).then(|| published.parse().expect("a date"));
        let tense = match tense {
            "past" => Tense::Past,
            "future" => Tense::Future,
            _ => Tense::Unknown,
        };
        let found: Vec<String> = scan(text, base, &|_| tense, &|_| 0)
            .iter()
            .map(|hit| {
                let stretch = &hit.stretch;
                assert!(!stretch.reason.is_empty(), "{line}");
                format!(
                    "{}\t{}\t{}\t{}",
                    hit.span.of(text),
                    stretch.start,
                    stretch.end,
                    stretch.precision
                )
            })
            .collect();
        let expected = format!("{words}\t{start}\t{end}\t{precision}");
        let expected: &[String] = if words == "-" { &[] } else { &[expected] };
        n_expressions += expected.len();
        if found != expected {
            failures.push(format!(
                "{text} ({published})\n  expected {expected:?}\n  found    {found:?}"
            ));
        }
    }
    assert!(n_expressions >= 120, "{n_expressions}");
    assert!(
        failures.is_empty(),
        "{} wrong:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

/// Times told before: *three days earlier* counts from them.
#[test]
fn counts_from_the_time_told_before() {
    let read = |text: &str| {
        let base = "2023-12-05".parse().ok();
        let hits = scan(text, base, &|_| Tense::Past, &|_| 0);
        hits.iter()
            .map(|hit| hit.stretch.start.to_string())
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(
        read("On June 10 a truce began. Three days earlier he fled."),
        "2023-06-10 2023-06-07"
    );
    assert_eq!(
        read("On June 10 a truce began. It ended the next day."),
        "2023-06-10 2023-06-11"
    );
    assert_eq!(
        read("In 1990 he fled. Two years later he came back."),
        "1990 1992"
    );
    assert_eq!(
        read("In 1990 he fled. His wife fled that year."),
        "1990 1990"
    );
    assert_eq!(read("Trade fell by half from a year earlier."), "2022");
    assert_eq!(read("He came back that day."), "");
}

#[test]
fn reasons_say_how() {
    let base = "2023-12-05".parse().ok();
    let hits = scan("They met on Monday.", base, &|_| Tense::Past, &|_| 0);
    assert_eq!(hits[0].stretch.reason, "Monday, on or before 2023-12-05");
    let hits = scan("They met 22 years ago.", base, &|_| Tense::Past, &|_| 0);
    assert_eq!(hits[0].stretch.reason, "22 years before 2023-12-05");
}

#[test]
fn bounds() {
    let base = "2023-12-05".parse().ok();
    let bound = |text: &str| scan(text, base, &|_| Tense::Past, &|_| 0)[0].bound;
    assert_eq!(bound("He has ruled since Monday."), Bound::Since);
    assert_eq!(bound("He came before Monday."), Bound::Before);
    assert_eq!(bound("He came ahead of Monday's vote."), Bound::Before);
    assert_eq!(bound("He came after Monday's vote."), Bound::After);
    assert_eq!(bound("He came on Monday."), Bound::At);
}

/// No text stops the program, however odd, and long ones take time in step with their length.
#[test]
fn odd_texts() {
    let odd = [
        "",
        "the",
        "the the the",
        "in",
        "from",
        "between",
        "9999 years ago",
        "5000 centuries ago",
        "since",
        "the 99th century",
        "Dec.",
        "Dec. 99",
        "31 February 2023",
        "the end of the",
        "0000-00-00",
        "2023-12-",
        "12/",
        "late late late last",
        "early mid- the 1990",
        "ß1990s",
        "a half-",
        "the 00s",
        "£1990",
        "in İ1979",
        "Monday\n\nlast week",
        "this past",
        "the next",
    ];
    for base in [
        None,
        "2023-12-05".parse().ok(),
        "0001".parse().ok(),
        "9999-12-31".parse().ok(),
    ] {
        for text in odd {
            let _ = scan(text, base, &|_| Tense::Unknown, &|_| 0);
        }
        for tense in [Tense::Past, Tense::Future] {
            let _ = scan(
                "10 years ago, next week, last century, in 30 years",
                base,
                &|_| tense,
                &|_| 0,
            );
        }
    }
    let long = "late last the from between since 3 to early mid ".repeat(20_000);
    let _ = scan(
        &long,
        "2023-12-05".parse().ok(),
        &|_| Tense::Unknown,
        &|_| 0,
    );
}

/// A year told in a sentence is that of the days after it, as long as nothing is to come.
#[test]
fn years_told_before() {
    let first = |text: &str, tense: Tense| {
        let hits = scan(text, "2022-03-15".parse().ok(), &|_| tense, &|at| {
            text[..at as usize].matches(". ").count() as u32
        });
        let last = hits.last().expect("a date");
        last.stretch.start.to_string()
    };
    assert_eq!(
        first("They met on 9 July 2018 and left on 3 May", Tense::Past),
        "2018-05-03"
    );
    assert_eq!(first("In 2018 they met in June", Tense::Past), "2018-06");
    assert_eq!(
        first("They met on 9 July 2018 and leave on 3 May", Tense::Future),
        "2022-05-03"
    );
    assert_eq!(
        first("They met on 9 July 2018. They left on 3 May", Tense::Past),
        "2021-05-03"
    );
    assert_eq!(
        first("They, who left in 1995, met on 3 May", Tense::Past),
        "2021-05-03"
    );
}
