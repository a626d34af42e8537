//! Words whose time and place an act has where its own clause tells none.
//!
//! > **Speaking** in Lima on Monday, Ode **accused** Chad. They **met** at a **summit** in Oslo in May. Chad
//! > **flew** to Mali on Friday to **attend** the talks, **which ended** on Sunday.

use chancery_text::{Annotated, Dep, Pos, Tag, TokenId};

use crate::trees::has_subject;

/// How many clauses are looked through.
const DEPTH: u8 = 4;

/// Verbs of an occasion on which something is said or done: ***speaking** on Monday, she accused*.
const OCCASIONS: &[&str] = &[
    "address", "attend", "brief", "gather", "meet", "speak", "talk", "testify", "visit", "write",
];

/// Verbs of acts as their subjects: *talks **that ended** on Monday*, *the talks **collapsed** in May*.
const HAPPENS: &[&str] = &[
    "begin", "collapse", "end", "erupt", "fail", "happen", "occur", "open", "resume", "stall",
    "start",
];

/// What violence does to those whom it hits: *clashes **killed** nine in May*.
const HARMS: &[&str] = &["damage", "destroy", "hit", "injure", "kill", "wound"];

/// Verbs of coming and going.
pub const MOVES: &[&str] = &[
    "arrive", "come", "fly", "go", "head", "journey", "return", "travel", "visit",
];

/// Prepositions of what goes on while something is done: ***during** Monday's raid, killed*.
pub const WITHIN: &[&str] = &["at", "during", "in"];

/// The words that tell when and where an act was, the nearest first.
pub fn along(annotated: &Annotated, word: TokenId) -> Vec<TokenId> {
    let mut found = Vec::new();
    look(annotated, word, DEPTH, &mut found);
    found
}

fn look(annotated: &Annotated, word: TokenId, depth: u8, found: &mut Vec<TokenId>) {
    let Some(depth) = depth.checked_sub(1) else {
        return;
    };
    let token = annotated.token(word);
    found.extend(told_of(annotated, word));
    // What stands with another verb is told with whatever that is told with.
    let with = [goes_along(annotated, word), there(annotated, word)];
    for above in with.into_iter().flatten() {
        found.push(above);
        look(annotated, above, depth, found);
    }
    if token.pos == Pos::VERB {
        found.extend(occasions(annotated, word));
        found.extend(meanwhile(annotated, word));
        for noun in within(annotated, word) {
            found.push(noun);
            found.extend(told_of(annotated, noun));
        }
    } else {
        found.extend(verb_of(annotated, word));
    }
    found.extend(came(annotated, word));
    found.extend(happens(annotated, word));
    if let Some(first) = joined(annotated, word) {
        found.push(first);
        look(annotated, first, depth, found);
    }
    found.extend(trailing(annotated, word));
}

/// *The killing of priests **carried out in May***, *talks **that ended on Monday***
fn told_of(annotated: &Annotated, word: TokenId) -> impl Iterator<Item = TokenId> + '_ {
    let children = annotated.children(word).iter().copied();
    children.filter(|&clause| {
        let token = annotated.token(clause);
        let tells = || {
            let lemma = annotated.lemma(clause);
            HAPPENS.contains(&lemma) || HARMS.contains(&lemma) || matches!(lemma, "hold" | "take")
        };
        match token.dep {
            Dep::acl => token.tag == Tag::VBN,
            Dep::relcl => tells(),
            _ => false,
        }
    })
}

/// *Began its ban in May, **calling on** others to follow*; *a report issued in May **calling on**
/// others*.
fn goes_along(annotated: &Annotated, word: TokenId) -> Option<TokenId> {
    let token = annotated.token(word);
    if token.tag != Tag::VBG || annotated.child(word, Dep::mark).is_some() {
        return None;
    }
    match token.dep {
        Dep::advcl | Dep::acl => Some(token.head),
        _ => None,
    }
}

/// *Will visit Lima on Monday, **where** he **will meet** Lin*: then, if told in one tense.
fn there(annotated: &Annotated, word: TokenId) -> Option<TokenId> {
    let mut adverbs = annotated.children_by(word, Dep::advmod);
    let is_there = annotated.token(word).dep == Dep::relcl
        && adverbs.any(|adverb| annotated.lower(adverb) == "where");
    let is_verb = |at: &TokenId| matches!(annotated.token(*at).pos, Pos::VERB | Pos::AUX);
    let verb = annotated.ancestors(word).take(6).find(is_verb)?;
    (is_there && is_in_one_tense(annotated, verb, word)).then_some(verb)
}

/// Whether two verbs are told in one tense: *met and **thanked***, not *met and **will thank***.
pub fn is_in_one_tense(annotated: &Annotated, one: TokenId, other: TokenId) -> bool {
    let modal = |verb: TokenId| {
        let mut auxiliaries = annotated.children_by(verb, Dep::aux);
        auxiliaries.any(|aux| annotated.token(aux).tag == Tag::MD)
    };
    modal(one) == modal(other)
}

/// ***Speaking on Monday**, Ode accused Chad*; *Ode, **speaking on Monday**, accused Chad*.
fn occasions(annotated: &Annotated, verb: TokenId) -> impl Iterator<Item = TokenId> + '_ {
    let said = annotated.children_by(verb, Dep::advcl);
    let subjects = annotated.children_by(verb, Dep::nsubj);
    let told = subjects.flat_map(|subject| annotated.children_by(subject, Dep::acl));
    said.chain(told).filter(|&clause| {
        annotated.token(clause).tag == Tag::VBG
            && OCCASIONS.contains(&annotated.lemma(clause))
            && annotated.child(clause, Dep::mark).is_none()
    })
}

/// ***While** she was in Lima **in May**, they met*
fn meanwhile(annotated: &Annotated, verb: TokenId) -> impl Iterator<Item = TokenId> + '_ {
    annotated.children_by(verb, Dep::advcl).filter(|&clause| {
        annotated.children(clause).iter().any(|&child| {
            matches!(annotated.token(child).dep, Dep::mark | Dep::advmod)
                && matches!(annotated.lower(child), "when" | "while")
        })
    })
}

/// ***During Monday's raid** they burned the town*
fn within(annotated: &Annotated, verb: TokenId) -> impl Iterator<Item = TokenId> + '_ {
    annotated
        .children_by(verb, Dep::prep)
        .filter(|&preposition| WITHIN.contains(&annotated.lower(preposition)))
        .filter_map(|preposition| annotated.child(preposition, Dep::pobj))
        .filter(|&noun| annotated.token(noun).pos == Pos::NOUN)
}

/// *Killed on Monday **in an ambush***
fn verb_of(annotated: &Annotated, noun: TokenId) -> Option<TokenId> {
    let token = annotated.token(noun);
    let preposition = annotated.head(noun).filter(|_| token.dep == Dep::pobj)?;
    let verb = annotated.head(preposition)?;
    let is_within = WITHIN.contains(&annotated.lower(preposition));
    (is_within && annotated.token(verb).pos == Pos::VERB).then_some(verb)
}

/// The verb of coming and going that an act hangs by: ***flew** to Lima for talks*, ***travelled** to
/// Lima to meet them*, ***arrived** in Lima and met them*.
pub fn came(annotated: &Annotated, word: TokenId) -> Option<TokenId> {
    let token = annotated.token(word);
    let above = annotated.head(word)?;
    let verb = match token.dep {
        Dep::pobj if annotated.lower(above) == "for" => annotated.head(above)?,
        Dep::xcomp | Dep::advcl if token.tag == Tag::VB => above,
        Dep::conj if annotated.child(word, Dep::nsubj).is_none() => above,
        _ => return None,
    };
    let moves = MOVES.contains(&annotated.lemma(verb));
    (moves && annotated.token(verb).pos == Pos::VERB).then_some(verb)
}

/// *The **talks** collapsed in May*, *a **raid** in Lima killed nine*; *a raid in Lima **killed** nine*.
fn happens(annotated: &Annotated, word: TokenId) -> Option<TokenId> {
    let token = annotated.token(word);
    if token.pos == Pos::NOUN && token.dep == Dep::nsubj {
        let lemma = annotated.lemma(token.head);
        let tells = HAPPENS.contains(&lemma) || HARMS.contains(&lemma);
        return tells.then_some(token.head);
    }
    let subject = annotated.child(word, Dep::nsubj)?;
    let is_deed = token.pos == Pos::VERB
        && HARMS.contains(&annotated.lemma(word))
        && annotated.token(subject).pos == Pos::NOUN;
    is_deed.then_some(subject)
}

/// *Burned two towns on Monday, killed three **and seized** arms*: who does it is the same.
fn joined(annotated: &Annotated, verb: TokenId) -> Option<TokenId> {
    let token = annotated.token(verb);
    let is_joined = token.dep == Dep::conj
        && token.pos == Pos::VERB
        && !has_subject(annotated, verb)
        && annotated.token(token.head).pos == Pos::VERB
        && is_in_one_tense(annotated, token.head, verb);
    is_joined.then_some(token.head)
}

/// *Burned a town **and seized** arms **on Monday***
fn trailing(annotated: &Annotated, verb: TokenId) -> Option<TokenId> {
    let mut last = verb;
    for _ in 0..4 {
        let mut next = annotated.children_by(last, Dep::conj);
        let Some(next) = next.find(|&next| {
            annotated.token(next).pos == Pos::VERB
                && !has_subject(annotated, next)
                && is_in_one_tense(annotated, last, next)
        }) else {
            break;
        };
        last = next;
    }
    (last != verb && annotated.token(verb).pos == Pos::VERB).then_some(last)
}
