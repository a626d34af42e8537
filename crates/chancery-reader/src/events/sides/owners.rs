//! Whom a noun phrase names, and whose else it is.
//!
//! > **Peru** decided; **Peru's** decision; the decision **by Peru**; neighbours **such as Peru**.

use chancery_lexicon::events::Slot;
use chancery_lexicon::words;
use chancery_record::{ActorId, ActorKind};
use chancery_text::{Annotated, Dep, Pos, Tag, TokenId};

use super::Look;
use crate::grammar;

impl Look<'_> {
    /// The actors that a noun phrase names: itself and those joined to it, else whose it is.
    pub(super) fn actors(&self, token: TokenId) -> (Vec<ActorId>, u8) {
        let mut out: Vec<ActorId> = Vec::new();
        for noun in grammar::joined(self.annotated, token) {
            for &id in self.cast.at(noun) {
                if !out.contains(&id) {
                    out.push(id);
                }
            }
            // *Several states, **led by Peru***
            let leads = self
                .annotated
                .children_by(noun, Dep::acl)
                .filter(|&verb| matches!(self.annotated.lemma(verb), "lead" | "head"))
                .flat_map(|verb| self.annotated.children_by(verb, Dep::agent))
                .filter_map(|by| self.annotated.child(by, Dep::pobj));
            // *Diplomats, **including Peru's envoy***
            // *Envoys of several states, **including Peru***
            let whose = grammar::under(self.annotated, noun, "of")
                .chain(grammar::under(self.annotated, noun, "from"))
                .filter(|&whose| self.annotated.token(whose).tag == Tag::NNS)
                .flat_map(|whose| grammar::under(self.annotated, whose, "including"));
            let among = grammar::under(self.annotated, noun, "including").chain(whose);
            for among in among.chain(leads) {
                for named in grammar::joined(self.annotated, among) {
                    let own = self.cast.at(named).to_vec();
                    // *Several ministers, including **those of Peru***
                    let theirs = if own.is_empty() {
                        self.owners(named, 1)
                    } else {
                        own
                    };
                    for id in theirs {
                        let is_people = self.cast.actor(id).kind == ActorKind::People;
                        if !out.contains(&id) && !out.is_empty() && !is_people {
                            out.push(id);
                        }
                    }
                }
            }
        }
        // *Neighbours **such as Peru***, *partners **like Peru***: those.
        let is_nobody = |&id: &ActorId| self.cast.actor(id).country.is_empty();
        if self.annotated.token(token).tag == Tag::NNS && out.iter().all(is_nobody) {
            let named = self.such_as(token);
            if !named.is_empty() {
                return (named, 0);
            }
        }
        if !out.is_empty() {
            return (out, 0);
        }
        let inner = grammar::contents(self.annotated, token);
        if inner != token {
            // *Belarus's **number** of launches*: whose they are stands with the number.
            let counted = [Dep::poss, Dep::amod, Dep::nmod].into_iter();
            let whose = counted
                .flat_map(|dep| self.annotated.children_by(token, dep))
                .map(|owner| self.named(owner))
                .find(|found| !found.is_empty());
            if let Some(whose) = whose {
                return (whose, 1);
            }
            if !self.cast.at(inner).is_empty() {
                return (self.cast.at(inner).to_vec(), 0);
            }
        }
        // *Troops along **Peru's border***: towards Peru itself.
        let is_edge = matches!(
            self.annotated.lemma(inner),
            "border" | "frontier" | "doorstep" | "coast"
        );
        // *Its border **with Chile***: Chile, not itself.
        let is_anothers = self
            .annotated
            .children_by(inner, Dep::poss)
            .any(|owner| self.annotated.token(owner).pos != Pos::PRON);
        if is_edge && !is_anothers {
            let beyond = grammar::under(self.annotated, inner, "with");
            let beyond: Vec<ActorId> = beyond.flat_map(|noun| self.named(noun)).collect();
            if !beyond.is_empty() {
                return (beyond, 0);
            }
        }
        for noun in grammar::joined(self.annotated, inner) {
            for &id in &self.owners(noun, 2) {
                if !out.contains(&id) {
                    out.push(id);
                }
            }
        }
        (out, u8::from(!is_edge))
    }

    /// Those who act where a noun is the subject: itself, or whose it is, not where it is.
    pub(super) fn doing(&self, token: TokenId) -> (Vec<ActorId>, u8) {
        let (found, depth) = self.actors(token);
        let annotated = self.annotated;
        let inner = grammar::contents(annotated, token);
        let is_thing = depth > 0 && !found.is_empty() && self.doers(inner, 2).is_empty();
        if !is_thing {
            return (found, depth);
        }
        let of: Vec<ActorId> = grammar::under(annotated, inner, "of")
            .flat_map(|noun| self.named_below(noun, 2))
            .collect();
        let depth = u8::from(!of.is_empty());
        (of, depth)
    }

    /// Those who stand for a bare plural: *neighbours **like Peru***, not *the rebels, **like Peru***.
    fn such_as(&self, noun: TokenId) -> Vec<ActorId> {
        let annotated = self.annotated;
        let link =
            annotated
                .children_by(noun, Dep::prep)
                .find(|&link| match annotated.lower(link) {
                    "like" => link == noun + 1,
                    "as" => link == noun + 2 && annotated.lower(noun + 1) == "such",
                    _ => false,
                });
        let is_bare = annotated.child(noun, Dep::det).is_none();
        link.filter(|_| is_bare)
            .and_then(|link| annotated.child(link, Dep::pobj))
            .map_or(Vec::new(), |noun| self.named(noun))
    }

    /// Whose a noun is: *Russia's decision*, *the Russian decision*, *the decision by Russia*.
    pub(super) fn owners(&self, noun: TokenId, depth: u8) -> Vec<ActorId> {
        let annotated = self.annotated;
        if depth == 0 {
            return Vec::new();
        }
        let doers = self.doers(noun, depth);
        if !doers.is_empty() {
            return doers;
        }
        for word in ["of", "in", "against", "on", "with", "between", "to", "for"] {
            for child in grammar::under(annotated, noun, word) {
                let found = self.named_below(child, depth);
                if !found.is_empty() {
                    return found;
                }
            }
        }
        if depth > 1 && !is_named_thing(annotated, noun) {
            self.before(noun)
        } else {
            Vec::new()
        }
    }

    /// Who does what a noun names, by the words beside it.
    pub(super) fn doers(&self, noun: TokenId, depth: u8) -> Vec<ActorId> {
        let annotated = self.annotated;
        for dep in [Dep::poss, Dep::agent] {
            for child in annotated.children_by(noun, dep) {
                let at = self.named(child);
                if !at.is_empty() {
                    return at;
                }
            }
        }
        for word in ["by", "from"] {
            for child in self.plain_tokens(noun, &Slot::Prep(word.into())) {
                let found = self.named_below(child, depth);
                if !found.is_empty() {
                    return found;
                }
            }
        }
        // *The steps that Peru takes*
        for clause in annotated.children_by(noun, Dep::relcl) {
            if let Some(doer) = annotated.child(clause, Dep::nsubj)
                && !self.cast.at(doer).is_empty()
                && !matches!(annotated.token(doer).tag, Tag::WDT | Tag::WP)
            {
                return self.cast.at(doer).to_vec();
            }
        }
        let is_of_states =
            |&id: &ActorId| matches!(self.cast.actor(id).kind, ActorKind::State | ActorKind::Igo);
        let mut before: Vec<ActorId> = Vec::new();
        if is_named_thing(annotated, noun) {
            return before;
        }
        for &child in annotated.children(noun) {
            if !matches!(
                annotated.token(child).dep,
                Dep::amod | Dep::compound | Dep::nmod
            ) {
                continue;
            }
            // *A **Kenyan**-led raid*, not *the rebel-led regions*
            let leads = annotated.lemma(child) == "lead";
            let leader = grammar::hyphened(annotated, child)
                .filter(|&at| leads && self.cast.at(at).iter().all(is_of_states));
            for at in leader.into_iter().chain([child]) {
                for &id in self.cast.at(at) {
                    if !before.contains(&id) {
                        before.push(id);
                    }
                }
            }
        }
        // *A **Kenyan police** report*: the police, who are Kenya's.
        let of = |id: ActorId| self.cast.actor(id);
        let bodies: Vec<ActorId> = (before.iter().copied())
            .filter(|&id| of(id).kind != ActorKind::State)
            .collect();
        before.retain(|&id| {
            let is_owner = of(id).kind == ActorKind::State
                && bodies
                    .iter()
                    .any(|&body| of(body).country == of(id).country);
            !is_owner
        });
        before
    }

    /// Those whom a noun names, else whose it is.
    fn named_below(&self, noun: TokenId, depth: u8) -> Vec<ActorId> {
        let named = self.named(noun);
        if named.is_empty() {
            self.owners(noun, depth - 1)
        } else {
            named
        }
    }

    /// Those named by a noun and the nouns joined to it.
    pub(super) fn named(&self, noun: TokenId) -> Vec<ActorId> {
        let mut out: Vec<ActorId> = Vec::new();
        if self.cast.at(noun).is_empty() {
            return out;
        }
        for token in grammar::joined(self.annotated, noun) {
            for &id in self.cast.at(token) {
                if !out.contains(&id) {
                    out.push(id);
                }
            }
        }
        out
    }

    /// Whose a noun was when it was named before: *Ghana's calls … rejected **these calls***.
    pub(super) fn before(&self, noun: TokenId) -> Vec<ActorId> {
        const SENTENCES: u32 = 3;
        let annotated = self.annotated;
        let is_named_before = annotated.children_by(noun, Dep::det).any(|word| {
            ["this", "these", "that", "those", "such"].contains(&annotated.lower(word))
        });
        if !is_named_before || annotated.token(noun).pos != Pos::NOUN {
            return Vec::new();
        }
        let (sentence, lemma) = (annotated.token(noun).sentence, annotated.token(noun).lemma);
        (0..noun)
            .rev()
            .map(|at| (at, annotated.token(at)))
            .take_while(|(_, token)| token.sentence + SENTENCES > sentence)
            .filter(|(_, token)| token.lemma == lemma && token.pos == Pos::NOUN)
            .map(|(at, _)| {
                let of = || {
                    grammar::under(annotated, at, "of")
                        .find_map(|of| Some(self.named(of)).filter(|found| !found.is_empty()))
                };
                let doers = self.doers(at, 1);
                if doers.is_empty() {
                    of().unwrap_or_default()
                } else {
                    doers
                }
            })
            .find(|found| !found.is_empty())
            .unwrap_or_default()
    }
}

/// Whether a noun ends the name of a thing: *the Grand **Ethiopian** Renaissance **Dam*** is nobody's
/// deed.
fn is_named_thing(annotated: &Annotated, noun: TokenId) -> bool {
    annotated.token(noun).pos == Pos::PROPN
        && words::events::NAMED_THINGS.has(annotated.lower(noun))
}
