//! From a predicate to who does it and who undergoes it.

use chancery_lexicon::events::{Entry, Events, Slot};
use chancery_record::{ActorId, ActorKind, EventType, Status};
use chancery_text::{Annotated, Dep, Pos, Tag, TokenId};

use super::predicate::{self, Form, Index, Predicate};
use super::{grammar, status};
use crate::actors::Cast;

/// A predicate with the actors found in its slots.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The words that carry it.
    pub predicate: Predicate,
    /// Who acts.
    pub source: Vec<ActorId>,
    /// On whom.
    pub target: Vec<ActorId>,
    /// How far below the slot the source was found: 0 is the slot itself.
    pub source_depth: u8,
    /// The same for the target.
    pub target_depth: u8,
    /// Whether it happened.
    pub status: Status,
    /// Whether the subject slot holds a word that names no known actor.
    pub blank_source: bool,
    /// Whether the object slot holds a word that names no known actor.
    pub blank_target: bool,
}

/// All candidates of a document, in the order of their heads.
pub fn candidates(events: &Events, annotated: &Annotated, cast: &Cast) -> Vec<Candidate> {
    let index = Index::of(events, annotated);
    let mut out = Vec::new();
    for sentence in 0..annotated.sentences.len() {
        let tokens = annotated.sentence_tokens(sentence);
        for predicate in predicate::predicates(events, &index, annotated, tokens) {
            out.push(resolve(events, annotated, cast, predicate));
        }
    }
    out
}

/// Fills the slots of a predicate.
pub fn resolve(
    events: &Events,
    annotated: &Annotated,
    cast: &Cast,
    predicate: Predicate,
) -> Candidate {
    let entry = &events.entries[predicate.entry as usize];
    let (source_slots, target_slots) = match predicate.form {
        Form::Noun => (&entry.noun_source, &entry.noun_target),
        _ => (&entry.source, &entry.target),
    };
    let reversed = predicate
        .light
        .is_some_and(|verb| predicate::is_reversed(annotated, verb));
    let look = Look {
        annotated,
        cast,
        predicate: &predicate,
    };
    let (mut source, mut source_depth) = if entry.joint && predicate.form == Form::Noun {
        look.fill_all(source_slots)
    } else {
        look.fill(source_slots, &[])
    };
    let mut blank_source = false;
    if source.is_empty()
        && predicate.form == Form::Noun
        && let Some(verb) = predicate.light
    {
        if reversed {
            (source, source_depth) =
                look.fill_at(verb, &[Slot::Prep("from".into()), Slot::Prep("by".into())]);
        } else {
            (source, source_depth) = look.fill_at(verb, &[Slot::Subject]);
        }
    }
    if predicate.form == Form::Noun
        && predicate.light.is_none()
        && matches!(entry.kind, Some(EventType::Consult))
        && source.is_empty()
    {
        source = look.occasion();
    }
    if predicate.form == Form::Noun && events.in_class("undergone", annotated.lemma(predicate.head))
    {
        // *The **Freedonia** coup*, unlike *the **Freedonian** invasion*: a name before the noun
        // undergoes it.
        let named: Vec<ActorId> = annotated
            .children_by(predicate.head, Dep::compound)
            .filter(|&name| annotated.token(name).pos == Pos::PROPN)
            .flat_map(|name| cast.at(name))
            .copied()
            .filter(|&id| cast.actor(id).kind == ActorKind::State)
            .collect();
        source.retain(|id| !named.contains(id));
    }
    if predicate.form == Form::Noun
        && entry.kind == Some(EventType::Assault)
        && annotated.token(predicate.head).dep == Dep::conj
        && annotated
            .children_by(predicate.head, Dep::poss)
            .any(|owner| annotated.token(owner).pos == Pos::PRON)
    {
        // *The town and **its** bombardment*: not who bombards.
        source.clear();
    }
    if source.is_empty() && source_slots.contains(&Slot::Subject) {
        blank_source = grammar::subject(annotated, predicate.head).is_some();
    }
    let (mut target, mut target_depth) = look.fill(target_slots, &source);
    if target.is_empty()
        && predicate.form == Form::Noun
        && let Some(verb) = predicate.light
    {
        if reversed {
            (target, target_depth) = look.fill_at(verb, &[Slot::Subject]);
        } else {
            (target, target_depth) = look.fill_at(verb, target_slots);
        }
    }
    if target.is_empty()
        && predicate.form == Form::Verb
        && matches!(
            entry.kind,
            Some(EventType::Reject | EventType::Sanction | EventType::Accuse | EventType::Support)
        )
        && let Some(noun) = predicate.noun.or_else(|| {
            // *Sees it as **Peru's failure***
            let mut words = predicate.words.iter().copied();
            words.find(|&word| word != predicate.head && annotated.token(word).pos == Pos::NOUN)
        })
    {
        // *Vetoed **France's** draft, expelled the **French** ambassador*; not *voiced **our**
        // concern*.
        target = look.owners(noun, 1);
        if target.is_empty() {
            target = look.before(noun);
        }
        let by_pronoun = annotated
            .children_by(noun, Dep::poss)
            .any(|owner| annotated.token(owner).pos == Pos::PRON);
        target.retain(|&id| !(source.contains(&id) || by_pronoun && look.is_own(&source, id)));
        target_depth = 1;
    }
    if target.is_empty() && !matches!(entry.kind, Some(EventType::Consult)) {
        (target, target_depth) = look.below(&source);
        if matches!(entry.kind, Some(EventType::Request | EventType::Agree)) {
            // *Demanded steps to protect **its citizens***: not who is asked.
            target.retain(|&id| !look.is_own(&source, id));
        }
    }
    target.retain(|id| !source.contains(id));
    let blank_target = target.is_empty()
        && predicate.form == Form::Verb
        && grammar::object(annotated, predicate.head).is_some();
    let status = status::of(events, annotated, &predicate);
    Candidate {
        source,
        target,
        source_depth,
        target_depth,
        status,
        blank_source,
        blank_target,
        predicate,
    }
}

/// Whether a source and a target belong to one country.
pub fn is_own(cast: &Cast, source: &[ActorId], target: &[ActorId]) -> bool {
    let country = |id: &ActorId| cast.actor(*id).country.as_str();
    target.iter().any(|other| {
        let code = country(other);
        !code.is_empty() && source.iter().any(|id| country(id) == code)
    })
}

struct Look<'a> {
    annotated: &'a Annotated,
    cast: &'a Cast,
    predicate: &'a Predicate,
}

impl Look<'_> {
    /// Whether an actor belongs to the country of one of the others.
    fn is_own(&self, others: &[ActorId], id: ActorId) -> bool {
        is_own(self.cast, others, &[id])
    }

    /// The actors of the first slot that holds one.
    fn fill(&self, slots: &[Slot], but: &[ActorId]) -> (Vec<ActorId>, u8) {
        let mut best = (Vec::new(), u8::MAX);
        for (place, slot) in slots.iter().enumerate() {
            for token in self.tokens(self.predicate.head, slot) {
                let (mut found, depth) = self.actors(token);
                found.retain(|id| !but.contains(id));
                let depth = depth + u8::from(place > 0 && depth > 0);
                if !found.is_empty() && depth < best.1 {
                    best = (found, depth);
                }
            }
        }
        if best.0.is_empty() {
            best.1 = 0;
        }
        best
    }

    /// The actors of all slots, those that stand in them themselves.
    fn fill_all(&self, slots: &[Slot]) -> (Vec<ActorId>, u8) {
        let mut out = Vec::new();
        for slot in slots {
            for token in self.tokens(self.predicate.head, slot) {
                let (found, depth) = self.actors(token);
                for id in found {
                    if depth == 0 && !out.contains(&id) {
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

    /// The other side in what is promised, threatened, done in order to: *pledged to help
    /// **Malawi***, *will act to hold **Iran** to account*.
    fn below(&self, source: &[ActorId]) -> (Vec<ActorId>, u8) {
        let annotated = self.annotated;
        let mut heads = vec![self.predicate.head];
        heads.extend(self.predicate.noun);
        heads.extend(self.predicate.light);
        let mut at = 0;
        while at < heads.len() && heads.len() < 8 {
            for &child in annotated.children(heads[at]) {
                let token = annotated.token(child);
                let is_open = matches!(token.dep, Dep::xcomp | Dep::acl | Dep::advcl | Dep::ccomp)
                    && token.pos == Pos::VERB;
                let is_promise =
                    token.dep == Dep::ccomp || token.tag == Tag::VB || token.tag == Tag::VBG;
                let is_purpose = token.dep != Dep::advcl
                    || annotated
                        .children_by(child, Dep::aux)
                        .any(|aux| annotated.lower(aux) == "to");
                if is_open && is_promise && is_purpose {
                    heads.push(child);
                }
            }
            at += 1;
        }
        for &verb in heads.iter().filter(|&&verb| verb != self.predicate.head) {
            let slots = ["object", "to", "with", "against", "on", "for", "behind"];
            for slot in slots
                .iter()
                .filter_map(|name| Slot::named(name, "", 0).ok())
            {
                for token in self.plain_tokens(verb, &slot) {
                    let (mut found, depth) = self.actors(token);
                    found.retain(|id| !source.contains(id));
                    if !found.is_empty() {
                        return (found, depth + 1);
                    }
                }
            }
        }
        (Vec::new(), 0)
    }

    /// Who does something else on the occasion of a meeting: ***The envoy** made the remarks in a
    /// **meeting** with the king*.
    fn occasion(&self) -> Vec<ActorId> {
        const OCCASION: &[&str] = &["in", "during", "at", "after", "before", "following"];
        let annotated = self.annotated;
        let noun = self.predicate.head;
        let Some(prep) = annotated
            .head(noun)
            .filter(|_| annotated.token(noun).dep == Dep::pobj)
        else {
            return Vec::new();
        };
        if !OCCASION.contains(&annotated.lower(prep)) {
            return Vec::new();
        }
        let verb = annotated
            .ancestors(prep)
            .take(3)
            .find(|&above| matches!(annotated.token(above).pos, Pos::VERB | Pos::AUX));
        let subject = verb.and_then(|verb| grammar::subject(annotated, verb));
        subject.map_or(Vec::new(), |subject| self.actors(subject).0)
    }

    fn fill_at(&self, verb: TokenId, slots: &[Slot]) -> (Vec<ActorId>, u8) {
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
    fn tokens(&self, head: TokenId, slot: &Slot) -> Vec<TokenId> {
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
                Slot::Object => out.retain(|&token| token != noun),
                _ => {}
            }
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

    fn plain_tokens(&self, head: TokenId, slot: &Slot) -> Vec<TokenId> {
        let annotated = self.annotated;
        match slot {
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
            Slot::Possessor => annotated.children_by(head, Dep::poss).collect(),
            Slot::Modifier => annotated
                .children(head)
                .iter()
                .copied()
                .filter(|&child| {
                    matches!(
                        annotated.token(child).dep,
                        Dep::amod | Dep::compound | Dep::nmod
                    )
                })
                .collect(),
            Slot::Complement => annotated
                .children(head)
                .iter()
                .copied()
                .filter(|&child| matches!(annotated.token(child).dep, Dep::ccomp | Dep::xcomp))
                .filter_map(|child| {
                    annotated
                        .child(child, Dep::nsubj)
                        .or_else(|| annotated.child(child, Dep::nsubjpass))
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

    /// The actors that a noun phrase names: itself and those joined to it, else whose it is.
    fn actors(&self, token: TokenId) -> (Vec<ActorId>, u8) {
        let mut out: Vec<ActorId> = Vec::new();
        for noun in grammar::joined(self.annotated, token) {
            for &id in self.cast.at(noun) {
                if !out.contains(&id) {
                    out.push(id);
                }
            }
        }
        if !out.is_empty() {
            return (out, 0);
        }
        let inner = grammar::contents(self.annotated, token);
        if inner != token && !self.cast.at(inner).is_empty() {
            return (self.cast.at(inner).to_vec(), 0);
        }
        for noun in grammar::joined(self.annotated, inner) {
            for &id in &self.owners(noun, 2) {
                if !out.contains(&id) {
                    out.push(id);
                }
            }
        }
        (out, 1)
    }

    /// Whose a noun is: *Russia's decision*, *the Russian decision*, *the decision by Russia*.
    fn owners(&self, noun: TokenId, depth: u8) -> Vec<ActorId> {
        let annotated = self.annotated;
        if depth == 0 {
            return Vec::new();
        }
        for dep in [Dep::poss, Dep::agent] {
            for child in annotated.children_by(noun, dep) {
                let at = self.cast.at(child);
                if !at.is_empty() {
                    return at.to_vec();
                }
            }
        }
        for word in ["by", "from"] {
            for child in self.plain_tokens(noun, &Slot::Prep(word.into())) {
                let at = self.cast.at(child);
                if !at.is_empty() {
                    return at.to_vec();
                }
            }
        }
        for &child in annotated.children(noun) {
            if matches!(
                annotated.token(child).dep,
                Dep::amod | Dep::compound | Dep::nmod
            ) {
                let at = self.cast.at(child);
                if !at.is_empty() {
                    return at.to_vec();
                }
            }
        }
        for word in ["of", "in", "against", "on", "with", "between", "to", "for"] {
            for child in grammar::under(annotated, noun, word) {
                let at = self.cast.at(child);
                if !at.is_empty() {
                    return at.to_vec();
                }
                let below = self.owners(child, depth - 1);
                if !below.is_empty() {
                    return below;
                }
            }
        }
        if depth > 1 {
            self.before(noun)
        } else {
            Vec::new()
        }
    }

    /// Whose a noun was when it was named before: *Ghana's calls … rejected **these calls***.
    fn before(&self, noun: TokenId) -> Vec<ActorId> {
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
            .map(|(at, _)| self.owners(at, 1))
            .find(|found| !found.is_empty())
            .unwrap_or_default()
    }
}

/// PLOVER's own rule for one label: what is only promised, threatened or refused is a verbal act.
pub fn single_label(entry: &Entry, status: Status) -> Option<EventType> {
    use EventType::*;
    let kind = entry.relation.or(entry.kind)?;
    Some(match status {
        Status::Planned => match kind {
            Consult | Support | Cooperate | Aid | Concede | Retreat => Agree,
            Sanction | Coerce | Assault | Mobilize | Protest => Threaten,
            other => other,
        },
        Status::Hypothetical => match kind {
            Cooperate | Aid => Agree,
            Sanction | Coerce | Assault | Protest => Threaten,
            other => other,
        },
        Status::Denied => match kind {
            Agree | Consult | Support | Cooperate | Aid | Concede | Retreat => Reject,
            other => other,
        },
        Status::Demanded => match kind {
            Accuse | Reject | Threaten => kind,
            _ => Request,
        },
        _ => kind,
    })
}
