//! By whom something was done, read as if it belonged to the word before.
//!
//! > The envoy was declared an **enemy by Oz**. He was ordered to **leave by Oz**. He was accused of
//! > **spying by Oz**. The **arrest** of the king **by Oz** was condemned.
//!
//! Leaves alone: "ordered to leave *by noon*", "*by train*".

use chancery_lexicon::{Lexicon, words};
use chancery_text::{Annotated, Change, Dep, Tag, TokenId};

use super::deeds::is_somebody;
use super::hang;

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
    if let Some(verb) = charging(annotated, word)
        && word + 1 == at
        && doer.is_some_and(|doer| is_somebody(annotated, doer))
    {
        changes.push(hang(at, verb, Dep::agent));
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
            Dep::xcomp if passive && words::trees::HAVING_DONE.has(annotated.lemma(verb)) => {
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

/// The verb in the passive that a deed or a threat stands under: *was **accused** of spying*, *was
/// **threatened** with duties*.
fn charging(annotated: &Annotated, word: TokenId) -> Option<TokenId> {
    let token = annotated.token(word);
    let link = token.head;
    let verb = annotated.token(link).head;
    let is_passive = annotated.child(verb, Dep::auxpass).is_some()
        && annotated.child(verb, Dep::agent).is_none();
    let is_deed = token.tag == Tag::VBG || annotated.lemma(verb) == "threaten";
    let charges = match annotated.lemma(verb) {
        "accuse" | "suspect" | "convict" => annotated.lower(link) == "of",
        "charge" | "threaten" => annotated.lower(link) == "with",
        "blame" | "criticize" | "praise" | "condemn" | "thank" => annotated.lower(link) == "for",
        _ => false,
    };
    let is_under = matches!(token.dep, Dep::pobj | Dep::pcomp);
    (is_under && is_passive && is_deed && charges).then_some(verb)
}
