//! What titles, appositions, nationality words and possessors tell of those who are named.
//!
//! > **Freedonia's foreign minister**, Ana Lu, spoke.
//!
//! Ana Lu is of Freedonia, of its government, its foreign minister.

use chancery_lexicon::actors::{RoleKind, Usage};
use chancery_record::{Actor, ActorId, ActorKind, Sector};
use chancery_text::{Dep, EntityLabel, Pos, Tag, TokenId};

use crate::actors::country::home::{is_domestic, located};
use crate::actors::phrase::around::{is_served, server};
use crate::actors::phrase::fields::{office_after, office_at, office_before};
use crate::actors::phrase::{Determiner, Phrase};
use crate::actors::stage::Stage;

/// Links nouns and the names that stand beside them, also where the parser hung the name on a
/// word inside: *the head of the board's export office, Ana Lu*.
pub(super) fn link_appositions(stage: &mut Stage<'_>) {
    for at in 0..stage.phrases.len() {
        let head = stage.phrases[at].head;
        if stage.named[at].is_some() && ends_field(stage, at) {
            let preposition = stage.doc.token(head).head;
            let office = server(stage, stage.doc.token(preposition).head);
            stage.apposed.insert(office, head);
            continue;
        }
        let Some(actor) = stage.named[at] else {
            continue;
        };
        let person = stage.actor(actor).kind == ActorKind::Person;
        if person && let Some(office) = office_before(stage, at).or_else(|| office_after(stage, at))
        {
            stage.apposed.insert(office, head);
            let second = second_office(stage, office);
            if let Some(second) = second.or_else(|| first_office(stage, office)) {
                stage.apposed.insert(second, head);
            }
            continue;
        }
        if person && let Some(first) = first_office(stage, head) {
            stage.apposed.insert(first, head);
        }
        // *The group, Chile, Peru and Mali*: not Chile alone.
        let is_list = !person && stage.doc.child(head, Dep::conj).is_some();
        let mut noun = match stage.doc.token(head).dep {
            Dep::appos if !is_list => stage.doc.token(head).head,
            _ if let Some(noun) = called_so(stage, head) => noun,
            _ if person && let Some(before) = between_commas(stage, at) => before,
            _ => continue,
        };
        for _ in 0..6 {
            let role = stage
                .phrase(noun)
                .filter(|other| other.name.is_none())
                .and_then(|other| other.role);
            match role {
                Some((role, false)) if is_one_person(stage, noun, role) == person => {
                    stage.apposed.insert(noun, head);
                    if let Some(first) = first_office(stage, noun).filter(|_| person) {
                        stage.apposed.insert(first, head);
                    }
                    break;
                }
                _ if !person => break,
                _ => {}
            }
            let token = stage.doc.token(noun);
            let inside = matches!(
                token.dep,
                Dep::pobj | Dep::prep | Dep::poss | Dep::conj | Dep::compound
            );
            if !inside {
                break;
            }
            noun = token.head;
        }
    }
}

/// Whether a noun is for one person: *the minister*, *a resident*.
fn is_one_person(stage: &Stage<'_>, noun: TokenId, role: u32) -> bool {
    let is_people = stage.role(role).kind == RoleKind::People;
    stage.is_personal(role) || is_people && stage.doc.token(noun).tag == Tag::NN
}

/// The noun for somebody whose name a participle tells: *a **student** named Ana Lu*, *a **man** identified
/// as Ode*, *a **group** called the Free Army*.
fn called_so(stage: &Stage<'_>, name: TokenId) -> Option<TokenId> {
    let doc = stage.doc;
    let token = doc.token(name);
    let (verb, verbs) = match token.dep {
        Dep::oprd | Dep::dobj | Dep::attr => (token.head, &["call", "name"][..]),
        Dep::pobj if doc.lower(token.head) == "as" => {
            (doc.token(token.head).head, &["identify", "know"][..])
        }
        _ => return None,
    };
    let is_told = doc.token(verb).dep == Dep::acl
        && doc.token(verb).tag == Tag::VBN
        && verbs.contains(&doc.lemma(verb));
    is_told.then(|| doc.token(verb).head)
}

/// The office that is joined to one without an article: *Ana Lu, spokeswoman and **adviser** to the
/// president*.
fn second_office(stage: &Stage<'_>, office: TokenId) -> Option<TokenId> {
    let second = stage.doc.child(office, Dep::conj)?;
    let phrase = stage.phrase(second)?;
    let held = phrase
        .role
        .is_some_and(|(role, plural)| !plural && stage.is_personal(role));
    let bare = phrase.determiner == Determiner::Bare && phrase.name.is_none();
    (held && bare).then_some(second)
}

/// The office before one that is joined to it without an article, of one person: *Nordbank **president**
/// and director Ana Lu*, *the **manager** of the port and director of the board, Ana Lu*.
fn first_office(stage: &Stage<'_>, second: TokenId) -> Option<TokenId> {
    let token = stage.doc.token(second);
    let phrase = stage.phrase(second).filter(|_| token.dep == Dep::conj)?;
    let has_title = phrase.title_start == Some(phrase.start);
    let office = |phrase: &Phrase| {
        let (role, plural) = phrase.role?;
        (!plural && stage.role(role).kind == RoleKind::Office).then_some(role)
    };
    let first = stage
        .phrase(token.head)
        .filter(|first| first.name.is_none())?;
    let differ = office(first)? != office(phrase)?;
    // *The president and Premier Lu*: two. *The president of the board and director, Ana Lu*: one.
    let is_apart = match phrase.name {
        Some(_) => first.determiner == Determiner::Definite || first.end + 1 != phrase.start,
        None => (first.head + 1..phrase.start)
            .any(|at| stage.doc.token(at).entity == EntityLabel::PERSON),
    };
    (has_title && differ && !is_apart).then_some(first.head)
}

/// The word before a name that stands between commas, or between a comma and the end, and that the
/// parser took for one of a list or for an adverb: *the minister for grain of Freedonia*, **Ana
/// Lu**, *said*.
fn between_commas(stage: &Stage<'_>, at: usize) -> Option<TokenId> {
    let phrase = &stage.phrases[at];
    let token = stage.doc.token(phrase.head);
    if !matches!(token.dep, Dep::conj | Dep::npadvmod | Dep::unclassified) {
        return None;
    }
    let sentence = &stage.doc.sentences[token.sentence as usize];
    let (start, _) = phrase.name?;
    let comma = start
        .checked_sub(1)
        .filter(|&comma| comma > sentence.start)?;
    let closed = phrase.end >= sentence.end || matches!(stage.form(phrase.end), "," | ".");
    // "the minister, Ana Lu and Bo Chen": a list.
    let listed = stage
        .doc
        .children(phrase.head)
        .iter()
        .any(|&child| matches!(stage.doc.token(child).dep, Dep::cc | Dep::conj));
    let alone = phrase.start == start && closed && !listed && stage.form(comma) == ",";
    let joined = stage.doc.child(token.head, Dep::cc).is_some() && token.dep == Dep::conj;
    (alone && !joined).then(|| comma - 1)
}

/// Whether a person's name with a title of its own follows the field of an office without a comma:
/// *Leader of the Green Revolution **Marshal Ana Lu***.
fn ends_field(stage: &Stage<'_>, at: usize) -> bool {
    let phrase = &stage.phrases[at];
    let token = stage.doc.token(phrase.head);
    let person = stage.named[at].map(|actor| stage.actor(actor).kind) == Some(ActorKind::Person);
    if !person || token.dep != Dep::pobj {
        return false;
    }
    let (Some((name, _)), Some(noun)) = (phrase.name, stage.doc.head(token.head)) else {
        return false;
    };
    let office = stage
        .phrase(noun)
        .filter(|other| other.name.is_none())
        .and_then(|other| other.role)
        .is_some_and(|(role, plural)| !plural && stage.is_personal(role));
    // The title, and what stands before it.
    let title = phrase.title_start.unwrap_or(name);
    let field = phrase.start..title;
    office
        && title < name
        && field
            .into_iter()
            .any(|word| stage.is_capital(word) && stage.doc.token(word).pos == Pos::PROPN)
}

/// Country and sectors that a phrase tells by its modifiers, titles and possessors.
///
/// The president of a miners' union is of the union's sector, not of a government.
pub(in crate::actors) fn told(
    stage: &Stage<'_>,
    phrase: &Phrase,
    depth: u8,
) -> (String, Vec<Sector>) {
    if depth < 4
        && let Some(envoy) = envoy(stage, phrase)
    {
        return told(stage, envoy, depth + 1);
    }
    let (mut country, mut sectors) = told_plainly(stage, phrase, depth);
    let of_anybody = phrase.role.is_some_and(|(role, _)| {
        matches!(
            stage.role(role).name.as_str(),
            "president" | "vice president" | "president-elect" | "secretary" | "official"
        )
    });
    if let Some((theirs, own)) = body_before(stage, phrase).filter(|_| of_anybody) {
        if country.is_empty() {
            country = theirs;
        }
        // "A Pentagon official" is one of the government.
        if !is_domestic(&own) {
            sectors = own;
        }
    } else if of_anybody
        && sectors == [Sector::Gov]
        && (presides_over_a_body(stage, phrase) || follows_a_body(stage, phrase))
        || sectors == [Sector::Mil] && follows_a_body(stage, phrase)
    {
        sectors.clear();
    }
    (country, sectors)
}

/// The office of an envoy whose name the parser joins to that of whom he is sent to: *Freedonia's
/// **ambassador** to the EU Ana Lu*.
fn envoy<'s>(stage: &'s Stage<'_>, phrase: &Phrase) -> Option<&'s Phrase> {
    let link = stage.doc.token(phrase.head).head;
    let (start, _) = phrase.name?;
    let sent_to = phrase.modifier.filter(|&(_, token)| token < start)?;
    let is_sent = stage.doc.lower(link) == "to" && link < sent_to.1;
    let office = stage.doc.head(link).filter(|_| is_sent)?;
    let (role, plural) = stage.role_at(office)?;
    let name = stage.role(role).name.as_str();
    let serves = !plural && (name.ends_with("ambassador") || name.ends_with("envoy"));
    stage.phrase(office).filter(|_| serves)
}

/// Whether somebody heads a body of which no more is known than its name: *president of the **Dockers'
/// Union***.
fn presides_over_a_body(stage: &Stage<'_>, phrase: &Phrase) -> bool {
    let is_body = |owner: TokenId| {
        let token = stage.doc.token(owner);
        let known = stage
            .hit(owner)
            .is_some_and(|hit| stage.entry_of(hit).is_some());
        let state = stage
            .role_at(owner)
            .is_some_and(|(role, _)| stage.role(role).kind == RoleKind::State);
        let person = stage
            .role_at(owner)
            .is_some_and(|(role, _)| stage.is_personal(role));
        token.pos == Pos::PROPN
            && stage.doc.lower(token.head) == "of"
            && token.entity == EntityLabel::ORG
            && !known
            && !state
            && !person
    };
    phrase.owner.is_some_and(is_body)
}

/// Whether a title follows a name of which the lexicon knows nothing: *the **Grain Society** president, Ana
/// Lu*.
fn follows_a_body(stage: &Stage<'_>, phrase: &Phrase) -> bool {
    let Some(before) = phrase.title_start.and_then(|title| title.checked_sub(1)) else {
        return false;
    };
    let token = stage.doc.token(before);
    let hit = stage.hit(before);
    // *The Trade and Industry Secretary* is of a government. Teams have captains.
    let presides = phrase.role.is_some_and(|(role, _)| {
        let name = stage.role(role).name.as_str();
        name.ends_with("president") || name == "captain"
    });
    presides
        && before >= phrase.start
        && phrase.modifier.is_none_or(|(_, at)| at < before)
        && (token.pos == Pos::PROPN || token.entity == EntityLabel::ORG)
        && stage.is_capital(before)
        && !stage.capitals[token.sentence as usize]
        && hit.is_none_or(|hit| stage.entry_of(hit).is_none())
        && stage
            .role_at(before)
            .is_none_or(|(role, _)| stage.role(role).kind.actor(false) == ActorKind::Organization)
}

/// Country and sectors of the body that stands before a title or owns it: ***GTB** President Ana
/// Lu*, *president of **the Miners' Union***. Nobody's for states and their governments.
fn body_before(stage: &Stage<'_>, phrase: &Phrase) -> Option<(String, Vec<Sector>)> {
    let own = |id: ActorId| {
        let actor = stage.actor(id);
        let body = matches!(
            actor.kind,
            ActorKind::Organization | ActorKind::Igo | ActorKind::Outlet
        );
        body.then(|| (actor.country.clone(), actor.sectors.clone()))
    };
    if let Some((entry, _)) = phrase.modifier {
        let entry = stage.entry(entry);
        return matches!(
            entry.kind,
            ActorKind::Organization | ActorKind::Igo | ActorKind::Outlet
        )
        .then(|| (entry.country.clone(), entry.sectors.clone()));
    }
    let title = phrase.title_start.unwrap_or(phrase.head);
    let acronym = (phrase.start..title)
        .find_map(|at| stage.acronyms.get(&stage.doc.token(at).lower))
        .copied();
    if let Some(body) = acronym {
        return own(body);
    }
    let of = phrase.owner.filter(|&owner| {
        let link = stage.doc.token(owner).head;
        owner < phrase.head || matches!(stage.doc.lower(link), "of" | "for" | "at")
    });
    let of = of?;
    // "The union's president": of the union's sector, whichever it is.
    let unnamed = || {
        let (role, _) = stage.role_at(of)?;
        let role = stage.role(role);
        let is_body = role.kind.actor(false) == ActorKind::Organization;
        (is_body && !role.sectors.is_empty()).then(|| (String::new(), role.sectors.clone()))
    };
    stage.named_at(of).map_or_else(unnamed, own)
}

fn told_plainly(stage: &Stage<'_>, phrase: &Phrase, depth: u8) -> (String, Vec<Sector>) {
    let mut country = String::new();
    let mut sectors: Vec<Sector> = Vec::new();
    if let Some((role, _)) = phrase.role {
        sectors.clone_from(&stage.role(role).sectors);
    }
    for &role in &phrase.more_roles {
        if sectors.is_empty() {
            sectors.clone_from(&stage.role(role).sectors);
        }
    }
    if let Some((entry, _)) = phrase.modifier {
        let entry = stage.entry(entry);
        country.clone_from(&entry.country);
        if sectors.is_empty() {
            sectors.clone_from(&entry.sectors);
        }
        if entry.kind == ActorKind::State && sectors.is_empty() && is_political(stage, phrase) {
            sectors.push(Sector::Gov);
        }
    }
    if depth < 4
        && let Some(owner) = phrase
            .owner
            .filter(|&owner| !takes_sides(stage, phrase, owner))
    {
        let (theirs, own, state) = owner_tells(stage, phrase.head, owner, depth);
        // "Security Council secretary Ana Lu of Freedonia": the state decides, not the body.
        let link = stage.doc.lower(stage.doc.token(owner).head);
        // "G7 leaders in Lima": the place only says where.
        let by_body = phrase.modifier.is_some_and(|(entry, _)| {
            let entry = stage.entry(entry);
            entry.kind != ActorKind::State
                && (link == "of" || entry.kind == ActorKind::Igo && link != "in")
        });
        // "Peru's Rome embassy": the city only says where.
        let placed = phrase
            .modifier
            .and_then(|(_, token)| stage.entry_of(stage.hit(token)?))
            .is_some_and(|(_, usage)| matches!(usage, Usage::Capital | Usage::City));
        let decides = state && !theirs.is_empty();
        if country.is_empty() || (by_body || placed) && decides {
            country = theirs;
        }
        if sectors.is_empty() {
            sectors = own;
            if sectors.is_empty() && state && is_political(stage, phrase) {
                sectors.push(Sector::Gov);
            }
        }
    }
    (country, sectors)
}

/// *The supporters **of Freedonia*** may be of any country.
fn takes_sides(stage: &Stage<'_>, phrase: &Phrase, owner: TokenId) -> bool {
    let link = stage.doc.token(owner).head;
    link > phrase.head
        && stage.doc.lower(link) == "of"
        && matches!(
            stage.doc.lemma(phrase.head),
            "supporter" | "backer" | "sympathizer" | "opponent" | "critic" | "enemy" | "friend"
        )
}

/// Whether the noun is that of somebody who speaks or stands for a state.
fn is_political(stage: &Stage<'_>, phrase: &Phrase) -> bool {
    phrase.role.is_some_and(|(role, _)| {
        stage.role(role).kind == RoleKind::Office || stage.is_personal(role)
    })
}

fn owner_tells(
    stage: &Stage<'_>,
    head: TokenId,
    owner: TokenId,
    depth: u8,
) -> (String, Vec<Sector>, bool) {
    let mut here = owner;
    let prep = stage.doc.token(owner).head;
    // "ambassador to": whom one is sent to does not own one.
    if prep != head && stage.doc.lower(prep) == "to" && !is_served(stage, owner) {
        return Default::default();
    }
    for _ in 0..2 {
        // What is not yet known of somebody named may stand around the name.
        let open = |actor: &Actor| actor.kind == ActorKind::Person && actor.country.is_empty();
        if let Some(actor) = stage.named_at(here)
            && !open(stage.actor(actor))
        {
            let actor = stage.actor(actor);
            return (
                actor.country.clone(),
                actor.sectors.clone(),
                actor.kind == ActorKind::State,
            );
        }
        if let Some(hit) = stage.hit(here)
            && let Some((entry, _)) = stage.entry_of(hit)
        {
            let entry = stage.entry(entry);
            return (
                entry.country.clone(),
                entry.sectors.clone(),
                entry.kind == ActorKind::State,
            );
        }
        if let Some(phrase) = stage.phrase(here) {
            let (country, sectors) = told(stage, phrase, depth + 1);
            if !country.is_empty() || !sectors.is_empty() {
                let state = phrase
                    .role
                    .is_some_and(|(role, _)| stage.role(role).kind == RoleKind::State);
                return (country, sectors, state);
            }
            match phrase.owner {
                Some(next) if next != here => here = next,
                _ => break,
            }
        } else {
            break;
        }
    }
    Default::default()
}

/// Adds what titles, appositions and possessors tell of everybody who is named.
pub(super) fn describe_named(stage: &mut Stage<'_>) {
    for at in 0..stage.phrases.len() {
        let Some(actor) = stage.named[at] else {
            continue;
        };
        let phrase = stage.phrases[at].clone();
        if stage.actor(actor).kind == ActorKind::State {
            continue;
        }
        learn(stage, actor, &phrase);
        if stage.actor(actor).country.is_empty()
            && stage.actor(actor).kind != ActorKind::Person
            && let Some(country) = country_in_name(stage, &phrase)
        {
            stage.actors[actor.index()].country = country;
        }
        let head = phrase.head;
        for index in 0..stage.doc.children(head).len() {
            let child = stage.doc.children(head)[index];
            match stage.doc.token(child).dep {
                Dep::appos => {
                    if let Some(other) = stage.phrase(child).filter(|other| other.name.is_none()) {
                        let other = other.clone();
                        learn(stage, actor, &other);
                    }
                    party_and_place(stage, actor, child);
                }
                Dep::parataxis | Dep::nmod | Dep::npadvmod | Dep::unclassified => {
                    party_and_place(stage, actor, child)
                }
                _ => {}
            }
        }
        let token = *stage.doc.token(head);
        // "Vega is the director of …"
        if token.dep == Dep::nsubj
            && stage.doc.lemma(token.head) == "be"
            && let Some(noun) = stage.doc.child(token.head, Dep::attr)
            && let Some(other) = stage.phrase(noun)
            && other.name.is_none()
            && other
                .role
                .is_some_and(|(role, plural)| !plural && stage.is_personal(role))
            && stage.doc.child(token.head, Dep::neg).is_none()
        {
            let other = other.clone();
            learn(stage, actor, &other);
        }
    }
}

/// The country that a name holds: *Bank of Freedonia*, *Freedonia Times*.
fn country_in_name(stage: &Stage<'_>, phrase: &Phrase) -> Option<String> {
    let (start, end) = phrase.name?;
    // An acronym of the text's own is no name that the lexicon knows.
    let own = |at: TokenId| stage.acronyms.contains_key(&stage.doc.token(at).lower);
    (start..end).filter(|&at| !own(at)).find_map(|at| {
        let (entry, _) = stage.entry_of(stage.hit(at)?)?;
        let entry = stage.entry(entry);
        (entry.kind != ActorKind::Person && entry.country.len() == 3).then(|| entry.country.clone())
    })
}

/// *Ana Lu and Bo Chen of Freedonia*, *Freedonia's Ana Lu and Bo Chen*: all of a list are of the
/// same country, unless their own title says otherwise.
pub(super) fn share_country(stage: &mut Stage<'_>) {
    for at in 0..stage.phrases.len() {
        let Some(actor) = stage.named[at] else {
            continue;
        };
        let head = stage.phrases[at].head;
        let token = *stage.doc.token(head);
        let open = stage.actor(actor).country.is_empty();
        if open && let Some(country) = country_of_list(stage, at) {
            stage.actors[actor.index()].country = country;
            continue;
        }
        let by_of = stage.phrases[at].owner.is_some_and(|owner| owner > head);
        // *Minister Ana Lu and **Secretary** of War Bo Chen of Oodland*: he hangs under his title.
        let title = (token.dep == Dep::pobj && stage.doc.lower(token.head) == "of")
            .then(|| stage.doc.head(token.head))
            .flatten()
            .and_then(|title| office_at(stage, title));
        let token = title.map_or(token, |title| *stage.doc.token(title));
        if token.dep != Dep::conj || !by_of || stage.actor(actor).kind != ActorKind::Person {
            continue;
        }
        let country = stage.actor(actor).country.clone();
        let Some(first) = stage.named_at(token.head) else {
            continue;
        };
        let other = &mut stage.actors[first.index()];
        if other.kind == ActorKind::Person && other.country.is_empty() && !other.office.is_empty() {
            other.country = country;
        }
    }
}

/// The country of the first of a list, which owns those in it: *Freedonia's Ana Lu, the envoy, and
/// **Bo Chen***, *Ana Lu, Freedonia's envoy, and **Bo Chen***.
fn country_of_list(stage: &Stage<'_>, at: usize) -> Option<String> {
    let phrase = &stage.phrases[at];
    let token = stage.doc.token(phrase.head);
    let person = |at: usize| {
        stage.named[at].is_some_and(|actor| stage.actor(actor).kind == ActorKind::Person)
    };
    if token.dep != Dep::conj || !person(at) || phrase.modifier.is_some() {
        return None;
    }
    let first = *stage.apposed.get(&token.head).unwrap_or(&token.head);
    let other = stage.phrase(first).filter(|other| other.name.is_some())?;
    let owns = |phrase: &Phrase| {
        let word = phrase.modifier.map(|(_, word)| word).or(phrase.owner);
        word.is_some_and(|word| {
            word < phrase.head && matches!(stage.form(word + 1), "'s" | "’s" | "'" | "’")
        })
    };
    let mut beside = stage.apposed.iter().filter(|&(_, &name)| name == first);
    let by_office = beside.any(|(&noun, _)| stage.phrase(noun).is_some_and(owns));
    let actor = stage.actor(stage.named_at(first)?);
    ((owns(other) || by_office) && actor.kind == ActorKind::Person && actor.country.len() == 3)
        .then(|| actor.country.clone())
}

/// What the nouns beside names tell.
pub(super) fn describe_apposed(stage: &mut Stage<'_>) {
    let mut links: Vec<(TokenId, TokenId)> = stage
        .apposed
        .iter()
        .map(|(&noun, &name)| (noun, name))
        .collect();
    links.sort_unstable();
    for (noun, name) in links {
        if let (Some(actor), Some(other)) = (stage.named_at(name), stage.phrase(noun)) {
            let other = other.clone();
            learn(stage, actor, &other);
        }
    }
}

/// *Vega (R-Fla.)*, *Vega, D-Vt.,*: a member of the Congress of the United States.
fn party_and_place(stage: &mut Stage<'_>, actor: ActorId, token: TokenId) {
    let words = stage.doc.edges(token);
    if words.len() > 12 || stage.actor(actor).kind != ActorKind::Person {
        return;
    }
    let first = stage.form(words.start);
    let party = matches!(first, "R" | "D" | "I") && words.len() > 1
        || ["R-", "D-", "I-"]
            .iter()
            .any(|start| first.starts_with(start));
    if party && stage.actor(actor).country.is_empty() {
        stage.actors[actor.index()].country = "USA".to_string();
        if stage.actor(actor).sectors.is_empty() {
            stage.actors[actor.index()].sectors.push(Sector::Leg);
        }
    }
}

/// *Representative Ana Lu*: nothing but the title before the name, in capitals.
fn is_congressman(stage: &Stage<'_>, phrase: &Phrase) -> bool {
    let (Some(title), Some((name, _)), Some((role, false))) =
        (phrase.title_start, phrase.name, phrase.role)
    else {
        return false;
    };
    let sentence = stage.doc.token(title).sentence as usize;
    let alone = title == phrase.start && name == title + 1 && phrase.owner.is_none();
    alone
        && stage.role(role).name == "representative"
        && stage.form(title).starts_with('R')
        && !stage.capitals[sentence]
}

/// Takes over what a phrase tells of an actor.
pub(super) fn learn(stage: &mut Stage<'_>, id: ActorId, phrase: &Phrase) {
    if matches!(stage.actor(id).kind, ActorKind::State | ActorKind::Igo) {
        return;
    }
    let (mut country, mut sectors) = told(stage, phrase, 0);
    let office = |(role, _): (u32, bool)| stage.role(role).kind == RoleKind::Office;
    if country.is_empty() && phrase.role.is_some_and(office) {
        country = located(stage, phrase.head).unwrap_or_default();
    }
    let role = phrase.role.filter(|&(role, _)| stage.is_personal(role));
    if is_congressman(stage, phrase) && country.is_empty() {
        (country, sectors) = ("USA".to_string(), vec![Sector::Leg]);
    }
    let is_person = stage.actor(id).kind == ActorKind::Person;
    if phrase.determiner == Determiner::Indefinite && !is_person {
        return;
    }
    if let Some((role, _)) = role
        && is_person
    {
        let data = stage.role(role);
        if stage.actor(id).office.is_empty() && data.kind == RoleKind::Office {
            stage.actors[id.index()].office.clone_from(&data.name);
        }
        let facts = &mut stage.facts[id.index()];
        if !facts.roles.contains(&role) && facts.roles.len() < 8 {
            facts.roles.push(role);
        }
        facts.gender = facts.gender.or(data.gender);
        // "Defence Minister General Ana Lu": by either title.
        for &more in &phrase.more_roles {
            let held = stage.is_personal(more);
            let facts = &mut stage.facts[id.index()];
            if held && !facts.roles.contains(&more) && facts.roles.len() < 8 {
                facts.roles.push(more);
            }
        }
    }
    let facts = &mut stage.facts[id.index()];
    facts.gender = facts.gender.or(phrase.gender);
    let may_tell =
        is_person || phrase.role.is_some() || phrase.modifier.is_some() || phrase.owner.is_some();
    if !may_tell {
        return;
    }
    let actor = &mut stage.actors[id.index()];
    if actor.country.is_empty() && !country.is_empty() {
        actor.country = country;
    }
    // *The Harbour Times's Ana Lu* needs no title to be a journalist.
    let by_paper = sectors == [Sector::Jrn];
    if actor.sectors.is_empty() && (!is_person || role.is_some() || by_paper) {
        actor.sectors = sectors;
    }
}
