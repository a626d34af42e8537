//! What a speaker says that others must do.
//!
//! > **Peru must end** its raids, Chile said: a REQUEST of Chile to Peru.
//!
//! Each modal in what somebody says is a candidate for the model. The rules leave alone what the
//! speaker must do, what must be done by nobody named, what must be so.

use chancery_record::{ActorId, ActorKind, EventType, Sector, Status};
use chancery_text::{Annotated, Dep, Pos, TokenId};

use super::Candidate;
use super::eligible::is_political;
use super::ruled::Sided;
use crate::events::page::Page;
use crate::events::predicates::{Form, Predicate};
use crate::events::status;
use crate::grammar;

/// The entry of the lexicon that holds what such a request is; it has no words of its own.
pub(in crate::events) const ENTRY: &str = "request.duty";

impl Page<'_> {
    /// All duties, with who says so as the source and who is to do it as the target.
    pub(in crate::events) fn duties(&self) -> Vec<Candidate> {
        let entries = &self.lexicon.events.entries;
        let Some(entry) = entries.iter().position(|entry| entry.name == ENTRY) else {
            return Vec::new();
        };
        (0..self.annotated.tokens.len() as TokenId)
            .filter_map(|verb| self.duty(entry as u32, verb))
            .collect()
    }

    fn duty(&self, entry: u32, verb: TokenId) -> Option<Candidate> {
        let annotated = self.annotated;
        if !matches!(annotated.token(verb).pos, Pos::VERB | Pos::AUX) {
            return None;
        }
        let modal = own_modal(annotated, verb).or_else(|| has_to(annotated, verb))?;
        // ***Should** Peru attack, …* asks for nothing, nor does *must never be fought* anybody.
        let is_nobodys = grammar::is_passive(annotated, verb)
            && annotated.child(verb, Dep::agent).is_none()
            && grammar::is_negated(annotated, verb);
        if is_nobodys || status::is_inverted(annotated, verb) {
            return None;
        }
        let said = self.inner[verb as usize].and_then(|at| self.statements.get(at as usize));
        let speaker = match said {
            Some(said) => said.speaker,
            None => self.cast.author,
        }?;
        let subject =
            grammar::subject(annotated, verb).or_else(|| grammar::subject(annotated, modal));
        let doers = subject.map_or(Vec::new(), |subject| self.named(subject));
        let mut words = vec![modal, verb];
        words.sort_unstable();
        Some(Candidate {
            predicate: Predicate {
                head: verb,
                entry,
                words,
                noun: None,
                light: None,
                toward: None,
                form: Form::Verb,
                weight: 0,
            },
            source: vec![speaker],
            blank_target: !subject.is_some_and(|subject| is_plain(annotated, modal, verb, subject)),
            target: if grammar::is_passive(annotated, verb) {
                Vec::new()
            } else {
                doers
            },
            source_depth: 0,
            target_depth: 0,
            status: Status::Done,
            blank_source: false,
        })
    }

    fn named(&self, subject: TokenId) -> Vec<ActorId> {
        let mut named = Vec::new();
        for noun in grammar::joined(self.annotated, subject) {
            for &id in self.cast.at(noun) {
                if !named.contains(&id) {
                    named.push(id);
                }
            }
        }
        named
    }

    /// What the rules make of a duty: others than the speaker's own are asked.
    pub(super) fn asked(&self, candidate: &Candidate) -> Option<Sided> {
        let speaker = *candidate.source.first()?;
        let own = self.cast.actor(speaker);
        // A paper's headline asks nobody for anything.
        if own.kind == ActorKind::Outlet || own.sectors.contains(&Sector::Jrn) {
            return None;
        }
        let is_own = |id: &ActorId| {
            let doer = self.cast.actor(*id);
            let is_state = doer.kind == ActorKind::State && !doer.country.is_empty();
            *id == speaker || is_state && doer.country == own.country
        };
        // *Both Norway and Spain must act*, said by a Norwegian: Spain is asked.
        let others = candidate.target.iter().copied();
        let target: Vec<ActorId> = others.filter(|id| !is_own(id)).collect();
        // Analysts and bankers foresee, they do not ask.
        let last = own
            .name
            .rsplit(' ')
            .next()
            .unwrap_or_default()
            .to_lowercase();
        let last = last.strip_suffix('s').unwrap_or(&last);
        let foresees = matches!(
            last,
            "analyst" | "economist" | "banker" | "trader" | "dealer" | "broker" | "expert"
        );
        let political = !foresees
            && std::iter::once(&speaker)
                .chain(&target)
                .any(|&id| is_political(&self.lexicon.events, self.cast.actor(id)));
        let is_left = candidate.blank_target
            || target.is_empty()
            || !target.iter().all(|&id| self.may_act(id))
            || !political;
        (!is_left).then(|| Sided {
            kind: EventType::Request,
            status: candidate.status,
            source: vec![speaker],
            target,
            confidence: 0.5,
        })
    }
}

/// Whether a noun is to do something: neither *they* nor *our people*, neither *must be so* nor
/// *must be stopped*.
fn is_plain(annotated: &Annotated, modal: TokenId, verb: TokenId, subject: TokenId) -> bool {
    let is_ours = annotated
        .children_by(subject, Dep::poss)
        .any(|owner| matches!(annotated.lower(owner), "our" | "my"));
    annotated.token(verb).pos == Pos::VERB
        && annotated.lemma(verb) != "be"
        && annotated.token(subject).pos != Pos::PRON
        && annotated.token(subject).dep == Dep::nsubj
        && [verb, modal].contains(&annotated.token(subject).head)
        && !grammar::is_passive(annotated, verb)
        && !is_ours
}

/// *Peru **must** stop*.
fn own_modal(annotated: &Annotated, verb: TokenId) -> Option<TokenId> {
    annotated
        .children_by(verb, Dep::aux)
        .find(|&aux| matches!(annotated.lower(aux), "must" | "should" | "ought"))
}

/// *Peru **has** to stop*, *Peru **needs** to stop*.
fn has_to(annotated: &Annotated, verb: TokenId) -> Option<TokenId> {
    let above = annotated.head(verb)?;
    let is_duty = annotated.token(verb).dep == Dep::xcomp
        && matches!(annotated.lower(above), "has" | "have" | "needs" | "need")
        && annotated
            .children_by(verb, Dep::aux)
            .any(|aux| annotated.lower(aux) == "to")
        && annotated.child(above, Dep::dobj).is_none()
        && !grammar::is_negated(annotated, above)
        // "Peru may have to ask": what may come.
        && !annotated.children_by(above, Dep::aux).any(|aux| {
            matches!(annotated.lower(aux), "may" | "might" | "could")
        });
    is_duty.then_some(above)
}
