//! Words of violence in politics.
//!
//! > Sanders **attacked** Clinton: an accusation. Clinton **defeated** Sanders: an election. Peru's
//! > president **attacked** Chile over trade: an accusation too. The senator **is fighting** for votes.
//!
//! Leaves alone whoever is armed, or is no politician: *a man attacked the mayor*, *police hit the
//! senator*; what is done with arms, or to a state by those who govern: *Putin attacked Ukraine*, *the
//! president attacked his rival with tanks*; and words that are no figures of speech: *killed*, *invaded*.

use chancery_lexicon::events::Events;
use chancery_record::{Actor, ActorId, ActorKind, Sector};
use chancery_text::{Annotated, Dep, EntityLabel, TokenId};

use super::{Candidate, resolve};
use crate::actors::Cast;
use crate::events::predicates::{Form, Predicate};
use crate::grammar;
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
    let has = |class: &str| {
        let mut words = predicate.words.iter();
        words.any(|&word| events.in_class(class, annotated.lemma(word)))
    };
    let figure = match () {
        _ if has("in_words") => Figure::Said,
        _ if has("contests") => Figure::Contest,
        _ if has("strives") => Figure::Striving,
        _ => return Some(candidate),
    };
    let attackers = attackers(annotated, cast, &candidate);
    let sides = Sides {
        events,
        annotated,
        predicate,
        attackers: attackers.iter().map(|&id| cast.actor(id)).collect(),
        targets: candidate.target.iter().map(|&id| cast.actor(id)).collect(),
    };
    if sides.have_arms() || !sides.are_of_words(figure) {
        return Some(candidate);
    }
    (figure == Figure::Said).then(|| {
        let predicate = Predicate {
            entry,
            ..predicate.clone()
        };
        resolve(events, annotated, cast, predicate)
    })
}

/// What a word of violence may be a figure of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Figure {
    /// *Attacked*: said.
    Said,
    /// *Defeated*: at the polls.
    Contest,
    /// *Fights for*: wants.
    Striving,
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
    fn are_of_words(&self, figure: Figure) -> bool {
        let mut all = self.attackers.iter().chain(&self.targets);
        if self.attackers.is_empty() {
            // *Is able **to defeat** Ms. Ode*
            let is_person =
                |actor: &&Actor| actor.kind == ActorKind::Person && is_politician(actor);
            return figure == Figure::Contest
                && self.predicate.form == Form::Verb
                && !self.targets.is_empty()
                && self.targets.iter().all(is_person);
        }
        if figure == Figure::Contest && all.all(|actor| is_civil(actor)) {
            return true;
        }
        let talks = |actor: &&Actor| {
            is_politician(actor)
                || is_press(actor)
                || actor.kind == ActorKind::Organization && is_civil(actor)
        };
        if !self.attackers.iter().all(talks) {
            return false;
        }
        let are_persons = self
            .attackers
            .iter()
            .all(|actor| actor.kind == ActorKind::Person);
        let is_argued = are_persons && is_over(self.annotated, self.predicate.head);
        let is_judged = |actor: &&Actor| {
            is_politician(actor) || is_press(actor) || actor.sectors.contains(&Sector::Jud)
        };
        if figure == Figure::Said && is_argued
            || !self.targets.is_empty() && self.targets.iter().all(is_judged)
        {
            return true;
        }
        // *The senator **is fighting** for votes*, *lawmakers **attacked** Peru*; but *the president's war*.
        let govern = self
            .attackers
            .iter()
            .any(|actor| actor.sectors.contains(&Sector::Gov));
        let debate = |actor: &&Actor| {
            use Sector::*;
            actor
                .sectors
                .iter()
                .any(|sector| matches!(sector, Leg | Pty | Eli))
        };
        let only_debate = !govern && self.attackers.iter().all(debate);
        let may_suffer = |actor: &&Actor| {
            let is_crowd = matches!(actor.kind, ActorKind::Group | ActorKind::People);
            let is_state = matches!(actor.kind, ActorKind::State | ActorKind::Igo);
            is_armed(actor) || is_state && !only_debate || is_crowd && govern
        };
        (figure == Figure::Striving || !govern) && !self.targets.iter().any(may_suffer)
    }

    /// Whether the sentence tells of arms and wounds, elsewhere than in what is argued about: *attacked
    /// him over **guns***.
    fn have_arms(&self) -> bool {
        const TOPIC: &[&str] = &["about", "for", "over", "regarding"];
        let annotated = self.annotated;
        let head = self.predicate.head;
        let topics: Vec<TokenId> = annotated
            .children_by(head, Dep::prep)
            .filter(|&link| TOPIC.contains(&annotated.lower(link)))
            .collect();
        let sentence = annotated.token(head).sentence as usize;
        annotated.sentence_tokens(sentence).any(|at| {
            let lemma = annotated.lemma(at);
            let is_own =
                self.predicate.words.contains(&at) && self.events.in_class("in_words", lemma);
            at != head
                && !is_own
                && self.events.in_class("arms", lemma)
                && !topics
                    .iter()
                    .any(|&topic| annotated.edges(topic).contains(&at))
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

/// A person without arms, or a body or group of which it is known what it is: *the Orlan Front* may be in
/// arms.
fn is_civil(actor: &Actor) -> bool {
    match actor.kind {
        ActorKind::State | ActorKind::Igo => false,
        ActorKind::Person => !is_armed(actor),
        _ => !actor.sectors.is_empty() && !is_armed(actor),
    }
}

fn is_armed(actor: &Actor) -> bool {
    use Sector::*;
    let arms = |sector: &Sector| matches!(sector, Mil | Cop | Reb | Spy | Uaf | Crm);
    actor.sectors.iter().any(arms)
}

fn is_press(actor: &Actor) -> bool {
    actor.kind == ActorKind::Outlet || actor.sectors.contains(&Sector::Jrn)
}
