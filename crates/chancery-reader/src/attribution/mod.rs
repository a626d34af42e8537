//! Who says what.
//!
//! Reading goes in four steps. The constructions ([`indirect`], [`direct`], [`according`],
//! [`passive`], [`colon`]) propose candidates: a cue, a rule, and where a content hangs. A model
//! trained on PolNeAR weighs each by lemma, frame and context ([`features`], [`model`]). For those
//! that are likely, the reach of the content ([`extent`]) and the speaker ([`speaker`]) are chosen
//! among what the tree and the quotation marks offer. [`choose`] keeps statements that go
//! together: outer ones, and those nested in their contents. In whole articles [`careful`] weighs
//! once more what a careful reader writes down.

pub mod according;
mod beyond;
mod bracketed;
pub mod candidate;
pub mod careful;
#[cfg(test)]
mod check;
pub mod choices;
pub mod choose;
pub mod colon;
mod confidence;
pub mod direct;
pub mod extent;
pub mod features;
pub mod forest;
pub mod headline;
pub mod indirect;
pub mod judge;
mod labels;
pub mod model;
pub mod page;
pub mod papers;
pub mod passive;
pub mod quoted;
pub mod quotes;
pub mod read;
pub mod record;
pub mod redraw;
pub mod scope;
pub mod speaker;
mod turns;
pub mod unsaid;
pub mod whose;
pub mod wishes;

use chancery_lexicon::Lexicon;
use chancery_record::{Quotation, Statement, StatementId};
use chancery_text::{Annotated, Article, Span};

use crate::actors::Cast;
use crate::genre;
use model::Model;
use page::Page;

/// All ways to read the statements of an article, as the model of [`careful`] weighs them.
pub fn looked(
    lexicon: &Lexicon,
    article: &Article,
    annotated: &Annotated,
    cast: &Cast,
) -> Vec<careful::Weighed> {
    let page = Page::of(&lexicon.cues, &article.text, annotated);
    careful::weighed(
        &lexicon.cues,
        &page,
        cast,
        &read::find(&page, &Model::embedded()),
    )
}

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
    let proposals = read::find(&page, &model);
    let mut found = scope::narrow(&page, cast, choose::choose(&page, &proposals, &model));
    found.retain(|one| !labels::names_topic(&page, cast, one));
    choose::parents(&mut found);
    let mut calibration = model.calibration;
    if genre::reads(article, annotated) {
        found.retain(|one| careful::in_title(&page, one.candidate.cue));
        let weighed = careful::weighed(&lexicon.cues, &page, cast, &proposals);
        found.extend(careful::choose(weighed, &careful::Model::own()));
        bracketed::resolve(&page, cast);
        found = turns::turns(&page, cast, scope::finished(&page, found));
        choose::parents(&mut found);
        calibration = [1.0, 0.0];
    }
    let found = headline::merged(&page, cast, found);
    records(lexicon, &page, cast, &found, calibration)
}

/// What was found, as records. Those that stand in another come after it, so that *I* and *we* in
/// a quotation are known by its speaker before anybody inside is looked for.
fn records(
    lexicon: &Lexicon,
    page: &Page<'_>,
    cast: &mut Cast,
    found: &[headline::Told],
    calibration: [f32; 2],
) -> Vec<Statement> {
    let mut order: Vec<usize> = (0..found.len()).collect();
    let depth = |mut at: usize| {
        let mut depth = 0;
        while let Some(parent) = found[at].found.parent.filter(|_| depth < 16) {
            (at, depth) = (parent, depth + 1);
        }
        depth
    };
    let depths: Vec<usize> = order.iter().map(|&at| depth(at)).collect();
    let top = |mut at: usize| {
        for _ in 0..16 {
            let Some(parent) = found[at].found.parent else {
                break;
            };
            at = parent;
        }
        at
    };
    let first = |at: usize| {
        let one = &found[at].found;
        (one.bounds().start.min(one.candidate.cue), one.candidate.cue)
    };
    // Each outermost statement is followed by all that stand in it.
    order.sort_by_key(|&at| (first(top(at)), top(at), depths[at], first(at), at));
    let mut place: Vec<Option<u32>> = vec![None; found.len()];
    let mut statements = Vec::with_capacity(found.len());
    for &at in &order {
        let one = &found[at];
        let parent = one
            .found
            .parent
            .and_then(|parent| place[parent])
            .map(StatementId);
        if let Some(head) = one.found.speaker
            && record::resolved(page, cast, head).is_none()
        {
            let noun = record::noun_of(page, head).unwrap_or(head);
            if !papers::is_paper(page, noun) {
                cast.describe(&lexicon.actors, page.text, page.annotated, noun);
            }
        }
        let mut statement = record::record(page, cast, &one.found, parent, calibration);
        if let Some(head) = one.found.speaker.filter(|_| statement.speaker.is_none()) {
            statement.speaker = papers::whose_paper(page, cast, head, &statements);
        }
        statement.repeated.clone_from(&one.repeated);
        if let Some(speaker) = statement.speaker
            && statement.quotation != Quotation::Indirect
        {
            let quoted: Vec<Span> = page.quoted(&one.found.content);
            cast.resolve_first_person(page.annotated, &quoted, speaker);
        }
        place[at] = Some(statements.len() as u32);
        statements.push(statement);
    }
    statements
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
    let found = choose::choose(&page, &read::find(&page, &model), &model);
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
