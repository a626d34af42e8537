//! Who does what a predicate tells.
//!
//! > **Peru** bombed Chile. The bombing **by Peru**. **Peru** carried out a bombing. **Peru** announced a
//! > plan to bomb Chile. **Peruvian** troops were sent to Chile. **Peru** claimed the bombing.
//!
//! Leaves alone: the bombing of **Peru**, the **Peru** coup, the bombing, condemned by **Peru**.

use chancery_lexicon::events::{Entry, Slot};
use chancery_record::{ActorId, ActorKind, EventType};
use chancery_text::{Annotated, Dep, Pos, TokenId};

use super::{Found, Roles, about, sufferers};
use crate::events::predicates::{Form, Predicate};
use crate::grammar;

/// Who acts, and where that was read.
pub(in crate::events) struct Source {
    /// The actors.
    pub found: Found,
    /// Whether they stand with the words above the noun, and not beside it.
    pub inherited: bool,
}

impl Roles<'_> {
    /// Who acts: in the slots of the entry, with a light verb, beside a passive, above a noun.
    pub(in crate::events) fn source(&self) -> Source {
        let mut found = self
            .doers_in_slots()
            .or(|| self.doers_by_light_verb())
            .or(|| self.doers_at_occasion());
        self.leave_undergone(&mut found.ids);
        found = found.or(|| self.doers_of_passive());
        let (annotated, cast) = (self.look.annotated, self.look.cast);
        if is_suffered(annotated, self.entry, self.predicate) {
            found.ids.clear();
        }
        sufferers::leave_speakers(annotated, cast, self.predicate, &mut found.ids);
        if self.entry.kind == Some(EventType::Consult) {
            let parts = about::parts(annotated, self.predicate, EventType::Consult);
            about::leave(annotated, cast, &parts, self.predicate.head, &mut found.ids);
        }
        if let Some(claimant) = self.claimants() {
            found = claimant;
        }
        let inherited = found.is_empty() && self.is_bare_noun();
        if inherited {
            found = self
                .look
                .above(self.events, self.entry.kind, self.entry.joint)
                .into();
        }
        Source { found, inherited }
    }

    /// A noun that no light verb carries.
    fn is_bare_noun(&self) -> bool {
        self.predicate.form == Form::Noun && self.predicate.light.is_none()
    }

    /// ***Peru** bombed*, *the bombing **by Peru***; of talks, all that stand there.
    fn doers_in_slots(&self) -> Found {
        let slots = self.source_slots();
        let found = if self.entry.joint && self.predicate.form == Form::Noun {
            self.look.fill_all(slots)
        } else {
            self.look.fill(slots, &[])
        };
        found.into()
    }

    /// ***Peru** carried out a bombing*, *drew criticism **from Peru***.
    fn doers_by_light_verb(&self) -> Option<Found> {
        let verb = self.light_verb()?;
        let slots = if self.is_reversed(verb) {
            vec![Slot::Prep("from".into()), Slot::Prep("by".into())]
        } else {
            vec![Slot::Subject]
        };
        Some(self.look.fill_at(verb, &slots).into())
    }

    /// ***Peru's** envoy spoke at the **talks***
    fn doers_at_occasion(&self) -> Option<Found> {
        let is_meeting = self.is_bare_noun() && self.entry.kind == Some(EventType::Consult);
        is_meeting.then(|| (self.look.occasion(), 0).into())
    }

    /// *The **Freedonia** coup*, unlike *the **Freedonian** invasion*: a name before the noun undergoes it.
    fn leave_undergone(&self, sources: &mut Vec<ActorId>) {
        let (annotated, cast) = (self.look.annotated, self.look.cast);
        let noun = self.predicate.head;
        let is_undergone = self.predicate.form == Form::Noun
            && self.events.in_class("undergone", annotated.lemma(noun));
        if !is_undergone {
            return;
        }
        let names = annotated
            .children_by(noun, Dep::compound)
            .filter(|&name| annotated.token(name).pos == Pos::PROPN);
        for name in names {
            let is_it = |id: &ActorId| {
                cast.at(name).contains(id) && cast.actor(*id).kind == ActorKind::State
            };
            sources.retain(|id| !is_it(id));
        }
    }

    /// Who acts where a passive names nobody: *a pact was signed **between Peru and Chile***, ***German
    /// troops** were sent to Peru*, ***American sanctions** were imposed*.
    fn doers_of_passive(&self) -> Option<Found> {
        use EventType::{Aid, Mobilize, Sanction};
        let is_passive = self.predicate.form == Form::Verb
            && grammar::is_passive(self.look.annotated, self.predicate.head);
        if !is_passive {
            return None;
        }
        let beside = if self.entry.joint {
            self.look.between()
        } else {
            self.look.scene(self.entry)
        };
        let is_named = matches!(self.entry.kind, Some(Mobilize | Sanction | Aid));
        let found = Found::from(beside).or(|| {
            let noun = self.predicate.noun.filter(|_| is_named)?;
            Some((self.look.doers(noun, 1), 1).into())
        });
        Some(found)
    }

    /// Who owns to a deed: ***The rebels** claimed responsibility for the attack*.
    fn claimants(&self) -> Option<Found> {
        if self.predicate.form != Form::Noun {
            return None;
        }
        let verb = self.claimed()?;
        let subject = grammar::subject(self.look.annotated, verb)?;
        Some(self.look.actors(subject).into())
    }

    /// The verb by which somebody owns to a deed: ***claimed** responsibility for the attack*.
    fn claimed(&self) -> Option<TokenId> {
        let annotated = self.look.annotated;
        let deed = self.predicate.head;
        // *Claimed **the attack***
        let link = annotated.head(deed)?;
        if annotated.token(deed).dep == Dep::dobj && annotated.lemma(link) == "claim" {
            return Some(link);
        }
        let noun = annotated.head(link)?;
        let verb = annotated.head(noun)?;
        let owns = matches!(annotated.lemma(noun), "responsibility" | "credit")
            && annotated.lower(link) == "for"
            && self.events.in_class("owning_up", annotated.lemma(verb));
        (owns && annotated.token(noun).dep == Dep::dobj).then_some(verb)
    }
}

/// Whether a noun of violence is what its possessor suffers: *the town and **its** bombardment*.
pub(in crate::events) fn is_suffered(
    annotated: &Annotated,
    entry: &Entry,
    predicate: &Predicate,
) -> bool {
    predicate.form == Form::Noun
        && entry.kind == Some(EventType::Assault)
        && annotated.token(predicate.head).dep == Dep::conj
        && annotated
            .children_by(predicate.head, Dep::poss)
            .any(|owner| annotated.token(owner).pos == Pos::PRON)
}
