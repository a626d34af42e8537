//! Who may be a party: places of a text that name a state, or those who act for one.
//!
//! > **Peru's** minister of trade · **the two countries** · **we**

use std::collections::{BTreeMap, BTreeSet};

use chancery_record::{Actor, ActorKind, MentionForm, Records, Sector, Span};

/// A place that names a state, or somebody who acts for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub(super) span: Span,
    pub(super) countries: BTreeSet<String>,
    /// Whether it is a party that an agreement can have.
    pub(super) of_state: bool,
    /// Whether it is a description or a pronoun: *my country*.
    pub(super) unnamed: bool,
}

impl Named {
    /// Whether it describes several without saying how many; *they* are those just named.
    pub(super) fn is_vague(&self, text: &str) -> bool {
        let counts = |word: &str| {
            matches!(
                word,
                "two" | "three" | "both" | "they" | "them" | "their" | "we" | "us" | "our"
            )
        };
        let words = self.span.of(text).to_lowercase();
        self.unnamed && self.countries.len() > 1 && !words.split_whitespace().any(counts)
    }
}

/// All mentions of a text that may be parties, from left to right.
pub fn named(text: &str, records: &Records) -> Vec<Named> {
    let own = own_country(text, records);
    let mut named: Vec<Named> = Vec::new();
    for mention in &records.mentions {
        let Some(actor) = records.actors.get(mention.actor.index()) else {
            continue;
        };
        let one = Named {
            span: mention.span,
            countries: BTreeSet::from([actor.country.clone()]),
            of_state: is_of_state(actor),
            unnamed: mention.form != MentionForm::Name,
        };
        match named.last_mut() {
            Some(last) if last.span == one.span => {
                last.countries.extend(one.countries);
                last.of_state &= one.of_state;
            }
            // "the Peruvian minister" holds "Peruvian": the longer stays.
            Some(last) if last.span.contains(one.span) => {}
            _ => named.push(one),
        }
    }
    named.retain(|one| is_as_many(text, one, own.as_deref()));
    named
}

/// The country that *we* and *our* stand for most often.
fn own_country(text: &str, records: &Records) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for mention in &records.mentions {
        let words = mention.span.of(text);
        let first = ["we", "our", "us", "my"]
            .iter()
            .any(|own| words.eq_ignore_ascii_case(own));
        if let Some(actor) = records.actors.get(mention.actor.index()).filter(|_| first) {
            *counts.entry(&actor.country).or_default() += 1;
        }
    }
    let most = counts.into_iter().max_by_key(|&(_, count)| count)?;
    Some(most.0.to_string())
}

/// Whether *the two countries* are two, and not the speaker's among others' of whom it speaks.
fn is_as_many(text: &str, one: &Named, own: Option<&str>) -> bool {
    if one.countries.len() < 2 {
        return true;
    }
    let words = one.span.of(text).to_lowercase();
    let has = |word: &str| words.split_whitespace().any(|own| own == word);
    let two = has("two") || has("both") || has("bilateral");
    let ours = has("our") || has("we");
    let strange = own.is_some_and(|own| one.countries.contains(own)) && !ours;
    (!two || one.countries.len() == 2) && !strange
}

pub(super) fn is_state(code: &str) -> bool {
    code.len() == 3 && !matches!(code, "IGO" | "NGO" | "MNC")
}

pub(super) fn is_of_state(actor: &Actor) -> bool {
    let acts = actor.kind == ActorKind::State
        || !actor.office.is_empty()
        || actor
            .sectors
            .iter()
            .any(|sector| matches!(sector, Sector::Gov | Sector::Mil | Sector::Leg));
    acts && is_state(&actor.country)
}
