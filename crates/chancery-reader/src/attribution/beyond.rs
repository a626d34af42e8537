//! What stands behind a content and is no part of it.
//!
//! > The queen praised the pact**, and her minister left**; she said it would last**, adding that
//! > …**
//!
//! Parsers hang such clauses at the content. They are told by whoever tells of the speech.

use chancery_lexicon::words;
use chancery_text::{Dep, Pos, Tag, TokenId};

use super::candidate::Rule;
use super::page::Page;
use super::read::Found;
use super::redraw::{before_links, first_conjunct};

/// Ends a content where another clause of the teller's begins.
pub(super) fn trim(page: &Page<'_>, one: &mut Found) {
    let Some(last) = one.content.last() else {
        return;
    };
    if one.candidate.rule.is_quotation() || page.quotation(one.candidate.cue) != 0 {
        return;
    }
    let content = last.clone();
    let begins = content
        .clone()
        .skip(1)
        .filter(|&token| page.quotation(token) == 0)
        .find_map(|token| {
            another_clause(page, one, token)
                .or_else(|| adding(page, one, token))
                .or_else(|| others_say(page, one, token))
                .or_else(|| said_of_it(page, one, token))
        });
    let begins = begins.filter(|&start| start > content.start);
    if let (Some(next), Some(last)) = (begins, one.content.last_mut()) {
        last.end = before_links(page, content.start, next);
    }
}

/// *Thanked the president, **and they agreed** to …*: beside a thing or an infinitive stands no whole
/// clause. Where it begins.
fn another_clause(page: &Page<'_>, one: &Found, verb: TokenId) -> Option<TokenId> {
    let annotated = page.annotated;
    let (cue, anchor) = (one.candidate.cue, one.candidate.anchor);
    let is_thing = matches!(page.pos(anchor), Pos::NOUN | Pos::PROPN | Pos::PRON);
    let is_deed = page.tag(anchor) == Tag::VB || page.tag(anchor) == Tag::VBG;
    if page.dep(verb) != Dep::conj
        || !matches!(page.pos(verb), Pos::VERB | Pos::AUX)
        || !is_thing && (!is_deed || annotated.child(anchor, Dep::nsubj).is_some())
    {
        return None;
    }
    let first = first_conjunct(page, verb);
    let beside = first == cue || first == anchor || is_thing && page.pos(first) != Pos::VERB;
    let subject = annotated
        .child(verb, Dep::nsubj)
        .or_else(|| annotated.child(verb, Dep::nsubjpass))
        .or_else(|| annotated.child(verb, Dep::expl))?;
    let is_relative = matches!(page.tag(subject), Tag::WDT | Tag::WP);
    (beside && subject < verb && subject > anchor && !is_relative && is_finite(page, verb))
        .then(|| annotated.edges(verb).start.max(anchor + 1))
}

/// *Said that it would last, **adding** that …*: the speaker goes on. Where it begins.
fn adding(page: &Page<'_>, one: &Found, verb: TokenId) -> Option<TokenId> {
    let annotated = page.annotated;
    let comma = verb.checked_sub(1)?;
    let goes_on = page.tag(verb) == Tag::VBG
        && page.pos(verb) == Pos::VERB
        && page.lower(comma) == ","
        && matches!(
            page.dep(verb),
            Dep::advcl | Dep::acl | Dep::conj | Dep::xcomp
        )
        && one.candidate.rule != Rule::Colon
        && verb > one.candidate.cue
        && words::attribution::GOING_ON.has(annotated.lemma(verb))
        && annotated
            .children(verb)
            .iter()
            .any(|&child| child > verb && matches!(page.dep(child), Dep::ccomp | Dep::dobj));
    goes_on.then_some(verb)
}

/// *Said that it would last, **a claim that the army denied***, *…, **which prompted Lu to leave***: what the
/// teller adds about the saying. Where it begins.
fn said_of_it(page: &Page<'_>, one: &Found, token: TokenId) -> Option<TokenId> {
    const FOLLOWS: &[&str] = &[
        "anger", "draw", "force", "lead", "prompt", "provoke", "spark", "trigger",
    ];
    let annotated = page.annotated;
    let is_after_comma = |start: TokenId| {
        start > one.candidate.anchor.max(one.candidate.cue) && page.lower(start - 1) == ","
    };
    if page.lower(token) == "which" {
        let verb = annotated.token(token).head;
        let follows = page.dep(verb) != Dep::ROOT && FOLLOWS.contains(&annotated.lemma(verb));
        return (follows && is_after_comma(token)).then_some(token);
    }
    let start = annotated.edges(token).start;
    let is_saying = page.pos(token) == Pos::NOUN
        && words::attribution::SAYINGS.has(annotated.lemma(token))
        && matches!(page.lower(start), "a" | "an")
        && matches!(
            page.dep(token),
            Dep::appos | Dep::npadvmod | Dep::dobj | Dep::conj | Dep::attr
        );
    let is_told = annotated.children(token).iter().any(|&clause| {
        clause > token
            && match page.dep(clause) {
                Dep::relcl => annotated.child(clause, Dep::nsubj).is_some(),
                Dep::acl => annotated.child(clause, Dep::agent).is_some(),
                _ => false,
            }
    });
    (is_saying && is_told && is_after_comma(start)).then_some(start)
}

/// *Said that it would last, **with some papers claiming** …*, *called it a tragedy **while Lu wrote** …*:
/// others speak. Where it begins.
fn others_say(page: &Page<'_>, one: &Found, verb: TokenId) -> Option<TokenId> {
    let annotated = page.annotated;
    let finds = matches!(
        annotated.lemma(verb),
        "conclude" | "find" | "report" | "reveal" | "show" | "write"
    );
    if page.pos(verb) != Pos::VERB
        || !finds && !words::attribution::GOING_ON.has(annotated.lemma(verb))
    {
        return None;
    }
    // *With some papers **claiming***, also hung at the papers
    let above = annotated.token(verb).head;
    let is_participle = page.dep(verb) == Dep::acl && page.tag(verb) == Tag::VBG;
    let subject = match annotated.child(verb, Dep::nsubj) {
        Some(subject) => subject,
        None if is_participle && page.dep(above) == Dep::pobj => above,
        None => return None,
    };
    let is_pronoun = page.pos(subject) == Pos::PRON;
    let start = match page.dep(verb) {
        Dep::pcomp if page.tag(verb) == Tag::VBG => {
            (page.lower(above) == "with").then_some(above)?
        }
        Dep::acl if subject == above => {
            let link = annotated.token(above).head;
            let comma = link.checked_sub(1)?;
            (page.lower(link) == "with" && page.lower(comma) == ",").then_some(link)?
        }
        Dep::advcl => {
            let mark = annotated.child(verb, Dep::mark)?;
            (matches!(page.lower(mark), "while" | "although" | "though") && is_finite(page, verb))
                .then_some(mark)?
        }
        _ => return None,
    };
    let says = annotated
        .children(verb)
        .iter()
        .any(|&child| child > verb && matches!(page.dep(child), Dep::ccomp | Dep::dobj));
    let anchor = one.candidate.anchor;
    (says && !is_pronoun && start > one.candidate.cue && start > anchor).then_some(start)
}

fn is_finite(page: &Page<'_>, verb: TokenId) -> bool {
    matches!(page.tag(verb), Tag::VBD | Tag::VBZ | Tag::VBP)
        || page.annotated.children(verb).iter().any(|&child| {
            matches!(page.dep(child), Dep::aux | Dep::auxpass)
                && matches!(page.tag(child), Tag::MD | Tag::VBD | Tag::VBZ | Tag::VBP)
        })
}
