//! Who stands in the slots of a predicate, and where else the two sides of a deed may stand.
//!
//! > **Peru** announced a plan to put tariffs on **Chilean** goods.

use chancery_lexicon::events::{Entry, Slot};
use chancery_record::{ActorId, ActorKind, EventType, Sector};
use chancery_text::{Annotated, Dep, Pos, Tag, TokenId};

use super::candidate::is_own;
use super::grammar;
use super::predicate::{Form, Predicate};
use crate::actors::Cast;

/// Verbs whose subject only judges, tells, sees or suffers what their object names.
const JUDGED: &[&str] = &[
    "condemn",
    "criticize",
    "denounce",
    "deplore",
    "reject",
    "oppose",
    "blame",
    "accuse",
    "welcome",
    "praise",
    "commend",
    "hail",
    "applaud",
    "thank",
    "congratulate",
    "report",
    "say",
    "claim",
    "link",
    "connect",
    "implicate",
    "attribute",
    "cite",
    "mention",
    "describe",
    "see",
    "expect",
    "fear",
    "warn",
    "face",
    "suffer",
    "receive",
    "deny",
    "await",
    "doubt",
    "question",
    "demand",
    "ask",
    "urge",
    "call",
    "want",
    "request",
    "follow",
    "violate",
    "breach",
    "break",
    "block",
    "prevent",
    "avoid",
    "avert",
    "cause",
    "threaten",
    "be",
    "know",
    "think",
    "believe",
    "remember",
    "recall",
    "mark",
    "celebrate",
    "note",
    "observe",
    "need",
    "require",
    "lack",
    "lose",
    "win",
    "get",
    "obtain",
    "accept",
    "benefit",
    "depend",
    "survive",
    "escape",
    "resist",
    "protest",
    "complain",
    "read",
    "hear",
    "learn",
    "show",
    "have",
];

/// *Hold Peru **accountable** through sanctions*: what is said of the object.
fn is_small(annotated: &Annotated, token: TokenId) -> bool {
    let token = annotated.token(token);
    token.dep == Dep::ccomp && token.pos == Pos::ADJ
}

/// A predicate in its text, with whoever is named there.
pub(super) struct Look<'a> {
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
        is_own(self.cast, others, &[id])
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
        for (place, slot) in slots.iter().enumerate() {
            for token in self.tokens(self.predicate.head, slot) {
                let (mut found, depth) = self.actors(token);
                found.retain(|&id| !but.contains(&id) && !self.is_own_state(but, id));
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
        // *A conference that would include Chile and Peru*
        let annotated = self.annotated;
        for clause in annotated.children_by(self.predicate.head, Dep::relcl) {
            if ["include", "involve", "gather", "bring", "unite", "group"]
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
    pub(super) fn above(&self, kind: Option<EventType>, joint: bool) -> (Vec<ActorId>, u8) {
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
        for _ in 0..6 {
            let Some(head) = annotated.head(at) else {
                break;
            };
            let token = annotated.token(at);
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
            ) || is_small(annotated, at);
            if !inside {
                break;
            }
            if matches!(annotated.token(head).pos, Pos::VERB | Pos::AUX) {
                let told = JUDGED.contains(&annotated.lemma(head))
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
                if depth > 0 || (found.len() < 2 && joint && kind == Some(Consult)) {
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
                    "accuse"
                        | "condemn"
                        | "denounce"
                        | "criticize"
                        | "criticise"
                        | "warn"
                        | "blame"
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
        if !OFFICIAL.contains(&entry.mode.as_str()) {
            return (Vec::new(), 0);
        }
        for word in ["from", "in"] {
            for token in grammar::under(self.annotated, self.predicate.head, word) {
                let mut found = self.named(token);
                found.retain(|&id| self.cast.actor(id).kind == ActorKind::State);
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

    pub(super) fn plain_tokens(&self, head: TokenId, slot: &Slot) -> Vec<TokenId> {
        let annotated = self.annotated;
        match slot {
            Slot::Subject if self.predicate.form == Form::Adjective => {
                // *Peru is **disappointed***: who feels so is the subject, not who made it so.
                let felt = annotated.child(head, Dep::nsubjpass);
                let subject = felt.or_else(|| grammar::subject(annotated, head));
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
                // *The **Kenya**-Uganda dispute*
                let joined = |at: TokenId| grammar::hyphened(annotated, at).into_iter().chain([at]);
                modifiers.flat_map(joined).collect()
            }
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
            for among in grammar::under(self.annotated, noun, "including").chain(leads) {
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
        for noun in grammar::joined(self.annotated, inner) {
            for &id in &self.owners(noun, 2) {
                if !out.contains(&id) {
                    out.push(id);
                }
            }
        }
        (out, u8::from(!is_edge))
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
                let at = self.named(child);
                if !at.is_empty() {
                    return at;
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

    /// Who does what a noun names, by the words beside it.
    fn doers(&self, noun: TokenId, depth: u8) -> Vec<ActorId> {
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
                let at = self.named(child);
                if !at.is_empty() {
                    return at;
                }
                let below = self.owners(child, depth - 1);
                if !below.is_empty() {
                    return below;
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
        let mut before: Vec<ActorId> = Vec::new();
        for &child in annotated.children(noun) {
            if matches!(
                annotated.token(child).dep,
                Dep::amod | Dep::compound | Dep::nmod
            ) {
                for &id in self.cast.at(child) {
                    if !before.contains(&id) {
                        before.push(id);
                    }
                }
            }
        }
        before
    }

    /// Those named by a noun and the nouns joined to it.
    fn named(&self, noun: TokenId) -> Vec<ActorId> {
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
