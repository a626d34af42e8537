//! What kind of text an article is: a readout, a statement, a dispatch, a speech in a debate; and
//! whether it is one that the models of whole articles read.

use chancery_text::{Annotated, Article};

/// What kind of text an article is: a readout and a dispatch tell acts in different ways.
pub fn of(article: &Article) -> &'static str {
    let title = article.title.to_lowercase();
    let has = |word: &str| {
        title
            .split(|c: char| !c.is_alphabetic())
            .any(|other| other == word)
    };
    if has("readout") {
        "readout"
    } else if [
        "remarks",
        "transcript",
        "briefing",
        "interview",
        "conference",
    ]
    .iter()
    .any(|word| has(word))
    {
        "remarks"
    } else if [
        "statement",
        "declaration",
        "communique",
        "communiqué",
        "proclamation",
    ]
    .iter()
    .any(|word| has(word))
    {
        "statement"
    } else if article.dateline.is_some() {
        "dispatch"
    } else {
        "other"
    }
}

/// Words that only a speech before an assembly uses.
const ADDRESS: &[&str] = &[
    "mr. president",
    "madam president",
    "mr president",
    "security council",
    "general assembly",
    "the council",
    "my delegation",
    "our delegation",
    "this council",
    "statement by",
];

/// Whether a document is a speech in a debate.
pub fn is_speech(article: &Article) -> bool {
    // A country's own council is no assembly.
    let plain = |text: &str| text.to_lowercase().replace("national security council", "");
    let has = |text: &str| {
        let text = plain(text);
        ADDRESS.iter().any(|words| text.contains(words))
    };
    let title = plain(&article.title);
    let is_debate = ["security council", "general assembly", "general debate"]
        .iter()
        .any(|words| title.contains(words));
    let head: String = article.text.chars().take(6000).collect();
    // A report of a debate has a place of filing.
    if article.dateline.is_some() {
        return false;
    }
    is_debate || (title.is_empty() && has(&head)) || (title.contains("speech") && has(&head))
}

/// How many words an article needs at least: the model was learned from whole ones.
const WORDS: usize = 60;

/// Whether the model reads a text: a news article or a statement, no speech, no single sentence.
pub fn reads(article: &Article, annotated: &Annotated) -> bool {
    let words = annotated.sentences.iter().enumerate();
    let words = words.filter(|(sentence, _)| !annotated.in_title(*sentence));
    let n: usize = words
        .map(|(_, sentence)| (sentence.end - sentence.start) as usize)
        .sum();
    n >= WORDS && !is_speech(article)
}
