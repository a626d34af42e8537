//! What somebody tells in a letter or a call, read as if it told of the letter.
//!
//! > Ode told the king **in a phone call that** the border would close.

use chancery_text::{Annotated, Change, Dep, TokenId};

use super::{hang, is_verb};

const MEANS: &[&str] = &[
    "address",
    "briefing",
    "broadcast",
    "call",
    "communique",
    "communiqué",
    "conference",
    "conversation",
    "interview",
    "letter",
    "meeting",
    "message",
    "note",
    "post",
    "report",
    "speech",
    "statement",
    "talk",
    "telegram",
    "tweet",
    "visit",
];

const VERBS: &[&str] = &[
    "tell", "say", "warn", "assure", "inform", "remind", "announce", "declare", "state", "add",
];

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let token = annotated.token(at);
    if token.dep != Dep::relcl || !is_verb(annotated, at) {
        return;
    }
    let noun = token.head;
    let link = annotated.token(noun).head;
    let verb = annotated.token(link).head;
    let is_means = MEANS.contains(&annotated.lemma(noun))
        && annotated.token(link).dep == Dep::prep
        && VERBS.contains(&annotated.lemma(verb));
    let that = token.left_edge;
    // The clause has a subject of its own: nothing is left for *that* to stand for.
    let subject = annotated.children(at).iter().any(|&child| {
        child != that && matches!(annotated.token(child).dep, Dep::nsubj | Dep::nsubjpass)
    });
    if is_means && subject && annotated.lower(that) == "that" {
        changes.push(hang(at, verb, Dep::ccomp));
        changes.push(hang(that, at, Dep::mark));
    }
}
