//! A colon in place of a verb.

use chancery_text::TokenId;

use super::candidate::{Candidate, Rule};
use super::page::Page;

/// Reads headlines and transcripts.
///
/// > Minister**:** taxes will rise
///
/// Leaves alone: a colon inside a quotation, or at the end of its paragraph.
pub fn colon(page: &Page<'_>, cue: TokenId, out: &mut Vec<Candidate>) {
    let paragraph = page.paragraph_tokens(cue);
    if page.quotation(cue) != 0 || cue + 1 >= paragraph.end || cue == paragraph.start {
        return;
    }
    if page.is_word(cue - 1) {
        out.push(Candidate::new(Rule::Colon, cue, cue + 1));
    }
}
