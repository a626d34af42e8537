//! Words of a pattern that stand so that they tell no act.
//!
//! > Brazil will cut its exports to **help reduce** the surplus: no aid. Peru will answer the threat
//! > **posed** by Chad: Peru blames nobody. Peru **received** the weapons: nobody came. Peru **flew** the
//! > wounded home: no visit. Peru lifted the sanctions it had **imposed**: it lifts them. Peru was kept
//! > from **joining** the bloc; is in **charge** of mines; Peruvian **strikes** went on: no such acts.
//!
//! Leaves alone: "helped *Chad* rebuild", "Chad *poses* a threat", "received *the envoy*".

use chancery_lexicon::events::{Entry, Events};
use chancery_record::{ActorId, ActorKind, EventType};
use chancery_text::{Annotated, Dep, Pos, Tag, TokenId};

use super::{Form, Predicate};
use crate::actors::Cast;
use crate::grammar;

/// Whether a predicate tells nothing as it stands.
pub(in crate::events) fn is_astray(
    events: &Events,
    annotated: &Annotated,
    cast: &Cast,
    entry: &Entry,
    predicate: &Predicate,
) -> bool {
    let head = predicate.head;
    if predicate.form == Form::Noun {
        // *Is **in charge** of mines*
        let link = annotated
            .head(head)
            .map_or("", |link| annotated.lower(link));
        // *Israeli **strikes***: of bombs.
        let of_state = |&child: &TokenId| {
            matches!(
                annotated.token(child).dep,
                Dep::poss | Dep::amod | Dep::compound
            ) && cast
                .at(child)
                .iter()
                .any(|&id| matches!(cast.actor(id).kind, ActorKind::State | ActorKind::Igo))
        };
        // *French **rail** strikes*, *strikes **over** prices*: of workers.
        let of_workers = |&child: &TokenId| match annotated.token(child).dep {
            Dep::compound | Dep::amod => cast.at(child).is_empty(),
            Dep::prep => matches!(annotated.lower(child), "over" | "for"),
            _ => false,
        };
        let mut beside = annotated.children(head).iter();
        let bombs = entry.kind == Some(EventType::Protest)
            && annotated.lemma(head) == "strike"
            && predicate.words.len() == 1
            && annotated.children(head).iter().any(of_state)
            && !beside.any(of_workers);
        // *Rejected **allegations** that it had armed them*: whose they are nobody says.
        let owned = |&child: &TokenId| {
            matches!(
                annotated.token(child).dep,
                Dep::poss | Dep::amod | Dep::compound | Dep::prep
            )
        };
        let is_refuted = entry.kind == Some(EventType::Accuse)
            && annotated.token(head).dep == Dep::dobj
            && predicate.words.len() == 1
            && annotated
                .head(head)
                .is_some_and(|verb| events.in_class("refuting", annotated.lemma(verb)))
            && !annotated.children(head).iter().any(owned);
        return annotated.lemma(head) == "charge" && link == "in"
            || bombs
            || is_refuted
            || is_war_by_name(annotated, cast, head);
    }
    if predicate.form != Form::Verb {
        return false;
    }
    // *Vowed **not to attack***: no threat.
    let spares = entry.kind == Some(EventType::Threaten)
        && predicate.words.iter().any(|&word| {
            word > head
                && annotated.token(word).pos == Pos::VERB
                && grammar::is_negated(annotated, word)
        });
    if spares {
        return true;
    }
    match annotated.lemma(head) {
        // *Is hard **to blame***
        "be" => predicate.words.iter().any(|&word| {
            annotated.lower(word) == "blame" && !grammar::is_at_fault(annotated, word)
        }),
        "help" => predicate.words.len() == 1 && is_auxiliary(annotated, head),
        // *Lifted the sanctions it had **imposed***: it is the lifting that is told.
        lemma if grammar::is_imposing(lemma) => {
            let noun = annotated.token(head).head;
            let lifts = annotated.head(noun).is_some_and(|verb| {
                matches!(
                    annotated.lemma(verb),
                    "lift" | "remove" | "drop" | "ease" | "end" | "scrap" | "suspend" | "waive"
                )
            });
            annotated.token(head).dep == Dep::relcl
                && annotated.token(noun).dep == Dep::dobj
                && lifts
        }
        // *Ended **his campaign** for president*: no war's
        "end" | "halt" | "suspend" | "stop" | "cease" => {
            let campaign = annotated.child(head, Dep::dobj);
            let is_ones = |noun: TokenId| {
                let owned = annotated.child(noun, Dep::poss);
                matches!(annotated.lemma(noun), "campaign" | "bid" | "candidacy")
                    && (owned.is_some() || is_electoral(annotated, noun))
            };
            let is_resigned = entry.mode == "resign";
            entry.kind == Some(EventType::Retreat) && !is_resigned && campaign.is_some_and(is_ones)
        }
        // *Vowed to resume **the offensive***: no promise to anybody
        "vow" | "pledge" | "promise" => {
            let attacks = annotated
                .children_by(head, Dep::xcomp)
                .filter_map(|deed| annotated.child(deed, Dep::dobj))
                .any(|what| events.in_class("attack", annotated.lemma(what)));
            entry.kind == Some(EventType::Agree) && attacks
        }
        // *Suggested that Peru **had paid***: a claim, unlike *suggested that Peru **pay***
        "suggest" => {
            let is_fact = |clause: TokenId| {
                let mut words = annotated.children(clause).iter().copied().chain([clause]);
                words.any(|word| {
                    let token = annotated.token(word);
                    let own = word == clause || matches!(token.dep, Dep::aux | Dep::auxpass);
                    own && matches!(token.tag, Tag::VBD | Tag::VBZ)
                })
            };
            entry.kind == Some(EventType::Request)
                && annotated.children_by(head, Dep::ccomp).any(is_fact)
        }
        // ***Hails from** Peru*: was born there.
        "hail" => {
            let mut links = annotated.children_by(head, Dep::prep);
            annotated.child(head, Dep::dobj).is_none()
                && links.any(|link| annotated.lower(link) == "from")
        }
        // *Runs for office, **challenging** the president*: a rival
        "challenge" => {
            let rival = annotated.child(head, Dep::dobj);
            let is_person = |noun: TokenId| {
                let person = |&id: &ActorId| cast.actor(id).kind == ActorKind::Person;
                cast.at(noun).iter().any(person)
            };
            entry.kind == Some(EventType::Accuse)
                && predicate.words.len() == 1
                && rival.is_some_and(is_person)
        }
        // *Had **headed** Peru's police for three years*
        "fly" | "jet" | "head" => {
            let object = annotated.child(head, Dep::dobj);
            let is_other = |object: TokenId| !predicate.words.contains(&object);
            entry.kind == Some(EventType::Consult) && object.is_some_and(is_other)
        }
        // *Blocked it from **joining** the bloc*, *the judge **joined** the court*: no state joins.
        "join" => entry.kind == Some(EventType::Cooperate) && !joins(annotated, cast, predicate),
        // *Asked the envoy **who** had won*: a question.
        "ask" => predicate.words.len() == 1 && asks_a_question(annotated, head),
        // *A woman **visiting from** Peru*: from there.
        "visit" => {
            let from = |link: TokenId| {
                let place = annotated.child(link, Dep::pobj);
                annotated.lower(link) == "from" && place.is_some_and(|at| !cast.at(at).is_empty())
            };
            entry.kind == Some(EventType::Consult)
                && annotated.child(head, Dep::dobj).is_none()
                && annotated.children_by(head, Dep::prep).any(from)
        }
        "pose" => annotated.token(head).dep == Dep::acl && annotated.token(head).tag == Tag::VBN,
        "receive" => {
            let is_guest = entry.kind == Some(EventType::Consult) && predicate.words.len() == 1;
            is_guest && !receives_somebody(annotated, cast, head)
        }
        _ => false,
    }
}

/// *Voted against the **Oz War***, *since the **Oz war***: it goes by where it was, not by who fought it.
fn is_war_by_name(annotated: &Annotated, cast: &Cast, war: TokenId) -> bool {
    let state = |&child: &TokenId| {
        matches!(annotated.token(child).dep, Dep::amod | Dep::compound)
            && cast
                .at(child)
                .iter()
                .any(|&id| cast.actor(id).kind == ActorKind::State)
    };
    let mut states = annotated.children(war).iter().copied().filter(state);
    let (Some(first), None) = (states.next(), states.next()) else {
        return false;
    };
    let tells_sides = |&child: &TokenId| {
        annotated.token(child).dep == Dep::poss
            || matches!(
                annotated.lower(child),
                "against" | "between" | "by" | "on" | "with"
            )
    };
    let is_name = annotated.token(war).pos == Pos::PROPN || annotated.token(first).tag == Tag::NNP;
    annotated.lower(war) == "war"
        && is_name
        && grammar::hyphened(annotated, first).is_none()
        && !annotated.children(war).iter().any(tells_sides)
}

/// *The **presidential** campaign*, *the bid **for the presidency***
fn is_electoral(annotated: &Annotated, campaign: TokenId) -> bool {
    annotated.children(campaign).iter().any(|&child| {
        let link = annotated.lower(child) == "for";
        link || matches!(
            annotated.lower(child),
            "presidential" | "election" | "electoral" | "senate" | "mayoral" | "congressional"
        )
    })
}

/// *Help **reduce** it*, *help **to reduce** it*: nobody is helped.
fn is_auxiliary(annotated: &Annotated, verb: TokenId) -> bool {
    let does = annotated.children(verb).iter().any(|&child| {
        let token = annotated.token(child);
        matches!(token.dep, Dep::xcomp | Dep::ccomp)
            && token.pos == Pos::VERB
            && annotated.child(child, Dep::nsubj).is_none()
    });
    does && grammar::object(annotated, verb).is_none()
}

/// *Asked the envoy **what** he wanted*, *was asked **whether** he would go*.
fn asks_a_question(annotated: &Annotated, verb: TokenId) -> bool {
    const QUESTIONS: &[&str] = &["how", "if", "what", "whether", "why"];
    // *Asked those **who** had left* may be no question.
    const PRONOUNS: &[&str] = &["where", "which", "who", "whom", "whose"];
    let object = annotated.child(verb, Dep::dobj);
    let below = || {
        let heads = [Some(verb), object].into_iter().flatten();
        heads.flat_map(|at| annotated.children(at)).copied()
    };
    // *Asked those who had left **to return***
    let is_request = below().any(|clause| {
        let mut marks = annotated.children_by(clause, Dep::aux);
        clause > verb && marks.any(|mark| annotated.lower(mark) == "to")
    });
    let mut asked = below().filter(|&clause| {
        let token = annotated.token(clause);
        clause > verb
            && matches!(token.pos, Pos::VERB | Pos::AUX)
            && matches!(token.dep, Dep::ccomp | Dep::relcl)
    });
    !is_request
        && asked.any(|clause| {
            let first = annotated.lower(annotated.edges(clause).start);
            let is_clause = annotated.token(clause).dep == Dep::ccomp;
            QUESTIONS.contains(&first) || is_clause && PRONOUNS.contains(&first)
        })
}

/// Whether what is received is somebody, by name or by office.
fn receives_somebody(annotated: &Annotated, cast: &Cast, verb: TokenId) -> bool {
    let object = annotated
        .child(verb, Dep::nsubjpass)
        .or_else(|| grammar::object(annotated, verb));
    object.is_some_and(|noun| {
        grammar::joined(annotated, noun).into_iter().any(|noun| {
            cast.at(noun).iter().any(|&id| {
                let kind = cast.actor(id).kind;
                !matches!(kind, ActorKind::State | ActorKind::Igo)
            })
        })
    })
}

/// Whether a state is told to join a body, in a clause with a tense of its own.
fn joins(annotated: &Annotated, cast: &Cast, predicate: &Predicate) -> bool {
    let head = predicate.head;
    let has_aux = || annotated.child(head, Dep::aux).is_some();
    let is_told = match annotated.token(head).tag {
        Tag::VBD | Tag::VBZ | Tag::VBP => true,
        Tag::VB | Tag::VBN => has_aux() && annotated.child(head, Dep::nsubj).is_some(),
        _ => false,
    };
    let is_body = |&word: &TokenId| {
        let body = |&id: &ActorId| cast.actor(id).kind == ActorKind::Igo;
        cast.at(word).iter().any(body)
    };
    if !predicate.words.iter().any(is_body) {
        // *Joined the talks*: other patterns.
        return true;
    }
    let subject = grammar::subject(annotated, head);
    let is_state = |noun: TokenId| {
        let state = |&id: &ActorId| cast.actor(id).kind == ActorKind::State;
        cast.at(noun).iter().any(state)
    };
    is_told && !grammar::is_negated(annotated, head) && subject.is_some_and(is_state)
}
