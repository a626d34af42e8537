//! Reads an article from start to end: each noun phrase and pronoun finds its actor.

use chancery_lexicon::actors::{RoleKind, Usage, slug};
use chancery_record::{Actor, ActorId, ActorKind, MentionForm, Sector};
use chancery_text::{Dep, Doubt, Pos, TokenId};
use rustc_hash::FxHashMap;

use super::author::Author;
use super::focus::{Candidate, Focus, Place};
use super::names::{is_place_only, told};
use super::phrase::{Determiner, Phrase};
use super::stage::{Facts, Stage};
use super::{Cast, CastMention};

pub(super) struct Reader<'s, 'a> {
    pub stage: &'s mut Stage<'a>,
    pub focus: Focus,
    pub mentions: Vec<CastMention>,
    pub doubts: Vec<Doubt>,
    pub author: Author,
    /// For each token, one more than the mention that it heads.
    pub at: Vec<u32>,
    /// Who was called by a role, by its name and by wider nouns.
    holders: FxHashMap<&'a str, Vec<ActorId>>,
}

/// Whom a phrase names, how sure that is, and why.
pub(super) struct Found {
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
    let mut reader = Reader {
        stage,
        focus: Focus::default(),
        mentions: Vec::new(),
        doubts: Vec::new(),
        author,
        at: vec![0; n],
        holders: FxHashMap::default(),
    };
    for id in 0..reader.stage.actors.len() {
        reader.hold(ActorId(id as u32));
    }
    for token in 0..n as TokenId {
        reader.token(token);
    }
    reader.finish()
}

impl<'a> Reader<'_, 'a> {
    /// Keeps under which nouns an actor can be taken up.
    fn hold(&mut self, id: ActorId) {
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
        // A person before a noun: "the Ode announcement".
        let data = *self.stage.doc.token(token);
        if data.dep == Dep::compound
            && self.stage.is_capital(token)
            && let Some(&Some(person)) = self.stage.surnames.get(&data.lower)
            && !self.inside_name(token)
        {
            self.push(CastMention {
                actors: vec![person],
                head: token,
                span: data.span,
                form: MentionForm::Name,
                note: "before a noun",
                confidence: 0.8,
            });
            self.remember(vec![person], token, Place::Other);
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
        if usage == Usage::City {
            return;
        }
        let entry_kind = self.stage.entry(entry).kind;
        // Part of a longer name: "Freedonia Times".
        if self.inside_name(token) || entry_kind == ActorKind::Person && usage != Usage::Name {
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
        // A list of names can be parsed as appositions: "Lu of Freedonia, Chen of Sylvania and …".
        let listed = |at: TokenId| {
            let data = doc.token(at);
            data.dep == Dep::conj
                || data.dep == Dep::appos
                    && matches!(
                        (self.stage.named_at(at), self.stage.named_at(data.head)),
                        (Some(one), Some(other)) if one != other
                    )
        };
        if listed(head) {
            // Up to the first of the list.
            let mut top = token.head;
            let mut chain = vec![head, top];
            while listed(top) && chain.len() < 8 {
                top = doc.token(top).head;
                chain.push(top);
            }
            for &at in chain.iter().rev() {
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
            let meets = verb.filter(|&verb| {
                matches!(
                    doc.lemma(verb),
                    "meet"
                        | "speak"
                        | "talk"
                        | "discuss"
                        | "join"
                        | "confer"
                        | "agree"
                        | "consult"
                        | "negotiate"
                        | "hold"
                        | "host"
                        | "welcome"
                        | "receive"
                        | "call"
                )
            });
            if let Some(subject) = meets.and_then(|verb| doc.child(verb, Dep::nsubj)) {
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
        if actors.len() > 1 && actors.len() <= 6 {
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
        if let Some((entry, Usage::Demonym)) = phrase.entry {
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

    /// A noun phrase without a name.
    fn nominal(&mut self, phrase: &Phrase) -> Option<Found> {
        let (role, plural) = phrase.role?;
        let data = self.stage.role(role);
        // "Ana Lu, the minister": the apposition is who stands before it.
        let token = *self.stage.doc.token(phrase.head);
        if token.dep == Dep::appos && !plural {
            let before = self.actors_at(token.head);
            if let [actor] = before
                && self.suits(*actor, data.kind.actor(plural))
            {
                return Some(Found::one(*actor, MentionForm::Nominal, "apposition", 0.95));
            }
        }
        // "the minister, Ana Lu".
        if let Some(&name) = self.stage.apposed.get(&phrase.head)
            && let Some(actor) = self.stage.named_at(name)
            && !plural
        {
            return Some(Found::one(actor, MentionForm::Nominal, "apposition", 0.95));
        }
        if data.kind == RoleKind::State {
            return self.state(phrase, role, plural);
        }
        if plural && self.number(phrase).is_some() {
            let n = self.number(phrase).unwrap_or(2);
            if let Some(found) = self.several(phrase, n, data.kind) {
                return Some(found);
            }
        }
        let (mut country, sectors) = told(self.stage, phrase, 0);
        let owner = self.owner(phrase);
        if country.is_empty()
            && let Some(&owner) = owner.first()
        {
            country.clone_from(&self.stage.actor(owner).country);
        }
        if plural && let Some(found) = self.together(phrase, role, &country) {
            return Some(found);
        }
        if plural && data.name == "member" {
            // "board members": the board, if it is one of states or has a name.
            let whole = phrase.modifier.map(|(entry, _)| entry);
            if let Some(entry) =
                whole.filter(|&entry| self.stage.entry(entry).kind == ActorKind::Igo)
            {
                let actor = self.stage.add_entry(entry);
                return Some(Found::one(
                    actor,
                    MentionForm::Nominal,
                    "members for the whole",
                    0.7,
                ));
            }
        }
        if data.name == "counterpart"
            && let Some(found) = self.counterpart(phrase, &owner)
        {
            return Some(found);
        }
        if let Some(found) = self.again(phrase, role, plural, &country) {
            return Some(found);
        }
        Some(self.new_nominal(phrase, role, plural, country, sectors))
    }

    fn suits(&self, actor: ActorId, kind: ActorKind) -> bool {
        let person = self.stage.actor(actor).kind == ActorKind::Person;
        person == (kind == ActorKind::Person)
    }

    /// The number before a plural noun: *the two leaders*, *both sides*.
    fn number(&self, phrase: &Phrase) -> Option<usize> {
        (phrase.start..phrase.head)
            .find_map(|at| match self.stage.doc.lower(at) {
                "two" | "both" => Some(2),
                "three" => Some(3),
                "four" => Some(4),
                _ => None,
            })
            .filter(|_| {
                phrase.determiner != Determiner::Indefinite && phrase.determiner != Determiner::Bare
                    || (phrase.start..phrase.head).any(|at| self.stage.doc.lower(at) == "both")
            })
    }

    /// Who owns: *his*, *Freedonia's*.
    fn owner(&self, phrase: &Phrase) -> Vec<ActorId> {
        let Some(owner) = phrase.owner else {
            return Vec::new();
        };
        let known = self.actors_at(owner);
        if !known.is_empty() {
            return known.to_vec();
        }
        self.stage.named_at(owner).into_iter().collect()
    }

    /// *the government*, *both countries*, *the Freedonian side*.
    fn state(&mut self, phrase: &Phrase, role: u32, plural: bool) -> Option<Found> {
        let name = self.stage.role(role).name.as_str();
        let itself = matches!(
            name.rsplit(' ').next().unwrap_or(name),
            "government"
                | "regime"
                | "administration"
                | "state"
                | "country"
                | "nation"
                | "side"
                | "republic"
                | "kingdom"
        );
        let form = MentionForm::Nominal;
        if plural {
            let states: Vec<ActorId> = self.states_before(phrase);
            if !states.is_empty() && itself {
                return Some(Found {
                    actors: states,
                    form,
                    note: "states named before the noun",
                    confidence: 0.9,
                });
            }
            if let Some(n) = self.number(phrase)
                && let Some(found) = self.several(phrase, n, RoleKind::State)
            {
                return Some(found);
            }
            let (country, sectors) = told(self.stage, phrase, 0);
            return Some(self.new_nominal(
                phrase,
                role,
                plural,
                if itself { String::new() } else { country },
                sectors,
            ));
        }
        if !itself {
            if phrase.determiner == Determiner::Indefinite || phrase.owner.is_none() {
                return None;
            }
            return Some(self.new_nominal(phrase, role, plural, String::new(), Vec::new()));
        }
        let (mut country, _) = told(self.stage, phrase, 0);
        let owner = self.owner(phrase);
        if country.is_empty()
            && let Some(&owner) = owner.first()
        {
            country.clone_from(&self.stage.actor(owner).country);
        }
        if let Some(owner) = phrase.owner
            && matches!(self.stage.doc.lower(owner), "my" | "our")
        {
            return Some(match self.author.state.first() {
                Some(&state) if !self.stage.quoted[phrase.head as usize] => {
                    Found::one(state, form, "the author's state", 0.9)
                }
                _ => Found {
                    actors: Vec::new(),
                    form,
                    note: super::FIRST_PERSON,
                    confidence: 0.0,
                },
            });
        }
        if let Some(state) = self.stage.state(&country) {
            return Some(Found::one(state, form, "state of that country", 0.9));
        }
        if !country.is_empty() || phrase.determiner == Determiner::Indefinite {
            return None;
        }
        if phrase.determiner == Determiner::Bare && name != "government" {
            return None;
        }
        if let Some(place) = self.pick(phrase.head, |reader, candidate| {
            matches!(candidate.actors[..], [actor] if reader.stage.actor(actor).kind == ActorKind::State)
        }) {
            return Some(Found { actors: place.0, form, note: "state in mind", confidence: 0.6 * place.1 });
        }
        let home = self.stage.home.clone();
        let state = self.stage.state(&home)?;
        Some(Found::one(state, form, "state of the article", 0.5))
    }

    /// *the U.S. and Freedonian governments*.
    fn states_before(&mut self, phrase: &Phrase) -> Vec<ActorId> {
        let mut out = Vec::new();
        let mut at = phrase.start;
        while at < phrase.head {
            if let Some(hit) = self.stage.hit(at) {
                if let Some((entry, _)) = self.stage.entry_of(hit)
                    && self.stage.entry(entry).kind == ActorKind::State
                {
                    let actor = self.stage.add_entry(entry);
                    if !out.contains(&actor) {
                        out.push(actor);
                    }
                }
                at = hit.end.max(at + 1);
            } else {
                at += 1;
            }
        }
        // "the governments of Freedonia and Sylvania".
        if out.is_empty()
            && let Some(owner) = phrase.owner
        {
            let mut at = Some(owner);
            while let Some(token) = at.filter(|_| out.len() < 6) {
                if let Some(actor) = self.stage.named_at(token)
                    && self.stage.actor(actor).kind == ActorKind::State
                {
                    out.push(actor);
                }
                at = self.stage.doc.child(token, Dep::conj);
            }
        }
        out
    }

    /// *both sides*, *the two leaders*: the last so many of their kind.
    fn several(&mut self, phrase: &Phrase, n: usize, kind: RoleKind) -> Option<Found> {
        let wanted = |actor: ActorId| {
            let data = self.stage.actor(actor);
            match kind {
                RoleKind::Office | RoleKind::Person => data.kind == ActorKind::Person,
                RoleKind::State => data.kind == ActorKind::State,
                _ => data.kind != ActorKind::Person,
            }
        };
        let role = phrase
            .role
            .map(|(role, _)| self.stage.role(role).name.as_str());
        let holds = |actor: ActorId| {
            role.is_none_or(|role| {
                self.holders
                    .get(role)
                    .is_some_and(|list| list.contains(&actor))
            })
        };
        // A pair named together first, then the last ones named.
        let joint = self.focus.latest().take(12).find(|candidate| {
            candidate.actors.len() == n && candidate.actors.iter().all(|&actor| wanted(actor))
        });
        if let Some(joint) = joint {
            let actors = joint.actors.clone();
            return Some(Found {
                actors,
                form: MentionForm::Nominal,
                note: "named together",
                confidence: 0.8,
            });
        }
        for strict in [true, false] {
            let mut actors: Vec<ActorId> = Vec::new();
            for candidate in self.focus.latest() {
                for &actor in &candidate.actors {
                    let fits =
                        wanted(actor) && (!strict || kind == RoleKind::State || holds(actor));
                    if actors.len() < n && !actors.contains(&actor) && fits {
                        actors.push(actor);
                    }
                }
            }
            if actors.len() == n {
                actors.reverse();
                return Some(Found {
                    actors,
                    form: MentionForm::Nominal,
                    note: "last of their kind",
                    confidence: 0.6,
                });
            }
        }
        None
    }

    /// *the ministers*: people named together, of whom one at least holds that office.
    fn together(&self, phrase: &Phrase, role: u32, country: &str) -> Option<Found> {
        if phrase.determiner != Determiner::Definite
            || !country.is_empty()
            || !self.stage.is_personal(role)
        {
            return None;
        }
        let joint = self.focus.latest().take(16).find(|candidate| {
            candidate.actors.len() > 1
                && candidate
                    .actors
                    .iter()
                    .all(|&actor| self.suits(actor, ActorKind::Person))
                && candidate
                    .actors
                    .iter()
                    .any(|&actor| self.takes_up(actor, role, false))
        })?;
        let actors = joint.actors.clone();
        Some(Found {
            actors,
            form: MentionForm::Nominal,
            note: "named together",
            confidence: 0.7,
        })
    }

    /// *his Freedonian counterpart*: who holds the same office there.
    fn counterpart(&mut self, phrase: &Phrase, owner: &[ActorId]) -> Option<Found> {
        let owner = *owner.first()?;
        let (country, _) = phrase.modifier.map(|(entry, _)| {
            let entry = self.stage.entry(entry);
            (entry.country.clone(), ())
        })?;
        let roles = self.stage.facts[owner.index()].roles.clone();
        for role in roles {
            let name = self.stage.role(role).name.as_str();
            let holder = self
                .holders
                .get(name)
                .into_iter()
                .flatten()
                .copied()
                .find(|&other| other != owner && self.stage.actor(other).country == country);
            if let Some(holder) = holder {
                return Some(Found::one(
                    holder,
                    MentionForm::Nominal,
                    "same office in that country",
                    0.8,
                ));
            }
        }
        None
    }

    /// Whether a noun can take up an actor again.
    fn takes_up(&self, actor: ActorId, noun: u32, exact: bool) -> bool {
        let facts = &self.stage.facts[actor.index()];
        let name = self.stage.role(noun).name.as_str();
        facts.roles.iter().any(|&role| {
            role == noun || {
                let role = self.stage.role(role);
                // "leader of the revolution" is exactly a leader.
                let same = role
                    .name
                    .strip_prefix(name)
                    .is_some_and(|rest| rest.starts_with(" of "));
                same || !exact && role.broader.iter().any(|broader| broader == name)
            }
        })
    }

    /// *the president*, *the guerrillas*: somebody named or described before.
    fn again(&mut self, phrase: &Phrase, role: u32, plural: bool, country: &str) -> Option<Found> {
        if phrase.determiner == Determiner::Indefinite
            || (phrase.determiner == Determiner::Bare
                && !plural
                && !self.stage.is_capital(phrase.head))
        {
            return None;
        }
        let data = self.stage.role(role);
        let kind = data.kind.actor(plural);
        let stage = &*self.stage;
        let fits = |actor: ActorId, exact: bool| {
            let other = stage.actor(actor);
            let facts = &stage.facts[actor.index()];
            let person = other.kind == ActorKind::Person;
            person == (kind == ActorKind::Person)
                && facts.plural
                    == (data.collective
                        || data.kind == RoleKind::People
                        || plural && kind != ActorKind::Organization)
                && (country.is_empty() || other.country.is_empty() || other.country == country)
                && (data.gender.is_none() || facts.gender.is_none() || data.gender == facts.gender)
                && self.takes_up(actor, role, exact)
        };
        // Owned by somebody else than before: "his aide" after "her aide".
        for exact in [true, false] {
            let found = self
                .focus
                .latest()
                .find_map(|candidate| match candidate.actors[..] {
                    [actor] if fits(actor, exact) => Some(actor),
                    _ => None,
                });
            let found = found.or_else(|| {
                let held = self.holders.get(data.name.as_str())?;
                held.iter().copied().find(|&actor| fits(actor, exact))
            });
            if let Some(actor) = found {
                let note = if exact {
                    "same office or noun"
                } else {
                    "wider noun"
                };
                let confidence = if exact { 0.85 } else { 0.7 };
                return Some(Found::one(actor, MentionForm::Nominal, note, confidence));
            }
        }
        None
    }

    /// An actor without a name.
    fn new_nominal(
        &mut self,
        phrase: &Phrase,
        role: u32,
        plural: bool,
        mut country: String,
        mut sectors: Vec<Sector>,
    ) -> Found {
        let data = self.stage.role(role);
        let kind = data.kind.actor(plural);
        let domestic = super::describe::is_domestic(&sectors);
        if country.is_empty()
            && domestic
            && data.kind != RoleKind::State
            && !self.stage.home.is_empty()
        {
            country.clone_from(&self.stage.home);
        }
        if sectors.is_empty() && matches!(kind, ActorKind::People) {
            sectors.push(Sector::Cvl);
        }
        let name = self.nominal_name(phrase);
        let bare = self.key_name(phrase);
        let place = if country.is_empty() {
            "UNK"
        } else {
            country.as_str()
        };
        let mut key = format!("{place}:{}", slug(&bare));
        // A new "official" is not the "official" before.
        if phrase.determiner == Determiner::Indefinite
            && !plural
            && self.stage.by_key.contains_key(&key)
        {
            let n = self.stage.actors.len();
            key = format!("{key}-{n}");
        }
        let office = if data.kind == RoleKind::Office && !plural {
            data.name.clone()
        } else {
            String::new()
        };
        let actor = Actor {
            name,
            kind,
            country,
            sectors,
            office,
            key,
        };
        let facts = Facts {
            gender: data.gender,
            plural: data.collective
                || plural && kind != ActorKind::Organization
                || data.kind == RoleKind::People,
            roles: vec![role],
            ..Facts::default()
        };
        let id = self.stage.add(actor, facts);
        self.hold(id);
        Found::one(id, MentionForm::Nominal, "described", 0.75)
    }

    /// The phrase as a name: without article, with a short *to Freedonia*, *of the miners*.
    pub(super) fn nominal_name(&self, phrase: &Phrase) -> String {
        let doc = self.stage.doc;
        let mut start = phrase.start;
        while start < phrase.head && matches!(doc.token(start).pos, Pos::DET | Pos::PUNCT) {
            start += 1;
        }
        let mut end = phrase.end;
        let after = doc.children(phrase.head).iter().copied().find(|&child| {
            child + 1 > phrase.end
                && doc.token(child).dep == Dep::prep
                && matches!(doc.lower(child), "of" | "to" | "for" | "in")
        });
        if let Some(prep) = after.filter(|&prep| prep == phrase.end) {
            let last = doc.token(prep).right_edge;
            if last - prep <= 6 {
                end = last + 1;
            }
        }
        self.stage.words(start..end)
    }

    /// What of the phrase goes into the key: nationality and article left out.
    fn key_name(&self, phrase: &Phrase) -> String {
        let doc = self.stage.doc;
        let from = phrase.title_start.unwrap_or(phrase.head).min(phrase.head);
        let mut start = from;
        // Nouns and adjectives next to the noun belong to it: "trade sources".
        while start > phrase.start {
            let before = start - 1;
            let token = doc.token(before);
            let takes = matches!(token.pos, Pos::NOUN | Pos::ADJ | Pos::PROPN)
                && self.stage.hit_of[before as usize] == 0;
            if !takes {
                break;
            }
            start = before;
        }
        self.stage.words(start..phrase.end)
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
        }
    }
}

/// Whether a verb is one of saying.
pub(super) fn is_speech(lemma: &str) -> bool {
    matches!(
        lemma,
        "say"
            | "tell"
            | "add"
            | "state"
            | "stress"
            | "emphasize"
            | "emphasise"
            | "note"
            | "declare"
            | "announce"
            | "claim"
            | "ask"
            | "warn"
            | "argue"
            | "insist"
            | "explain"
            | "write"
            | "tweet"
            | "report"
            | "deny"
            | "call"
            | "urge"
            | "express"
            | "reiterate"
            | "underscore"
            | "affirm"
            | "reaffirm"
            | "acknowledge"
            | "suggest"
            | "point"
            | "continue"
            | "reply"
            | "respond"
            | "comment"
            | "denounce"
            | "condemn"
            | "criticize"
            | "criticise"
            | "describe"
            | "quote"
            | "remark"
            | "mention"
            | "recall"
            | "promise"
            | "pledge"
            | "vow"
            | "demand"
            | "accuse"
            | "praise"
            | "think"
            | "believe"
            | "hope"
            | "speak"
            | "talk"
    )
}

fn is_speech_like(doc: &chancery_text::Annotated, prep: TokenId) -> bool {
    doc.lower(prep) == "to"
        && doc
            .head(prep)
            .is_some_and(|above| doc.lower(above) == "according")
}
