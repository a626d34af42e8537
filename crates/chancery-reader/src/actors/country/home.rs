//! The country in which an article plays, for whoever it names without saying whence.
//!
//! > OODVILLE, April 3 - **The police** said nothing.

use std::collections::BTreeMap;

use chancery_lexicon::actors::{Dealing, Entry, Meaning, Usage};
use chancery_lexicon::words;
use chancery_record::{ActorId, ActorKind, MentionForm, Sector};
use chancery_text::{Annotated, BlockKind, Dep, TokenId};
use rustc_hash::FxHashMap;

use crate::actors::stage::Stage;
use crate::actors::words::saying::is_speech;
use crate::actors::{Cast, CastMention};

/// The country that most of what is named belongs to.
pub(in crate::actors) fn find_home(stage: &mut Stage<'_>) {
    if stage.is_local {
        stage.home = "USA".to_string();
        stage.home_share = 1.0;
        return;
    }
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    let (mut total, mut n_bodies) = (0, 0);
    let filed = dateline_country(stage);
    for (phrase, actor) in stage.phrases.iter().zip(&stage.named) {
        let Some(actor) = actor else {
            continue;
        };
        let actor = &stage.actors[actor.index()];
        if is_origin(stage, phrase.head) {
            continue;
        }
        let country = actor.country.as_str();
        // Whom a diplomat told something says nothing of whence he is.
        if actor.kind == ActorKind::Outlet {
            continue;
        }
        // "Congress" may be that of the place of filing.
        let shared = &stage.lexicon.shared;
        let elsewhere = !filed.is_empty() && filed != country;
        if elsewhere
            && actor.kind == ActorKind::Organization
            && shared.contains(&actor.name.to_lowercase())
        {
            continue;
        }
        if country.len() == 3 && !matches!(country, "IGO" | "NGO" | "MNC") {
            *counts.entry(country).or_default() += 1;
            total += 1;
        }
        n_bodies += u32::from(country == "IGO");
    }
    // Where two countries are named about as often, the one that the report was filed from.
    let best = counts.iter().max_by_key(|&(_, &count)| count);
    let n_filed = counts.get(filed.as_str()).copied().unwrap_or(0);
    // A report on a body of states is no local one, though it was filed from its seat.
    let seat = n_bodies > 2 * n_filed && n_bodies > 1;
    if n_filed > 0 && !seat && best.is_some_and(|(_, &count)| count < 3 * n_filed) {
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
    let mut hardly = false;
    if stage.home.is_empty() {
        // Where no country is named at all, the outlet's own is meant; a report from a third
        // country that the text hardly names is no local one.
        hardly = best.is_some_and(|(_, &count)| count > 4 * n_filed.max(1));
        stage.home = match total {
            0 if !filed.is_empty() => own,
            0 if !reports_from_everywhere(stage) && !names_another(stage, &own) => own,
            0 => String::new(),
            _ if hardly => String::new(),
            _ => filed.clone(),
        };
        stage.home_share = 0.0;
    }
    // Where no other country is named, the place of filing is enough.
    let alone = counts.keys().all(|&country| country == filed);
    stage.at_seat = seat && (hardly || stage.home == filed);
    if stage.at_seat {
        stage.home.clear();
        stage.home_share = 0.0;
        return;
    }
    if alone && filed == stage.home && !filed.is_empty() {
        stage.home_share = 1.0;
    }
}

/// Gives those whom the article names without saying whence the country that its words make
/// likeliest; nobody gets one where two are about as likely.
pub(in crate::actors) fn give(stage: &Stage<'_>, cast: &mut Cast) {
    // In an article that plays in one country so do people and bodies that it names.
    let plays_there = stage.home_share >= 0.7 && !stage.home.is_empty();
    let filed = dateline_country(stage);
    // Bodies and groups of the place that a report was filed from need less.
    let plays_near = filed == stage.home && !stage.home.is_empty();
    if plays_there || plays_near {
        cast.home.clone_from(&stage.home);
    }
    let own = government(stage);
    let told = Told::of(stage, cast, &own);
    let regions = &stage.lexicon.regions;
    for id in 0..cast.actors.len() {
        let actor = &cast.actors[id];
        // "The West", "Al Qaeda" are of no country by the lexicon; many states have a party of a name.
        let listed = stage.lexicon.place(&actor.key).is_some();
        let known = listed
            && (matches!(actor.kind, ActorKind::Group | ActorKind::People)
                || actor.sectors.contains(&Sector::Reb));
        if !actor.country.is_empty() || known {
            continue;
        }
        let held = !own.is_empty() && !actor.office.is_empty();
        let holder = actor.kind == ActorKind::Person && !actor.office.is_empty();
        let official = actor.kind == ActorKind::Person && (is_domestic(&actor.sectors) || held);
        let alone = stage.lexicon.offices.get(&actor.office);
        let group = matches!(
            actor.kind,
            ActorKind::Group | ActorKind::People | ActorKind::Organization
        );
        let local = (plays_there || plays_near && group)
            && !matches!(actor.kind, ActorKind::State | ActorKind::Igo)
            && (actor.kind != ActorKind::People || filed == stage.home);
        let country = match (local, official) {
            (_, true) if alone.is_some() => alone.cloned(),
            (_, true) if !own.is_empty() && serves(&actor.office) => Some(own.clone()),
            (true, _) if may_hold(regions, &actor.office, &stage.home) => Some(stage.home.clone()),
            (_, true) => told.likeliest(regions, ActorId(id as u32), &actor.office, CLEARLY),
            // The chairman of a company may be of anywhere.
            _ if holder => told.likeliest(regions, ActorId(id as u32), &actor.office, BY_FAR),
            _ => None,
        };
        cast.actors[id].country = country.unwrap_or_default();
    }
}

/// How much likelier than the next a country must be.
const CLEARLY: f32 = 1.5;

/// The same for those who hold no public office.
const BY_FAR: f32 = 2.5;

/// How often an article names each country, and where.
struct Told {
    /// By country: a point for each time it is named, another in the headline.
    weights: BTreeMap<String, f32>,
    /// Where it was filed.
    filed: String,
    /// The countries of each sentence.
    of_sentence: FxHashMap<u32, Vec<String>>,
    /// The sentence that first names each actor.
    first: FxHashMap<ActorId, u32>,
    /// The countries that each acts on or speaks to; he is of none of them.
    faced: FxHashMap<ActorId, Vec<String>>,
    /// The country whose deed each tells.
    tells: FxHashMap<ActorId, String>,
}

impl Told {
    fn of(stage: &Stage<'_>, cast: &Cast, own: &str) -> Told {
        let mut told = Told {
            weights: BTreeMap::new(),
            filed: String::new(),
            of_sentence: FxHashMap::default(),
            first: FxHashMap::default(),
            faced: FxHashMap::default(),
            tells: FxHashMap::default(),
        };
        for mention in &cast.mentions {
            let &[actor] = &mention.actors[..] else {
                continue;
            };
            let sentence = stage.doc.token(mention.head).sentence;
            let country = &cast.actors[actor.index()].country;
            if country.is_empty() && mention.form == MentionForm::Name {
                told.first.entry(actor).or_insert(sentence);
            }
            if country.is_empty() && mention.form != MentionForm::Pronoun {
                let faced = told.faced.entry(actor).or_default();
                faced.extend(faced_by(stage, cast, mention.head));
                if let Some(country) = told_of_by(stage, cast, mention.head) {
                    told.tells.entry(actor).or_insert(country);
                }
            }
            let state = cast.actors[actor.index()].kind == ActorKind::State;
            if !state || mention.form != MentionForm::Name {
                continue;
            }
            if is_origin(stage, mention.head) {
                continue;
            }
            // Whom a government's own paper calls a minister without more is another's.
            if country.len() != 3 || matches!(&**country, "IGO" | "NGO" | "MNC") || country == own {
                continue;
            }
            let in_title = stage.doc.in_title(sentence as usize);
            let points = if in_title { 2.0 } else { 1.0 };
            *told.weights.entry(country.clone()).or_default() += points;
            let here = told.of_sentence.entry(sentence).or_default();
            here.push(country.clone());
        }
        told.filed = dateline_country(stage);
        told
    }

    /// The country of an official: above all one of the sentence that first names him.
    fn likeliest(
        &self,
        regions: &Regions,
        official: ActorId,
        office: &str,
        margin: f32,
    ) -> Option<String> {
        let near = self.of_sentence.get(self.first.get(&official)?);
        let faced = self.faced.get(&official).map_or(&[][..], Vec::as_slice);
        let faces = |country: &str| faced.iter().any(|one| one == country);
        let mut best: Option<(&str, f32)> = None;
        let mut next = 0.0f32;
        for (country, &weight) in &self.weights {
            let here = near.map_or(0, |near| near.iter().filter(|&one| one == country).count());
            let own = self.tells.get(&official).is_some_and(|own| own == country);
            let weight = weight + here as f32 + if own { 2.0 } else { 0.0 };
            if !may_hold(regions, office, country) || margin == CLEARLY && faces(country) {
                continue;
            }
            match best {
                Some((_, most)) if weight <= most => next = next.max(weight),
                _ => {
                    next = best.map_or(next, |(_, most)| next.max(most));
                    best = Some((country, weight));
                }
            }
        }
        let filed = &self.filed;
        let may_be_local = !filed.is_empty() && !faces(filed) && may_hold(regions, office, filed);
        let Some((country, most)) = best else {
            // Nobody else is named: *OODVILLE, April 3 - The minister accused Oz.*
            let is_local = may_be_local && margin == CLEARLY && !faced.is_empty();
            return is_local.then(|| filed.clone());
        };
        if faces(country) {
            // Whom else may he serve? *OODVILLE, April 3 - The minister said that Oz had attacked.*
            let is_local = may_be_local && margin == CLEARLY && !is_seat(filed);
            return is_local.then(|| filed.clone());
        }
        let plain = self.weights.get(country).copied().unwrap_or(0.0);
        // A report gives no country to officials of the place it was filed from.
        let local = self.weights.get(filed).copied().unwrap_or(0.0);
        if plain <= 2.0 * local && margin == CLEARLY && may_be_local {
            return Some(filed.clone());
        }
        // The only other country than those he faces.
        let alone = !faced.is_empty() && next == 0.0 && margin == CLEARLY;
        let enough = if alone { 1.0 } else { 1.5 };
        (most >= margin * next && most >= enough).then(|| country.to_string())
    }
}

/// Whence somebody comes who may be elsewhere: *a native **of Oz***, *born **in Oz***, *immigrants **from Oz***.
fn is_origin(stage: &Stage<'_>, country: TokenId) -> bool {
    let doc = stage.doc;
    let token = doc.token(country);
    let link = token.head;
    let whose = doc.head(link).map_or("", |whose| doc.lemma(whose));
    token.dep == Dep::pobj
        && match doc.lower(link) {
            "of" | "from" => stage.deals(Dealing::Origin, whose),
            "in" => whose == "bear" || whose == "born",
            _ => false,
        }
}

/// Whether bodies of many states sit there, so that a report from it may name officials of any.
fn is_seat(country: &str) -> bool {
    matches!(country, "CHE" | "AUT" | "BEL" | "NLD" | "USA")
}

/// Those on whom a verb acts, or with whom: *accused **Oz***, *will sign a pact with **Oz***.
fn dealt_with(stage: &Stage<'_>, verb: TokenId, nouns: &mut Vec<TokenId>) {
    let doc = stage.doc;
    for &child in doc.children(verb).iter().filter(|&&child| child > verb) {
        match doc.token(child).dep {
            Dep::dobj | Dep::dative => {
                nouns.push(child);
                let with = doc
                    .children_by(child, Dep::prep)
                    .filter(|&link| matches!(doc.lower(link), "with" | "against" | "on"));
                nouns.extend(with.filter_map(|link| doc.child(link, Dep::pobj)));
                // "his readiness to impose sanctions on Oz"
                for act in doc.children_by(child, Dep::acl) {
                    dealt_with(stage, act, nouns);
                }
            }
            Dep::prep if matches!(doc.lower(child), "with" | "against" | "at" | "to" | "on") => {
                nouns.extend(doc.child(child, Dep::pobj));
            }
            // "pledged to punish Oz"
            Dep::xcomp if stage.doc.child(child, Dep::nsubj).is_none() => {
                dealt_with(stage, child, nouns);
            }
            _ => {}
        }
    }
}

/// The countries of those whom a subject meets, asks or blames: *the minister accused **Oz***, *met the
/// **Ozian** envoy*. What stands further down may well be his own.
fn faced_by(stage: &Stage<'_>, cast: &Cast, subject: TokenId) -> Vec<String> {
    let doc = stage.doc;
    let token = doc.token(subject);
    let verb = token.head;
    let mut nouns: Vec<TokenId> = Vec::new();
    // *The colonel was killed in an **Ozian** raid*
    let falls = token.dep == Dep::nsubjpass
        && matches!(doc.lemma(verb), "kill" | "wound" | "injure" | "hurt")
        || token.dep == Dep::nsubj && doc.lemma(verb) == "die";
    if falls {
        let links = doc
            .children_by(verb, Dep::prep)
            .chain(doc.children_by(verb, Dep::agent));
        let by = links.filter(|&link| matches!(doc.lower(link), "in" | "by" | "during"));
        nouns.extend(by.filter_map(|link| doc.child(link, Dep::pobj)));
    } else if token.dep != Dep::nsubj || stage.deals(Dealing::Serves, doc.lemma(verb)) {
        return Vec::new();
    } else {
        dealt_with(stage, verb, &mut nouns);
    }
    if is_speech(doc.lemma(verb)) {
        for clause in doc.children_by(verb, Dep::ccomp) {
            let subject = doc.child(clause, Dep::nsubj);
            let is_own = subject
                .is_some_and(|noun| matches!(doc.lower(noun), "he" | "she" | "we" | "they" | "it"));
            if is_own {
                dealt_with(stage, clause, &mut nouns);
            }
            let lemma = doc.lemma(clause);
            if harms(stage, clause) || must(doc, clause) && stage.deals(Dealing::Stops, lemma) {
                nouns.extend(subject);
            }
        }
    }
    let mut out = Vec::new();
    for noun in nouns {
        let beside = doc.children(noun).iter().copied();
        let beside = beside
            .filter(|&word| matches!(doc.token(word).dep, Dep::amod | Dep::compound | Dep::poss));
        let of = doc
            .children_by(noun, Dep::prep)
            .filter(|&link| matches!(doc.lower(link), "of" | "from"))
            .filter_map(|link| doc.child(link, Dep::pobj));
        for word in std::iter::once(noun).chain(beside).chain(of) {
            let named =
                |mention: &&CastMention| mention.head == word && mention.form == MentionForm::Name;
            if let Some(&[actor]) = cast
                .mention(word)
                .filter(named)
                .map(|mention| &mention.actors[..])
            {
                let actor = cast.actor(actor);
                let state = actor.kind == ActorKind::State && actor.country.len() == 3;
                if state && !out.contains(&actor.country) {
                    out.push(actor.country.clone());
                }
            }
        }
    }
    out
}

/// *Oz **attacked***, *Oz **broke** its word*, but not *Oz **broke off** relations*
fn harms(stage: &Stage<'_>, verb: TokenId) -> bool {
    stage.deals(Dealing::Harms, stage.doc.lemma(verb)) && stage.doc.child(verb, Dep::prt).is_none()
}

/// *Oz **must** leave*
fn must(doc: &Annotated, verb: TokenId) -> bool {
    doc.children_by(verb, Dep::aux)
        .any(|aux| matches!(doc.lower(aux), "must" | "should"))
}

/// The state whose deed an official tells: ***Oz** has left the bloc, the minister announced*.
fn told_of_by(stage: &Stage<'_>, cast: &Cast, subject: TokenId) -> Option<String> {
    let doc = stage.doc;
    let verb = doc.token(subject).head;
    if doc.token(subject).dep != Dep::nsubj || !is_speech(doc.lemma(verb)) {
        return None;
    }
    let mut clauses = doc.children_by(verb, Dep::ccomp);
    clauses.find_map(|clause| {
        let doer = doc.child(clause, Dep::nsubj)?;
        let &[actor] = cast.at(doer) else {
            return None;
        };
        let actor = cast.actor(actor);
        let is_state = actor.kind == ActorKind::State && actor.country.len() == 3;
        (is_state && !must(doc, clause) && !harms(stage, clause)).then(|| actor.country.clone())
    })
}

/// Whether a government's own paper means its own by that office: an adviser, an envoy; heads of
/// state and ministers are those of others where it does not say whose.
fn serves(office: &str) -> bool {
    let mut words = office.split([' ', '-']);
    let ends = [
        words.next().unwrap_or(office),
        words.next_back().unwrap_or(""),
    ];
    !office.is_empty() && !ends.iter().any(|word| words::actors::HEADS.has(word))
}

/// Which states a form of state, or a region, is said of.
type Regions = FxHashMap<String, Vec<String>>;

/// Whether a state has that office: the United States has secretaries and no ministers, a republic has
/// no king.
pub(in crate::actors) fn may_hold(regions: &Regions, office: &str, country: &str) -> bool {
    let is_royal = matches!(
        office,
        "king" | "queen" | "prince" | "princess" | "crown prince" | "emir" | "sultan"
    );
    if is_royal {
        let states = regions.get("monarchy");
        return states.is_some_and(|states| states.iter().any(|state| state == country));
    }
    country != "USA" || !office.ends_with("minister") && !matches!(office, "chancellor" | "premier")
}

/// The country that a clause begins with: whoever holds an office in it is of that country.
///
/// > **In Freedonia**, the foreign minister said nothing.
pub(in crate::actors) fn located(stage: &Stage<'_>, subject: TokenId) -> Option<String> {
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
    // A body of the place; a minister may be a guest.
    let body = stage
        .role_at(subject)
        .is_some_and(|(role, _)| !stage.is_personal(role));
    let named = usage == Usage::Name || usage == Usage::Capital && body;
    (named && entry.kind == ActorKind::State).then(|| entry.country.clone())
}

/// The state whose government the outlet is: that of *White House*.
fn government(stage: &Stage<'_>) -> String {
    outlet_entry(stage)
        .filter(|entry| entry.kind == ActorKind::State)
        .map_or(String::new(), |entry| entry.country.clone())
}

/// The country of the outlet, if the lexicon has it.
fn outlet_country(stage: &Stage<'_>) -> String {
    outlet_entry(stage).map_or(String::new(), |entry| entry.country.clone())
}

/// Whether the text names another country, by a nationality word at least: *the **Ozian** attack*.
fn names_another(stage: &Stage<'_>, own: &str) -> bool {
    let tokens = 0..stage.doc.tokens.len() as TokenId;
    tokens
        .filter_map(|at| stage.entry_of(stage.hit(at)?))
        .any(|(entry, _)| {
            let entry = stage.entry(entry);
            entry.kind == ActorKind::State && entry.country != own
        })
}

/// Whether whoever the outlet names without a country may be of any.
fn reports_from_everywhere(stage: &Stage<'_>) -> bool {
    outlet_entry(stage).is_some_and(|entry| stage.lexicon.worldwide.contains(&entry.name))
}

fn outlet_entry<'a>(stage: &Stage<'a>) -> Option<&'a Entry> {
    let outlet = stage.article.outlet.as_str();
    let name = outlet.split(['(', '/']).next().unwrap_or(outlet).trim();
    let phrases = &stage.lexicon.phrases;
    let meanings = phrases.find(name).map(|node| phrases.meanings(node));
    let mut entries = meanings
        .into_iter()
        .flatten()
        .filter_map(|meaning| match *meaning {
            Meaning::Actor { entry, .. } => Some(stage.entry(entry)),
            Meaning::Role { .. } => None,
        });
    entries.find(|entry| entry.country.len() == 3)
}

/// The country that the report was filed from.
pub(in crate::actors) fn dateline_country(stage: &Stage<'_>) -> String {
    if stage.is_local {
        return "USA".to_string();
    }
    let place = stage
        .article
        .dateline
        .as_ref()
        .map(|dateline| dateline.place.as_str());
    let node = place.and_then(|place| {
        let phrases = &stage.lexicon.phrases;
        // "OODVILLE, Freedonia": the wider place is the surer one.
        let parts = place
            .rsplit(['(', ','])
            .map(|part| part.trim_matches([' ', ')']));
        phrases.find(place).or_else(|| {
            let find = |part: &str| {
                phrases
                    .find(part)
                    .or_else(|| phrases.find(part.trim_end_matches('.')))
            };
            parts.into_iter().find_map(find)
        })
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

/// Sectors that belong to a state's own life.
pub(in crate::actors) fn is_domestic(sectors: &[Sector]) -> bool {
    sectors.iter().any(|sector| {
        matches!(
            sector,
            Sector::Gov
                | Sector::Leg
                | Sector::Jud
                | Sector::Cop
                | Sector::Mil
                | Sector::Opp
                | Sector::Pty
                | Sector::Spy
        )
    })
}
