//! Positions that the content of a statement shows although no word of praise or blame does.
//!
//! > The minister said Peru **would buy the Chilean grain** and **could not bear a higher tariff**.
//!
//! What somebody says that his own side does, will do or cannot do, and what he is told to blame on
//! others, is often what he is for or against. These are guesses: [`keep`](super::keep) weighs them.

use chancery_record::{CueClass, Stance, Statement, StatementId, Why};
use chancery_text::{Dep, Pos, Tag, TokenId};

use super::{
    Shown, Stage, holders::holders, known::Known, own, phrase, polarity, spoken, telling, theme,
    together,
};

/// The most verbs of one content that are looked at.
const MOST: usize = 5;

/// What may be shown by the contents of statements and was not shown before.
pub(super) fn positions(stage: &Stage<'_>, known: &mut Known) -> Vec<Shown> {
    let mut shown = Vec::new();
    for (number, statement) in stage.statements.iter().enumerate().take(super::FARTHEST) {
        if statement.negated || statement.in_title || spoken::is_idle(stage, statement) {
            continue;
        }
        let id = StatementId(number as u32);
        let speakers = holders(stage, statement);
        for one in of_statement(stage, statement, id) {
            let mut actors = speakers.clone();
            for &actor in &one.subject {
                if !actors.contains(&actor) {
                    actors.push(actor);
                }
            }
            for actor in actors {
                let one = Shown {
                    actor,
                    ..one.shown.clone()
                };
                if !known.has(&one) {
                    known.add(&one);
                    shown.push(one);
                }
            }
        }
    }
    shown
}

/// A guess, and the actors of its clause who would hold it beside the speaker.
struct Guess {
    shown: Shown,
    subject: Vec<chancery_record::ActorId>,
}

fn of_statement(stage: &Stage<'_>, statement: &Statement, id: StatementId) -> Vec<Guess> {
    let annotated = stage.annotated;
    let Some(head) = spoken::content_head(stage, statement) else {
        return Vec::new();
    };
    let is_inside =
        |token: TokenId| stage.inner.get(token as usize).copied().flatten() == Some(id.0);
    let cue = spoken::of_cue(stage, statement);
    let mut guesses = Vec::new();
    let mut guess = |head: TokenId, concept: String, stance, subject: &[_], note: String| {
        let start = statement.cue.first().copied();
        let span = annotated.subtree_span(head);
        guesses.push(Guess {
            shown: Shown {
                actor: chancery_record::ActorId(0),
                concept,
                stance,
                statement: Some(id),
                event: None,
                span: start
                    .filter(|start| start.end <= span.start)
                    .map_or(span, |start| start.join(span)),
                confidence: 0.2,
                why: Why {
                    note,
                    ..Why::new("content", "words")
                },
            },
            subject: subject.to_vec(),
        });
    };
    for verb in verbs(stage, head, is_inside) {
        let is_verb = matches!(annotated.token(verb).pos, Pos::VERB | Pos::AUX);
        let lemma = annotated.lemma(verb);
        let (whose, subject) = subject(stage, verb, id);
        let mode = if !is_verb {
            "noun"
        } else if polarity::has_duty(annotated, verb) {
            "duty"
        } else {
            modal(stage, verb)
        };
        let concepts = &stage.lexicon.concepts;
        let shows = if concepts.opposes(lemma) {
            "against"
        } else if concepts.supports(lemma) {
            "for"
        } else if concepts.turns(lemma) {
            "turns"
        } else if polarity::harms(lemma) {
            "harms"
        } else {
            "plain"
        };
        let denied = statement.cue_class == CueClass::Deny;
        let base = cue.unwrap_or(if denied {
            Stance::Oppose
        } else {
            Stance::Support
        });
        let base = polarity::turn(base, concepts.opposes(lemma) && !concepts.turns(lemma));
        let note = |what: &str| format!("{what} whose={whose} mode={mode} verb={shows}");
        for theme in theme::themes(stage.lexicon, annotated, verb) {
            // "that the talks had failed" is no wish.
            let is_told = annotated.head(theme.head) == Some(verb)
                && matches!(annotated.token(theme.head).dep, Dep::nsubj | Dep::nsubjpass)
                && matches!(mode, "past" | "now");
            if is_told || !is_inside(theme.head) {
                continue;
            }
            if let Some((concept, _)) = phrase::naming(annotated, stage.cast, &theme) {
                let stance = theme::stance(annotated, &theme, base);
                guess(theme.head, concept, stance, &subject, note("object"));
            }
        }
        // "accused Peru of closing the road"
        let blamed = matches!(statement.cue_class, CueClass::Accuse | CueClass::Fear)
            || whose == "other" && matches!(shows, "harms" | "against");
        if blamed
            && is_verb
            && let Some(concept) = phrase::clause(annotated, verb)
        {
            guess(verb, concept, Stance::Oppose, &[], note("blamed"));
        }
        // "the tax was unfair"
        if let Some(topic) = annotated.child(verb, Dep::nsubj).filter(|_| is_verb)
            && annotated.child(verb, Dep::dobj).is_none()
            && stage.cast.at(topic).is_empty()
            && annotated.token(topic).pos == Pos::NOUN
            && let Some(concept) = phrase::concept(annotated, topic)
            && telling::is_telling(annotated, topic, &concept)
        {
            let reading = polarity::read(stage.lexicon, annotated, topic, |token| {
                annotated.governs(verb, token)
            });
            if let Some((_, stance)) = reading.attitude {
                guess(topic, concept, stance, &[], note("topic=sure"));
            }
        }
    }
    guesses
}

/// The head of a content and the verbs joined to it or below it.
fn verbs(stage: &Stage<'_>, head: TokenId, is_inside: impl Fn(TokenId) -> bool) -> Vec<TokenId> {
    let annotated = stage.annotated;
    let mut found = vec![head];
    let mut at = 0;
    while let Some(&verb) = found.get(at)
        && found.len() < MOST
    {
        at += 1;
        let below = annotated.children(verb).iter().copied().filter(|&child| {
            matches!(
                annotated.token(child).dep,
                Dep::conj | Dep::ccomp | Dep::xcomp
            ) && matches!(annotated.token(child).pos, Pos::VERB | Pos::AUX)
                && is_inside(child)
        });
        found.extend(below);
    }
    found.truncate(MOST);
    found
}

/// Whose clause it is, and who beside the speaker.
fn subject(
    stage: &Stage<'_>,
    verb: TokenId,
    id: StatementId,
) -> (&'static str, Vec<chancery_record::ActorId>) {
    let Some(subject) = stage.annotated.child(verb, Dep::nsubj) else {
        return ("none", Vec::new());
    };
    let actors = stage.cast.at(subject).to_vec();
    match together::speaker(stage, Some(id.0)) {
        Some(speaker) if own::is_own(stage, verb, speaker) => ("own", actors),
        // "officials said that Peru would …": nobody in particular tells it of Peru.
        None if !actors.is_empty() => ("told", actors),
        _ if actors.is_empty() => ("thing", Vec::new()),
        _ => ("other", Vec::new()),
    }
}

/// *will*, *could* or neither.
pub(super) fn modal(stage: &Stage<'_>, verb: TokenId) -> &'static str {
    let annotated = stage.annotated;
    let aux = annotated
        .children_by(verb, Dep::aux)
        .map(|aux| annotated.lower(aux))
        .find(|aux| {
            !matches!(
                *aux,
                "to" | "has" | "have" | "had" | "is" | "are" | "was" | "were"
            )
        });
    match aux {
        Some("will" | "would" | "'ll" | "’ll" | "wo") => "will",
        Some("can" | "could" | "ca") => "can",
        Some("may" | "might") => "may",
        _ if annotated.token(verb).tag == Tag::VBD => "past",
        _ => "now",
    }
}
