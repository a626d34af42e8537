//! Who stands in the slots of a predicate.
//!
//! > **Peru** announced a plan to put tariffs on **Chilean** goods.

use chancery_lexicon::events::Slot;
use chancery_record::{ActorId, ActorKind};
use chancery_text::{Dep, Pos, Tag, TokenId};

use super::Look;
use crate::actors::is_settlement;
use crate::events::predicates::Form;
use crate::grammar;

impl Look<'_> {
    /// The actors of the first slot that holds one.
    pub(super) fn fill(&self, slots: &[Slot], but: &[ActorId]) -> (Vec<ActorId>, u8) {
        let mut best = (Vec::new(), u8::MAX);
        let mut is_marked = false;
        let slots = slots.iter().filter(|slot| !self.is_barred(slot, but));
        for (place, slot) in slots.enumerate() {
            for token in self.tokens(self.predicate.head, slot) {
                // *A landslide **in Peru** killed nine*: Peru did not.
                let (mut found, depth) = match slot {
                    Slot::Subject if self.predicate.form == Form::Verb => self.doing(token),
                    _ => self.actors(token),
                };
                found.retain(|&id| !but.contains(&id) && !self.is_own_state(but, id));
                let depth = depth + u8::from(place > 0 && depth > 0);
                // *Attacked a **Chilean** base **in Peru***: the place is no side.
                let is_place = matches!(slot, Slot::Prep(word) if word == "in" || word == "at");
                // ***In the city of Lima**, Chile fired missiles*: only where.
                let is_ahead = token < self.predicate.head;
                if is_place && is_ahead && is_settlement(self.annotated.lemma(token)) {
                    continue;
                }
                if !found.is_empty() && depth < best.1 && !(is_place && is_marked) {
                    is_marked |= *slot == Slot::Object && depth == 1 && self.is_somebodys(token);
                    best = (found, depth);
                }
            }
        }
        if best.0.is_empty() {
            best.1 = 0;
        }
        best
    }

    /// Whether the words beside a noun tell whose it is: *a **Chilean** base*, *a base **of Chile***.
    fn is_somebodys(&self, noun: TokenId) -> bool {
        let noun = grammar::contents(self.annotated, noun);
        let mut of = grammar::under(self.annotated, noun, "of");
        !self.doers(noun, 1).is_empty() || of.any(|whose| !self.named(whose).is_empty())
    }

    /// Whether a slot holds no side of a demand: *the withdrawal of Peru's troops **from Chile***, *the
    /// release **of Ode***.
    fn is_barred(&self, slot: &Slot, but: &[ActorId]) -> bool {
        let annotated = self.annotated;
        let (Slot::Prep(word), Some(noun)) = (slot, self.predicate.noun) else {
            return false;
        };
        let is_another = |token: TokenId| {
            let (found, _) = self.actors(token);
            found.first().is_some_and(|&id| {
                !but.contains(&id)
                    && !self.is_own(but, id)
                    && !self.cast.actor(id).country.is_empty()
            })
        };
        match (word.as_str(), annotated.lemma(noun)) {
            ("from", "withdrawal" | "pullout" | "pullback" | "removal" | "departure") => {
                grammar::under(annotated, noun, "of").any(is_another)
                    || annotated.children_by(noun, Dep::poss).any(is_another)
            }
            ("of", "release" | "extradition" | "freeing" | "liberation") => matches!(
                annotated.lemma(self.predicate.head),
                "ask" | "call" | "demand" | "request" | "seek" | "urge" | "want"
            ),
            _ => false,
        }
    }

    /// The actors of all slots, those that stand in them themselves.
    pub(super) fn fill_all(&self, slots: &[Slot]) -> (Vec<ActorId>, u8) {
        let mut out = Vec::new();
        for slot in slots {
            for token in self.tokens(self.predicate.head, slot) {
                let (found, depth) = self.actors(token);
                for id in found {
                    // *A Middle East conference*: where, not who.
                    let is_region = *slot == Slot::Modifier
                        && self.cast.actor(id).kind == ActorKind::Organization
                        && self.cast.actor(id).country.is_empty();
                    if depth == 0 && !is_region && !out.contains(&id) {
                        out.push(id);
                    }
                }
            }
        }
        // *A conference that would include Chile and Peru*, *comprising Chile and Peru*
        let annotated = self.annotated;
        let clauses = annotated.children_by(self.predicate.head, Dep::relcl);
        let joined = annotated.children_by(self.predicate.head, Dep::acl);
        // *The conference included Chile and Peru*
        let is_subject = annotated.token(self.predicate.head).dep == Dep::nsubj;
        let above = annotated.head(self.predicate.head).filter(|_| is_subject);
        for clause in clauses.chain(joined).chain(above) {
            if [
                "include", "involve", "gather", "bring", "unite", "group", "comprise",
            ]
            .contains(&annotated.lemma(clause))
                && let Some(guests) = grammar::object(annotated, clause)
            {
                for id in self.actors(guests).0 {
                    if !out.contains(&id) {
                        out.push(id);
                    }
                }
            }
        }
        if out.is_empty() {
            self.fill(slots, &[])
        } else {
            (out, 0)
        }
    }

    pub(super) fn fill_at(&self, verb: TokenId, slots: &[Slot]) -> (Vec<ActorId>, u8) {
        for slot in slots {
            for token in self.plain_tokens(verb, slot) {
                let (found, depth) = self.actors(token);
                if !found.is_empty() {
                    return (found, depth);
                }
            }
        }
        (Vec::new(), 0)
    }

    /// The heads of the noun phrases in a slot.
    pub(super) fn tokens(&self, head: TokenId, slot: &Slot) -> Vec<TokenId> {
        let mut out = self.plain_tokens(head, slot);
        // *Imposed sanctions **on Iran**, gave **Mali** a loan*: what hangs under the object.
        if self.predicate.form == Form::Verb
            && let Some(noun) = self.predicate.noun
        {
            match slot {
                Slot::Prep(word) => {
                    out.extend(self.plain_tokens(noun, slot));
                    if out.is_empty() {
                        out.extend(grammar::far_under(self.annotated, noun, word));
                    }
                }
                Slot::Possessor | Slot::Modifier => {
                    out.extend(self.plain_tokens(noun, slot));
                }
                // *Left the European **Union***: a body of states, though the pattern has its noun.
                Slot::Object => out.retain(|&token| {
                    let is_body = |&id: &ActorId| self.cast.actor(id).kind == ActorKind::Igo;
                    let is_name = self.annotated.token(token).pos == Pos::PROPN;
                    token != noun || is_name && self.cast.at(token).iter().any(is_body)
                }),
                _ => {}
            }
        } else if self.predicate.form == Form::Verb
            && out.is_empty()
            && matches!(slot, Slot::Prep(word) if matches!(word.as_str(), "to" | "for" | "on" | "against"))
            && let Some(noun) = grammar::subject(self.annotated, head)
            && self.predicate.words.contains(&noun)
        {
            // *Aid **to Chile** arrived*, *raids **on Chile** killed nine*: what hangs under the subject.
            out = self.plain_tokens(noun, slot);
        }
        // *The imposition of tariffs **on Japan***.
        if out.is_empty()
            && self.predicate.form == Form::Noun
            && matches!(slot, Slot::Prep(_))
            && let Some(inner) = grammar::under(self.annotated, head, "of").next()
        {
            out = self.plain_tokens(inner, slot);
        }
        out
    }

    pub(super) fn plain_tokens(&self, head: TokenId, slot: &Slot) -> Vec<TokenId> {
        let annotated = self.annotated;
        match slot {
            Slot::Subject if self.predicate.form == Form::Adjective => {
                // *Peru is **disappointed***: who feels so is the subject, not who made it so.
                let token = annotated.token(head);
                let first = match token.dep {
                    Dep::conj if annotated.child(head, Dep::nsubj).is_none() => token.head,
                    _ => head,
                };
                let felt = match token.dep {
                    // *The envoy, **critical** of Peru, left*
                    Dep::amod => annotated.head(head),
                    _ => annotated.child(first, Dep::nsubjpass),
                };
                let subject = felt.or_else(|| grammar::subject(annotated, first));
                subject.into_iter().collect()
            }
            Slot::Subject => grammar::subject(annotated, head).into_iter().collect(),
            Slot::Object => {
                let mut out: Vec<TokenId> = annotated
                    .children_by(head, Dep::dative)
                    .flat_map(|child| {
                        if annotated.token(child).pos == Pos::ADP {
                            annotated.child(child, Dep::pobj)
                        } else {
                            Some(child)
                        }
                    })
                    .collect();
                out.extend(grammar::object(annotated, head));
                out
            }
            Slot::Possessor => std::iter::once(head)
                .chain(grammar::counted_by(annotated, head))
                .chain(self.first_owned(head))
                .flat_map(|noun| {
                    annotated
                        .children_by(noun, Dep::poss)
                        .map(move |o| (noun, o))
                })
                .map(|(noun, owner)| grammar::own_subject(annotated, noun, owner).unwrap_or(owner))
                .collect(),
            Slot::Modifier => {
                let modifiers = annotated.children(head).iter().copied().filter(|&child| {
                    matches!(
                        annotated.token(child).dep,
                        Dep::amod | Dep::compound | Dep::nmod
                    )
                });
                // *The **Kenya**-Uganda dispute*, but not *the **Kenya**-brokered truce*, which is of others
                let brokers = |at: TokenId| {
                    annotated.token(at).tag == Tag::VBN && grammar::mediates(annotated.lemma(at))
                };
                let joined = |at: TokenId| {
                    let first = grammar::hyphened(annotated, at).filter(|_| !brokers(at));
                    first.into_iter().chain([at])
                };
                modifiers.flat_map(joined).collect()
            }
            Slot::Complement => annotated
                .children(head)
                .iter()
                .copied()
                .filter(|&child| matches!(annotated.token(child).dep, Dep::ccomp | Dep::xcomp))
                // *Called **for Peru to leave***
                .chain(grammar::for_clause(annotated, head).map(|(_, clause)| clause))
                // *Expressed concern **that Peru had left***
                .chain(
                    self.predicate
                        .noun
                        .filter(|&noun| !self.is_anothers(noun))
                        .into_iter()
                        .flat_map(|noun| {
                            annotated
                                .children_by(noun, Dep::acl)
                                .filter(|&clause| annotated.child(clause, Dep::mark).is_some())
                        }),
                )
                .filter_map(|child| {
                    // What was done to somebody, by whoever did it, concerns who is sorry for them.
                    let undergoes = annotated.token(child).dep != Dep::acl;
                    annotated
                        .child(child, Dep::nsubj)
                        .or_else(|| annotated.child(child, Dep::nsubjpass).filter(|_| undergoes))
                        .or_else(|| (annotated.token(child).pos == Pos::NOUN).then_some(child))
                })
                .collect(),
            Slot::Prep(word) => {
                let mut out: Vec<TokenId> = grammar::under(annotated, head, word).collect();
                if word == "by" {
                    // *attacks carried out by rebels*
                    out.extend(
                        annotated
                            .children_by(head, Dep::acl)
                            .filter_map(|verb| grammar::subject(annotated, verb)),
                    );
                } else {
                    // *the attack launched **against** Riyadh*
                    out.extend(
                        annotated
                            .children_by(head, Dep::acl)
                            .filter(|&verb| annotated.token(verb).tag == Tag::VBN)
                            .flat_map(|verb| grammar::under(annotated, verb, word)),
                    );
                }
                out
            }
        }
    }

    /// *Rejected **Ugandan** charges that it had left*: they are somebody's.
    fn is_anothers(&self, noun: TokenId) -> bool {
        let annotated = self.annotated;
        let mut owners = annotated.children(noun).iter().filter(|&&child| {
            matches!(
                annotated.token(child).dep,
                Dep::poss | Dep::amod | Dep::compound
            )
        });
        owners.any(|&owner| !self.cast.at(owner).is_empty())
    }

    /// *Peru's provocations and military **build-up***: the noun that has the owner of both.
    fn first_owned(&self, noun: TokenId) -> Option<TokenId> {
        let annotated = self.annotated;
        let token = annotated.token(noun);
        let is_bare = token.dep == Dep::conj
            && annotated.child(noun, Dep::poss).is_none()
            && annotated.child(noun, Dep::det).is_none();
        annotated.head(noun).filter(|_| is_bare)
    }
}
