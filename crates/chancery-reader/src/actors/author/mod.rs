//! Who speaks where a document says *we* or *I* outside quotations.
//!
//! > Statement by Minister Ana Lu of Freedonia: **We** condemn the attack, and **I** thank our troops.
//!
//! *We* is the state of whoever signs, *I* the person: who the title says it is by, or who signs
//! ([`signature`]).
//!
//! A translation service may say so before the text begins ([`preface`]).

pub(in crate::actors) mod preface;
mod signature;

use chancery_lexicon::actors::{Meaning, Usage, pieces};
use chancery_lexicon::words;
use chancery_record::{ActorId, ActorKind, Sector};
use chancery_text::TokenId;

use super::stage::Stage;
use super::words::hyphens;

/// The author of a speech or communiqué.
#[derive(Clone, Debug, Default)]
pub(super) struct Author {
    /// The state, several for a joint statement.
    pub state: Vec<ActorId>,
    /// The person, where *I* speaks.
    pub person: Option<ActorId>,
    /// Whether a government publishes it.
    pub is_government: bool,
    /// Whether the person says *I* outside quotations.
    pub says_i: bool,
}

impl Author {
    /// Who signs a government's paper, or whose call it tells of first, is of it.
    pub fn adopts(&self, stage: &mut Stage<'_>, person: ActorId) {
        let [state] = self.state[..] else {
            return;
        };
        let open =
            stage.actor(person).country.is_empty() && stage.actor(person).kind == ActorKind::Person;
        if !self.is_government || !open {
            return;
        }
        let country = stage.actor(state).country.clone();
        let person = &mut stage.actors[person.index()];
        person.country = country;
        if person.sectors.is_empty() {
            person.sectors.push(Sector::Gov);
        }
    }
}

/// Reads title and outlet.
pub(super) fn find(stage: &mut Stage<'_>) -> Author {
    let title = stage.article.title.to_lowercase();
    let is_document = words::actors::DOCUMENTS
        .iter()
        .any(|word| title.contains(word));
    let mut author = Author::default();
    let title_span = stage.article.title_span;
    let in_title = |stage: &Stage<'_>, at: usize| {
        let head = stage.phrases[at].head;
        let token = stage.doc.token(head);
        stage.doc.in_title(token.sentence as usize)
            || title_span.is_some_and(|span| span.contains(token.span))
    };
    let mut states: Vec<ActorId> = Vec::new();
    let mut people: Vec<ActorId> = Vec::new();
    for at in 0..stage.phrases.len() {
        if !in_title(stage, at) {
            // The headline comes first.
            break;
        }
        let Some(actor) = stage.named[at] else {
            continue;
        };
        match stage.actor(actor).kind {
            ActorKind::State if !states.contains(&actor) => states.push(actor),
            ActorKind::Person if !people.contains(&actor) => people.push(actor),
            _ => {}
        }
    }
    // What a government publishes is its own document, whatever its title.
    let publisher = outlet_country(stage);
    if !is_document && publisher.is_none() {
        return match stage.article.dateline {
            Some(_) => preface::author(stage).unwrap_or(author),
            None => author,
        };
    }
    if let Some(country) = publisher
        && let Some(state) = stage.state(&country)
    {
        author.state.push(state);
        author.is_government = true;
    } else if let Some(country) = title_country(stage)
        && let Some(state) = stage.state(&country)
    {
        author.state.push(state);
    } else if let Some(&first) = people.first() {
        let country = stage.actor(first).country.clone();
        author.state.extend(stage.state(&country));
    }
    let n_hits = title_states(stage);
    if is_joint(&stage.article.title) {
        let signed = signatories(stage, &people);
        if signed.len() > 1 {
            author.state = signed;
        } else if n_hits.len() > 1 {
            author.state = n_hits;
        } else if let [group] = signed[..]
            && stage.actor(group).kind == ActorKind::Igo
        {
            author.state = signed;
        }
    } else if author.state.is_empty() && n_hits.len() == 1 {
        author.state = n_hits;
    }
    author.person = signature::by_title(stage)
        .or_else(|| signature::by_signature(stage))
        .or_else(|| people.first().copied().filter(|_| is_speech(&title)));
    author.says_i = author.person.is_some()
        && (0..stage.doc.tokens.len())
            .any(|at| stage.doc.lower(at as TokenId) == "i" && !stage.quoted[at]);
    if let Some(person) = author.person {
        author.adopts(stage, person);
    }
    author
}

/// Whether a title is that of one person's own words: *Remarks of Minister Ana Lu*.
fn is_speech(title: &str) -> bool {
    let speeches = ["remarks", "speech", "address", "general debate"];
    speeches.iter().any(|word| title.contains(word))
}

/// Whether a title tells that several speak: *Joint Statement by Peru and Chile*.
pub(super) fn is_joint(title: &str) -> bool {
    let title = title.to_lowercase().replace('’', "'");
    // *Statement by the spokesman **on** the bilateral meeting* is his alone.
    let about = title
        .split_whitespace()
        .take_while(|word| !ABOUT.contains(word));
    let title = about.collect::<Vec<_>>().join(" ");
    let several = ["joint", "trilateral", "bilateral", "leaders' statement"];
    let signed = [
        "statement",
        "declaration",
        "communique",
        "communiqué",
        "message",
        "readout",
    ];
    let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
    has(&several) && has(&signed) && !has(&["remarks", "fact sheet"])
}

/// Words after which a title tells what a text is about.
const ABOUT: &[&str] = &[
    "on",
    "regarding",
    "concerning",
    "about",
    "announcing",
    "condemning",
    "supporting",
    "welcoming",
    "following",
    "after",
    "to",
];

/// Those who sign a joint text by its title, before it tells what it is about: *Joint Statement by
/// the President of **Peru** and Chancellor Lu of **Freedonia** on Sylvania*.
fn signatories(stage: &mut Stage<'_>, people: &[ActorId]) -> Vec<ActorId> {
    let mut out = Vec::new();
    let mut end = 0;
    let n_tokens = stage.doc.tokens.len() as TokenId;
    let is_title = |at: TokenId| stage.doc.in_title(stage.doc.token(at).sentence as usize);
    while end < n_tokens && is_title(end) && !ABOUT.contains(&stage.doc.lower(end)) {
        end += 1;
    }
    for index in 0..stage.hits.len() {
        let hit = stage.hits[index];
        if hit.start >= end {
            break;
        }
        if let Some((entry, Usage::Name)) = stage.entry_of(hit)
            && matches!(stage.entry(entry).kind, ActorKind::State | ActorKind::Igo)
        {
            let actor = stage.add_entry(entry);
            if !out.contains(&actor) {
                out.push(actor);
            }
        }
    }
    for token in 0..end {
        for entry in hyphens::both(stage, token).into_iter().flatten() {
            let side = stage.add_entry(entry);
            if !out.contains(&side) {
                out.push(side);
            }
        }
    }
    for &person in people {
        let named = (0..stage.phrases.len())
            .any(|at| stage.named[at] == Some(person) && stage.phrases[at].head < end);
        let country = stage.actor(person).country.clone();
        if !named || out.iter().any(|&id| stage.actor(id).country == country) {
            continue;
        }
        match stage.state(&country) {
            Some(state) => out.push(state),
            // *President Lu of the Commission*
            None if country == "IGO" => out.push(person),
            None => {}
        }
    }
    out
}

/// All states whose names stand in the title.
fn title_states(stage: &mut Stage<'_>) -> Vec<ActorId> {
    let mut out = Vec::new();
    for index in 0..stage.hits.len() {
        let hit = stage.hits[index];
        if !stage
            .doc
            .in_title(stage.doc.token(hit.start).sentence as usize)
        {
            break;
        }
        if let Some((entry, Usage::Name)) = stage.entry_of(hit)
            && stage.entry(entry).kind == ActorKind::State
        {
            let actor = stage.add_entry(entry);
            if !out.contains(&actor) {
                out.push(actor);
            }
        }
    }
    out
}

/// The state that a title outside the text gives the floor to: *Statement by Peru, …*.
fn title_country(stage: &Stage<'_>) -> Option<String> {
    if stage.article.title_span.is_some() {
        return None;
    }
    let (_, rest) = stage.article.title.split_once(" by ")?;
    let name = rest.split(',').next().unwrap_or(rest);
    let phrases = &stage.lexicon.phrases;
    let words: Vec<String> = pieces(name).map(str::to_lowercase).collect();
    let trim = |word: &str| {
        word.trim_end_matches(|c: char| c.is_ascii_digit())
            .to_string()
    };
    for start in 0..words.len().min(8) {
        let mut node = phrases
            .word(&trim(&words[start]))
            .and_then(|word| phrases.first(word));
        let mut next = start + 1;
        let mut found = None;
        while let Some(here) = node {
            for meaning in phrases.meanings(here) {
                if let Meaning::Actor {
                    entry,
                    usage: Usage::Name,
                } = *meaning
                    && stage.entry(entry).kind == ActorKind::State
                {
                    found = Some(stage.entry(entry).country.clone());
                }
            }
            node = words
                .get(next)
                .and_then(|word| phrases.word(&trim(word)))
                .and_then(|word| phrases.next(here, word));
            next += 1;
        }
        if found.is_some() {
            return found;
        }
    }
    None
}

/// The country of a government that publishes: *White House*, *Kremlin*.
fn outlet_country(stage: &Stage<'_>) -> Option<String> {
    let phrases = &stage.lexicon.phrases;
    let words: Vec<String> = pieces(&stage.article.outlet)
        .map(str::to_lowercase)
        .collect();
    for start in 0..words.len().min(8) {
        let mut node = phrases
            .word(&words[start])
            .and_then(|word| phrases.first(word));
        let mut next = start + 1;
        while let Some(here) = node {
            for meaning in phrases.meanings(here) {
                let Meaning::Actor { entry, usage } = *meaning else {
                    continue;
                };
                let entry = stage.entry(entry);
                if usage == Usage::Seat
                    || entry.sectors.contains(&Sector::Gov) && usage == Usage::Name
                {
                    return Some(entry.country.clone());
                }
            }
            node = words
                .get(next)
                .and_then(|word| phrases.word(word))
                .and_then(|word| phrases.next(here, word));
            next += 1;
        }
    }
    None
}
