//! Noun phrases without a name: *the minister*, *both sides*, *guerrillas*.
//!
//! > Vega, the trade minister, left. **The minister** will return, **government officials** said.
//!
//! Takes up who was named or described by that noun or a narrower one; else describes somebody new.
//!
//! It may be somebody of that office or trade ([`again`]), a body by a word of its name ([`bodies`]), whoever has
//! just been named ([`epithets`]), [`several`] at once, or in headline and lead somebody told of more fully
//! below ([`lead`]). Somebody new is [`described`], perhaps of the country that rules there ([`ruled`]).

mod again;
mod bodies;
pub(in crate::actors) mod described;
mod epithets;
mod lead;
mod ruled;
mod several;

use chancery_lexicon::actors::RoleKind;
use chancery_lexicon::words;
use chancery_record::{ActorId, ActorKind, MentionForm, Sector};
use chancery_text::{Dep, EntityLabel, Pos, Tag};

use super::focus::{Candidate, Place};
use super::{Found, Reader};
use crate::actors::FIRST_PERSON;
use crate::actors::country::home::{dateline_country, may_hold};
use crate::actors::country::scene;
use crate::actors::names::is_scene;
use crate::actors::names::told::told;
use crate::actors::phrase::{Determiner, Phrase};
use crate::actors::words::saying;
use crate::grammar::joined;
use crate::positions::concepts::hits::is_state;

impl Reader<'_, '_> {
    /// A noun phrase without a name.
    pub(super) fn nominal(&mut self, phrase: &Phrase) -> Option<Found> {
        let (role, plural) = phrase.role?;
        let data = self.stage.role(role);
        if let Some(other) = self.as_in_body(phrase) {
            return self.nominal(&other);
        }
        if matches!(
            data.name.as_str(),
            "alliance" | "campaign" | "opposition" | "force" | "house" | "justice" | "party"
        ) && self.is_no_body(phrase, &data.name)
        {
            return None;
        }
        if data.name == "city" && is_scene(self.stage.doc, phrase.head) {
            return None;
        }
        if let Some(actor) = self.named_later(phrase) {
            let note = "named later";
            if self.stage.actor(actor).country.is_empty() {
                self.stage.actors[actor.index()].country = told(self.stage, phrase, 0).0;
            }
            return Some(Found::one(actor, MentionForm::Nominal, note, 0.7));
        }
        // "Ana Lu, the minister": the apposition is who stands before it.
        let token = *self.stage.doc.token(phrase.head);
        if token.dep == Dep::appos && !plural {
            let before = self.actors_at(token.head);
            if let [actor] = before
                && self.suits(*actor, data.kind.actor(plural))
                && !self.is_of_another(phrase, *actor)
            {
                let actor = *actor;
                self.learn_owner(phrase, actor);
                if self.stage.actor(actor).country.is_empty()
                    && self.stage.actor(actor).kind == ActorKind::Organization
                {
                    // "Nordbank, a Freedonian bank"
                    let (country, _) = told(self.stage, phrase, 0);
                    self.stage.actors[actor.index()].country = country;
                }
                return Some(Found::one(actor, MentionForm::Nominal, "apposition", 0.95));
            }
        }
        // "Ana Lu, a teacher, activist and now **a candidate**".
        if let Some(actor) = self.more_of(phrase).filter(|_| !plural) {
            return Some(Found::one(actor, MentionForm::Nominal, "apposition", 0.9));
        }
        // "Ana Lu was **a candidate**", "who was chairman and **director** of the bank".
        if let Some(actor) = self.said_to_be(phrase).filter(|_| !plural) {
            return Some(Found::one(
                actor,
                MentionForm::Nominal,
                "said of the subject",
                0.9,
            ));
        }
        // "the minister, Ana Lu".
        if let Some(&name) = self.stage.apposed.get(&phrase.head)
            && let Some(actor) = self.stage.named_at(name)
            && !plural
            && !self.is_of_another(phrase, actor)
        {
            self.learn_owner(phrase, actor);
            return Some(Found::one(actor, MentionForm::Nominal, "apposition", 0.95));
        }
        if plural && let Some(found) = self.parties_by_noun(phrase, role) {
            return Some(found);
        }
        if matches!(data.name.as_str(), "neighbor" | "neighbour")
            && !plural
            && let Some(found) = self.neighbour(phrase)
        {
            return Some(found);
        }
        if data.kind == RoleKind::State {
            return self.state(phrase, role, plural);
        }
        // *The two **peoples***: those of two states.
        let are_peoples = self.stage.doc.lower(phrase.head) == "peoples";
        if (plural || are_peoples)
            && let Some(n) = self.number(phrase)
        {
            let kind = if are_peoples {
                RoleKind::State
            } else {
                data.kind
            };
            if let Some(found) = self.several(phrase, n, kind) {
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
        if country.len() == 3 && country != "IGO" && scene::is_armed(self.stage.role(role)) {
            self.scene.clone_from(&country);
        }
        if (plural || token.tag == Tag::NNS)
            && let Some(found) = self.of_each(phrase, role, &sectors)
        {
            return Some(found);
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
        // "The President" of a government's own document is its president, not the guest's.
        let own = self.own_office(phrase, role, plural, &country);
        if let Some(own) = &own
            && let Some(found) = self.again(phrase, role, plural, own, &sectors)
        {
            return Some(found);
        }
        if let Some(actor) = self.named_outlet(phrase, role, plural) {
            let note = "outlet named before";
            return Some(Found::one(actor, MentionForm::Nominal, note, 0.85));
        }
        // *The President* of a government's own paper that names him nowhere is still its own.
        if own.is_none()
            && let Some(found) = self.again(phrase, role, plural, &country, &sectors)
        {
            return Some(found);
        }
        if let Some(found) = self.body_again(phrase, role, &country) {
            return Some(found);
        }
        if let Some(found) = self.by_epithet(phrase, role, &country) {
            return Some(found);
        }
        country = own.unwrap_or(country);
        if country.is_empty()
            && plural
            && matches!(
                self.stage.role(role).name.as_str(),
                "authority" | "authorities"
            )
            && self.stage.home.is_empty()
            && phrase.determiner == Determiner::Definite
            && !self.unknown_owner(phrase)
            && let Some((state, _)) = self.state_in_mind(phrase, None)
            && let [state] = state[..]
        {
            // *The authorities* rule the state that *the government* would.
            country.clone_from(&self.stage.actor(state).country);
        }
        Some(self.new_nominal(phrase, role, plural, country, sectors))
    }

    /// The person of whom *is* says a noun, or a row of nouns with this one.
    fn said_to_be(&self, phrase: &Phrase) -> Option<ActorId> {
        let doc = self.stage.doc;
        let mut at = phrase.head;
        while doc.token(at).dep == Dep::conj {
            at = doc.token(at).head;
        }
        let verb = doc.head(at).filter(|_| doc.token(at).dep == Dep::attr)?;
        let is = doc.lemma(verb) == "be" && doc.child(verb, Dep::neg).is_none();
        // *Lu, nicknamed the Fox, **was** a director*: the parser may hang her at *nicknamed*.
        let aside = || {
            let mut clauses = doc.children_by(verb, Dep::ccomp);
            clauses.find(|&clause| clause < verb && doc.token(clause).tag == Tag::VBN)
        };
        let subject = doc
            .child(verb, Dep::nsubj)
            .or_else(|| doc.child(aside()?, Dep::nsubj))
            .filter(|&subject| is && subject < verb)?;
        let &[actor] = self.actors_at(subject) else {
            return None;
        };
        let is_person = self.stage.actor(actor).kind == ActorKind::Person;
        let fits = self.stage.is_personal(phrase.role?.0) && phrase.name.is_none();
        (is_person && fits && !self.is_of_another(phrase, actor)).then_some(actor)
    }

    /// Who was named before a row of nouns without *the*, of which this is a later one.
    fn more_of(&self, phrase: &Phrase) -> Option<ActorId> {
        let doc = self.stage.doc;
        let open = |determiner| matches!(determiner, Determiner::Indefinite | Determiner::Bare);
        if phrase.name.is_some() || !open(phrase.determiner) {
            return None;
        }
        let mut at = phrase.head;
        while doc.token(at).dep == Dep::conj {
            at = doc.token(at).head;
        }
        let first = self.stage.phrase(at).filter(|_| at != phrase.head)?;
        let is_row = doc.token(at).dep == Dep::appos
            && first.name.is_none()
            && first.determiner == Determiner::Indefinite
            && !first.plural;
        let &[actor] = self
            .actors_at(doc.token(at).head)
            .get(..1)
            .filter(|_| is_row)?
        else {
            return None;
        };
        let is_one = self.stage.actor(actor).kind == ActorKind::Person;
        (is_one && self.stage.is_personal(phrase.role?.0)).then_some(actor)
    }

    /// *Formed **an alliance***, *strong **opposition** from Freedonia*, *the use of **force***, *an air
    /// **campaign***: nobody who acts.
    fn is_no_body(&self, phrase: &Phrase, name: &str) -> bool {
        let doc = self.stage.doc;
        let mut links = doc.children_by(phrase.head, Dep::prep);
        match name {
            "force" => {
                phrase.determiner == Determiner::Bare
                    && doc.token(phrase.head).tag == Tag::NN
                    && phrase.start == phrase.head
            }
            // *A graduation **party***
            "party" => doc
                .children_by(phrase.head, Dep::compound)
                .any(|kind| words::actors::FEASTS.has(doc.lower(kind))),
            // *Committed to **justice***
            "justice" => {
                phrase.determiner == Determiner::Bare && !self.stage.is_capital(phrase.head)
            }
            // *Burned **the house***, unlike *the lower house*, *the House*.
            "house" => {
                let sentence = doc.token(phrase.head).sentence as usize;
                let before = phrase.head.checked_sub(1).map_or("", |at| doc.lower(at));
                let is_chamber = matches!(before, "lower" | "upper" | "white");
                let is_name = self.stage.is_capital(phrase.head) && !self.stage.capitals[sentence];
                !is_chamber && !is_name
            }
            "opposition" => links.any(|link| matches!(doc.lower(link), "from" | "to")),
            // *A campaign*, *an **air** campaign*, *the campaign **against** malaria*, unlike *Ode's
            // campaign*.
            "campaign" => {
                let mut before = doc.children(phrase.head).iter();
                let is_named = phrase.owner.is_some() || phrase.name.is_some();
                let is_kind = before.any(|&word| {
                    matches!(doc.token(word).dep, Dep::amod | Dep::compound)
                        && doc.token(word).pos != Pos::PROPN
                });
                (is_kind || phrase.determiner != Determiner::Definite) && !is_named
                    || links.any(|link| matches!(doc.lower(link), "against" | "for" | "to"))
            }
            _ => {
                phrase.determiner == Determiner::Indefinite
                    || links.any(|link| matches!(doc.lower(link), "with" | "between"))
            }
        }
    }

    /// Gives somebody named the country of whom a pronoun says he serves: ***Its** trade minister, Ana Lu*.
    pub(super) fn learn_owner(&mut self, phrase: &Phrase, actor: ActorId) {
        if !self.stage.actor(actor).country.is_empty() {
            return;
        }
        // Not "my friend, Ana Lu".
        let office = phrase
            .role
            .is_some_and(|(role, _)| self.stage.role(role).kind == RoleKind::Office);
        let pronoun = phrase
            .owner
            .is_some_and(|owner| office && self.stage.doc.token(owner).pos == Pos::PRON);
        let owners = if pronoun {
            self.owner(phrase)
        } else {
            Vec::new()
        };
        let mut countries = owners.iter().map(|&owner| &self.stage.actor(owner).country);
        let first = countries.next().cloned().unwrap_or_default();
        if countries.all(|country| *country == first) {
            self.stage.actors[actor.index()].country = first;
        }
    }

    /// Whether a phrase tells of another country than the one somebody is known to be of: *Ode, **Oz's
    /// minister**, and Ana Lu*, three people.
    fn is_of_another(&self, phrase: &Phrase, actor: ActorId) -> bool {
        let known = self.stage.actor(actor).country.as_str();
        let (country, _) = told(self.stage, phrase, 0);
        known.len() == 3 && country.len() == 3 && country != known && known != "IGO"
    }

    /// The state of a government's document, where it calls somebody by a bare title.
    ///
    /// > **The President** thanked President Ode of Freedonia.
    fn own_office(&self, phrase: &Phrase, role: u32, plural: bool, told: &str) -> Option<String> {
        let data = self.stage.role(role);
        let bare = told.is_empty() && phrase.owner.is_none() && phrase.modifier.is_none();
        let official = data.kind == RoleKind::Office && data.sectors.contains(&Sector::Gov);
        let [state] = self.author.state[..] else {
            return None;
        };
        let definite = phrase.determiner == Determiner::Definite;
        // *The Prime Minister* of an American paper is the guest.
        let is_guest = !may_hold(
            &self.stage.lexicon.regions,
            &data.name,
            &self.stage.actor(state).country,
        );
        (!is_guest && bare && official && definite && !plural && self.author.is_government)
            .then(|| self.stage.actor(state).country.clone())
    }

    pub(super) fn suits(&self, actor: ActorId, kind: ActorKind) -> bool {
        let person = self.stage.actor(actor).kind == ActorKind::Person;
        person == (kind == ActorKind::Person)
    }

    /// The number before a plural noun: *the two leaders*, *both sides*.
    pub(super) fn number(&self, phrase: &Phrase) -> Option<usize> {
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
    pub(super) fn owner(&self, phrase: &Phrase) -> Vec<ActorId> {
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
        let itself = words::actors::STATES.has(name.rsplit(' ').next().unwrap_or(name));
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
        if name == "state" && self.is_condition(phrase) {
            return None;
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
                None if self.is_editorial(phrase) => {
                    let filed = dateline_country(self.stage);
                    let state = self.stage.state(&filed)?;
                    Found::one(state, form, "state of the place of filing", 0.7)
                }
                _ => Found {
                    actors: Vec::new(),
                    form,
                    note: FIRST_PERSON,
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
        if let Some(leader) = self.leader(phrase) {
            // "the Ode Administration": that of the country that Ode leads, or of the place of filing.
            let led = match leader.is_empty() && name == "administration" {
                true => dateline_country(self.stage),
                false => leader,
            };
            if let Some(state) = self.stage.state(&led) {
                return Some(Found::one(state, form, "named after its leader", 0.8));
            }
            let is_named = self.stage.doc.token(phrase.head - 1).entity == EntityLabel::PERSON;
            if is_named && self.stage.home.is_empty() {
                return Some(self.new_nominal(phrase, role, false, led, vec![Sector::Gov]));
            }
        }
        if self.unknown_owner(phrase) {
            // "the government of Oodland": not that of another state.
            return Some(self.new_nominal(phrase, role, false, country, vec![Sector::Gov]));
        }
        let region = self.region(phrase);
        if let Some((actors, sure)) = self.state_in_mind(phrase, region) {
            return Some(Found {
                actors,
                form,
                note: "state in mind",
                confidence: 0.6 * sure,
            });
        }
        if region.is_some() {
            // "The Gulf state", where none of the Gulf is named: not the state of the article.
            return Some(self.new_nominal(phrase, role, false, country, vec![Sector::Gov]));
        }
        let protested = scene::of_protest(self.stage, phrase.head);
        let home = protested.unwrap_or_else(|| self.stage.home.clone());
        let state = self.stage.state(&home)?;
        Some(Found::one(state, form, "state of the article", 0.5))
    }

    /// The country of the leader whose name stands before a noun for his government, empty if nothing
    /// tells: *the **Ode** regime*.
    fn leader(&self, phrase: &Phrase) -> Option<String> {
        let doc = self.stage.doc;
        let before = phrase
            .head
            .checked_sub(1)
            .filter(|&at| at >= phrase.start)?;
        let token = doc.token(before);
        let hit = self.stage.hit(before);
        let in_office = hit.and_then(|hit| self.stage.in_office(hit));
        if let Some(leader) = in_office {
            return Some(self.stage.entry(leader).country.clone());
        }
        let is_name = token.pos == Pos::PROPN
            && token.dep == Dep::compound
            && self.stage.is_capital(before)
            && hit.is_none();
        let known = self.stage.surname(token.lower).flatten();
        let country = known.map(|id| self.stage.actor(id).country.clone());
        is_name.then(|| country.unwrap_or_default())
    }

    /// Whether a report itself says *our country*, outside of what anybody is quoted with.
    fn is_editorial(&self, phrase: &Phrase) -> bool {
        let doc = self.stage.doc;
        let said = doc.ancestors(phrase.head).any(|verb| {
            saying::is_speech(doc.lemma(verb)) && doc.child(verb, Dep::nsubj).is_some()
        });
        !said && !self.stage.quoted[phrase.head as usize] && self.stage.article.dateline.is_some()
    }

    /// *The grave **state** of the economy*, unlike *the state of Oodland*.
    fn is_condition(&self, phrase: &Phrase) -> bool {
        let doc = self.stage.doc;
        let mut objects = doc
            .children_by(phrase.head, Dep::prep)
            .filter(|&link| doc.lower(link) == "of")
            .filter_map(|link| doc.child(link, Dep::pobj));
        objects.any(|noun| doc.token(noun).pos != Pos::PROPN)
    }

    /// Which states a region, or a noun for their form, leaves: *the **Gulf** state*, *the **kingdom***.
    fn region(&self, phrase: &Phrase) -> Option<&[String]> {
        let regions = &self.stage.lexicon.regions;
        let noun = self.stage.doc.lemma(phrase.head).to_lowercase();
        let first = phrase.start.max(phrase.head.saturating_sub(4));
        let mut before = (first..phrase.head).filter_map(|start| {
            let words = self.stage.words(start..phrase.head).to_lowercase();
            regions.get(&words)
        });
        let codes = before.next().or_else(|| regions.get(&noun))?;
        Some(codes)
    }

    /// The state that a phrase without a name most likely means, and how sure that is: one of `region`,
    /// if there is any.
    fn state_in_mind(
        &self,
        phrase: &Phrase,
        region: Option<&[String]>,
    ) -> Option<(Vec<ActorId>, f32)> {
        let may_be = |country: &String| region.is_none_or(|region| region.contains(country));
        let is_state = |reader: &Self, candidate: &Candidate| {
            let &[actor] = &candidate.actors[..] else {
                return false;
            };
            let actor = reader.stage.actor(actor);
            actor.kind == ActorKind::State && may_be(&actor.country)
        };
        let picked = self.pick(phrase.head, is_state)?;
        let is_meant = region.is_some() || !self.is_foreign(phrase, &picked.0);
        is_meant.then_some(picked)
    }

    /// Whether *the government* of an article that plays in one country is hardly that of the state
    /// in mind: one that acts nowhere near.
    fn is_foreign(&self, phrase: &Phrase, state: &[ActorId]) -> bool {
        let [state] = state else {
            return false;
        };
        let here = self.stage.doc.token(phrase.head).sentence;
        let near = self.focus.latest().any(|candidate| {
            candidate.actors == [*state]
                && candidate.sentence + 1 >= here
                && matches!(candidate.place, Place::Subject | Place::Speaker)
        });
        let country = &self.stage.actor(*state).country;
        !self.stage.home.is_empty() && *country != self.stage.home && !near
    }

    /// ***Freedonian and Sylvanian** troops*, *the presidents of Freedonia and Sylvania*: those of each.
    fn of_each(&mut self, phrase: &Phrase, role: u32, sectors: &[Sector]) -> Option<Found> {
        let states = self.states_before(phrase);
        if states.len() < 2 || phrase.modifier.is_none() && phrase.owner.is_none() {
            return None;
        }
        let data = self.stage.role(role);
        let (name, is_office) = (data.name.as_str(), data.kind == RoleKind::Office);
        let mut actors = Vec::new();
        for state in states {
            let country = self.stage.actor(state).country.clone();
            let held = self.holders.get(name).filter(|_| is_office);
            let holder = held.and_then(|held| {
                let mut held = held.iter().copied();
                held.find(|&id| self.stage.actor(id).country == country)
            });
            match holder {
                Some(holder) => actors.push(holder),
                None => {
                    let own = self.new_nominal(phrase, role, true, country, sectors.to_vec());
                    actors.extend(own.actors);
                }
            }
        }
        Some(Found {
            actors,
            form: MentionForm::Nominal,
            note: "of each country before the noun",
            confidence: 0.75,
        })
    }

    /// *the U.S. and Freedonian governments*.
    pub(super) fn states_before(&mut self, phrase: &Phrase) -> Vec<ActorId> {
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
            for token in joined(self.stage.doc, owner) {
                if let Some(actor) = self.stage.named_at(token)
                    && self.stage.actor(actor).kind == ActorKind::State
                    && !out.contains(&actor)
                {
                    out.push(actor);
                }
            }
        }
        out
    }

    /// *Oz accused **its neighbour***: the only other state that the last sentences name.
    fn neighbour(&mut self, phrase: &Phrase) -> Option<Found> {
        let &[owner] = &self.owner(phrase)[..] else {
            return None;
        };
        let country = self.stage.actor(owner).country.as_str();
        if !is_state(country) || phrase.modifier.is_some() {
            return None;
        }
        let sentence = self.stage.doc.token(phrase.head).sentence;
        let near = |candidate: &&Candidate| candidate.sentence + 3 > sentence;
        let mut other: Option<&str> = None;
        for candidate in self.focus.latest().filter(near) {
            for &id in &candidate.actors {
                let theirs = self.stage.actor(id).country.as_str();
                if !is_state(theirs) || theirs == country {
                    continue;
                }
                if other.is_some_and(|other| other != theirs) {
                    return None;
                }
                other = Some(theirs);
            }
        }
        let entry = self.stage.lexicon.place(other?)?;
        let state = self.stage.add_entry(entry);
        Some(Found::one(
            state,
            MentionForm::Nominal,
            "the other state",
            0.7,
        ))
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
}
