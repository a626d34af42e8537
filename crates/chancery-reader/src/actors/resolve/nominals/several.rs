//! Several who are named by one noun: *both sides*, *the two countries*, *the ministers*.
//!
//! > Peru and Chile met. Brazil urged **both countries** to talk. **The ministers** shook hands.
//!
//! Those named together last; else those whom the article names most, else the last of their kind. Who
//! acts on them is none of them.

use chancery_lexicon::actors::RoleKind;
use chancery_lexicon::words;
use chancery_record::{ActorId, ActorKind, MentionForm};
use chancery_text::{Dep, Pos, Tag, TokenId};

use crate::actors::phrase::{Determiner, Phrase};
use crate::actors::resolve::focus::Candidate;
use crate::actors::resolve::{Found, Reader};
use crate::grammar::joined;

impl Reader<'_, '_> {
    /// *both sides*, *the two leaders*: the last so many of their kind.
    pub(super) fn several(&mut self, phrase: &Phrase, n: usize, kind: RoleKind) -> Option<Found> {
        // *Peru urged **both countries** to talk*: others than Peru.
        let subject = self.subject_over(phrase.head);
        let told = phrase.modifier.map(|(entry, _)| self.stage.entry(entry));
        let told = told.map_or("", |entry| entry.country.as_str());
        let wanted = |actor: ActorId| {
            let data = self.stage.actor(actor);
            // *The two **Chilean** ministers*
            if told.len() == 3 && data.country != told {
                return false;
            }
            let fits = match kind {
                RoleKind::Office | RoleKind::Person => data.kind == ActorKind::Person,
                RoleKind::State => data.kind == ActorKind::State,
                _ => data.kind != ActorKind::Person,
            };
            fits && !subject.contains(&actor)
        };
        let role = phrase
            .role
            .map(|(role, _)| self.stage.role(role).name.as_str());
        let holds = |actor: ActorId| {
            role.is_none_or(|role| {
                self.holders
                    .get(role)
                    .is_some_and(|list| list.contains(&actor))
            })
        };
        // A pair named together first, then the last ones named; not those who only comment.
        let is_pair = |candidate: &&Candidate| {
            candidate.actors.len() == n && candidate.actors.iter().all(|&actor| wanted(actor))
        };
        let comments = |candidate: &Candidate| {
            words::actors::COMMENTING.has(self.stage.doc.lemma(candidate.governor))
        };
        let pairs: Vec<&Candidate> = self.focus.latest().take(12).filter(is_pair).collect();
        let opposed = pairs.iter().find(|candidate| !comments(candidate));
        let joint = opposed.or(pairs.first()).copied();
        let is_side = matches!(role, Some("side" | "party" | "parties" | "sides"));
        let between = is_side && joint.is_some_and(comments);
        if let Some(joint) = joint.filter(|_| !between) {
            return Some(named_together(joint, 0.8));
        }
        // "both sides" of those who fight without being states.
        let opposed = self.focus.latest().take(12).find(|candidate| {
            is_side
                && candidate.actors.len() == n
                && !comments(candidate)
                && !candidate
                    .actors
                    .iter()
                    .any(|&actor| self.suits(actor, ActorKind::Person) || subject.contains(&actor))
        });
        if let Some(opposed) = opposed {
            return Some(named_together(opposed, 0.7));
        }
        if let Some(joint) = joint {
            return Some(named_together(joint, 0.6));
        }
        if kind == RoleKind::State
            && let Some(actors) = self.most_named(n, &wanted)
        {
            return Some(Found {
                actors,
                form: MentionForm::Nominal,
                note: "named most",
                confidence: 0.7,
            });
        }
        // *The four candidates* are not whoever was named.
        for strict in [true, false].into_iter().filter(|&strict| strict || n == 2) {
            let mut actors: Vec<ActorId> = Vec::new();
            for candidate in self.focus.latest() {
                for &actor in &candidate.actors {
                    let fits =
                        wanted(actor) && (!strict || kind == RoleKind::State || holds(actor));
                    if actors.len() < n && !actors.contains(&actor) && fits {
                        actors.push(actor);
                    }
                }
            }
            if actors.len() == n {
                actors.reverse();
                return Some(Found {
                    actors,
                    form: MentionForm::Nominal,
                    note: "last of their kind",
                    confidence: 0.6,
                });
            }
        }
        None
    }

    /// So many who were named clearly more often than any other: those whom an article is about.
    fn most_named(&self, n: usize, wanted: &dyn Fn(ActorId) -> bool) -> Option<Vec<ActorId>> {
        let mut counts: Vec<(u32, ActorId)> = Vec::new();
        for candidate in self.focus.latest() {
            if let [actor] = candidate.actors[..]
                && wanted(actor)
            {
                counts.push((candidate.count, actor));
            }
        }
        counts.sort_by_key(|&(count, _)| std::cmp::Reverse(count));
        let least = counts.get(n.checked_sub(1)?)?.0;
        let next = counts.get(n).map_or(0, |&(count, _)| count);
        let clearly = counts.len() > n && least > next;
        clearly.then(|| counts[..n].iter().map(|&(_, actor)| actor).collect())
    }

    /// Who is the subject of the verb that a word is an object of.
    fn subject_over(&self, head: TokenId) -> Vec<ActorId> {
        let doc = self.stage.doc;
        let acting = |verb: TokenId| {
            let subject = doc.child(verb, Dep::nsubj);
            let all = subject.map_or(Vec::new(), |subject| joined(doc, subject));
            let actors = all.into_iter().flat_map(|one| self.actors_at(one));
            actors.copied().collect::<Vec<ActorId>>()
        };
        let mut at = head;
        for _ in 0..3 {
            let token = doc.token(at);
            let above = token.head;
            match token.dep {
                Dep::dobj | Dep::dative => return acting(above),
                // *Called **on both sides***
                Dep::prep if matches!(doc.token(above).pos, Pos::VERB) => return acting(above),
                // *Urged **both countries to talk***: the parser makes them the subject of *talk*.
                Dep::nsubj if matches!(doc.token(above).dep, Dep::ccomp | Dep::xcomp) => {
                    let is_infinitive = doc.token(above).tag == Tag::VB
                        && doc
                            .children_by(above, Dep::aux)
                            .any(|aux| doc.lower(aux) == "to");
                    return match is_infinitive {
                        true => acting(doc.token(above).head),
                        false => Vec::new(),
                    };
                }
                Dep::pobj | Dep::prep => at = above,
                _ => return Vec::new(),
            }
        }
        Vec::new()
    }

    /// *the ministers*: people named together, of whom one at least holds that office.
    pub(super) fn together(&self, phrase: &Phrase, role: u32, country: &str) -> Option<Found> {
        if phrase.determiner != Determiner::Definite
            || !country.is_empty()
            || !self.stage.is_personal(role)
        {
            return None;
        }
        let joint = self.focus.latest().take(16).find(|candidate| {
            candidate.actors.len() > 1
                && candidate
                    .actors
                    .iter()
                    .all(|&actor| self.suits(actor, ActorKind::Person))
                && candidate
                    .actors
                    .iter()
                    .any(|&actor| self.takes_up(actor, role, false))
        })?;
        Some(named_together(joint, 0.7))
    }
}

fn named_together(joint: &Candidate, confidence: f32) -> Found {
    Found {
        actors: joint.actors.clone(),
        form: MentionForm::Nominal,
        note: "named together",
        confidence,
    }
}
