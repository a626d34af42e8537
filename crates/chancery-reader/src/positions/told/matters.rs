//! Positions on what an earlier sentence names.
//!
//! > Norway proposed a treaty on cod quotas. **Peru and Chile backed it. Ghana voted against.**
//!
//! The matter is the last thing before that one can be for or against: for *it* and for a vote any, for
//! *the deal* a treaty, a pact or the like, for *the move* what the sentence before tells was done.

use chancery_lexicon::words;
use chancery_record::Stance;
use chancery_text::{Dep, Pos, TokenId};

use super::sides;
use crate::positions::concepts::hits::slug;
use crate::positions::concepts::theme::{self, Theme};
use crate::positions::concepts::{nominal, phrase};
use crate::positions::holders::giving::{Given, give};
use crate::positions::holders::together;
use crate::positions::known::Known;
use crate::positions::polarity::naming;
use crate::positions::polarity::praise;
use crate::positions::{Shown, Stage, polarity};

/// How many sentences back it is looked for.
const SENTENCES: u32 = 3;

/// What was shown before by the same words is left out.
pub(in crate::positions) fn positions(stage: &Stage<'_>, before: &Known) -> Vec<Shown> {
    let annotated = stage.annotated;
    let mut shown = Vec::new();
    // The matter that was last pointed at, and where.
    let mut last: Option<(u32, Matter)> = None;
    for (verb, statement) in stage.body() {
        let Some((stance, pointer)) = side(stage, verb) else {
            continue;
        };
        if polarity::is_undone(annotated, verb) || polarity::is_negated(annotated, verb) {
            continue;
        }
        let holders = together::subjects(stage, verb);
        if holders.is_empty() || !sides::is_told(stage, statement, &holders) {
            continue;
        }
        let sentence = annotated.token(verb).sentence;
        let known = last
            .take()
            .filter(|(at, _)| at + SENTENCES >= sentence)
            .map(|(_, matter)| matter);
        let found = matter(stage, verb, pointer);
        let Some(matter) = found.or_else(|| known.filter(|known| known.fits(stage, pointer)))
        else {
            continue;
        };
        last = Some((sentence, matter.clone()));
        let given = Given {
            concept: matter.concept,
            stance: polarity::turn(stance, matter.turned),
            from: verb,
            head: pointer.at().unwrap_or(verb),
            statement,
            rule: "matter",
            confidence: 0.45,
        };
        give(stage, &given, &holders, before, &mut shown);
    }
    shown
}

/// What one can be for or against.
#[derive(Clone, Debug)]
struct Matter {
    concept: String,
    /// The list of its noun; none for what was done.
    list: Option<u32>,
    /// Whether what was done turns a stance round.
    turned: bool,
}

impl Matter {
    /// Whether it may be pointed at once more.
    fn fits(&self, stage: &Stage<'_>, pointer: Pointer) -> bool {
        let concepts = &stage.lexicon.concepts;
        match pointer {
            Pointer::Noun(noun) => {
                let lemma = stage.annotated.lemma(noun);
                concepts.alike(lemma) == self.list
                    || concepts.names_a_deed(lemma)
                    || lemma == "idea"
            }
            _ => true,
        }
    }
}

/// What points at the matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pointer {
    /// *It*, *this*.
    Pronoun(TokenId),
    /// *The deal*.
    Noun(TokenId),
    /// *Voted against*, *is opposed*.
    Nothing,
}

impl Pointer {
    fn at(self) -> Option<TokenId> {
        match self {
            Pointer::Pronoun(at) | Pointer::Noun(at) => Some(at),
            Pointer::Nothing => None,
        }
    }
}

/// Which side a verb takes, and of what.
fn side(stage: &Stage<'_>, verb: TokenId) -> Option<(Stance, Pointer)> {
    let annotated = stage.annotated;
    let token = annotated.token(verb);
    if !matches!(token.pos, Pos::VERB | Pos::AUX) {
        return None;
    }
    let lemma = annotated.lemma(verb);
    if matches!(lemma, "call" | "consider" | "deem" | "describe" | "label") {
        return judged(stage, verb);
    }
    if matches!(lemma, "vote" | "be" | "remain" | "stand" | "come") {
        return voted(stage, verb);
    }
    let down = annotated
        .child(verb, Dep::prt)
        .is_some_and(|particle| annotated.lower(particle) == "down");
    let stance = match lemma {
        "turn" if down => Stance::Oppose,
        _ if praise::is_against(lemma) || lemma == "veto" => Stance::Oppose,
        _ if praise::is_for(lemma) || lemma == "accept" => Stance::Support,
        _ => return None,
    };
    let object = annotated.child(verb, Dep::dobj)?;
    Some((stance, pointer(stage, object)?))
}

/// *Voted **against***, *voted **in favour***, *is **opposed***, *are **against it***.
fn voted(stage: &Stage<'_>, verb: TokenId) -> Option<(Stance, Pointer)> {
    let annotated = stage.annotated;
    let mut found = None;
    for &child in annotated
        .children(verb)
        .iter()
        .filter(|&&child| child > verb)
    {
        let below = annotated
            .child(child, Dep::pobj)
            .or_else(|| annotated.child(child, Dep::pcomp));
        found = match (annotated.lower(child), below) {
            ("against", None) => Some((Stance::Oppose, Pointer::Nothing)),
            ("against", Some(noun)) => Some((Stance::Oppose, pointer(stage, noun)?)),
            ("for", Some(noun)) if annotated.lemma(verb) == "vote" => {
                Some((Stance::Support, pointer(stage, noun)?))
            }
            ("in", Some(favour)) if sides::is_favour(annotated.lower(favour)) => {
                let of = annotated.child(favour, Dep::prep);
                let noun = of.and_then(|of| annotated.child(of, Dep::pobj));
                match noun {
                    Some(noun) => Some((Stance::Support, pointer(stage, noun)?)),
                    None if of.is_none() => Some((Stance::Support, Pointer::Nothing)),
                    None => None,
                }
            }
            ("opposed", _) => match annotated.child(child, Dep::prep) {
                None => Some((Stance::Oppose, Pointer::Nothing)),
                Some(to) => {
                    let noun = annotated.child(to, Dep::pobj)?;
                    Some((Stance::Oppose, pointer(stage, noun)?))
                }
            },
            _ => found,
        };
    }
    found
}

/// *Called the move **unjustified***
fn judged(stage: &Stage<'_>, verb: TokenId) -> Option<(Stance, Pointer)> {
    let (what, stance) = naming::called(stage.lexicon, stage.annotated, verb)?;
    Some((stance?, pointer(stage, what)?))
}

/// Whether an object only points at what was named before.
fn pointer(stage: &Stage<'_>, object: TokenId) -> Option<Pointer> {
    let annotated = stage.annotated;
    let token = annotated.token(object);
    if token.pos == Pos::PRON || token.pos == Pos::DET {
        return matches!(annotated.lower(object), "it" | "this" | "that")
            .then_some(Pointer::Pronoun(object));
    }
    let lemma = annotated.lemma(object);
    let concepts = &stage.lexicon.concepts;
    let is_known = concepts.names_a_deed(lemma) || concepts.alike(lemma).is_some();
    let is_bare = annotated.children(object).iter().all(|&child| {
        let token = annotated.token(child);
        matches!(token.dep, Dep::punct | Dep::cc | Dep::conj)
            || token.dep == Dep::det && matches!(annotated.lower(child), "the" | "this" | "that")
    });
    (token.pos == Pos::NOUN && is_known && is_bare && stage.cast.at(object).is_empty())
        .then_some(Pointer::Noun(object))
}

/// The matter that is pointed at.
fn matter(stage: &Stage<'_>, verb: TokenId, pointer: Pointer) -> Option<Matter> {
    let annotated = stage.annotated;
    let concepts = &stage.lexicon.concepts;
    let sentence = annotated.token(verb).sentence;
    if let Pointer::Noun(noun) = pointer
        && concepts.names_a_deed(annotated.lemma(noun))
    {
        return done_before(stage, sentence);
    }
    let wanted = match pointer {
        Pointer::Noun(noun) => concepts.alike(annotated.lemma(noun)),
        _ => None,
    };
    let subject = annotated.child(verb, Dep::nsubj);
    let own = subject.map(|subject| annotated.edges(subject));
    let named = |at: TokenId| {
        let token = annotated.token(at);
        let list = concepts.alike(annotated.lemma(at));
        let is_matter = match wanted {
            Some(_) => list == wanted,
            None => list.is_some() || is_decided(stage, at),
        };
        let is_named = matches!(token.pos, Pos::NOUN | Pos::PROPN)
            && token.dep != Dep::compound
            && !own.as_ref().is_some_and(|own| own.contains(&at))
            && is_matter;
        if !is_named {
            return None;
        }
        let theme = Theme {
            head: at,
            turned: false,
            verb: None,
            carrier: None,
        };
        let (concept, _) = phrase::naming(annotated, stage.cast, &theme)?;
        concept.contains('-').then_some(Matter {
            concept,
            list,
            turned: false,
        })
    };
    let in_title = |at: &TokenId| annotated.in_title(annotated.token(*at).sentence as usize);
    let first = annotated.sentences[sentence.saturating_sub(SENTENCES) as usize].start;
    let near = (first..verb)
        .rev()
        .filter(|at| !in_title(at))
        .find_map(named);
    // "The bill" far from any other is the bill of the headline, or the last before.
    let Pointer::Noun(noun) = pointer else {
        return near;
    };
    let far = |at: TokenId| {
        let is_same = annotated.token(at).lemma == annotated.token(noun).lemma;
        is_same.then(|| named(at)).flatten()
    };
    let last = annotated.tokens.len() as TokenId;
    near.or_else(|| (0..last).take_while(in_title).find_map(far))
        .or_else(|| (0..first).rev().find_map(far))
        .or_else(|| violence(stage, noun))
}

/// ***Rebels killed the mayor.** Peru condemned **the attack***: what the last verb of violence before
/// tells, if the noun is of the list of attacks; a strike may be one of workers, unless it was told as one from
/// the air.
fn violence(stage: &Stage<'_>, noun: TokenId) -> Option<Matter> {
    const VIOLENT: &[&str] = &[
        "assassinate",
        "attack",
        "bomb",
        "kill",
        "massacre",
        "murder",
        "poison",
        "shell",
        "shoot",
        "stab",
    ];
    let (annotated, concepts) = (stage.annotated, &stage.lexicon.concepts);
    let is_strike = annotated.lemma(noun) == "strike";
    let list = (concepts.alike(annotated.lemma(noun)))
        .filter(|&list| concepts.alike("attack") == Some(list))?;
    (0..noun).rev().find_map(|verb| {
        let token = annotated.token(verb);
        let lemma = annotated.lemma(verb);
        if token.pos != Pos::VERB
            || !VIOLENT.contains(&lemma)
            || polarity::is_negated(annotated, verb)
        {
            return None;
        }
        // "Killed him in an **airstrike**": no strike of workers.
        let mut beside = annotated.sentence_tokens(token.sentence as usize);
        let is_armed = beside.any(|at| {
            matches!(
                annotated.lemma(at),
                "airstrike" | "strike" | "drone" | "missile" | "rocket" | "raid"
            )
        });
        if is_strike && !is_armed {
            return None;
        }
        let whom = annotated
            .child(verb, Dep::dobj)
            .or_else(|| annotated.child(verb, Dep::nsubjpass))
            .filter(|&whom| annotated.token(whom).pos != Pos::PRON)?;
        let name = match stage.cast.at(whom) {
            &[actor] => slug(&stage.cast.actor(actor).name),
            _ => phrase::concept(annotated, whom)?,
        };
        let concept = format!("{}-of-{name}", nominal::gerund(lemma));
        (concept.split('-').count() <= phrase::MOST_WORDS).then_some(Matter {
            concept,
            list: Some(list),
            turned: false,
        })
    })
}

/// Gives a concept of one word the name of what the word points at: *Norway drafted **a law on cod**.
/// Peru said that **the legislation** was unfair*.
pub(in crate::positions) fn name(stage: &Stage<'_>, shown: &mut [Shown]) {
    let annotated = stage.annotated;
    for one in shown.iter_mut().filter(|one| !one.concept.contains('-')) {
        let noun = annotated
            .tokens_in(one.span)
            .find(|&at| annotated.token(at).pos == Pos::NOUN && annotated.lower(at) == one.concept);
        if let Some(concept) = noun.and_then(|noun| pointed(stage, noun)) {
            one.concept = concept;
        }
    }
}

/// What a bare noun points at: *called for **the bill** to be dropped*.
pub(in crate::positions) fn pointed(stage: &Stage<'_>, noun: TokenId) -> Option<String> {
    let pointer = pointer(stage, noun)?;
    let matter = matter(stage, noun, pointer).filter(|matter| !matter.turned)?;
    matches!(pointer, Pointer::Noun(_)).then_some(matter.concept)
}

/// Whether a noun names what somebody decides on: *approved **the fleet***, ***a dam** was proposed*.
fn is_decided(stage: &Stage<'_>, noun: TokenId) -> bool {
    let annotated = stage.annotated;
    matches!(annotated.token(noun).dep, Dep::dobj | Dep::nsubjpass)
        && annotated.token(noun).pos == Pos::NOUN
        && annotated
            .head(noun)
            .is_some_and(|verb| words::positions::DECIDING.has(annotated.lemma(verb)))
}

/// What the sentence before tells was done: *imposed **a levy on grain***, *lifted **the ban on cod*** (turned).
fn done_before(stage: &Stage<'_>, sentence: u32) -> Option<Matter> {
    let annotated = stage.annotated;
    let before = sentence.checked_sub(1)?;
    if annotated.in_title(before as usize) {
        return None;
    }
    let root = annotated.root(before as usize);
    if annotated.token(root).pos != Pos::VERB || polarity::is_negated(annotated, root) {
        return None;
    }
    let theme = *theme::themes(stage.lexicon, annotated, root).first()?;
    let (concept, _) = phrase::naming(annotated, stage.cast, &theme)?;
    Some(Matter {
        concept,
        list: None,
        turned: theme.turned,
    })
}

#[cfg(test)]
mod tests {
    use crate::positions::known::Known;
    use crate::positions::sample::shown;
    use crate::positions::{Shown, Stage};

    fn read(stage: &Stage<'_>) -> Vec<Shown> {
        super::positions(stage, &Known::default())
    }

    #[test]
    fn it_is_the_last_matter_before() {
        let found = shown(
            read,
            "*Chile/Chile/PROPN/NNP/2/nsubj presented/present/VERB/VBD/0/ROOT a/a/DET/DT/5/det \
             grain/grain/NOUN/NN/5/compound levy/levy/NOUN/NN/2/dobj and/and/CCONJ/CC/2/cc \
             *Peru/Peru/PROPN/NNP/8/nsubj backed/back/VERB/VBD/2/conj it/it/PRON/PRP/8/dobj",
        );
        assert_eq!(found, ["Peru support grain-levy: backed it"]);
    }
}
