//! Who stands in the slots of a predicate, and where else the two sides of a deed may stand.
//!
//! > **Peru** announced a plan to put tariffs on **Chilean** goods.

use chancery_lexicon::events::Slot;
use chancery_record::{ActorId, ActorKind, Sector};
use chancery_text::{Annotated, Dep, Pos, Tag, TokenId};

use crate::actors::{Cast, is_settlement};
use crate::events::predicates::{Form, Predicate};
use crate::grammar;

/// A predicate in its text, with whoever is named there.
pub(in crate::events) struct Look<'a> {
    /// The text.
    pub annotated: &'a Annotated,
    /// Who is named where.
    pub cast: &'a Cast,
    /// The words that carry the event.
    pub predicate: &'a Predicate,
}

impl Look<'_> {
    /// Whether an actor belongs to the country of one of the others.
    pub(super) fn is_own(&self, others: &[ActorId], id: ActorId) -> bool {
        self.cast.is_own(others, &[id])
    }

    /// Whether an actor is the state that another acts for.
    pub(super) fn is_own_state(&self, others: &[ActorId], id: ActorId) -> bool {
        let actor = self.cast.actor(id);
        let acts = |other: &ActorId| {
            let other = self.cast.actor(*other);
            !actor.country.is_empty()
                && other.country == actor.country
                && (other.kind == ActorKind::State || other.sectors.contains(&Sector::Gov))
        };
        actor.kind == ActorKind::State && others.iter().any(acts)
    }

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

    /// *Peru's provocations and military **build-up***: the noun that has the owner of both.
    fn first_owned(&self, noun: TokenId) -> Option<TokenId> {
        let annotated = self.annotated;
        let token = annotated.token(noun);
        let is_bare = token.dep == Dep::conj
            && annotated.child(noun, Dep::poss).is_none()
            && annotated.child(noun, Dep::det).is_none();
        annotated.head(noun).filter(|_| is_bare)
    }

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
    fn doing(&self, token: TokenId) -> (Vec<ActorId>, u8) {
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
        if depth > 1 {
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
        && matches!(
            annotated.lower(noun),
            "accord"
                | "accords"
                | "agreement"
                | "canal"
                | "convention"
                | "cup"
                | "dam"
                | "pact"
                | "protocol"
                | "round"
                | "treaty"
        )
}
