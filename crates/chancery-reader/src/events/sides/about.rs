//! Who is named only in what is denied, asked, condemned or talked about, and so has no part in the act
//! of words.
//!
//! > Peru denied arming **Chad**. Peru urged Chile to attack **Chad**: it asks Chile.
//!
//! > Peru condemned the attack on **Chile**, the invasion of **Chad**: neither is accused.
//!
//! > Peru and Chile discussed the war in **Chad**, held talks on **Mali's** plan: neither takes part.
//!
//! Whoever is to do what is asked stays: the subject of the clause, or its agent.

use chancery_lexicon::words;
use chancery_record::{ActorId, EventType};
use chancery_text::{Annotated, Dep, Pos, TokenId};

use crate::actors::Cast;
use crate::events::predicates::{Form, Predicate};

/// What is denied, asked, condemned or talked about: a word and those under it.
pub(in crate::events) struct Part {
    root: TokenId,
    /// Whether whoever acts in it may be spoken to.
    asks: bool,
    /// Whether it is a topic: those with whom it is talked about may be named in it.
    is_topic: bool,
}

/// The parts of an act of words that only tell what it is about.
pub(in crate::events) fn parts(
    annotated: &Annotated,
    predicate: &Predicate,
    kind: EventType,
) -> Vec<Part> {
    // *Launched a scathing attack **on Chile***: Chile is attacked, in words.
    let launches = matches!(
        annotated.lemma(predicate.head),
        "launch" | "lead" | "mount" | "make"
    );
    if kind == EventType::Accuse && predicate.form == Form::Verb && !launches {
        return suffered(annotated, predicate.head);
    }
    if kind == EventType::Reject && predicate.form == Form::Verb {
        let refused = suffered(annotated, predicate.head);
        if !refused.is_empty() {
            return refused;
        }
    }
    // *Signed an accord **on Chad***
    let signs =
        kind == EventType::Support && words::events::SIGNING.has(annotated.lemma(predicate.head));
    if signs || matches!(kind, EventType::Consult | EventType::Agree) {
        return topics(annotated, predicate, kind != EventType::Agree);
    }
    let denies = kind == EventType::Reject && annotated.lemma(predicate.head) == "deny";
    if !denies && kind != EventType::Request {
        return Vec::new();
    }
    let heads = [Some(predicate.head), predicate.noun, predicate.light];
    let mut out = Vec::new();
    for head in heads.into_iter().flatten() {
        for &child in annotated.children(head) {
            let token = annotated.token(child);
            let is_clause = matches!(token.pos, Pos::VERB | Pos::AUX)
                && matches!(token.dep, Dep::xcomp | Dep::ccomp | Dep::advcl | Dep::acl)
                && child > head;
            if is_clause {
                out.push(Part {
                    root: child,
                    asks: !denies,
                    is_topic: false,
                });
            }
        }
    }
    out
}

/// Drops those who are named only so from the sides that the rules find.
pub(super) fn leave(
    annotated: &Annotated,
    cast: &Cast,
    parts: &[Part],
    head: TokenId,
    ids: &mut Vec<ActorId>,
) {
    if parts.is_empty() {
        return;
    }
    let sentence = annotated.token(head).sentence;
    let here = || {
        let mentions = cast.mentions.iter();
        mentions.filter(|mention| annotated.token(mention.head).sentence == sentence)
    };
    ids.retain(|id| {
        let mut of_it = here()
            .filter(|mention| mention.actors.contains(id))
            .peekable();
        let is_here = of_it.peek().is_some();
        let beyond = |at: TokenId| parts.iter().any(|part| part.is_beyond(annotated, at));
        !is_here || of_it.any(|mention| !beyond(mention.head))
    });
}

/// Who suffers the deed that is condemned, or refused.
fn suffered(annotated: &Annotated, verb: TokenId) -> Vec<Part> {
    let Some(noun) = annotated.child(verb, Dep::dobj) else {
        return Vec::new();
    };
    let lemma = annotated.lemma(noun);
    let is_suffered = words::events::SUFFERED.has(lemma);
    let on_somebody = [
        "attack",
        "assault",
        "raid",
        "strike",
        "aggression",
        "sanction",
        "embargo",
        "tariff",
        "duty",
        "boycott",
    ]
    .contains(&lemma);
    if !is_suffered && !on_somebody {
        return Vec::new();
    }
    let beside = annotated
        .children_by(verb, Dep::prep)
        .filter(|&link| link > noun && annotated.lower(link) != "of");
    annotated
        .children_by(noun, Dep::prep)
        .chain(beside)
        .filter(|&link| match annotated.lower(link) {
            "of" => is_suffered,
            "on" | "against" => true,
            _ => false,
        })
        .map(|root| Part {
            root,
            asks: false,
            is_topic: false,
        })
        .collect()
}

/// What is talked about: *agreed to discuss **Chad's plan***; with `behind` also what prepositions lead to:
/// *talks **on the war in Chad***.
fn topics(annotated: &Annotated, predicate: &Predicate, behind: bool) -> Vec<Part> {
    let talks = |verb: TokenId| words::events::DISCUSSING.has(annotated.lemma(verb));
    let mut verbs = Vec::new();
    let mut roots = Vec::new();
    if behind {
        let heads = [Some(predicate.head), predicate.noun, predicate.light];
        for head in heads.into_iter().flatten() {
            verbs.extend(Some(head).filter(|&head| talks(head)));
            let links = annotated.children_by(head, Dep::prep);
            roots.extend(links.filter(|&link| is_topic(annotated, link)));
        }
    }
    // *Agreed **to discuss** Chad's plan*, *met **to discuss** it*
    let open = annotated.children(predicate.head).iter().copied();
    verbs.extend(open.filter(|&verb| {
        matches!(annotated.token(verb).dep, Dep::xcomp | Dep::advcl) && talks(verb)
    }));
    let objects = verbs
        .iter()
        .filter_map(|&verb| annotated.child(verb, Dep::dobj));
    roots.extend(objects.flat_map(|object| annotated.children(object).iter().copied()));
    roots
        .into_iter()
        .map(|root| Part {
            root,
            asks: false,
            is_topic: true,
        })
        .collect()
}

/// Whether a preposition leads to what is talked about: *talks **on** Chad*, not ***on** the sidelines*.
fn is_topic(annotated: &Annotated, link: TokenId) -> bool {
    let leads = matches!(
        annotated.lower(link),
        "on" | "about" | "over" | "regarding" | "concerning"
    );
    let noun = annotated.child(link, Dep::pobj);
    leads
        && noun.is_some_and(|noun| {
            !matches!(
                annotated.lemma(noun),
                "behalf"
                    | "fringe"
                    | "margin"
                    | "part"
                    | "phone"
                    | "side"
                    | "sideline"
                    | "telephone"
                    | "visit"
            )
        })
}

impl Part {
    /// Whether somebody stands in it without being the one to act in it.
    pub(in crate::events) fn is_beyond(&self, annotated: &Annotated, mention: TokenId) -> bool {
        if !annotated.governs(self.root, mention) {
            return false;
        }
        // *Discussed trade and ties **with Chile***, ***between Peru and Chile***: with them.
        let with = |at: TokenId| matches!(annotated.lower(at), "with" | "between" | "among");
        if self.is_topic
            && annotated
                .ancestors(mention)
                .take_while(|&above| above == self.root || annotated.governs(self.root, above))
                .any(with)
        {
            return false;
        }
        let acts = annotated.children(self.root).iter().any(|&child| {
            matches!(
                annotated.token(child).dep,
                Dep::nsubj | Dep::nsubjpass | Dep::agent
            ) && (child == mention || annotated.governs(child, mention))
        });
        !(self.asks && acts)
    }
}
