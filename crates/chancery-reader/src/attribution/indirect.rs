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
