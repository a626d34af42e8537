//! Who may be source and target of an event, by the rules.
//!
//! > **Peru** condemned the attack on Chile: Chile is not accused. Reporters asked **the king**: no
//! > event, for it is how news is made.

use chancery_lexicon::events::{Entry, Events};
use chancery_lexicon::words;
use chancery_record::{Actor, ActorId, ActorKind, EventType, Sector, Statement};
use chancery_text::{Dep, TokenId};

use super::Candidate;
use crate::actors::Cast;
use crate::events::page::Page;
use crate::events::predicates::Form;
use crate::events::sides::asides;
use crate::grammar;

impl Page<'_> {
    /// Source and target, if they are such as an event may have.
    pub(super) fn sides(
        &self,
        candidate: &Candidate,
        entry: &Entry,
        kind: EventType,
    ) -> Option<(Vec<ActorId>, Vec<ActorId>)> {
        let mut source = candidate.source.clone();
        let mut target = candidate.target.clone();
        // *Peru's **demand** was **rejected***: by whoever rejects it.
        let cue = self.cues[candidate.predicate.head as usize].or_else(|| {
            let mut words = candidate.predicate.words.iter();
            words.find_map(|&word| self.cues[word as usize])
        });
        if let Some(statement) = cue.and_then(|number| self.statements.get(number as usize)) {
            if source.is_empty() {
                source.extend(statement.speaker);
            }
            if target.is_empty() && kind == EventType::Request {
                target.extend(statement.addressee);
            }
        }
        let slots = match candidate.predicate.form {
            Form::Noun => &entry.noun_source,
            _ => &entry.source,
        };
        if source.is_empty() && slots.is_empty() {
            // *He said that **Peru turned a blind eye** to it*: whoever says so blames Peru.
            let told = self.inner[candidate.predicate.head as usize];
            let said = told.and_then(|number| self.statements.get(number as usize));
            source.extend(said.into_iter().flat_map(|said| self.speakers(said)));
        }
        if kind == EventType::Accuse && candidate.target_depth > 0 && !slots.is_empty() {
            target.retain(|&id| !self.suffers(candidate, id));
        }
        source.retain(|&id| self.may_act(id));
        target.retain(|&id| self.may_act(id) && !source.contains(&id));
        target.retain(|&id| !self.is_outside(candidate, kind, id));
        if source.is_empty() {
            return None;
        }
        use EventType::*;
        let is_joint =
            entry.joint && matches!(kind, Agree | Consult | Cooperate | Support | Retreat);
        if is_joint && matches!(kind, Agree | Consult | Cooperate) {
            if source.len() > 1 && candidate.target_depth > 0 {
                // *Oz and Ib agreed to keep in touch through **their teams***
                target.clear();
            }
            let apart = self.annotated.children(candidate.predicate.head).iter();
            let apart = apart
                .filter(|&&word| {
                    ["separately", "respectively"].contains(&self.annotated.lower(word))
                })
                .count()
                > 0;
            if !apart {
                source.append(&mut target);
            }
        }
        let country = |id: &ActorId| self.cast.actor(*id).country.as_str();
        if kind == Agree
            && candidate.target_depth > 0
            && !self.helps(candidate.predicate.head)
            && source.iter().any(|id| country(id) != country(&source[0]))
        {
            // *Oz and Ib pledged to hold **Ruritania** to account*
            target.clear();
        }
        let is_mutual =
            source.len() > 1 && grammar::is_mutual(self.annotated, candidate.predicate.head);
        let both = !target.is_empty() || (is_joint && source.len() > 1) || is_mutual;
        // *The agreements* of one side alone are no event.
        let is_pact = kind == Agree && entry.joint && candidate.predicate.form == Form::Noun;
        // Those of several states meet and agree among themselves: *the ministers of the G-7 met*.
        let among =
            matches!(kind, Agree | Consult) && source.iter().any(|&id| is_several(self.cast, id));
        if (entry.weak || is_pact && candidate.predicate.light.is_none()) && !both && !among {
            return None;
        }
        // PLOVER asks for a recipient here.
        if matches!(kind, Consult | Cooperate | Aid | Sanction) && !both && !among {
            return None;
        }
        let is_deed = matches!(kind.quad(), 2 | 4);
        if is_deed && candidate.source_depth > 0 && candidate.predicate.form == Form::Verb {
            let subject = grammar::subject(self.annotated, candidate.predicate.head);
            let events = &self.lexicon.events;
            if subject.is_some_and(|noun| events.in_class("documents", self.annotated.lemma(noun)))
            {
                return None;
            }
        }
        // Who trains and arms its own helps nobody.
        if entry.name == "aid.military" && self.cast.is_own(&source, &target) {
            return None;
        }
        if self.gathers_news(kind, is_joint, &source, &target) {
            return None;
        }
        let events = &self.lexicon.events;
        // A crowd that protests is political by what it does.
        let is_crowd = |&id: &ActorId| {
            kind == Protest
                && candidate.predicate.form == Form::Verb
                && matches!(
                    self.cast.actor(id).kind,
                    ActorKind::Group | ActorKind::People
                )
        };
        let matters = source.iter().any(is_crowd)
            || source
                .iter()
                .chain(&target)
                .any(|&id| is_political(events, self.cast.actor(id)));
        matters.then_some((source, target))
    }

    /// Whether what is promised helps somebody: *pledged **to help** Malawi*.
    fn helps(&self, promise: TokenId) -> bool {
        let mut deeds = self.annotated.children_by(promise, Dep::xcomp);
        // *Pledged to help **fight** Malawi*
        deeds.any(|deed| {
            words::events::HELPING.has(self.annotated.lemma(deed))
                && self.annotated.child(deed, Dep::xcomp).is_none()
                && self.annotated.child(deed, Dep::ccomp).is_none()
        })
    }

    /// *Asked by reporters*, *spoke to newsmen*, *the Times's Ana Lu visited the front*: how news is
    /// gathered, no event. Journalists may well accuse, protest and be beaten, and a paper may cut ties.
    pub(in crate::events) fn gathers_news(
        &self,
        kind: EventType,
        is_joint: bool,
        source: &[ActorId],
        target: &[ActorId],
    ) -> bool {
        use EventType::*;
        if matches!(kind, Accuse | Reject | Protest | Assault | Support) {
            return false;
        }
        let is_talk = matches!(kind, Request | Consult);
        let is_press = |id: &ActorId| {
            let actor = self.cast.actor(*id);
            let is_journalist = actor.sectors == [Sector::Jrn];
            is_journalist && (is_talk || actor.kind == ActorKind::Person)
        };
        let n_press = source.iter().filter(|id| is_press(id)).count();
        let asks =
            n_press > 0 && (n_press == source.len() || is_joint && n_press + 1 >= source.len());
        asks || is_talk && !target.is_empty() && target.iter().all(is_press)
    }

    /// Puts a person in the place of a state that only marks him in the sentence.
    ///
    /// > **Peruvian** President **Ana Lu** was present at the meeting: she met, not Peru.
    pub(in crate::events) fn name_persons(
        &self,
        head: TokenId,
        (source, target): (&mut Vec<ActorId>, &mut Vec<ActorId>),
    ) {
        let sentence = self.annotated.token(head).sentence;
        let here = self.cast.mentions.iter();
        let here: Vec<_> = here
            .filter(|mention| self.annotated.token(mention.head).sentence == sentence)
            .collect();
        let told = self.inner[head as usize];
        let teller = told.and_then(|number| self.statements.get(number as usize)?.speaker);
        let person = |state: ActorId| {
            let own = self.cast.actor(state);
            if own.kind != ActorKind::State {
                return None;
            }
            let mut marked = None;
            for mention in here
                .iter()
                .filter(|mention| mention.actors.contains(&state))
            {
                let token = self.annotated.token(mention.head);
                let is_mark = matches!(token.dep, Dep::amod | Dep::nmod | Dep::compound);
                // *Chilean Foreign **Minister** Rosa **Vidal***: the name stands above the office.
                let above = self.annotated.ancestors(mention.head).take(2);
                let mut whom = above.flat_map(|noun| self.cast.at(noun));
                let whom = whom.find(|&&id| {
                    let other = self.cast.actor(id);
                    other.kind == ActorKind::Person && other.country == own.country
                });
                marked = Some(*whom.filter(|_| is_mark)?);
            }
            marked
        };
        for at in 0..source.len() + target.len() {
            let state = match at.checked_sub(source.len()) {
                None => source[at],
                Some(at) => target[at],
            };
            let Some(person) = person(state) else {
                continue;
            };
            // Who only tells of it had no part in it by his own name.
            if Some(person) == teller || source.contains(&person) || target.contains(&person) {
                continue;
            }
            match at.checked_sub(source.len()) {
                None => source[at] = person,
                Some(at) => target[at] = person,
            }
        }
    }

    /// *Condemned the attack **on Iraq***: Iraq is not accused.
    fn suffers(&self, candidate: &Candidate, id: ActorId) -> bool {
        let Some(noun) = grammar::object(self.annotated, candidate.predicate.head) else {
            return false;
        };
        let carriers = std::iter::once(noun).chain(self.annotated.children_by(noun, Dep::acl));
        carriers.into_iter().any(|carrier| {
            ["on", "against", "in", "at", "near"].iter().any(|word| {
                grammar::under(self.annotated, carrier, word).any(|token| {
                    grammar::joined(self.annotated, token).iter().any(|&token| {
                        self.cast.at(token).contains(&id)
                            || self.annotated.children(token).iter().any(|&inner| {
                                self.annotated.token(inner).dep == Dep::poss
                                    && self.cast.at(inner).contains(&id)
                            })
                    })
                })
            })
        })
    }

    /// Whether somebody is only named where help is against them, or a pact is brokered by them.
    fn is_outside(&self, candidate: &Candidate, kind: EventType, id: ActorId) -> bool {
        let head = candidate.predicate.head;
        let sentence = self.annotated.token(head).sentence as usize;
        let words = self.annotated.sentence_tokens(sentence);
        let mut named = words
            .filter(|&word| self.cast.at(word).contains(&id))
            .peekable();
        named.peek().is_some()
            && named.all(|word| asides::is_outside(self.annotated, kind, head, word))
    }

    /// All who say something together: ***Peru and Chile** said that the plan was wrong*.
    fn speakers(&self, said: &Statement) -> Vec<ActorId> {
        let mut out: Vec<ActorId> = said.speaker.into_iter().collect();
        let cues = said
            .cue
            .iter()
            .flat_map(|&cue| self.annotated.tokens_in(cue));
        for subject in cues.filter_map(|cue| self.annotated.child(cue, Dep::nsubj)) {
            let together = grammar::joined(self.annotated, subject);
            let named: Vec<ActorId> = together
                .into_iter()
                .flat_map(|noun| self.cast.at(noun))
                .copied()
                .collect();
            if out.iter().all(|speaker| named.contains(speaker)) {
                out.extend(named.into_iter().filter(|id| said.speaker != Some(*id)));
            }
        }
        out.dedup();
        out
    }

    pub(super) fn may_act(&self, id: ActorId) -> bool {
        self.cast
            .actors
            .get(id.index())
            .is_some_and(|actor| actor.kind != ActorKind::Outlet)
    }
}

/// Whether an actor makes an act political: by what is known of them, or by the last word of their
/// name (*the Orlan **Movement***).
pub(in crate::events) fn is_political(events: &Events, actor: &Actor) -> bool {
    match actor.kind {
        ActorKind::State | ActorKind::Igo => true,
        ActorKind::Group | ActorKind::People if !actor.country.is_empty() => true,
        ActorKind::Person | ActorKind::Organization | ActorKind::Group | ActorKind::People => {
            let last = actor.name.rsplit(' ').next().unwrap_or_default();
            let is_movement = actor.kind == ActorKind::Organization
                && events.in_class("movements", &last.to_lowercase());
            is_movement
                || actor.sectors.iter().any(|sector| {
                    !matches!(
                        sector,
                        Sector::Unk
                            | Sector::Bus
                            | Sector::Cvl
                            | Sector::Edu
                            | Sector::Soc
                            | Sector::Med
                            | Sector::Agr
                            | Sector::Jrn
                    )
                })
        }
        ActorKind::Outlet => false,
    }
}

/// Whether an actor is a body of states, or a group of no one state.
pub(in crate::events) fn is_several(cast: &Cast, id: ActorId) -> bool {
    let actor = cast.actor(id);
    actor.kind == ActorKind::Igo
        || actor.country == "IGO"
        || actor.kind == ActorKind::Group && cast.is_abroad(id)
}
