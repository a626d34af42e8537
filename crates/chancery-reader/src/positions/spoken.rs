//! Positions that statements show.
//!
//! > The Cuban president **denounced** the siege as unacceptable.
//!
//! He is against the siege. What a cue leaves open (*said*, *stressed*), the content must show by
//! its own words: *must be lifted*, *is unacceptable*.

use chancery_record::{ActorId, CueClass, Stance, Statement, StatementId, Why};
use chancery_text::{Dep, Pos, Tag, TokenId};

use super::{Shown, Stage, hits, phrase, polarity};

pub(super) fn positions(stage: &Stage<'_>) -> Vec<Shown> {
    let mut shown = Vec::new();
    for (number, statement) in stage.statements.iter().enumerate() {
        if statement.negated || statement.in_title {
            continue;
        }
        let id = StatementId(number as u32);
        let holders = holders(stage, statement);
        if holders.is_empty() {
            continue;
        }
        let mut found = of_lexicon(stage, statement, id);
        if found.is_empty() {
            found.extend(of_words(stage, statement, id));
        }
        for one in found {
            for &actor in &holders {
                shown.push(Shown {
                    actor,
                    ..one.clone()
                });
            }
        }
    }
    shown
}

/// Whose positions a statement shows: all joint speakers, and a principal whose support or
/// commitment is told.
fn holders(stage: &Stage<'_>, statement: &Statement) -> Vec<ActorId> {
    let mut holders: Vec<ActorId> = statement.speaker.into_iter().collect();
    let (annotated, cast) = (stage.annotated, stage.cast);
    for &span in &statement.speaker_span {
        let tokens = annotated.tokens_in(span);
        for token in tokens.clone() {
            let at = annotated.token(token);
            let is_top = at.dep == Dep::conj || !tokens.contains(&at.head) || at.head == token;
            if is_top {
                holders.extend(cast.at(token));
            }
        }
    }
    // "reiterated the President's support for …"
    for span in statement.cue.iter().chain(&statement.content) {
        for token in annotated.tokens_in(*span).take(6) {
            if matches!(
                annotated.lemma(token),
                "support" | "commitment" | "opposition" | "readiness" | "willingness" | "resolve"
            ) && let Some(of) = annotated.child(token, Dep::poss)
            {
                holders.extend(cast.at(of));
                if stage.is_first_person(of) {
                    holders.extend(cast.author);
                }
            }
        }
    }
    let mut seen = Vec::new();
    for holder in holders {
        if !seen.contains(&holder) && holder.index() < cast.actors.len() {
            seen.push(holder);
        }
    }
    seen
}

/// What the cue alone shows of its content.
fn of_cue(stage: &Stage<'_>, statement: &Statement) -> Option<Stance> {
    let concepts = &stage.lexicon.concepts;
    let lemmas = || {
        let spans = statement.cue.iter();
        spans
            .flat_map(|&span| stage.annotated.tokens_in(span))
            .map(|t| stage.annotated.lemma(t))
    };
    let against = || {
        lemmas().any(|lemma| concepts.opposes(lemma))
            || lemmas().any(|lemma| matches!(lemma, "against" | "reject" | "refuse"))
    };
    match statement.cue_class {
        CueClass::Accuse | CueClass::Fear => Some(Stance::Oppose),
        CueClass::Deny => against().then_some(Stance::Oppose),
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

/// Whether the content is a clause of its own: *that the road is closed*.
fn is_clause(stage: &Stage<'_>, head: TokenId) -> bool {
    let annotated = stage.annotated;
    let token = annotated.token(head);
    matches!(token.pos, Pos::VERB | Pos::AUX)
        && (annotated.child(head, Dep::nsubj).is_some()
            || annotated.child(head, Dep::nsubjpass).is_some())
}

/// The token that the content hangs on; of *asked the court to rule* the verb, not the court.
fn content_head(stage: &Stage<'_>, statement: &Statement) -> Option<TokenId> {
    let annotated = stage.annotated;
    let tokens = annotated.tokens_in(*statement.content.first()?);
    if tokens.is_empty() {
        return None;
    }
    let clause = tokens.clone().find(|&token| {
        let at = annotated.token(token);
        matches!(at.dep, Dep::ccomp | Dep::xcomp | Dep::advcl)
            && matches!(at.pos, Pos::VERB | Pos::AUX)
            && !tokens.contains(&at.head)
    });
    Some(clause.unwrap_or_else(|| hits::head_of(annotated, tokens.start, tokens.end)))
}

/// Whether the cue wants what a finite clause tells: *demanded that it be opened*, not *told
/// reporters that it was open*.
fn is_wanted(stage: &Stage<'_>, statement: &Statement, head: TokenId) -> bool {
    let annotated = stage.annotated;
    match statement.cue_class {
        CueClass::Hope => true,
        CueClass::Demand | CueClass::Intend | CueClass::Promise | CueClass::Decree => {
            let base = matches!(annotated.token(head).tag, Tag::VB)
                || annotated.children(head).iter().any(|&aux| {
                    annotated.token(aux).dep == Dep::auxpass && annotated.token(aux).tag == Tag::VB
                });
            base || annotated.token(head).dep == Dep::xcomp || polarity::has_duty(annotated, head)
        }
        _ => false,
    }
}

fn of_lexicon(stage: &Stage<'_>, statement: &Statement, id: StatementId) -> Vec<Shown> {
    let annotated = stage.annotated;
    let Some(head) = content_head(stage, statement) else {
        return Vec::new();
    };
    let cue = of_cue(stage, statement);
    let open = is_clause(stage, head)
        && statement.cue_class != CueClass::Fear
        && !is_wanted(stage, statement, head);
    let mut shown: Vec<Shown> = Vec::new();
    for span in &statement.content {
        let tokens = annotated.tokens_in(*span);
        let from = stage
            .named
            .partition_point(|named| named.start < tokens.start);
        for named in stage.named[from..]
            .iter()
            .take_while(|named| named.start < tokens.end)
        {
            if named.bare || stage.inner.get(named.head as usize).copied().flatten() != Some(id.0) {
                continue;
            }
            let reading = polarity::read(stage.lexicon, annotated, named.head, |t| {
                tokens.contains(&t)
            });
            let (stance, confidence, from) = if let Some(stance) = named.stance {
                (stance, 0.8, named.start)
            } else if let Some((word, stance)) = reading.attitude {
                (
                    stance,
                    if reading.steps <= 2 { 0.75 } else { 0.6 },
                    word.min(named.start),
                )
            } else if let Some(cue) = cue.filter(|_| !open) {
                // What hangs far below the content's head is not what the cue is about.
                if reading.steps > 3 {
                    continue;
                }
                let near = reading.top == head || named.head == head;
                (
                    polarity::turn(cue, reading.turned),
                    if near { 0.75 } else { 0.5 },
                    named.start,
                )
            } else {
                continue;
            };
            let span = match (cue.filter(|_| !open), statement.cue.first()) {
                (Some(_), Some(cue)) => cue.join(stage.span(from, named.end - 1)),
                _ => stage.span(from, named.end - 1),
            };
            shown.push(Shown {
                actor: ActorId(0),
                concept: named.concept.clone(),
                stance,
                statement: Some(id),
                event: None,
                span,
                confidence: confidence * statement.confidence.max(0.5),
                why: Why::new("spoken", format!("concepts.{}", named.entry)),
            });
        }
    }
    // The surest two: a long statement names much that it takes no stance on.
    shown.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
    shown.dedup_by(|a, b| a.concept == b.concept && a.stance == b.stance);
    if stage.cast.author.is_none() || stage.cast.author != statement.speaker {
        shown.truncate(2);
    }
    shown
}

/// A concept made of the content's own words.
fn of_words(stage: &Stage<'_>, statement: &Statement, id: StatementId) -> Option<Shown> {
    let annotated = stage.annotated;
    let head = content_head(stage, statement)?;
    if stage.inner.get(head as usize).copied().flatten() != Some(id.0) {
        return None;
    }
    let cue = of_cue(stage, statement);
    let clause = is_clause(stage, head);
    let wanted = is_wanted(stage, statement, head);
    // "discussed the importance of …"
    let cue = cue.or_else(|| {
        let lemma = annotated.lemma(head);
        (!clause
            && matches!(
                lemma,
                "importance" | "need" | "necessity" | "value" | "urgency" | "imperative"
            ))
        .then_some(Stance::Support)
    });
    let (theme, stance, from) = if !clause || wanted {
        let theme = phrase::theme(stage.lexicon, annotated, head)?;
        (theme, polarity::turn(cue?, theme.turned), None)
    } else if polarity::has_duty(annotated, head) {
        let theme = phrase::theme(stage.lexicon, annotated, head)?;
        (
            theme,
            polarity::turn(Stance::Support, theme.turned),
            Some(head),
        )
    } else {
        // "that the siege is unacceptable", "that the visit was a success"
        let subject = annotated.child(head, Dep::nsubj)?;
        let reading = polarity::read(stage.lexicon, annotated, subject, |t| {
            annotated.governs(head, t)
        });
        let (word, stance) = reading.attitude?;
        if matches!(annotated.token(subject).pos, Pos::PRON) {
            return None;
        }
        (
            phrase::Theme {
                head: subject,
                turned: false,
            },
            stance,
            Some(word),
        )
    };
    if !stage.cast.at(theme.head).is_empty() {
        // For or against somebody is an event between the two.
        return None;
    }
    let concept = phrase::concept(annotated, theme.head)?;
    if !phrase::is_telling(annotated, theme.head, &concept) {
        return None;
    }
    let start = match (from, statement.cue.first()) {
        (None, Some(cue)) => *cue,
        _ => stage.span(from.unwrap_or(head).min(theme.head), theme.head),
    };
    Some(Shown {
        actor: ActorId(0),
        concept,
        stance,
        statement: Some(id),
        event: None,
        span: start.join(stage.annotated.subtree_span(theme.head)),
        confidence: 0.5 * statement.confidence.max(0.5),
        why: Why::new("spoken", "words"),
    })
}
