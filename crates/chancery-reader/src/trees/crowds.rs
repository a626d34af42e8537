//! A number of people who act, read as those to whom something was done.
//!
//! > **Tens of thousands protested** against the president.
//!
//! Leaves alone: "*thousands killed* in the raid", "thousands *protesting*".

use chancery_lexicon::Lexicon;
use chancery_lexicon::actors::Dealing;
use chancery_text::{Annotated, Change, Dep, Tag, TokenId};

use super::hang;
use crate::actors::is_count;

pub(super) fn find(
    lexicon: &Lexicon,
    annotated: &Annotated,
    at: TokenId,
    changes: &mut Vec<Change>,
) {
    let token = annotated.token(at);
    let crowd = token.head;
    let many = *annotated.token(crowd);
    let acts = token.dep == Dep::acl
        && token.tag == Tag::VBN
        && at == crowd + 1
        && many.head == crowd
        && many.tag == Tag::NNS
        && is_count(annotated.lemma(crowd))
        && lexicon
            .actors
            .dealings
            .has(Dealing::Crowds, annotated.lemma(at));
    if !acts {
        return;
    }
    changes.push(hang(at, at, many.dep));
    changes.push(hang(crowd, at, Dep::nsubj));
    for &word in annotated.children(crowd) {
        if word > at {
            changes.push(hang(word, at, annotated.token(word).dep));
        }
    }
}
