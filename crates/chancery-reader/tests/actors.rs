//! Sentences of our own, parsed, with whom their mentions name.
//!
//! `actors/cases.conllu` holds the cases: `## what it shows`, then `# mention = actor, actor` or
//! `# mention = nobody`, then the parse.

use chancery_lexicon::Lexicon;
use chancery_reader::actors::{Cast, cast};
use chancery_record::MentionForm;
use chancery_text::{Annotated, Article, Span, conllu};

fn read(lexicon: &Lexicon, parse: &str) -> (Article, Annotated, Cast) {
    let (text, annotated) = conllu::read(parse).expect("a parse in CoNLL-U");
    let title = annotated
        .sentences
        .iter()
        .enumerate()
        .filter(|(at, _)| annotated.in_title(*at))
        .map(|(at, _)| annotated.sentence_span(at))
        .reduce(Span::join);
    let article = Article {
        title: title.map_or(String::new(), |span| span.of(&text).to_string()),
        title_span: title,
        text,
        ..Article::default()
    };
    let cast = cast(lexicon, &article, &annotated);
    (article, annotated, cast)
}

#[test]
fn mentions_name_whom_a_careful_reader_names() {
    let lexicon = Lexicon::english();
    let mut wrong = Vec::new();
    let mut n_cases = 0;
    for case in include_str!("actors/cases.conllu").split("## ").skip(1) {
        let (name, rest) = case.split_once('\n').expect("a case has lines");
        let wanted: Vec<(&str, &str)> = rest
            .lines()
            .take_while(|line| !line.starts_with("# block"))
            .filter_map(|line| line.strip_prefix("# ")?.split_once(" = "))
            .collect();
        let (article, _, cast) = read(&lexicon, rest);
        for (words, expected) in wanted {
            n_cases += 1;
            // The last mention of those words.
            let found = cast
                .mentions
                .iter()
                .rev()
                .find(|m| m.span.of(&article.text) == words);
            let names: Vec<&str> = found
                .into_iter()
                .flat_map(|mention| &mention.actors)
                .map(|&actor| cast.actor(actor).name.as_str())
                .collect();
            let names = if names.is_empty() {
                "nobody".to_string()
            } else {
                names.join(", ")
            };
            if names != expected {
                wrong.push(format!("{name}: {words} is {names}, not {expected}"));
            }
        }
    }
    assert!(n_cases > 20);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_mention_lies_in_its_article_and_names_known_actors() {
    let lexicon = Lexicon::english();
    for case in include_str!("actors/cases.conllu").split("## ").skip(1) {
        let (_, rest) = case.split_once('\n').expect("a case has lines");
        let (article, annotated, cast) = read(&lexicon, rest);
        assert_eq!(cast.by_token.len(), annotated.tokens.len());
        for mention in &cast.mentions {
            assert!(mention.span.end as usize <= article.text.len());
            assert!(mention.span.contains(annotated.token(mention.head).span));
            assert!(
                mention
                    .actors
                    .iter()
                    .all(|actor| actor.index() < cast.actors.len())
            );
            assert!((0.0..=1.0).contains(&mention.confidence));
        }
        let mut keys: Vec<&str> = cast.actors.iter().map(|actor| actor.key.as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(
            keys.len(),
            cast.actors.len(),
            "keys are those of one actor each"
        );
    }
}

#[test]
fn first_persons_in_quotations_wait_for_their_speaker() {
    let lexicon = Lexicon::english();
    let parse = "1\t\"\t\"\tPUNCT\t``\t_\t3\tpunct\t_\tSpaceAfter=No\n\
        2\tWe\twe\tPRON\tPRP\t_\t3\tnsubj\t_\t_\n\
        3\tagree\tagree\tVERB\tVBP\t_\t7\tccomp\t_\tSpaceAfter=No\n\
        4\t,\t,\tPUNCT\t,\t_\t7\tpunct\t_\tSpaceAfter=No\n\
        5\t\"\t\"\tPUNCT\t''\t_\t7\tpunct\t_\t_\n\
        6\tPeru\tPeru\tPROPN\tNNP\t_\t7\tnsubj\t_\tEnt=B-GPE\n\
        7\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n";
    let (_, annotated, mut cast) = read(&lexicon, parse);
    assert!(cast.at(1).is_empty());
    assert!(
        cast.mention(1)
            .is_some_and(|mention| mention.form == MentionForm::Pronoun)
    );
    let speaker = cast.at(5)[0];
    assert_eq!(cast.actor(speaker).key, "PER");
    cast.resolve_first_person(&annotated, &[annotated.span(0..5)], speaker);
    assert_eq!(cast.at(1), [speaker]);
}
