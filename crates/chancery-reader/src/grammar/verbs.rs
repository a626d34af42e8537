//! Who does and who undergoes a verb, through passives, control, conjunction and relative clauses.

use chancery_lexicon::words;
use chancery_text::{Annotated, Dep, Pos, Tag, TokenId};

use super::links::under;
use super::owners::{is_owned, is_plan, is_written, owner, planner, signer};

/// How many heads a search climbs before it gives up.
pub(super) const DEPTH: u8 = 8;

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

/// Whether a verb stands in a perfect with a tense of its own: ***has asked***, ***had asked***, but not
/// *to have asked*, *will have asked*.
pub fn is_perfect(annotated: &Annotated, verb: TokenId) -> bool {
    let mut auxiliaries = annotated.children_by(verb, Dep::aux);
    annotated.token(verb).tag == Tag::VBN
        && auxiliaries
            .next()
            .is_some_and(|first| matches!(annotated.lower(first), "has" | "had" | "have"))
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

pub(super) fn subject_within(annotated: &Annotated, verb: TokenId, depth: u8) -> Option<TokenId> {
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

/// Whether what a verb's complement tells is done by whom it acts on: *urged **Iran** to stop*.
pub fn controls(annotated: &Annotated, verb: TokenId) -> bool {
    // *Summoned the envoy **to protest***: who summons him does.
    let protests = || {
        [Dep::xcomp, Dep::advcl].into_iter().any(|dep| {
            annotated.child(verb, dep).is_some_and(|deed| {
                matches!(
                    annotated.lemma(deed),
                    "complain" | "convey" | "express" | "protest"
                )
            })
        })
    };
    let lemma = annotated.lemma(verb);
    words::clauses::OBJECT_CONTROL.has(lemma) && !(lemma == "summon" && protests())
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

/// Whether several do something to each other: *expelled **each other's** envoys*, *shelled **one another***.
pub fn is_mutual(annotated: &Annotated, verb: TokenId) -> bool {
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

/// Verbs for laying sanctions on somebody.
pub fn is_imposing(lemma: &str) -> bool {
    matches!(lemma, "impose" | "place" | "put" | "slap" | "levy")
}
