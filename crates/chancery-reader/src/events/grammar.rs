//! Who does and who undergoes a verb or a noun, through passives, control, conjunction and
//! relative clauses.

use chancery_text::{Annotated, Dep, EntityLabel, Pos, Tag, TokenId};

/// How many heads a search climbs before it gives up.
const DEPTH: u8 = 8;

/// Verbs whose object does what their complement says: *urged **Iran** to stop*.
const OBJECT_CONTROL: &[&str] = &[
    "ask",
    "urge",
    "force",
    "allow",
    "order",
    "tell",
    "persuade",
    "want",
    "help",
    "enable",
    "encourage",
    "invite",
    "permit",
    "require",
    "compel",
    "advise",
    "authorize",
    "instruct",
    "direct",
    "cause",
    "let",
    "make",
    "lead",
    "push",
    "press",
    "pressure",
    "call",
    "appeal",
    "convince",
    "summon",
    "exhort",
    "implore",
    "beg",
    "warn",
    "command",
    "expect",
    "request",
    "oblige",
    "prompt",
    "challenge",
    "train",
    "send",
    "dispatch",
    "deploy",
    "see",
    "accuse",
    "suspect",
    "blame",
];

/// Nouns that only count or gather what stands under *of*: *a series **of attacks***.
const QUANTITIES: &[&str] = &[
    "series",
    "number",
    "round",
    "wave",
    "spate",
    "string",
    "set",
    "kind",
    "type",
    "form",
    "group",
    "dozen",
    "hundred",
    "thousand",
    "million",
    "lot",
    "act",
    "couple",
    "majority",
    "bulk",
    "package",
    "resumption",
    "campaign",
    "part",
    "one",
    "some",
    "many",
    "most",
    "all",
    "each",
    "member",
    "both",
    "amount",
    "use",
    "worth",
    "start",
    "beginning",
    "course",
    "provision",
    "threat",
    "case",
    "barrage",
    "escalation",
    "record",
    "volley",
    "surge",
    "rash",
    "several",
    "shipment",
    "delivery",
    "consignment",
    "imposition",
    "introduction",
    "batch",
    "ton",
    "tonne",
    "contingent",
];

/// Whether a verb stands in the passive: *was arrested*, *sanctions imposed by*.
pub fn is_passive(annotated: &Annotated, verb: TokenId) -> bool {
    let token = annotated.token(verb);
    if annotated.child(verb, Dep::auxpass).is_some()
        || annotated.child(verb, Dep::nsubjpass).is_some()
    {
        return true;
    }
    if token.tag != Tag::VBN {
        return false;
    }
    match token.dep {
        Dep::acl => true,
        Dep::conj => {
            annotated.child(verb, Dep::nsubj).is_none()
                && annotated.child(verb, Dep::aux).is_none()
                && annotated.head(verb).is_some_and(|head| {
                    annotated.token(head).tag == Tag::VBN && is_passive(annotated, head)
                })
        }
        Dep::advcl => {
            annotated.child(verb, Dep::aux).is_none() && annotated.child(verb, Dep::dobj).is_none()
        }
        _ => annotated.child(verb, Dep::agent).is_some(),
    }
}

/// What a relative pronoun stands for: *the army, **which** shelled the town*.
fn antecedent(annotated: &Annotated, noun: TokenId, verb: TokenId) -> TokenId {
    if !matches!(annotated.token(noun).tag, Tag::WDT | Tag::WP) {
        return noun;
    }
    std::iter::once(verb)
        .chain(annotated.ancestors(verb).take(4))
        .find(|&above| annotated.token(above).dep == Dep::relcl)
        .and_then(|relative| annotated.head(relative))
        .unwrap_or(noun)
}

/// Who does it: the subject, the agent of a passive, the subject of a governing verb.
pub fn subject(annotated: &Annotated, verb: TokenId) -> Option<TokenId> {
    subject_within(annotated, verb, DEPTH)
}

fn subject_within(annotated: &Annotated, verb: TokenId, depth: u8) -> Option<TokenId> {
    if depth == 0 {
        return None;
    }
    let token = annotated.token(verb);
    if is_passive(annotated, verb) {
        return annotated
            .children_by(verb, Dep::agent)
            .find_map(|by| annotated.child(by, Dep::pobj));
    }
    // *Spoke with the king to thank him*, read as if the king thanked.
    if token.dep == Dep::pcomp
        && token.tag == Tag::VB
        && annotated.head(verb).map(|with| annotated.lower(with)) == Some("with")
        && let Some(above) = annotated.head(verb).and_then(|with| annotated.head(with))
        && annotated.token(above).pos == Pos::VERB
    {
        return subject_within(annotated, above, depth - 1);
    }
    if let Some(noun) = annotated.child(verb, Dep::nsubj) {
        return Some(antecedent(annotated, noun, verb));
    }
    let head = annotated.head(verb)?;
    let above = |token| subject_within(annotated, token, depth - 1);
    match token.dep {
        Dep::xcomp | Dep::ccomp | Dep::advcl => {
            if token.dep == Dep::ccomp && token.tag != Tag::VBG && token.tag != Tag::VB {
                return None;
            }
            // *Foiled a **plot** to attack them*, read as if the foiling had that aim
            let plan = annotated.child(head, Dep::dobj).filter(|&plan| {
                token.dep == Dep::xcomp
                    && annotated.token(plan).right_edge + 2 == verb
                    && is_plan(annotated.lemma(plan))
            });
            if let Some(plan) = plan {
                return planner(annotated, plan).or_else(|| owner(annotated, plan, depth - 1));
            }
            if (token.dep != Dep::advcl || annotated.child(verb, Dep::aux).is_some())
                && let Some(controller) = controller(annotated, head)
            {
                return Some(controller);
            }
            if is_passive(annotated, head) {
                return annotated.child(head, Dep::nsubjpass);
            }
            above(head)
        }
        Dep::conj => {
            if is_passive(annotated, head) {
                return match annotated.child(head, Dep::nsubjpass) {
                    Some(noun) => Some(antecedent(annotated, noun, head)),
                    None => above(head),
                };
            }
            above(head)
        }
        Dep::acl => {
            let is_rank = |child: TokenId| {
                ["first", "last", "only", "next", "latest"].contains(&annotated.lower(child))
            };
            // *The first minister **to visit** Peru*
            if token.tag == Tag::VBG && !(is_written(annotated, head) && is_owned(annotated, head))
                || token.tag == Tag::VB && annotated.children_by(head, Dep::amod).any(is_rank)
            {
                return Some(head);
            }
            planner(annotated, head)
                .or_else(|| signer(annotated, head).filter(|_| is_written(annotated, head)))
                .or_else(|| owner(annotated, head, depth - 1))
        }
        Dep::relcl => Some(head),
        // ***Taking part** in the talks were Lu and Chen*
        Dep::csubj if token.tag == Tag::VBG && annotated.lemma(head) == "be" => annotated
            .child(head, Dep::attr)
            .or_else(|| annotated.child(head, Dep::nsubj)),
        Dep::acomp | Dep::attr | Dep::oprd => above(head),
        Dep::pcomp => {
            let governor = annotated.head(head)?;
            if matches!(annotated.token(governor).pos, Pos::VERB | Pos::AUX) {
                // *Warned **Chile** against attacking*
                let warns = annotated.lower(head) == "against"
                    && matches!(
                        annotated.lemma(governor),
                        "warn" | "caution" | "advise" | "counsel"
                    );
                if (warns || ["of", "from", "for"].contains(&annotated.lower(head)))
                    && let Some(noun) = object(annotated, governor)
                {
                    return Some(noun);
                }
                // *Peru is committed to **helping** Chile*
                if is_passive(annotated, governor)
                    && annotated.child(governor, Dep::agent).is_none()
                {
                    return annotated.child(governor, Dep::nsubjpass);
                }
                return above(governor);
            }
            annotated
                .child(governor, Dep::poss)
                .or_else(|| owner(annotated, governor, depth - 1))
        }
        _ => None,
    }
}

/// Whether a verb tells what somebody is held to have done: *charged **him** with a plot*.
pub fn charges(lemma: &str) -> bool {
    matches!(
        lemma,
        "accuse" | "charge" | "convict" | "indict" | "suspect"
    )
}

/// *Signed **an order***, *Peru's **order***, *an **order** by Peru*
fn is_owned(annotated: &Annotated, noun: TokenId) -> bool {
    holder(annotated, noun).is_some()
        || under(annotated, noun, "by").next().is_some()
        || signer(annotated, noun).is_some()
        || annotated.token(noun).dep == Dep::dobj
            && writes(annotated, noun)
            && owner(annotated, noun, DEPTH).is_some()
}

/// ***Peru's** statement*, but not ***last week's** statement*
fn holder(annotated: &Annotated, noun: TokenId) -> Option<TokenId> {
    annotated
        .child(noun, Dep::poss)
        .filter(|&owner| annotated.token(owner).entity != EntityLabel::DATE)
}

/// Whose plan it is: ***Peru's** plan to leave*, *the steps **by Chile** to provide aid*, *a **Kenyan** bid
/// to mediate*.
fn planner(annotated: &Annotated, plan: TokenId) -> Option<TokenId> {
    let by = || under(annotated, plan, "by").next();
    let before = || {
        let is_name = |word: &TokenId| {
            let token = annotated.token(*word);
            matches!(token.dep, Dep::amod | Dep::compound | Dep::nmod)
                && matches!(
                    token.entity,
                    EntityLabel::NORP | EntityLabel::GPE | EntityLabel::ORG
                )
        };
        let mut words = annotated.children(plan).iter().copied();
        words
            .find(is_name)
            .filter(|_| is_plan(annotated.lemma(plan)))
    };
    holder(annotated, plan).or_else(by).or_else(before)
}

/// Nouns for what somebody means to do.
fn is_plan(lemma: &str) -> bool {
    matches!(
        lemma,
        "attempt"
            | "bid"
            | "campaign"
            | "conspiracy"
            | "effort"
            | "move"
            | "offer"
            | "operation"
            | "plan"
            | "plot"
            | "proposal"
            | "push"
            | "scheme"
            | "threat"
    )
}

/// *A statement **signed by Peru***
fn signer(annotated: &Annotated, noun: TokenId) -> Option<TokenId> {
    annotated
        .children_by(noun, Dep::acl)
        .filter(|&verb| annotated.token(verb).tag == Tag::VBN)
        .flat_map(|verb| annotated.children_by(verb, Dep::agent))
        .find_map(|by| annotated.child(by, Dep::pobj))
}

/// ***Signed** an order*, ***issued** a statement*, but not ***blocked** a statement*.
pub fn writes(annotated: &Annotated, noun: TokenId) -> bool {
    annotated.head(noun).is_some_and(|verb| {
        matches!(
            annotated.lemma(verb),
            "sign"
                | "issue"
                | "adopt"
                | "pass"
                | "approve"
                | "release"
                | "publish"
                | "send"
                | "write"
                | "deliver"
                | "make"
                | "enact"
                | "draft"
                | "sponsor"
                | "submit"
                | "introduce"
                | "circulate"
                | "endorse"
                | "back"
                | "support"
                | "table"
                | "unveil"
                | "announce"
        )
    })
}

/// Whether a noun names what somebody writes or adopts, so that it acts for them: *signed an **order**
/// banning imports*.
pub fn is_written(annotated: &Annotated, noun: TokenId) -> bool {
    matches!(
        annotated.lemma(noun),
        "order"
            | "decree"
            | "law"
            | "bill"
            | "legislation"
            | "resolution"
            | "directive"
            | "proclamation"
            | "statement"
            | "declaration"
            | "letter"
            | "communique"
            | "message"
            | "motion"
            | "ruling"
            | "edict"
            | "report"
            | "petition"
    )
}

/// Whose a noun is by the verb that governs it: *China's plan*, *China announced a plan*.
fn owner(annotated: &Annotated, noun: TokenId, depth: u8) -> Option<TokenId> {
    let token = annotated.token(noun);
    let head = annotated.head(noun)?;
    // *Opposes attempts to oust the king*: somebody else's.
    if matches!(
        annotated.lemma(head),
        "oppose"
            | "condemn"
            | "reject"
            | "resist"
            | "denounce"
            | "criticize"
            | "prevent"
            | "block"
            | "thwart"
            | "counter"
            | "deter"
            | "foil"
            | "welcome"
            | "praise"
            | "support"
            | "fear"
    ) {
        return None;
    }
    match token.dep {
        Dep::dobj | Dep::attr | Dep::acomp => subject_within(annotated, head, depth),
        Dep::pobj => {
            let governor = annotated.head(head)?;
            if depth == 0 {
                return None;
            }
            // *Charged **the man** with a plot to attack Peru*
            match annotated.token(governor).pos {
                Pos::VERB if charges(annotated.lemma(governor)) => object(annotated, governor),
                Pos::VERB | Pos::AUX => subject_within(annotated, governor, depth - 1),
                _ => owner(annotated, governor, depth - 1),
            }
        }
        _ => None,
    }
}

/// Whose a noun is that its owner only speaks of: *Peru and Chile reviewed **their** work*, *Peru
/// renewed **its** support*. The pronoun means the subject.
pub fn own_subject(annotated: &Annotated, noun: TokenId, owner: TokenId) -> Option<TokenId> {
    let is_pronoun = annotated.token(owner).pos == Pos::PRON
        && matches!(annotated.lower(owner), "their" | "its" | "his" | "her");
    let mut at = noun;
    while annotated.token(at).dep == Dep::conj {
        at = annotated.head(at)?;
    }
    let verb = annotated.head(at)?;
    let speaks = annotated.token(at).dep == Dep::dobj
        && matches!(
            annotated.lemma(verb),
            "discuss"
                | "review"
                | "reaffirm"
                | "reiterate"
                | "renew"
                | "express"
                | "voice"
                | "convey"
                | "underscore"
                | "underline"
                | "emphasize"
                | "stress"
                | "share"
                | "affirm"
                | "restate"
                | "continue"
                | "strengthen"
                | "deepen"
                | "expand"
        );
    (is_pronoun && speaks)
        .then(|| subject(annotated, verb))
        .flatten()
}

/// Whether what a verb's complement tells is done by whom it acts on: *urged **Iran** to stop*.
pub fn controls(annotated: &Annotated, verb: TokenId) -> bool {
    OBJECT_CONTROL.contains(&annotated.lemma(verb))
}

/// Who does the complement of an object-control verb.
pub fn controller(annotated: &Annotated, verb: TokenId) -> Option<TokenId> {
    if !controls(annotated, verb) || is_passive(annotated, verb) {
        return None;
    }
    annotated.child(verb, Dep::dobj).or_else(|| {
        ["on", "upon", "to", "with"]
            .iter()
            .find_map(|preposition| under(annotated, verb, preposition).next())
    })
}

/// What undergoes it: the object, the subject of a passive.
pub fn object(annotated: &Annotated, verb: TokenId) -> Option<TokenId> {
    let token = annotated.token(verb);
    if is_passive(annotated, verb) {
        let mut at = verb;
        for _ in 0..DEPTH {
            if let Some(noun) = annotated.child(at, Dep::nsubjpass) {
                return Some(antecedent(annotated, noun, at));
            }
            let token = annotated.token(at);
            match (token.dep, annotated.head(at)) {
                (Dep::acl | Dep::relcl, Some(head)) => return Some(head),
                (Dep::conj, Some(head)) => at = head,
                (Dep::xcomp | Dep::advcl, Some(head)) => {
                    return if is_passive(annotated, head) {
                        annotated.child(head, Dep::nsubjpass)
                    } else {
                        subject(annotated, head)
                    };
                }
                _ => return None,
            }
        }
        return None;
    }
    if let Some(noun) = annotated.child(verb, Dep::dobj) {
        return Some(antecedent(annotated, noun, verb));
    }
    if let Some(noun) = annotated.child(verb, Dep::dative)
        && annotated.token(noun).pos != Pos::ADP
    {
        return Some(noun);
    }
    if let Some(noun) = small_clause(annotated, verb).or_else(|| helped(annotated, verb)) {
        return Some(noun);
    }
    // *The men whom the police arrested*: the gap of a relative clause with a subject of its own.
    if token.dep == Dep::relcl {
        let has_own_subject = annotated
            .child(verb, Dep::nsubj)
            .is_some_and(|noun| !matches!(annotated.token(noun).tag, Tag::WDT | Tag::WP));
        if has_own_subject && annotated.child(verb, Dep::ccomp).is_none() {
            return annotated.head(verb);
        }
    }
    // *Arrested and questioned the men*: the object stands with the last verb.
    annotated
        .children_by(verb, Dep::conj)
        .find(|&other| annotated.token(other).pos == Pos::VERB)
        .filter(|&other| annotated.child(other, Dep::nsubj).is_none())
        .filter(|&other| other - verb <= 3)
        .and_then(|other| annotated.child(other, Dep::dobj))
}

/// *Hold **Peru** accountable*, *called **the plan** illegal*: who or what is said to be so.
fn small_clause(annotated: &Annotated, verb: TokenId) -> Option<TokenId> {
    let judges = matches!(
        annotated.lemma(verb),
        "hold" | "call" | "consider" | "declare" | "deem" | "label" | "brand" | "find" | "keep"
    );
    let clause = annotated.child(verb, Dep::ccomp).filter(|_| judges)?;
    let is_small = matches!(annotated.token(clause).pos, Pos::ADJ | Pos::NOUN)
        && annotated.children_by(clause, Dep::aux).next().is_none()
        && annotated.children_by(clause, Dep::mark).next().is_none();
    annotated.child(clause, Dep::nsubj).filter(|_| is_small)
}

/// *Helped **Peru** rebuild*, *help **states** to rebuild*: who is helped.
fn helped(annotated: &Annotated, verb: TokenId) -> Option<TokenId> {
    let helps = annotated.lemma(verb) == "help";
    let clause = annotated.child(verb, Dep::ccomp).filter(|_| helps)?;
    let is_deed = annotated.token(clause).tag == Tag::VB
        && annotated.children_by(clause, Dep::mark).next().is_none();
    annotated.child(clause, Dep::nsubj).filter(|_| is_deed)
}

/// Prepositions under an adverb of direction: *walked out **of** the hall*.
pub fn beyond(annotated: &Annotated, head: TokenId) -> impl Iterator<Item = TokenId> + '_ {
    let ways = annotated.children(head).iter().copied().filter(|&child| {
        matches!(
            annotated.token(child).dep,
            Dep::prep | Dep::prt | Dep::advmod
        ) && matches!(
            annotated.lower(child),
            "out" | "away" | "back" | "up" | "off" | "down" | "over" | "forward" | "along"
        )
    });
    ways.flat_map(|way| annotated.children_by(way, Dep::prep))
}

/// The clause of a verb that *for* opens, and that word: *called **for Peru to leave***.
pub fn for_clause(annotated: &Annotated, verb: TokenId) -> Option<(TokenId, TokenId)> {
    let clauses = annotated.children(verb).iter().copied().filter(|&child| {
        matches!(
            annotated.token(child).dep,
            Dep::advcl | Dep::ccomp | Dep::xcomp
        ) && child > verb
            && annotated.child(child, Dep::nsubj).is_some()
    });
    let mut opened = clauses.filter_map(|clause| {
        let mark = annotated.child(clause, Dep::mark)?;
        (annotated.lower(mark) == "for").then_some((mark, clause))
    });
    opened.next()
}

/// What stands under a preposition of a word.
pub fn under<'a>(
    annotated: &'a Annotated,
    head: TokenId,
    preposition: &'a str,
) -> impl Iterator<Item = TokenId> + 'a {
    annotated
        .children(head)
        .iter()
        .copied()
        .chain(beyond(annotated, head))
        .filter(move |&child| {
            matches!(
                annotated.token(child).dep,
                Dep::prep | Dep::agent | Dep::dative | Dep::prt | Dep::advmod
            ) && annotated.lower(child) == preposition
        })
        .flat_map(move |child| {
            annotated
                .children_by(child, Dep::pobj)
                .chain(
                    // *out of Iraq*, *away from the town*
                    annotated
                        .children_by(child, Dep::prep)
                        .flat_map(move |inner| annotated.children_by(inner, Dep::pobj)),
                )
                .chain(
                    // *spoke with **the king** to discuss trade*, read as if the king discussed
                    annotated
                        .children_by(child, Dep::pcomp)
                        .filter(|&verb| annotated.token(verb).tag == Tag::VB)
                        .flat_map(move |verb| annotated.children_by(verb, Dep::nsubj)),
                )
        })
}

/// What stands under a preposition further below a noun: *tariffs worth a million dollars **on
/// goods***, where the parser hangs it under the dollars.
pub fn far_under(annotated: &Annotated, noun: TokenId, preposition: &str) -> Option<TokenId> {
    let mut open = vec![(noun, 0)];
    let mut at = 0;
    while at < open.len() && open.len() < 24 {
        let (token, depth) = open[at];
        at += 1;
        if depth > 0
            && let Some(found) = under(annotated, token, preposition).next()
        {
            return Some(found);
        }
        if depth < 4 {
            let measures = annotated.children(token).iter().copied().filter(|&child| {
                let inner = annotated.token(child);
                let lemma = annotated.lemma(child);
                inner.dep == Dep::nummod
                    || inner.dep == Dep::prep && matches!(lemma, "worth" | "of" | "up" | "in")
                    || matches!(inner.dep, Dep::pobj | Dep::amod | Dep::npadvmod)
                        && (inner.pos == Pos::NUM
                            || matches!(
                                lemma,
                                "dlr"
                                    | "dlrs"
                                    | "dollar"
                                    | "euro"
                                    | "pct"
                                    | "percent"
                                    | "ton"
                                    | "tonne"
                                    | "worth"
                                    | "yen"
                                    | "mark"
                                    | "stg"
                            ))
            });
            open.extend(measures.map(|child| (child, depth + 1)));
        }
    }
    None
}

/// The noun that a noun stands for: *a series of **attacks***.
pub fn contents(annotated: &Annotated, noun: TokenId) -> TokenId {
    let lemma = annotated.lemma(noun);
    if QUANTITIES.contains(&lemma)
        && let Some(inner) = under(annotated, noun, "of").next()
    {
        return inner;
    }
    // *300 million dollars **in tariffs***
    if matches!(
        lemma,
        "dollar" | "dlr" | "dlrs" | "euro" | "pound" | "million" | "billion" | "mln"
    ) && let Some(inner) = ["of", "in"]
        .iter()
        .find_map(|word| under(annotated, noun, word).next())
    {
        return inner;
    }
    noun
}

/// The noun that only counts or gathers another: *a **series** of attacks*.
pub fn counted_by(annotated: &Annotated, noun: TokenId) -> Option<TokenId> {
    let token = annotated.token(noun);
    let of =
        (token.dep == Dep::pobj && annotated.lower(token.head) == "of").then_some(token.head)?;
    annotated
        .head(of)
        .filter(|&above| QUANTITIES.contains(&annotated.lemma(above)))
}

/// A noun and those joined to it: *Chile, Peru **and** Bolivia*, *with Chile and **with Peru***.
pub fn joined(annotated: &Annotated, noun: TokenId) -> Vec<TokenId> {
    let mut out = vec![noun];
    let token = annotated.token(noun);
    if token.dep == Dep::pobj && annotated.token(token.head).pos == Pos::ADP {
        let again = annotated
            .children_by(token.head, Dep::conj)
            .filter(|&link| annotated.lower(link) == annotated.lower(token.head));
        out.extend(again.filter_map(|link| annotated.child(link, Dep::pobj)));
    }
    let mut at = 0;
    while at < out.len() && out.len() < 64 {
        let members = annotated.children_by(out[at], Dep::conj);
        out.extend(members.filter(|&member| !is_left_out(annotated, member)));
        at += 1;
    }
    out
}

/// *Peru and Chile, but **not Chad**, signed*
pub(super) fn is_left_out(annotated: &Annotated, member: TokenId) -> bool {
    annotated.token(member).dep == Dep::conj
        && matches!(annotated.token(member).pos, Pos::NOUN | Pos::PROPN)
        && annotated.child(member, Dep::neg).is_some()
}

/// Whether several do something to each other: *expelled **each other's** envoys*, *shelled **one another***.
pub(super) fn is_mutual(annotated: &Annotated, verb: TokenId) -> bool {
    let token = annotated.token(verb);
    (verb + 1..token.right_edge).any(|at| {
        matches!(
            (annotated.lower(at), annotated.lower(at + 1)),
            ("each", "other") | ("one", "another")
        ) && annotated
            .ancestors(at + 1)
            .find(|&above| annotated.token(above).pos == Pos::VERB)
            == Some(verb)
    })
}

/// *Is **to blame***: the subject blames nobody.
pub fn is_at_fault(annotated: &Annotated, verb: TokenId) -> bool {
    annotated.lower(verb) == "blame"
        && annotated.token(verb).dep == Dep::xcomp
        && annotated.child(verb, Dep::dobj).is_none()
        && annotated
            .head(verb)
            .is_some_and(|above| annotated.lemma(above) == "be")
}

/// Whether a verb is for what somebody does for a pact of others: *the Kenya-**brokered** truce*.
pub fn mediates(lemma: &str) -> bool {
    matches!(
        lemma,
        "broker" | "facilitate" | "guarantee" | "host" | "mediate" | "monitor" | "sponsor"
    )
}

/// Whether a verb or noun is negated.
pub fn is_negated(annotated: &Annotated, token: TokenId) -> bool {
    annotated.children(token).iter().any(|&child| {
        // *Not **only** expelled the envoy*
        let next = (child as usize + 1 < annotated.tokens.len()).then_some(child + 1);
        if next.is_some_and(|word| matches!(annotated.lower(word), "only" | "just" | "merely")) {
            return false;
        }
        annotated.token(child).dep == Dep::neg
            || (matches!(
                annotated.token(child).dep,
                Dep::advmod | Dep::det | Dep::preconj
            ) && ["never", "no", "not", "neither", "nor", "hardly"]
                .contains(&annotated.lower(child)))
    })
}

/// Whether a verb stands in what somebody denies: *denied **supporting** rebels*, *denied that it
/// **armed** them*; not in a clause of another subject's further down.
pub fn is_denied(annotated: &Annotated, verb: TokenId) -> bool {
    let token = annotated.token(verb);
    matches!(token.dep, Dep::ccomp | Dep::xcomp | Dep::pcomp)
        && annotated
            .head(verb)
            .is_some_and(|above| annotated.lemma(above) == "deny" && !is_negated(annotated, above))
}

/// The tokens of the paragraph that a token stands in.
pub(super) fn paragraph(annotated: &Annotated, at: TokenId) -> impl Iterator<Item = TokenId> + '_ {
    let own = annotated.token(at).sentence as usize;
    let block = annotated.sentences[own].block;
    let nearby = annotated.sentences[own.saturating_sub(4)..].iter().take(9);
    nearby
        .filter(move |sentence| sentence.block == block)
        .flat_map(|sentence| sentence.start..sentence.end)
}

/// The word that a hyphen joins to the front of another: *Kenya* in *the Kenya-Uganda dispute*.
pub(super) fn hyphened(annotated: &Annotated, at: TokenId) -> Option<TokenId> {
    let first = at.checked_sub(2)?;
    let is_joined = annotated.lower(at - 1) == "-"
        && !annotated.token(first).space_after
        && !annotated.token(at - 1).space_after
        && annotated.head(first) == Some(at);
    is_joined.then_some(first)
}

/// A word with the one that is joined to it, its own part in a form to be given: *cease-fire*, *test-fired*
/// as `test-fire`.
pub(super) fn hyphened_word(annotated: &Annotated, at: TokenId, own: &str) -> Option<String> {
    let first = hyphened(annotated, at)?;
    Some(format!("{}-{own}", annotated.lower(first)))
}
