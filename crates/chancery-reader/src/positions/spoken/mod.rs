//! Positions that statements show.
//!
//! > The Cuban president **denounced** the siege as unacceptable.
//!
//! He is against the siege. What a cue leaves open (*said*, *stressed*), the content must show by
//! its own words: *must be lifted*, *is unacceptable*.
//!
//! What the cue alone shows is read in [`cue`], what is wanted of a person in [`persons`]; an author's own plain
//! sentences are no statements, but show his positions too ([`plain`]).

pub(in crate::positions) mod cue;
mod persons;
pub(in crate::positions) mod plain;

use chancery_lexicon::words;
use chancery_record::{ActorId, CueClass, Stance, Statement, StatementId, Why};
use chancery_text::{Dep, Pos, Tag, TokenId};

use super::concepts::{hits, phrase, theme};
use super::holders::{holders, together};
use super::polarity::judged;
use super::told::{matters, own};
use super::{Shown, Stage, polarity};
use cue::{called_so, is_told_to, of_cue};

/// The most concepts of one statement that are held against each other.
const MOST_NAMED: usize = 32;

/// Stands where the holders of a statement go.
const NOBODY: ActorId = ActorId(u32::MAX);

pub(super) fn positions(stage: &Stage<'_>) -> Vec<Shown> {
    let mut shown = Vec::new();
    for (number, statement) in stage.statements.iter().enumerate() {
        if statement.negated || statement.in_title || is_idle(stage, statement) {
            continue;
        }
        let id = StatementId(number as u32);
        let holders = holders(stage, statement);
        if holders.is_empty() {
            continue;
        }
        let found = of_lexicon(stage, statement, id);
        let words = of_words(stage, statement, id);
        // What the content is about says more than a concept that only hangs on it: of "the transition
        // to democracy" the transition.
        let found: Vec<(Shown, TokenId)> = found
            .into_iter()
            .filter(|&(_, named)| {
                stage.is_speech
                    || !words
                        .iter()
                        .any(|&(_, head)| head != named && names_the_same_below(stage, named, head))
            })
            .collect();
        // No second concept for what the lexicon names already.
        let words: Vec<(Shown, TokenId)> = words
            .into_iter()
            .filter(|&(_, head)| {
                !found
                    .iter()
                    .any(|&(_, named)| names_the_same(stage, named, head))
            })
            .collect();
        for (one, _) in found.into_iter().chain(words) {
            if one.actor != NOBODY {
                shown.push(one);
                continue;
            }
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

/// Whether a phrase lies within the other, not beside it: *their ties and **closer cooperation***
/// are two things.
fn names_the_same(stage: &Stage<'_>, named: TokenId, head: TokenId) -> bool {
    names_the_same_below(stage, named, head) || names_the_same_below(stage, head, named)
}

/// Whether the first lies within the phrase of the second, not beside it.
fn names_the_same_below(stage: &Stage<'_>, low: TokenId, high: TokenId) -> bool {
    let annotated = stage.annotated;
    let mut at = low;
    while at != high {
        if annotated.token(at).dep == Dep::conj {
            return false;
        }
        match annotated.head(at) {
            Some(above) => at = above,
            None => return false,
        }
    }
    true
}

/// Whether a statement shows no stance whatever it says: it asks whether, it was not made after all
/// (*declined to endorse*, *failed to agree*), it wishes the hearer well (*hope you enjoy*), or who
/// tells of it denies it (*rejected reports that Peru had offered a deal*).
fn is_idle(stage: &Stage<'_>, statement: &Statement) -> bool {
    let annotated = stage.annotated;
    let parent = statement
        .parent
        .and_then(|parent| stage.statements.get(parent.index()));
    if parent.is_some_and(|parent| parent.cue_class == CueClass::Deny || parent.negated) {
        return true;
    }
    // "Denies that the duties are unfair": what it thinks of them it does not say.
    let denies = statement.cue_lemma == "deny";
    if denies && content_head(stage, statement).is_some_and(|head| is_clause(stage, head)) {
        return true;
    }
    let cue = statement.cue.first().map(|&span| annotated.tokens_in(span));
    let undone = cue.clone().is_some_and(|tokens| {
        !tokens.is_empty()
            && polarity::is_undone(
                annotated,
                hits::head_of(annotated, tokens.start, tokens.end),
            )
    });
    if undone {
        return true;
    }
    // "in order to open the port": no order.
    let in_order = cue.is_some_and(|tokens| {
        tokens.start > 0
            && annotated.lower(tokens.start) == "order"
            && annotated.lower(tokens.start - 1) == "in"
    });
    if in_order {
        return true;
    }
    let Some(head) = content_head(stage, statement) else {
        return false;
    };
    let names = statement.cue_lemma == "call" && annotated.token(head).dep == Dep::oprd;
    let asks = statement.cue_class == CueClass::Ask
        && annotated
            .children_by(head, Dep::mark)
            .any(|mark| matches!(annotated.lower(mark), "whether" | "if"));
    let wishes = statement.cue_class == CueClass::Hope
        && annotated
            .child(head, Dep::nsubj)
            .is_some_and(|subject| annotated.lower(subject) == "you");
    // "Alleged ties", "blaming human error": what is supposed or what went wrong.
    let before = annotated
        .tokens_in(statement.content.first().copied().unwrap_or_default())
        .start
        .checked_sub(1);
    let is_for = before.is_some_and(|link| annotated.lower(link) == "for");
    let supposes = matches!(&*statement.cue_lemma, "allege" | "suspect" | "presume")
        && !is_clause(stage, head)
        || statement.cue_lemma == "blame" && !is_for;
    names || asks || wishes || supposes
}

/// Whether the content is a clause of its own: *that the road is closed*.
fn is_clause(stage: &Stage<'_>, head: TokenId) -> bool {
    let annotated = stage.annotated;
    let token = annotated.token(head);
    // "the people … have been exposed to hunger", with the subject left outside
    let finite = || {
        annotated.children(head).iter().any(|&aux| {
            matches!(annotated.token(aux).dep, Dep::aux | Dep::auxpass)
                && matches!(annotated.token(aux).tag, Tag::VBZ | Tag::VBP | Tag::VBD)
        })
    };
    matches!(token.pos, Pos::VERB | Pos::AUX)
        && (annotated.child(head, Dep::nsubj).is_some()
            || annotated.child(head, Dep::expl).is_some()
            || annotated.child(head, Dep::nsubjpass).is_some()
            || finite())
}

/// The token that the content hangs on; of *asked the court to rule* the verb, not the court.
fn content_head(stage: &Stage<'_>, statement: &Statement) -> Option<TokenId> {
    let annotated = stage.annotated;
    let tokens = annotated.tokens_in(*statement.content.first()?);
    if tokens.is_empty() {
        return None;
    }
    if let Some(what) = called_so(stage, statement).filter(|what| tokens.contains(what)) {
        return Some(what);
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
    if statement.cue_lemma == "tell" && !is_told_to(stage, statement) {
        return false;
    }
    match statement.cue_class {
        CueClass::Hope => true,
        CueClass::Demand | CueClass::Intend | CueClass::Promise | CueClass::Decree => {
            // "told reporters that it could fall", "that it will be built"; what one promises will be.
            let promised = statement.cue_class == CueClass::Promise;
            let possible =
                annotated
                    .children_by(head, Dep::aux)
                    .any(|aux| match annotated.lower(aux) {
                        "could" | "can" | "may" | "might" | "did" | "does" | "do" => true,
                        "will" | "would" | "'ll" | "’ll" => !promised,
                        _ => false,
                    });
            if possible {
                return false;
            }
            // "demands that the regime allow …"
            let plain = annotated.token(head).tag == Tag::VBP
                && statement.cue_class == CueClass::Demand
                && annotated.child(head, Dep::aux).is_none()
                && annotated.child(head, Dep::mark).is_some();
            let base = plain
                || matches!(annotated.token(head).tag, Tag::VB)
                || annotated.children(head).iter().any(|&aux| {
                    annotated.token(aux).dep == Dep::auxpass && annotated.token(aux).tag == Tag::VB
                });
            base || annotated.token(head).dep == Dep::xcomp || polarity::has_duty(annotated, head)
        }
        _ => false,
    }
}

/// Concepts of the lexicon, each with the head of its phrase.
fn of_lexicon(stage: &Stage<'_>, statement: &Statement, id: StatementId) -> Vec<(Shown, TokenId)> {
    let annotated = stage.annotated;
    let Some(head) = content_head(stage, statement) else {
        return Vec::new();
    };
    let cue = of_cue(stage, statement);
    let open = is_clause(stage, head)
        && statement.cue_class != CueClass::Fear
        && !is_wanted(stage, statement, head);
    let mut shown: Vec<(Shown, TokenId)> = Vec::new();
    for span in &statement.content {
        let tokens = annotated.tokens_in(*span);
        let from = stage
            .named
            .partition_point(|named| named.start < tokens.start);
        for named in stage.named[from..]
            .iter()
            .take_while(|named| named.start < tokens.end)
        {
            if stage.named[from..]
                .iter()
                .take_while(|other| other.start < named.end)
                .take(MOST_NAMED)
                .any(|other| named.is_within(other))
            {
                continue;
            }
            if named.bare || stage.inner.get(named.head as usize).copied().flatten() != Some(id.0) {
                continue;
            }
            let reading = polarity::read(stage.lexicon, annotated, named.head, |t| {
                tokens.contains(&t)
            });
            // "Refused to sign a pledge to triple it": what it is for, others are for.
            let refuses = matches!(&*statement.cue_lemma, "refuse" | "decline");
            if refuses && named.stance.is_none() && reading.attitude.is_some() && cue.is_some() {
                continue;
            }
            let (stance, confidence, from) = if let Some(stance) = named.stance {
                (stance, 0.8, named.start)
            } else if let Some((word, stance)) = reading.attitude {
                let is_anothers = is_anothers(stage, statement, word);
                if open && is_anothers {
                    continue;
                }
                // Who fears that Peru expands the war, or accuses it of supporting terror, is against
                // the war and the terror.
                let is_feared = match statement.cue_class {
                    CueClass::Fear => is_anothers,
                    CueClass::Accuse => {
                        stance == Stance::Support && annotated.token(word).pos == Pos::VERB
                    }
                    _ => false,
                };
                (
                    named.on_concept(polarity::turn(stance, is_feared)),
                    if reading.steps <= 2 { 0.75 } else { 0.6 },
                    word.min(named.start),
                )
            } else if let Some(cue) = cue.filter(|_| !open && !reading.aside) {
                // What hangs far below the content's head is not what the cue is about, unless
                // it is a thing that nobody names who does not take that side.
                let stance = named.on_concept(polarity::turn(cue, reading.turned));
                if reading.steps > 3 && (named.lean != Some(stance) || !stage.is_speech) {
                    continue;
                }
                let near = reading.top == head || named.head == head;
                (stance, if near { 0.75 } else { 0.5 }, named.start)
            } else {
                continue;
            };
            if named.is_far_fetched(stance, reading.steps) && !stage.is_speech {
                continue;
            }
            let span = match (cue.filter(|_| !open), statement.cue.first()) {
                (Some(_), Some(cue)) => cue.join(stage.span(from, named.end - 1)),
                _ => stage.span(from, named.end - 1),
            };
            shown.push((
                Shown {
                    actor: NOBODY,
                    concept: named.concept.clone(),
                    stance,
                    statement: Some(id),
                    event: None,
                    span,
                    confidence: confidence * statement.confidence.max(0.5),
                    why: named.why("spoken"),
                },
                named.head,
            ));
        }
    }
    // The surest two: a long statement names much that it takes no stance on.
    shown.sort_by(|a, b| b.0.confidence.total_cmp(&a.0.confidence));
    shown.dedup_by(|a, b| a.0.concept == b.0.concept && a.0.stance == b.0.stance);
    if stage.cast.author.is_none() || stage.cast.author != statement.speaker {
        shown.truncate(2);
    }
    shown
}

/// Whether a verb of the content tells what somebody else does: *said that **Peru continued** the war*,
/// which shows nothing of the speaker, unless Peru *must*.
fn is_anothers(stage: &Stage<'_>, statement: &Statement, verb: TokenId) -> bool {
    let annotated = stage.annotated;
    let Some(subject) = annotated.child(verb, Dep::nsubj) else {
        return false;
    };
    let named = stage.cast.at(subject);
    let Some(speaker) = statement.speaker.filter(|_| !named.is_empty()) else {
        return false;
    };
    annotated.token(verb).pos == Pos::VERB
        && annotated.token(subject).pos != Pos::PRON
        && !own::is_own(stage, verb, speaker)
        && !polarity::has_duty(annotated, verb)
}

/// Concepts made of the content's own words.
fn of_words(stage: &Stage<'_>, statement: &Statement, id: StatementId) -> Vec<(Shown, TokenId)> {
    let annotated = stage.annotated;
    let Some(head) = content_head(stage, statement) else {
        return Vec::new();
    };
    if stage.inner.get(head as usize).copied().flatten() != Some(id.0) {
        return Vec::new();
    }
    let clause = is_clause(stage, head);
    if clause && !is_wanted(stage, statement, head) {
        let own = of_own_clause(stage, statement, id, head);
        if !own.is_empty() {
            return own;
        }
    }
    let mut shown = Vec::new();
    for (theme, stance, from) in themes(stage, statement, head, clause) {
        // What is joined to the content may stand in another statement.
        let inner = stage.inner.get(theme.head as usize).copied().flatten();
        if inner
            .is_some_and(|inner| inner != id.0 && Some(inner) != statement.parent.map(|id| id.0))
        {
            continue;
        }
        // "accused them of stealing ideas and tools": nobody is against the tools.
        let is_joined = annotated.token(theme.head).dep == Dep::conj
            && annotated.token(theme.head).pos == Pos::NOUN
            && annotated.token(head).tag == Tag::VBG;
        if is_joined && statement.cue_class == CueClass::Accuse {
            continue;
        }
        // "accused them of trading with the rebels": the trading, though the rebels are somebody.
        // "called for Peru to send troops to Chile": for the sending, though Chile is somebody.
        let tells_deed = statement.cue_class == CueClass::Accuse
            || statement.cue_class == CueClass::Demand
                && (is_wanted(stage, statement, head) || polarity::has_duty(annotated, head))
                && !theme::is_light(annotated.lemma(head))
                && !stage.cast.at(theme.head).is_empty();
        let deed = || phrase::deed(annotated, head).filter(|_| tells_deed);
        let named = phrase::naming(annotated, stage.cast, &theme).map(|(concept, _)| concept);
        let person = persons::wanted(stage, statement, head, &theme);
        let named = person
            .or(named)
            .or_else(|| matters::pointed(stage, theme.head));
        // "accused them of breaking their word": against the breaking, for the word.
        let stance = polarity::turn(stance, named.is_none() && theme.turned);
        let Some(concept) = named.or_else(deed) else {
            continue;
        };
        let start = match (from, statement.cue.first()) {
            (None, Some(cue)) => *cue,
            _ => stage.span(from.unwrap_or(head).min(theme.head), theme.head),
        };
        shown.push((
            Shown {
                actor: NOBODY,
                concept,
                stance,
                statement: Some(id),
                event: None,
                span: start.join(annotated.subtree_span(theme.head)),
                confidence: 0.5 * statement.confidence.max(0.5),
                why: Why::new("spoken", "words"),
            },
            theme.head,
        ));
    }
    shown
}

/// What a content is about, the stance toward it, and the word of the content that shows it.
fn themes(
    stage: &Stage<'_>,
    statement: &Statement,
    head: TokenId,
    clause: bool,
) -> Vec<(theme::Theme, Stance, Option<TokenId>)> {
    let annotated = stage.annotated;
    let all = |stance: Stance, from: Option<TokenId>| {
        theme::themes(stage.lexicon, annotated, head)
            .into_iter()
            .map(|theme| (theme, theme::stance(annotated, &theme, stance), from))
            .collect()
    };
    if !clause || is_wanted(stage, statement, head) {
        // "discussed the importance of …"
        let worth = || {
            let is_worth = matches!(
                annotated.lemma(head),
                "importance" | "need" | "necessity" | "value" | "urgency" | "imperative"
            );
            (!clause && is_worth).then_some(Stance::Support)
        };
        let stance = of_cue(stage, statement).or_else(worth);
        let mut found: Vec<_> = stance.map_or(Vec::new(), |stance| all(stance, None));
        if statement.cue_class == CueClass::Announce {
            // "announced the president's death": it happened, whoever likes it.
            found.retain(|(theme, ..)| {
                !words::positions::HAPPENING.has(annotated.lemma(theme.head))
            });
        }
        if statement.cue_class == CueClass::Say {
            // "stressed its record deficit": to dwell on an ill is not to want it.
            found.retain(|(theme, stance, _)| {
                let lemma = annotated.lemma(theme.head);
                let ill =
                    polarity::is_ill(lemma) || matches!(lemma, "deficit" | "loss" | "decline");
                !(ill && *stance == Stance::Support && theme.verb.is_none())
            });
        }
        return found;
    }
    if polarity::has_duty(annotated, head) {
        return all(Stance::Support, Some(head));
    }
    if !stage.is_speech
        && let Some((from, stance)) = judged::needed(annotated, head)
    {
        return theme::themes(stage.lexicon, annotated, from)
            .into_iter()
            .map(|theme| (theme, theme::stance(annotated, &theme, stance), Some(head)))
            .collect();
    }
    // "that the siege is unacceptable", "that the visit was a success"
    let Some(subject) = annotated.child(head, Dep::nsubj) else {
        return Vec::new();
    };
    let reading = polarity::read(stage.lexicon, annotated, subject, |t| {
        annotated.governs(head, t)
    });
    let judged = || {
        judged::of_subject(annotated, head)
            .filter(|_| !stage.is_speech)
            .map(|stance| (head, stance))
    };
    match reading.attitude.or_else(judged) {
        Some((word, stance)) if annotated.token(subject).pos != Pos::PRON => {
            let theme = theme::Theme {
                head: subject,
                turned: false,
                verb: None,
                carrier: None,
            };
            vec![(theme, stance, Some(word))]
        }
        _ => Vec::new(),
    }
}

/// What a clause about the speaker shows: *that Peru would never recognize the annexation*.
fn of_own_clause(
    stage: &Stage<'_>,
    statement: &Statement,
    id: StatementId,
    head: TokenId,
) -> Vec<(Shown, TokenId)> {
    let Some(speaker) = together::speaker(stage, Some(id.0)) else {
        return Vec::new();
    };
    let mut shown = Vec::new();
    for own in own::of_words(stage, head, speaker) {
        let one = Shown {
            actor: NOBODY,
            concept: own.concept,
            stance: own.stance,
            statement: Some(id),
            event: None,
            span: stage
                .span(own.verb, own.object)
                .join(stage.annotated.subtree_span(own.object)),
            confidence: 0.5 * statement.confidence.max(0.5),
            why: Why::new("spoken", "own"),
        };
        shown.extend(
            own.subject
                .iter()
                .filter(|&&actor| actor != speaker)
                .map(|&actor| {
                    (
                        Shown {
                            actor,
                            ..one.clone()
                        },
                        own.object,
                    )
                }),
        );
        shown.push((one, own.object));
    }
    shown
}
