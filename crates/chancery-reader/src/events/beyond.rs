//! Who is named only in what is denied or asked, and so has no part in the denying or asking.
//!
//! > Peru denied arming **Chad**. Peru urged Chile to attack **Chad**: it asks Chile.
//!
//! Whoever is to do what is asked stays: the subject of the clause, or its agent.

use chancery_record::EventType;
use chancery_text::{Annotated, Dep, Pos, TokenId};

use super::candidate::Candidate;

/// A clause under an act of words.
pub(super) struct Clause {
    verb: TokenId,
    /// Whether whoever acts in it may be spoken to.
    asks: bool,
}

/// The clauses of what is denied or asked.
pub(super) fn clauses(
    annotated: &Annotated,
    candidate: &Candidate,
    kind: EventType,
) -> Vec<Clause> {
    let predicate = &candidate.predicate;
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
                out.push(Clause {
                    verb: child,
                    asks: !denies,
                });
            }
        }
    }
    out
}

impl Clause {
    /// Whether somebody stands in the clause without being the one to act in it.
    pub(super) fn is_beyond(&self, annotated: &Annotated, mention: TokenId) -> bool {
        if !annotated.governs(self.verb, mention) {
            return false;
        }
        let acts = annotated.children(self.verb).iter().any(|&child| {
            matches!(
                annotated.token(child).dep,
                Dep::nsubj | Dep::nsubjpass | Dep::agent
            ) && (child == mention || annotated.governs(child, mention))
        });
        !(self.asks && acts)
    }
}
