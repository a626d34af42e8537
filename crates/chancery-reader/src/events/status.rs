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
            Status::Done if predicate.light.is_none() && lasts(events, annotated, predicate) => {
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
    let token = annotated.token(predicate.head);
    matches!(token.tag, Tag::VBZ | Tag::VBP)
        && predicate.form == Form::Verb
        && kind.is_some_and(|kind| {
            // *Is on a visit to Chile*
            let is_there = kind == EventType::Consult && annotated.lemma(predicate.head) == "be";
            is_there || matches!(kind.quad(), 2 | 4)
        })
        && !annotated.in_title(token.sentence as usize)
}

/// Whether a noun names what goes on for long; *peace talks* and *trade talks* do, *talks* may not.
fn lasts(events: &Events, annotated: &Annotated, predicate: &Predicate) -> bool {
    let head = predicate.head;
    let lemma = annotated.lemma(head);
    let is_process = matches!(lemma, "talk" | "process")
        && annotated
            .children_by(head, Dep::compound)
            .any(|word| matches!(annotated.lemma(word), "peace" | "trade" | "border"));
    events.in_class("lasting", lemma) || is_process
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
                Some(Status::Ongoing) => otherwise = Status::Ongoing,
                Some(&status) => return status,
                None => {}
            }
            if ["no", "any"].contains(&word) {
                return if word == "no" {
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
        Status::Done => otherwise,
        status => status,
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
                return match events.governors.get(lemma) {
                    Some(&status) if to_come && matches!(own, Status::Done | Status::Ongoing) => {
                        status
                    }
                    _ => own,
                };
            }
            Pos::VERB | Pos::AUX => return under_verb(events, annotated, at, above, kind),
            Pos::NOUN if dep == Dep::prep => {
                let status = events.governors.get(lemma);
                if let Some(&status) = status
                    && bears_on(annotated, at)
                    && status != Status::Done
                {
                    return status;
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
    if is_governed
        && let Some(&status) = events.governors.get(lemma)
        && status != Status::Ongoing
    {
        return if status == Status::Done {
            of_verb(events, annotated, verb, 0)
        } else {
            status
        };
    }
    let is_subject = matches!(dep, Dep::nsubj | Dep::nsubjpass);
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
        match annotated.lower(child) {
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
    if grammar::is_negated(annotated, verb) || grammar::is_denied(annotated, verb) {
        return Status::Denied;
    }
    if let Some(status) = modal {
        return status;
    }
    if annotated
        .children_by(verb, Dep::mark)
        .any(|mark| ["if", "unless", "whether", "lest"].contains(&annotated.lower(mark)))
    {
        return Status::Hypothetical;
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
    if progressive || with {
        // *With Peru accusing Chile*
        return Status::Ongoing;
    }
    if grammar::under(annotated, verb, "in").any(|noun| annotated.lower(noun) == "past") {
        return Status::Past;
    }
    Status::Done
}

/// Whether a clause is what somebody said or decided in the past: *said **it would leave***.
fn is_reported(annotated: &Annotated, verb: TokenId) -> bool {
    let has_condition = annotated.children_by(verb, Dep::advcl).any(|clause| {
        annotated
            .children_by(clause, Dep::mark)
            .any(|mark| ["if", "unless"].contains(&annotated.lower(mark)))
    });
    let token = annotated.token(verb);
    !has_condition
        && token.dep == Dep::ccomp
        && annotated.head(verb).is_some_and(|above| {
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
    phrase
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
            return (!is_subjunctive || status == Status::Demanded).then_some(status);
        }
        _ => None,
    }?;
    let lemma = annotated.lemma(governor);
    if performs(events, annotated, verb, governor) {
        return None;
    }
    // *The **ongoing** efforts to rally support*
    if token.dep == Dep::acl && is_infinitive {
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
    let Some(status) = governed(events, annotated, governor) else {
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
    let is_subjunctive = status == Status::Demanded && token.tag == Tag::VBP;
    let finite = matches!(token.tag, Tag::VBD | Tag::VBZ | Tag::VBP);
    if finite && !is_subjunctive && token.dep == Dep::ccomp {
        return None;
    }
    if token.dep == Dep::acl && !is_infinitive {
        return None;
    }
    let above = of_verb(events, annotated, governor, depth + 1);
    match status {
        Status::Done => Some(above),
        Status::Ongoing => Some(match above {
            Status::Done => Status::Ongoing,
            other => other,
        }),
        Status::Denied if above == Status::Denied => Some(Status::Done),
        _ if above == Status::Denied && status == Status::Demanded => Some(Status::Denied),
        // *The bill would require them to leave*
        Status::Demanded | Status::Planned if above == Status::Hypothetical => {
            Some(Status::Hypothetical)
        }
        _ => Some(status),
    }
}
