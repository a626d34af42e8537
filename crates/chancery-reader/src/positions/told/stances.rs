//! Positions that a phrase of the lexicon tells of its subjects (`lexicons/en/stances/`).
//!
//! > Peru **took aim at** the fishing quota. Chile **gave** the dam **the green light**.
//!
//! Leaves alone: what was not done or only might be, where the denial takes no side; what a rival
//! tells of others.

use chancery_lexicon::stances::Phrase;
use chancery_text::{Annotated, Dep, Pos, TokenId};

use super::sides::Side;
use super::verbs;
use crate::positions::holders::together;
use crate::positions::known::Known;
use crate::positions::{Shown, Stage, polarity};

/// What was shown before by the same words is left out.
pub(in crate::positions) fn positions(stage: &Stage<'_>, before: &Known) -> Vec<Shown> {
    let annotated = stage.annotated;
    let mut shown = Vec::new();
    for (verb, statement) in stage.body() {
        if !matches!(annotated.token(verb).pos, Pos::VERB | Pos::AUX) {
            continue;
        }
        let phrases = stage.lexicon.stances.of_verb(annotated.lemma(verb));
        let found = phrases.iter().find_map(|phrase| {
            let matter = matter(annotated, verb, phrase)?;
            suits(stage, phrase, matter).then_some((phrase, matter))
        });
        let Some((phrase, matter)) = found else {
            continue;
        };
        if polarity::is_undone(annotated, verb) || verbs::is_doubtful(stage, verb) {
            continue;
        }
        // *Sees **no** need*: the phrase has said it.
        let says_no = || phrase.before.iter().any(|word| matches!(&**word, "no" | "nothing"));
        let stance = match polarity::is_negated(annotated, verb) && !says_no() {
            false => phrase.stance,
            true => match phrase.denied {
                Some(stance) => stance,
                None => continue,
            },
        };
        let side = Side {
            from: verb,
            link: matter,
            stance,
            holders: together::subjects(stage, verb),
        };
        side.give(stage, statement, before, &mut shown);
    }
    shown
}

/// Where the matter of a phrase stands, if the verb and its words make the phrase.
fn matter(annotated: &Annotated, verb: TokenId, phrase: &Phrase) -> Option<TokenId> {
    let mut words = vec![verb];
    find(annotated, &mut words, &phrase.before)?;
    let last = words.last().copied().unwrap_or(verb);
    find(annotated, &mut words, &phrase.after)?;
    let is_free = |token: &TokenId| !words.contains(token);
    let below = |head: TokenId, deps: &[Dep]| {
        deps.iter()
            .find_map(|&dep| annotated.children_by(head, dep).find(is_free))
    };
    match annotated.token(last).dep {
        // *Aim at **X***
        _ if annotated.token(last).pos == Pos::ADP && annotated.token(last).dep != Dep::prt => {
            below(last, &[Dep::pobj, Dep::pcomp])
        }
        // *Rule out **X***: of the verb.
        Dep::prt => below(annotated.token(last).head, &[Dep::dobj]),
        _ => below(last, &[Dep::dative, Dep::dobj]).filter(|&noun| {
            matches!(
                annotated.token(noun).pos,
                Pos::NOUN | Pos::PROPN | Pos::PRON
            )
        }),
    }
}

/// Finds words, each beneath the verb or beneath one of those found.
fn find(annotated: &Annotated, words: &mut Vec<TokenId>, wanted: &[String]) -> Option<()> {
    let whole = annotated.edges(words[0]);
    for word in wanted {
        let is_meant = |&token: &TokenId| {
            token > words[0]
                && !words.contains(&token)
                && (annotated.lower(token) == word || annotated.lemma(token) == word)
                && annotated
                    .head(token)
                    .is_some_and(|head| words.contains(&head) || is_ahead(annotated, words, head))
        };
        let found = whole.clone().find(is_meant)?;
        words.push(found);
    }
    Some(())
}

/// *See **no** alternative*: the word before hangs on one that comes next.
fn is_ahead(annotated: &Annotated, words: &[TokenId], head: TokenId) -> bool {
    annotated
        .head(head)
        .is_some_and(|above| words.contains(&above))
}

/// Whether the matter is of a kind that the phrase is kept to.
fn suits(stage: &Stage<'_>, phrase: &Phrase, matter: TokenId) -> bool {
    let concepts = &stage.lexicon.concepts;
    let lemma = stage.annotated.lemma(matter);
    let is_of = |noun: &String| {
        lemma == noun || concepts.alike(noun).is_some_and(|list| concepts.alike(lemma) == Some(list))
    };
    phrase.about.is_empty() || phrase.about.iter().any(is_of)
}

#[cfg(test)]
mod tests {
    use crate::positions::known::Known;
    use crate::positions::sample::shown;
    use crate::positions::{Shown, Stage};

    fn read(stage: &Stage<'_>) -> Vec<Shown> {
        super::positions(stage, &Known::default())
    }

    const WORDS: &str = "*Peru/Peru/PROPN/NNP/2/nsubj took/take/VERB/VBD/0/ROOT \
         careful/careful/ADJ/JJ/4/amod aim/aim/NOUN/NN/2/dobj at/at/ADP/IN/2/prep \
         the/the/DET/DT/8/det fishing/fishing/NOUN/NN/8/compound quota/quota/NOUN/NN/5/pobj";

    #[test]
    fn a_phrase_takes_its_side() {
        assert_eq!(
            shown(read, WORDS),
            ["Peru oppose fishing-quota: took careful aim at the fishing quota"]
        );
    }

    #[test]
    fn other_words_are_another_phrase() {
        assert!(shown(read, &WORDS.replace("aim/aim", "note/note")).is_empty());
    }

    #[test]
    fn what_was_not_done_shows_nothing() {
        let words = format!("{WORDS} not/not/PART/RB/2/neg");
        assert!(shown(read, &words).is_empty());
    }
}
