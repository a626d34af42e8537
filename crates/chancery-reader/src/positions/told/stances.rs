//! Positions that a phrase of the lexicon tells of its subjects (`lexicons/en/stances/`).
//!
//! > Peru **took aim at** the fishing quota. Chile **gave** the dam **the green light**.
//!
//! Leaves alone: what was not done or only might be, where the denial takes no side; what a rival
//! tells of others.

use chancery_lexicon::stances::{Phrase, Piece};
use chancery_lexicon::words;
use chancery_record::{ActorId, CueClass, Stance};
use chancery_text::{Annotated, Dep, Pos, TokenId};

use super::sides::Side;
use super::verbs;
use crate::grammar;
use crate::positions::holders::{self, together};
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
        let Some((phrase, said)) = phrase_at(stage, verb) else {
            continue;
        };
        let Some(stance) = stance(stage, verb, phrase, &said) else {
            continue;
        };
        let side = Side {
            from: verb,
            link: said.matter,
            stance,
            holders: match said.holder {
                _ if phrase.by_speaker => speakers(stage, statement),
                Some(holder) => (grammar::joined(annotated, holder).into_iter())
                    .flat_map(|token| stage.cast.at(token).iter().copied())
                    .collect(),
                None => together::subjects(stage, verb),
            },
        };
        side.give(stage, statement, before, &mut shown);
    }
    shown
}

/// The phrase that a verb begins, and where its words stand.
fn phrase_at<'a>(stage: &Stage<'a>, verb: TokenId) -> Option<(&'a Phrase, Said)> {
    let annotated = stage.annotated;
    let lexicon = stage.lexicon;
    let of_verb = |verb: &str| lexicon.stances.of_verb(verb).iter();
    // *Is **disappointed** by X*: a phrase of *be* whose first word is the verb.
    let is_state = annotated.child(verb, Dep::auxpass).is_some();
    let states = of_verb("be").filter(|phrase| {
        let first = phrase.pieces.first();
        is_state && matches!(first, Some(Piece::Words(words)) if is_one(annotated, verb, words))
    });
    let whole = of_verb(annotated.lemma(verb)).map(|phrase| (phrase, &phrase.pieces[..]));
    let mut phrases = whole.chain(states.map(|phrase| (phrase, &phrase.pieces[1..])));
    phrases.find_map(|(phrase, pieces)| {
        let said = said(annotated, verb, pieces)?;
        suits(stage, phrase, said.matter).then_some((phrase, said))
    })
}

/// The side that a phrase takes; none if it was not done, only might be, or another wants it done.
fn stance(stage: &Stage<'_>, verb: TokenId, phrase: &Phrase, said: &Said) -> Option<Stance> {
    let annotated = stage.annotated;
    if polarity::is_undone(annotated, verb)
        || is_doubtful(stage, verb, phrase)
        || is_wanted(annotated, verb)
    {
        return None;
    }
    // *Sees **no** need*: the phrase has said it.
    let says_no = phrase.pieces.iter().any(
        |piece| matches!(piece, Piece::Words(words) if matches!(&*words[0], "no" | "nothing")),
    );
    let is_denied = |&word: &TokenId| polarity::is_negated(annotated, word);
    match !says_no && said.words.iter().any(is_denied) {
        false => Some(phrase.stance),
        true => phrase.denied,
    }
}

/// Where a phrase is said.
struct Said {
    matter: TokenId,
    /// Whose side it is, if not the subject's.
    holder: Option<TokenId>,
    /// The words of the phrase, the verb first.
    words: Vec<TokenId>,
}

/// Where the matter of a phrase stands, if the verb and its words make the phrase.
fn said(annotated: &Annotated, verb: TokenId, pieces: &[Piece]) -> Option<Said> {
    let mut words = vec![verb];
    let (mut before_matter, mut before_holder) = (None, None);
    for piece in pieces {
        let last = words.last().copied();
        match piece {
            Piece::Words(wanted) => words.push(find(annotated, &words, wanted, pieces)?),
            Piece::Matter => before_matter = last,
            Piece::Holder => before_holder = last,
        }
    }
    let matter = match before_matter {
        Some(last) => after(annotated, &words, last)?,
        None => [Dep::nsubj, Dep::nsubjpass]
            .into_iter()
            .find_map(|dep| annotated.child(verb, dep))?,
    };
    let holder = match before_holder {
        Some(last) => Some(after(annotated, &words, last)?),
        None => None,
    };
    Some(Said {
        matter,
        holder,
        words,
    })
}

/// What stands after a word of a phrase: *at **the quota***, *ruled out **the plan***, *gave **the
/// plan** the green light*.
fn after(annotated: &Annotated, words: &[TokenId], last: TokenId) -> Option<TokenId> {
    let below = |head: TokenId, deps: &[Dep]| {
        deps.iter().find_map(|&dep| {
            annotated
                .children_by(head, dep)
                .find(|token| !words.contains(token))
        })
    };
    let token = annotated.token(last);
    match token.dep {
        // Of the verb.
        Dep::prt => below(token.head, &[Dep::dobj]),
        _ if token.pos == Pos::ADP => below(last, &[Dep::pobj, Dep::pcomp]),
        _ => below(last, &[Dep::dative, Dep::dobj]).filter(|&noun| {
            matches!(
                annotated.token(noun).pos,
                Pos::NOUN | Pos::PROPN | Pos::PRON
            )
        }),
    }
}

/// The first token that is a word of the phrase, beneath the verb or one of those found.
fn find(
    annotated: &Annotated,
    words: &[TokenId],
    wanted: &[String],
    pieces: &[Piece],
) -> Option<TokenId> {
    annotated.edges(words[0]).find(|&token| {
        token > words[0]
            && !words.contains(&token)
            && is_one(annotated, token, wanted)
            && annotated.head(token).is_some_and(|head| {
                words.contains(&head) || is_ahead(annotated, words, head, pieces)
            })
    })
}

/// Whether a token is one of some words, in its base form or as it stands.
fn is_one(annotated: &Annotated, token: TokenId, words: &[String]) -> bool {
    (words.iter()).any(|word| word == annotated.lower(token) || word == annotated.lemma(token))
}

/// *See **no** alternative*: the word before hangs on one that comes next.
fn is_ahead(annotated: &Annotated, words: &[TokenId], head: TokenId, pieces: &[Piece]) -> bool {
    let is_next =
        |piece: &Piece| matches!(piece, Piece::Words(wanted) if is_one(annotated, head, wanted));
    let above = annotated.head(head);
    above.is_some_and(|above| words.contains(&above)) && pieces.iter().any(is_next)
}

/// Whether somebody else only wants it done: *under pressure to lift*, *was asked to lift*.
fn is_wanted(annotated: &Annotated, verb: TokenId) -> bool {
    let token = annotated.token(verb);
    let mut aux = annotated.children_by(verb, Dep::aux);
    if !aux.any(|aux| annotated.lower(aux) == "to") || token.dep == Dep::advcl {
        return false;
    }
    let above = annotated.lemma(token.head);
    let means_to = words::positions::MEANING.has(above)
        || matches!(
            above,
            "agree"
                | "begin"
                | "continue"
                | "decide"
                | "move"
                | "pledge"
                | "promise"
                | "start"
                | "vote"
                | "vow"
        );
    !means_to
        || token.dep == Dep::acl
        || annotated.child(token.head, Dep::dobj).is_some()
        || annotated.child(token.head, Dep::nsubjpass).is_some()
}

/// Whether it may or might be so; what somebody says *would* be so is his judgement.
fn is_doubtful(stage: &Stage<'_>, verb: TokenId, phrase: &Phrase) -> bool {
    let mut aux = stage.annotated.children_by(verb, Dep::aux);
    match phrase.by_speaker {
        true => aux.any(|aux| matches!(stage.annotated.lower(aux), "may" | "might" | "could")),
        false => verbs::is_doubtful(stage, verb),
    }
}

/// Whose words a statement gives, unless it denies them.
fn speakers(stage: &Stage<'_>, statement: Option<u32>) -> Vec<ActorId> {
    let said = statement.and_then(|id| stage.statements.get(id as usize));
    said.filter(|said| !said.negated && !said.in_title && said.cue_class != CueClass::Deny)
        .map_or(Vec::new(), |said| holders::holders(stage, said))
}

/// Whether the matter is of a kind that the phrase is kept to.
fn suits(stage: &Stage<'_>, phrase: &Phrase, matter: TokenId) -> bool {
    let concepts = &stage.lexicon.concepts;
    let lemma = stage.annotated.lemma(matter);
    let is_of = |noun: &String| {
        lemma == noun
            || concepts
                .alike(noun)
                .is_some_and(|list| concepts.alike(lemma) == Some(list))
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
