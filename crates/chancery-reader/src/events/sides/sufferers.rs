//! Who stands so in a sentence of violence that it is not they who did it.
//!
//! > A car bomb **in Peru** killed **thirteen soldiers**. **Two tourists from Chile** died in the raid. The
//! > attack **on Chad**, condemned **by Mali**, …: none of them is the source.

use chancery_lexicon::words;
use chancery_record::ActorId;
use chancery_text::{Annotated, Dep, TokenId};

use crate::actors::Cast;
use crate::events::predicates::{Form, Predicate};
use crate::grammar;
use crate::places::WHERE;

/// Prepositions that may lead from those who suffer to those who make them: *killed three **in** a raid*.
const BY: &[&str] = &["in", "by", "during", "at", "after", "under", "amid", "near"];

/// Words under *on* by which somebody acts.
const ORDERS: &[&str] = &["basis", "behalf", "command", "instruction", "order"];

/// What is done with a deed by those who had no part in it.
const DECRIES: &[&str] = &[
    "blast",
    "condemn",
    "criticize",
    "decry",
    "denounce",
    "deplore",
    "investigate",
    "lament",
    "mourn",
    "probe",
    "survive",
];

/// Drops from the sources that the rules find whoever only speaks of a deed: *the attack on Chad,
/// condemned by **Mali***.
pub(super) fn leave_speakers(
    annotated: &Annotated,
    cast: &Cast,
    predicate: &Predicate,
    sources: &mut Vec<ActorId>,
) {
    if predicate.form != Form::Noun {
        return;
    }
    let mut out = Sufferers::default();
    out.others_of(annotated, predicate.head);
    for other in out.others {
        for noun in grammar::joined(annotated, other) {
            sources.retain(|id| !cast.at(noun).contains(id));
        }
    }
}

/// The words for those who suffer a deed, and for those who have nothing to do with it.
#[derive(Default)]
pub(in crate::events) struct Sufferers {
    patients: Vec<TokenId>,
    others: Vec<TokenId>,
}

impl Sufferers {
    pub(in crate::events) fn of(annotated: &Annotated, predicate: &Predicate) -> Sufferers {
        let head = predicate.head;
        let mut out = Sufferers::default();
        if predicate.form == Form::Verb {
            out.patients.extend(patient(annotated, head));
        } else {
            let is_suffered = words::events::SUFFERED.has(annotated.lemma(head));
            for link in annotated.children_by(head, Dep::prep) {
                let suffers = match annotated.lower(link) {
                    "of" => is_suffered,
                    "on" | "against" => true,
                    _ => false,
                };
                // *A strike **on the orders** of Peru*
                let whom = annotated.child(link, Dep::pobj);
                let whom = whom.filter(|&whom| !ORDERS.contains(&annotated.lemma(whom)));
                if suffers {
                    out.patients.extend(whom);
                }
            }
            out.others_of(annotated, head);
        }
        let joined = |nouns: &[TokenId]| {
            let all = nouns
                .iter()
                .flat_map(|&noun| grammar::joined(annotated, noun));
            all.collect()
        };
        out.patients = joined(&out.patients);
        out.others = joined(&out.others);
        out
    }

    /// What is said of a deed: ***Peru** condemned the attack*; ***ten people** were killed in the attack*.
    fn others_of(&mut self, annotated: &Annotated, noun: TokenId) {
        let token = annotated.token(noun);
        let above = token.head;
        let lemma = annotated.lemma(above);
        match token.dep {
            Dep::dobj if DECRIES.contains(&lemma) => {
                self.others.extend(annotated.child(above, Dep::nsubj));
            }
            Dep::nsubjpass if DECRIES.contains(&lemma) => {
                self.others.extend(agent(annotated, above));
            }
            Dep::pobj if BY.contains(&annotated.lower(above)) => {
                if let Some(verb) = annotated.head(above) {
                    self.patients.extend(patient(annotated, verb));
                    if annotated.lemma(verb) == "die" {
                        self.patients.extend(annotated.child(verb, Dep::nsubj));
                    }
                }
            }
            _ => {}
        }
        for verb in annotated.children_by(noun, Dep::acl) {
            if DECRIES.contains(&annotated.lemma(verb)) {
                self.others.extend(agent(annotated, verb));
            }
        }
    }

    /// Whether who is named there is one of them, or where it happened.
    pub(in crate::events) fn is_one(&self, annotated: &Annotated, mention: TokenId) -> bool {
        if self.others.contains(&mention) {
            return true;
        }
        let first = std::iter::once(mention)
            .chain(annotated.ancestors(mention))
            .find(|&at| annotated.token(at).dep != Dep::conj);
        let is_place = first.is_some_and(|first| {
            let token = annotated.token(first);
            let link = annotated.lower(token.head);
            // *Fired **at** Peru*
            token.dep == Dep::pobj && link != "at" && WHERE.contains(&link)
        });
        is_place
            || self
                .patients
                .iter()
                .any(|&patient| is_part(annotated, patient, mention))
    }
}

/// Those to whom a verb does something.
fn patient(annotated: &Annotated, verb: TokenId) -> Option<TokenId> {
    if !grammar::is_passive(annotated, verb) {
        return annotated.child(verb, Dep::dobj);
    }
    // *Died and **were injured***, *the men **killed** in it*
    let above = annotated.token(verb);
    annotated
        .child(verb, Dep::nsubjpass)
        .or_else(|| match above.dep {
            Dep::conj => annotated.child(above.head, Dep::nsubjpass),
            Dep::acl => Some(above.head),
            _ => None,
        })
}

/// Those by whom something is done: *condemned **by Mali***.
fn agent(annotated: &Annotated, verb: TokenId) -> Option<TokenId> {
    annotated.child(annotated.child(verb, Dep::agent)?, Dep::pobj)
}

/// Whether a word belongs to a noun: *a woman **from Chile***; not *three men in a **Chilean** raid*.
fn is_part(annotated: &Annotated, noun: TokenId, word: TokenId) -> bool {
    if word == noun {
        return true;
    }
    let mut below = word;
    for above in annotated.ancestors(word) {
        if above == noun {
            let token = annotated.token(below);
            return match token.dep {
                Dep::prep => !BY.contains(&annotated.lower(below)),
                Dep::agent | Dep::acl | Dep::relcl | Dep::appos => false,
                _ => true,
            };
        }
        below = above;
    }
    false
}
