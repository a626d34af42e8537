//! Where those act who are in arms, in the street or in the way, and whom no word gives a country.
//!
//! > OODVILLE, April 3 - **Soldiers** killed 20 **protesters** in Freedonia. **The junta** denied it.
//!
//! They are of the place that the clause names, not of the one that the report was filed from; those
//! that follow are of the place named last. Whoever is sent somewhere is of whoever sends him. Leaves
//! alone: *diplomats in Freedonia*, who are guests.

use std::ops::RangeInclusive;

use chancery_lexicon::actors::{Dealing, Role, RoleKind, Usage};
use chancery_lexicon::words;
use chancery_record::{ActorKind, Sector};
use chancery_text::{Dep, Pos, Tag, TokenId};

use crate::actors::stage::Stage;
use crate::places::WHERE;

/// Whether those whom a role names are mostly of the country that they act in.
pub(in crate::actors) fn is_local(role: &Role) -> bool {
    let acts = |sector: &Sector| {
        matches!(
            sector,
            Sector::Mil
                | Sector::Cop
                | Sector::Reb
                | Sector::Opp
                | Sector::Uaf
                | Sector::Prm
                | Sector::Crm
                | Sector::Cvl
        )
    };
    is_plain(role) && role.sectors.iter().any(acts)
}

/// Whether those whom a role names bear arms, so that others of whom no country is told may be of
/// theirs: ***Freedonia's generals** … civilians*.
pub(in crate::actors) fn is_armed(role: &Role) -> bool {
    let armed = |sector: &Sector| matches!(sector, Sector::Mil | Sector::Cop | Sector::Reb);
    role.sectors.iter().any(armed)
}

/// Whether those whom a role names are so where something is done to them, or where they are in the
/// street: *arrested **journalists***, ***students** marched*.
pub(in crate::actors) fn is_hit(stage: &Stage<'_>, role: &Role, head: TokenId) -> bool {
    let suffers = |sector: &Sector| {
        matches!(
            sector,
            Sector::Jrn | Sector::Edu | Sector::Lab | Sector::Rel | Sector::Agr | Sector::Ngo
        )
    };
    let token = stage.doc.token(head);
    let is_there = match token.dep {
        Dep::dobj | Dep::nsubjpass => true,
        Dep::nsubj => stage.deals(Dealing::Crowds, stage.doc.lemma(token.head)),
        _ => false,
    };
    is_plain(role) && is_there && role.sectors.iter().any(suffers)
}

/// Whether a role is that of people or a body, and no office, state or organization of states.
fn is_plain(role: &Role) -> bool {
    !matches!(
        role.kind,
        RoleKind::Office | RoleKind::State | RoleKind::Igo
    )
}

/// The country of whoever sends somebody in arms: ***Freedonia** deployed soldiers in Sylvania*.
pub(in crate::actors) fn of_sender(
    stage: &Stage<'_>,
    role: &Role,
    head: TokenId,
) -> Option<String> {
    const SENDS: &[&str] = &[
        "commit", "deploy", "dispatch", "mass", "mobilize", "redeploy", "send", "station",
        "withdraw",
    ];
    let doc = stage.doc;
    let token = doc.token(head);
    let verb = token.head;
    let is_own = is_armed(role) && !role.sectors.contains(&Sector::Reb);
    let is_sent = token.dep == Dep::dobj && SENDS.contains(&doc.lemma(verb)) && is_own;
    let sender = doc.child(verb, Dep::nsubj).filter(|_| is_sent)?;
    let actor = stage.actor(stage.named_at(sender)?);
    let is_state = actor.kind == ActorKind::State || actor.sectors.contains(&Sector::Gov);
    (is_state && actor.country.len() == 3).then(|| actor.country.clone())
}

/// The country of the place that the clause of a noun phrase names.
pub(in crate::actors) fn of_clause(stage: &Stage<'_>, head: TokenId) -> Option<String> {
    let doc = stage.doc;
    let mut at = head;
    for _ in 0..8 {
        let token = doc.token(at);
        if !matches!(token.pos, Pos::ADP | Pos::CCONJ | Pos::PUNCT)
            && let Some(country) = beside(stage, at)
        {
            return Some(country);
        }
        if matches!(token.pos, Pos::VERB | Pos::AUX) {
            // *Freedonia, **where** police arrested students*
            let is_there = token.dep == Dep::relcl
                && doc
                    .children_by(at, Dep::advmod)
                    .any(|word| doc.lower(word) == "where");
            if is_there {
                return country_of(stage, token.head);
            }
            // *Killed 20 protesters **in Freedonia***, whatever the parser hung it on.
            let mut sides = doc.children(at).iter().filter(|&&child| {
                matches!(
                    doc.token(child).dep,
                    Dep::dobj | Dep::nsubj | Dep::nsubjpass
                )
            });
            if let Some(country) = sides.find_map(|&child| beside(stage, child)) {
                return Some(country);
            }
            if let Some(country) = of_what_is_hit(stage, at) {
                return Some(country);
            }
            // Where somebody said so is another matter.
            if !matches!(token.dep, Dep::conj | Dep::xcomp) {
                return None;
            }
        }
        at = doc.head(at)?;
    }
    None
}

/// The country of what is hit where people die of it: *shelled **the port of Oodville**, killing two*.
fn of_what_is_hit(stage: &Stage<'_>, killing: TokenId) -> Option<String> {
    let doc = stage.doc;
    let token = doc.token(killing);
    let kills = token.tag == Tag::VBG
        && token.dep == Dep::advcl
        && matches!(
            doc.lemma(killing),
            "kill" | "wound" | "injure" | "hurt" | "leave"
        )
        && doc.child(killing, Dep::nsubj).is_none();
    let verb = doc.head(killing).filter(|_| kills)?;
    // *The **Freedonian** port* too
    let of = |what: TokenId| {
        let token = doc.token(what);
        let usages = [Usage::Name, Usage::Capital, Usage::City, Usage::Demonym];
        one_country(stage, token.left_edge..=token.right_edge, &usages)
            .or_else(|| beside(stage, what))
    };
    let mut objects = doc.children_by(verb, Dep::dobj);
    let mut aims = doc
        .children_by(verb, Dep::prep)
        .chain(
            doc.children_by(verb, Dep::dobj)
                .flat_map(|noun| doc.children_by(noun, Dep::prep)),
        )
        .filter(|&link| {
            matches!(
                doc.lower(link),
                "at" | "on" | "against" | "into" | "in" | "of"
            )
        })
        .filter_map(|link| doc.child(link, Dep::pobj));
    objects.find_map(of).or_else(|| aims.find_map(of))
}

/// The country where police act against people: *fired at **students in Freedonia***.
pub(in crate::actors) fn of_people(
    stage: &Stage<'_>,
    role: &Role,
    head: TokenId,
) -> Option<String> {
    let doc = stage.doc;
    let verb = doc
        .head(head)
        .filter(|_| doc.token(head).dep == Dep::nsubj)?;
    if !role.sectors.contains(&Sector::Cop) {
        return None;
    }
    let mut towards = doc
        .children_by(verb, Dep::prep)
        .filter(|&link| matches!(doc.lower(link), "against" | "at"))
        .filter_map(|link| doc.child(link, Dep::pobj));
    towards.find_map(|noun| beside(stage, noun))
}

/// The country where people protest against whom a noun names: *marched in Oodville against **the
/// government***.
pub(in crate::actors) fn of_protest(stage: &Stage<'_>, head: TokenId) -> Option<String> {
    const PROTESTS: &[&str] = &["demonstrate", "march", "protest", "rally", "riot"];
    let doc = stage.doc;
    let link = doc.token(head).head;
    let verb = doc.token(link).head;
    let is_against = doc.lower(link) == "against" && PROTESTS.contains(&doc.lemma(verb));
    is_against.then(|| of_clause(stage, head)).flatten()
}

/// The country in which an upheaval is told of: *the coup **in Freedonia***.
pub(in crate::actors) fn of_upheaval(stage: &Stage<'_>, place: TokenId) -> Option<String> {
    let doc = stage.doc;
    let token = doc.token(place);
    let noun = doc.head(token.head)?;
    let is_told = token.dep == Dep::pobj
        && WHERE.contains(&doc.lower(token.head))
        && words::actors::UPHEAVALS.has(doc.lemma(noun));
    is_told.then(|| country_of(stage, place)).flatten()
}

/// The country of the place that hangs under a word.
fn beside(stage: &Stage<'_>, word: TokenId) -> Option<String> {
    let doc = stage.doc;
    let mut places = doc
        .children_by(word, Dep::prep)
        .filter(|&link| WHERE.contains(&doc.lower(link)))
        .filter_map(|link| doc.child(link, Dep::pobj));
    places.find_map(|place| country_of(stage, place))
}

/// The one country that a place belongs to: *the capital **Oodville***, not *Freedonia and Sylvania*.
fn country_of(stage: &Stage<'_>, place: TokenId) -> Option<String> {
    let token = stage.doc.token(place);
    // *Near **the Freedonian border***: on this side of it.
    if matches!(stage.doc.lemma(place), "border" | "frontier") {
        return None;
    }
    let usages = [Usage::Name, Usage::Capital, Usage::City];
    one_country(stage, token.left_edge..=token.right_edge, &usages)
}

/// The one country that words name, as far as they do so in these ways.
pub(in crate::actors) fn one_country(
    stage: &Stage<'_>,
    words: RangeInclusive<TokenId>,
    usages: &[Usage],
) -> Option<String> {
    let named = |token: TokenId| {
        let (entry, usage) = stage.entry_of(stage.hit(token)?)?;
        let entry = stage.entry(entry);
        let tells = usage == Usage::City || entry.kind == ActorKind::State;
        let is_country = tells && usages.contains(&usage) && entry.country.len() == 3;
        is_country.then(|| entry.country.clone())
    };
    let mut countries = words.filter_map(named);
    let first = countries.next()?;
    countries.all(|country| country == first).then_some(first)
}
