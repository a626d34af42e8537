use super::*;

const TEXT: &str = "The minister said on Monday that taxes will rise. “We must act,” she added.";

fn at(words: &str) -> Range {
    let byte = TEXT.find(words).expect("it stands there");
    let start = TEXT[..byte].chars().count();
    [start, start + words.chars().count()]
}

fn attribution(source: &[&str], cue: &[&str], content: &[&str]) -> Attribution {
    let spans = |list: &[&str]| list.iter().map(|words| at(words)).collect();
    Attribution {
        source: spans(source),
        cue: spans(cue),
        content: spans(content),
    }
}

fn gold() -> Vec<Gold> {
    vec![Gold {
        id: "d".into(),
        text: TEXT.into(),
        attributions: vec![
            attribution(
                &["The minister"],
                &["said on Monday"],
                &["that taxes will rise"],
            ),
            attribution(&["she"], &["added"], &["“We must act,”"]),
        ],
    }]
}

fn find<'a>(rows: &'a [Row], class: &str, metric: &str, role: &str) -> &'a Row {
    rows.iter()
        .find(|row| row.class == class && row.metric == metric && row.role == role)
        .expect("the table has it")
}

#[test]
fn a_case_computed_by_hand() {
    let predicted = vec![Predicted {
        id: "d".into(),
        attributions: vec![
            attribution(&["minister"], &["said"], &["taxes will rise"]),
            attribution(&[], &["must"], &["We must act"]),
            attribution(&["Monday"], &[], &["minister"]),
        ],
    }];
    let rows = score(&gold(), &predicted, None).unwrap();
    assert_eq!(find(&rows, "all", "attr", "ATTR").precision, 1.0 / 3.0);
    assert_eq!(find(&rows, "all", "attr", "ATTR").recall, 0.5);
    assert_eq!(find(&rows, "all", "attr", "ATTR-c").recall, 1.0);
    assert_eq!(find(&rows, "all", "exact", "content").recall, 0.0);
    assert_eq!(find(&rows, "all", "edge", "content").recall, 0.5);
    assert_eq!(find(&rows, "all", "token", "content").precision, 6.0 / 7.0);
    assert_eq!(find(&rows, "all", "token", "cue").recall, 0.25);
    assert_eq!(find(&rows, "all", "soft", "cue").recall, 1.0 / 6.0);
    assert_eq!(find(&rows, "all", "tag", "source").recall, 1.0 / 3.0);
    assert_eq!(find(&rows, "quoted", "attr", "ATTR").gold, 1);
    assert_eq!(find(&rows, "indirect", "attr", "ATTR").pred, 2);
}

#[test]
fn gold_against_itself_is_whole_and_against_nothing_is_none() {
    let gold = gold();
    let same = vec![Predicted {
        id: "d".into(),
        attributions: gold[0].attributions.clone(),
    }];
    for row in score(&gold, &same, None).unwrap() {
        assert!(row.gold == 0 || row.f1 == 1.0, "{row:?}");
    }
    let rows = score(&gold, &[], None).unwrap();
    assert_eq!(find(&rows, "all", "attr", "ATTR").f1, 0.0);
}

#[test]
fn other_cues_are_left_out() {
    let gold = gold();
    let same = vec![Predicted {
        id: "d".into(),
        attributions: gold[0].attributions.clone(),
    }];
    let only = BTreeSet::from(["added".to_string()]);
    let rows = score(&gold, &same, Some(&only)).unwrap();
    let row = find(&rows, "all", "attr", "ATTR");
    assert_eq!((row.gold, row.pred, row.f1), (1, 1, 1.0));
}

#[test]
fn unknown_documents_and_spans_are_errors() {
    let stranger = Predicted {
        id: "x".into(),
        attributions: Vec::new(),
    };
    assert!(score(&gold(), &[stranger], None).is_err());
    let beyond = Attribution {
        content: vec![[3, 900]],
        ..Attribution::default()
    };
    let beyond = Predicted {
        id: "d".into(),
        attributions: vec![beyond],
    };
    assert!(score(&gold(), &[beyond], None).is_err());
}
