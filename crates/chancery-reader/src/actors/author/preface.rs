//! What a translation service says of a text before it begins: who speaks, and what kind of text.
//!
//! > LIMA, 4 AUG 89 (RADIO SOL) -- **[SPEECH] [PRESIDENT ANA LU]** [TEXT] I REJECT THE OFFER.
//! >
//! > LIMA, 4 AUG 89 (RADIO SOL) -- **[INTERVIEW WITH PRESIDENT ANA LU BY BO CHEN]** [TEXT] [LU] WE …
//!
//! *I* is Ana Lu, and the label *[LU]* names her. Where nobody is named, *we* outside quotations is
//! the station or paper itself: *We have learned that …*

use chancery_lexicon::actors::{Meaning, RoleKind, Usage, pieces, slug};
use chancery_record::{Actor, ActorId, ActorKind, Sector};

use super::Author;
use crate::actors::country::home;
use crate::actors::names::usual;
use crate::actors::stage::{Facts, Stage};

/// Texts in the words of whoever is named before them.
const OWN_WORDS: &[&str] = &[
    "SPEECH",
    "STATEMENT",
    "COMMUNIQUE",
    "MESSAGE",
    "LETTER",
    "ADDRESS",
    "DECLARATION",
    "PROCLAMATION",
    "REMARKS",
];

/// Texts that a journalist writes.
const REPORTED: &[&str] = &["REPORT", "COMMENTARY", "ARTICLE", "EDITORIAL", "ANALYSIS"];

/// The author of a text with a preface, or its station or paper.
pub(in crate::actors) fn author(stage: &mut Stage<'_>) -> Option<Author> {
    let groups = groups(stage);
    let mut author = Author::default();
    for (at, group) in groups.iter().enumerate() {
        let own = OWN_WORDS.contains(group);
        let reported = REPORTED.iter().any(|kind| group.ends_with(kind));
        let named = groups.get(at + 1).copied().filter(|next| !is_mark(next));
        if let Some(named) = named.filter(|_| own || reported) {
            let who = describe(stage, named, reported)?;
            let is_person = stage.actor(who).kind == ActorKind::Person;
            // "[REPORT] [COLONEL ANA LU]": her words, where she is no journalist.
            if own || !stage.actor(who).sectors.contains(&Sector::Jrn) {
                author.person = is_person.then_some(who);
                author.state = speaks_for(stage, who);
            } else {
                author.person = Some(who);
            }
            break;
        }
        // "[INTERVIEW WITH ANA LU AND BO CHEN BY UNIDENTIFIED REPORTERS]": labels will name them.
        if let Some((_, people)) = group.split_once(" WITH ") {
            let people = people.split(" BY ").next().unwrap_or(people);
            for one in people.split(" AND ") {
                describe(stage, one, true);
            }
        }
    }
    if author.state.is_empty() {
        author.state.extend(publisher(stage));
    }
    (!author.state.is_empty()).then_some(author)
}

/// Whom *we* of somebody's own text means: the state of its officials, else they themselves.
fn speaks_for(stage: &mut Stage<'_>, who: ActorId) -> Vec<ActorId> {
    let actor = stage.actor(who);
    let official = actor.sectors.contains(&Sector::Gov) && actor.kind == ActorKind::Person;
    let country = actor.country.clone();
    let state = official.then(|| stage.state(&country)).flatten();
    vec![state.unwrap_or(who)]
}

/// What stands in square brackets before the text, as printed in capitals.
fn groups<'a>(stage: &Stage<'a>) -> Vec<&'a str> {
    let end = stage.doc.tokens.first().map_or(0, |token| token.span.start);
    let preface = &stage.text[..end as usize];
    let groups = preface.split('[').skip(1);
    groups
        .filter_map(|group| Some(group.split_once(']')?.0.trim()))
        .filter(|group| !group.chars().any(char::is_lowercase))
        .collect()
}

/// *[TEXT]*, *[EXCERPT]*, *[BEGIN RECORDING]*: what part is printed, no name.
pub(in crate::actors) fn is_mark(group: &str) -> bool {
    [
        "TEXT",
        "EXCERPT",
        "CONTINUED",
        "PASSAGE",
        "RECORDING",
        "WORDS",
        "WORD",
    ]
    .iter()
    .any(|mark| group.contains(mark))
}

/// What the lexicon knows of the words of a name.
#[derive(Default)]
struct Known {
    person: Option<u32>,
    body: Option<u32>,
    state: Option<u32>,
    role: Option<u32>,
    /// The words after the last title, as printed.
    rest: Vec<String>,
}

fn known(stage: &Stage<'_>, words: &str) -> Known {
    let phrases = &stage.lexicon.phrases;
    let list: Vec<&str> = pieces(words)
        .map(|word| word.trim_matches(['(', ')', ',', '"']))
        .filter(|word| !word.is_empty())
        .collect();
    let mut known = Known::default();
    let mut at = 0;
    while at < list.len() {
        let mut node = phrases
            .word(&list[at].to_lowercase())
            .and_then(|word| phrases.first(word));
        let (mut next, mut best) = (at + 1, None);
        while let Some(here) = node {
            if !phrases.meanings(here).is_empty() {
                best = Some((here, next));
            }
            let word = list.get(next).map(|word| word.to_lowercase());
            node = word
                .and_then(|word| phrases.word(&word))
                .and_then(|word| phrases.next(here, word));
            next += 1;
        }
        let meanings = best.map_or(&[][..], |(node, _)| phrases.meanings(node));
        let mut taken = false;
        for meaning in meanings {
            match *meaning {
                Meaning::Role { role, .. } => {
                    known.role = known.role.or(Some(role));
                    taken = true;
                }
                Meaning::Actor { entry, usage }
                    if usage == Usage::Name || usage == Usage::Demonym =>
                {
                    match stage.entry(entry).kind {
                        ActorKind::Person => known.person = known.person.or(Some(entry)),
                        ActorKind::State => known.state = known.state.or(Some(entry)),
                        _ => known.body = known.body.or(Some(entry)),
                    }
                    taken = true;
                }
                Meaning::Actor { .. } => {}
            }
        }
        match best {
            Some((_, end)) if taken => {
                known.rest.clear();
                at = end;
            }
            _ => {
                known.rest.push(list[at].to_string());
                at += 1;
            }
        }
    }
    known
}

/// The actor whom the words of a preface name; `person`: if nothing tells, a person.
fn describe(stage: &mut Stage<'_>, words: &str, person: bool) -> Option<ActorId> {
    // "ANA LU, HEAD OF THE HIGHLAND FRONT": name and what she is.
    let (name, beside) = words.split_once(", ").unwrap_or((words, ""));
    let own = known(stage, name);
    let more = known(stage, beside);
    if let Some(entry) = own.person {
        let id = stage.add_entry(entry);
        let last = pieces(&stage.entry(entry).name)
            .last()
            .map(str::to_lowercase);
        call(stage, &last.unwrap_or_default(), id);
        return Some(id);
    }
    let roles = [own.role, more.role].into_iter().flatten();
    let personal = roles.clone().find(|&role| stage.is_personal(role));
    let body_alone = own.body.is_some() && own.rest.len() < 2;
    let is_name = own.rest.len() >= 2
        && own
            .rest
            .iter()
            .all(|word| word.len() > 1 || word.ends_with('.'));
    let nobody = personal.is_none() && !(person && is_name);
    if nobody || body_alone || own.rest.is_empty() {
        if let Some(entry) = own.body.or(own.state.filter(|_| own.rest.is_empty())) {
            return Some(stage.add_entry(entry));
        }
        return (!person).then(|| body(stage, name, own.state));
    }
    let printed = capitalized(&own.rest.join(" "));
    let last = own.rest.last()?.to_lowercase();
    let whose = own.state.or(own.body).or(more.state).or(more.body);
    let country = whose.map(|entry| stage.entry(entry).country.clone());
    let mut sectors = personal.map_or(Vec::new(), |role| stage.role(role).sectors.clone());
    if let Some(entry) = whose.filter(|_| sectors.is_empty()) {
        sectors.clone_from(&stage.entry(entry).sectors);
    }
    if sectors.is_empty() && person && personal.is_none() {
        sectors.push(Sector::Jrn);
    }
    let office = personal
        .filter(|&role| stage.role(role).kind == RoleKind::Office)
        .map_or(String::new(), |role| stage.role(role).name.clone());
    let actor = actor(stage, printed, ActorKind::Person, country, sectors, office);
    let sym = stage.doc.strings().find(|(_, word)| *word == last);
    if let Some(Some(known)) = sym.and_then(|(sym, _)| stage.surname(sym)) {
        // Whom the text names too is told more of here.
        let theirs = &mut stage.actors[known.index()];
        if theirs.country.is_empty() {
            theirs.country = actor.country;
            theirs.sectors = actor.sectors;
            theirs.office = actor.office;
        }
        return Some(known);
    }
    let facts = Facts {
        roles: personal.into_iter().collect(),
        n_words: own.rest.len(),
        ..Facts::default()
    };
    let id = stage.add(actor, facts);
    call(stage, &last, id);
    Some(id)
}

/// Lets a surname of the text name somebody of the preface.
fn call(stage: &mut Stage<'_>, surname: &str, id: ActorId) {
    if let Some((sym, _)) = stage.doc.strings().find(|(_, word)| *word == surname) {
        let surname = stage.unmarked(sym);
        stage.surnames.entry(surname).or_insert(Some(id));
    }
}

/// A body that no lexicon knows, of the country where the text was filed.
fn body(stage: &mut Stage<'_>, name: &str, state: Option<u32>) -> ActorId {
    let country = state.map(|entry| stage.entry(entry).country.clone());
    let name = name.trim_end_matches(',').to_string();
    let kind = ActorKind::Organization;
    let actor = actor(stage, name, kind, country, Vec::new(), String::new());
    stage.add(actor, Facts::default())
}

fn actor(
    stage: &Stage<'_>,
    name: String,
    kind: ActorKind,
    country: Option<String>,
    sectors: Vec<Sector>,
    office: String,
) -> Actor {
    let country = country.unwrap_or_else(|| home::dateline_country(stage));
    let place = if country.is_empty() { "UNK" } else { &*country };
    let key = format!("{place}:{}", slug(&name));
    Actor {
        name,
        kind,
        country,
        sectors,
        office,
        key,
    }
}

/// The station, agency or paper that a translated text is from.
fn publisher(stage: &mut Stage<'_>) -> Option<ActorId> {
    let outlet = stage.article.outlet.as_str();
    let name = match stage.article.agency.as_str() {
        "" => outlet.split(" / ").nth(1)?,
        agency => agency,
    };
    let known = stage.lexicon.phrases.find(name).and_then(|node| {
        let meanings = stage.lexicon.phrases.meanings(node).iter();
        meanings.copied().find_map(|meaning| match meaning {
            Meaning::Actor { entry, .. } => Some(entry),
            Meaning::Role { .. } => None,
        })
    });
    if let Some(entry) = known {
        return (stage.entry(entry).kind == ActorKind::Outlet).then(|| stage.add_entry(entry));
    }
    let name = capitalized(name);
    let kind = ActorKind::Outlet;
    let actor = actor(stage, name, kind, None, vec![Sector::Jrn], String::new());
    Some(stage.add(actor, Facts::default()))
}

/// *ANA LU* → *Ana Lu*
pub(crate) fn capitalized(name: &str) -> String {
    let words = name.split_whitespace().filter_map(usual::capitalized);
    words.collect::<Vec<_>>().join(" ")
}
