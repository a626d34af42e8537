//! Parses written by hand, for the tests.

use chancery_lexicon::Lexicon;
use chancery_record::{CueClass, Quotation, Statement, Why};
use chancery_text::{Annotated, Article};

use super::concepts::hits;
use super::{Shown, Stage, inner};
use crate::actors::Cast;
use crate::sample::parse;

/// What is read from words given as `form/lemma/POS/TAG/head/dep`, `*` before a name.
pub(super) fn shown(read: fn(&Stage<'_>) -> Vec<Shown>, words: &str) -> Vec<String> {
    said(read, words, None, 0..0)
}

/// The same, where the first actor of that name says the tokens of `content`.
pub(super) fn said(
    read: fn(&Stage<'_>) -> Vec<Shown>,
    words: &str,
    speaker: Option<&str>,
    content: std::ops::Range<u32>,
) -> Vec<String> {
    let (text, annotated, cast) = parse(words);
    let lexicon = Lexicon::english();
    let statements: Vec<Statement> = speaker
        .map(|name| statement(&annotated, &cast, name, content))
        .into_iter()
        .collect();
    let article = Article {
        text: text.clone(),
        ..Article::default()
    };
    let stage = Stage {
        lexicon: &lexicon,
        article: &article,
        annotated: &annotated,
        cast: &cast,
        statements: &statements,
        events: &[],
        is_speech: false,
        inner: inner(&annotated, &statements),
        named: hits::named(&lexicon, &annotated, &cast),
        faint: Vec::new(),
    };
    print(&read(&stage), &text, &cast)
}

/// `Peru oppose arms-race: denounced the arms race`
pub(super) fn print(shown: &[Shown], text: &str, cast: &Cast) -> Vec<String> {
    let one = |one: &Shown| {
        let actor = &cast.actor(one.actor).name;
        format!(
            "{actor} {} {}: {}",
            one.stance,
            one.concept,
            one.span.of(text)
        )
    };
    shown.iter().map(one).collect()
}

fn statement(
    annotated: &Annotated,
    cast: &Cast,
    name: &str,
    content: std::ops::Range<u32>,
) -> Statement {
    let speaker = cast
        .mentions
        .iter()
        .find(|mention| cast.actor(mention.actors[0]).name == name);
    Statement {
        parent: None,
        speaker: speaker.map(|mention| mention.actors[0]),
        speaker_span: Vec::new(),
        cue: Vec::new(),
        cue_lemma: "say".to_string(),
        cue_class: CueClass::Say,
        content: vec![annotated.span(content)],
        quotation: Quotation::Indirect,
        addressee: None,
        negated: false,
        modal: false,
        in_title: false,
        repeated: Vec::new(),
        confidence: 0.9,
        why: Why::default(),
    }
}
