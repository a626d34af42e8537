//! Whether and how far an event happened: tense, modals, negation, governing words.
//!
//! > Peru **will** visit Chile: planned. Peru **could** … : hypothetical. Peru **demanded that**
//! > Chile visit: demanded.

use chancery_lexicon::events::Events;
use chancery_record::{EventType, Status};
use chancery_text::{Annotated, Dep, Pos, Tag, TokenId};

use super::grammar;
use super::predicate::{Form, Predicate};

/// The status of a predicate by its own words and those that govern it.
pub fn of(events: &Events, annotated: &Annotated, predicate: &Predicate) -> Status {
    let entry = &events.entries[predicate.entry as usize];
    let own = match predicate.form {
        Form::Noun => match of_noun(events, annotated, predicate, entry.kind) {
            // *The war in Ukraine*, *peace talks*: nothing says that it is over.
            Status::Done
                if predicate.light.is_none()
                    && accompanied(annotated, predicate).is_none()
                    && lasts(events, annotated, predicate) =>
            {
                Status::Ongoing
            }
            status => status,
        },
        // *Conducts **no** trade*
        Form::Verb
            if predicate
                .noun
                .is_some_and(|noun| grammar::is_negated(annotated, noun)) =>
        {
            Status::Denied
        }
        // *Is **not** ready to help*
        Form::Adjective
            if matches!(annotated.token(predicate.head).dep, Dep::acomp | Dep::attr)
                && annotated
                    .head(predicate.head)
                    .is_some_and(|verb| grammar::is_negated(annotated, verb)) =>
        {
            Status::Denied
        }
        _ => match of_verb(events, annotated, predicate.head, 0) {
            Status::Done if habitual(annotated, predicate, entry.kind) => Status::Ongoing,
            // *Is moving **towards talks***
            Status::Done | Status::Ongoing if nears(annotated, predicate, entry.kind) => {
                Status::Planned
            }
            status => status,
        },
    };
    match (own, entry.status) {
        (Status::Done | Status::Ongoing, Some(status)) => status,
        _ => own,
    }
}

/// Whether a deed is told in the present: *Peru **holds** maneuvers at the border*. Headlines use the
/// present for what is done.
fn habitual(annotated: &Annotated, predicate: &Predicate, kind: Option<EventType>) -> bool {
    let head = predicate.head;
    let token = annotated.token(head);
    let is_present = matches!(token.tag, Tag::VBZ | Tag::VBP)
        // *Troops **guarding** the bridge*
        || token.tag == Tag::VBG && token.dep == Dep::acl;
    is_present
        && predicate.form == Form::Verb
        && kind.is_some_and(|kind| {
            // *Is on a visit to Chile*, *as the leaders **meet***
            let is_there = kind == EventType::Consult
                && (annotated.lemma(head) == "be" || is_meanwhile(annotated, head));
            is_there || matches!(kind.quad(), 2 | 4) || is_stance(annotated, head, kind)
        })
        && !annotated.in_title(token.sentence as usize)
}

/// ***As** the leaders meet*, ***while** they meet*
fn is_meanwhile(annotated: &Annotated, verb: TokenId) -> bool {
    annotated.token(verb).dep == Dep::advcl
        && annotated
            .children_by(verb, Dep::mark)
            .any(|mark| matches!(annotated.lower(mark), "as" | "while"))
}

/// What others hold, told in the present: *many deputies **support** the ban*; saying *we support it*
/// does it.
fn is_stance(annotated: &Annotated, verb: TokenId, kind: EventType) -> bool {
    use EventType::*;
    let is_many = annotated.token(verb).tag == Tag::VBP;
    let holds = match annotated.lemma(verb) {
        "support" | "back" | "defend" | "oppose" | "resist" => is_many,
        "require" => true,
        _ => false,
    };
    let is_first = annotated
        .children_by(verb, Dep::nsubj)
        .any(|subject| matches!(annotated.lower(subject), "i" | "we"));
    holds && !is_first && matches!(kind, Support | Accuse | Request | Reject)
}

/// *Is **moving towards** talks*, ***edged toward** a deal*: not there yet.
fn nears(annotated: &Annotated, predicate: &Predicate, kind: Option<EventType>) -> bool {
    predicate.form == Form::Verb
        && matches!(kind, Some(EventType::Consult | EventType::Agree))
        && matches!(
            annotated.lemma(predicate.head),
            "move" | "head" | "edge" | "inch" | "drift" | "slide"
        )
        && predicate
            .words
            .iter()
            .any(|&word| matches!(annotated.lower(word), "towards" | "toward"))
}

/// Whether a noun names what goes on for long; *peace talks* and *trade talks* do, *talks* may not.
fn lasts(events: &Events, annotated: &Annotated, predicate: &Predicate) -> bool {
    let head = predicate.head;
    let lemma = annotated.lemma(head).to_lowercase();
    let is_process = matches!(lemma.as_str(), "talk" | "process")
        && annotated
            .children_by(head, Dep::compound)
            .any(|word| matches!(annotated.lemma(word), "peace" | "trade" | "border"));
    let is_work = matches!(
        lemma.as_str(),
        "effort" | "work" | "engagement" | "violence" | "terrorism" | "provision" | "buildup"
    );
    // *A build-**up** of troops*, *the **use** of force*
    let is_use = matches!(lemma.as_str(), "up" | "use")
        && annotated.token(head).tag == Tag::NN
        && annotated.children_by(head, Dep::prep).next().is_some();
    (events.in_class("lasting", &lemma) || is_process || is_work || is_use)
        && !is_stressed(annotated, head)
        && !is_over(annotated, head)
}

/// *Its **unwavering** support*, *is **steadfast in** its support*: saying so gives it.
fn is_stressed(annotated: &Annotated, noun: TokenId) -> bool {
    let stresses = |word: TokenId| {
        matches!(
            annotated.lower(word),
            "unwavering"
                | "steadfast"
                | "enduring"
                | "ironclad"
                | "unshakeable"
                | "unshakable"
                | "unequivocal"
                | "unstinting"
                | "wholehearted"
                | "resolute"
        )
    };
    let above = annotated.head(noun).and_then(|link| annotated.head(link));
    annotated.lemma(noun) == "support"
        && (annotated.children_by(noun, Dep::amod).any(stresses) || above.is_some_and(stresses))
}

/// ***After** months of negotiations*, ***following** the talks*
fn is_over(annotated: &Annotated, noun: TokenId) -> bool {
    let mut at = noun;
    for _ in 0..2 {
        let Some(link) = annotated.head(at) else {
            return false;
        };
        match annotated.lower(link) {
            "after" | "following" => {
                return annotated.token(at).dep == Dep::pobj && annotated.lemma(noun) != "invasion";
            }
            // *Five months **of** negotiations*
            "of" => match annotated.head(link) {
                Some(measure) => at = measure,
                None => return false,
            },
            _ => return false,
        }
    }
    false
}

/// Types that are in the making as long as the verb above is: *pledged to **deepen cooperation***.
fn is_made(kind: Option<EventType>) -> bool {
    use EventType::*;
    matches!(
        kind,
        Some(Consult | Cooperate | Aid | Agree | Retreat | Mobilize)
    )
}

fn of_noun(
    events: &Events,
    annotated: &Annotated,
    predicate: &Predicate,
    kind: Option<EventType>,
) -> Status {
    let head = predicate.head;
    if let Some(verb) = accompanied(annotated, predicate) {
        return of_verb(events, annotated, verb, 0);
    }
    // *Near a deal*, *progress toward a pact*
    let is_near = annotated.head(head).is_some_and(|link| {
        annotated.token(head).dep == Dep::pobj
            && matches!(annotated.lower(link), "near" | "toward" | "towards")
    });
    if is_near && kind == Some(EventType::Agree) && predicate.light.is_none() {
        return Status::Hypothetical;
    }
    // *Close contact*, *continued aid*: it lasts, unless it is still to come.
    let mut otherwise = Status::Done;
    for &child in annotated.children(head) {
        let token = annotated.token(child);
        if matches!(
            token.dep,
            Dep::amod | Dep::compound | Dep::det | Dep::advmod
        ) {
            let word = annotated.lower(child);
            match events.modifiers.get(word) {
                Some(Status::Ongoing) if matches!(word, "ongoing" | "current") => {
                    return Status::Ongoing;
                }
                Some(Status::Ongoing) => otherwise = Status::Ongoing,
                Some(&status) => return status,
                None => {}
            }
            if ["no", "any"].contains(&word) {
                let is_denied = word == "no"
                    || annotated
                        .ancestors(head)
                        .take(3)
                        .any(|above| denies(annotated, above));
                return if is_denied {
                    Status::Denied
                } else {
                    Status::Hypothetical
                };
            }
        }
        if token.dep == Dep::acl && annotated.lemma(child) == "plan" {
            return Status::Planned;
        }
    }
    match of_noun_above(events, annotated, predicate, kind) {
        Status::Done => match ahead(events, annotated, predicate, kind) {
            Status::Done => otherwise,
            status => status,
        },
        status => status,
    }
}

/// The verb that something is done with: ***acted** in coordination with Chile*.
fn accompanied(annotated: &Annotated, predicate: &Predicate) -> Option<TokenId> {
    let head = predicate.head;
    let is_manner = matches!(
        annotated.lemma(head),
        "coordination" | "consultation" | "cooperation" | "collaboration" | "partnership"
    ) && annotated.child(head, Dep::det).is_none()
        && annotated.child(head, Dep::poss).is_none()
        && predicate.light.is_none();
    let link = annotated
        .head(head)
        .filter(|&link| is_manner && annotated.lower(link) == "in")?;
    annotated.head(link).filter(|&verb| {
        annotated.token(verb).pos == Pos::VERB
            && !matches!(
                annotated.lemma(verb),
                "engage" | "remain" | "stay" | "continue" | "invest" | "succeed" | "result"
            )
    })
}

/// *Denied the raid*, *has not denied it*: no.
fn denies(annotated: &Annotated, verb: TokenId) -> bool {
    annotated.lemma(verb) == "deny" && !grammar::is_negated(annotated, verb)
}

/// What the preposition before a meeting says of when it is: *will fly to Lima **for talks***, *spoke
/// **ahead of talks***, *is here **for talks***.
fn ahead(
    events: &Events,
    annotated: &Annotated,
    predicate: &Predicate,
    kind: Option<EventType>,
) -> Status {
    let head = predicate.head;
    let above = annotated
        .head(head)
        .filter(|_| annotated.token(head).dep == Dep::pobj);
    let (Some(link), Some(EventType::Consult), None) = (above, kind, predicate.light) else {
        return Status::Done;
    };
    let word = annotated.lower(link);
    let governor = annotated.head(link);
    let is_ahead = match word {
        "before" | "pending" => true,
        // *Ahead of*, *in advance of*, *on the eve of*, *in preparation for*
        "of" | "for" => governor.is_some_and(|noun| {
            matches!(
                annotated.lower(noun),
                "ahead" | "advance" | "eve" | "preparation" | "preparations" | "groundwork"
            )
        }),
        _ => false,
    };
    if is_ahead {
        return Status::Planned;
    }
    let Some(governor) = governor else {
        return Status::Done;
    };
    let verb = std::iter::once(governor)
        .chain(annotated.ancestors(governor))
        .take(4)
        .find(|&token| matches!(annotated.token(token).pos, Pos::VERB | Pos::AUX));
    let own = verb.map_or(Status::Done, |verb| of_verb(events, annotated, verb, 0));
    if word != "for" {
        // *Will announce aid **during** the visit*
        let is_then = matches!(word, "during" | "at") && own == Status::Planned;
        return if is_then { own } else { Status::Done };
    }
    let is_place = match annotated.token(governor).pos {
        Pos::ADV | Pos::ADP => true,
        Pos::PROPN => annotated
            .head(governor)
            .is_some_and(|link| annotated.lower(link) == "in"),
        Pos::VERB | Pos::AUX => matches!(annotated.lemma(governor), "be" | "gather" | "stay"),
        _ => false,
    };
    if is_place {
        return match own {
            Status::Planned | Status::Hypothetical | Status::Denied => own,
            _ => Status::Ongoing,
        };
    }
    // *Went to Lima **for talks***, but *met for talks*, *thanked them for the talks*
    let goes = verb == Some(governor)
        && matches!(
            annotated.lemma(governor),
            "go" | "come"
                | "fly"
                | "leave"
                | "head"
                | "travel"
                | "send"
                | "summon"
                | "arrive"
                | "depart"
                | "invite"
                | "return"
                | "set"
                | "wait"
                | "ready"
        );
    match own {
        Status::Planned | Status::Hypothetical | Status::Demanded | Status::Denied => own,
        _ if goes => Status::Planned,
        _ => Status::Done,
    }
}

/// What the words above a noun make of it.
fn of_noun_above(
    events: &Events,
    annotated: &Annotated,
    predicate: &Predicate,
    kind: Option<EventType>,
) -> Status {
    let mut at = predicate.head;
    for _ in 0..5 {
        let Some(above) = annotated.head(at) else {
            break;
        };
        let token = annotated.token(above);
        let lemma = annotated.lemma(above);
        let dep = annotated.token(at).dep;
        match token.pos {
            Pos::VERB | Pos::AUX if Some(above) == predicate.light => {
                let own = of_verb(events, annotated, above, 0);
                // *Announced tariffs*, *proposed talks*: they are still to come.
                let to_come = ["announce", "approve", "plan", "offer", "propose", "seek"]
                    .contains(&lemma)
                    && dep == Dep::dobj;
                return match governors_of(events, lemma, kind) {
                    Some(status) if to_come && matches!(own, Status::Done | Status::Ongoing) => {
                        status
                    }
                    _ => own,
                };
            }
            Pos::VERB | Pos::AUX => return under_verb(events, annotated, at, above, kind),
            Pos::NOUN if dep == Dep::prep => {
                let status = governors_of(events, lemma, kind);
                let status =
                    status.filter(|&status| status != Status::Done && bears_on(annotated, at));
                if let Some(status) = status.or_else(|| wanted(annotated, above, at)) {
                    return under_noun(annotated, above, status);
                }
                // *A call for **an end** to the attacks* does not call for attacks.
                if !MEASURES.contains(&lemma) {
                    break;
                }
            }
            Pos::NOUN | Pos::ADP | Pos::SCONJ => {}
            _ => break,
        }
        at = above;
    }
    Status::Done
}

/// What a word makes of a noun: who proposes talks or a pact wants others to join in.
fn governors_of(events: &Events, lemma: &str, kind: Option<EventType>) -> Option<Status> {
    use EventType::*;
    let is_joint = matches!(kind, Some(Consult | Agree | Cooperate | Retreat | Concede));
    match lemma {
        "propose" | "proposal" | "suggest" if is_joint => Some(Status::Demanded),
        _ => events.governors.get(lemma).copied(),
    }
}

/// *Keen **interest in** a pact*
fn wanted(annotated: &Annotated, noun: TokenId, link: TokenId) -> Option<Status> {
    (annotated.lemma(noun) == "interest" && annotated.lower(link) == "in")
        .then_some(Status::Demanded)
}

/// What a noun makes of what it governs, where there is none of it: ***no** plans for talks*.
fn under_noun(annotated: &Annotated, noun: TokenId, status: Status) -> Status {
    let is_open = matches!(status, Status::Planned | Status::Demanded);
    if is_open && is_absent(annotated, noun) {
        Status::Denied
    } else {
        status
    }
}

/// Whether there is no such thing: ***no** intention*, ***has not** announced plans*, ***dropped**
/// plans*.
fn is_absent(annotated: &Annotated, noun: TokenId) -> bool {
    if grammar::is_negated(annotated, noun) {
        return true;
    }
    let token = annotated.token(noun);
    matches!(token.dep, Dep::dobj | Dep::attr | Dep::nsubjpass)
        && annotated.head(noun).is_some_and(|verb| {
            grammar::is_negated(annotated, verb)
                || matches!(
                    annotated.lemma(verb),
                    "deny"
                        | "abandon"
                        | "drop"
                        | "cancel"
                        | "scrap"
                        | "shelve"
                        | "renounce"
                        | "disavow"
                )
        })
}

/// Nouns that only count or measure what follows: *a round of talks*.
const MEASURES: &[&str] = &[
    "billion",
    "dollar",
    "dlr",
    "form",
    "imposition",
    "introduction",
    "kind",
    "level",
    "lot",
    "million",
    "mln",
    "number",
    "package",
    "part",
    "piece",
    "program",
    "programme",
    "provision",
    "range",
    "round",
    "series",
    "set",
    "sort",
    "thousand",
    "ton",
    "tonne",
    "type",
    "variety",
];

/// Whether a preposition hands on what the word before it says of the future: *a plan **for** talks*,
/// *called **for** talks*, but not *agreed **after** talks*.
fn bears_on(annotated: &Annotated, preposition: TokenId) -> bool {
    let word = annotated.lower(preposition);
    annotated.token(preposition).dep != Dep::prep
        || [
            "for", "to", "on", "of", "upon", "toward", "towards", "against",
        ]
        .contains(&word)
}

/// What a verb makes of a noun under it that it does not carry itself.
fn under_verb(
    events: &Events,
    annotated: &Annotated,
    at: TokenId,
    verb: TokenId,
    kind: Option<EventType>,
) -> Status {
    let dep = annotated.token(at).dep;
    let lemma = annotated.lemma(verb);
    let is_governed = match dep {
        // *Told **a meeting***
        Dep::dobj => lemma != "tell",
        Dep::prep => bears_on(annotated, at),
        Dep::nsubjpass | Dep::xcomp => true,
        _ => false,
    };
    // *Ambushes were **set***, but *a meeting was **set** for May*
    let is_laid = dep == Dep::nsubjpass && lemma == "set" && kind != Some(EventType::Consult);
    if is_governed
        && !is_laid
        && let Some(status) = governed(events, annotated, verb)
        && status != Status::Ongoing
    {
        return match status {
            Status::Done => of_verb(events, annotated, verb, 0),
            _ if lemma == "propose" && dep == Dep::dobj => {
                governors_of(events, lemma, kind).unwrap_or(status)
            }
            _ if is_left_open(events, annotated, verb) => Status::Hypothetical,
            _ => status,
        };
    }
    if dep == Dep::prep && is_kept_from(annotated, at) {
        return match of_verb(events, annotated, verb, 0) {
            Status::Done => Status::Denied,
            _ => Status::Hypothetical,
        };
    }
    let is_subject = matches!(dep, Dep::nsubj | Dep::nsubjpass);
    if is_subject && let Some(status) = predicated(events, annotated, at, verb) {
        return status;
    }
    // *Talks will begin*: the verb tells; *the attack killed five*: it happened.
    let tells = [
        "begin", "start", "take", "continue", "be", "hold", "resume", "open", "occur", "end", "go",
        "report", "rise", "increase", "fall", "grow",
    ];
    if is_subject && tells.contains(&lemma) {
        return of_verb(events, annotated, verb, 0);
    }
    // *Pledged to deepen cooperation*, *will stay in contact*, *the visit will strengthen ties*.
    // *Will step up its attacks*.
    let is_made = dep == Dep::dobj && makes(events, lemma)
        || is_made(kind)
            && (is_subject && kind == Some(EventType::Consult)
                || dep == Dep::prep
                    && ["stay", "remain", "continue", "engage", "proceed"].contains(&lemma));
    if is_made {
        let own = of_verb(events, annotated, verb, 0);
        if matches!(
            own,
            Status::Planned | Status::Demanded | Status::Hypothetical
        ) {
            return own;
        }
    }
    Status::Done
}

/// What only tells of a noun how it is or what comes of it, and not whether it happens.
///
/// > The talks **will have good results**: they go on. The talks **are likely**: hypothetical.
fn predicated(
    events: &Events,
    annotated: &Annotated,
    noun: TokenId,
    verb: TokenId,
) -> Option<Status> {
    // ***A** raid **would** harm them*
    let is_any = annotated.children_by(noun, Dep::det).any(|word| {
        matches!(
            annotated.lower(word),
            "a" | "an" | "another" | "such" | "any"
        )
    }) || annotated
        .children_by(noun, Dep::predet)
        .any(|word| annotated.lower(word) == "such");
    let would = annotated
        .children_by(verb, Dep::aux)
        .any(|aux| matches!(annotated.lower(aux), "would" | "could" | "might"));
    if is_any && would {
        return Some(Status::Hypothetical);
    }
    if annotated.lemma(verb) == "be" {
        let goes_on = annotated.children(verb).iter().any(|&child| {
            matches!(annotated.lower(child), "underway" | "ongoing")
                || annotated.lower(child) == "under"
                    && annotated
                        .child(child, Dep::pobj)
                        .is_some_and(|way| annotated.lower(way) == "way")
                || annotated.lower(child) == "on" && annotated.token(child).dep != Dep::prep
        });
        let is_studied = annotated.children_by(verb, Dep::prep).any(|under| {
            annotated.lower(under) == "under"
                && annotated.child(under, Dep::pobj).is_some_and(|study| {
                    matches!(
                        annotated.lower(study),
                        "consideration" | "discussion" | "study" | "review"
                    )
                })
        });
        if is_studied {
            return Some(Status::Hypothetical);
        }
        if goes_on && of_verb(events, annotated, verb, 0) == Status::Done {
            return Some(Status::Ongoing);
        }
        let quality = annotated
            .child(verb, Dep::acomp)
            .or_else(|| annotated.child(verb, Dep::attr))?;
        let word = annotated.lower(quality);
        if let Some(&status) = events
            .modifiers
            .get(word)
            .filter(|&&status| status != Status::Past)
        {
            let is_negated = grammar::is_negated(annotated, verb);
            return Some(if is_negated {
                Status::Hypothetical
            } else {
                status
            });
        }
        let tells = [
            "unlikely",
            "under",
            "over",
            "due",
            "necessary",
            "needed",
            "essential",
        ];
        let is_single = !matches!(annotated.lemma(noun), "talk" | "negotiation" | "discussion");
        return (!tells.contains(&word)).then(|| match of_verb(events, annotated, verb, 0) {
            Status::Planned if is_single => Status::Planned,
            _ => Status::Done,
        });
    }
    let yields = matches!(
        annotated.lemma(verb),
        "have"
            | "produce"
            | "yield"
            | "bring"
            | "result"
            | "succeed"
            | "fail"
            | "help"
            | "bear"
            | "prove"
            | "lead"
            | "cover"
            | "remain"
    );
    let is_many = matches!(annotated.lemma(noun), "talk" | "negotiation" | "discussion");
    (yields && is_many).then(|| match of_verb(events, annotated, verb, 0) {
        Status::Planned | Status::Hypothetical => Status::Ongoing,
        _ => Status::Done,
    })
}

/// *Did not rule out a raid*, *refused to rule it out*: it may come.
pub(super) fn is_left_open(events: &Events, annotated: &Annotated, verb: TokenId) -> bool {
    annotated.lemma(verb) == "rule" && of_verb(events, annotated, verb, 0) == Status::Denied
}

/// Whether a verb brings about what its object names: *deepen*, *expand*.
fn makes(events: &Events, lemma: &str) -> bool {
    events.in_class("making", lemma)
}

/// The status that a verb has by its auxiliaries and what stands above it.
fn of_verb(events: &Events, annotated: &Annotated, verb: TokenId, depth: u8) -> Status {
    let mut modal = None;
    let mut progressive = annotated.token(verb).tag == Tag::VBG;
    let mut has_be = false;
    for child in annotated.children_by(verb, Dep::aux) {
        match straight(annotated.lower(child)).as_ref() {
            "will" | "shall" | "'ll" | "wo" => modal = Some(Status::Planned),
            // *Said it would send troops*: to come, seen from then.
            "would" if is_reported(annotated, verb) => modal = Some(Status::Planned),
            "would" | "could" | "may" | "might" | "can" | "'d" | "ca" => {
                modal = Some(Status::Hypothetical)
            }
            "should" | "must" | "ought" => modal = Some(Status::Demanded),
            "is" | "are" | "'re" | "'m" | "am" | "'s" | "was" | "were" | "been" => has_be = true,
            _ => {}
        }
    }
    progressive &= has_be;
    // *Is **being** deployed*
    let mut passives = annotated.children_by(verb, Dep::auxpass);
    progressive |= passives.any(|aux| annotated.lower(aux) == "being");
    if let Some(status) = conditional(annotated, verb) {
        return status;
    }
    if grammar::is_negated(annotated, verb) || grammar::is_denied(annotated, verb) {
        return Status::Denied;
    }
    if is_doubted(annotated, verb) {
        return Status::Denied;
    }
    match modal {
        // *Hoped that they **would stop***
        Some(Status::Planned | Status::Hypothetical) if is_hoped(annotated, verb) => {
            return Status::Demanded;
        }
        // *If Chile attacks, Peru **will** answer*
        Some(Status::Planned) if has_condition(annotated, verb) => return Status::Hypothetical,
        Some(status) => return status,
        None => {}
    }
    if annotated.children_by(verb, Dep::advmod).any(|word| {
        ["reportedly", "possibly", "perhaps"].contains(&annotated.lower(word))
            && annotated.lower(word) != "reportedly"
    }) {
        return Status::Hypothetical;
    }
    if depth < 6
        && let Some(status) = from_above(events, annotated, verb, depth)
    {
        return status;
    }
    let with = annotated.token(verb).tag == Tag::VBG
        && annotated.token(verb).dep == Dep::pcomp
        && annotated.child(verb, Dep::nsubj).is_some();
    if progressive || with || recurs(annotated, verb) {
        // *With Peru accusing Chile*
        return Status::Ongoing;
    }
    if grammar::under(annotated, verb, "in").any(|noun| annotated.lower(noun) == "past") {
        return Status::Past;
    }
    Status::Done
}

/// A contraction with a plain apostrophe: *they’re*.
fn straight(word: &str) -> std::borrow::Cow<'_, str> {
    match word.strip_prefix('’') {
        Some(rest) => format!("'{rest}").into(),
        None => word.into(),
    }
}

/// Whether something is done again and again, or still: ***regularly** shells the town*, *has **always**
/// backed it*.
fn recurs(annotated: &Annotated, verb: TokenId) -> bool {
    annotated.token(verb).tag != Tag::VBG
        && annotated.children_by(verb, Dep::advmod).any(|word| {
            matches!(
                annotated.lower(word),
                "regularly"
                    | "routinely"
                    | "constantly"
                    | "continually"
                    | "continuously"
                    | "currently"
                    | "traditionally"
                    | "daily"
                    | "increasingly"
            ) || matches!(annotated.lower(word), "repeatedly" | "always")
                && annotated.child(verb, Dep::aux).is_some()
        })
}

/// What a clause that is itself a condition tells: ***if** Chile attacks*, ***should** Chile attack*.
/// What is threatened or demanded *if Chile does **not** withdraw* is wanted.
fn conditional(annotated: &Annotated, verb: TokenId) -> Option<Status> {
    // *Will stay **until** Chile withdraws*, ***as soon as** it withdraws*
    let is_present = matches!(annotated.token(verb).tag, Tag::VBZ | Tag::VBP);
    let awaits = annotated.children(verb).iter().any(|&word| {
        matches!(annotated.token(word).dep, Dep::mark | Dep::advmod)
            && match annotated.lower(word) {
                "until" => true,
                "soon" => annotated.token(verb).dep == Dep::advcl,
                _ => false,
            }
    });
    if is_present && awaits && !grammar::is_negated(annotated, verb) {
        return Some(Status::Demanded);
    }
    let mark = annotated
        .children_by(verb, Dep::mark)
        .find(|&mark| matches!(annotated.lower(mark), "if" | "unless" | "whether" | "lest"));
    let Some(mark) = mark else {
        return is_inverted(annotated, verb).then_some(Status::Hypothetical);
    };
    let is_negated = grammar::is_negated(annotated, verb);
    if annotated.lower(mark) == "unless" && !is_negated {
        return Some(Status::Demanded);
    }
    let is_wanted = annotated.lower(mark) == "if"
        && is_negated
        && annotated.ancestors(verb).take(6).any(|above| {
            matches!(
                annotated.lemma(above),
                "threaten" | "demand" | "warn" | "threat" | "ultimatum" | "vow"
            )
        });
    Some(if is_wanted {
        Status::Demanded
    } else {
        Status::Hypothetical
    })
}

/// ***Should** Chile attack, Peru will answer*; ***were** Chile to attack*; but not a question.
pub(super) fn is_inverted(annotated: &Annotated, verb: TokenId) -> bool {
    let token = annotated.token(verb);
    let subject = annotated
        .child(verb, Dep::nsubj)
        .or_else(|| annotated.child(verb, Dep::nsubjpass));
    let Some(subject) = subject else {
        return false;
    };
    let first = annotated.edges(verb).start;
    let is_auxiliary = |aux: TokenId| {
        aux == first
            && aux < subject
            && matches!(annotated.lower(aux), "should" | "were" | "had")
            && (aux == verb || matches!(annotated.token(aux).dep, Dep::aux | Dep::auxpass))
    };
    let is_before = subject < verb || annotated.lower(verb) == "were";
    let inverts = is_before
        && (is_auxiliary(verb)
            || annotated
                .children(verb)
                .iter()
                .any(|&aux| is_auxiliary(aux)));
    inverts && token.dep != Dep::ROOT && {
        let sentence = annotated.sentence_tokens(token.sentence as usize);
        !sentence
            .rev()
            .take(3)
            .any(|word| annotated.lower(word) == "?")
    }
}

/// Whether a verb hangs on a condition: ***if** Chile attacks*, ***unless** it stops*.
fn has_condition(annotated: &Annotated, verb: TokenId) -> bool {
    annotated.children_by(verb, Dep::advcl).any(|clause| {
        let mut marks = annotated.children_by(clause, Dep::mark);
        let is_even = annotated
            .children_by(clause, Dep::advmod)
            .any(|word| annotated.lower(word) == "even");
        !is_even && marks.any(|mark| matches!(annotated.lower(mark), "if" | "unless"))
            || is_inverted(annotated, clause)
    })
}

/// *Hoped that they **would stop***
fn is_hoped(annotated: &Annotated, verb: TokenId) -> bool {
    annotated.token(verb).dep == Dep::ccomp
        && annotated.head(verb).is_some_and(|above| {
            matches!(annotated.lemma(above), "hope" | "hop" | "wish")
                && !grammar::is_negated(annotated, above)
        })
}

/// Whether somebody does not believe it: *did **not think** that there would be a war*.
fn is_doubted(annotated: &Annotated, verb: TokenId) -> bool {
    annotated.token(verb).dep == Dep::ccomp
        && annotated.head(verb).is_some_and(|above| {
            grammar::is_negated(annotated, above)
                && matches!(
                    annotated.lemma(above),
                    "think" | "believe" | "expect" | "foresee"
                )
        })
}

/// Whether a clause is what somebody said or decided in the past: *said **it would leave***.
fn is_reported(annotated: &Annotated, verb: TokenId) -> bool {
    let mut first = verb;
    for _ in 0..3 {
        match annotated.head(first) {
            // *Said it would meet them and **would send** grain*
            Some(head) if annotated.token(first).dep == Dep::conj => first = head,
            _ => break,
        }
    }
    let token = annotated.token(first);
    !has_condition(annotated, verb)
        && token.dep == Dep::ccomp
        && annotated.head(first).is_some_and(|above| {
            matches!(annotated.token(above).tag, Tag::VBD | Tag::VBN)
                && [
                    "say", "announce", "tell", "decide", "add", "state", "declare", "confirm",
                    "pledge", "promise", "vow", "agree", "report", "disclose", "reveal",
                ]
                .contains(&annotated.lemma(above))
        })
}

/// Whether the words themselves do the act: *I want **to thank** you*, *let me **congratulate** you*.
fn performs(events: &Events, annotated: &Annotated, verb: TokenId, governor: TokenId) -> bool {
    let is_first = |token: TokenId| matches!(annotated.lower(token), "i" | "we" | "me" | "us");
    matches!(annotated.lemma(governor), "want" | "like" | "wish" | "let")
        && events.in_class("performing", annotated.lemma(verb))
        && [verb, governor].iter().any(|&at| {
            let mut subjects = annotated.children_by(at, Dep::nsubj);
            subjects.any(is_first)
        })
}

/// Whether something was so in the past: ***was** able*.
fn was(annotated: &Annotated, adjective: TokenId) -> bool {
    let above = annotated
        .head(adjective)
        .filter(|&above| annotated.lemma(above) == "be");
    above.is_some_and(|above| {
        annotated.token(above).tag == Tag::VBD && !grammar::is_negated(annotated, above)
    })
}

/// Whether a plan is only looked at: ***consider** a plan*.
fn is_weighed(events: &Events, annotated: &Annotated, plan: TokenId) -> bool {
    let token = annotated.token(plan);
    token.pos == Pos::NOUN
        && token.dep == Dep::dobj
        && events.in_class("weighing", annotated.lemma(token.head))
}

/// The infinitive that a bare one goes on, where the parser hangs it under a verb with a tense.
///
/// > They **discussed** efforts **to end** the war and **rebuild** the city.
fn infinitive_before(annotated: &Annotated, verb: TokenId, above: TokenId) -> Option<TokenId> {
    let is_bare = annotated.token(verb).tag == Tag::VB
        && annotated.child(verb, Dep::aux).is_none()
        && matches!(annotated.token(above).tag, Tag::VBD | Tag::VBZ | Tag::VBP);
    let is_infinitive = |token: &TokenId| {
        annotated.token(*token).tag == Tag::VB
            && annotated
                .children_by(*token, Dep::aux)
                .any(|aux| annotated.lower(aux) == "to")
    };
    (is_bare && above < verb)
        .then(|| (above + 1..verb).rev().find(is_infinitive))
        .flatten()
}

/// *Refrained **from** attacking*
fn is_kept_from(annotated: &Annotated, link: TokenId) -> bool {
    annotated.lower(link) == "from"
        && annotated
            .head(link)
            .is_some_and(|above| ["refrain", "abstain", "desist"].contains(&annotated.lemma(above)))
}

/// What a word makes of what it governs; *put **off*** and *hold **up*** stand with their particles.
fn governed(events: &Events, annotated: &Annotated, governor: TokenId) -> Option<Status> {
    let lemma = annotated.lemma(governor);
    let particle = annotated.child(governor, Dep::prt);
    let phrase = particle.map(|particle| format!("{lemma} {}", annotated.lower(particle)));
    let of = |word: &str| events.governors.get(word).copied();
    // *Is **close** to a deal*, not *closed the border*
    let quality = (annotated.token(governor).pos == Pos::ADJ).then(|| format!("be {lemma}"));
    phrase
        .or(quality)
        .and_then(|phrase| of(&phrase))
        .or_else(|| of(lemma))
        .or_else(|| of(annotated.lower(governor)))
}

/// What the word above makes of a complement.
fn from_above(events: &Events, annotated: &Annotated, verb: TokenId, depth: u8) -> Option<Status> {
    let token = annotated.token(verb);
    let above = annotated.head(verb)?;
    let is_infinitive = annotated
        .children_by(verb, Dep::aux)
        .any(|aux| annotated.lower(aux) == "to");
    let governor = match token.dep {
        Dep::xcomp | Dep::ccomp | Dep::acl => Some(above),
        Dep::advcl if is_infinitive => Some(above),
        // *Plans of attacking*, but not *agreed **after** attacking*
        Dep::pcomp
            if bears_on(annotated, above)
                || ["in", "at"].contains(&annotated.lower(above))
                || is_kept_from(annotated, above) =>
        {
            annotated.head(above)
        }
        Dep::conj => {
            let own_tense = matches!(token.tag, Tag::VBD | Tag::VBZ | Tag::VBP)
                || annotated.child(verb, Dep::nsubj).is_some()
                || annotated
                    .children_by(verb, Dep::aux)
                    .any(|aux| annotated.lower(aux) != "to");
            // *Demanded that it stop and **withdraw***: the second is as little done as the first.
            let is_subjunctive = token.tag == Tag::VBP
                && matches!(annotated.token(above).tag, Tag::VB | Tag::VBP)
                && annotated.child(verb, Dep::nsubj).is_none();
            if own_tense && !is_subjunctive {
                return None;
            }
            let first = infinitive_before(annotated, verb, above).unwrap_or(above);
            let status = of_verb(events, annotated, first, depth + 1);
            // *Will stand with them and **continue** to help*
            let is_open = matches!(
                status,
                Status::Demanded | Status::Planned | Status::Hypothetical
            );
            return (!is_subjunctive || is_open).then_some(status);
        }
        _ => None,
    }?;
    let lemma = annotated.lemma(governor);
    if performs(events, annotated, verb, governor) {
        return None;
    }
    // *The **ongoing** efforts to rally support*, but not *its continued **readiness** to strike*
    let outlook = governed(events, annotated, governor);
    if token.dep == Dep::acl
        && is_infinitive
        && matches!(outlook, None | Some(Status::Ongoing | Status::Done))
    {
        let modifier = annotated
            .children_by(governor, Dep::amod)
            .find_map(|word| events.modifiers.get(annotated.lower(word)));
        if let Some(&status) = modifier.filter(|&&status| status == Status::Ongoing) {
            return Some(status);
        }
    }
    // *Is to visit*, *if it **were to** pass*, but not *who is to blame*
    if lemma == "be" && annotated.lemma(verb) != "blame" && is_infinitive && token.dep == Dep::xcomp
    {
        return Some(match of_verb(events, annotated, governor, depth + 1) {
            Status::Done | Status::Ongoing => Status::Planned,
            other => other,
        });
    }
    if let Some(status) = wished(events, annotated, verb, governor) {
        let above = of_verb(events, annotated, governor, depth + 1);
        return Some(if above == Status::Hypothetical && lemma != "like" {
            above
        } else {
            status
        });
    }
    // *Will **have** to leave*, but *had to leave*, *does not have to*
    if lemma == "have" && is_infinitive && token.dep == Dep::xcomp {
        let is_past = matches!(annotated.token(governor).tag, Tag::VBD | Tag::VBN);
        return match of_verb(events, annotated, governor, depth + 1) {
            Status::Denied => Some(Status::Hypothetical),
            _ if is_past => None,
            _ => Some(Status::Demanded),
        };
    }
    // *Is **going** to attack*
    if lemma == "go" && is_infinitive && annotated.token(governor).tag == Tag::VBG {
        return Some(match of_verb(events, annotated, governor, depth + 1) {
            Status::Done | Status::Ongoing => Status::Planned,
            other => other,
        });
    }
    let Some(status) = outlook else {
        // *The importance of **working** together*
        if token.dep == Dep::pcomp && matches!(lemma, "importance" | "goal" | "need") {
            return Some(Status::Planned);
        }
        // *Will travel to Lima **to reaffirm** its support*.
        // *I would like **to thank** you* thanks.
        let follows =
            is_infinitive && matches!(token.dep, Dep::advcl | Dep::xcomp) && lemma != "like";
        return follows
            .then(|| of_verb(events, annotated, governor, depth + 1))
            .filter(|above| {
                matches!(
                    above,
                    Status::Planned | Status::Hypothetical | Status::Demanded
                )
            });
    };
    // ***Was able** to take the town*: it did.
    if lemma == "able" && was(annotated, governor) {
        return None;
    }
    // *Is **studying a plan** to buy grain*
    if status == Status::Planned && is_weighed(events, annotated, governor) {
        return Some(Status::Hypothetical);
    }
    // *Said that X attacked*: only words that bear on what is to come, and only on clauses
    // without a tense of their own, unless they demand (*demanded that X stop*).
    // *Asked that the two sides meet*
    // *Proposed that they **meet***
    let status = match lemma {
        "propose" if token.dep == Dep::ccomp => Status::Demanded,
        _ => status,
    };
    let is_subjunctive = status == Status::Demanded && token.tag == Tag::VBP;
    // *Told them that it **had** left*: the tense stands with the auxiliary.
    let is_tense = |tag: Tag| matches!(tag, Tag::VBD | Tag::VBZ | Tag::VBP);
    let finite = is_tense(token.tag)
        || annotated.children(verb).iter().any(|&aux| {
            matches!(annotated.token(aux).dep, Dep::aux | Dep::auxpass)
                && is_tense(annotated.token(aux).tag)
        });
    let tells = lemma == "tell" && !is_infinitive;
    if finite && (!is_subjunctive || tells) && token.dep == Dep::ccomp {
        return None;
    }

    if token.dep == Dep::acl && !is_infinitive {
        return None;
    }
    let is_noun = matches!(annotated.token(governor).pos, Pos::NOUN | Pos::PROPN);
    let above = if is_noun && is_absent(annotated, governor) {
        Status::Denied
    } else {
        of_verb(
            events,
            annotated,
            quality_of(annotated, governor),
            depth + 1,
        )
    };
    Some(match (status, above) {
        (Status::Done, above) => above,
        (Status::Ongoing, Status::Done) => Status::Ongoing,
        (Status::Ongoing, above) => above,
        // *Did not rule out attacking*, *did not fail to attack*
        (Status::Denied, Status::Denied) if lemma == "rule" => Status::Hypothetical,
        (Status::Denied, Status::Denied) => Status::Done,
        // *Does not plan to attack*, *has no intention of attacking*, *is not ready to help*
        (Status::Planned | Status::Demanded, Status::Denied) => Status::Denied,
        (Status::Hypothetical, Status::Denied) if !STAYS_OPEN.contains(&lemma) => Status::Denied,
        // *Will try to help*, *is trying to help*
        (Status::Hypothetical, Status::Planned | Status::Ongoing)
            if matches!(lemma, "try" | "attempt") =>
        {
            above
        }
        // *The bill would require them to leave*
        (Status::Demanded | Status::Planned, Status::Hypothetical) => Status::Hypothetical,
        (status, _) => status,
    })
}

/// Words whose negation says nothing of what they govern: *did **not prevent** the raid*, *is **not
/// likely** to attack*.
const STAYS_OPEN: &[&str] = &[
    "prevent", "avoid", "avert", "deter", "hesitate", "likely", "unlikely", "possible", "fear",
    "warn", "risk", "danger", "threat", "let", "allow", "if", "whether", "may", "might",
];

/// The verb that an adjective stands with: ***is not** ready*.
fn quality_of(annotated: &Annotated, governor: TokenId) -> TokenId {
    let token = annotated.token(governor);
    let is_quality = token.pos == Pos::ADJ && matches!(token.dep, Dep::acomp | Dep::attr);
    annotated
        .head(governor)
        .filter(|&verb| is_quality && grammar::is_negated(annotated, verb))
        .unwrap_or(governor)
}

/// *Would like Chile to **leave***, *wants to see it **leave***: somebody else's deed that is wished
/// for; *would like to **visit***.
fn wished(
    events: &Events,
    annotated: &Annotated,
    verb: TokenId,
    governor: TokenId,
) -> Option<Status> {
    let wishes = |word: TokenId| {
        let would = annotated
            .children_by(word, Dep::aux)
            .any(|aux| matches!(annotated.lower(aux), "would" | "'d"));
        let is_wish = match annotated.lemma(word) {
            "like" | "love" | "prefer" => would,
            "want" | "wish" | "hope" => true,
            _ => false,
        };
        is_wish && !grammar::is_negated(annotated, word)
    };
    let sees = annotated.lemma(governor) == "see" && annotated.token(verb).dep == Dep::ccomp;
    let is_wished = match annotated.head(governor) {
        Some(above) if sees => annotated.token(governor).dep == Dep::xcomp && wishes(above),
        _ => annotated.lemma(governor) != "hope" && wishes(governor),
    };
    let thanks = events.in_class("performing", annotated.lemma(verb));
    (is_wished && !thanks).then_some(Status::Demanded)
}

#[cfg(test)]
mod tests {
    use chancery_lexicon::Lexicon;
    use chancery_record::Status;
    use chancery_text::TokenId;

    use super::super::tests::parse;
    use super::of_verb;

    fn status(words: &str, verb: TokenId) -> Status {
        let (_, annotated, _) = parse(words);
        of_verb(&Lexicon::english().events, &annotated, verb, 0)
    }

    #[test]
    fn a_negated_plan_is_none() {
        let words = "*Oman/Oman/PROPN/NNP/4/nsubj does/do/AUX/VBZ/4/aux not/not/PART/RB/4/neg plan/plan/VERB/VB/0/ROOT to/to/PART/TO/6/aux attack/attack/VERB/VB/4/xcomp *Mali/Mali/PROPN/NNP/6/dobj";
        assert_eq!(status(words, 5), Status::Denied);
        let words = "*Oman/Oman/PROPN/NNP/2/nsubj has/have/VERB/VBZ/0/ROOT no/no/DET/DT/4/det plans/plan/NOUN/NNS/2/dobj to/to/PART/TO/6/aux attack/attack/VERB/VB/4/acl *Mali/Mali/PROPN/NNP/6/dobj";
        assert_eq!(status(words, 5), Status::Denied);
    }

    #[test]
    fn what_is_not_ruled_out_may_come() {
        let words = "*Oman/Oman/PROPN/NNP/4/nsubj did/do/AUX/VBD/4/aux not/not/PART/RB/4/neg rule/rule/VERB/VB/0/ROOT out/out/ADP/RP/4/prt attacking/attack/VERB/VBG/4/xcomp *Mali/Mali/PROPN/NNP/6/dobj";
        assert_eq!(status(words, 5), Status::Hypothetical);
    }

    #[test]
    fn the_tense_stands_with_the_auxiliary() {
        let words = "*Oman/Oman/PROPN/NNP/2/nsubj told/tell/VERB/VBD/0/ROOT *Mali/Mali/PROPN/NNP/2/dobj that/that/SCONJ/IN/7/mark *Chad/Chad/PROPN/NNP/7/nsubj had/have/AUX/VBD/7/aux attacked/attack/VERB/VBN/2/ccomp it/it/PRON/PRP/7/dobj";
        assert_eq!(status(words, 6), Status::Done);
    }

    #[test]
    fn what_hangs_on_a_condition_is_hypothetical() {
        let words = "Should/should/AUX/MD/3/aux *Mali/Mali/PROPN/NNP/3/nsubj attack/attack/VERB/VB/7/advcl ,/,/PUNCT/,/7/punct *Oman/Oman/PROPN/NNP/7/nsubj will/will/AUX/MD/7/aux retaliate/retaliate/VERB/VB/0/ROOT";
        assert_eq!(status(words, 2), Status::Hypothetical);
        assert_eq!(status(words, 6), Status::Hypothetical);
        // What is to be if a threat is not heeded is wanted.
        let words = "*Oman/Oman/PROPN/NNP/2/nsubj threatened/threaten/VERB/VBD/0/ROOT *Mali/Mali/PROPN/NNP/2/dobj if/if/SCONJ/IN/8/mark it/it/PRON/PRP/8/nsubj does/do/AUX/VBZ/8/aux not/not/PART/RB/8/neg withdraw/withdraw/VERB/VB/2/advcl";
        assert_eq!(status(words, 7), Status::Demanded);
    }

    #[test]
    fn a_passive_goes_on() {
        let words = "Troops/troop/NOUN/NNS/4/nsubjpass are/be/AUX/VBP/4/aux being/be/AUX/VBG/4/auxpass deployed/deploy/VERB/VBN/0/ROOT";
        assert_eq!(status(words, 3), Status::Ongoing);
        let words = "They/they/PRON/PRP/3/nsubj ’re/be/AUX/VBP/3/aux shelling/shell/VERB/VBG/0/ROOT *Mali/Mali/PROPN/NNP/3/dobj";
        assert_eq!(status(words, 2), Status::Ongoing);
    }
}
