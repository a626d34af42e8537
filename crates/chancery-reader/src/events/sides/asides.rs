//! Who stands beside an act and has no part in it.
//!
//! > Oz expressed support for the island, **which Ib claims**: no support for Ib. Oz sent arms for the war
//! > **against Ib**: no arms for Ib. Oz and Ud signed a pact **brokered by Ib**: not with Ib.

use chancery_record::EventType;
use chancery_text::{Annotated, Dep, Tag, TokenId};

/// How many words up from the clause the act stands at most.
const REACH: usize = 4;

/// Whether a word is the subject of a relative clause under the word of an act, or helps in what is
/// named under it.
pub(in crate::events) fn acts_aside(annotated: &Annotated, act: TokenId, word: TokenId) -> bool {
    let token = annotated.token(word);
    let verb = token.head;
    let is_above = |verb: TokenId| {
        annotated
            .ancestors(verb)
            .take(REACH)
            .any(|above| above == act)
    };
    // *Took the town in a raid **backed by Ib***
    let backer = annotated.token(verb).head;
    let backs = token.dep == Dep::pobj
        && annotated.token(verb).dep == Dep::agent
        && annotated.token(backer).dep == Dep::acl
        && matches!(
            annotated.lemma(backer),
            "aid" | "assist" | "back" | "endorse" | "finance" | "fund" | "sponsor" | "support"
        );
    matches!(token.dep, Dep::nsubj | Dep::nsubjpass)
        && verb != act
        && annotated.token(verb).dep == Dep::relcl
        && is_above(verb)
        || backs && backer != act && is_above(backer)
}

/// Whether a word names whom help or a pact is against, or who brokers it for others.
pub(in crate::events) fn is_outside(
    annotated: &Annotated,
    kind: EventType,
    act: TokenId,
    word: TokenId,
) -> bool {
    use EventType::*;
    if !matches!(kind, Support | Aid | Agree | Cooperate) {
        return false;
    }
    // *Against **the Front's** fighters*
    let mut noun = word;
    while matches!(
        annotated.token(noun).dep,
        Dep::poss | Dep::compound | Dep::amod | Dep::nmod | Dep::conj
    ) && annotated.token(noun).head != act
    {
        noun = annotated.token(noun).head;
    }
    let token = annotated.token(noun);
    let link = token.head;
    if token.dep != Dep::pobj || !annotated.ancestors(noun).any(|above| above == act) {
        return false;
    }
    let brokers = || {
        let verb = annotated.token(link).head;
        annotated.token(link).dep == Dep::agent
            && verb != act
            && annotated.token(verb).tag == Tag::VBN
            && matches!(annotated.lemma(verb), "broker" | "facilitate" | "mediate")
    };
    annotated.lower(link) == "against" || brokers()
}
