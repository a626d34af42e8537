//! Towns that another bears the name of, by the state or province behind the comma.
//!
//! > The mayor of **Oxford, Ohio** spoke: an American town. Growers in **London, Ontario** met.
//!
//! Leaves alone: "in *London, Ibian* envoys met", "London, *Paris and Rome*".

use chancery_lexicon::actors::Usage;
use chancery_record::ActorKind;
use chancery_text::Dep;

use crate::actors::stage::Stage;

impl Stage<'_> {
    /// Gives a town the country of the state or province that stands behind it.
    pub(in crate::actors) fn place_towns(&mut self) {
        for number in 0..self.hits.len() {
            let town = self.hits[number];
            let comma = town.end as usize;
            let is_open = comma + 1 < self.doc.tokens.len() && self.doc.lower(town.end) == ",";
            if !is_open || self.hit_of[town.start as usize] == 0 {
                continue;
            }
            let Some(state) = self.hit(town.end + 1) else {
                continue;
            };
            let of_a_place = |hit| {
                let (entry, usage) = self.entry_of(hit)?;
                let is_place = usage == Usage::City || self.entry(entry).kind == ActorKind::State;
                is_place.then(|| (usage, self.entry(entry).country.as_str()))
            };
            let (Some((usage, own)), Some((of, country))) = (of_a_place(town), of_a_place(state))
            else {
                continue;
            };
            let is_town = matches!(usage, Usage::City | Usage::Capital);
            let is_wider = matches!(of, Usage::City | Usage::Name);
            let last = self.doc.token(state.end - 1);
            let is_told = last.dep == Dep::appos && last.head == town.end - 1;
            if is_town && is_wider && is_told && own != country {
                self.hits[number].node = state.node;
            }
        }
    }
}
