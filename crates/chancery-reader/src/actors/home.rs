//! The country in which an article plays, for whoever it names without saying whence.
//!
//! > OODVILLE, April 3 - **The police** said nothing.

use chancery_lexicon::actors::{Meaning, Usage};
use chancery_record::ActorKind;
use chancery_text::{BlockKind, Dep, TokenId};

use super::stage::Stage;

/// The country that most of what is named belongs to.
pub(super) fn find_home(stage: &mut Stage<'_>) {
    let mut counts: std::collections::BTreeMap<&str, u32> = std::collections::BTreeMap::new();
    let mut total = 0;
    for actor in stage.named.iter().flatten() {
        let country = stage.actors[actor.index()].country.as_str();
        if country.len() == 3 && !matches!(country, "IGO" | "NGO" | "MNC") {
            *counts.entry(country).or_default() += 1;
            total += 1;
        }
    }
    // Where two countries are named about as often, the one that the report was filed from.
    let filed = dateline_country(stage);
    let best = counts.iter().max_by_key(|&(_, &count)| count);
    let n_filed = counts.get(filed.as_str()).copied().unwrap_or(0);
    if n_filed > 0 && best.is_some_and(|(_, &count)| count < 3 * n_filed) {
        let is_best = best.is_some_and(|(&country, _)| country == filed);
        if !is_best {
            stage.home = filed;
            stage.home_share = 0.0;
            return;
        }
    }
    stage.home = best
        .filter(|&(_, &count)| count * 2 > total && count > 1)
        .map_or(String::new(), |(country, _)| (*country).to_string());
    stage.home_share = best.map_or(0.0, |(_, &count)| count as f32 / total.max(1) as f32);
    // News from elsewhere: who is named in it may be of the outlet's country as well.
    let own = if filed.is_empty() {
        outlet_country(stage)
    } else {
        filed.clone()
    };
    let abroad = !own.is_empty() && own != stage.home;
    if total < 4 || abroad {
        stage.home_share = 0.0;
    }
    if stage.home.is_empty() {
        // Where no country is named at all, the outlet's own is meant.
        stage.home = if total == 0 { own } else { filed };
        stage.home_share = 0.0;
    }
}

/// The country that a clause begins with: whoever holds an office in it is of that country.
///
/// > **In Freedonia**, the foreign minister said nothing.
pub(super) fn located(stage: &Stage<'_>, subject: TokenId) -> Option<String> {
    let token = stage.doc.token(subject);
    if !matches!(token.dep, Dep::nsubj | Dep::nsubjpass) {
        return None;
    }
    let first = stage.doc.edges(token.head).start;
    let &start = stage
        .doc
        .children(token.head)
        .iter()
        .find(|&&child| child <= first + 3 && stage.doc.lower(child) == "in")?;
    let place = stage
        .doc
        .child(start, Dep::pobj)
        .filter(|&place| place < subject)?;
    let (entry, usage) = stage.entry_of(stage.hit(stage.doc.edges(place).start)?)?;
    let entry = stage.entry(entry);
    (usage == Usage::Name && entry.kind == ActorKind::State).then(|| entry.country.clone())
}

/// The country of the outlet, if the lexicon has it.
fn outlet_country(stage: &Stage<'_>) -> String {
    let outlet = stage.article.outlet.as_str();
    let name = outlet.split(['(', '/']).next().unwrap_or(outlet).trim();
    let phrases = &stage.lexicon.phrases;
    let meanings = phrases.find(name).map(|node| phrases.meanings(node));
    let mut countries = meanings
        .into_iter()
        .flatten()
        .filter_map(|meaning| match *meaning {
            Meaning::Actor { entry, .. } => Some(stage.entry(entry).country.clone()),
            Meaning::Role { .. } => None,
        });
    countries
        .find(|country| country.len() == 3)
        .unwrap_or_default()
}

/// The country that the report was filed from.
fn dateline_country(stage: &Stage<'_>) -> String {
    let place = stage
        .article
        .dateline
        .as_ref()
        .map(|dateline| dateline.place.as_str());
    let node = place.and_then(|place| {
        let phrases = &stage.lexicon.phrases;
        phrases
            .find(place)
            .or_else(|| phrases.find(place.split(['(', ',']).next()?.trim()))
    });
    let meanings = match node {
        Some(node) => stage.lexicon.phrases.meanings(node),
        None => {
            // "OODVILLE, April 3 - …" left in the text.
            let body = stage
                .doc
                .sentences
                .iter()
                .find(|sentence| sentence.kind == BlockKind::Paragraph);
            let Some(hit) = body.and_then(|sentence| stage.hit(sentence.start)) else {
                return String::new();
            };
            let comma = stage
                .doc
                .tokens
                .get(hit.end as usize)
                .is_some_and(|_| stage.form(hit.end) == ",");
            if !comma {
                return String::new();
            }
            stage.meanings(hit)
        }
    };
    meanings
        .iter()
        .find_map(|meaning| match *meaning {
            Meaning::Actor {
                entry,
                usage: Usage::Capital | Usage::City | Usage::Name,
            } => Some(stage.entry(entry).country.clone()).filter(|country| country.len() == 3),
            _ => None,
        })
        .unwrap_or_default()
}
