//! What somebody does after a relative clause, read as part of that clause.
//!
//! > **Ana Lu, whose party voted against the levy, called** it a scandal: the parser takes the party for
//! > who calls it so.
//!
//! Leaves alone: *Ana Lu, who came and **left**, spoke*, where the sentence has its verb.

use chancery_text::{Annotated, Change, Dep, Pos, Tag, TokenId};

use super::{hang, has_subject, is_verb};

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let token = annotated.token(at);
    let clause = token.head;
    let noun = annotated.token(clause).head;
    let is_late = token.dep == Dep::conj
        && clause < at
        && is_verb(annotated, at)
        && matches!(token.tag, Tag::VBD | Tag::VBZ)
        && annotated.lower(at - 1) == ","
        && !has_subject(annotated, at);
    let is_headless = annotated.token(clause).dep == Dep::relcl
        && annotated.token(noun).dep == Dep::ROOT
        && matches!(annotated.token(noun).pos, Pos::PROPN | Pos::NOUN);
    if !is_late || !is_headless {
        return;
    }
    let start = annotated.edges(clause).start;
    let is_relative = matches!(annotated.token(start).tag, Tag::WDT | Tag::WP | Tag::WPS)
        && start > noun
        && annotated.lower(start - 1) == ",";
    if is_relative {
        changes.push(hang(at, at, Dep::ROOT));
        changes.push(hang(noun, at, Dep::nsubj));
    }
}
