//! Signs by which a reader tells how far an act has come and on whose word it rests.
//!
//! > The ministers **pledged to deepen** cooperation **last year**.
//!
//! What the rules say, the tense of the verb, the words above and beside the act, its date, the
//! statement that it stands in, the kind of text. Who is named is no sign. Training reads the very
//! signs that are weighed ([`super::settle`]).

use chancery_record::{Quotation, Voice};
use chancery_text::{Annotated, Dep, Iob, Pos, TokenId};

use super::known::Known;
use super::times;
use crate::attribution::page::opens_a_name;
use crate::events::page::{Noted, Page};
use crate::events::predicates::Form;
use crate::grammar;

/// Gives each sign to `put`, in parts.
pub(in crate::events) fn signs(page: &Page<'_>, known: &Known<'_>, put: &mut dyn FnMut(&[&str])) {
    let annotated = page.annotated;
    let predicate = known.predicate;
    let head = predicate.head;
    let rule = known.status.as_str();
    let kind = known.kind.as_str();
    let form = match (predicate.form, predicate.light) {
        (Form::Verb, _) => "verb",
        (Form::Noun, None) => "noun",
        (Form::Noun, Some(_)) => "light",
        (Form::Adjective, _) => "adjective",
    };
    let told = match known.voice {
        Voice::Outlet => "outlet",
        Voice::Claimed(_) => "claimed",
    };
    put(&["rule:", rule]);
    put(&["rule:", rule, "/", kind]);
    put(&["rule:", rule, "/", form]);
    put(&["kind:", kind]);
    put(&["kind:", kind, "/", form]);
    put(&["entry:", known.entry]);
    put(&["entry:", known.entry, "/", rule]);
    put(&["told:", told]);
    put(&["told:", told, "/", kind]);
    put(&["told:", told, "/", form]);
    put(&["genre:", page.genre]);
    put(&["genre:", page.genre, "/", kind]);
    put(&["genre:", page.genre, "/", rule]);
    put(&["genre:", page.genre, "/", told]);
    if predicate.form == Form::Noun {
        put(&["noun:", annotated.lemma(head)]);
        put(&["nountag:", annotated.token(head).tag.as_str()]);
    }
    beside(annotated, "own", head, kind, put);
    above(page, head, rule, put);
    verb(annotated, predicate.light.unwrap_or(head), rule, form, put);
    times::signs(page, known, put);
    statement(page, known, told, put);
    others(page, known, put);
    let sentence = annotated.token(head).sentence as usize;
    let n = annotated.sentences.len().max(1);
    let title = annotated.in_title(0) as usize;
    let place = match sentence.saturating_sub(title) {
        0 => "first",
        1 | 2 => "early",
        at if at * 3 > n * 2 => "late",
        _ => "middle",
    };
    put(&["place:", place]);
    put(&["place:", place, "/", kind]);
}

/// Whether a word is part of a name.
fn is_name(annotated: &Annotated, token: TokenId) -> bool {
    let data = annotated.token(token);
    data.iob != Iob::O || data.pos == Pos::PROPN
}

/// The words that hang under one.
fn beside(
    annotated: &Annotated,
    name: &str,
    head: TokenId,
    kind: &str,
    put: &mut dyn FnMut(&[&str]),
) {
    for &child in annotated.children(head) {
        let token = annotated.token(child);
        if token.dep == Dep::punct || token.pos == Pos::SPACE {
            continue;
        }
        let word = if is_name(annotated, child) {
            "<name>"
        } else {
            annotated.lemma(child)
        };
        match token.dep {
            Dep::amod
            | Dep::compound
            | Dep::det
            | Dep::advmod
            | Dep::poss
            | Dep::mark
            | Dep::prep
            | Dep::neg
            | Dep::prt
            | Dep::npadvmod => {
                put(&[name, ":", token.dep.as_str(), ":", word]);
                if token.dep == Dep::det {
                    put(&[name, ":det:", word, "/", kind]);
                }
            }
            Dep::acl | Dep::relcl | Dep::advcl | Dep::xcomp | Dep::ccomp => {
                put(&[name, ":", token.dep.as_str()]);
                put(&[name, ":", token.dep.as_str(), ":", word]);
            }
            _ => put(&[name, ":", token.dep.as_str()]),
        }
    }
}

/// The words above, up to the root of the sentence.
fn above(page: &Page<'_>, head: TokenId, rule: &str, put: &mut dyn FnMut(&[&str])) {
    let annotated = page.annotated;
    let events = &page.lexicon.events;
    let mut below = head;
    let mut n = 0u8;
    put(&["dep:", annotated.token(head).dep.as_str()]);
    for at in annotated.ancestors(head).take(12) {
        let token = annotated.token(at);
        let dep = annotated.token(below).dep.as_str();
        below = at;
        if matches!(token.pos, Pos::ADP | Pos::SCONJ | Pos::PUNCT | Pos::SPACE) {
            if n == 0 {
                put(&["preposition:", annotated.lower(at)]);
            }
            continue;
        }
        let lemma = if is_name(annotated, at) {
            "<name>"
        } else {
            annotated.lemma(at)
        };
        let bears = events.governors.get(lemma);
        if n < 2 {
            let order = ["1", "2"][usize::from(n)];
            put(&["up", order, ":", lemma]);
            put(&["up", order, ":", lemma, "/", dep]);
            put(&["up", order, "tag:", token.tag.as_str(), "/", dep]);
            if let Some(status) = bears {
                put(&["bears", order, ":", status.as_str()]);
                put(&["bears", order, ":", status.as_str(), "/", dep]);
            }
        }
        put(&["up:", lemma]);
        if let Some(status) = bears {
            put(&["bears:", status.as_str()]);
            put(&["bears:", status.as_str(), "/", rule]);
        }
        n += 1;
    }
    if n == 0 {
        put(&["root"]);
    }
}

/// The verb of an act, or the one that its noun hangs under.
fn verb(
    annotated: &Annotated,
    head: TokenId,
    rule: &str,
    form: &str,
    put: &mut dyn FnMut(&[&str]),
) {
    let is_verb = |token: TokenId| matches!(annotated.token(token).pos, Pos::VERB | Pos::AUX);
    let chain = std::iter::once(head).chain(annotated.ancestors(head));
    for (n, verb) in chain
        .take(20)
        .filter(|&token| is_verb(token))
        .take(3)
        .enumerate()
    {
        let name = ["v1", "v2", "v3"][n];
        let tag = annotated.token(verb).tag.as_str();
        put(&[name, "tag:", tag]);
        put(&[name, "tag:", tag, "/", rule]);
        put(&[name, "tag:", tag, "/", form]);
        put(&[name, "dep:", annotated.token(verb).dep.as_str()]);
        let mut aux = String::new();
        for child in annotated.children(verb).iter().copied() {
            let dep = annotated.token(child).dep;
            if matches!(dep, Dep::aux | Dep::auxpass) {
                put(&[name, "aux:", annotated.lower(child)]);
                aux.push_str(annotated.lower(child));
                aux.push(' ');
            }
            if matches!(dep, Dep::advmod | Dep::mark | Dep::npadvmod) && !is_name(annotated, child)
            {
                put(&[name, "adv:", annotated.lower(child)]);
            }
        }
        put(&[name, "form:", &aux, tag]);
        if grammar::is_negated(annotated, verb) {
            put(&[name, "not"]);
        }
        if grammar::is_passive(annotated, verb) {
            put(&[name, "passive"]);
        }
        let has_subject = annotated
            .children(verb)
            .iter()
            .any(|&child| matches!(annotated.token(child).dep, Dep::nsubj | Dep::nsubjpass));
        put(&[name, if has_subject { "subject" } else { "nosubject" }]);
    }
}

/// What the rules say of other acts of the type, and a date that one told by the same word has:
/// *will visit Oz in May … **the visit***.
fn others(page: &Page<'_>, known: &Known<'_>, put: &mut dyn FnMut(&[&str])) {
    let annotated = page.annotated;
    let head = known.predicate.head;
    let at = page.acts.partition_point(|act| act.head < head);
    let is_like = |act: &&Noted| act.kind == known.kind && act.head != head;
    let same = |act: &&Noted| is_like(act) && annotated.lemma(act.head) == annotated.lemma(head);
    let (before, after) = page.acts.split_at(at);
    let rule = known.status.as_str();
    for (name, act) in [
        ("past:", before.iter().rev().find(is_like)),
        ("same:", before.iter().rev().find(same)),
        ("first:", page.acts.iter().find(is_like)),
        ("coming:", after.iter().find(is_like)),
    ] {
        let status = act.map_or("none", |act| act.status.as_str());
        put(&[name, status]);
        put(&[name, status, "/", rule]);
    }
    let dated = page.acts.iter().filter(same).find_map(|act| act.when);
    put(&["samedate:", dated.unwrap_or("none")]);
    put(&["samedate:", dated.unwrap_or("none"), "/", rule]);
}

/// The statement that an act stands in, and those beside it.
fn statement(page: &Page<'_>, known: &Known<'_>, told: &str, put: &mut dyn FnMut(&[&str])) {
    let annotated = page.annotated;
    let head = known.predicate.head;
    let get = |number: u32| page.statements.get(number as usize);
    let inner = page.inner[head as usize];
    let rule = known.status.as_str();
    match inner.and_then(get) {
        None => put(&["in:none"]),
        Some(statement) => {
            let class = statement.cue_class.as_str();
            let quotation = match statement.quotation {
                Quotation::Direct => "direct",
                Quotation::Mixed => "mixed",
                Quotation::Indirect => "indirect",
            };
            let cue = if statement.cue.is_empty() {
                "<none>"
            } else {
                &statement.cue_lemma
            };
            put(&["in:", class]);
            put(&["in:", class, "/", rule]);
            put(&["in:", class, "/", known.kind.as_str()]);
            put(&["in:", class, "/", told]);
            put(&["cue:", cue]);
            put(&["cue:", cue, "/", rule]);
            put(&["quotation:", quotation]);
            put(&["quotation:", quotation, "/", told]);
            put(&["quotation:", quotation, "/", page.genre]);
            put(&[if statement.parent.is_some() {
                "nested"
            } else {
                "outer"
            }]);
            put(&[if statement.speaker.is_some() {
                "speaker"
            } else {
                "nospeaker"
            }]);
            if known.is_own {
                put(&["own"]);
                put(&["own:", known.kind.as_str()]);
                put(&["own:", class]);
                put(&["own:", told]);
            }
            // A name of several words counts as one.
            let start = statement.content.first().map_or(0, |span| span.start);
            let from = annotated.token_at(start).unwrap_or(head).min(head);
            let near = (from..head)
                .filter(|&token| !opens_a_name(annotated, token))
                .count();
            put(&[
                "from:",
                if near < 3 {
                    "start"
                } else if near < 11 {
                    "near"
                } else {
                    "far"
                },
            ]);
            put(&[
                "sure:",
                if statement.confidence < 0.4 {
                    "low"
                } else if statement.confidence < 0.7 {
                    "some"
                } else {
                    "high"
                },
            ]);
        }
    }
    let own = known
        .predicate
        .words
        .iter()
        .find_map(|&word| page.cues[word as usize])
        .and_then(get);
    if let Some(statement) = own {
        put(&["cueof:", statement.cue_class.as_str()]);
        put(&["cueof:", statement.cue_class.as_str(), "/", told]);
        put(&["cueof:", statement.cue_class.as_str(), "/", rule]);
    }
    // Cues of the sentence outside of whose content the act stands.
    let sentence = annotated.token(head).sentence as usize;
    let mut seen = Vec::new();
    for token in annotated.sentence_tokens(sentence) {
        if let Some(number) = page.cues[token as usize]
            && inner != Some(number)
            && !seen.contains(&number)
            && let Some(statement) = get(number)
        {
            seen.push(number);
            let side = if token < head { "after" } else { "before" };
            put(&["beside:", statement.cue_class.as_str(), "/", side]);
            if annotated.governs(token, head) {
                put(&["under:", statement.cue_class.as_str()]);
                put(&["undercue:", &statement.cue_lemma]);
            }
        }
    }
    // A quotation mark before the act.
    if seen.is_empty() && inner.is_none() {
        put(&["alone"]);
        put(&["alone/", page.genre]);
    }
}
