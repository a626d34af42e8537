//! *according to*, parentheses, and words like *alleged*: the cue hangs under its content.

use chancery_text::{Dep, Pos, TokenId};

use super::candidate::{Candidate, Rule};
use super::page::Page;

/// Reads cues that hang under their content.
///
/// > Grain exports fell by half, **according to** the ministry.
///
/// > Taxes, he **said**, would rise.
///
/// The clause above is the content. Leaves alone: *according to plan*, where nobody speaks (the
/// models know by the noun).
pub fn according(page: &Page<'_>, cue: TokenId, out: &mut Vec<Candidate>) {
    let Some(head) = page.annotated.head(cue) else {
        return;
    };
    if page.lower(cue) == "according" {
        out.push(Candidate::new(Rule::According, cue, head));
        return;
    }
    match (page.dep(cue), page.pos(cue)) {
        (
            Dep::parataxis | Dep::ccomp | Dep::advcl | Dep::intj | Dep::unclassified | Dep::conj,
            Pos::VERB | Pos::AUX,
        ) if page.dep(cue) != Dep::conj || page.lower(cue.saturating_sub(1)) == "," => {
            out.push(Candidate::new(Rule::Parenthetical, cue, head));
        }
        (Dep::amod, _) | (Dep::advmod, Pos::ADV) if page.entry(cue).is_some() => {
            out.push(Candidate::new(Rule::Modifier, cue, head));
        }
        (Dep::relcl, Pos::VERB) => out.push(Candidate::new(Rule::Modifier, cue, head)),
        _ => {}
    }
}
