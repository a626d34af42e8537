//! What is negated: *did **not** attack*, ***no** attack*, ***denied** that it attacked*.

use chancery_text::{Annotated, Dep, TokenId};

/// Whether a verb or noun is negated.
pub fn is_negated(annotated: &Annotated, token: TokenId) -> bool {
    annotated.children(token).iter().any(|&child| {
        // *Not **only** expelled the envoy*
        let next = (child as usize + 1 < annotated.tokens.len()).then_some(child + 1);
        if next.is_some_and(|word| matches!(annotated.lower(word), "only" | "just" | "merely")) {
            return false;
        }
        annotated.token(child).dep == Dep::neg
            || (matches!(
                annotated.token(child).dep,
                Dep::advmod | Dep::det | Dep::preconj
            ) && ["never", "no", "not", "neither", "nor", "hardly"]
                .contains(&annotated.lower(child)))
    })
}

/// Whether a verb stands in what somebody denies: *denied **supporting** rebels*, *denied that it
/// **armed** them*; not in a clause of another subject's further down.
pub fn is_denied(annotated: &Annotated, verb: TokenId) -> bool {
    let token = annotated.token(verb);
    matches!(token.dep, Dep::ccomp | Dep::xcomp | Dep::pcomp)
        && annotated
            .head(verb)
            .is_some_and(|above| annotated.lemma(above) == "deny" && !is_negated(annotated, above))
}
