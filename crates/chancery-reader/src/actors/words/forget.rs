//! Phrases of the lexicon that an article means otherwise.
//!
//! > *Conservative Party* leader Ode of Freedonia; **Cuban** Americans

use chancery_lexicon::actors::Usage;
use chancery_lexicon::words;
use chancery_record::{ActorKind, Sector};
use chancery_text::{Dep, EntityLabel, TokenId};

use crate::actors::stage::{Hit, Stage};

impl Stage<'_> {
    /// Forgets parties of a usual name whose country the article does not name, where it names others
    /// more than once: *Conservative Party leader Ode told Freedonia's press*.
    pub(in crate::actors) fn forget_parties_of_others(&mut self) {
        let states: Vec<&str> = self
            .hits
            .iter()
            .filter_map(|&hit| Some(self.entry(self.entry_of(hit)?.0)))
            .filter(|entry| entry.kind == ActorKind::State)
            .map(|entry| entry.country.as_str())
            .collect();
        let is_other = |hit: &Hit| {
            let Some((entry, _)) = self.entry_of(*hit) else {
                return false;
            };
            let entry = self.entry(entry);
            entry.kind == ActorKind::Organization
                && entry.sectors.contains(&Sector::Pty)
                && states.len() > 1
                && !states.contains(&entry.country.as_str())
                && (hit.start..hit.end)
                    .all(|at| words::actors::USUAL_PARTIES.has(self.doc.lower(at)))
        };
        let others = self.numbers(is_other);
        self.forget(&others);
    }

    /// ***Cuban** Americans* are of America.
    pub(in crate::actors) fn forget_origins(&mut self) {
        let is_origin = |hit: &Hit| {
            let is_state = self
                .entry_of(*hit)
                .is_some_and(|(entry, _)| self.entry(entry).kind == ActorKind::State);
            is_state
                && (hit.end as usize) < self.doc.tokens.len()
                && self.doc.token(hit.end - 1).space_after
                && matches!(self.doc.lower(hit.end), "american" | "americans")
                && matches!(
                    self.doc.token(hit.start).dep,
                    Dep::amod | Dep::compound | Dep::nmod
                )
        };
        let origins = self.numbers(is_origin);
        self.forget(&origins);
    }

    /// ***Georgia** Ode won. **Georgia** said …*: a person's given name, where the text never means the
    /// state: *in Georgia*, *Georgian*.
    pub(in crate::actors) fn forget_namesakes(&mut self) {
        let state = |hit: &Hit| {
            let (entry, usage) = self.entry_of(*hit)?;
            (self.entry(entry).kind == ActorKind::State).then_some((entry, usage))
        };
        // *Georgia **Ode***, *Georgia Ode, a **minister***
        let is_person = |name: TokenId| {
            let mut described = self.doc.children_by(name, Dep::appos);
            let is_personal = |noun| {
                let role = self.role_at(noun);
                role.is_some_and(|(role, _)| self.is_personal(role))
            };
            self.doc.token(name).entity == EntityLabel::PERSON || described.any(is_personal)
        };
        let is_given = |hit: &Hit| {
            let token = self.doc.token(hit.start);
            hit.end == hit.start + 1
                && token.dep == Dep::compound
                && token.head == hit.end
                && is_person(hit.end)
                && self.hit(hit.end).is_none()
        };
        let mut namesakes: Vec<u32> = Vec::new();
        for hit in self.hits.iter().filter(|hit| is_given(hit)) {
            let namesake = state(hit).map(|(entry, _)| entry);
            namesakes.extend(namesake.filter(|entry| !namesakes.contains(entry)));
        }
        namesakes.retain(|&namesake| {
            self.hits.iter().all(|hit| match state(hit) {
                Some((entry, usage)) if entry == namesake => {
                    usage == Usage::Name && (is_given(hit) || !self.is_of_place(hit))
                }
                _ => true,
            })
        });
        if namesakes.is_empty() {
            return;
        }
        let is_namesake =
            |hit: &Hit| state(hit).is_some_and(|(entry, _)| namesakes.contains(&entry));
        let forgotten = self.numbers(is_namesake);
        self.forget(&forgotten);
    }

    /// *In **Georgia***, *a pact with **Georgia***, *Peru and **Georgia***: a place.
    fn is_of_place(&self, hit: &Hit) -> bool {
        let token = self.doc.token(hit.end - 1);
        let is_state = |at: TokenId| {
            let entry = self.hit(at).and_then(|hit| self.entry_of(hit));
            entry.is_some_and(|(entry, _)| self.entry(entry).kind == ActorKind::State)
        };
        let mut beside = self.doc.children_by(hit.end - 1, Dep::conj);
        token.dep == Dep::pobj
            || token.dep == Dep::conj && is_state(token.head)
            || beside.any(is_state)
    }

    fn numbers(&self, is_meant: impl Fn(&Hit) -> bool) -> Vec<u32> {
        (1..)
            .zip(&self.hits)
            .filter_map(|(number, hit)| is_meant(hit).then_some(number))
            .collect()
    }

    fn forget(&mut self, numbers: &[u32]) {
        if numbers.is_empty() {
            return;
        }
        for number in &mut self.hit_of {
            if numbers.contains(number) {
                *number = 0;
            }
        }
    }
}
