//! Status and voice of an act: a linear model weighs what the rules say against other signs.
//!
//! > They discussed ways **to deepen cooperation**: nothing in the verb says that it is to come.
//!
//! The rules are one sign among others ([`signs`]); the weights were learned from articles
//! coded by reading (`training/status.py`) and stand in `events/status.tsv` and `events/voice.tsv`.

mod bygone;
mod known;
pub(in crate::events) mod signs;
pub(in crate::events) mod times;
mod voice;

use chancery_lexicon::events::{Weights, feature_hash};
use chancery_record::{StatementId, Status, Voice};
use chancery_text::{Dep, Tag, TokenId};
use rustc_hash::FxHashSet;

use super::negation;
use crate::events::page::Page;
use crate::events::predicates::Form;
use crate::grammar;
use known::Known;

/// Status and voice as they are written.
pub(in crate::events) fn settle(page: &Page<'_>, known: &Known<'_>) -> (Status, Voice) {
    let events = &page.lexicon.events;
    if events.status.labels.is_empty() && events.voice.labels.is_empty() {
        return (known.status, known.voice);
    }
    let mut hashes = FxHashSet::default();
    signs::signs(page, known, &mut |parts| {
        hashes.insert(feature_hash(parts));
    });
    let chosen = if is_surely_denied(page, known) {
        Some(Status::Denied)
    } else {
        best(&events.status, &hashes)
            .and_then(Status::named)
            .filter(|_| !is_told(page, known))
    };
    let voice = match (best(&events.voice, &hashes), known.voice) {
        // What a speaker claims is never made the outlet's word.
        (Some("claimed"), Voice::Outlet) => nearest(page, known.predicate.head),
        (_, voice) => voice,
    };
    (chosen.unwrap_or(known.status), voice)
}

/// Whether a word says the status outright: ***may** condemn*, ***must** leave*, ***once** ruled*. No
/// weight of other signs makes that done.
pub(in crate::events) fn is_told(page: &Page<'_>, known: &Known<'_>) -> bool {
    let is_told = matches!(
        known.by_words,
        Status::Planned | Status::Hypothetical | Status::Demanded | Status::Denied
    );
    known.is_bygone || is_told && !is_surmised(page, known)
}

/// *Must **have** attacked*, *may **have** left*: what somebody thinks was done.
fn is_surmised(page: &Page<'_>, known: &Known<'_>) -> bool {
    let annotated = page.annotated;
    let has = |fits: &dyn Fn(TokenId) -> bool| {
        let mut auxiliaries = annotated.children_by(known.predicate.head, Dep::aux);
        auxiliaries.any(fits)
    };
    has(&|aux| annotated.lower(aux) == "have") && has(&|aux| annotated.token(aux).tag == Tag::MD)
}

/// Whether a verb itself says that it did not happen: *has **not** attacked*, ***denied** that it
/// attacked*, ***refrained** from attacking*. No weight of other signs makes that done.
fn is_surely_denied(page: &Page<'_>, known: &Known<'_>) -> bool {
    let annotated = page.annotated;
    let predicate = known.predicate;
    let verb = match predicate.form {
        Form::Verb => Some(predicate.head),
        _ => predicate.light,
    };
    let only = |verb: TokenId| {
        annotated
            .children_by(verb, Dep::advmod)
            .any(|word| annotated.lower(word) == "only")
    };
    let refused = verb.is_none() && is_object_of_denial(page, predicate.head);
    refused || known.status == Status::Denied && verb.is_some_and(|verb| !only(verb))
}

/// *Ruled out **sanctions***, *denied **the attack***
fn is_object_of_denial(page: &Page<'_>, noun: TokenId) -> bool {
    let annotated = page.annotated;
    let token = annotated.token(noun);
    let out = |verb: TokenId| {
        let particle = annotated.child(verb, Dep::prt);
        particle.is_some_and(|particle| annotated.lower(particle) == "out")
    };
    let events = &page.lexicon.events;
    token.dep == Dep::dobj
        && annotated.head(noun).is_some_and(|verb| {
            let denies = match annotated.lemma(verb) {
                "deny" => true,
                // *Refused to rule out sanctions*
                "rule" => out(verb) && !negation::is_left_open(events, annotated, verb),
                _ => false,
            };
            denies && !grammar::is_negated(annotated, verb)
        })
}

/// The statement that an act stands in; else the one of its sentence whose cue is nearest: *the army
/// shelled the town, **the agency reported***.
fn nearest(page: &Page<'_>, head: TokenId) -> Voice {
    let beside = || {
        let sentence = page.annotated.token(head).sentence as usize;
        let cues = page.annotated.sentence_tokens(sentence);
        let cues = cues.filter(|&token| page.cues[token as usize].is_some());
        let nearest = cues.min_by_key(|&token| token.abs_diff(head));
        nearest.and_then(|token| page.cues[token as usize])
    };
    page.inner[head as usize]
        .or_else(beside)
        .map_or(Voice::Outlet, |number| Voice::Claimed(StatementId(number)))
}

/// The label of the largest sum.
fn best<'w>(weights: &'w Weights, hashes: &FxHashSet<u64>) -> Option<&'w str> {
    let sums = weights.sums(hashes.iter().copied());
    let best = (0..sums.len()).max_by_key(|&label| (sums[label], std::cmp::Reverse(label)))?;
    Some(&weights.labels[best])
}
