//! Sentences of our own, parsed, with what is put right in their trees.
//!
//! `trees/cases.conllu` holds the cases: `## what it shows`, then `# number word = relation number word`
//! for each word that is hung elsewhere, none if all stays, then the parse.

use chancery_lexicon::Lexicon;
use chancery_reader::trees;
use chancery_text::{Annotated, conllu};

/// `number word` of a token, counted from one.
fn told(text: &str, annotated: &Annotated, at: usize) -> String {
    format!("{} {}", at + 1, annotated.tokens[at].span.of(text))
}

#[test]
fn trees_are_put_right() {
    let lexicon = Lexicon::english();
    let mut wrong = Vec::new();
    for case in include_str!("trees/cases.conllu").split("## ").skip(1) {
        let (name, rest) = case.split_once('\n').expect("a case has lines");
        let wanted: Vec<&str> = rest
            .lines()
            .take_while(|line| !line.starts_with("# block"))
            .filter_map(|line| line.strip_prefix("# "))
            .collect();
        let (text, before) = conllu::read(rest).expect("a parse in CoNLL-U");
        let mut after = before.clone();
        trees::mend(&lexicon, &mut after);
        let changed: Vec<String> = (0..after.tokens.len())
            .filter(|&at| {
                let (old, new) = (&before.tokens[at], &after.tokens[at]);
                (old.head, old.dep) != (new.head, new.dep) && new.span.of(&text) != "."
            })
            .map(|at| {
                let token = &after.tokens[at];
                let head = told(&text, &after, token.head as usize);
                format!(
                    "{} = {} {head}",
                    told(&text, &after, at),
                    token.dep.as_str()
                )
            })
            .collect();
        if changed != wanted {
            wrong.push(format!("{name}: {changed:?}, not {wanted:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
