//! The status that a verb has by its auxiliaries and what stands above it.
//!
//! > **If** Peru attacks …: hypothetical. Peru **did not** attack: denied. Peru **will** attack:
//! > planned. Peru **perhaps** attacked: hypothetical. Peru **is attacking**: it goes on.
//!
//! What comes first here counts before what comes later: *if Peru does not attack* is a condition.

use chancery_lexicon::events::Events;
use chancery_record::Status;
use chancery_text::{Annotated, Dep, Pos, Tag, TokenId};

use super::{complements, conditions, lasting, modals, negation, wishes};
use crate::grammar;

/// How many verbs up it is looked for.
const REACH: u8 = 6;

/// The status of a verb; `depth` counts the verbs that have been climbed from.
pub fn of(events: &Events, annotated: &Annotated, verb: TokenId, depth: u8) -> Status {
    if let Some(status) = conditions::conditional(annotated, verb) {
        return status;
    }
    let is_now = matches!(annotated.token(verb).tag, Tag::VBZ | Tag::VBP | Tag::VBD);
    if is_now && negation::is_no_longer(annotated, verb) {
        return Status::Past;
    }
    if grammar::is_negated(annotated, verb)
        || is_done_by_none(annotated, verb)
        || grammar::is_denied(annotated, verb)
        || negation::is_doubted(annotated, verb)
        || negation::is_left_undone(annotated, verb)
        || negation::is_prevented(annotated, verb)
        || negation::is_of_denied_claim(events, annotated, verb)
    {
        return Status::Denied;
    }
    if negation::is_warned_of(annotated, verb) {
        return Status::Hypothetical;
    }
    // *Perhaps Chile will attack*
    let mut adverbs = annotated.children_by(verb, Dep::advmod);
    let is_guessed =
        adverbs.any(|word| matches!(annotated.lower(word), "possibly" | "perhaps" | "maybe"));
    if is_guessed || is_feared(annotated, verb) {
        return Status::Hypothetical;
    }
    // ***Used to** attack them*
    if is_former_habit(annotated, verb) {
        return Status::Past;
    }
    match modals::of(events, annotated, verb) {
        // *Hoped that they **would stop***
        Some(Status::Planned | Status::Hypothetical) if wishes::is_hoped(annotated, verb) => {
            return Status::Demanded;
        }
        // *If Chile attacks, Peru **will** answer*
        Some(Status::Planned) if conditions::has_condition(annotated, verb) => {
            return Status::Hypothetical;
        }
        Some(status) => return status,
        None => {}
    }
    if depth < REACH
        && let Some(status) = complements::of(events, annotated, verb, depth)
    {
        return status;
    }
    if is_announced(annotated, verb) || is_tomorrows(annotated, verb) {
        return Status::Planned;
    }
    if lasting::is_progressive(annotated, verb) || lasting::recurs(annotated, verb) {
        return Status::Ongoing;
    }
    // *Attacked it **in the past***
    if grammar::under(annotated, verb, "in").any(|noun| annotated.lower(noun) == "past") {
        return Status::Past;
    }
    Status::Done
}

/// *Fears that Chile **will attack***: it may not.
fn is_feared(annotated: &Annotated, verb: TokenId) -> bool {
    annotated.token(verb).dep == Dep::ccomp
        && annotated
            .child(verb, Dep::aux)
            .is_some_and(|aux| matches!(annotated.lower(aux), "will" | "would" | "'ll"))
        && annotated
            .head(verb)
            .is_some_and(|above| matches!(annotated.lemma(above), "fear" | "worry"))
}

/// ***Used to** attack them*, but not *used arms to attack them*
fn is_former_habit(annotated: &Annotated, verb: TokenId) -> bool {
    annotated.token(verb).dep == Dep::xcomp
        && annotated.token(verb).tag == Tag::VB
        && annotated.head(verb).is_some_and(|above| {
            annotated.lower(above) == "used"
                && annotated.token(above).tag == Tag::VBD
                && annotated.child(above, Dep::dobj).is_none()
        })
}

/// *Peru and Chile **to sign** a treaty*: so headlines tell what is to come.
fn is_announced(annotated: &Annotated, verb: TokenId) -> bool {
    let token = annotated.token(verb);
    let is_verb = |word: TokenId| matches!(annotated.token(word).pos, Pos::VERB | Pos::AUX);
    let is_infinitive = annotated
        .children_by(verb, Dep::aux)
        .any(|aux| annotated.lower(aux) == "to");
    if !is_infinitive {
        return false;
    }
    let has_subject = || {
        annotated
            .child(verb, Dep::nsubj)
            .is_some_and(|it| it < verb)
    };
    if !annotated.in_title(token.sentence as usize) {
        let is_sentence = token.dep == Dep::ROOT && has_subject();
        return is_sentence && !annotated.ancestors(verb).any(is_verb);
    }
    // *Envoy **to visit** Chile, Peru says*, unlike *the envoy to visit Chile is ill*
    let opens = token.dep == Dep::relcl
        && annotated.head(verb).is_some_and(|who| {
            let start = annotated.edges(who).start;
            // *First envoy to visit Chile*: who did.
            let is_rank =
                |word: TokenId| matches!(annotated.lower(word), "first" | "last" | "next" | "only");
            start == annotated.sentences[token.sentence as usize].start
                && annotated.child(who, Dep::det).is_none()
                && !annotated.children(who).iter().any(|&word| is_rank(word))
        });
    opens || !annotated.ancestors(verb).any(is_verb)
}

/// *They **begin** talks **tomorrow***
fn is_tomorrows(annotated: &Annotated, verb: TokenId) -> bool {
    const BEGIN: &[&str] = &[
        "begin", "start", "hold", "open", "resume", "launch", "convene", "have",
    ];
    let is_present = matches!(annotated.token(verb).tag, Tag::VBZ | Tag::VBP);
    let object =
        grammar::object(annotated, verb).filter(|_| BEGIN.contains(&annotated.lemma(verb)));
    let beside = annotated.children(verb).iter().copied();
    let within = object
        .iter()
        .flat_map(|&noun| annotated.children(noun))
        .copied();
    let mut words = beside
        .chain(within)
        .filter(|&word| annotated.token(word).dep != Dep::poss);
    is_present && words.any(|word| annotated.lower(word) == "tomorrow")
}

/// ***No** Peruvian aid reached the town*, ***neither** Peru nor Chile came*: nothing did.
fn is_done_by_none(annotated: &Annotated, verb: TokenId) -> bool {
    let subject = [Dep::nsubj, Dep::nsubjpass]
        .iter()
        .find_map(|&dep| annotated.child(verb, dep));
    subject.is_some_and(|subject| {
        let is_none = matches!(annotated.lower(subject), "none" | "nobody" | "neither");
        let mut words = annotated.children(subject).iter();
        is_none
            || words.any(|&word| match annotated.token(word).dep {
                Dep::det => matches!(annotated.lower(word), "no" | "neither"),
                Dep::preconj | Dep::cc => annotated.lower(word) == "neither",
                _ => false,
            })
    })
}
