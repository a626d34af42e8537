//! Names → actors: the same name in longer and shorter forms is one actor.
//!
//! > President **Carlos Vega Ruiz** left. **Vega** will return, **Mr. Vega Ruiz**'s office said.
//!
//! One person, by the longest form of the name. A name of the lexicon goes by its key.
//!
//! What speaks for a person, a body or a place is added up ([`evidence`]); short forms are known by the text's
//! own [`acronyms`] or as [`surnames`] of those in office; the [`headline`] comes after the text. Then what
//! the text tells of those who are named is put down ([`told`]). Names in capitals get their usual case
//! ([`usual`]).

mod acronyms;
pub(in crate::actors) mod evidence;
mod headline;
pub(in crate::actors) mod surnames;
pub(in crate::actors) mod told;
pub(in crate::actors) mod usual;

use chancery_lexicon::actors::{RoleKind, Usage, slug};
use chancery_record::{Actor, ActorId, ActorKind};
use chancery_text::{Annotated, Dep, EntityLabel, Sym, TokenId};
use rustc_hash::{FxHashMap, FxHashSet};

use super::country::home::find_home;
use super::country::shared;
use super::phrase::Phrase;
use super::stage::{Facts, Stage};
use super::words::saying;
use acronyms::{acronyms, own_acronyms};
use evidence::{Evidence, evidence, settlement};
use headline::{name_fields, name_headline};
use surnames::{surname_entry, titled_entry};
use told::{describe_apposed, describe_named, link_appositions, share_country};

/// A name as it is printed, with all phrases that have it.
struct Name {
    pub words: Vec<Sym>,
    pub phrases: Vec<usize>,
    pub evidence: Evidence,
}

/// Several names of one actor.
struct Cluster {
    pub words: Vec<Sym>,
    pub evidence: Evidence,
    pub entry: Option<u32>,
    pub phrases: Vec<usize>,
    pub acronyms: Vec<Sym>,
}

/// Finds out whom each name names, and what the text says of them.
pub(super) fn name_everybody(stage: &mut Stage<'_>) {
    stage.named = vec![None; stage.phrases.len()];
    let (names, headline) = gather(stage);
    let (clusters, ambiguous) = group(stage, names);
    let mut actor_of_cluster = Vec::with_capacity(clusters.len());
    for cluster in &clusters {
        if cluster.entry.is_none() && !cluster.evidence.any() && !acts(stage, cluster) {
            actor_of_cluster.push(None);
            continue;
        }
        let actor = make(stage, cluster);
        for &phrase in &cluster.phrases {
            stage.named[phrase] = Some(actor);
        }
        actor_of_cluster.push(Some(actor));
    }
    settle(stage, &ambiguous, &actor_of_cluster);
    for (cluster, &actor) in clusters.iter().zip(&actor_of_cluster) {
        for &acronym in cluster.acronyms.iter().filter(|_| cluster.entry.is_none()) {
            stage.acronyms.extend(actor.map(|actor| (acronym, actor)));
        }
        if let Some(&last) = cluster.words.last()
            && let Some(actor) = actor
            && stage.actor(actor).kind == ActorKind::Person
        {
            stage
                .surnames
                .entry(last)
                .and_modify(|known| *known = known.filter(|&known| known == actor))
                .or_insert(Some(actor));
        }
    }
    name_headline(stage, &headline, &clusters, &actor_of_cluster);
    name_fields(stage);
    link_appositions(stage);
    find_home(stage);
    describe_named(stage);
    describe_apposed(stage);
    share_country(stage);
    find_home(stage);
    stage.by_name = stage.named.iter().flatten().copied().collect();
}

/// All names of the body, the same printed form once, and the phrases of the headline; entries
/// of the lexicon that are no people are named.
fn gather(stage: &mut Stage<'_>) -> (Vec<Name>, Vec<usize>) {
    let mut headline = Vec::new();
    let mut names: Vec<Name> = Vec::new();
    let mut by_words: FxHashMap<Vec<Sym>, usize> = FxHashMap::default();
    let own = own_acronyms(stage);
    let surnames = surnames(stage);
    let storms = storms(stage);
    for at in 0..stage.phrases.len() {
        let phrase = &stage.phrases[at];
        let Some((start, end)) = phrase.name else {
            continue;
        };
        if is_posted_on(stage, phrase) {
            continue;
        }
        let word = stage.doc.token(start).lower;
        // *Lima later accused*, where Hector Lima is named, and the report is not from there.
        let acts = matches!(
            stage.doc.token(phrase.head).dep,
            Dep::nsubj | Dep::nsubjpass
        );
        let filed = stage.article.dateline.as_ref();
        let is_filed =
            filed.is_some_and(|filed| filed.place.eq_ignore_ascii_case(&stage.words(start..end)));
        let town = match phrase.entry {
            Some((_, Usage::City)) => true,
            Some((_, Usage::Capital)) => acts && !is_filed,
            _ => false,
        };
        let defined = end - start == 1
            && (own.contains(&word) || town && surnames.contains(&word) || titled(stage, phrase));
        if let Some((entry, usage)) = phrase.entry
            && stage.entry(entry).kind != ActorKind::Person
            && usage != Usage::Surname
            && !defined
        {
            if usage == Usage::City && is_place_only(stage, phrase) {
                continue;
            }
            let id = match shared::country_beside(stage, entry, phrase) {
                Some(country) => stage.add_shared(entry, &country),
                None => stage.add_entry(entry),
            };
            stage.named[at] = Some(id);
            continue;
        }
        if stage
            .doc
            .in_title(stage.doc.token(phrase.head).sentence as usize)
        {
            headline.push(at);
            continue;
        }
        let words = words_of(stage, start, end);
        if words.is_empty() || words.len() > 12 {
            continue;
        }
        if words.last().is_some_and(|last| storms.contains(last)) {
            continue;
        }
        if is_money(stage.doc.lower(end - 1)) || is_in_settlement(stage, start) {
            continue;
        }
        let evidence = evidence(stage, at);
        let number = *by_words.entry(words.clone()).or_insert_with(|| {
            names.push(Name {
                words,
                phrases: Vec::new(),
                evidence: Evidence::default(),
            });
            names.len() - 1
        });
        names[number].phrases.push(at);
        names[number].evidence.add(evidence);
    }
    (names, headline)
}

/// The words of a name: marks left out, and the *Jr.* behind it.
fn words_of(stage: &Stage<'_>, start: TokenId, end: TokenId) -> Vec<Sym> {
    let mut words: Vec<Sym> = (start..end)
        .filter(|&token| stage.form(token).contains(char::is_alphanumeric))
        .map(|token| stage.unmarked(stage.doc.token(token).lower))
        .collect();
    let is_suffix = |word: Sym| {
        matches!(
            stage.doc.str(word),
            "jr." | "sr." | "jr" | "sr" | "ii" | "iii"
        )
    };
    if words.len() > 2 && is_suffix(words[words.len() - 1]) {
        words.pop();
    }
    words
}

/// *General **Lima***, *Mr. **Lima***: nobody calls a town so.
fn titled(stage: &Stage<'_>, phrase: &Phrase) -> bool {
    if !matches!(phrase.entry, Some((_, Usage::City | Usage::Capital))) {
        return false;
    }
    let person = phrase
        .role
        .is_some_and(|(role, plural)| !plural && stage.is_personal(role));
    phrase.title_start.is_some() && (phrase.gender.is_some() || person)
}

/// Currencies and measures, which the recognizer takes for names: *U.S. Dlrs*.
fn is_money(word: &str) -> bool {
    matches!(
        word,
        "dlr" | "dlrs" | "dollars" | "stg" | "pct" | "mln" | "bln" | "yen" | "marks" | "francs"
    )
}

/// The last words of people's names with a title or given name: *Minister Ana **Tulsa*** is no
/// town.
fn surnames(stage: &Stage<'_>) -> FxHashSet<Sym> {
    let people = stage.phrases.iter().filter_map(|phrase| {
        let (start, end) = phrase.name?;
        let titled = phrase
            .role
            .is_some_and(|(role, plural)| !plural && stage.is_personal(role));
        let person = titled || stage.doc.token(end - 1).entity == EntityLabel::PERSON;
        (person && end - start >= 2 && phrase.entry.is_none()).then_some(end - 1)
    });
    people.map(|last| stage.doc.token(last).lower).collect()
}

/// *In the town of **Vega***: only where.
fn is_in_settlement(stage: &Stage<'_>, name: TokenId) -> bool {
    settlement(stage.doc, name).is_some_and(|noun| is_where(stage.doc, noun))
}

/// Whether a sentence sets out with a place: ***In the city** of Lima, they met*.
pub(super) fn is_scene(doc: &Annotated, noun: TokenId) -> bool {
    let sentence = &doc.sentences[doc.token(noun).sentence as usize];
    is_where(doc, noun) && doc.token(noun).head == sentence.start
}

/// Whether a noun for a place only tells where: ***in** the city*.
fn is_where(doc: &Annotated, noun: TokenId) -> bool {
    let token = doc.token(noun);
    token.dep == Dep::pobj
        && matches!(
            doc.lower(token.head),
            "in" | "near" | "at" | "around" | "outside" | "inside" | "across" | "throughout"
        )
}

/// Whether a town or capital only says where.
pub(super) fn is_place_only(stage: &Stage<'_>, phrase: &Phrase) -> bool {
    let token = stage.doc.token(phrase.head);
    if token.dep == Dep::pobj {
        let prep = token.head;
        let is_capital = matches!(phrase.entry, Some((_, Usage::Capital)));
        if is_capital && is_visited(stage, prep) {
            return false;
        }
        return !matches!(
            stage.doc.lower(prep),
            "by" | "with"
                | "between"
                | "against"
                | "according"
                | "to"
                | "for"
                | "from"
                | "of"
                | "on"
                | "toward"
                | "towards"
        );
    }
    matches!(token.dep, Dep::npadvmod | Dep::appos | Dep::ROOT)
}

/// *Wrote **on Twitter***: where it is to be read, nobody who acts.
fn is_posted_on(stage: &Stage<'_>, phrase: &Phrase) -> bool {
    const PLATFORMS: &[&str] = &[
        "facebook",
        "instagram",
        "telegram",
        "tiktok",
        "twitter",
        "weibo",
        "x",
        "youtube",
    ];
    let token = stage.doc.token(phrase.head);
    token.dep == Dep::pobj
        && PLATFORMS.contains(&stage.doc.lower(phrase.head))
        && matches!(
            stage.doc.lower(token.head),
            "on" | "via" | "through" | "over"
        )
}

/// The names of storms, which act and harm, but are nobody: *Hurricane **Ana***.
fn storms(stage: &Stage<'_>) -> FxHashSet<Sym> {
    let kinds = ["hurricane", "typhoon", "cyclone", "storm"];
    let named = stage.phrases.iter().filter_map(|phrase| {
        let (start, end) = phrase.name?;
        let before = phrase.start.min(start)..end - 1;
        let is_storm = before
            .into_iter()
            .any(|at| kinds.contains(&stage.doc.lower(at)));
        (is_storm && stage.is_capital(end - 1)).then_some(end - 1)
    });
    named.map(|last| stage.doc.token(last).lower).collect()
}

/// Whether *in* tells whom somebody visits: *arrived **in Lima***, *is **in Lima** on a visit*.
fn is_visited(stage: &Stage<'_>, link: TokenId) -> bool {
    let doc = stage.doc;
    let Some(verb) = doc.head(link).filter(|_| doc.lower(link) == "in") else {
        return false;
    };
    let is_for = |link: &str, nouns: &[&str]| {
        let mut links = doc.children_by(verb, Dep::prep);
        links.any(|at| {
            let noun = doc.child(at, Dep::pobj);
            doc.lower(at) == link && noun.is_some_and(|noun| nouns.contains(&doc.lemma(noun)))
        })
    };
    // Refugees and cargo arrive too.
    let is_official = || {
        let subject = doc.child(verb, Dep::nsubj);
        let phrase = subject.and_then(|subject| stage.phrase(subject));
        phrase.is_some_and(|phrase| {
            let office = phrase.role.is_some_and(|(role, _)| {
                let role = stage.role(role);
                role.kind == RoleKind::Office || role.name == "delegation"
            });
            let is_one = || matches!(doc.lower(phrase.head), "he" | "she");
            office || phrase.name.is_some() || phrase.pronoun && is_one()
        })
    };
    match doc.lemma(verb) {
        // *Arrived in Vienna **for talks with Chile***: where they talk.
        "arrive" | "land" => {
            is_official()
                && !is_for(
                    "for",
                    &["talk", "summit", "meeting", "conference", "negotiation"],
                )
        }
        "be" => is_for("on", &["visit"]),
        _ => false,
    }
}

/// Groups names: longer ones first, a shorter one joins the longer one that holds its words.
fn group(stage: &Stage<'_>, mut names: Vec<Name>) -> (Vec<Cluster>, Vec<(usize, Vec<usize>)>) {
    names.sort_by(|a, b| {
        b.words
            .len()
            .cmp(&a.words.len())
            .then(a.phrases.cmp(&b.phrases))
    });
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut by_word: FxHashMap<Sym, Vec<usize>> = FxHashMap::default();
    let mut ambiguous = Vec::new();
    for entry in entries_named(stage) {
        // Bodies of the lexicon, for shorter names: "the Times" after "the Freedonia Times".
        let words: Vec<Sym> = entry.1;
        let number = clusters.len();
        for word in [words[0], words[words.len() - 1]] {
            by_word.entry(word).or_default().push(number);
        }
        let evidence = Evidence {
            body: 3,
            ..Evidence::default()
        };
        clusters.push(Cluster {
            words,
            evidence,
            entry: Some(entry.0),
            phrases: Vec::new(),
            acronyms: Vec::new(),
        });
    }
    for name in names {
        let entry = full_entry(stage, &name).or_else(|| titled_entry(stage, &name));
        let last = *name.words.last().expect("names have words");
        let first = name.words[0];
        let mut fits: Vec<usize> = Vec::new();
        for word in [last, first] {
            for &number in by_word.get(&word).map_or(&[][..], Vec::as_slice) {
                if !fits.contains(&number)
                    && fits.len() < 8
                    && fits_in(&clusters[number], &name, entry)
                {
                    fits.push(number);
                }
            }
        }
        // By the surname rather than by the given name.
        if fits.len() > 1 && name.words.len() == 1 {
            let by_surname: Vec<usize> = fits
                .iter()
                .copied()
                .filter(|&number| clusters[number].words[0] != first)
                .collect();
            if !by_surname.is_empty() {
                fits = by_surname;
            }
        }
        match fits[..] {
            [] => {
                let number = clusters.len();
                for &word in &name.words {
                    let numbers = by_word.entry(word).or_default();
                    if numbers.len() < 8 && numbers.last() != Some(&number) {
                        numbers.push(number);
                    }
                }
                let acronyms = acronyms(stage, &name);
                for &acronym in &acronyms {
                    by_word.entry(acronym).or_default().push(number);
                }
                clusters.push(Cluster {
                    entry: entry.or_else(|| surname_entry(stage, &name)),
                    words: name.words,
                    evidence: name.evidence,
                    phrases: name.phrases,
                    acronyms,
                });
            }
            [number] => {
                let cluster = &mut clusters[number];
                cluster.evidence.add(name.evidence);
                cluster.phrases.extend(name.phrases);
                // An acronym of the text's own means what the text says.
                let own = name.words.len() == 1 && cluster.acronyms.contains(&name.words[0]);
                cluster.entry = cluster.entry.or(entry.filter(|_| !own));
            }
            _ => {
                for phrase in name.phrases {
                    ambiguous.push((phrase, fits.clone()));
                }
            }
        }
    }
    (clusters, ambiguous)
}

/// Newspapers and other bodies of the lexicon that the article names by more than one word.
fn entries_named(stage: &Stage<'_>) -> Vec<(u32, Vec<Sym>)> {
    let mut out: Vec<(u32, Vec<Sym>)> = Vec::new();
    for phrase in &stage.phrases {
        let (Some((entry, Usage::Name)), Some((start, end))) = (phrase.entry, phrase.name) else {
            continue;
        };
        let kind = stage.entry(entry).kind;
        let body = matches!(kind, ActorKind::Outlet | ActorKind::Organization);
        if !body
            || end - start < 2
            || out.len() >= 64
            || out.iter().any(|(other, _)| *other == entry)
        {
            continue;
        }
        out.push((
            entry,
            (start..end)
                .map(|at| stage.unmarked(stage.doc.token(at).lower))
                .collect(),
        ));
    }
    out
}

/// Whether a shorter name can be that of a cluster.
fn fits_in(cluster: &Cluster, name: &Name, entry: Option<u32>) -> bool {
    if name.words.len() == 1 && cluster.acronyms.contains(&name.words[0]) {
        return true;
    }
    if entry.is_some() && cluster.entry.is_some() {
        return entry == cluster.entry;
    }
    if name.words.len() >= cluster.words.len()
        || !name.words.iter().all(|word| cluster.words.contains(word))
    {
        return false;
    }
    if cluster.evidence.is_body() {
        // "Fairfield" for "Fairfield Instruments Corp.", not "Corp.".
        // A newspaper goes by its last word: "the Times".
        let by_last = cluster.phrases.is_empty() && name.words.last() == cluster.words.last();
        return (name.words[0] == cluster.words[0] && !cluster.phrases.is_empty() || by_last)
            && !name.evidence.is_person();
    }
    // A recognizer often takes a lone surname for a body, one of two words as well.
    let surname = cluster.evidence.is_person()
        && cluster.words.ends_with(&name.words)
        && name.evidence.body <= 2 * name.phrases.len() as u32;
    surname || name.words.len() == 1 || !name.evidence.is_body() || name.evidence.person > 0
}

/// The entry of a full name.
fn full_entry(stage: &Stage<'_>, name: &Name) -> Option<u32> {
    let phrase = &stage.phrases[name.phrases[0]];
    phrase
        .entry
        .filter(|&(_, usage)| usage == Usage::Name)
        .map(|(entry, _)| entry)
}

/// Whether somebody of that name acts: subject or agent of a verb.
fn acts(stage: &Stage<'_>, cluster: &Cluster) -> bool {
    cluster.phrases.iter().any(|&at| {
        let head = stage.phrases[at].head;
        let token = stage.doc.token(head);
        let speaks = matches!(token.dep, Dep::nsubj | Dep::nsubjpass)
            && saying::is_speech(stage.doc.lemma(token.head));
        speaks || cluster.words.len() > 1 && matches!(token.dep, Dep::nsubj | Dep::agent)
    })
}

/// Makes the actor of a cluster.
fn make(stage: &mut Stage<'_>, cluster: &Cluster) -> ActorId {
    let (first, name) = longest_name(stage, cluster);
    let n_words = cluster.words.len();
    if let Some(entry) = cluster.entry {
        let id = stage.add_entry(entry);
        if stage.entry(entry).kind != ActorKind::Person {
            return id;
        }
        if n_words > 1 || stage.facts[id.index()].n_words == 0 {
            stage.actors[id.index()].name = name;
            stage.facts[id.index()].n_words = n_words;
        }
        return id;
    }
    let evidence = cluster.evidence;
    let kind = if evidence.is_person() {
        ActorKind::Person
    } else if evidence.outlet > 0 && evidence.outlet + 2 >= evidence.body {
        ActorKind::Outlet
    } else if evidence.body > 0 && evidence.body >= evidence.place {
        ActorKind::Organization
    } else if evidence.people > evidence.place {
        ActorKind::People
    } else if evidence.place > 0 {
        ActorKind::Organization
    } else {
        ActorKind::Person
    };
    let gender = given_gender(stage, cluster, kind);
    let key = format!("UNK:{}", slug(&name));
    let actor = Actor {
        name,
        kind,
        country: String::new(),
        sectors: Vec::new(),
        office: String::new(),
        key,
    };
    let facts = Facts {
        gender,
        n_words,
        ..Facts::default()
    };
    let _ = first;
    stage.add(actor, facts)
}

fn given_gender(
    stage: &Stage<'_>,
    cluster: &Cluster,
    kind: ActorKind,
) -> Option<chancery_lexicon::actors::Gender> {
    if kind != ActorKind::Person {
        return None;
    }
    let told = cluster
        .phrases
        .iter()
        .find_map(|&at| stage.phrases[at].gender);
    told.or_else(|| {
        let word = stage
            .lexicon
            .phrases
            .word(stage.doc.str(cluster.words[0]))?;
        stage
            .lexicon
            .phrases
            .facts(word)
            .gender
            .filter(|_| cluster.words.len() > 1)
    })
}

/// The longest printed form, and the phrase that has it.
fn longest_name(stage: &Stage<'_>, cluster: &Cluster) -> (usize, String) {
    let best = cluster.phrases.iter().copied().max_by_key(|&at| {
        let (start, end) = stage.phrases[at].name.unwrap_or_default();
        let sentence = stage.doc.token(start).sentence as usize;
        (
            end - start,
            !stage.capitals[sentence],
            std::cmp::Reverse(at),
        )
    });
    let at = best.unwrap_or_default();
    let phrase = &stage.phrases[at];
    let (start, end) = phrase.name.unwrap_or_default();
    let name = stage.words(start..end);
    // Without a given name the title stays: "President Ode".
    if end - start == 1 && cluster.evidence.is_person() && cluster.entry.is_none_or(|_| true) {
        let titled = cluster.phrases.iter().copied().find(|&at| {
            let phrase = &stage.phrases[at];
            phrase.title_start.is_some() && phrase.name.is_some() && phrase.role.is_some()
        });
        if let Some(phrase) = titled.map(|at| &stage.phrases[at])
            && let (Some(title), Some((_, end))) = (phrase.title_start, phrase.name)
        {
            return (at, stage.words(title..end));
        }
    }
    (at, name)
}

/// A surname that several bear is that of who acted last before it, else of the first named.
///
/// > Ode was born to **Ruth Ode** and **Bo Ode**. **Ode** studied law.
///
/// Relatives whom a sentence only mentions keep their full names.
fn settle(stage: &mut Stage<'_>, ambiguous: &[(usize, Vec<usize>)], actors: &[Option<ActorId>]) {
    let mut sorted: Vec<&(usize, Vec<usize>)> = ambiguous.iter().collect();
    sorted.sort_by_key(|(phrase, _)| *phrase);
    let mut first_seen: FxHashMap<ActorId, usize> = FxHashMap::default();
    for (at, named) in stage.named.iter().enumerate() {
        if let Some(actor) = *named {
            first_seen.entry(actor).or_insert(at);
        }
    }
    let mut cursor = 0;
    let mut last_acted: FxHashMap<ActorId, usize> = FxHashMap::default();
    for (at, fits) in sorted {
        while cursor < *at {
            let acts = matches!(
                stage.doc.token(stage.phrases[cursor].head).dep,
                Dep::nsubj | Dep::nsubjpass
            );
            if let Some(actor) = stage.named[cursor].filter(|_| acts) {
                last_acted.insert(actor, cursor);
            }
            cursor += 1;
        }
        let gender = stage.phrases[*at].gender;
        let candidates = fits
            .iter()
            .filter_map(|&number| actors[number])
            .filter(|actor| {
                let known = stage.facts[actor.index()].gender;
                gender.is_none() || known.is_none() || known == gender
            });
        let best = candidates.max_by_key(|actor| {
            (
                last_acted.get(actor).map(|&seen| seen + 1),
                first_seen.get(actor).map(|&seen| std::cmp::Reverse(seen)),
            )
        });
        stage.named[*at] = best.or_else(|| fits.first().and_then(|&number| actors[number]));
    }
}
