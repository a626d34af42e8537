//! Whose words they are, where the likeliest phrase is not the one that the clause names.

use chancery_lexicon::words;
use chancery_text::{Dep, Pos, TokenId};

use super::page::Page;
use super::read::Found;
use super::speaker::phrase;
use crate::actors::Cast;
use crate::grammar::{controller, controls};

/// Names the speaker that the construction names.
///
/// > The agency **quoted** the mayor **as saying** that the bridge was safe.
/// >
/// > The report said that the bishops **condemned** the raid and **called** for talks.
/// >
/// > The queen **spoke** with the chancellor **to thank** him for the grain.
///
/// The mayor, the bishops and the queen. Left alone: whoever is the subject of the cue itself.
pub fn whose(page: &Page<'_>, cast: &Cast, one: &mut Found) {
    let cue = one.candidate.cue;
    if is_answered(page, one) {
        one.speaker = None;
        return;
    }
    let named = quoted_as(page, cue)
        .or_else(|| controlled(page, one))
        .or_else(|| blamed(page, cue))
        .or_else(|| voiced(page, one))
        .or_else(|| shared(page, cast, one))
        .or_else(|| on_purpose(page, one));
    if let Some(named) = named
        && !one.holds(named)
    {
        one.speaker = Some(named);
        one.phrase = phrase(page, named, &one.candidate);
        one.speaker_likely = one.speaker_likely.max(0.9);
    }
}

/// Of *asked the envoy **to urge** the rebels to leave*, the envoy: he is to urge.
fn controlled(page: &Page<'_>, one: &Found) -> Option<TokenId> {
    let annotated = page.annotated;
    let cue = one.candidate.cue;
    let has_to = annotated
        .children_by(cue, Dep::aux)
        .any(|aux| page.lower(aux) == "to");
    let asked = matches!(page.dep(cue), Dep::xcomp | Dep::ccomp | Dep::advcl)
        .then(|| annotated.head(cue))
        .flatten()
        .filter(|_| has_to && subject(page, cue).is_none())?;
    let whom = match annotated.child(asked, Dep::nsubjpass) {
        Some(whom) if controls(annotated, asked) => return Some(whom),
        Some(_) => return None,
        None => controller(annotated, asked)?,
    };
    (whom > asked && whom < cue).then_some(whom)
}

/// Of *accused the minister of **refusing** to talk*, *thanked him for **agreeing***, the minister: he is
/// said to refuse.
fn blamed(page: &Page<'_>, cue: TokenId) -> Option<TokenId> {
    let annotated = page.annotated;
    let link = annotated
        .head(cue)
        .filter(|_| page.dep(cue) == Dep::pcomp)?;
    let verb = annotated
        .head(link)
        .filter(|&verb| match page.lower(link) {
            "of" => annotated.lemma(verb) == "accuse",
            "for" => words::attribution::JUDGING.has(annotated.lemma(verb)),
            _ => false,
        })?;
    annotated
        .child(verb, Dep::dobj)
        .or_else(|| annotated.child(verb, Dep::nsubjpass))
        .filter(|_| subject(page, cue).is_none())
}

/// *In response to **demands** for talks, Peru left*: whoever answers demands is not who makes them.
fn is_answered(page: &Page<'_>, one: &Found) -> bool {
    let annotated = page.annotated;
    let cue = one.candidate.cue;
    let above = |token: TokenId| annotated.head(token);
    let Some(link) = above(cue).filter(|&link| {
        page.pos(cue) == Pos::NOUN && page.dep(cue) == Dep::pobj && page.lower(link) == "to"
    }) else {
        return false;
    };
    let answers = above(link).is_some_and(|noun| {
        matches!(
            page.annotated.lemma(noun),
            "response" | "answer" | "reply" | "reaction" | "respond" | "react" | "bow" | "yield"
        )
    });
    answers
        && one.speaker.is_some_and(|head| {
            matches!(page.dep(head), Dep::nsubj | Dep::nsubjpass)
                && above(head).is_some_and(|verb| annotated.governs(verb, cue))
        })
}

/// Of *quoted the mayor as saying that …*, *as having said that …*, the mayor.
pub(super) fn quoted_as(page: &Page<'_>, cue: TokenId) -> Option<TokenId> {
    let annotated = page.annotated;
    let verb = match page.dep(cue) {
        Dep::pcomp => {
            let link = annotated
                .head(cue)
                .filter(|&link| page.lower(link) == "as")?;
            annotated.head(link)?
        }
        Dep::advcl => {
            let verb = annotated.head(cue)?;
            let quotes = matches!(annotated.lemma(verb), "quote" | "cite" | "report");
            let mark = annotated.child(cue, Dep::mark)?;
            (quotes && page.lower(mark) == "as").then_some(verb)?
        }
        _ => return None,
    };
    annotated
        .child(verb, Dep::dobj)
        .or_else(|| annotated.children_by(verb, Dep::nsubjpass).last())
}

/// Of *The envoy expressed Oodland's desire that …*, the envoy: verb and noun are one cue.
fn voiced(page: &Page<'_>, one: &Found) -> Option<TokenId> {
    let cue = one.candidate.cue;
    let noun = page.pos(cue) == Pos::NOUN && page.dep(cue) == Dep::dobj;
    let verb = page.annotated.head(cue).filter(|_| noun)?;
    let voices = matches!(
        page.annotated.lemma(verb),
        "express" | "convey" | "voice" | "reiterate" | "reaffirm" | "restate" | "affirm"
    );
    page.annotated
        .child(verb, Dep::nsubj)
        .filter(|_| voices && verb < cue)
}

/// The subject of the verb that the cue is coordinated with, if a verb further up has another. Both
/// verbs tell in the same tense; parsers coordinate others that do not belong together.
fn shared(page: &Page<'_>, cast: &Cast, one: &Found) -> Option<TokenId> {
    let annotated = page.annotated;
    let cue = one.candidate.cue;
    if page.dep(cue) != Dep::conj || page.pos(cue) != Pos::VERB || subject(page, cue).is_some() {
        return None;
    }
    let mut verb = cue;
    for _ in 0..4 {
        if page.dep(verb) != Dep::conj {
            return None;
        }
        verb = annotated.head(verb)?;
        let is_light = matches!(annotated.lemma(verb), "be" | "have" | "do" | "get");
        if page.tag(verb) != page.tag(cue) || is_light || page.entry(verb).is_none() {
            return None;
        }
        if let Some(subject) = subject(page, verb) {
            let speaker = one.speaker?;
            let above = annotated.head(speaker)?;
            let further = annotated.ancestors(verb).take(6).any(|it| it == above)
                && page.dep(speaker) != Dep::dobj;
            return (further && subject < cue && !cast.at(subject).is_empty()).then_some(subject);
        }
    }
    None
}

fn subject(page: &Page<'_>, verb: TokenId) -> Option<TokenId> {
    [Dep::nsubj, Dep::nsubjpass]
        .into_iter()
        .find_map(|dep| page.annotated.child(verb, dep))
}

/// Verbs of meeting and talking, which somebody does in order to say something.
const MEETINGS: [&str; 9] = [
    "meet", "speak", "talk", "call", "phone", "visit", "travel", "host", "write",
];

/// The subject of a verb of meeting, for an infinitive under it that tells what for.
fn on_purpose(page: &Page<'_>, one: &Found) -> Option<TokenId> {
    let annotated = page.annotated;
    let cue = one.candidate.cue;
    // Of "to reaffirm and welcome" the first has the "to".
    let mut first = cue;
    for _ in 0..4 {
        match (page.dep(first), annotated.head(first)) {
            (Dep::conj, Some(head)) => first = head,
            _ => break,
        }
    }
    let has_to = annotated
        .children_by(first, Dep::aux)
        .any(|aux| page.lower(aux) == "to");
    // "met with the queen to thank …": parsers take the queen for the subject of thanking.
    let own = subject(page, cue).or_else(|| subject(page, first));
    if !has_to || own.is_some() && page.dep(first) != Dep::pcomp {
        return None;
    }
    let verb = annotated
        .ancestors(first)
        .take(5)
        .find(|&above| page.pos(above) == Pos::VERB)?;
    if !MEETINGS.contains(&annotated.lemma(verb)) {
        return None;
    }
    subject(page, verb)
}
