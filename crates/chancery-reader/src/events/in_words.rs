//! Words of violence in politics.
//!
//! > Sanders **attacked** Clinton: an accusation. Clinton **defeated** Sanders: an election. Peru's
//! > president **attacked** Chile over trade: an accusation too. The senator **is fighting** for votes.
//!
//! Leaves alone whoever is armed, or is no politician: *a man attacked the mayor*, *police hit the
//! senator*; and what is done to a state, or with arms: *Putin attacked Ukraine*, *the president struck back
//! with missiles*.

use chancery_lexicon::events::Events;
use chancery_record::{Actor, ActorId, ActorKind, Sector};
use chancery_text::{Annotated, Dep, EntityLabel, TokenId};

use super::candidate::{self, Candidate};
use super::grammar;
use super::predicate::{Form, Predicate};
use crate::actors::Cast;
use crate::trees::days::DAYS;

/// What a candidate is where politicians do it; none if it is no event then.
pub(super) fn turn(
    events: &Events,
    annotated: &Annotated,
    cast: &Cast,
    candidate: Candidate,
) -> Option<Candidate> {
    let predicate = &candidate.predicate;
    let Some(entry) = events.entries[predicate.entry as usize].in_words else {
        return Some(candidate);
    };
    let attackers = attackers(annotated, cast, &candidate);
    let sides = Sides {
        events,
        annotated,
        predicate,
        attackers: attackers.iter().map(|&id| cast.actor(id)).collect(),
        targets: candidate.target.iter().map(|&id| cast.actor(id)).collect(),
    };
    if !sides.are_of_words() {
        return Some(candidate);
    }
    let mut words = predicate.words.iter();
    let is_said = words.any(|&word| events.in_class("in_words", annotated.lemma(word)));
    is_said.then(|| {
        let predicate = Predicate {
            entry,
            ..predicate.clone()
        };
        candidate::resolve(events, annotated, cast, predicate)
    })
}

/// Who attacks: ***Peru's president** stepped up his attacks on Chile's*.
fn attackers<'c>(annotated: &Annotated, cast: &'c Cast, candidate: &'c Candidate) -> &'c [ActorId] {
    let head = candidate.predicate.head;
    if !candidate.source.is_empty() || candidate.predicate.form != Form::Noun {
        return &candidate.source;
    }
    let verb = annotated
        .head(head)
        .filter(|_| annotated.token(head).dep == Dep::dobj);
    let subject = verb.and_then(|verb| grammar::subject(annotated, verb));
    subject.map_or(&[][..], |subject| cast.at(subject))
}

/// Who stands on the sides of words of violence.
struct Sides<'a> {
    events: &'a Events,
    annotated: &'a Annotated,
    predicate: &'a Predicate,
    attackers: Vec<&'a Actor>,
    targets: Vec<&'a Actor>,
}

impl Sides<'_> {
    /// Whether they do nothing to each other but talk and run for office.
    fn are_of_words(&self) -> bool {
        let head = self.predicate.head;
        let lemma = self.annotated.lemma(head);
        let are_politicians = self.targets.iter().all(|actor| is_politician(actor));
        if self.attackers.is_empty() {
            // *Is able **to defeat** Ms. Ode*: at the polls.
            let are_persons = self
                .targets
                .iter()
                .all(|actor| actor.kind == ActorKind::Person);
            return self.predicate.form == Form::Verb
                && self.events.in_class("contests", lemma)
                && !self.targets.is_empty()
                && are_persons
                && are_politicians;
        }
        if !self
            .attackers
            .iter()
            .all(|actor| is_politician(actor) || is_press(actor))
        {
            return false;
        }
        let are_persons = self
            .attackers
            .iter()
            .all(|actor| actor.kind == ActorKind::Person);
        if are_persons && is_over(self.annotated, head) {
            return true;
        }
        let judged = |actor: &&Actor| {
            is_politician(actor) || is_press(actor) || actor.sectors.contains(&Sector::Jud)
        };
        if !self.targets.is_empty() && self.targets.iter().all(judged) {
            return true;
        }
        // *The senator **is fighting** for votes*; but *the president's **war***.
        let govern = |attacker: &&Actor| attacker.sectors.contains(&Sector::Gov);
        let strives = self.events.in_class("strives", lemma);
        let may_be_words = strives || !self.attackers.iter().any(govern);
        may_be_words && !self.has_arms() && self.targets.iter().all(|actor| !self.may_suffer(actor))
    }

    /// Whether the attackers may do it to somebody with arms.
    fn may_suffer(&self, actor: &Actor) -> bool {
        let is_crowd = matches!(actor.kind, ActorKind::Group | ActorKind::People);
        let govern = |attacker: &&Actor| attacker.sectors.contains(&Sector::Gov);
        !is_civil(actor) || is_crowd && self.attackers.iter().any(govern)
    }

    /// Whether the sentence tells of arms and wounds.
    fn has_arms(&self) -> bool {
        let sentence = self.annotated.token(self.predicate.head).sentence as usize;
        self.annotated.sentence_tokens(sentence).any(|at| {
            !self.predicate.words.contains(&at)
                && self.events.in_class("arms", self.annotated.lemma(at))
        })
    }
}

/// *Attacked Peru **over** trade*; not *over the weekend*.
fn is_over(annotated: &Annotated, head: TokenId) -> bool {
    grammar::under(annotated, head, "over").any(|matter| {
        let token = annotated.token(matter);
        matches!(token.entity, EntityLabel::None) && !DAYS.contains(&annotated.lemma(matter))
    })
}

/// A person or body of politics without arms.
fn is_politician(actor: &Actor) -> bool {
    use Sector::*;
    let is_one = !matches!(
        actor.kind,
        ActorKind::State | ActorKind::Igo | ActorKind::Outlet
    );
    let is_political = |sector: &Sector| matches!(sector, Gov | Leg | Pty | Opp | Eli);
    is_one && actor.sectors.iter().any(is_political) && !is_armed(actor)
}

/// Whoever is neither a state nor armed.
fn is_civil(actor: &Actor) -> bool {
    !matches!(actor.kind, ActorKind::State | ActorKind::Igo) && !is_armed(actor)
}

fn is_armed(actor: &Actor) -> bool {
    use Sector::*;
    let arms = |sector: &Sector| matches!(sector, Mil | Cop | Reb | Spy | Uaf | Crm);
    actor.sectors.iter().any(arms)
}

fn is_press(actor: &Actor) -> bool {
    actor.kind == ActorKind::Outlet || actor.sectors.contains(&Sector::Jrn)
}
