//! Bodies of a name that several states have: the one of the country in which the article plays.
//!
//! > BOGOTA, April 3 - Colombia's president addressed **Congress**.
//! > He spoke to **the Peruvian Congress**; **Congress** gave no answer.
//!
//! The names are in `shared.tsv` of the lexicon. Leaves alone: *the U.S. Congress*, and *Congress* where
//! the country that the lexicon gives it is named about as often as the article's own.

use chancery_record::{Actor, ActorKind, MentionForm};
use chancery_text::Dep;

use super::home::dateline_country;
use crate::actors::Cast;
use crate::actors::phrase::Phrase;
use crate::actors::stage::Stage;

/// The country whose word stands beside such a name, if it is not the one of the lexicon: ***Peruvian**
/// Congress*, *Congress **of Peru***.
pub(in crate::actors) fn country_beside(
    stage: &Stage<'_>,
    body: u32,
    phrase: &Phrase,
) -> Option<String> {
    let (start, end) = phrase.name?;
    let entry = stage.entry(body);
    let name = || stage.words(start..end).to_lowercase();
    let body = matches!(
        entry.kind,
        ActorKind::Organization | ActorKind::Outlet | ActorKind::Igo
    );
    if !body || !stage.lexicon.shared.contains(&name()) {
        return None;
    }
    // "Of Peru", "in Lima".
    let owner = || {
        let doc = stage.doc;
        let mut links = doc
            .children_by(phrase.head, Dep::prep)
            .filter(|&link| link == phrase.end && matches!(doc.lower(link), "of" | "in"));
        let noun = links.find_map(|link| doc.child(link, Dep::pobj))?;
        stage.entry_of(stage.hit(noun)?).map(|(entry, _)| entry)
    };
    // "Peru's"
    let possessor = || {
        let owner = phrase.owner.filter(|&owner| owner < start)?;
        stage.entry_of(stage.hit(owner)?).map(|(entry, _)| entry)
    };
    let beside = phrase.modifier.map(|(entry, _)| entry);
    let beside = beside.or_else(possessor).or_else(owner)?;
    let state = stage.entry(beside);
    (state.kind == ActorKind::State && state.country != entry.country)
        .then(|| state.country.clone())
}

/// Gives such bodies to the article's own country, or to that whose word stands beside the name
/// elsewhere in it.
pub(in crate::actors) fn settle(stage: &Stage<'_>, cast: &mut Cast) {
    let filed = dateline_country(stage);
    let home = if filed.is_empty() {
        stage.home.clone()
    } else {
        filed
    };
    take_up(stage, cast);
    if home.is_empty() {
        return;
    }
    for number in 0..cast.actors.len() {
        let actor = &cast.actors[number];
        let is_known = stage.lexicon.place(&actor.key).is_some();
        if !is_known
            || !matches!(actor.kind, ActorKind::Organization | ActorKind::Outlet)
            || actor.country == home
            || actor.country.len() != 3
            || !has_shared_name(stage, cast, number)
            || !plays_in(cast, number, &home, 2)
        {
            continue;
        }
        let actor = &mut cast.actors[number];
        if let Some(rest) = actor.key.strip_prefix(&format!("{}:", actor.country)) {
            actor.key = format!("{home}:{rest}");
            actor.country.clone_from(&home);
        }
    }
}

/// *The Peruvian Congress* … ***Congress***: one body.
fn take_up(stage: &Stage<'_>, cast: &mut Cast) {
    for number in 0..cast.actors.len() {
        let actor = &cast.actors[number];
        let Some(rest) = actor.key.strip_prefix(&format!("{}:", actor.country)) else {
            continue;
        };
        let is_other = |other: &Actor| {
            let theirs = other.key.strip_prefix(&format!("{}:", other.country));
            theirs == Some(rest) && other.country != actor.country && other.kind == actor.kind
        };
        let mut others = cast.actors.iter().filter(|other| is_other(other));
        let (Some(other), None) = (others.next(), others.next()) else {
            continue;
        };
        let (country, key) = (other.country.clone(), other.key.clone());
        let is_known = stage.lexicon.place(&actor.key).is_some();
        if is_known && plays_in(cast, number, &country, 1) && has_shared_name(stage, cast, number) {
            cast.actors[number].country = country;
            cast.actors[number].key = key;
        }
    }
}

/// Whether every name that the text has for an actor is one of those, without a country's word.
fn has_shared_name(stage: &Stage<'_>, cast: &Cast, number: usize) -> bool {
    let mut names = cast.mentions.iter().filter(|mention| {
        mention.form == MentionForm::Name
            && matches!(mention.actors[..], [id] if id.index() == number)
    });
    names.all(|mention| {
        let phrase = stage.phrase(mention.head);
        phrase.is_some_and(|phrase| {
            let name = phrase.name.map(|(start, end)| stage.words(start..end));
            let name = name.unwrap_or_default().to_lowercase();
            phrase.modifier.is_none() && stage.lexicon.shared.contains(&name)
        })
    })
}

/// Whether the article names so many times more of its own country than of the body's.
fn plays_in(cast: &Cast, number: usize, home: &str, times: usize) -> bool {
    let country = &cast.actors[number].country;
    let of = |wanted: &str| {
        let named = cast.mentions.iter().flat_map(|mention| &mention.actors);
        named
            .filter(|id| id.index() != number && cast.actor(**id).country == wanted)
            .count()
    };
    of(home) + 1 > times * of(country) && (of(home) > 0 || of(country) == 0)
}
