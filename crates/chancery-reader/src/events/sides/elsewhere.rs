//! Where else than in its own slots the sides of a deed stand.
//!
//! > **Peru** announced a plan to put tariffs on **Chilean** goods: *tariffs* has no subject of its own.
//!
//! With the words above the noun, below the verb, beside a passive, in the condition of a threat.

use chancery_lexicon::events::{Entry, Events, Slot};
use chancery_record::{ActorId, ActorKind, EventType};
use chancery_text::{Annotated, Dep, Pos, Tag, TokenId};

use super::Look;
use crate::grammar;

/// What one is who would do a deed: *is **ready** for talks with Chile*.
const READY: &[&str] = &["eager", "keen", "open", "prepared", "ready", "willing"];

/// *Hold Peru **accountable** through sanctions*: what is said of the object.
fn is_small(annotated: &Annotated, token: TokenId) -> bool {
    let token = annotated.token(token);
    token.dep == Dep::ccomp && token.pos == Pos::ADJ
}

impl Look<'_> {
    /// The other side of a deed that a noun names, where it stands with the words above the noun:
    /// *support **for Peru** through aid*, *punish **Peru** with tariffs*, *went ahead with tariffs
    /// **against Peru***.
    pub(super) fn beside(
        &self,
        kind: Option<EventType>,
        slots: &[Slot],
        source: &[ActorId],
    ) -> (Vec<ActorId>, u8) {
        use EventType::*;
        const MEANS: &[&str] = &["through", "by", "with", "via", "including"];
        let annotated = self.annotated;
        if !matches!(kind, Some(Aid | Sanction | Coerce)) {
            return (Vec::new(), 0);
        }
        let mut at = self.predicate.head;
        let mut means = false;
        for _ in 0..6 {
            let Some(head) = annotated.head(at) else {
                break;
            };
            let token = annotated.token(at);
            means |= token.pos == Pos::ADP && MEANS.contains(&annotated.lower(at));
            let inside = matches!(
                token.dep,
                Dep::dobj | Dep::pobj | Dep::prep | Dep::conj | Dep::pcomp | Dep::advmod
            ) || is_small(annotated, at);
            if !inside {
                break;
            }
            let above = annotated.token(head);
            let is_verb = matches!(above.pos, Pos::VERB | Pos::AUX);
            if is_verb || above.pos == Pos::NOUN {
                for slot in slots {
                    let fits = match slot {
                        Slot::Prep(word) => !matches!(word.as_str(), "in" | "at" | "of" | "from"),
                        _ => false,
                    };
                    let tokens = if fits {
                        self.plain_tokens(head, slot)
                    } else {
                        Vec::new()
                    };
                    for token in tokens {
                        let (mut found, depth) = self.actors(token);
                        found.retain(|id| !source.contains(id));
                        if !found.is_empty() {
                            return (found, depth + 1);
                        }
                    }
                }
                if is_verb
                    && means
                    && let Some(object) = grammar::object(annotated, head)
                {
                    let (mut found, depth) = self.actors(object);
                    found.retain(|id| !source.contains(id));
                    return (found, depth + 1);
                }
                if is_verb {
                    break;
                }
            }
            at = head;
        }
        (Vec::new(), 0)
    }

    /// Who is to do what is asked: *renewed the demand that **Peru** withdraw*.
    pub(super) fn asked(&self, source: &[ActorId]) -> Vec<ActorId> {
        let annotated = self.annotated;
        let heads = [
            Some(self.predicate.head),
            self.predicate.noun,
            self.predicate.light,
        ];
        for head in heads.into_iter().flatten() {
            for &clause in annotated.children(head) {
                let token = annotated.token(clause);
                let is_clause = matches!(token.dep, Dep::ccomp | Dep::acl | Dep::relcl)
                    && matches!(token.pos, Pos::VERB | Pos::AUX);
                let doer = annotated.child(clause, Dep::nsubj).filter(|_| is_clause);
                if let Some(doer) = doer {
                    let (mut found, depth) = self.actors(doer);
                    found.retain(|id| !source.contains(id));
                    if depth == 0 && !found.is_empty() {
                        return found;
                    }
                }
            }
        }
        Vec::new()
    }

    /// The other side in what is promised, threatened, done in order to: *pledged to help
    /// **Malawi***, *will act to hold **Iran** to account*.
    pub(super) fn below(&self, source: &[ActorId]) -> (Vec<ActorId>, u8) {
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
                let mut tokens = self.plain_tokens(verb, &slot);
                // *Plans to put tariffs **on Peru***
                if let (Slot::Prep(word), Some(object)) = (&slot, grammar::object(annotated, verb))
                {
                    tokens.extend(self.plain_tokens(object, &slot));
                    tokens.extend(grammar::far_under(annotated, object, word));
                }
                for token in tokens {
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

    /// Who does what a noun names by being the subject of its verb: ***Peru** will go ahead with
    /// **sanctions** against Chile*, ***Peru** underlined the need for **cooperation** with Chile*.
    /// Leaves alone what one judges, tells or suffers: *Peru condemned the sanctions*.
    pub(super) fn above(
        &self,
        events: &Events,
        kind: Option<EventType>,
        joint: bool,
    ) -> (Vec<ActorId>, u8) {
        use EventType::*;
        let annotated = self.annotated;
        let deed = matches!(
            kind,
            Some(Aid | Cooperate | Sanction | Agree | Consult | Support)
        );
        if !deed {
            return (Vec::new(), 0);
        }
        let mut at = self.predicate.head;
        let mut is_ready = false;
        for _ in 0..6 {
            let Some(head) = annotated.head(at) else {
                break;
            };
            let token = annotated.token(at);
            is_ready |= token.dep == Dep::acomp && READY.contains(&annotated.lemma(at));
            let inside = matches!(
                token.dep,
                Dep::dobj
                    | Dep::pobj
                    | Dep::prep
                    | Dep::conj
                    | Dep::attr
                    | Dep::pcomp
                    | Dep::acl
                    | Dep::advmod
            ) || is_small(annotated, at)
                || is_ready;
            if !inside {
                break;
            }
            if matches!(annotated.token(head).pos, Pos::VERB | Pos::AUX) {
                let told = events.in_class("onlooking", annotated.lemma(head)) && !is_ready
                    || grammar::is_passive(annotated, head)
                    || grammar::is_negated(annotated, head)
                    || token.dep == Dep::prep
                        && [
                            "after",
                            "before",
                            "during",
                            "following",
                            "since",
                            "despite",
                            "from",
                            "because",
                        ]
                        .contains(&annotated.lower(at));
                if told {
                    break;
                }
                let Some(subject) = grammar::subject(annotated, head) else {
                    break;
                };
                let (found, depth) = self.actors(subject);
                // *Peru spoke of **talks***: with whom? *Is ready for **talks with Chile***.
                let is_alone = found.len() < 2 && joint && kind == Some(Consult);
                if depth > 0 || is_alone && !is_ready {
                    break;
                }
                return (found, 1);
            }
            at = head;
        }
        (Vec::new(), 0)
    }

    /// The object of the verb that one without an object of its own is joined to: *accused **Peru** of
    /// bad faith and threatened retaliation*.
    pub(super) fn shared(&self, source: &[ActorId]) -> Vec<ActorId> {
        let annotated = self.annotated;
        let head = self.predicate.head;
        let first = annotated
            .head(head)
            .filter(|_| annotated.token(head).dep == Dep::conj)
            .filter(|_| annotated.child(head, Dep::nsubj).is_none())
            .filter(|&first| {
                matches!(
                    annotated.lemma(first),
                    "accuse" | "condemn" | "denounce" | "criticize" | "warn" | "blame"
                )
            });
        let object = first.and_then(|first| grammar::object(annotated, first));
        let (mut found, depth) = object.map_or((Vec::new(), 0), |noun| self.actors(noun));
        found.retain(|&id| depth == 0 && !source.contains(&id) && !self.is_own(source, id));
        found
    }

    /// Whose deed would be answered: *is ready to respond **if Peru invades***.
    pub(super) fn conditioned(&self) -> Vec<ActorId> {
        let annotated = self.annotated;
        let head = self.predicate.head;
        let mut verbs = vec![head];
        for carrier in [Some(head), self.predicate.noun].into_iter().flatten() {
            let open = annotated.children(carrier).iter().copied();
            verbs.extend(open.filter(|&child| {
                matches!(
                    annotated.token(child).dep,
                    Dep::xcomp | Dep::acl | Dep::ccomp
                )
            }));
        }
        for clause in verbs
            .into_iter()
            .flat_map(|verb| annotated.children_by(verb, Dep::advcl))
        {
            let is_condition = annotated
                .children_by(clause, Dep::mark)
                .any(|mark| matches!(annotated.lower(mark), "if" | "unless"));
            let doer = annotated.child(clause, Dep::nsubj).filter(|_| is_condition);
            let (found, depth) = doer.map_or((Vec::new(), 0), |doer| self.actors(doer));
            if depth == 0 && !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    /// The parties of a passive: *talks were held **between Peru and Chile***.
    pub(super) fn between(&self) -> (Vec<ActorId>, u8) {
        let annotated = self.annotated;
        let head = self.predicate.head;
        let subject = annotated.child(head, Dep::nsubjpass);
        let carriers = [Some(head), self.predicate.noun, subject];
        for carrier in carriers.into_iter().flatten() {
            for word in ["between", "among"] {
                for token in grammar::under(annotated, carrier, word) {
                    let (found, depth) = self.actors(token);
                    if found.len() > 1 {
                        return (found, depth);
                    }
                }
            }
        }
        (Vec::new(), 0)
    }

    /// The state in which something is done to somebody that only its own may do: *was arrested **in
    /// Peru***, *were expelled **from Chile***.
    pub(super) fn scene(&self, entry: &Entry) -> (Vec<ActorId>, u8) {
        const OFFICIAL: &[&str] = &["arrest", "convict", "deport", "expel", "release", "seize"];
        // *Was suspended **from the African Union***
        let expels = matches!(
            self.annotated.lemma(self.predicate.head),
            "expel" | "suspend" | "exclude" | "evict" | "oust"
        );
        if !expels && !OFFICIAL.contains(&entry.mode.as_str()) {
            return (Vec::new(), 0);
        }
        let words: &[&str] = if expels { &["from"] } else { &["from", "in"] };
        for word in words {
            for token in grammar::under(self.annotated, self.predicate.head, word) {
                let mut found = self.named(token);
                found.retain(|&id| match self.cast.actor(id).kind {
                    ActorKind::State => true,
                    ActorKind::Igo => expels,
                    _ => false,
                });
                if let [_] = found[..] {
                    return (found, 1);
                }
            }
        }
        (Vec::new(), 0)
    }

    /// Who does something else on the occasion of a meeting: ***The envoy** made the remarks in a
    /// **meeting** with the king*.
    pub(super) fn occasion(&self) -> Vec<ActorId> {
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
}
