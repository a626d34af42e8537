//! For or against: what the words above a phrase make of it.
//!
//! > We **support** the struggle **against** apartheid.
//!
//! *Against* turns it round, *support* shows the stance: whoever speaks is against apartheid. A word
//! that ends, hinders or harms a thing turns the stance round; negation does too.
//!
//! Which verbs and nouns praise, blame, demand or agree stands in [`praise`]; what a plain clause judges is read in
//! [`judged`], what a name for it shows in [`naming`].

pub(in crate::positions) mod judged;
pub(in crate::positions) mod naming;
pub(in crate::positions) mod praise;

use chancery_lexicon::{Lexicon, words};
use chancery_record::Stance;
use chancery_text::{Annotated, Dep, Pos, Tag, TokenId};

/// The most heads that are looked at above a phrase.
const HIGHEST: usize = 8;

/// Verbs of a relative clause that names what a thing is for.
const LEADING: &[&str] = &[
    "advance",
    "allow",
    "bring",
    "contribute",
    "ensure",
    "guarantee",
    "help",
    "lead",
    "promote",
    "serve",
];

/// What happens to a thing, seldom for the better.
const HURTS: &[&str] = &["consequence", "implication", "repercussion", "fallout"];

/// Whether more of a thing is bad.
pub fn is_ill(lemma: &str) -> bool {
    words::polarity::ILLS.has(lemma) || words::polarity::DISASTERS.has(lemma)
}

/// Whether nobody is against a thing as such: worry about it is worry for it.
pub fn is_good(noun: &str) -> bool {
    matches!(
        noun,
        "democracy"
            | "freedom"
            | "health"
            | "peace"
            | "prosperity"
            | "safety"
            | "security"
            | "stability"
            | "welfare"
            | "wellbeing"
            | "well-being"
    )
}

/// Whether a word tells that one harms a thing.
pub fn harms(lemma: &str) -> bool {
    words::polarity::HARMS.has(lemma)
}

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
        // "a forum to mend the harm done by the embargo", "talks that were cut short by the war";
        // "talks that may lead to peace" are talks for the sake of peace.
        let participle = dep == Dep::acl && annotated.token(below).tag == Tag::VBN;
        if participle || matches!(dep, Dep::relcl | Dep::parataxis | Dep::advcl | Dep::csubj) {
            let leads = LEADING.contains(&annotated.lemma(below));
            if dep == Dep::relcl && leads {
                below = above;
                continue;
            }
            // "Will respond if it invades": what may happen is not what is meant.
            let condition = annotated
                .children_by(below, Dep::mark)
                .any(|mark| matches!(annotated.lower(mark), "if" | "unless"));
            reading.aside = participle || dep == Dep::relcl || condition;
            break;
        }
        // "called them bandits": to name somebody so is not to call for it.
        if dep == Dep::oprd {
            reading.aside = true;
            break;
        }
        // "efforts supported by the people": who does it is not what is supported.
        if dep == Dep::agent || annotated.token(above).dep == Dep::agent {
            reading.aside = true;
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
        } else if strives(annotated, above, below) {
            Some(Stance::Support)
        } else if std::mem::take(&mut from) && words::polarity::SHIELDS.has(lemma) {
            // "defend the country from aggression"
            Some(Stance::Oppose)
        } else if lemma == "against" {
            against = true;
            turned = !turned;
            None
        } else if concepts.opposes(lemma) && annotated.token(above).pos == Pos::VERB {
            Some(Stance::Oppose)
        } else if !subject && wards_off(annotated, above) {
            turned = !turned;
            None
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
        // "the consequences of the war for food security"
        if HURTS.contains(&lemma) && annotated.lower(below) == "for" {
            turned = !turned;
        }
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
        .is_some_and(|object| words::polarity::ILLS.has(annotated.lemma(object)));
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
    if words::polarity::FEELING.has(lemma) {
        // "the branch is worried": it is not what anybody is against.
        return None;
    }
    if is_negated(annotated, *complement) {
        // "is not welcome"
        return concepts.supports(lemma).then_some(Stance::Oppose);
    }
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

/// Whether what a verb tells was not done after all, or only if something else happens: *declined to
/// endorse*, *was not planning to call for*, *until it guarantees*.
pub fn is_undone(annotated: &Annotated, verb: TokenId) -> bool {
    if is_no_more(annotated, verb) || is_given_up(annotated, verb) || is_kept_from(annotated, verb)
    {
        return true;
    }
    let supposed = annotated.children_by(verb, Dep::mark).any(|mark| {
        matches!(
            annotated.lower(mark),
            "if" | "unless" | "until" | "whether" | "lest"
        )
    });
    let mut at = verb;
    for _ in 0..3 {
        if annotated.token(at).dep != Dep::xcomp {
            break;
        }
        let Some(above) = annotated.head(at) else {
            break;
        };
        let idle = matches!(
            annotated.lemma(above),
            "decline"
                | "fail"
                | "hesitate"
                | "forget"
                | "neglect"
                | "unable"
                | "unlikely"
                | "reluctant"
        );
        if idle || is_negated(annotated, above) {
            return true;
        }
        at = above;
    }
    supposed
}

/// *Kept **from** supporting it*, ***without** supporting it*, ***instead of** supporting it*
fn is_kept_from(annotated: &Annotated, verb: TokenId) -> bool {
    let link = annotated.token(verb).head;
    annotated.token(verb).dep == Dep::pcomp
        && match annotated.lower(link) {
            "from" | "without" | "against" => true,
            "of" => link > 0 && annotated.lower(link - 1) == "instead",
            _ => false,
        }
}

/// *No **longer** opposes it*
fn is_no_more(annotated: &Annotated, verb: TokenId) -> bool {
    annotated.children(verb).iter().any(|&child| {
        let no = annotated
            .children(child)
            .iter()
            .copied()
            .chain(child.checked_sub(1));
        annotated.lower(child) == "longer" && no.into_iter().any(|no| annotated.lower(no) == "no")
    })
}

/// ***Withdrew** its support for it*, ***dropped** its veto*
pub fn is_given_up(annotated: &Annotated, noun: TokenId) -> bool {
    let token = annotated.token(noun);
    token.pos == Pos::NOUN
        && token.dep == Dep::dobj
        && annotated.head(noun).is_some_and(|verb| {
            let gives_up = words::polarity::GIVING_UP.has(annotated.lemma(verb));
            gives_up && !is_negated(annotated, verb)
        })
}

/// Whether a word of struggle stands before *for*, and so wants what follows: *the fight **for**
/// democracy*.
pub fn strives(annotated: &Annotated, word: TokenId, below: TokenId) -> bool {
    annotated.lower(below) == "for"
        && matches!(
            annotated.lemma(word),
            "fight"
                | "struggle"
                | "battle"
                | "combat"
                | "resistance"
                | "protest"
                | "march"
                | "rally"
        )
}

/// Whether a verb with its particle keeps a thing away or puts an end to it: *ward off*, *lay down*; or
/// fights it in court: *appeal the verdict*.
pub fn wards_off(annotated: &Annotated, verb: TokenId) -> bool {
    let is_verb = annotated.token(verb).pos == Pos::VERB;
    if is_verb && annotated.lemma(verb) == "appeal" {
        return annotated.child(verb, Dep::dobj).is_some();
    }
    is_verb
        && annotated.child(verb, Dep::prt).is_some_and(|particle| {
            matches!(
                (annotated.lemma(verb), annotated.lower(particle)),
                (
                    "ward" | "head" | "fend" | "stave" | "call" | "put" | "fight",
                    "off"
                ) | (
                    "tone" | "lay" | "put" | "shut" | "strike" | "turn" | "cut" | "scale" | "bring",
                    "down"
                ) | (
                    "beat" | "push" | "roll" | "hold" | "cut" | "scale" | "drive",
                    "back"
                ) | (
                    "wipe" | "phase" | "rule" | "drive" | "stamp" | "throw",
                    "out"
                ) | ("give", "up")
            )
        })
}

/// Whether *not*, *no* or *never* hangs on a token, or *neither* on its subject.
pub fn is_negated(annotated: &Annotated, token: TokenId) -> bool {
    annotated.children(token).iter().any(|&child| {
        let dep = annotated.token(child).dep;
        let is_neither = || {
            let mut below = annotated.children(child).iter();
            below.any(|&word| annotated.lower(word) == "neither")
        };
        dep == Dep::neg
            // "Neither Peru nor Chile backs it"
            || matches!(dep, Dep::nsubj | Dep::nsubjpass) && is_neither()
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
