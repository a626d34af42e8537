//! Whose word a paper without an owner is.
//!
//! > The bishops sent **a letter** to the Congress. **The letter** asks for talks. *(the bishops)*
//! >
//! > The Harbour Times rejects the plan. **The editorial** says … *(the Harbour Times)*
//!
//! Leaves alone: papers that nobody mentioned (*reports say*).

use chancery_lexicon::words;
use chancery_record::{ActorId, ActorKind, Statement};
use chancery_text::{Dep, Pos, TokenId};

use super::page::Page;
use super::record::author;
use crate::actors::Cast;

/// What newspapers print.
const PRINTED: &[&str] = &["editorial", "article", "commentary", "column"];

/// Whether a word is one for a paper: no actor.
pub fn is_paper(page: &Page<'_>, head: TokenId) -> bool {
    let lemma = page.annotated.lemma(head);
    page.pos(head) == Pos::NOUN
        && (words::attribution::ISSUED.has(lemma) || PRINTED.contains(&lemma))
}

/// Who issued or printed *the report*, *this editorial*.
pub fn whose_paper(
    page: &Page<'_>,
    cast: &Cast,
    head: TokenId,
    earlier: &[Statement],
) -> Option<ActorId> {
    let annotated = page.annotated;
    let lemma = annotated.lemma(head);
    if !is_paper(page, head) {
        return None;
    }
    if !words::attribution::ISSUED.has(lemma) {
        return last_outlet(page, cast, head);
    }
    // "an official decree"
    let official = annotated.children(head).iter().any(|&child| {
        matches!(
            page.lower(child),
            "official" | "government" | "presidential"
        )
    });
    if official && !cast.home.is_empty() {
        let mut states = (0..cast.actors.len()).map(|at| ActorId(at as u32));
        return states.find(|&id| {
            let actor = cast.actor(id);
            actor.kind == ActorKind::State && actor.country == cast.home
        });
    }
    let definite = annotated
        .children_by(head, Dep::det)
        .any(|det| matches!(page.lower(det), "the" | "this" | "that"));
    if !definite {
        return None;
    }
    // The same paper with its owner: "the bishops' letter", "a letter from the bishops".
    let owned = (0..head)
        .rev()
        .filter(|&token| annotated.lemma(token) == lemma && page.pos(token) == Pos::NOUN)
        .find_map(|token| author(page, cast, token).or_else(|| sender(page, cast, token)));
    if owned.is_some() {
        return owned;
    }
    // A report that the text has not told of before is of nobody whom it names.
    let is_told_of = || {
        let mut before = 0..head;
        before.any(|token| annotated.lemma(token) == lemma)
    };
    if matches!(lemma, "report" | "study" | "analysis") && !is_told_of() {
        return None;
    }
    // Whoever spoke last, if that is no mere report of another.
    let before = annotated.token(head).span.start;
    let last = earlier
        .iter()
        .rev()
        .filter(|one| one.parent.is_none() && one.cue.iter().all(|cue| cue.end <= before));
    last.take(2).find_map(|one| one.speaker)
}

/// Who sends or signs a paper: *The bishops sent a **letter***.
fn sender(page: &Page<'_>, cast: &Cast, paper: TokenId) -> Option<ActorId> {
    let annotated = page.annotated;
    let verb = annotated
        .head(paper)
        .filter(|_| page.dep(paper) == Dep::dobj)?;
    let sends = words::attribution::SENDING.has(annotated.lemma(verb));
    let subject = annotated.child(verb, Dep::nsubj).filter(|_| sends)?;
    cast.at(subject).first().copied()
}

/// The newspaper or station named last before a word.
fn last_outlet(page: &Page<'_>, cast: &Cast, head: TokenId) -> Option<ActorId> {
    let before = page.annotated.token(head).span.start;
    let mut mentions = cast.mentions.iter().rev();
    mentions
        .find(|mention| {
            let outlet = mention
                .actors
                .first()
                .is_some_and(|&id| cast.actor(id).kind == ActorKind::Outlet);
            outlet && mention.span.end <= before
        })?
        .actors
        .first()
        .copied()
}
