//! For or against: what the words above a phrase make of it.
//!
//! > We **support** the struggle **against** apartheid.
//!
//! *Against* turns it round, *support* shows the stance: whoever speaks is against apartheid. A word
//! that ends, hinders or harms a thing turns the stance round; negation does too.

use chancery_lexicon::Lexicon;
use chancery_record::Stance;
use chancery_text::{Annotated, Dep, Pos, TokenId};

/// The most heads that are looked at above a phrase.
const HIGHEST: usize = 8;

/// Verbs whose *from* names what is bad.
const SHIELDS: &[&str] = &[
    "defend",
    "protect",
    "shield",
    "safeguard",
    "guard",
    "spare",
    "save",
    "rescue",
    "liberate",
    "free",
    "rid",
    "suffer",
    "defense",
    "defence",
    "protection",
    "freedom",
    "liberation",
];

/// What is bad when there is more of it.
const ILLS: &[&str] = &[
    "tension",
    "instability",
    "war",
    "conflict",
    "crisis",
    "suffering",
    "violence",
    "damage",
    "harm",
    "danger",
    "threat",
    "blow",
    "hatred",
    "insecurity",
    "chaos",
    "misery",
    "terror",
    "bloodshed",
    "hardship",
    "division",
    "hostility",
    "havoc",
    "obstacle",
];

/// What the words above a phrase make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Whether an odd number of words turned it round.
    pub turned: bool,
    /// The word that shows a stance toward it, and that stance (turns counted in).
    pub attitude: Option<(TokenId, Stance)>,
    /// Heads between the phrase and that word.
    pub steps: usize,
    /// The highest token looked at.
    pub top: TokenId,
    /// Whether it stands below *as*: "condemned it as an assault on **peace**" condemns no peace.
    pub aside: bool,
}

/// The opposite stance.
pub fn opposite(stance: Stance) -> Stance {
    match stance {
        Stance::Support => Stance::Oppose,
        Stance::Oppose => Stance::Support,
    }
}

/// The stance, turned round if `turned`.
pub fn turn(stance: Stance, turned: bool) -> Stance {
    if turned { opposite(stance) } else { stance }
}

/// Reads upward from a phrase's head, as long as `inside` holds.
pub fn read(
    lexicon: &Lexicon,
    annotated: &Annotated,
    phrase: TokenId,
    inside: impl Fn(TokenId) -> bool,
) -> Reading {
    let concepts = &lexicon.concepts;
    let mut turned = is_negated(annotated, phrase);
    let mut reading = Reading {
        turned,
        attitude: None,
        steps: 0,
        top: phrase,
        aside: false,
    };
    // "the unjust sanctions"
    for child in annotated.children(phrase) {
        let dep = annotated.token(*child).dep;
        if dep == Dep::amod && concepts.opposes(annotated.lemma(*child)) {
            reading.attitude = Some((*child, turn(Stance::Oppose, turned)));
            return reading;
        }
    }
    let (mut below, mut against, mut from, mut aside) = (phrase, false, false, false);
    for step in 1..=HIGHEST {
        let Some(above) = annotated.head(below) else {
            break;
        };
        if !inside(above) {
            break;
        }
        let dep = annotated.token(below).dep;
        reading.top = above;
        reading.steps = step;
        if matches!(dep, Dep::relcl | Dep::parataxis | Dep::advcl | Dep::csubj) {
            break;
        }
        if dep == Dep::conj {
            // The first of the row stands for all: its own words say nothing of this one.
            below = above;
            continue;
        }
        let lemma = annotated.lemma(above);
        if lemma == "as" && annotated.token(above).dep == Dep::prep {
            reading.aside = true;
            break;
        }
        let subject = matches!(dep, Dep::nsubj | Dep::csubj);
        let stance = if subject {
            of_subject(lexicon, annotated, above)
        } else if std::mem::take(&mut from) && SHIELDS.contains(&lemma) {
            // "defend the country from aggression"
            Some(Stance::Oppose)
        } else if lemma == "against" {
            against = true;
            turned = !turned;
            None
        } else if concepts.opposes(lemma) && annotated.token(above).pos == Pos::VERB {
            Some(Stance::Oppose)
        } else if concepts.turns(lemma) {
            // "fight against", "resistance to"
            if !std::mem::take(&mut against) {
                turned = !turned;
            }
            None
        } else if concepts.opposes(lemma) {
            Some(Stance::Oppose)
        } else if concepts.supports(lemma) && !matches!(annotated.token(above).pos, Pos::ADP) {
            Some(Stance::Support)
        } else {
            None
        };
        from = lemma == "from";
        if matches!(lemma, "regarding" | "concerning" | "about") {
            // What one speaks about is not yet what one is for.
            aside = true;
        }
        if is_negated(annotated, above) {
            turned = !turned;
        }
        let stance = stance.or_else(|| has_duty(annotated, above).then_some(Stance::Support));
        let is_for = |lemma| concepts.supports(lemma) && stance == Some(Stance::Support);
        if aside && annotated.token(above).pos == Pos::VERB && is_for(lemma) {
            reading.aside = true;
            break;
        }
        if let Some(stance) = stance {
            // "refuse to accept"
            let higher = annotated
                .head(above)
                .filter(|_| annotated.token(above).dep == Dep::xcomp);
            if let Some(higher) = higher
                && inside(higher)
                && concepts.turns(annotated.lemma(higher))
            {
                turned = !turned;
            }
            reading.turned = turned;
            reading.attitude = Some((above, turn(stance, turned)));
            return reading;
        }
        below = above;
    }
    reading.turned = turned;
    reading
}

/// What a predicate shows of its subject: *is unacceptable*, *must end*, *threatens peace*.
fn of_subject(lexicon: &Lexicon, annotated: &Annotated, verb: TokenId) -> Option<Stance> {
    let concepts = &lexicon.concepts;
    let is_object = annotated.child(verb, Dep::dobj).is_some();
    let ill = annotated
        .child(verb, Dep::dobj)
        .is_some_and(|object| ILLS.contains(&annotated.lemma(object)));
    if ill && concepts.turns(annotated.lemma(verb)) {
        // "eases tension", "ends the war"
        return Some(Stance::Support);
    }
    if concepts.turns(annotated.lemma(verb)) || concepts.opposes(annotated.lemma(verb)) {
        let wanted = has_duty(annotated, verb);
        return (is_object || wanted).then_some(Stance::Oppose);
    }
    if ill {
        // "heightens tension", "deals a blow to peace"
        return Some(Stance::Oppose);
    }
    if is_object {
        // "serves the cause of peace"
        let serves = matches!(annotated.lemma(verb), "serve" | "promote" | "strengthen");
        return serves.then_some(Stance::Support);
    }
    let complement = annotated
        .children(verb)
        .iter()
        .find(|&&child| matches!(annotated.token(child).dep, Dep::acomp | Dep::attr))?;
    let lemma = annotated.lemma(*complement);
    let modifier = annotated
        .child(*complement, Dep::amod)
        .map(|token| annotated.lemma(token));
    if concepts.opposes(lemma) || modifier.is_some_and(|lemma| concepts.opposes(lemma)) {
        return Some(Stance::Oppose);
    }
    concepts.supports(lemma).then_some(Stance::Support)
}

/// Whether a verb stands under *must*, *should* or the like.
pub fn has_duty(annotated: &Annotated, verb: TokenId) -> bool {
    annotated
        .children_by(verb, Dep::aux)
        .any(|aux| matches!(annotated.lower(aux), "must" | "should" | "shall" | "ought"))
}

/// Whether *not*, *no* or *never* hangs on a token.
pub fn is_negated(annotated: &Annotated, token: TokenId) -> bool {
    annotated.children(token).iter().any(|&child| {
        annotated.token(child).dep == Dep::neg
            || matches!(annotated.lower(child), "no" | "never" | "nor" | "neither")
                && matches!(
                    annotated.token(child).dep,
                    Dep::det | Dep::advmod | Dep::preconj
                )
            // "no more transfers"
            || annotated.lower(child) == "more"
                && annotated.children(child).iter().any(|&no| annotated.lower(no) == "no")
    })
}
