//! The type of an act where its words alone do not give it.
//!
//! > Peru **will not meet** Chile: a REJECT. Peru reaffirmed its **commitment to Chile**: a SUPPORT. *Chad
//! > **broke** the truce*, in nobody's mouth: what the words are then.

use chancery_record::{ActorId, ActorKind, EventType, Status};
use chancery_text::{Dep, TokenId};

use super::{Candidate, resolve};
use crate::events::page::Page;
use crate::events::predicates::{Form, Predicate};
use crate::grammar;

impl Page<'_> {
    /// What a negation, or a demand, makes of an act; none if it is no event.
    ///
    /// > We **will never recognize** the annexation: a REJECT. He **did not accuse** Peru: nothing.
    pub(in crate::events) fn refused(
        &self,
        candidate: &Candidate,
        kind: EventType,
        status: &mut Status,
    ) -> Option<EventType> {
        use EventType::*;
        let head = candidate.predicate.head;
        match status {
            // *The rebels will not come to Lima* refuse nothing.
            Status::Denied
                if matches!(
                    self.annotated.lemma(head),
                    "come" | "go" | "travel" | "arrive" | "return"
                ) =>
            {
                None
            }
            Status::Denied => {
                let has_aux = |words: &[&str]| {
                    self.annotated
                        .children_by(head, Dep::aux)
                        .any(|aux| words.contains(&self.annotated.lower(aux)))
                };
                // *Is **not going to** meet them*
                let is_going = self.annotated.token(head).dep == Dep::xcomp
                    && self.annotated.head(head).is_some_and(|above| {
                        self.annotated.lower(above) == "going"
                            && grammar::is_negated(self.annotated, above)
                    });
                // *Did not **agree***
                let consents = match self.annotated.lemma(head) {
                    "accept" | "allow" | "permit" | "let" | "grant" => true,
                    "agree" => self.annotated.child(head, Dep::xcomp).is_some(),
                    _ => false,
                };
                let will = has_aux(&["will", "wo", "shall", "can", "ca", "would", "'ll"])
                    || consents && has_aux(&["did", "do", "does"])
                    || is_going;
                // *Is not ready to help*
                let unwilling = candidate.predicate.form == Form::Adjective && kind == Agree;
                if matches!(
                    kind,
                    Agree | Support | Concede | Aid | Cooperate | Consult | Retreat
                ) && (will || unwilling)
                {
                    *status = Status::Done;
                    return Some(Reject);
                }
                let told = self.inner[head as usize].is_some();
                (!kind.is_verbal() && told && candidate.predicate.form == Form::Verb)
                    .then_some(kind)
            }
            _ => Some(kind),
        }
    }

    /// *Reaffirmed its commitment **to Japan***: not a promise of a deed, but support of an ally. Where
    /// no target is known yet, anybody but the source may be the ally.
    pub(in crate::events) fn to_ally(
        &self,
        candidate: &Candidate,
        kind: EventType,
        source: &[ActorId],
        target: &[ActorId],
    ) -> EventType {
        let noun = candidate.predicate.noun.unwrap_or(candidate.predicate.head);
        let is_commitment = self.annotated.lemma(noun) == "commitment";
        let names_ally = [noun, candidate.predicate.head].iter().any(|&word| {
            grammar::under(self.annotated, word, "to").any(|ally| {
                let allies = grammar::joined(self.annotated, ally);
                let is_it = |token: TokenId| {
                    self.cast.at(token).iter().any(|id| {
                        if target.is_empty() {
                            !source.contains(id) && self.cast.actor(*id).kind != ActorKind::Person
                        } else {
                            target.contains(id)
                        }
                    })
                };
                // *Its commitment to Japan*, *to Japan's security*
                let of = |ally: TokenId| {
                    let children = self.annotated.children(ally).iter();
                    children
                        .filter(|&&owner| {
                            matches!(
                                self.annotated.token(owner).dep,
                                Dep::poss | Dep::amod | Dep::compound
                            )
                        })
                        .any(|&owner| is_it(owner))
                        || grammar::under(self.annotated, ally, "of").any(is_it)
                };
                allies.iter().any(|&ally| is_it(ally) || of(ally))
            })
        });
        // *Their commitment to the alliance*
        let names_bond = grammar::under(self.annotated, noun, "to").any(|bond| {
            let events = &self.lexicon.events;
            let lemma = self.annotated.lemma(bond);
            events.in_class("ties", lemma) || events.in_class("alliance", lemma)
        });
        if kind == EventType::Agree && is_commitment && (names_ally || names_bond) {
            EventType::Support
        } else {
            kind
        }
    }

    /// *Chad **broke** the truce*, in nobody's mouth: what the words are then.
    pub(in crate::events) fn unsay(&self, candidate: &mut Candidate) {
        let events = &self.lexicon.events;
        let predicate = &candidate.predicate;
        let is_said = self.inner[predicate.head as usize].is_some() || self.cast.author.is_some();
        let unsaid = events.entries[predicate.entry as usize].unsaid;
        if let Some(entry) = unsaid.filter(|_| !is_said && predicate.form == Form::Verb) {
            let predicate = Predicate {
                entry,
                ..predicate.clone()
            };
            *candidate = resolve(events, self.annotated, self.cast, predicate);
        }
    }
}

/// Mode and CAMEO code of an act that its sentence makes one of another type: *will not meet*
/// refuses, *commitment to an ally* supports.
pub(in crate::events) fn turned(own: EventType, kind: EventType) -> (&'static str, &'static str) {
    match (kind, own) {
        (EventType::Reject, EventType::Cooperate) => ("assist", "121"),
        (EventType::Reject, EventType::Aid) => ("assist", "122"),
        (EventType::Reject, EventType::Concede | EventType::Retreat) => ("change", "124"),
        (EventType::Reject, EventType::Consult) => ("meet", "125"),
        (EventType::Reject, _) => ("", "120"),
        _ => ("", "050"),
    }
}
