//! A noun that only points back.
//!
//! > Oz and Ib held **talks** in Lima. … Officials played down **the talks**.
//!
//! Nobody is named in the second phrase, so it tells no other talks with other sides: its sentence
//! is one more piece of evidence of the first. Leaves alone: *the **second** attack*, *the talks
//! **with Ur***, and a noun of which nothing of the kind was told before.

use chancery_text::{Annotated, Dep, TokenId};

use super::Told;
use crate::actors::Cast;

/// How many sentences back the act may have been told.
const REACH: u32 = 8;

/// Gives such mentions to the acts that they point to.
pub(in crate::events) fn join(annotated: &Annotated, cast: &Cast, told: &mut Vec<Told>) {
    let mut kept: Vec<Told> = Vec::with_capacity(told.len());
    for here in told.drain(..) {
        let first = points_back(annotated, cast, &here)
            .then(|| meant(annotated, &kept, &here))
            .flatten();
        match first {
            Some(first) => {
                let evidence = &mut kept[first].event.evidence;
                let more: Vec<_> = (here.event.evidence.into_iter())
                    .filter(|span| !evidence.contains(span))
                    .collect();
                evidence.extend(more);
            }
            None => kept.push(here),
        }
    }
    *told = kept;
}

/// Whether a noun stands with no more than *the*, *this* or *these*, and alone carries the act.
fn points_back(annotated: &Annotated, cast: &Cast, told: &Told) -> bool {
    let head = told.head;
    if !told.is_noun || told.event.in_title || told.event.trigger.len() != 1 {
        return false;
    }
    let is_alone = told.event.trigger[0] == annotated.token(head).span;
    let before = annotated.edges(head).start;
    let is_pointed = head > 0
        && before + 1 == head
        && annotated.token(before).dep == Dep::det
        && matches!(
            annotated.lower(before),
            "the" | "this" | "that" | "these" | "those"
        );
    is_alone && is_pointed && !names_a_side(annotated, cast, told)
}

/// Whether the phrase itself names whose act it is.
fn names_a_side(annotated: &Annotated, cast: &Cast, told: &Told) -> bool {
    let sides = || told.event.source.iter().chain(&told.event.target);
    annotated.edges(told.head).any(|token: TokenId| {
        let is_under = annotated.governs(told.head, token);
        is_under
            && cast
                .at(token)
                .iter()
                .any(|id| sides().any(|side| side == id))
    })
}

/// The last act of the kind, one of the same noun before others.
fn meant(annotated: &Annotated, before: &[Told], here: &Told) -> Option<usize> {
    let sentence = |told: &Told| annotated.token(told.head).sentence;
    let mut near = (0..before.len()).rev().filter(|&place| {
        let other = &before[place];
        other.event.kind == here.event.kind
            && !other.event.in_title
            && other.head != here.head
            && sentence(here).abs_diff(sentence(other)) <= REACH
    });
    let last = near.next()?;
    let alike = std::iter::once(last)
        .chain(near)
        .find(|&place| before[place].lemma == here.lemma);
    Some(alike.unwrap_or(last))
}
