//! Bodies of a name that several states have: the one of the country in which the article plays.
//!
//! > BOGOTA, April 3 - Colombia's president addressed **Congress**.
//!
//! The names are in `shared.tsv` of the lexicon. Leaves alone: *the U.S. Congress*, and *Congress* where
//! the country that the lexicon gives it is named about as often as the article's own.

use chancery_record::{ActorKind, MentionForm};

use super::Cast;
use super::home::dateline_country;
use super::stage::Stage;

/// Gives such bodies to the article's own country.
pub(super) fn settle(stage: &Stage<'_>, cast: &mut Cast) {
    let filed = dateline_country(stage);
    let home = if filed.is_empty() {
        stage.home.clone()
    } else {
        filed
    };
    if home.is_empty() {
        return;
    }
    for number in 0..cast.actors.len() {
        let actor = &cast.actors[number];
        let is_known = stage.lexicon.place(&actor.key).is_some();
        if !is_known
            || actor.kind != ActorKind::Organization
            || actor.country == home
            || actor.country.len() != 3
            || !has_shared_name(stage, cast, number)
            || !plays_in(cast, number, &home)
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

/// Whether the article names far more of its own country than of the body's.
fn plays_in(cast: &Cast, number: usize, home: &str) -> bool {
    let country = &cast.actors[number].country;
    let of = |wanted: &str| {
        let named = cast.mentions.iter().flat_map(|mention| &mention.actors);
        named
            .filter(|id| id.index() != number && cast.actor(**id).country == wanted)
            .count()
    };
    of(home) > 2 * of(country)
}
