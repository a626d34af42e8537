//! Predicates between actors that no entry covers: what a lexicon still lacks.

use std::collections::BTreeMap;

use chancery_lexicon::events::Events;
use chancery_text::{Annotated, Dep, Pos, TokenId};

use super::{Index, predicates};
use crate::actors::Cast;
use crate::grammar;

/// Verbs that tell nothing by themselves.
const EMPTY: &[&str] = &[
    "be", "have", "do", "say", "tell", "make", "take", "get", "go", "come",
];

/// Counts the verbs that stand between two actors and that no entry names: *Chile **dazzled**
/// Peru*. Each with its particle or preposition: `side with`.
pub fn unmatched(
    events: &Events,
    annotated: &Annotated,
    cast: &Cast,
    counts: &mut BTreeMap<String, usize>,
) {
    let index = Index::of(events, annotated);
    for sentence in 0..annotated.sentences.len() {
        let tokens = annotated.sentence_tokens(sentence);
        let found = predicates(events, &index, annotated, tokens.clone());
        for verb in tokens {
            let token = annotated.token(verb);
            if token.pos != Pos::VERB || EMPTY.contains(&annotated.lemma(verb)) {
                continue;
            }
            if found
                .iter()
                .any(|one| one.words.contains(&verb) || one.light == Some(verb))
            {
                continue;
            }
            let names = |token: TokenId| !cast.at(token).is_empty();
            if !grammar::subject(annotated, verb).is_some_and(names) {
                continue;
            }
            let lemma = annotated.lemma(verb);
            if grammar::object(annotated, verb).is_some_and(names) {
                *counts.entry(lemma.to_string()).or_default() += 1;
                continue;
            }
            let preposition = annotated
                .children_by(verb, Dep::prep)
                .find(|&child| annotated.child(child, Dep::pobj).is_some_and(names));
            if let Some(preposition) = preposition {
                let name = format!("{lemma} {}", annotated.lower(preposition));
                *counts.entry(name).or_default() += 1;
            }
        }
    }
}
