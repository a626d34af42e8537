//! Reads an article from start to end: each noun phrase and pronoun finds its actor.
//!
//! Those who may be meant are kept in mind ([`focus`]); a nominal ([`nominals`]) or pronoun ([`pronouns`], with
//! [`whose`]) looks among them. In a readout those who met may be meant ([`parties`]), in a transcript whoever
//! has the turn ([`turns`]).

mod bound;
mod focus;
pub(in crate::actors) mod nominals;
mod parties;
mod pronouns;
mod turns;
mod whose;

use chancery_lexicon::actors::{Dealing, Usage};
use chancery_lexicon::words;
use chancery_record::{Actor, ActorId, ActorKind, MentionForm, Sector};
use chancery_text::{Dep, Doubt, TokenId};
use rustc_hash::FxHashMap;

use super::author::Author;
use super::country::scene;
use super::names::is_place_only;
use super::phrase::{Determiner, Phrase};
use super::stage::{Facts, Stage};
use super::words::hyphens;
use super::words::saying::is_speech;
use super::{Cast, CastMention};
use crate::grammar::subject as subject_of;
use focus::{Candidate, Focus, Place};
use parties::Parties;
use turns::Turn;

struct Reader<'s, 'a> {
    pub stage: &'s mut Stage<'a>,
    pub focus: Focus,
    pub mentions: Vec<CastMention>,
    pub doubts: Vec<Doubt>,
    pub author: Author,
    /// The turns of a transcript.
    pub turns: Vec<Turn>,
    /// Who meets in a readout.
    pub parties: Vec<Parties>,
    /// For each token, one more than the mention that it heads.
    pub at: Vec<u32>,
    /// Who was called by a role, by its name and by wider nouns.
    pub holders: FxHashMap<&'a str, Vec<ActorId>>,
    /// The country where groups without one of their own acted last; else empty.
    pub scene: String,
}

/// Whom a phrase names, how sure that is, and why.
struct Found {
    pub actors: Vec<ActorId>,
    pub form: MentionForm,
    pub note: &'static str,
    pub confidence: f32,
}

impl Found {
    pub fn one(actor: ActorId, form: MentionForm, note: &'static str, confidence: f32) -> Found {
        Found {
            actors: vec![actor],
            form,
            note,
            confidence,
        }
    }
}

/// Resolves everything; the phrases and names are known.
pub(super) fn read(stage: &mut Stage<'_>, author: Author) -> Cast {
    let n = stage.doc.tokens.len();
    let turns = turns::find(stage);
    let parties = parties::find(stage, &author);
    if let Some(&first) = parties.first().and_then(|parties| parties.actors.first()) {
        author.adopts(stage, first);
    }
    let mut reader = Reader {
        stage,
        focus: Focus::default(),
        mentions: Vec::new(),
        doubts: Vec::new(),
        author,
        turns,
        parties,
        at: vec![0; n],
        holders: FxHashMap::default(),
        scene: String::new(),
    };
    for id in 0..reader.stage.actors.len() {
        reader.hold(ActorId(id as u32));
    }
    for token in 0..n as TokenId {
        reader.token(token);
    }
    reader.place_labels();
    reader.finish()
}

impl<'a> Reader<'_, 'a> {
    /// Keeps under which nouns an actor can be taken up.
    pub fn hold(&mut self, id: ActorId) {
        let lexicon = self.stage.lexicon;
        let mut keep = |name: &'a str| {
            let list = self.holders.entry(name).or_default();
            if !list.contains(&id) {
                if list.len() >= 8 {
                    list.remove(1);
                }
                list.push(id);
            }
        };
        for &role in &self.stage.facts[id.index()].roles {
            let role = &lexicon.roles[role as usize];
            keep(&role.name);
            for broader in &role.broader {
                keep(broader);
            }
        }
    }

    fn token(&mut self, token: TokenId) {
        if let Some(phrase) = self.stage.phrase(token).cloned() {
            if phrase.pronoun {
                self.pronoun(token);
            } else if let Some(found) = self.phrase(&phrase) {
                self.add(&phrase, found);
            }
            return;
        }
        // A person or acronym before a noun: "the Ode announcement", "the GTB statement".
        let data = *self.stage.doc.token(token);
        let person = self.stage.surname(data.lower).flatten();
        let body = self.stage.acronyms.get(&data.lower).copied();
        if data.dep == Dep::compound
            && self.stage.is_capital(token)
            && let Some(actor) = person.or(body)
            && !self.inside_name(token)
        {
            self.push(CastMention {
                actors: vec![actor],
                head: token,
                span: data.span,
                form: MentionForm::Name,
                note: "before a noun",
                confidence: 0.8,
            });
            self.remember(vec![actor], token, Place::Other);
            return;
        }
        // "the Freedonia-Sylvania talks", "an Anglo-Freedonian accord"
        let joined = match hyphens::both(self.stage, token) {
            Some(both) => both.to_vec(),
            None => hyphens::front(self.stage, token).into_iter().collect(),
        };
        if !joined.is_empty() {
            let add = |entry: u32| self.stage.add_entry(entry);
            let actors: Vec<ActorId> = joined.into_iter().map(add).collect();
            self.push(CastMention {
                actors: actors.clone(),
                head: token,
                span: data.span,
                form: MentionForm::Name,
                note: "joined by a hyphen",
                confidence: 0.9,
            });
            self.remember(actors, token, Place::Other);
            return;
        }
        // A nationality word or name before a noun: "Freedonian", "U.S."
        let Some(hit) = self.stage.hit(token) else {
            return;
        };
        if hit.end != token + 1 {
            return;
        }
        let Some((entry, usage)) = self.stage.entry_of(hit) else {
            return;
        };
        if usage == Usage::City || usage == Usage::Capital && self.is_venue(token) {
            return;
        }
        let entry_kind = self.stage.entry(entry).kind;
        // Part of a longer name: "Freedonia Times".
        let is_inside = self.inside_name(token) && !hyphens::is_joined(self.stage, token);
        if is_inside || entry_kind == ActorKind::Person && usage != Usage::Name {
            return;
        }
        let actor = self.stage.add_entry(entry);
        let mention = CastMention {
            actors: vec![actor],
            head: token,
            span: self.stage.doc.span(hit.start..hit.end),
            form: MentionForm::Name,
            note: "before a noun",
            confidence: 0.9,
        };
        self.push(mention);
        self.remember(vec![actor], token, Place::Other);
    }

    /// Whether a capital before a noun says where something was signed or held, or happened: *the
    /// **Madrid** pact*, *the **Brussels** attacks*.
    fn is_venue(&self, capital: TokenId) -> bool {
        let doc = self.stage.doc;
        let token = doc.token(capital);
        let noun = doc.lemma(token.head).to_lowercase();
        // *The Moscow attack **on Kyiv***: by Moscow.
        let mut links = doc.children_by(token.head, Dep::prep);
        let is_aimed = links.any(|link| matches!(doc.lower(link), "on" | "against"));
        token.dep == Dep::compound && !is_aimed && self.stage.deals(Dealing::Venue, &noun)
    }

    /// Whether a modifier belongs to the name of the phrase around it.
    fn inside_name(&self, token: TokenId) -> bool {
        let mut at = token;
        for _ in 0..6 {
            let Some(head) = self.stage.doc.head(at) else {
                return false;
            };
            if let Some(phrase) = self.stage.phrase(head) {
                return phrase
                    .name
                    .is_some_and(|(start, end)| start <= token && token < end);
            }
            at = head;
        }
        false
    }

    fn push(&mut self, mention: CastMention) {
        let head = mention.head as usize;
        for actor in &mention.actors {
            self.stage.facts[actor.index()].n_mentions += 1;
        }
        self.mentions.push(mention);
        self.at[head] = self.mentions.len() as u32;
    }

    fn add(&mut self, phrase: &Phrase, found: Found) {
        let span = self.stage.doc.span(phrase.start..phrase.end);
        if let [actor] = found.actors[..]
            && phrase.plural
            && self.stage.form(phrase.end - 1).ends_with('s')
        {
            self.stage.facts[actor.index()].many |=
                self.stage.actor(actor).kind != ActorKind::State;
        }
        let actors = found.actors.clone();
        self.push(CastMention {
            actors: found.actors,
            head: phrase.head,
            span,
            form: found.form,
            note: found.note,
            confidence: found.confidence,
        });
        if !actors.is_empty() {
            let place = self.place(phrase.head);
            self.remember(actors, phrase.head, place);
            self.remember_joint(phrase.head);
        }
    }

    /// Whom a token's mention names.
    pub fn actors_at(&self, token: TokenId) -> &[ActorId] {
        let Some(number) = self.at.get(token as usize) else {
            return &[];
        };
        (*number as usize)
            .checked_sub(1)
            .map_or(&[], |at| &self.mentions[at].actors)
    }

    pub fn remember(&mut self, actors: Vec<ActorId>, head: TokenId, place: Place) {
        let doc = self.stage.doc;
        let sentence = doc.token(head).sentence;
        let governor = doc.head(head).unwrap_or(head);
        self.focus.mention(Candidate {
            actors,
            sentence,
            block: doc.sentences[sentence as usize].block,
            place,
            governor,
            quoted: self.stage.quoted[head as usize],
            count: 1,
        });
    }

    /// *Ana Lu and Bo Chen*, *Lu met Chen*: both together can be taken up by *they*.
    fn remember_joint(&mut self, head: TokenId) {
        let doc = self.stage.doc;
        let token = *doc.token(head);
        let mut actors: Vec<ActorId> = Vec::new();
        let mut place = Place::Other;
        let mut first = head;
        let person = |actor: ActorId| self.stage.actor(actor).kind == ActorKind::Person;
        // A list of names can be parsed as appositions: "Lu of Freedonia, Chen of Sylvania and …".
        let listed = |at: TokenId| {
            let data = doc.token(at);
            data.dep == Dep::conj
                || data.dep == Dep::appos
                    && matches!(
                        (self.stage.named_at(at), self.stage.named_at(data.head)),
                        (Some(one), Some(other)) if one != other && person(one) == person(other)
                    )
        };
        if listed(head) {
            // Up to the first of the list, and those between.
            let mut top = token.head;
            while listed(top) {
                top = doc.token(top).head;
            }
            let mut list = vec![top];
            let mut next = 0;
            while next < list.len() {
                let below = doc.children(list[next]).iter().copied();
                list.extend(below.filter(|&at| at <= head && listed(at)));
                next += 1;
            }
            list.sort_unstable();
            for at in list {
                for &actor in self.actors_at(at) {
                    if !actors.contains(&actor) {
                        actors.push(actor);
                    }
                }
            }
            place = self.place(top);
            first = top;
        }
        let top = if listed(head) { first } else { head };
        let data = *doc.token(top);
        if data.dep == Dep::pobj && doc.lower(data.head) == "with" || data.dep == Dep::dobj {
            let verb = if data.dep == Dep::dobj {
                Some(data.head)
            } else {
                doc.head(data.head)
            };
            let meets = verb.filter(|&verb| words::actors::MEETING.has(doc.lemma(verb)));
            if let Some(subject) = meets.and_then(|verb| subject_of(doc, verb)) {
                let theirs = if actors.is_empty() {
                    self.actors_at(head).to_vec()
                } else {
                    actors
                };
                actors = Vec::new();
                for &actor in self.actors_at(subject).iter().chain(&theirs) {
                    if !actors.contains(&actor) {
                        actors.push(actor);
                    }
                }
                place = Place::Subject;
                first = subject;
            }
        }
        if actors.len() > 1 && actors.len() <= 16 {
            self.remember(actors, first, place);
        }
    }

    /// The place of a mention in its clause.
    pub fn place(&self, head: TokenId) -> Place {
        let doc = self.stage.doc;
        let token = doc.token(head);
        match token.dep {
            Dep::nsubj | Dep::nsubjpass | Dep::csubj => {
                if is_speech(doc.lemma(token.head)) {
                    Place::Speaker
                } else {
                    Place::Subject
                }
            }
            Dep::conj => {
                let mut top = token.head;
                for _ in 0..6 {
                    if doc.token(top).dep != Dep::conj {
                        break;
                    }
                    top = doc.token(top).head;
                }
                if doc.token(top).dep == Dep::conj {
                    Place::Other
                } else {
                    self.place(top)
                }
            }
            Dep::pobj
                if matches!(doc.lower(token.head), "by" | "to")
                    && is_speech_like(doc, token.head) =>
            {
                Place::Speaker
            }
            Dep::dobj | Dep::dative => Place::Object,
            Dep::pobj if doc.token(token.head).dep == Dep::agent => Place::Subject,
            Dep::pobj => Place::Object,
            _ => Place::Other,
        }
    }

    fn phrase(&mut self, phrase: &Phrase) -> Option<Found> {
        let number = self.stage.phrase_of[phrase.head as usize] as usize - 1;
        if let Some(country) = scene::of_upheaval(self.stage, phrase.head) {
            self.scene = country;
        }
        if let Some((entry, Usage::Demonym)) = phrase.entry {
            // *Ana Lu, **a Freedonian** convicted of fraud*: she.
            let token = self.stage.doc.token(phrase.head);
            if token.dep == Dep::appos
                && phrase.determiner == Determiner::Indefinite
                && let &[actor] = self.actors_at(token.head)
                && self.suits(actor, ActorKind::Person)
            {
                return Some(Found::one(actor, MentionForm::Nominal, "apposition", 0.9));
            }
            return Some(self.demonym(phrase, entry));
        }
        if let Some(actor) = self.stage.named[number] {
            if phrase
                .entry
                .is_some_and(|(_, usage)| usage == Usage::Capital)
                && is_place_only(self.stage, phrase)
            {
                return None;
            }
            if phrase.entry.is_none()
                && self.stage.actor(actor).country.is_empty()
                && let Some(&owner) = self.owner(phrase).first()
                && !self.suits(actor, ActorKind::Person)
            {
                let theirs = self.stage.actor(owner).country.clone();
                let sectors = self.stage.actor(owner).sectors.clone();
                let actor = &mut self.stage.actors[actor.index()];
                actor.country = theirs;
                if actor.sectors.is_empty() {
                    actor.sectors = sectors;
                }
            }
            if phrase.title_start.is_some() && self.suits(actor, ActorKind::Person) {
                self.learn_owner(phrase, actor);
            }
            let note = match phrase.entry {
                Some((_, Usage::Capital)) => "capital for its state",
                Some((_, Usage::Seat)) => "seat for its government",
                Some(_) => "name in the lexicon",
                None => "name",
            };
            return Some(Found::one(actor, MentionForm::Name, note, 0.95));
        }
        if phrase.name.is_some() && phrase.role.is_none() {
            return None;
        }
        // "The two discussed …": whoever was named together last.
        let two = self.stage.doc.lower(phrase.head) == "two" && phrase.role.is_none();
        if two && phrase.determiner == Determiner::Definite {
            if let Some(parties) = self.parties_by_pronoun(phrase.head) {
                let (form, note) = (MentionForm::Nominal, "those who met");
                return Some(Found {
                    actors: parties,
                    form,
                    note,
                    confidence: 0.8,
                });
            }
            let (actors, confidence, note) = self.both(phrase.head, 2)?;
            return Some(Found {
                actors,
                form: MentionForm::Nominal,
                note,
                confidence,
            });
        }
        self.nominal(phrase)
    }

    /// *the Freedonians*: a people; *the Japanese* of talks: their state.
    fn demonym(&mut self, phrase: &Phrase, entry: u32) -> Found {
        let data = self.stage.entry(entry);
        let country = data.country.clone();
        let word = self.stage.form(phrase.end - 1).to_string();
        let state =
            phrase.determiner == Determiner::Definite && !word.to_lowercase().ends_with('s');
        if state {
            let actor = self.stage.add_entry(entry);
            return Found::one(actor, MentionForm::Name, "nationality for its state", 0.7);
        }
        let plural = if word.to_lowercase().ends_with('s') {
            word.clone()
        } else {
            format!("{word}s")
        };
        let name = if phrase.plural || word.to_lowercase().ends_with('s') {
            word
        } else {
            plural
        };
        let actor = Actor {
            key: format!("{country}:people"),
            name,
            kind: ActorKind::People,
            country,
            sectors: vec![Sector::Cvl],
            office: String::new(),
        };
        let actor = self.stage.add(
            actor,
            Facts {
                plural: true,
                ..Facts::default()
            },
        );
        Found::one(actor, MentionForm::Name, "nationality", 0.8)
    }

    /// Sorts the mentions and marks which token stands in which.
    fn finish(self) -> Cast {
        let Reader {
            stage,
            mentions,
            doubts,
            author,
            ..
        } = self;
        let mut order: Vec<usize> = (0..mentions.len()).collect();
        order.sort_by_key(|&at| {
            (
                mentions[at].span.start,
                std::cmp::Reverse(mentions[at].span.end),
                mentions[at].head,
            )
        });
        let mentions: Vec<CastMention> = order.iter().map(|&at| mentions[at].clone()).collect();
        let mut by_token = vec![None; stage.doc.tokens.len()];
        // Wider ones first, so that the innermost stays.
        let mut by_length: Vec<usize> = (0..mentions.len()).collect();
        by_length.sort_by_key(|&at| std::cmp::Reverse(mentions[at].span.len()));
        for at in by_length {
            for token in stage.doc.tokens_in(mentions[at].span) {
                by_token[token as usize] = Some(at as u32);
            }
        }
        for (at, mention) in mentions.iter().enumerate() {
            by_token[mention.head as usize] = Some(at as u32);
        }
        Cast {
            actors: std::mem::take(&mut stage.actors),
            mentions,
            by_token,
            doubts,
            author: author.state.first().copied().or(author.person),
            home: String::new(),
            is_unplaced: false,
            abroad: Vec::new(),
        }
    }
}

fn is_speech_like(doc: &chancery_text::Annotated, prep: TokenId) -> bool {
    doc.lower(prep) == "to"
        && doc
            .head(prep)
            .is_some_and(|above| doc.lower(above) == "according")
}
