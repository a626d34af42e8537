//! Who stands beside an act and has no part in it.
//!
//! > Oz expressed support for the island, **which Ib claims**: no support for Ib. Oz sent arms for the war
//! > **against Ib**: no arms for Ib. Oz and Ud signed a pact **brokered by Ib**: not with Ib.

use chancery_record::EventType;
use chancery_text::{Annotated, Dep, Tag, TokenId};

/// How many words up from the clause the act stands at most.
const REACH: usize = 4;

/// Whether a word is the subject of a relative clause under the word of an act.
pub(in crate::events) fn acts_aside(annotated: &Annotated, act: TokenId, word: TokenId) -> bool {
    let token = annotated.token(word);
    let verb = token.head;
    matches!(token.dep, Dep::nsubj | Dep::nsubjpass)
        && verb != act
        && annotated.token(verb).dep == Dep::relcl
        && is_above(annotated, act, verb)
}

/// Whether a word names who only helps in an act: *took the town in a raid **backed by Ib***.
pub(in crate::events) fn backs(annotated: &Annotated, act: TokenId, word: TokenId) -> bool {
    let by = annotated.token(word).head;
    let backer = annotated.token(by).head;
    annotated.token(word).dep == Dep::pobj
        && annotated.token(by).dep == Dep::agent
        && annotated.token(backer).dep == Dep::acl
        && matches!(
            annotated.lemma(backer),
            "aid" | "assist" | "back" | "endorse" | "finance" | "fund" | "sponsor" | "support"
        )
        && backer != act
        && is_above(annotated, act, backer)
}

/// Whether a word only tells of whom somebody is who acts: ***Ana Lu**, whose party voted against the
/// levy*.
pub(in crate::events) fn is_whose(annotated: &Annotated, act: TokenId, word: TokenId) -> bool {
    let token = annotated.token(act);
    token.dep == Dep::relcl
        && token.head == word
        && annotated.lower(annotated.edges(act).start) == "whose"
}

fn is_above(annotated: &Annotated, act: TokenId, verb: TokenId) -> bool {
    annotated
        .ancestors(verb)
        .take(REACH)
        .any(|above| above == act)
}

/// Whether a word names whom help or a pact is against, or who brokers it for others.
pub(in crate::events) fn is_outside(
    annotated: &Annotated,
    kind: EventType,
    act: TokenId,
    word: TokenId,
) -> bool {
    use EventType::*;
    // *Lodged a complaint **with the council***: where, not against whom
    if kind == Accuse {
        let link = annotated.token(word).head;
        let verb = annotated.token(link).head;
        return annotated.token(word).dep == Dep::pobj
            && annotated.lower(link) == "with"
            && matches!(
                annotated.lemma(verb),
                "complaint" | "file" | "lodge" | "register" | "submit"
            );
    }
    let helps = matches!(kind, Support | Aid | Agree | Cooperate);
    if !helps && !matches!(kind, Retreat | Consult | Concede) {
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
    helps && annotated.lower(link) == "against" || brokers()
}
