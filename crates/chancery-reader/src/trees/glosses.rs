//! A group, read apart from its name where a bracket tells what the name stands for.
//!
//! > **FLO [Front for the Liberation of Ood] guerrillas** attacked a town.
//!
//! Leaves alone: *the FLO [Front for the Liberation of Ood] attacked a town*, *he met [word indistinct]
//! guerrillas*.

use chancery_text::{Annotated, Change, Dep, Pos, TokenId};

use super::hang;

/// How many words a bracket has at most.
const MOST: TokenId = 14;

pub(super) fn find(annotated: &Annotated, at: TokenId, changes: &mut Vec<Change>) {
    let last = annotated.tokens.len() as TokenId;
    if annotated.lower(at) != "[" || at == 0 || at + 3 >= last {
        return;
    }
    let name = at - 1;
    let Some(close) = (at + 3..last.min(at + MOST)).find(|&word| annotated.lower(word) == "]")
    else {
        return;
    };
    let noun = close + 1;
    let is_group = noun < last
        && annotated.token(noun).pos == Pos::NOUN
        && annotated.token(noun).sentence == annotated.token(name).sentence
        && annotated.token(name).pos == Pos::PROPN
        && (at + 1..close).any(|word| annotated.token(word).pos == Pos::PROPN);
    let within = |word: TokenId| (name..=noun).contains(&word);
    if !is_group || annotated.token(noun).head == name {
        return;
    }
    // What hangs outside tells what the whole is, since the three were read apart.
    let outside: Vec<TokenId> = (name..=noun)
        .filter(|&word| !within(annotated.token(word).head) || annotated.token(word).head == word)
        .collect();
    let is_side = |word: TokenId| {
        use Dep::{agent, conj, dative, dobj, nsubj, nsubjpass, pobj};
        matches!(
            annotated.token(word).dep,
            nsubj | nsubjpass | dobj | pobj | conj | dative | agent
        )
    };
    let Some(&side) = outside.iter().find(|&&word| is_side(word)) else {
        return;
    };
    let side = *annotated.token(side);
    if annotated.governs(noun, side.head) {
        return;
    }
    changes.push(hang(noun, side.head, side.dep));
    changes.push(hang(name, noun, Dep::compound));
    let is_word = |word: TokenId| matches!(annotated.token(word).pos, Pos::NOUN | Pos::PROPN);
    for &word in &outside {
        if word > at && word < close && is_word(word) {
            changes.push(hang(word, name, Dep::appos));
        }
    }
    // The gloss that hung at the noun.
    for &word in annotated.children(noun) {
        if word > at && word < close && is_word(word) {
            changes.push(hang(word, name, Dep::appos));
        }
    }
}
