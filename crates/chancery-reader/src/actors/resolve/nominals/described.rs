//! Somebody whom only a noun phrase describes: *two Freedonian officials*, *the miners' union*.
//!
//! A new actor: kind and office by the noun, country by whose it is or where it acts.

use chancery_lexicon::actors::{RoleKind, slug};
use chancery_record::{Actor, ActorId, ActorKind, MentionForm, Sector};
use chancery_text::{Dep, Pos, Tag, TokenId};

use crate::actors::country::home::{is_domestic, located};
use crate::actors::country::scene;
use crate::actors::phrase::{Determiner, Phrase};
use crate::actors::resolve::{Found, Reader};
use crate::actors::stage::{Facts, Stage};
use crate::actors::words::foreign;

impl Reader<'_, '_> {
    /// An actor without a name.
    pub(super) fn new_nominal(
        &mut self,
        phrase: &Phrase,
        role: u32,
        plural: bool,
        mut country: String,
        mut sectors: Vec<Sector>,
    ) -> Found {
        let data = self.stage.role(role);
        let kind = data.kind.actor(plural);
        let domestic = is_domestic(&sectors);
        if country.is_empty() && data.kind != RoleKind::State {
            country = located(self.stage, phrase.head).unwrap_or_default();
        }
        if country.is_empty() {
            country = self.on_scene(phrase, role).unwrap_or_default();
        }
        if country.is_empty() {
            country = self.under_rule(phrase, role).unwrap_or_default();
        }
        let data = self.stage.role(role);
        if country.is_empty()
            && domestic
            && data.kind != RoleKind::State
            && !self.stage.home.is_empty()
        {
            country.clone_from(&self.stage.home);
        }
        // "Diplomats said", at the seat of a body of states: those of the body.
        if country.is_empty() && self.stage.at_seat && plural && sectors == [Sector::Gov] {
            country = "IGO".to_string();
        }
        // "International organizations": of states.
        if country.is_empty() && data.kind == RoleKind::Igo {
            country = "IGO".to_string();
        }
        if sectors.is_empty() && matches!(kind, ActorKind::People) {
            sectors.push(Sector::Cvl);
        }
        let name = self.nominal_name(phrase);
        let mut bare = self.key_name(phrase);
        // *Four people died* are not the people of a country.
        let mut words = phrase.start..phrase.head;
        let is_counted = words.any(|at| self.stage.doc.token(at).pos == Pos::NUM)
            && phrase.modifier.is_none()
            && phrase.owner.is_none();
        if bare == "people" && is_counted {
            bare.clone_from(&name);
        }
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

    /// The country where a group without one of its own acts.
    fn on_scene(&mut self, phrase: &Phrase, role: u32) -> Option<String> {
        let role = self.stage.role(role);
        let own = phrase.modifier.is_some() || phrase.owner.is_some();
        if own || !scene::is_local(role) && !scene::is_hit(self.stage, role, phrase.head) {
            return None;
        }
        if let Some(country) = scene::of_sender(self.stage, role, phrase.head) {
            return Some(country);
        }
        let place = scene::of_clause(self.stage, phrase.head);
        if let Some(country) = place.or_else(|| scene::of_people(self.stage, role, phrase.head)) {
            self.scene.clone_from(&country);
            return Some(country);
        }
        // Traffickers may be from anywhere, whoever arrests them.
        let roams = role.sectors.contains(&Sector::Crm);
        let plays_there = roams || self.stage.home_share >= 0.7;
        (!self.scene.is_empty() && !plays_there).then(|| self.scene.clone())
    }

    /// See [`called`].
    pub(super) fn nominal_name(&self, phrase: &Phrase) -> String {
        self.whose_name(phrase)
            .unwrap_or_else(|| called(self.stage, phrase))
    }

    /// *Its forces* are *Russia's forces*, where it is known who *it* is.
    fn whose_name(&self, phrase: &Phrase) -> Option<String> {
        let owner = phrase.owner?;
        let is_pronoun = self.stage.doc.token(owner).tag == Tag::PRPS;
        let &[owner_id] = self.actors_at(owner) else {
            return None;
        };
        let name = &self.stage.actor(owner_id).name;
        let rest = called(self.stage, phrase);
        let (first, rest) = rest.split_once(' ')?;
        let is_it = first.eq_ignore_ascii_case(self.stage.doc.lower(owner));
        // *The United States' forces*, and in a text in capitals *RUSSIA'S FORCES*
        let s = if name.ends_with(['s', 'S']) {
            ""
        } else if rest.contains(char::is_lowercase) {
            "s"
        } else {
            "S"
        };
        (is_pronoun && is_it && !name.is_empty()).then(|| format!("{name}'{s} {rest}"))
    }

    /// Whether it is said to be of a place or body of which nothing is known.
    pub(super) fn unknown_owner(&self, phrase: &Phrase) -> bool {
        phrase.owner.is_some_and(|owner| {
            let token = self.stage.doc.token(owner);
            // *Ode's government* is the one that he leads.
            let is_known = |id: ActorId| {
                let owner = self.stage.actor(id);
                owner.name.contains(' ') || !owner.office.is_empty() || !owner.country.is_empty()
            };
            let is_open = owner > phrase.head || !self.stage.named_at(owner).is_some_and(is_known);
            is_open
                && token.pos != Pos::PRON
                && self.stage.is_capital(owner)
                && self.stage.hit(owner).is_none()
        })
    }

    /// What of the phrase goes into the key: nationality and article left out; with whose it is,
    /// where no country tells that.
    pub(super) fn key_name(&self, phrase: &Phrase) -> String {
        let doc = self.stage.doc;
        if self.unknown_owner(phrase) {
            return self.nominal_name(phrase);
        }
        // "African countries", "other countries" and "countries" are three groups.
        if foreign::names_several(self.stage, phrase.head) {
            return self
                .stage
                .words(start_of_name(self.stage, phrase)..phrase.end);
        }
        let from = phrase.title_start.unwrap_or(phrase.head).min(phrase.head);
        let mut start = from;
        // Nouns and adjectives next to the noun belong to it: "trade sources".
        while start > phrase.start {
            let before = start - 1;
            let token = doc.token(before);
            // "Developing countries" are no "developed countries".
            let marks = token.pos == Pos::VERB && token.dep == Dep::amod;
            let takes = (matches!(token.pos, Pos::NOUN | Pos::ADJ | Pos::PROPN) || marks)
                && self.stage.hit_of[before as usize] == 0;
            if !takes {
                break;
            }
            start = before;
        }
        self.stage.words(start..phrase.end)
    }
}

/// A phrase as a name: without article, with a short *to Freedonia*, *of the miners*.
pub(in crate::actors) fn called(stage: &Stage<'_>, phrase: &Phrase) -> String {
    let start = start_of_name(stage, phrase);
    let last = last_of_name(stage, phrase.head, phrase.end).filter(|_| {
        // *The president **in Lima***: where he is, not what he is called.
        let is_one = phrase
            .role
            .is_some_and(|(role, plural)| !plural && stage.is_personal(role));
        let sent = matches!(
            stage.doc.lemma(phrase.head),
            "ambassador" | "envoy" | "representative"
        );
        !is_one || sent || stage.doc.lower(phrase.end) != "in"
    });
    let name = stage.words(start..last.map_or(phrase.end, |last| last + 1));
    without_gloss(&name)
}

/// *FLO **[Front for the Liberation of Ood]** guerrillas*: what the bracket spells out is no part of the name.
fn without_gloss(name: &str) -> String {
    match (name.find(" ["), name.find("] ")) {
        (Some(opens), Some(closes)) if opens < closes => {
            format!("{}{}", &name[..opens], &name[closes + 1..])
        }
        _ => name.to_string(),
    }
}

/// The first word of a phrase that belongs to a name: not *the*, but *some* and *all*.
pub(in crate::actors) fn start_of_name(stage: &Stage<'_>, phrase: &Phrase) -> TokenId {
    let doc = stage.doc;
    let leads = |at: &TokenId| {
        let is_article =
            doc.token(*at).pos == Pos::DET && !matches!(doc.lower(*at), "some" | "all");
        is_article || doc.token(*at).pos == Pos::PUNCT || stage.form(*at) == "["
    };
    let mut words = phrase.start..phrase.head;
    words.find(|at| !leads(at)).unwrap_or(phrase.head)
}

/// The last word of what belongs to a name after its noun: *allies **around the world***, *delegates
/// **from 23 countries***.
///
/// What says where in the world those are belongs to the noun, whatever the parser hung it on.
pub(in crate::actors) fn last_of_name(
    stage: &Stage<'_>,
    head: TokenId,
    end: TokenId,
) -> Option<TokenId> {
    const LINKS: &[&str] = &["of", "to", "for", "in", "from"];
    const WHERE: &[&str] = &["around", "across", "throughout", "among"];
    let doc = stage.doc;
    let sentence = &doc.sentences[doc.token(head).sentence as usize];
    if end >= sentence.end || doc.token(end).dep != Dep::prep {
        return None;
    }
    let (link, object) = (doc.lower(end), doc.child(end, Dep::pobj));
    let belongs = doc.token(end).head == head && LINKS.contains(&link)
        || WHERE.contains(&link)
        || link == "from" && object.is_some_and(|noun| foreign::names_several(stage, noun));
    let last = doc.token(end).right_edge;
    (belongs && last - end <= 6).then_some(last)
}
