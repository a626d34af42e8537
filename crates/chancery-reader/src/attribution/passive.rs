//! Contents that are the subject of their cue.

use chancery_text::{Dep, TokenId};

use super::candidate::{Candidate, Rule};
use super::page::Page;

/// Reads passives and verbs of seeming.
///
/// > The raid **was condemned** by both camps.
///
/// > The ferry **is expected** to arrive late.
///
/// The subject is the content, with the infinitive if there is one; who condemned stands after
/// *by*, or nobody is named.
pub fn passive(page: &Page<'_>, cue: TokenId, out: &mut Vec<Candidate>) {
    for &child in page.annotated.children(cue) {
        let raised = || {
            matches!(page.annotated.lemma(cue), "seem" | "appear")
                && page.annotated.child(cue, Dep::xcomp).is_some()
        };
        let is_subject = match page.dep(child) {
            Dep::nsubjpass | Dep::csubjpass => true,
            Dep::nsubj => raised(),
            _ => false,
        };
        if is_subject {
            out.push(Candidate::new(Rule::Passive, cue, child));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::attribution::check::check;

    #[test]
    fn by_whom() {
        check(
            "The raid was condemned by both governments.",
            &["both governments | condemned | The raid"],
        );
    }
}
