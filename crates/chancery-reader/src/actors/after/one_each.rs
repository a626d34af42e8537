//! Officials of several countries who are named behind the noun, one for each.
//!
//! > **The ministers of Chile and Peru, Ana Lu and Bo Chen,** met. **They** agreed.
//!
//! The noun, and what takes it up, means those people; each is of the country in the same place, and of
//! what the noun says. Leaves alone: more names than countries, or fewer.

use chancery_record::{ActorId, ActorKind, MentionForm};
use chancery_text::{Dep, Pos, Tag, TokenId};

use super::lists::{add, owners, run_to, without_states};
use crate::actors::Cast;
use crate::actors::stage::Stage;
use crate::grammar::joined;

/// Puts the people in place of those whom a mention only described; whether it did.
pub(super) fn name(stage: &Stage<'_>, cast: &mut Cast, at: usize) -> bool {
    let Some(list) = one_each(stage, cast, at) else {
        return false;
    };
    for (person, country) in list.iter().zip(countries(stage, cast, at)) {
        let known = &mut cast.actors[person.index()].country;
        if known.is_empty() {
            *known = country;
        }
    }
    name_them(cast, at, &list);
    true
}

/// The people who are named behind a noun for officials of several countries, one for each.
fn one_each(stage: &Stage<'_>, cast: &Cast, at: usize) -> Option<Vec<ActorId>> {
    let doc = stage.doc;
    let mention = &cast.mentions[at];
    let head = mention.head;
    let is_plural = mention.form == MentionForm::Nominal && doc.token(head).tag == Tag::NNS;
    let count = countries(stage, cast, at).len();
    if !is_plural || count < 2 {
        return None;
    }
    let end = doc.sentences[doc.token(head).sentence as usize].end;
    let of = doc
        .children_by(head, Dep::prep)
        .find(|&prep| prep == head + 1 && doc.lower(prep) == "of")
        .and_then(|of| doc.child(of, Dep::pobj));
    // The parser may take the names for more countries: the states alone are passed.
    let states = of.map_or(Vec::new(), |first| joined(doc, first));
    let is_state = |token: &TokenId| {
        let mut named = cast.at(*token).iter();
        named.any(|&id| cast.actor(id).kind == ActorKind::State)
    };
    let last = states.into_iter().filter(is_state).max().unwrap_or(head);
    if last + 1 >= end || doc.lower(last + 1) != "," {
        return None;
    }
    let (mut list, after) = run_to(stage, cast, last + 2, end);
    without_states(cast, &mut list);
    let are_people = (list.iter()).all(|&id| cast.actor(id).kind == ActorKind::Person);
    let closes = after >= end || doc.token(after).pos == Pos::PUNCT;
    (are_people && list.len() == count && closes).then_some(list)
}

/// *The ministers of **Chile** and **Peru**, Ana Lu and Bo Chen*, *his **Chilean** and **Peruvian**
/// counterparts, Ana Lu and Bo Chen*: the countries, in order.
fn countries(stage: &Stage<'_>, cast: &Cast, at: usize) -> Vec<String> {
    let mention = &cast.mentions[at];
    let of_each = match mention.actors.len() {
        1 => owners(stage, cast, mention.head).unwrap_or_default(),
        _ => mention.actors.clone(),
    };
    (of_each.iter())
        .map(|&id| cast.actor(id).country.clone())
        .collect()
}

/// Puts people in place of those whom a mention only described, there and in what takes it up: *they*.
fn name_them(cast: &mut Cast, at: usize, list: &[ActorId]) {
    let described = std::mem::replace(&mut cast.mentions[at].actors, list.to_vec());
    cast.mentions[at].note = "members listed";
    lend_office(cast, &described, list);
    let others = (cast.mentions.iter_mut().enumerate()).filter(|&(other, _)| other != at);
    for (_, mention) in others {
        if described.iter().all(|id| mention.actors.contains(id)) {
            mention.actors.retain(|id| !described.contains(id));
            add(&mut mention.actors, list);
        }
    }
}

/// *The two **ministers**, Ana Lu and Bo Chen*: what the noun says of them, they are.
pub(super) fn lend_office(cast: &mut Cast, described: &[ActorId], list: &[ActorId]) {
    let Some(&first) = described.first() else {
        return;
    };
    let sectors = cast.actor(first).sectors.clone();
    for id in list {
        let person = &mut cast.actors[id.index()];
        if person.kind == ActorKind::Person && person.sectors.is_empty() {
            person.sectors.clone_from(&sectors);
        }
    }
}
