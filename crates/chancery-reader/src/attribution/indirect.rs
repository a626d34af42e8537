//! Clauses, objects and prepositions that hang under the cue.

use chancery_text::{Dep, Pos, TokenId};

use super::candidate::{Candidate, Rule};
use super::page::Page;

/// Reads contents that the parse hangs under a verb, noun or adjective.
///
/// > The minister **said** that taxes would rise.
///
/// Also *denounced the attack*, *spoke of a long war*, *called it a gift*, *the claim that …*,
/// *confident that …*. Whether the word attributes at all is decided later, by lemma and frame.
pub fn indirect(page: &Page<'_>, cue: TokenId, out: &mut Vec<Candidate>) {
    let is_noun = matches!(page.pos(cue), Pos::NOUN | Pos::PROPN);
    for &child in page.annotated.children(cue) {
        let rule = match page.dep(child) {
            Dep::ccomp | Dep::csubj if is_noun => Rule::Noun,
            Dep::ccomp => Rule::Clause,
            Dep::acl => Rule::Noun,
            Dep::xcomp => Rule::Infinitive,
            Dep::dobj => Rule::Object,
            Dep::oprd | Dep::attr | Dep::acomp => Rule::Predicate,
            Dep::advcl if !is_noun => Rule::Adverbial,
            Dep::parataxis | Dep::unclassified => Rule::Clause,
            Dep::prep | Dep::dative if page.pos(child) == Pos::ADP => {
                preposition(page, cue, child, 0, out);
                continue;
            }
            // "looks forward to": the preposition hangs at the adverb.
            Dep::advmod if page.lower(child) == "forward" => {
                for &link in page.annotated.children(child) {
                    if page.dep(link) == Dep::prep {
                        preposition(page, cue, link, 1, out);
                    }
                }
                continue;
            }
            _ => continue,
        };
        out.push(Candidate::new(rule, cue, child));
    }
}

/// The object of a preposition, also of one under another (*out of*).
fn preposition(page: &Page<'_>, cue: TokenId, link: TokenId, depth: u32, out: &mut Vec<Candidate>) {
    for &child in page.annotated.children(link) {
        match page.dep(child) {
            Dep::pobj | Dep::pcomp => {
                out.push(Candidate {
                    rule: Rule::Preposition,
                    cue,
                    link,
                    anchor: child,
                });
            }
            Dep::prep if depth == 0 => preposition(page, cue, child, 1, out),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::attribution::check::{check, statements};

    #[test]
    fn clauses() {
        check(
            "The minister said that taxes would rise.",
            &["The minister | said | that taxes would rise"],
        );
        check(
            "The company plans to close the mine.",
            &["The company | plans | to close the mine"],
        );
    }

    #[test]
    fn objects_and_prepositions() {
        check(
            "The governor denounced the attack on the market.",
            &["The governor | denounced | the attack on the market"],
        );
        check(
            "The bishops called for an end to the siege.",
            &["The bishops | called for | an end to the siege"],
        );
    }

    #[test]
    fn deeds_are_no_statements() {
        check("The troops attacked the village at dawn.", &[]);
        check("The horse remained in the stable.", &[]);
    }

    #[test]
    fn negated_and_modal() {
        let (_, found) = statements("The envoy did not say whether the talks had failed.");
        assert!(found.iter().all(|one| one.negated) && found.len() == 1);
        let (_, found) = statements("The mayor would say that the bridge was safe.");
        assert!(found.iter().all(|one| one.modal && !one.negated) && found.len() == 1);
    }

    #[test]
    fn one_inside_another() {
        check(
            "The envoy said the king believed that the war was lost.",
            &[
                "The envoy | said | the king believed that the war was lost",
                "^ the king | believed | that the war was lost",
            ],
        );
    }
}
