//! A concept made of the words of an object phrase.
//!
//! > The minister denounced **the closure of the border crossings** last night.
//!
//! gives `closure-of-border-crossings`: the head with its modifiers and at most three phrases
//! by preposition; articles, pronouns, numbers and relative clauses are left out.

use chancery_text::{Annotated, Dep, Pos, TokenId};

use super::hits::slug;
use super::theme::{self, Theme};
use crate::actors::Cast;

/// The most words of a concept.
const MOST_WORDS: usize = 9;

/// The most phrases by preposition.
const MOST_PHRASES: usize = 3;

/// The prepositions that join the words of a concept.
const PREPOSITIONS: &[&str] = &[
    "of", "on", "in", "for", "to", "against", "between", "with", "from", "over", "by", "at",
    "into", "through",
];

/// Nouns that point at something without saying what.
const POINTING: &[&str] = &[
    "action",
    "aim",
    "approach",
    "assistance",
    "call",
    "country",
    "effort",
    "everything",
    "flank",
    "goal",
    "government",
    "idea",
    "issue",
    "matter",
    "measure",
    "nation",
    "need",
    "number",
    "official",
    "one",
    "partner",
    "people",
    "policy",
    "principle",
    "problem",
    "reason",
    "remark",
    "reporter",
    "request",
    "role",
    "same",
    "side",
    "situation",
    "statement",
    "step",
    "support",
    "thing",
    "value",
    "voice",
    "way",
    "work",
];

/// Nouns that only make up a phrase with their verb: *take advantage*, *stay in touch*.
const IDIOMS: &[&str] = &[
    "advantage",
    "attention",
    "care",
    "consideration",
    "part",
    "place",
    "pressure",
    "responsibility",
    "touch",
];

/// Whether a concept says enough to be for or against: two words, or one that is no mere pointer.
pub fn is_telling(annotated: &Annotated, head: TokenId, concept: &str) -> bool {
    let lemma = annotated.lemma(head);
    let noun = matches!(annotated.token(head).pos, Pos::NOUN | Pos::PROPN);
    let words = concept.split('-').count();
    let pointing = POINTING.contains(&lemma);
    !IDIOMS.contains(&lemma)
        && (words > 2 || (noun && !pointing && (words > 1 || concept.len() > 6)))
}

/// The farthest that an antecedent may stand before *these talks*, in tokens.
const FARTHEST: u32 = 120;

/// The concept that a theme names, if it says enough.
///
/// For or against somebody is an event between the two, so an actor is no concept; what one wants
/// done to an actor is: *reunite **the families***, *hold **the guilty** accountable*. *These talks*
/// are the talks named before.
pub fn naming(annotated: &Annotated, cast: &Cast, theme: &Theme) -> Option<(String, TokenId)> {
    let named = if is_pointed(annotated, theme.head) {
        if theme::is_carrier(annotated, theme.head) {
            return None;
        }
        antecedent(annotated, theme.head).or_else(|| {
            // "these issues": nothing that tells which.
            let concept = concept(annotated, theme.head)?;
            (concept.split('-').count() > 1).then_some(theme.head)
        })?
    } else {
        theme.head
    };
    let verb = theme.verb.filter(|&verb| {
        annotated.token(theme.head).dep == Dep::dobj
            && annotated.head(theme.head) == Some(verb)
            && (theme::is_partial(annotated, verb) || !cast.at(theme.head).is_empty())
    });
    let concept = match verb {
        Some(verb) => done_to(annotated, verb, named)?,
        None if cast.at(named).is_empty() => concept(annotated, named)?,
        None => {
            // "alliance commitments to Peru": of what kind they are says enough.
            let carrier = theme.carrier?;
            annotated.child(carrier, Dep::compound)?;
            let words = concept(annotated, carrier)?;
            return Some((words, carrier));
        }
    };
    is_telling(annotated, named, &concept).then_some((concept, named))
}

/// *reunite separated families*, *hold the guilty accountable*: a verb with its object.
fn done_to(annotated: &Annotated, verb: TokenId, object: TokenId) -> Option<String> {
    let mut words = vec![slug(annotated.lower(verb)), concept(annotated, object)?];
    let outcome = annotated.children(verb).iter().copied().find(|&child| {
        child > object && matches!(annotated.token(child).dep, Dep::oprd | Dep::acomp)
    });
    words.extend(outcome.map(|outcome| slug(annotated.lower(outcome))));
    let words = words.join("-");
    let words: Vec<&str> = words.split('-').take(MOST_WORDS).collect();
    (words.len() > 2).then(|| words.join("-"))
}

fn is_pointed(annotated: &Annotated, noun: TokenId) -> bool {
    annotated.children_by(noun, Dep::det).any(|det| {
        matches!(
            annotated.lower(det),
            "this" | "that" | "these" | "those" | "such"
        )
    })
}

/// The last phrase before with the same noun that says more of it.
fn antecedent(annotated: &Annotated, noun: TokenId) -> Option<TokenId> {
    let lemma = annotated.token(noun).lemma;
    (noun.saturating_sub(FARTHEST)..noun).rev().find(|&before| {
        annotated.token(before).lemma == lemma
            && matches!(annotated.token(before).pos, Pos::NOUN | Pos::PROPN)
            && annotated.token(before).dep != Dep::compound
            && concept(annotated, before).is_some_and(|concept| concept.contains('-'))
    })
}

/// The words of a noun phrase as a concept; none if nothing of it is left.
pub fn concept(annotated: &Annotated, head: TokenId) -> Option<String> {
    let mut tokens = Vec::new();
    noun_phrase(annotated, head, &mut tokens);
    let verbal = annotated.token(head).pos == Pos::VERB;
    let mut depth = head;
    for _ in 0..MOST_PHRASES {
        let Some(prep) = annotated
            .children_by(depth, Dep::prep)
            .find(|&prep| prep > depth && PREPOSITIONS.contains(&annotated.lower(prep)))
        else {
            break;
        };
        let Some(object) = annotated.child(prep, Dep::pobj) else {
            break;
        };
        // "talks with the goal of a treaty": talks with a treaty in view.
        let object = theme::carried(annotated, object);
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
    PREPOSITIONS.contains(&word) || matches!(word, "and" | "the" | "a")
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
