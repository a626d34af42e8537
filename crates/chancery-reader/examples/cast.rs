//! Prints everybody named in parsed articles, one mention a line:
//! `cargo run --release -p chancery-reader --example cast -- FOLDER [META.tsv]`
//!
//! The folder holds `ID.conllu` with `ID.txt` beside it; `META.tsv` gives `id`, `date` and
//! `outlet` of each article.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use chancery_lexicon::Lexicon;
use chancery_record::MentionForm;
use chancery_text::{Article, CodePoints, Dep, Span, conllu};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = Path::new(arguments.first().expect("a folder"));
    let mut meta: BTreeMap<String, (String, String)> = BTreeMap::new();
    if let Some(path) = arguments.get(1) {
        for line in std::fs::read_to_string(path)
            .expect("a readable file")
            .lines()
        {
            let mut cells = line.split('\t').map(str::to_string);
            if let (Some(id), Some(date), Some(outlet)) = (cells.next(), cells.next(), cells.next())
            {
                meta.insert(id, (date, outlet));
            }
        }
    }
    let lexicon = Lexicon::english();
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("a readable folder")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "conllu")
        })
        .collect();
    files.sort();
    let (mut n_words, mut seconds) = (0usize, 0f64);
    // Speakers named in the text, and how many of them have no country.
    let (mut speakers, mut foreign) = (0usize, 0usize);
    for path in files {
        let id = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .to_string();
        let Ok(parse) = std::fs::read_to_string(&path) else {
            continue;
        };
        let Ok(text) = std::fs::read_to_string(path.with_extension("txt")) else {
            continue;
        };
        let Ok((_, annotated)) = conllu::read(&parse) else {
            continue;
        };
        let title_end = text.find("\n\n").unwrap_or(0);
        let (date, outlet) = meta.get(&id).cloned().unwrap_or_default();
        let article = Article {
            title: text[..title_end].to_string(),
            title_span: Some(Span::new(0, title_end)),
            published: date.parse().ok(),
            outlet,
            text,
            ..Article::default()
        };
        let start = Instant::now();
        let cast = chancery_reader::actors::cast(&lexicon, &article, &annotated);
        seconds += start.elapsed().as_secs_f64();
        n_words += article.text.split_whitespace().count();
        for mention in &cast.mentions {
            let token = annotated.token(mention.head);
            let speaks = token.dep == Dep::nsubj
                && matches!(
                    annotated.lemma(token.head),
                    "say" | "tell" | "add" | "write" | "state"
                );
            if speaks && mention.form == MentionForm::Name {
                speakers += 1;
                let actor = mention.actors.first().map(|&actor| cast.actor(actor));
                foreign += usize::from(actor.is_none_or(|actor| actor.country.is_empty()));
            }
        }
        let points = CodePoints::of(&article.text);
        for mention in &cast.mentions {
            let [start, end] = points.span(mention.span);
            let head = points.span(annotated.token(mention.head).span);
            let words = mention.span.of(&article.text).replace(['\n', '\t'], " ");
            let actors: Vec<String> = mention
                .actors
                .iter()
                .map(|&actor| {
                    let actor = cast.actor(actor);
                    let sectors: Vec<&str> = actor.sectors.iter().map(|s| s.as_str()).collect();
                    format!(
                        "{}|{}|{}|{}|{}|{}",
                        actor.name,
                        actor.kind,
                        actor.country,
                        sectors.join(" "),
                        actor.office,
                        actor.key
                    )
                })
                .collect();
            println!(
                "{id}\t{start}\t{end}\t{}\t{}\t{}\t{:.2}\t{}\t{words}\t{}",
                head[0],
                head[1],
                mention.form,
                mention.confidence,
                mention.note,
                actors.join(" ;; ")
            );
        }
    }
    eprintln!("{speakers} named speakers, {foreign} without country");
    eprintln!(
        "{n_words} words, {:.0} words a second",
        n_words as f64 / seconds
    );
}
