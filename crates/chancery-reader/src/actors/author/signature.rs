//! Who a document is by: the name after *by* in its title, or the one who signs.
//!
//! > Statement **by President Ana Lu** on the Harbor Talks
//! >
//! > To the Congress: I have ordered … / **ANA LU** / THE PALACE, May 2.
//!
//! Leaves alone: *Remarks by President Lu and Prime Minister Chen*, where each has turns to speak.

use chancery_record::{ActorId, ActorKind};
use chancery_text::{Sentence, TokenId};

use crate::actors::stage::Stage;

/// How many of the last paragraphs may hold a signature: after it come place and date.
const LAST_BLOCKS: u32 = 4;

/// The person whom a title names as the author: after *by* or *from*, else before the noun for the
/// document (*President Lu Statement on …*).
pub(super) fn by_title(stage: &Stage<'_>) -> Option<ActorId> {
    let doc = stage.doc;
    let is_document = |at: TokenId| {
        matches!(
            doc.lower(at),
            "statement" | "statements" | "remarks" | "message" | "letter" | "address" | "speech"
        )
    };
    let is_report = |at: TokenId| is_document(at) || doc.lower(at) == "readout";
    let title = title_tokens(stage)?;
    for at in title.clone() {
        let after_by = matches!(doc.lower(at), "by" | "from") && title.start < at;
        let of = doc.lower(at) == "of" && at > title.start && is_document(at - 1);
        if (after_by && (title.start..at).any(is_report)) || of {
            return first_person(stage, at + 1, title.end);
        }
        if is_document(at) && at > title.start {
            // "President Lu Statement on", "President Lu's Remarks".
            return last_person(stage, title.start, at);
        }
    }
    None
}

fn title_tokens(stage: &Stage<'_>) -> Option<std::ops::Range<TokenId>> {
    let doc = stage.doc;
    let n = (0..doc.sentences.len())
        .take_while(|&sentence| doc.in_title(sentence))
        .count();
    let last = doc.sentences.get(n.checked_sub(1)?)?;
    Some(0..last.end)
}

/// The first person named in some tokens, if only titles stand before the name.
fn first_person(stage: &Stage<'_>, from: TokenId, end: TokenId) -> Option<ActorId> {
    let phrase = stage
        .phrases
        .iter()
        .zip(&stage.named)
        .find(|(phrase, named)| (from..end).contains(&phrase.head) && named.is_some());
    let (phrase, &named) = phrase?;
    let start = phrase.name?.0;
    let titles = (from..start).all(|at| stage.is_capital(at) || stage.doc.lower(at) == "the");
    let named = named.filter(|&id| stage.actor(id).kind == ActorKind::Person);
    named.filter(|_| titles)
}

/// The person whose name ends some tokens.
fn last_person(stage: &Stage<'_>, from: TokenId, end: TokenId) -> Option<ActorId> {
    stage
        .phrases
        .iter()
        .zip(&stage.named)
        .filter_map(|(phrase, &named)| {
            let (start, last) = phrase.name?;
            let next = (last..end).all(|at| matches!(stage.doc.lower(at), "'s" | "’s" | "'" | "’"));
            (from <= start && last <= end && next).then_some(named?)
        })
        .rfind(|&id| stage.actor(id).kind == ActorKind::Person)
}

/// The person who signs: a paragraph near the end that is a name and nothing else, or *I, Ana Lu*.
pub(super) fn by_signature(stage: &Stage<'_>) -> Option<ActorId> {
    let doc = stage.doc;
    let last_block = doc.sentences.last()?.block;
    let near_end = |sentence: &&Sentence| sentence.block + LAST_BLOCKS > last_block;
    let mut phrases = stage.phrases.iter().zip(&stage.named);
    let signed = phrases.clone().rfind(|(phrase, named)| {
        let sentence = &doc.sentences[doc.token(phrase.head).sentence as usize];
        let Some((start, end)) = phrase.name.filter(|_| near_end(&sentence)) else {
            return false;
        };
        let person = named.is_some_and(|id| stage.actor(id).kind == ActorKind::Person);
        let alone = doc
            .sentences
            .iter()
            .filter(|other| other.block == sentence.block)
            .map(|other| other.end - other.start)
            .sum::<TokenId>()
            <= end - start + 2;
        person && alone && end - start >= 2
    });
    let presents = || {
        phrases.find(|(phrase, named)| {
            let person = named.is_some_and(|id| stage.actor(id).kind == ActorKind::Person);
            let Some((start, _)) = phrase.name.filter(|_| person) else {
                return false;
            };
            start >= 2 && doc.lower(start - 1) == "," && doc.lower(start - 2) == "i"
        })
    };
    let (_, &named) = signed.or_else(presents)?;
    named
}
