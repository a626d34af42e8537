//! What somebody tells in a letter or a call, read as if it told of the letter.
//!
//! > Ode told the king **in a phone call that** the border would close. She wrote letters to the king
//! > **asking** him to stay. She told Lu, the king's minister, **that** it would open.

use chancery_lexicon::words;
use chancery_text::{Annotated, Change, Dep, Tag, TokenId};

use super::{hang, is_verb};

const VERBS: &[&str] = &[
    "tell", "say", "warn", "assure", "inform", "remind", "announce", "declare", "state", "add",
    "write",
];

const WRITES: &[&str] = &["address", "dispatch", "issue", "send", "write"];

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let token = annotated.token(at);
    if token.dep == Dep::acl && token.tag == Tag::VBG {
        written(annotated, at, changes);
        return;
    }
    if token.dep != Dep::relcl || !is_verb(annotated, at) {
        return;
    }
    let noun = token.head;
    let link = annotated.token(noun).head;
    let verb = annotated.token(link).head;
    // *Told Lu, the minister, **that it would open***, hung at the minister
    let that = token.left_edge;
    let to_whom = annotated.token(noun).dep == Dep::appos
        && matches!(annotated.token(link).dep, Dep::dobj | Dep::dative)
        && VERBS.contains(&annotated.lemma(verb));
    if to_whom && annotated.token(that).tag == Tag::IN && annotated.lower(that) == "that" {
        changes.push(hang(at, verb, Dep::ccomp));
        return;
    }
    let is_means = words::trees::TOLD_BY.has(annotated.lemma(noun))
        && annotated.token(link).dep == Dep::prep
        && VERBS.contains(&annotated.lemma(verb));
    // The clause has a subject of its own: nothing is left for *that* to stand for.
    let subject = annotated.children(at).iter().any(|&child| {
        child != that && matches!(annotated.token(child).dep, Dep::nsubj | Dep::nsubjpass)
    });
    // *A letter that Oz published*
    let is_whole = annotated.lemma(verb) != "write"
        || annotated.children(at).iter().any(|&child| {
            matches!(
                annotated.token(child).dep,
                Dep::dobj | Dep::nsubjpass | Dep::attr | Dep::acomp | Dep::ccomp
            )
        });
    if is_means && is_whole && subject && annotated.lower(that) == "that" {
        changes.push(hang(at, verb, Dep::ccomp));
        changes.push(hang(that, at, Dep::mark));
    }
}

/// *Wrote letters to the king **asking** him*: she asks, not the king.
fn written(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let reader = annotated.token(at).head;
    let to = annotated.token(reader).head;
    let verb = annotated.token(to).head;
    let is_written = annotated.lower(to) == "to"
        && annotated.token(reader).dep == Dep::pobj
        && WRITES.contains(&annotated.lemma(verb))
        && words::trees::ASKING.has(annotated.lemma(at));
    let letter = annotated.child(verb, Dep::dobj);
    if is_written && letter.is_none_or(|letter| words::trees::TOLD_BY.has(annotated.lemma(letter)))
    {
        changes.push(hang(at, verb, Dep::advcl));
    }
}
