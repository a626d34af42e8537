//! By whom something was done, read as if it belonged to the word before.
//!
//! > The envoy was declared an **enemy by Oz**. He was ordered to **leave by Oz**. The **arrest** of the
//! > king **by Oz** was condemned.
//!
//! Leaves alone: "ordered to leave *by noon*", "*by train*".

use chancery_lexicon::Lexicon;
use chancery_text::{Annotated, Change, Dep, TokenId};

use super::deeds::is_somebody;
use super::hang;

const VERBS: &[&str] = &[
    "allow",
    "ask",
    "authorize",
    "compel",
    "force",
    "instruct",
    "invite",
    "oblige",
    "order",
    "permit",
    "require",
    "tell",
    "urge",
];

pub(super) fn find(
    lexicon: &Lexicon,
    annotated: &Annotated,
    at: TokenId,
    changes: &mut Vec<Change>,
) {
    if annotated.lower(at) != "by" || annotated.token(at).dep != Dep::prep {
        return;
    }
    let mut word = annotated.token(at).head;
    let of = annotated.token(word).head;
    let deed = annotated.token(of).head;
    let is_deed = annotated.token(word).dep == Dep::pobj
        && annotated.lower(of) == "of"
        && lexicon.events.in_class("suffered", annotated.lemma(deed));
    let doer = annotated.child(at, Dep::pobj);
    if is_deed && doer.is_some_and(|doer| is_somebody(annotated, doer)) {
        changes.push(hang(at, deed, Dep::prep));
        return;
    }
    for _ in 0..2 {
        let token = annotated.token(word);
        let verb = token.head;
        let passive = annotated.child(verb, Dep::auxpass).is_some()
            && annotated.child(verb, Dep::agent).is_none();
        match token.dep {
            Dep::oprd if passive => {
                changes.push(hang(at, verb, Dep::agent));
                return;
            }
            Dep::xcomp if passive && VERBS.contains(&annotated.lemma(verb)) => {
                let doer = annotated.child(at, Dep::pobj);
                if doer.is_some_and(|doer| is_somebody(annotated, doer)) {
                    changes.push(hang(at, verb, Dep::agent));
                }
                return;
            }
            Dep::dobj | Dep::attr => word = verb,
            _ => return,
        }
    }
}
