//! Groups whose members the text lists.
//!
//! > The mission will visit **three countries: Chile, Peru and Bolivia**. **Leaders of the League
//! > (Chile, Peru and Bolivia)** met. **We, Chile and Peru**, agree. The president held a call with
//! > **allies**. Joining him on the call were **Lu of Freedonia and Chen of Sylvania**. **The
//! > leaders** agreed.
//!
//! Each later mention of the group names its members. Leaves alone: a group of which only some are
//! named (*several countries, including Chile*).

use std::collections::{BTreeMap, BTreeSet};

use chancery_lexicon::words;
use chancery_record::{ActorId, ActorKind, MentionForm};
use chancery_text::{Dep, Pos, Tag, TokenId};

use super::one_each;
use crate::actors::author::is_joint;
use crate::actors::resolve::nominals::described::last_of_name;
use crate::actors::stage::Stage;
use crate::actors::{AUTHOR, Cast, FIRST_PERSON};
use crate::grammar::joined;
use crate::when::cardinal;

/// Those of them that stand for the others at the table, without who called them together.
const OTHERS: &[&str] = &["ally", "partner", "counterpart"];

/// Puts the members in place of groups.
pub(in crate::actors) fn expand(stage: &Stage<'_>, cast: &mut Cast) {
    let mut members: BTreeMap<ActorId, Vec<ActorId>> = BTreeMap::new();
    let mut own: BTreeMap<usize, Vec<ActorId>> = BTreeMap::new();
    for at in 0..cast.mentions.len() {
        if one_each::name(stage, cast, at) {
            continue;
        }
        let mention = &cast.mentions[at];
        let head = mention.head;
        let [group] = mention.actors[..] else {
            // *The two leaders, Lu and Chen, met*: not the two who were named before.
            let is_person = |&id: &ActorId| cast.actor(id).kind == ActorKind::Person;
            let list = counted(stage, cast, head).filter(|list| list.iter().all(is_person));
            if let Some(list) = list.filter(|_| mention.form == MentionForm::Nominal) {
                let described = std::mem::replace(&mut cast.mentions[at].actors, list.clone());
                one_each::lend_office(cast, &described, &list);
                cast.mentions[at].note = "members listed";
            }
            continue;
        };
        if is_several(stage, cast, group, head) {
            let table = words::actors::TABLE.has(stage.doc.lemma(head));
            let listed = || listed(stage, cast, head).or_else(|| owners(stage, cast, head));
            let list = counted(stage, cast, head)
                .or_else(|| table.then(listed).flatten())
                .unwrap_or_default();
            if list.len() > 1 && !list.contains(&group) {
                one_each::lend_office(cast, &[group], &list);
                own.insert(at, list);
                members.entry(group).or_default();
            }
        }
    }
    // *European leaders*
    let told_of: BTreeSet<ActorId> = cast
        .mentions
        .iter()
        .filter(|mention| {
            let left = stage.doc.token(mention.head).left_edge;
            (left..mention.head).any(|word| stage.doc.token(word).pos != Pos::DET)
        })
        .flat_map(|mention| mention.actors.iter().copied())
        .collect();
    let tables = joining(stage, cast);
    for (host, guests) in &tables {
        let mut all = host.clone();
        all.extend(guests.iter().filter(|id| !host.contains(id)));
        for mention in &cast.mentions {
            let [group] = mention.actors[..] else {
                continue;
            };
            let lemma = stage.doc.lemma(mention.head);
            // Who the host was is not told: only a group that no word tells more of.
            let is_bare = OTHERS.contains(&lemma) || !told_of.contains(&group);
            if words::actors::TABLE.has(lemma)
                && (is_bare || !host.is_empty())
                && is_open(stage, cast, group, mention.head)
                && !members.contains_key(&group)
            {
                let list = if OTHERS.contains(&lemma) {
                    guests.clone()
                } else {
                    all.clone()
                };
                members.insert(group, list);
            }
        }
    }
    for (at, mention) in cast.mentions.iter_mut().enumerate() {
        let [group] = mention.actors[..] else {
            continue;
        };
        if let Some(list) = own.remove(&at) {
            members.insert(group, list);
        }
        if let Some(list) = members.get(&group).filter(|list| !list.is_empty()) {
            mention.actors.clone_from(list);
            mention.note = "members listed";
        }
    }
    ourselves(stage, cast);
    as_one(stage, cast);
}

/// *Our allies and partners*: one group, named by both nouns.
fn as_one(stage: &Stage<'_>, cast: &mut Cast) {
    let doc = stage.doc;
    let open = |cast: &Cast, at: usize| {
        let mention = &cast.mentions[at];
        let [id] = mention.actors[..] else {
            return None;
        };
        let actor = cast.actor(id);
        let is_group = matches!(actor.kind, ActorKind::Group | ActorKind::People)
            && actor.country.is_empty()
            && mention.form == MentionForm::Nominal;
        let generic = words::actors::TABLE.has(doc.lemma(mention.head))
            || matches!(
                doc.lemma(mention.head),
                "group" | "organization" | "institution" | "agency" | "body"
            );
        (is_group && generic).then_some(id)
    };
    for at in 0..cast.mentions.len() {
        let (head, span) = (cast.mentions[at].head, cast.mentions[at].span);
        let Some(first) = open(cast, at) else {
            continue;
        };
        let other = doc
            .children_by(head, Dep::conj)
            .find(|&noun| noun <= head + 3);
        let Some(other) = other.and_then(|noun| cast.by_token[noun as usize]) else {
            continue;
        };
        let Some(second) = open(cast, other as usize) else {
            continue;
        };
        let noun = cast.mentions[other as usize].head;
        let last = last_of_name(stage, noun, noun + 1).unwrap_or(noun);
        let end = doc.span(noun..last + 1).end;
        let name = &stage.text[span.start as usize..end as usize];
        let bare = ["the ", "The ", "an ", "a "]
            .iter()
            .find_map(|article| name.strip_prefix(article))
            .unwrap_or(name);
        if first != second && !bare.contains('\n') {
            cast.actors[first.index()].name = bare.to_string();
            cast.mentions[other as usize].actors = vec![first];
        }
    }
}

/// Whether an actor is several who sit at a table.
fn is_open(stage: &Stage<'_>, cast: &Cast, group: ActorId, head: TokenId) -> bool {
    is_several(stage, cast, group, head) && words::actors::TABLE.has(stage.doc.lemma(head))
}

/// Whether an actor is several by their noun.
fn is_several(stage: &Stage<'_>, cast: &Cast, group: ActorId, head: TokenId) -> bool {
    let token = stage.doc.token(head);
    matches!(token.tag, Tag::NNS | Tag::NNPS)
        && matches!(token.pos, Pos::NOUN | Pos::PROPN)
        && cast.actor(group).kind != ActorKind::Person
}

/// *Three countries: Chile, Peru and Bolivia*; *the members -- Chile, Peru*; *leaders of the League
/// (Chile, Peru)*: what stands after the colon or dash, in the brackets, or beside the noun.
fn listed(stage: &Stage<'_>, cast: &Cast, head: TokenId) -> Option<Vec<ActorId>> {
    let doc = stage.doc;
    let token = doc.token(head);
    let end = doc.sentences[token.sentence as usize].end;
    let stop = (head + 12).min(end);
    let mark = (head + 1..stop).find(|&at| matches!(doc.lower(at), ":" | "--" | "—" | "–"));
    let inner = (head + 1..token.right_edge.min(head + 24))
        .find(|&at| doc.lower(at) == "(" || is_dash(stage, at));
    // *Members (but not Peru)*
    let leaves_out = |mark: TokenId| {
        matches!(
            doc.lower(mark + 1),
            "but" | "not" | "without" | "except" | "excluding" | "formerly" | "which"
        )
    };
    let marks = || {
        [mark, inner]
            .into_iter()
            .flatten()
            .filter(|&mark| mark + 1 < end)
    };
    if marks().any(leaves_out) {
        return None;
    }
    for mark in marks() {
        let list = run(stage, cast, mark + 1, end);
        if list.len() > 1 {
            return Some(list);
        }
    }
    let beside = doc
        .children_by(head, Dep::appos)
        .find(|&noun| noun > head)?;
    let mut out = Vec::new();
    for noun in joined(doc, beside) {
        add(&mut out, cast.at(noun));
    }
    (out.len() > 1).then_some(out)
}

/// A hyphen that stands for a dash: *the members - Chile, Peru*.
fn is_dash(stage: &Stage<'_>, at: TokenId) -> bool {
    let doc = stage.doc;
    let span = doc.token(at).span;
    let is_apart = at > 0 && doc.token(at - 1).span.end < span.start;
    doc.lower(at) == "-" && is_apart
}

/// *Officials from **three countries, Chile, Peru and Bolivia**, met*: as many states after the comma
/// as the noun counts.
fn counted(stage: &Stage<'_>, cast: &Cast, head: TokenId) -> Option<Vec<ActorId>> {
    let doc = stage.doc;
    let below = doc
        .children_by(head, Dep::prep)
        .filter(|&prep| matches!(doc.lower(prep), "of" | "from"))
        .find_map(|prep| doc.child(prep, Dep::pobj));
    let of = |noun: TokenId| {
        let number = doc.lower(doc.child(noun, Dep::nummod)?);
        let n = cardinal(number).or_else(|| number.parse().ok())?;
        let end = doc.sentences[doc.token(noun).sentence as usize].end;
        let opens = |at: TokenId| matches!(doc.lower(at), "," | "(") || is_dash(stage, at);
        // *Three countries **represented**: Chile …*
        let mark = (noun + 1..end.min(noun + 3)).find(|&at| opens(at))?;
        let (mut list, after) = run_to(stage, cast, mark + 1, end);
        without_states(cast, &mut list);
        // *Two envoys, Peru and Chile **announced**, …*
        let closes = after >= end || doc.token(after).pos == Pos::PUNCT;
        (n > 1 && list.len() == n as usize && closes).then_some(list)
    };
    [Some(head), below].into_iter().flatten().find_map(of)
}

/// *The leaders of Chile and Peru*, *the Chilean and Peruvian ministers*: the states.
pub(super) fn owners(stage: &Stage<'_>, cast: &Cast, head: TokenId) -> Option<Vec<ActorId>> {
    let doc = stage.doc;
    let is_state = |id: &ActorId| cast.actor(*id).kind == ActorKind::State;
    let mut out = Vec::new();
    for at in doc.token(head).left_edge..head {
        let states: Vec<ActorId> = cast.at(at).iter().copied().filter(is_state).collect();
        add(&mut out, &states);
    }
    if out.len() < 2 {
        out.clear();
        let of = doc
            .children_by(head, Dep::prep)
            .find(|&prep| matches!(doc.lower(prep), "of" | "from"))?;
        let first = doc.child(of, Dep::pobj)?;
        for noun in joined(doc, first) {
            let states: Vec<ActorId> = cast.at(noun).iter().copied().filter(is_state).collect();
            add(&mut out, &states);
        }
    }
    (out.len() > 1).then_some(out)
}

/// The actors of a list that starts at a token: names with commas and *and* between them.
fn run(stage: &Stage<'_>, cast: &Cast, start: TokenId, end: TokenId) -> Vec<ActorId> {
    run_to(stage, cast, start, end).0
}

/// The same, and the token after the last of them.
pub(super) fn run_to(
    stage: &Stage<'_>,
    cast: &Cast,
    start: TokenId,
    end: TokenId,
) -> (Vec<ActorId>, TokenId) {
    let doc = stage.doc;
    let mut out = Vec::new();
    let mut gap = 0;
    let mut after = start;
    for at in start..end {
        let found = cast.at(at);
        let inside = cast.by_token[at as usize].is_some();
        if !found.is_empty() {
            add(&mut out, found);
            gap = 0;
            after = at + 1;
        } else if inside
            || matches!(
                doc.token(at).pos,
                Pos::PUNCT | Pos::CCONJ | Pos::DET | Pos::PROPN
            ) && !matches!(doc.lower(at), ":" | ";" | "." | "--" | "—" | "\"" | ")")
                && !is_dash(stage, at)
        {
            gap += u8::from(!inside);
            after = if inside { at + 1 } else { after };
        } else if doc.lower(at) == "of" && gap == 0 {
            // *President Lu of Freedonia*
        } else {
            break;
        }
        if gap > 4 {
            break;
        }
    }
    (out, after)
}

/// *President Lu of Freedonia*: the person, not the state too.
pub(super) fn without_states(cast: &Cast, list: &mut Vec<ActorId>) {
    let has_people = list
        .iter()
        .any(|&id| cast.actor(id).kind == ActorKind::Person);
    list.retain(|&id| !has_people || cast.actor(id).kind != ActorKind::State);
}

pub(super) fn add(out: &mut Vec<ActorId>, more: &[ActorId]) {
    for &id in more {
        if !out.contains(&id) {
            out.push(id);
        }
    }
}

/// *Joining the president on the call were Lu and Chen*: whom they joined, and who did. *Participants
/// in the call included Lu and Chen*, *also on the call were Lu and Chen*: only who did.
fn joining(stage: &Stage<'_>, cast: &Cast) -> Vec<(Vec<ActorId>, Vec<ActorId>)> {
    let doc = stage.doc;
    let mut out = Vec::new();
    for sentence in &doc.sentences {
        let opens = (sentence.start..(sentence.start + 2).min(sentence.end)).find(|&at| {
            doc.lemma(at) == "join" && doc.token(at).tag == Tag::VBG
                || matches!(doc.lower(at), "participants" | "attendees")
                    && (doc.lower(at + 1) != "in" || names_table(stage, at + 1, sentence.end))
                || doc.lower(at) == "also" && names_table(stage, at + 1, sentence.end)
        });
        let Some(first) = opens else {
            continue;
        };
        let told = |at: TokenId| {
            matches!(
                doc.lower(at),
                "were" | "was" | "are" | "is" | "included" | "include"
            )
        };
        let Some(be) = (first + 1..sentence.end.min(first + 16)).find(|&at| told(at)) else {
            continue;
        };
        let host: Vec<ActorId> = (first + 1..be)
            .map(|at| cast.at(at))
            .find(|found| !found.is_empty())
            .map(<[ActorId]>::to_vec)
            .unwrap_or_default();
        let mut guests = run(stage, cast, be + 1, sentence.end);
        without_states(cast, &mut guests);
        guests.retain(|id| !host.contains(id));
        if guests.len() > 1 {
            out.push((host, guests));
        }
    }
    out
}

/// *Also **on the call***, *also **at the meeting***
fn names_table(stage: &Stage<'_>, at: TokenId, end: TokenId) -> bool {
    let doc = stage.doc;
    let is_there = matches!(doc.lower(at), "on" | "at" | "in" | "attending" | "joining");
    is_there
        && (at + 1..end.min(at + 5)).any(|noun| {
            matches!(
                doc.lemma(noun),
                "call" | "meeting" | "talk" | "session" | "summit" | "conference"
            )
        })
}

/// *We, Chile and Peru, agree*; *we, the leaders of Chile and Peru, agree*: who *we* are in all of a
/// joint text.
fn ourselves(stage: &Stage<'_>, cast: &mut Cast) {
    let doc = stage.doc;
    let is_joint = is_joint(&stage.article.title);
    let opening = (0..doc.tokens.len() as TokenId).find_map(|at| {
        let is_we = doc.lower(at) == "we" && !stage.quoted[at as usize];
        if !is_we || at + 2 >= doc.tokens.len() as TokenId {
            return None;
        }
        let (comma, table) = (doc.lower(at + 1) == ",", doc.lower(at + 1) == "the");
        if !(comma || table && is_joint) {
            return None;
        }
        let end = doc.sentences[doc.token(at).sentence as usize].end;
        let list = run(stage, cast, at + 2, end);
        let states = list
            .iter()
            .all(|&id| cast.actor(id).kind == ActorKind::State);
        (list.len() > 1 && states)
            .then_some(list)
            .or_else(|| table_of(stage, cast, at + 1 + TokenId::from(comma), end))
    });
    let opening = opening.or_else(|| is_joint.then(|| first_listed(stage, cast)).flatten());
    let Some(list) = opening else {
        return;
    };
    for mention in &mut cast.mentions {
        let own = mention.form == MentionForm::Pronoun
            && matches!(doc.lower(mention.head), "we" | "us" | "our" | "ours")
            && !stage.quoted[mention.head as usize];
        if own && (mention.note == AUTHOR || mention.note == FIRST_PERSON) {
            mention.actors.clone_from(&list);
            mention.note = AUTHOR;
            mention.confidence = 0.9;
        }
    }
}

/// *We, **the leaders of** Chile and Peru*: the states and organizations named before the verb.
fn table_of(stage: &Stage<'_>, cast: &Cast, start: TokenId, end: TokenId) -> Option<Vec<ActorId>> {
    let doc = stage.doc;
    let opens = (start..end.min(start + 6)).any(|at| words::actors::TABLE.has(doc.lemma(at)));
    if doc.lower(start) != "the" || !opens {
        return None;
    }
    let is_verb = |at: TokenId| {
        let token = doc.token(at);
        matches!(token.pos, Pos::VERB | Pos::AUX) && !matches!(token.dep, Dep::amod | Dep::compound)
    };
    let stop = (start..end).find(|&at| is_verb(at)).unwrap_or(end);
    let mut out = Vec::new();
    for at in start..stop {
        add(&mut out, &sides(cast, at));
    }
    (out.len() > 1).then_some(out)
}

/// The states that the first sentence of a joint text lists, three at least: ***Chile, Peru and
/// Bolivia** agree that …*, *the work of the **leaders of Chile, Peru and Bolivia***.
fn first_listed(stage: &Stage<'_>, cast: &Cast) -> Option<Vec<ActorId>> {
    let doc = stage.doc;
    let first = doc
        .sentences
        .iter()
        .position(|sentence| !doc.in_title(doc.token(sentence.start).sentence as usize))?;
    let (start, end) = (doc.sentences[first].start, doc.sentences[first].end);
    let lists = (start..end).filter(|&at| !sides(cast, at).is_empty());
    let mut lists = lists.map(|at| run(stage, cast, at, end));
    lists.find(|list| {
        let is_side =
            |id: &ActorId| matches!(cast.actor(*id).kind, ActorKind::State | ActorKind::Igo);
        list.len() > 2 && list.iter().all(is_side)
    })
}

fn sides(cast: &Cast, at: TokenId) -> Vec<ActorId> {
    let named = cast.at(at).iter().copied();
    named
        .filter(|&id| matches!(cast.actor(id).kind, ActorKind::State | ActorKind::Igo))
        .collect()
}
