//! Groups of no one country that a text names as one.
//!
//! > Peru thanked its **allies and partners**. … The **creditor banks** agreed; the **banks** will meet.
//!
//! Two bare nouns for states joined by *and* are one group; a bare noun for those whom states deal with
//! is the group that the text named more fully before. Leaves alone: *NATO allies and partners*, *banks
//! and other creditors*, *banks* after *other banks*, *countries* after *rich countries*.

use chancery_lexicon::actors::slug;
use chancery_record::{ActorId, ActorKind, MentionForm};
use chancery_text::{Dep, Pos, TokenId};

use crate::actors::resolve::nominals::described::start_of_name;
use crate::actors::stage::Stage;
use crate::actors::words::foreign;
use crate::actors::{Cast, CastMention};

/// Joins two groups that are named as one, and those named again by a bare noun.
pub(in crate::actors) fn join(stage: &Stage<'_>, cast: &mut Cast) {
    for at in 0..cast.mentions.len() {
        pair(stage, cast, at);
    }
    again(stage, cast);
}

/// ***Allies and partners***
fn pair(stage: &Stage<'_>, cast: &mut Cast, at: usize) {
    let doc = stage.doc;
    let head = cast.mentions[at].head;
    let Some(first) = group(cast, &cast.mentions[at]) else {
        return;
    };
    let other = head + 2;
    let is_joined =
        doc.children_by(head, Dep::conj).any(|noun| noun == other) && doc.lower(head + 1) == "and";
    let kindred = || {
        [head, other]
            .iter()
            .all(|&noun| foreign::names_several(stage, noun))
    };
    if !is_joined
        || !kindred()
        || !is_of_all(stage, head)
        || stage.phrase(other).is_none_or(|p| p.start != other)
    {
        return;
    }
    let Some(second) = cast
        .mentions
        .iter()
        .position(|mention| mention.head == other && group(cast, mention).is_some())
    else {
        return;
    };
    let mut nouns = [doc.lower(head), doc.lower(other)];
    nouns.sort_unstable();
    let mut actor = cast.actors[first.index()].clone();
    actor.kind = ActorKind::Group;
    let marks = first_mark(stage, head);
    actor.name = stage.words(marks..other + 1);
    let words = [&stage.words(marks..head), nouns[0], "and", nouns[1]].join(" ");
    actor.key = format!("UNK:{}", slug(&words));
    let id = ActorId(cast.actors.len() as u32);
    cast.actors.push(actor);
    cast.abroad.push(true);
    cast.mentions[at].actors = vec![id];
    cast.mentions[at].span.end = cast.mentions[second].span.end;
    cast.mentions[second].actors.clear();
}

/// The group that a mention names alone.
fn group(cast: &Cast, mention: &CastMention) -> Option<ActorId> {
    match mention.actors[..] {
        [id] if mention.form == MentionForm::Nominal && cast.is_abroad(id) => Some(id),
        _ => None,
    }
}

/// The first word of a name that the two share: *other* of *our other allies and partners*.
fn first_mark(stage: &Stage<'_>, head: TokenId) -> TokenId {
    let start = stage
        .phrase(head)
        .map_or(head, |phrase| start_of_name(stage, phrase));
    let mut words = start..head;
    words
        .find(|&word| stage.doc.token(word).pos != Pos::PRON)
        .unwrap_or(head)
}

/// Whether the words before a noun hold for the next one too: an article, whose they are, *many
/// other*; a name is that of the first alone.
fn is_of_all(stage: &Stage<'_>, head: TokenId) -> bool {
    stage.phrase(head).is_some_and(|phrase| {
        (phrase.start..head).all(|word| {
            let token = stage.doc.token(word);
            matches!(token.pos, Pos::DET | Pos::PRON) || token.dep == Dep::amod
        })
    })
}

/// The ***banks*** after *the creditor banks*.
fn again(stage: &Stage<'_>, cast: &mut Cast) {
    let mut first: Vec<(ActorId, String)> = Vec::new();
    let mut to: Vec<ActorId> = (0..cast.actors.len() as u32).map(ActorId).collect();
    for mention in &cast.mentions {
        let Some(id) = group(cast, mention) else {
            continue;
        };
        if first.iter().any(|(known, _)| *known == id) {
            continue;
        }
        let name = cast.actor(id).name.to_lowercase();
        // *Countries* are any, *the banks* those meant.
        if !name.contains(' ') && !foreign::names_several(stage, mention.head) {
            let fuller = first.iter().rev().find(|(_, other)| {
                let words: Vec<&str> = other.split(' ').collect();
                words.last() == Some(&name.as_str())
                    && !words.contains(&"other")
                    && !words.contains(&"and")
            });
            if let Some((fuller, _)) = fuller {
                to[id.index()] = to[fuller.index()];
            }
        }
        first.push((id, name));
    }
    for actor in cast.mentions.iter_mut().flat_map(|m| &mut m.actors) {
        *actor = to[actor.index()];
    }
}
