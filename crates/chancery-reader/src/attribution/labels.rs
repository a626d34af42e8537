//! Labels before the colon of a headline that name what it is about, not who says it.
//!
//! > **Ukraine crisis:** talks begin in Geneva · **Analysis:** what the vote means
//!
//! Leaves alone: *Ana Lu: "We will not yield"*, *Peru: Chile "attacked our ships"*, for what is quoted
//! is somebody's word; *Minister of finance: taxes will rise*.

use chancery_record::{ActorKind, MentionForm};
use chancery_text::{Pos, TokenId};

use super::candidate::Rule;
use super::page::Page;
use super::read::Found;
use crate::actors::Cast;

/// Whether a statement of a headline was read from a label that names its topic.
pub fn names_topic(page: &Page<'_>, cast: &Cast, found: &Found) -> bool {
    let colon = found.candidate.cue;
    let sentence = page.annotated.token(colon).sentence as usize;
    if found.candidate.rule != Rule::Colon || !page.annotated.in_title(sentence) {
        return false;
    }
    let Some(speaker) = found.speaker else {
        return true;
    };
    // *Ukraine **crisis**:* whoever is named only tells which.
    let label = colon.saturating_sub(1);
    if page.pos(label) == Pos::NOUN && !page.annotated.edges(speaker).contains(&label) {
        return true;
    }
    let Some(mention) = cast.mention(speaker) else {
        return true;
    };
    // The state's own name is where the news is from; its capital is its government.
    let is_where = mention.form == MentionForm::Name
        && mention.actors.iter().any(|&id| {
            let actor = cast.actor(id);
            let named = mention.span.of(page.text);
            actor.kind == ActorKind::State && actor.name.eq_ignore_ascii_case(named)
        });
    // *Ana Lu: **warm welcome in Peru*** tells nothing.
    let holds = |is: &dyn Fn(TokenId) -> bool| {
        let mut tokens = found.content.iter().flat_map(|range| range.clone());
        tokens.any(is)
    };
    let is_quoted = holds(&|token| page.quotation(token) != 0);
    let tells = holds(&|token| matches!(page.pos(token), Pos::VERB | Pos::AUX));
    !is_quoted && (is_where || !tells)
}
