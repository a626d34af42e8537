//! Sentences that end with *was quoted as saying*.
// An extent is a list of ranges, often of one.
#![allow(clippy::single_range_in_vec_init)]

use chancery_text::{Dep, TokenId};

use super::candidate::{Candidate, Rule};
use super::extent::{Base, Widened};
use super::page::Page;
use super::read::Found;
use super::speaker::phrase;

/// How sure such a statement is.
const SURE: f32 = 0.8;

/// Adds what stands before *was quoted as saying*, where the chooser has left it out or taken
/// something else.
///
/// > The harbour is safe, the mayor **was quoted as saying**.
///
/// The mayor says so. Left alone: *The agency quoted the mayor as saying that …*, whose content
/// stands behind.
pub fn quoted(page: &Page<'_>, mut found: Vec<Found>) -> Vec<Found> {
    let annotated = page.annotated;
    for link in 0..annotated.tokens.len() as TokenId {
        if page.lower(link) != "as" || page.dep(link) != Dep::prep {
            continue;
        }
        let (Some(verb), Some(said)) = (annotated.head(link), annotated.child(link, Dep::pcomp))
        else {
            continue;
        };
        let tells = matches!(annotated.lemma(verb), "quote" | "cite" | "report");
        let (Some(speaker), Some(content)) = (
            annotated.child(verb, Dep::nsubjpass),
            clause_before(page, verb),
        ) else {
            continue;
        };
        let is_of = |one: &Found| one.candidate.cue == verb || one.candidate.cue == said;
        let holds = |one: &Found| one.content.iter().any(|range| range.contains(&content));
        let known = found.iter().any(|one| is_of(one) && holds(one));
        if !tells || known || content > verb || annotated.child(said, Dep::ccomp).is_some() {
            continue;
        }
        let candidate = Candidate::new(Rule::Clause, said, content);
        let words = phrase(page, speaker, &candidate);
        let start = annotated.edges(content).start;
        let mut end = words.start;
        while end > start && page.lower(end - 1) == "," {
            end -= 1;
        }
        if end <= content {
            continue;
        }
        found.retain(|one| !is_of(one));
        found.push(Found {
            candidate,
            likely: SURE,
            content: vec![start..end],
            content_likely: SURE,
            shape: (Base::Subtree, Widened::No),
            speaker: Some(speaker),
            phrase: words,
            speaker_likely: SURE,
            sure: SURE,
            parent: None,
        });
    }
    found.sort_by_key(|one| one.bounds().start.min(one.candidate.cue));
    found
}

/// The clause that a verb of quoting stands behind: its content, or what the parser coordinates it
/// with.
fn clause_before(page: &Page<'_>, verb: TokenId) -> Option<TokenId> {
    let annotated = page.annotated;
    annotated.child(verb, Dep::ccomp).or_else(|| {
        let clause = annotated.head(verb)?;
        let ends = annotated
            .child(verb, Dep::nsubjpass)
            .and_then(|subject| annotated.edges(subject).start.checked_sub(1));
        let apart = ends.is_some_and(|comma| page.lower(comma) == ",");
        let coordinated = matches!(page.dep(verb), Dep::conj | Dep::parataxis) && clause < verb;
        (coordinated && apart && annotated.child(clause, Dep::nsubj).is_some()).then_some(clause)
    })
}
