//! Who says what.
//!
//! Reading goes in four steps. The constructions ([`indirect`], [`direct`], [`according`],
//! [`passive`], [`colon`]) propose candidates: a cue, a rule, and where a content hangs. A model
//! trained on PolNeAR weighs each by lemma, frame and context ([`features`], [`model`]). For those
//! that are likely, the reach of the content ([`extent`]) and the speaker ([`speaker`]) are chosen
//! among what the tree and the quotation marks offer. At last [`choose`] keeps statements that go
//! together: outer ones, and those nested in their contents.

pub mod according;
pub mod candidate;
pub mod choose;
pub mod colon;
pub mod direct;
pub mod extent;
pub mod features;
pub mod indirect;
pub mod model;
pub mod page;
pub mod passive;
pub mod quotes;
pub mod read;
pub mod record;
pub mod speaker;

use chancery_lexicon::Lexicon;
use chancery_record::{Statement, StatementId};
use chancery_text::{Annotated, Article, Span};

use crate::actors::Cast;
use model::Model;
use page::Page;
use read::Found;

/// All statements of an article, in the order of the text, parents before children.
///
/// May add mentions and actors to the cast (speakers that no mention covered, first persons inside
/// quotations).
pub fn statements(
    lexicon: &Lexicon,
    article: &Article,
    annotated: &Annotated,
    cast: &mut Cast,
) -> Vec<Statement> {
    if annotated.tokens.is_empty() {
        return Vec::new();
    }
    let model = Model::embedded();
    let page = Page::of(&lexicon.cues, &article.text, annotated);
    let found = choose::choose(
        &page,
        read::find(&page, &model),
        model.threshold,
        model.threshold,
    );
    records(&page, cast, &found, &model)
}

/// What was found, as records: parents before children, so that a parent's number is known.
fn records(page: &Page<'_>, cast: &Cast, found: &[Found], model: &Model) -> Vec<Statement> {
    let mut order: Vec<usize> = (0..found.len()).collect();
    let depth = |mut at: usize| {
        let mut depth = 0;
        while let Some(parent) = found[at].parent.filter(|_| depth < 16) {
            (at, depth) = (parent, depth + 1);
        }
        depth
    };
    let first = |at: usize| found[at].bounds().start.min(found[at].candidate.cue);
    order.sort_by_key(|&at| (first(at), depth(at), at));
    let mut place: Vec<Option<usize>> = vec![None; found.len()];
    for (number, &at) in order.iter().enumerate() {
        place[at] = Some(number);
    }
    order
        .iter()
        .map(|&at| {
            let parent = found[at].parent.and_then(|parent| place[parent]);
            let parent = parent.map(|number| StatementId(number as u32));
            record::record(page, cast, &found[at], parent, model.calibration)
        })
        .collect()
}

/// Source, cue and content of an attribution, as spans of the text.
pub type Attributed = (Vec<Span>, Vec<Span>, Vec<Span>);

/// The outermost attributions of a text in the wide sense of PolNeAR, for `evaluate attribution`:
/// beliefs, decrees and artefacts that the records of `read` leave out are among them.
pub fn outermost(lexicon: &Lexicon, text: &str, annotated: &Annotated) -> Vec<Attributed> {
    if annotated.tokens.is_empty() {
        return Vec::new();
    }
    let model = Model::embedded();
    let page = Page::of(&lexicon.cues, text, annotated);
    let found = choose::choose(
        &page,
        read::find(&page, &model),
        model.threshold,
        model.threshold,
    );
    found
        .iter()
        .filter(|one| one.parent.is_none())
        .map(|one| {
            let source = match one.speaker {
                Some(_) => vec![annotated.span(one.phrase.clone())],
                None => Vec::new(),
            };
            let cue = one.candidate.cue;
            let content = one
                .content
                .iter()
                .map(|range| annotated.span(range.clone()))
                .collect();
            (source, vec![annotated.span(cue..cue + 1)], content)
        })
        .collect()
}
