//! A concept made of the words of an object phrase.
//!
//! > The minister denounced **the closure of the border crossings** last night.
//!
//! gives `closure-of-border-crossings`: the head with its modifiers and at most two phrases by
//! preposition; articles, pronouns, numbers and relative clauses are left out.

use chancery_lexicon::Lexicon;
use chancery_text::{Annotated, Dep, Pos, TokenId};

use super::hits::slug;

/// The most words of a concept.
const MOST_WORDS: usize = 9;

/// Nouns that stand before what they are about: *the importance of …*, *its commitment to …*.
const WRAPPERS: &[&str] = &[
    "importance",
    "need",
    "necessity",
    "commitment",
    "support",
    "effort",
    "step",
    "measure",
    "readiness",
    "willingness",
    "determination",
    "intention",
    "desire",
    "hope",
    "value",
    "imperative",
    "role",
    "success",
    "progress",
    "call",
    "way",
    "process",
    "continuation",
    "importance",
    "urgency",
    "plan",
    "idea",
    "proposal",
    "decision",
    "issue",
    "question",
    "problem",
    "case",
    "policy",
    "interest",
    "desirability",
    "benefit",
    "possibility",
    "number",
    "announcement",
    "concern",
    "stance",
    "position",
    "view",
    "opposition",
    "objection",
    "work",
    "priority",
    "goal",
    "aim",
    "series",
    "set",
    "resolution",
];

/// Verbs that add nothing to what follows them.
const LIGHT: &[&str] = &[
    "be", "have", "do", "take", "make", "continue", "start", "begin", "try", "work", "go", "come",
    "help", "keep", "give", "get", "use", "see", "ensure", "provide", "become",
];

/// What is wanted or not wanted in a clause or phrase, and whether words on the way turned it round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// The head of the noun phrase (or a verb that has no object).
    pub head: TokenId,
    /// Whether an odd number of words turned it round.
    pub turned: bool,
}

/// Goes down from the head of a content to what it is about.
///
/// > an end to **the siege**; to lift **the embargo**; that **the road** be opened
pub fn theme(lexicon: &Lexicon, annotated: &Annotated, from: TokenId) -> Option<Theme> {
    let concepts = &lexicon.concepts;
    let (mut head, mut turned) = (from, false);
    for _ in 0..8 {
        let token = annotated.token(head);
        let lemma = annotated.lemma(head);
        if super::polarity::is_negated(annotated, head) {
            turned = !turned;
        }
        let next = match token.pos {
            Pos::VERB | Pos::AUX => below_verb(annotated, head),
            Pos::ADP | Pos::SCONJ | Pos::PART => annotated
                .child(head, Dep::pobj)
                .or_else(|| annotated.child(head, Dep::pcomp)),
            Pos::ADJ => annotated
                .child(head, Dep::xcomp)
                .or_else(|| annotated.child(head, Dep::prep))
                .or_else(|| annotated.child(head, Dep::ccomp)),
            _ if WRAPPERS.contains(&lemma) || concepts.turns(lemma) || concepts.supports(lemma) => {
                below_noun(annotated, head)
            }
            _ => None,
        };
        let Some(next) = next else { break };
        if token.pos != Pos::AUX && concepts.turns(lemma) {
            turned = !turned;
        }
        head = next;
    }
    let token = annotated.token(head);
    let is_fit = matches!(token.pos, Pos::NOUN | Pos::PROPN | Pos::VERB | Pos::ADJ);
    is_fit.then_some(Theme { head, turned })
}

fn below_verb(annotated: &Annotated, verb: TokenId) -> Option<TokenId> {
    let light = LIGHT.contains(&annotated.lemma(verb));
    let is_noun = |token: &TokenId| {
        matches!(
            annotated.token(*token).pos,
            Pos::NOUN | Pos::PROPN | Pos::VERB | Pos::ADJ
        )
    };
    annotated
        .child(verb, Dep::dobj)
        .filter(is_noun)
        .or_else(|| annotated.child(verb, Dep::nsubjpass).filter(is_noun))
        .or_else(|| annotated.child(verb, Dep::xcomp))
        .or_else(|| annotated.child(verb, Dep::ccomp))
        .or_else(|| annotated.child(verb, Dep::attr).filter(|_| light))
        .or_else(|| annotated.child(verb, Dep::prep))
        .or_else(|| annotated.child(verb, Dep::nsubj).filter(is_noun))
}

fn below_noun(annotated: &Annotated, noun: TokenId) -> Option<TokenId> {
    let prep = annotated.children_by(noun, Dep::prep).find_map(|prep| {
        annotated
            .child(prep, Dep::pobj)
            .or_else(|| annotated.child(prep, Dep::pcomp))
    });
    prep.or_else(|| annotated.child(noun, Dep::acl))
}

/// Whether a concept says enough to be for or against: two words, or one that is no mere pointer.
pub fn is_telling(annotated: &Annotated, head: TokenId, concept: &str) -> bool {
    let pointing = matches!(
        annotated.lemma(head),
        "effort"
            | "measure"
            | "step"
            | "partner"
            | "government"
            | "action"
            | "support"
            | "call"
            | "side"
            | "official"
            | "people"
            | "country"
            | "nation"
            | "reporter"
            | "everything"
            | "statement"
            | "remark"
            | "one"
            | "same"
            | "thing"
            | "need"
            | "matter"
    );
    let noun = matches!(annotated.token(head).pos, Pos::NOUN | Pos::PROPN);
    let words = concept.split('-').count();
    words > 2 || (noun && !pointing && (words > 1 || concept.len() > 6))
}

/// The words of a noun phrase as a concept; none if nothing of it is left.
pub fn concept(annotated: &Annotated, head: TokenId) -> Option<String> {
    let mut tokens = Vec::new();
    noun_phrase(annotated, head, &mut tokens);
    let verbal = annotated.token(head).pos == Pos::VERB;
    let mut depth = head;
    for _ in 0..2 {
        let Some(prep) = annotated.children_by(depth, Dep::prep).find(|&prep| {
            prep > depth
                && matches!(
                    annotated.lower(prep),
                    "of" | "on"
                        | "in"
                        | "for"
                        | "to"
                        | "against"
                        | "between"
                        | "with"
                        | "from"
                        | "over"
                        | "by"
                        | "at"
                        | "into"
                        | "through"
                )
        }) else {
            break;
        };
        let Some(object) = annotated.child(prep, Dep::pobj) else {
            break;
        };
        if !matches!(annotated.token(object).pos, Pos::NOUN | Pos::PROPN)
            || is_time(annotated, object)
        {
            break;
        }
        tokens.push(prep);
        noun_phrase(annotated, object, &mut tokens);
        depth = object;
    }
    if verbal && let Some(subject) = annotated.child(head, Dep::nsubj) {
        noun_phrase(annotated, subject, &mut tokens);
    }
    tokens.sort_unstable();
    tokens.dedup();
    let words: Vec<String> = tokens
        .iter()
        .map(|&token| slug(annotated.lower(token)))
        .filter(|w| !w.is_empty())
        .collect();
    let mut words: Vec<&str> = words.iter().flat_map(|word| word.split('-')).collect();
    words.truncate(MOST_WORDS);
    while words.last().is_some_and(|last| is_small(last)) {
        words.pop();
    }
    let solid = words.iter().any(|word| word.len() > 2 && !is_small(word));
    solid.then(|| words.join("-"))
}

fn is_small(word: &str) -> bool {
    matches!(
        word,
        "of" | "on"
            | "in"
            | "for"
            | "to"
            | "against"
            | "between"
            | "with"
            | "from"
            | "over"
            | "by"
            | "at"
            | "and"
            | "the"
            | "a"
            | "into"
            | "through"
    )
}

fn is_time(annotated: &Annotated, token: TokenId) -> bool {
    use chancery_text::EntityLabel::{DATE, TIME};
    matches!(annotated.token(token).entity, DATE | TIME)
}

fn noun_phrase(annotated: &Annotated, head: TokenId, tokens: &mut Vec<TokenId>) {
    for &child in annotated.children(head) {
        let token = annotated.token(child);
        let fits = match token.dep {
            Dep::compound | Dep::nmod => true,
            Dep::amod => token.pos == Pos::ADJ || token.pos == Pos::PROPN || token.pos == Pos::VERB,
            Dep::poss => token.pos != Pos::PRON,
            _ => false,
        };
        if fits && child < head && !is_time(annotated, child) {
            noun_phrase(annotated, child, tokens);
        }
    }
    tokens.push(head);
}
