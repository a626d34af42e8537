//! Reads parsed articles and scores them against gold, without the pipeline: for work on rules.
//!
//! ```text
//! cargo run --release -p chancery-evaluate --example read_articles -- PARSES/ [GOLD.json] [--show]
//! ```
//!
//! `PARSES/` holds a CoNLL-U file and a text for each article (`chancery show parse`).

use std::time::Instant;

use chancery_evaluate::articles::{Coded, parse, print, score};
use chancery_lexicon::Lexicon;
use chancery_text::{Annotated, Article, Span, conllu};
use chancery_view::{json, notes};

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let show = arguments.iter().any(|argument| argument == "--show");
    let paths: Vec<&String> = arguments.iter().filter(|a| !a.starts_with("--")).collect();
    let lexicon = Lexicon::english();
    let mut files: Vec<_> = std::fs::read_dir(paths.first().ok_or("give PARSES")?)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|end| end == "conllu"))
        .collect();
    files.sort();
    let (mut written, mut ids, mut lines) = (Vec::new(), Vec::new(), Vec::new());
    let (mut seconds, mut words) = (0.0, 0);
    let mut steps = Steps::default();
    for path in &files {
        let (_, annotated) =
            conllu::read(&std::fs::read_to_string(path)?).map_err(|e| e.to_string())?;
        let text = std::fs::read_to_string(path.with_extension("txt"))?;
        let id = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let title = text.find("\n\n").map(|end| Span::new(0, end));
        let title_span = title.filter(|_| {
            annotated
                .sentences
                .first()
                .is_some_and(|s| s.kind == chancery_text::BlockKind::Headline)
        });
        let article = Article {
            id: id.clone(),
            title: title_span.map_or(String::new(), |span| span.of(&text).to_string()),
            title_span,
            text,
            language: "en".into(),
            ..Article::default()
        };
        let started = Instant::now();
        let records = chancery_reader::read(&lexicon, &article, &annotated);
        seconds += started.elapsed().as_secs_f64();
        steps.time(&lexicon, &article, &annotated);
        words += article.text.split_whitespace().count();
        if show {
            let only = notes::Notes {
                mentions: false,
                statements: true,
                events: false,
                positions: false,
                reasons: true,
            };
            println!("## {id}\n{}", notes::notes(&article, &records, only));
        }
        lines.push(json::line(&article, &records));
        for value in parse(lines.last().map_or("", String::as_str))? {
            written.push(Coded::of(&value)?);
        }
        ids.push(id);
    }
    let speed = |seconds: f64| words as f64 / seconds;
    eprintln!(
        "{words} words, reading {:.0} words a second; each step alone: actors {:.0}, statements {:.0}, \
         events {:.0}, positions {:.0}",
        speed(seconds),
        speed(steps.actors),
        speed(steps.statements),
        speed(steps.events),
        speed(steps.positions)
    );
    if let Ok(path) = std::env::var("OUT") {
        std::fs::write(path, lines.join("\n"))?;
    }
    if let Some(gold) = paths.get(1) {
        let values = parse(&std::fs::read_to_string(gold)?)?;
        let gold: Vec<Coded> = values.iter().map(Coded::of).collect::<Result<_, _>>()?;
        print!("{}", print(&score(&ids, &gold, &written)));
    }
    Ok(())
}

/// Seconds that each step of reading took.
#[derive(Default)]
struct Steps {
    actors: f64,
    statements: f64,
    events: f64,
    positions: f64,
}

impl Steps {
    /// Takes the steps one by one, as [`chancery_reader::read`] does.
    fn time(&mut self, lexicon: &Lexicon, article: &Article, annotated: &Annotated) {
        use chancery_reader::{actors, attribution, events, positions};
        let named = timed(&mut self.actors, || {
            actors::cast(lexicon, article, annotated)
        });
        // Who says what also settles whom pronouns mean, so each go takes actors of its own.
        let (cast, statements) = timed(&mut self.statements, || {
            let mut cast = named.clone();
            let said = attribution::statements(lexicon, article, annotated, &mut cast);
            (cast, said)
        });
        let events = timed(&mut self.events, || {
            events::events(lexicon, article, annotated, &cast, &statements)
        });
        timed(&mut self.positions, || {
            positions::positions(lexicon, article, annotated, &cast, &statements, &events)
        });
    }
}

/// What a step gives; the seconds of the fastest of five goes are added, for other programs of the
/// machine only slow it down.
fn timed<T>(seconds: &mut f64, mut step: impl FnMut() -> T) -> T {
    let mut go = || {
        let started = Instant::now();
        let given = step();
        (started.elapsed().as_secs_f64(), given)
    };
    let (mut least, mut given) = go();
    for _ in 1..5 {
        let (taken, next) = go();
        least = least.min(taken);
        given = next;
    }
    *seconds += least;
    given
}
