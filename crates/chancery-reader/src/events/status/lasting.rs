//! What goes on, by its noun, its adverb or its form.
//!
//! > The **siege** of the port weighs on Peru. Chile **regularly** raids it. Guns **are being**
//! > brought up.
//!
//! Leaves alone: *after the siege*, which is over; *its unwavering support*, given by saying so.

use chancery_lexicon::events::Events;
use chancery_record::Status;
use chancery_text::{Annotated, Dep, Tag, TokenId};

use super::modals::straight;
use super::nouns;

/// Whether a noun names what goes on for long; *peace talks* and *trade talks* do, *talks* may not.
pub fn lasts(events: &Events, annotated: &Annotated, noun: TokenId) -> bool {
    let lemma = annotated.lemma(noun).to_lowercase();
    let is_process = matches!(lemma.as_str(), "talk" | "process")
        && annotated
            .children_by(noun, Dep::compound)
            .any(|word| matches!(annotated.lemma(word), "peace" | "trade" | "border"));
    let is_work = matches!(
        lemma.as_str(),
        "effort" | "work" | "engagement" | "violence" | "terrorism" | "provision" | "buildup"
    );
    // *A build-**up** of troops*, *the **use** of force*
    let is_use = matches!(lemma.as_str(), "up" | "use")
        && annotated.token(noun).tag == Tag::NN
        && annotated.children_by(noun, Dep::prep).next().is_some();
    (events.in_class("lasting", &lemma) || is_process || is_work || is_use)
        && !is_stressed(annotated, noun)
        && !is_over(annotated, noun)
}

/// *Its **unwavering** support*, *is **steadfast in** its support*: saying so gives it.
fn is_stressed(annotated: &Annotated, noun: TokenId) -> bool {
    let stresses = |word: TokenId| {
        matches!(
            annotated.lower(word),
            "unwavering"
                | "steadfast"
                | "enduring"
                | "ironclad"
                | "unshakeable"
                | "unshakable"
                | "unequivocal"
                | "unstinting"
                | "wholehearted"
                | "resolute"
        )
    };
    let above = annotated.head(noun).and_then(|link| annotated.head(link));
    annotated.lemma(noun) == "support"
        && (annotated.children_by(noun, Dep::amod).any(stresses) || above.is_some_and(stresses))
}

/// ***After** months of negotiations*, ***following** the talks*
fn is_over(annotated: &Annotated, noun: TokenId) -> bool {
    let mut at = noun;
    for _ in 0..2 {
        let Some(link) = annotated.head(at) else {
            return false;
        };
        match annotated.lower(link) {
            "after" | "following" => {
                return annotated.token(at).dep == Dep::pobj && annotated.lemma(noun) != "invasion";
            }
            // *Five months **of** negotiations*
            "of" => match annotated.head(link) {
                Some(measure) => at = measure,
                None => return false,
            },
            _ => return false,
        }
    }
    false
}

/// *Close contact*, *continued aid*: it lasts, unless it is still to come.
pub fn is_repeated(events: &Events, annotated: &Annotated, noun: TokenId) -> bool {
    nouns::modifiers(annotated, noun)
        .any(|word| events.modifiers.get(annotated.lower(word)) == Some(&Status::Ongoing))
}

/// ***Kept up** its raids*, ***stepped up** its aid*
pub fn is_kept_up(annotated: &Annotated, noun: TokenId) -> bool {
    annotated.token(noun).dep == Dep::dobj
        && annotated.head(noun).is_some_and(|verb| {
            let particle = annotated.child(verb, Dep::prt);
            match annotated.lemma(verb) {
                "keep" | "step" => {
                    particle.is_some_and(|particle| annotated.lower(particle) == "up")
                }
                "continue" | "intensify" | "escalate" => true,
                _ => false,
            }
        })
}

/// Whether a verb's form tells that it goes on: *they **are shelling** it*, *is **being** deployed*,
/// ***with** Peru **accusing** Chile*.
pub fn is_progressive(annotated: &Annotated, verb: TokenId) -> bool {
    let token = annotated.token(verb);
    let has_be = || {
        annotated.children_by(verb, Dep::aux).any(|aux| {
            matches!(
                straight(annotated.lower(aux)).as_ref(),
                "is" | "are" | "'re" | "'m" | "am" | "'s" | "was" | "were" | "been"
            )
        })
    };
    let is_passive = annotated
        .children_by(verb, Dep::auxpass)
        .any(|aux| annotated.lower(aux) == "being");
    let is_with = token.dep == Dep::pcomp && annotated.child(verb, Dep::nsubj).is_some();
    token.tag == Tag::VBG && (has_be() || is_with) || is_passive
}

/// Whether something is done again and again, or still: ***regularly** shells the town*, *has **always**
/// backed it*.
pub fn recurs(annotated: &Annotated, verb: TokenId) -> bool {
    annotated.token(verb).tag != Tag::VBG
        && annotated.children_by(verb, Dep::advmod).any(|word| {
            matches!(
                annotated.lower(word),
                "regularly"
                    | "routinely"
                    | "constantly"
                    | "continually"
                    | "continuously"
                    | "currently"
                    | "traditionally"
                    | "daily"
                    | "increasingly"
            ) || matches!(annotated.lower(word), "repeatedly" | "always")
                && annotated.child(verb, Dep::aux).is_some()
        })
}
