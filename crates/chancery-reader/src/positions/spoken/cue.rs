//! What the cue of a statement alone shows of its content.
//!
//! > The minister **denounced** the levy. · The court **declared** the vote **unconstitutional**.

use chancery_record::{CueClass, Stance, Statement};
use chancery_text::{Dep, Pos, Tag, TokenId};

use super::content_head;
use crate::positions::Stage;
use crate::positions::polarity::{self, naming};

/// What the cue alone shows of its content.
pub(super) fn of_cue(stage: &Stage<'_>, statement: &Statement) -> Option<Stance> {
    let concepts = &stage.lexicon.concepts;
    let lemmas = || {
        let spans = statement.cue.iter();
        spans
            .flat_map(|&span| stage.annotated.tokens_in(span))
            .map(|t| stage.annotated.lemma(t))
    };
    let against = || {
        lemmas().any(|lemma| concepts.opposes(lemma))
            || lemmas().any(|lemma| AGAINST.contains(&lemma))
            || declares_void(stage, statement)
    };
    if statement.cue_lemma == "tell" && !is_told_to(stage, statement) {
        return None;
    }
    if let Some(stance) = named_so(stage, statement) {
        return stance;
    }
    // "Dropped its opposition to the deal": it had it before.
    let mut cue = (statement.cue.iter()).flat_map(|&span| stage.annotated.tokens_in(span));
    if cue.any(|noun| polarity::is_given_up(stage.annotated, noun)) {
        return None;
    }
    // "Revealed a plan": it is known now. "Pleaded guilty to fraud": of that they are no friend.
    if lemmas().any(|lemma| matches!(lemma, "reveal" | "disclose"))
        || pleads_in_court(stage, statement)
    {
        return None;
    }
    // "Sentenced the reporter to nine years": a court takes no side.
    if lemmas().any(|lemma| matches!(lemma, "sentence" | "convict" | "acquit")) {
        return None;
    }
    // "Condolences over the death": nobody is for it. "Is not opposed", "has no objection": no stance.
    let grieves = lemmas().any(|lemma| GRIEF.contains(&lemma));
    let is_negated =
        lemmas().any(|lemma| matches!(lemma, "not" | "no" | "never" | "n't" | "hardly"));
    let is_against = matches!(statement.cue_class, CueClass::Accuse | CueClass::Fear) || against();
    if grieves || is_negated && is_against {
        return None;
    }
    match statement.cue_class {
        CueClass::Accuse | CueClass::Fear => Some(Stance::Oppose),
        // "Warned them to stay inside": it wants them to.
        CueClass::Demand if matches!(&*statement.cue_lemma, "warn" | "caution" | "alert") => {
            Some(Stance::Support)
        }
        CueClass::Deny => against().then_some(Stance::Oppose),
        // "Is not happy with the treaty"
        CueClass::Praise if lemmas().any(|lemma| lemma == "not") => Some(Stance::Oppose),
        CueClass::Praise
        | CueClass::Demand
        | CueClass::Promise
        | CueClass::Hope
        | CueClass::Intend
        | CueClass::Announce
        | CueClass::Decree => Some(if against() {
            Stance::Oppose
        } else {
            Stance::Support
        }),
        CueClass::Report => None,
        _ if against() => Some(Stance::Oppose),
        _ => lemmas()
            .any(|lemma| concepts.supports(lemma))
            .then_some(Stance::Support),
    }
}

/// *Pleaded **not guilty** to two counts*
fn pleads_in_court(stage: &Stage<'_>, statement: &Statement) -> bool {
    let annotated = stage.annotated;
    let mut first = statement
        .content
        .first()
        .into_iter()
        .flat_map(|&span| annotated.tokens_in(span).take(2));
    statement.cue_lemma == "plead"
        && first.any(|word| matches!(annotated.lower(word), "guilty" | "innocent"))
}

/// What turns down or forbids a thing, beside what the lexicon has.
const AGAINST: &[&str] = &[
    "against", "bar", "block", "forbid", "outlaw", "prohibit", "refuse", "reject", "veto",
];

/// Words for what one feels about a loss.
const GRIEF: &[&str] = &[
    "condolence",
    "grief",
    "grieve",
    "lament",
    "mourn",
    "mourning",
    "sorrow",
    "sympathy",
];

/// What it shows that something is called by a name: *called the duties **unfair***, *called the treaty
/// **a success***; a name that praises and blames nothing shows nothing.
fn named_so(stage: &Stage<'_>, statement: &Statement) -> Option<Option<Stance>> {
    let verb = naming_verb(stage, statement)?;
    naming::called(stage.lexicon, stage.annotated, verb).map(|(_, stance)| stance)
}

/// What a statement calls by a name.
pub(super) fn called_so(stage: &Stage<'_>, statement: &Statement) -> Option<TokenId> {
    let verb = naming_verb(stage, statement)?;
    naming::naming(stage.annotated, verb).map(|(what, _)| what)
}

fn naming_verb(stage: &Stage<'_>, statement: &Statement) -> Option<TokenId> {
    let annotated = stage.annotated;
    let cue = statement.cue.iter();
    cue.flat_map(|&span| annotated.tokens_in(span))
        .find(|&token| {
            matches!(
                annotated.lemma(token),
                "call" | "describe" | "label" | "brand" | "deem" | "declare" | "consider" | "find"
            ) && annotated.child(token, Dep::prt).is_none()
        })
}

/// *Declared the vote **unconstitutional***, *turned **down** the offer*.
fn declares_void(stage: &Stage<'_>, statement: &Statement) -> bool {
    let annotated = stage.annotated;
    let cue = statement.cue.iter();
    cue.flat_map(|&span| annotated.tokens_in(span))
        .filter(|&token| annotated.token(token).pos == Pos::VERB)
        .any(|verb| {
            annotated.children(verb).iter().any(|&child| {
                let word = annotated.lower(child);
                let voids = matches!(
                    word,
                    "illegal"
                        | "illegitimate"
                        | "invalid"
                        | "null"
                        | "unacceptable"
                        | "unconstitutional"
                        | "unenforceable"
                        | "unlawful"
                        | "void"
                );
                let downs = word == "down"
                    && matches!(annotated.lemma(verb), "turn" | "vote" | "back")
                    && annotated.token(child).dep == Dep::prt;
                voids || downs
            })
        })
}

/// Whether somebody is told to do a thing; *told the meeting that …* and *told the council* ask nothing.
pub(super) fn is_told_to(stage: &Stage<'_>, statement: &Statement) -> bool {
    content_head(stage, statement).is_some_and(|head| {
        let annotated = stage.annotated;
        annotated.token(head).tag == Tag::VB
            && annotated
                .children_by(head, Dep::aux)
                .any(|aux| annotated.lower(aux) == "to")
    })
}
