//! Phrases of the lexicon that an article means otherwise.
//!
//! > *Conservative Party* leader Ode of Freedonia; **Cuban** Americans

use chancery_record::{ActorKind, Sector};
use chancery_text::Dep;

use super::stage::{Hit, Stage};

impl Stage<'_> {
    /// Forgets parties of a usual name whose country the article does not name, where it names others
    /// more than once: *Conservative Party leader Ode told Freedonia's press*.
    pub(super) fn forget_parties_of_others(&mut self) {
        const USUAL: &[&str] = &[
            "christian",
            "communist",
            "communists",
            "congress",
            "conservative",
            "conservatives",
            "democratic",
            "democrats",
            "free",
            "green",
            "greens",
            "house",
            "labor",
            "labour",
            "liberal",
            "liberals",
            "lords",
            "national",
            "of",
            "parliament",
            "party",
            "people's",
            "popular",
            "progressive",
            "republican",
            "republicans",
            "senate",
            "social",
            "socialist",
            "socialists",
            "the",
            "workers'",
        ];
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
                && (hit.start..hit.end).all(|at| USUAL.contains(&self.doc.lower(at)))
        };
        let others = self.numbers(is_other);
        self.forget(&others);
    }

    /// ***Cuban** Americans* are of America.
    pub(super) fn forget_origins(&mut self) {
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
