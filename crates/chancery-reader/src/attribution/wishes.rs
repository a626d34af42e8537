//! Saying that one wishes to say something is saying it.
// An extent is a list of ranges, often of one.
#![allow(clippy::single_range_in_vec_init)]

use chancery_record::CueClass;
use chancery_text::{Dep, Pos, TokenId};

use super::candidate::{Candidate, Rule};
use super::features::{frame, part};
use super::page::Page;
use super::read::{Found, candidates};

/// Puts what is said in the place of the wish to say it.
///
/// > I **would like to thank** the harbour towns for their help.
///
/// One statement: the thanks. Left alone: wishes of others (*She wants to thank the towns*), and
/// wishes to do something.
pub fn performed(page: &Page<'_>, found: Vec<Found>) -> Vec<Found> {
    let cues: Vec<TokenId> = found.iter().map(|one| one.candidate.cue).collect();
    let mut out = Vec::with_capacity(found.len());
    for mut one in found {
        let Some(said) = said(page, &one) else {
            out.push(one);
            continue;
        };
        if cues.contains(&said.cue) {
            continue;
        }
        let start = match said.link == said.cue {
            true if said.rule == Rule::Noun => page.annotated.edges(said.anchor).start,
            true => said.cue + 1,
            false => said.link + 1,
        };
        if let Some(last) = one.content.last_mut()
            && last.contains(&start)
        {
            one.content = vec![start..last.end];
            one.candidate = said;
        }
        out.push(one);
    }
    out
}

/// The act of speech that a first person wishes to do.
fn said(page: &Page<'_>, one: &Found) -> Option<Candidate> {
    let annotated = page.annotated;
    let Candidate {
        rule, cue, anchor, ..
    } = one.candidate;
    let first = one
        .speaker
        .is_some_and(|head| matches!(page.lower(head), "i" | "we"));
    let negated = annotated.child(cue, Dep::neg).is_some();
    let wishes = !negated && matches!(annotated.lemma(cue), "wish" | "want" | "like" | "hope");
    if !first
        || !wishes
        || rule != Rule::Infinitive
        || annotated.child(anchor, Dep::nsubj).is_some()
    {
        return None;
    }
    // Of "like to express thanks for", the noun says it.
    let noun = annotated
        .child(anchor, Dep::dobj)
        .filter(|&noun| page.pos(noun) == Pos::NOUN);
    let light = matches!(
        annotated.lemma(anchor),
        "express" | "extend" | "offer" | "convey" | "voice" | "make" | "give" | "send"
    );
    [Some(anchor), noun.filter(|_| light)]
        .into_iter()
        .flatten()
        .find_map(|cue| act(page, cue))
}

/// The likeliest place of a content under a word that the lexicon lists for an act of speech.
fn act(page: &Page<'_>, cue: TokenId) -> Option<Candidate> {
    let mut list = Vec::new();
    candidates(page, cue, &mut list);
    let entry = page.entry(cue)?;
    if matches!(
        page.annotated.lemma(cue),
        "talk" | "speak" | "raise" | "share"
    ) {
        return None;
    }
    let spoken = |candidate: &Candidate| {
        let group = entry.group(part(page, cue), frame(page, candidate));
        let to = candidate.link != cue && page.lower(candidate.link) == "to";
        !to && group.is_some_and(|group| {
            group.objects.is_empty()
                && !matches!(
                    group.class,
                    CueClass::Other | CueClass::Intend | CueClass::Hope | CueClass::Believe
                )
        })
    };
    let rank = |candidate: &Candidate| match candidate.rule {
        Rule::Clause | Rule::Noun => 0,
        Rule::Infinitive => 1,
        Rule::Object => 2,
        Rule::Preposition => 3,
        _ => 9,
    };
    list.into_iter()
        .filter(|candidate| rank(candidate) < 9 && spoken(candidate))
        .min_by_key(rank)
}
