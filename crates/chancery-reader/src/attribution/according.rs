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
/// The clause above is the content. Leaves alone: *according to plan*, where nobody speaks.
pub fn according(page: &Page<'_>, cue: TokenId, out: &mut Vec<Candidate>) {
    let Some(head) = page.annotated.head(cue) else {
        return;
    };
    if page.lower(cue) == "according" {
        if to_plan(page, cue) {
            return;
        }
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

/// *according to plan*: a bare noun that nobody speaks by.
fn to_plan(page: &Page<'_>, cue: TokenId) -> bool {
    let to = page.annotated.child(cue, Dep::prep);
    let noun = to.and_then(|to| page.annotated.child(to, Dep::pobj));
    noun.is_some_and(|noun| {
        page.annotated.children(noun).is_empty()
            && matches!(
                page.lower(noun),
                "plan" | "plans" | "schedule" | "custom" | "need" | "taste" | "size"
            )
    })
}

#[cfg(test)]
mod tests {
    use crate::attribution::check::check;

    #[test]
    fn ministries_speak_and_plans_do_not() {
        check(
            "Grain exports fell by half, according to the ministry.",
            &["the ministry | according to | Grain exports fell by half"],
        );
        check("All went according to plan.", &[]);
    }

    #[test]
    fn a_parenthesis() {
        check(
            "Taxes, he said, would rise in spring.",
            &["he | said | Taxes … would rise in spring"],
        );
    }
}
